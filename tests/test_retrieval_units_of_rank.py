"""Which units a question of a rank means: those of the reports that are asked, all of them, and none of another level."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Report
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

BOX = Box(0, 0, 10, 10)
HALF = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
AREA = "Sivistyspalvelut"
COSTS = {AREA: -500, "Perusopetus": -260, "Varhaiskasvatus": -180, "Kirjastopalvelut": -40, "Liikuntapalvelut": -12}
"""The area has costs of its own beside those of its units."""


def report(town: str, kinds: dict[str, str], deep: bool) -> Extraction:
    name = town.split()[0].lower()
    paths = {unit: (town, unit) if unit == AREA or not deep else (town, AREA, unit) for unit in COSTS}
    figures = tuple(
        Figure(
            f"{name}-{n}", unit, paths[unit], "Henkilöstökulut", "account", "actual", HALF, Decimal(number), "EUR", str(number), Decimal(1), n + 1, BOX,
            table=n, row=0, column=1, row_label="Henkilöstökulut", column_label="1–6/2025",
        )
        for n, (unit, number) in enumerate(COSTS.items())
    )  # fmt: skip
    units = (OrganisationUnit(town, (town,), "kunta"), *(OrganisationUnit(unit, path, kinds.get(unit, "palvelualue")) for unit, path in paths.items()))
    return Extraction(Report(name, f"{name}.pdf", "0" * 64, "Katsaus", town, "osavuosikatsaus", HALF, 5, town), units, (), (), figures, (), (), ())


@pytest.fixture(scope="module")
def asker() -> Asker:
    """One town whose tree is printed, another that calls two units of the same names so, and one whose units stand side by side."""
    store = FigureStore()
    store.add(report("Koelan kaupunki", {}, True))
    store.add(report("Mallilan kunta", {"Perusopetus": "yksikkö", "Varhaiskasvatus": "yksikkö"}, True))
    store.add(report("Toivolan kunta", {}, False))
    return Asker(store, None, Analyser())


@pytest.mark.parametrize("town", ["Koelan", "Mallilan"])
@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Luettele {} sivistyspalvelujen yksiköiden henkilöstökulut", [-260, -180, -40, -12]),
        ("Luettele {} yksiköiden henkilöstökulut", [-260, -180, -40, -12]),
        ("Mikä {} sivistyspalvelujen yksikkö käyttää vähiten henkilöstökuluihin?", [-12]),
    ],
)
def test_units_of_the_reports_asked(asker: Asker, town: str, question: str, numbers: list[int]) -> None:
    answer = asker.ask(question.format(town))
    assert [v.number for v in answer.values] == numbers, answer.answer


def test_units_whose_level_nothing_tells_are_not_listed(asker: Asker) -> None:
    answer = asker.ask("Luettele Toivolan yksiköiden henkilöstökulut")
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer
