"""A risk that a paragraph tells under a heading of risks, its name first: "Kuljettajapula. Todennäköisyys on suuri. Koulutus on aloitettu."."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.columns.record_columns import RATINGS, role_of
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.stretches import Said, Stretch
from retrieval.language.reading import Token
from retrieval.sentences.sentence_runs import Run, paragraph_named

PREPARED = frozenset({"control", "control_outcome"})
"""What is asked of a risk where it is asked how one is prepared for it."""
_NAME_WORDS = 5
TOLD = PREPARED | {"probability", "impact"}
"""What such a paragraph tells of a risk."""


def told_risk(stretches: Iterable[Stretch], named: Sequence[Token], slots: Iterable[str]) -> Run | None:
    """What the one paragraph that begins with the words asked tells: how the risk is rated, or what stands behind that of how one is prepared for it."""
    under = [s for s in stretches if not s.row and any(key.startswith("riski") for key in s.around.keys)]
    names = {name for s in under for one in s.said if (name := _name(one)) and _is_named(one, name, named)}
    run = paragraph_named(under, next(iter(names))) if len(names) == 1 else None
    if run is None:
        return None
    rated = [n for n in range(run.first, run.last) if _rates(run.stretch.said[n], RATINGS)]
    if set(slots) & PREPARED:
        first = max(rated) + 1 if rated else run.first
        return replace(run, first=first) if first < run.last else None
    telling = [n for n in rated if _rates(run.stretch.said[n], tuple(slots))]
    return replace(run, first=telling[0], last=telling[0] + 1) if len(telling) == 1 else None


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
