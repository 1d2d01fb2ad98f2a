"""Trials → findings: the sentences that a check says, for a controller."""

import hashlib
from collections.abc import Iterable, Sequence

from ingest import messages
from ingest.amounts import plain_spaces
from ingest.checks.repair import Repair
from ingest.checks.slips import named, slip_of
from ingest.checks.trial import Blank, Trial
from ingest.language.number_words import difference_words, number_words
from ingest.model import Figure, Finding


def _place(trial: Trial) -> str:
    result = trial.result
    name = result.row_label if isinstance(result, Blank) else result.row_label or result.account
    return messages.place(result.page, plain_spaces(name), plain_spaces(result.column_label))


def finding(trial: Trial) -> Finding:
    """A trial in words."""
    result, status, unit = trial.result, trial.status, trial.unit
    printed, computed, apart = number_words(trial.printed, unit), number_words(trial.computed, unit), difference_words(trial.difference, unit)
    where = _place(trial)
    made = f"{computed} = {trial.formula}" if trial.formula and trial.formula != number_words(trial.computed) else computed
    if isinstance(result, Blank):
        message = messages.blank(where, made, trial.identity)
    elif status == "holds":
        message = messages.holds(where, printed, trial.identity)
    elif status == "rounding":
        message = messages.rounding(where, printed, made, apart, trial.identity)
    else:
        message = messages.error(where, printed, made, apart, trial.identity)
    if status == "error":
        message = " ".join(x for x in (message, slip_of(trial) or trial.hint) if x)
    own = () if isinstance(result, Blank) else (result.figure_id,)
    ids = (*own, *[t.figure_id for t in trial.terms])
    key = "|".join((trial.identity, where, *ids))
    pages = tuple(sorted({result.page, *[t.page for t in trial.terms]}))
    name = "c-" + hashlib.sha1(key.encode()).hexdigest()[:16]
    return Finding(name, status, trial.identity, message, pages, ids, trial.printed, trial.computed, trial.difference, unit)


def repair_findings(repairs: Iterable[Repair]) -> list[Finding]:
    """Repairs in words, those of one table for one reason together; printed is the first number as it was read, computed as it is kept."""
    groups: dict[tuple[int | None, str], list[Repair]] = {}
    for made in repairs:
        if made.after.number or made.before.number:
            groups.setdefault((made.after.table, made.reason), []).append(made)
    return [_repair_finding(group) for group in groups.values()]


def _repair_finding(group: Sequence[Repair]) -> Finding:
    before, after = group[0].before, group[0].after
    where = messages.place(after.page, plain_spaces(after.row_label or after.account), plain_spaces(after.column_label))
    message = messages.repaired(where, after.text, number_words(after.number, after.number_unit), group[0].reason, len(group) - 1)
    ids = tuple(r.after.figure_id for r in group)
    name = "c-" + hashlib.sha1("|".join((group[0].proof, *ids)).encode()).hexdigest()[:16]
    pages = tuple(sorted({r.after.page for r in group}))
    return Finding(name, "repaired", group[0].proof, message, pages, ids, before.number, after.number, before.number - after.number, after.number_unit)


def doubt_words(trial: Trial) -> str:
    """What is to be said with a figure that an identity does not confirm."""
    return messages.doubt(number_words(trial.computed, trial.unit), trial.identity)


def follow_words(term: Figure) -> str:
    """What is to be said of an error that another one may bring along."""
    return messages.follows(named(term))
