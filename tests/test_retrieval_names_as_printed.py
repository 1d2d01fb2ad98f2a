"""Questions that take names, totals and times over as a report prints them: "Kulttuuri ja nuorisotyö -alueen", "Verotulot yhteensä", "8/2024–8/2025"."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _report(page: Page) -> None:
    page.text(56, "Karikylän kunta", 16, True)
    page.heading("Osavuosikatsaus 1–8/2025", 15)
    page.heading("Kulttuuri ja nuorisotyö")
    heads = ("Tili", "Tot. 1–8/2024", "TA 2025", "Tot. 1–8/2025")
    page.table(heads, [("Toimintatuotot", "300", "500", "330"), ("Toimintakulut", "-800", "-1 300", "-840"), ("Toimintakate", "-500", "-800", "-510")])
    page.prose("Toimintakulut ylittävät talousarvion, koska esiintymislavan katto uusittiin.")
    page.heading("Verorahoitus")
    page.table(heads, [("Verotulot yhteensä", "4 000", "6 100", "4 200"), ("Valtionosuudet", "900", "1 500", "1 000")])


@cache
def _asker() -> Asker:
    return asker_drawn(_report)


TOLD = {
    "Paljonko Kulttuuri ja nuorisotyö -alueen toimintakulut olivat tammi–elokuussa 2025?": ["-840"],
    "Mikä toimintakate Kulttuuri ja nuorisotyö -alueelle kertyi tammi–elokuussa 2025?": ["-510"],
    "Mitkä olivat verotulot yhteensä ja valtionosuudet tammi–elokuussa 2025?": ["4200", "1000"],
    "Paljonko verotulot ja valtionosuudet olivat yhteensä tammi–elokuussa 2025?": ["5200"],
    "muutos-% verotulot 8/2024–8/2025": ["5.00"],
    "muutos-% verotulot 8/2025 vrt 8/2024": ["5.00"],
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_asked_as_it_is_printed(question: str) -> None:
    answer = talk(_asker(), question)
    assert [v.number for v in answer.values] == [Decimal(n) for n in TOLD[question]], answer.answer


@pytest.mark.parametrize("question", ["Paljonko Kulttuuri ja nuorisotyö -alueen poistot olivat?", "Paljonko verotuloja kertyi 7/2024?", "Verotulot 5/2025?"])
def test_what_is_not_printed_is_refused(question: str) -> None:
    assert talk(_asker(), question).status == "not_found"


def test_which_budget_was_gone_over_is_no_part_of_the_reason() -> None:
    assert "katto uusittiin" in talk(_asker(), "Miksi kulttuuri ja nuorisotyö -alueen toimintakulut ylittävät jaksotetun talousarvion?").answer
