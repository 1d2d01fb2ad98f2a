"""Whether an answer is right: exact decimals, units, order, words, yes or no, page and caveat. No language model judges anything."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from eval import texts
from eval.evidence import QUOTED, numbers_in, printed_numbers, untraceable
from eval.gold import Gold, GoldNumber, Reading
from eval.periods import periods_in, same_period
from eval.reply import GivenNumber, Reply
from ingest.data import read_table
from retrieval.language.number_text import digits, with_unit

Outcome = Literal["RIGHT", "WRONG", "ABSTAINED", "OVERREACH", "FAILED"]
_MARKS = re.compile(r"\[\d+\]")
_PROOFS = 12
"""Citations whose quotes count as part of the answer's words."""


@dataclass(frozen=True)
class Verdict:
    """What became of a question. `cited`: the first citation is on a due page, None where none is due; `untraceable`: numbers without evidence."""

    outcome: Outcome
    reason: str = ""
    cited: bool | None = None
    caveat_missed: bool = False
    untraceable: tuple[str, ...] = field(default=())

    @property
    def bad(self) -> bool:
        """Whether something false was said: worse than saying nothing."""
        return self.outcome in ("WRONG", "OVERREACH")


def plain(text: str) -> str:
    """Lower case, single spaces, one kind of dash."""
    text = re.sub(r"[\s\u00a0\u202f\u2009]+", " ", unicodedata.normalize("NFC", text)).strip().lower()
    return re.sub("[−–‐‑]", "-", text)


def unit_family(unit: str | None) -> str:
    """One name for the ways a unit is written: "euroa" → "EUR"."""
    squeezed = re.sub(r"[\s.]", "", plain(unit or ""))
    return next((row["unit"] for row in read_table("unit_families") if squeezed in row["words"].split("|")), squeezed)


def _unit_fits(due: GoldNumber, given: str) -> bool:
    if not due.unit:
        return unit_family(given) not in ("EUR", "%", "pp", "persons", "hours", "days", "years")
    return any(unit_family(one) == unit_family(given) for one in (due.unit, *due.unit_ok))


def fits(due: GoldNumber, given: GivenNumber) -> bool:
    """Whether a value is the number that is due, to the last digit and in its unit."""
    near = abs(given.number - due.number) <= due.tolerance
    return (near or (due.sign_free and abs(abs(given.number) - abs(due.number)) <= due.tolerance)) and _unit_fits(due, given.unit)


def _placed(due: Sequence[GoldNumber], values: Sequence[GivenNumber], ordered: bool, complete: bool) -> tuple[list[tuple[GoldNumber, GivenNumber]], str]:
    """(the values that are the numbers due, what is wrong): the ones due stand first, each used once."""
    must = [one for one in due if not one.optional]
    left = [one for one in values if any(fits(d, one) for d in must) or not any(fits(d, one) for d in due if d.optional)]
    if len(left) < len(must) or (complete and len(left) != len(must)):
        return [], texts.REASON_COUNT.format(due=len(must), given=len(left))
    left = left[: len(must)]
    placed: list[tuple[GoldNumber, GivenNumber]] = []
    for at, one in enumerate(must):
        held = next((given for given in (left[at : at + 1] if ordered else left) if fits(one, given) and all(given is not used for _, used in placed)), None)
        if held is None:
            return [], texts.REASON_NUMBER.format(due=with_unit(one.number, one.unit or ""), given=_told(values))
        placed.append((one, held))
    return placed, ""


def _told(values: Sequence[GivenNumber]) -> str:
    return ", ".join(with_unit(value.number, value.unit) for value in values[:4]) or texts.NOTHING


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _says(value: GivenNumber, answer: str, sign_free: bool) -> bool:
    """Whether a value's text says its number, and the answer holds the text."""
    text = plain(value.text)
    if not any(abs(size - abs(value.number)) <= half for size, half in printed_numbers(text)):
        return False
    negative = text.lstrip("(").startswith("-")
    return (sign_free or not value.number or negative == (value.number < 0)) and text in plain(answer)


def _of_period(due: GoldNumber, given: GivenNumber, reply: Reply) -> bool:
    """Whether the period due is among those that the value's label names, or else the answer; a text that names none says nothing against it."""
    named = list(periods_in(given.label)) or list(periods_in(_MARKS.sub("", reply.answer)))
    return due.period is None or not named or any(same_period(due.period, one) for one in named)


def _has(text: str, stem: str) -> bool:
    stem = plain(stem)
    if len(stem) <= 3:
        return re.search(rf"(?<!\w){re.escape(stem)}(?!\w{{3}})", text) is not None
    return stem in text or stem in re.sub(r"(?<=\w)- ?(?=\w)", "", text)


def judge(gold: Gold, reply: Reply, choices: Sequence[Reply] | None = None) -> Verdict:
    """The verdict on an answer; `choices` are the replies to its first suggestions when it asked back."""
    if reply.failed:
        return Verdict("FAILED", reply.failed)
    outcome, reason = _outcome(gold, reply, choices)
    answered = reply.status == "answered"
    cited = None
    if gold.citations and answered:
        first = reply.citations[0] if reply.citations else None
        cited = first is not None and any(first.report == due.report and first.page in due.pages for due in gold.citations)
    missed = gold.caveat and answered and not reply.caveats
    return Verdict(outcome, reason, cited, missed, untraceable(reply, gold.question, gold.turns))


