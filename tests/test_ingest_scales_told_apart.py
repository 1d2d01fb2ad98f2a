"""A sentence that tells two scales: each holds for the tables that its clause names, the general one for the rest."""

import pytest

from ingest.language.scales import find_scale
from ingest.language.table_notes import leading_scale
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
    ("text", "scale"),
    [
        ("Luvut on esitetty tuhansin euroin.", 1000),
        ("Summat pyöristetty tuhansiin euroihin", 1000),
        ("euroa × 1 000", 1000),
        ("€ x 1000", 1000),
        ("euroa (tuhansina)", 1000),
        ("Luvut ovat tuhansina.", 1000),
        ("Yksikkö: 1 000 EUR", 1000),
        ("Kaikki rahasummat ovat tuhansia euroja ja kulut negatiivisia.", 1000),
        ("1 000 euroa, kulut miinusmerkkisinä.", 1000),
        ("Luvut miljoonin euroin", 1_000_000),
    ],
)
def test_a_note_of_nothing_but_the_scale_holds_for_the_tables_to_come(text: str, scale: int) -> None:
    note = general_note(0, None, text)
    assert note is not None
    assert find_scale(note.of(["Uimahalli"])) == scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1 000 €, sisäiset erät mukana. TA 2025 = alkuperäinen talousarvio + muutokset.", "1 000 €"),
        ("1 000 euroa, joka maksettiin seuralle, on palautettu.", ""),
        ("Avustus oli 1 000 euroa, kulut sen mukaan.", ""),
    ],
)
def test_a_long_note_over_a_table_begins_with_its_scale(text: str, scale: str) -> None:
    assert leading_scale(text) == scale


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
