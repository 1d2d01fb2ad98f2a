"""What the figure store is asked and gives back, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from ingest import messages
from ingest.errors import ModelMismatch
from ingest.model import Figure, Passage, Period, Record, Report, SubjectKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which figures; () and None ask for nothing. Several values of one field are alternatives; names match whatever their case and dashes."""

    report_ids: tuple[str, ...] | None = None
    units: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    subject_kinds: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    period: str | None = None
    """A label ("1–3/2025") or first and last day ("2025-01-01/2025-03-31")."""
    start: date | None = None
    end: date | None = None
    q: str | None = None
    """Words that all stand in the figure's names, labels, section or sentence."""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    figure_ids: tuple[str, ...] = ()
    sort: "FigureOrder | None" = None
    """What to order by, backwards when it begins with a minus; None is the order in which reports came and then reading order."""


FigureOrder = Literal["unit", "-unit", "account", "-account", "measure", "-measure", "period", "-period", "number", "-number", "page", "-page"]


@dataclass(frozen=True, slots=True)
class FigureChoices:
    """What a figure query can be narrowed to: for each field the values that its other conditions leave, with the number of figures."""

    total: int
    """Figures that fit all conditions."""
    report_ids: Mapping[str, int]
    units: Mapping[str, int]
    accounts: Mapping[str, int]
    measures: Mapping[str, int]
    periods: Mapping[str, int]
    """By label, the latest first."""


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure with its report and the identities that it takes part in; those repaired count as passed."""

    report_id: str
    figure: Figure
    checks_passed: tuple[str, ...] = ()
    checks_failed: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()
    """Positions of the findings, for `findings_at`."""

    @property
    def table_id(self) -> str | None:
        """The table's id, None for a number in prose."""
        return table_id(self.report_id, self.figure.table)


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with its report."""

    report_id: str
    record: Record

    @property
    def table_id(self) -> str | None:
        """The table's id."""
        return table_id(self.report_id, self.record.table)


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with what was found in it. `counts`: sections, tables, figures, records, passages, findings, and each kind of record."""

    report: Report
    version: int
    counts: Mapping[str, int]
    checks: Mapping[str, int]
    """Findings by status: holds, rounding, error, repaired."""
    warnings: tuple[str, ...]
    added: datetime


class FoundPassage(NamedTuple):
    """A passage with its report, and its packed words (`ingest.stores.passage_words.unpack`), None where they were not kept."""

    report_id: str
    passage: Passage
    words: bytes | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report has figures of: one for each different set of names."""

    report_id: str
    unit: str
    unit_path: tuple[str, ...]
    account: str
    subject_kind: SubjectKind
    measure: str
    period: Period
    basis: str | None
    number_unit: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list; `next_cursor` asks for the next one, None at the end."""

    items: tuple[T, ...]
    next_cursor: str | None = None

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


JobState = Literal["queued", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """A file waiting to be read, being read, or read. `error` is a problem document."""

    job_id: str
    state: JobState
    file_name: str
    path: str
    page: int = 0
    pages: int = 0
    report_id: str | None = None
    error: Mapping[str, Any] | None = None
    created: datetime = field(default=datetime.min)


@dataclass(frozen=True, slots=True)
class NewTurn:
    """What a conversation is to keep of a turn, as JSON values; `first` begins the conversation."""

    conversation_id: str
    body: Mapping[str, Any]
    first: bool


@dataclass(frozen=True, slots=True)
class Embedding:
    """Vectors of a report's passages in their order: `data` is float32, little endian, `dimension` numbers for each passage."""

    model: str
    dimension: int
    rows: int
    """How many of the vectors are not zero."""
    data: bytes


@dataclass(frozen=True, slots=True)
class StoreState:
    """What the passage index must agree with. `versions` gives the report_id of each version, `passages` how many passages it has."""

    store_id: str
    revision: int
    model: str | None
    """The embedding model whose vectors are in use; None before the first report."""
    generation: int
    """The generation of the passage index in use; 0 before the first."""
    unsettled: bool
    """Whether a change of the passage index was begun and not ended."""
    versions: Mapping[int, str]
    passages: Mapping[int, int]

    def check_model(self, asked: str) -> None:
        """Raises ModelMismatch when the vectors in use are of another model."""
        if self.model is not None and self.model != asked:
            raise ModelMismatch(messages.OTHER_MODEL.format(made=self.model, asked=asked))


def table_id(report_id: str, index: int | None) -> str | None:
    """The id of a report's table by its index from 0: ("koe", 0) → "koe:t1"."""
    return None if index is None else f"{report_id}:t{index + 1}"
