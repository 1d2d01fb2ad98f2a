"""Tables beside each other under captions, texts in two short columns over a table, notes at the foot of a page whose table goes on."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_tables import PROSE, Sheet, printed, save, statement

from ingest.layout.layout import read_document
from ingest.model import Box, Document, Word
from ingest.pages.pdf import read_pages
from ingest.pages.short_columns import short_columns
from ingest.records.told_states import told_states

UNITS = ("Perusopetus", "Kirjastopalvelut")
TIME = "1–6/2025"


def read(sheet: Sheet) -> Document:
    """The document of what was drawn."""
    return read_document(read_pages(save(sheet).path, processes=1))


def rows_of(sheet: Sheet, heads: Sequence[str], rows: Sequence[Sequence[str]], ends: Sequence[float], bold: bool = True) -> None:
    """Rows of a label and numbers that end at `ends`, a rule under each, under one line of headings."""
    for n, row in enumerate((heads, *rows) if heads else rows):
        sheet.y += 15
        for end, text in zip((58, *ends), row, strict=True):
            sheet.text(end, sheet.y, text, bold=bold and n == 0 and bool(heads), right=end != 58)
        sheet.line(56, sheet.y + 4, 540, sheet.y + 4)


def accounts(first: int, last: int) -> list[list[str]]:
    """Rows of made-up accounts."""
    names = ("Myyntituotot", "Maksutuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut", "Toimintakate")
    return [[name, *(printed(1000 * (n + 1) + 7 * k) for k in range(1, 4))] for n, name in enumerate(names) if first <= n < last]


ENDS = (300, 420, 536)
HEADS = ("€", "TA 2025", "Toteuma 1–6/2025", "Käyttö-%")


def test_captions_are_of_the_table_under_them_though_labels_stand_in(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf", wide=True)
    sheet.heading("Varhaiskasvatus")
    sheet.paragraph(PROSE, width=760)
    sheet.y += 18
    top = sheet.y
    for x, unit in zip((56, 440), UNITS, strict=True):
        sheet.y = top
        sheet.text(x - 4, sheet.y, unit, 9, True)
        sheet.y += 4
        statement(sheet, unit, x=x, width=350, labels=130, rules="h", heads=[["TA+muutokset", "2025"], ["TOT 2025"], ["TOT 2024"], ["Tot-%"]])
    sheet.y += 44
    sheet.text(56, sheet.y, "Perusopetus", 11, True)
    sheet.y += 4
    sheet.paragraph(PROSE, width=760)
    document = read(sheet)
    assert [t.title for t in document.tables] == list(UNITS)
    assert [b.kind for b in document.blocks if b.text == "Perusopetus"][-1] == "heading"
    order = [b.text or "taulukko" for b in document.blocks]
    assert order.index("Kirjastopalvelut") < len(order) - 1 - order[::-1].index("taulukko") < len(order) - 1 - order[::-1].index("Perusopetus")


def test_a_heading_of_a_group_stands_over_the_columns_that_its_rule_reaches(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Perusopetus")
    ends = (169, 226, 283, 335, 374, 409)
    sheet.y += 20
    for x0, x1, text in ((175, 283, "TOT 1–6"), (289, 375, "Muutos 2024–2025")):
        sheet.text((x0 + x1) / 2 - sheet.canvas.stringWidth(text, "Helvetica-Bold", 8.5) / 2, sheet.y, text, bold=True)
        sheet.line(x0, sheet.y + 3, x1, sheet.y + 3)
    names = ("Myyntituotot", "Maksutuotot", "Toimintatuotot")
    cells = [[name, "232 300", "164 188", "156 621", "−416 616", "4,8 %", "70,7 %"] for name in names]
    rows_of(sheet, ("€", "TA 2025", "2025", "2024", "€", "%", "Tot-%"), cells, ends)
    assert [c.label for c in read(sheet).tables[0].columns][1:] == [
        "TA 2025", "TOT 1–6 2025", "TOT 1–6 2024", "Muutos 2024–2025 €", "Muutos 2024–2025 %", "Tot-%",
    ]  # fmt: skip


LEFT = ("Kuluvan vuoden toiminta on edennyt pääosin", "suunnitelmien mukaan.", "", "Kerhoja on järjestetty lukukaudella 25", "kouluissa.")
RIGHT = ("Tuet ja avustukset ovat kertyneet arvioitua", "paremmin, sillä avustusta saatiin 25 500", "euroa enemmän.", "", "Hakijoita oli 70.")


def test_short_texts_in_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Perusopetus")
    sheet.y += 14
    top = sheet.y
    for x, lines in ((56, LEFT), (306, RIGHT)):
        for n, text in enumerate(lines):
            sheet.text(x, top + 11 * n - (4 if n > 2 else 0), text, 9.5)
    sheet.y = top + 52
    rows_of(sheet, HEADS, accounts(0, 7), ENDS)
    document = read(sheet)
    assert [c.label for c in document.tables[0].columns] == list(HEADS)
    assert [b.text for b in document.blocks if b.kind == "paragraph"][-4:] == [
        "Kuluvan vuoden toiminta on edennyt pääosin suunnitelmien mukaan.",
        "Kerhoja on järjestetty lukukaudella 25 kouluissa.",
        "Tuet ja avustukset ovat kertyneet arvioitua paremmin, sillä avustusta saatiin 25 500 euroa enemmän.",
        "Hakijoita oli 70.",
    ]


def line_of(y: float, *texts: tuple[float, str]) -> list[Word]:
    """Words of one line, each text from an x on."""
    words = []
    for x, text in texts:
        for word in text.split():
            words.append(Word(word, Box(x, y, x + 5.0 * len(word), y + 10), 10.0))
            x += 5.0 * len(word) + 2.5
    return words


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([((50, "Lainat olivat kauden lopussa 6 miljoonaa"), (330, "Maksuvalmius oli hyvä.")), ((50, "euroa."),)], True),
        ([((50, "Kerhojen määrä kasvaa syksyllä uusiin"), (330, "Kerhoja on nyt kymmenen.")), ((50, "kouluihin."),),
          ((50, "Avustajien määrä pysyy koko vuoden nyt"), (330, "Avustajia on viisi.")), ((50, "samana."),)], False),
        ([((50, "Mittari"), (330, "Kerhojen määrä koko kaupungissa")), ((50, "Tilanne"), (330, "Kerhoja on kymmenen."))], False),
    ],
    ids=["two paragraphs", "rows of a table", "labels and what they say"],
)  # fmt: skip
def test_what_two_short_columns_are(lines: Sequence[Sequence[tuple[float, str]]], found: bool) -> None:
    page = [line_of(100, (50, "Kaupungin talouden tilannetta on seurattu kuluneen kauden ajan kuukausittain johtoryhmässä ja hallituksessa asti."))]
    page += [line_of(120 + 12 * n + (8 * (n // 2) if len(lines) > 2 else 0), *texts) for n, texts in enumerate(lines)]
    assert (short_columns(page) is not None) is found


def test_a_table_goes_on_though_notes_stand_at_the_foot_of_the_page(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Toimialojen talous")
    sheet.paragraph(PROSE)
    sheet.text(190, sheet.y - 8, "1", 6)
    sheet.y = 600
    rows_of(sheet, HEADS, [["Varhaiskasvatus", "", "", ""], *accounts(0, 3)], ENDS)
    sheet.text(56, 757, "1", 5)
    sheet.text(60, 760, "Luvut ovat tilintarkastamattomia.", 7)
    sheet.new_page()
    rows_of(sheet, HEADS, accounts(3, 7), ENDS)
    sheet.heading("Henkilöstö")
    sheet.paragraph(PROSE)
    tables = read(sheet).tables
    assert [(t.pages, len(t.rows)) for t in tables] == [((1, 2), 8)]
    assert {row.groups for row in tables[0].rows[1:]} == {("Varhaiskasvatus",)}


def test_a_card_with_a_name_of_its_own_goes_on_none(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph(PROSE)
    for n, unit in enumerate(("Konsernipalvelut", "Hyvinvointipalvelut")):
        if n:
            sheet.text(56, 770, "1) Luvuissa eivät ole mukana sivutoimiset.", 6.5)
            sheet.new_page()
        top = sheet.y = 640.0 if not n else 60.0
        for k, (label, value) in enumerate(((unit, ""), ("Vakinaiset", "132"), ("Määräaikaiset", "43"), ("Yhteensä", "175"))):
            sheet.text(60, top + 16 * k + 12, label, bold=not k)
            sheet.text(336, top + 16 * k + 12, value, right=True)
            sheet.line(56, top + 16 * k, 340, top + 16 * k)
        sheet.line(56, top + 64, 340, top + 64)
        for x in (56, 340):
            sheet.line(x, top, x, top + 64)
        sheet.line(240, top + 16, 240, top + 64)
    [table] = read(sheet).tables  # the two read as one, each a row of it
    assert [row.label for row in table.rows] == ["Konsernipalvelut", "Hyvinvointipalvelut"]


@pytest.mark.parametrize(("behind", "told"), [("lopussa.", []), ("m", ["2"])], ids=["a mark", "a square"])
def test_raised_digits_are_no_words_of_the_text(tmp_path: Path, behind: str, told: list[str]) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Henkilöstö")
    sheet.paragraph(PROSE)
    sheet.y += 20
    sheet.text(56, sheet.y, f"Määrä on kauden {behind}", 10)
    end = 56 + sheet.canvas.stringWidth(f"Määrä on kauden {behind}", "Helvetica", 10)
    sheet.text(end + 0.2, sheet.y - 4.5, "2", 8)
    sheet.text(end + 7, sheet.y, "Se on pieni.", 10)
    texts = [b.text for b in read(sheet).blocks]
    assert f"Määrä on kauden {behind} Se on pieni." in texts
    assert [text for text in texts if text[0] == "2"] == told


def test_headings_a_space_apart_are_headings_though_they_make_a_long_line(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf", size=10)
    sheet.heading("Rakennusvalvonta")
    sheet.paragraph(PROSE)
    heads = ("Euroa", "Toteutunut 1–8/2025", "Muutettu TA 2025", "Poikkeama €", "Käyttö-%", "TP 2024")
    ends, x = [], 150.0
    for head in heads[1:]:
        x += sheet.canvas.stringWidth(head, "Helvetica-Bold", 10) + 6
        ends.append(x)
    names = ("Maksutuotot", "Toimintatuotot", "Toimintakate")
    rows_of(sheet, heads, [[name, *(printed(7000 + 13 * n + k) for k in range(5))] for n, name in enumerate(names)], ends)
    assert [c.label for c in read(sheet).tables[0].columns] == list(heads)


@pytest.mark.parametrize("group", ["Elinvoima", "Elinympäristöpalvelut", "Kaupunginhallituksen alaiset konsernipalvelut"])
def test_the_heading_of_a_group_may_run_over_the_edges_of_columns(tmp_path: Path, group: str) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Tavoitteiden toteutuminen")
    sheet.y += 16
    for row in (
        ("Tila", "Tavoite", "Tilanne 30.6.", "Vastuu"),
        ("Sivistys",),
        ("Toteutunut", "Kerhot laajenevat", "Kerhoja on kymmenen", "Rehtorit"),
        ("Kesken", "Luokat pienenevät", "Luokat ovat ennallaan", "Rehtorit"),
        (group,),
        ("Kesken", "Luvat nopeutuvat", "Lupia on käsitelty", "Tarkastaja"),
        ("Toteutunut", "Puistot kunnostetaan", "Puistot ovat valmiit", "Puutarhuri"),
    ):
        for x, text in zip((56, 120, 260, 420), row, strict=False):
            sheet.text(x, sheet.y, text, bold=len(row) == 1 or row[0] == "Tila")
        sheet.y += 15
    table = read(sheet).tables[0]
    assert [(row.label, row.groups) for row in table.rows if row.kind != "group"] == [
        ("Toteutunut", ("Sivistys",)), ("Kesken", ("Sivistys",)), ("Kesken", (group,)), ("Toteutunut", (group,)),
    ]  # fmt: skip


def test_a_list_tells_how_the_investments_of_a_table_stand(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("Kohteiden tilanne")
    for text in ("• Rantapuisto: Työt ovat käynnissä.", "• Torikatu: Ei aloitettu.", "• Uimala: 90 000 euroa", "• Muut: Ei aloitettu."):
        sheet.y += 14
        sheet.text(56, sheet.y, text, 9)
    blocks = read(sheet).blocks
    assert [(s.name, s.text) for s in told_states(blocks, {"rantapuisto": None, "torikatu": None, "uimala": None})] == [
        ("Rantapuisto", "Työt ovat käynnissä."), ("Torikatu", "Ei aloitettu."),
    ]  # fmt: skip
    assert not told_states(blocks, {"torikatu": None})


def test_a_table_beside_a_text_keeps_its_high_headings_and_its_caption(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf", wide=True)
    sheet.paragraph(PROSE, width=760)
    sheet.heading("Varhaiskasvatus")
    top = sheet.y = sheet.y + 10
    texts = ("- Henkilöstökulut ylittävät arvion, mikä", "johtuu sijaisten palkoista.", "", "", "", "- Kyselyyn vastasi huoltajista noin joka", "toinen nyt.")
    for n, text in enumerate(texts):
        sheet.text(56 if text[:1] == "-" else 62, top + 12 * n, text, 9.5)
    left, ends = 300, (500, 600, 700)
    sheet.text(left, top + 1, "Varhaiskasvatus", 10, True)
    for end, lines in zip(ends, (("Talousarvio", "muutoksineen", "2025 €"), ("Toteuma", TIME, "€"), ("Käyttö-%",)), strict=True):
        for n, text in enumerate(lines):
            sheet.text(end - 4, top + 15 + 12 * n, text, 9.5, right=True)
    edges = [top + 4, top + 46, *(top + 46 + 15 * (n + 1) for n in range(7))]
    for n, row in enumerate(accounts(0, 7)):
        for x, text in zip((left + 4, *(end - 4 for end in ends)), row, strict=True):
            sheet.text(x, edges[n + 1] + 11, text, 9.5, right=x > left + 4)
    for y in edges:
        sheet.line(left, y, ends[-1], y)
    for x in (left, 400, *ends):
        sheet.line(x, edges[0], x, edges[-1])
    document = read(sheet)
    [table] = document.tables
    assert table.title == "Varhaiskasvatus"
    assert [c.label for c in table.columns] == ["", "Talousarvio muutoksineen 2025 €", "Toteuma 1–6/2025 €", "Käyttö-%"]
    assert next(b.text for b in document.blocks if b.kind == "list_item") == "- Henkilöstökulut ylittävät arvion, mikä johtuu sijaisten palkoista."


def test_sections_of_text_and_table_part_where_the_headings_of_the_next_table_stand_deep_in_their_row(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.paragraph(PROSE)
    sheet.y += 10
    top = sheet.y
    ends = (400, 460, 530)
    for n, unit in enumerate(UNITS):
        sheet.y = top + 260 * n
        sheet.text(56, sheet.y + 10, unit, 12, True)
        sheet.y += 14
        sheet.paragraph("Hankintoja on siirretty syksylle, ja oppilaita on nyt enemmän kuin viime vuonna. Kerhoja pidetään kouluilla joka viikko.", width=150)
        y = top + 260 * n + 14
        for at in (y, y + 80, *(y + 80 + 14 * (k + 1) for k in range(7))):
            sheet.line(222, at, 534, at)
        for end, text in zip(ends, HEADS[1:], strict=True):
            sheet.text(end, y + 76, text.removesuffix(" 1–6/2025"), 7, True, right=True)
        for k, row in enumerate(accounts(0, 7)):
            for x, text in zip((226, *ends), row, strict=True):
                sheet.text(x, y + 91 + 14 * k, text, 7.5, right=x != 226)
    document = read(sheet)
    assert [document.sections[t.section].title for t in document.tables if t.section is not None] == list(UNITS)
    assert [b.kind for b in document.blocks if b.text.startswith("Hankintoja")] == ["paragraph", "paragraph"]
