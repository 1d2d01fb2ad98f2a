"""Of which of two budgets more was used: realised per cents, not the budgets themselves. Truth: the printed per cents and their differences."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ["€", "TP 2024", "Tot. 1–3/2024", "TA 2025", "Tot. 1–3/2025", "Tot. %"]
AREA = [
    ["Toimintatuotot", "90 000", "20 000", "80 000", "24 000", "30,0"],
    ["Henkilöstökulut", "-640 000", "-150 000", "-700 000", "-168 000", "24,0"],
    ["Palvelujen ostot", "-210 000", "-60 000", "-250 000", "-61 250", "24,5"],
    ["Toimintakulut", "-850 000", "-210 000", "-950 000", "-229 250", "24,1"],
    ["Toimintakate", "-760 000", "-190 000", "-870 000", "-205 250", "23,6"],
]


@cache
def _asker() -> Asker:
    def area(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Sivistyspalvelut, osavuosikatsaus 1–3/2025", 15)
        page.table(["Sivistyspalvelut, €", *HEADS[1:]], AREA)

    return asker_drawn(area)


POINTS = (
    "Montako prosenttiyksikköä enemmän sivistyspalveluissa on käytetty palvelujen ostojen budjetista kuin henkilöstökulujen budjetista?",
    "Kuinka monta prosenttiyksikköä suurempi osa sivistyspalvelujen palvelujen ostojen määrärahasta on käytetty kuin henkilöstökulujen määrärahasta?",
)


@pytest.mark.parametrize("question", POINTS)
def test_percentage_points_are_between_the_realised_per_cents(question: str) -> None:
    answer = _asker().ask(question)
    assert [(str(value.number), value.unit) for value in answer.values] == [("0.5", "pp")], answer.answer


def test_more_of_a_smaller_budget_is_used_where_its_per_cent_is_greater() -> None:
    asked = "Onko sivistyspalvelujen palvelujen ostojen budjetista käytetty enemmän kuin henkilöstökulujen budjetista?"
    assert _asker().ask(asked).answer.startswith("Kyllä")


@pytest.mark.parametrize(
    "question",
    [
        "Montako prosenttiyksikköä enemmän sivistyspalveluissa on käytetty palvelujen ostojen budjetista kuin avustusten budjetista?",
        "Paljonko enemmän sivistyspalveluissa on käytetty palvelujen ostojen budjetista kuin henkilöstökulujen budjetista?",
    ],
    ids=["a row that is not printed", "budgets are no answer in euros"],
)
def test_no_other_number_is_told(question: str) -> None:
    assert _asker().ask(question).values == ()
