"""Two towns that tell alike in sentences: which has more of it, and a conversation that goes over from one to the other. Truth: what is drawn here."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, read_drawn
from talk import talk

from ingest.language.finnish import Analyser
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

TOWNS = {
    "Koelan kaupunki": ("29", "2 500 000", "4", "Puhtauspalvelut", "-610", "840"),
    "Suvelan kunta": ("41", "1 900 000", "11", "Museopalvelut", "-220", "-150"),
}
"""Town → children with a voucher, cash, weeks shut, a unit of its own, the unit's staff costs and the town's margin in thousands."""
HEADS = ["1 000 €", "TA 2025", "Toteuma 1–9/2025"]


def _drawn(town: str) -> Callable[[Page], None]:
    children, cash, weeks, unit, costs, margin = TOWNS[town]

    def draw(page: Page) -> None:
        page.text(56, town, 16, True)
        page.heading("Osavuosikatsaus 1–9/2025", 15)
        page.heading("Tuloslaskelma")
        page.table(HEADS, [["Verotulot", "9 000", "7 100"], ["Vuosikate", "900", margin]])
        page.prose(f"Kassavarat olivat kauden päättyessä {cash} euroa.")
        page.heading(unit)
        page.table(HEADS, [["Henkilöstökulut", "-900", costs]])
        page.heading("Varhaiskasvatus")
        page.prose(f"Palvelusetelillä hoidossa on {children} lasta.")
        page.heading("Liikuntapalvelut")
        page.prose(f"Uimahalli oli suljettuna {weeks} viikkoa kosteusvaurion vuoksi.")
        page.heading("Investoinnit")
        total = "Investoinnit yhteensä" if town.startswith("Koela") else "Investointimenot yhteensä"
        page.table(["Kohde, 1 000 €", *HEADS[1:]], [["Koulun katto", "300", "120"], ["Rantapuisto", "100", "60"], [total, "400", "180"]])

    return draw


@cache
def _towns() -> Asker:
    store = FigureStore()
    for town in TOWNS:
        store.add(read_drawn(_drawn(town), name=town.split()[0].lower()))
    return Asker(store, None, Analyser())


COMPARED = {
    "Kummalla oli enemmän rahaa kassassa syyskuun 2025 lopussa, Koelalla vai Suvelalla?": ("2500000", "1900000"),
    "Kummalla on enemmän lapsia hoidossa palvelusetelillä, Koelalla vai Suvelalla?": ("41", "29"),
    "Kummalla on vähemmän lapsia hoidossa palvelusetelillä, Koelalla vai Suvelalla?": ("29", "41"),
    "Kummassa kunnassa uimahalli oli suljettuna pidempään, Koelassa vai Suvelassa?": ("11", "4"),
}


@pytest.mark.parametrize(("question", "due"), COMPARED.items(), ids=COMPARED)
def test_what_each_tells_is_set_side_by_side_the_one_asked_for_first(question: str, due: tuple[str, str]) -> None:
    answer = _towns().ask(question)
    assert [v.number for v in answer.values] == [Decimal(number) for number in due]
    assert all(town in answer.answer for town in TOWNS)


def test_what_only_one_tells_is_not_compared() -> None:
    assert _towns().ask("Kummalla on enemmän kerholaisia, Koelalla vai Suvelalla?").status == "not_found"


CHANGED = {
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Entä Suvelan vuosikate?"): "-150000",
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Mikä oli Suvelan vuosikate tammi–syyskuussa 2025?"): "-150000",
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Paljonko museopalvelujen henkilöstökulut olivat?"): "-220000",
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Montako viikkoa Suvelan uimahalli oli suljettuna?"): "11",
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Entä vuosikate?"): None,
    ("Paljonko Koelan puhtauspalvelujen henkilöstökulut olivat?", "Entä Suvelan henkilöstökulut?"): None,
}


@pytest.mark.parametrize(("turns", "due"), CHANGED.items(), ids=[turns[-1] for turns in CHANGED])
def test_a_new_subject_of_another_town_drops_what_was_carried(turns: tuple[str, str], due: str | None) -> None:
    assert [v.number for v in talk(_towns(), *turns).values] == ([] if due is None else [Decimal(due)])


INVESTED = ("Paljonko Koelan investointimenot olivat?", "Paljonko Koelan investoinnit olivat?", "Paljonko Suvelan investointimenot olivat?")


@pytest.mark.parametrize("question", INVESTED)
def test_the_sum_of_investments_is_found_by_either_name(question: str) -> None:
    assert [v.number for v in _towns().ask(question).values] == [Decimal("180000")]


def test_a_work_is_a_part_of_all_that_was_invested() -> None:
    answer = _towns().ask("Kuinka suuri osa Koelan investointimenoista meni koulun kattoon?")
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal("66.67"), "%")]  # 120 of 180


def test_a_refusal_speaks_of_the_reports_of_the_town_asked_about() -> None:
    answer = _towns().ask("Mikä on Suvelan puutarhojen laatu?").answer
    assert "puutarhojen" in answer and "Museopalvelut" in answer and "Puhtauspalvelut" not in answer, answer
