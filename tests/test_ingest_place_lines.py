"""Lines at a heading that say what its unit is a part of, in smaller print, and headings that name a path to a unit."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.extract import extract
from ingest.model import Extraction

ROWS = (("Toimintatuotot", "120", "90"), ("Henkilöstökulut", "-400", "-300"), ("Toimintakulut", "-520", "-410"), ("Toimintakate", "-400", "-320"))
Page = list[tuple[str, float, bool]]
"""The lines over a page's table: text, size, bold."""


def _drawn(path: Path, pages: list[Page]) -> Extraction:
    """A slide for each page: its lines, and a table whose amounts tell its number: 1 × n, 2 × n …"""
    canvas = Canvas(str(path), pagesize=(842, 474))
    canvas.setFont("Helvetica-Bold", 30)
    canvas.drawString(60, 300, "Aallon kaupunki")
    canvas.drawString(60, 250, "Osavuosikatsaus 1–9/2024")
    canvas.showPage()
    for number, lines in enumerate(pages, 1):
        y = 474.0 - 40
        for text, size, bold in lines:
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
            canvas.drawString(40, y - size, text)
            y -= 1.3 * size
        canvas.setFont("Helvetica-Bold", 9)
        y -= 20
        for x, head in ((300, "TA 2024"), (420, "Tot. 1–9/2024")):
            canvas.drawRightString(x, y, head)
        canvas.drawString(40, y, "1 000 €")
        canvas.line(36, y - 4, 430, y - 4)
        canvas.setFont("Helvetica", 9)
        for label, *cells in ROWS:
            y -= 14
            canvas.drawString(40, y, label)
            for x, cell in zip((300, 420), cells, strict=True):
                canvas.drawRightString(x, y, str(int(cell) * number))
            canvas.line(36, y - 4, 430, y - 4)
        canvas.showPage()
    canvas.save()
    return extract(path)


def _whose(found: Extraction) -> list[tuple[str, ...]]:
    """The path of the unit that each page's margin is told of, in the order of the pages, the municipality left out."""
    margins = [f for f in found.figures if f.account == "Toimintakate" and f.measure == "actual"]
    assert [int(f.number) for f in margins] == [-320_000 * n for n in range(1, len(margins) + 1)]
    return [f.unit_path[1:] for f in margins]


AREA, BOARD, PART = "Sivistyspalvelut", "Sivistyslautakunta", "Perusopetus"


@pytest.mark.parametrize("between", ["›", "/", "–", ">", "»", "•"])
@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize("size", [8, 12], ids=["small", "larger than the text"])
def test_a_path_under_a_heading_is_what_the_unit_is_a_part_of(tmp_path: Path, between: str, bold: bool, size: float) -> None:
    pages: list[Page] = [
        [(AREA, 24, True)],
        [(BOARD, 24, True), (AREA, size, bold)],
        [(PART, 24, True), (f"{AREA} {between} {BOARD}", size, bold)],
        [("Lukiokoulutus", 24, True), (f"{AREA} {between} {BOARD}", size, bold)],
    ]
    assert _whose(_drawn(tmp_path / "a.pdf", pages)) == [(AREA,), (AREA, BOARD), (AREA, BOARD, PART), (AREA, BOARD, "Lukiokoulutus")]


@pytest.mark.parametrize("rank", ["Vastuualue", "Tulosalue", "Yksikkö"])
def test_the_rank_of_a_unit_before_what_it_is_a_part_of_is_no_name(tmp_path: Path, rank: str) -> None:
    pages: list[Page] = [
        [(BOARD, 24, True), ("Toimielin", 12, False)],
        [(PART, 24, True), (f"{rank}, {BOARD.lower()}", 12, False)],
        [("Lukiokoulutus", 24, True), (f"{rank}, {BOARD.lower()}", 12, False)],
    ]
    assert _whose(_drawn(tmp_path / "a.pdf", pages)) == [(BOARD,), (BOARD, PART), (BOARD, "Lukiokoulutus")]


