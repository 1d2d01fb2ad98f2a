"""Tables whose rows are the months: what a month's row prints, and the month that has most or least."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.model import Table
from ingest.stores.stored import StoredFigure
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_parts import marks_of
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list
from retrieval.language.names import account_key
from retrieval.language.near_words import groups_of, make_words
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query
from retrieval.sentences.run_candidates import SURE

_LIGHT = ("ask:", "want:", "dim:month")
"""Beginnings of the tags of words that say how it is asked."""
_IDLE = frozenset(
    {"filler", "largest", "smallest", "earn", "does", "when", "trend", "more", "less", "up", "down", "than", "joiner", "op:change", "op:difference"}
)
_TOLD = frozenset({"actual", "closing", "value"})
_LEAST = 3
"""Rows of months from which a table is one of months."""


@cache
def _months() -> dict[str, int]:
    """The name of a month as rows print it → its number."""
    return {f"{row['month']}kuu": n for n, row in enumerate(read_table("months"), 1)}


class MonthRows:
    """Answers from tables with a row for each month."""

    def __init__(self, ledger: Ledger, analyser: Analyser) -> None:
        self.ledger = ledger
        self.analyser = analyser

    def answer(self, query: Query, explained: Explained) -> Draft | None:
        """The number of the month named, or the month that has most or least; None where no one column of months tells what is asked."""
        ranks = query.operation == "rank" and query.dimension == "month" and query.order is not None and not query.periods[1:]
        month = _month_named(query) if query.operation == "lookup" and len(query.periods) == 1 else None
        if (not ranks and month is None) or query.yes_no is not None or set(query.measures) - _TOLD or {"pronoun", "entä"} & set(query.extra):
            return None
        words = _named(explained)
        column = self._column(query, words, month) if words else []
        chosen = [f for f in column if _month_of(f) == month] if month is not None else _first(column, query)
        return self._told(chosen, [t.text for t in words], ranks) if len(chosen) == 1 else None

    def beside(self, stored: StoredFigure, query: Query) -> Draft | None:
        """The number of another month of the column that the one told stands in: "entä kesäkuussa?"."""
        month, names = _month_named(query) if len(query.periods) == 1 else None, {name for place in query.subjects for name in place.names}
        if month is None or _month_of(stored) is None or not names <= _months().keys() or query.periods[0].year not in (None, stored.figure.period.end.year):
            return None
        column = next((c for c in self._columns(query) if any(f.figure.figure_id == stored.figure.figure_id for f in c)), [])
        chosen = [f for f in column if _month_of(f) == month]
        return self._told(chosen, [place.named for place in query.subjects], False) if len(chosen) == 1 else None

    def _told(self, chosen: Sequence[StoredFigure], names: Sequence[str], ranks: bool) -> Draft:
        draft = Draft(self.ledger)
        label = self._label(chosen[0])
        text = draft.figure_value(chosen[0], label) if not self._counts_things(chosen[0]) else self._as_count(draft, chosen[0], label)
        draft.lines.append(wording.lookup(text, label, draft.cite_figure(chosen[0])))
        draft.names = tuple(names)
        draft.deeds |= {"named", *(("rank", "month") if ranks else ())}  # all of the words are met
        return draft

    def _counts_things(self, stored: StoredFigure) -> bool:
        """Whether a column's own heading counts no people though its table's names them: "Lainaukset" beside "Kävijät"."""
        lemmas = [lemma for word in words_of(_heading(stored)) for lemma in self.analyser.lemmas(word)]
        return stored.figure.number_unit == "persons" and bool(lemmas) and not any(lemma.endswith(sense_list("person_tail")) for lemma in lemmas)

    @staticmethod
    def _as_count(draft: Draft, stored: StoredFigure, label: str) -> str:
        """Adds a number of things that its table took for people, as of what its column counts."""
        draft.figures.append(stored.figure.figure_id)
        draft.about.append(label)
        return draft.value(stored.figure.number, "count", label, stored.figure.figure_id)

    def change(self, query: Query, explained: Explained) -> Draft | None:
        """How much more or less a month had than the same month of another year; None where that is not asked or not printed."""
        specs = [spec for spec in query.periods if spec.kind in ("month", "to_date", "prior", "year")]
        dated = [spec for spec in specs if spec.last is not None]
        if query.operation not in ("change", "difference") or query.wanted_unit == "%" or not dated or len(specs) != 2 or len(query.periods) != 2:
            return None
        words = _named(explained)
        pair = [
            f for spec in self._two_years(specs, dated) for f in self._column(replace(query, periods=(spec,)), words, spec.last) if _month_of(f) == spec.last
        ]
        if not words or len(pair) != 2 or pair[0].figure.row != pair[1].figure.row or pair[0].figure.number_unit != pair[1].figure.number_unit:
            return None
        old, new = sorted(pair, key=lambda f: f.figure.period.end)
        number, rate = new.figure.number - old.figure.number, new.figure.number_unit == "%"
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self._label(f)) for f in (new, old)]
        unit = "pp" if rate else new.figure.number_unit
        times = [f"{_month_of(f)}/{f.figure.period.end.year}" for f in (old, new)]
        label = wording.change_of(self._name(new), *times)
        text = draft.value(number, unit, label)
        draft.computed("difference", "−", operands, number, unit)
        told = list(zip(times, map(figure_text, (old, new)), strict=True))
        draft.lines.append(wording.lookup(text, wording.with_operands(label, told), marks_of([o.citation for o in operands])))
        draft.figures = [new.figure.figure_id, old.figure.figure_id]
        draft.names = tuple(t.text for t in words)
        draft.deeds |= {"named", "change"}
        return draft

    @staticmethod
    def _two_years(specs: Sequence[PeriodSpec], dated: Sequence[PeriodSpec]) -> list[PeriodSpec]:
        """The month named in the two years that are held against each other."""
        now = dated[-1]
        years = [now.year - s.back if s.kind == "prior" and now.year is not None else s.year for s in specs]
        return [replace(now, year=year) for year in years if year is not None and {s.last for s in dated} == {now.last}]

    def _column(self, query: Query, words: Sequence[Token], month: int | None) -> list[StoredFigure]:
        """The figures of the one column of months that the words name, of the year asked for or else the newest."""
        fitting = [column for column in self._columns(query) if self._fits(column, query, words, month)]
        years = {column[0].figure.period.end.year for column in fitting}
        asked = next((spec.year for spec in query.periods if spec.year is not None), None)
        fitting = [column for column in fitting if column[0].figure.period.end.year == (asked or max(years))]
        return fitting[0] if len(fitting) == 1 else []

    def _columns(self, query: Query) -> Iterator[list[StoredFigure]]:
        """The columns of the tables that have a row for each of some months."""
        found: dict[tuple[str, int, int | None], list[StoredFigure]] = defaultdict(list)
        for name in _months():
            for f in self.ledger.of_subject(account_key(name)):
                town = self.ledger.report(f).municipality
                if f.figure.table is not None and f.figure.measure in _TOLD and (not query.municipalities or town in query.municipalities):
                    found[(f.report_id, f.figure.table, f.figure.column)].append(f)
        yield from (column for column in found.values() if len({_month_of(f) for f in column}) == len(column) >= _LEAST)

    def _fits(self, column: Sequence[StoredFigure], query: Query, words: Sequence[Token], month: int | None) -> bool:
        """Whether what stands above a column says all of the words, and of several columns its own heading says one of them."""
        first = column[0].figure
        table = self.ledger.store.table(column[0].report_id, first.table or 0)
        if table is None or (query.counted and first.number_unit in ("EUR", "%")) or (query.wanted_unit == "persons" and first.number_unit != "persons"):
            return False
        above = " ".join([table.title, table.corner, table.unit_note, *first.section[-2:], first.unit])
        if month is not None and any(spec.kind == "to_date" for spec in query.periods) and first.number_unit != "%" and "lopussa" not in above.lower():
            return False  # up to its end is more than the month
        own = _heading(column[0])
        if not all(self._says(f"{above} {own}", t) for t in words):
            return False
        beside = {c.label for c in table.columns if c.numeric and any(ch.isalpha() for ch in c.label)}
        return len(beside) < 2 or not own or any(self._says(own, t) for t in words)

    def _says(self, text: str, token: Token) -> bool:
        return AskedWord(token, 1.0, groups=groups_of(token.keys | token.roots)).met(make_words(text, self.analyser)) >= SURE

    def _label(self, stored: StoredFigure) -> str:
        """What a month's number is, in words: its column or table, the month and the year."""
        return wording.table_cell(self._name(stored), "", f"{_month_of(stored)}/{stored.figure.period.end.year}")

    def _name(self, stored: StoredFigure) -> str:
        """A column by its heading and its table's, or by its table's alone."""
        table: Table | None = self.ledger.store.table(stored.report_id, stored.figure.table or 0)
        title = wording.plain_heading(table.title) if table is not None else ""
        corner = wording.plain_heading(table.corner) if table is not None and not table.corner.lower().startswith(("kuukau", "kk")) else ""
        own = wording.plain_heading(_heading(stored))
        return wording.table_cell(own or title, title if own else corner, "")


