"""Minus signs at the left edge of a cell, as a spreadsheet's accounting format prints them, and dashes that are none."""

from ingest.model import Box, Word
from ingest.pages.signs_of_cells import signs_joined

SIZE, WIDE = 8.5, 4.5
LEFT, RIGHT = (200.0, 280.0), (264.0, 344.0)
"""Where the signs of two columns begin, and where their numbers end."""


def ended(y: float, x1: float, text: str) -> list[Word]:
    """A number that ends there; its groups of three digits are words of their own."""
    words: list[Word] = []
    for part in reversed(text.split()):
        words.insert(0, Word(part, Box(x1 - WIDE * len(part), y, x1, y + SIZE), SIZE))
        x1 -= WIDE * len(part) + 2.2
    return words


def begun(y: float, x0: float, text: str) -> Word:
    return Word(text, Box(x0, y, x0 + WIDE * len(text), y + SIZE), SIZE)


def row(y: float, name: str, *numbers: str) -> list[Word]:
    """A row in the accounting format: "-12" has its sign at the left of its cell, "–" is nought and ends as numbers do."""
    words = [begun(y, 50, name)]
    for place, end, number in zip(LEFT, RIGHT, numbers, strict=True):
        sign = number[0] in "-−" and len(number) > 1
        words += [begun(y, place, number[0])] if sign else []
        words += ended(y, end, number[1:] if sign else number)
    return words


def texts(words: list[Word], y: float) -> list[str]:
    return [w.text for w in sorted(signs_joined(words), key=lambda w: w.box.x0) if w.box.top == y]


ROWS = [
    *row(10, "Tuotot", "1 250", "300"),
    *row(22, "Palkat", "-12 400", "-3 100"),
    *row(34, "Ostot", "-980", "-"),
    *row(46, "Avustukset", "-20", "-55"),
    *row(58, "Kulut", "-13 400", "-3 155"),
]


def test_a_sign_at_the_left_of_a_cell_is_its_numbers() -> None:
    assert texts(ROWS, 22) == ["Palkat", "-12", "400", "-3", "100"]
    assert texts(ROWS, 10) == ["Tuotot", "1", "250", "300"]


def test_a_dash_for_nought_stays_alone() -> None:
    assert texts([*ROWS, *row(70, "Kate", "-12 150", "-2 855")], 34) == ["Ostot", "-980", "-"]


def test_a_column_of_negative_numbers_alone_is_told_by_one_beside_it() -> None:
    """Nothing tells of the third column but that its dashes stand as far behind the second as the second's behind the first."""
    words: list[Word] = []
    for n, (first, second) in enumerate([("-12 400", "-3 100"), ("-980", "-120"), ("1 250", "300"), ("-13 380", "-3 220")]):
        words += [*row(10 + 12.0 * n, "Rivi", first, second), begun(10 + 12.0 * n, 360, "-"), *ended(10 + 12.0 * n, 424, "75")]
    assert texts(words, 22) == ["Rivi", "-980", "-120", "-75"]


def test_a_dash_in_the_cell_before_is_no_sign() -> None:
    """The second column prints a dash in its middle where it has nothing, and the third its number."""
    words: list[Word] = []
    for n, (middle, number) in enumerate([("-", "41"), ("25", "66"), ("-", "7"), ("-", "190"), ("8", "12")]):
        y = 10 + 12.0 * n
        words += [begun(y, 50, "Rivi"), *([begun(y, 230, "-")] if middle == "-" else ended(y, 264, middle)), *ended(y, 344, number)]
    assert texts(words, 10) == ["Rivi", "-", "41"]


def test_a_column_of_dashes_alone_before_numbers_is_no_column_of_signs() -> None:
    words = [word for n in range(5) for word in (begun(10 + 12.0 * n, 50, "Rivi"), begun(10 + 12.0 * n, 230, "-"), *ended(10 + 12.0 * n, 344, "190"))]
    assert texts(words, 10) == ["Rivi", "-", "190"]


def test_dashes_are_no_signs_where_signs_touch_their_numbers() -> None:
    """The second column has nothing at all; a row of another table above ends some of its numbers where the third column's do."""
    words = [begun(-40, 50, "Tuotot"), *ended(-40, 300, "5"), *ended(-40, 344, "2 100"), *ended(-40, 500, "48")]
    for n, number in enumerate(["3 200", "190", "1 010", "-5 800"]):
        words += [begun(10 + 12.0 * n, 50, "Rivi"), begun(10 + 12.0 * n, 280, "–"), *ended(10 + 12.0 * n, 344, number)]
    assert texts(words, 22) == ["Rivi", "–", "190"]
    assert texts([w for w in words if w.box.top != 46], 22) == ["Rivi", "–", "190"]
