"""Whatever colour a municipality has, what is written in it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web_theme import contrast, theme_css

WHITE, PALE, DARK, RAISED = (255, 255, 255), (0xF4, 0xF6, 0xF8), (0x14, 0x17, 0x1B), (0x1F, 0x24, 0x2A)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param((0, 0, 0), (255, 255, 255), 21.0, id="black on white"),
        pytest.param((255, 255, 255), (255, 255, 255), 1.0, id="white on white"),
        pytest.param((0x77, 0x77, 0x77), (255, 255, 255), 4.48, id="the grey that just fails"),
        pytest.param((255, 0, 0), (255, 255, 255), 4.0, id="red"),
    ],
)
def test_contrast_is_that_of_wcag(one: tuple[int, int, int], other: tuple[int, int, int], ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_every_colour_can_be_read(colour: tuple[int, int, int]) -> None:
    css = theme_css("#" + "".join(f"{part:02x}" for part in colour))
    light, dark = ([tuple(bytes.fromhex(found)) for found in re.findall(r"--(?:on-)?accent: #(\w{6})", block)] for block in css.split("@media"))
    for (accent, on_accent), grounds in ((light, (WHITE, PALE)), (dark, (DARK, RAISED))):
        for ground in (*grounds, on_accent):
            assert contrast(accent, ground) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert "--accent: #0b4d8c; --on-accent: #ffffff" in theme_css("#0b4d8c")
