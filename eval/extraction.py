"""What was read from reports against their truth: figures with all their names, cells of tables, and numbers that no page prints; by table and layout."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from eval import texts
from eval.gold import GoldPeriod
from eval.periods import same_period
from eval.scores import Share
from eval.truth import DueCell, DueFigure, Truth
from eval.verdict import plain, unit_family
from ingest.model import Figure, Table

FAULTS = ("false", "sign", "labels", "duplicates")
"""What a figure is that the truth does not have: a number that its page does not print, one with the other sign, another's number, a cell stored again."""
HIGH = ("value", "column", "strict", "row_cells", "cells")
_LOOSE = ("prose", "target", "risk", "other")
"""Kinds of which the truth does not tell everything that a page prints, in figures or words."""
_OF_THE_YEAR = frozenset({"percent", "remaining", "deviation", "change", "change_percent", "total_funding", "own_share", "cost_percent"})
_MARKS = re.compile(r"^[\s*]*(\d{1,5}\s+)?")
_TOTAL = re.compile(r"\byhteensä\b")


@dataclass
class Tally:
    """Counts of one table, layout or kind: `due` figures, of which `value` are on their page, `column` with measure and period, `strict` with all names."""

    due: int = 0
    value: int = 0
    column: int = 0
    strict: int = 0
    cells: int = 0
    row_cells_read: int = 0
    cells_read: int = 0
    got: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Counts the other's too."""
        for name in ("due", "value", "column", "strict", "cells", "row_cells_read", "cells_read", "got"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults.update(other.faults)

    def shares(self) -> dict[str, Share]:
        """The measures that thresholds are set on: of the truth's figures and cells, and of the figures that were read."""
        read = {"value": self.value, "column": self.column, "strict": self.strict}
        cells = {"row_cells": self.row_cells_read, "cells": self.cells_read}
        return {
            **{name: Share(count, self.due) for name, count in read.items()},
            **{name: Share(count, self.cells) for name, count in cells.items()},
            **{name: Share(self.faults[name], self.got) for name in FAULTS},
        }


@dataclass(frozen=True)
class Scored:
    """One report: counts by table and by kind of figure, and what is amiss in lines. Figures that no table holds count under ""."""

    truth: Truth
    tables: dict[str, Tally]
    kinds: dict[str, Tally]
    missed: list[str]
    wrong: list[str]

    @property
    def all(self) -> Tally:
        """The whole report."""
        return total(self.tables.values())


def total(tallies: Iterable[Tally]) -> Tally:
    """The counts together."""
    out = Tally()
    for one in tallies:
        out.add(one)
    return out


def by_layout(scored: Sequence[Scored]) -> dict[str, Tally]:
    """The counts by layout, a report without one by itself; sorted by name."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for one in scored:
        groups[one.truth.layout].append(one.all)
    return {name: total(held) for name, held in sorted(groups.items())}


def by_kind(scored: Sequence[Scored]) -> dict[str, Tally]:
    """The counts by kind of figure; sorted by name."""
    groups: dict[str, list[Tally]] = defaultdict(list)
    for one in scored:
        for kind, tally in one.kinds.items():
            groups[kind].append(tally)
    return {name: total(held) for name, held in sorted(groups.items())}


def score(truth: Truth, figures: Sequence[Figure], tables: Sequence[Table]) -> Scored:
    """A report's figures and tables against its truth."""
    made = Scored(truth, defaultdict(Tally), defaultdict(Tally), [], [])
    taken = _figures(made, figures)
    for figure in figures:
        if figure.figure_id not in taken.used:
            _beside(made, figure, taken)
    told = {one.page for one in truth.figures} if truth.partial else {figure.page for figure in figures}
    made.tables[""].got += sum(figure.page in told for figure in figures)
    _cells(made, tables)
    return made


# ------------------------------------------------------------------------------------------------ figures


@dataclass
class _Taken:
    """Which figures were what the truth has, the truth's that none was, and the numbers of sentences that are still free."""

    used: set[str]
    free: list[DueFigure]
    others: Counter[tuple[int, Decimal]]


def _figures(made: Scored, figures: Sequence[Figure]) -> _Taken:
    held: dict[tuple[int, Decimal], list[Figure]] = defaultdict(list)
    for figure in figures:
        held[figure.page, figure.number].append(figure)
    taken = _Taken(set(), [], Counter(made.truth.others))
    for due in made.truth.figures:
        there = [(figure, amiss(due, figure, made.truth)) for figure in held[due.page, due.number]]
        hit = next((figure for figure, wrong in there if not wrong and figure.figure_id not in taken.used), None)
        column = any(not {"measure", "period", "number_unit"} & set(wrong) for _, wrong in there)
        for tally in (made.tables[due.table], made.kinds[due.kind]):
            tally.due += 1
            tally.value += bool(there)
            tally.column += column
            tally.strict += hit is not None
        if hit is not None:
            taken.used.add(hit.figure_id)
        else:
            taken.free.append(due)
            wrong = min((wrong for _, wrong in there), key=len, default=["missing"])
            made.missed.append(
                texts.EXTRACTION_MISSED.format(
                    report=made.truth.report,
                    page=due.page,
                    unit=due.units[0] if due.units else "–",
                    subject=due.subjects[0],
                    measure=min(due.measures),
                    printed=due.printed,
                    why=", ".join(texts.EXTRACTION_NAMES[name] for name in wrong or ["taken"]),
                )
            )
    return taken


def amiss(due: DueFigure, figure: Figure, truth: Truth) -> list[str]:
    """Which names of a figure are not those due."""
    checks = {
        "unit": not due.units or bool({bare(name) for name in due.units} & {bare(name) for name in (figure.unit, *figure.unit.split("/"))}),
        "subject": bool({bare(name) for name in due.subjects} & ({bare(figure.account), bare(figure.row_label)} - {""})),
        "measure": figure.measure in due.measures,
        "period": _period(due, figure, truth),
        "number_unit": _number_unit(due.number_unit, figure.number_unit),
    }
    return [name for name, right in checks.items() if not right]


def _period(due: DueFigure, figure: Figure, truth: Truth) -> bool:
    if due.period is None:
        return True
    given = GoldPeriod(start=figure.period.start, end=figure.period.end)
    if same_period(due.period, given) or due.kind == "project":
        return True
    end = due.period.end.isoformat()
    spans = [(f"{end[:4]}-01-01", end)] if due.kind in ("indicator", "personnel") or "closing" in due.measures else []
    if due.measures & _OF_THE_YEAR:
        spans += [(f"{end[:4]}-01-01", f"{end[:4]}-12-31"), (f"{end[:4]}-01-01", end), (f"{truth.period_end[:4]}-01-01", truth.period_end)]
    return (given.start.isoformat(), given.end.isoformat()) in spans


def _number_unit(due: str, given: str) -> bool:
    """A count may be called by the report's own word."""
    family, other = unit_family(due), unit_family(given)
    return family == other or (family == "count" and other not in ("EUR", "%", "pp", "persons", "hours", "days", "years"))


def _beside(made: Scored, figure: Figure, taken: _Taken) -> None:
    """What a figure is that is none of the truth's: nothing wrong when it is a number of a sentence, else a fault."""
    truth, size = made.truth, abs(figure.number)
    if taken.others[figure.page, size] > 0:
        taken.others[figure.page, size] -= 1
        return
    on_page = [due for due in truth.figures if due.page == figure.page]
    like = [due for due in on_page if abs(due.number) == size and not {"unit", "subject"} & set(amiss(due, figure, truth))]
    missing = next((due for due in taken.free if (due.page, due.number) == (figure.page, figure.number)), None)
    if like and all(due.number != figure.number for due in like):
        fault = "sign"
    elif missing is not None:
        taken.free.remove(missing)
        fault = "labels"
    elif truth.partial or (figure.subject_kind in _LOOSE and plain(figure.text) in plain(truth.words.get(figure.page, ""))):
        return
    elif any(due.number == figure.number for due in on_page) or (figure.page, size) in truth.others:
        fault = "duplicates"
    else:
        fault = "false"
    table = (like[0] if like else missing).table if like or missing is not None else ""  # type: ignore[union-attr]  # one of them is there
    made.tables[table].faults[fault] += 1
    made.kinds[figure.subject_kind].faults[fault] += 1
    made.wrong.append(
        texts.EXTRACTION_WRONG.format(
            report=truth.report, page=figure.page, fault=texts.EXTRACTION_FAULTS[fault], text=figure.text, unit=figure.unit, account=figure.account
        )
    )


def bare(name: str) -> str:
    """Letters and digits of a name, lower case, without a number before it, marks and "yhteensä"."""
    text = _MARKS.sub("", plain(name.replace("\u00ad", ""))).replace("palveluiden ", "palvelujen ")
    return re.sub(r"[\W_]+", "", _TOTAL.sub("", text)) or re.sub(r"[\W_]+", "", text)


# ------------------------------------------------------------------------------------------------ cells


def _cells(made: Scored, tables: Sequence[Table]) -> None:
    rows: dict[int, dict[str, list[tuple[Table, tuple[str, ...]]]]] = defaultdict(lambda: defaultdict(list))
    for table in tables:
        for row in table.rows:
            texts_of = tuple(_flat(cell.text) if cell is not None else "" for cell in row.cells)
            label = next((text for text in texts_of if text), "")
            for page in row.pages or table.pages:
                for name in {bare(label), bare(row.label)}:
                    rows[page][name].append((table, texts_of))
    for due in made.truth.cells:
        tally = made.tables[due.table]
        held = [found for page in due.pages for found in rows[page][bare(due.row)]]
        tally.cells += 1
        tally.row_cells_read += any(_flat(due.text) in cells for _, cells in held)
        tally.cells_read += any(_flat(due.text) in _under(table, cells, due) for table, cells in held)


def _under(table: Table, cells: tuple[str, ...], due: DueCell) -> Iterator[str]:
    """The cells of a row that stand in a column with the heading due."""
    return (text for column, text in zip(table.columns, cells, strict=False) if _heading(column.label) == _heading(due.column))


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", plain(text)).rstrip("*")


def _heading(label: str) -> str:
    """A heading without its spaces, and hyphens that a line end may have put there."""
    return re.sub(r"[\s-]+", "", plain(label))
