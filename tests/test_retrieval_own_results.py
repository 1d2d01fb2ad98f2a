"""A margin or a surplus by a name of the report's own keeps its sign: the largest, the weakest, and those below nought."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADINGS = ("Euroa", "TA 2025", "Toteuma 1–4/2025")
UNITS = {"Keskuskeittiö": (100_000, 130_420), "Ravintolapalvelut": (90_000, 67_965), "Koulukeittiö": (200_000, 271_863), "Kahvilapalvelut": (50_000, 45_000)}


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Osavuosikatsaus 1.1.–30.4.2025", 15)
    for name, (income, costs) in UNITS.items():
        page.heading(name)
        rows = [("Myyntituotot", income), ("Toimintakulut", -costs), ("Keittiökate", income - costs), ("Ylijäämä (alijäämä)", income - costs)]
        page.table(HEADINGS, [(label, f"{3 * n:,}".replace(",", " "), f"{n:,}".replace(",", " ")) for label, n in rows], gap=6)


@cache
def _asker() -> Asker:
    return asker_drawn(_first)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Millä yksiköllä oli suurin ylijäämä?", ["22035"]),
        ("Missä yksikössä oli suurin alijäämä?", ["-71863"]),
        ("Mikä yksikkö teki parhaan tuloksen?", ["22035"]),
        ("Minkä yksikön keittiökate oli suurin?", ["22035"]),
        ("Minkä yksikön keittiökate oli heikoin?", ["-71863"]),
        ("Mikä yksikkö teki alijäämää?", ["-71863", "-30420"]),
        ("Mitkä yksiköt tekivät ylijäämää?", ["22035", "5000"]),
        ("Montako yksikköä teki alijäämää?", ["2"]),
    ],
)
def test_a_result_is_ranked_and_picked_with_its_sign(question: str, numbers: list[str]) -> None:
    answer = talk(_asker(), question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Oliko koulukeittiön keittiökate heikompi kuin keskuskeittiön?", "Kyllä"),
        ("Oliko kahvilapalvelujen keittiökate parempi kuin ravintolapalvelujen?", "Ei"),
    ],
)
def test_a_result_is_held_against_another_with_its_sign(question: str, says: str) -> None:
    assert talk(_asker(), question).answer.startswith(says)


def test_a_verb_for_spending_is_no_row_beside_the_one_named() -> None:
    answer = talk(_asker(), "Mihin yksikköön kului eniten palkkoja?")
    assert answer.status == "not_found", answer.answer
