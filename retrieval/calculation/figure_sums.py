"""Calculations over several figures: differences, sums, shares, means."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Literal

from ingest.model import Figure
from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import change_percent, mean, share_percent
from retrieval.calculation.figure_changes import Changes
from retrieval.calculation.figure_towns import at_one_time, held_together
from retrieval.conversation.follow_ups import summed
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_asks import Found
from retrieval.evidence.figure_fits import BUDGETS, last_digit
from retrieval.evidence.figure_parts import (
    Refusal,
    apart,
    belongs,
    beside_their_heading,
    is_cost,
    is_income,
    marks_of,
    operand_text,
    piles_up,
    printed_side,
    size_of,
    to_the_end,
)
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.language.number_text import round_half_up
from retrieval.language.stocks import are_apart, is_held
from retrieval.query import PeriodSpec, Place, Query
from retrieval.understanding.asked_ways import not_off


def _apart(part: Figure, whole: Figure, any_row: bool) -> bool:
    """Whether the two, of the same row or of any, are of times of which neither is in the other: no part of a whole."""
    same = (part.unit, subject_key(part), part.measure) == (whole.unit, subject_key(whole), whole.measure)
    inside = whole.period.start <= part.period.start and part.period.end <= whole.period.end
    return (same or any_row) and not inside


def _whole_named(query: Query) -> int | None:
    """Which of the two rows named is the whole, by the case that says of what; None where none or both stand in it."""
    of = [i for i, s in enumerate(query.subjects) if s.named.lower().endswith(("sta", "stä"))]
    return of[0] if len(query.subjects) == 2 and len(of) == 1 and len(query.units) < 2 and len(query.periods) < 2 else None


def _adds_up(figure: Figure) -> bool:
    """Whether a month's number and the next month's make what came about in both: money spent or days spent, no people, no price and no amount held."""
    key = subject_key(figure)
    if figure.measure not in ("actual", "closing") or is_held(key) or any(word.startswith("keski") for word in key.split()):
        return False
    return not key.endswith("hinta") if figure.number_unit == "EUR" else figure.number_unit in ("days", "count") and key.split(",")[0].endswith("päivät")


def _with_its_parts(figures: Sequence[StoredFigure]) -> StoredFigure | None:
    """The one that heads all the others and is their sum: "henkilöstö yhteensä (vakinaiset + määräaikaiset)"; None where there is none."""
    for whole in figures:
        parts = [f for f in figures if f is not whole]
        headed = len(parts) > 1 and all(subject_key(f.figure).startswith(f"{subject_key(whole.figure)}, ") for f in parts)
        if headed and sum((f.figure.number for f in parts), Decimal(0)) == whole.figure.number:
            return whole
    return None


def is_part(part: Figure, whole: Figure) -> bool:
    """Whether a figure may be a part of another: of a unit below, or a row of one side in its total."""
    if part.unit != whole.unit:
        return subject_key(part) == subject_key(whole)
    one, other = subject_key(part), subject_key(whole)
    if row_side(one) == row_side(other) and row_side(one) in ("income", "cost") and belongs(one, other):  # "henkilöstökulut ilman eläkekuluja"
        return True
    if row_side(other) == "result":  # the depreciation difference comes behind "tilikauden tulos"
        return belongs(one, other) and row_side(one) == "result"
    return row_side(one) == row_side(other) and not is_cost(other) and not is_income(other)


_EACH = {"htv": "htv", "persons": "henkilö"}
"""What money is told for each of, by the unit of measure of the row that counts them."""
_IN_TOWN = 2
"""How long the path is of a unit right under its municipality, of which a report may not say in what it is."""
_INVESTED = ("investoinnit", "investointimenot")
"""The rows of all investments, which no row of the running costs holds."""


def _shares(part: Figure, whole: Figure) -> bool:
    """Whether a share of the whole can be told: not of a row of a statement that is made of other rows than the part."""
    one, other = subject_key(part), subject_key(whole)
    sides = {row_side(one), row_side(other)}
    if one in _INVESTED and row_side(other) in ("cost", "income"):  # no running costs
        return False
    return one == other or not sides <= {"income", "cost"} or belongs(one, other)


def _is_of_other_works(part: Figure, whole: Figure) -> bool:
    """Whether a work is set against all investments of a unit that it is none of: a school against those of the waterworks."""
    apart = part.unit_path[: len(whole.unit_path)] != whole.unit_path
    return subject_key(whole) in _INVESTED and part.subject_kind in ("investment", "project") and apart and part.table != whole.table


def _is_inside(part: Figure, whole: Figure) -> bool:
    """Whether an amount can be a part of another one: no greater, of the same measure, of the unit or of one within it, in the same time."""
    of_unit = part.unit == whole.unit or is_part(part, whole)
    return of_unit and part.measure == whole.measure and part.period == whole.period and abs(part.number) <= abs(whole.number)


def _is_rate(part: Figure, whole: Figure) -> bool:
    """Whether a row of costs is held against the income of the same unit and time: no part of it, but told in per cent of it."""
    sides = row_side(subject_key(part)), row_side(subject_key(whole))
    alike = (part.unit, part.period, part.measure, part.number_unit) == (whole.unit, whole.period, whole.measure, whole.number_unit)
    return sides == ("cost", "income") and alike and part.number_unit == "EUR"


def _by_size(first: StoredFigure, second: StoredFigure) -> bool:
    """Whether two rows are held against each other by size, for costs may be printed with a minus: income and costs, a gain and what it is to cover."""
    rows = {row_side(subject_key(f.figure)): f.figure.number for f in (first, second)}
    return rows.keys() == {"income", "cost"} or (rows.keys() == {"result", "cost"} and rows["result"] > 0 > rows["cost"])


class Sums(Changes):
    """Answers what several figures make together."""

    # ----- difference, sum, share, mean

    def operands_of(self, query: Query) -> list[StoredFigure]:
        """The figures that a calculation needs; those of the turns before when the question points at them."""
        if "bare" in query.extra and len(self.previous) >= 2:
            figures = summed(self.previous) if query.operation == "sum" else list(self.previous[-2:])
            if len(figures) > 1 and figures[-1].figure.figure_id == figures[-2].figure.figure_id:
                raise Refusal(self._cannot(wording.same_twice()))
            held_together(self, query, figures)
            return figures
        figures = beside_their_heading([self.found(ask).stored for ask in self.asks(query)])
        figures = self._of_one_time(figures) if query.operation == "share" and not query.measures else figures
        if "of_told" in query.extra:
            figures = [self.previous[-1], *figures]
        if "whole_told" in query.extra:
            figures = [*figures, self.previous[-1]]
        if len({f.figure.figure_id for f in figures}) < len(figures):
            raise Refusal(self._cannot(wording.same_twice()))
        figures = at_one_time(self, query, figures)
        held_together(self, query, figures)
        return self.ledger.side_by_side(figures)

    def _of_one_time(self, figures: list[StoredFigure]) -> list[StoredFigure]:
        """The two with the amount that a work's own row prints for the other's time, where a work is held against what all works cost in a year:
        its whole cost is no part of that."""
        whole = [f for f in figures if f.figure.measure == "total_funding"]
        if len(figures) != 2 or len(whole) != 1 or len({subject_key(f.figure) for f in figures}) == 1:
            return figures
        other = next(f.figure for f in figures if f is not whole[0])
        alike = BUDGETS if other.measure in BUDGETS else ("actual", "closing") if other.measure in ("actual", "closing") else (other.measure,)
        dated = [f for f in self.ledger.row(whole[0]) if f.figure.measure in alike and f.figure.period == other.period]
        dated = [f for f in dated if f.figure.number_unit == other.number_unit]
        if len(dated) != 1:
            raise Refusal(self._cannot(wording.not_a_part(*(self.label(f) for f in sorted(figures, key=lambda f: f is not whole[0])))))
        return [dated[0] if f is whole[0] else f for f in figures]

    def difference(self, query: Query) -> Draft:
        """The first less the second; what is left out less from the whole."""
        figures = self.operands_of(query)
        if len(figures) < 2:
            if query.count == 2 and {"bare", "pronoun"} <= set(query.extra):  # "näiden kahden ero" where one was told
                raise Refusal(self._cannot(wording.needs_two()))
            if len(figures) == 1 and (printed := self._printed_difference(figures[0], query)) is not None:
                return printed
            if query.direction is not None or len(figures) == 1:
                return self.change(replace(query, operation="change"))
            raise Refusal(self._cannot(wording.needs_two()))
        first, second = figures[0], figures[1]
        if "greater_first" in query.extra:
            greater, lesser = sorted(figures[:2], key=size_of, reverse=True)
            return self._by_how_much(greater, lesser, query)
        if "without" in query.extra:
            first, second = sorted((first, second), key=lambda f: abs(f.figure.number), reverse=True)
            if not is_part(second.figure, first.figure) or (first.figure.unit == second.figure.unit and not _shares(second.figure, first.figure)):
                raise Refusal(self._cannot(wording.not_a_part(self.label(second), self.label(first))))
        draft = self._subtract(first, second, query)
        said = {"up": first, "down": second}.get(query.direction or "") if "than" in query.extra else None
        if second.figure.measure in BUDGETS and first.figure.measure not in BUDGETS:  # "ennuste ylittää talousarvion"
            said = first if "over" in query.extra else second if "under" in query.extra else said
        greater = max(first, second, key=size_of)
        if said is not None and said is not greater and size_of(first) != size_of(second):  # "enemmän" of the lesser one
            draft.lines.append(wording.greater_is(self.label(greater)))
        return draft

    def _printed_difference(self, stored: StoredFigure, query: Query) -> Draft | None:
        """What the row prints as the difference between the budget and what came about, where "ero" is asked for and nothing it is to."""
        plain = query.direction is None and len(query.periods) < 2 and not query.measures and not query.follow_up and not query.extra.count("than")
        if not plain or stored.figure.table is None or stored.figure.row is None or any(p.kind == "prior" for p in query.periods):
            return None
        row = self.ledger.store.figures_of_row(stored.report_id, stored.figure.table, stored.figure.row)
        measures = {f.figure.measure for f in row} & {"remaining", "deviation"}
        return self.lookup(replace(query, operation="lookup", measures=(measures.pop(),))) if len(measures) == 1 else None

    def _by_how_much(self, greater: StoredFigure, lesser: StoredFigure, query: Query) -> Draft:
        """Which of two numbers is the greater, and by how much."""
        if size_of(greater) == size_of(lesser):
            raise Refusal(self._cannot(wording.tied()))
        if subject_key(greater.figure) != subject_key(lesser.figure) and greater.figure.unit != lesser.figure.unit:
            raise Refusal(self._cannot(wording.needs_two()))
        draft = self._subtract(greater, lesser, query)
        draft.lines.append(wording.greater_is(self.label(greater)))
        return draft

    def _subtract(self, first: StoredFigure, second: StoredFigure, query: Query) -> Draft:
        if first.figure.number_unit != second.figure.number_unit:
            raise Refusal(self._cannot(wording.units_differ()))
        draft = Draft(self.ledger)
        percents = query.wanted_unit == "%" and first.figure.number_unit != "%"
        by_size = _by_size(first, second)
        asked = next((m for m in query.measures if m in BUDGETS), "budget")
        if len(self.as_changed(Found(first), asked)[0]) > 1:  # what was budgeted in all stands nowhere
            raise Refusal(self._cannot(wording.not_traceable()))
        others, amended = self.as_changed(Found(second), asked)
        operands = [draft.operand(f, self.label(f)) for f in (first, *others)]
        for relative in [False, True] if percents and "both" in query.extra else [percents]:
            if relative:
                number, unit = change_percent(*((abs(amended), abs(first.figure.number)) if by_size else (amended, first.figure.number))), "%"
            else:
                number = first.figure.number - amended
                unit = "pp" if first.figure.number_unit == "%" else first.figure.number_unit
                if by_size:
                    number = abs(first.figure.number) - abs(amended)
            if number is None:
                raise Refusal(self._cannot(wording.no_percent()))
            text = draft.value(number, unit, wording.subtracted(self.label(first), self.label(second)))
            draft.computed("change_percent" if unit == "%" else "difference", "−", operands, number, unit)
            draft.lines.append(wording.lookup(text, wording.subtracted(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.figures = [f.figure.figure_id for f in (first, *others)]
        self._caveats(draft, [first, *others], compared=first.figure.period != second.figure.period)
        return draft

    def deviation(self, query: Query) -> Draft:
        """How far the outcome, or what is expected of it, is from the budget: actual − budget, as the report prints it where it does."""
        budget = next(m for m in query.measures if m in ("budget", "amended_budget", "any_budget"))
        expected = "forecast" in query.measures
        ask = self.first_ask(replace(to_the_end(query), measures=("forecast" if expected else "actual",)))
        actual = self.found(ask)
        place = Place((actual.figure.unit,))
        asked = self.budget_beside(replace(ask, unit=place, measure=budget), actual.stored)
        planned = self.found(asked if asked.source is not None else replace(asked, period=PeriodSpec("within", actual.figure.period.end.year)))
        printed = self.ledger.find(replace(ask, unit=place, measure="deviation")) if budget != "budget" else None
        if planned.figure.number_unit != actual.figure.number_unit:
            raise Refusal(self._cannot(wording.units_differ()))
        first, second = self.ledger.side_by_side([actual.stored, planned.stored])
        budgeted, amended = self.as_changed(Found(second), budget)
        number = first.figure.number - amended
        draft = Draft(self.ledger)
        label = wording.of_time(self.whose(first), "deviation", first.figure.period.label)
        operands = [draft.operand(f, self.label(f)) for f in (first, *budgeted)]
        marks = [o.citation for o in operands]
        if isinstance(printed, Found) and abs(abs(printed.figure.number) - abs(number)) <= 1:
            number = number if printed.figure.number == -number else printed.figure.number
        result = row_side(subject_key(first.figure)) == "result"
        otherwise = not_off(query, first, second)
        over = abs(first.figure.number) - abs(amended)
        so_far = first.figure.period.end < second.figure.period.end
        kept = wording.result_against_budget(number) if result else wording.kept_budget(over, otherwise, expected)
        kept = wording.so_far_of_budget(None if result else over) if so_far else kept
        name = label if otherwise is None else wording.said_number(self.whose(first), first.figure.period.label)
        told = wording.with_operands(wording.kept(name, kept), apart([first, *budgeted]))
        percents = query.wanted_unit == "%" and first.figure.number_unit != "%"
        if not percents or "both" in query.extra:
            unit = "pp" if first.figure.number_unit == "%" else first.figure.number_unit
            text = draft.value(number, unit, label)
            draft.computed("difference", "−", operands, number, unit)
            draft.lines.append(self._off(told, text, otherwise, marks_of(marks)))
        if percents:
            percent = change_percent(amended, first.figure.number)
            if percent is None:
                raise Refusal(self._cannot(wording.no_share()))
            text = draft.value(percent, "%", label)
            draft.computed("change_percent", "÷", operands, percent, "%")
            draft.lines.append(self._off(told, text, otherwise, marks_of(marks)))
        draft.figures = [f.figure.figure_id for f in (first, *budgeted)]
        self._caveats(draft, [first, *budgeted])
        if so_far:
            draft.caveat(wording.only_so_far(first.figure.period.label, second.figure.period.label))
        return draft

    @staticmethod
    def _off(told: str, text: str, otherwise: bool | None, marks: str) -> str:
        """A deviation with its number first; last where the outcome was not on the side of its budget that the question says."""
        return wording.lookup(text, told, marks) if otherwise is None else wording.after_all(told, wording.MEASURES["deviation"], text, marks)

    def lookup(self, query: Query) -> Draft:
        """Each figure asked for; a year's money that is printed by halves of it alone is their sum."""
        try:
            return super().lookup(query)
        except Refusal:
            halves = self._halves_of(query)
            if len(halves) < 2:
                raise
            return self.sum_of(halves)

    def _halves_of(self, query: Query) -> list[StoredFigure]:
        """What came about in both halves of the one year named, of a row of money that is no amount held; [] where it is not printed so."""
        spec = query.periods[0] if len(query.periods) == 1 else None
        if (
            spec is None
            or spec.kind != "year"
            or spec.year is None
            or len(query.subjects) != 1
            or set(query.measures) - {"actual"}
            or query.extra.count("resident")
        ):
            return []
        ask = self._settled(self.first_ask(query))
        found = [self.ledger.find(replace(ask, period=replace(spec, kind="span", first=first, last=first + 5))) for first in (1, 7)]
        told = [f.stored for f in found if isinstance(f, Found) and f.minus is None]
        return told if len(told) == 2 and all(f.figure.subject_kind == "account" and _adds_up(f.figure) for f in told) else []

    def sum(self, query: Query) -> Draft:
        """All figures asked for added up; of one row through some months, those months where it prints them alone."""
        months = self._months_of(query) if len(query.periods) == 1 and "bare" not in query.extra else []
        if len(months) > 1 and all(_adds_up(f.figure) for f in months):
            return self.sum_of(months)
        figures = self.operands_of(query)
        if len(figures) == 1 and "bare" in query.extra and self.previous:  # "ja yhteensä?" where one number was told
            raise Refusal(self._cannot(wording.sum_needs_two()))
        if (whole := _with_its_parts(figures)) is not None:
            told = self.lookup(replace(query, operation="lookup", subjects=(query.subjects[figures.index(whole)],)))
            told.names += tuple(word for place in query.subjects for word in place.named.split())
            return told
        return self.sum_of(figures) if len(figures) > 1 else self.lookup(replace(query, operation="lookup"))

    def sum_of(self, figures: Sequence[StoredFigure]) -> Draft:
        """Figures added up, each an operand; a Refusal where their units differ or are per cents or rates, or where one amount is held at several times."""
        units = {f.figure.number_unit for f in figures}
        held_at = {(f.report_id, f.figure.unit, subject_key(f.figure)) for f in figures if is_held(subject_key(f.figure))}
        again = len(held_at) == 1 and all(is_held(subject_key(f.figure)) for f in figures) and len({f.figure.period.end for f in figures}) > 1
        if len(units) > 1 or "%" in units or any("/" in unit for unit in units) or again:
            raise Refusal(self._cannot(wording.cannot_add()))
        if (held := next(((part, whole) for part, whole in permutations(figures, 2) if self._holds(whole, part)), None)) is not None:
            raise Refusal(replace(self._cannot(wording.counted_twice(*map(self.label, held))), final=True))
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in figures]
        total = sum((f.figure.number for f in figures), Decimal(0))
        text = draft.value(total, figures[0].figure.number_unit, wording.summed([o.label for o in operands]))
        draft.computed("sum", "+", operands, total, figures[0].figure.number_unit)
        draft.lines.append(wording.lookup(text, wording.summed([operand_text(o) for o in operands]), marks_of([o.citation for o in operands])))
        draft.figures = [f.figure.figure_id for f in figures]
        self._caveats(draft, figures)
        return draft

    def _holds(self, whole: StoredFigure, part: StoredFigure) -> bool:
        """Whether an amount already has the other in it: the unit's that it stands under, the group's the town's, a statement's row those that make it."""
        one, other = part.figure, whole.figure
        alike = (
            part.report_id == whole.report_id and one.measure == other.measure and one.period.end == other.period.end and one.number_unit == other.number_unit
        )
        if not alike:
            return False
        if row_side(subject_key(other)) == "result" and one.unit == other.unit and belongs(subject_key(one), subject_key(other)):
            return subject_key(one) != subject_key(other)
        if one.number * other.number < 0 or abs(one.number) > abs(other.number):
            return False
        of_group = self.ledger.is_of_group(whole) and not self.ledger.is_of_group(part)
        within = of_group or (len(one.unit_path) > len(other.unit_path) and one.unit_path[: len(other.unit_path)] == other.unit_path)
        keys = subject_key(one), subject_key(other)
        return (within and keys[0] == keys[1]) or ((within or one.unit == other.unit) and keys[0] != keys[1] and belongs(*keys))

    def share(self, query: Query) -> Draft:
        """What part of the whole something is, in per cent: the whole is the larger of the two."""
        if "sum_of_told" in query.extra:
            return self._share_of_sum(query)
        if "part_of_sum" in query.extra:
            return self._share_in_sum(query)
        query = self._with_whole(query)
        if "which2" in query.extra and len(query.units) > 1 and len(query.subjects) == 1:  # "kumman osuus on suurempi" is no part that one is of the other
            raise Refusal(self._cannot(wording.share_needs_two()))
        figures = self.operands_of(query)
        if len(figures) != 2:
            raise Refusal(self._cannot(wording.share_needs_two()))
        part, whole = sorted(figures, key=lambda f: abs(f.figure.number))
        if (named := _whole_named(query)) is not None:  # "verotulojen osuus vuosikatteesta": the case says which is the whole
            whole, part = figures[named], figures[1 - named]
        if {"of_told", "whole_told"} & set(query.extra):
            part, whole = figures
        first = not query.units or part.figure.unit in query.units[0].names
        turned = self._are_siblings(part, whole) and (not first or len(part.figure.unit_path) > _IN_TOWN)  # "tilojen osuus puhtauden kuluista"
        turned = turned or (not first and len(query.units) == 2 and self._are_beside(part, whole))
        turned = turned or _is_of_other_works(part.figure, whole.figure)
        if turned or ("whole_told" in query.extra and not _is_inside(part.figure, whole.figure)):
            raise Refusal(self._cannot(wording.not_a_part(self.label(part), self.label(whole))))
        sides = {row_side(subject_key(f.figure)) for f in figures}
        covered = sides == {"result", "cost"} and part.figure.number * whole.figure.number < 0 and "whole_told" not in query.extra
        if covered and _whole_named(query) is not None and row_side(subject_key(whole.figure)) == "result":
            return self._rate(part, whole)  # "poistot prosentteina vuosikatteesta"
        if covered:  # "vuosikate prosentteina poistoista"
            part, whole = sorted(figures, key=lambda f: row_side(subject_key(f.figure)) != "result")
        results = not covered and any(row_side(subject_key(f.figure)) == "result" for f in figures)
        if _is_rate(part.figure, whole.figure) and ("of_told" in query.extra or _whole_named(query) is not None):
            return self._rate(part, whole)
        income, cost = sorted((part, whole), key=lambda f: row_side(subject_key(f.figure)) == "cost")
        if "covers" in query.extra and "whole_told" not in query.extra and _is_rate(cost.figure, income.figure):  # "kuluista katettiin tuotoilla"
            return self._rate(income, cost)
        if are_apart(part.figure, whole.figure):
            refused = self._cannot(wording.not_a_part(self.label(part), self.label(whole)))
            refused.final = True
            raise Refusal(refused)
        if not _shares(part.figure, whole.figure) or _apart(part.figure, whole.figure, "of_told" in query.extra):
            raise Refusal(self._cannot(wording.not_a_part(self.label(part), self.label(whole))))
        percent = share_percent(part.figure.number, whole.figure.number) if results else share_percent(abs(part.figure.number), abs(whole.figure.number))
        if percent is None or part.figure.number_unit != whole.figure.number_unit:
            raise Refusal(self._cannot(wording.no_share()))
        return self._printed_share(part, whole, percent) or self.in_percent(part, whole, percent, "share", wording.share_of)

    def _are_siblings(self, one: StoredFigure, other: StoredFigure) -> bool:
        """Whether the same row of two units of one kind under one unit: neither has the other in it."""
        paths = one.figure.unit_path, other.figure.unit_path
        beside = one.report_id == other.report_id and paths[0] != paths[1] and paths[0][:-1] == paths[1][:-1]
        kinds = {self.ledger.vocabulary.kind_of(f.figure.unit, f.report_id) for f in (one, other)}
        return beside and subject_key(one.figure) == subject_key(other.figure) and (len(paths[0]) > 2 or len(kinds) == 1)

    def _are_beside(self, one: StoredFigure, other: StoredFigure) -> bool:
        """Whether the same row of two units of one report, neither of which is known to be in the other."""
        paths = sorted((one.figure.unit_path, other.figure.unit_path), key=len)
        return one.report_id == other.report_id and paths[1][: len(paths[0])] != paths[0] and subject_key(one.figure) == subject_key(other.figure)

    def _printed_share(self, part: StoredFigure, whole: StoredFigure, percent: Decimal) -> Draft | None:
        """The share of people that stands in their own row, where it is the one that is reckoned: "Määräaikaiset | 92 | 14,8 %"."""
        if part.figure.number_unit != "persons" or part.figure.period != whole.figure.period:
            return None
        rates = [f for f in self.ledger.row(part) if f.figure.number_unit == "%" and f.figure.period == part.figure.period]
        if len(rates) != 1 or abs(rates[0].figure.number - percent) > last_digit(rates[0].figure) / 2:
            return None
        draft = Draft(self.ledger)
        label = wording.share_of(self.label(part), self.label(whole))
        text = draft.value(rates[0].figure.number, "%", label, rates[0].figure.figure_id)
        draft.lines.append(wording.lookup(text, label, marks_of([draft.operand(rates[0], label).citation])))
        draft.figures = [rates[0].figure.figure_id]
        draft.deeds |= {"share", "percent"}
        self._caveats(draft, [rates[0]])
        return draft

    def _rate(self, part: StoredFigure, whole: StoredFigure) -> Draft:
        """Costs in per cent of income, or income in per cent of the costs that it covers."""
        percent = share_percent(abs(part.figure.number), abs(whole.figure.number))
        if percent is None:
            raise Refusal(self._cannot(wording.no_share()))
        draft = self.in_percent(part, whole, percent, "ratio", wording.relative)
        draft.deeds |= {"share"}
        return draft

    def in_percent(self, part: StoredFigure, whole: StoredFigure, percent: Decimal, kind: Literal["share", "ratio"], say: Callable[[str, str], str]) -> Draft:
        """One figure told in per cent of another; `say` puts the two in words."""
        draft = Draft(self.ledger)
        operands = [draft.operand(part, self.label(part)), draft.operand(whole, self.label(whole))]
        text = draft.value(percent, "%", say(self.label(part), self.label(whole)))
        draft.computed(kind, "÷", operands, percent, "%")
        draft.lines.append(wording.lookup(text, say(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.figures = [part.figure.figure_id, whole.figure.figure_id]
        self._caveats(draft, [part, whole])
        return draft

    def _share_of_sum(self, query: Query) -> Draft:
        """What part of a row the figures added up just before make together."""
        parts = summed(self.previous)
        whole = self.found(self.first_ask(query)).stored
        for part in parts:
            apart_in_time = part.figure.period != whole.figure.period or part.figure.measure != whole.figure.measure
            elsewhere = part.figure.unit != whole.figure.unit and not is_part(part.figure, whole.figure)
            if apart_in_time or elsewhere or part.figure.figure_id == whole.figure.figure_id or not _shares(part.figure, whole.figure):
                raise Refusal(self._cannot(wording.sum_not_a_part([self.label(p) for p in parts], self.label(whole))))
        total = sum((abs(p.figure.number) for p in parts), Decimal(0))
        percent = share_percent(total, abs(whole.figure.number))
        if percent is None or len(parts) < 2 or any(p.figure.number_unit != whole.figure.number_unit for p in parts):
            raise Refusal(self._cannot(wording.no_share()))
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in (*parts, whole)]
        text = draft.value(percent, "%", wording.share_of(wording.summed([o.label for o in operands[:-1]]), operands[-1].label))
        draft.computed("share", "÷", operands, percent, "%")
        told = wording.share_of(wording.summed([operand_text(o) for o in operands[:-1]]), operand_text(operands[-1]))
        draft.lines.append(wording.lookup(text, told, marks_of([o.citation for o in operands])))
        draft.figures = [f.figure.figure_id for f in (*parts, whole)]
        self._caveats(draft, [*parts, whole])
        return draft

    def _share_in_sum(self, query: Query) -> Draft:
        """What part one of the figures added up just before is of their sum."""
        parts = summed(self.previous)
        one = self.found(self.first_ask(query)).stored
        if len(parts) < 2 or one.figure.figure_id not in {p.figure.figure_id for p in parts}:
            raise Refusal(self._cannot(wording.share_needs_two()))
        if len({p.figure.number > 0 for p in parts}) > 1:  # a sum of what takes from each other has no parts
            raise Refusal(self._cannot(wording.no_share()))
        percent = share_percent(abs(one.figure.number), abs(sum((p.figure.number for p in parts), Decimal(0))))
        if percent is None:
            raise Refusal(self._cannot(wording.no_share()))
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in (one, *parts)]
        whole = wording.summed([o.label for o in operands[1:]])
        text = draft.value(percent, "%", wording.share_of(operands[0].label, whole))
        draft.computed("share", "÷", operands, percent, "%")
        told = wording.share_of(operand_text(operands[0]), wording.summed([operand_text(o) for o in operands[1:]]))
        draft.lines.append(wording.lookup(text, told, marks_of([o.citation for o in operands[1:]])))
        draft.figures = [f.figure.figure_id for f in parts]
        self._caveats(draft, parts)
        return draft

    def ratio(self, query: Query) -> Draft:
        """How many times the second figure the first one is."""
        figures = self.operands_of(query)
        if len(figures) == 2 and (each := self._for_each(*figures)) is not None:
            return each
        if len(figures) != 2 or figures[0].figure.number_unit != figures[1].figure.number_unit or not figures[1].figure.number:
            raise Refusal(self._cannot(wording.no_share()))
        return self.divided(*figures)

    def divided(self, first: StoredFigure, second: StoredFigure) -> Draft:
        """How many times the second figure the first one is."""
        number = round_half_up(abs(first.figure.number) / abs(second.figure.number))
        draft = Draft(self.ledger)
        operands = [draft.operand(first, self.label(first)), draft.operand(second, self.label(second))]
        text = draft.value(number, "ratio", wording.divided(self.label(first), self.label(second)))
        draft.computed("ratio", "÷", operands, number, "ratio")
        draft.lines.append(wording.lookup(text, wording.divided(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.figures = [first.figure.figure_id, second.figure.figure_id]
        self._caveats(draft, [first, second])
        return draft

    def _for_each(self, one: StoredFigure, other: StoredFigure) -> Draft | None:
        """Money for each person-year or person that a row of the same unit and time counts; None where the two are no such pair."""
        amount, counted = (one, other) if one.figure.number_unit == "EUR" else (other, one)
        first, second = amount.figure, counted.figure
        alike = (first.unit, first.period, first.measure) == (second.unit, second.period, second.measure) and amount.report_id == counted.report_id
        if not alike or first.number_unit != "EUR" or second.number_unit not in _EACH or second.number <= 0:
            return None
        draft = Draft(self.ledger)
        operands = [draft.operand(amount, self.label(amount)), draft.operand(counted, self.label(counted))]
        size = first.number if row_side(subject_key(first)) == "result" else abs(first.number)  # a loss stays one
        number, unit = round_half_up(size / second.number), f"€/{_EACH[second.number_unit]}"
        text = draft.value(number, unit, wording.divided(*(o.label for o in operands)))
        draft.computed("ratio", "÷", operands, number, unit)
        draft.lines.append(wording.lookup(text, wording.divided(*map(operand_text, operands)), marks_of([o.citation for o in operands])))
        draft.figures = [first.figure_id, second.figure_id]
        self._caveats(draft, [amount, counted])
        return draft

    def _with_whole(self, query: Query) -> Query:
        """One subject and one time alone: the whole is the statement's total of the same side."""
        told = {"of_told", "whole_told"} & set(query.extra)
        if told or len(query.subjects) != 1 or len(query.units) > 1 or len(query.periods) > 1 or len(query.municipalities) > 1:
            return query
        key = query.subjects[0].names[0]
        total = self._total_over(key, query)
        if total == key or total not in self.ledger.vocabulary.by_account:
            return query
        stated = row_side(key) in ("income", "cost")
        operating = belongs(key, total) or is_cost(key) or is_income(key)  # interest is no part of it, nor a member of a joint body
        if not (operating if stated else self._printed_with(key, total)):
            raise Refusal(self._cannot(wording.share_needs_two()))
        return replace(query, subjects=(*query.subjects, Place((total,), total)))

    def _total_over(self, key: str, query: Query) -> str:
        """The total of the side that a row is on: by its name, or by the sums of the table that prints it; "" where neither tells it."""
        if row_side(key) is None and "kulut" not in key:
            outcome = self.outcome_of(replace(query, operation="lookup", wanted_unit=None))
            side = printed_side(self.ledger, outcome.stored) if isinstance(outcome, Found) else None
            return {"cost": "toimintakulut", "income": "toimintatuotot"}.get(side or "", "")
        return "toimintakulut" if "kulut" in key or "ostot" in key or key.startswith(("aineet", "avustukset")) else "toimintatuotot"

    def _printed_with(self, key: str, total: str) -> bool:
        """Whether a table that prints a row prints a total too."""
        places = ({(f.report_id, f.figure.table) for f in self.ledger.of_subject(name) if f.figure.table is not None} for name in (key, total))
        return bool(set.intersection(*places))

    def _months_of(self, query: Query) -> list[StoredFigure]:
        """Every month of the one span named, when the report prints them; none when a month is missing."""
        spec = query.periods[0] if len(query.periods) == 1 else None
        if spec is None or spec.kind != "span" or spec.year is None or not spec.first or not spec.last or len(self.asks(query)) != 1:
            return []
        ask = self._settled(self.first_ask(query))
        if isinstance(self.ledger.find(replace(ask, measure=ask.measure or "actual")), Found) and query.wanted_unit != "%":
            return []
        found = [self.ledger.find(replace(ask, period=replace(spec, kind="month", first=m, last=m))) for m in range(spec.first, spec.last + 1)]
        return [f.stored for f in found if isinstance(f, Found)] if all(isinstance(f, Found) and f.minus is None for f in found) else []

    def mean(self, query: Query) -> Draft:
        """The mean of the figures asked for."""
        figures = self._months_of(query) or self.operands_of(query)
        if "per_month" in query.extra and len(figures) == 1:
            return self._for_each_month(figures[0])
        if len(figures) < 2:
            return self.lookup(replace(query, operation="lookup"))
        return self.mean_of(figures)

    def _for_each_month(self, stored: StoredFigure) -> Draft:
        """What an amount of money, or a count that grows through the year, comes to for each month of its period."""
        figure = stored.figure
        months = figure.period.end.month - figure.period.start.month + 1
        counted = figure.number_unit == "EUR" or piles_up(figure, [f.figure for f in self.ledger.row(stored)])
        if not counted or figure.period.start.year != figure.period.end.year or months < 2:
            raise Refusal(self._cannot(wording.no_mean()))
        number = round_half_up(figure.number / months)
        draft = Draft(self.ledger)
        operand = draft.operand(stored, self.label(stored))
        text = draft.value(number, figure.number_unit, wording.averaged([operand.label]))
        draft.computed("mean", "÷", [operand], number, figure.number_unit)
        draft.lines.append(wording.lookup(wording.each_month(text), wording.averaged([operand_text(operand)]), f"[{operand.citation}]"))
        draft.figures = [figure.figure_id]
        self._caveats(draft, [stored])
        return draft

    def mean_of(self, figures: Sequence[StoredFigure]) -> Draft:
        """The mean of figures, each an operand."""
        draft = Draft(self.ledger)
        operands = [draft.operand(f, self.label(f)) for f in figures]
        number = mean([f.figure.number for f in figures])
        text = draft.value(number, figures[0].figure.number_unit, wording.averaged([o.label for o in operands]))
        draft.computed("mean", "+", operands, number, figures[0].figure.number_unit)
        draft.lines.append(wording.lookup(text, wording.averaged([operand_text(o) for o in operands]), marks_of([o.citation for o in operands])))
        return draft
