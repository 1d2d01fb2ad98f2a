"""A budget book: rates of taxes by kind, people by age in years to come, net investments, plans compared, conditions, decided costs."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _people(page: Page) -> None:
    page.text(56, "Rantalan kunta", 18, True)
    page.heading("Talousarvio 2026", 15)
    page.heading("Väestö", 11)
    ages = [["0–6-vuotiaat", "331", "304", "296"], ["7–15-vuotiaat", "618", "579", "560"], ["Yhteensä", "949", "883", "856"]]
    page.table(["Väestö 31.12.", "2024", "2026", "2027"], ages)
    page.heading("Veroprosentit", 11)
    rates = [["Tuloveroprosentti", "9,40", "9,70"], ["Vakituiset asuinrakennukset", "0,50", "0,55"], ["Rakentamaton rakennuspaikka", "3,50", "4,00"]]
    page.table(["Veroprosentti", "2025", "2026"], rates)
    page.heading("Verotulot", 11)
    page.table(["1 000 €", "TP 2024", "TA 2025", "TA 2026"], [["Kunnan tulovero", "11 402", "11 650", "11 980"], ["Kiinteistövero", "1 906", "1 940", "2 105"]])
    page.heading("Tuloslaskelma", 11)
    rows = [["Toimintakate", "-16 652", "-17 013", "-16 977", "-16 881"], ["Vuosikate", "2 870", "2 232", "2 525", "2 844"]]
    page.table(["1 000 €", "TP 2024", "TA 2025", "TA 2026", "TS 2027"], [*rows, ["Tilikauden tulos", "875", "152", "375", "554"]])


def _works(page: Page) -> None:
    page.heading("Investointisuunnitelma 2026–2027")
    house = [["TALONRAKENNUS"], ["Koulun laajennus", "", "3 200", "2 400"], ["KUNNALLISTEKNIIKKA"], ["Harjun silta", "960", "120", "840"]]
    sums = [["Menot yhteensä", "", "3 770", "3 710"], ["Tulot: valtionavustukset", "", "44", "420"], ["Netto", "", "3 726", "3 290"]]
    page.table(["1 000 €", "Kustannusarvio", "2026", "2027"], [*house, ["Katujen peruskorjaus", "", "450", "470"], *sums])
    page.prose("Koulun laajennus. Urakka alkaa huhtikuussa 2026. Tilat otetaan käyttöön elokuussa 2028.")
    page.prose("Harjun silta. Hankkeelle haetaan 420 000 euron valtionavustusta. Jos avustusta ei saada, hanke siirtyy.")
    page.prose(
        "Valtuusto hyväksyi 13.11.2024 koulun laajennuksen kustannusarvioksi 8,9 miljoonaa euroa ja korotti sen",
        "17.6.2025 9,5 miljoonaan euroon. Urakoitsijana toimii Rakennus Oy.",
    )


@cache
def _asker() -> Asker:
    return asker_drawn(_people, _works)


TOLD = {
    "a rate by kind": ("Paljonko rakentamattoman rakennuspaikan kiinteistövero on vuonna 2026?", "4.00 %"),
    "a rate called a rate": ("Mikä on vakituisten asuinrakennusten kiinteistöveroprosentti vuonna 2026?", "0.55 %"),
    "the tax itself": ("Paljonko kiinteistövero tuottaa vuonna 2026?", "2105000 EUR"),
    "an age at the end of a year to come": ("Kuinka monta 7–15-vuotiasta kunnassa arvioidaan olevan vuoden 2026 lopussa?", "579 count"),
    "another, in other words": ("Montako alle 7-vuotiasta ennustetaan olevan vuonna 2027?", "296 count"),
    "net investments": ("Mitkä ovat nettoinvestoinnit vuonna 2027?", "3290000 EUR"),
    "all investments": ("Paljonko investointimenot ovat vuonna 2026?", "3770000 EUR"),
    "what was decided last": ("Mikä on koulun laajennuksen kustannusarvio valtuuston viimeisimmän päätöksen mukaan?", "9500000 EUR"),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told(case: str) -> None:
    question, due = TOLD[case]
    answer = talk(_asker(), question)
    assert [f"{v.number} {v.unit}" for v in answer.values] == [due], answer.answer


NOT_TOLD = {
    "the yield of one kind": "Paljonko rakentamattoman rakennuspaikan kiinteistövero tuotti euroja vuonna 2024?",
    "some of an age": "Montako 7–15-vuotiasta tyttöä kunnassa on vuoden 2026 lopussa?",
    "an age at a year without a number": "Montako 7–15-vuotiasta kunnassa oli vuonna 2023?",
    "a share of an age that no row prints": "Montako prosenttia väestöstä on 7–15-vuotiaita vuonna 2027?",
    "a forecast of money": "Mikä on toimintakatteen ennuste vuodelle 2027?",
    "a condition of another work": "Mitä käy koulun laajennukselle, jos valtionavustusta ei tule?",
    "the other side of a condition": "Mitä käy Harjun sillalle, jos valtionavustus saadaan?",
}


@pytest.mark.parametrize("case", NOT_TOLD)
def test_what_is_not_told(case: str) -> None:
    answer = talk(_asker(), NOT_TOLD[case])
    assert answer.status == "not_found" and not answer.values, answer.answer


COMPARED = {
    "a plan and the budget before": ("Onko tilikauden tulos 2026 parempi kuin vuoden 2025 talousarviossa?", "Kyllä", (375000, 152000)),
    "a later plan": ("Onko toimintakate 2027 heikompi kuin vuoden 2026 talousarviossa?", "Ei", (-16881000, -16977000)),
}


@pytest.mark.parametrize("case", COMPARED)
def test_two_years_that_are_planned(case: str) -> None:
    question, yes, numbers = COMPARED[case]
    answer = talk(_asker(), question)
    assert answer.answer.startswith(yes), answer.answer
    assert all(f"{Decimal(abs(n)):,}".replace(",", "\u00a0") in answer.answer.replace(" ", "\u00a0") for n in numbers), answer.answer


def test_what_comes_of_a_condition() -> None:
    answer = talk(_asker(), "Mikä on Harjun sillan määräraha vuonna 2027?", "Mitä käy, jos valtionavustusta ei tule?")
    assert answer.status == "answered" and "hanke siirtyy" in answer.answer and not answer.values, answer.answer


def test_the_beginning_of_a_year_up_to_a_day_is_one_time_and_years_told_together_are_no_one_of_them() -> None:
    def page(sheet: Page) -> None:
        sheet.text(56, "Rantalan kunta", 18, True)
        sheet.heading("Osavuosikatsaus 1–6/2025", 15)
        rows = [["Henkilöstökulut", "-418 200", "-431 900"], ["Toimintakulut", "-930 000", "-941 800"]]
        sheet.table(["€", "TOT 1–6/2024", "TOT 1–6/2025"], rows)
        sheet.prose("Vuosina 2026–2028 vanhuuseläkeiän saavuttaa 37 työntekijää.")

    asker = asker_drawn(page)
    assert [v.number for v in talk(asker, "Paljonko henkilöstökulut olivat alkuvuonna 2025 kesäkuun loppuun?").values] == [Decimal(-431900)]
    assert [v.number for v in talk(asker, "Montako työntekijää saavuttaa vanhuuseläkeiän vuosina 2026–2028?").values] == [Decimal(37)]
    assert not talk(asker, "Montako työntekijää saavuttaa vanhuuseläkeiän vuonna 2027?").values
