"""An adjective before a row is no row itself: short-term loans are neither all loans nor all that is short-term."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, ID = "Koelan kaupunki", "koela-tp-2024"
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
ROWS = {"Lyhytaikainen": "4171", "Lainakanta 31.12.": "11112", "Pitkäaikaiset lainat": "9500", "Lainat": "1612"}
ASKED = {
    "an adjective before loans": ("Paljonko Koelalla oli lyhytaikaista lainaa 2024?", []),
    "two of them": ("Paljonko Koelalla oli pitkä- ja lyhytaikaista lainaa yhteensä 2024?", []),
    "a row of that name": ("Paljonko Koelalla oli lyhytaikaista vierasta pääomaa 2024?", ["4171000"]),
    "another row with its adjective": ("Paljonko Koelalla oli pitkäaikaisia lainoja 2024?", ["9500000"]),
    "all loans": ("Mikä oli Koelan lainakanta 2024?", ["11112000"]),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    figures = tuple(
        Figure(
            f"{ID}-{n}", TOWN, (TOWN,), account, "account", "actual", YEAR, Decimal(number) * 1000, "EUR", number, Decimal(1000), 1, Box(0, 0, 10, 10),
            table=0, row=n, column=1, row_label=account,
        )
        for n, (account, number) in enumerate(ROWS.items())
    )  # fmt: skip
    report = Report(ID, "koela.pdf", "0" * 64, "Koelan tilinpäätös 2024", TOWN, "tilinpäätös", YEAR, 2, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), figures, (), (), ()))


@pytest.mark.parametrize(("question", "numbers"), ASKED.values(), ids=ASKED)
def test_what_an_adjective_says_must_be_told(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer
