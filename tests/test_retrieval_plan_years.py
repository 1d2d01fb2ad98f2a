"""A budget with two years of a plan, drawn and read: loans in a sentence, person-years of each branch, age groups, works by years, a harbour enterprise."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker
from retrieval.language.kin import quality_of

UNITS = {
    "2.1 Hyvinvoinnin toimiala": (("310", "320", "330", "335", "340"), ("-9 100", "-9 300", "-9 450", "-9 500", "-9 560")),
    "2.2 Honkaselän Vesihuolto -liikelaitos": (("2 000", "2 150", "2 300", "2 410", "2 490"), ("-1 500", "-1 520", "-1 610", "-1 640", "-1 660")),
}
STAFF = (
    ("Hyvinvoinnin toimiala", "210,0", "208,5", "204,0", "201,0"),
    ("Honkaselän Vesihuolto -liikelaitos", "9,0", "9,5", "9,5", "10,0"),
    ("Yhteensä", "219,0", "218,0", "213,5", "211,0"),
)
TARGETS = (
    ("Hyvinvoinnin toimiala", "Koulutie on turvallinen", "Onnettomuuksia alle 3", "Rehtori"),
    ("Hyvinvoinnin toimiala", "Sähköverkko on toimintavarma", "Katkoja alle 7 vuodessa", "Verkkopäällikkö"),
)
AGES = (
    ("0–6-vuotiaat", "640", "605", "580"),
    ("7–64-vuotiaat", "6 900", "6 810", "6 700"),
    ("65 vuotta täyttäneet", "2 860", "2 915", "2 990"),
    ("Yhteensä", "10 400", "10 330", "10 270"),
)
WORKS = (
    ("Satulan hallin katon korjaus", "1 300", "400", "900", "0"),
    ("Vesitornin pumput ja säiliö 2", "760", "260", "300", "200"),
    ("Kirkonkylän katujen päällystys", "450", "150", "150", "150"),
    ("Keskuskoulun laajennus", "8 200", "0", "3 900", "4 300"),
    ("Investoinnit yhteensä", "10 710", "810", "5 250", "4 650"),
)


def _outset(page: Page) -> None:
    page.text(56, "Honkaselän kaupunki", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027–2028", 15)
    page.heading("1 Lähtökohdat")
    page.prose("Honkaselän lainakanta on vuoden 2026 lopussa 31,5 miljoonaa euroa, ja uutta lainaa nostetaan 2,5 miljoonaa euroa.")
    page.heading("Väestöennuste")
    page.table(("Ikäryhmä 31.12.", "2024 toteutunut", "2026 ennuste", "2028 ennuste"), AGES, apart=95)
    page.heading("1.1 Henkilöstösuunnitelma, henkilötyövuotta")
    page.table(("Toimiala", "TP 2024", "TA 2025", "TA 2026", "TS 2027"), STAFF, apart=62)
    page.heading("2 Toimialat, 1 000 €")
    for name, (income, costs) in UNITS.items():
        page.heading(name, 11)
        page.table(("", "TP 2024", "TA 2025", "TA 2026", "TS 2027", "TS 2028"), [("Myyntituotot", *income), ("Toimintakulut", *costs)], apart=62)


def _works(page: Page) -> None:
    page.heading("3 Investointiohjelma, 1 000 €")
    page.table(("Hanke", "Kustannusarvio", "TA 2026", "TS 2027", "TS 2028"), WORKS, apart=75)
    page.heading("4 Sitovat tavoitteet")
    page.table(("Toimiala", "Tavoite", "Mittari ja tavoitetaso", "Vastuutaho"), TARGETS, starts=(58, 190, 320, 460))


@cache
def _asker() -> Asker:
    return asker_drawn(_outset, _works)


NUMBERS = {
    "how much is owed": ("Paljonko Honkaselällä on lainaa vuoden 2026 lopussa?", "31500000"),
    "debt": ("Paljonko velkaa kaupungilla on vuoden 2026 lopussa?", "31500000"),
    "an enterprise by its name alone": ("Paljonko vesihuolto saa myyntituottoja vuonna 2028 suunnitelman mukaan?", "2490000"),
    "with the municipality before it": ("Mitkä ovat Honkaselän Vesihuollon toimintakulut vuonna 2027?", "-1640000"),
    "how much it grows": ("Montako prosenttia vesihuollon myyntituottojen talousarvio 2026 on suurempi kuin vuoden 2024 tilinpäätös?", "15.00"),
    "person-years that are planned": ("Montako henkilötyövuotta hyvinvoinnin toimialalle on suunniteltu vuodelle 2026?", "204.0"),
    "person-years of the town": ("Montako henkilötyövuotta kaupungilla on vuonna 2027?", "211.0"),
    "where there are most": ("millä toimialalla on vuonna 2025 eniten henkilötyövuosia ja paljonko niitä on", "208.5"),
    "how many fewer": ("Montako henkilötyövuotta vähemmän hyvinvoinnin toimialalla on vuonna 2027 kuin vuonna 2024?", "-9.0"),
    "works called without their place": ("Paljonko hallin katon korjaukseen on varattu vuodelle 2027?", "900000"),
    "a number with a case ending": ("Paljonko pumppuihin ja säiliö 2:een sekä keskuskoulun laajennukseen on varattu vuonna 2028 yhteensä?", "4500000"),
    "an age group in a year ahead": ("Montako 65 vuotta täyttänyttä Honkaselällä on vuonna 2028?", "2990"),
    "how many fewer children": ("Montako 0–6-vuotiasta vähemmän on ennusteen mukaan vuoden 2028 lopussa kuin vuoden 2024 lopussa?", "-60"),
    "how many more": ("Montako 65 vuotta täyttänyttä enemmän on vuonna 2028 kuin vuonna 2024?", "130"),
    "in per cent": ("Montako prosenttia 0–6-vuotiaiden määrä vähenee vuodesta 2024 vuoteen 2028?", "-9.38"),
    "the work estimated to cost most": ("Mikä on kustannusarvioltaan suurin hanke Honkaselän investointiohjelmassa ja paljonko se maksaa?", "8200000"),
    "whose estimate is largest": ("Minkä hankkeen kustannusarvio on suurin?", "8200000"),
    "what costs most": ("Mikä hanke maksaa eniten?", "8200000"),
    "the least": ("Mikä hanke on kustannusarvioltaan pienin?", "450000"),
    "the largest of a year": ("Mihin hankkeeseen on varattu eniten rahaa vuonna 2026?", "400000"),
    "loans that are taken": ("Kuinka paljon uutta lainaa nostetaan?", "2500000"),
}


@pytest.mark.parametrize(("question", "number"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(question: str, number: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


REFUSED = {
    "what is owed in another year": "Paljonko Honkaselällä on lainaa vuoden 2028 lopussa?",
    "person-years of a year that is not planned": "Montako henkilötyövuotta kaupungilla on vuonna 2028?",
    "people, not person-years": "Montako työntekijää hyvinvoinnin toimialalla on vuonna 2026?",
    "works of another place": "Paljonko Satulan katujen päällystykseen on varattu vuonna 2027?",
    "works of another unit": "Paljonko vesihuollon katujen päällystykseen on varattu vuonna 2027?",
    "another number of a thing": "Paljonko vesitornin pumppuihin ja säiliö 3:een on varattu vuonna 2027?",
    "ages of a year that is not foreseen": "Montako 0–6-vuotiasta vähemmän on vuonna 2031 kuin vuonna 2024?",
    "ages that no row has": "Montako 0–5-vuotiasta vähemmän on vuonna 2028 kuin vuonna 2024?",
    "a row that an enterprise has not": "Paljonko vesihuollon verotulot ovat vuonna 2027?",
    "a thing of the enterprise that nothing tells of": "Paljonko vesihuollon uusi pumppaamo maksaa vuonna 2027?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer


def test_what_a_quality_is_called_by_asks_for_the_target_that_says_it() -> None:
    answer = _asker().ask("Mikä on sähköverkon toimintavarmuuden tavoitetaso?")
    assert answer.status == "answered" and "Katkoja alle 7 vuodessa" in answer.answer, answer.answer


QUALITIES = {"toimintavarmuus": "toimintavarma", "varmuus": "varma", "vastuus": None, "osuus": None, "saatavuus": None}


@pytest.mark.parametrize(("noun", "adjective"), QUALITIES.items(), ids=QUALITIES)
def test_the_adjective_of_a_quality(noun: str, adjective: str | None) -> None:
    assert quality_of(noun) == adjective
