"""The part of all that an age group is, where a table prints the groups and all of them, but no per cents."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

AGES = [
    ("0–6-vuotiaat", "300", "280", "270"),
    ("7–64-vuotiaat", "3 200", "3 120", "3 050"),
    ("65 vuotta täyttäneet", "1 500", "1 600", "1 680"),
    ("Yhteensä", "5 000", "5 000", "5 000"),
]
CASH = [("Kassan riittävyys, pv", "31", "28", "26")]


def _draw(page: Page) -> None:
    page.text(56, "Lammasojan kunta", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027–2028", 15)
    page.heading("Väestö")
    page.table(("Väestö 31.12.", "2024", "2026", "2028"), AGES)
    page.heading("Rahoitus")
    page.table(("", "TP 2024", "TA 2025", "TA 2026"), CASH)


@cache
def _asker() -> Asker:
    return asker_drawn(_draw)


TOLD = {
    "Montako prosenttia Lammasojan asukkaista on 65 vuotta täyttäneitä vuonna 2028?": ("33.6", "%"),
    "Monta prosenttia asukkaista on vuoden 2026 lopussa ennusteen mukaan 65 vuotta täyttäneitä?": ("32", "%"),
    "Mikä oli 0–6-vuotiaiden osuus väestöstä vuoden 2024 lopussa?": ("6", "%"),
    "Monenko päivän maksut kassa olisi kestänyt vuonna 2024?": ("31", "days"),
    "Montako päivää kassa kestää vuonna 2026?": ("26", "days"),
}


@pytest.mark.parametrize("question", TOLD)
def test_the_share_of_an_age_group_and_how_long_cash_lasts(question: str) -> None:
    number, unit = TOLD[question]
    answer = _asker().ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), unit)], answer.answer


SILENT = [
    "Montako prosenttia 65 vuotta täyttäneistä on naisia vuonna 2026?",
    "Mikä on 7–64-vuotiaiden osuus työttömistä vuonna 2026?",
    "Montako prosenttia asukkaista on yli 80-vuotiaita vuonna 2026?",
]


@pytest.mark.parametrize("question", SILENT)
def test_a_share_of_others_is_not_told(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
