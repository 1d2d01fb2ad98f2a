"""The area that has used the largest part of its own budget, told from the town's figures: no whole answers for its parts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from growing_town import BUDGETS, COSTS, STAFF_COSTS, actual, extraction, percent
from talk import asker_of

from retrieval.answer import Asker

USED = {unit: percent(actual(COSTS, unit), Decimal(budget) * 1000) for unit, budget in BUDGETS.items()}
LARGEST, SMALLEST = max(USED, key=USED.__getitem__), min(USED, key=USED.__getitem__)


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The town with the per cent that each area has used of its budget printed beside it."""
    town = extraction()
    budgets = [f for f in town.figures if f.measure == "amended_budget" and f.account == COSTS]
    made = [replace(f, figure_id=f"used-{f.unit}", measure="percent", number=USED[f.unit], number_unit="%", column=9) for f in budgets]
    return asker_of(replace(town, figures=(*town.figures, *made)))


@pytest.mark.parametrize(
    ("part", "unit"), [("suurimman osan", LARGEST), ("suurimman osuuden", LARGEST), ("isoimman osan", LARGEST), ("pienimmän osan", SMALLEST)]
)
def test_the_part_used_is_of_each_areas_own_budget(asker: Asker, part: str, unit: str) -> None:
    answer = asker.ask(f"Mikä vastuualueista on käyttänyt {part} toimintakulujensa budjetista 2024?")
    assert [value.number for value in answer.values] == [USED[unit]], answer.answer
    assert unit[:6] in answer.answer


@pytest.mark.parametrize(("whole", "row"), [("Sivistyspalvelujen", STAFF_COSTS), ("Teknisten palvelujen", STAFF_COSTS)])
def test_a_whole_is_not_told_for_one_of_its_parts(asker: Asker, whole: str, row: str) -> None:
    answer = asker.ask(f"Mikä {whole.lower()} vastuualueista maksoi {row.lower().removesuffix('t')}ja 2024?")
    assert answer.status != "answered" and not answer.values, answer.answer
