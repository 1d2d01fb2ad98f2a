"""Lists whose items tell a name and its numbers of several years."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import Sheet, read, save

NAMES = ("Lainakanta", "Uimahallin käynnit", "Verojen perimättä jäänyt osuus")
UNITS = ("€/asukas", "kpl", "%")
YEARS = ("2022", "2023", "2024")
NUMBERS = (("4 210", "4 055", "3 980"), ("21 350", "8 420", "52 780"), ("1,7", "1,4", "1,9"))


def items(look: str) -> list[str]:
    out = []
    for name, unit, numbers in zip(NAMES, UNITS, NUMBERS, strict=True):
        pairs = list(zip(YEARS, numbers, strict=True))
        out.append(
            {
                "year behind": f"• {name}, {unit}: " + ", ".join(f"{n} (vuonna {y})" for y, n in pairs),
                "bare year": f"• {name} ({unit}): " + "; ".join(f"{n} ({y})" for y, n in pairs) + ".",
                "unit behind": f"– {name}: " + ", ".join(f"{n} {unit} (v. {y})" for y, n in pairs),
                "year before": f"{name}, {unit}: " + "; ".join(f"{y}: {n}" for y, n in pairs),
                "outcome": f"• {name}, {unit}: " + ", ".join(f"{n} (TP {y})" for y, n in pairs),
            }[look]
        )
    return out


def drawn(path: Path, lines: Sequence[str]) -> Path:
    sheet = Sheet(path)
    sheet.heading("Tunnusluvut")
    for line in lines:
        sheet.y += 5
        sheet.paragraph(line)
    return save(sheet).path


@pytest.mark.parametrize("look", ["year behind", "bare year", "unit behind", "year before", "outcome"])
def test_each_number_is_of_its_name_and_year(look: str, tmp_path: Path) -> None:
    figures = read(drawn(tmp_path / "koe.pdf", items(look)))
    kinds = {"%": "%", "kpl": "count", "€/asukas": "€/asukas"}
    assert {(f.account.partition(",")[0].partition(" (")[0], f.period.label, f.number, f.number_unit) for f in figures} == {
        (name, year, Decimal(number.replace(" ", "").replace(",", ".")), kinds[unit])
        for name, unit, numbers in zip(NAMES, UNITS, NUMBERS, strict=True)
        for year, number in zip(YEARS, numbers, strict=True)
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("• Lainakanta, €/asukas: 4 210 (vuonna 2022), 4 055 (vuonna 2023)",),  # one item is no list
        ("• Lainakanta: 4 210 (noin), 4 055 (arvio)", "• Käynnit: 210 (noin), 55 (arvio)"),
        ("• Lainakanta: 4 210 (vuonna 2022), 4 055", "• Käynnit: 210 (vuonna 2022), 55"),
        ("• Kokoukset: kevät (2022), syksy (2023)", "• Retket: kesä (2022), talvi (2023)"),
        ("• Käynnit: 210 (vuonna 2022), 55 (vuonna 2022)", "• Lainat: 30 (vuonna 2022), 40 (vuonna 2022)"),
    ],
)
def test_other_lists_are_no_table(lines: Sequence[str], tmp_path: Path) -> None:
    assert not read(drawn(tmp_path / "koe.pdf", lines))
