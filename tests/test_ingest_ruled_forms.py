"""Ruled forms: labels over or beside their values, units in boxes, boxes to tick."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, TOWN, Sheet, numbers, read, save, statement

from ingest.language.tick_boxes import chosen
from ingest.layout.layout import read_document
from ingest.model import Period, Record, Report
from ingest.pages.pdf import read_pages
from ingest.records.records import read_records
from ingest.units.units import read_units

REPORT = Report("koe", "koe.pdf", "", "Osavuosikatsaus", TOWN, "osavuosikatsaus", Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025"), 1, TOWN)
Boxes = Sequence[Sequence[tuple[str, str]]]
"""Rows of (label, value); a row of one is as wide as the form."""
TARGETS: Sequence[Boxes] = (
    (
        [("Tavoite", "Kirjaston aukiolo laajenee.")],
        [("Päämäärä", "Hyvinvoivat asukkaat"), ("Vastuuhenkilö", "Kirjastonjohtaja")],
        [("Mittari", "Aukiolotunnit viikossa")],
        [("Tilanne 30.6.2025", "Laajennus alkaa syksyllä.")],
        [("Toteutuminen", "[ ] Toteutunut [x] Osittain toteutunut [ ] Ei toteutunut")],
    ),
    (
        [("Tavoite", "Koulumatkat ovat turvallisia.")],
        [("Päämäärä", "Hyvinvoivat asukkaat"), ("Vastuuhenkilö", "Katumestari")],
        [("Mittari", "Korjatut risteykset")],
        [("Tilanne 30.6.2025", "Risteykset on korjattu.")],
        [("Toteutuminen", "[x] Toteutunut [ ] Osittain toteutunut [ ] Ei toteutunut")],
    ),
    (
        [("Tavoite", "Ruokahävikki pienenee.")],
        [("Päämäärä", "Kestävä talous"), ("Vastuuhenkilö", "Ruokapalvelupäällikkö")],
        [("Mittari", "Hävikki kiloina")],
        [("Tilanne 30.6.2025", "Hävikkiä ei ole mitattu.")],
        [("Toteutuminen", "[ ] Toteutunut [ ] Osittain toteutunut [ ] Ei toteutunut")],
    ),
)


def form(sheet: Sheet, rows: Boxes, look: str) -> None:
    """A ruled form; `look` "over" sets each label in small print over its value, "beside" in a box of its own before it."""
    edges = (56, 306, 540)
    deep = 28 if look == "over" else 18
    for row in rows:
        ends = edges if len(row) == 2 else (edges[0], edges[-1])
        for n, (label, value) in enumerate(row):
            x0, x1 = ends[n], ends[n + 1]
            sheet.line(x0, sheet.y, x1, sheet.y)
            sheet.line(x0, sheet.y + deep, x1, sheet.y + deep)
            for x in (x0, x1, *([x0 + 100] if look == "beside" else [])):
                sheet.line(x, sheet.y, x, sheet.y + deep)
            if look == "over" and "[" not in value:
                sheet.text(x0 + 4, sheet.y + 9, label, 6.4)
                sheet.text(x0 + 5, sheet.y + 20, value, 9)
            elif look == "over":
                sheet.text(x0 + 5, sheet.y + 16, label, 9, True)
                sheet.text(x0 + 110, sheet.y + 16, value, 9)
            else:
                sheet.text(x0 + 4, sheet.y + 12, label, 8, True)
                sheet.text(x0 + 105, sheet.y + 12, value, 8)
        sheet.y += deep


def records(path: Path) -> list[Record]:
    document = read_document(read_pages(path, processes=1))
    return read_records(document, REPORT, read_units(document, []), [])


@pytest.mark.parametrize("look", ["over", "beside"])
def test_a_form_is_one_target(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, rows in enumerate(TARGETS, 1):
        sheet.heading(f"C.{n} Tavoite")
        form(sheet, rows, look)
    found = records(save(sheet).path)
    assert [(r.title, r.fields["responsible"], r.status) for r in found] == [
        ("Kirjaston aukiolo laajenee.", "Kirjastonjohtaja", "partly"),
        ("Koulumatkat ovat turvallisia.", "Katumestari", "achieved"),
        ("Ruokahävikki pienenee.", "Ruokapalvelupäällikkö", None),  # no box is ticked
    ]


@pytest.mark.parametrize("look", ["over", "beside"])
def test_the_ticked_number_is_the_rating(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for n, (risk, ticks) in enumerate((("Myrsky katkaisee sähkön.", "[ ] 1 [ ] 2 [x] 3"), ("Avainhenkilö lähtee.", "[x] 1 [ ] 2 [x] 3")), 1):
        sheet.heading(f"D.{n} Riski")
        rows = ([("Riskin kuvaus", risk), ("Riskilaji", "Vahinkoriski")], [("Todennäköisyys", ticks)], [("Merkittävyys", "[ ] 1 [x] 2 [ ] 3")])
        form(sheet, (*rows, [("Hallintakeinot", "Varavoima")]), look)
    found = records(save(sheet).path)
    assert [(r.title, r.fields.get("probability", ""), r.fields["impact"]) for r in found] == [
        ("Myrsky katkaisee sähkön.", "3", "2"),
        ("Avainhenkilö lähtee.", "", "2"),  # two boxes are ticked
    ]


@pytest.mark.parametrize("look", ["over", "beside"])
def test_the_unit_of_a_form_is_the_last_one_that_is_filled_in(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    due = []
    for board, area in (("–", "–"), ("Tekninen lautakunta", "–"), ("Tekninen lautakunta", "Tilapalvelut"), ("Ympäristölautakunta", "–")):
        sheet.heading("Seurantalomake: toimiala")
        form(sheet, ([("Toimiala", "Elinympäristöpalvelut"), ("Toimielin", board)], [("Tulosalue", area), ("Vastuuhenkilö", "johtaja")]), look)
        sheet.heading("A. Talouden toteuma")
        unit = next(name for name in (area, board, "Elinympäristöpalvelut") if name != "–")
        statement(sheet, unit, scale=1, rules="g", corner="Tili")
        due += [unit] * 4 * len(ACCOUNTS)
        sheet.new_page()
    figures = read(save(sheet).path)
    assert [f.unit for f in figures] == due
    assert sorted((f.unit, f.account, f.measure, f.number) for f in figures) == sorted((d.unit, d.account, d.measure, d.number) for d in sheet.due)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("☐ 1 ☐ 2 ☒ 3", "3"),
        ("[x] Toteutunut [ ] Ei toteutunut", "Toteutunut"),
        ("[ ] Toteutunut\n[X] Ei toteutunut", "Ei toteutunut"),
        ("1 ☐ 2 ☑ 3 ☐", "2"),
        ("○ Matala ● Korkea", "Korkea"),
        ("☐ 1 ☐ 2 ☐ 3", ""),
        ("☒ 1 ☐ 2 ☒ 3", ""),
        ("☐ 1 ☒ 2 ☐", ""),
        ("1 ☒ 2 ☐ 3", ""),
        ("☒ ☐ 1 2", ""),
        ("● Toteutuu", None),
        ("● Toteutunut ● Ei toteutunut", None),
        ("[1] Katso liite", None),
        ("Toteutunut", None),
    ],
)
def test_what_was_chosen(text: str, choice: str | None) -> None:
    assert chosen(text) == choice


# ------------------------------------------------------------------------------------------------ names turned upright


def matrix(sheet: Sheet, names: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[tuple[str, Sequence[str]]]], upright: bool) -> None:
    """Blocks of rows, the name of each turned upright at the left of them; `upright`: whether rules part the columns too."""
    xs = [56, 80, 230, *(230 + 80 * (n + 1) for n in range(len(heads)))]
    top = sheet.y
    sheet.canvas.setFillGray(0.85)
    sheet.canvas.rect(xs[0], sheet.height - top - 14, xs[-1] - xs[0], 14, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    for n, head in enumerate(heads):
        sheet.text(xs[n + 3] - 3, top + 10, head, 7, True, right=True)
    y = top + 14
    sheet.line(xs[0], y, xs[-1], y)
    for name, block in zip(names, rows, strict=True):
        begin = y
        for account, texts in block:
            sheet.text(xs[1] + 3, y + 9, account, 7)
            for n, text in enumerate(texts):
                sheet.text(xs[n + 3] - 3, y + 9, text, 7, right=True)
            y += 12
            sheet.line(xs[1], y, xs[-1], y)
        sheet.line(xs[0], y, xs[1], y)
        for x in xs[1:-1] if upright else xs[1:2]:
            sheet.line(x, begin, x, y)
        for x in (xs[0], xs[-1]):
            sheet.line(x, begin, x, y)
        sheet.canvas.saveState()
        sheet.canvas.translate(xs[0] + 14, sheet.height - (begin + y) / 2)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica-Bold", 7)
        sheet.canvas.drawCentredString(0, 0, name)
        sheet.canvas.restoreState()
    sheet.y = y + 10


def spaced(number: Decimal) -> str:
    return f"{number:,}".replace(",", " ")


@pytest.mark.parametrize("upright", [True, False])
def test_a_unit_turned_upright_is_that_of_the_rows_beside_it(upright: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    units = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")
    due = []
    blocks = []
    for unit in units:
        rows = numbers(sheet)
        blocks.append([(account, [spaced(rows[account][c]) for c in (0, 1, 3)]) for account in ACCOUNTS])
        due += [(unit, a, m, rows[a][c]) for a in ACCOUNTS for c, m in ((0, "budget"), (1, "actual"), (3, "actual"))]
    sheet.heading("Toteuma yksiköittäin")
    matrix(sheet, units, ("TA 2025", "Toteuma 1–6/2025", "Toteuma 1–6/2024"), blocks, upright)
    assert sorted((f.unit, f.account, f.measure, f.number) for f in read(save(sheet).path)) == sorted(due)


@pytest.mark.parametrize("title", ["Toteuma ja ennuste, euroa", "Yksiköt ja tilit, euroa"])
def test_a_measure_turned_upright_is_that_of_the_rows_beside_it(title: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    units = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")
    measures = (("Toteuma 1–6/2025", "actual"), ("Ennuste koko vuodelle 2025", "forecast"), ("Ennusteen ero talousarvioon", "deviation"))
    due, blocks = [], []
    rows = [numbers(sheet) for _ in units]
    for c, (_, measure) in zip((0, 1, 3), measures, strict=True):
        lone = ACCOUNTS[c]
        blocks.append([(a, [spaced(row[a][c]) if a != lone or n == 0 else "." for n, row in enumerate(rows)]) for a in ACCOUNTS])
        due += [(unit, a, measure, row[a][c]) for n, (unit, row) in enumerate(zip(units, rows, strict=True)) for a in ACCOUNTS if a != lone or n == 0]
    sheet.heading(title)
    matrix(sheet, [name for name, _ in measures], units, blocks, True)
    assert sorted((f.unit, f.account, f.measure, f.number) for f in read(save(sheet).path)) == sorted(due)


def test_blocks_of_measures_that_nothing_names_are_no_figures(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    units = ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")
    rows = [numbers(sheet) for _ in units]
    sheet.heading("Toteuma ja ennuste, euroa")
    blocks = [[(a, [spaced(row[a][c]) for row in rows]) for a in ACCOUNTS] for c in (0, 1)]
    matrix(sheet, ("Ensimmäinen osa", "Toinen osa"), units, blocks, True)
    assert not [f for f in read(save(sheet).path) if f.doubt is None]


@pytest.mark.parametrize("look", ["over", "beside"])
def test_nothing_is_told_where_the_tick_is_no_text(look: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("C.1 Tavoite")
    form(sheet, (*TARGETS[0][:4], [("Toteutuminen", "Toteutunut   Osittain toteutunut   Ei toteutunut")]), look)
    sheet.heading("D.1 Riski")
    rows = ([("Riskin kuvaus", "Myrsky katkaisee sähkön."), ("Riskilaji", "Vahinkoriski")], [("Todennäköisyys", "1  2  3")], [("Merkittävyys", "1  2  3")])
    form(sheet, (*rows, [("Hallintakeinot", "Varavoima")]), look)
    found = records(save(sheet).path)
    assert not [r for r in found if r.status is not None or r.fields.keys() & {"status", "probability", "impact", "score"}]
