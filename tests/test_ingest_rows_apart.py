"""Records whose rows little parts: by a bit more blank, by numbers in their cells, by the time of their columns; and texts in boxes beside tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.columns.dated_columns import last_of_each
from ingest.extract import extract
from ingest.layout.layout import read_document
from ingest.model import Period, Record, Report
from ingest.pages.pdf import read_pages
from ingest.records.named_offices import only_office
from ingest.records.numbered_cells import numbered, numbered_apart
from ingest.records.records import read_records
from ingest.records.whole_records import run_together
from ingest.tables.repeated_heads import over_repeats
from ingest.units.units import UnitRegistry, read_units

SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12)
NAME = ParagraphStyle("name", fontName="Helvetica-Bold", fontSize=13, leading=17, spaceBefore=9, spaceAfter=4)
BOX = ParagraphStyle("box", fontName="Helvetica-Bold", fontSize=9.5, leading=12)
GOALS = (
    ("Tavoite", "Tila", "Toteuma", "Vastuu"),
    ("Venelaitureita kunnostetaan kolmessa kylässä.", "Toteutuu osittain", "Kaksi laituria on kunnostettu, ja kolmas kunnostetaan syksyllä.", "Satamamestari"),
    ("Koirapuisto avataan rantaan.", "Toteutuu", "Puisto avattiin toukokuussa.", "Puutarhuri"),
    ("Mopomiitti järjestetään torilla.", "Ei toteudu", "Luvat puuttuvat.", "Nuorisosihteeri"),
)
SPENT = (("Myyntituotot", "1 000", "480"), ("Toimintatuotot", "1 000", "480"), ("Henkilöstökulut", "-20 000", "-9 700"),
         ("Palvelujen ostot", "-4 000", "-2 900"), ("Toimintakulut", "-24 000", "-12 600"), ("Toimintakate", "-23 000", "-12 120"))  # fmt: skip


def made(path: Path, story: Sequence[Flowable]) -> Path:
    prose = Paragraph("Katsaus kertoo, miten kunnan talous ja tavoitteet ovat toteutuneet tammi–kesäkuussa. Talous on pysynyt tasapainossa. " * 4, BODY)
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=56, rightMargin=56).build([Paragraph("Kuusilammen kunta", NAME), prose, *story])
    return path


def records_of(path: Path) -> list[Record]:
    document = read_document(read_pages(path))
    period = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
    report = Report("koe", path.name, "", "Osavuosikatsaus", "Kuusilammen kunta", "osavuosikatsaus", period, 1, "Kuusilammen kunta")
    return list(read_records(document, report, read_units(document, []), []))


def table_of(rows: Sequence[Sequence[str]], widths: Sequence[float], *style: tuple[object, ...]) -> Table:
    table = Table([[Paragraph(f"<b>{text}</b>" if n == 0 else text, SMALL) for text in row] for n, row in enumerate(rows)], colWidths=list(widths))
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey), *style]))
    return table


@pytest.mark.parametrize("padding", [0.8, 1.5, 3.0])
def test_rows_under_a_shaded_heading_are_parted_by_a_little_blank(tmp_path: Path, padding: float) -> None:
    pads = [("TOPPADDING", (0, 0), (-1, -1), padding), ("BOTTOMPADDING", (0, 0), (-1, -1), padding)]
    table = table_of(GOALS, (130, 70, 180, 90), *pads, ("LINEBELOW", (0, 0), (-1, 0), 0.7, colors.navy))
    found = records_of(made(tmp_path / "koe.pdf", [Paragraph("Tavoitteet", NAME), table]))
    assert [(r.title, r.status) for r in found] == [(GOALS[1][0], "partly"), (GOALS[2][0], "achieved"), (GOALS[3][0], "not_achieved")]


def test_numbered_cells_hold_a_record_each(tmp_path: Path) -> None:
    rows = (
        ("Painopiste", "Tavoitteet", "Tilanne 30.6."),
        ("Elävä ranta", "1. Laituri uusitaan.<br/>2. Sauna avataan.", "1. Toteutunut. Laituri uusittiin.<br/>2. Ei toteutunut. Lupa puuttuu."),
    )
    table = table_of(rows, (90, 170, 200), ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    found = records_of(made(tmp_path / "koe.pdf", [Paragraph("Tavoitteet", NAME), table]))
    assert [(r.title, r.status, r.fields["theme"]) for r in found] == [
        ("Laituri uusitaan.", "achieved", "Elävä ranta"),
        ("Sauna avataan.", "not_achieved", "Elävä ranta"),
    ]


def test_numbered_cells() -> None:
    assert numbered("1. Laituri. 2. Sauna.") == ["Laituri.", "Sauna."]
    assert numbered("Vuoden 1. Laituri. 2. Sauna.") == numbered("1. Laituri.") == numbered("2. Laituri. 3. Sauna.") == []
    cells = {"goal": "1) Laituri\n2) Sauna", "status": "Toteutunut", "theme": "Ranta", "outcome": "1) Uusittu 2) Kesken 3) Auki"}
    assert list(numbered_apart(cells, ("goal",))) == [{"goal": "Laituri", "theme": "Ranta"}, {"goal": "Sauna", "theme": "Ranta"}]


@pytest.mark.parametrize(
    ("labels", "kept"),
    [
        (["Riski", "Riskiluku 2024", "Riskiluku 2025"], {0: "risk", 2: "score"}),
        (["Riski", "Riskiluku 30.6.", "Riskiluku 31.3."], {0: "risk", 1: "score"}),
        (["Riski", "Riskiluku", "Riskiluku 2025"], {0: "risk", 1: "score", 2: "score"}),
        (["Riski", "Luku 2024", "Riskiluku 2025"], {0: "risk", 1: "score", 2: "score"}),
    ],
)
def test_the_last_in_time_of_columns_that_tell_the_same(labels: list[str], kept: dict[int, str]) -> None:
    assert last_of_each({0: "risk", 1: "score", 2: "score"}, labels, {"score"}) == kept


@pytest.mark.parametrize(
    ("cells", "together"),
    [
        ({"outcome": "Toteutuu Ei toteudu Laituri on kunnostettu."}, True),
        ({"outcome": "Toteutui. Laituri on kunnostettu. Toteutui hyvin."}, False),
        ({"score": "12 16"}, True),
        ({"score": "12"}, False),
    ],
)
def test_states_and_ratings_of_several(cells: dict[str, str], together: bool) -> None:
    assert run_together(cells) is together


def test_a_heading_in_the_middle_stands_over_the_columns_said_again() -> None:
    heads = ["", "TA", "Toteuma", "%", "TA", "Toteuma", "%"]
    assert over_repeats([["€", "", "Museo", "", "", "Arkisto", ""], heads]) == [["€", *["Museo"] * 3, *["Arkisto"] * 3], heads]
    assert over_repeats([["€", "", "Museo", "", "", "", ""], heads])[0] == ["€", "", "Museo", "", "", "", ""]


def test_nothing_but_an_office_is_no_target() -> None:
    assert only_office("(satamapäällikkö)") and not only_office("(ei vielä aloitettu hanke)") and not only_office("Laituri (satamapäällikkö)")


def beside(unit: str, said: str) -> list[Flowable]:
    """A heading, and under it a table with a box of text beside it."""
    table = Table([[unit, "TA 2025", "1–6/2025"], *SPENT], colWidths=[120, 70, 70])
    table.setStyle([("FONTSIZE", (0, 0), (-1, -1), 8), ("ALIGN", (1, 0), (-1, -1), "RIGHT"), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)])  # fmt: skip
    box = Table([[[Paragraph("Huomioita", BOX), Paragraph(said, BODY)]]], colWidths=[190])
    box.setStyle([("BOX", (0, 0), (-1, -1), 0.7, colors.navy), ("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke)])
    pair = Table([[table, box]], colWidths=[280, 200])
    pair.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return [Paragraph(unit, NAME), pair]


def test_boxes_beside_tables_are_of_the_heading_above_them(tmp_path: Path) -> None:
    said = ("Palvelujen ostot ylittyvät, koska laiturit kunnostettiin keväällä.", "Palvelujen ostot ylittyvät, koska kirjat kuljetettiin uuteen tilaan.")
    works = (
        ("Kohde", "TA 2025", "1–6/2025", "Selite"),
        ("Rantasauna", "-9 000", "-3 000", "Työt ovat käynnissä."),
        ("Koirapuisto", "-2 000", "-1 000", "Valmis."),
    )
    below = [
        Paragraph("Investoinnit", NAME),
        Paragraph("Menot kohteittain euroina.", BODY),
        table_of(works, (130, 80, 80, 190), ("GRID", (0, 0), (-1, -1), 0.5, colors.grey)),
    ]
    document = read_document(read_pages(made(tmp_path / "koe.pdf", [*beside("Satamapalvelut", said[0]), *beside("Kirjastopalvelut", said[1]), *below])))
    assert [s.path[-2] for s in document.sections if s.title == "Huomioita"] == ["Satamapalvelut", "Kirjastopalvelut"]
    assert next(t for t in document.tables if t.kind == "investments").title == "Investoinnit"


def test_notes_with_two_digits_tell_of_their_rows(tmp_path: Path) -> None:
    names = [f"Kohde {word}" for word in ("ranta", "tori", "silta", "sauna", "koulu", "puisto", "halli", "satama", "aukio", "polku", "laituri")]
    rows = [(f"{name}<super size=5>{n})</super>", "1 000", f"{100 + n}") for n, name in enumerate(names, 1)]
    notes = [Paragraph(f"{n}) {name.split()[1].capitalize()} on valmis syksyllä.", SMALL) for n, name in enumerate(names, 1)]
    table = table_of((("Kohde", "TA 2025", "Toteuma 1–6/2025"), *rows), (200, 80, 100), ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.black))
    found = records_of(made(tmp_path / "koe.pdf", [Paragraph("Investoinnit", NAME), table, *notes]))
    assert {r.title: r.fields.get("description") for r in found} == {name: f"{name.split()[1].capitalize()} on valmis syksyllä." for name in names}


def test_a_name_cut_short_is_that_of_the_unit_it_begins() -> None:
    registry = UnitRegistry("Kuusilampi", "Kuusilampi")
    for name in ("Perusopetus", "Liikuntapalvelut", "Vesihuolto"):
        registry.add(name)
    found = {label: unit.name if (unit := registry.cut_short(label)) else None for label in ("Perusop.", "Liikunta", "Vesi", "Per.")}
    assert found == {"Perusop.": "Perusopetus", "Liikunta": "Liikuntapalvelut", "Vesi": None, "Per.": None}


def test_the_report_is_read_whole(tmp_path: Path) -> None:
    assert extract(made(tmp_path / "koe.pdf", beside("Satamapalvelut", "Palvelujen ostot ylittyvät, koska laiturit kunnostettiin."))).figures
