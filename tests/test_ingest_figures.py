"""Whose a figure of a table is and what it counts, and what is no figure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ingest.amounts import parse_amount
from ingest.figures.figures import table_figures
from ingest.layout.describe import report_title
from ingest.model import Block, Box, Cell, Column, Document, Figure, Page, Period, Report, Row, Section, Table
from ingest.units.units import UnitRegistry

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
REPORT = Report("koe", "koe.pdf", "", "Tilinpäätös", "Koivulammen kunta", "tilinpäätös", YEAR, 1, "Koivulammen kunta")


def table_of(corner: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]], title: str = "Tunnusluvut") -> Table:
    made = []
    for n, row in enumerate(rows):
        cells = [
            Cell(t, 1, Box(50 + 90 * c, 100 + 20 * n, 130 + 90 * c, 110 + 20 * n), (t,), (1,), amount=parse_amount(t) if c else None) for c, t in enumerate(row)
        ]
        kind = "group" if len(row) == 1 else "total" if row[0].lower().startswith("yhteensä") else "data"
        filled: tuple[Cell | None, ...] = (*cells, *[None] * (len(headings) + 1 - len(row)))
        groups = tuple(r[0] for r in rows[:n] if len(r) == 1)[-1:]
        made.append(Row(row[0], filled, kind, (1,), 0, groups))  # type: ignore[arg-type]
    columns = (Column(corner, 50, 130), *(Column(h, 50 + 90 * c, 130 + 90 * c, True) for c, h in enumerate(headings, 1)))
    return Table(0, "figures", title, 0, (1,), ((1, Box(50, 90, 500, 300)),), columns, tuple(made), corner)


def figures_of(table: Table) -> list[Figure]:
    registry = UnitRegistry("Koivulammen kunta", "Koivulammen kunta")
    registry.add("Koivulammen kunta")
    registry.add("Sivistyspalvelut")
    document = Document((Page(1, 595, 842, ()),), (), (Section(0, "Toiminta", 1, ("Toiminta",), 1),), (table,))
    return table_figures(document, REPORT, registry)


@pytest.mark.parametrize(
    ("corner", "rows", "due"),
    [
        (
            "Henkilöstön määrä, hlö",
            [("Sivistyspalvelut", "243"), ("Tekniset palvelut", "88"), ("Henkilöstö yhteensä", "331"), ("Vakinaiset", "300")],
            [("Sivistyspalvelut", "Henkilöstö"), ("Tekniset palvelut", "Henkilöstö"), ("Koivulammen kunta", "Henkilöstö yhteensä"),
             ("Koivulammen kunta", "Vakinaiset")],
        ),
        (
            "4) Henkilöstön lukumäärä 31.12.",
            [("Sivistyspalvelut", "243"), ("Tekninen toimi", "88"), ("Yhteensä", "331")],
            [("Sivistyspalvelut", "Henkilöstön lukumäärä"), ("Tekninen toimi", "Henkilöstön lukumäärä"), ("Koivulammen kunta", "Henkilöstön lukumäärä")],
        ),
        (
            "HTV",
            [("Sivistyspalvelut", "24,5"), ("Tekniset palvelut", "8,0"), ("Hallinto ja elinvoima", "3,5"), ("Yhteensä", "36,0")],
            [("Sivistyspalvelut", "HTV"), ("Tekniset palvelut", "HTV"), ("Hallinto ja elinvoima", "HTV"), ("Koivulammen kunta", "HTV")],
        ),
    ],
    ids=["named in the sum", "named in the corner", "one not known that makes up the sum with the others"],
)  # fmt: skip
def test_rows_of_staff_are_their_units_staff(corner: str, rows: list[tuple[str, ...]], due: list[tuple[str, str]]) -> None:
    found = figures_of(table_of(corner, ["2024"], rows))
    assert [(f.unit, f.account) for f in found] == due
    assert {f.subject_kind for f in found} == {"personnel"}


def test_what_does_not_make_up_the_sum_is_no_unit_of_the_staff() -> None:
    rows = [("Sivistyspalvelut", "24,5"), ("Tekniset palvelut", "8,0"), ("Vakinaiset", "30,0"), ("Yhteensä", "32,5")]
    assert [f.unit for f in figures_of(table_of("HTV", ["2024"], rows))] == ["Sivistyspalvelut", "Tekniset palvelut", "Koivulammen kunta", "Koivulammen kunta"]


def test_an_accountant_is_no_unit() -> None:
    found = figures_of(table_of("Tilintarkastajan palkkiot", ["2024", "2023"], [("Tarkastus Oy Ab",), ("Palkkio", "23 406,79", "7 520,00")]))
    assert {f.unit for f in found} == {"Koivulammen kunta"}


@pytest.mark.parametrize(
    ("corner", "row", "due"),
    [
        ("Tunnusluku", ("Päiväkotien käyttöaste, %", "87,1", "–"), ["87.1"]),
        ("Tunnusluku", ("Kirjaston lainat, kpl", "–", "115"), ["115"]),
        ("€", ("Avustukset", "-1 500", "–"), ["-1500", "0"]),
    ],
    ids=["no target set", "not known", "nothing in euros"],
)
def test_a_dash_is_zero_only_among_euros(corner: str, row: tuple[str, ...], due: list[str]) -> None:
    assert [str(f.number) for f in figures_of(table_of(corner, ["2024", "Tavoite 2025"], [row]))] == due


@pytest.mark.parametrize(
    ("headings", "due"),
    [
        (["Asiakirjan ovat allekirjoittaneet", "Tilinpäätös ja toimintakertomus 2024"], "Tilinpäätös ja toimintakertomus 2024"),
        (["Asiakirjan ovat allekirjoittaneet"], "Koivulammen kunta, tilinpäätös 2024"),
        (["Sisällysluettelo", "Koivulammen vuosi"], "Koivulammen vuosi 2024"),
    ],
    ids=["title behind signatures", "signatures only", "title behind contents"],
)
def test_signatures_and_contents_are_no_title(headings: list[str], due: str) -> None:
    blocks = tuple(Block("heading", 1, Box(50, 50 + 30 * n, 300, 70 + 30 * n), text, 1, 14.0) for n, text in enumerate(headings))
    document = Document((Page(1, 595, 842, ()),), blocks, (), ())
    assert report_title(document, "tilinpäätös", "Koivulammen kunta", YEAR, "koe.pdf") == due


def test_numbers_are_exact() -> None:
    (figure,) = figures_of(table_of("1 000 €", ["2024"], [("Verotulot", "1 234,5")]))
    assert figure.number == Decimal("1234500")


def test_a_note_on_the_scale_of_all_tables_is_not_about_things_counted_each_in_its_own_unit() -> None:
    rows = [("Syntyneet, lasta", "71"), ("Uimahallin kävijät, kpl", "21 868"), ("Laskutettu vesi, m³", "270 686"), ("Vierailut", "12")]
    found = figures_of(replace(table_of("Tunnusluvut", ["2023", "2024"], [(*row, row[1]) for row in rows]), unit_note="miljoonia euroja"))
    assert [(f.number, f.number_unit) for f in found[::2]] == [
        (Decimal(71), "persons"), (Decimal(21868), "count"), (Decimal(270686), "m³"), (Decimal(12), "count"),
    ]  # fmt: skip
