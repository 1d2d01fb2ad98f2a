"""A report whose first heading is a branch, right over the report's title, is that branch's: what no heading gives to a unit is the branch's own."""

from pathlib import Path

import branch_report
import pytest

from ingest.model import Block, Box, Document, Page, Section, Word
from ingest.units.units import read_units


def test_what_no_unit_heads_is_the_branchs(tmp_path: Path) -> None:
    report = branch_report.drawn(tmp_path)
    assert (report.report.municipality, report.report.about) == ("Koelan kunta", "Teknisten palvelujen toimiala")
    assert {r.unit for r in report.records if r.kind in ("target", "risk")} == {"Teknisten palvelujen toimiala"}
    years = {f.unit: str(f.number) for f in report.figures if f.account == "Henkilötyövuodet"}
    assert {f.number_unit for f in report.figures if f.account.startswith("Hoitokustannus")} == {"€/m²/kk"}
    assert years == {"Katuala": "6.4", "Jäähalli ja puistot": "10.1", "Teknisten palvelujen toimiala": "16.5"}


def _document(*titles: str) -> Document:
    sections = tuple(Section(n, title, 1, (title,), 1) for n, title in enumerate(titles))
    blocks = [Block("heading", 1, Box(50, 20 * s.index, 300, 20 * s.index + 9), s.title, 1, section=s.index) for s in sections]
    foot = tuple(Word(text, Box(50 + 40 * n, 780, 85 + 40 * n, 790), 8) for n, text in enumerate(("Koelan", "kunta")))
    return Document((Page(1, 595, 842, foot),), (*blocks, Block("paragraph", 1, Box(50, 780, 300, 790), "Koelan kunta")), sections, ())


@pytest.mark.parametrize(
    ("titles", "about"),
    [
        (("Tekniset palvelut", "Osavuosikatsaus 1–8/2025"), "Tekniset palvelut"),
        (("Osavuosikatsaus 1–8/2025", "Tekniset palvelut"), "Koelan kunta"),
        (("Tekniset palvelut", "Talous"), "Koelan kunta"),
        (("Kunnanhallitus", "Osavuosikatsaus 1–8/2025"), "Koelan kunta"),
        (("Tekniset palvelut", "Osavuosikatsaus 1–8/2025", "Sivistyspalvelut", "Osavuosikatsaus 1–8/2025"), "Koelan kunta"),
    ],
)
def test_a_branch_over_the_reports_title_alone_makes_it_the_branchs(titles: tuple[str, ...], about: str) -> None:
    assert read_units(_document(*titles), []).about == about
