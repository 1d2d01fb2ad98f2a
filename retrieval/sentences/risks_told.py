"""A risk that a paragraph tells under a heading of risks, its name first: "Kuljettajapula. Todennäköisyys on suuri. Koulutus on aloitettu."."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.columns.record_columns import RATINGS, role_of
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.stretches import Said, Stretch
from retrieval.language.reading import Token
from retrieval.sentences.sentence_runs import Run, paragraph_named

PREPARED = frozenset({"control", "control_outcome"})
"""What is asked of a risk where it is asked how one is prepared for it."""
_NAME_WORDS = 5
_LED = re.compile(r"[A-ZÅÄÖ][^:.]{2,60}: \S")
"""A sentence that begins with the name of a risk and a colon."""
_GRADED = re.compile(r"\briski on \w+\W*$")
"""How a sentence ends that only says how great a risk is: "riski on kohtalainen"."""
TOLD = PREPARED | {"probability", "impact"}
"""What such a paragraph tells of a risk."""


def told_risk(stretches: Iterable[Stretch], named: Sequence[Token], slots: Iterable[str]) -> Run | None:
    """What the one paragraph that begins with the words asked tells: how the risk is rated, or what stands behind that of how one is prepared for it."""
    under = [s for s in stretches if not s.row and any(key.startswith("riski") for key in s.around.keys)]
    names = {name for s in under for one in s.said if (name := _name(one)) and _is_named(one, name, named)}
    run = (_among_others(under, next(iter(names))) or paragraph_named(under, next(iter(names)))) if len(names) == 1 else None
    if run is None:
        return None
    rated = [n for n in range(run.first, run.last) if _rates(run.stretch.said[n], RATINGS) or _GRADED.search(run.stretch.said[n].text)]
    if set(slots) & PREPARED:
        first = max(rated) + 1 if rated else run.first
        if any(_GRADED.search(one.text) for one in run.said):
            return run if len(run.said) > len(rated) else None  # the sentence that grades it names it
        return replace(run, first=first) if first < run.last else None
    telling = [n for n in rated if _rates(run.stretch.said[n], tuple(slots))]
    return replace(run, first=telling[0], last=telling[0] + 1) if len(telling) == 1 else None


def _among_others(stretches: Iterable[Stretch], name: str) -> Run | None:
    """The sentences of one risk of a paragraph that tells several, each named before a colon: "Kuljettajapula: riski on korkea. Koulutus on aloitettu."."""
    found: dict[str, Run] = {}
    for stretch in stretches:
        said = stretch.said
        starts = [n for n, one in enumerate(said) if _LED.match(one.text)]
        for at, end in pairwise([*starts, len(said)]):
            last = next((n for n in range(at, end) if said[n].place != said[at].place), end)
            if len(starts) > 1 and _name(said[at]) == name and last - at > 1:
                found[said[at].text] = Run(stretch, at, last, 1.0, 1.0)
    return next(iter(found.values())) if len(found) == 1 else None


def _name(one: Said) -> str:
    """What stands before the colon or full stop that ends the name of a risk."""
    return one.text.partition(":")[0].rstrip(" .")


def _is_named(one: Said, name: str, named: Sequence[Token]) -> bool:
    """Whether a short name without a verb has every word asked."""
    said = words_of(name)
    verbs = [found for word in said if (found := readings(word.lower())) and all(r.finite for r in found)]
    return bool(named) and len(said) <= _NAME_WORDS and not verbs and all(token.keys & one.words.lemmas for token in named)


def _rates(one: Said, roles: Sequence[str]) -> bool:
    return any(role_of(word.lower(), "risks") in roles for word in words_of(one.text))
