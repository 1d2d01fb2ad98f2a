"""Tables whose units are names over all columns, with a column of texts that each stand beside all rows of a unit."""

from collections import Counter
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, SUMS, Due, Sheet, numbers, printed, read, save
from reportlab.pdfbase.pdfmetrics import stringWidth
from talk import asker_of, talk

from ingest.extract import extract

TOLD = {
    "Varhaiskasvatus": (
        "Henkilöstökulut ylittävät talousarvion, koska sijaisia tarvittiin kuumeaallon",
        "takia. Sijaisten palkkoihin on käytetty 31 000 euroa.",
    ),
    "Perusopetus": (),
    "Kirjastopalvelut": (
        "Palvelujen ostot ylittävät talousarvion, sillä kirjastoauton moottori vaihdettiin",
        "maaliskuussa uuteen, eikä takuuta enää ollut.",
        "Lainoja on kertynyt 12 400",
        "Kirjaston lukupiirit kokoontuivat",
    ),
    "Nuorisopalvelut": ("Henkilöstökulut alittavat talousarvion, koska leiriohjaajan paikkaa ei",),
}
"""The lines of each text; the last one's ends at the edge of the page's table, which holds no more of it."""
HEADS = (("TA", "25"), ("Toteuma", "1–6/25"), ("Käyttö-%",), ("Toteuma", "1–6/24"))
LEAD = 13.0


def head(sheet: Sheet, labels: float, ends: list[float], texts: float, edges: tuple[float, float]) -> None:
    """Headings of two lines, the last of which holds the scale and a year of two digits."""
    top = sheet.y
    for end, lines in zip(ends, HEADS, strict=True):
        for n, line in enumerate(lines, 2 - len(lines)):
            sheet.text(end, top + LEAD * n + 9, line, bold=True, right=True)
    sheet.text(labels, top + LEAD + 9, "1 000 €", bold=True)
    sheet.text(texts, top + LEAD + 9, "Selvitys", bold=True)
    sheet.y = top + 2 * LEAD
    sheet.line(edges[0], sheet.y, edges[1], sheet.y)


def report(path: Path, left: bool = False, middle: bool = False, rules: bool = True, again: bool = True, code: bool = False, shade: bool = False) -> Sheet:
    """Two pages of one table; the third unit's name stands at the foot of the first.

    `left`: the texts stand left of the rows; `middle`: the names stand in the middle; `rules`: edges between the rows stop short of the texts; `again`: the
    headings are printed on the second page too; `code`: names begin with the number of a cost centre; `shade`: they stand in shaded bands.
    """
    sheet = Sheet(path, wide=True)
    sheet.heading("Talousarvion toteutuminen")
    labels, texts = (420.0, 59.0) if left else (59.0, 430.0)
    ends = [labels + 150 + 65 * n for n in range(4)]
    edges, own = (56.0, 790.0), (labels - 3, ends[-1] + 3)
    head(sheet, labels, ends, texts, edges)
    for n, (unit, lines) in enumerate(TOLD.items()):
        name = f"{4100 + 10 * n} {unit}" if code else unit
        if shade:
            sheet.canvas.setFillColorRGB(0.88, 0.93, 0.85)
            sheet.canvas.rect(edges[0], sheet.height - sheet.y - LEAD, edges[1] - edges[0], LEAD, stroke=0, fill=1)
            sheet.canvas.setFillColorRGB(0, 0, 0)
        x = (sum(edges) - stringWidth(name, "Helvetica-Bold", sheet.size)) / 2 if middle else edges[0] + 3
        sheet.text(x, sheet.y + 9, name, bold=True)
        sheet.line(edges[0], sheet.y, edges[1], sheet.y)
        sheet.y += LEAD
        sheet.line(edges[0], sheet.y, edges[1], sheet.y)
        if n == 2:
            sheet.new_page()
            if again:
                head(sheet, labels, ends, texts, edges)
        for k, line in enumerate(lines):
            sheet.text(texts, sheet.y + 9 + 10.5 * k, line)
        rows = numbers(sheet)
        for account in ACCOUNTS:
            sheet.text(labels, sheet.y + 9, account, bold=account in SUMS)
            for c, end in enumerate(ends):
                sheet.text(end, sheet.y + 9, printed(rows[account][c]), right=True, bold=account in SUMS)
                sheet.add(unit, account, c, rows[account][c], 1000)
            sheet.y += LEAD
            if rules and account != ACCOUNTS[-1]:
                sheet.line(own[0], sheet.y, own[1], sheet.y)
        sheet.line(edges[0], sheet.y, edges[1], sheet.y)
    save(sheet)
    return sheet


