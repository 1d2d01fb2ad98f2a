"""Tables whose name, board and texts stand left of them, however few the lines of text are."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

ROWS = ("Myyntituotot", "Toimintatuotot", "Henkilöstökulut", "Palveluostot", "Toimintakulut", "Toimintakate")
TEXTS = {
    "Tekninen toimi": ("Toimiala yhteensä", ()),
    "Katurakentaminen": (
        "Lupajaosto",
        ("Palveluostot ylittävät jaksotetun talousarvion,", "koska kirkkoaukion kivet ladottiin uudelleen.", "Kiveämiseen on käytetty 123 000 euroa."),
    ),
    "Ilmansuojelu": ("Lupajaosto", ("Palveluostot ylittävät jaksotetun talousarvion, mikä", "johtuu savukaasujen mittauksista.")),
    "Asuntotoimi": ("Asuntolautakunta", ()),
}


@dataclass(frozen=True)
class Look:
    """How the report is set."""

    band: bool = True
    """Whether the name of the area stands on a dark band over its tables."""
    table: float = 275.0
    """Where the labels begin."""
    size: float = 13.0
    """Of the names."""
    high: bool = True
    """Whether the columns' headings have two lines."""
    lines: bool = True
    """Whether a rule stands below each."""


LOOKS = {
    "a band over them": Look(),
    "no band": Look(band=False),
    "narrow texts": Look(table=262.0, size=11.5),
    "headings of one line": Look(band=False, high=False, lines=False),
}


def drawn(path: Path, look: Look) -> Extraction:
    """A report of two pages with two tables on each."""
    canvas = Canvas(str(path), pagesize=(842, 595))

    def text(x: float, y: float, words: str, size: float = 8.6, bold: bool = False, right: bool = False, grey: float = 0.0) -> None:
        canvas.setFillGray(grey)
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 595 - y, words)

    heads = (("Talousarvio", "2025"), ("Toteuma", "1–6/2025"), ("", "Toteuma-%")) if look.high else (("", "TA 2025"), ("", "1–6/2025"), ("", "Toteuma-%"))
    for page, names in enumerate((tuple(TEXTS)[:2], tuple(TEXTS)[2:])):
        y = 40.0
        if not page:
            text(40, 62, "Aallon kaupunki, osavuosikatsaus 1–6/2025", 19, True)
            text(40, 80, "Luvut ovat euroina.", 9)
            y = 110.0
            if look.band:
                canvas.setFillGray(0.25)
                canvas.rect(40, 595 - y - 25, 762, 25, stroke=0, fill=1)
                text(48, y + 18, "Tekninen toimi", 14, True, grey=1.0)
                y += 40
        for name in names:
            board, lines = TEXTS[name]
            large = 1 + tuple(TEXTS).index(name)
            text(40, y + 12, name, look.size, True)
            text(40, y + 26, board, 8.4, grey=0.4)
            for n, line in enumerate(lines):
                text(40, y + 42 + 11.5 * n, line)
            text(look.table, y + 20, "€", 8.2, True)
            for k, head in enumerate(heads):
                for n, words in enumerate(head):
                    text(500 + 90 * k, y + 10 + 10 * n, words, 8.2, True, right=True)
            canvas.line(look.table - 6, 595 - y - 24, 802, 595 - y - 24)
            for n, label in enumerate(ROWS):
                bold = label.startswith("Toiminta")
                text(look.table, y + 35 + 13.3 * n, label, bold=bold)
                for k, words in enumerate((f"{1000 * large + 100 * n}", f"{500 * large + 50 * n}", "50,00")):
                    text(500 + 90 * k, y + 35 + 13.3 * n, words, bold=bold, right=True)
                canvas.setFillGray(0.7)
                canvas.rect(700, 595 - y - 36 - 13.3 * n, 50, 7, stroke=0, fill=1)
            y += 122
            if look.lines:
                canvas.line(40, 595 - y, 802, 595 - y)
            y += 14
        text(40, 575, f"Aallon kaupunki | Osavuosikatsaus 6/2025 {page + 1}", 7)
        canvas.showPage()
    canvas.save()
    return extract(path)


