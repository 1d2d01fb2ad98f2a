"""How much cash changed in a year, where the cash flow statement prints it and the balance sheet does not go back far enough."""

from dataclasses import replace

import pytest
from closing_town import BEFORE, CLOSE, OPEN, TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.model import Figure
from retrieval.answer import Asker

ROWS = {
    "Rahavarojen muutos": ((YEAR, "-300000.00"), (BEFORE, "120000.00")),
    "Rahat ja pankkisaamiset": ((CLOSE, "500000.00"), (OPEN, "800000.00")),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    read = extraction()
    like = next(f for f in read.figures if f.unit == TOWN and f.account == "Verotulot")
    made: list[Figure] = []
    for n, (account, cells) in enumerate(ROWS.items()):
        for c, (period, text) in enumerate(cells):
            own = {"account": account, "row_label": account, "period": period, "number": type(like.number)(text), "text": text, "table": 90 + n, "row": n}
            made.append(replace(like, figure_id=f"cash-{n}-{c}", column=c, column_label=period.label, **own))  # type: ignore[arg-type]
    return asker_of(replace(read, figures=(*read.figures, *made)))


QUESTIONS = {
    "a year whose beginning no table prints": ("Paljonko Koelan rahavarat muuttuivat vuonna 2023?", "120000.00"),
    "the newest year": ("Paljonko rahavarat muuttuivat vuonna 2024?", "-300000.00"),
    "the town named": ("Kuinka paljon kaupungin rahavarat ovat muuttuneet vuonna 2023?", "120000.00"),
    "from a year to another": ("Paljonko rahavarat muuttuivat vuodesta 2023 vuoteen 2024?", "-300000.00"),
}


@pytest.mark.parametrize(("question", "number"), QUESTIONS.values(), ids=QUESTIONS)
def test_the_change_of_cash_is_that_of_its_year(asker: Asker, question: str, number: str) -> None:
    answer = talk(asker, question)
    assert [str(value.number) for value in answer.values] == [number], answer.answer
