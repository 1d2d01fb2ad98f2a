"""Reasons in lists and sections that tell of one thing after another: "– Alikulku: Valtio on lykännyt töitä." for "alikulku, viivästymisen syy"."""

import re
from collections.abc import Iterable, Sequence

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.reasons import reason_side
from retrieval.evidence.stretches import LEAD, Stretch
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import account_key
from retrieval.language.near_words import make_words
from retrieval.query import Query
from retrieval.sentences.run_reasons import WAYS
from retrieval.sentences.sentence_runs import Run

_MOST = 2
"""Sentences of an item that are told at most."""
_MOST_HEADED = 5
"""Sentences under a heading that are told, at most."""
_SHORT = 3
"""Letters of words that name nothing: "ja", "tai"."""


def item_reason(stretches: Iterable[Stretch], words: Sequence[AskedWord], analyser: Analyser) -> Run | None:
    """The item that is called what the question names and speaks of what it says of that; None where none or several do.

    No word need give the reason: what is said of a thing that is late is why.
    """
    found: dict[str, Run] = {}
    for stretch in stretches:
        for at in range(stretch.first, stretch.last) if not stretch.row else ():
            lead = LEAD.match(stretch.said[at].text)
            if lead is not None and (run := _run(stretch, at, lead, words, analyser)) is not None:
                found[stretch.said[at].text] = run
    return next(iter(found.values())) if len(found) == 1 else None


def off_budget(query: Query, explained: Explained) -> bool:
    """Whether it is asked why one row or unit was not as budgeted, and not why it went over or under, which it may not have done."""
    rows = [*query.subjects, *(u for u in query.units if not u.names[0].startswith("*"))]
    off = set(query.measures) & {"deviation", *BUDGETS}
    return len(rows) == 1 and bool(off) and not (query.records or query.words or explained.has("over", "under", "more", "less", "up", "down", "not"))


def headed_reason(stretches: Iterable[Stretch], query: Query, analyser: Analyser) -> Run | None:
    """What is said under the name of the one row or unit asked about, where the heading above asks why the budget was not kept: "Poikkeamien syyt".

    No sentence need give the reason: the heading says that all of them do.
    """
    named = {account_key(name) for place in (query.subjects or query.units) for name in place.names}
    found: dict[tuple[str, ...], Run] = {}
    for stretch in stretches:
        if stretch.kind == "text" and len(stretch.section) > 1 and account_key(stretch.section[-1]) in named and _asks_why(stretch.section[-2], analyser):
            found[(stretch.report_id, *stretch.section)] = Run(stretch, stretch.first, stretch.last, 1.0, 1.0)
    runs = list(found.values())
    return runs[0] if len(runs) == 1 and runs[0].last - runs[0].first <= _MOST_HEADED else None


def _asks_why(heading: str, analyser: Analyser) -> bool:
    """Whether a heading stands over the reasons for going off the budget: "Miksi luvut poikkeavat talousarviosta?"."""
    said = make_words(heading, analyser).lemmas | {word.lower() for word in words_of(heading)}
    return bool(said & sense_words("reason_heading")) and bool(said & sense_words("off_heading"))


def _run(stretch: Stretch, at: int, lead: re.Match[str], words: Sequence[AskedWord], analyser: Analyser) -> Run | None:
    title = make_words(lead[1], analyser)
    named = [w for w in words if w.met(title) >= 0.8]
    rest = [w for w in words if w not in named and not w.unit]
    whose = [w for w in words if w.unit]
    if any(w in named for w in whose) and not all(w in named for w in whose):  # "Sivistyspalvelut" are no "tekniset palvelut"
        return None
    if len(named) < sum(len(word) > _SHORT for word in lead[1].split()) or not rest or not all(w.groups for w in rest):
        return None
    end = at + 1
    while end < stretch.last and not stretch.said[end].item and LEAD.match(stretch.said[end].text) is None and end - at < _MOST:
        end += 1
    text = stretch.said[at].text[lead.end() :]
    told = make_words(text, analyser)
    side = reason_side(text, analyser) if any(w.groups & set(WAYS) for w in rest) else None
    if side is not None and any(r.kind == "nimisana" for word in words_of(side) for r in readings(word.lower())[:1]):
        return None  # "lapsimäärän lasku heikentää valtionosuuksia": why something of its own went so
    return Run(stretch, at, end, 1.0, 1.0) if all(w.groups & told.groups for w in rest) else None
