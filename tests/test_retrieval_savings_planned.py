"""A budget, drawn and read: measures that save, each with who is in charge of it, and the person-years of every unit."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MEASURES = [
    ("Jokirannan koulun sulkeminen 1.8.2026", "Sivistysjohtaja", "40 000", "96 000", "96 000"),
    ("Postitusten kilpailutus", "Hallintojohtaja", "12 000", "25 000", "30 000"),
    ("Valaistuksen uusiminen", "Tekninen johtaja", "", "18 000", "52 000"),
    ("Yhteensä", "", "52 000", "139 000", "178 000"),
]
YEARS = [
    ("Hallinto ja elinvoima", "14,5", "15,5", "15,0"),
    ("Sivistyslautakunta", "60,0", "59,0", "58,5"),
    ("Tekninen lautakunta", "20,5", "20,0", "21,0"),
    ("Yhteensä", "95,0", "94,5", "94,5"),
]


def _first(page: Page) -> None:
    page.text(56, "Lammasojan kunta", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027–2028", 15)
    page.heading("Sivistyslautakunta")
    rows = [("Toimintatuotot", "500", "520", "540"), ("Toimintakulut", "-4 000", "-4 200", "-4 450"), ("Toimintakate", "-3 500", "-3 680", "-3 910")]
    page.table(("1 000 €", "TP 2024", "TA 2025", "TA 2026"), rows)


def _second(page: Page) -> None:
    page.heading("Sopeuttamisohjelma")
    page.table(("Toimenpide (säästö, €)", "Vastuu", "2026", "2027", "2028"), MEASURES)
    page.heading("Henkilöstösuunnitelma")
    page.table(("HTV", "TA 2025", "TA 2026", "TS 2027"), YEARS)


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


NUMBERS = {
    "Mikä sopeuttamisohjelman toimi säästää eniten vuonna 2027 ja kuinka paljon?": ["96000"],
    "Mikä toimenpide säästää vähiten vuonna 2028?": ["30000"],
    "Mikä sopeuttamistoimi säästää eniten?": ["40000"],
    "Paljonko sopeuttamisohjelman toimenpiteet säästävät yhteensä vuonna 2028?": ["178000"],
    "Paljonko Jokirannan koulun sulkeminen säästää vuonna 2027?": ["96000"],
    "Paljonko postitusten kilpailutuksella säästetään vuonna 2026?": ["12000"],
    "Millä yksiköllä on eniten henkilötyövuosia vuonna 2026?": ["59.0"],
    "Montako henkilötyövuotta teknisessä lautakunnassa on vuonna 2027?": ["21.0"],
    "Minkä yksikön henkilötyövuodet kasvavat eniten vuodesta 2025 vuoteen 2026?": ["1.0"],
}


@pytest.mark.parametrize("question", NUMBERS)
def test_what_is_planned(question: str) -> None:
    answer = _asker().ask(question)
    assert [abs(v.number) for v in answer.values] == [Decimal(n) for n in NUMBERS[question]], answer.answer


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Kuka vastaa postitusten kilpailutuksesta?", "Hallintojohtaja"),
        ("Kuka vastaa Jokirannan koulun sulkemisesta?", "Sivistysjohtaja"),
        ("Kenen vastuulla on valaistuksen uusiminen?", "Tekninen johtaja"),
    ],
)
def test_who_is_in_charge_is_somebody(question: str, who: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, answer.values, answer.answer.partition(" –")[0]) == ("answered", (), who)


SILENT = [
    "Kuka vastaa toimintakuluista?",
    "Mikä sopeuttamistoimi säästi eniten vuonna 2025?",
    "Mikä sopeuttamistoimi säästää eniten vuonna 2031?",
    "Paljonko valaistuksen uusiminen säästää vuonna 2026?",
]


@pytest.mark.parametrize("question", SILENT)
def test_what_is_not_planned_is_not_answered(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer


@pytest.mark.parametrize("again", ["No mites vuonna 2027?", "mites 2027?", "no entäs 2027?"])
def test_the_same_of_another_year(again: str) -> None:
    answer = talk(_asker(), "Montako henkilötyövuotta sivistyslautakunnassa on vuonna 2026?", again)
    assert [v.number for v in answer.values] == [Decimal("58.5")], answer.answer
