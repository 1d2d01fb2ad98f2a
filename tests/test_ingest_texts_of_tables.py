"""Texts between tables that alone say whose they are: each is of the table that it stands with."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save, statement
from talk import asker_of, talk

from ingest.extract import extract

TOLD = {
    "Varhaiskasvatus": "Henkilöstökulut ylittivät talousarvion, koska sijaisia tarvittiin kuumeaallon takia.",
    "Perusopetus": "Henkilöstökulut ylittivät talousarvion, koska tukiopetusta lisättiin koronavuosien jälkeen.",
    "Kirjastopalvelut": "Henkilöstökulut ylittivät talousarvion, koska lauantaisin pidettiin aamuvuoroja.",
}
WHOLE = "Katsaus kertoo toiminnasta ja taloudesta."


def report(path: Path, gaps: tuple[int, int], intro: bool = False, above: bool = False, place: bool = False, pages: bool = False) -> Path:
    """Tables of units under one heading, their names over the labels; `gaps` above and below the text of each, which stands `above` its table or below it.

    `place`: a line above each table says where in the organisation it stands.
    """
    sheet = Sheet(path)
    if place:
        for unit in ("Kaupunginhallitus", "Tekninen lautakunta"):
            sheet.heading(unit)
            statement(sheet, unit, scale=1, rules="h")
        sheet.new_page()
    sheet.heading("Talousarvion toteutuminen")
    sheet.y += 10
    if intro:
        sheet.paragraph(WHOLE)
        sheet.y += 24
    for n, (unit, text) in enumerate(TOLD.items()):
        if pages and n:
            sheet.new_page()
        if place:
            sheet.paragraph("Kaupunginhallitus / Tekninen lautakunta")
        if not above:
            statement(sheet, unit, corner=f"{unit}, €", scale=1, rules="h")
        sheet.y += gaps[0]
        sheet.paragraph(text)
        sheet.y += gaps[1]
        if above:
            statement(sheet, unit, corner=f"{unit}, €", scale=1, rules="h")
    return save(sheet).path


@pytest.mark.parametrize(
    "drawn",
    [
        {"gaps": (6, 20)},
        {"gaps": (6, 20), "intro": True},
        {"gaps": (20, 2), "above": True},
        {"gaps": (6, 20), "intro": True, "place": True},
        {"gaps": (-7, 6), "intro": True, "pages": True},
    ],
    ids=["below, no text before the first", "below, nearer to it", "above, no text behind the last", "below, a line of places before the next", "a page each"],
)
@pytest.mark.parametrize(("unit", "word"), [("varhaiskasvatuksen", "kuumeaal"), ("perusopetuksen", "tukiopetus"), ("kirjastopalvelujen", "aamuvuoro")])
def test_why_a_unit_went_over_is_told_by_the_text_of_its_table(unit: str, word: str, drawn: dict[str, bool], tmp_path: Path) -> None:
    asker = asker_of(extract(report(tmp_path / "tammiranta-1-6-2025.pdf", **drawn)))
    answer = talk(asker, f"Miksi {unit} henkilöstökulut ylittyivät?")
    assert answer.status == "answered"
    assert word in answer.answer
    assert sum(told in answer.answer for told in ("kuumeaal", "tukiopetus", "aamuvuoro")) == 1


def test_a_text_that_stands_as_near_to_both_tables_is_of_neither(tmp_path: Path) -> None:
    asker = asker_of(extract(report(tmp_path / "tammiranta-1-6-2025.pdf", (6, 6), intro=True)))
    assert "tukiopetus" not in talk(asker, "Miksi varhaiskasvatuksen henkilöstökulut ylittyivät?").answer


def test_what_a_row_of_reasons_tells_is_of_the_unit_that_it_names(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    for unit in ("Varhaiskasvatus", "Perusopetus"):
        sheet.heading(unit)
        statement(sheet, unit, scale=1, rules="h")
    sheet.heading("Selitteet")
    edges, top = (56, 156, 256, 540), sheet.y
    rows = [("Yksikkö", "Tili", "Selite")]
    rows += [
        ("Perusopetus", "Palvelujen ostot", "Tukiopetuksen lisätunteihin on käytetty 2 300 euroa."),
        ("Varhaiskasvatus", "–", "Iltapäivän kerhoja on järjestetty kaikkiaan 27."),
    ]
    for n, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            sheet.text(x + 3, top + 14 * (n + 1) - 4, text, bold=n == 0)
    for n in range(len(rows) + 1):
        sheet.line(edges[0], top + 14 * n, edges[-1], top + 14 * n)
    for x in edges:
        sheet.line(x, top, x, top + 14 * len(rows))
    told = {(f.unit, f.number) for f in extract(save(sheet).path).figures if f.subject_kind == "prose"}
    assert told == {("Perusopetus", 2300), ("Varhaiskasvatus", 27)}


@pytest.mark.parametrize(("unit", "word"), [("varhaiskasvatuksen", "kuumeaal"), ("perusopetuksen", "tukiopetus")])
def test_a_text_under_one_of_two_tables_beside_each_other_is_of_that_one(unit: str, word: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf")
    sheet.heading("Talousarvion toteutuminen")
    top = sheet.y + 10
    for n, (name, text) in enumerate([*TOLD.items()][:2]):
        x, sheet.y = 40 + 270 * n, top
        statement(sheet, name, corner=f"{name}, €", scale=1, x=x, width=240, labels=110, columns=2, rules="h")
        first, second = text.split(", ")
        more = ("Tilanteen odotetaan korjaantuvan loppusyksyn aikana, sillä", "uusia työntekijöitä on saatu avoinna olleisiin tehtäviin.")
        for k, line in enumerate((f"{first},", second, *more)):
            sheet.text(x, sheet.y + 14 + 11 * k, line, 8)
    answer = talk(asker_of(extract(save(sheet).path)), f"Miksi {unit} henkilöstökulut ylittyivät?")
    assert answer.status == "answered" and word in answer.answer, answer.answer
