"""Whether gold lines can be trusted: each number stands on a cited page or follows from what does, and no question has two answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from eval import texts
from eval.gold import Derivation, Gold, GoldNumber
from eval.printed import stands_in
from eval.reckoning import any_of, follows, is_number, near, reckoned
from eval.verdict import plain, unit_family
from ingest.model import Figure
from retrieval.language.number_text import digits, with_unit


@dataclass(frozen=True)
class Held:
    """What the reports hold, by file name without its ending: how many pages each has, its figures, and the words of a page as the PDF has them."""

    pages: Mapping[str, int]
    figures: Mapping[str, Sequence[Figure]]
    words: Callable[[str, int], str] = field(default=lambda report, page: "")

    def on(self, one: Gold) -> list[tuple[str, Figure]]:
        """(report, figure) of the pages that a question cites."""
        return [(due.report, figure) for due in one.citations for figure in self.figures.get(due.report, ()) if figure.page in due.pages]

    def prints(self, number: Decimal, report: str, page: int) -> bool:
        """Whether a page prints the size of a number."""
        return any(abs(figure.number) == abs(number) for figure in self.figures.get(report, ()) if figure.page == page) or stands_in(
            number, self.words(report, page)
        )


def lint(gold: Sequence[Gold], held: Held) -> Iterator[tuple[str, str]]:
    """(id, what is wrong) of every fault."""
    yield from _twice(gold)
    for one in gold:
        yield from ((one.id, fault) for fault in (*_shape(one, held), *(_proof(one, held) if one.status != "not_found" else ())))


def _twice(gold: Sequence[Gold]) -> Iterator[tuple[str, str]]:
    """Standalone questions asked twice, with the same answer or with another."""
    seen: dict[tuple[str, tuple[str, ...], str], Gold] = {}
    for one in gold:
        scope = "" if one.standalone else one.file
        key = (plain(one.question), tuple(plain(turn) for turn in one.turns), scope)
        other = seen.setdefault(key, one)
        if other is not one:
            yield one.id, (texts.LINT_SAME if _answer(other) == _answer(one) else texts.LINT_TWO_ANSWERS).format(id=other.id)


def _answer(one: Gold) -> tuple[object, ...]:
    return one.status, [number.number for number in one.numbers], one.yes_no, one.text, one.text_all


def _shape(one: Gold, held: Held) -> Iterator[str]:
    """What a line lacks for being judged by."""
    for due in one.citations:
        if due.report not in held.pages:
            yield texts.LINT_REPORT.format(report=due.report)
        elif not due.pages or any(not 1 <= page <= held.pages[due.report] for page in due.pages):
            yield texts.LINT_PAGE.format(report=due.report, pages=held.pages[due.report])
    if one.status == "answered" and not one.citations:
        yield texts.LINT_UNCITED
    if one.status == "answered" and not (one.numbers or one.accept or one.text or one.text_all or one.na_text or one.yes_no is not None):
        yield texts.LINT_NOTHING_DUE
    if one.status == "not_found" and (one.numbers or one.text or one.text_all):
        yield texts.LINT_REFUSED
    if one.status == "clarify" and len(one.accept) < 2:
        yield texts.LINT_READINGS


def _proof(one: Gold, held: Held) -> Iterator[str]:
    """Numbers that nothing on the cited pages bears out, and numbers that the report prints in two ways."""
    figures = held.on(one)
    made: Decimal | None = None
    others: list[Decimal] = []
    if one.derivation is not None:
        yield from _operands(one, one.derivation, held)
        made = reckoned(one.derivation.operation, [operand.number for operand in one.derivation.operands])
        if made is not None and one.due and not any(near(due, made) for due in one.due):
            yield texts.LINT_RESULT.format(made=digits(round(made, 2)), due=", ".join(_said(due) for due in one.due))
        others = list(any_of([operand.number for operand in one.derivation.operands]))
    for number in (number for numbers in (one.numbers, *(reading.numbers for reading in one.accept)) for number in numbers if not number.optional):
        printed = [(report, figure) for report, figure in figures if is_number(number, figure.number, figure.number_unit)]
        reckons = others if number not in one.numbers else [] if made is None else [made]
        if not printed and not any(near(number, value) for value in reckons) and not _borne_out(number, one, figures, held):
            yield texts.LINT_NUMBER.format(number=_said(number))
        yield from _otherwise(number, one, printed, held)


def _operands(one: Gold, derivation: Derivation, held: Held) -> Iterator[str]:
    cited = {(due.report, page) for due in one.citations for page in due.pages}
    for operand in derivation.operands:
        said = with_unit(operand.number, operand.unit)
        if (operand.report, operand.page) not in cited:
            yield texts.LINT_OPERAND_UNCITED.format(number=said, report=operand.report, page=operand.page)
        elif not held.prints(operand.number, operand.report, operand.page):
            yield texts.LINT_OPERAND.format(number=said, report=operand.report, page=operand.page)


def _borne_out(number: GoldNumber, one: Gold, figures: Sequence[tuple[str, Figure]], held: Held) -> bool:
    """Whether the pages' words print it, or it follows from their figures. A count of rows follows from any list; what a derivation tells is not guessed at."""
    if unit_family(number.unit) in ("count", "persons", ""):
        return True
    if any(stands_in(number.number, held.words(due.report, page)) for due in one.citations for page in due.pages):
        return True
    return one.derivation is None and follows(number, figures)


def _otherwise(number: GoldNumber, one: Gold, printed: Sequence[tuple[str, Figure]], held: Held) -> Iterator[str]:
    """The same figure printed with another value in another table of the report: the question could be answered twice, unless the line says so."""
    told = {abs(other.number) for numbers in (one.numbers, *(reading.numbers for reading in one.accept)) for other in numbers} | {abs(n) for n in one.reject}
    if one.status != "answered" or one.caveat or len({identity(figure) for _, figure in printed}) != 1:
        return
    report, first = printed[0]
    for other in held.figures[report]:
        elsewhere = other.table != first.table and identity(other) == identity(first)
        if elsewhere and abs(other.number) not in told and not _rounds(other, first) and not near(number, other.number):
            yield texts.LINT_PRINTED_TWICE.format(number=_said(number), other=with_unit(other.number, other.number_unit), report=report, page=other.page)
            return


def identity(figure: Figure) -> tuple[object, ...]:
    """What tells a figure from every other of its report: two with the same one should print the same value."""
    subject = (figure.unit_path or (figure.unit,), plain(figure.account), figure.measure, figure.basis)
    return (*subject, figure.period.start, figure.period.end, figure.number_unit, figure.subject_kind, figure.groups)


def _rounds(one: Figure, other: Figure) -> bool:
    """Whether two prints differ by no more than their rounding."""
    return abs(one.number - other.number) <= max(one.scale, other.scale)


def _said(number: GoldNumber) -> str:
    return with_unit(number.number, number.unit or "")
