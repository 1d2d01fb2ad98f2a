"""What is reckoned of two cells that a question names in people's words: how a cell changed, how two rows differ or add up, a column's part of another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.language.measure_units import is_for_each
from ingest.language.voikko import readings
from ingest.model import Table
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.answers.named_cells import Look, Met
from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import marks_of, operand_text
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.inflection import genitive
from retrieval.language.lexicon import sense_words
from retrieval.query import PeriodSpec
from retrieval.understanding.understand import is_yes_no, without_tail

_MOVING = frozenset(
    {"up", "down", "op:change", "op:difference", "moves", "event", "more", "less", "than", "measure:change", "measure:change_percent", "want:%", "earn"}
)
"""Tags of words that say how something changed or by how much one is more than another."""
_ADDING = frozenset({"op:sum", "joiner"})
_BETWEEN = _MOVING | {"versus", "joiner", "minus"}
_OF_TOTAL = frozenset({"op:share", "want:%", "joiner", "earn", "spend"})
_ASIDE = ("yes_no", "order", "limit", "record_kinds", "sources", "statuses")
"""What a question of two cells does not ask."""
_MEASURES = frozenset({"change", "change_percent", "actual", "closing"})
_COUNTED = frozenset({"count", "persons", "hours", "days"})


def cells_reckoned(clause: Clause) -> Draft | None:
    """The draft; None where the question asks for nothing of the kind or does not name just two cells of one table."""
    query = clause.query
    clause = replace(clause, explained=without_tail(clause.explained))
    explained = clause.explained
    own = [explained.tokens[i] for i in explained.own]
    if any(getattr(query, slot) for slot in _ASIDE) or set(query.measures) - _MEASURES or query.follow_up or not own or is_yes_no(own[:1]):
        return None
    if explained.has("why") or clause.scope.cells.search is None or not clause.texts.reports(query):
        return None
    if query.direction is None and not explained.has(*_MOVING - {"want:%", "earn", "moves", "event"}):
        return _added(clause) or _part(clause)
    return _of_two_rows(clause) or _changed(clause)


def _look(clause: Clause, light: frozenset[str], periods: bool) -> Look:
    query = replace(clause.query, measures=(), direction=None, periods=clause.query.periods if periods else ())
    return Look(replace(clause, query=query), False, light)


def _rows(look: Look, clause: Clause) -> Iterator[tuple[str, Table, list[tuple[int, frozenset[int]]]]]:
    """(report, table, (row, where the question names it)) of tables with rows that it names."""
    for report_id, table in look.tables(clause.texts.reports(clause.query)):
        rows = [(n, used) for n in range(len(table.rows)) if (used := look.row_named(table, n)) is not None]
        if rows:
            yield report_id, table, rows


# ----------------------------------------------------------------------------------------------- one row at two times


def _changed(clause: Clause) -> Draft | None:
    """How the number of the one row and column named changed between two times."""
    look = _look(clause, _MOVING, periods=False)
    found: dict[tuple[Decimal, Decimal, str], tuple[StoredFigure, StoredFigure]] = {}
    rows = [(r, t, n, used) for r, t, named in _rows(look, clause) for n, used in named]
    most = max((len(used) for *_, used in rows), default=0)
    for report_id, table, n, used in rows:
        if len(used) < most:
            continue
        met = [m for m in look.in_row(report_id, table, n, used) if m.figure is not None and m.figure.figure.measure != "change_percent"]
        best = max((m.score for m in met), default=0)
        pair = _two_times([m.figure for m in met if m.score == best and m.figure is not None], clause)
        if pair is not None:
            found[(pair[0].figure.number, pair[1].figure.number, pair[0].figure.number_unit)] = pair
    if len(found) != 1:
        return None
    old, new = next(iter(found.values()))
    percent = clause.query.wanted_unit == "%" or clause.query.operation == "change_percent" or clause.explained.has("measure:change_percent")
    query = replace(clause.query, operation="change_percent" if percent else "change")
    draft = FigureAnswers(clause.scope.ledger).change_between(old, new, query, _called(new, clause))
    return _named(draft, clause)


def _two_times(figures: Sequence[StoredFigure], clause: Clause) -> tuple[StoredFigure, StoredFigure] | None:
    """(old, new) of one column's numbers at the two times asked for; None where there are not just two."""
    if len({(f.figure.number_unit, f.figure.measure, _heading(f)) for f in figures}) != 1:
        return None
    dated = sorted(figures, key=lambda f: f.figure.period.end)
    ends = [f.figure.period.end for f in dated]
    if len(set(ends)) != len(ends) or len(ends) < 2:
        return None
    specs = [s for s in clause.query.periods if s.kind not in ("prior", "latest")]
    years = [s.year for s in specs]
    if any(y is None for y in years) or len(specs) > 2 or any(_is_of_other_day(s, dated) for s in specs):
        return None
    if len(specs) == 2:
        chosen = [f for f in dated if f.figure.period.end.year in years]
        return (chosen[0], chosen[1]) if len(chosen) == 2 and len(set(years)) == 2 else None
    now = [f for f in dated if not years or f.figure.period.end.year == years[0]]
    if years and _is_base(clause.explained):
        return (now[0], dated[-1]) if len(now) == 1 and now[0] is not dated[-1] else None
    new = now[-1] if now else None
    before = [f for f in dated if new is not None and f.figure.period.end.year == new.figure.period.end.year - 1]
    return (before[0], new) if new is not None and len(before) == 1 else None


