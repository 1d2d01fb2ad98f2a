"""What goes over the wire: CONTRACT.md's objects as pydantic models, each made from our own plain data.

No web framework here, since the command line prints the same objects.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ingest.model import Box, Finding, FindingStatus, Period, RecordKind, RecordStatus, SubjectKind
from ingest.model import Measure as MeasureName
from ingest.stores.stored import FigureChoices, Job, JobState, Listing, StoredFigure, StoredRecord, StoredReport
from retrieval.model import Answer, Calculation, Citation, Operand, Operation, Status, Value

if TYPE_CHECKING:  # numpy, which a look at the figures does without
    from retrieval.evidence.search import Hit

Number = Annotated[str, Field(description="Tarkka luku desimaalilukuna, raportin omalla etumerkillä", examples=["-4875072"])]
Bbox = Annotated[
    list[float],
    Field(description="x0, top, x1, bottom PDF-pisteinä sivun vasemmasta yläkulmasta", examples=[[57.0, 210.5, 120.0, 222.0]], min_length=4, max_length=4),
]
Cursor = Annotated[str | None, Field(description="Seuraavan sivun kohdistin, null lopussa")]


def exact(number: Decimal) -> str:
    """All digits of a number, without an exponent: Decimal("1E+3") → "1000"."""
    return f"{number:f}"


def page_url(report_id: str, page: int) -> str:
    """The address of a page's picture."""
    return f"/v1/reports/{report_id}/pages/{page}"


def _box(box: Box) -> list[float]:
    return box.as_list()


class Out(BaseModel):
    """What the service sends."""

    model_config = ConfigDict(frozen=True)


# ------------------------------------------------------------------------------------------------ asking


_QUESTION: dict[str, Any] = {"question": "Mikä oli hyvinvointipalvelujen toimintakate tammi–maaliskuussa 2025?", "conversation_id": None, "report_ids": None}


