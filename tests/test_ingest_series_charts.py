"""Charts with their numbers printed: several bars for each name, one thing over years, and titles that tell what is counted and when."""

from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, read, save

from ingest.columns.columns import row_unit
from ingest.figures.counted_titles import counted_name

STAFF = (("Konsernipalvelut", 41, 38), ("Sivistyspalvelut", 152, 149), ("Tekniset palvelut", 87, 91))
DAYS = ("30.6.2025", "30.6.2024")
COLORS = ("#204060", "#b0c4d8")
METERS = (("Laskutettu vesi, m³", (241500, 249580, 254970, 247290), "m³"), ("Omavaraisuusaste, %", (55, 54, 52, 51), "%"),
          ("Uimahallin kävijät", (4640, 4120, 4780, 5480), "persons"))  # fmt: skip
YEARS = ("2021", "2022", "2023", "2024")


def bar(sheet: Sheet, x: float, y: float, width: float, height: float, color: str) -> None:
    sheet.canvas.setFillColor(color)
    sheet.canvas.rect(x, sheet.height - y - height, width, height, stroke=0, fill=1)
    sheet.canvas.setFillColor("black")


def legend(sheet: Sheet) -> None:
    for n, (day, color) in enumerate(zip(DAYS, COLORS, strict=True)):
        bar(sheet, 56 + 70 * n, sheet.y, 7, 7, color)
        sheet.text(67 + 70 * n, sheet.y + 7, day, 7)
    sheet.y += 16


@pytest.mark.parametrize("standing", [False, True])
def test_bars_of_two_days_are_two_columns_by_the_colours_of_the_legend(standing: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph("Henkilöstömäärään on laskettu vakinaiset ja määräaikaiset työntekijät kauden viimeisenä päivänä.")
    sheet.y += 14
    sheet.text(56, sheet.y, "Henkilöstömäärä tulosalueittain, henkilöä", 9, True)
    sheet.y += 8
    legend(sheet)
    foot = sheet.y + 220
    for n, (name, *counts) in enumerate(STAFF):
        if not standing:
            sheet.text(146, sheet.y + 14, name, 7, right=True)
        for m, count in enumerate(counts):
            if standing:
                left = 80 + 140 * n + 26 * m
                bar(sheet, left, foot - count, 24, count, COLORS[m])
                sheet.canvas.setFont("Helvetica", 7)
                sheet.canvas.drawCentredString(left + 12, sheet.height - foot + count + 3, str(count))
            else:
                bar(sheet, 150, sheet.y + 10 * m, 2 * count, 9, COLORS[m])
                sheet.text(154 + 2 * count, sheet.y + 10 * m + 7, str(count), 7)
        if standing:
            sheet.canvas.drawCentredString(80 + 140 * n + 25, sheet.height - foot - 11, name)
        sheet.y += 28
    save(sheet)
    found = {(f.unit, f.account, f.number, f.number_unit, f.period.label) for f in read(sheet.path)}
    assert found == {(name, "Henkilöstömäärä", count, "persons", day) for name, *counts in STAFF for count, day in zip(counts, DAYS, strict=True)}


def test_small_charts_over_years_are_rows_under_those_years(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Tunnuslukuja kuvina")
    sheet.y += 10
    for n, (name, counts, _) in enumerate(METERS):
        left, foot = 56 + 250 * (n % 2), sheet.y + 120 + 150 * (n // 2)
        sheet.text(left, foot - 112, name, 9, True)
        for m, (year, count) in enumerate(zip(YEARS, counts, strict=True)):
            high = 80 * count / max(counts)
            bar(sheet, left + 10 + 52 * m, foot - high, 32, high, COLORS[n % 2])
            sheet.canvas.setFont("Helvetica", 7)
            sheet.canvas.drawCentredString(left + 26 + 52 * m, sheet.height - foot + high + 3, f"{count:,}".replace(",", " "))
            sheet.canvas.drawCentredString(left + 26 + 52 * m, sheet.height - foot - 12, year)
    save(sheet)
    found = {(f.account, f.measure, f.number, f.number_unit, f.period.label) for f in read(sheet.path)}
    assert found == {(name, "actual", Decimal(count), unit, year) for name, counts, unit in METERS for count, year in zip(counts, YEARS, strict=True)}


def test_what_a_chart_counts_and_when_is_told_by_its_title(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Henkilöstö")
    sheet.y += 14
    sheet.text(56, sheet.y, "Sairauspoissaolot 1–12/2024, päivää henkilöä kohti", 9, True)
    for name, *counts in STAFF:
        sheet.y += 24
        sheet.text(150, sheet.y, name, right=True)
        bar(sheet, 155, sheet.y - 10, counts[0], 14, COLORS[0])
        sheet.text(155 + counts[0] + 4, sheet.y, f"{counts[0] / 10:.1f}".replace(".", ","))
    save(sheet)
    found = {(f.unit, f.account, f.measure, f.number, f.number_unit, f.period.label) for f in read(sheet.path)}
    assert found == {(name, "Sairauspoissaolot", "actual", Decimal(count) / 10, "days", "2024") for name, count, _ in STAFF}


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("Sairauspoissaolot 1–9/2025, päivää henkilöä kohti", "Sairauspoissaolot", "days"),
        ("Taulukko 4. Sairauspoissaolot (kalenteripäivää henkilöä kohti)", "Sairauspoissaolot", "days"),
        ("Henkilöstömäärä 31.8.2025 toimialoittain (hlö)", "Henkilöstömäärä", "persons"),
        ("Sairauspoissaolot toimialoittain tammi–kesäkuussa 2025", "Sairauspoissaolot", None),
        ("Tilojen käyttö, m² asukasta kohti", "Tilojen käyttö", "m²"),
        ("Lainakanta, euroa asukasta kohti", "Lainakanta", "€/asukas"),
        ("Syntyneet, lasta", "Syntyneet, lasta", "persons"),
    ],
)
def test_a_title_is_what_it_counts_without_its_time_and_unit(title: str, name: str, unit: str | None) -> None:
    assert counted_name(title) == name
    said = row_unit(title)
    assert (said[0] if said is not None else None) == unit
