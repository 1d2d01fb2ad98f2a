"""Which of two municipalities has more of what only the sentences of each tell: each is asked by itself, and what they tell is set side by side."""

from collections.abc import Callable

from retrieval.evidence.draft import Draft, joined
from retrieval.language import question_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.query import Query


def of_each_town(explained: Explained, query: Query) -> dict[str, str]:
    """Municipality → the question of it alone: "kummalla oli enemmän lapsia, Koelalla vai Suvelalla?" → "Kuinka paljon Koelalla oli lapsia?"; {} for others."""
    tokens = explained.tokens
    named = {c.values[0]: s for s in explained.spans if (c := s.has("municipality")) is not None and s.has("unit") is None}
    picks = [s for s in explained.spans if {"which2", "dim:municipality"} & set(s.tags)]
    more = [s for s in explained.tagged("more", "less") if tokens[s.start].low in sense_words("more_or_less") | sense_words("longer")]
    if set(named) != set(query.municipalities) or len(named) != 2 or not picks or len(more) != 1 or not explained.has("versus"):
        return {}
    left_out = {i for s in (*named.values(), *picks, *more, *explained.tagged("versus")) for i in range(s.start, s.end)}
    rest = [t.text for i, t in enumerate(tokens) if i not in left_out]
    long = tokens[more[0].start].low in sense_words("longer")
    return {town: question_wording.how_much([*(t.text for t in tokens[s.start : s.end]), *rest], long) for town, s in named.items()}


def more_of_two(explained: Explained, query: Query, ask: Callable[[str], Draft]) -> Draft | None:
    """What is told of each of two municipalities, that which has more of it first, or less where that is asked; None where one has none, or of another time."""
    told = {town: ask(question) for town, question in of_each_town(explained, query).items()}
    if len(told) != 2 or any(draft.status != "answered" or len(draft.values) != 1 or draft.calculation is not None for draft in told.values()):
        return None
    figures = {town: [f for i in draft.figures[:1] if (f := draft.ledger.figure(i)) is not None] for town, draft in told.items()}
    if any(len(found) != 1 or draft_town(draft) != town for (town, draft), found in zip(told.items(), figures.values(), strict=True)):
        return None
    one, other = (found[0].figure for found in figures.values())
    if (one.number_unit, one.period.start, one.period.end) != (other.number_unit, other.period.start, other.period.end) or abs(one.number) == abs(other.number):
        return None
    towns = sorted(told, key=lambda town: abs(told[town].values[0].number), reverse=not explained.has("less"))
    for town in towns:
        told[town].lines = [line if town in line else wording.said_of(town, line) for line in told[town].lines]
    return joined([told[town] for town in towns])


def draft_town(draft: Draft) -> str:
    """The municipality whose report a draft cites, "" where it cites several's."""
    towns = {draft.ledger.vocabulary.reports[c.report_id].municipality for c in draft.citations}
    return towns.pop() if len(towns) == 1 else ""
