"""Yes/no questions answered from figures."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.data import read_table
from ingest.model import Figure
from ingest.stores.stored import StoredFigure
from retrieval.calculation.figure_aims import aim_beside
from retrieval.calculation.figure_amounts import Amounts
from retrieval.calculation.figure_ranks import beyond
from retrieval.calculation.figure_towns import held_together
from retrieval.conversation.follow_ups import summed
from retrieval.evidence.draft import Draft, figure_text
from retrieval.evidence.figure_asks import Found
from retrieval.evidence.figure_fits import BUDGETS, last_digit
from retrieval.evidence.figure_parts import Made, Refusal, T, is_margin, is_result, marks_of, to_the_end
from retrieval.language import wording
from retrieval.language.lexicon import sense_list
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.language.number_place import parted_at
from retrieval.language.number_text import round_half_up, with_unit
from retrieval.query import Place, Query
from retrieval.understanding.asked_ways import SAYS_WAY
from retrieval.understanding.multiples import Multiple, multiple_of, ratio_of
from retrieval.understanding.question_limits import ABOUT, BY_SO_MUCH


class Claims(Amounts):
    """Answers that begin with Kyllä or Ei."""

    # ----- yes and no

    def yes_no(self, query: Query) -> Draft:
        """Kyllä or Ei, with the figures that show it."""
        claim = query.yes_no
        plain = replace(query, yes_no=None)
        if "two_claims" in query.extra:  # "onko Koelan tulos positiivinen ja Mallilan negatiivinen"
            raise Refusal(self._cannot(wording.not_traceable()))
        if len(each := _one_by_one(query)) > 1:
            return self._of_each(query, each)
        if (multiple := multiple_of(query)) is not None:
            return self._multiplied(plain, multiple)
        if claim in ("over", "under") and query.limit is not None and BY_SO_MUCH in query.extra:
            return self._measured(*self.passed_by(plain, claim))
        if claim in ("over", "under") and query.limit is not None and query.direction in ("up", "down") and SAYS_WAY in query.extra:
            further = self.moved_further(plain) if ABOUT in query.extra else None
            return further if further is not None else self._measured(*self.moved_by(plain, claim))
        if claim in ("over", "under") and query.limit is not None:
            return self._against_limit(plain, claim)
        if "straight" in query.extra and claim in ("any", "over", "under", "more", "less") and len(query.subjects) == 1:
            return self._against_straight(plain, claim)
        if "target" in query.record_kinds and claim in ("suffices", "reaches", "any") and (kept := self._against_aim(plain)) is not None:
            return kept
        if claim == "suffices" and (several := self._covers(plain)) is not None:
            return self._covered(several)
        if claim == "suffices" and "pronoun" in query.extra and self.previous and len(query.subjects) == 1:
            return self._covered_by_those(plain)
        if claim == "reaches" and "forecast" in query.measures and len(query.periods) == 2:  # what came about and what was forecast
            return self._which_is_more(plain, "more")
        if claim == "reaches":
            return self._reached(plain)
        if claim in ("over", "under", "more", "less") and "forecast" in query.measures and "final" in query.extra:
            return self._outcome_against_forecast(plain, claim)
        earned = {row_side(n) for s in query.subjects for n in s.names} in ({"income"}, {"result"})
        if claim == "suffices" and earned:  # "riittävätkö verotulot": their budget is no limit
            return self._reached(replace(plain, measures=("forecast", *(m for m in plain.measures if m != "forecast"))))
        if claim == "suffices" or (
            claim in ("over", "under", "more", "less") and ("forecast" in query.measures and len(query.sources) < 2 and len(query.periods) < 2)
        ):
            return self._forecast_against_budget(plain, claim)
        if claim in ("over", "under") and len(self.asks(plain)) >= 1 and (len(query.units) < 2 and len(query.municipalities) < 2):
            return self._actual_against_budget(plain, claim)
        alone = len(query.units) < 2 and len(query.municipalities) < 2 and len(query.subjects) < 2 and bool(query.measures)
        told = self.previous[-1].figure if self.previous and "compared_to" in query.extra and query.follow_up else None
        beside = told is not None and told.measure in BUDGETS and all(p.year not in (None, told.period.end.year) for p in query.periods)
        if (
            claim in ("more", "less") and alone and not beside and set(query.measures) <= BUDGETS and not self._both_planned(plain)
        ):  # `beside`: "vähemmän kuin 2025?" of the budget told
            return self._actual_against_budget(plain, "over" if claim == "more" else "under")
        if claim in ("up", "down") and plain.measures == ("budget_change",):
            return self._budget_moved(plain, claim)
        if claim in ("more", "less", "up", "down", "over", "under"):
            return self._which_is_more(plain, claim)
        if claim in ("positive", "negative"):
            return self._sign(plain, claim)
        if "target" in query.record_kinds and query.statuses:  # that there is a result says of no target that it was met
            raise Refusal(self._cannot(wording.not_traceable()))
        return self._any(plain)

    def _both_planned(self, query: Query) -> bool:
        """Whether two years are compared of which the later is only planned: "onko tulos 2026 parempi kuin vuoden 2025 talousarviossa"."""
        years = sorted({p.year for p in query.periods if p.kind == "year" and p.year is not None})
        if len(years) != 2 or len(query.periods) != 2:
            return False
        later = tuple(p for p in query.periods if p.year == years[1])
        planned, come = (self.ledger.find(self._settled(self.first_ask(replace(query, measures=(m,), periods=later)))) for m in ("any_budget", "actual"))
        return isinstance(planned, Found) and (not isinstance(come, Found) or come.figure.measure in BUDGETS)

    def _measured(self, draft: Draft, yes: bool, told: str, figures: Sequence[StoredFigure]) -> Draft:
        """Kyllä or Ei by a difference between two numbers."""
        self._caveats(draft, list(figures), compared=True)
        draft.deeds |= {"limit"}
        return self._verdict(draft, yes, told, figures)

    def _multiplied(self, query: Query, multiple: Multiple) -> Draft:
        """Whether something is so many times as large as before, or as the other of two named; how it changed where nobody can say yes or no."""
        several = max(len(query.municipalities), len(query.units), len(query.subjects)) > 1
        both = [self.found(a).stored for a in self.asks(replace(query, direction=None))] if several else list(reversed(self.pair(query)))
        if len(both) != 2:
            raise Refusal(self._cannot(wording.needs_two()))
        new, old = both
        ratio = ratio_of(new, old)
        if ratio is None:
            raise Refusal(self._cannot(wording.no_multiple()))
        yes = multiple.holds(ratio)
        if yes is None:
            draft = self.divided(new, old)
            draft.deeds |= {"limit", "claim"}
            return draft
        told = round_half_up(ratio)
        told = told if told != multiple.factor or told == ratio else round_half_up(ratio, 4)  # 1,996 is not told as two
        draft = Draft(self.ledger)
        draft.computed("ratio", "÷", [draft.operand(f, self.label(f)) for f in both], told, "ratio")
        text = wording.several([self._shown(*both), wording.times_as_large(with_unit(told, "ratio"))])
        return self._measured(draft, yes, text, both)

    def _of_each(self, query: Query, each: Sequence[Query]) -> Draft:
        """Whether something holds of each town, unit, row or year named: "ylittyivätkö koulun ja kirjaston menot?"."""
        drafts = [self.yes_no(one) for one in each]
        figures = [f for draft in drafts for i in draft.figures if (f := self.ledger.figure(i)) is not None]
        told = {draft.yes for draft in drafts}
        either = "versus" in query.extra and len(told) > 1  # "kummassa se ylittyi" in other words: no yes or no
        if None in told or either or "in_pairs" in query.extra:
            raise Refusal(self._cannot(wording.not_traceable()))
        amounts = query.limit is not None and query.limit_unit != "%" and query.direction is None and BY_SO_MUCH not in query.extra
        if amounts and len(each) > len(query.periods) and (False in told) is (query.yes_no == "over"):  # each of them, or their sum?
            raise Refusal(self._cannot(wording.not_traceable()))
        whole = self._verdict(Draft(self.ledger), told == {True}, self._shown(*figures), figures)
        for draft in drafts:
            whole.deeds |= draft.deeds
            for caveat in draft.caveats:
                whole.caveat(caveat)
        return whole

    def _against_aim(self, query: Query) -> Draft | None:
        """Whether what came about keeps the aim that its row prints in words; None where it prints none."""
        outcome = self.ledger.find(self._settled(self.first_ask(replace(to_the_end(query), measures=("actual",)))))
        told = aim_beside(self.ledger, outcome.stored) if isinstance(outcome, Found) and outcome.minus is None else None
        if not isinstance(outcome, Found) or told is None:
            return None
        stored, aim, printed = told
        draft = Draft(self.ledger)
        marks = {int(draft.cite_figure(stored, printed).strip("[]"))}
        if stored != outcome.stored:
            marks.add(int(draft.cite_figure(outcome.stored).strip("[]")))
        draft.lines.append(wording.verdict(aim.met(outcome.figure.number), wording.against_aim(self._shown(outcome.stored), aim.text), marks_of(sorted(marks))))
        draft.figures = [one.figure.figure_id for one in dict.fromkeys((stored, outcome.stored))]
        draft.about.append(self.label(outcome.stored))
        return draft

    def _verdict(self, draft: Draft, yes: bool, text: str, figures: Sequence[StoredFigure]) -> Draft:
        marks = marks_of([int(draft.cite_figure(f).strip("[]")) for f in figures])
        draft.lines.append(wording.verdict(yes, text, marks))
        draft.yes = yes
        draft.figures = [f.figure.figure_id for f in figures]
        draft.about += [self.label(f) for f in figures]
        return draft

    def _shown(self, *figures: StoredFigure) -> str:
        """The figures that show a yes or no."""
        labels = [self.label(f) for f in figures]
        if len({*labels}) < len(labels):  # of one thing and time as several reports tell it
            labels = [wording.of_measure(label, wording.in_report(self.ledger.report(f))) for label, f in zip(labels, figures, strict=True)]
        return wording.several([wording.with_number(label, figure_text(f)) for label, f in zip(labels, figures, strict=True)])

    def _against_limit(self, query: Query, claim: str) -> Draft:
        limit = Decimal(query.limit or "0")
        percent = query.limit_unit == "%" or (query.limit_unit is None and "percent" in query.measures)
        measures = ("percent",) if percent else tuple(m for m in query.measures if m != "percent") or ("actual",)
        ask = self.first_ask(replace(query, measures=measures, wanted_unit=None))
        rate = self.ledger.find(self._settled(replace(ask, measure="actual", number_unit="%")))
        told = percent and isinstance(rate, Found) and rate.figure.number_unit == "%" and not isinstance(self.ledger.find(self._settled(ask)), Found)
        found = rate if told and isinstance(rate, Found) else self._found_or_made(ask)  # a rate is a per cent itself
        if isinstance(found, Made):
            draft = Draft(self.ledger)
            yes = beyond(found.number, limit, claim == "over", query)
            return self._verdict(
                draft,
                yes,
                wording.with_number(wording.of_time(self.whose(found.first), "percent", found.first.figure.period.label), with_unit(found.number, "%")),
                [found.first, found.second],
            )
        number = found.figure.number if percent else abs(found.figure.number)
        yes = beyond(number, limit, claim == "over", query)
        draft = Draft(self.ledger)
        return self._verdict(draft, yes, self._shown(found.stored), [found.stored])

    def _against_straight(self, query: Query, claim: str) -> Draft:
        """Whether as much of the budget has come in or been used as of the year has passed: "vähintään tasaisen kertymän verran"."""
        found = self._found_or_made(self.first_ask(replace(query, measures=("percent",), wanted_unit=None)))
        stored = found.first if isinstance(found, Made) else found.stored
        number, period = (found.number if isinstance(found, Made) else found.figure.number), stored.figure.period
        if (period.start.month, period.start.day) != (1, 1) or period.end.year != period.start.year:
            raise Refusal(self._cannot(wording.not_traceable()))
        passed = Decimal(100) * period.end.month / 12
        yes = number < passed if claim in ("under", "less") else number > passed if claim in ("over", "more") else number >= passed
        label = wording.of_time(self.whose(stored), "percent", period.label) if isinstance(found, Made) else self.label(stored)
        text = wording.against_straight(wording.with_number(label, with_unit(number, "%")), with_unit(round(passed, 1), "%"))
        draft = self._verdict(Draft(self.ledger), yes, text, [found.first, found.second] if isinstance(found, Made) else [stored])
        draft.deeds |= {"limit"}
        return draft

    def _covers(self, query: Query) -> list[Query] | None:
        """What is to suffice, and last for what: "vuosikate poistoihin", also where a row prints their ratio ("Vuosikate / poistot")."""
        keys = [s.names for s in query.subjects]
        if len(keys) == 1 and "/" in keys[0][0]:
            held = self.ledger.vocabulary.by_account
            parts = [part.strip() for part in keys[0][0].split("/")]
            keys = [tuple(k for k in held if k == part or k.startswith(part + " ")) for part in parts]
        if len(keys) < 2 or not all(keys):
            return None
        return [replace(query, subjects=(Place(names, names[0]),)) for names in keys]

    def _covered_by_those(self, query: Query) -> Draft:
        """Whether what the turns before gave covers the row named: "riittävätkö ne toimintakatteeseen?"."""
        need = self.found(self.first_ask(query)).stored
        means = [f for f in summed(self.previous) if subject_key(f.figure) != subject_key(need.figure)]
        if not means or len({(f.figure.number_unit, f.figure.period) for f in (*means, need)}) > 1:
            raise Refusal(self._cannot(wording.not_traceable()))
        yes = sum((f.figure.number for f in means), Decimal(0)) >= abs(need.figure.number)
        return self._verdict(Draft(self.ledger), yes, self._shown(*means, need), [*means, need])

    def _covered(self, several: Sequence[Query]) -> Draft:
        *means, need = (self.found(self.first_ask(query)).stored for query in several)
        if len({f.figure.number_unit for f in (*means, need)}) > 1:
            raise Refusal(self._cannot(wording.units_differ()))
        yes = sum((f.figure.number for f in means), Decimal(0)) >= abs(need.figure.number)
        return self._verdict(Draft(self.ledger), yes, self._shown(*means, need), [*means, need])

    def _outcome_against_forecast(self, query: Query, claim: str) -> Draft:
        """Whether what came about is more or less than what was forecast."""
        ask = self.first_ask(replace(query, measures=("forecast",)))
        forecast, outcome = self.found(ask), self.found(replace(ask, measure="closing"))
        more = _held_against(query, outcome.stored, forecast.stored)
        both = [outcome.stored, forecast.stored]
        return self._verdict(Draft(self.ledger), more > 0 if claim in ("more", "over") else more < 0, self._shown(*both), both)

    def _forecast_against_budget(self, query: Query, claim: str | None) -> Draft:
        ask = self.first_ask(replace(query, measures=("forecast",)))
        closed = isinstance(self.ledger.find(self._settled(replace(ask, measure="closing"))), Found)
        if claim == "suffices" and "forecast" not in query.measures and closed:  # the year is over
            return self._actual_against_budget(query, "within")
        if claim == "suffices" and "forecast" not in query.measures and not isinstance(self.ledger.find(self._settled(ask)), Found):
            return self._actual_against_budget(query, "within")
        forecast, budget = self.found(ask), self.found(replace(ask, measure="any_budget"))
        budgeted, number = self.as_changed(budget, "any_budget")
        more = _held_against(query, forecast.stored, budget.stored, number)
        yes = more <= 0 if claim in ("suffices", "under", "less") else more > 0
        both = [forecast.stored, *budgeted]
        return self._verdict(Draft(self.ledger), yes, self._shown(*both), both)

    def _reached(self, query: Query) -> Draft:
        """Whether the forecast (or the outcome) is at least as large as the budget."""
        budget = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        ask = self.first_ask(replace(to_the_end(query), measures=("forecast" if "forecast" in query.measures else "actual",)))
        told = self.found(ask)
        planned = self.found(self.budget_beside(replace(ask, measure=budget), told.stored))
        budgeted, number = self.as_changed(planned, budget)
        both = [told.stored, *budgeted]
        return self._verdict(Draft(self.ledger), abs(told.figure.number) >= abs(number), self._shown(*both), both)

    def _actual_against_budget(self, query: Query, claim: str) -> Draft:
        ask = self.first_ask(replace(to_the_end(query), measures=("actual",)))
        actual = self.found(ask)
        measure = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        budget = self.found(self.budget_beside(replace(ask, measure=measure), actual.stored))
        budgeted, number = self.as_changed(budget, measure)
        more = _held_against(query, actual.stored, budget.stored, number)
        both = [actual.stored, *budgeted]
        shown = self._shown(*both)
        over = actual.figure.period.end == budget.figure.period.end  # the year is over
        if "year_end" in query.extra and more <= 0 and actual.figure.period.end < budget.figure.period.end:
            raise Refusal(self._cannot(wording.no_forecast()))
        draft = self._verdict(
            Draft(self.ledger),
            more > 0 if claim == "over" else more <= 0 if claim == "within" else more < 0,
            wording.went_so(wording.kept_budget(more), shown) if over and query.follow_up and "spend" in query.extra else shown,
            both,
        )
        if actual.figure.period.end < budget.figure.period.end:
            draft.caveat(wording.only_so_far(actual.figure.period.label, budget.figure.period.label))
        return draft

    def _moved(self, query: Query) -> list[tuple[Decimal, StoredFigure, StoredFigure]]:
        """(by how much it grew, old, new) of each row, unit or town named; a Refusal where one is not told at both times."""
        plain = replace(query, yes_no=None)
        times = tuple(p for p in query.periods if p.kind != "prior")[-1:]
        amounts = replace(plain, direction=None, operation="lookup", periods=times)
        pool = self.of_towns(amounts) if query.municipalities[1:] else [self.found(a).stored for a in self.asks(amounts)]
        moved = self.changes(plain, pool)
        if len(moved) != len({f.figure.figure_id for f in pool}):
            raise Refusal(self._cannot(wording.not_traceable()))
        return moved

    def _all_moved(self, query: Query, claim: str) -> Draft:
        """Whether all of several rows, units or towns grew or shrank: "kasvoivatko verotulot ja valtionosuudet?"."""
        if claim in ("up", "down") and SAYS_WAY not in query.extra:  # "kasvoivatko verotulot ja vähenivätkö menot": one way of each
            raise Refusal(self._cannot(wording.not_traceable()))
        pairs = [(new, old) for _, old, new in self._moved(query)]
        grew = claim in ("more", "up", "over")
        yes = all(_is_greater(*(pair if grew else pair[::-1])) for pair in pairs)
        shown = [f for pair in pairs for f in pair]
        return self._verdict(Draft(self.ledger), yes, self._shown(*shown), shown)

    def _moved_more(self, query: Query, claim: str) -> Draft:
        """Whether one row or town grew (or shrank) more than another, in euros and in per cent alike; nobody can say where the two disagree."""
        moved = self._moved(query)
        if len(moved) != 2:
            raise Refusal(self._cannot(wording.needs_two()))
        held_together(self, query, [new for _, _, new in moved])
        way = 1 if query.direction == "up" else -1
        sizes = [way * size for size, _, _ in moved]
        rates = [way * size / abs(old.figure.number) for size, old, _ in moved]
        yes = sizes[0] > sizes[1] if claim == "more" else sizes[0] < sizes[1]
        if sizes[0] <= 0 or yes is not (rates[0] > rates[1] if claim == "more" else rates[0] < rates[1]):
            raise Refusal(self._cannot(wording.not_traceable()))
        both = [f for _, old, new in moved for f in (new, old)]
        return self._verdict(Draft(self.ledger), yes, self._shown(*both), both)

    def _which_is_more(self, query: Query, claim: str) -> Draft:
        if claim in ("more", "less") and SAYS_WAY in query.extra and "than" in query.extra and 2 in (len(query.subjects), len(query.municipalities)):
            return self._moved_more(query, claim)
        several = max(len(query.municipalities), len(query.units), len(query.subjects)) > 1
        then = any(p.kind == "prior" for p in query.periods)
        if several and (then or (claim in ("up", "down") and "than" not in query.extra)):
            return self._all_moved(query, claim)
        if len(query.municipalities) > 1:
            figures = self.of_towns(query)
            new, old = figures[0], figures[1]
        elif len(query.units) > 1 or len(query.subjects) > 1:
            asks = self.asks(query)
            if len(asks) != 2:  # of more than one time each
                raise Refusal(self._cannot(wording.needs_two()))
            new, old = (self.found(a).stored for a in asks)
        elif "than" in query.extra and claim in ("more", "less") and len(query.periods) + len(query.sources) > 1 and len(self.asks(query)) == 2:
            new, old = self.ledger.side_by_side([self.found(ask).stored for ask in self.asks(query)])  # "oliko kesäkuussa enemmän kuin syyskuussa"
        elif (
            "than" in query.extra
            and claim in ("more", "less")
            and not (then or query.measures or query.follow_up or self.previous or query.periods or query.sources or "ennen" in query.context)
        ):
            raise Refusal(self._cannot(wording.needs_two()))  # "enemmän lainaa kuin rahaa": than what no figure is found of
        else:
            old, new = self.pair(query)
        netted = any(s.named.lower().startswith("netto") for s in query.subjects)  # "nettokustannus pienempi": less is spent
        yes = _is_greater(new, old, netted) if claim in ("more", "up", "over") else _is_greater(old, new, netted)
        draft = Draft(self.ledger)
        self._caveats(draft, [new, old], compared=old.figure.period != new.figure.period)
        draft.citations.clear()
        return self._verdict(draft, yes, self._shown(new, old), [new, old])

    def _sign(self, query: Query, claim: str) -> Draft:
        found = self.found(self.first_ask(query))
        yes = found.figure.number > 0 if claim == "positive" else found.figure.number < 0
        return self._verdict(Draft(self.ledger), yes, self._shown(found.stored), [found.stored])

    def company_result(self, query: Query, which: bool) -> Draft | None:
        """Whether a company made a gain or a loss, from the sentences that give its last result; None when they do not agree.

        `which`: the amount is asked too.
        """
        names = {n for u in query.units for n in u.names}
        spec = query.periods[0] if query.periods else None
        found: list[tuple[int, StoredFigure]] = []
        for stored in self.ledger.prose():
            figure = stored.figure
            if figure.unit not in names or figure.number_unit != "EUR" or not (spec is None or spec.year is None or figure.period.end.year == spec.year):
                continue
            signs = {row["sign"] for row in read_table("result_words") for word in figure.account.lower().split() if word.startswith(row["stem"])}
            if len(signs) == 1 and signs <= {"+", "-"} and not _is_of_next_noun(figure):
                found.append((1 if signs == {"+"} else -1, stored))
        if not found and query.yes_no is not None:
            return self._printed_result(query)
        if spec is None and found:
            newest = max(f.figure.period.end for _, f in found)
            found = [(s, f) for s, f in found if f.figure.period.end == newest]
        if not found or len({sign for sign, _ in found}) > 1:
            return None
        sign, best = min(found, key=lambda pair: (last_digit(pair[1].figure), pair[1].figure.page))
        number = sign * abs(best.figure.number)
        certain = all(abs(abs(f.figure.number) - abs(number)) <= last_digit(f.figure) for _, f in found)
        if which and not certain:
            return None
        draft = Draft(self.ledger)
        mark = draft.cite_figure(best)
        draft.figures = [best.figure.figure_id]
        if which:
            label = wording.company_result(best.figure.unit, sign > 0, best.figure.period.label)
            draft.lines.append(wording.lookup(draft.value(number, "EUR", label, best.figure.figure_id), label, mark))
            return draft
        yes = sign > 0 if query.yes_no == "positive" else sign < 0
        text = wording.company_result(best.figure.unit, sign > 0, best.figure.period.label)
        return self._verdict(draft, yes, wording.with_number(text, with_unit(number, "EUR")) if certain else text, [best])

    def _printed_result(self, query: Query) -> Draft | None:
        """Whether a company made a gain or a loss by the result that a table prints of it; None where none does."""
        names = {n for u in query.units for n in u.names}
        held = [key for key in map(account_key, sense_list("result_row")) if any(s.unit in names for s in self.ledger.vocabulary.by_account.get(key, ()))]
        if not held or query.yes_no not in ("positive", "negative"):
            return None
        try:
            return self._sign(replace(query, subjects=(Place((held[0],), held[0]),)), query.yes_no)
        except Refusal:  # of another year than the one asked
            return None

    def _budget_moved(self, query: Query, claim: str) -> Draft:
        """Whether the budget of a year was raised or cut: a cost printed with a minus was raised by a change with a minus."""
        found = self.found(self.first_ask(query))
        beside = [found.stored, *self.ledger.row(found.stored)]
        planned = next((f for measure in ("amended_budget", "budget") for f in beside if f.figure.measure == measure and f.figure.number), None)
        moved = found.figure.number
        if moved and planned is None:
            raise Refusal(self._cannot(wording.not_traceable()))
        raised = planned is not None and (moved > 0) is (planned.figure.number > 0)
        return self._verdict(Draft(self.ledger), bool(moved) and raised is (claim == "up"), self._shown(found.stored), [found.stored])

    def _any(self, query: Query) -> Draft:
        if set(query.measures) - {"actual", "closing"} and "budget_change" not in query.measures:
            raise Refusal(self._cannot(wording.not_traceable()))
        found = self.found(self.first_ask(query))
        if found.figure.measure == "total_funding" and "spend" in query.extra:  # what is granted is not what has been used
            raise Refusal(self._cannot(wording.not_traceable()))
        signs = _signs_of(query.subjects[0].named) if query.subjects else frozenset[str]()
        losses = _signs_of(found.figure.account) == {"-"}  # a row of losses alone, whose sign says nothing
        if len(signs) == 1 and losses:
            yes = signs == {"-"} and found.figure.number != 0
            return self._verdict(Draft(self.ledger), yes, self._shown(found.stored), [found.stored])
        if len(signs) == 1:  # "tekikö kunta alijäämää" of a row that prints both
            return self._sign(query, "positive" if signs == {"+"} else "negative")
        return self._verdict(Draft(self.ledger), found.figure.number != 0, self._shown(found.stored), [found.stored])


def _one_by_one(query: Query) -> list[Query]:
    """The query of each town, unit, row and year where several are named and each is held against its own budget, a limit or nought."""
    budgeted = query.yes_no in ("over", "under") and (query.limit is not None or set(query.measures) <= {"actual", "closing", *BUDGETS})
    if not (budgeted or query.yes_no in ("positive", "negative")):
        return [query]
    moved = query.direction is not None  # its times are those that it moved between
    years = query.periods if all(p.kind == "year" for p in query.periods) and not moved else ()
    each = [
        replace(query, municipalities=towns, units=units, subjects=subjects, periods=periods if years else query.periods)
        for towns in _singly(query.municipalities)
        for units in _singly(query.units)
        for subjects in _singly(query.subjects)
        for periods in _singly(years)
    ]
    return each if len(each) == 1 else [replace(one, operation="lookup") for one in each]


def _singly(named: tuple[T, ...]) -> list[tuple[T, ...]]:
    """Each of several alone; what names none stays so."""
    return [(one,) for one in named] or [()]


def _is_greater(one: StoredFigure, other: StoredFigure, netted: bool = False) -> bool:
    """Whether one number is greater than another: a result with its sign, unless it is called net costs, any other by size."""
    results = [is_result(subject_key(f.figure)) for f in (one, other)]
    if all(results) and not netted:
        return one.figure.number > other.figure.number
    sizes = [
        f.figure.number if result and not netted and not is_margin(subject_key(f.figure)) else abs(f.figure.number)
        for f, result in zip((one, other), results, strict=True)
    ]  # "ylittikö vuosikate poistot": those may be printed with a minus, and a loss covers nothing
    return sizes[0] > sizes[1]


def _held_against(query: Query, one: StoredFigure, other: StoredFigure, amended: Decimal | None = None) -> Decimal:
    """By how much one number is more than another: by size, but a result with its sign where it is called better or worse, or is no margin of costs.

    `amended`: what the other came to where it is a budget that was changed.
    """
    key, numbers = subject_key(one.figure), (one.figure.number, other.figure.number if amended is None else amended)
    apart = min(numbers) < 0 < max(numbers)
    if is_result(key) and ({"judged", "better"} & set(query.extra) or apart or not is_margin(key)):
        return numbers[0] - numbers[1]
    return abs(numbers[0]) - abs(numbers[1])


def _signs_of(named: str) -> frozenset[str]:
    """The signs that the words of a name say: + of "ylijäämä", − of "alijäämä"."""
    words = named.lower().split()
    return frozenset(row["sign"] for row in read_table("result_words") for word in words if word.startswith(row["stem"])) & {"+", "-"}


def _is_of_next_noun(figure: Figure) -> bool:
    """Whether an amount in the genitive is that of the noun behind it and of no result: "11 775 euron verojen jälkeen voitollinen"."""
    after = parted_at(figure.sentence, figure.text)[2].lower().split()
    words = [*figure.text.lower().split()[-1:], *after[:2]]
    at = next((n for n, word in enumerate(words[:2]) if word == "euron"), None)
    return at is not None and len(words) > at + 1 and not any(words[at + 1].startswith(row["stem"]) for row in read_table("result_words"))
