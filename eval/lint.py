"""Whether gold lines can be trusted: each number stands on a cited page or follows from what does, and no question has two answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from eval import texts
from eval.gold import Gold, GoldNumber
from eval.verdict import plain, unit_family
from ingest.model import Figure

Printed = Mapping[tuple[str, int], Sequence[Figure]]
"""(report's file name without ending, page) → the figures printed there."""


def lint(gold: Sequence[Gold], printed: Printed, pages: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """(id, what is wrong) of every fault; `pages` gives how many pages each report has."""
    yield from _twice(gold)
    for one in gold:
        for due in one.citations:
            if due.report not in pages:
                yield one.id, texts.LINT_REPORT.format(report=due.report)
            elif not due.pages or any(not 1 <= page <= pages[due.report] for page in due.pages):
                yield one.id, texts.LINT_PAGE.format(report=due.report, pages=pages[due.report])
        if one.status == "answered" and not one.citations:
            yield one.id, texts.LINT_UNCITED
        if one.status == "not_found" and (one.numbers or one.text):
            yield one.id, texts.LINT_REFUSED
        if one.status == "clarify" and len(one.accept) < 2:
            yield one.id, texts.LINT_READINGS
        if one.status == "answered":
            yield from ((one.id, fault) for fault in _unproved(one, printed))


def _twice(gold: Sequence[Gold]) -> Iterator[tuple[str, str]]:
    """Standalone questions asked twice with different answers."""
    seen: dict[tuple[str, tuple[str, ...], str], Gold] = {}
    for one in gold:
        scope = "" if one.standalone else one.file
        key = (plain(one.question), tuple(plain(turn) for turn in one.turns), scope)
        other = seen.setdefault(key, one)
        if other is not one:
            same = (other.status, [n.number for n in other.numbers], other.yes_no) == (one.status, [n.number for n in one.numbers], one.yes_no)
            yield one.id, (texts.LINT_SAME if same else texts.LINT_TWO_ANSWERS).format(id=other.id)


def _unproved(one: Gold, printed: Printed) -> Iterator[str]:
    figures = [figure for due in one.citations for page in due.pages for figure in printed.get((due.report, page), ())]
    readings = [one.numbers, *(reading.numbers for reading in one.accept)]
    for number in (number for numbers in readings for number in numbers if not number.optional):
        if not any(_is(number, figure.number, figure.number_unit) for figure in figures) and not _follows(number, figures, one.numbers):
            yield texts.LINT_NUMBER.format(number=f"{number.number:f}", unit=number.unit or "")


def _is(due: GoldNumber, number: Decimal, unit: str) -> bool:
    if due.unit and not any(unit_family(name) == unit_family(unit) for name in (due.unit, *due.unit_ok)):
        return False
    return abs(number - due.number) <= due.tolerance or (due.sign_free and abs(abs(number) - abs(due.number)) <= due.tolerance)


def _follows(due: GoldNumber, figures: Sequence[Figure], numbers: Iterable[GoldNumber]) -> bool:
    """Whether two of the figures, or a sum over a column of them, make the number; counts of rows follow from any list."""
    if unit_family(due.unit) in ("count", ""):
        return True
    for one, other in combinations(figures, 2):
        if one.number_unit == other.number_unit:
            made = [one.number - other.number, other.number - one.number, one.number + other.number]
            unit = "pp" if one.number_unit == "%" else one.number_unit
            if any(_is(due, value, unit) or _is(due, value, one.number_unit) for value in made):
                return True
        for top, base in ((one.number, other.number), (other.number, one.number)):
            if base and any(_is(due, round(value, 2), "%") or _is(due, round(value, 1), "%") for value in (top / base * 100, (top / base - 1) * 100)):
                return True
            if base and due.unit and "/" in due.unit and abs(abs(top / base) - abs(due.number)) <= max(due.tolerance, Decimal("0.5")):
                return True
    columns: dict[tuple[int | None, int | None], Decimal] = {}
    for figure in figures:
        key = (figure.table, figure.column)
        columns[key] = columns.get(key, Decimal(0)) + figure.number
    others = sum((number.number for number in numbers if number is not due), Decimal(0))
    return any(_is(due, total, due.unit or "") for total in (*columns.values(), others))
