"""Passages: whole sentences, whole rows, headings repeated, places line by line."""

import dataclasses

import pytest

from ingest.language.sentences import sentences
from ingest.model import Block, BlockKind, Box, Cell, Column, Document, Passage, Report, Row, Section, Table, TableKind
from ingest.stores.passages import ROWS_SIZE, TEXT_SIZE, make_passages

REPORT = Report("koe", "koe.pdf", "0" * 64, "Koe", "Koela", "osavuosikatsaus", None, 3, "Koela")
SECTIONS = (Section(0, "Talous", 1, ("Talous",), 1), Section(1, "Menot", 2, ("Talous", "Menot"), 1, 0))


def block(kind: BlockKind, text: str, page: int = 1, section: int | None = 1, table: int | None = None) -> Block:
    return Block(kind, page, Box(50, 100, 500, 120), text, section=section, table=table)


def cell(text: str, page: int = 1, top: float = 100) -> Cell:
    return Cell(text, page, Box(100, top, 150, top + 10))


def table(rows: list[list[str]], kind: TableKind = "figures", page_of_row: int = 1000) -> Table:
    columns = tuple(Column(label, 0, 0) for label in ("Selite", "TA 2025", "Toteuma"))
    made = tuple(
        Row(row[0], tuple(cell(text, 1 + at // page_of_row, 100 + at) if text else None for text in row), pages=(1 + at // page_of_row,))
        for at, row in enumerate(rows)
    )
    pages = tuple(sorted({row.pages[0] for row in made}))
    return Table(0, kind, "Käyttötalous", 1, pages, tuple((page, Box(50, 50, 500, 700)) for page in pages), columns, made, "Selite", "1 000 €", ("* arvio",))


def passages(*blocks: Block, tables: tuple[Table, ...] = ()) -> list[Passage]:
    return make_passages(REPORT, Document((), blocks, SECTIONS, tables), {})


def test_a_bare_heading_makes_no_passage() -> None:
    assert passages(block("heading", "Talous", section=0), block("heading", "Menot")) == []


def test_paragraphs_of_a_section_stand_together_with_their_trail() -> None:
    one, two = passages(block("paragraph", "Tuotot kasvoivat.", section=0), block("paragraph", "Menot laskivat."), block("list_item", "Palkat nousivat."))
    assert one.section == ("Talous",) and one.text == "Tuotot kasvoivat."
    assert two.text == "Menot laskivat.\nPalkat nousivat." and two.search_text.startswith("Talous › Menot\n")
    assert [one.passage_id, two.passage_id] == ["koe:0001", "koe:0002"]


def test_long_text_is_cut_between_sentences_and_nothing_is_lost() -> None:
    text = " ".join(f"Lause numero {n} kertoo, ks. s. {n}, menoista ja tuloista vuonna 2025." for n in range(100))
    made = passages(block("paragraph", text))
    assert " ".join(passage.text for passage in made).split() == text.split()
    assert all(len(passage.text) <= TEXT_SIZE * 1.5 and passage.text.endswith("2025.") for passage in made)


def test_a_sentence_over_a_page_end_stays_whole_and_the_next_one_knows_its_page() -> None:
    (made,) = passages(block("paragraph", "Menot kasvoivat. Syynä oli"), block("paragraph", "palkkojen nousu. Tuotot laskivat.", page=2))
    assert made.text.split("\n") == ["Menot kasvoivat. Syynä oli palkkojen nousu.", "Tuotot laskivat."]
    assert made.pages == (1, 2) and [place.page for place in made.places] == [1, 2]


def test_every_line_has_its_place() -> None:
    made = passages(
        block("paragraph", "Menot kasvoivat.\nPaljon."),
        block("table", "", table=0),
        tables=(table([["Palkat", "100", "50"], ["Vuokrat", "10", "5"]]),),
    )
    assert all(len(passage.places) == len(passage.text.split("\n")) for passage in made)


def test_a_table_says_its_trail_title_columns_and_unit() -> None:
    (made,) = passages(block("table", "", table=0), tables=(table([["Palkat", "100", "50"]]),))
    for words in ("Talous › Menot", "Käyttötalous", "TA 2025", "Toteuma", "1 000 €", "Palkat"):
        assert words in made.search_text
    assert "Palkat | 100 | 50" in made.text and "* arvio" in made.text and made.kind == "table" and made.table == 0


def test_a_long_table_is_cut_between_rows_with_its_headings_repeated() -> None:
    rows = [[f"Vastuualue numero {n}", f"{n} 000", "500"] for n in range(120)]
    made = passages(block("table", "", table=0), block("table", "", page=2, table=0), tables=(table(rows, page_of_row=60),))
    assert len(made) > 2 and all("Selite | TA 2025 | Toteuma" in passage.text for passage in made)
    assert all(len(passage.text) <= ROWS_SIZE + 200 for passage in made)
    shown = [line for passage in made for line in passage.text.split("\n") if line.startswith("Vastuualue")]
    assert shown == [" | ".join(row) for row in rows]
    assert made[0].pages == (1,) and made[-1].pages == (2,) and {place.page for place in made[-1].places} == {2}


def test_a_row_of_a_table_of_words_reads_cell_by_cell() -> None:
    (made,) = passages(block("table", "", table=0), tables=(table([["Hyvinvointi", "Kävijöitä 100", "Toteutui"]], kind="targets"),))
    assert "Selite: Hyvinvointi | TA 2025: Kävijöitä 100 | Toteuma: Toteutui" in made.text


def test_a_table_note_is_not_said_again_as_a_paragraph() -> None:
    made = passages(block("table", "", table=0), block("footnote", "* arvio"), block("footnote", "1 Muu huomautus."), tables=(table([["Palkat", "1", "2"]]),))
    assert [passage.kind for passage in made] == ["table", "text"] and made[1].text == "1 Muu huomautus."


def test_a_table_that_no_block_names_is_still_found() -> None:
    assert passages(tables=(table([["Palkat", "1", "2"]]),))[0].section == ("Talous", "Menot")


def test_passages_are_the_same_each_time() -> None:
    blocks = [block("paragraph", f"Virke {n}.") for n in range(300)]
    assert [dataclasses.astuple(passage) for passage in passages(*blocks)] == [dataclasses.astuple(passage) for passage in passages(*blocks)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kulut, ks. s. 4, kasvoivat. Tuotot eivät.", 2),
        ("Yksikkö: Kalusto Mittari: autoja vähintään 12 Tilanne: Tavoite on kesken: autoja on 9.", 3),
        ("Kunta tukee kolmea: Kaislan, Harjun ja Salon seuraa.", 1),
        ("Huomio: Harjun koulu siirtyi Kaislaan.", 1),
        ("Luvut ovat 31.3. 2025 tilanteesta.", 1),
        ("Vuosi oli 2024. Seuraava oli 2025.", 2),
        ("Maksettiin esim. Heinolalle n. 30 t. euroa.", 1),
        ("Palkat, vuokrat ym. Ne nousivat.", 2),
        ("K. Virtanen jäi eläkkeelle.", 1),
        ("1. Johdanto alkaa.", 1),
        ("Tulos oli 3,2 milj. euroa! Miksi?", 2),
        ("Osuus nousi 12 %. 25 lasta sai paikan.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count
