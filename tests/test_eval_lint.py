"""The lint of gold: a line that the reports bear out passes, and each fault planted into it is named."""

import json
from decimal import Decimal
from typing import Any

import pytest
from made_up import QUARTER, YEAR

from eval.gold import Gold
from eval.lint import Held, lint
from eval.printed import stands_in
from eval.reckoning import reckoned
from ingest.model import Box, Figure, Period

STEM = "koela-2025-q1"


def cell(account: str, number: str, *, page: int = 1, table: int = 0, column: int = 1, unit: str = "EUR", owner: str = "Koela", **more: Any) -> Figure:
    """A figure whose row is its account."""
    period: Period = more.pop("period", QUARTER)
    row = int.from_bytes(account.encode(), "big") % 997
    given = {"table": table, "row": row, "column": column, "scale": Decimal(1), **more}
    name = f"koela-{page}-{table}-{row}-{column}"
    return Figure(name, owner, (owner,), account, "account", "actual", period, Decimal(number), unit, number, page=page, box=Box(0, 0, 1, 1), **given)


FIGURES = [
    cell("Palkat", "-500"),
    cell("Palkat", "-400", column=2, period=YEAR),
    cell("Ostot", "-300"),
    cell("Muut", "-40"),
    cell("Tuotot", "120.50", page=2),
    cell("Käyttöaste", "74.5", unit="%", page=2),
    cell("Asukkaat", "200", unit="persons", page=2, column=3),
]
WORDS = {(STEM, 3): "Avustusta saatiin 1 250 euroa ja lainaa 3,5 milj. euroa."}
HELD = Held({STEM: 3}, {STEM: FIGURES}, lambda report, page: WORDS.get((report, page), ""))


def line(name: str = "a", number: str | None = "-500", unit: str = "EUR", page: int = 1, **more: Any) -> Gold:
    given = {
        "id": name,
        "question": f"Kysymys {name}?",
        "status": "answered",
        "numbers": [] if number is None else [{"number": number, "unit": unit}],
        "citations": [{"report": STEM, "pages": [page]}],
    }
    return Gold.model_validate_json(json.dumps(given | more))


def derived(operation: str, *operands: str, page: int = 1, report: str = STEM, unit: str = "EUR") -> dict[str, Any]:
    return {"operation": operation, "operands": [{"number": one, "unit": unit, "report": report, "page": page} for one in operands]}


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(line(), id="printed"),
        pytest.param(line(number="500", numbers=[{"number": "500", "unit": "EUR", "sign_free": True}]), id="its size"),
        pytest.param(line(number="1250", page=3), id="in the words of the page"),
        pytest.param(line(number="3500000", page=3), id="in the words, in millions"),
        pytest.param(line(number="-200"), id="difference in a column"),
        pytest.param(line(number="-840"), id="sum of a column"),
        pytest.param(line(number="-280"), id="mean of a column"),
        pytest.param(line(number="25", unit="%"), id="change in a row"),
        pytest.param(line(number="60", unit="%"), id="share of a column"),
        pytest.param(line(number="0.60", unit="€/asukas", page=2), id="by head"),
        pytest.param(line(number="-340", derivation=derived("sum", "-300", "-40")), id="the sum of its operands"),
        pytest.param(line(number="-170", derivation=derived("mean", "-300", "-40")), id="the mean of its operands"),
        pytest.param(line(number="100", derivation=derived("difference", "-400", "-500")), id="new less old"),
        pytest.param(line(number=None, text=["avustus"], page=3), id="words alone"),
        pytest.param(line(status="not_found", number=None, citations=[]), id="nothing due"),
    ],
)
def test_what_the_report_bears_out_passes(gold: Gold) -> None:
    assert list(lint([gold], HELD)) == []


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        pytest.param(line(number="-501"), "lukua −501 € ei ole", id="a wrong digit"),
        pytest.param(line(number="500"), "lukua 500 € ei ole", id="a lost sign"),
        pytest.param(line(unit="%"), "lukua −500 % ei ole", id="another unit"),
        pytest.param(line(page=2), "lukua −500 € ei ole", id="another page"),
        pytest.param(line(page=4), "viitattua sivua ei ole", id="no such page"),
        pytest.param(line(citations=[{"report": "muu", "pages": [1]}]), "raporttia muu ei ole luettu", id="no such report"),
        pytest.param(line(citations=[]), "paikkaa ei ole merkitty", id="no place"),
        pytest.param(line(number=None), "ei kerro, mitä vastauksessa pitää olla", id="nothing to judge by"),
        pytest.param(line(status="not_found"), "ei voi odottaa lukuja", id="a number where there is none"),
        pytest.param(line(status="clarify", number=None), "vähintään kaksi tulkintaa", id="one reading"),
        pytest.param(line(number="-341", derivation=derived("sum", "-300", "-40")), "laskutoimitus antaa −340", id="a result that does not follow"),
        pytest.param(line(number="-160", derivation=derived("mean", "-300", "-40")), "laskutoimitus antaa −170", id="a mean that does not follow"),
        pytest.param(line(number="-341", derivation=derived("sum", "-300", "-41")), "laskutoimituksen lukua −41 € ei ole", id="an operand that is not there"),
        pytest.param(line(number="-340", derivation=derived("sum", "-300", "-40", page=2)), "ei ole kentässä citations", id="an operand without a place"),
        pytest.param(line(number="-200", derivation=derived("value", "-300")), "lukua −200 € ei ole", id="a single figure is not reckoned"),
        pytest.param(line(numbers=[], accept=[{"numbers": [{"number": "-501", "unit": "EUR"}]}]), "lukua −501 € ei ole", id="a reading that is not there"),
    ],
)
def test_a_planted_fault_is_named(gold: Gold, told: str) -> None:
    faults = [fault for _, fault in lint([gold], HELD)]
    assert any(told in fault for fault in faults), faults


