"""Who held a training: what the text says of it, not who is responsible for a target that it serves. Truth: the sentence and the target given here."""

from datetime import date

import pytest
from passage_search import EveryPassage

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, OrganisationUnit, Passage, Period, Place, Record, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

ID, TOWN, UNIT = "koela-1-3-2025", "Koelan kaupunki", "Varhaiskasvatus"
MONTHS = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025")
BOX = Box(50, 100, 500, 400)
SAID = "KT Tiina Salon koulutukset ”Positiivinen pedagogiikka” ja ”Tiimityön kehittäminen”"
GOAL = "Varhaiskasvatuksen vuorovaikutustaidot vahvistuvat"
FIELDS = {"goal": GOAL, "responsible": "Varhaiskasvatusjohtaja", "outcome": "Positiivisen pedagogiikan koulutus on järjestetty"}


@pytest.fixture(scope="module")
def asker() -> Asker:
    record = Record(f"{ID}-t", "target", UNIT, (TOWN, UNIT), GOAL, FIELDS, None, 1, (1,), BOX, ("Tavoitteet",), 0, 1)
    passages = [Passage(f"{ID}:1", "text", (UNIT,), (1,), (Place(1, BOX),), SAID, f"{UNIT}\n{SAID}")]
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), OrganisationUnit(UNIT, (TOWN, UNIT), "palvelu"))
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–3/2025", TOWN, "osavuosikatsaus", MONTHS, 1, TOWN)
    store = FigureStore()
    store.add(Extraction(report, units, (), (), (), (record,), tuple(passages), ()))
    return Asker(store, EveryPassage(ID, passages), Analyser())


def test_who_held_a_training_is_who_the_text_names(asker: Asker) -> None:
    answer = asker.ask("Kuka veti varhaiskasvatuksen positiivisen pedagogiikan koulutuksen?")
    assert "Varhaiskasvatusjohtaja" not in answer.answer
    assert "Salon" in answer.answer


def test_who_leads_towards_a_target_is_who_is_responsible(asker: Asker) -> None:
    assert "Varhaiskasvatusjohtaja" in asker.ask("Kuka vastaa tavoitteesta ”Varhaiskasvatuksen vuorovaikutustaidot vahvistuvat”?").answer
