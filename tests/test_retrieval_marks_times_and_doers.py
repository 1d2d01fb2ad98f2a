"""Marks, times for which something was closed, what was granted, lost or treated, each told by a sentence of a report, and what that does not tell."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker

HEADS = ("Liikuntapalvelut, 1 000 €", "TA 2024", "Toteuma 2024", "Jäljellä")
MONEY = [("Vuokratuotot", "603", "570", "33"), ("Toimintatuotot", "603", "570", "33"), ("Toimintakulut", "-5 912", "-5 850", "-62")]


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Liikuntapalvelut")
    page.table(HEADS, MONEY)
    page.prose("Kioskien vuokratuottoja on jäänyt saamatta 5 200 euroa.")
    page.prose("Asiakaskyselyssä valmennus sai arvosanan 3,8 asteikolla 1–5.")
    page.prose("Jumppasalin katon korjaus sulki salin 9 viikoksi.")
    page.prose("Putkirikko sulki keilahallin 3 kuukaudeksi.")
    page.prose("Valopylväistä on tarkastettu 140, mikä kattaa 35 prosenttia niistä.")
    page.prose("Kalusteet on uusittu 12 pukuhuoneessa, ja muutoksia vaati niistä 5.")
    page.prose("Lämmitys ylittyi pelletin loppumisen ja polttoöljyn käytön vuoksi. Polttoöljyn osuus on 31 000 euroa.")
    page.prose("Kesäkukkia on istutettu 2 700 tainta, ja uusia pöytiä katuvarsille on hankittu 31.")
    page.prose("Melontatutkinnon suoritti 58 nuorta, ja tutkintoja kirjattiin yhteensä 64.")
    page.heading("Avustukset")
    page.prose("Lounaistuki myönsi retkipolkuun 18 300 euroa arvioitua enemmän.")
    page.prose("Saaristoneuvosto myönsi perinnetaloon 4 100 euroa.")
    page.prose("Rahastoliitto Turva myönsi perinnetaloon 6 700 euroa.")


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


TOLD = {
    "the mark that something got": ("Minkä arvosanan valmennus sai asiakaskyselyssä?", "3.8", "ratio"),
    "what its mark was": ("Mikä oli valmennuksen arvosana asiakaskyselyssä?", "3.8", "ratio"),
    "weeks behind the name of a room": ("Kuinka monta viikkoa jumppasali oli suljettuna?", "9", "viikkoa"),
    "how long it was closed": ("Kuinka pitkään jumppasali oli kiinni?", "9", "viikkoa"),
    "months behind the name of a hall": ("Montako kuukautta keilahalli oli suljettuna?", "3", "kuukautta"),
    "more than was expected, in the passive": ("Paljonko arvioitua enemmän retkipolkuun myönnettiin?", "18300", "EUR"),
    "more than was expected, by who got it": ("Paljonko retkipolku sai arvioitua enemmän?", "18300", "EUR"),
    "what was not got": ("Paljonko kioskien vuokratuottoja on jäänyt saamatta?", "5200", "EUR"),
    "what was lost": ("Paljonko kioskien vuokratuottoja menetettiin?", "5200", "EUR"),
    "how many were inspected": ("Montako valopylvästä on tarkastettu?", "140", "count"),
    "the number before its share": ("Paljonko valopylväitä on tarkastettu?", "140", "count"),
    "the share of them": ("Montako prosenttia valopylväistä on tarkastettu?", "35", "%"),
    "a part told in euros": ("Paljonko polttoöljyn osuus on?", "31000", "EUR"),
    "in how many that was done": ("Monessako pukuhuoneessa kalusteet on uusittu?", "12", "count"),
    "a word that begins like a month": ("Montako kesäkukan tainta on istutettu?", "2700", "count"),
    "what single ones are called": ("Paljonko kesäkukkia on istutettu?", "2700", "count"),
    "how many of those": ("Montako kesäkukkaa on istutettu?", "2700", "count"),
    "other things in the next clause": ("Montako uutta pöytää katuvarsille on hankittu?", "31", "count"),
    "a compound that the clause calls by its end": ("Montako melontatutkintoa kirjattiin yhteensä?", "64", "count"),
    "the same with the verb behind": ("Kuinka monta euroa retkipolkuun on myönnetty arvioitua enemmän?", "18300", "EUR"),
}


@pytest.mark.parametrize(("question", "number", "unit"), TOLD.values(), ids=TOLD)
def test_it_is_told(question: str, number: str, unit: str) -> None:
    answer = talk(_asker(), question)
    assert [(str(v.number), v.unit) for v in answer.values] == [(number, unit)], answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Mikä oli keilahallin arvosana asiakaskyselyssä?",
        "Montako viikkoa uimahalli oli suljettuna?",
        "Montako päivää jumppasali oli suljettuna?",
        "Paljonko retkipolkuun myönnettiin?",
        "Paljonko arvioitua vähemmän retkipolkuun myönnettiin?",
        "Paljonko perinnetaloon myönnettiin?",
        "Montako valopylvästä kunnassa on?",
        "Monessako pukuhuoneessa kalusteet ovat?",
        "Moniko pukuhuone vaati kalusteiden muutoksia?",
        "Mikä on polttoöljyn hinta?",
        "Paljonko pelletin osuus on?",
        "Montako prosenttia polttoöljyn osuus on?",
        "Montako pöytää on istutettu?",
        "Montako kesäkukkaa istutettiin kesäkuussa?",
        "Paljonko Liikuntapalvelujen toimintatuottoja on jäänyt saamatta?",
    ],
    ids=[
        "another thing's mark",
        "another hall",
        "another unit of time",
        "only the surplus is told",
        "less",
        "one of two who gave",
        "only those inspected are counted",
        "some of them",
        "what only some of them needed",
        "a part is no price",
        "another thing's part",
        "a part in per cents",
        "what was done to the others",
        "one month of them",
        "what is left of a budget was not lost",
    ],
)
def test_it_is_not_told(question: str) -> None:
    answer = talk(_asker(), question)
    assert not answer.values, answer.answer
