"""Qualifiers that are only half true of what the report prints: which is most so, what would be, a part of the year, one year's own, the part of a result."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _plan(page: Page) -> None:
    page.text(56, "Talousarvio 2026", 18, True)
    page.y += 22
    page.text(56, "Purolan kunta", 11)
    page.heading("Tuloslaskelma")
    heads = ("1 000 €", "TP 2024", "TA 2025", "TA 2026")
    rows = [("Vuosikate", "2 870", "2 232", "2 525"), ("Poistot ja arvonalentumiset", "-1 995", "-2 080", "-2 150"), ("Tilikauden tulos", "875", "152", "375")]
    page.table(heads, [*rows, ("Poistoeron muutos", "24", "24", "24"), ("Tilikauden ylijäämä", "899", "176", "399")])
    page.prose("Yhden prosenttiyksikön koronnousu lisäisi korkomenoja noin 84 000 euroa vuodessa.")
    page.heading("Toimintatuotot toimielimittäin")
    boards = [("Sivistyslautakunta", "1 018", "985", "1 013"), ("Tekninen lautakunta", "2 206", "2 254", "2 342"), ("Rakennuslautakunta", "74", "82", "70")]
    page.table(("Toimintatuotot, 1 000 €", "TP 2024", "TA 2025", "TA 2026"), boards)


def _accounts(page: Page) -> None:
    page.text(56, "Osavuosikatsaus 1–6/2025", 18, True)
    page.y += 22
    page.text(56, "Purolan kunta", 11)
    page.heading("Tuloslaskelma")
    rows = [
        ("Henkilöstökulut", "-5 000", "-100", "-5 100", "-2 600"),
        ("Eläkekulut", "-900", "0", "-900", "-450"),
        ("Toimintakulut", "-9 000", "-200", "-9 200", "-4 700"),
        ("Toimintakate", "-7 700", "-200", "-7 900", "-4 000"),
    ]
    page.table(("1 000 €", "Alkuper. TA 2025", "TA-muutos", "Muutettu TA 2025", "Toteuma 1–6/2025"), rows)
    page.prose("Hinnannousu lisää menoja koko vuonna noin 151 000 euroa.", "Ryhmissä on käynyt 64 asiakasta, ja kerralla on ollut keskimäärin 17 osallistujaa.")
    page.prose("Kirjastoissa työskenteli 6 henkilöä. Kirjastoautossa työskenteli yksi.")
    page.heading("Avainluvut")
    page.table(("Avainluku", "30.6.2025", "30.6.2024"), [("Asukasluku", "10 000", "10 100")])
    page.heading("Suoritteet")
    page.table(
        ("Suorite", "TP 2024", "TA 2025", "TOT 1–6/2025"),
        [("Myönnetyt avustukset, kpl", "47", "50", "44"), ("Satamassa käyneet veneet, kpl", "1 846", "1 900", "")],
    )
    page.heading("Verotulot")
    page.table(
        ("1 000 €", "2024", "2023", "2022", "2021"),
        [("Kunnan tulovero", "26 068", "25 311", "24 765", "23 386"), ("Verotulot yhteensä", "27 762", "26 835", "26 535", "25 303")],
    )


@cache
def plan() -> Asker:
    return asker_drawn(_plan)


@cache
def accounts() -> Asker:
    return asker_drawn(_accounts)


TOLD = {
    "Minkä lautakunnan tuotot vähenevät?": (plan, ["-12000"]),
    "Paljonko poistot ovat prosentteina vuosikatteesta 2026?": (plan, ["85.15"]),
    "Mikä on vuosikate prosentteina poistoista 2026?": (plan, ["117.44"]),
    "Paljonko henkilöstökulut olivat ilman eläkekuluja?": (accounts, ["-2150000"]),
    "Paljonko hinnannousu lisää menoja?": (accounts, ["151000"]),
    "Montako osallistujaa kerralla oli keskimäärin?": (accounts, ["17"]),
    "Paljonko verotulot olivat alimmillaan?": (accounts, ["25303000"]),
    "Mikä on toimintakate asukasta kohti?": (accounts, ["-400.00"]),
    "Paljonko toimintakulut olivat asukasta kohti?": (accounts, ["470.00"]),
}


@pytest.mark.parametrize("question", TOLD)
def test_what_the_words_say_is_told(question: str) -> None:
    asker, numbers = TOLD[question]
    answer = talk(asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


REFUSED = {
    "Mikä on tilikauden tulos ilman poistoeron muutosta 2026?": plan,
    "Paljonko korkomenot ovat?": plan,
    "Kuinka paljon hinnannousu lisäsi menoja tammi–kesäkuussa?": accounts,
    "Montako asiakasta ryhmissä oli keskimäärin?": accounts,
    "Montako venettä satamassa kävi tänä vuonna?": accounts,
    "Mikä kirjasto on vilkkain?": accounts,
    "Mikä oli verotulot parhaimmillaan?": accounts,
}


@pytest.mark.parametrize("question", REFUSED)
def test_what_is_only_half_so_is_not_told(question: str) -> None:
    answer = talk(REFUSED[question](), question)
    assert answer.status == "not_found", answer.answer


def test_the_amended_budget_is_no_change_to_it() -> None:
    first = "Mikä on henkilöstökulujen alkuperäinen talousarvio 2025?"
    assert [v.number for v in talk(accounts(), first, "Entä muutettu?").values] == [Decimal("-5100000")]
    assert [v.number for v in talk(accounts(), first, "Entä muutettu?", "Paljonko se muuttui?").values] == [Decimal("-100000")]
