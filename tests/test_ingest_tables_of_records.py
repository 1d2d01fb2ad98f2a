"""Tables of targets, investments, projects and risks under each other: their headings are labels of no card."""

import pytest
from annual_town import Page, read_drawn

from ingest.model import Extraction

TARGETS = (
    ("Tavoite", "Mittari", "Tilanne", "Vastuuhenkilö"),
    [
        ("Hävikki vähenee", "Hävikki 50 g", "Toteutuu osittain", "palvelupäällikkö"),
        ("Luomu lisääntyy", "Osuus 20 %", "Toteutunut", "hankintapäällikkö"),
    ],
)
STAFF = ("Yksikkö", "Vakinaiset", "Määräaikaiset", "Yhteensä"), [("Keittiö", "19", "2", "21"), ("Kahvila", "4", "1", "5")]
WORKS = (
    ("Kohde", "TA 2024, €", "Toteuma, €", "Tilanne"),
    [
        ("Jäähdytyslinja", "410 000", "128 650", "Asennus kesällä."),
        ("Jakelukeittiö", "185 000", "4 900", "Siirtyy."),
        ("Sähköauto", "62 000", "64 300", "Toimitettu."),
    ],
)
PROJECTS = (
    ("Hanke", "Toteutusaika", "Kokonaisbudjetti, €", "Rahoittaja"),
    [
        ("Hävikistä herkuksi", "2023–2024", "96 000", "Ympäristöministeriö"),
        ("Lähikalaa", "2024", "31 500", "Leader"),
    ],
)
RISKS = (
    ("Riski", "Todennäköisyys", "Vaikutus", "Hallintakeinot"),
    [
        ("Ruokamyrkytys", "1", "4", "Omavalvonta viikoittain"),
        ("Hintojen nousu", "4", "3", "Ruokalistan muutokset"),
        ("Sähkökatko", "2", "4", "Varavoimakone"),
    ],
)
STARTS = (58, 190, 300, 410)


def _grid(page: Page, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table whose every cell has edges of its own, as office programs draw them: shaded headings, numbers set to the right."""
    page.y += 16
    canvas, edges = page.canvas, [54, *(x - 4 for x in STARTS[1:]), 540]
    for n, row in enumerate((heads, *rows)):
        top = 842.0 - page.y + 11
        for left, right, cell in zip(edges, edges[1:], row, strict=False):
            if n == 0:
                canvas.setFillGray(0.85)
                canvas.rect(left, top - 15, right - left, 15, stroke=0, fill=1)
                canvas.setFillGray(0)
            for x0, y0, wide, high in (
                (left, top - 15, 0.7, 15),
                (right, top - 15, 0.7, 15),
                (left, top, right - left, 0.7),
                (left, top - 15, right - left, 0.7),
            ):
                canvas.rect(x0, y0, wide, high, stroke=0, fill=1)
            number = bool(n) and cell.replace(" ", "").isdigit()
            page.text(right - 4 if number else left + 4, cell, bold=n == 0, right=number)
        page.y += 15


def _lined(page: Page, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """A table with a shaded heading row and a rule under each row."""
    page.table(heads, rows, starts=STARTS)


def _read(look: str) -> Extraction:
    draw = {"ruled cells": _grid, "rules under rows": _lined}[look]

    def first(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Tilinpäätös 2024", 15)
        for title, table in (("Henkilöstö", STAFF), ("Hankkeet", PROJECTS), ("Tavoitteet", TARGETS)):
            page.heading(title)
            draw(page, *table)

    def second(page: Page) -> None:
        for title, table in (("Investoinnit", WORKS), ("Riskit", RISKS)):
            page.heading(title)
            draw(page, *table)

    return read_drawn(first, second)


@pytest.mark.parametrize("look", ["ruled cells", "rules under rows"])
def test_every_row_keeps_its_name(look: str) -> None:
    read = _read(look)
    due = [(kind, row[0]) for kind, table in (("project", PROJECTS), ("target", TARGETS), ("investment", WORKS), ("risk", RISKS)) for row in table[1]]
    assert [(record.kind, record.title) for record in read.records] == due
    spent = {f.account: str(f.number) for f in read.figures if f.measure == "actual" and f.subject_kind == "investment"}
    assert spent == {row[0]: row[2].replace(" ", "") for row in WORKS[1]}


def test_funding_in_words_beside_the_budget_is_the_funder_and_own_liability_the_own_share() -> None:
    heads = ("Hanke", "Budjetti, €", "Rahoitus", "Omavastuu, €")

    def page(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Tilinpäätös 2024", 15)
        page.heading("Hankkeet")
        _lined(page, heads, [("Kieli käteen", "215 000", "AMIF", "53 750"), ("Pyöräpaja", "48 000", "Sitra", "0")])

    read = read_drawn(page)
    fields = [record.fields for record in read.records]
    assert [(f["total_funding"], f["funder"], f["own_share"], f.get("responsible")) for f in fields] == [
        ("215 000", "AMIF", "53 750", None),
        ("48 000", "Sitra", "0", None),
    ]
    assert [(str(f.number), f.number_unit) for f in read.figures if f.measure == "own_share"] == [("53750", "EUR"), ("0", "EUR")]
