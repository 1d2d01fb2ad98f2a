"""A report of a service area, drawn and read: measures that save, money of projects used, numbers of a cell's sentences, and words that others tell."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker
from retrieval.evidence.target_levels import printed_level

MONEY = [("Toimintatuotot", "603", "570", "401"), ("Toimintakulut", "-5 912", "-5 850", "-3 813")]
SAVINGS = [
    ("Kyläkoulun sulkeminen", "95 000", "12 500", "Koulu suljettiin kesällä."),
    ("Kuljetusreittien yhdistäminen", "80 000", "0", "Suunnittelu alkoi vasta elokuussa."),
    ("Varahenkilöstön käyttö", "60 000", "41 300", "Sijaisia tarvittiin vähemmän."),
    ("Yhteensä", "235 000", "53 800", ""),
]
PROJECTS = [
    ("Kieli kuntoon", "2024–2025", "64 500", "OPH", "52 876"),
    ("Koutsi koululle", "2025–2027", "145 000", "AVI", "0"),
    ("Kylille", "2025", "18 000", "Taike", "12 240"),
]
RISKS = [("Kuljetusten kallistuminen", "4", "4", "16", "Reittien suunnittelu"), ("Sisäilman huononeminen", "3", "4", "12", "Mittaukset")]


def _first(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Sivistyspalvelut")
    page.prose("Etsivä nuorisotyö on tavoittanut 73 nuorta. Heistä 28 on ohjattu työpajalle, 17 opintoihin ja 9 kuntoutukseen.")
    page.prose("Sivistysjohtajana aloitti 1.4.2025 Mirja Lahdelma.")
    page.heading("Talous")
    page.table(("Sivistyspalvelut, 1 000 €", "TP 2024", "TA 2025", "Tot. 1–8/2025"), MONEY)


def _second(page: Page) -> None:
    page.heading("Talouden tasapainottamisen toimenpiteet")
    page.table(("Toimenpide", "Säästötavoite 2025, €", "Toteutunut 31.8., €", "Selite"), SAVINGS, starts=(58, 200, 310, 410))
    page.heading("Hankkeet")
    page.table(("Hankkeen nimi", "Toteutusaika", "Kokonaisrahoitus €", "Rahoittaja", "Käytetty 31.8. €"), PROJECTS, starts=(58, 200, 300, 400, 470))
    page.heading("Riskit")
    page.table(("Riski", "Todennäköisyys", "Vaikutus", "Riskiluku", "Hallintakeinot"), RISKS, starts=(58, 210, 300, 370, 430))


@cache
def _asker() -> Asker:
    return asker_drawn(_first, _second)


NUMBERS = {
    "Mikä säästötoimi on tuottanut eniten?": ["41300"],
    "Mikä säästökeino on tuottanut vähiten elokuun loppuun mennessä?": ["0"],
    "Millä tasapainottamisen toimenpiteellä on suurin säästötavoite?": ["95000"],
    "Mikä osuus vuoden 2025 säästötavoitteesta oli toteutunut elokuun loppuun mennessä?": ["22.89"],
    "Paljonko kyläkoulun sulkemisella pitäisi säästää vuonna 2025?": ["95000"],
    "Paljonko kyläkoulun sulkemisella pitäisi säästää ja paljonko siitä on toteutunut?": ["95000", "12500"],
    "Paljonko Kylille-hankkeeseen on käytetty?": ["12240"],
    "Koutsi koululle -hanke: käytetty 31.8.2025?": ["0"],
    "Kuinka moni ohjattiin työpajalle?": ["28"],
    "Kuinka moni ohjattiin kuntoutukseen?": ["9"],
    "Kuinka palon Aallonrannan sivistyspalvelujen toimintakulut olivat tammi–elokuussa 2025?": ["3813000"],
    "Paljonko Aalonrannnan sivistyspalvelujen toimintakulut olivat juhlavuonna 2024?": ["5912000"],
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_numbers_of_measures_projects_and_lists(question: str) -> None:
    answer = _asker().ask(question)
    assert [abs(v.number) for v in answer.values] == [Decimal(n) for n in NUMBERS[question]], answer.answer


TOLD = {
    "Miten kuljetusten kallistumista yritetään hallita?": "Reittien suunnittelu",
    "Onko toimintatuottoja kertynyt vähintään tasaisen kertymän verran?": "Kyllä: ",
    "Onko toimintakuluja kertynyt vähintään tasaisen kertymän verran?": "Ei: ",
    "Kenestä tuli sivistysjohtaja huhtikuussa 2025?": "Mirja Lahdelma",
    "Minkä riskin todennäköisyys on arvioitu suurimmaksi, ja mikä se on?": "Kuljetusten kallistuminen",
    "Minkä riskin todennäköisyys on pienin?": "Sisäilman huononeminen",
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_told_in_other_words(question: str) -> None:
    answer = _asker().ask(question)
    assert (answer.status, TOLD[question] in answer.answer) == ("answered", True), answer.answer


SILENT = [
    "Mikä säästökeino on tuottanut eniten vuonna 2023?",
    "Mikä säästökeino oli kallein?",
    "Mikä on toimintakulujen tavoitetaso vuonna 2024?",
    "Paljonko Kylille-hankkeeseen on käytetty vuonna 2023?",
    "Montako prosenttia säästöistä on tuloja?",
]


@pytest.mark.parametrize("question", SILENT)
def test_what_no_table_tells_is_not_answered(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("Kävijöitä 105 000 vuodessa.", (Decimal(105_000), "count")),
        ("Kelpoisten osuus vähintään 75 %.", (Decimal(75), "%")),
        ("Kävijöitä 900, ryhmiä 8", None),
        ("Kysely tehdään", None),
    ],
)
def test_the_level_aimed_at_is_the_one_number_of_an_indicator(printed: str, level: tuple[Decimal, str] | None) -> None:
    assert printed_level(printed) == level


def test_when_a_project_told_ends() -> None:
    answer = talk(_asker(), "Paljonko kokonaisrahoitusta Kieli kuntoon -hankkeella on?", "Paljonko siitä on käytetty?", "Milloin se päättyy?")
    assert "2024–2025" in answer.answer


@pytest.mark.parametrize(
    ("before", "lines"),
    [("Kuka rahoittaa Kieli kuntoon -hanketta?", ["Taike", "18 000 €"]), ("Paljonko Kieli kuntoon -hankkeella on rahoitusta?", ["18 000 €"])],
)
def test_another_project_named_before_a_question_of_its_own_is_asked_both(before: str, lines: list[str]) -> None:
    answer = talk(_asker(), before, "Entä Kylille-hanketta, ja paljonko siinä on rahaa?")
    told = answer.answer.splitlines()
    assert len(told) == len(lines) and all(line.startswith(due) for line, due in zip(told, lines, strict=True)), answer.answer


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Paljonko koulun laajennus maksoi vuonna 2024?", [3_548_916]),
        ("Mikä investointi maksoi eniten vuonna 2024?", [3_548_916]),
        ("Luettele kaksi kalleinta investointia toteuman mukaan vuonna 2024.", [3_548_916, 644_218]),
    ],
)
def test_what_an_investment_brought_in_is_no_second_number_of_what_it_cost(question: str, due: list[int]) -> None:
    def page(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Tilinpäätös 2024", 15)
        page.heading("Investointien toteutuminen, euroa")
        rows = [
            ("Koulun laajennus", "3 200 000", "400 000", "3 600 000", "3 548 916", "98,6", "–"),
            ("Kaupungintalon katto", "260 000", "–", "260 000", "271 905", "104,6", "–"),
            ("Rannan väylä", "680 000", "–", "680 000", "644 218", "94,7", "215 000"),
            ("Yhteensä", "4 140 000", "400 000", "4 540 000", "4 465 039", "98,3", "215 000"),
        ]
        page.table(("Hanke", "Alkuper. määräraha", "Muutos", "Määräraha yht.", "Toteuma", "Käytetty %", "Tulot"), rows, apart=66)

    assert [v.number for v in asker_drawn(page).ask(question).values] == due


def test_a_count_of_a_target_whose_outcome_holds_another_is_not_told() -> None:
    def page(page: Page) -> None:
        page.text(56, "Aallonrannan kaupunki", 16, True)
        page.heading("Tilinpäätös 2024", 15)
        page.heading("Valtuuston asettamien tavoitteiden toteutuminen")
        heads = ("Tavoite", "Mittari", "Tavoitetaso", "Toteuma", "Arvio")
        rows = [
            ("Kunta pitää yrittäjät", "Uusien yritysten määrä", "Yli 15", "17 uutta ja 11 lopettanutta yritystä", "Toteutui"),
            ("Lukio vetää", "Hakijat", "Yli 50", "Hakijoita 64", "Toteutui"),
        ]
        page.table(heads, rows, starts=(58, 170, 280, 350, 490))

    asker = asker_drawn(page)
    told = asker.ask("Mikä on arvio tavoitteesta Kunta pitää yrittäjät, ja montako uutta yritystä perustettiin vuonna 2024?")
    assert 11 not in [v.number for v in told.values]