def _outcome(gold: Gold, reply: Reply, choices: Sequence[Reply] | None) -> tuple[Outcome, str]:
    answered = reply.status == "answered"
    if gold.status == "not_found":
        if not answered:
            return ("WRONG", texts.REASON_VALUES) if reply.values else ("RIGHT", "")
        if gold.na_text and not reply.values and any(_has(plain(reply.answer), stem) for stem in gold.na_text):
            return "RIGHT", ""
        return "OVERREACH", texts.REASON_OVERREACH
    if gold.status == "clarify":
        return _ambiguous(gold, reply, choices)
    if not answered:
        return "ABSTAINED", texts.STATUSES[reply.status]
    return _answered(gold, reply)


def _ambiguous(gold: Gold, reply: Reply, choices: Sequence[Reply] | None) -> tuple[Outcome, str]:
    if reply.status == "not_found":
        return "ABSTAINED", texts.REASON_NOT_ASKED_BACK
    if reply.status == "clarify":
        if len({plain(one) for one in reply.suggestions} - {plain(gold.question)}) < 2:
            return "ABSTAINED", texts.REASON_ONE_CHOICE
        if any(one.status != "answered" for one in choices or ()):
            return "ABSTAINED", texts.REASON_DEAD_CHOICE
        return "RIGHT", ""
    fitting = [reading for reading in gold.accept if reading.numbers and _placed(reading.numbers, reply.values, False, False)[0]]
    if not fitting:
        return "WRONG", texts.REASON_NO_READING.format(given=_told(reply.values))
    if not any(not reading.text or any(_has(plain(reply.answer), stem) for stem in reading.text) for reading in fitting):
        return "OVERREACH", texts.REASON_UNNAMED
    return "RIGHT", ""


def _answered(gold: Gold, reply: Reply) -> tuple[Outcome, str]:
    answer = plain(_MARKS.sub("", reply.answer))
    quotes = [one.quote[:QUOTED] for one in reply.citations[:_PROOFS]]
    words = plain(" ".join([answer, *(one.label for one in reply.values), *quotes, *(reply.caveats if gold.caveat else ())]))
    placed, reason = _placed(gold.numbers, reply.values, gold.ordered, gold.complete)
    if reason:
        placed, reason = next(((held, "") for held in (_reading(other, gold, reply, words) for other in gold.accept) if held), ([], reason))
    if reason:
        return "WRONG", reason
    if reply.values and reply.values[0].number in gold.reject and all(reply.values[0] is not used for _, used in placed):
        return "WRONG", texts.REASON_REJECTED.format(number=digits(reply.values[0].number))
    for due, given in placed:
        if not _says(given, reply.answer, due.sign_free):
            return "WRONG", texts.REASON_UNSAID.format(number=digits(given.number))
        if due.period is not None and not _of_period(due, given, reply):
            return "WRONG", texts.REASON_PERIOD.format(number=digits(given.number), start=_day(due.period.start), end=_day(due.period.end))
    extra = _not_asked(gold, reply, placed)
    if extra:
        return "WRONG", texts.REASON_EXTRA.format(number=extra)
    if gold.yes_no is not None and not re.match(r"\W*kyllä\b" if gold.yes_no else r"\W*ei\b", answer):
        return "WRONG", texts.REASON_YES_NO.format(due="Kyllä" if gold.yes_no else "Ei")
    stems = (*gold.text, *gold.na_text)
    if stems and not any(_has(words, stem) for stem in stems):
        return "WRONG", texts.REASON_NONE_SAID.format(stems=", ".join(stems[:4]))
    missing = next((group for group in gold.text_all if not any(_has(words, stem) for stem in group)), None)
    if missing:
        return "WRONG", texts.REASON_MISSING.format(stem=missing[0])
    forbidden = next((stem for stem in gold.text_not if plain(stem) in answer), None)
    return ("WRONG", texts.REASON_FORBIDDEN.format(stem=forbidden)) if forbidden else ("RIGHT", "")


def _reading(other: Reading, gold: Gold, reply: Reply, words: str) -> list[tuple[GoldNumber, GivenNumber]]:
    placed, _ = _placed(other.numbers, reply.values, gold.ordered, gold.complete)
    said = f"{words} {plain(' '.join(reply.caveats))}"
    return placed if placed and (not other.text or any(_has(said, stem) for stem in other.text)) else []


def _not_asked(gold: Gold, reply: Reply, placed: Sequence[tuple[GoldNumber, GivenNumber]]) -> str:
    """A value beside those due that is neither a reading's nor an operand whose quote says it."""
    allowed = [*gold.numbers, *(number for reading in gold.accept for number in reading.numbers)]
    quoted = {size for citation in reply.citations for size in numbers_in(citation.quote[:QUOTED])}
    operands = {abs(one.number) for one in reply.calculation.operands} if reply.calculation else set()
    made = {abs(reply.calculation.result.number)} if reply.calculation else set()
    for value in reply.values:
        size = abs(value.number)
        shown = size in quoted or size / 1000 in quoted or size / 1_000_000 in quoted
        if any(value is used for _, used in placed) or any(fits(one, value) for one in allowed) or (size in operands and shown):
            continue
        if not allowed and (shown or size in made):
            continue
        return with_unit(value.number, value.unit)
    return ""
