"""Reports of bodies that are no municipality: named after themselves, and answered without an error where nothing names them."""

from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

ROWS = [("Toimintatuotot", "603", "570", "401"), ("Toimintakulut", "-5 912", "-5 850", "-3 813"), ("Toimintakate", "-5 309", "-5 280", "-3 412")]


@cache
def _asker(body: str) -> Asker:
    def first(page: Page) -> None:
        if body:
            page.text(56, body, 16, True)
        page.heading("Osavuosikatsaus 1–8/2025", 15)
        page.heading("Talous")
        page.table(("1 000 €", "TP 2024", "TA 2025", "Tot. 1–8/2025"), ROWS)
        page.prose("Koko maassa opiskelijoita oli 9 000.", "Meillä henkilöstöä oli 206 henkilöä.")
        page.heading("Opiskelijapalvelut" if body else "Katsaus")
        page.prose("Asuntoloissa asui 105 opiskelijaa. Kysyntä kasvoi, koska uusi linja alkoi.", "Asuntolan saunaa ei ole korjattu.")
        page.table(("1 000 €", "TP 2024", "TA 2025", "Tot. 1–8/2025"), [("Toimintatuotot", "203", "170", "101"), ("Toimintakulut", "-912", "-850", "-613")])

    return asker_drawn(first)


@pytest.mark.parametrize("body", ["Aallonseudun koulutuskuntayhtymä", "Aallonseudun maakuntaliitto", "Aallonseudun hyvinvointialue"])
def test_a_joint_body_is_named(body: str) -> None:
    asker = _asker(body)
    assert asker.ask(f"Paljonko {body.split()[0]} {body.split()[1]}n toimintakulut olivat 1–8/2025?").values[0].number == -3_813_000
    assert asker.ask("Paljonko toimintakulut olivat Ulappalan kunnassa 1–8/2025?").status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "Paljonko toimintakulut olivat?",
        "Montako opiskelijaa asuntoloissa asui?",
        "Miksi kysyntä kasvoi?",
        "Onko sauna korjattu?",
        "Mikä yksikkö käytti eniten?",
        "Paljonko varhaiskasvatus maksoi?",
        "Paljonko opiskelijapalvelujen henkilöstökulut olivat?",
        "Mikä oli lainakanta asukasta kohti?",
        "Paljonko toimintatuotot kasvoivat vuodesta 2024?",
        "Mitä tarkoittaa vuosikate?",
        "Kuka johtaa kuntayhtymää?",
        "Mitkä tavoitteet toteutuivat?",
        "Montako asukasta kunnassa on?",
        "jotain ihan muuta",
    ],
)
def test_a_report_that_names_no_body_breaks_nothing(question: str) -> None:
    assert _asker("").ask(question).status in ("answered", "not_found", "clarify")
