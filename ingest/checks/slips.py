"""What slip would explain that a printed figure and the computed one differ."""

from collections.abc import Sequence
from decimal import Decimal

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.trial import Blank, Trial
from ingest.language.number_words import printed_words
from ingest.model import Figure


def slip_of(trial: Trial) -> str:
    """A Finnish sentence about the likeliest slip behind an error, "" when none stands out."""
    printed, computed = trial.printed, trial.computed
    if isinstance(trial.result, Blank):
        return ""
    if printed and printed == -computed:
        return messages.WRONG_SIGN
    term = next((t for t in trial.terms if t.number and abs(abs(trial.difference) - 2 * abs(t.number)) <= trial.tolerance), None)
    if term is not None:
        return messages.other_sign(named(term))
    if _swapped(printed, computed):
        return messages.DIGITS_SWAPPED
    if _one_digit(printed, computed):
        return messages.ONE_DIGIT
    term = next((t for t in trial.terms if len(trial.terms) > 2 and t.number and abs(abs(trial.difference) - abs(t.number)) <= trial.tolerance), None)
    if term is not None:
        return messages.missing_term(named(term))
    return ""


def named(figure: Figure) -> str:
    """A figure as findings name it, its minus a proper one: "”Poistot” (−832 760)"."""
    return messages.named(plain_spaces(figure.row_label or figure.account), printed_words(plain_spaces(figure.text)))


def _digits(number: Decimal) -> str:
    return "".join(map(str, number.as_tuple().digits)).rstrip("0")


def _swapped(a: Decimal, b: Decimal) -> bool:
    """Whether two neighbouring digits change places: 1 243 and 1 234."""
    x, y = _digits(a), _digits(b)
    differ = [n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    return len(x) == len(y) and len(differ) == 2 and differ[1] == differ[0] + 1 and x[differ[0]] == y[differ[1]] and x[differ[1]] == y[differ[0]]


def _one_digit(a: Decimal, b: Decimal) -> bool:
    x, y = _digits(a), _digits(b)
    return len(x) == len(y) >= 4 and (a < 0) == (b < 0) and sum(p != q for p, q in zip(x, y, strict=True)) == 1


def missing_rows(known: frozenset[str], present: Sequence[str]) -> str:
    """A Finnish sentence about the rows that a total of a statement has by the decree and the table does not print."""
    missing = sorted(known - set(present))
    return messages.missing_rows(missing) if 0 < len(missing) <= 3 else ""


def empty_row(figures: Sequence[Figure], elsewhere: Sequence[Sequence[Figure]]) -> str:
    """A Finnish sentence about the one term that is 0 here and not in the other columns; `elsewhere` holds each term's other figures."""
    empty = [f for f, others in zip(figures, elsewhere, strict=True) if not f.number and any(o.number for o in others)]
    return messages.empty_term(named(empty[0])) if len(empty) == 1 else ""