def test_a_path_over_a_heading_says_the_same(tmp_path: Path) -> None:
    pages: list[Page] = [[(AREA, 24, True)], [(f"{AREA} / {BOARD}", 9, False), (PART, 24, True)]]
    assert _whose(_drawn(tmp_path / "a.pdf", pages)) == [(AREA,), (AREA, BOARD, PART)]


def test_a_board_that_only_paths_name_is_one(tmp_path: Path) -> None:
    pages: list[Page] = [
        [(AREA, 24, True)],
        [(PART, 18, True), (f"{AREA} / {BOARD}", 9, False)],
        [("Kadut", 18, True), ("Tekniset palvelut / Tekninen lautakunta", 9, False)],
    ]
    found = _drawn(tmp_path / "a.pdf", pages)
    assert _whose(found) == [(AREA,), (AREA, BOARD, PART), ("Tekniset palvelut", "Tekninen lautakunta", "Kadut")]
    assert {u.path[1:] for u in found.units} >= {(AREA, BOARD), ("Tekniset palvelut", "Tekninen lautakunta")}


def test_a_path_beside_a_heading_says_it_of_the_texts_of_the_page_too(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 474))

    def text(x: float, y: float, words: str, size: float, bold: bool = False, right: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (canvas.drawRightString if right else canvas.drawString)(x, 474 - y, words)

    text(40, 100, "Aallon kaupunki: osavuosikatsaus 1–9/2024", 24, True)
    for name, path in ((AREA, ""), (PART, f"{AREA} › {BOARD}"), ("Lukiokoulutus", f"{AREA} › {BOARD}")):
        canvas.showPage()
        text(40, 60, name, 20, True)
        text(800, 60, path, 9, right=True)
        for x, amount in ((40, "1 592 t€"), (240, "(3 142) t€"), (440, "(1 550) t€")):
            text(x, 80, amount, 14, True)
        text(40, 100, "Talouden toteutuminen", 13, True)
        for n in range(4):
            text(40, 120 + 13 * n, f"{name} on toiminut suunnitelman mukaan, ja asiakkaita on ollut odotetusti koko kauden.", 10)
    canvas.save()
    found = extract(tmp_path / "a.pdf")
    told = {p.text.split()[0]: p.section for p in found.passages if p.section[-1] == "Talouden toteutuminen"}
    assert {name: section[-2] for name, section in told.items()} == {AREA: AREA, PART: PART, "Lukiokoulutus": "Lukiokoulutus"}
    assert {u.path[1:] for u in found.units} >= {(AREA, BOARD, PART), (AREA, BOARD, "Lukiokoulutus")}


@pytest.mark.parametrize("heading", [[], [("Talouden toteutuminen", 16, True)], [("Tuloslaskelma", 24, True)]], ids=["none", "over it", "larger"])
@pytest.mark.parametrize("between", ["›", "/"])
def test_a_path_over_a_table_is_that_of_its_last_part(tmp_path: Path, heading: Page, between: str) -> None:
    pages: list[Page] = [[(AREA, 24, True)], [*heading, (f"{AREA} {between} {BOARD}", 12, True)]]
    found = _drawn(tmp_path / "a.pdf", pages)
    assert _whose(found) == [(AREA,), (AREA, BOARD)]
    assert not any("/" in u.name or "›" in u.name for u in found.units)


def test_a_smaller_heading_under_that_of_its_area_keeps_its_table(tmp_path: Path) -> None:
    pages: list[Page] = [[(AREA, 24, True), (PART, 14, True)], [(AREA, 24, True), ("Lukiokoulutus", 14, True)]]
    assert _whose(_drawn(tmp_path / "a.pdf", pages)) == [(AREA, PART), (AREA, "Lukiokoulutus")]


def test_a_chapter_under_that_of_its_area_keeps_its_table_though_another_is_headed_by_its_name(tmp_path: Path) -> None:
    pages: list[Page] = [[(AREA, 24, True), (PART, 14, True)], [("Lukiokoulutus", 14, True)], [(PART, 24, True)]]
    assert [path[-1] for path in _whose(_drawn(tmp_path / "a.pdf", pages))] == [PART, "Lukiokoulutus", PART]


def test_a_line_under_a_heading_that_is_no_unit_says_whose_the_table_is(tmp_path: Path) -> None:
    pages: list[Page] = [[("Tuloslaskelma", 24, True), (AREA, 12, False)], [("Tuloslaskelma", 24, True), (BOARD, 12, False)]]
    assert [path[-1] for path in _whose(_drawn(tmp_path / "a.pdf", pages))] == [AREA, BOARD]


def test_the_lines_of_an_item_hang_together_on_a_slide_whose_text_is_larger_than_that_of_others(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 474))
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(40, 430, "Aallon kaupunki: osavuosikatsaus 1–9/2024")
    canvas.setFont("Helvetica", 9)
    for n in range(8):
        canvas.drawString(40, 390 - 13 * n, "Toiminta on sujunut suunnitelman mukaan, ja asiakkaita on ollut odotetusti koko kauden.")
    canvas.setFont("Helvetica", 12)
    for n, text in enumerate(
        ("• Palvelujen ostot ylittävät jaksotetun", "talousarvion, koska talvi oli runsasluminen.", "Auraukseen on käytetty 399 000", "euroa.")
    ):
        canvas.drawString(40 if not n else 40 + canvas.stringWidth("• ", "Helvetica", 12), 250 - 15 * n, text)
    canvas.save()
    found = extract(tmp_path / "a.pdf")
    assert not any("talousarvion" in s.title or "399" in s.title for s in found.sections)
    assert [f.number for f in found.figures if f.text.startswith("399")] == [399_000]