class AskRequest(BaseModel):
    """Kysymys."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"examples": [_QUESTION]},
    )

    question: str = Field(min_length=1, description="Kysymys suomeksi")
    conversation_id: str | None = Field(default=None, max_length=100, description="null aloittaa keskustelun; aiemman vastauksen tunnus jatkaa sitä")
    report_ids: list[str] | None = Field(default=None, max_length=1000, description="null kysyy kaikista raporteista; luettelo rajaa niihin")


class MarkedValue(BaseModel):
    """Vastauksen luku."""

    model_config = ConfigDict(frozen=True)

    number: str = Field(pattern=r"^-?\d{1,30}(\.\d{1,30})?$")
    unit: str = Field(max_length=50)


class MarkedPlace(BaseModel):
    """Vastauksen viittaus."""

    model_config = ConfigDict(frozen=True)

    report_id: str = Field(max_length=500)
    page: int = Field(ge=1)


class MarkRequest(BaseModel):
    """Vastaus, jonka käyttäjä merkitsee vääräksi. Lähettäjästä ei tallenneta mitään."""

    model_config = ConfigDict(frozen=True)

    question: str = Field(min_length=1, description="Kysymys")
    turns: list[str] = Field(default_factory=list, max_length=50, description="Saman keskustelun aiemmat kysymykset")
    status: Literal["answered", "clarify", "not_found"]
    answer: str = Field(default="", max_length=20_000, description="Vastauksen teksti")
    values: list[MarkedValue] = Field(default_factory=list, max_length=500)
    citations: list[MarkedPlace] = Field(default_factory=list, max_length=500)
    note: str = Field(default="", max_length=1000, description="Mikä on väärin")


class ValueOut(Out):
    """Kysytty luku."""

    number: Number
    unit: str = Field(description="Mittayksikkö", examples=["EUR"])
    text: str = Field(description="Luku suomalaisittain kirjoitettuna", examples=["−4 875 072 €"])
    label: str
    figure_id: str | None


class OperandOut(Out):
    """Luku, josta laskettiin."""

    figure_id: str | None
    number: Number
    unit: str
    text: str
    label: str
    citation: int


class ResultOut(Out):
    """Laskun tulos."""

    number: Number
    unit: str
    text: str


class CalculationOut(Out):
    """Miten luku laskettiin."""

    operation: Operation
    expression: str
    operands: list[OperandOut]
    result: ResultOut


class CitationOut(Out):
    """Kohta, johon vastaus perustuu."""

    id: int
    report_id: str
    report_title: str
    page: int = Field(ge=1, description="Sivu ykkösestä alkaen")
    bbox: Bbox
    section: list[str]
    quote: str = Field(description="Rivi tai virkkeet sellaisina kuin ne on painettu, enintään 400 merkkiä")
    url: str = Field(description="Sivun kuva", examples=["/v1/reports/raportti/pages/1"])


class UnderstoodOut(Out):
    """Yksi asia siitä, miten kysymys ymmärrettiin."""

    what: str
    value: str


class AnswerOut(Out):
    """Vastaus."""

    conversation_id: str
    question: str
    standalone_question: str = Field(description="Miten kysymys ymmärrettiin, jatkokysymys kokonaiseksi kirjoitettuna")
    status: Status
    answer: str = Field(description="Vastaus suomeksi; jokaisen väitteen lopussa viittaus, esimerkiksi [1]")
    values: list[ValueOut]
    calculation: CalculationOut | None
    citations: list[CitationOut]
    caveats: list[str]
    suggestions: list[str]
    timing_ms: float
    understood: list[UnderstoodOut]


class ExamplesOut(Out):
    """Kysymyksiä, joista voi aloittaa."""

    questions: list[str] = Field(examples=[["Mikä oli Kaislajoen kunnan toimintakate tammi–maaliskuussa 2025?"]])


def to_answer(answer: Answer) -> AnswerOut:
    """An answer as it is sent and printed."""
    return AnswerOut(
        conversation_id=answer.conversation_id,
        question=answer.question,
        standalone_question=answer.standalone_question,
        status=answer.status,
        answer=answer.answer,
        values=[_value(value) for value in answer.values],
        calculation=_calculation(answer.calculation) if answer.calculation else None,
        citations=[_citation(citation) for citation in answer.citations],
        caveats=list(answer.caveats),
        suggestions=list(answer.suggestions),
        timing_ms=answer.timing_ms,
        understood=[UnderstoodOut(what=what, value=value) for what, value in answer.understood],
    )


def _value(value: Value) -> ValueOut:
    return ValueOut(number=exact(value.number), unit=value.unit, text=value.text, label=value.label, figure_id=value.figure_id)


def _operand(operand: Operand) -> OperandOut:
    return OperandOut(
        figure_id=operand.figure_id, number=exact(operand.number), unit=operand.unit, text=operand.text, label=operand.label, citation=operand.citation
    )


def _calculation(calculation: Calculation) -> CalculationOut:
    result = calculation.result
    return CalculationOut(
        operation=calculation.operation,
        expression=calculation.expression,
        operands=[_operand(operand) for operand in calculation.operands],
        result=ResultOut(number=exact(result.number), unit=result.unit, text=result.text),
    )


def _citation(citation: Citation) -> CitationOut:
    return CitationOut(
        id=citation.id,
        report_id=citation.report_id,
        report_title=citation.report_title,
        page=citation.page,
        bbox=_box(citation.box),
        section=list(citation.section),
        quote=citation.quote,
        url=page_url(citation.report_id, citation.page),
    )


# ------------------------------------------------------------------------------------------------ figures and records


class PeriodOut(Out):
    """Ensimmäinen ja viimeinen päivä."""

    start: date
    end: date
    label: str = Field(examples=["1–3/2025"])


class ChecksOut(Out):
    """Tarkistukset, joihin luku osallistuu."""

    passed: list[str]
    failed: list[str]


class FigureOut(Out):
    """Yksi raporttiin painettu luku."""

    figure_id: str
    report_id: str
    unit: str = Field(description="Organisaatioyksikkö sellaisena kuin se on nimetty")
    unit_path: list[str]
    account: str = Field(description="Tili, tunnusluku, hanke tai muu kohde")
    subject_kind: SubjectKind
    measure: MeasureName
    basis: Literal["external", "external_and_internal"] | None
    period: PeriodOut
    number: Number
    number_unit: str
    text: str = Field(description="Sellaisena kuin se on painettu")
    scale: str = Field(description="Painetun yksikön arvo: 1, 1000 tai 1000000")
    page: int
    printed_page: str | None
    bbox: Bbox
    section: list[str]
    table_id: str | None
    row_label: str
    column_label: str
    footnotes: list[str]
    checks: ChecksOut
    repair: str | None
    doubt: str | None = Field(description="Miksi luku ei ole varma")
    exact: bool = Field(description="false, kun teksti sanoo esimerkiksi noin tai yli")
    sentence: str = Field(description="Tekstissä olevan luvun virke")


def to_figure(stored: StoredFigure) -> FigureOut:
    """A stored figure as it is sent."""
    figure = stored.figure
    return FigureOut(
        figure_id=figure.figure_id,
        report_id=stored.report_id,
        unit=figure.unit,
        unit_path=list(figure.unit_path),
        account=figure.account,
        subject_kind=figure.subject_kind,
        measure=figure.measure,
        basis=figure.basis if figure.basis != "internal" else None,  # which the contract has no word for; the column's heading says it
        period=_period(figure.period),
        number=exact(figure.number),
        number_unit=figure.number_unit,
        text=figure.text,
        scale=exact(figure.scale),
        page=figure.page,
        printed_page=figure.printed_page,
        bbox=_box(figure.box),
        section=list(figure.section),
        table_id=stored.table_id,
        row_label=figure.row_label,
        column_label=figure.column_label,
        footnotes=list(figure.footnotes),
        checks=ChecksOut(passed=list(stored.checks_passed), failed=list(stored.checks_failed)),
        repair=figure.repair,
        doubt=figure.doubt,
        exact=figure.exact,
        sentence=figure.sentence,
    )


def _period(period: Period) -> PeriodOut:
    return PeriodOut(start=period.start, end=period.end, label=period.label)


class FiguresOut(Out):
    """Luettelo luvuista."""

    figures: list[FigureOut]
    next_cursor: Cursor


def to_figures(listing: Listing[StoredFigure]) -> FiguresOut:
    """A page of figures."""
    return FiguresOut(figures=[to_figure(stored) for stored in listing], next_cursor=listing.next_cursor)


class ChoiceOut(Out):
    """Arvo, johon luvut voi rajata."""

    value: str
    count: int = Field(description="Montako lukua")


class FigureChoicesOut(Out):
    """Mihin luvut voi rajata: kunkin ehdon arvot, jotka muut ehdot jättävät jäljelle."""

    total: int = Field(description="Kaikkia ehtoja vastaavat luvut")
    report_id: list[ChoiceOut]
    unit: list[ChoiceOut]
    account: list[ChoiceOut]
    measure: list[ChoiceOut]
    period: list[ChoiceOut] = Field(description="Jaksojen nimet, viimeisin ensin")


def to_figure_choices(choices: FigureChoices) -> FigureChoicesOut:
    """What figures can be narrowed to, as it is sent."""
    return FigureChoicesOut(
        total=choices.total,
        report_id=_choices(choices.report_ids),
        unit=_choices(choices.units),
        account=_choices(choices.accounts),
        measure=_choices(choices.measures),
        period=_choices(choices.periods),
    )


def _choices(counts: Mapping[str, int]) -> list[ChoiceOut]:
    return [ChoiceOut(value=value, count=count) for value, count in counts.items() if value]


class RecordOut(Out):
    """Sanataulukon rivi: tavoite, suunnitelman rivi, riski, hanke tai investointi."""

    record_id: str
    report_id: str
    kind: RecordKind
    unit: str
    unit_path: list[str]
    title: str
    fields: dict[str, str]
    status: RecordStatus | None
    page: int
    pages: list[int]
    bbox: Bbox
    section: list[str]
    table_id: str | None
    figure_ids: list[str]


class RecordsOut(Out):
    """Luettelo tietueista."""

    records: list[RecordOut]
    next_cursor: Cursor


def to_records(listing: Listing[StoredRecord]) -> RecordsOut:
    """A page of records."""
    return RecordsOut(records=[_record(stored) for stored in listing], next_cursor=listing.next_cursor)


def _record(stored: StoredRecord) -> RecordOut:
    record = stored.record
    return RecordOut(
        record_id=record.record_id,
        report_id=stored.report_id,
        kind=record.kind,
        unit=record.unit,
        unit_path=list(record.unit_path),
        title=record.title,
        fields=dict(record.fields),
        status=record.status,
        page=record.page,
        pages=list(record.pages),
        bbox=_box(record.box),
        section=list(record.section),
        table_id=stored.table_id,
        figure_ids=list(record.figure_ids),
    )


# ------------------------------------------------------------------------------------------------ passages


class PassageOut(Out):
    """Tekstikohta, johon vastaukset perustuvat."""

    passage_id: str
    report_id: str
    kind: Literal["text", "table"]
    section: list[str]
    pages: list[int]
    text: str
    score: float
    best_sentence: str = Field(description="Virke tai rivi, joka sopii kysymykseen parhaiten")
    page: int
    bbox: Bbox


class PassagesOut(Out):
    """Hakutulokset, paras ensin."""

    passages: list[PassageOut]
    next_cursor: Cursor


def to_passages(listing: "Listing[Hit]") -> PassagesOut:
    """A page of what search found."""
    return PassagesOut(passages=[_passage(hit) for hit in listing], next_cursor=listing.next_cursor)


def _passage(hit: "Hit") -> PassageOut:
    return PassageOut(
        passage_id=hit.passage_id,
        report_id=hit.report_id,
        kind=hit.passage.kind,
        section=list(hit.passage.section),
        pages=list(hit.passage.pages),
        text=hit.passage.text,
        score=round(float(hit.score), 4),
        best_sentence=hit.best_sentence,
        page=hit.place.page,
        bbox=_box(hit.place.box),
    )


# ------------------------------------------------------------------------------------------------ reports and checks


class CheckCountsOut(Out):
    """Tarkistusten lukumäärät tuloksen mukaan."""

    holds: int = 0
    rounding: int = 0
    error: int = 0
    repaired: int = 0


class ReportOut(Out):
    """Raportti ja mitä siitä löytyi."""

    report_id: str
    file_name: str
    title: str
    municipality: str
    type: str = Field(examples=["osavuosikatsaus"])
    period: PeriodOut | None
    pages: int
    about: str = Field(description="Yksikkö, jota koko raportti koskee")
    counts: dict[str, int]
    checks: CheckCountsOut
    warnings: list[str]
    added: datetime


class ReportsOut(Out):
    """Luettelo raporteista."""

    reports: list[ReportOut]
    next_cursor: Cursor


def to_report(stored: StoredReport) -> ReportOut:
    """A report as it is sent."""
    report = stored.report
    return ReportOut(
        report_id=report.report_id,
        file_name=report.file_name,
        title=report.title,
        municipality=report.municipality,
        type=report.type,
        period=_period(report.period) if report.period else None,
        pages=report.pages,
        about=report.about,
        counts=dict(stored.counts),
        checks=check_counts(stored),
        warnings=list(stored.warnings),
        added=stored.added,
    )


def check_counts(stored: StoredReport) -> CheckCountsOut:
    """How many of a report's identities hold, and how many do not."""
    return CheckCountsOut(**stored.checks)


