"""Who pays for a project, and how much, where its report does not say: neither what the project does nor an amount under an unknown heading."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _told(page: Page) -> None:
    page.text(56, "Aallonrannan kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("Työllisyyspalvelut")
    page.prose("Palvelut järjestettiin kaupungin omana toimintana.")
    page.heading("Hankkeet / Projekt")
    rows = [["Melomaan", "52 600", "Työttömille järjestetään melontaretkiä."], ["Vesi virtaa", "8 000", "Ojia kunnostetaan kylillä."]]
    page.prose(*(f"{name}: {told}" for name, _, told in rows))
    page.table(["Projekt", "Finansiering", "Utfall"], [[name, amount, "0"] for name, amount, _ in rows])


@cache
def _asker() -> Asker:
    return asker_drawn(_told)


@pytest.mark.parametrize(
    "question", ["Mikä taho on hankkeen Melomaan rahoittaja?", "Kuka rahoittaa hanketta Melomaan?", "Mikä on hankkeen Melomaan kokonaisrahoitus?"]
)
def test_what_a_project_does_is_not_who_pays_for_it(question: str) -> None:
    answer = _asker().ask(question)
    assert answer.status != "answered", answer.answer
