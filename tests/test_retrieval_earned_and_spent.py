"""Income held against costs: by verbs, and by rows in the budget of a year."""

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
        ("Tuottiko liikuntapalvelut enemmän kuin kulutti vuonna 2023?", True, ["550 000", "−400 000"]),
        ("Tuottiko kirjastopalvelut enemmän kuin kulutti vuonna 2023?", False, ["50 000", "−600 000"]),
        ("Kuluttaako liikuntapalvelut enemmän kuin tuottaa talousarvion 2024 mukaan?", False, ["600 000", "−450 000"]),
        ("Ovatko liikuntapalvelujen tuotot suuremmat kuin kulut vuoden 2024 talousarviossa?", True, ["600 000", "−450 000"]),
        ("Olivatko perusopetuksen tuotot pienemmät kuin kulut vuonna 2023?", True, ["100 000", "−3 200 000"]),
    ],
)
def test_income_is_held_against_costs(question: str, yes: bool, shown: list[str]) -> None:
    answer = _asker().ask(question)
    assert answer.answer.startswith("Kyllä:" if yes else "Ei:"), answer.answer
    assert all(number in answer.answer for number in shown), answer.answer


def test_what_is_held_against_its_own_budget_still_is() -> None:
    answer = _asker().ask("Ovatko perusopetuksen kulut suuremmat kuin kuluihin oli budjetoitu?")
    assert answer.answer.startswith("Ei:") and "−2 550 000" in answer.answer and "−3 300 000" in answer.answer, answer.answer
