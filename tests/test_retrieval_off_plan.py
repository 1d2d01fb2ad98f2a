"""An interim report and a budget, drawn and read: parts ranked by how far they are off their budget, departments by their names, what was told just before
held against another year, and works in a year's investments."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

BOARDS = [
    ("Kaupunginhallitus", "-4 200 000", "-3 010 000", "-4 690 000", "-490 000"),
    ("Sivistyslautakunta", "-18 300 000", "-12 100 000", "-18 720 000", "-420 000"),
    ("Tekninen lautakunta", "-2 600 000", "-1 650 000", "-2 480 000", "120 000"),
    ("Vaalilautakunta", "-14 000", "-17 200", "-14 000", "0"),
]
STAFF = [("Vakinaiset", "301", "305", "310"), ("Määräaikaiset", "82", "75", "79"), ("Yhteensä", "383", "380", "389")]
RISKS = [("Korkojen nousu", "2", "3", "6"), ("Tietomurto", "3", "5", "15"), ("Sisäilma", "4", "2", "8")]


def _interim(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Toimielinten toteuma")
    page.prose("Toimintakate toimielimittäin, euroa")
    page.table(("Toimielin", "TA 2025", "Tot. 1–8/2025", "Ennuste 2025", "Poikkeama"), BOARDS)
    page.heading("Henkilöstö")
    page.table(("Palvelussuhde", "31.8.2025", "31.8.2024", "31.12.2024"), STAFF)
    page.heading("Riskit")
    page.table(("Riski", "Tod.näk.", "Vaik.", "Riskiluku"), RISKS, starts=(58, 220, 300, 380))


@cache
def _review() -> Asker:
    return asker_drawn(_interim)


def _unit(page: Page, heading: str, whole: str, before: str, now: str, later: str) -> None:
    page.heading(heading)
    page.table((whole, "TP 2024", "TA 2025", "TA 2026", "TS 2027"), [("Toimintakulut", "-1 000 000", before, now, later)])


def _budget(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027", 15)
    page.heading("1 Tuloslaskelma")
    rows = [
        ("Toimintakulut", "-12 000", "-12 400", "-12 700", "-12 900"),
        ("Verotulot", "6 100", "6 250", "6 480", "6 600"),
        ("Vuosikate", "510", "545", "602", "571"),
    ]
    page.table(("Tuloslaskelma, 1 000 €", "TP 2024", "TA 2025", "TA 2026", "TS 2027"), rows)
    page.heading("2 Tunnusluvut")
    page.table(("Tunnusluku", "TP 2024", "TA 2025", "TA 2026", "TS 2027"), [("Lainakanta, €/asukas", "2 010", "2 160", "2 305", "2 480")])


def _departments(page: Page) -> None:
    _unit(page, "3.1 Hallinto-osasto", "Hallinto-osasto yhteensä, €", "-1 600 000", "-1 750 000", "-1 760 000")
    _unit(page, "3.2 Sivistysosasto", "Sivistysosasto yhteensä, €", "-7 000 000", "-7 100 000", "-7 200 000")
    _unit(page, "Perusopetus", "Euroa", "-4 000 000", "-4 060 000", "-4 100 000")
    _unit(page, "Varhaiskasvatus", "Euroa", "-3 000 000", "-3 040 000", "-3 100 000")


def _works(page: Page) -> None:
    page.heading("4 Investointiosa")
    page.prose("Investointisuunnitelma 2026–2027 (1 000 €)")
    works = [("Rantakoulun katto", "600", "240", "360"), ("Satamatien valot", "90", "60", "30"), ("Investoinnit yhteensä", "", "300", "390")]
    page.table(("Hanke", "Kustannusarvio", "TA 2026", "TS 2027"), works)


AIMS = [("Tarpeettomista taloista luovutaan", "Myydään tai puretaan 6 kohdetta", "Tekninen johtaja"), ("Energiaa säästyy", "Lämmitys -4 %", "Tekninen johtaja")]


def _aims(page: Page) -> None:
    page.heading("5 Tavoitteet")
    page.table(("Tavoite 2026", "Mittari / tavoitetaso", "Vastuuhenkilö"), AIMS, starts=(58, 240, 430))


@cache
def _plan() -> Asker:
    return asker_drawn(_budget, _departments, _works, _aims)


OFF = {
    "Minkä toimielimen toimintakate on vuonna 2025 heikkenemässä eniten talousarvioon verrattuna?": "-490000",
    "Minkä toimielimen toimintakate heikkenee eniten talousarvioon verrattuna?": "-490000",
    "Minkä toimielimen toimintakate paranee eniten talousarvioon verrattuna?": "120000",
    "Paljonko sivistyslautakunnan toimintakate on heikkenemässä talousarvioon verrattuna?": "-420000",
    "Paljonko kaupunginhallituksen toimintakate ylittyy ennusteen mukaan 2025?": "-490000",
    "Paljonko kaupunginhallituksen toimintakate oli ennusteen mukaan 2025?": "-4690000",
    "Mille riskille on annettu vaikutukseksi 5?": "5",
}


@pytest.mark.parametrize("question", OFF)
def test_what_is_under_way_is_held_against_its_budget_by_the_forecast(question: str) -> None:
    answer = talk(_review(), question)
    assert [v.number for v in answer.values] == [Decimal(OFF[question])], answer.answer


PLANNED = {
    "Millä osastolla on suurimmat toimintakulut vuonna 2026?": "-7100000",
    "Minkä osaston toimintakulut kasvavat eniten vuoden 2025 talousarvioon verrattuna?": "-150000",
    "Mikä osuus vuoden 2026 investoinneista menee Rantakoulun kattoon?": "80",
    "Paljonko investoinnit ovat yhteensä vuonna 2027?": "390000",
    "Paljonko verotulot kasvavat vuoden 2024 tilinpäätöksestä vuoden 2026 talousarvioon?": "380000",
    "Mikä on tarpeettomien talojen tavoite vuonna 2026, montako kohdetta?": "6",
    "Montako tavoitetta on?": "2",
    "Paljonko enemmän verotuloja kertyy 2026 kuin 2025 budjetissa?": "230000",
}


@pytest.mark.parametrize("question", PLANNED)
def test_what_a_budget_alone_tells_is_told_by_it(question: str) -> None:
    answer = talk(_plan(), question)
    assert [abs(v.number) for v in answer.values] == [abs(Decimal(PLANNED[question]))], answer.answer


FOLLOWED = {
    ("Paljonko lainakanta on asukasta kohden 2026?", "entä 2027?", "Montako euroa se on enemmän kuin vuonna 2026?"): ("175", "€/asukas"),
    ("Mikä on vuosikate 2027?", "Montako euroa se on vähemmän kuin vuonna 2026?"): ("-31000", "EUR"),
    ("Paljonko ovat verotulot 2026?", "Paljonko ne kasvavat vuodesta 2024?"): ("380000", "EUR"),
    ("Paljonko ovat verotulot 2025?", "Paljonko ne kasvavat vuoteen 2027 mennessä?"): ("350000", "EUR"),
}


@pytest.mark.parametrize("turns", FOLLOWED)
def test_what_was_told_is_held_against_the_year_that_is_named(turns: tuple[str, ...]) -> None:
    answer = talk(_plan(), *turns)
    assert [(str(v.number), v.unit) for v in answer.values] == [FOLLOWED[turns]], answer.answer


def test_a_change_of_a_year_is_counted_from_the_day_a_year_before() -> None:
    answer = talk(_review(), "Montako vakinaista oli 31.8.2025?", "Paljonko määrä muuttui vuodessa?")
    assert [v.number for v in answer.values] == [Decimal(-4)], answer.answer
    answer = talk(_review(), "Paljonko vakinaisten määrä väheni vuoden alusta 31.8.2025?")
    assert Decimal(-4) not in [v.number for v in answer.values], answer.answer


REFUSED = ("Minkä toimielimen lainakanta heikkenee eniten talousarvioon verrattuna?", "Mille riskille on annettu vaikutukseksi 4?")


@pytest.mark.parametrize("question", REFUSED)
def test_what_no_row_tells_is_refused(question: str) -> None:
    assert talk(_review(), question).status != "answered", talk(_review(), question).answer
