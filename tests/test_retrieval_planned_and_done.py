"""Things counted in a column for how many were planned and one for how many were done."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

ROWS = [
    ("Ravintolat ja kahvilat", "310", "184", "59,4", "27"),
    ("Koulukeittiöt", "42", "39", "92,9", "2"),
    ("Uimarannat ja saunat", "33", "33", "100,0", "4"),
]
HEADINGS = ("Kohdetyyppi", "Tarkastuksia suunniteltu 2024", "Tehty 1–8/2024", "Tehty, %", "Uusintatarkastuksia")


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Toteuma 1.1.–31.8.2024", 15)
    page.heading("Valvontasuunnitelman toteutuminen")
    page.table(HEADINGS, ROWS, apart=92)


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


NUMBERS = {
    "Montako tarkastusta ravintoloihin ja kahviloihin tehtiin tammi–elokuussa 2024?": "184",
    "Montako tarkastusta koulukeittiöihin on tehty?": "39",
    "Montako tarkastusta ravintoloihin ja kahviloihin suunniteltiin vuodelle 2024?": "310",
    "Kuinka monta suunnitelluista koulukeittiöiden tarkastuksista oli elokuun lopussa tekemättä?": "3",
    "Montako uusintatarkastusta koulukeittiöihin tehtiin?": "2",
}


@pytest.mark.parametrize("question", NUMBERS)
def test_planned_done_and_left_are_told_apart(question: str) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == [NUMBERS[question]], answer.answer


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Onko kaikki uimarantojen ja saunojen suunnitellut tarkastukset tehty?", "Kyllä"),
        ("Onko kaikki koulukeittiöiden suunnitellut tarkastukset tehty?", "Ei"),
    ],
)
def test_all_are_done_where_as_many_were_done_as_planned(question: str, says: str) -> None:
    assert talk(_asker(), question).answer.startswith(says)


@pytest.mark.parametrize(
    "question",
    [
        "Montako tarkastusta koulukeittiöihin tehtiin vuonna 2023?",
        "Montako valitusta koulukeittiöistä tehtiin?",
        "Montako tarkastusta koulukeittiöissä on ollut?",
    ],
)
def test_other_times_and_things_are_not_told(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"