@pytest.mark.parametrize("look", LOOKS)
def test_each_table_is_of_the_unit_named_left_of_it(look: str, tmp_path: Path) -> None:
    figures = drawn(tmp_path / "a.pdf", LOOKS[look]).figures
    for n, name in enumerate(TEXTS):
        own = {f.account: f.number for f in figures if f.unit == name and f.measure == "actual"}
        assert own == {label: Decimal(500 * (n + 1) + 50 * k) for k, label in enumerate(ROWS)}
    assert {f.unit for f in figures if f.account} == set(TEXTS)


@pytest.mark.parametrize("look", LOOKS)
def test_its_texts_are_read_by_themselves(look: str, tmp_path: Path) -> None:
    read = drawn(tmp_path / "a.pdf", LOOKS[look])
    texts = " ".join(passage.text for passage in read.passages)
    assert "koska kirkkoaukion kivet ladottiin uudelleen. Kiveämiseen on käytetty 123 000 euroa." in texts
    assert "mikä johtuu savukaasujen mittauksista." in texts


def test_a_larger_heading_over_a_ruled_column_is_no_name(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    edges = (40, 154, 220, 268, 317, 358, 460, 553)
    heads = (("Riski",), ("Riskilaji",), ("Toden-", "näköisyys"), ("Vaikutus",), ("Riski-", "luku"), ("Hallintakeinot",), ("Toteutuminen",))
    rows = (
        (("Myrsky katkaisee sähkön",), ("Ulkoinen", "riski"), "3", "4", "12", ("Varavoima",), ("Kone on huollettu.",)),
        (("Ohjelmat lakkaavat", "toimimasta"), ("Tekninen", "riski"), "2", "4", "8", ("Tuki ja varmistus",), ("Sopimus on tehty.",)),
        (("Osaajat lähtevät",), ("Sisäinen", "riski"), "4", "2", "8", ("Kehityskeskustelut",), ("Kaikki on käyty.",)),
        (("Sisäilma on huono",), ("Tekninen", "riski"), "1", "5", "5", ("Mittaukset",), ("Koulu on mitattu.",)),
    )
    canvas.setFont("Times-Bold", 12.5)
    canvas.drawString(40, 785, "Riskit")
    for x, x1, lines in zip(edges, edges[1:], heads, strict=False):
        canvas.setFillGray(0.8)
        canvas.rect(x, 736, x1 - x, 28, stroke=0, fill=1)
        canvas.setFillGray(0)
        small = lines[0] in ("Toden-", "Riski-", "Vaikutus")
        canvas.setFont("Times-Bold", 7.4 if small else 9)
        for n, line in enumerate(reversed(lines)):
            canvas.drawString(x + 5, 742 + 9 * n, line)
    canvas.setFont("Times-Roman", 9)
    for n, row in enumerate(rows):
        for x, x1, cell in zip(edges, edges[1:], row, strict=False):
            if isinstance(cell, str):
                canvas.drawCentredString((x + x1) / 2, 724 - 28 * n, cell)
            for k, line in enumerate(() if isinstance(cell, str) else cell):
                canvas.drawString(x + 5, 724 - 28 * n - 10.5 * k, line)
    for y in (764, *(736 - 28 * n for n in range(5))):
        canvas.line(edges[0], y, edges[-1], y)
    for x in edges:
        canvas.line(x, 764 if x in (edges[0], edges[-1]) else 736, x, 624)
    canvas.save()
    assert [(r.title, r.fields["probability"], r.fields["score"]) for r in extract(tmp_path / "a.pdf").records] == [
        (" ".join(row[0]), row[2], row[4]) for row in rows
    ]
