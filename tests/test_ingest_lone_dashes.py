"""A dash in the column before a number: a cell of its own where minus signs touch their numbers, a sign where signs stand at the left of their columns."""

import pytest

from ingest.model import Box, Word
from ingest.pages.lines import make_line
from ingest.pages.page_words import lone_dashes

SIZE = 8.5


def row(y: float, *cells: tuple[float, str]) -> list[Word]:
    """Words that end at the places given, as numbers of a table do."""
    return [Word(text, Box(x1 - 3.0 * len(text), y, x1, y + SIZE), SIZE) for x1, text in cells]


TOUCHING = [*row(10, (100, "-302"), (140, "-75"), (180, "-18")), *row(22, (100, "-411"), (140, "-60"), (180, "-9"))]
APART = [word for n in range(6) for word in row(10 + 12 * n, (90, "-"), (106, "302"))]


@pytest.mark.parametrize(("dash", "number"), [(126.0, "302"), (124.0, "25,3"), (128.0, "-42")])
def test_a_dash_in_the_column_before_is_no_sign(dash: float, number: str) -> None:
    words = lone_dashes([*TOUCHING, *row(34, (100, "52"), (dash, "-"), (146, number))])
    line = make_line([word for word in words if word.box.top == 34])
    assert [segment.text for segment in line.segments] == ["52", "-", number]


def test_a_sign_a_space_before_its_number_stays_one() -> None:
    words = lone_dashes([*TOUCHING, *row(34, (128.5, "-"), (140, "302"))])
    assert [segment.text for segment in make_line([w for w in words if w.box.top == 34]).segments] == ["- 302"]


@pytest.mark.parametrize("words", [APART, [*TOUCHING, *APART]])
def test_signs_at_the_left_of_their_columns_stay_signs(words: list[Word]) -> None:
    assert not any(word.alone for word in lone_dashes(words))


def test_a_dash_that_ends_where_numbers_of_its_column_do_is_a_cell_where_no_signs_are_printed() -> None:
    brackets = [*row(10, (100, "(411)"), (128, "(95)"), (146, "(9)")), *row(22, (100, "(322)"), (128, "1 194"), (146, "60"))]
    words = lone_dashes([*brackets, *row(34, (100, "167"), (128, "-"), (146, "167"))])
    assert [segment.text for segment in make_line([word for word in words if word.box.top == 34]).segments] == ["167", "-", "167"]
