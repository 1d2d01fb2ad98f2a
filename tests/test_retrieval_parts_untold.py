"""Questions in two parts of which the report answers one; limits printed without a verb; how often; whose price, charge and deed it is."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

MONEY = [
    ("Toimintatuotot", "603", "570", "401"),
    ("Henkilöstökulut", "-3 112", "-3 050", "-2 213"),
    ("Palvelujen ostot", "-1 800", "-1 900", "-1 100"),
    ("Toimintakulut", "-5 912", "-5 850", "-3 813"),
]
WORKS = [("Koulukalusteet", "-120 000", "-38 415", "-81 585"), ("Kirjaston lainausautomaatti", "-45 000", "0", "-45 000")]
RISKS = [
    ["Taloudellinen", "Energian hinta nousee", "3", "2", "Kilpailutus"],
    ["Toiminnallinen", "Henkilöstön saatavuus heikkenee", "4", "4", "Rekrytointi"],
    ["Strateginen", "Väestö vähenee", "2", "4", "Markkinointi"],
]
TARGETS = [
    ["Kirjaston käyttö kasvaa", "Lainauskäyttö, %", "vähintään 45 %", "43 %", "Kirjastonjohtaja"],
    ["Ruokahävikki pienenee", "Hävikki, %", "enintään 6 %", "7 %", "Ruokapalvelupäällikkö"],
]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    page.heading("Hyvinvointipalvelut")
    page.table(("Hyvinvointipalvelut, 1 000 €", "TP 2024", "TA 2025", "Tot. 1–6/2025"), MONEY)
    page.prose("Ikäihmisten tuolijumppa pidetään kaksi kertaa viikossa. Kirjastoauto kävi Niemellä kolme kertaa.")
    page.prose(
        "Luontokerhon retki tehtiin toukokuussa Kaitajärvelle. Retken veti erätuomari Liisa Mäkelä.",
        "Lintukerhon retki järjestettiin Harjulan lintutornille.",
    )
    page.prose("Uimahallin kassajärjestelmä maksoi 14 200 euroa. Nuorille tarjottiin 50 euron kesäseteli, jota käytti 61 nuorta.")
    page.prose("Kelpoisten ohjaajien osuus: vähintään 60 %.")
    page.prose("Ilmoitusten vasteaika oli 7 työpäivää.")
    page.heading("Riskit")
    page.table(["Riskin laji", "Riski", "Todennäköisyys", "Vaikutus", "Hallintakeino"], RISKS, starts=(58, 150, 310, 390, 440))
    page.heading("Tavoitteet")
    page.table(["Tavoite", "Mittari", "Tavoitetaso 2025", "Toteuma 6/2025", "Vastuu"], TARGETS, starts=(58, 180, 270, 370, 450))


def _works(page: Page) -> None:
    page.heading("Investoinnit")
    page.table(("Kohde, €", "TA 2025", "Tot. 1–6/2025", "Jäljellä"), WORKS)
    page.prose("Lainausautomaatin hankinta siirtyy syksylle, koska ensimmäinen tarjous ylitti määrärahan.")


@cache
def _asker() -> Asker:
    return asker_drawn(_told, _works)


PARTS = {
    "Paljonko henkilöstökulut olivat ja miksi ne kasvoivat?": ("−2 213 000 €", "miksi ne kasvoivat"),
    "Paljonko palvelujen ostot olivat ja kuka niistä päätti?": ("−1 100 000 €", "kuka niistä päätti"),
    "Paljonko koulukalusteisiin käytettiin ja mitä hankittiin?": ("38 415 €", "mitä hankittiin"),
    "Paljonko henkilöstökulut olivat ja kuka vastaa henkilöstöstä?": ("−2 213 000 €", "kuka vastaa henkilöstöstä"),
    "Kuka vastaa ruokahävikistä ja mikä on tavoite?": ("Ruokapalvelupäällikkö", "mikä on tavoite"),
    "Miksi lainausautomaattia ei ole hankittu ja paljonko siihen on varattu?": ("tarjous ylitti määrärahan", "paljonko siihen on varattu"),
}


@pytest.mark.parametrize("question", PARTS)
def test_the_part_without_an_answer_is_named_beside_the_other(question: str) -> None:
    told, untold = PARTS[question]
    answer = talk(_asker(), question)
    assert answer.status == "not_found" and not answer.values, answer.answer
    assert told in answer.answer and f"”{untold}”" in answer.answer and answer.citations, answer.answer


def test_both_parts_are_told_where_both_have_an_answer() -> None:
    answer = talk(_asker(), "Mikä oli hävikin toteuma ja kuka siitä vastaa?")
    assert [v.number for v in answer.values] == [Decimal(7)] and "Ruokapalvelupäällikkö" in answer.answer, answer.answer


NUMBERS = {
    "Kuinka usein tuolijumppa pidetään?": ("2", "2 kertaa viikossa"),
    "Montako kertaa kirjastoauto kävi Niemellä?": ("3", "3 kertaa"),
    "Mitä uimahallin kassajärjestelmä maksoi?": ("14200", "14 200 €"),
    "Moniko käytti kesäseteliä?": ("61", "61"),
    "Mikä oli ilmoitusten vasteaika?": ("7", "7 päivää"),
}


@pytest.mark.parametrize("question", NUMBERS)
def test_the_number_is_told_with_what_it_is_of(question: str) -> None:
    number, text = NUMBERS[question]
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(number)] and text in answer.answer, answer.answer


UNTOLD = {
    "another stretch of time": "Montako kertaa vuodessa tuolijumppa pidetään?",
    "a part's price": "Mitä uimahalli maksoi?",
    "another's deed": "Kuka veti lintukerhon retken?",
    "who used it": "Kuinka suuri kesäseteli oli, montako euroa?",
    "an aim for what came about": "Mikä oli kelpoisten ohjaajien osuus?",
    "what came about for a limit": "Montako kertaa tuolijumppaa saa pitää?",
}


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_nothing_else_is_told_instead(question: str) -> None:
    answer = talk(_asker(), question)
    numbers = [v.number for v in answer.values]
    assert answer.status == "not_found" or numbers == [Decimal(50)], answer.answer


def test_a_limit_is_no_guess() -> None:
    answer = talk(_asker(), "Mikä on kelpoisten ohjaajien osuuden tavoite?")
    assert answer.status == "not_found" or not answer.caveats, answer.caveats


def test_an_aim_and_its_outcome_are_told_together() -> None:
    answer = talk(_asker(), "Mikä oli ruokahävikin tavoite ja toteuma?")
    assert [v.number for v in answer.values] == [Decimal(6), Decimal(7)], answer.answer


@pytest.mark.parametrize("question", ["Mihin riskilajiin väestön väheneminen kuuluu?", "Minkä tyyppinen riski on väestön väheneminen?"])
def test_a_risk_is_told_by_its_kind(question: str) -> None:
    answer = talk(_asker(), question)
    assert answer.answer.startswith("Strateginen"), answer.answer


def test_answering_to_something_is_no_charge_of_it() -> None:
    assert "päällikkö" not in talk(_asker(), "Missä ajassa ilmoituksiin pitää vastata?").answer
