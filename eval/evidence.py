"""Numbers of an answer that nothing in its evidence says (CONTRACT: every number is traceable)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from eval.reply import Reply

_SPACES = "\u00a0\u202f\u2009"
_GROUPED = rf"\d{{1,3}}(?:[ {_SPACES}.]\d{{3}})+(?![\d])"
_NUMBER = re.compile(rf"(?<![\w,.])(?:{_GROUPED}|\d+)(?:,\d+)?")
_MARK = re.compile(r"\[\d+\]|^\d{1,2}[.)](?= )", re.MULTILINE)
"""A citation mark, the ordinal before a line of a list, and the number of a note."""
_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_WHEN = re.compile(
    r"(?<![\w,])(?:\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}\s?[-–]\s?\d{1,2}/\d{4}|\d{1,2}/\d{4}|(?:19|20)\d\d(?![\d/]))|"
    rf"\d{{1,2}}\.\s?(?=(?:{_MONTHS})kuu)|(?:s\.|sivu\w*|liite|alaviite)\s?\d{{1,3}}",
    re.IGNORECASE,
)
_SCALES = ((re.compile(r"\s*(?:milj|m€|meur)", re.IGNORECASE), Decimal(1_000_000)), (re.compile(r"\s*(?:tuhat|tuhan|t€|teur)", re.IGNORECASE), Decimal(1000)))
_HELD = (Decimal(1), Decimal(1000), Decimal(1_000_000))
QUOTED = 400
"""Characters of a quote that count as evidence."""


def printed_numbers(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """(size, half a unit of its last digit) of all numbers in a Finnish text, scaled by the word after: "−2,5 milj. €" → (2500000, 50000).

    Dates, periods and pages are left out.
    """
    kept = _WHEN.sub(lambda found: " " * len(found[0]), text)
    for found in _NUMBER.finditer(kept):
        digits = re.sub(rf"[ {_SPACES}.]", "", found[0]).replace(",", ".")
        tail = kept[found.end() : found.end() + 12]
        scale = next((scale for word, scale in _SCALES if word.match(tail)), Decimal(1))
        yield Decimal(digits) * scale, scale / 2 / 10 ** len(digits.partition(".")[2])


def numbers_in(text: str) -> Iterator[Decimal]:
    """The sizes alone."""
    return (size for size, _ in printed_numbers(text))


def _any_scale(numbers: Iterable[Decimal]) -> set[Decimal]:
    return {abs(number) / scale for number in numbers for scale in _HELD} | {abs(number) * scale for number in numbers for scale in _HELD}


def untraceable(reply: Reply, question: str, turns: Iterable[str] = ()) -> tuple[str, ...]:
    """Numbers of the answer, labels, caveats and standalone question that no value, operand, quote, section, title or question says."""
    known: set[Decimal] = set()
    for one in [*(citation.quote[:QUOTED] for citation in reply.citations), question, *turns]:
        known |= _any_scale(list(numbers_in(one)))
    for citation in reply.citations:
        known |= {*numbers_in(" ; ".join(citation.section)), *numbers_in(citation.report_title), Decimal(citation.page)}
    given = list(reply.values)
    if reply.calculation is not None:
        given += [*reply.calculation.operands, reply.calculation.result]
    for value in given:
        known |= _any_scale([value.number, *numbers_in(value.text)])
    if reply.calculation is not None:
        known |= {Decimal(1), Decimal(100), Decimal(len(reply.calculation.operands))}
    said = [_MARK.sub(" ", reply.answer), reply.standalone_question, *reply.caveats, *(value.label for value in given)]
    return tuple(f"{number:f}" for text in said for number in numbers_in(_MARK.sub(" ", text)) if number not in known)
