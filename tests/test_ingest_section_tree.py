"""Headings that come again under each heading of their own rank are its parts."""

import pytest

from ingest.model import Section
from ingest.section_tree import nested


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
