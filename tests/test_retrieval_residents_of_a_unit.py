"""How many residents a unit has, where a sentence of it counts them: the unit's, never the town's, and nobody else's."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

UNITS = ("Asumispalvelut", "Kotihoito", "Päivätoiminta")


def _pages(page: Page) -> None:
    page.text(56, "Osavuosikatsaus 1–6/2025", 18, True)
    page.y += 22
    page.text(56, "Purolan kunta", 11)
    for n, unit in enumerate(UNITS):
        page.heading(unit)
        if not n:
            page.prose("Asumispalveluissa on 167 asukasta, ja omaisteniltoja on järjestetty 12.")
        page.table(("1 000 €", "TA 2025", "Toteuma 1–6/2025"), [("Henkilöstökulut", "-5 000", "-2 600"), ("Toimintakate", "-7 700", "-4 000")])


@cache
def _asker() -> Asker:
    return asker_drawn(_pages)


@pytest.mark.parametrize(
    "question", ["Kuinka monta asukasta asumispalveluissa on?", "Montako asukasta asumispalveluissa on?", "Montako asukasta Purolan asumispalveluissa on?"]
)
def test_whom_a_sentence_of_the_unit_counts(question: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", ["167"])


@pytest.mark.parametrize("question", ["Montako asukasta Purolassa on?", "Montako asukasta kotihoidossa on?", "Montako työntekijää asumispalveluissa on?"])
def test_those_of_another_are_not_told(question: str) -> None:
    assert _asker().ask(question).status == "not_found"
