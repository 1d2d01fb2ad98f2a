"""A report on a municipality's companies: each told in a row and on a card, people beside money, the group's result by half-years."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _glance(page: Page) -> None:
    page.text(56, "Vuorelan kaupunki", 16, True)
    page.heading("Konserniraportti 1–6/2024", 15)
    page.prose("Rahamäärät ovat miljoonina euroina, ellei toisin mainita.")
    page.heading("Tytäryhtiöt yhdellä silmäyksellä", 11)
    rows = [
        ("Vuorelan Ruoka ja Pesu Oy", "3,20", "-0,08", "20,3", "110"),
        ("Vuorelan Lämpö Oy", "2,98", "0,45", "62,4", "21"),
        ("Vuorelan Satama Oy", "1,58", "0,11", "60,2", "15"),
        ("Tytäryhtiöt yhteensä", "7,76", "0,48", "", "146"),
    ]
    page.table(("M€", "Liikevaihto 1–6/2024", "Tulos 1–6/2024", "Omavaraisuus %", "Henkilöstö"), rows, apart=92)
    page.heading("Konsernituloslaskelma puolivuosittain", 11)
    rows = [
        ("Toimintatuotot", "26,90", "28,38", "28,62"),
        ("Toimintakulut", "-49,65", "-51,34", "-50,95"),
        ("Toimintakate", "-22,75", "-22,96", "-22,33"),
        ("Verotulot", "18,81", "19,55", "20,03"),
    ]
    page.table(("M€", "H1/2023", "H2/2023", "H1/2024"), rows)


def _card(page: Page) -> None:
    page.heading("Vuorelan Lämpö Oy")
    rows = [
        ("Liikevaihto, M€", "2,98", "2,81"),
        ("Tulos, M€", "0,45", "0,37"),
        ("Omavaraisuusaste, %", "62,4", "60,7"),
        ("Henkilöstö", "21", "18"),
    ]
    page.table(("Tunnusluku", "1–6/2024", "1–6/2023"), rows)
    page.prose("Liikevaihdon kasvu johtuu kovasta pakkastalvesta.")
    page.heading("Konsernin henkilöstö ja velka")
    page.table(("", "30.6.2024", "31.12.2023"), [("Konsernin henkilöstö", "826", "808"), ("Konsernivelka, € / asukas", "4 414", "4 485")])


@cache
def _asker() -> Asker:
    return asker_drawn(_glance, _card)


TOLD = {
    "a half of a year": ("Paljonko konsernin verotulot olivat H1/2024?", "20030000"),
    "the later half": ("Mitkä olivat konsernin verotulot heinä–joulukuussa 2023?", "19550000"),
    "the group by the row's own name": ("Paljonko konsernivelkaa on asukasta kohti kesäkuun 2024 lopussa?", "4414"),
    "a year of two halves": ("Paljonko konsernin verotulot olivat koko vuonna 2023?", "38360000"),
    "people on a card of money": ("Montako työntekijää Vuorelan Lämpö Oy:ssä on?", "21"),
    "people the year before": ("Paljonko henkilöstöä Vuorelan Lämpö Oy:llä oli 1–6/2023?", "18"),
    "people in a column beside money": ("Montako työntekijää Vuorelan Satama Oy:ssä on?", "15"),
    "a rate in a column of its own": ("Mikä on Vuorelan Satama Oy:n omavaraisuus?", "60.2"),
    "the largest of companies": ("Minkä yhtiön liikevaihto on suurin?", "3200000"),
    "most people at work": ("Millä tytäryhtiöllä on eniten väkeä töissä?", "110"),
    "fewest people at work": ("Missä yhtiössä on vähiten väkeä töissä?", "15"),
    "one company's part of all": ("Mikä on Vuorelan Satama Oy:n osuus tytäryhtiöiden liikevaihdosta?", "20.36"),
    "a part asked for otherwise": ("Kuinka suuri osuus tytäryhtiöiden yhteenlasketusta liikevaihdosta syntyi yhtiössä Vuorelan Ruoka ja Pesu Oy?", "41.24"),
    "the weakest rate": ("Minkä tytäryhtiön omavaraisuus on heikoin?", "20.3"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told_of_companies_and_halves(case: str) -> None:
    question, number = TOLD[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


def test_why_the_two_times_told_differ() -> None:
    answer = talk(_asker(), "Mikä on Vuorelan Lämpö Oy:n liikevaihto 1–6/2024?", "Entä vuotta aiemmin?", "Mistä muutos johtuu?")
    assert answer.status == "answered" and "pakkastalvesta" in answer.answer, answer.answer


OVER = {
    "over a rate": ("Minkä yhtiöiden omavaraisuus on yli 40 prosenttia?", ["62.4", "60.2"]),
    "under a rate": ("Minkä tytäryhtiön omavaraisuus on alle 40 prosenttia?", ["20.3"]),
    "an amount": ("Minkä yhtiöiden liikevaihto on yli 2 miljoonaa euroa?", ["3200000", "2980000"]),
}


@pytest.mark.parametrize("case", OVER)
def test_companies_over_a_limit(case: str) -> None:
    question, numbers = OVER[case]
    assert [v.number for v in talk(_asker(), question).values] == [Decimal(n) for n in numbers]


NO_PART = {
    "of another time": "Mikä on Vuorelan Lämpö Oy:n osuus tytäryhtiöiden liikevaihdosta 1–6/2022?",
    "a loss": "Mikä on Vuorelan Ruoka ja Pesu Oy:n osuus tytäryhtiöiden tuloksesta?",
    "an amount in per cent": "Minkä yhtiöiden liikevaihto on yli 40 prosenttia?",
}


@pytest.mark.parametrize("question", NO_PART.values(), ids=NO_PART)
def test_no_part_is_told_of_what_makes_no_whole(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"


YEARS = ("Paljonko konsernin verotulot olivat vuonna 2024?", "Paljonko konsernin verotulojen talousarvio oli vuonna 2023?")
"""Of which one half is printed, or no budget."""


@pytest.mark.parametrize("question", ["Paljonko Vuorelan Satama Oy:n henkilöstökulut olivat?", "Paljonko konsernin verotulot olivat tammikuussa 2024?", *YEARS])
def test_people_are_no_costs_and_a_half_no_month(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"


def _plan(page: Page) -> None:
    page.text(56, "Lammasojan kunta", 16, True)
    page.heading("Talousarvioesitys 2026", 15)
    page.prose("Lyhenteet: TP tarkoittaa tilinpäätöstä, TAE talousarvioesitystä ja TS taloussuunnitelmaa.")
    page.heading("Sivistyslautakunta")
    rows = [
        ("Toimintatuotot", "500", "520", "540"),
        ("Henkilöstökulut", "-3 000", "-3 100", "-3 300"),
        ("Palvelujen ostot", "-1 000", "-1 100", "-1 150"),
        ("Toimintakulut", "-4 000", "-4 200", "-4 450"),
        ("Toimintakate", "-3 500", "-3 680", "-3 910"),
    ]
    page.table(("1 000 €", "TP 2024", "TA 2025", "TAE 2026"), rows)
    page.heading("Henkilöstö ja investoinnit")
    page.heading("Henkilötyövuodet lautakunnittain", 11)
    years = [("Sivistyslautakunta", "60", "62", "66"), ("Tekninen lautakunta", "20", "21", "22"), ("Yhteensä", "80", "83", "88")]
    page.table(("Henkilötyövuodet", "TP 2024", "TA 2025", "TAE 2026"), years)
    page.heading("Investointisuunnitelma 2026–2028", 11)
    rows = [
        ("Rantatien valaistus", "-300", "-120", "-100"),
        ("Päiväkoti Pihlaja", "-1 750", "-850", "-780"),
        ("Jäähallin katto", "-900", "-510", "-310"),
        ("Investoinnit yhteensä", "-2 950", "-1 480", "-1 190"),
    ]
    page.table(("1 000 €", "Kustannusarvio yhteensä", "TAE 2026", "TS 2027"), rows)


PLANNED = {
    "the proposal of a year": ("Mitkä olivat sivistyslautakunnan henkilöstökulut vuoden 2026 esityksessä?", ["-3300000"]),
    "from the budget to the proposal": (
        "Kuinka monta euroa sivistyslautakunnan toimintakate muuttuu vuoden 2025 talousarviosta vuoden 2026 esitykseen?",
        ["-230000"],
    ),
    "person-years of the proposal": ("Montako henkilötyövuotta sivistyslautakunnassa on vuoden 2026 esityksessä?", ["66"]),
    "for each person-year": ("Paljonko sivistyslautakunnan henkilöstökulut ovat henkilötyövuotta kohti vuonna 2025?", ["50000.00"]),
    "per a person-year": ("Paljonko sivistyslautakunnan palvelujen ostot per henkilötyövuosi olivat 2024?", ["16666.67"]),
    "the investment with most money": ("Mihin investointiin on varattu eniten rahaa vuonna 2026?", ["-850000"]),
    "investments over a limit": ("Mitkä investoinnit ovat vuonna 2026 yli 500 000 euroa?", ["-850000", "-510000"]),
}


@pytest.mark.parametrize("case", PLANNED)
def test_what_is_proposed_for_a_year(case: str) -> None:
    question, numbers = PLANNED[case]
    answer = talk(asker_drawn(_plan), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


@pytest.mark.parametrize("question", ["Montako katsojaa vuoden 2026 esityksessä oli?", "Mitkä olivat sivistyslautakunnan henkilöstökulut kesän esityksessä?"])
def test_another_proposal_is_not_a_budget(question: str) -> None:
    assert talk(asker_drawn(_plan), question).status == "not_found"


def test_one_of_the_abbreviations_that_a_sentence_explains() -> None:
    assert "TAE talousarvioesitystä" in talk(asker_drawn(_plan), "Mitä lyhenne TAE tarkoittaa?").answer
    assert talk(asker_drawn(_plan), "Mitä lyhenne TKE tarkoittaa?").status == "not_found"


def test_months_in_brackets_say_which_part_of_the_year_is_meant() -> None:
    answer = talk(_asker(), "Paljonko Vuorelan Lämpö Oy teki tulosta alkuvuonna 2024 (1–6)?")
    assert [v.number for v in answer.values] == [Decimal(450000)], answer.answer


def _counted(page: Page) -> None:
    page.text(56, "Hirviojan kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.prose("Hirviojalla oli vuoden 2024 lopussa 5 000 asukasta.", "Kirkonkylässä oli 2 000 asukasta.")
    page.heading("Tekninen lautakunta")
    rows = [("Toimintatuotot", "500", "540"), ("Toimintakulut", "-4 000", "-4 500"), ("Toimintakate", "-3 500", "-3 960")]
    page.table(("1 000 €", "TP 2023", "TP 2024"), rows)


def test_residents_told_in_a_sentence_divide_the_amounts_of_their_year() -> None:
    asker = asker_drawn(_counted)
    answer = talk(asker, "Paljonko teknisen lautakunnan toimintakulut olivat asukasta kohden vuonna 2024?")
    assert [v.number for v in answer.values] == [Decimal(900)], answer.answer
    assert "asukkaita 5 000" in answer.answer
    assert talk(asker, "Paljonko teknisen lautakunnan toimintakulut olivat asukasta kohden vuonna 2023?").status == "not_found"