class FindingOut(Out):
    """Yksi tarkistettu laskusääntö; difference = printed − computed."""

    finding_id: str
    status: FindingStatus
    identity: str
    message: str
    pages: list[int]
    figure_ids: list[str]
    printed: Number
    computed: Number
    difference: Number
    unit: str


class FindingsOut(Out):
    """Raportin tarkistukset."""

    summary: CheckCountsOut
    findings: list[FindingOut]
    next_cursor: Cursor


def to_findings(stored: StoredReport, findings: Iterable[Finding], next_cursor: str | None = None) -> FindingsOut:
    """A page of a report's findings, with the numbers of all of them."""
    return FindingsOut(summary=check_counts(stored), findings=[_finding(finding) for finding in findings], next_cursor=next_cursor)


def _finding(finding: Finding) -> FindingOut:
    return FindingOut(
        finding_id=finding.finding_id,
        status=finding.status,
        identity=finding.identity,
        message=finding.message,
        pages=list(finding.pages),
        figure_ids=list(finding.figure_ids),
        printed=exact(finding.printed),
        computed=exact(finding.computed),
        difference=exact(finding.difference),
        unit=finding.unit,
    )


# ------------------------------------------------------------------------------------------------ jobs, problems, health


class FieldError(Out):
    """Kenttä, joka ei kelpaa."""

    field: str = Field(examples=["question"])
    detail: str