LOOKS = {
    "texts right": {},
    "texts left": {"left": True},
    "names in the middle": {"middle": True},
    "names in shaded bands, texts left": {"shade": True, "left": True, "middle": True},
    "no edges between rows": {"rules": False},
    "headings once": {"again": False},
    "names with codes": {"code": True, "again": False},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_number_is_of_the_unit_above_it(look: str, tmp_path: Path) -> None:
    sheet = report(tmp_path / "tammiranta-1-6-2025.pdf", **LOOKS[look])
    found = Counter(Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path))
    assert sorted((Counter(sheet.due) - found).elements()) == []
    assert found.total() == len(sheet.due)


@pytest.mark.parametrize("look", LOOKS)
def test_a_text_is_of_the_unit_whose_rows_it_stands_beside(look: str, tmp_path: Path) -> None:
    read_ = extract(report(tmp_path / "tammiranta-1-6-2025.pdf", **LOOKS[look]).path)
    told = {word: [p.section[-1] for p in read_.passages if p.kind == "text" and word in p.text] for word in ("kuumeaallon", "takuuta", "leiriohjaajan")}
    assert {word: [unit.split()[-1] for unit in units] for word, units in told.items()} == {
        "kuumeaallon": ["Varhaiskasvatus"], "takuuta": ["Kirjastopalvelut"], "leiriohjaajan": ["Nuorisopalvelut"],
    }  # fmt: skip


def test_why_a_unit_went_over_is_told_by_the_text_beside_its_rows(tmp_path: Path) -> None:
    asker = asker_of(extract(report(tmp_path / "tammiranta-1-6-2025.pdf").path))
    assert "kuumeaallon" in talk(asker, "Miksi varhaiskasvatuksen henkilöstökulut ylittävät talousarvion?").answer
    assert "kuumeaallon" not in talk(asker, "Miksi perusopetuksen henkilöstökulut ylittävät talousarvion?").answer


@pytest.mark.parametrize("rules", [True, False])
def test_texts_of_one_row_each_stay_in_the_table(rules: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=True)
    sheet.heading("Perusopetus")
    ends = [210.0, 275.0, 340.0, 405.0]
    head(sheet, 59, ends, 430, (56, 790))
    said = {
        "Myyntituotot": "Myynti kasvoi.",
        "Henkilöstökulut": "Sijaisia tarvittiin keväällä paljon.",
        "Palvelujen ostot": "Kuljetusten hinnat nousivat.",
    }
    rows = numbers(sheet)
    for account in ACCOUNTS:
        sheet.text(59, sheet.y + 9, account)
        for c, end in enumerate(ends):
            sheet.text(end, sheet.y + 9, printed(rows[account][c]), right=True)
        sheet.text(430, sheet.y + 9, said.get(account, ""))
        sheet.y += LEAD
        if rules:
            sheet.line(56, sheet.y, 790, sheet.y)
    table = next(t for t in extract(save(sheet).path).tables if t.kind == "figures")
    assert {row.label: cell.text for row in table.rows if (cell := row.cells[-1]) is not None} == said


REASONS = {
    "Varhaiskasvatus": "Henkilöstökulut alittavat jaksotetun talousarvion, koska neljän hoitajan talot suljettiin kesäkuukausiksi ja yksi siirtyi.",
    "Perusopetus": "Palvelujen ostot ylittävät jaksotetun talousarvion, sillä puheterapeutin ja tulkkien tunnit ostettiin koko ajan yksityisesti.",
}
CHANGES = ("5 778 (3,7 %)", "−34 045 (−8,7 %)", "1 198 (1,2 %)", "−21 166 (−2,3 %)", "25 460 (9,6 %)", "−199 270 (−3,3 %)")


