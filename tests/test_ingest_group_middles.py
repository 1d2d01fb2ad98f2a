"""Headings of groups of columns of unlike widths, each in the middle of its group, with no line under them."""

from ingest.model import Box, Word
from ingest.pages.column_headings import headings
from ingest.pages.group_middles import over_cells
from ingest.pages.lines import read_lines
from ingest.pages.number_columns import empty_columns

XS = [(40.0, 150.0), (170.0, 200.0), (220.0, 250.0), (270.0, 300.0), (320.0, 350.0), (370.0, 400.0)]


def _words(texts: list[tuple[str, float]], top: float) -> list[Word]:
    return [Word(text, Box(middle - 2 * len(text), top, middle + 2 * len(text), top + 8), 8) for text, middle in texts]


def _heads(above: list[tuple[str, float]], top: float) -> list[list[str]]:
    """Two headings a column of 50 points each, the cells ending 3 points right of the numbers, under the given ones."""
    below = _words([("TP", 178), ("Tot.", 228), ("TA", 278), ("Tot.", 328), ("Ero", 378)], 30)
    return headings(read_lines([*_words(above, top), *below]), XS, (), {0})


def test_years_over_two_and_three_columns_are_of_all_of_them() -> None:
    assert _heads([("2024", 203), ("2025", 328)], 18)[0] == ["", "2024", "2024", "2025", "2025", "2025"]


def test_the_first_lines_of_headings_of_single_columns_are_no_groups() -> None:
    assert _heads([("Koko", 178), ("Koko", 278)], 20)[0] == ["", "Koko", "", "Koko", "", ""]


def test_texts_in_one_wide_cell_are_over_the_cells_that_each_is_in_the_middle_of() -> None:
    edges = (100.0, 160.0, 220.0, 280.0, 340.0)
    years = read_lines(_words([("2024", 130), ("2025", 250)], 10))[0].segments
    assert over_cells(years, edges) == [(0, 1), (1, 4)]
    assert over_cells(years, edges[:4]) is None


def test_a_year_over_one_column_and_a_year_over_three_with_headings_left_of_the_numbers() -> None:
    """Wide cells: the middle of each heading lies left of its column's short numbers, and halves of the columns would not be the years'."""
    xs = [(49.0, 173.0), (173.0, 190.0), (210.0, 227.0), (247.0, 262.0), (322.0, 338.0)]
    below = _words([("TP", 175), ("TA", 212), ("Tot.", 248), ("Toteuma", 304)], 30)
    lines = read_lines([*_words([("2024", 175), ("2025", 268)], 16), *below])
    assert headings(lines, xs, (), {0})[0] == ["", "2024", "2025", "2025", "2025"]


def test_a_heading_in_the_middle_of_three_columns_is_not_over_those_beside_them_that_have_another_year() -> None:
    """The middle of three columns is that of five too: which it is over the year of the first tells."""
    below = _words([("TP", 169), ("2021", 183), ("Alkup.", 228), ("Muutos", 278), ("Muutettu", 328), ("Tot.", 378), ("Koko", 428), ("Ero", 478)], 30)
    over = _words([("Talousarvio", 268.75), ("2022", 301.25), ("Ennuste", 444), ("2022", 468)], 15)
    xs = [*XS, (420.0, 450.0), (470.0, 500.0)]
    assert headings(read_lines([*over, *below]), xs, (), {0})[0] == ["", "", *["Talousarvio 2022"] * 3, "", *["Ennuste 2022"] * 2]


def test_the_first_group_begins_where_what_the_names_hold_ends_at_the_most() -> None:
    """Wide cells with all set at their right edges: the left edge of the first shows in neither its heading nor its numbers."""
    xs = [(49.0, 128.0), (128.0, 162.0), (175.0, 204.0), (214.0, 249.0), (280.0, 299.0), (338.0, 372.0)]
    below = _words([("TP", 158), ("TOT 1–9".replace(" ", ""), 190), ("TA", 245), ("Muutos", 287), ("Muutettu", 356)], 30)
    over = _words([("2024", 161), ("2025", 292)], 18)
    held = [(49.0, 111.0), *xs[1:]]
    assert headings(read_lines([*over, *below]), xs, (), {0}, held)[0] == ["", "2024", "2024", "2025", "2025", "2025"]
    assert headings(read_lines([*_words([("2024", 158)], 18), *below]), xs, (), {0}, held)[0] == ["", "2024", "", "", "", ""]