def test_no_question_is_there_twice() -> None:
    same = {"question": "Paljonko palkat olivat?"}
    first, again, other = line("a", **same), line("b", **same), line("c", "-300", **same)
    told = [(name, fault.partition(" tunnuksella")[0]) for name, fault in lint([first, again, other], HELD)]
    assert told == [("b", "sama kysymys on jo"), ("c", "samalla kysymyksellä on toinen vastaus")]
    assert list(lint([first, line("d", turns=["Entä ennen?"], **same)], HELD)) == [], "another conversation is another question"


def test_a_figure_that_the_report_prints_with_two_values_is_told() -> None:
    twice = Held({STEM: 3}, {STEM: [*FIGURES, cell("Palkat", "-550", page=3, table=7)]})
    assert ["s. 3 sama luku on −550 €" in fault for _, fault in lint([line()], twice)] == [True]
    for said in (
        {"reject": ["-550"]},
        {"caveat": True},
        {"accept": [{"numbers": [{"number": "-550", "unit": "EUR"}]}], "citations": [{"report": STEM, "pages": [1, 3]}]},
    ):
        assert list(lint([line(**said)], twice)) == []
    rounded = Held({STEM: 3}, {STEM: [*FIGURES, cell("Palkat", "-1000", page=3, table=7, scale=Decimal(1000))]})
    assert list(lint([line()], rounded)) == [], "a rounder print of it is no second answer"


@pytest.mark.parametrize(
    ("operation", "values", "result"),
    [
        ("difference", [5, 8], -3), ("sum", [1, 2, 4], 7), ("mean", [1, 2, 6], 3), ("share", [1, 4], 25), ("change_percent", [110, 100], 10),
        ("change_percent", [-110, -100], 10), ("share", [1, 0], None), ("change_percent", [1, 0], None), ("rank", [1, 2], None),
    ],
)  # fmt: skip
def test_operations(operation: str, values: list[int], result: int | None) -> None:
    assert reckoned(operation, [Decimal(value) for value in values]) == result


@pytest.mark.parametrize(
    ("number", "text", "there"),
    [
        ("1282595", "oli 1 282 595 euroa", True), ("-1282595", "oli −1\u00a0282\u00a0595", True), ("1282595", "1.282.595", True), ("1282595", "1282595", True),
        ("1282000", "1 282 t€", True), ("2500000", "2,5 milj.", True), ("23.18", "23,18 %", True), ("23.1", "23,18 %", False), ("282595", "1282595", False),
        ("12", "2012", False), ("5", "15,5", False), ("1282595", "1 282\n595", True),
    ],
)  # fmt: skip
def test_prints_of_a_number(number: str, text: str, there: bool) -> None:
    assert stands_in(Decimal(number), text) == there
