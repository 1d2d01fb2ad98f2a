"""Kinds of costs whose names are the report's own are ranked with the others, also where notes part the statement."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

COLUMNS = ("Euroa", "TA 2025", "Tot. 1–9/2025")


def _report(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–9/2025", 15)
    page.heading("Perusopetus")
    page.table(
        COLUMNS,
        [
            ("Henkilöstökulut", "-800 000", "-600 000"),
            ("Ostetut palvelut", "-400 000", "-320 000"),
            ("Tarvikkeet ja tavarat", "-60 000", "-30 000"),
            ("Avustukset", "-90 000", "-80 000"),
            ("Toimintakulut", "-1 350 000", "-1 030 000"),
        ],
    )
    page.heading("Lukiokoulutus")
    page.table(COLUMNS, [("Toimintakulut", "-700 000", "-530 000"), ("Henkilöstökulut", "-500 000", "-400 000")])
    page.prose("Henkilöstökulut alittavat talousarvion, koska opettajan virka on ollut auki.")
    page.table(COLUMNS, [("Tarvikkeet ja tavarat", "-80 000", "-40 000"), ("Avustukset", "-120 000", "-90 000")])


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Mitkä olivat perusopetuksen kolme suurinta kuluerää tammi–syyskuussa 2025?", ["-600000", "-320000", "-80000"]),
        ("Mikä perusopetuksen toimintakulujen erä oli pienin tammi–syyskuussa 2025?", ["-30000"]),
        ("Mihin perusopetuksessa käytettiin vähiten rahaa tammi–syyskuussa 2025?", ["-30000"]),
        ("Mikä lukiokoulutuksen toimintakulujen erä oli pienin tammi–syyskuussa 2025?", ["-40000"]),
        ("Mihin lukiokoulutuksessa käytettiin vähiten rahaa tammi–syyskuussa 2025?", ["-40000"]),
    ],
)
def test_no_kind_is_left_out(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


def test_what_is_inside_one_kind_is_not_told_by_the_others(asker: Asker) -> None:
    assert not asker.ask("Mikä oli suurin erä perusopetuksen avustuksissa tammi–syyskuussa 2025?").values
