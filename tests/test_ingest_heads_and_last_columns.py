"""Tables whose headings or last columns look like something else that stands beside a table: on bands, wider than the other tables of the page."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import ACCOUNTS, SUMS, Due, Sheet, printed, read, save

from ingest.model import Box, Word
from ingest.pages.lines import read_lines, split_segments
from ingest.pages.texts_of_rows import texts_of_rows
from ingest.tables.word_tables import find_word_tables

MEANT = (("amended_budget", "2025"), ("forecast", "2025"))


def _banded(sheet: Sheet, unit: str, x: float, heads: Sequence[Sequence[str]], light: bool) -> None:
    """A small statement under a band of its own that holds the unit's name and the headings."""
    ends = [x + 110 + 42 * n for n in range(3)]
    sheet.canvas.setFillGray(0.2 if light else 0.85)
    sheet.canvas.rect(x - 4, sheet.height - sheet.y - 26, 206, 26, stroke=0, fill=1)
    sheet.canvas.setFillGray(1 if light else 0)
    sheet.text(x, sheet.y + 9, unit, 7)
    for end, lines in zip(ends, heads, strict=True):
        for n, line in enumerate(lines):
            sheet.text(end, sheet.y + 9 + 10 * n, line, 7, right=True)
    sheet.canvas.setFillGray(0)
    for n, account in enumerate(SUMS):
        y = sheet.y + 38 + 14 * n
        sheet.text(x, y, account, 7)
        values = [Decimal(sheet.random.randint(1100, 9900)) for _ in range(3)]
        for end, value in zip(ends, values, strict=True):
            sheet.text(end, y, printed(value), 7, right=True)
        for (measure, period), value in zip(MEANT, values, strict=False):
            sheet.due.append(Due(sheet.page, unit, account, measure, period, value * 1000, "EUR"))


@pytest.mark.parametrize("light", [True, False])
@pytest.mark.parametrize("heads", [(("TA + muut.", "2025"), ("Enn.", "2025"), ("Poikkeama",)), (("2025", "TA + muut."), ("2025", "Enn."), ("", "Poikkeama"))])
def test_a_band_of_headings_cut_short_is_no_text_beside_the_other_table(heads: Sequence[Sequence[str]], light: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.paragraph("Luvut tuhansina euroina (1 000 €)")
    sheet.y += 10
    for n, unit in enumerate(("Kirjastopalvelut", "Nuorisopalvelut")):
        _banded(sheet, unit, 60 + 260 * n, heads, light)
    save(sheet)
    found = [Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path)]
    assert {due for due in found if due.measure != "deviation"} == set(sheet.due)
    assert len(found) == 3 * len(SUMS) * 2


def test_the_last_column_of_the_widest_table_is_no_text_beside_the_others() -> None:
    """Numbers that stand close under each other, and the end of a paragraph as far right as they do."""
    words: list[Word] = []

    def put(x: float, text: str, top: float) -> None:
        words.append(Word(text, Box(x, top, x + 4.2 * len(text), top + 9), 9))

    top = 100.0
    for name, last in (("Perusopetus", 330), ("Kirjastopalvelut", 520), ("Nuorisopalvelut", 330)):
        put(56, name, top)
        for n, word in enumerate(
            [
                "Uusi",
                "varausjärjestelmä",
                "otettiin",
                "käyttöön",
                "alkuvuodesta",
                "hyvin",
                "ja",
                "nopeasti",
                "sekä",
                "henkilöstö",
                "sai",
                "siihen",
                "koulutuksen",
            ]
            if name == "Nuorisopalvelut"
            else ()
        ):
            put(56 + 35 * n, word[:8], top + 24)
        ends = (240, 290, last)
        for end, head in zip(ends, ("TA", "Tot.", "Tot-%"), strict=True):
            put(end - 4.2 * len(head), head, top + 38)
        for n, account in enumerate(ACCOUNTS[:5]):
            put(56, account.replace(" ", ""), top + 51 + 13 * n)
            for end, number in zip(ends, ("1200", "600", f"5{n},1"), strict=True):
                put(end - 4.2 * len(number), number, top + 51 + 13 * n)
        top += 150
    assert texts_of_rows(words, []).texts == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tammikuu Helmikuu Maaliskuu Huhtikuu Toukokuu Kesäkuu Heinäkuu Elokuu Syyskuu Yhteensä", 10),
        ("Toimintatuotot Toimintakulut Toimintakate Toimintatuotot Toimintakulut Toimintakate Toimintatuotot Toimintakulut Toimintakate", 9),
        ("Toimintatuotot kertyivät suunnitellusti, mutta toimintakulut ylittivät jaksotetun talousarvion selvästi toukokuussa", 1),
    ],
)
def test_words_of_headings_with_the_same_space_between_them_are_no_running_text(text: str, parts: int) -> None:
    words, x = [], 50.0
    for word in text.split():
        words.append(Word(word, Box(x, 10, x + 4.0 * len(word), 18), 8))
        x += 4.0 * len(word) + 11
    assert len(split_segments(words)) == parts


@pytest.mark.parametrize("lower", [0, 10], ids=["its end beside the headings", "its end below them"])
def test_a_name_over_the_labels_whose_bracket_ends_on_the_next_line_is_one(lower: float, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    top = sheet.y + 40
    sheet.text(56, top - 10 + lower, "Kansalaisopisto (1 000", 8, True)
    sheet.text(56, top + lower, "€)", 8, True)
    for c, head in enumerate(("TA 2025", "Toteuma 1–6/2025")):
        sheet.text(300 + 100 * c, top, head, 8, True, right=True)
    for n, account in enumerate(SUMS):
        sheet.text(56, top + 24 + 13 * n, account, 8)
        for c, (measure, period) in enumerate((("budget", "2025"), ("actual", "1–6/2025"))):
            number = Decimal(100 * (n + 1) + 7 * c)
            sheet.text(300 + 100 * c, top + 24 + 13 * n, printed(number), 8, right=True)
            sheet.due.append(Due(1, "Kansalaisopisto", account, measure, period, number * 1000, "EUR"))
    save(sheet)
    assert {Due(f.page, f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit) for f in read(sheet.path)} == set(sheet.due)


def test_a_line_of_units_of_measure_heads_no_table_of_words() -> None:
    words: list[Word] = []
    for n, texts in enumerate(
        (("", "TP 2024", "TA 2025", "Ero"), ("", "€", "€", "€"), *(("Toimintatuotot", "622 307,60", "631 845,63", "109 538,03") for _ in range(3)))
    ):
        for c, text in enumerate(texts):
            x = 260 + 90 * (c - 1) - 4.0 * (10 if n == 1 else len(text)) if c else 56.0
            words += [Word(text.replace(" ", "\u00a0"), Box(x, 60 + 13 * n, x + 4.0 * len(text), 69 + 13 * n), 8, bold=n < 2)] if text else []
    for n, texts in enumerate((["Maalis"] * 11, ["€"] * 11)):  # the headings of the next table
        words += [Word(text, Box(56 + 40.0 * c, 125 + 13 * n, 84 + 40.0 * c, 134 + 13 * n), 8, bold=True) for c, text in enumerate(texts)]
    assert find_word_tables(1, read_lines(words), (), ()) == []
