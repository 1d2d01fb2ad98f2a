"""Rooms are no states; what the group invests is told by the name that its own statement has for it."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn
from small_town import TOWN, extraction
from talk import asker_of

from ingest.model import Box, Extraction, Record
from retrieval.answer import Asker


def _pages(page: Page) -> None:
    page.text(56, "Sammalharjun kaupunki", 16, True)
    page.heading("Tilinpäätös 2025", 15)
    page.heading("Sammalharjun kaupunki: investoinnit")
    page.table(("Hanke", "TA 2025", "TP 2025"), [("Kotiseututalo", "300 000", "280 000"), ("Investoinnit yhteensä", "300 000", "280 000")])
    page.heading("Konsernin rahoituslaskelma")
    page.table(("Euroa", "2025", "2024"), [("Vuosikate", "900 000", "800 000"), ("Investointimenot", "-740 000", "-655 000")])


@cache
def _asker() -> Asker:
    return asker_drawn(_pages)


@cache
def _aims() -> Asker:
    """What answers of a target that tells of rooms."""
    whole, box = extraction(), Box(0, 0, 100, 10)
    fields = {"goal": "Työpaja avataan nuorille", "outcome": "Nuorten työpaja on avattu uusituissa tiloissa Myllykadulla", "status": "Toteutuu"}
    aim = Record("a-1", "target", TOWN, (TOWN,), "Työpaja avataan nuorille", fields, "achieved", 5, (5,), box, ("Tavoitteet",), 2, 1)
    return asker_of(Extraction(whole.report, whole.units, whole.sections, whole.tables, whole.figures, (aim,), whole.passages, ()))


def test_rooms_are_no_states() -> None:
    assert not _aims().ask("Millä kadulla nuorten työpajan uusitut tilat ovat?").answer.startswith("Toteutuu")


@pytest.mark.parametrize("question", ["Mikä on tavoitteen Työpaja avataan nuorille tila?", "Mikä on nuorten työpajan avaamisen tila?"])
def test_how_a_target_stands_is_a_state(question: str) -> None:
    assert "Toteutuu" in _aims().ask(question).answer


INVESTED = {"Paljonko koko konserni käytti investointeihin vuonna 2025?": "740000", "Paljonko kaupunki käytti investointeihin vuonna 2025?": "280000"}


@pytest.mark.parametrize(("question", "due"), INVESTED.items())
def test_what_is_invested_by_whom(question: str, due: str) -> None:
    answer = _asker().ask(question)
    assert [str(abs(v.number)) for v in answer.values] == [due], answer.answer
