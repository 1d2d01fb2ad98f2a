"""Headings of risks over two lines, each set at the top or the foot of its cell, over names that wrap; boards as bold rows over the statements of services."""

from collections import Counter
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, HEADS, PROSE, SUMS, Sheet, numbers, printed, read, save
from talk import asker_of

from ingest.extract import extract
from ingest.model import Record

STARTS = (60.0, 190.0, 285.0, 315.0, 345.0, 365.0)
RISKS = (
    (("Uimahallin katto", "pettää lumen alla."), ("Vahinkoriski",), "2", "4", "8", ("Mittaukset talvella.", "Anturit on asennettu.")),
    (("Koulukyytien hinta", "karkaa käsistä."), ("Taloudellinen", "riski"), "4", "5", "20", ("Kilpailutus.", "Se on ratkaistu", "elokuussa.")),
    (("Kylien kauppojen", "katoaminen jättää", "asukkaat yksin."), ("Strateginen", "riski"), "1", "3", "3", ("Kyläavustus.", "Avustusta on maksettu.")),
    (("Tietomurto vuotaa", "asukkaiden tietoja."), ("Toiminnallinen", "riski"), "3", "4", "12", ("Kaksivaiheinen tunnistus.", "Se on käytössä.")),
)


def table_of_risks(sheet: Sheet, letters: bool, held: str) -> None:
    """Rows that only space parts; the rating's headings stand above those of the names, which stand at the foot of their cells."""
    sheet.heading("Riskit")
    sheet.y += 14
    caption = "T = todennäköisyys, V = vaikutus (1–5), R = riskiluku (T × V)" if letters else "Asteikko 1–5, riskiluku on näiden tulo"
    sheet.text(120, sheet.y, f"Taulukko 3: Riskit. {caption}")
    top = sheet.y + 8
    if held == "shade":
        sheet.canvas.setFillColorRGB(0.85, 0.88, 0.95)
        sheet.canvas.rect(56, sheet.height - top - 28, 470, 28, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(0, 0, 0)
    else:
        sheet.line(56, top, 526, top)
        sheet.line(56, top + 28, 526, top + 28)
    upper, lower = top + 12, top + 23
    for x, head, y in (
        (STARTS[0], "Riski", lower),
        (STARTS[1], "Luokka", lower),
        (STARTS[5], "Hallintakeinot ja niiden", upper),
        (STARTS[5], "toteutuminen", lower),
    ):
        sheet.text(x, y, head)
    for x, head in zip(STARTS[2:5], ("T", "V", "R") if letters else ("Tod.", "Vaik.", "Luku"), strict=True):
        sheet.text(x + 10, upper, head, right=True)
    y = top + 40
    for name, kind, *rates, told in RISKS:
        for x, lines in ((STARTS[0], name), (STARTS[1], kind), (STARTS[5], told)):
            for n, line in enumerate(lines):
                sheet.text(x, y + 11 * n, line)
        for x, rate in zip(STARTS[2:5], rates, strict=True):
            sheet.text(x + 10, y, str(rate), right=True)
        y += 11 * max(len(name), len(kind), len(told)) + 4
    sheet.line(56, y - 6, 526, y - 6)
    sheet.y = y


def risks(path: Path) -> list[Record]:
    return [record for record in extract(path).records if record.kind == "risk"]


@pytest.mark.parametrize("held", ["rules", "shade"])
@pytest.mark.parametrize("letters", [True, False])
def test_headings_at_the_top_and_at_the_foot_of_their_cells_are_of_one_row(letters: bool, held: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Talous")
    sheet.paragraph(PROSE)
    table_of_risks(sheet, letters, held)
    found = risks(save(sheet).path)
    assert [(r.title, r.fields.get("class"), r.fields.get("probability"), r.fields.get("impact")) for r in found] == [
        (" ".join(name), " ".join(kind), probability, impact) for name, kind, probability, impact, _, _ in RISKS
    ]
    assert [r.fields.get("control") for r in found] == [told[0] for *_, told in RISKS]
    assert [r.fields.get("outcome") for r in found] == [" ".join(told[1:]) for *_, told in RISKS]


BOARDS = {"Opintolautakunta": ("Päiväkodit", "Kyläkoulut"), "Kulttuuri- ja liikuntajaosto": ("Kaupunginarkisto", "Tenniskeskus", "Nuorisotalot")}
ENDS = (250.0, 330.0, 400.0, 500.0)


@pytest.mark.parametrize("look", ["Helvetica-Oblique", "Helvetica"])
def test_services_under_a_board_without_figures_are_parts_of_it(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.new_page()
    sheet.text(56, 60, "Luvut ovat euroja.")
    y = 90.0
    for end, head in zip(ENDS, HEADS, strict=True):
        sheet.text(end, y, head, right=True)
    sheet.text(56, y, "Yksikkö ja tili, €")
    sheet.line(50, y + 4, 506, y + 4)
    for board, units in BOARDS.items():
        y += 20
        sheet.text(56, y, board, None, True)
        for unit in units:
            y += 14
            sheet.canvas.setFont(look, sheet.size)
            sheet.canvas.drawString(56, sheet.height - y, unit)
            rows = numbers(sheet)
            for account in ACCOUNTS:
                y += 11
                sheet.text(62, y, account, None, account in SUMS)
                for column, end in enumerate(ENDS):
                    sheet.text(end, y, printed(rows[account][column], "−"), None, account in SUMS, right=True)
                    sheet.add(unit, account, column, rows[account][column], 1)
            y += 4
    figures = read(save(sheet).path)
    assert Counter((f.unit, f.number) for f in figures) == Counter((due.unit, due.number) for due in sheet.due)
    assert {f.unit: f.unit_path[1:-1] for f in figures} == {unit: (board,) for board, units in BOARDS.items() for unit in units}
    sales = {due.unit: due.number for due in sheet.due if (due.account, due.measure, due.period) == ("Myyntituotot", "actual", "1–6/2025")}
    asked = asker_of(extract(sheet.path)).ask("Missä kulttuuri- ja liikuntajaoston yksikössä myyntituotot olivat suurimmat tammi–kesäkuussa 2025?")
    assert [value.number for value in asked.values][:1] == [max(sales[unit] for unit in BOARDS["Kulttuuri- ja liikuntajaosto"])]