def _heading(stored: StoredFigure) -> str:
    """What a column tells, without its time."""
    return wording.plain_heading(stored.figure.column_label.replace(stored.figure.period.label, "").replace(str(stored.figure.period.end.year), ""))


def _called(stored: StoredFigure, clause: Clause) -> str:
    """What a cell is of, as it is said: "Peuran kirjaston lainaukset", "Peuran koulun kustannus oppilasta kohden"; "" where the heading is no such noun."""
    figure, heading = stored.figure, _heading(stored)
    table = clause.scope.ledger.store.table(stored.report_id, figure.table) if figure.table is not None else None
    named = heading if "/" not in heading else table.title if table is not None and is_for_each(table.title) else ""
    owner = genitive(figure.row_label)
    read = [r for w in named.split()[:1] for r in readings(w.lower())]
    noun = any(r.case == "nimento" and r.kind == "nimisana" for r in read) and not any(r.case == "osanto" for r in read)
    return f"{owner} {named[:1].lower()}{named[1:]}" if owner and noun else ""


def _is_of_other_day(spec: PeriodSpec, dated: Sequence[StoredFigure]) -> bool:
    """Whether a day or month is named that is none of a column's."""
    return spec.last is not None and not any(f.figure.period.end == spec.end for f in dated)


def _is_base(explained: Explained) -> bool:
    """Whether the one time named is that from which the change is counted: "vuodesta 2023", "kuin vuonna 2023"."""
    for span in explained.spans:
        if span.period is not None:
            since = any(r.case == "sisaeronto" for t in explained.tokens[span.start : span.end] for r in readings(t.low))
            return since or any("than" in s.tags and s.end <= span.start for s in explained.spans)
    return False


# ----------------------------------------------------------------------------------------------- two rows of one column


def _pairs(clause: Clause, light: frozenset[str]) -> Iterator[tuple[int, tuple[StoredFigure, StoredFigure]]]:
    """(how well the column is named, (first named, second named)) of two rows of a table in the one column that the other words name."""
    look = _look(clause, light, periods=True)
    for report_id, table, rows in _rows(look, clause):
        told = [(n, used) for n, used in rows if not any(used < other for _, other in rows)]
        if len(told) != 2 or not (told[0][1] - told[1][1] and told[1][1] - told[0][1]):
            continue
        told = sorted(told, key=lambda one: min(one[1] - next(o for n, o in told if n != one[0])))
        every = frozenset(told[0][1] | told[1][1] | _kinds(look, table))
        met = [[m for m in look.in_row(report_id, table, n, every) if m.figure is not None] for n, _ in told]
        best = max((m.score for side in met for m in side), default=0)
        sides = [(a.figure, b.figure) for a in met[0] for b in met[1] if a.column == b.column and a.score == b.score == best]
        both = _newest([(a, b) for a, b in sides if a is not None and b is not None], clause)
        if len(both) == 1 and both[0][0].figure.number_unit == both[0][1].figure.number_unit:
            yield best, both[0]


def _kinds(look: Look, table: Table) -> set[int]:
    """Where the question says again what kind of thing the rows of a table are: "Peuran koulussa kuin Lounaan koulussa"."""
    return {i for i in look.at if look.says(table.corner, look.token(i).low)}


def _newest(pairs: list[tuple[StoredFigure, StoredFigure]], clause: Clause) -> list[tuple[StoredFigure, StoredFigure]]:
    if clause.query.periods or not pairs:
        return pairs
    last = max(a.figure.period.end for a, _ in pairs)
    return [pair for pair in pairs if pair[0].figure.period.end == last]


def _one_pair(clause: Clause, light: frozenset[str]) -> tuple[StoredFigure, StoredFigure] | None:
    pairs = [(score, pair) for score, pair in _pairs(clause, light) if _is_of_price(pair[0], clause)]
    most = max((score for score, _ in pairs), default=0)
    found = {(a.figure.number, b.figure.number, a.figure.number_unit): (a, b) for score, (a, b) in pairs if score == most}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_price(stored: StoredFigure, clause: Clause) -> bool:
    """Whether a number is money where it is asked which is dearer."""
    priced = any(clause.explained.tokens[i].any_keys & sense_words("priced") for i in clause.explained.own)
    return not priced or stored.figure.number_unit == "EUR" or stored.figure.number_unit.startswith("€/")


