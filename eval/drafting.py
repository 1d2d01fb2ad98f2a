"""Drafted questions shown to a person one by one, to accept, reword, correct or skip. What is asked and said goes through the caller."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import chain, count

from eval import texts
from eval.drafts import Draft
from eval.gold import Due, Gold, GoldNumber
from eval.report import expected

Ask = Callable[[str, str], str | None]
"""(question, default) → what the person answers, None when there is nobody left to answer."""


Pages = Mapping[str, int]
"""How many pages each report has, by its file name without the ending."""


class _Ended(Exception):
    """The person went away in the middle of a question."""


def offer(proposals: Sequence[Draft], pages: Pages, ask: Ask | None, say: Callable[[str], None]) -> Iterator[tuple[Draft, Gold]]:
    """(proposal, question) of those that the person accepts, as mended; all of them where `ask` is None."""
    for number, draft in enumerate(proposals, 1):
        if ask is None:
            yield draft, draft.gold
            continue
        say("\n" + texts.DRAFT_NUMBERED.format(number=number, all=len(proposals), question=draft.gold.question))
        for line in told(draft):
            say(line)
        try:
            accepted = _decided(draft.gold, pages, ask, say)
        except _Ended:
            return
        if accepted is not None:
            yield draft, accepted


def named(gold: Gold, ids: Collection[str]) -> Gold:
    """The question with an id that none of `ids` is."""
    name = next(name for name in chain([gold.id], (f"{gold.id}-{number}" for number in count(2))) if name not in ids)
    return gold.model_copy(update={"id": name, "conversation": name if gold.turns else None})


def told(draft: Draft) -> list[str]:
    """What a proposal rests on, in lines."""
    lines = [texts.DRAFT_EARLIER.format(turn=turn) for turn in draft.gold.turns]
    lines.append(texts.DRAFT_EXPECTED.format(expected=expected(draft.gold)))
    return lines + [texts.DRAFT_WHERE.format(place=place) for place in draft.places]


def _decided(gold: Gold, pages: Pages, ask: Ask, say: Callable[[str], None]) -> Gold | None:
    """The question as accepted, None when skipped; raises _Ended."""
    keys = texts.DRAFT_KEYS
    while True:
        choice = _asked(ask, texts.DRAFT_ASK, "").lower()[:1]
        if choice == keys["accept"]:
            return gold
        if choice == keys["skip"]:
            return None
        if choice == keys["end"]:
            raise _Ended
        if choice == keys["change"]:
            return gold.model_copy(update={"question": _asked(ask, texts.DRAFT_NEW, gold.question)})
        if choice == keys["correct"]:
            return corrected(gold, pages, ask, say)
        say(texts.DRAFT_UNKNOWN.format(keys=", ".join(keys.values())))


def corrected(gold: Gold, pages: Pages, ask: Ask, say: Callable[[str], None]) -> Gold:
    """The question with the answer that the person gives: a number, words, or none at all. Raises _Ended."""
    changed = gold.model_copy(update={"derivation": None, "note": texts.DRAFT_CORRECTED, "accept": (), "reject": ()})
    if gold.text and not gold.numbers:
        changed = changed.model_copy(update={"text": (_asked(ask, texts.DRAFT_TEXT, gold.text[0]),)})
    else:
        number = _number(gold, ask, say)
        if number is None:
            return changed.model_copy(update={"status": "not_found", "numbers": (), "text": (), "citations": ()})
        changed = changed.model_copy(update={"status": "answered", "numbers": (number,)})
    due = gold.citations[0] if gold.citations else Due(report=_report(pages, ask, say))
    while True:
        given = _asked(ask, texts.DRAFT_PAGES, ", ".join(map(str, due.pages)))
        found = tuple(int(part) for part in re.findall(r"\d+", given))
        if found and all(1 <= page <= pages.get(due.report, 0) for page in found):
            return changed.model_copy(update={"citations": (due.model_copy(update={"pages": found}),)})
        say(texts.DRAFT_NOT_PAGES.format(given=given or "–", pages=pages.get(due.report, 0)))


def _report(pages: Pages, ask: Ask, say: Callable[[str], None]) -> str:
    """The report that the answer is in: the only one, or the one that the person names; raises _Ended."""
    if len(pages) == 1:
        return next(iter(pages))
    while True:
        given = _asked(ask, texts.DRAFT_REPORT, "").removesuffix(".pdf")
        if given in pages:
            return given
        say(texts.DRAFT_NO_REPORT.format(given=given or "–", names=", ".join(sorted(pages))))


def _number(gold: Gold, ask: Ask, say: Callable[[str], None]) -> GoldNumber | None:
    """The number and unit that the person gives, None for no answer; raises _Ended."""
    old = gold.due[0] if gold.due else None
    while True:
        given = _asked(ask, texts.DRAFT_NUMBER, "")
        if not given:
            return None
        number = read_number(given)
        if number is not None:
            break
        say(texts.DRAFT_NOT_NUMBER.format(given=given))
    unit = _asked(ask, texts.DRAFT_UNIT, (old.unit if old is not None else None) or "EUR")
    given_now = {"number": number, "unit": unit, "sign_free": number < 0}
    return GoldNumber.model_validate(given_now | ({"period": old.period} if old is not None else {}))


def read_number(text: str) -> Decimal | None:
    """A number as a person types it: "−1 234 567,89" → Decimal("-1234567.89"); None for what is none."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").replace("–", "-").replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _asked(ask: Ask, question: str, default: str) -> str:
    given = ask(question, default)
    if given is None:
        raise _Ended
    return given.strip()
