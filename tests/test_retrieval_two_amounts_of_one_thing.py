"""Two sentences of a report that give two amounts of one thing: both are told, with the doubt."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [("Toimintatuotot", "603", "570"), ("Toimintakulut", "-5 912", "-5 850")]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Koulutus")
    page.table(("Koulutus, 1 000 €", "TP 2023", "TP 2024"), MONEY)
    page.heading("Hankkeet")
    page.prose("Hankkeita haettiin monesta rahastosta, ja niiden hallintoa kevennettiin.")
    page.prose("Vaskiopiston avustus Lumon teatteriryhmään vuonna 2024 oli 41.200 euroa.")
    page.prose("Vaskiopiston avustus Lumon kerhotoimintaan vuonna 2024 oli 12.300 euroa.")
    page.heading("Tulos")
    page.prose("Tulos oli edellisvuoden tasolla, ja toiminta jatkui entiseen tapaan.")
    page.prose("Lisäksi Vaskiopiston avustus Lumon uuteen teatteriryhmään vuonna 2024 oli yhteensä 38.750 euroa.")
    page.prose("Vaskiopiston avustus Lumon musiikkileirin järjestämiseen vuonna 2024 oli 9.100 euroa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


def test_both_amounts_are_told() -> None:
    answer = talk(_asker(), "Mikä oli Vaskiopiston avustus Lumon uuteen teatteriryhmään vuonna 2024?")
    assert answer.status == "answered", answer.answer
    assert {str(v.number) for v in answer.values} == {"41200", "38750"} and answer.caveats, answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä oli Vaskiopiston avustus Lumon kerhotoimintaan vuonna 2024?", "12300"),
        ("Mikä oli Vaskiopiston avustus Lumon musiikkileirin järjestämiseen vuonna 2024?", "9100"),
    ],
)
def test_amounts_of_two_things_are_told_apart(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [number] and not answer.caveats, answer.answer
