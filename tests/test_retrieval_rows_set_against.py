"""Two rows held against each other without "kuin", and the beginning of a year that is named before it."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ("Euroa", "TP 2024", "TOT 2024 3 kk", "TA 2025", "TOT 2025 3 kk", "TOT-25 %")
ROWS = [
    ("Myyntituotot", "500 000", "110 000", "400 000", "100 000", "25,0"),
    ("Maksutuotot", "600 000", "130 000", "800 000", "240 000", "30,0"),
    ("Toimintatuotot", "1 100 000", "240 000", "1 200 000", "340 000", "28,3"),
    ("Aineet, tarvikkeet ja tavarat", "-80 000", "-30 000", "-100 000", "-40 000", "40,0"),
    ("Henkilöstökulut", "-900 000", "-210 000", "-920 000", "-230 000", "25,0"),
]


def _lines(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–3/2025", 15)
    page.heading("Kirjastopalvelut")
    page.table(HEADS, ROWS)


@cache
def _asker() -> Asker:
    return asker_drawn(_lines)


ASKED = {
    "Montako prosenttiyksikköä kirjaston maksutuottojen toteuma oli myyntituottojen toteumaa edellä maaliskuun lopussa 2025?": [("5.0", "pp")],
    "Montako prosenttiyksikköä kirjaston aineiden ja tarvikkeiden toteumaprosentti on henkilöstökulujen toteumaprosenttia suurempi?": [("15.0", "pp")],
    "Paljonko kirjaston maksutuotot olivat myyntituottoja isommat?": [("140000", "EUR")],
    "Montako prosenttia kirjaston myyntituotot laskivat vuoden 2024 alkuvuodesta vuoden 2025 alkuvuoteen?": [("-9.09", "%")],
    "Paljonko kirjaston myyntituotot olivat vuoden 2024 alkuvuonna?": [("110000", "EUR")],
}


@pytest.mark.parametrize("question", ASKED)
def test_what_is_asked_of_rows_and_times(question: str) -> None:
    answer = _asker().ask(question)
    assert [(str(v.number), v.unit) for v in answer.values] == ASKED[question], answer.answer


def test_whether_one_is_the_larger() -> None:
    assert _asker().ask("Olivatko kirjaston maksutuotot myyntituottoja suuremmat?").answer.startswith("Kyllä")
