"""Figures that a row prints in parts, external and internal beside their total: which of them a question means."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.stores.stored import StoredFigure
from retrieval.query import Query

_PARTS = frozenset({"external", "internal"})
_BASIS = "basis:"


def basis_asked(query: Query) -> str:
    """What a question says of internal items: external, internal, external_and_internal; "" when it says nothing."""
    return next((tag.removeprefix(_BASIS) for tag in query.extra if tag.startswith(_BASIS)), "")


def of_basis(figures: Sequence[StoredFigure], asked: str) -> tuple[StoredFigure, ...]:
    """The figures of a subject that a question means: a total rather than its parts, unless it asks for one of them; what is internal only when asked."""
    if asked == "internal":
        return tuple(f for f in figures if f.figure.basis == "internal")
    if not any(f.figure.basis == "internal" for f in figures):
        return tuple(figures)
    beside: dict[tuple[str, int | None, int | None], list[StoredFigure]] = defaultdict(list)
    for stored in figures:
        beside[stored.report_id, stored.figure.table, stored.figure.row].append(stored)
    return tuple(f for f in figures if f.figure.basis != "internal" and _is_meant(f, beside[f.report_id, f.figure.table, f.figure.row], asked))


def _is_meant(stored: StoredFigure, row: Sequence[StoredFigure], asked: str) -> bool:
    if not any(f.figure.basis == "internal" for f in row):
        return True
    if asked:
        return stored.figure.basis == asked
    return stored.figure.basis != "external" or not any(f.figure.basis == "external_and_internal" and _alike(f, stored) for f in row)


def _alike(one: StoredFigure, other: StoredFigure) -> bool:
    return (one.figure.measure, one.figure.period) == (other.figure.measure, other.figure.period)


def part_told(stored: StoredFigure, row: Sequence[StoredFigure]) -> str:
    """What a figure is where its row prints external and internal items apart: external, internal, external_and_internal; else ""."""
    alike = {f.figure.basis for f in row if _alike(f, stored)}
    return stored.figure.basis or "" if alike >= _PARTS or stored.figure.basis == "internal" else ""