def test_a_last_column_of_amounts_with_per_cents_is_no_text_beside_the_rows(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "a.pdf")
    sheet.y = 90
    ends = (260, 330, 390, 530)
    labels = ("Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Avustukset", "Toimintakulut", "Toimintakate")
    for (unit, told), large in zip(REASONS.items(), (41, 57), strict=True):
        sheet.heading(unit)
        for n, words in enumerate((("Toteuma", "1–6/2025"), ("Talousarvio", "2025"), ("", "Toteuma-%"), ("Muutos,", "€ (%)"))):
            for k, line in enumerate(words):
                sheet.text(ends[n], sheet.y + 11 * (k + 1), line, right=True)
        sheet.y += 26
        sheet.line(56, sheet.y, 530, sheet.y)
        for n, (label, change) in enumerate(zip(labels, CHANGES, strict=True)):
            sheet.y += 11
            sheet.text(56, sheet.y, label)
            for end, text in zip(ends, (f"{(n + 1) * large} 300", f"{(n + 1) * 2 * large} 600", "50,0 %", change), strict=True):
                sheet.text(end, sheet.y, text, right=True)
            sheet.line(56, sheet.y + 3, 530, sheet.y + 3)
        sheet.y += 10
        sheet.paragraph(told)
    save(sheet)
    found = extract(tmp_path / "a.pdf")
    for unit, told in REASONS.items():
        assert any(told in passage.text and passage.section[-1] == unit for passage in found.passages)
    assert {(f.unit, f.account) for f in found.figures if f.measure == "actual" and f.table is not None} == {(u, label) for u in REASONS for label in labels}
    assert [len(table.columns) for table in found.tables] == [5, 5]


def test_two_tables_of_words_and_numbers_are_no_rows_beside_texts(tmp_path: Path) -> None:
    """The columns of numbers of one table end where a text of the other runs: its words stay in their cells, and in the text between the two."""
    sheet = Sheet(tmp_path / "a.pdf")
    works = (("Hakasalmen silta", "910 000", "84 120", "11/2025", "Urakka alkanut"), ("Kotilahden koulu", "2 350 000", "611 304", "8/2026", "Harjakorkeudessa"))
    works += (("Niemen leikkipuisto", "120 000", "0", "9/2025", "Alkaa kesällä"), ("Toripaviljonki", "305 000", "41 877", "5/2025", "Suunnittelu käynnissä"))
    risks = (
        ("Hintojen nousu", "2", "4", "Pitkät puitesopimukset", "Hankintapäällikkö"),
        ("Maksutulojen lasku", "4", "3", "Hinnaston tarkistus talvella", "Vastaava"),
    )
    risks += (("", "", "", "", "lupatarkastaja"), ("Laiturien kunto", "1", "5", "Jokavuotiset sukellustarkastukset", "Satamamestari"))
    risks += (("Osaajien eläköityminen", "3", "2", "Työparit ja perehdytys", "Osastopäällikkö"),)
    heads = {"Hankkeet": ("Hanke, euroa", "Määräraha 2025", "Toteuma 30.6.2025", "Valmistuu", "Tilanne")}
    heads["Riskit"] = ("Riski", "Todennäköisyys", "Vaikutus", "Toimenpide", "Omistaja")
    told = "Toripaviljongin suunnittelu on myöhässä, sillä alueen maaperän tutkimus jouduttiin teettämään uudelleen. Sillan urakasta saatiin neljä tarjousta."
    for (name, head), rows, places in zip(heads.items(), (works, risks), ((220.0, 320.0, 400.0, 460.0), (225.0, 275.0, 284.0, 440.0)), strict=True):
        sheet.heading(name)
        for cells in (head, *rows):
            sheet.y += 12
            sheet.text(60, sheet.y, cells[0], bold=cells is head)
            for n, (x, cell) in enumerate(zip(places, cells[1:], strict=True)):
                sheet.text(x, sheet.y, cell, bold=cells is head, right=n < 2)
            after = rows.index(cells) + 1 if cells in rows else 0
            if cells is head or after == len(rows) or rows[after][0]:
                sheet.line(56, sheet.y + 3, 538, sheet.y + 3)
        if name == "Hankkeet":
            sheet.paragraph(told)
    found = extract(save(sheet).path)
    by_title = {record.title: record.fields for record in found.records}
    for title, likely, impact, control, owner in (risks[0], (*risks[1][:4], "Vastaava lupatarkastaja"), *risks[3:]):
        fields = by_title[title]
        assert (fields["probability"], fields["impact"], fields["control"], fields["responsible"]) == (likely, impact, control, owner)
    for title, *_, ready, state in works:
        assert ready in by_title[title].values() and state in by_title[title].values()
    assert any(told in passage.text for passage in found.passages)
