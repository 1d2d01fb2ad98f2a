"""A number of a project whose column a question names word for word: "kuinka paljon avustusta hankkeelle on myönnetty" of "Myönnetty avustus, t€"."""

from ingest.language.scales import without_scale
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.names import account_key

_LIGHT = frozenset({"filler", "ask:amount", "ask:many", "kind:project", "kind:investment"})
"""What else a question says: how it asks, and that the thing named is a project."""


def named_column(clause: Clause) -> Draft | None:
    """The number that the row of the one project or work named prints in the column headed by the question's other words, no more and no fewer."""
    query, explained = clause.query, clause.explained
    if not query.records or not explained.has("ask:amount") or query.operation not in ("lookup", "record_field") or query.periods or query.units:
        return None
    named = {i for s in explained.spans if s.has("record") or (s.tags and set(s.tags) <= _LIGHT) for i in range(s.start, s.end)}
    asked = [t for i, t in enumerate(explained.tokens) if i not in named]
    held = [clause.scope.vocabulary.records[r] for r in query.records if r in clause.scope.vocabulary.records]
    if len(asked) < 2 or len({account_key(r.record.title) for r in held}) != 1:
        return None
    told = [(r, f) for r in held for i in r.record.figure_ids if (f := clause.scope.ledger.figure(i)) is not None]
    found = [(r, f) for r, f in told if _is_headed(clause, f, [t.any_keys | t.roots for t in asked])]
    if len(found) != 1:
        return None
    record, stored = found[0]
    draft = Draft(clause.scope.ledger)
    when = "" if stored.figure.measure == "total_funding" else stored.figure.period.label
    label = wording.table_cell(record.record.title, _heading(stored), when)
    draft.lines.append(wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored)))
    draft.records.append(record.record.record_id)
    draft.names = (_heading(stored),)
    return draft


def _heading(stored: StoredFigure) -> str:
    return without_scale(stored.figure.column_label or "").strip(" ,;()")


def _is_headed(clause: Clause, stored: StoredFigure, asked: list[frozenset[str]]) -> bool:
    """Whether the words of a column's heading and those asked are the same."""
    heads = [frozenset(clause.texts.analyser.keys(word)) for word in _heading(stored).split()]
    return len(heads) == len(asked) and all(any(keys & head for head in heads) for keys in asked) and all(any(keys & head for keys in asked) for head in heads)
