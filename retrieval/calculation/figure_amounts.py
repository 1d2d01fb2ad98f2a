"""Whether something changed, or went off its budget, by more than a number: "kasvoivatko verotulot yli 5 prosenttia", "ylittyikö se 20 000 eurolla"."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ingest.stores.stored import StoredFigure
from retrieval.calculation.calculate import share_percent
from retrieval.calculation.figure_ranks import beyond
from retrieval.calculation.figure_times import Times
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import Refusal, is_margin, is_result, to_the_end
from retrieval.language import wording
from retrieval.language.names import subject_key
from retrieval.language.number_text import with_unit
from retrieval.query import Query
from retrieval.understanding.question_limits import ABOUT, BOUNDS


class Amounts(Times):
    """Holds a change or a deviation against the number that the question names."""

    def moved_by(self, query: Query, claim: str) -> tuple[Draft, bool, str, list[StoredFigure]]:
        """(draft, yes, what shows it, figures) for a change that is over or under a limit."""
        limit = Decimal(query.limit or "0")
        measures = tuple(m for m in query.measures if m not in ("percent", "change", "change_percent"))
        kept = tuple(tag for tag in query.extra if tag not in ("over", "under", "inclusive"))
        old, new = self.pair(replace(query, operation="change", limit=None, limit_unit=None, wanted_unit=None, measures=measures, extra=kept))
        by = self._more(query, new, old) * (1 if query.direction == "up" else -1)
        by, unit = self._in_unit(query, by, old)
        yes = by > 0 and (_is_about(by, limit, unit) if ABOUT in query.extra else beyond(by, limit, claim == "over", query))
        draft = Draft(self.ledger)
        return draft, yes, self._shown_apart(draft, new, old, "change", unit), [new, old]

    def moved_further(self, query: Query) -> Draft | None:
        """What a change comes to that is larger than the number named without a side, of which nobody can say yes or no; None where it is no larger."""
        kept = tuple(tag for tag in query.extra if tag != ABOUT)
        plain = replace(query, operation="change", limit=None, limit_unit=None, wanted_unit=None, extra=kept)
        old, new = self.pair(plain)
        by, unit = self._in_unit(query, self._more(query, new, old) * (1 if query.direction == "up" else -1), old)
        limit = Decimal(query.limit or "0")
        if by <= limit or _is_about(by, limit, unit):
            return None
        draft = self.change_between(old, new, replace(plain, operation="change_percent" if unit == "%" else "change"))
        draft.deeds |= {"limit", "claim"}
        return draft

    def passed_by(self, query: Query, claim: str) -> tuple[Draft, bool, str, list[StoredFigure]]:
        """(draft, yes, what shows it, figures) for an outcome that is over or under its budget by so much."""
        ask = self.first_ask(replace(to_the_end(query), measures=("actual",), limit=None, limit_unit=None, wanted_unit=None))
        actual = self.found(ask).stored
        measure = next((m for m in query.measures if m in ("budget", "amended_budget")), "any_budget")
        budget = self.found(self.budget_beside(replace(ask, measure=measure), actual)).stored
        by = self._more(query, actual, budget) * (1 if claim == "over" else -1)
        by, unit = self._in_unit(query, by, budget)
        limit = Decimal(query.limit or "0")
        bound = next((side for side, mark in BOUNDS.items() if mark in query.extra), None)
        yes = by > 0 and (_is_about(by, limit, unit) if bound is None else beyond(by, limit, bound == "over", query))
        draft = Draft(self.ledger)
        if actual.figure.period.end < budget.figure.period.end:
            draft.caveat(wording.only_so_far(actual.figure.period.label, budget.figure.period.label))
        return draft, yes, self._shown_apart(draft, actual, budget, "deviation", unit), [actual, budget]

    def _more(self, query: Query, one: StoredFigure, other: StoredFigure) -> Decimal:
        """By how much one is more than the other: by size, but a result with its sign."""
        if one.figure.number_unit != other.figure.number_unit:
            raise Refusal(self._cannot(wording.units_differ()))
        signed = (is_result(key := subject_key(one.figure)) and not is_margin(key)) or "judged" in query.extra
        return one.figure.number - other.figure.number if signed else abs(one.figure.number) - abs(other.figure.number)

    def _in_unit(self, query: Query, by: Decimal, base: StoredFigure) -> tuple[Decimal, str]:
        """The difference in the unit of the limit."""
        unit = base.figure.number_unit
        if query.limit_unit == "%" and unit != "%":
            percent = share_percent(abs(by), abs(base.figure.number))
            if percent is None:
                raise Refusal(self._cannot(wording.no_percent()))
            return percent.copy_sign(by), "%"
        if query.limit_unit not in (None, unit) or (query.limit_unit == "%" and unit == "%"):  # per cents of per cents are not told
            raise Refusal(self._cannot(wording.units_differ()))
        return by, unit

    def _shown_apart(self, draft: Draft, one: StoredFigure, other: StoredFigure, measure: str, unit: str) -> str:
        """The two numbers and what lies between them."""
        number = one.figure.number - other.figure.number
        operands = [draft.operand(f, self.label(f)) for f in (one, other)]
        draft.computed("difference", "−", operands, number, one.figure.number_unit)
        between = with_unit(number, one.figure.number_unit)
        if unit == "%" and (percent := share_percent(abs(number), abs(other.figure.number))) is not None:
            more = abs(one.figure.number) - abs(other.figure.number)
            between = wording.several([between, with_unit(percent.copy_sign(more), unit)])
        shown = [wording.with_number(self.label(f), with_unit(f.figure.number, f.figure.number_unit)) for f in (one, other)]
        return wording.several([*shown, wording.with_number(wording.MEASURES[measure], between)])


def _is_about(number: Decimal, said: Decimal, unit: str) -> bool:
    """Whether a number, rounded as coarsely as the one said, is that: whole per cents at the coarsest, and an amount no further off than a tenth."""
    digits = said.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    rounded = number.quantize(Decimal(1).scaleb(min(exponent, 0) if unit == "%" else exponent), rounding=ROUND_HALF_UP)
    return bool(said) and rounded == said and (unit == "%" or abs(number - said) * 10 <= abs(said))
