"""Drafts that tell a number of a sentence, or ask which of several is meant."""

from collections.abc import Sequence

from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft, cut_around
from retrieval.evidence.figure_fits import last_digit
from retrieval.evidence.figures import Ledger
from retrieval.language import question_wording, wording
from retrieval.sentences.beside_number import bound, over_time


def number_told(ledger: Ledger, fitting: Sequence[StoredFigure], named: bool = False) -> Draft | None:
    """The draft for the figures that fit best: the newest report's; one that asks back when they say different numbers."""
    reports = ledger.vocabulary.reports
    if len({reports[s.report_id].municipality for s in fitting}) > 1:
        return None
    newest = max((p.end for s in fitting if (p := reports[s.report_id].period)), default=None)
    chosen = [s for s in fitting if newest is None or (p := reports[s.report_id].period) is None or p.end == newest]
    chosen = [s for s in chosen if not any(_is_of_before(s, other) for other in chosen)]
    chosen = most_exact(chosen)
    if named and len({s.figure.account for s in chosen}) > 1 and len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
        return None
    if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
        last = max(s.figure.period.end for s in chosen)
        if len({s.figure.account for s in chosen}) == 1:
            chosen = [s for s in chosen if s.figure.period.end == last]
        if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
            return _which(ledger, chosen)
    stored = chosen[0]
    draft = Draft(ledger)
    label = f"{stored.figure.account}, {stored.figure.period.label}" if stored.figure.account else stored.figure.unit or report_title(ledger, stored)
    text = draft.figure_value(stored, label)
    head = stored.figure.groups[0] + " " if stored.figure.groups and stored.figure.table is None else ""  # "Maksuosuudet ovat:" of an item of that list
    quoted = f"”{head}{cut_around(stored.figure.sentence, stored.figure.text).rstrip('.')}”"
    bare = bool(stored.figure.account) and not any(c.isalpha() for c in stored.figure.sentence)  # a cell alone says nothing
    told = f"{text} {over}" if (over := over_time(stored)) else text
    draft.lines.append(wording.lookup(told, label if bare else quoted, draft.cite_figure(stored)))
    if not stored.figure.exact and not bound(stored):  # a limit is no guess, and the quote says it
        draft.caveat(wording.approximate())
    if stored.figure.doubt:
        draft.caveat(stored.figure.doubt)
    return draft


def _which(ledger: Ledger, chosen: Sequence[StoredFigure]) -> Draft | None:
    names = list(dict.fromkeys(s.figure.account for s in chosen if s.figure.account))
    if not 2 <= len(names) <= 6:
        return None
    draft = Draft(ledger, "clarify")
    draft.lines.append(question_wording.which_account())
    draft.suggestions += [question_wording.number_question(name) for name in names]
    draft.lines += [question_wording.choice(s) for s in draft.suggestions]
    return draft


def _is_of_before(one: StoredFigure, other: StoredFigure) -> bool:
    """Whether a number is told of an earlier time only beside the one that is told of now: "94,8 prosenttia (96,1 prosenttia vuotta aiemmin)"."""
    first, second = one.figure, other.figure
    return first.sentence == second.sentence and first.account.startswith(f"{second.account}, ") and first.period.end < second.period.end


def most_exact(stored: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The figures without those that only give another one of them rounded: 1,68 million beside 1 680 257."""
    steps = {s.figure.figure_id: last_digit(s.figure) for s in stored}

    def rounded(one: StoredFigure) -> bool:
        step = steps[one.figure.figure_id]
        return any(
            other.figure.number_unit == one.figure.number_unit
            and steps[other.figure.figure_id] < step
            and 2 * abs(other.figure.number - one.figure.number) <= step
            for other in stored
        )

    return [s for s in stored if not rounded(s)]


def report_title(ledger: Ledger, stored: StoredFigure) -> str:
    """The title of the report that prints a figure."""
    return ledger.report(stored).title
