"""Whether, and how much, money is left unused by the forecast: the forecast of costs beside their budget, not what is left of it today."""

from functools import cache

import board_town as town
import pytest

from retrieval.answer import Asker


@cache
def _asker() -> Asker:
    return town.asker()


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Jääkö varhaiskasvatuksessa ennusteen mukaan kuluihin varattua rahaa käyttämättä?", True),
        ("Jääkö varhaiskasvatukselta ennusteen mukaan rahaa käyttämättä?", True),
        ("Jääkö perusopetukselta ennusteen mukaan määrärahaa käyttämättä?", False),
    ],
)
def test_whether_money_is_left(question: str, yes: bool) -> None:
    answer = _asker().ask(question).answer
    assert answer.startswith("Kyllä:" if yes else "Ei:") and ("−1 880 000" if yes else "−3 420 000") in answer, answer


def test_how_much_is_left() -> None:
    answer = _asker().ask("Paljonko varhaiskasvatukselta jää rahaa käyttämättä ennusteen mukaan?")
    assert [str(v.number) for v in answer.values] == ["20000"], answer.answer  # −1 880 000 beside −1 900 000


def test_what_is_left_today_is_told_without_a_forecast() -> None:
    answer = _asker().ask("Paljonko varhaiskasvatuksella on rahaa käyttämättä?")
    assert [str(v.number) for v in answer.values] == ["-500000"], answer.answer
