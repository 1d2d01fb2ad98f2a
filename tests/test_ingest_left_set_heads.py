"""Headings of narrow columns: words that stand beside another column's heading or left of their own numbers."""

import pytest

from ingest.model import Box, Word
from ingest.pages.column_headings import headings
from ingest.pages.left_set_heads import hung_together
from ingest.pages.lines import read_lines


def _word(text: str, x0: float, x1: float, top: float = 10) -> Word:
    return Word(text, Box(x0, top, x1, top + 8), 8)


def test_the_first_word_of_a_heading_wider_than_its_numbers_stays_with_it() -> None:
    lines = read_lines([_word("Palvelujen", 389, 429.5), _word("Aineet,", 433.8, 461), _word("tarvikkeet", 463.4, 503)])
    assert headings(lines, [(42, 246), (385, 429.5), (463, 503.5)], (), {0}) == [["", "Palvelujen", "Aineet, tarvikkeet"]]


def test_headings_a_space_apart_are_parted_where_a_column_begins() -> None:
    lines = read_lines([_word("Toteuma", 380, 418), _word("Muutos", 420.6, 450)])
    assert headings(lines, [(42, 246), (385, 412), (421, 450)], (), {0}) == [["", "Toteuma", "Muutos"]]


@pytest.mark.parametrize(
    ("upper", "lower", "due"),
    [
        (("Peruste", 180, 215, "Vaikutus", 430, 464), ("katteeseen,", 430, 480), ["", "Peruste", "Vaikutus"]),
        (("Peruste", 180, 215, "tai", 300, 310), ("katteeseen,", 430, 480), ["", "Peruste tai", ""]),
    ],
)
def test_lines_that_begin_over_each_other_are_one_heading(upper: tuple, lower: tuple, due: list[str]) -> None:  # type: ignore[type-arg]
    first, *_ = read_lines([_word(*upper[:3]), _word(*upper[3:])])
    second, *_ = read_lines([_word(*lower, 20)])
    rows = [["", f"{upper[0]} {upper[3]}", ""], ["", "", lower[0]]]
    assert hung_together([first, second], rows)[0] == due
