"""Headings of several lines over columns of numbers, whose first lines stand over few columns, and what a first row without numbers tells."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

ENDS = (187.5, 228.2, 280.0, 357.3, 403.2, 443.9, 483.2, 535.0)
MIDDLES = (168.7, 211.8, 258.0, 322.6, 384.3, 427.5, 467.5, 513.0)
ROWS = {
    "Toimintatuotot": ("17 470", "4 239", "17 963", "213", "18 176", "4 658", "13 518", "25,6"),
    "Toimintakulut": ("-34 170", "-8 941", "-35 114", "-307", "-35 421", "-8 394", "-27 027", "23,7"),
    "Toimintakate": ("-16 700", "-4 702", "-17 151", "-94", "-17 245", "-3 736", "-13 509", "21,7"),
}
LINES = (
    ("", "", "Alkuperäinen", "", "Muutettu", "", "", ""),
    ("Tilinpäätös", "Toteuma", "talousarvio", "", "talousarvio", "Toteuma", "", ""),
    ("2024", "31.3.2024", "2025", "Talousarviomuutokset", "2025", "31.3.2025", "Jäljellä", "Toteuma-%"),
)


def _read(
    path: Path, lines: tuple[tuple[str, ...], ...], rows: dict[str, tuple[str, ...]], ends: tuple[float, ...], corner: str, middles: tuple[float, ...] = ()
) -> Extraction:
    """`middles`: of the headings, which end as the numbers do where none are given."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 790, "Aallon kaupunki, osavuosikatsaus 1.1.–31.3.2025")
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 740, "Kirjastopalvelut")
    y = 700
    canvas.setFont("Helvetica", 6.3)
    for line in lines:
        for text, place in zip(line, middles or ends, strict=True):
            (canvas.drawCentredString if middles else canvas.drawRightString)(place, y, text)
        y -= 10
    canvas.drawString(44, y + 10, corner)
    for name, numbers in rows.items():
        y -= 13
        canvas.drawString(44, y, name)
        for text, end in zip(numbers, ends, strict=True):
            canvas.drawRightString(end, y, text)
    canvas.save()
    return extract(path)


def test_the_first_line_of_one_heading_is_none_of_a_group(tmp_path: Path) -> None:
    read = _read(tmp_path / "aalto.pdf", LINES, ROWS, ENDS, "Euroa", MIDDLES)
    told = [(f.measure, f.period.label, str(f.number)) for f in read.figures if f.account == "Toimintatuotot"]
    assert told == [
        ("closing", "2024", "17470"), ("actual", "1–3/2024", "4239"), ("budget", "2025", "17963"), ("budget_change", "2025", "213"),
        ("amended_budget", "2025", "18176"), ("actual", "1–3/2025", "4658"), ("remaining", "1–3/2025", "13518"), ("percent", "1–3/2025", "25.6"),
    ]  # fmt: skip


def test_a_wide_time_over_the_first_column_that_ends_as_its_numbers_do_is_its_own(tmp_path: Path) -> None:
    lines = (("tammi–maaliskuu 2024", "tammi–maaliskuu 2025", "2025", ""), ("TOT", "TOT", "TA muutoksineen", "Tot-%"))
    rows = {
        "Toimintatuotot": ("136", "156", "430", "36,3 %"),
        "Toimintakulut": ("-283", "-339", "-1 002", "33,8 %"),
        "Toimintakate": ("-147", "-183", "-572", "32,0 %"),
    }
    read = _read(tmp_path / "aalto.pdf", lines, rows, (289.0, 391.0, 480.0, 508.0), "1 000 €")
    told = [(f.measure, f.period.label) for f in read.figures if f.account == "Toimintakulut"]
    assert told == [("actual", "1–3/2024"), ("actual", "1–3/2025"), ("amended_budget", "2025"), ("percent", "1–3/2025")]


def test_a_heading_that_names_two_units_of_its_table_is_no_unit(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "aalto.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(40, 790, "Aallon kaupunki, osavuosikatsaus 1.1.–31.3.2025")
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(40, 740, "Sivistyspalvelut ja koululautakunta")
    canvas.setFont("Helvetica-Bold", 8)
    for text, end in zip(("TA 2025", "Toteuma 1–3/2025"), (260, 360), strict=True):
        canvas.drawRightString(end, 715, text)
    y = 715
    for unit, first in (("Sivistyspalvelut", 40), ("Koululautakunta", 30)):
        y -= 14
        canvas.setFont("Helvetica-Bold", 8)
        canvas.drawString(44, y, unit)
        canvas.setFont("Helvetica", 8)
        for name, factor in (("Toimintatuotot", 1), ("Toimintakulut", -4), ("Toimintakate", -3)):
            y -= 13
            canvas.drawString(44, y, name)
            canvas.drawRightString(260, y, f"{factor * first} 000")
            canvas.drawRightString(360, y, f"{factor * first // 2} 000")
    canvas.save()
    read = extract(tmp_path / "aalto.pdf")
    assert {unit.name for unit in read.units} == {"Aallon kaupunki", "Sivistyspalvelut", "Koululautakunta"}
    assert {f.unit for f in read.figures} == {"Sivistyspalvelut", "Koululautakunta"}
