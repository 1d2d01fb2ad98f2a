"""What is asked of every unit of a rank, or of any, is looked for in each of them; and which of them is the largest is none that holds the others."""

from functools import cache

import board_town as town
import pytest

from retrieval.answer import Asker


@cache
def _asker() -> Asker:
    return town.asker()


@pytest.mark.parametrize(
    ("question", "yes", "shown"),
    [
        ("Onko kaikilla lautakunnilla toimintakate negatiivinen?", True, ["−3 700 000", "−280 000"]),
        ("Onko kaikkien vastuualueiden toimintakate negatiivinen?", False, ["90 000"]),
        ("Onko kaikilla vapaa-aikalautakunnan vastuualueilla toimintakate negatiivinen?", False, ["90 000"]),
        ("Onko kaikilla sivistyslautakunnan vastuualueilla toimintakate negatiivinen?", True, ["−2 460 000", "−1 240 000"]),
        ("Onko jollakin vastuualueella toimintakate positiivinen?", True, ["90 000"]),
        ("Onko yhdelläkään lautakunnalla toimintakate positiivinen?", False, ["−3 700 000", "−280 000"]),
        ("Onko mikään lautakunta ylittämässä talousarviotaan?", True, ["−5 300 000"]),
        ("Onko mikään vapaa-aikalautakunnan vastuualue ylittämässä talousarviotaan?", False, ["−600 000", "−450 000"]),
        ("Pysyvätkö kaikki lautakunnat talousarviossaan?", False, ["−5 300 000"]),
        ("Onko yksikään lautakunta jo ylittänyt talousarvionsa?", False, ["−3 950 000", "−750 000"]),
        ("Kasvoivatko kaikkien vastuualueiden toimintakulut edellisvuodesta?", False, ["−410 000"]),
        ("Onko jokaisen lautakunnan toimintakulut yli miljoona euroa?", False, ["−750 000"]),
    ],
)
def test_each_is_looked_at(question: str, yes: bool, shown: list[str]) -> None:
    answer = _asker().ask(question)
    assert answer.answer.startswith("Kyllä:" if yes else "Ei:"), answer.answer
    assert all(number in answer.answer for number in shown) and "−5 850 000" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Onko kaikilla yhtiöillä positiivinen tulos?",
        "Ovatko kaikki lautakunnat tyytyväisiä toimintakatteeseensa?",
        "Onko kaikilla kunnilla toimintakate negatiivinen?",
    ],
)
def test_the_whole_does_not_speak_for_each(question: str) -> None:
    assert not _asker().ask(question).answer.startswith(("Kyllä", "Ei:")), question


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä palvelu käytti eniten rahaa?", "-2550000"),
        ("Mikä palvelu käytti vähiten rahaa?", "-340000"),
        ("Mikä palvelualue käytti eniten rahaa?", "-4700000"),
    ],
)
def test_no_area_is_ranked_among_its_own_parts(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
