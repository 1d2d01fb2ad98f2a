"""A page of tables whose columns are units and whose sum: what each table holds is told by its title alone."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, SUMS, Due, Sheet, numbers, printed, read, save

AREA = "Sivistystoimi"
KNOWN = ("Varhaiskasvatus", "Perusopetus", "Nuorisopalvelut")
PART_TITLES = ("Toteuma 1–6/2025, €", "Muutettu talousarvio 2025, €", "Toteuma, % talousarviosta", "Toteuma 1–6/2024, €")
MEANT = (("actual", "1–6/2025"), ("amended_budget", "2025"), ("percent", "1–6/2025"), ("actual", "1–6/2024"))


def table(sheet: Sheet, title: str, n: int, units: Sequence[str], whole: str, corner: str, first: bool) -> None:
    """A table of one measure; the sum stands behind the units, or before them."""
    measure, period = MEANT[n]
    sheet.heading(title)
    heads = [whole, *units] if first else [*units, whole]
    step = 560 / len(heads)
    sheet.text(58, sheet.y + 12, corner, 8, True)
    for c, head in enumerate(heads):
        sheet.text(56 + 160 + step * (c + 1), sheet.y + 12, head, 8, True, right=True)
    sheet.line(56, sheet.y + 15, 780, sheet.y + 15)
    y = sheet.y + 26
    rows = [numbers(sheet) for _ in units]
    for account in ACCOUNTS:
        parts = [row[account][2 if measure == "percent" else 1] for row in rows]
        total = sum(parts, Decimal(0)) / len(parts) if measure == "percent" else sum(parts, Decimal(0))
        total = total.quantize(Decimal("0.1")) if measure == "percent" else total
        sheet.text(58, y, account, 8, account in SUMS)
        for c, (unit, number) in enumerate([(AREA, total), *zip(units, parts, strict=True)] if first else [*zip(units, parts, strict=True), (AREA, total)]):
            sheet.text(56 + 160 + step * (c + 1), y, printed(number), 8, account in SUMS, right=True)
            sheet.due.append(Due(sheet.page, unit, account, measure, period, number, "%" if measure == "percent" else "EUR"))
        y += 12
    sheet.y = y + 6


LAYOUTS: dict[str, tuple[Sequence[str], Sequence[str], str, str, bool]] = {
    "sum last": (PART_TITLES, KNOWN, "Yhteensä", "", False),
    "sum first": (PART_TITLES, KNOWN, "Yhteensä", "€", True),
    "named sum": (PART_TITLES, KNOWN, "Sivistystoimi", "", False),
    "sum of the named": (PART_TITLES, KNOWN, "Sivistystoimi yhteensä", "", False),
    "short sum": (PART_TITLES, KNOWN, "Yht.", "", False),
    "names with a measure's word": (PART_TITLES, ("Maankäyttö", "Tekninen lautakunta", "Kausityöpalvelut"), "Yhteensä", "", False),
    "names told nowhere else": (PART_TITLES, ("Hallinto", "Maaseutu", "Lapset ja nuoret"), "Yhteensä", "", False),
    "names told nowhere else, the sum is their area's": (PART_TITLES, ("Hallinto", "Maaseutu", "Lapset ja nuoret"), "Sivistystoimi", "", False),
    "names told nowhere else, first": (PART_TITLES, ("Hallinto", "Maaseutu", "Kaavoitus ja maankäyttö"), "Sivistystoimi yhteensä", "", True),
    "other titles": (("Tot. 1–6/2025", "TA 2025 muutoksineen", "Toteumaprosentti", "Tot. 1–6/2024"), KNOWN, "Yhteensä", "euroa", False),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_title_tells_what_the_units_and_their_sum_hold(name: str, tmp_path: Path) -> None:
    titles, units, whole, corner, first = LAYOUTS[name]
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True, size=8)
    sheet.y = 90
    sheet.text(56, 110, AREA, 16, True)
    sheet.y = 110
    for n, title in enumerate(titles):
        if n == 2:
            sheet.new_page()
        table(sheet, title, n, units, whole, corner, first)
    save(sheet)
    found = {Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path)}
    assert sorted(set(sheet.due) - found) == []
    assert sorted(found - set(sheet.due)) == []


@pytest.mark.parametrize("caption", ["Toteuma 1–6/2025, 1000 euroa", "Toteuma tammi–kesäkuu 2025 (1 000 €)", "Taulukko 2. Toteuma 1–6/2025, t€"])
def test_the_caption_under_a_heading_tells_what_columns_of_accounts_hold(caption: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Yksiköiden talous")
    sheet.paragraph("Toiminta on edennyt suunnitelman mukaisesti.")
    sheet.text(56, sheet.y + 12, caption, 9.5, True)
    top = sheet.y + 34
    for c, account in enumerate(("Henkilöstökulut", "Vuokrat", "Toimintakulut")):
        sheet.text(300 + 90 * c, top, account, 8.5, True, right=True)
    for k, unit in enumerate(KNOWN):
        sheet.text(58, top + 13 * (k + 1), unit)
        for c, account in enumerate(("Henkilöstökulut", "Vuokrat", "Toimintakulut")):
            number = -Decimal(1200 + 310 * k + 77 * c)
            sheet.text(300 + 90 * c, top + 13 * (k + 1), printed(number), right=True)
            sheet.due.append(Due(1, unit, account, "actual", "1–6/2025", number * 1000, "EUR"))
    save(sheet)
    found = {Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path)}
    assert found == set(sheet.due)


def test_a_time_and_scale_over_a_table_stand_for_the_heading_above_them(tmp_path: Path) -> None:
    """In plain print: "Toteuma 1–6/2025 (M€)" under "Toimialojen talous"."""
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Yksiköiden talous")
    sheet.y += 14
    sheet.text(56, sheet.y, "Toteuma 1–6/2025 (M€)", 9)
    top = sheet.y + 24
    for c, account in enumerate(("Toimintatuotot", "Toimintakulut", "Toimintakate")):
        sheet.text(300 + 90 * c, top, account, 8.5, True, right=True)
    for k, unit in enumerate(KNOWN):
        sheet.text(58, top + 13 * (k + 1), unit)
        for c, account in enumerate(("Toimintatuotot", "Toimintakulut", "Toimintakate")):
            number = Decimal(12 + 3 * k + c) / 10
            sheet.text(300 + 90 * c, top + 13 * (k + 1), printed(number), right=True)
            sheet.due.append(Due(1, unit, account, "actual", "1–6/2025", number * 1_000_000, "EUR"))
    save(sheet)
    assert {Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path)} == set(sheet.due)
