"""A planted fault moves the measure that a release's limits are set on, and that limit alone is missed."""

import json
import tomllib
from decimal import Decimal
from typing import Any

import pytest

from eval.asked import Found
from eval.gold import Gold
from eval.reply import GivenCalculation, GivenCitation, GivenNumber, Reply
from eval.runs import Asking
from eval.scores import LOW, Judged, judged, measures, missed, percentile
from eval.verdict import judge
from ingest.data import data_path

LIMITS = tomllib.loads(data_path("gold", "thresholds.toml").read_text(encoding="utf-8"))
VALUE = GivenNumber(number=Decimal(-500), unit="EUR", text="−500 €", label="Koelan palkat, toteuma 1–3/2025")
CITED = GivenCitation(id=1, report="koe", page=3, quote="Palkat | −500")
RIGHT = Reply(status="answered", answer="−500 € [1].", values=(VALUE,), citations=(CITED,), caveats=("Luvut eivät ole vertailukelpoisia.",))
NOTHING = Reply(status="not_found", answer="Raporteissa ei ole tietoa.")
FOUND = (Found(report="koe", pages=(3,)),)


def gold(name: str, **more: Any) -> Gold:
    number = {"number": "-500", "unit": "EUR", "period": {"start": "2025-01-01", "end": "2025-03-31"}}
    given = {"id": name, "question": "Paljonko?", "status": "answered", "numbers": [number], "citations": [{"report": "koe", "pages": [3]}], "caveat": True}
    return Gold.model_validate_json(json.dumps(given | more))


ANSWERED = gold("answered")
FOLLOWED = gold("followed", turns=["Mikä?"])
UNANSWERABLE = gold("unanswerable", status="not_found", numbers=[], citations=[], caveat=False)


def run(**faults: Reply) -> list[Judged]:
    """A right run of the three questions, but for the replies given."""
    right = {"answered": RIGHT, "followed": RIGHT, "unanswerable": NOTHING} | faults
    questions = (ANSWERED, FOLLOWED, UNANSWERABLE)
    return judged(questions, [Asking(one, right[one.id], found=FOUND if one.sought else ()) for one in questions])


def value(**more: Any) -> Reply:
    changed = VALUE.model_copy(update=more)
    return RIGHT.model_copy(update={"values": (changed,), "answer": f"{changed.text} [1]."})


def test_a_right_run_meets_every_limit() -> None:
    assert missed(measures(run()), LIMITS) == []
    assert set(LOW) & set(LIMITS) == {"wrong", "untraceable"}


@pytest.mark.parametrize(
    ("faults", "limits"),
    [
        pytest.param({"answered": value(number=Decimal(-501), text="−501 €")}, {"right", "wrong"}, id="a wrong digit"),
        pytest.param({"answered": value(number=Decimal(500), text="500 €")}, {"right", "wrong"}, id="a lost sign"),
        pytest.param({"answered": value(label="Koelan palkat, toteuma 1–6/2025")}, {"right", "wrong"}, id="a wrong period"),
        pytest.param({"answered": RIGHT.model_copy(update={"citations": (CITED.model_copy(update={"page": 4}),)})}, {"cited"}, id="a wrong page"),
        pytest.param({"answered": RIGHT.model_copy(update={"answer": "−500 € [1]. Kasvua 12,5 %."})}, {"untraceable"}, id="an invented number in the text"),
        pytest.param({"answered": NOTHING}, {"right"}, id="a refused answer"),
        pytest.param({"unanswerable": RIGHT}, {"right", "wrong", "refused"}, id="an answered unanswerable"),
        pytest.param({"answered": RIGHT.model_copy(update={"caveats": ()})}, {"caveats"}, id="a dropped caveat"),
        pytest.param({"followed": NOTHING}, {"right", "follow_ups"}, id="a follow-up that is not understood"),
        pytest.param({"answered": Reply(failed="aikakatkaisu")}, {"right", "wrong"}, id="no reply"),
    ],
)
def test_a_planted_fault_misses_its_limits(faults: dict[str, Reply], limits: set[str]) -> None:
    assert {name for name, _, _ in missed(measures(run(**faults)), LIMITS)} == limits


def test_a_search_that_finds_nothing_misses_its_limits() -> None:
    lost = judged([ANSWERED], [Asking(ANSWERED, RIGHT, found=(Found(report="koe", pages=(4,)), Found(report="muu", pages=(3,))))])
    assert {name for name, _, _ in missed(measures(lost), LIMITS)} == {"found_5", "found_10"}


def test_a_complete_list_holds_nothing_else() -> None:
    other = GivenNumber(number=Decimal(-40), unit="EUR", text="−40 €")
    total = GivenNumber(number=Decimal(-540), unit="EUR", text="−540 €")
    summed = GivenCalculation(operation="sum", expression="−500 € + −40 €", operands=(VALUE, other), result=total)
    quoted = (CITED.model_copy(update={"quote": "Palkat | −500 | −40"}),)
    reply = RIGHT.model_copy(update={"answer": "−500 € ja −40 € [1].", "values": (VALUE, other), "calculation": summed, "citations": quoted})
    assert judge(ANSWERED, reply).outcome == "RIGHT", "an operand that is quoted may stand there too"
    assert judge(gold("a", complete=True), reply).outcome == "WRONG"


@pytest.mark.parametrize(("share", "due"), [(0.5, 5.0), (0.95, 10.0), (0.0, 1.0)])
def test_percentiles(share: float, due: float) -> None:
    assert percentile([float(value) for value in range(10, 0, -1)], share) == due and percentile([], share) == 0
