"""In which municipality something grew, fell, met a condition, or did so most. Truth: arithmetic over the rows below."""

from decimal import Decimal

import pytest
from many_towns import COSTS, FIRST, LAST, LAST_BUT_ONE, SALES
from many_towns import asker as make_asker
from talk import talk

from retrieval.answer import Asker

MARGIN = "Vuosikate"
ROWS = {
    FIRST: {COSTS: {2024: -9000, 2025: -9100}, SALES: {2024: 5000, 2025: 5040}, MARGIN: {2024: 300, 2025: -20}},
    LAST_BUT_ONE: {COSTS: {2024: -4000, 2025: -4700}, SALES: {2024: 900, 2025: 850}, MARGIN: {2024: 250, 2025: 90}},
    LAST: {COSTS: {2024: -2000, 2025: -1950}, SALES: {2024: 100, 2025: 160}, MARGIN: {2024: 10, 2025: 40}},
}
"""The first is the largest in every row, and grew most in none."""
NAMED = "Särkilässä vai Taimelassa"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker(ROWS, ROWS)


def moved(row: str, *towns: str) -> list[Decimal]:
    """By how much a row changed in the towns, in euros."""
    return [Decimal(ROWS[town][row][2025] - ROWS[town][row][2024]) * 1000 for town in towns]


MOST = {
    "grew most": ("Missä kunnassa toimintakulut kasvoivat eniten?", moved(COSTS, LAST_BUT_ONE, FIRST, LAST)),
    "grew most in a year": ("Minkä kunnan myyntituotot kasvoivat eniten vuonna 2025?", moved(SALES, LAST, FIRST, LAST_BUT_ONE)),
    "fell most": ("Missä kunnassa myyntituotot vähenivät eniten?", moved(SALES, LAST_BUT_ONE, FIRST, LAST)),
    "in per cent": ("Missä kunnassa myyntituotot kasvoivat prosentuaalisesti eniten?", [Decimal(60), Decimal("0.80"), Decimal("-5.56")]),
    "of two": (f"Kummassa toimintakulut kasvoivat enemmän vuonna 2025, {NAMED}?", moved(COSTS, LAST_BUT_ONE, LAST)),
    "of two without a word for most": (f"Kummassa myyntituotot kasvoivat vuonna 2025, {NAMED}?", moved(SALES, LAST, LAST_BUT_ONE)),
    "all that grew": ("Missä kunnissa myyntituotot kasvoivat vuonna 2025?", moved(SALES, LAST, FIRST)),
    "all that fell": ("Missä kunnissa toimintakulut vähenivät vuonna 2025?", moved(COSTS, LAST)),
    "how many grew": ("Kuinka monessa kunnassa toimintakulut kasvoivat vuonna 2025?", [Decimal(2)]),
    "how many below nought": ("Monenko kunnan vuosikate oli negatiivinen vuonna 2025?", [Decimal(1)]),
    "which below nought": ("Missä kunnissa vuosikate oli negatiivinen vuonna 2025?", [Decimal(-20000)]),
    "largest": ("Missä kunnassa myyntituotot olivat suurimmat vuonna 2025?", [Decimal(5040000), Decimal(850000), Decimal(160000)]),
}


@pytest.mark.parametrize(("question", "numbers"), MOST.values(), ids=MOST)
def test_municipalities_are_ranked_by_what_is_asked(asker: Asker, question: str, numbers: list[Decimal]) -> None:
    answer = asker.ask(question)
    assert answer.status == "answered", answer.answer
    assert [v.number for v in answer.values] == numbers


CLAIMS = {
    "more": ("Kasvoivatko toimintakulut Särkilässä enemmän kuin Ahvenlassa vuonna 2025?", "Kyllä"),
    "less": ("Kasvoivatko toimintakulut Ahvenlassa enemmän kuin Särkilässä vuonna 2025?", "Ei"),
    "size": ("Olivatko toimintakulut Ahvenlassa suuremmat kuin Särkilässä vuonna 2025?", "Kyllä"),
}


@pytest.mark.parametrize(("question", "verdict"), CLAIMS.values(), ids=CLAIMS)
def test_which_grew_more_is_no_matter_of_size(asker: Asker, question: str, verdict: str) -> None:
    assert asker.ask(question).answer.startswith(f"{verdict}:")


def test_a_fall_is_not_told_where_nothing_fell() -> None:
    rows = {town: {COSTS: {2024: -100, 2025: -100 - n}} for n, town in enumerate(ROWS, 1)}
    answer = make_asker(rows, rows).ask("Missä kunnassa toimintakulut vähenivät eniten?")
    assert answer.status == "not_found"


TALKS = {
    "asked anew": (("Paljonko olivat Särkilän myyntituotot vuonna 2025?", "Missä kunnassa toimintakulut olivat suurimmat?"), [-9100000, -4700000, -1950000]),
    "of the same": (("Paljonko olivat Särkilän myyntituotot vuonna 2025?", "Missä kunnassa ne kasvoivat eniten?"), [60000, 40000, -50000]),
    "two told": (("Paljonko olivat Ahvenlan toimintakulut vuonna 2025?", "Entä Särkilän?", "Kummassa ne kasvoivat enemmän?"), [-700000, -100000]),
    "two sizes": (("Paljonko olivat Ahvenlan toimintakulut vuonna 2025?", "Entä Särkilän?", "Kumpi on suurempi?"), [-9100000]),
}


@pytest.mark.parametrize(("turns", "numbers"), TALKS.values(), ids=TALKS)
def test_a_follow_up_asks_of_all_municipalities_anew(asker: Asker, turns: tuple[str, ...], numbers: list[int]) -> None:
    answer = talk(asker, *turns)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers]


def test_the_two_are_not_one() -> None:
    asker = make_asker(ROWS, ROWS)
    assert talk(asker, "Paljonko olivat Ahvenlan toimintakulut vuonna 2025?", "Mikä on näiden kahden ero?").status == "not_found"
    both = talk(asker, "Paljonko olivat Ahvenlan toimintakulut vuonna 2025?", "Entä Särkilän?", "Mikä on näiden kahden ero?")
    assert [abs(v.number) for v in both.values] == [Decimal(4400000)]
