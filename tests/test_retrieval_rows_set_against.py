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
    ("Vuosikate", "240 000", "60 000", "200 000", "90 000", "45,0"),
    ("Poistot ja arvonalentumiset", "-250 000", "-60 000", "-240 000", "-60 000", "25,0"),
    ("Tilikauden tulos", "-260 000", "-61 000", "-40 000", "-65 000", "162,5"),
]
OF_YOUTH = [
    ("Myyntituotot", "50 000", "20 000", "60 000", "50 000", "83,3"),
    ("Henkilöstökulut", "-450 000", "-100 000", "-460 000", "-115 000", "25,0"),
]
RATES = [("Vuosikate/Poistot, %", "96,0", "150,0")]


def _lines(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–3/2025", 15)
    page.heading("Kirjastopalvelut")
    page.table(HEADS, ROWS)
    page.heading("Nuorisopalvelut")
    page.table(HEADS, OF_YOUTH)
    page.heading("Tunnusluvut")
    page.table(("Tunnusluku", "2024", "31.3.2025"), RATES)


@cache
def _asker() -> Asker:
    return asker_drawn(_lines)


ASKED = {
    "Montako prosenttiyksikköä kirjaston maksutuottojen toteuma oli myyntituottojen toteumaa edellä maaliskuun lopussa 2025?": [("5.0", "pp")],
    "Montako prosenttiyksikköä kirjaston aineiden ja tarvikkeiden toteumaprosentti on henkilöstökulujen toteumaprosenttia suurempi?": [("15.0", "pp")],
    "Paljonko kirjaston maksutuotot olivat myyntituottoja isommat?": [("140000", "EUR")],
    "Montako prosenttia kirjaston myyntituotot laskivat vuoden 2024 alkuvuodesta vuoden 2025 alkuvuoteen?": [("-9.09", "%")],
    "Paljonko kirjaston myyntituotot olivat vuoden 2024 alkuvuonna?": [("110000", "EUR")],
    "Paljonko kirjaston vuosikate ylitti poistot maaliskuun loppuun 2025 mennessä?": [("30000", "EUR")],
    "Montako prosenttia kirjaston vuosikate ylitti poistot maaliskuun loppuun 2025 mennessä?": [("50.00", "%")],
    "Mikä oli kirjaston vuosikatteen ja poistojen erotus alkuvuonna 2025?": [("30000", "EUR")],
    "Paljonko kirjaston maksutuotot ylittivät myyntituotot?": [("140000", "EUR")],
    "Paljonko kirjaston myyntituotot jäivät maksutuottoja pienemmiksi?": [("-140000", "EUR")],
    "Paljonko kirjaston toimintatuotot menivät yli henkilöstökulujen?": [("110000", "EUR")],
    "Paljonko kirjaston myyntituotot jäivät henkilöstökulujen alle?": [("-130000", "EUR")],
    "Kumpi oli suurempi, kirjaston toimintatuotot vai henkilöstökulut?": [("340000", "EUR")],
    "Montako prosenttia kirjaston henkilöstökulut ylittivät nuorisopalvelujen henkilöstökulut?": [("100.00", "%")],
    "Paljonko nuorisopalvelujen myyntituotot jäivät alle kirjaston myyntituottojen?": [("-50000", "EUR")],
    "Kumman myyntituotot kasvoivat enemmän, nuorisopalvelujen vai kirjaston?": [("30000", "EUR")],
    "Kumpi oli suurempi, kirjaston maksutuotot vai toimintatuotot?": [("340000", "EUR")],
    "Montako prosenttia enemmän kirjasto sai maksutuottoja kuin myyntituottoja?": [("140.00", "%")],
    "Montako prosenttia vuosikate oli poistoista maaliskuun lopussa 2025?": [("150.00", "%")],
}


@pytest.mark.parametrize("question", ASKED)
def test_what_is_asked_of_rows_and_times(question: str) -> None:
    answer = _asker().ask(question)
    assert [(str(v.number), v.unit) for v in answer.values] == ASKED[question], answer.answer


CLAIMS = {
    "Olivatko kirjaston maksutuotot myyntituottoja suuremmat?": "Kyllä",
    "Ylittivätkö kirjaston maksutuotot myyntituotot?": "Kyllä",
    "Ylittivätkö kirjaston myyntituotot maksutuotot?": "Ei",  # though both are under their budgets, and of these the first is the lesser
    "Alittivatko kirjaston myyntituotot maksutuotot?": "Kyllä",
    "Menivätkö kirjaston henkilöstökulut yli toimintatuottojen?": "Ei",
    "Menivätkö kirjaston maksutuotot yli myyntituottojen?": "Kyllä",
    "Jäivätkö kirjaston myyntituotot maksutuottojen alle?": "Kyllä",
    "Menikö kirjaston maksutuotot yli budjetin?": "Ei",
    "Kasvoivatko kirjaston henkilöstökulut talousarviosta?": "Ei",  # from the year before they did
    "Ovatko kirjaston henkilöstökulut kasvaneet suunnitellusta?": "Ei",
    "Ovatko kirjaston maksutuotot pienentyneet budjetoidusta?": "Kyllä",  # from the year before they are not
    "Kasvoivatko kirjaston henkilöstökulut edellisvuodesta?": "Kyllä",
    "Ylittävätkö kirjaston henkilöstökulut nuorisopalvelujen henkilöstökulut?": "Kyllä",  # though it is under its own budget
    "Jäivätkö kirjaston henkilöstökulut alle nuorisopalvelujen henkilöstökulujen?": "Ei",
    "Oliko kirjaston vuosikate poistoja suurempi maaliskuun lopussa 2025?": "Kyllä",
    "Ylittikö kirjaston vuosikate poistot vuonna 2024?": "Ei",
    "Ylittikö kirjaston tilikauden tulos poistot vuonna 2024?": "Ei",  # a loss, whatever its size
}


@pytest.mark.parametrize("question", CLAIMS)
def test_whether_one_is_the_larger(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.answer.startswith(CLAIMS[question]), answer.answer


WRITTEN_OUT = {
    "Paljonko kirjaston vuosikate ylitti poistot maaliskuun loppuun 2025 mennessä?": "90 000 € − 60 000 €",
    "Montako prosenttia kirjaston vuosikate ylitti poistot maaliskuun loppuun 2025 mennessä?": "(90 000 € ÷ 60 000 € − 1) · 100",
    "Paljonko enemmän kirjastolla oli henkilöstökuluja kuin myyntituottoja maaliskuun lopussa 2025?": "230 000 € − 100 000 €",
    "Mikä oli kirjaston maksutuottojen ja myyntituottojen keskiarvo maaliskuun lopussa 2025?": "(240 000 € + 100 000 €) ÷ 2",
}


@pytest.mark.parametrize("question", WRITTEN_OUT)
def test_a_calculation_is_written_as_it_is_made(question: str) -> None:
    made = _asker().ask(question).calculation
    assert made is not None and made.expression.replace("\u00a0", " ") == WRITTEN_OUT[question]