def test_years_over_headings_at_the_left_edges_of_wide_cells() -> None:
    """The numbers end far left of where the next heading begins."""
    xs = [(68.0, 176.0), (176.0, 198.0), (215.0, 237.0), (254.0, 276.0), (302.0, 315.0), (354.0, 376.0), (405.0, 427.0), (444.0, 466.0), (490.0, 514.0)]
    lefts = (("TP", 172), ("TOT1–3", 209), ("TA", 251), ("Muutos", 288), ("Muutettu", 338), ("TOT1–3", 399), ("Jäljellä", 440), ("Tot-%", 478))
    below = [Word(text, Box(x, 30, x + 5 * len(text), 38), 8) for text, x in lefts]
    over = _words([("2022", 207.4), ("2023", 388.8)], 18)
    found = headings(read_lines([*over, *below]), xs, (), {0}, [(68.0, 146.0), *xs[1:]])
    assert found[0] == ["", *["2022"] * 2, *["2023"] * 6]


def test_a_heading_behind_the_names_and_left_of_the_first_numbers_is_of_their_column() -> None:
    xs = [(49.0, 302.0), (302.0, 325.0), (439.0, 462.0)]
    held = [(49.0, 161.0), *xs[1:]]
    upper = [Word("Alkuperäinen", Box(225, 18, 280, 26), 8), Word("Toteutunut", Box(374, 18, 420, 26), 8)]
    lower = [Word("2023", Box(240, 30, 260, 38), 8), Word("kesäkuu", Box(380, 30, 415, 38), 8)]
    assert headings(read_lines([*upper, *lower]), xs, (), {0}, held)[0] == ["", "Alkuperäinen", "Toteutunut"]
    corner = [Word("Tuloslaskelma", Box(49, 18, 106, 26), 8), Word("Toteutunut", Box(374, 18, 420, 26), 8)]
    assert headings(read_lines([*corner, *lower]), xs, (), {0}, held)[0] == ["Tuloslaskelma", "", "Toteutunut"]


def test_a_year_over_the_first_heading_leaves_no_halves_to_the_years_of_the_two_after_it() -> None:
    """Headings in the middle of wide cells, short numbers at their right edges: the first year ends left of the numbers it is over."""
    xs = [(41.0, 130.0), (180.0, 200.0), (240.0, 260.0), (290.0, 310.0), (350.0, 370.0)]
    below = _words([("Tilinpäätös", 168), ("Talousarvio", 226), ("Enn.", 286), ("Poikkeama", 344)], 26)
    assert headings(read_lines([*_words([("2024", 168), ("2025", 226), ("2025", 286)], 16), *below]), xs, (), {0})[0] == ["", "2024", "2025", "2025", ""]


def test_the_second_line_of_one_heading_is_no_heading_of_all_columns() -> None:
    """It stands apart from the units below it, and near the middle of the columns."""
    lines = [_words([("TP", 186), ("Alkuperäinen", 236), ("Enn.", 286)], 26), _words([("talousarvio", 236)], 36)]
    units = _words([("t€", x) for x in (186, 236, 286)], 50)
    assert headings(read_lines([*lines[0], *lines[1], *units]), XS[:4], (), {0})[1] == ["", "", "talousarvio", ""]


def test_the_heading_of_a_column_that_holds_nothing_is_not_of_the_column_before_it() -> None:
    heads = _words([("TA", 184), ("Toteuma", 234), ("Jäljellä", 292)], 26)
    assert headings(read_lines(heads), XS[:3], (), {0}) == [["", "TA", "Toteuma"]]


def test_a_year_between_two_columns_that_it_is_over_is_no_heading_of_an_empty_one() -> None:
    below = _words([("TP", 188), ("Tot.", 238), ("TA", 288), ("Tot.", 338)], 30)
    assert empty_columns(read_lines([*_words([("2022", 210), ("2023", 310)], 18), *below]), XS[1:5]) == []
    assert len(empty_columns(read_lines([*_words([("2022", 210)], 30), *below]), XS[1:5])) == 1
