"""Rows of one name that no heading tells apart are no answer, however the question is looked up; a row of a statement is told with its unit."""

from pathlib import Path

import pytest
from passage_search import EveryPassage
from reportlab.pdfgen.canvas import Canvas
from talk import talk

from ingest.extract import extract
from ingest.language.finnish import Analyser
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

ROWS = (
    ("3300 Muut toimintatuotot", 45, 44, 90),
    ("4000 Henkilöstökulut", -100, -110, 91),
    ("4800 Muut toimintakulut", -7, -8, 92),
    ("Toimintakate", -62, -74, 93),
)
TOTAL = ("Toimintatuotot", 100, 110, 120)


def _asker(path: Path, *reports: tuple[int, tuple[str, str, str]], rows: tuple[tuple[str, int, int, int], ...] = ROWS) -> Asker:
    """A report for each year and headings: two units, each with a statement of three columns, the later one's numbers ten times those of the first."""
    store, passages = FigureStore(), []
    for year, heads in reports:
        canvas = Canvas(str(path / f"koe-{year}.pdf"), pagesize=(595, 842))
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(50, 790, f"Aallon kaupunki: tilinpäätös {year}")
        for n, unit in enumerate(("Kirjastopalvelut", "Liikuntapalvelut")):
            y = 740.0 - 300 * n
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(50, y, unit)
            canvas.setFont("Helvetica-Bold", 9)
            for x, head in zip((50, 290, 380, 470), ("1 000 €", *heads), strict=True):
                (canvas.drawRightString if x > 50 else canvas.drawString)(x, y - 30, head)
            canvas.line(50, y - 34, 470, y - 34)
            canvas.setFont("Helvetica", 9)
            for k, (label, *numbers) in enumerate(rows):
                canvas.drawString(50, y - 46 - 14 * k, label)
                for x, number, head in zip((290, 380, 470), numbers, heads, strict=True):
                    canvas.drawRightString(x, y - 46 - 14 * k, str(number * (10 if n and "%" not in head else 1)))
                canvas.line(50, y - 50 - 14 * k, 470, y - 50 - 14 * k)
        canvas.save()
        found = extract(path / f"koe-{year}.pdf")
        store.add(found)
        passages += found.passages
    return Asker(store, EveryPassage(found.report.report_id, passages), Analyser())


TWICE = (2024, ("2023", "2024", "2024"))


@pytest.mark.parametrize(
    "question", ["Mikä on liikuntapalvelujen muiden toimintakulujen toteuma?", "Paljonko kirjastopalvelujen toimintakate oli vuonna 2024?"]
)
@pytest.mark.parametrize("earlier", [(), ((2023, ("TP 2022", "TA 2023", "TP 2023")),)], ids=["alone", "beside an earlier report"])
def test_two_columns_of_one_heading_are_no_answer(tmp_path: Path, question: str, earlier: tuple[tuple[int, tuple[str, str, str]], ...]) -> None:
    answer = talk(_asker(tmp_path, *earlier, TWICE), question)
    assert answer.status == "not_found" and not answer.values


def test_what_part_one_row_is_of_another_is_no_rate_that_is_printed(tmp_path: Path) -> None:
    asker = _asker(tmp_path, (2024, ("TA 2024", "Tot. 2024", "Käyttö-%")))
    answer = talk(asker, "Kuinka monta prosenttia liikuntapalvelujen toimintatuotoista tuli muista toimintatuotoista vuonna 2024?")
    assert not answer.values


def test_where_the_columns_differ_the_rows_are_told(tmp_path: Path) -> None:
    asker = _asker(tmp_path, (2024, ("TA 2024", "Tot. 2024", "Käyttö-%")), rows=(*ROWS, TOTAL))
    found = talk(asker, "Mikä on liikuntapalvelujen muiden toimintakulujen toteuma?")
    assert [str(v.number) for v in found.values] == ["-80000"] and found.values[0].label.startswith("Liikuntapalvelujen muut toimintakulut")
    share = talk(asker, "Kuinka monta prosenttia liikuntapalvelujen toimintatuotoista tuli muista toimintatuotoista vuonna 2024?")
    assert [str(v.number) for v in share.values] == ["40.00"]
