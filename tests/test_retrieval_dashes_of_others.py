"""A table with columns for several units: what one of them costs most, where a dash stands for what it has nothing of."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
from annual_town import Page, asker_of
from reportlab.pdfgen.canvas import Canvas
from talk import talk

from ingest.extract import extract
from retrieval.answer import Asker

ROWS = (
    ("Myyntituotot", "–", "–", "300", "280"),
    ("Maksutuotot", "500", "460", "–", "–"),
    ("Toimintatuotot", "500", "460", "300", "280"),
    ("Henkilöstökulut", "-100", "-90", "-250", "-245"),
    ("Hankitut palvelut", "-260", "-266", "-120", "-115"),
    ("Materiaalihankinnat", "-70", "-64", "-90", "-78"),
    ("Avustukset", "-60", "-54", "–", "–"),
    ("Vuokrakulut", "-50", "-41", "-80", "-79"),
    ("Toimintakulut", "-540", "-515", "-540", "-517"),
    ("Toimintakate", "-40", "-55", "-240", "-237"),
)
"""In thousands of euros for Hiihtokeskus and Kesäteatteri: the budget and what came about."""


@cache
def _asker() -> Asker:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "havula_9_2025.pdf"
        canvas = Canvas(str(path), pagesize=(842, 842))
        page = Page(canvas)
        page.y = 60
        page.text(56, "Havulan kaupunki", 9, True)
        page.heading("Kuukausiraportti syyskuu 2025", 16)
        heads = [f"{unit} {column}" for unit in ("Hiihtokeskus", "Kesäteatteri") for column in ("TA", "tot.")]
        page.table(("Euroa", *heads), [(row[0], *(n if n == "–" else f"{n} 000" for n in row[1:])) for row in ROWS], apart=90)
        for unit, told in (("Hiihtokeskus", "Latuja oli auki 31 päivää."), ("Kesäteatteri", "Esityksiä oli 42.")):
            page.heading(unit, 11)
            page.prose(told)
        canvas.showPage()
        canvas.save()
        return asker_of(extract(path))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mihin kesäteatterissa meni eniten rahaa?", "-245000"),
        ("Mikä oli kesäteatterin suurin menoerä?", "-245000"),
        ("Mikä oli kesäteatterin pienin menoerä?", "-78000"),
        ("Mihin hiihtokeskuksessa meni eniten rahaa?", "-266000"),
    ],
)
def test_the_kinds_of_costs_make_their_total_without_what_is_a_dash(question: str, number: str) -> None:
    answer = talk(_asker(), question)
    assert (answer.status, [str(v.number) for v in answer.values]) == ("answered", [number])
