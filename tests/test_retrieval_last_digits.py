"""How exact a printed number is, and whether two prints of one thing say the same."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.model import Box, Figure, Period
from retrieval.evidence.figure_fits import agree, last_digit

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")


def figure(text: str, scale: int) -> Figure:
    printed = Decimal(text.replace(" ", "").replace("−", "-").replace(",", "."))
    return Figure("f", "Aalto", ("Aalto",), "Toimintakate", "account", "forecast", YEAR, printed * scale, "EUR", text, Decimal(scale), 1, Box(0, 0, 9, 9))


@pytest.mark.parametrize(
    ("text", "scale", "due"),
    [
        ("−2 858", 1000, "1000"), ("−2,797", 1_000_000, "1000"), ("1,7", 1_000_000, "100000"), ("12", 1_000_000, "1000000"),
        ("472,490", 1000, "1"), ("23,18", 1, "0.01"), ("4 875", 1, "1"),
    ],
)  # fmt: skip
def test_what_the_last_digit_stands_for(text: str, scale: int, due: str) -> None:
    assert last_digit(figure(text, scale)) == Decimal(due)


@pytest.mark.parametrize(
    ("one", "other", "due"),
    [
        (("−2,797", 1_000_000), ("−2 858", 1000), False),
        (("−2,797", 1_000_000), ("−2 797", 1000), True),
        (("−2,8", 1_000_000), ("−2 797", 1000), True),
        (("−2 797", 1000), ("−2 797 412", 1), True),
        (("−2,797", 1_000_000), ("−2 798 612", 1), False),
    ],
    ids=["another forecast", "the same in thousands", "rounded", "rounded to thousands", "further than rounding"],
)
def test_prints_agree_as_far_as_their_last_digits(one: tuple[str, int], other: tuple[str, int], due: bool) -> None:
    assert agree(figure(*one), figure(*other)) is due
