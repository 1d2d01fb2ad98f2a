"""Questions to ask next: near the figure that an answer gave, or nearest to what a question that got none has named.

Each stands alone and gets an answer: the words for a unit's row are put to the store once, a time or measure of it is looked up in its figures.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from ingest.data import read_table
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Ask, Found
from retrieval.evidence.figure_parts import exact_period
from retrieval.evidence.figures import Ledger
from retrieval.language import question_wording
from retrieval.language.names import account_key, shown_name, subject_key
from retrieval.query import PeriodSpec, Place, Query

_MOST = 3
_KEPT = 20_000
"""How many figures and rows are remembered with what may be asked of them."""
_ACTUAL = ("actual", "closing", "value")
_BUDGETS = ("amended_budget", "budget")
_PARTS = 5
"""How many units of a municipality are looked at for its main rows."""
_Row = tuple[str, str, str]
"""Municipality, unit and key of a subject."""


class Suggestions:
    """Questions over the figures of one scope; the same for the same answer as long as the reports stay."""

    def __init__(self, ledger: Ledger, answered: Callable[[str], Draft]) -> None:
        """`answered` puts a question to the scope."""
        self._ledger = ledger
        self._answered = answered
        self._main = [account_key(row["name"]) for row in read_table("example_accounts")]
        self._next: dict[str, tuple[str, ...]] = {}
        self._sayable: dict[tuple[str, str], bool] = {}
        self._holders: dict[str, dict[str, set[str]]] = {}

    def after(self, draft: Draft, query: Query) -> list[str]:
        """At most three questions to go on with; none leads to the figure that the answer gave."""
        return list(self._beside(draft) if draft.status == "answered" else self._nearest(query))

    # ------------------------------------------------------------------------------------------- near an answer

    def _beside(self, draft: Draft) -> Sequence[str]:
        operands = draft.calculation.operands if draft.calculation is not None else ()
        ids = dict.fromkeys([*(v.figure_id for v in draft.values), *(o.figure_id for o in operands), *draft.figures])
        told = (self._ledger.figure(figure_id) for figure_id in ids if figure_id is not None)
        printed = next((stored for stored in told if stored is not None and stored.figure.table is not None), None)
        if printed is not None:
            return self._kept(printed.figure.figure_id, lambda: self._near(printed))
        if not draft.citations:
            return ()
        town = self._ledger.vocabulary.reports[draft.citations[0].report_id].municipality
        return self._kept(f"*{town}", lambda: self._asked(self._of_town(town)))

    def _kept(self, key: str, make: Callable[[], Sequence[str]]) -> Sequence[str]:
        if key not in self._next:
            if len(self._next) > _KEPT:
                self._next.clear()
            self._next[key] = tuple(make())
        return self._next[key]

    def _near(self, stored: StoredFigure) -> list[str]:
        """The year before, the budget (or what came of it), a later time; another row of the unit, which costs a read, only where those are fewer than two."""
        figure, town = stored.figure, self._ledger.report(stored).municipality
        rows = [one for one in self._rows((town, figure.unit, subject_key(figure))) if one.figure.number_unit == figure.number_unit]
        actual = [one for one in rows if one.figure.measure in _ACTUAL]
        if figure.measure in _ACTUAL:
            before = (_year_before(figure.period.start), _year_before(figure.period.end))
            budgets = ([one for one in rows if one.figure.measure == measure and one.figure.period.end.year == figure.period.end.year] for measure in _BUDGETS)
            own = [[one for one in actual if (one.figure.period.start, one.figure.period.end) == before], next(filter(None, budgets), [])]
        else:
            own = [[one for one in actual if one.figure.period.end.year == figure.period.end.year]]
        later = [one for one in actual if one.figure.period.end > figure.period.end]
        of_row = [_newest(found) for found in (*own, later) if found]
        asked = self._asked(of_row)
        if len(asked) > 1:
            return asked
        return self._asked(chain(of_row, (one for one in self._main_rows(town, figure.unit, stored) if subject_key(one.figure) != subject_key(figure))))

    def _main_rows(self, town: str, unit: str, beside: StoredFigure | None = None) -> Iterator[StoredFigure]:
        """The newest figures of a unit's main rows, or those of another figure's period."""
        for key in self._main:
            if town not in self._holders_of(key).get(unit, ()):
                continue
            rows = [one for one in self._rows((town, unit, key)) if one.figure.measure in _ACTUAL]
            if beside is not None:
                rows = [one for one in rows if one.figure.period.end == beside.figure.period.end] or rows
            if rows:
                yield _newest(rows)

    def _of_town(self, town: str) -> list[StoredFigure]:
        """The main rows of a municipality, or of the largest part of it that the reports tell of."""
        return next((rows for unit in self._parts.get(town, ())[:_PARTS] if (rows := list(self._main_rows(town, unit)))), [])

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        """Municipality → the units that have main rows, itself first, then the highest in the tree."""
        held = self._ledger.vocabulary
        depths: dict[str, dict[str, int]] = {}
        for subject in chain.from_iterable(held.by_account.get(key, ()) for key in self._main):
            depths.setdefault(held.reports[subject.report_id].municipality, {})[subject.unit] = len(subject.unit_path)
        return {town: sorted(units, key=lambda unit: (unit != town, units[unit], unit)) for town, units in depths.items()}

    def _holders_of(self, key: str) -> dict[str, set[str]]:
        """Unit → the municipalities where it has a row of the subject."""
        if key not in self._holders:
            held, found = self._ledger.vocabulary, dict[str, set[str]]()
            for subject in held.by_account.get(key, ()):
                found.setdefault(subject.unit, set()).add(held.reports[subject.report_id].municipality)
            self._holders[key] = found
        return self._holders[key]

    # ------------------------------------------------------------------------------------------- near what was not found

    def _nearest(self, query: Query) -> list[str]:
        held = self._ledger.vocabulary
        towns = [town for town in query.municipalities if town in held.municipalities] or [*dict.fromkeys(self._by_newest)]
        return self._asked(figure for town in towns[:2] for figure in self._nearest_of(town, query))

    def _nearest_of(self, town: str, query: Query) -> Iterator[StoredFigure]:
        """The subjects named, of the units named and of the whole; then the main rows of both."""
        held = self._ledger.vocabulary
        subjects = [key for place in query.subjects for key in place.names if key in held.by_account]
        named = [name for place in query.units for name in place.names if name in held.units]
        units = [name for name in named if any(report_id in held.municipalities.get(town, ()) for report_id, _ in held.units[name])]
        for unit in [*units[:2], town]:
            for key in subjects[:2]:
                rows = self._rows((town, unit, key))
                if rows:
                    yield _newest([one for one in rows if one.figure.measure in _ACTUAL] or rows)
        for unit in units[:1]:
            yield from self._main_rows(town, unit)
        yield from self._of_town(town)

    @cached_property
    def _by_newest(self) -> list[str]:
        reports = self._ledger.vocabulary.reports.values()
        return [r.municipality for r in sorted(reports, key=lambda r: (r.period.end if r.period else date.min, r.report_id), reverse=True)]

    # ------------------------------------------------------------------------------------------- questions that get an answer

    def _asked(self, figures: Iterable[StoredFigure]) -> list[str]:
        """The questions that lead to these figures, as far as they get an answer."""
        questions: list[str] = []
        for stored in figures:
            said = self._question(stored) if self._is_sayable(stored) and self._is_found(stored) else None
            if said is not None and said not in questions:
                questions.append(said)
            if len(questions) == _MOST:
                break
        return questions

    def _question(self, stored: StoredFigure) -> str | None:
        figure = stored.figure
        when = str(figure.period.end.year) if figure.measure in _BUDGETS else question_wording.period_words(figure.period)
        if when is None:
            return None
        whose = question_wording.owner(figure.unit, self._ledger.report(stored).municipality)
        return question_wording.question(whose, figure, shown_name(figure.account), when) if whose is not None else None

    def _rows(self, row: _Row) -> list[StoredFigure]:
        """The figures of a unit's row that nothing speaks against and that tables print."""
        town, unit, key = row
        found = self._ledger.for_towns((town,)).of_subject(key, (unit,))
        return [
            one
            for one in found
            if one.figure.unit == unit
            and one.figure.table is not None
            and one.figure.doubt is None
            and not one.checks_failed
            and self._ledger.report(one).municipality == town
            and not self._ledger.is_of_group(one)
        ]

    def _is_sayable(self, stored: StoredFigure) -> bool:
        """Whether the words for a unit's row lead to it: the newest figure of the first such row is asked for once."""
        row = (stored.figure.unit, subject_key(stored.figure))
        if row not in self._sayable:
            if len(self._sayable) > _KEPT:
                self._sayable.clear()
            holders = sorted(self._holders_of(row[1]).get(row[0], ())) or [self._ledger.report(stored).municipality]
            rows = next(filter(None, (self._rows((town, *row)) for town in holders[:_PARTS])), [stored])  # the same whoever asks first
            first = _newest([one for one in rows if one.figure.measure in _ACTUAL] or rows)
            question = self._question(first)
            values = self._answered(question).values if question is not None else []
            self._sayable[row] = [(v.number, v.unit) for v in values] == [(first.figure.number, first.figure.number_unit)]
        return self._sayable[row]

    def _is_found(self, stored: StoredFigure) -> bool:
        """Whether the lookup that the question means gives this number."""
        figure, town = stored.figure, self._ledger.report(stored).municipality
        measure = "actual" if figure.measure in _ACTUAL else figure.measure
        spec = PeriodSpec("year", figure.period.end.year) if figure.measure in _BUDGETS else exact_period(figure.period.start, figure.period.end)
        outcome = self._ledger.for_towns((town,)).find(Ask((subject_key(figure),), Place((figure.unit,)), town, measure, spec))
        return isinstance(outcome, Found) and outcome.minus is None and not outcome.conflicts and outcome.figure.number == figure.number


def _newest(rows: Sequence[StoredFigure]) -> StoredFigure:
    """The figure of the latest time, of the longest of those."""
    return max(rows, key=lambda one: (one.figure.period.end, -one.figure.period.start.toordinal(), one.figure.figure_id))


def _year_before(day: date) -> date:
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
