"""Which parts meet a condition: those that went over their budget, whose budget was changed, that show nothing yet; how many, or whether any."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.company_results import GAIN, LOSS
from retrieval.calculation.counted_subjects import subject_of, what_changes
from retrieval.calculation.figure_claims import Claims
from retrieval.calculation.figure_pool import TOP_KINDS, named_units, spot
from retrieval.calculation.figure_ranks import beyond, say_so_far
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Ask, Found
from retrieval.evidence.figure_fits import BUDGETS, PARTS, last_digit, whole_year
from retrieval.evidence.figure_parts import Made, Refusal, marks_of, time_label
from retrieval.language import wording
from retrieval.language.names import row_side, subject_key
from retrieval.query import Place, Query
from retrieval.understanding.each_unit import EACH_UNIT
from retrieval.understanding.multiples import multiple_of, ratio_of
from retrieval.understanding.quantified import EVERY, quantified


@dataclass(frozen=True)
class Member:
    """One of the parts that are looked through: the number that the condition is about, and the figures that give it."""

    number: Decimal
    excess: Decimal
    """How far it is over nought, or over the budget in size."""
    unit: str
    label: str
    figures: tuple[StoredFigure, ...]
    said: str = ""
    """What the answer says of it where that is more than its label."""


class Filters(Claims):
    """Answers that pick parts by a condition."""

    def filter(self, query: Query) -> Draft:
        """The parts that meet the question's condition: listed, counted, or said to be or not."""
        members = self._members(query)
        if len(members) < 2:
            raise Refusal(self._cannot(wording.not_traceable()))
        chosen = [m for m in members if _meets(query, m)]
        if quantified(query):
            return self._whether_of_each(query, members, chosen)
        listed = bool(chosen) and query.yes_no is None and not query.counted
        if EACH_UNIT in query.extra:
            chosen = self._one_by_one(query, members)
        elif listed:
            chosen = sorted(chosen, key=lambda m: -abs(m.number))
        draft = Draft(self.ledger)
        if {"over", "under"} & set(query.extra) and any(f.figure.measure in BUDGETS for m in members for f in m.figures):
            say_so_far(draft, [f for m in members for f in m.figures])
        told = [(m, marks_of([int(draft.cite_figure(f).strip("[]")) for f in m.figures])) for m in chosen or members]
        if not listed:
            names = [wording.cited(self._shown(*m.figures), marks) for m, marks in told]
            if query.yes_no is not None:
                draft.lines.append(wording.verdict(bool(chosen), wording.several(names), ""))
            elif query.counted:
                draft.lines.append(wording.lookup(draft.value(Decimal(len(chosen)), "count", wording.COUNT), wording.several(names), ""))
                for m, marks in told if chosen and "amounts_too" in query.extra else ():  # "montako ylitti määrärahansa, ja monellako eurolla?"
                    draft.lines.append(wording.lookup(draft.value(m.number, m.unit, m.label), m.said or m.label, marks))
            else:
                draft.lines.append(wording.none_such(names))
            draft.figures += [m.figures[0].figure.figure_id for m, _ in told]
            self.say_lacking(draft, query, [m.figures[0] for m in members])
            return draft
        for member, marks in told:
            first = member.figures[0].figure
            own = first.figure_id if first.number == member.number else None
            draft.lines.append(wording.lookup(draft.value(member.number, member.unit, member.label, own), member.said or member.label, marks))
            draft.figures += [f.figure.figure_id for f in member.figures]
        self.say_lacking(draft, query, [m.figures[0] for m in members])
        self._caveats(draft, [f for m in chosen for f in (m.figures if m.said else m.figures[:1])], compared=any(m.said for m in chosen))
        return draft

    def _whether_of_each(self, query: Query, members: Sequence[Member], chosen: Sequence[Member]) -> Draft:
        """Whether every one of the parts is so, or any: those that are, or that are not where they decide it."""
        every = EVERY in query.extra
        yes = len(chosen) == len(members) if every else bool(chosen)
        others = [m for m in members if m not in chosen]
        shown = members if yes is every else others if every else chosen  # one is enough to say no of all, or yes of any
        plain = replace(query, measures=("actual",) if query.measures and set(query.measures) <= BUDGETS else query.measures[:1], direction=None, limit=None)
        if len({m.unit for m in members}) > 1 or (yes is every and len(members) < len(self.parts(replace(plain, periods=query.periods[-1:])))):
            raise Refusal(self._cannot(wording.not_traceable()))
        figures = [f for m in shown for f in m.figures]
        so_far = any(f.figure.measure in ("actual", "percent") and not whole_year(f.figure.period) for f in figures)
        if "year_end" in query.extra and so_far and not (chosen and "over" in query.extra):  # what is to come no forecast tells
            raise Refusal(self._cannot(wording.no_forecast()))
        draft = Draft(self.ledger)
        if any(f.figure.measure in BUDGETS for f in figures):
            say_so_far(draft, figures)
        told = [wording.cited(self._shown(*m.figures), marks_of([int(draft.cite_figure(f).strip("[]")) for f in m.figures])) for m in shown]
        draft.lines.append(wording.verdict(yes, wording.several(told), ""))
        draft.yes = yes
        draft.deeds |= {"limit"}
        draft.figures += [m.figures[0].figure.figure_id for m in shown]
        self.say_lacking(draft, query, [m.figures[0] for m in members])
        self._caveats(draft, figures, compared=any(m.said for m in shown))
        return draft

    def _one_by_one(self, query: Query, members: Sequence[Member]) -> list[Member]:
        """All the parts in the order of the report; a Refusal where they are not of one time, unit of measure and level, or may not be all of them."""
        figures = [m.figures[0] for m in members]
        depths = {f.figure.unit: len(f.figure.unit_path) for f in figures}
        parts = not TOP_KINDS & set(query.extra) and not any(tag in query.extra for tag in ("kind:osasto", "kind:lautakunta"))
        shallow = {unit for unit, depth in depths.items() if depth == 2 and parts and max(depths.values()) > 2}  # an area beside the parts of others
        kept = [m for m, f in zip(members, figures, strict=True) if f.figure.unit not in shallow | {self.ledger.report(f).about}]
        figures = [m.figures[0] for m in kept]
        one = {(f.figure.period, "actual" if f.figure.measure in PARTS["actual"] else f.figure.measure, f.figure.number_unit) for f in figures}
        reports = {f.report_id for f in figures}
        flat = not any(len(unit.path) > 2 for held in self.ledger.vocabulary.units.values() for report_id, unit in held if report_id in reports)
        above = {name for unit in named_units(query) for name in unit.names}
        sure = not flat and all(not above or above & set(f.figure.unit_path[:-1]) for f in figures)  # the tree tells which they are
        tables = {(f.report_id, f.figure.table) for f in figures}
        if len(kept) < 2 or len(one) > 1 or not (sure or len(tables) == 1 or self._make_whole(query, figures)):
            raise Refusal(self._cannot(wording.not_traceable()))
        return sorted(kept, key=lambda m: spot(m.figures[0]))

    def _make_whole(self, query: Query, figures: Sequence[StoredFigure]) -> bool:
        """Whether the numbers of some units add up to that of the unit named, or of the municipality, which their report prints."""
        first = figures[0].figure
        owners = [name for unit in named_units(query) for name in unit.names] or [
            self.ledger.report(figures[0]).municipality,
            self.ledger.report(figures[0]).about,
        ]
        wholes = [
            f.figure
            for f in self.ledger.of_subject(subject_key(first))
            if f.report_id == figures[0].report_id and f.figure.unit in owners and f.figure.measure == first.measure and f.figure.period == first.period
        ]
        total = sum((f.figure.number for f in figures), Decimal(0))
        return any(abs(total - whole.number) <= last_digit(whole) * len(figures) for whole in wholes)

    def _members(self, query: Query) -> list[Member]:
        if "budget_change" in query.measures:
            return self._budget_changes(query)
        budget = next((m for m in query.measures if m in BUDGETS), None)
        against = {"over", "under", "apart"} & set(query.extra)
        if against and query.limit is None and not budget and "forecast" in query.measures:  # what is off the forecast is off no budget
            raise Refusal(self._cannot(wording.not_traceable()))
        if against and query.limit is None:
            return self._against_budget(query, budget or "any_budget")
        grown = not set(query.measures) - {"any_budget", *BUDGETS}  # of a budget: from one year's to the next
        if query.direction in ("up", "down") and grown and (query.limit is not None or not {"zero", "over", "under"} & set(query.extra)):
            return self._grown(query)
        pool = self.parts(query)
        return [Member(f.figure.number, abs(f.figure.number), f.figure.number_unit, self.label(f), (f,)) for f in pool]

    def _grown(self, query: Query) -> list[Member]:
        """The change of each part from the year before, or between the two times named."""
        members: list[Member] = []
        plain = tuple(p for p in query.periods if p.kind != "prior")
        for excess, old, new in self.changes(query, self.parts(replace(query, periods=plain[-1:]))):
            planned = {old.figure.measure, new.figure.measure} & BUDGETS
            times = (time_label(old, new), time_label(new, old)) if planned else (old.figure.period.label, new.figure.period.label)
            then, now = (wording.with_number(figure_text(f), when) for f, when in zip((old, new), times, strict=True))
            name = self.whose(new)
            kind = subject_of(new.figure)
            what = what_changes(name, new.figure)
            said = wording.changed(what, None if not excess else excess > 0, kind if kind in ("rate", "count") else "amount", then, now)
            label = wording.change_of(name, *times)
            members.append(Member(new.figure.number - old.figure.number, excess, new.figure.number_unit, label, (new, old), said))
        return members

    def _against_budget(self, query: Query, budget: str) -> list[Member]:
        """The outcome (or the forecast, where it is asked) less the budget of each part."""
        measure = "forecast" if "forecast" in query.measures else "actual"
        members: list[Member] = []
        whole = tuple(replace(p, kind="year", first=None, last=None) if p.year is not None else p for p in query.periods)
        periods = whole if measure == "forecast" else query.periods
        for stored in self.parts(replace(query, measures=(measure,), wanted_unit=None, periods=periods)):
            planned = self.ledger.find(self.budget_beside(self._beside(stored, budget), stored))
            if not isinstance(planned, Found) or planned.figure.number_unit != stored.figure.number_unit:
                continue
            first, second = self.ledger.side_by_side([stored, planned.stored])
            budgeted, amended = self.as_changed(Found(second), budget)
            signed = bool({"judged", "better"} & set(query.extra)) and row_side(subject_key(first.figure)) == "result"  # "jäivät katteessaan talousarviosta"
            excess = first.figure.number - amended if signed else abs(first.figure.number) - abs(amended)
            number, label = first.figure.number - amended, self.deviation_label(stored)
            printed = self.ledger.find(self._beside(stored, "deviation"))  # as printed comes before what is reckoned of rounded numbers
            if isinstance(printed, Found) and 0 < abs(printed.figure.number - number) <= last_digit(first.figure) and printed.figure.number * number > 0:
                members.append(Member(printed.figure.number, excess, first.figure.number_unit, label, (printed.stored, first, *budgeted)))
                continue
            members.append(Member(number, excess, first.figure.number_unit, label, (first, *budgeted)))
        return members

    def _budget_changes(self, query: Query) -> list[Member]:
        members: list[Member] = []
        for stored in self.parts(replace(query, measures=("amended_budget",))) or self.parts(replace(query, measures=("budget",))):
            ask = Ask((subject_key(stored.figure),), Place((stored.figure.unit,)), self.ledger.report(stored).municipality, "budget_change", period=None)
            year = next((p for p in query.periods if p.year is not None), None)
            try:
                found = self._found_or_made(replace(ask, period=year))
            except Refusal:
                continue
            if isinstance(found, Made):
                label = wording.of_time(self.whose(found.first), "budget_change", found.first.figure.period.label)
                members.append(Member(found.number, abs(found.number), found.unit, label, (found.first, found.second)))
            else:
                members.append(Member(found.figure.number, abs(found.figure.number), found.figure.number_unit, self.label(found.stored), (found.stored,)))
        return members


