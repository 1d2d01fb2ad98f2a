"""Works against their estimates of cost: what is left, what part has been used since the beginning, which passed theirs, and why; reasons by units."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _works(page: Page) -> None:
    page.text(56, "Kuusirannan kunta", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Investoinnit hankkeittain")
    rows = [
        ("Koulun laajennus", "1 000 000", "200 000", "500 000", "700 000", "300 000"),
        ("Sillan korjaus", "400 000", "150 000", "280 000", "430 000", "-30 000"),
        ("Satamatien saneeraus", "200 000", "0", "50 000", "50 000", "150 000"),
    ]
    heads = ("Hanke, €", "Kustannusarvio", "Käytetty aiemmin", "Käytetty 2024", "Käytetty yhteensä", "Jäljellä")
    page.table(heads, [*rows, ("Yhteensä", "1 600 000", "350 000", "830 000", "1 180 000", "420 000")], apart=82)
    page.prose("Sillan korjaus ylitti kustannusarvionsa, koska perustukset jouduttiin paaluttamaan.")
    page.heading("Toimielimet")
    page.prose("Sivistyslautakunta ylitti määrärahansa, koska ryhmiä perustettiin kolme lisää.")


def _targets(page: Page) -> None:
    page.heading("Tavoitteiden liikennevalot")
    rows = [
        ("Energiankulutus vähenee", "-3 %", "-4 %", "Toteutuu"),
        ("Lupia annetaan nopeammin", "21 vrk", "35 vrk", "Ei toteudu"),
        ("Neuvonta monipuolistuu", "9 kertaa", "5 kertaa", "Osittain"),
    ]
    page.table(("Tavoite", "Tavoitetaso 2024", "Tilanne 31.12.2024", "Arvio"), rows, starts=(58, 250, 350, 470))
    page.prose("Vihreä = toteutuu, keltainen = toteutuu osittain, punainen = ei toteudu.")
    page.heading("Toimintakulut")
    rows = [("Sivistyslautakunta", "-3 000 000", "-3 100 000", "-100 000"), ("Tekninen lautakunta", "-2 000 000", "-1 900 000", "100 000")]
    page.table(("€", "TA 2024", "Toteuma 2024", "Poikkeama"), [*rows, ("Yhteensä", "-5 000 000", "-5 000 000", "0")])


@cache
def _asker() -> Asker:
    return asker_drawn(_works, _targets)


TOLD = {
    "what is left of it": ("Kuinka paljon hankkeen Satamatien saneeraus kustannusarviosta on jäljellä?", ["150000"]),
    "what part of it has been used": ("Montako prosenttia hankkeen Koulun laajennus kustannusarviosta on käytetty yhteensä?", ["70.00"]),
    "which passed it": ("Mikä hanke ylitti kustannusarvionsa ja kuinka paljon?", ["-30000"]),
    "which went over it": ("Mikä investointi meni yli kustannusarvion?", ["-30000"]),
    "how many are red": ("Montako tavoitetta on punaisella?", ["1"]),
}


@pytest.mark.parametrize("case", TOLD)
def test_the_number(case: str) -> None:
    question, numbers = TOLD[case]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


WORDS = {
    "targets of a colour": ("Mitkä tavoitteet ovat keltaisella?", "Neuvonta monipuolistuu"),
    "why it goes over": ("Minkä takia sivistyslautakunta meni budjetin yli?", "ryhmiä perustettiin kolme lisää"),
    "why one passed its estimate": ("Miksi Sillan korjaus ylitti kustannusarvionsa?", "perustukset jouduttiin paaluttamaan"),
}


@pytest.mark.parametrize("case", WORDS)
def test_the_words(case: str) -> None:
    question, words = WORDS[case]
    answer = talk(_asker(), question)
    assert words in answer.answer and "Lupia" not in answer.answer, answer.answer


REFUSED = {
    "a colour that the legend does not tell": "Mitkä tavoitteet ovat sinisellä?",
    "why another unit goes over": "Minkä takia tekninen lautakunta meni budjetin yli?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_is_not_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def _shared(page: Page) -> None:
    page.text(56, "Lammasniemen kunta", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Toimintakulut")
    rows = [("Sivistyspalvelut", "-3 000", "-3 100"), ("Tekniset palvelut", "-2 000", "-2 200"), ("Yhteensä", "-5 000", "-5 300")]
    page.table(("Palvelualue, 1 000 €", "TA 2025", "Ennuste 2025"), rows)
    page.heading("Miksi ennuste poikkeaa talousarviosta?")
    page.prose("• Sivistyspalvelut: Kulut ylittyvät, koska kuljetukset ovat kalliimpia.")
    page.prose("• Tekniset palvelut: Ylitys johtuu vesijohtorikoista.")


def test_the_reason_of_one_unit_is_not_told_of_the_next() -> None:
    answer = talk(asker_drawn(_shared), "Miksi teknisten palvelujen toimintakulut ylittyvät?")
    assert "vesijohtorikoista" in answer.answer and "kuljetukset" not in answer.answer, answer.answer
