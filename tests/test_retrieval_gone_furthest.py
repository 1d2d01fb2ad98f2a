"""Which row has come furthest in its budget, with the column of per cents and without it. Truth: outcome ÷ budget."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ["€", "TA 2025", "Tot. 1–6/2025", "Tot. %"]
AREA = [
    ["Myyntituotot", "80 000", "48 000", "60,0"],
    ["Tuet ja avustukset", "20 000", "4 000", "20,0"],
    ["Toimintatuotot", "100 000", "52 000", "52,0"],
    ["Henkilöstökulut", "-700 000", "-329 000", "47,0"],
    ["Palvelujen ostot", "-250 000", "-137 500", "55,0"],
    ["Avustukset", "-50 000", "-21 000", "42,0"],
    ["Toimintakulut", "-1 000 000", "-487 500", "48,8"],
    ["Toimintakate", "-900 000", "-435 500", "48,4"],
]


@cache
def _asker(columns: int) -> Asker:
    def area(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Sivistyspalvelut, osavuosikatsaus 1–6/2025", 15)
        page.table(["Sivistyspalvelut, €", *HEADS[1:columns]], [row[:columns] for row in AREA])

    return asker_drawn(area)


@pytest.mark.parametrize("columns", [4, 3], ids=["per cents printed", "per cents not printed"])
@pytest.mark.parametrize(
    ("question", "row", "percent"),
    [
        ("Mikä sivistyspalvelujen kululaji on edennyt pisimmälle?", "palvelujen ostot", 55),
        ("Mikä menolaji on sivistyspalveluissa edennyt vähiten budjettiinsa nähden?", "avustukset", 42),
        ("Millä sivistyspalvelujen menolajilla on korkein toteumaprosentti?", "palvelujen ostot", 55),
        ("Mikä sivistyspalvelujen tuottolaji on edennyt pisimmälle?", "myyntituotot", 60),
    ],
)
def test_the_row_is_chosen_by_the_part_of_its_own_budget(question: str, row: str, percent: int, columns: int) -> None:
    answer = _asker(columns).ask(question)
    assert [value.number for value in answer.values] == [percent], answer.answer
    assert row in answer.values[0].label
    assert (answer.calculation is None) == (columns == 4)


def test_a_project_comes_no_further_by_its_budget() -> None:
    assert _asker(3).ask("Mikä hanke on edennyt pisimmälle?").values == ()
