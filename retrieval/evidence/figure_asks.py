"""What is asked of the figures, and what was found."""

from dataclasses import dataclass

from ingest.model import Figure, SubjectKind
from ingest.stores.stored import StoredFigure
from retrieval.query import PeriodSpec, Place


@dataclass(frozen=True)
class Ask:
    """One figure that is asked for. `subjects` are keys of `Vocabulary.accounts`; what is None is left to defaults."""

    subjects: tuple[str, ...]
    unit: Place | None = None
    municipality: str | None = None
    measure: str | None = None
    period: PeriodSpec | None = None
    source: PeriodSpec | None = None
    number_unit: str | None = None
    kind: SubjectKind | None = None
    """The kind of subject that the question names: an investment and a row of the balance sheet may share a name."""
    loose: bool = False
    """A month may be meant for what had come about by its end: "maaliskuusta syyskuuhun"."""
    context: frozenset[str] = frozenset()
    """Base forms of the question's words, which tell rows of one name in one table apart by the headings above them."""


@dataclass(frozen=True)
class Found:
    """The figure, the same figure where else it is printed, and what was assumed: names of unit, period or measure."""

    stored: StoredFigure
    also: tuple[StoredFigure, ...] = ()
    conflicts: tuple[StoredFigure, ...] = ()
    assumed: tuple[str, ...] = ()
    minus: StoredFigure | None = None
    """The earlier accumulation that is to be taken away for a part of the year."""

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.stored.figure


@dataclass(frozen=True)
class Several:
    """More than one thing fits: `by` is unit, municipality or subject, `options` their figures."""

    by: str
    options: tuple[StoredFigure, ...]


@dataclass(frozen=True)
class Nothing:
    """No figure fits: `stage` is the slot that failed (subject, unit, measure, source, period); `near` are figures that fit all before it."""

    stage: str
    near: tuple[StoredFigure, ...] = ()


Outcome = Found | Several | Nothing
