"""Prices of a budget, drawn and read: asked in euros, by what they are for, and by how much they rise."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

PRICES = [
    ("Vesimaksu, €/m³", "1,80", "1,98"),
    ("Venepaikka, €/kausi", "80,00", "92,00"),
    ("Uimahalli, aikuinen, €/kerta", "6,00", "6,60"),
]
COSTS = [("Perusopetuksen nettomenot, €/oppilas", "10 400", "11 200")]


def _draw(page: Page) -> None:
    page.text(56, "Lammasojan kunta", 16, True)
    page.heading("Talousarvio 2026 ja taloussuunnitelma 2027–2028", 15)
    page.heading("Taksat ja maksut")
    page.table(("", "2025", "2026"), PRICES)
    page.heading("Tunnusluvut")
    page.table(("", "TA 2025", "TA 2026"), COSTS)


@cache
def _asker() -> Asker:
    return asker_drawn(_draw)


TOLD = {
    "Montako euroa kuutiolta vesimaksu kallistuu vuonna 2026?": ("0.18", "€/m³"),
    "Montako euroa vesimaksu nousee vuonna 2026?": ("0.18", "€/m³"),
    "Montako euroa kuutiometriä kohti vesimaksu nousee vuonna 2026?": ("0.18", "€/m³"),
    "Mikä on venepaikan kausihinta vuonna 2026?": ("92", "€/kausi"),
    "Kuinka monta prosenttia venepaikan kausihinta nousee 2025–2026?": ("15", "%"),
    "Paljonko venepaikan hinta nousee vuodesta 2025 vuoteen 2026?": ("12", "€/kausi"),
    "Paljonko uimahallin kertamaksu on vuonna 2026?": ("6.60", "€/kerta"),
}


@pytest.mark.parametrize("question", TOLD)
def test_a_price_is_told_in_its_own_unit(question: str) -> None:
    number, unit = TOLD[question]
    answer = _asker().ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), unit)], answer.answer


@pytest.mark.parametrize(
    "question",
    ["Montako euroa perusopetuksen nettomenot ovat vuonna 2026?", "Mikä on venepaikan kuukausihinta vuonna 2026?", "Montako euroa vesi kallistuu 2031?"],
)
def test_what_is_no_price_is_not_told_as_one(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
