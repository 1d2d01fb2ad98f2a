"""A target that something begins, reached, does not say that the thing itself is finished."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker


def _targets(page: Page) -> None:
    page.text(56, "Sammalharjun kunta", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Sivistyspalvelut")
    page.heading("Valtuuston tavoitteet")
    goals = [("Opettajien työnohjaus käynnistyy", "Rehtori", "Toteutui"), ("Valvontasuunnitelma päivitetään", "Johtaja", "Toteutui")]
    page.table(["Tavoite", "Vastuu", "Tila"], goals, starts=[58, 300, 430])


@cache
def _asker() -> Asker:
    return asker_drawn(_targets)


@pytest.mark.parametrize("question", ["Onko työnohjaus saatu maaliin?", "Onko opettajien työnohjaus valmis?"])
def test_what_has_begun_is_not_told_to_be_done(question: str) -> None:
    assert _asker().ask(question).status == "not_found"


@pytest.mark.parametrize("question", ["Onko opettajien työnohjaus käynnistynyt?", "Onko valvontasuunnitelman päivitys saatu maaliin?"])
def test_what_was_aimed_at_is_told(question: str) -> None:
    assert _asker().ask(question).answer.startswith("Kyllä"), question
