"""Records of which some were not read are not told: rows left under a table of words, cards left among the text of their section."""

from dataclasses import replace

import pytest

from ingest.layout.rows_left import has_rows_left
from ingest.model import Block, Box, Cell, Column, Document, Page, Row, Section, Table, Word
from ingest.pages.lines import read_lines
from ingest.pages.raw_tables import RawRow, RawTable, cell_of_lines
from ingest.records.unread_records import unread

STARTS = (50.0, 180.0, 300.0, 420.0)
ROW = ("Lukupiirejä perustetaan.", "Piirien määrä", "Kirjastonjohtaja", "Toteutunut")
PLACE = Box(50, 80, 500, 120)


def words(texts: tuple[str, ...], top: float, starts: tuple[float, ...] = STARTS, size: float = 9) -> list[Word]:
    """Texts that begin at the starts on one line."""
    out = []
    for x, text in zip(starts, texts, strict=False):
        for word in text.split():
            out.append(Word(word, Box(x, top, x + 4.5 * len(word), top + size), size))
            x += 4.5 * (len(word) + 1)
    return out


def raw(ruled: bool = False) -> RawTable:
    cells = [cell_of_lines(read_lines(words((text,), 100, (x,)))) for x, text in zip(STARTS, ROW, strict=True)]
    xs = list(zip(STARTS, (179.0, 299.0, 419.0, 540.0), strict=True))
    return RawTable(1, Box(50, 80, 540, 109), xs, [["Tavoite", "Mittari", "Vastuu", "Tila"]], [RawRow([*cells], 1, 100, 109)], ruled)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (words(("Nuorten työpaja aukeaa.", "Työpajan avaaminen", "Nuorisosihteeri", "Ei toteutunut"), 116), True),
        (words(("Nuorten työpaja aukeaa.",), 116), False),
        (words(("Henkilöstöä oli kesäkuun lopussa 120.", "Henkilöstö väheni."), 116, (50.0, 240.0)), False),
        (words(("2 Riskit", "ja", "niiden", "hallinta"), 130, size=14), False),
    ],
)
def test_a_row_left_under_a_table_of_words_is_noticed(line: list[Word], left: bool) -> None:
    assert has_rows_left(raw(), read_lines(line)) is left
    assert not has_rows_left(raw(ruled=True), read_lines(line))


def card(index: int, title: str, section: int) -> Table:
    rows = [("Mittari / tavoitetaso", "Piirien määrä"), ("Vastuutaho", "Kirjastonjohtaja"), ("Toteutuminen", "Piirejä on kahdeksan."), ("Arvio", "Toteutunut")]
    cells = [tuple(Cell(text, 1, PLACE, (text,), (1,)) for text in row) for row in rows]
    made = tuple(Row(row[0].text, row, pages=(1,)) for row in cells)
    return Table(index, "targets", title, section, (1,), ((1, PLACE),), (Column("", 50, 120, False), Column("", 121, 500, False)), made)


def document(*texts: str) -> Document:
    """A section with a card and the texts."""
    blocks = [Block("paragraph", 1, Box(50, 200 + 20 * n, 500, 212 + 20 * n), text, 0, 9, None, 0) for n, text in enumerate(texts)]
    sections = (Section(0, "Tavoitteet", 1, ("Tavoitteet",), 1),)
    return Document((Page(1, 595, 842, ()),), tuple(blocks), sections, (card(0, "Lukupiirejä perustetaan.", 0),))


def test_a_card_left_among_the_text_is_noticed() -> None:
    left = ("Nuorten työpaja aukeaa.", "Mittari / Työpajan avaaminen tavoitetaso", "Vastuutaho Nuorisosihteeri", "Arvio Ei toteutunut")

    assert unread(document(*left)) == {("targets", 0)}
    assert unread(document("Toteutuminen arvioidaan kesäkuun lopun tilanteessa.", "Tavoitteet on hyväksytty valtuustossa.")) == set()


def test_records_of_a_cut_table_are_unread() -> None:
    assert unread(replace(document(), cut=((1, PLACE),))) == {("targets", 0)}
