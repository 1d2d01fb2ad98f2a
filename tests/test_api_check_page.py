"""The checks as a page of HTML that needs nothing beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from made_up import extraction, figure

from api.check_page import check_html
from ingest.model import Box, Finding, FindingStatus
from ingest.stores.stored import StoredReport

PNG = b"\x89PNG made up"


def finding(status: FindingStatus, n: int, ids: Sequence[str], message: str = "") -> Finding:
    printed, computed = Decimal(9300), Decimal(-9300)
    return Finding(
        f"c-{n}",
        status,
        f"Jäljellä = TA <{n}> − TOT",
        message or f"Sivu {n}, rivi ”Avustukset & muut”: painettu 9 300 €",
        (n,),
        tuple(ids),
        printed,
        computed,
        printed - computed,
        "EUR",
    )


class Outline(HTMLParser):
    """Tags, ids, the places that links point at, and pictures without a text for those who do not see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.outside: list[str] = []
        self.mute = 0
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in ("meta", "img", "link", "br"):
            self.open.append(tag)
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.targets += [v.removeprefix("#") for k, v in attrs if k in ("href", "aria-labelledby") and v and (k != "href" or v.startswith("#"))]
        self.outside += [v for k, v in attrs if k in ("src", "href") and v and not v.startswith(("#", "data:"))]
        self.mute += tag == "img" and not given.get("alt")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def page() -> tuple[str, list[tuple[int, tuple[Box, ...], tuple[float, float]]]]:
    figures = {f.figure_id: f for f in (figure("koe", 3), figure("koe", 4), replace(figure("koe", 5), page=7))}
    ids = list(figures)
    drawn: list[tuple[int, tuple[Box, ...], tuple[float, float]]] = []

    def draw(number: int, marks: tuple[Box, ...], band: tuple[float, float]) -> bytes | None:
        drawn.append((number, marks, band))
        return None if number == 7 else PNG

    found = [
        finding("holds", 1, ids[:1]),
        finding("holds", 1, ids[1:2]),
        finding("rounding", 2, ids[:2], "Sivu 2: ero 1 €"),
        finding("error", 3, ids),
        finding("repaired", 4, ids[:1]),
    ]
    return check_html(stored(), found, figures, draw), drawn


def stored() -> StoredReport:
    checks = {"holds": 2, "rounding": 1, "error": 1, "repaired": 1}
    return StoredReport(extraction().report, 1, {}, checks, (), datetime(2025, 5, 2, tzinfo=UTC))


def test_it_is_whole_and_can_be_read_by_all(page: tuple[str, list[object]]) -> None:
    outline = Outline(page[0])
    assert outline.open == []
    assert outline.outside == []
    assert outline.mute == 0
    assert len(set(outline.ids)) == len(outline.ids)
    assert set(outline.targets) <= set(outline.ids)
    assert page[0].startswith('<!doctype html>\n<html lang="fi">')
    assert "<script" not in page[0]


def test_errors_come_first_with_their_cells(page: tuple[str, list[tuple[int, tuple[Box, ...], tuple[float, float]]]]) -> None:
    text, drawn = page
    assert re.findall(r'<section id="(\w+)"', text) == ["error", "repaired", "rounding", "holds"]
    assert "Jäljellä = TA &lt;3&gt; − TOT" in text
    assert "”Avustukset &amp; muut”" in text
    assert [(number, len(marks)) for number, marks, _ in drawn] == [(1, 2), (7, 1), (1, 1)]
    for _, marks, band in drawn:
        assert band[0] < min(m.top for m in marks)
        assert band[1] > max(m.bottom for m in marks)
    assert text.count("data:image/png;base64,") == 2
    assert "Sivun 7 kuvaa ei voitu piirtää." in text


def test_what_holds_is_counted_by_rule(page: tuple[str, list[object]]) -> None:
    assert '<td>Jäljellä = TA &lt;1&gt; − TOT</td><td class="number">2</td>' in page[0]
    assert "<li>Sivu 2: ero 1 €</li>" in page[0]
