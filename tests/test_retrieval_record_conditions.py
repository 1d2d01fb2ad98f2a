"""Projects and risks chosen by numbers: equal to one, over or under one, denied, of all or of any, counted, listed, summed; other numbers choose nothing."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

PROJECTS = [
    ("Kieli kuntoon", "2024–2025", "64 500", "OPH", "10 %", "82 %"),
    ("Koutsi koululle", "2025–2027", "145 000", "AVI", "20 %", "0 %"),
    ("Kylille", "2025", "18 000", "Taike", "0 %", "100 %"),
    ("Lukupolku", "2025–2026", "7 200", "AVI", "10 %", "0 %"),
    ("Rantaan kaikki", "2023–2026", "90 000", "AVI", "30 %", "104 %"),
]
RISKS = [
    ("Kuljetusten kallistuminen", "Taloudellinen", "4", "4", "16"),
    ("Sisäilman huononeminen", "Toiminnallinen", "3", "4", "12"),
    ("Sijaispula", "Toiminnallinen", "3", "2", "6"),
]
TARGETS = [("Kouluruoan hävikki vähenee 10 %", "Väheni 4 %", "Ei toteutunut"), ("Lukutunteja 95 % luokista", "97 %", "Toteutui")]


def _page(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Sivistyspalvelut")
    page.heading("Hankkeet")
    page.prose("Palvelualueella on käynnissä viisi hanketta. Tavoitteita on kaksi.")
    heads = ("Hankkeen nimi", "Toteutusaika", "Kokonaisrahoitus €", "Rahoittaja", "Omarahoitusosuus", "Menojen toteuma")
    page.table(heads, PROJECTS, starts=(58, 150, 220, 320, 380, 470))
    page.heading("Riskit")
    page.table(("Riski", "Riskiluokka", "Todennäköisyys", "Vaikutus", "Riskiluku"), RISKS, starts=(58, 200, 300, 380, 450))
    page.heading("Tavoitteet")
    page.table(("Sitova tavoite", "Toteuma", "Arvio"), TARGETS, starts=(58, 300, 440))


@cache
def _asker() -> Asker:
    return asker_drawn(_page)


COUNTED = {
    "Kuinka monessa hankkeessa menojen toteuma on vielä 0 %?": 2,
    "Kuinka monen hankkeen rahoituksesta on käytetty 0 %?": 2,
    "Montako AVIn rahoittamaa hanketta on, joiden toteuma on 0 %?": 2,
    "Montako OPH:n rahoittamaa hanketta on, joiden toteuma on yli 80 %?": 1,
    "Kuinka monessa hankkeessa menojen toteuma ei ole 0 %?": 3,
    "Kuinka monessa hankkeessa rahasta on käytetty yli puolet?": 3,
    "Kuinka moni hanke on käyttänyt kaikki rahansa?": 2,
    "Kuinka monen hankkeen omarahoitusosuus on enintään 10 %?": 3,
    "Kuinka monta hanketta on, joiden kokonaisrahoitus on tasan 7 200 euroa?": 1,
    "Montako hanketta maksaa yli 50 000 euroa?": 3,
    "Montako hanketta päättyy vuonna 2026?": 2,
    "Kuinka monen riskin todennäköisyys on 3?": 2,
    "Kuinka monen riskin todennäköisyydeksi on arvioitu kolme?": 2,
    "Kuinka monen riskin todennäköisyys on 3 ja vaikutus 4?": 1,
    "Monenko riskin riskiluku ei ole 12?": 2,
    "Kuinka monen riskin todennäköisyys on arvioitu vähintään kolmoseksi?": 3,
    "Kuinka monen riskin todennäköisyys on enintään kolmonen?": 2,
    "Kuinka monen riskin vaikutus on suurempi kuin kakkonen?": 2,
    "Kuinka monen riskin todennäköisyys on 3 tai korkeampi?": 3,
    "Kuinka monen riskin todennäköisyys on kolme tai sitä suurempi?": 3,
    "Kuinka monen riskin todennäköisyys on kolmesta ylöspäin?": 3,
    "Kuinka monen riskin vaikutus on kolmosta pienempi?": 1,
    "Montako riskiä riskienhallintataulukossa on tunnistettu?": 3,
    "Montako hanketta on lueteltu?": 5,
}


@pytest.mark.parametrize("question", COUNTED)
def test_those_that_bear_the_number_are_counted(question: str) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(COUNTED[question])], answer.answer


LISTED = {
    "Missä hankkeissa menojen toteuma on 0 %?": ("Koutsi koululle", "Lukupolku"),
    "Minkä hankkeen kokonaisrahoitus on 18 000 euroa?": ("Kylille",),
    "Mitkä hankkeet eivät ole käyttäneet kaikkia rahojaan?": ("Kieli kuntoon", "Koutsi koululle", "Lukupolku"),
    "Mitkä hankkeet päättyvät vuonna 2025?": ("Kieli kuntoon", "Kylille"),
    "Mitkä hankkeet päättyvät tänä vuonna?": ("Kieli kuntoon", "Kylille"),
    "Mitkä hankkeet alkoivat vuonna 2025?": ("Koutsi koululle", "Kylille", "Lukupolku"),
    "Mikä on suurin hanke, jonka omarahoitusosuus on 10 %?": ("Kieli kuntoon",),
    "Minkä riskien todennäköisyys on 3?": ("Sisäilman huononeminen", "Sijaispula"),
    "Minkä toiminnallisten riskien riskiluku on yli 10?": ("Sisäilman huononeminen",),
}


@pytest.mark.parametrize("question", LISTED)
def test_those_that_bear_the_number_are_listed(question: str) -> None:
    answer = _asker().ask(question)
    names = [row[0] for row in (*PROJECTS, *RISKS)]
    assert tuple(n for n in names if n in answer.answer) == LISTED[question], answer.answer


WHETHER = {
    "Onko yhdenkään hankkeen menojen toteuma 0 %?": "Kyllä: ",
    "Onko yhdenkään hankkeen kokonaisrahoitus yli 150 000 euroa?": "Ei: ",
    "Onko hankkeita, joiden omarahoitusosuus on yli 20 %?": "Kyllä: 30 %",
    "Onko kaikkien hankkeiden omarahoitusosuus vähintään 10 %?": "Ei: 0 %",
    "Onko kaikkien riskien todennäköisyys vähintään 3?": "Kyllä: ",
    "Onko yhdenkään riskin todennäköisyys 2?": "Ei: ",
    "Onko yksikään hanke käyttänyt kaikki rahansa?": "Kyllä: ",
}


@pytest.mark.parametrize("question", WHETHER)
def test_whether_any_or_all_bear_the_number(question: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, answer.answer[: len(WHETHER[question])]) == ("answered", WHETHER[question]), answer.answer


def test_the_funding_of_those_that_bear_the_number() -> None:
    answer = _asker().ask("Mikä on niiden hankkeiden kokonaisrahoitus yhteensä, joiden menojen toteuma on 0 %?")
    assert [v.number for v in answer.values] == [Decimal(152_200)], answer.answer


SILENT = [
    "Kuinka monessa hankkeessa menojen toteuma on 50 %?",
    "Kuinka monessa hankkeessa on käytetty yli 50 000 euroa?",
    "Kuinka monen hankkeen omarahoitusosuus on yli 5 000 euroa?",
    "Kuinka monen hankkeen omarahoitusosuus on 10–20 %?",
    "Kuinka monessa hankkeessa on käytetty puolet rahasta?",
    "Kuinka monta tavoitetta on toteutunut yli 90-prosenttisesti?",
    "Montako riskiä on, joiden todennäköisyys on suurempi kuin niiden vaikutus?",
    "Kuinka monen riskin todennäköisyys on kolme tai neljä?",
    "Kuinka monen riskin todennäköisyys on noussut kolmoseen?",
    "Montako tietoturvariskiä on tunnistettu?",
    "Montako riskiä on toteutunut?",
    "Mihin hankkeisiin on käytetty eniten rahaa?",
    "Mitkä hankkeet ovat käyttäneet rahaa?",
    "Mitkä hankkeet kestävät yli kaksi vuotta?",
]


@pytest.mark.parametrize("question", SILENT)
def test_a_number_that_no_field_bears_chooses_none(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
