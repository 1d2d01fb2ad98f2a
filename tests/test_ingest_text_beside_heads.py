"""A text set beside a statement that has one rule, under its headings."""

from pathlib import Path

import pytest
from drawn_tables import HEADS, Sheet, statement

from ingest.extract import extract
from ingest.model import Box, Word
from ingest.pages.texts_beside import text_beside_table


@pytest.mark.parametrize("corner", ["", "Euroa"])
def test_text_beside_a_statement_whose_headings_alone_are_ruled(corner: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.heading("Kirjastopalvelut")
    top = sheet.y
    statement(sheet, "Kirjastopalvelut", width=300, labels=110, corner=corner, heads=[[head] for head in HEADS[:2]], columns=2)
    end, sheet.y = sheet.y, top - 3
    sheet.line(56, top + 15, 356, top + 15)
    sheet.paragraph(
        "Kirjastossa kävi kauden aikana 4 210 henkilöä. Toimintakulut ylittyvät, koska sijaisia on tarvittu ennakoitua enemmän. Aukiolo laajeni huhtikuussa.",
        x=380, width=150,
    )  # fmt: skip
    sheet.y = end
    sheet.canvas.save()
    found = extract(sheet.path)
    due = {(d.account, d.measure): d.number * 1 for d in sheet.due if d.measure in ("budget", "actual") and d.period != "1–6/2024"}
    told = {(f.account, f.measure): f.number for f in found.figures if f.table is not None}
    assert told == {key: number / 1000 for key, number in due.items()}
    assert any("koska sijaisia on tarvittu ennakoitua enemmän" in " ".join(p.text.split()) for p in found.passages if p.kind == "text")


def test_the_end_of_a_line_that_runs_over_the_edge_of_two_tables_is_no_text_beside_them() -> None:
    """A word of the paragraph between them begins right behind their edge."""
    words: list[Word] = []

    def put(x: float, top: float, *texts: str) -> None:
        for text in texts:
            words.append(Word(text, Box(x, top, x + 4.5 * len(text), top + 9), 9))
            x += 4.5 * len(text) + 2.5

    for top in (100, 160):
        for n, account in enumerate(("Toimintatuotot", "Toimintakulut", "Toimintakate")):
            put(58, top + 13 * n, account)
            put(240, top + 13 * n, f"1{n}00")
            put(320, top + 13 * n, f"2{n}00")
    put(58, 142, "Varausjärjestelmä", "otettiin", "käyttöön,", "ja", "henkilöstöä", "koulutus")
    put(words[-1].box.x1 + 2.5, 142, "koulutettiin", "ahkerasti", "sen", "käyttöön.")
    edges = [(float(y), 56.0, 340.0) for y in (98, 111, 124, 137, 158, 171, 184, 197)]
    assert text_beside_table(words, edges) is None
