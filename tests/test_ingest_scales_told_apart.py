"""A sentence that tells two scales: each holds for the tables that its clause names, the general one for the rest."""

import pytest

from ingest.language.scales import find_scale
from ingest.layout.general_notes import general_note

MIXED = {
    "Käyttötalouden luvut ovat euroja ja investoinnit tuhansia euroja.": {"Uimahalli": 1, "Investointien toteutuminen": 1000, "Käyttötalous": 1},
    "Luvut ovat tuhansina euroina, mutta hankkeet euroina.": {"Uimahalli": 1000, "Hankkeet": 1},
    "Taulukoiden luvut on esitetty euroina; tase tuhansina euroina.": {"Uimahalli": 1},
    "Tuloslaskelman luvut ovat tuhansia euroja ja lautakuntien luvut euroja.": {"Tuloslaskelma": 1000, "Uimahalli": None},
    "Luvut ovat tuhansia euroja.": {"Uimahalli": 1000, "Investoinnit": 1000},
}


@pytest.mark.parametrize(("sentence", "title", "scale"), [(s, t, scale) for s, due in MIXED.items() for t, scale in due.items()])
def test_each_clause_holds_for_the_tables_that_it_names(sentence: str, title: str, scale: int | None) -> None:
    note = general_note(0, None, sentence)
    assert note is not None
    assert find_scale(note.of([title])) == scale


@pytest.mark.parametrize("sentence", ["Lainaa on 2 400 tuhatta euroa.", "Menot olivat tuhansia euroja.", "Luvut ovat ennakollisia."])
def test_other_sentences_tell_no_scale(sentence: str) -> None:
    assert general_note(0, None, sentence) is None


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("2025 Talousarvio 1–9 milj. €", 1000000),
        ("Toteuma 1-12 1 000 €", 1000),
        ("Toteuma 1–10/2025 t€", 1000),
        ("21 000 €", None),
        ("Säästö 2–3 milj. €", None),
    ],
)
def test_months_before_a_scale_are_no_part_of_an_amount(heading: str, scale: int | None) -> None:
    assert find_scale(heading) == scale
