"""Which works their rows say something of, by name; ranks among units that are listed; the price of what a cause told."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

WORKS = [
    ("Varikon katto", "-300", "-92", "Ensimmäinen vaihe on valmis."),
    ("Sataman valaistus", "-250", "-240", "Hanke on valmistunut ja vastaanotettu."),
    ("Kirjaston ilmanvaihto", "-400", "-255", "Työt ovat käynnissä, valmistuminen loppuvuonna."),
    ("Rantatien silta", "-900", "-20", "Urakka on viivästynyt materiaalipulan vuoksi."),
    ("Puistotien putket", "-150", "-140", "Urakkahinnat nousivat arvioitua korkeammiksi."),
    ("Koulun keittiö", "-120", "-110", "Urakkahinnat nousivat arvioitua korkeammiksi."),
]
INCOME = [("Kirjastopalvelut", "31 400", "50,1"), ("Liikuntapalvelut", "145 400", "44,7"), ("Nuorisopalvelut", "42 900", "59,9")]


def _unit(page: Page, name: str, budget: str, percent: str) -> None:
    page.heading(name, 13 if name.endswith("lautakunta") else 11)
    page.table((name, "TA 2024", "Toteuma %"), [("Toimintatuotot", budget, percent), ("Toimintakulut", "-788 400", "48,8")], gap=3)


def _page(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2024", 15)
    for row in (("Hyvinvointilautakunta", "219 700", "48,4"), *INCOME):
        _unit(page, *row)
    page.heading("Investoinnit")
    page.table(("Investointikohde (1 000 €)", "TA 2024", "Tot 6/2024", "Selite"), WORKS, starts=(58, 200, 260, 330))


def _costs(page: Page) -> None:
    page.heading("Vesihuoltolaitos")
    rows = [("Palvelujen ostot", "-700 000", "-463 000"), ("Toimintakulut", "-700 000", "-463 000")]
    page.table(("Vesihuoltolaitos", "TA 2024", "Toteuma 1–6/2024"), rows, gap=3)
    page.prose("Palvelujen ostot ylittyvät, koska putkirikot on korjattu urakointina. Korjausten hinta on ollut 120 000 euroa.")
    page.heading("Kadut")
    rows = [("Palvelujen ostot", "-300 000", "-180 000"), ("Toimintakulut", "-300 000", "-180 000")]
    page.table(("Kadut", "TA 2024", "Toteuma 1–6/2024"), rows, gap=3)
    page.prose("Palvelujen ostot ylittyvät, koska talvi oli runsasluminen. Valoja uusittiin 90 000 eurolla.")


@cache
def _asker() -> Asker:
    return asker_drawn(_page, _costs)


NAMED = {
    "Mikä investointi on jo valmis ja vastaanotettu?": ["Sataman valaistus"],
    "Mikä investointi on valmis?": ["Sataman valaistus"],
    "Mikä hanke on valmistunut ja vastaanotettu?": ["Sataman valaistus"],
    "Mikä investointi on viivästynyt materiaalipulan vuoksi?": ["Rantatien silta"],
    "Missä investoinneissa urakkahinnat nousivat arvioitua korkeammiksi?": ["Puistotien putket", "Koulun keittiö"],
}


@pytest.mark.parametrize("question", NAMED)
def test_works_are_told_by_name(question: str) -> None:
    answer = _asker().ask(question)
    told = [name for name, *_ in WORKS if name in answer.answer]
    assert (answer.status, told) == ("answered", sorted(NAMED[question], key=[w[0] for w in WORKS].index)), answer.answer


@pytest.mark.parametrize("question", ["Mikä investointi on peruttu?", "Mikä investointi ei ole valmis?", "Mikä investointi on viivästynyt lakon vuoksi?"])
def test_what_no_row_says_is_refused(question: str) -> None:
    assert _asker().ask(question).status == "not_found"


def test_furthest_behind_is_the_smallest_per_cent_of_those_listed() -> None:
    asked = "Mikä hyvinvointilautakunnan kolmesta palvelusta (kirjasto, liikunta, nuoriso) on toimintatuottojen toteumaprosentilla mitattuna eniten jäljessä?"
    answer = _asker().ask(asked)
    assert answer.status == "answered" and [str(v.number) for v in answer.values] == ["44.7", "50.1", "59.9"], answer.answer


def test_who_is_behind_without_a_measure_is_no_rank() -> None:
    assert _asker().ask("Mikä palvelu (kirjasto, liikunta, nuoriso) on toimintatuotoissa eniten jäljessä?").status != "answered"


PRICES = (
    "Mikä nosti vesihuoltolaitoksen palvelujen ostoja ja minkä hintaiseksi se tuli?",
    "Miksi vesihuoltolaitoksen palvelujen ostot ylittyivät ja mitä se maksoi?",
)


@pytest.mark.parametrize("question", PRICES)
def test_price_is_that_of_the_reason(question: str) -> None:
    answer = _asker().ask(question)
    assert [str(v.number) for v in answer.values] == ["120000"], answer.answer


@pytest.mark.parametrize("question", ["Mikä nosti katujen palvelujen ostoja ja minkä hintaiseksi se tuli?"])
def test_neither_the_row_nor_another_thing_is_the_price(question: str) -> None:
    assert not _asker().ask(question).values


def test_plural_asks_for_the_row_itself() -> None:
    answer = _asker().ask("Miksi vesihuoltolaitoksen palvelujen ostot ylittyivät ja paljonko niihin käytettiin?")
    assert [str(v.number) for v in answer.values] == ["-463000"], answer.answer
