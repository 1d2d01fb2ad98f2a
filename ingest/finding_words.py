"""Trials → findings: the sentences that a check says, for a controller."""

import hashlib

from ingest.amounts import plain_spaces
from ingest.model import Finding
from ingest.number_words import number_words
from ingest.slips import slip_of
from ingest.trial import Blank, Trial


def _place(trial: Trial) -> str:
    result = trial.result
    name = result.row_label if isinstance(result, Blank) else result.row_label or result.account
    column = f", sarake ”{plain_spaces(result.column_label)}”" if result.column_label else ""
    return f"Sivu {result.page}, rivi ”{plain_spaces(name)}”{column}"


def finding(trial: Trial) -> Finding:
    """A trial in words."""
    result, status, unit = trial.result, trial.status, trial.unit
    printed, computed, apart = (number_words(n, unit) for n in (trial.printed, trial.computed, trial.difference))
    where = _place(trial)
    made = f" = {trial.formula}" if trial.formula else ""
    if isinstance(result, Blank):
        message = f"{where}: solu on tyhjä, mutta luvuista tulee {computed}{made} ({trial.identity})."
    elif status == "holds":
        message = f"{where}: painettu {printed} täsmää ({trial.identity})."
    elif status == "rounding":
        message = f"{where}: painettu {printed}, luvuista tulee {computed}{made}; ero {apart} mahtuu pyöristykseen ({trial.identity})."
    else:
        message = f"{where}: painettu {printed}, mutta luvuista tulee {computed}{made}; ero {apart} ({trial.identity})."
    if status == "error":
        message = " ".join(x for x in (message, trial.hint or slip_of(trial)) if x)
    own = () if isinstance(result, Blank) else (result.figure_id,)
    ids = (*own, *[t.figure_id for t in trial.terms])
    key = "|".join((trial.identity, where, *ids))
    pages = tuple(sorted({result.page, *[t.page for t in trial.terms]}))
    return Finding("c-" + hashlib.sha1(key.encode()).hexdigest()[:16], status, trial.identity, message, pages, ids, trial.printed, trial.computed, trial.difference, unit)