class Problem(Out):
    """RFC 9457 -virheilmoitus."""

    type: str = Field(default="about:blank", examples=["about:blank"])
    title: str
    status: int
    detail: str
    errors: list[FieldError] | None = None


class ProgressOut(Out):
    """Montako sivua on luettu."""

    page: int
    pages: int


class JobOut(Out):
    """Raportin lukeminen."""

    job_id: str
    state: JobState
    file_name: str
    progress: ProgressOut
    report_id: str | None
    error: dict[str, Any] | None = Field(description="RFC 9457 -virheilmoitus, kun state on failed")


def to_job(job: Job) -> JobOut:
    """A job as it is sent."""
    return JobOut(
        job_id=job.job_id,
        state=job.state,
        file_name=job.file_name,
        progress=ProgressOut(page=job.page, pages=job.pages),
        report_id=job.report_id,
        error=dict(job.error) if job.error is not None else None,
    )


class HealthOut(Out):
    """Palvelun tila."""

    status: Literal["ok"] = "ok"


class ReadyOut(HealthOut):
    """Palvelu on valmis; versions kertoo tiivisteinä, mistä vastaukset riippuvat."""

    versions: dict[str, str] = Field(description="code, corpus, model ja settings: samoilla tiivisteillä tulevat samat vastaukset")
