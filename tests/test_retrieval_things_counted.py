"""A report of a service area, drawn and read: lists of schools and day nurseries beside tables of money; what is told of others answers nothing."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

NURSERIES = [("Rantalan päiväkoti", "8", "142", "138", "6"), ("Niityn päiväkoti", "4", "88", "62", "19"), ("Korven päiväkoti", "2", "34", "29", "11")]
SCHOOLS = [("Kirkonkylän koulu", "412", "405"), ("Metsolan yhtenäiskoulu", "311", "336"), ("Niityn yläkoulu", "66", "71")]
MONEY = [("Myyntituotot", "42", "40", "31"), ("Maksutuotot", "513", "460", "288"), ("Henkilöstökulut", "-5 912", "-5 850", "-3 813")]
SAVINGS = [("Kyläkoulun lakkauttaminen", "95 000", "12 500"), ("Kuljetusreittien yhdistäminen", "80 000", "0")]
PROJECTS = [
    ("Kieli kuntoon", "2024–2025", "64 500", "OPH", "52 876"),
    ("Koutsin toteuttaminen", "2025–2027", "145 000", "AVI", "0"),
    ("Kylille", "2025", "18 000", "Taike", "12 240"),
]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Sivistyspalvelut")
    page.prose("Korven koulu lakkautettiin 31.7.2025. Koulun 38 oppilasta siirtyi Metsolan yhtenäiskouluun.")
    page.prose("Kesätyöseteli myönnettiin 133 nuorelle, ja setelin arvo oli 350 euroa.")
    page.prose(
        "Vuoden 2024 luvuissa nuorten paja sisältyy sivistyspalveluihin. Paja siirtyi 1.1.2025",
        "elinvoimapalveluihin. Pajan toimintakulut olivat tammi–elokuussa 2024 yhteensä 118 600 euroa.",
    )
    page.prose("Mirja Lahdelma on pitänyt koulutusta varhaiskasvatuksessa ja tiimin johtajuudesta.")


def _nurseries(page: Page) -> None:
    page.heading("Varhaiskasvatus")
    page.table(("Varhaiskasvatus, 1 000 €", "TP 2024", "TA 2025", "Tot. 1–8/2025"), MONEY)
    page.prose("Varhaiskasvatusta annetaan kolmessa päiväkodissa.")
    page.table(("Päiväkoti", "Ryhmiä", "Lapsia 31.8.2024", "Lapsia 31.8.2025", "Vapaita paikkoja"), NURSERIES, apart=92)
    page.heading("Perusopetus")
    page.table(("Koulu", "Oppilaita syksy 2024", "Oppilaita syksy 2025"), SCHOOLS, apart=110)


def _plans(page: Page) -> None:
    page.heading("Talouden tasapainottaminen")
    page.table(("Toimenpide", "Säästötavoite 2025, €", "Toteutunut 31.8., €"), SAVINGS, apart=120)
    page.heading("Hankkeet")
    page.table(("Hankkeen nimi", "Toteutusaika", "Kokonaisrahoitus €", "Rahoittaja", "Käytetty 31.8. €"), PROJECTS, starts=(58, 200, 300, 400, 470))


@cache
def _asker() -> Asker:
    return asker_drawn(_told, _nurseries, _plans)


COUNTED = {
    "Montako lasta Korven päiväkodissa oli elokuun lopussa 2025?": ("29", "persons"),
    "Montako lasta vähemmän Niityn päiväkodissa oli 31.8.2025 kuin vuotta aiemmin?": ("-26", "persons"),
    "Missä päiväkodissa on eniten lapsia?": ("138", "persons"),
    "Missä päiväkodissa on eniten vapaita paikkoja?": ("19", "count"),
    "Missä koulussa on vähiten oppilaita syksyllä 2025?": ("71", "persons"),
    "Montako oppilasta Niityn yläkoulussa on syksyllä 2025?": ("71", "persons"),
    "Montako oppilasta Metsolan koulussa on?": ("336", "persons"),  # those who moved there are not all
    "Kesätyösetelin arvo?": ("350", "EUR"),
    "Paljonko varhaiskasvatuksen maksutuottoja kertyi tammi–elokuussa 2025?": ("288000", "EUR"),
}


@pytest.mark.parametrize("question", COUNTED)
def test_things_are_counted_beside_money(question: str) -> None:
    answer = _asker().ask(question)
    number, unit = COUNTED[question]
    assert [(abs(v.number) if number[0] != "-" else v.number, v.unit) for v in answer.values] == [(Decimal(number), unit)], answer.answer


NOT_TOLD = [
    "Paljonko koulukyyteihin meni rahaa tammi–elokuussa 2025?",  # what joining routes saved is no cost
    "Mitkä olivat elinvoimapalveluiden toimintakulut tammi–elokuussa 2025?",  # another year's, of a part
    "Mikä on varhaiskasvatusjohtajan nimi?",  # who taught there is not who leads
]


@pytest.mark.parametrize("question", NOT_TOLD)
def test_what_is_told_of_others_answers_nothing(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status == "not_found", answer.answer


def test_what_is_used_of_a_project_is_not_its_funding() -> None:
    answer = talk(_asker(), "Paljonko kokonaisrahoitusta Kieli kuntoon -hankkeella on?", "Paljonko siitä on käytetty?")
    assert [v.number for v in answer.values] == [Decimal(52876)], answer.answer


def test_what_came_about_and_its_budget_are_both_told() -> None:
    answer = _asker().ask("Varhaiskasvatuksen maksutuotot 1–8/2025 ja niiden talousarvio?")
    assert [v.number for v in answer.values] == [Decimal(288000), Decimal(460000)], answer.answer


def test_what_is_not_shared_out_is_left() -> None:
    answer = _asker().ask("Kuinka paljon varhaiskasvatuksen vuoden 2025 henkilöstömäärärahasta oli elokuun lopussa vielä jakamatta?")
    assert [v.number for v in answer.values] == [Decimal(-5850000) + Decimal(3813000)], answer.answer


def test_the_time_of_the_project_told_is_no_other_ones() -> None:
    answer = talk(_asker(), "Paljonko kokonaisrahoitusta Kieli kuntoon -hankkeella on?", "Milloin sen toteutus alkaa?")
    assert "2024" in answer.answer, answer.answer
    assert "Koutsin" not in answer.answer