def _meets(query: Query, member: Member) -> bool:
    if EACH_UNIT in query.extra:
        return True
    if "zero" in query.extra or ("apart" in query.extra and query.negated):
        return member.number == 0
    if query.yes_no in ("positive", "negative") or query.yes_no == "suffices":
        number = -member.excess if query.yes_no == "suffices" else member.number
        return number < 0 if query.yes_no == "negative" else number > 0 or (number == 0 and query.yes_no == "suffices")
    if query.limit is not None and not member.said:
        fits = query.limit_unit in (None, member.unit)
        return fits and beyond(abs(member.number), Decimal(query.limit), "under" not in query.extra, query)
    if {LOSS, GAIN} & set(query.extra):
        return member.number < 0 if LOSS in query.extra else member.number > 0
    if member.said and (multiple := multiple_of(query)) is not None:
        ratio = ratio_of(*member.figures[:2])
        return ratio is not None and multiple.holds(ratio) is True
    if member.said:
        way = member.excess if query.direction == "up" else -member.excess
        met = way > 0 if query.limit is None else way < 0 or beyond(way, Decimal(query.limit), "under" not in query.extra, query)
        met = met and (query.limit is None or way > 0)
        return met is not (query.negated and query.yes_no is None)
    denied = query.negated and query.yes_no is None  # "mitkä eivät ylitä määrärahaansa"
    if "over" in query.extra:
        return (member.excess > 0) is not denied
    if "under" in query.extra:
        return (member.excess < 0) is not denied
    return member.number != 0
