"""Aims that tables print in words."""

from decimal import Decimal

import pytest

from retrieval.calculation.figure_aims import aim_of

AIMS = {
    "over": ("yli 25", "25.1", True),
    "over, the limit itself": ("yli 25", "25", False),
    "under with a point between thousands": ("alle 12.000", "11999", True),
    "under, beyond": ("alle 12.000", "12000", False),
    "at least": ("vähintään 0,5", "0.5", True),
    "at least, short": ("väh. 80 %", "79.9", False),
    "at most": ("enintään 4 %", "4", True),
    "at most, beyond": ("max 4", "4.1", False),
    "a sign": ("≥ 90 %", "90", True),
}


@pytest.mark.parametrize(("printed", "number", "kept"), AIMS.values(), ids=AIMS)
def test_whether_a_number_keeps_an_aim(printed: str, number: str, kept: bool) -> None:
    aim = aim_of(printed)
    assert aim is not None and aim.met(Decimal(number)) is kept


@pytest.mark.parametrize("text", ["25", "noin 25", "yli odotusten", "Yli 25 vuonna 2026", "–", ""])
def test_what_is_no_aim(text: str) -> None:
    assert aim_of(text) is None
