"""A unit that another municipality in store has by the very name asked. Truth: the towns' own rows, by the names that each has for its library."""

import pytest
from talk import talk
from yearly_reports import asker_of_all, yearly_report

from retrieval.answer import Asker

KOELA, MALLILA, NIEMI = "Koelan kaupunki", "Mallilan kunta", "Niemen kunta"
COSTS = "Toimintakulut"
LIBRARIES = {KOELA: ("Kirjasto", {2024: -600}), MALLILA: ("Kirjastopalvelut", {2022: -540, 2023: -530}), NIEMI: ("Kirjastopalvelut", {2023: -410})}


@pytest.fixture(scope="module")
def asker() -> Asker:
    reports = [yearly_report(town, {town: {COSTS: dict.fromkeys(cells, -9000)}, unit: {COSTS: cells}}) for town, (unit, cells) in LIBRARIES.items()]
    return asker_of_all(*reports)


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        pytest.param(["Mitkä olivat Mallilan kirjaston toimintakulut vuonna 2022?"], "-540", id="the name that the town named has"),
        pytest.param(["Mitkä olivat Koelan kirjaston toimintakulut vuonna 2024?"], "-600", id="the very name"),
        pytest.param(["Mitkä olivat Mallilan kirjaston toimintakulut vuonna 2022?", "Entä vuonna 2023?"], "-530", id="another year"),
        pytest.param(["Mitkä olivat Mallilan toimintakulut vuonna 2023?", "Entä kirjaston?"], "-530", id="a part of the town told"),
        pytest.param(
            ["Mitkä olivat Mallilan kirjaston toimintakulut vuonna 2022?", "Entä vuonna 2023?", "Paljonko muutos oli euroina?"], "10", id="the change of those"
        ),
    ],
)
def test_a_unit_is_called_as_in_the_town_asked_about(asker: Asker, turns: list[str], number: str) -> None:
    answer = talk(asker, *turns)
    assert [str(value.number) for value in answer.values] == [number], answer.answer


def test_without_a_town_each_that_has_such_a_unit_is_asked_about(asker: Asker) -> None:
    answer = asker.ask("kirjaston toimintakulut 2023")
    assert answer.status == "clarify", answer.answer
    assert [town for town in ("Koelan", "Mallilan", "Niemen") if any(town in choice for choice in answer.suggestions)] == ["Mallilan", "Niemen"]


def test_a_town_without_such_a_year_has_no_number(asker: Asker) -> None:
    assert asker.ask("Mitkä olivat Koelan kirjaston toimintakulut vuonna 2023?").values == ()