def _heading(stored: StoredFigure) -> str:
    """A column's heading where it says more than a time."""
    label = stored.figure.column_label
    return label if any(ch.isalpha() for ch in label) and stored.figure.measure == "value" else ""


def _month_of(stored: StoredFigure) -> int | None:
    return _months().get(account_key(stored.figure.row_label or ""))


def _month_named(query: Query) -> int | None:
    """The one month that a question names: "kesäkuussa", "kesäkuun lopussa"."""
    spec = query.periods[0]
    return spec.last if spec.kind in ("month", "to_date") and spec.day is None and spec.last is not None else None


def _named(explained: Explained) -> list[Token]:
    """The words of a question that say what is asked about."""
    found = [explained.tokens[i] for i in explained.open]
    for span in explained.spans:
        tokens = explained.tokens[span.start : span.end]
        idle = bool(span.tags) and all(tag in _IDLE or tag.startswith(_LIGHT) for tag in span.tags)
        if span.period is not None or (span.has("municipality") and not span.has("unit")) or (idle and not span.has("subject")):
            continue
        found += [t for t in tokens if t.kind == "word"]
    return found


def _first(column: Sequence[StoredFigure], query: Query) -> list[StoredFigure]:
    """The month that has most or least, [] where two have it."""
    ordered = sorted(column, key=lambda f: f.figure.number, reverse=query.order == "largest")
    tied = len(ordered) > 1 and ordered[0].figure.number == ordered[1].figure.number
    return ordered[:1] if query.count == 1 and not tied and not any(tag.startswith("nth") for tag in query.extra) else []
