"""Tables of measures that save money: which of them has saved most or least, what all of them come to, and what part of the aim has come about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.language.tokens import words as words_of
from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_fits import period_fits
from retrieval.evidence.figure_parts import marks_of
from retrieval.evidence.figures import Ledger
from retrieval.evidence.record_choice import TARGETS, RecordChoice
from retrieval.language import wording
from retrieval.language.ahead import asks_past
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.tables.table_cells import TableCells

_LEAST = 2
"""Measures that a table holds at least."""
_AIM, _DONE = "budget", "actual"


@dataclass(frozen=True)
class SavingMeasures:
    """Answers from the one table of measures that fits."""

    ledger: Ledger
    choice: RecordChoice
    cells: TableCells

    def answer(self, query: Query, explained: Explained, ids: Sequence[str]) -> Draft | None:
        """The measures that come first, or the part of the aim that has come about; None where it asks neither of measures that save."""
        words = [t for i in explained.own if (t := explained.tokens[i]).kind == "word"]
        saving = [t for t in words if _saves(t)]
        if not saving or query.yes_no is not None or query.subjects or query.limit or query.sources or query.measures[1:] or explained.has("not", "why"):
            return None
        shares = explained.has("op:share", "want:%") and query.order is None
        sized = any(t.any_keys & (sense_words("saving_verb") | sense_words("aim_of_saving") | sense_words("size")) for t in words)
        ranks = query.order is not None and sized and "spend" not in query.extra and any(_is_measure(t) for t in words)
        totals = explained.has("op:sum") and query.order is None and not shares and any(_is_measure(t) for t in words)
        if [shares, ranks, totals].count(True) != 1:
            return None
        tables = list(self._tables(query)) or ([] if asks_past(t.low for t in words) else list(self._plans(explained, ids)))
        if len(tables) != 1:
            return None
        rows, sums = tables[0]
        draft = self._ranked(rows, query, explained) if ranks else self._total(sums, query, explained) if totals else self._share(sums, query, explained)
        if draft is not None:
            told = sense_words("saving_verb") | (sense_words("aim_of_saving") if totals else frozenset())
            draft.names = tuple(t.text for t in words if _saves(t) or _is_measure(t) or t.any_keys & told)
        return draft

    def _tables(self, query: Query) -> Iterator[tuple[list[StoredFigure], list[StoredFigure]]]:
        """(figures of the measures, figures of their sum) of each table of measures in money that speaks of saving, of the newest reports of one town."""
        pool = [
            r for r in self.choice.in_scope(query, list(self.ledger.vocabulary.records.values())) if r.record.kind in TARGETS and r.record.table is not None
        ]
        spots = {(r.report_id, r.record.table or 0) for r in self.choice.latest(query, pool)}
        reports = self.ledger.vocabulary.reports
        if len({reports[report_id].municipality for report_id, _ in spots}) != 1:
            return
        for report_id, index in sorted(spots):
            table = self.ledger.store.table(report_id, index)
            figures = [f for f in self.ledger.store.figures_of_table(report_id, index) if f.figure.number_unit == "EUR" and f.figure.measure in (_AIM, _DONE)]
            if table is None or not figures or any(f.figure.doubt is not None for f in figures):
                continue
            told = f"{table.title} {' '.join(c.label for c in table.columns)}".lower().split()
            rows = [f for f in figures if not _is_sum(f)]
            if any(word.startswith(sense_list("money_saved")) for word in told) and len({f.figure.row for f in rows}) >= _LEAST:
                yield rows, [f for f in figures if _is_sum(f)]

    def _plans(self, explained: Explained, ids: Sequence[str]) -> Iterator[tuple[list[StoredFigure], list[StoredFigure]]]:
        """The same of each table of measures that tells alone what each is to save in years ahead: "Toimenpide (säästö, €) | 2026 | 2027"."""
        for grid in self.cells.grids(explained.reading.text, ids):
            kinds = {key for word in words_of(grid.table.corner.lower()) for key in self.cells.fits.keys(word)}
            told = f"{grid.table.title} {grid.table.corner}".lower().replace("(", " ").split()
            plan = all(f.figure.number_unit == "EUR" and f.figure.measure == _AIM for f in grid.figures)
            rows = [f for f in grid.figures if not _is_sum(f)]
            if plan and kinds & sense_words("saving_measure") and any(word.startswith(sense_list("money_saved")) for word in told) and rows:
                yield rows, [f for f in grid.figures if _is_sum(f)]

    def _in_time(self, figures: Sequence[StoredFigure], query: Query, explained: Explained) -> list[StoredFigure]:
        """Those of what is asked for, aimed at or done, in the time named; of a plan for years ahead, where none is named, those of its report's year."""
        planned = all(f.figure.measure == _AIM for f in figures) and len({f.figure.period for f in figures}) > 1
        measure = _AIM if planned or any(t.any_keys & sense_words("aim_of_saving") for t in _own(explained)) else _DONE
        pool = [f for f in figures if f.figure.measure == measure and all(period_fits(spec, f.figure, measure) for spec in query.periods)]
        return [f for f in pool if f.figure.period == self.ledger.report(f).period] if planned and not query.periods else pool

    def _ranked(self, rows: Sequence[StoredFigure], query: Query, explained: Explained) -> Draft | None:
        pool = self._in_time(rows, query, explained)
        if len({f.figure.row for f in pool}) != len(pool) or len(pool) < _LEAST:
            return None
        ordered = sorted(pool, key=lambda f: f.figure.number, reverse=query.order == "largest")
        last = query.count
        if len(ordered) < last or (len(ordered) > last and ordered[last - 1].figure.number == ordered[last].figure.number):
            return None
        draft = Draft(self.ledger)
        for number, stored in enumerate(ordered[:last], 1):
            label = _label(stored)
            line = wording.lookup(draft.figure_value(stored, label), label, draft.cite_figure(stored))
            draft.lines.append(wording.placed(number, line) if last > 1 else line)
        draft.deeds = frozenset({"rank", "list", "set", "record", "kind:target", "measure:actual"})
        return draft

    def _total(self, sums: Sequence[StoredFigure], query: Query, explained: Explained) -> Draft | None:
        """What is aimed at, or has been saved, in all, as the row of the sum prints it."""
        found = self._in_time(sums, query, explained)
        if len(found) != 1:
            return None
        draft, label = Draft(self.ledger), _label(found[0])
        draft.lines.append(wording.lookup(draft.figure_value(found[0], label), label, draft.cite_figure(found[0])))
        draft.deeds = frozenset({"sum", "set", "record", "kind:target", f"measure:{found[0].figure.measure}"})
        return draft

    def _share(self, sums: Sequence[StoredFigure], query: Query, explained: Explained) -> Draft | None:
        by_measure = {m: [f for f in sums if f.figure.measure == m] for m in (_DONE, _AIM)}
        aimed = any(t.any_keys & sense_words("aim_of_saving") for t in _own(explained))
        if not aimed or any(len(found) != 1 for found in by_measure.values()):
            return None
        part, whole = by_measure[_DONE][0], by_measure[_AIM][0]
        fits = all(any(period_fits(spec, f.figure, f.figure.measure) for f in (part, whole)) for spec in query.periods)
        percent = share_percent(part.figure.number, whole.figure.number)
        if not fits or percent is None:
            return None
        draft = Draft(self.ledger)
        operands = [draft.operand(f, _label(f)) for f in (part, whole)]
        text = draft.value(percent, "%", wording.share_of(operands[0].label, operands[1].label))
        draft.computed("share", "÷", operands, percent, "%")
        said = [wording.with_number(o.label, figure_text(f)) for o, f in zip(operands, (part, whole), strict=True)]
        draft.lines.append(wording.lookup(text, wording.share_of(*said), marks_of([o.citation for o in operands])))
        draft.figures = [part.figure.figure_id, whole.figure.figure_id]
        draft.deeds = frozenset({"share", "percent", "number", "set", "record", "kind:target", "measure:actual"})
        return draft


def _own(explained: Explained) -> list[Token]:
    return [explained.tokens[i] for i in explained.own]


def _saves(token: Token) -> bool:
    """Whether a word speaks of saving: "säästökeino", "tasapainottamisohjelma", "sopeuttamistoimi"."""
    return any(word.startswith(sense_list("money_saved")) for word in (*token.keys, token.low))


def _is_measure(token: Token) -> bool:
    """Whether a word means one of the measures: "säästötoimi", "toimenpide"."""
    return bool(({*token.parts[-1:], *token.keys}) & sense_words("saving_measure"))


def _is_sum(stored: StoredFigure) -> bool:
    return stored.figure.row_label.lower().startswith(("yhteensä", "yht."))


def _label(stored: StoredFigure) -> str:
    figure = stored.figure
    heading = wording.plain_heading(figure.column_label)
    row = wording.of_heading(figure.row_label, wording.plain_heading(figure.section[-1])) if _is_sum(stored) and not heading else figure.row_label
    return wording.table_cell(row, heading, "" if heading else figure.period.label)
