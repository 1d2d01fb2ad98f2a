"""Figures that a row prints external, internal and together: which of them an answer tells."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import extraction
from talk import asker_of

from ingest.model import Basis, Figure
from retrieval.answer import Asker

ROWS = {"Perusopetus": (500, 300, 90, 350), "Kirjastopalvelut": (80, 70, 20, 60)}
"""Thousands of euros of purchases by unit: budget, external, internal, the year before."""
ASKED = {
    "the total": ("Paljonko Koelan perusopetuksen palvelujen ostot olivat vuonna 2024?", "390000"),
    "one part": ("Paljonko Koelan perusopetuksen sisäiset palvelujen ostot olivat vuonna 2024?", "90000"),
    "what was internal of it": ("Paljonko Koelan perusopetuksen palvelujen ostoista oli sisäisiä 2024?", "90000"),
    "the other part": ("Mitkä olivat perusopetuksen ulkoiset palvelujen ostot Koelassa 2024?", "300000"),
    "without internal items": ("Perusopetuksen palvelujen ostot ilman sisäisiä eriä, Koela 2024", "300000"),
    "both": ("Paljonko Koelan perusopetuksen ulkoiset ja sisäiset palvelujen ostot olivat yhteensä 2024?", "390000"),
    "with internal items": ("Koelan perusopetuksen palvelujen ostot 2024 sisäiset erät mukaan lukien?", "390000"),
    "the budget, printed in total": ("Mikä oli Koelan perusopetuksen palvelujen ostojen talousarvio 2024?", "500000"),
    "a sum": ("Paljonko Koelan perusopetuksen ja kirjastopalvelujen palvelujen ostot olivat yhteensä 2024?", "480000"),
    "a part of it": ("Kuinka suuri osa Koelan perusopetuksen palvelujen ostoista oli sisäisiä 2024?", "23.08"),
    "a change": ("Paljonko Koelan perusopetuksen palvelujen ostot kasvoivat vuodesta 2023 vuoteen 2024?", "40000"),
}
UNTOLD = {
    "no budget of a part": "Mikä oli Koelan perusopetuksen ulkoisten palvelujen ostojen talousarvio 2024?",
    "no part of another row": "Mitkä olivat Koelan sivistyslautakunnan sisäiset toimintakulut 2024?",
    "both apart": "Koelan perusopetuksen palvelujen ostot 2024, sisäinen ja ulkoinen erikseen?",
}


def _asker() -> Asker:
    report = extraction()
    figures: list[Figure] = []
    for n, (unit, (budget, external, internal, before)) in enumerate(ROWS.items()):
        actual = next(f for f in report.figures if f.unit == unit and f.measure == "actual")
        plan = next(f for f in report.figures if f.unit == unit and f.measure == "budget")
        earlier = next(f.period for f in report.figures if f.period.label == "2023")
        total = external + internal
        cells: list[tuple[Figure, int, Basis | None]] = [
            (plan, budget, None), (actual, external, "external"), (actual, internal, "internal"), (actual, total, "external_and_internal"),
            (replace(actual, period=earlier), before, None),
        ]  # fmt: skip
        for c, (base, number, basis) in enumerate(cells):
            named = replace(base, figure_id=f"part-{n}-{c}", account="Palvelujen ostot", row_label="Palvelujen ostot", basis=basis)
            figures.append(replace(named, row=70 + n, column=c, number=Decimal(number * 1000), text=f"{number}"))
    return asker_of(replace(report, figures=(*report.figures, *figures)))


@pytest.fixture(scope="module")
def asker() -> Asker:
    return _asker()


@pytest.mark.parametrize(("question", "number"), ASKED.values(), ids=ASKED)
def test_the_part_that_is_meant(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize("question", UNTOLD.values(), ids=UNTOLD)
def test_what_is_not_printed_in_parts_is_not_told(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_the_answer_says_which_part_it_is(asker: Asker) -> None:
    first = asker.ask("Paljonko Koelan perusopetuksen sisäiset palvelujen ostot olivat vuonna 2024?")
    other = asker.ask("Entä ulkoiset?", first.conversation_id)
    whole = asker.ask("Paljonko Koelan perusopetuksen palvelujen ostot olivat vuonna 2024?")
    assert "(sisäiset erät)" in first.answer
    assert [str(v.number) for v in other.values] == ["300000"] and "(ulkoiset erät)" in other.answer
    assert whole.caveats == ("Luvussa ovat mukana sekä ulkoiset että sisäiset erät.",)
    share = asker.ask("Kuinka suuri osa Koelan perusopetuksen palvelujen ostoista oli sisäisiä 2024?")
    assert share.caveats == (f"Luvussa ovat mukana sekä ulkoiset että sisäiset erät: {share.calculation.operands[1].label}.",)  # of the two, which


def test_the_costs_ranked_are_totals(asker: Asker) -> None:
    answer = asker.ask("Mikä vastuualue käytti Koelassa eniten palvelujen ostoihin 2024?")
    assert [str(v.number) for v in answer.values] == ["390000"], answer.answer
