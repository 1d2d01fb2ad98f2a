"""What is furthest below nought or above it, and which of two results is better, is told with its sign."""

from functools import cache

import board_town as town
import pytest

from retrieval.answer import Asker


@cache
def _asker() -> Asker:
    return town.asker()


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Minkä yksikön toimintakate oli eniten miinuksella vuonna 2023?", ["-3100000"]),
        ("Minkä palvelun toimintakate on eniten plussalla tammi–syyskuussa 2024?", ["90000"]),
        ("Minkä yksikön toimintakate on negatiivisin talousarviossa 2024?", ["-3200000"]),
        ("Luettele kaksi lautakuntaa, joiden toimintakate on eniten miinuksella talousarviossa 2024.", ["-4900000", "-450000"]),
        ("Kumman toimintakate oli heikompi vuonna 2023, kirjastopalvelujen vai perusopetuksen?", ["-3100000", "-550000"]),
        ("Kumman toimintakate oli parempi vuonna 2023, perusopetuksen vai kirjastopalvelujen?", ["-550000", "-3100000"]),
        ("Kumman toimintakate oli enemmän miinuksella vuonna 2023, kirjastopalvelujen vai perusopetuksen?", ["-3100000", "-550000"]),
    ],
)
def test_the_sign_counts(question: str, numbers: list[str]) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Minkä lautakunnan toimintakate on eniten plussalla vuonna 2023?",
        "Minkä lautakunnan toimintakate on eniten miinuksella talousarviosta?",
        "Minkä palvelun toimintakate oli vähiten miinuksella vuonna 2023?",
    ],
)
def test_none_on_that_side_or_against_a_plan_is_refused(question: str) -> None:
    assert not _asker().ask(question).values
