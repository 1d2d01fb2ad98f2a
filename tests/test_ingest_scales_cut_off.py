"""Headings in narrow cells that break a scale from its sign: "TA", "2024", "1 000", "€" below each other."""

import pytest

from ingest.model import Box, Word
from ingest.pages.lines import read_lines
from ingest.pages.number_columns import row_like


def _line(texts: list[str]) -> list[Word]:
    return [Word(text, Box(100.0 * n, 10, 100.0 * n + 5 * len(text), 18), 8) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        (["1\u00a0000", "1.1.–30.4.2024", "2024"], False),
        (["1\u00a0000", "1\u00a0000", "1\u00a0000"], False),
        (["1000", "1–4/2024", "€"], False),
        (["Tammi", "Helmi", "1\u00a0000", "Heinä", "1\u00a0000", "Syys"], False),
        (["Toimintatuotot", "1\u00a0000", "1\u00a0000", "liite"], True),
        (["Toimintatuotot", "1\u00a0000", "2024"], True),
        (["1\u00a0000", "1\u00a0200", "1\u00a0000"], True),
    ],
)
def test_a_line_of_scales_and_times_alone_is_no_row(texts: list[str], row: bool) -> None:
    assert row_like(read_lines(_line(texts))[0]) is row
