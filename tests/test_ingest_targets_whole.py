"""Targets in tables, cards and running text are read to the last one: bands of groups, labels and states that wrap, columns that go on alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table
from test_ingest_record_styles import BODY, DUE, PART, SMALL, TARGETS, UNIT, begun, ended, read, shown, text
from test_ingest_told_records import told

LABELS = ("Mittari / tavoitetaso", "Vastuutaho", "Toteutuminen", "Arvio")
HEADS = ("Tila", "Tavoite", "Mittari", "Tilanne 30.6.", "Vastuuhenkilö")
ORDER = (4, 0, 1, 3, 2)
PROSE = "Katsaus kertoo, miten kunnan talous ja tavoitteet ovat toteutuneet tammi–kesäkuussa. Talous on pysynyt tasapainossa. "


def run_in(target: Sequence[str]) -> str:
    """A bold name, labels in italics, and the state in bold."""
    said = [said.rstrip(".") for said in target[1:]]
    said[-1] = f"<b>{said[-1]}</b>"
    return f"<b>{target[0]}</b> " + ". ".join(f"<i>{label}:</i> {one}" for label, one in zip(LABELS, said, strict=True)) + "."


def grouped(names: Sequence[str], bold: bool, fill: bool, under: bool) -> list[Flowable]:
    """A table whose columns only space parts, its rows in two groups with names over all columns."""
    style = ParagraphStyle("cell", parent=BODY, fontSize=7.5, leading=9)
    rows: list[list[object]] = [[text(f"<b>{head}</b>", style) for head in HEADS]]
    drawn: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")] + ([("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black)] if under else [])
    for name, targets in zip(names, (TARGETS[:2], TARGETS[2:]), strict=True):
        drawn += [("SPAN", (0, len(rows)), (-1, len(rows)))] + ([("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.whitesmoke)] if fill else [])
        rows.append([text(f"<b>{name}</b>" if bold else name, style), *[""] * (len(HEADS) - 1)])
        rows += [[text(target[n], style) for n in ORDER] for target in targets]
    table = Table(rows, colWidths=[62, 105, 92, 125, 92])
    table.setStyle(drawn)
    return [table]


def cards(label_width: float, width: float) -> list[Flowable]:
    """A card for each target: its name in a band, rules under each row, labels that wrap."""
    out: list[Flowable] = []
    for target in TARGETS:
        rows = [[text(f"<b>{label}</b>", SMALL), text(said, SMALL)] for label, said in zip(LABELS, target[1:], strict=True)]
        table = Table([[text(f"<b>{target[0]}</b>", SMALL), ""], *rows], colWidths=[label_width, width - label_width])
        band = [("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        table.setStyle([*band, ("LINEBELOW", (0, 0), (-1, -1), 0.6, colors.darkred)])
        out += [table, Spacer(1, 8)]
    return out


def two_columns(path: Path, flowables: list[Flowable]) -> None:
    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates([PageTemplate("two", [Frame(40, 60, 250, 730), Frame(305, 60, 250, 730)])])
    document.build(flowables)


@pytest.mark.parametrize("width", [200, 230, 270, 330])
def test_a_bold_state_goes_on_on_the_next_line(width: float, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    narrow = ParagraphStyle("narrow", parent=BODY, rightIndent=470 - width)
    told_so = [flowable for target in TARGETS for flowable in (text(run_in(target), narrow), Spacer(1, 7))]
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Toiminnalliset tavoitteet"), *told_so, *ended()])

    assert shown(read(path, "target")) == DUE


@pytest.mark.parametrize("label_width", [60, 70, 85])
def test_a_label_that_wraps_is_one(label_width: float, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    two_columns(path, [text("Kuusilammen kunta", PART), text("Toiminnalliset tavoitteet", PART), text("Hyvinvointipalvelut", UNIT), *cards(label_width, 240)])

    records = read(path, "target")

    assert shown(records) == DUE
    assert [record.fields["indicator"] for record in records] == [target[1] for target in TARGETS]


@pytest.mark.parametrize("names", [("Sivistyspalvelut", "Elinympäristöpalvelut"), ("Hyvinvointilautakunta", "Elinvoima- ja ympäristölautakunta")])
@pytest.mark.parametrize(("bold", "fill", "under"), [(True, False, True), (False, False, True), (True, True, True), (False, True, True), (True, True, False)])
def test_rows_in_groups_are_all_read(names: tuple[str, str], bold: bool, fill: bool, under: bool, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build([*begun("Toiminnalliset tavoitteet")[:-1], *grouped(names, bold, fill, under), *ended()])

    records = read(path, "target")

    assert shown(records) == DUE
    assert [record.fields["theme"] for record in records] == [names[0], names[0], names[1], names[1]]


@pytest.mark.parametrize(("size", "leading"), [(8, 12), (9, 12), (9.5, 12)])
def test_the_left_column_is_read_to_its_end_beside_a_shorter_one(size: float, leading: float, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    style = ParagraphStyle("text", parent=BODY, fontSize=size, leading=leading, spaceAfter=6)
    prose = [Paragraph(PROSE * 4, style) for _ in range(5)]
    heads = [text("Kuusilammen kunta", PART), text("Osavuosikatsaus 1–6/2025", UNIT)]
    section = [text("Toiminnalliset tavoitteet", PART), text("Hyvinvointipalvelut", UNIT), *[Paragraph(run_in(target), style) for target in TARGETS]]
    two_columns(path, [*heads, *prose, *section, *ended()])

    assert shown(read(path, "target")) == DUE


def test_a_value_that_was_not_found_leaves_no_list_of_the_others() -> None:
    first = "Lukupiirejä perustetaan. Mittari: piirit. Vastuu: Kirjastonjohtaja. Tila: Toteutunut."
    assert told("Tavoitteet", f"1. {first}", "2. Työpaja aukeaa. Mittari: paja. Vastuu: Nuorisosihteeri. Toteutuminen: Tilat on vuokrattu. Arvio:") == []


def test_the_rest_of_a_text_is_read_with_it() -> None:
    first = "1. Lukupiirejä perustetaan. Mittari: piirit. Vastuu: Kirjastonjohtaja. Tila: Toteutunut."
    records = told("Tavoitteet", first, "2. Työpaja aukeaa. Mittari: paja. Vastuu: Nuorisosihteeri. Tila: Toteutunut", "osittain.")

    assert [record.cells["status"] for record in records] == ["Toteutunut", "Toteutunut osittain"]


STATES = ("Etenee suunnitellusti", "Viivästynyt", "Ei aloitettu")
AIMS = (
    ("Nuorten työpaja aukeaa kevään aikana.", "Työpajan avaaminen", "Nuorisosihteeri", "Ohjaajaa ei ole saatu.", 1),
    ("Museo digitoi kokoelmansa.", "Digitoidut esineet", "Museonjohtaja", "Kaikki esineet on kuvattu.", 0),
    ("Lukupiirejä perustetaan kaikille kylille.", "Piirien määrä", "Kirjastonjohtaja", "Piirejä on kahdeksalla kylällä.", 0),
    ("Koulut kokeilevat maksutonta aamupalaa.", "Kokeilevat koulut", "Rehtorit", "Yksikään koulu ei ole aloittanut.", 2),
)


def ticked(aims: Sequence[tuple[object, ...]]) -> Table:
    """A table whose states are ticked in columns of their own, its rows parted by space."""
    style = ParagraphStyle("cell", parent=BODY, fontSize=8, leading=9.6)
    heads = [text(f"<b>{head}</b>", style) for head in ("Tavoite 2025", "Mittari", "Vastuu", "Toteuma 30.6.2025", *STATES)]
    rows = [[*(text(str(said), style) for said in aim[:4]), *("x" if n == aim[4] else "" for n in range(3))] for aim in aims]
    table = Table([heads, *rows], colWidths=[98, 82, 74, 90, 74, 64, 56], repeatRows=1)
    drawn = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("FONTSIZE", (0, 0), (-1, -1), 8)]
    table.setStyle(
        [*drawn, ("ALIGN", (4, 0), (-1, -1), "CENTER"), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)]
    )
    return table


@pytest.mark.parametrize("space", [0, 400])
def test_a_column_may_be_empty_and_its_heading_is_its_own(space: float, tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    flowables = [*begun("Toiminnalliset tavoitteet"), Spacer(1, space), ticked(AIMS), *ended()]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=28, rightMargin=28).build(flowables)

    records = read(path, "target")

    assert [record.title for record in records] == [aim[0] for aim in AIMS]
    assert [record.fields.get("status") for record in records] == [STATES[aim[4]] for aim in AIMS]


def test_a_state_that_no_target_has_is_a_column_too(tmp_path: Path) -> None:
    path = tmp_path / "osavuosi.pdf"
    aims = [aim for aim in AIMS if aim[4] != 1]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=28, rightMargin=28).build([*begun("Toiminnalliset tavoitteet"), ticked(aims), *ended()])

    assert [record.fields.get("status") for record in read(path, "target")] == [STATES[aim[4]] for aim in aims]
