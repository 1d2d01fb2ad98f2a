"""A chart right of a table whose rows have rules: what stands beyond the ends of the rules is no column of the table, however level it is by chance."""

from ingest.model import Box, Word
from ingest.pages.beyond_rules import beyond_rules

ROWS = 6
PITCH = 16.0
END = 370.0
RULES = [(100 + PITCH * n, 40.0, END) for n in range(ROWS + 1)]


def _word(text: str, x0: float, middle: float) -> Word:
    return Word(text, Box(x0, middle - 4, x0 + 4 * len(text), middle + 4), 8)


def _table() -> list[Word]:
    return [_word(text, x, 108 + PITCH * n) for n in range(ROWS) for text, x in (("Henkilöstökulut", 44), ("480", 250), ("1004", 330))]


def _chart(pitch: float, first: float = 104.0) -> list[Word]:
    return [_word(text, 420, first + pitch * n) for n, text in enumerate(("Henkilöstökulut", "1005", "481", "Ostot", "2184", "1345"))]


def test_labels_and_values_of_a_chart_are_apart() -> None:
    title = _word("Menot", 420, 92)
    chart = [title, *_chart(10.5)]
    assert beyond_rules([*_table(), *chart], RULES) == [chart]
    assert beyond_rules([*_table(), *chart], RULES, columns=True) == [chart]


def test_a_column_of_numbers_level_with_the_rows_stays() -> None:
    assert beyond_rules([*_table(), *_chart(PITCH, 108)], RULES) == []


def test_a_table_with_rules_of_its_own_stays() -> None:
    other = [(y, 400.0, 540.0) for y, _, _ in RULES]
    assert beyond_rules([*_table(), *_chart(10.5)], [*RULES, *other]) == []


def test_rows_of_several_numbers_are_no_chart() -> None:
    numbers = [_word(text, x, 104 + 10.5 * n) for n in range(5) for text, x in (("12", 420), ("34", 480))]
    assert beyond_rules([*_table(), *numbers], RULES) == []


def test_the_text_of_a_column_of_the_page_is_no_chart() -> None:
    lines = [_word(text, 400 + 40 * k, 104 + 10.5 * n) for n in range(5) for k, text in enumerate(("sillä", "pihan", "työt", "ovat", "vielä", "kesken"))]
    assert beyond_rules([*_table(), *lines], RULES, columns=True) == []
    assert beyond_rules([*_table(), *lines], RULES) == [lines]


def test_few_rules_tell_nothing() -> None:
    assert beyond_rules([*_table(), *_chart(10.5)], RULES[:3]) == []
