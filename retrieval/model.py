"""What is asked and answered, as plain data; CONTRACT.md's /v1/ask object in Python."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from ingest.model import Box

Status = Literal["answered", "clarify", "not_found"]
Operation = Literal["difference", "change_percent", "sum", "share", "ratio", "mean", "count", "rank"]


@dataclass(frozen=True)
class Value:
    """A number that was asked for: exact, and as Finnish text that stands in the answer."""

    number: Decimal
    unit: str
    text: str
    label: str
    figure_id: str | None = None


@dataclass(frozen=True)
class Citation:
    """A place that proves a claim; `quote` is at most 400 characters as printed."""

    id: int
    report_id: str
    report_title: str
    page: int
    box: Box
    section: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Operand:
    """A figure that a calculation used; `citation` is the id of the citation that shows it."""

    figure_id: str | None
    number: Decimal
    unit: str
    text: str
    label: str
    citation: int


@dataclass(frozen=True)
class Result:
    """What a calculation gave."""

    number: Decimal
    unit: str
    text: str


@dataclass(frozen=True)
class Calculation:
    """How a number that no page prints was computed from figures that pages do."""

    operation: Operation
    expression: str
    operands: tuple[Operand, ...]
    result: Result


@dataclass(frozen=True)
class Answer:
    """One answer. `understood` is how the question was taken, as (what, value) pairs for a person: ("Yksikkö", "Perusopetus")."""

    conversation_id: str
    question: str
    standalone_question: str
    status: Status
    answer: str
    values: tuple[Value, ...] = ()
    calculation: Calculation | None = None
    citations: tuple[Citation, ...] = ()
    caveats: tuple[str, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()
    timing_ms: float = 0.0
    suggest: Callable[[], tuple[str, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def suggestions(self) -> tuple[str, ...]:
        """Questions to choose from or to go on with; looked for when they are first wanted, since the answer need not wait for them."""
        return self.suggest()
