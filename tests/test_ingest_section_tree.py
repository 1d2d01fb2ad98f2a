"""The section tree: by the outline of the file, by numbers, by looks; headings that come again are parts of those between them."""

import pytest

from ingest.model import Block, Box, OutlineEntry, Section
from ingest.pages.section_tree import nested, section_tree


def section(index: int, title: str, level: int, parent: int | None, *above: str) -> Section:
    return Section(index, title, level, (*above, title), index + 1, parent)


@pytest.mark.parametrize(
    ("titles", "due"),
    [
        (["Museo", "Talous", "Uimahalli", "Talous"], [("Luku", "Museo"), ("Luku", "Museo", "Talous"), ("Luku", "Uimahalli"), ("Luku", "Uimahalli", "Talous")]),
        (["Museo", "Talous", "Uimahalli"], [("Luku", "Museo"), ("Luku", "Talous"), ("Luku", "Uimahalli")]),
        (["Talous", "Museo", "Talous"], [("Luku", "Talous"), ("Luku", "Museo"), ("Luku", "Museo", "Talous")]),
    ],
    ids=["repeated", "each its own", "one before any other"],
)
def test_repeated_headings_stand_under_the_one_before(titles: list[str], due: list[tuple[str, ...]]) -> None:
    sections = [section(0, "Luku", 1, None), *(section(n, title, 2, 0, "Luku") for n, title in enumerate(titles, 1))]
    found = nested(sections)
    assert [s.path for s in found[1:]] == due
    assert all(s.parent is None or found[s.parent].path == s.path[:-1] for s in found)


def test_what_stands_under_a_nested_heading_goes_with_it() -> None:
    sections = [
        section(0, "Museo", 1, None),
        section(1, "Talous", 1, None),
        section(2, "Käyttö", 2, 1, "Talous"),
        section(3, "Sali", 1, None),
        section(4, "Talous", 1, None),
    ]
    assert nested(sections)[2].path == ("Museo", "Talous", "Käyttö")


Heading = tuple[int, str]
"""How its print ranks (0: a paragraph), and its text."""


def blocks(headings: list[Heading]) -> list[Block]:
    """One block a page."""
    return [Block("heading" if look else "paragraph", page, Box(0, 0, 1, 1), text, look) for page, (look, text) in enumerate(headings, 1)]


@pytest.mark.parametrize(
    ("headings", "due"),
    [
        ([(1, "1. Alku"), (3, "1.1 Osa"), (2, "2 Toinen"), (3, "2.1 Osa")], ["1. Alku", "1. Alku/1.1 Osa", "2 Toinen", "2 Toinen/2.1 Osa"]),
        (
            [
                (1, "2 Talous"),
                (2, "2.2 Käyttö"),
                (4, "Museo"),
                (5, "Tavoitteet"),
                (4, "1. Hyvä"),
                (4, "2. Parempi"),
                (4, "Sali"),
                (2, "2.3 Tulos"),
                (1, "3 Loppu"),
            ],
            ["2 Talous", "2 Talous/2.2 Käyttö", "2 Talous/2.2 Käyttö/Museo", "2 Talous/2.2 Käyttö/Museo/Tavoitteet"]
            + [f"2 Talous/2.2 Käyttö/Museo/Tavoitteet/{goal}" for goal in ("1. Hyvä", "2. Parempi")]
            + ["2 Talous/2.2 Käyttö/Sali", "2 Talous/2.3 Tulos", "3 Loppu"],
        ),
        ([(1, "3 Talous"), (4, "1. Hyvä"), (4, "2. Parempi"), (1, "4 Loppu")], ["3 Talous", "3 Talous/1. Hyvä", "3 Talous/2. Parempi", "4 Loppu"]),
        ([(2, "1 Alku"), (1, "2 Toinen"), (3, "3 Kolmas")], ["1 Alku", "2 Toinen", "3 Kolmas"]),
        ([(1, "Alku"), (2, "Osa"), (1, "Loppu")], ["Alku", "Alku/Osa", "Loppu"]),
    ],
    ids=["numbers before looks", "a count within a section", "a count that begins anew", "chapters in other print", "looks"],
)
def test_numbers_and_looks(headings: list[Heading], due: list[str]) -> None:
    sections, found = section_tree(blocks(headings))
    assert ["/".join(s.path) for s in sections] == due
    assert [block.section for block in found] == list(range(len(headings)))


@pytest.mark.parametrize(
    ("outline", "due"),
    [
        ([], ["Katsaus", "Museo", "Talous", "Loppu"]),
        ([(1, "Katsaus", 1), (2, "Museo", 2), (3, "Talous", 3), (1, "Loppu", 5)], ["Katsaus", "Katsaus/Museo", "Katsaus/Museo/Talous", "Loppu"]),
        ([(1, "KATSAUS", 1), (2, "1.1 Museo", 2), (1, "Loppu", 5)], ["Katsaus", "Katsaus/Museo", "Katsaus/Museo/Talous", "Loppu"]),
        ([(1, "Katsaus", 1), (2, "Museo", 3), (2, "Toinen", 2)], ["Katsaus", "Museo", "Talous", "Loppu"]),
        ([(1, "Katsaus", 1), (2, "Leipäteksti", 4), (1, "Loppu", 5)], ["Katsaus", "Katsaus/Museo", "Katsaus/Talous", "Katsaus/Leipäteksti", "Loppu"]),
    ],
    ids=["none", "all", "some, in other letters and with a number", "not on the page", "a paragraph is a heading"],
)
def test_the_outline_tells_levels_where_the_page_bears_it_out(outline: list[tuple[int, str, int]], due: list[str]) -> None:
    sections, _ = section_tree(blocks([(2, "Katsaus"), (2, "Museo"), (2, "Talous"), (0, "Leipäteksti"), (2, "Loppu")]), [OutlineEntry(*e) for e in outline])
    assert ["/".join(s.path) for s in sections] == due


def test_an_outline_with_a_root_goes_by_the_numbers_of_its_titles() -> None:
    outline = [OutlineEntry(1, "Tilinpäätös", 1), OutlineEntry(2, "1 Alku", 2), OutlineEntry(3, "1.1 Osa", 3)]
    sections, _ = section_tree(blocks([(1, "Tilinpäätös"), (2, "1 Alku"), (2, "1.1 Osa"), (2, "1.2 Toinen")]), outline)
    assert [s.path[1:] for s in sections] == [(), ("1 Alku",), ("1 Alku", "1.1 Osa"), ("1 Alku", "1.2 Toinen")]
