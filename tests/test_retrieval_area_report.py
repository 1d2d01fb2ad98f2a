"""The report of one service area, drawn and read: its staff by responsibility area, what was counted when, and whether a target was reached."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

STAFF = [
    ("Yhdyskuntatekniikka", "28", "27", "4", "3"),
    ("Tilapalvelut", "21", "22", "2", "2"),
    ("Ruokapalvelut", "78", "74", "19", "23"),
    ("Yhteensä", "127", "123", "25", "28"),
]
COUNTED = [("Lähiruoan osuus, %", "22,4", "25,0", "26,1"), ("Biojäte, g/ateria", "38", "35", "33")]
AIMS = [("Ruokahävikki pienenee.", "Punnitukset, kpl", "Punnituksia tehtiin 12.", "Toteutuu")]


def _draw(page: Page) -> None:
    page.text(56, "Lehtolan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Elinvoimapalvelut")
    page.prose("Tyhjiä liiketiloja oli kesäkuun lopussa 14. Vuodenvaihteessa niitä oli 19. Väistötiloissa opiskelee 186 oppilasta.")
    page.prose("Anturit on asennettu kuuteen kouluun. Yhden prosenttiyksikön koronnousu lisäisi korkomenoja noin 84 000 euroa vuodessa.")
    page.heading("Henkilöstö", 11)
    heads = ("Vastuualue", "Vakinaiset 30.6.2024", "Vakinaiset 30.6.2025", "Määräaikaiset 30.6.2024", "Määräaikaiset 30.6.2025")
    page.table(heads, STAFF, apart=98)


def _more(page: Page) -> None:
    page.heading("Suoritteet", 11)
    page.table(("Suorite", "TP 2024", "TA 2025", "TOT 1–6/2025"), COUNTED)
    page.heading("Tavoitteet", 11)
    page.table(("Tavoite 2025", "Mittari", "Toteuma 30.6.", "Tila"), AIMS, starts=(58, 200, 320, 470))


@cache
def _asker() -> Asker:
    return asker_drawn(_draw, _more)


TOLD = {
    "Missä vastuualueella oli eniten määräaikaisia 30.6.2025?": "23",
    "Millä vastuualueella oli vähiten vakinaisia 30.6.2025?": "22",
    "Montako tyhjää liiketilaa oli kesäkuun lopussa?": "14",
}


@pytest.mark.parametrize("question", TOLD)
def test_a_sum_is_no_part_and_a_time_is_its_own(question: str) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(TOLD[question])], answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("Mikä oli lähiruoan osuus kesäkuun lopussa?", "Saavutettiinko tavoite?"),
        ("Montako oppilasta opiskelee väistötiloissa?", "Missä koulussa?"),
        ("Montako tyhjää liiketilaa oli vuodenvaihteessa?",),
        ("Paljonko yhden prosenttiyksikön koronnousu lisäisi liikevaihtoa?",),
    ],
    ids=lambda turns: turns[-1],
)
def test_something_else_does_not_answer(turns: tuple[str, ...]) -> None:
    answer = talk(_asker(), *turns)
    assert answer.status != "answered", answer.answer
