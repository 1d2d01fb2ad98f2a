"""Colours as states: "mitkä tavoitteet ovat keltaisella", where a legend of the report says what state each colour stands for."""

from dataclasses import replace

from ingest.language.statuses import read_status
from ingest.records.status_legends import read_legend
from retrieval.answers.clause import Clause
from retrieval.language.explain import Span
from retrieval.language.phrases import Concept

_HITS = 12
"""Passages that are looked at for a legend."""
_KINDS = frozenset({"target", "plan"})


def with_colour_states(clause: Clause) -> Clause:
    """The clause with the one colour that it names of targets as the state that every legend of the asked reports says it to be; else as it was."""
    query, explained, search = clause.query, clause.explained, clause.scope.cells.search
    open_words = [i for i in explained.open if explained.tokens[i].kind == "word"]
    if not open_words or search is None or not (_KINDS & set(query.record_kinds)):
        return clause
    legends = [read_legend(hit.passage.text) for hit in search.search("vihreä keltainen punainen", clause.texts.reports(query), _HITS)]
    known = {mark for legend in legends for mark in legend if len(mark) > 2}
    named = {i: explained.tokens[i].keys & known for i in open_words if explained.tokens[i].keys & known}
    if len(named) != 1 or len(marks := next(iter(named.values()))) != 1:
        return clause
    mark, at = next(iter(marks)), next(iter(named))
    states = {read.status for legend in legends if mark in legend and (read := read_status(legend[mark])) is not None}
    if len(states) != 1 or (query.statuses and set(query.statuses) != states):
        return clause
    state = Span(at, at + 1, (Concept("status", tuple(states), 2),), 2.0)
    spans = tuple(sorted((*explained.spans, state), key=lambda s: s.start))
    told = replace(explained, spans=spans, open=tuple(i for i in explained.open if i != at))
    return replace(
        clause,
        query=replace(query, statuses=tuple(states), words=tuple(w for w in query.words if w != explained.tokens[at].text)),
        explained=told,
    )
