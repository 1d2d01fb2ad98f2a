"""A report with a table for each account, whose rows are the units: also an account that has a name of the report's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from ingest.stores.stored import FigureQuery
from retrieval.build import Katsaus, build
from retrieval.settings import read_settings

UNITS = ("Keskushallinto", "Sivistystoimi", "Kaupungin lukio", "Kirjastoyksikkö")
ROWS = {  # account → each unit's outcome and budget, in euros; None where it has none
    "Myyntituotot": ((1_000, 4_000), (2_500, 9_000), (1_500, 5_000), (1_000, 4_000)),
    "Toimintatuotot": ((1_000, 4_000), (2_500, 9_000), (1_500, 5_000), (1_000, 4_000)),
    "Henkilöstökulut": ((-6_000, -24_000), (-9_000, -36_000), (-5_000, -20_000), (-4_000, -16_000)),
    "Konsulttiostot": ((-2_800, -10_000), (-3_100, -12_000), (-2_000, -8_000), (-1_100, -4_000)),
    "Avustukset": (None, (-500, -2_000), None, (-500, -2_000)),
    "Toimintakulut": ((-8_800, -34_000), (-12_600, -50_000), (-7_000, -28_000), (-5_600, -22_000)),
    "Toimintakate": ((-7_800, -30_000), (-10_100, -41_000), (-5_500, -23_000), (-4_600, -18_000)),
}


def _amount(number: int) -> str:
    return f"{number:,}".replace(",", " ")


@pytest.fixture(scope="module")
def katsaus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Katsaus]:
    folder: Path = tmp_path_factory.mktemp("accounts")
    style = getSampleStyleSheet()
    story: list[object] = [Paragraph("Aaltosen kaupunki", style["Title"]), Paragraph("Osavuosikatsaus 1.1.–31.3.2026", style["Title"])]
    story += [Paragraph("Luvut ovat euroa. Kulut ovat miinusmerkkisiä. Ostolaskujen keskimääräinen maksuaika oli 17 päivää.", style["BodyText"])]
    for account, held in ROWS.items():
        rows = [("Toimiala, toimielin, yksikkö", "Toteuma 1–3/2026", "Talousarvio 2026", "Toteuma-%")]
        for unit, own in zip(UNITS, held, strict=True):
            rows += [(unit, _amount(own[0]), _amount(own[1]), f"{100 * own[0] / own[1]:.1f}".replace(".", ","))] if own is not None else []
        made = Table(rows, colWidths=[170, 90, 90, 70], hAlign="LEFT")
        made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]))
        story += [Paragraph(account, style["Heading3"]), made, Spacer(1, 12)]
    SimpleDocTemplate(str(folder / "aaltonen.pdf"), pagesize=A4).build(story)
    made_of = build(read_settings(data_dir=folder / "store"))
    made_of.library.ingest(folder / "aaltonen.pdf")
    yield made_of
    made_of.close()


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Paljonko kaupungin lukion konsulttiostot olivat tammi–maaliskuussa 2026?", ["-2000"]),
        ("konsulttiostot tot 3/2026 lukio", ["-2000"]),
        ("Mikä oli kirjastoyksikön avustusten talousarvio?", ["-2000"]),
        ("Mitkä keskushallinnon kuluerät ovat toteutuneet yli 24 prosenttisesti?", ["28.0", "25.0"]),
        ("Mikä sivistystoimen kuluerä oli suurin tammi–maaliskuussa 2026?", ["-9000"]),
    ],
)
def test_each_account_is_told_of_each_unit(katsaus: Katsaus, question: str, due: list[str]) -> None:
    answer = katsaus.ask(question)
    assert sorted(str(value.number) for value in answer.values) == sorted(due), answer.answer


def test_the_heading_over_the_units_is_no_unit(katsaus: Katsaus) -> None:
    figures = katsaus.store.figures(FigureQuery(), limit=None)
    assert {f.figure.unit for f in figures if f.figure.table is not None} == set(UNITS)


def test_an_account_that_the_report_does_not_hold_is_no_number_of_days(katsaus: Katsaus) -> None:
    assert katsaus.ask("Kuinka suuret palveluostot olivat?").status == "not_found"
