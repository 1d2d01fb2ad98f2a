"""Works against their estimates of cost, where a table prints the estimate, what has been used since the work began and what is left of it."""

from collections.abc import Mapping, Sequence

from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import since_the_start
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.language import wording
from retrieval.language.names import says_total
from retrieval.query import Query

_PLAIN = ("yes_no", "order", "statuses", "sources", "units", "words", "follow_up", "counted")
"""What a question of an estimate does not ask."""
_TOTALS = ("yhteensä", "summa", "yht")
_DEEDS = frozenset({"over", "side", "limit", "share", "percent", "record", "rank", "kind:project", "kind:investment", "measure:remaining", "list"})


def against_estimate(clause: Clause) -> Draft | None:
    """What is left of the estimate of the work named, what part of it has been used, or the works that passed theirs; None for another question."""
    query, explained = clause.query, clause.explained
    estimated = explained.has("cost_estimate") and ("total_funding" in query.slots or query.measures == ("total_funding",))
    limited = query.limit is not None and "against_budget" not in query.extra
    if not estimated or limited or any(getattr(query, slot) for slot in _PLAIN) or set(query.record_kinds) - {"project", "investment"}:
        return None
    named = bool(query.records) or any(_is_of_one(clause, s.names) for s in query.subjects)
    rows = _rows(clause)
    if not named and explained.has("over") and explained.has("ask:which", "list", "ask:who"):
        return _passed(clause, rows)
    if not named:
        return None
    row = _row_named(clause, rows)
    if row is None:
        return None
    if "remaining" in query.measures and explained.has("ask:amount", "want:EUR") and "remaining" in row:
        return _left(clause, [row])
    used = explained.has("spend") and explained.has("op:share", "want:%")
    return _used(clause, row["used"], row["estimate"]) if used and "used" in row and not query.measures else None


def _is_of_one(clause: Clause, names: Sequence[str]) -> bool:
    held = clause.scope.vocabulary.by_account
    return any(s.subject_kind in ("investment", "project") and n not in ("investoinnit", "investointimenot") for n in names for s in held.get(n, ()))


def _rows(clause: Clause) -> list[dict[str, StoredFigure]]:
    """Each work of the newest report asked that prints an estimate: estimate, used, remaining → figure."""
    query, ledger = clause.query, clause.scope.ledger
    reports = clause.scope.vocabulary.reports
    years = {spec.year for spec in query.periods} - {None}
    fitting = [i for i in clause.texts.reports(query) if not query.municipalities or reports[i].municipality in query.municipalities]
    fitting = [i for i in fitting if (p := reports[i].period) is not None and (not years or years == {p.end.year})]
    found: dict[tuple[str, int | None, int | None], dict[str, StoredFigure]] = {}
    for report_id in fitting:
        held = (r.record for r in clause.scope.vocabulary.records.values() if r.report_id == report_id and r.record.kind == "investment")
        for table in {record.table for record in held if record.table is not None}:
            for stored in ledger.store.figures_of_table(report_id, table):
                part = _part(stored)
                if part and stored.figure.doubt is None and not any(says_total(w, _TOTALS) for w in stored.figure.row_label.split()[:1]):
                    found.setdefault((report_id, stored.figure.table, stored.figure.row), {})[part] = stored
    rows = [row if _is_left_of_it(row) else {k: f for k, f in row.items() if k != "remaining"} for row in found.values() if "estimate" in row]
    ends = {row["estimate"].report_id: p.end for row in rows if (p := reports[row["estimate"].report_id].period) is not None}
    return [row for row in rows if ends[row["estimate"].report_id] == max(ends.values())]


def _is_left_of_it(row: Mapping[str, StoredFigure]) -> bool:
    """Whether what is left is of the estimate, not of a year's budget."""
    if "remaining" not in row or "used" not in row:
        return False
    left = row["estimate"].figure.number - abs(row["used"].figure.number)
    return abs(left - row["remaining"].figure.number) <= 2 * row["remaining"].figure.scale


def _part(stored: StoredFigure) -> str:
    figure = stored.figure
    if figure.measure == "total_funding":
        return "estimate"
    return "remaining" if figure.measure == "remaining" else "used" if since_the_start(figure) else ""


def _row_named(clause: Clause, rows: Sequence[Mapping[str, StoredFigure]]) -> Mapping[str, StoredFigure] | None:
    query, records = clause.query, clause.scope.vocabulary.records
    titles = {records[i].record.title.lower() for i in query.records if i in records} | {n for s in query.subjects for n in s.names}
    own = [row for row in rows if row["estimate"].figure.account.lower() in titles]
    return own[0] if len(own) == 1 else None


def _is_over(row: Mapping[str, StoredFigure]) -> bool:
    if "remaining" in row:
        return row["remaining"].figure.number < 0
    return abs(row["used"].figure.number) > abs(row["estimate"].figure.number)


def _passed(clause: Clause, rows: Sequence[Mapping[str, StoredFigure]]) -> Draft | None:
    """The works that used more than their estimate, by what is left of it; only where each tells so much."""
    told = [row for row in rows if "remaining" in row or "used" in row]
    towns = {clause.scope.vocabulary.reports[row["estimate"].report_id].municipality for row in told}
    over = sorted((row for row in told if _is_over(row)), key=lambda row: row["remaining"].figure.number if "remaining" in row else 0)
    if not over or len(told) < len(rows) or len(towns) > 1:
        return None
    return _left(clause, over) if all("remaining" in row for row in over) else None


def _left(clause: Clause, rows: Sequence[Mapping[str, StoredFigure]]) -> Draft:
    draft = Draft(clause.scope.ledger)
    for row in rows:
        figure = row["remaining"]
        label = wording.table_cell(figure.figure.row_label, wording.plain_heading(figure.figure.column_label), figure.figure.period.label)
        draft.lines.append(wording.lookup(draft.figure_value(figure, label), label, draft.cite_figure(figure)))
        draft.figures.append(figure.figure.figure_id)
        draft.records += _records(clause, figure)
    return _named(draft, clause.query, clause)


def _used(clause: Clause, part: StoredFigure, whole: StoredFigure) -> Draft | None:
    percent = share_percent(part.figure.number, whole.figure.number)
    if percent is None:
        return None
    draft = Draft(clause.scope.ledger)
    labels = [wording.table_cell(f.figure.row_label, wording.plain_heading(f.figure.column_label), f.figure.period.label) for f in (part, whole)]
    operands = [draft.operand(f, label) for f, label in zip((part, whole), labels, strict=True)]
    text = draft.value(percent, "%", labels[0])
    draft.lines.append(wording.lookup(text, wording.share_of(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
    draft.computed("share", "÷", operands, percent, "%")
    draft.figures = [part.figure.figure_id, whole.figure.figure_id]
    draft.records = _records(clause, part)
    return _named(draft, clause.query, clause)


def _records(clause: Clause, stored: StoredFigure) -> list[str]:
    held = clause.scope.vocabulary.records.items()
    return [i for i, r in held if (r.report_id, r.record.table, r.record.row) == (stored.report_id, stored.figure.table, stored.figure.row)]


def _named(draft: Draft, query: Query, clause: Clause) -> Draft:
    tokens, estimate = clause.explained.tokens, clause.explained.tagged("cost_estimate")
    draft.names = tuple(tokens[i].text for s in estimate for i in range(s.start, s.end))
    draft.deeds |= _DEEDS
    return draft
