"""The town's name beside a part or row of it as another of its kind: what the other one has is not told for both."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Lukiokoulutus")
    page.table(("Oppilaita", "TP 2023", "TP 2024"), [("Aallonranta", "204", "190"), ("Tuulimäki", "56", "51")])
    page.heading("Kirjasto")
    page.table(("Kirjasto, €", "TP 2023", "TP 2024"), [("Toimintatuotot", "2 500", "3 100"), ("Toimintakulut", "-410 000", "-420 300")])
    page.heading("Museo")
    page.table(("Museo, €", "TP 2023", "TP 2024"), [("Toimintatuotot", "1 500", "1 200"), ("Toimintakulut", "-90 000", "-95 100")])


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka monta oppilasta Aallonrannan ja Tuulimäen lukioissa oli yhteensä vuonna 2024?",
        "Kuinka monta oppilasta Tuulimäen ja Aallonrannan lukioissa oli yhteensä vuonna 2024?",
        "Paljonko enemmän oppilaita oli Aallonrannan kuin Tuulimäen lukiossa vuonna 2024?",
        "Mitkä olivat Aallonrannan ja kirjaston toimintakulut yhteensä vuonna 2024?",
    ],
)
def test_one_of_the_two_is_not_told_for_both(question: str) -> None:
    answer = talk(_asker(), question)
    assert not {"51", "-420300", "5"} & {str(v.number) for v in answer.values}, answer.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Kuinka monta oppilasta Tuulimäen lukiossa oli vuonna 2024?", "51"),
        ("Mitkä olivat Aallonrannan kirjaston ja museon toimintakulut yhteensä vuonna 2024?", "-515400"),
        ("Mitkä olivat kirjaston ja Aallonrannan museon toimintakulut yhteensä vuonna 2024?", "-515400"),
    ],
)
def test_the_town_that_owns_a_part_is_no_other_thing(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert number in {str(v.number) for v in answer.values}, answer.answer
