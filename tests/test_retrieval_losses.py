"""Gains and losses of a row that prints either, what is just over its budget, numbers that are a part of a name, and questions that name no row."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import TOWN, asker, extraction
from small_town import extraction as small_extraction
from talk import asker_of

from retrieval.answer import Asker

CLAIMS = {
    "no gain": ("Tekikö Koela ylijäämää 2024?", "Ei:"),
    "a loss": ("Syntyikö Koelalle alijäämää 2024?", "Kyllä:"),
    "a gain before": ("Tekikö Koela ylijäämää 2023?", "Kyllä:"),
    "no loss before": ("Tekikö Koela alijäämää 2023?", "Ei:"),
}


def _with_both() -> Asker:
    report = extraction()
    result = [f for f in report.figures if f.account == "Tilikauden tulos"]
    both = [replace(f, figure_id=f"{f.figure_id}-both", account="Tilikauden yli-/alijäämä", row_label="Tilikauden yli-/alijäämä", row=900) for f in result]
    return asker_of(replace(report, figures=(*report.figures, *both)))


@pytest.mark.parametrize(("question", "begins"), CLAIMS.values(), ids=CLAIMS)
def test_a_gain_or_a_loss(question: str, begins: str) -> None:
    assert _with_both().ask(question).answer.startswith(begins)


def test_how_many_times_the_group_has_what_the_town_has() -> None:
    answer = asker().ask("Montako kertaa suurempi Koelan konsernin lainakanta on kuin kaupungin?")
    assert [str(v.number) for v in answer.values] == ["1.50"], answer.answer


def test_a_number_of_a_name_counts_nothing() -> None:
    report = small_extraction()
    base = next(f for f in report.figures if f.unit == TOWN and f.number_unit == "count")
    told = "Taloustoimi aloitti palvelut yhtiöille Asunto Oy Tilhi 1 ja 2 sekä muille."
    named = replace(base, figure_id="named", account="Taloustoimi", number=Decimal(1), text="1", sentence=told)
    assert asker_of(replace(report, figures=(*report.figures, named))).ask("Montako asuntoa aloitettiin Koelassa?").status == "not_found"


def _with_percents() -> Asker:
    """The boards with their per cent of the budget beside the amounts; one is over it by less than the per cent shows."""
    report, figures = extraction(), []
    for f in report.figures:
        board = f.unit in ("Sivistyslautakunta", "Tekninen lautakunta") and f.subject_kind == "account"
        own = replace(f, number=Decimal("-2000400")) if board and f.unit == "Tekninen lautakunta" and f.measure == "actual" else f
        figures.append(own)
        if board and f.measure == "actual":
            number = Decimal("100.0") if f.unit == "Tekninen lautakunta" else Decimal("98.8")
            figures.append(replace(f, figure_id=f"{f.figure_id}-percent", measure="percent", number=number, number_unit="%", column=9))
    return asker_of(replace(report, figures=tuple(figures)))


def test_what_is_just_over_its_budget() -> None:
    asker = _with_percents()
    assert "Teknisen lautakunnan" in asker.ask("Mitkä lautakunnat ylittivät määrärahansa 2024?").answer
    assert [str(v.number) for v in asker.ask("Kuinka moni lautakunta ylitti määrärahansa 2024?").values] == ["1"]
    assert "Teknisen lautakunnan" not in asker.ask("Mitkä lautakunnat alittivat määrärahansa 2024?").answer


def test_a_change_of_no_row() -> None:
    assert asker().ask("Paljonko Koelan Lämpö Oy teki tappiota 2024 ja paljonko vähemmän kuin 2023?").status == "not_found"