def _of_two_rows(clause: Clause) -> Draft | None:
    """By how much the first row named is more than the second: "paljonko kalliimpi oppilas on Peuran koulussa kuin Lounaan koulussa"."""
    if not clause.explained.has("op:difference", "more", "less", "versus", "than"):
        return None
    pair = _one_pair(clause, _BETWEEN)
    return _subtracted(clause, *pair) if pair is not None and clause.query.wanted_unit != "%" else None


def _added(clause: Clause) -> Draft | None:
    """Two rows of one column added up: "Harjun koulun ja Niemen koulun kustannukset yhteensä"."""
    pair = _one_pair(clause, _ADDING) if clause.explained.has("op:sum") else None
    if pair is None or "/" in pair[0].figure.number_unit or pair[0].figure.number_unit not in ("EUR", *_COUNTED):
        return None
    draft = Draft(clause.scope.ledger)
    operands = [draft.operand(f, _label(f)) for f in pair]
    total = sum((f.figure.number for f in pair), Decimal(0))
    text = draft.value(total, pair[0].figure.number_unit, wording.summed([o.label for o in operands]))
    draft.computed("sum", "+", operands, total, pair[0].figure.number_unit)
    draft.lines.append(wording.lookup(text, wording.summed([operand_text(o) for o in operands]), marks_of([o.citation for o in operands])))
    draft.figures = [f.figure.figure_id for f in pair]
    return _named(draft, clause)


def _subtracted(clause: Clause, first: StoredFigure, second: StoredFigure) -> Draft:
    draft = Draft(clause.scope.ledger)
    operands = [draft.operand(f, _label(f)) for f in (first, second)]
    number = first.figure.number - second.figure.number
    text = draft.value(number, first.figure.number_unit, wording.subtracted(*(o.label for o in operands)))
    draft.computed("difference", "−", operands, number, first.figure.number_unit)
    draft.lines.append(wording.lookup(text, wording.subtracted(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
    draft.figures = [first.figure.figure_id, second.figure.figure_id]
    return _named(draft, clause)


# ----------------------------------------------------------------------------------------------- two columns of one row


def _part(clause: Clause) -> Draft | None:
    """A column as a part of another one in the same row, which stands in the elative: "montako prosenttia oppilaista saa tukea"."""
    explained = clause.explained
    if not explained.has("op:share", "want:%"):
        return None
    look = _look(clause, _OF_TOTAL, periods=True)
    of = [i for i in look.at if i not in look.light and any(r.case == "sisaeronto" for r in readings(look.token(i).low))]
    found: dict[tuple[Decimal, Decimal], tuple[StoredFigure, StoredFigure]] = {}
    for report_id, table, rows in _rows(look, clause) if of else ():
        most = max(len(used) for _, used in rows)
        for n, used in rows:
            whole = [i for i in of if i not in used]
            if len(used) < most or not whole:
                continue
            wholes = _best(look.in_row(report_id, table, n, used | (frozenset(look.at) - set(whole))))
            parts = _best(look.in_row(report_id, table, n, used | set(whole)))
            if len(wholes) == len(parts) == 1 and _is_part(parts[0], wholes[0]):
                found[(parts[0].figure.number, wholes[0].figure.number)] = (parts[0], wholes[0])
    if len(found) != 1:
        return None
    part, all_of_it = next(iter(found.values()))
    percent = share_percent(part.figure.number, all_of_it.figure.number)
    if percent is None:
        return None
    draft = Draft(clause.scope.ledger)
    operands = [draft.operand(f, _label(f)) for f in (part, all_of_it)]
    text = draft.value(percent, "%", operands[0].label)
    draft.lines.append(wording.lookup(text, wording.share_of(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
    draft.computed("share", "÷", operands, percent, "%")
    draft.figures = [part.figure.figure_id, all_of_it.figure.figure_id]
    return _named(draft, clause)


def _best(met: Iterator[Met]) -> list[StoredFigure]:
    cells = [m for m in met if m.figure is not None]
    best = max((m.rank for m in cells), default=None)
    figures = [m.figure for m in cells if m.rank == best and m.figure is not None]
    last = max((f.figure.period.end for f in figures), default=None)
    return [f for f in figures if f.figure.period.end == last]


def _is_part(part: StoredFigure, whole: StoredFigure) -> bool:
    units = {part.figure.number_unit, whole.figure.number_unit}
    alike = len(units) == 1 or units <= {"count", "persons"}
    if part.figure.subject_kind in ("investment", "project"):  # of what has been used there are several times
        return False
    return part is not whole and alike and not any("/" in u or u == "%" for u in units) and 0 <= part.figure.number <= whole.figure.number


def _label(stored: StoredFigure) -> str:
    figure = stored.figure
    return wording.table_cell(figure.row_label, wording.plain_heading(figure.column_label.replace(figure.period.label, "")), figure.period.label)


def _named(draft: Draft, clause: Clause) -> Draft:
    """The draft with all of the question's words told of: those that were left are none."""
    draft.names = tuple(clause.explained.tokens[i].text for i in clause.explained.own)
    return draft
