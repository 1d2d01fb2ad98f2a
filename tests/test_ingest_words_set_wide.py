"""Letters set wide apart ("K A T S A U S", as page headers are) are read as the words that they spell."""

from collections.abc import Iterator

import pytest

from ingest.pages.page_words import upright_words
from ingest.pages.pdfium import Glyph, Style

SIZE, ADVANCE = 8.0, 5.0
STYLE = Style(SIZE, False, None, True, 0.0)


def line(text: str, gap: float, *, space: float = 0.0, top: float = 40.0) -> Iterator[Glyph]:
    """Letters with a gap behind each; a blank takes `space` points, none at all where that is 0, and leaves a letter's gap on both its sides."""
    x = 70.0
    for letter in text:
        if letter != " ":
            yield Glyph(letter, x, top, x + ADVANCE, top + SIZE, STYLE)
            x += ADVANCE + gap
        else:
            if space:
                yield Glyph(" ", x, top, x + space, top + SIZE, STYLE)
            x += (space or 2.0) + gap


def words(glyphs: Iterator[Glyph]) -> list[str]:
    return [word.text for word in upright_words(list(glyphs))]


@pytest.mark.parametrize("space", [0.0, 2.0])
@pytest.mark.parametrize("gap", [1.6, 2.0, 3.0])
def test_words_of_letters_set_wide_are_whole(gap: float, space: float) -> None:
    assert words(line("KOELAN KAUPUNKI 2025", gap, space=space)) == ["KOELAN", "KAUPUNKI", "2025"]


def test_a_reader_s_guessed_spaces_do_not_part_letters() -> None:
    guessed = [g for letter in line("KATSAUS", 2.0) for g in (letter, Glyph(" ", letter.x1, letter.top, letter.x1, letter.bottom, STYLE))]
    assert words(iter(guessed)) == ["KATSAUS"]


@pytest.mark.parametrize("text", ["x x x x x", "1 2 3 4 5", "A B C"])
def test_marks_numbers_and_few_letters_stay_apart(text: str) -> None:
    assert words(line(text, 1.0)) == text.split()


def test_letters_of_columns_stay_apart() -> None:
    assert words(line("ABCDE", 20.0)) == list("ABCDE")
