"""An answer as the evaluation sees it, whether it came from this process or over HTTP, and as a run file keeps it."""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from ingest.model import Box
from retrieval.model import Answer


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GivenNumber(_Kept):
    """A value or a result: exact, its unit, and its text."""

    number: Decimal
    unit: str
    text: str
    label: str = ""


class GivenCitation(_Kept):
    """What a mark points at; `report` is the file name without its ending."""

    id: int
    report: str
    report_title: str = ""
    page: int
    bbox: tuple[float, float, float, float] = (0, 0, 0, 0)
    section: tuple[str, ...] = ()
    quote: str = ""


class GivenCalculation(_Kept):
    """How a result was computed."""

    operation: str
    expression: str
    operands: tuple[GivenNumber, ...]
    result: GivenNumber


class Reply(_Kept):
    """One answer; `failed` says why there is none."""

    status: str = "failed"
    answer: str = ""
    standalone_question: str = ""
    values: tuple[GivenNumber, ...] = ()
    calculation: GivenCalculation | None = None
    citations: tuple[GivenCitation, ...] = ()
    caveats: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    failed: str = ""


def _box(box: Box) -> tuple[float, float, float, float]:
    """As the service sends it."""
    x0, top, x1, bottom = box.as_list()
    return x0, top, x1, bottom


def from_answer(answer: Answer, reports: dict[str, str]) -> Reply:
    """From this process; `reports` gives the file name without ending of each report_id."""
    calculation = answer.calculation
    return Reply(
        status=answer.status,
        answer=answer.answer,
        standalone_question=answer.standalone_question,
        values=tuple(GivenNumber(number=one.number, unit=one.unit, text=one.text, label=one.label) for one in answer.values),
        calculation=None
        if calculation is None
        else GivenCalculation(
            operation=calculation.operation,
            expression=calculation.expression,
            operands=tuple(GivenNumber(number=one.number, unit=one.unit, text=one.text, label=one.label) for one in calculation.operands),
            result=GivenNumber(number=calculation.result.number, unit=calculation.result.unit, text=calculation.result.text),
        ),
        citations=tuple(
            GivenCitation(
                id=one.id,
                report=reports[one.report_id],
                report_title=one.report_title,
                page=one.page,
                bbox=_box(one.box),
                section=one.section,
                quote=one.quote,
            )
            for one in answer.citations
        ),
        caveats=answer.caveats,
        suggestions=answer.suggestions,
    )


def from_json(given: dict[str, Any], reports: dict[str, str]) -> Reply:
    """From the object that POST /v1/ask gives; raises pydantic.ValidationError when it is not one."""
    citations = [one | {"report": reports.get(one.get("report_id", ""), "?")} for one in given.get("citations", ())]
    return Reply.model_validate(given | {"citations": citations})
