"""Works that a report follows: a table of them all, a card for each, and the grants of some; units under a heading of their costs; colours of targets."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADS = ["Hanke", "Budjetti", "Käytetty 2025", "Käytetty yht.", "Käyttö-%", "Ennuste", "Vaihe", "Valmistuu", "Vastaa"]
STARTS = [58, 150, 195, 264, 330, 378, 422, 492, 542]
WORKS = [
    ["Satamakentän aita", "640", "180", "240", "38", "700", "Rakentaminen", "5/2026", "Aino Palo"],
    ["Myllytien viemäri", "910", "35", "45", "5", "910", "Suunnittelu", "9/2027", "Eero Vuo"],
    ["Uimarannan laituri", "150", "70", "160", "107", "160", "Valmis", "2/2025", "Aino Palo"],
    ["Kaikki hankkeet", "1 700", "285", "445", "26", "1 770", "", "", ""],
]
GRANTS = [
    ["Satamakentän aita", "Rannikkosäätiö", "80", "20"],
    ["Myllytien viemäri", "Vesirahasto", "310", "5"],
    ["Uimarannan laituri", "Rannikkosäätiö", "15", "9"],
]


def _works(page: Page) -> None:
    page.text(56, "Kaislarannan kaupunki", 16, True)
    page.heading("Hankeseuranta 30.6.2025", 15)
    page.prose("Luvut ovat tuhansia euroja.")
    page.table(HEADS, WORKS, starts=STARTS)


def _cards(page: Page) -> None:
    page.heading("Hankekortit")
    for name, budget, used, forecast in (("N11 Satamakentän aita", "640 t€", "240 t€", "700 t€"), ("N14 Myllytien viemäri", "910 t€", "45 t€", "910 t€")):
        page.table(["", name], [["Budjetti", budget], ["Käytetty", used], ["Ennuste", forecast]], starts=[58, 200])


def _granted(page: Page) -> None:
    page.heading("Ulkopuolinen rahoitus")
    page.y += 16
    for n, row in enumerate([["Hanke", "Rahoittaja", "Myönnetty avustus, t€", "Maksettu, t€"], *GRANTS, ["Yhteensä", "", "405", "34"]]):
        for x, text in zip((58, 200), row[:2], strict=True):
            page.text(x, text, bold=n in (0, 4))
        for x, text in zip((430, 520), row[2:], strict=True):
            page.text(x, text, bold=n in (0, 4), right=True)
        page.rule()
        page.y += 14


def _areas(page: Page) -> None:
    page.text(56, "Kaislarannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Tuloslaskelma")
    page.table(["Milj. €", "TA 2025", "Tot. 1–8/2025", "Ennuste 2025"], [["Toimintatuotot", "3,0", "2,1", "3,1"], ["Toimintakulut", "-21,0", "-13,9", "-21,6"]])
    page.heading("Toimialojen kulut")
    areas = [["Sivistys ja kasvu", "12,0", "8,0", "12,5"], ["Kaupunkitila", "6,0", "4,0", "6,3"], ["Konsernitoiminta", "3,0", "1,9", "2,8"]]
    page.table(["Toimialan kulut, milj. €", "TA 2025", "Tot. 1–8/2025", "Ennuste 2025"], [*areas, ["Yhteensä", "21,0", "13,9", "21,6"]])
    page.heading("Valtuuston tavoitteet")
    page.prose("Liikennevalot: vihreä = toteutuu suunnitellusti, keltainen = toteutuu osittain, punainen = ei toteudu tänä vuonna.")
    goals = [["Kerho joka kouluun", "Rehtori", "Keltainen"], ["Ledit katuvaloihin", "Insinööri", "Punainen"], ["Lukioon uusi linja", "Rehtori", "Keltainen"]]
    page.table(["Tavoite", "Vastuu", "Tilanne"], goals, starts=[58, 250, 400])


@cache
def _followed() -> Asker:
    return asker_drawn(_works, _cards, _granted)


@cache
def _town() -> Asker:
    return asker_drawn(_areas)


AMOUNTS = {
    "Mikä on Myllytien viemärin budjetti?": "910000",
    "Mikä on hankkeen Myllytien viemäri ennuste?": "910000",
    "Paljonko hankkeeseen Satamakentän aita on mennyt rahaa vuonna 2025?": "180000",
    "Paljonko hankkeeseen Satamakentän aita on mennyt rahaa tänä vuonna?": "180000",
    "Paljonko Satamakentän aitaan on käytetty yhteensä?": "240000",
    "Mihin hankkeeseen on käytetty eniten rahaa?": "240000",
    "Mihin hankkeeseen on käytetty eniten rahaa vuonna 2025?": "180000",
    "Paljonko kaikkiin hankkeisiin on käytetty tänä vuonna?": "285000",
    "Mikä on kaikkien hankkeiden budjetti?": "1700000",
    "Mikä on halvin hanke budjetin mukaan?": "150000",
    "Kuinka monta prosenttia Satamakentän aidan budjetista on käytetty?": "38",
    "Kuinka suuri osa kaikkien hankkeiden budjetista kuuluu hankkeelle Satamakentän aita?": "37.65",
    "Montako prosenttia hankkeiden budjetista on Satamakentän aidan budjetti?": "37.65",
    "Laske yhteen hankkeiden Satamakentän aita ja Uimarannan laituri budjetit.": "790000",
    "Montako hanketta on suunnitteluvaiheessa?": "1",
}


@pytest.mark.parametrize("question", AMOUNTS)
def test_what_a_table_of_works_tells(question: str) -> None:
    answer = _followed().ask(question)
    assert [v.number for v in answer.values] == [Decimal(AMOUNTS[question])], answer.answer


WORDS = {
    "Mitkä hankkeet ovat rakentamisvaiheessa?": "Satamakentän aita",
    "Milloin Myllytien viemäri valmistuu?": "9/2027",
    "Kuka on hankkeen Uimarannan laituri vastuuhenkilö?": "Aino Palo",
    "Onko hankkeen Myllytien viemäri budjetista käytetty yli puolet?": "Ei",
}


@pytest.mark.parametrize("question", WORDS)
def test_what_is_said_of_a_work(question: str) -> None:
    answer = _followed().ask(question)
    assert answer.answer.startswith(WORDS[question]), answer.answer


def test_the_forecast_after_the_budget_is_that_of_the_same_work() -> None:
    answer = talk(_followed(), "Mikä on Uimarannan laiturin budjetti?", "Entä ennuste?")
    assert [v.number for v in answer.values] == [Decimal(160000)], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Mitkä hankkeet ovat purkuvaiheessa?",
        "Mitkä hankkeet eivät ole suunnitteluvaiheessa?",
        "Paljonko Satamakentän aitaan käytettiin vuonna 2024?",
        "Mikä on Kirkonmäen portaiden budjetti?",
        "Mikä on kaupungin ennuste?",
    ],
)
def test_what_the_works_do_not_tell(question: str) -> None:
    answer = _followed().ask(question)
    assert answer.status == "not_found", answer.answer


AREAS = {
    "Paljonko toimialan Kaupunkitila kuluja oli toteutunut elokuun lopussa 2025?": ["4000000"],
    "Minkä toimialojen kulujen ennustetaan ylittävän talousarvion?": ["500000", "300000"],
    "Minkä toimialojen kulujen ennustetaan alittavan talousarvion?": ["-200000"],
    "Kuinka monen tavoitteen tilanne on ”Keltainen”?": ["2"],
    "Kuinka monen tavoitteen tila on punainen?": ["1"],
}


@pytest.mark.parametrize("question", AREAS)
def test_units_under_a_heading_of_their_costs_and_states_by_their_colour(question: str) -> None:
    answer = _town().ask(question)
    assert [str(v.number.normalize().to_integral_value()) for v in answer.values] == AREAS[question] or [v.number for v in answer.values] == [
        Decimal(n) for n in AREAS[question]
    ], answer.answer


@pytest.mark.parametrize("question", ["Kuinka monen tavoitteen tilanne on ”Musta”?", "Mitkä tavoitteet ovat sinisellä?"])
def test_a_colour_that_no_target_has(question: str) -> None:
    assert _town().ask(question).status == "not_found"


def _staff(page: Page) -> None:
    page.text(56, "Kaislarannan kaupunki", 16, True)
    page.heading("Henkilöstökertomus 2025", 15)
    page.heading("Henkilötyövuodet yksiköittäin")
    years = [
        ["Konsernihallinto", "95,0", "96,1"],
        ["Opetuspalvelut", "108,2", "112,5"],
        ["Kaavoitus ja mittaus", "80,9", "79,3"],
        ["Yhteensä", "284,1", "287,9"],
    ]
    page.table(["Yksikkö", "2024", "2025"], years)
    page.heading("Palvelussuhteet 31.12.2025")
    kinds = [["Vakinaiset", "220", "31", "251", "81,0"], ["Määräaikaiset", "40", "19", "59", "19,0"], ["Yhteensä", "260", "50", "310", "100,0"]]
    page.table(["Palvelussuhteen laji", "Kokoaikaisia", "Osa-aikaisia", "Yhteensä", "Osuus, %"], kinds)
    page.heading("Tase")
    page.table(
        ["€", "31.12.2025", "31.12.2024"], [["Maa- ja vesialueet", "2 539 609,83", "2 508 608,18"], ["Rakennukset Liite 4", "43 840 459,23", "41 482 189,89"]]
    )
    page.prose("Rakennusten poistoaika on 35 vuotta.")


@cache
def _workers() -> Asker:
    return asker_drawn(_staff)


STAFF = {
    "Mitkä kaksi yksikköä olivat henkilötyövuosilla mitattuna suurimmat vuonna 2025?": [("112.5", "htv"), ("96.1", "htv")],
    "Mikä yksikkö oli henkilötyövuosilla mitattuna pienin vuonna 2025?": [("79.3", "htv")],
    "Montako vakinaista työntekijää oli osa-aikaisena 31.12.2025?": [("31", "persons")],
    "Määräaikaisten osuus palvelussuhteista 31.12.2025, %": [("19.0", "%")],
    "Mikä oli rakennusten tasearvo 31.12.2025?": [("43840459.23", "EUR")],
}


@pytest.mark.parametrize("question", STAFF)
def test_units_of_any_rank_people_as_persons_and_a_balance_value_in_euros(question: str) -> None:
    answer = _workers().ask(question)
    assert [(str(v.number), v.unit) for v in answer.values] == STAFF[question], answer.answer


def test_no_time_is_a_balance_value() -> None:
    assert _workers().ask("Mikä on poistoajan tasearvo?").status == "not_found"


def _agreed(page: Page) -> None:
    page.text(56, "Kaislarannan kaupunki", 16, True)
    page.heading("Kuukausiraportti 4/2025", 15)
    page.heading("Sovitut toimenpiteet")
    deeds = [["Vuokrasopimus uusitaan", "Tekninen johtaja", "Kesken"], ["Reitit kilpailutetaan", "Rehtori", "Kesken"], ["Varasto myydään", "Rehtori", "Valmis"]]
    page.table(["Toimenpide", "Vastuuhenkilö", "Tilanne"], deeds, starts=[58, 250, 400])


def test_a_heading_over_all_deeds_picks_none_of_them_out() -> None:
    asker = asker_drawn(_agreed)
    assert len(asker.ask("Mitkä sovituista toimenpiteistä ovat kesken?").citations) == 2
    assert len(asker.ask("Mitkä sopimusta koskevista toimenpiteistä ovat kesken?").citations) == 1
