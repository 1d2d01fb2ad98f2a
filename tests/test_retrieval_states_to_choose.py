"""Which of several states a target has: told by its name, not as yes or no. Truth: the states given here."""

import pytest
from yearly_reports import asker_of_all, yearly_report

from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
TARGETS = (
    ("target", {"goal": "Liikuntapaikkojen esteettömyys paranee.", "status": "Osittain toteutunut"}),
    ("target", {"goal": "Koulujen energiankulutus vähenee.", "status": "Ei toteutunut"}),
)
STATES = {
    "Onko liikuntapaikkojen esteettömyystavoite toteutunut kokonaan, osittain vai ei lainkaan?": "Osittain toteutunut",
    "Toteutuiko liikuntapaikkojen esteettömyyden tavoite kokonaan, osittain vai ei yhtään?": "Osittain toteutunut",
    "Onko koulujen energiatavoite toteutunut täysin, osin vai ei ollenkaan?": "Ei toteutunut",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_of_all(yearly_report(TOWN, {TOWN: {"Toimintakulut": {2025: -900}}}, TARGETS))  # type: ignore[arg-type]


@pytest.mark.parametrize(("question", "state"), STATES.items())
def test_the_state_among_those_named_is_told(asker: Asker, question: str, state: str) -> None:
    assert asker.ask(question).answer.startswith(state)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Onko liikuntapaikkojen esteettömyystavoite toteutunut osittain?", "Kyllä"),
        ("Onko liikuntapaikkojen esteettömyystavoite toteutunut vai ei?", "Ei"),
    ],
)
def test_one_state_alone_is_yes_or_no(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(begins)


def test_a_target_that_is_not_there_has_no_state(asker: Asker) -> None:
    assert asker.ask("Onko jäähallin esteettömyystavoite toteutunut kokonaan, osittain vai ei lainkaan?").status == "not_found"
