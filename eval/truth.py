"""What reports print, as truth files tell it: the figures with all that names them, the cells of tables, and the other numbers of a page.

Two forms are read: *truth.json, which the typesetter of a made-up report leaves, and *.figures.jsonl, cells of a real report checked by hand on
some of its pages.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eval import texts
from eval.gold import GoldPeriod
from eval.periods import periods_in
from ingest.errors import KatsausError

_MEASURES = {"prior_actual": "actual", "change_eur": "change", "change_pct": "change_percent"}
"""Names of the truth for CONTRACT's measures."""


@dataclass(frozen=True)
class DueFigure:
    """A printed number with what names it; an empty `units` leaves the unit open, a `period` of None the period."""

    table: str
    page: int
    number: Decimal
    number_unit: str
    printed: str
    units: tuple[str, ...]
    subjects: tuple[str, ...]
    kind: str
    measures: frozenset[str]
    period: GoldPeriod | None


@dataclass(frozen=True)
class DueCell:
    """A cell of a table: its row's label and its column's heading name it."""

    table: str
    pages: tuple[int, ...]
    row: str
    column: str
    text: str


@dataclass(frozen=True)
class Truth:
    """One report's truth. `partial`: only some of what its pages print is told, so a number beside it may be right."""

    report: str
    layout: str
    period_end: str
    titles: Mapping[str, str]
    figures: tuple[DueFigure, ...]
    cells: tuple[DueCell, ...] = ()
    others: Counter[tuple[int, Decimal]] = field(default_factory=Counter)
    """(page, size) of numbers in sentences, risks and charts, and how often they stand there."""
    words: Mapping[int, str] = field(default_factory=dict)
    partial: bool = False


def read_truths(paths: Iterable[Path]) -> list[Truth]:
    """The truths of files, and of all *truth.json and *.figures.jsonl in folders. Raises KatsausError for a file that is none, and when there is none."""
    found = [_read(path) for path in _files(paths)]
    if not found:
        raise KatsausError(texts.TRUTH_NONE)
    return found


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for pattern in ("*truth.json", "*.figures.jsonl") for one in path.rglob(pattern))
        else:
            yield path


def _read(path: Path) -> Truth:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            return _by_hand([json.loads(line) for line in text.splitlines() if line.strip()])
        return _typeset(json.loads(text))
    except (OSError, ValueError, KeyError, TypeError, IndexError, InvalidOperation) as error:
        raise KatsausError(texts.TRUTH_UNREADABLE.format(path=path, error=error)) from error


def _typeset(truth: Mapping[str, Any]) -> Truth:
    return Truth(
        report=truth["report"],
        layout=truth.get("layout") or truth["report"],
        period_end=truth["period"]["end"],
        titles={table["id"]: table["title"] for table in truth["tables"]},
        figures=tuple(_figure(one) for one in truth["figures"] if one["value"] is not None and one["page"]),
        cells=tuple(cell for table in truth["tables"] for cell in _cells(table)),
        others=_others(truth),
        words={int(page): text for page, text in truth["page_texts"].items()},
    )


def _figure(one: Mapping[str, Any]) -> DueFigure:
    measures = {_MEASURES.get(name, name) for name in (one["measure"], *(one.get("measure_aliases") or ()))}
    if one["measure"] == "closing":
        measures.add("actual")
    if one["subject_kind"] in ("indicator", "personnel") and measures & {"actual", "closing"}:
        measures |= {"actual", "closing", "value"}
    return DueFigure(
        table=one["table"],
        page=one["page"],
        number=Decimal(one["value"]),
        number_unit=one["base_unit"],
        printed=one["printed"],
        units=(one["unit"], *(one.get("unit_aliases") or ())),
        subjects=(one["subject"], *(one.get("subject_aliases") or ())),
        kind=one["subject_kind"],
        measures=frozenset(measures),
        period=GoldPeriod(start=one["period"]["start"], end=one["period"]["end"]),
    )


def _cells(table: Mapping[str, Any]) -> Iterator[DueCell]:
    """The cells of rows that have a label and something beside it."""
    for row in table["rows"]:
        label, *rest = row["cells"]
        for column, text in zip(table["columns"][1:], rest, strict=False):
            if label and text:
                yield DueCell(table["id"], tuple(row["pages"]), label, column, text)


def _others(truth: Mapping[str, Any]) -> Counter[tuple[int, Decimal]]:
    found: Counter[tuple[int, Decimal]] = Counter()
    for entry in truth["prose"]:
        for number in entry["numbers"]:
            found.update((page, abs(Decimal(number["number"]))) for page in ([number["page"]] if "page" in number else entry["pages"]))
    for risk in truth["risks"]:
        found.update((page, abs(Decimal(str(risk[key])))) for page in risk["pages"] for key in ("probability", "impact", "score") if risk.get(key) is not None)
    for chart in truth.get("charts") or ():
        found.update((chart["page"], abs(Decimal(str(item["value"])))) for item in chart["items"])
    return found


def _by_hand(rows: list[dict[str, Any]]) -> Truth:
    figures = []
    for row in rows:
        measure = _MEASURES.get(row["measure"], row["measure"])
        figures.append(
            DueFigure(
                table=row["table"],
                page=row["page"],
                number=Decimal(row["number"]),
                number_unit=row["unit"],
                printed=row["printed"],
                units=(),
                subjects=(row["row"],),
                kind="cell",
                measures=frozenset({measure, "closing"} if measure == "actual" else {measure}),
                period=next(periods_in(str(row["period"])), None),
            )
        )
    ends = max(one.period.end for one in figures if one.period is not None).isoformat()
    return Truth(rows[0]["report"], rows[0]["report"], ends, {one.table: one.table for one in figures}, tuple(figures), partial=True)
