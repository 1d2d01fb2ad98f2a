"""Statements of units under one another, each under a line that names the unit and ends in a remark on its scale or time at the table's right edge."""

from pathlib import Path

import pytest
from drawn_tables import TOWN, Sheet, read, save, statement

from ingest.units.units import rank_told

NAMES = ("Metsätila", "Joukkoliikenne", "Tori ja satama", "Lomitus", "Perusopetus")
RIGHT = 786.0


def _headed(
    path: Path, lead: str, remark: str, *, size: float = 9, bold: bool = True, loud: bool = False, scale: int = 1, rules: str = "g", width: float = RIGHT - 56
) -> Sheet:
    """Two units on a page; `loud`: the remark is printed as the name is."""
    sheet = Sheet(path, wide=True, size=7.5)
    sheet.y = 100
    for n, name in enumerate(NAMES):
        if n and n % 2 == 0:
            sheet.new_page()
            sheet.y = 50
        sheet.text(56, sheet.y, lead.format(code=101 + n, name=name), size, bold)
        sheet.text(RIGHT, sheet.y, remark, size if loud else 7.5, bold and loud, right=True)
        sheet.y += 5
        statement(sheet, name, width=width, rules=rules, corner="Tiliryhmä", scale=scale)
        sheet.text(59, sheet.y + 4, "Selite: Palvelujen ostot ylittyvät, koska hintoja nostettiin.", 7.5)
        sheet.y += 30
    return save(sheet)


def _check(sheet: Sheet) -> None:
    figures = [f for f in read(sheet.path) if f.subject_kind == "account"]
    found = {(f.unit, f.account, f.measure, f.period.label): f.number for f in figures}
    assert {(d.unit, d.account, d.measure, d.period): d.number for d in sheet.due}.items() <= found.items()
    assert {f.unit for f in figures} == set(NAMES)


@pytest.mark.parametrize(
    "lead",
    [
        "Kustannuspaikka {code} {name}",
        "Vastuuyksikkö {code}: {name}",
        "Tulosyksikkö {name}",
        "Yksikkö {code} – {name}",
        "Toiminto {code} {name}",
        "Kustannuspaikka: {code} {name}",
        "{code} {name}",
        "{name}",
    ],
)
@pytest.mark.parametrize("remark", ["EUR, 2025", ""])
def test_each_unit_has_its_figures_whatever_stands_before_its_name(lead: str, remark: str, tmp_path: Path) -> None:
    _check(_headed(tmp_path / "tammiranta-1-6-2025.pdf", lead, remark))


@pytest.mark.parametrize(("remark", "scale"), [("1 000 €", 1000), ("tuhatta euroa, 1–6/2025", 1000), ("€", 1), ("tilanne 30.6.2025", 1)])
def test_the_remark_tells_the_scale(remark: str, scale: int, tmp_path: Path) -> None:
    _check(_headed(tmp_path / "tammiranta-1-6-2025.pdf", "Kustannuspaikka {code} {name}", remark, scale=scale))


@pytest.mark.parametrize(("size", "bold", "loud"), [(9, True, True), (12, False, False), (12, False, True), (12, True, True), (7.5, True, False)])
def test_name_and_remark_are_apart_in_any_print(size: float, bold: bool, loud: bool, tmp_path: Path) -> None:
    _check(_headed(tmp_path / "tammiranta-1-6-2025.pdf", "Kustannuspaikka {code} {name}", "1 000 €, 2025", size=size, bold=bold, loud=loud, scale=1000))


@pytest.mark.parametrize("rules", ["", "h", "v", "f"])
@pytest.mark.parametrize("width", [RIGHT - 56, 560])
@pytest.mark.parametrize(("remark", "loud", "scale"), [("1 000 €", False, 1000), ("EUR, 2025", True, 1), ("2025", False, 1), ("1–6/2025", True, 1)])
def test_the_table_may_have_any_rules_and_be_narrower_than_the_line(rules: str, width: float, remark: str, loud: bool, scale: int, tmp_path: Path) -> None:
    sheet = _headed(tmp_path / "tammiranta-1-6-2025.pdf", "Kustannuspaikka {code} {name}", remark, loud=loud, scale=scale, rules=rules, width=width)
    _check(sheet)


@pytest.mark.parametrize("lead", ["Kustannuspaikka {code} {name}", "Toiminto 12.{code}: {name}"])
@pytest.mark.parametrize("remark", ["EUR, 2025", "EUR", ""])
def test_a_word_for_its_kind_and_a_code_tell_a_unit_in_the_print_of_the_table(lead: str, remark: str, tmp_path: Path) -> None:
    _check(_headed(tmp_path / "tammiranta-1-6-2025.pdf", lead, remark, size=7.5, bold=False))


def test_one_such_line_is_enough(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Koko kaupunki")
    statement(sheet, TOWN, rules="g", scale=1)
    sheet.heading("Kustannuspaikka 103 Metsätila")
    statement(sheet, "Metsätila", rules="g", scale=1)
    found = {(f.unit, f.account, f.measure, f.period.label): f.number for f in read(save(sheet).path)}
    assert {(d.unit, d.account, d.measure, d.period): d.number for d in sheet.due}.items() <= found.items()


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Kustannuspaikka 103 Kulttuurikeskus", "yksikkö"), ("Tulosalue 12.3 – Perusopetus", "tulosalue"), ("Vastuuyksikkö: 2103 Museo", "yksikkö"),
        ("Toimielin 20 Sivistyslautakunta", "lautakunta"), ("Kustannuspaikka: 2103", ""), ("Tehtävä 3 Perusopetus", ""),
        ("Tulosalue 2025 Toteuma", ""), ("Vastuualue 30 Toimintatuotot", ""), ("Museo 2103", ""),
    ],
)  # fmt: skip
def test_what_tells_the_rank_of_a_unit(title: str, rank: str) -> None:
    assert rank_told(title) == rank