@pytest.mark.parametrize("again", [False, True], ids=["once", "on two slides"])
def test_targets_are_of_the_unit_that_the_line_under_their_heading_names(tmp_path: Path, again: bool) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(842, 474))

    def text(x: float, y: float, words: str, size: float, bold: bool = False) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, 474 - y, words)

    text(40, 100, "Aallon kaupunki: osavuosikatsaus 1–9/2024", 24, True)
    canvas.showPage()
    for name in (AREA, PART, "Tekniset palvelut", "Kadut ja yleiset alueet"):
        text(40, 60, name, 24, True)
        for n in range(8):
            text(40, 90 + 15 * n, "Toiminta on sujunut suunnitelman mukaan, ja asiakkaita on ollut odotetusti koko kauden.", 12)
        canvas.showPage()
    for owner, target in ((AREA, "Lukutaito vahvistuu"), ("Tekniset palvelut", "Vesijohtoverkko uusiutuu")):
        for slide in (1, 2) if again else (1,):
            text(40, 60, f"Tavoitteiden toteutuminen ({slide}/2)" if again else "Tavoitteiden toteutuminen", 24, True)
            text(40, 76, owner, 11)
            for n, row in enumerate((("Tavoite", "Mittari", "Tilanne"), (f"{target} {slide}", "Kysely", "Etenee"))):
                for x, cell in zip((44, 344, 584), row, strict=True):
                    text(x, 112 + 22 * n, cell, 10, n == 0)
                for x0, x1 in ((40, 340), (340, 580), (580, 760)):
                    canvas.rect(x0, 474 - 118 - 22 * n, x1 - x0, 22)
            canvas.showPage()
    canvas.save()
    found = [(record.unit, record.title) for record in extract(tmp_path / "a.pdf").records]
    due = [(owner, f"{target} {n}") for owner, target in ((AREA, "Lukutaito vahvistuu"), ("Tekniset palvelut", "Vesijohtoverkko uusiutuu")) for n in (1, 2)]
    assert found == [one for one in due if again or one[1].endswith("1")]
