"""Headings of narrow columns: words that stand beside another column's heading or left of their own numbers."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract
from ingest.model import Box, Word
from ingest.pages.column_headings import headings
from ingest.pages.left_set_heads import hung_together, stacked
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


XS = [(40.0, 150.0), (225.0, 250.0), (325.0, 350.0), (425.0, 450.0)]


def test_lines_set_at_the_left_edges_of_columns_are_each_columns_own() -> None:
    upper = [_word("Toteuma", 180, 215), _word("Toteuma", 280, 315), _word("Jäljellä", 380, 410)]
    lower = [_word("1–6/2024", 180, 215, 19), _word("1–6/2025", 280, 315, 19)]
    unit = [_word("€", 180, 185, 30), _word("€", 280, 285, 30), _word("€", 380, 385, 30)]
    due = [["", "Toteuma", "Toteuma", "Jäljellä"], ["", "1–6/2024", "1–6/2025", ""], ["", "€", "€", "€"]]
    assert headings(read_lines([*upper, *lower, *unit]), XS, (), {0}) == due


def test_a_group_set_left_over_headings_of_its_columns_is_all_of_theirs() -> None:
    """The heading of the group stands further from those below it than the lines of one heading do."""
    upper, lower = [_word("2025", 280, 300)], [_word("TP", 180, 190, 26), _word("TA", 280, 290, 26), _word("Muutos", 380, 405, 26)]
    assert stacked(read_lines([*upper, *lower]), XS) is None


def test_headings_left_of_all_their_numbers_stand_over_the_table(tmp_path: Path) -> None:
    heads = [("Toteuma", "1–6/2024", "€"), ("Toteuma", "1–6/2025", "€"), ("Muutos", "", "€")]
    rows = [
        ("Toimintatuotot", "12 300", "14 400", "2 100"),
        ("Toimintakulut", "-52 300", "-55 400", "-3 100"),
        ("Toimintakate", "-40 000", "-41 000", "-1 000"),
    ]
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 90, -13, "Perusopetus")]
    texts += [(200 + 110 * n, 120 + 11 * line, 9, text) for n, head in enumerate(heads) for line, text in enumerate(head) if text]
    texts += [(50, 158 + 14 * n, 9, row[0]) for n, row in enumerate(rows)]
    texts += [(300 + 110 * c - 5 * len(text), 158 + 14 * n, 9, text) for n, row in enumerate(rows) for c, text in enumerate(row[1:])]
    (path := tmp_path / "heads.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.account, f.measure, f.period.label): str(f.number) for f in extract(path).figures if f.unit == "Perusopetus"}
    assert told["Toimintatuotot", "actual", "1–6/2024"] == "12300"
    assert told["Toimintakulut", "actual", "1–6/2025"] == "-55400"
    assert told["Toimintakate", "change", "1–6/2025"] == "-1000"


def test_a_unit_of_measure_over_the_names_below_the_headings_is_no_row(tmp_path: Path) -> None:
    rows = [("Toimintatuotot", "12 300", "14 400"), ("Toimintakulut", "-52 300", "-55 400"), ("Toimintakate", "-40 000", "-41 000")]
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 90, -13, "Perusopetus")]
    texts += [(250, 120, 9, "TA 2025"), (330, 120, 9, "Tot. 1–6/2025"), (50, 133, 9, "€")]
    texts += [(50, 150 + 14 * n, 9, row[0]) for n, row in enumerate(rows)]
    texts += [(290 + 80 * c - 5 * len(text), 150 + 14 * n, 9, text) for n, row in enumerate(rows) for c, text in enumerate(row[1:])]
    (path := tmp_path / "unit.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.unit, f.measure): str(f.number) for f in extract(path).figures if f.account == "Toimintakate"}
    assert told == {("Perusopetus", "budget"): "-40000", ("Perusopetus", "actual"): "-41000"}


def test_a_heading_behind_the_labels_is_of_the_first_column_however_far_from_its_numbers() -> None:
    """Headings in the middle of wide cells over numbers at their right edges, and one over words."""
    line = [_word("Tot.", 110, 130), _word("1–6/2024", 132, 165), _word("Tot.", 220, 240), _word("1–6/2025", 242, 275), _word("Huom.", 335, 355)]
    xs = [(20.0, 180.0), (180.0, 200.0), (290.0, 310.0), (320.0, 340.0)]
    held = [(20.0, 90.0), *xs[1:]]
    assert headings(read_lines(line), xs, (), {0, 3}, held) == [["", "Tot. 1–6/2024", "Tot. 1–6/2025", "Huom."]]


def test_as_many_headings_as_columns_with_the_names_leave_the_names_none_where_they_stand_clear_of_them() -> None:
    """The last heading is of a column that the page has no room for."""
    line = [_word("TP", 147, 153), _word("Tot.", 205, 211), _word("TA", 263, 269)]
    xs = [(60.0, 152.0), (152.0, 166.0), (222.0, 236.0)]
    held = [(60.0, 107.0), *xs[1:]]
    assert headings(read_lines(line), xs, (), {0}, held)[0][0] == ""
