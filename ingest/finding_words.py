"""Trials → findings: every Finnish sentence that a check says."""

import hashlib
from decimal import Decimal

from ingest.model import Figure, Finding
from ingest.trial import Trial

_SIGNS = {"EUR": " €", "%": " %", "pp": " %-yks.", "count": " kpl", "persons": " henkilöä", "hours": " h", "days": " pv", "years": " v", "ratio": ""}


def number_words(number: Decimal, unit: str = "") -> str:
    """A number as Finnish text: −4875072 EUR → "−4 875 072 €"."""
    sign, digits, exponent = number.as_tuple()
    text = f"{abs(number):f}"
    whole, _, rest = text.partition(".")
    groups = []
    while len(whole) > 3:
        whole, tail = whole[:-3], whole[-3:]
        groups.insert(0, tail)
    body = "\u00a0".join([whole, *groups]) + (f",{rest}" if rest else "")
    return ("−" if sign and any(digits) else "") + body + _SIGNS.get(unit, f" {unit}" if unit else "").replace(" ", "\u00a0", 1)


def _place(figure: Figure) -> str:
    name = figure.row_label or figure.account
    column = f", sarake ”{figure.column_label}”" if figure.column_label else ""
    return f"sivu {figure.page}, rivi ”{name}”{column}"


def finding(trial: Trial) -> Finding:
    """A trial in words."""
    result, status = trial.result, trial.status
    printed, computed = number_words(result.number, result.number_unit), number_words(trial.computed, result.number_unit)
    where = _place(result)
    where = where[0].upper() + where[1:]
    made = f" ({trial.formula})" if trial.formula else ""
    if status == "holds":
        message = f"{where}: {printed} täsmää ({trial.identity})."
    elif status == "rounding":
        message = f"{where}: painettu {printed}, luvuista laskettu {computed}{made}; ero {number_words(trial.difference, result.number_unit)} on pyöristystä ({trial.identity})."
    else:
        message = f"{where}: painettu {printed}, luvuista laskettu {computed}{made}; ero {number_words(trial.difference, result.number_unit)} ({trial.identity})."
        if trial.hint:
            message += " " + trial.hint
    ids = (result.figure_id, *[t.figure_id for t in trial.terms])
    key = "|".join((trial.identity, *ids))
    pages = tuple(sorted({result.page, *[t.page for t in trial.terms]}))
    return Finding("c-" + hashlib.sha1(key.encode()).hexdigest()[:16], status, trial.identity, message, pages, ids, result.number, trial.computed, trial.difference, result.number_unit)
