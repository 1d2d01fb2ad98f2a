"""Tables whose columns are headed by what they are about: accounts over rows of units, accounts or indicators over rows of years and budgets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.amounts import plain_spaces, year_like
from ingest.columns.columns import ColumnMeaning, measured, read_column
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.scales import without_scale
from ingest.language.statement_words import account_of
from ingest.language.title_accounts import account_in
from ingest.model import Measure, Period, Row, Table
from ingest.units.units import unit_kind

_FEWEST_YEARS = 3
"""Rows of years that make a turned table, whatever its columns are called."""
_FEWEST_DAYS = 2
_YEAR_NAMED = re.compile(r"^(?:vero|tili)?vuosi\s+(?=(?:19|20)\d\d$)", re.IGNORECASE)
"""The word before a year that heads a row: "Verovuosi 2023"."""
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_CHANGE = re.compile(r"muutos(?:\s?-?\s?%|,\s?%|\s?\(?%\)?|,? ?€)?", re.IGNORECASE)
_STAFF = "henkilöstö"
"""One word for what the staff costs, beside other costs or income."""
_TITLED: frozenset[Measure] = frozenset(
    {"actual", "closing", "budget", "amended_budget", "budget_change", "forecast", "deviation", "remaining", "percent", "change", "change_percent"}
)
"""What the title of a table may tell of all its columns."""
_OF_BUDGET = re.compile(r"\b(?:talousarvion|budjetin|määrärahojen|käyttösuunnitelman) (?=tot|käyt)", re.IGNORECASE)
"""What came about is told "of the budget": "Talousarvion toteuma"."""
_NAME = re.compile(r"[^\d,(%€]+")
"""What stands in a heading before its time or measure: "Lainat 31.12.2025" → "Lainat"."""
_TITLES = re.compile(r"(?<=\d)(?:\s+(?=[A-ZÅÄÖ])|\s*;\s*)|\s+(?:ja|sekä)\s+|\s+[/|]\s+")
"""Where one title ends and another begins: "Toteuma 1–8/2025 Talousarvio 2025", "Toteuma ja ennuste"."""


@cache
def _sides() -> dict[str, str]:
    return {row["word"]: row["account"] for row in read_table("side_words")}


def _named(label: str) -> tuple[str, str] | None:
    """(what a heading is about, as printed): an account, or one word for all income or costs ("TA 2024 Menot" → Menot)."""
    cut = account_of(without_scale(label)) if "." in label else None
    if cut is not None:  # "Henk.kulut"
        return cut.name, cut.name
    found = account_in(label)
    if found is not None:
        return found[0].name, found[1]
    if re.match(r"tulos(?:ennuste)?\b", plain_spaces(label).lower()):
        return "tulos", "Tilikauden tulos"
    words = [word for word in re.findall(r"[^\W\d_]+", plain_spaces(label)) if word.lower() in _sides()]
    return (words[0].lower(), words[0]) if len(words) == 1 else None


def _of_body(label: str) -> tuple[str, str] | None:
    """What a heading over rows of bodies tells of each that is no account of a statement: "Lainat 31.12.2025", "Omistus, %"."""
    match = _NAME.match(plain_spaces(label))
    name = match[0].strip() if match is not None else ""
    stems = tuple(row["stem"] for row in read_table("body_columns") if row["unit"] != "%" or "%" in label)
    return (name.lower(), name) if name and name.lower().split()[-1].startswith(stems) else None


def _is_of_costs(name: str) -> bool:
    """Whether a heading is one of a statement's sides or a kind of cost, not a key figure."""
    told = _sides().get(name)
    account = find_account(name if told is None else told)
    return told == "" or (account is not None and (account.side == "cost" or (told is not None and account.side is not None)))


def column_accounts(labels: Sequence[str], units: bool = False) -> tuple[str | None, ...]:
    """The account that each heading names, when two columns or more name different ones; a heading without one has None.

    Over rows that are `units` "Tuotot" is all their operating income, and a bare "Muutos" is that of the column before it.
    """
    named = [_named(label) or (_of_body(label) if units else None) for label in labels]
    for n, label in enumerate(labels):
        if units and n and named[n] is None and _CHANGE.fullmatch(plain_spaces(label)):
            named[n] = named[n - 1]
    costs = any(found and found[0] != _STAFF and _is_of_costs(found[0]) for found in named)
    named = [None if found and found[0] == _STAFF and not costs else found for found in named]  # "Liikevaihto | Tulos | Henkilöstö" counts people
    if len({found[0] for found in named if found}) < 2:
        return (None,) * len(labels)
    return tuple((found and (_sides().get(found[0], "") if units else "")) or (found[1] if found else None) for found in named)


def row_meanings(table: Table, plan: bool, period: Period) -> tuple[ColumnMeaning, ...] | None:
    """What the rows hold when they are headed by measures, years or days ("TA 2025", "%", "2023", "31.12.2023"), the columns by subjects; else None."""
    if sum(bool(_DAY.fullmatch(plain_spaces(row.label))) for row in table.rows) >= max(_FEWEST_DAYS, 0.8 * len(table.rows)):
        return tuple(read_column(row.label, period) for row in table.rows)
    years = sum(year_like(_YEAR_NAMED.sub("", plain_spaces(row.label))) for row in table.rows)
    if years < max(_FEWEST_YEARS, 0.8 * len(table.rows)) and not any(column_accounts([column.label for column in table.columns])):
        return None
    meanings = tuple(read_column(row.label, period, plan) for row in table.rows)
    told = [
        m.known and m.measure != "value" and find_account(row.label) is None and unit_kind(row.label) is None
        for m, row in zip(meanings, table.rows, strict=True)
    ]
    return meanings if sum(told) >= max(2, 0.6 * len(told)) else None


def measures_of_accounts(table: Table, plan: bool, period: Period) -> tuple[ColumnMeaning, ...] | None:
    """What the rows hold where each is one measure of the account that stands over it ("Henkilöstökulut" over "Talousarvio 2025" and "Toteuma-%"), in one
    column of numbers without a heading; else None.
    """
    rows = [row for row in table.rows if row.kind != "group"]
    accounts = [account_over(row, table) for row in rows]
    if sum(column.numeric for column in table.columns) != 1 or any(column.label for column in table.columns) or len(rows) < 2 or not all(accounts):
        return None
    told = [read_column(row.label, period, plan) for row in rows]
    labels = [(account, row.label) for account, row in zip(accounts, rows, strict=True)]
    if len({*labels}) < len(labels) or not all(m.known and m.measure != "value" for m in told) or any(find_account(row.label) is not None for row in rows):
        return None
    return tuple(read_column(row.label, period, plan) for row in table.rows)


def account_over(row: Row, table: Table) -> str:
    """The account that the nearest heading over a row names, inside the table or over it; "" where none does."""
    over = row.groups[-1] if row.groups else table.title
    return over if find_account(over) is not None else ""


def column_subject(label: str) -> str:
    """What a column of a turned table is about, by its heading: "Lainakanta (1 000 €)" → "Lainakanta"."""
    return without_scale(label).strip(" ,:*") or plain_spaces(label)


def changed_subject(table: Table, at: int) -> str:
    """What a column of a turned table is about; a bare "Muutos-%" tells of the column before it."""
    while at > 1 and _CHANGE.fullmatch(plain_spaces(table.columns[at].label)) and table.columns[at - 1].numeric:
        at -= 1
    return column_subject(table.columns[at].label)


def titled(meaning: ColumnMeaning | None, texts: Sequence[str], period: Period, bare: bool = False) -> ColumnMeaning | None:
    """What a column holds whose heading names only an account or a unit: what the first of the table's own texts, its corner and its title, tells.

    `bare` is for a heading that is a name, whatever words of a measure are inside it: "Yhteensä", "Maankäyttö".
    """
    if meaning is None or (meaning.known and not bare):
        return meaning
    return next((told for text in texts if (told := _told(meaning, text, period)) is not None), meaning)


def _names_several(text: str, period: Period) -> bool:
    """Whether a title names more than one measure, so that no number under it can be told by it."""
    parts = [part for part in _TITLES.split(plain_spaces(text)) if part and measured(part)]
    return len({read_column(part, period).measure for part in parts}) > 1


def _told(meaning: ColumnMeaning, text: str, period: Period) -> ColumnMeaning | None:
    if _names_several(text, period):
        return None
    said = read_column(_OF_BUDGET.sub("", text), period)
    lowered = text.lower()
    if said.measure == "cost_percent":  # "Menojen toteumaprosentit"
        said = replace(said, measure="percent")
    if not said.known or said.measure not in _TITLED or (said.measure == "budget" and "tot" in lowered):
        return None
    if said.number_unit == "%" and "%" not in lowered and "prosent" not in lowered:  # "Toteutumisvertailu" is of amounts
        return None
    return replace(meaning, measure=said.measure, period=said.period, number_unit="%" if said.number_unit == "%" else meaning.number_unit)


def band_over(row: Row) -> str:
    """The nearest heading over a row that says a measure, in a table whose columns are units: "Talousarvio 2024, €"; "" where there is none."""
    return next((group for group in reversed(row.groups) if measured(group) and find_account(group) is None), "")


def by_band(meaning: ColumnMeaning, band: str, period: Period) -> ColumnMeaning | None:
    """What a unit's column holds under such a heading; None where that measure is none that a heading tells alone."""
    return _told(meaning, band, period)


def crossed(row: ColumnMeaning, column: ColumnMeaning) -> ColumnMeaning:
    """A cell of a turned table: the row says the time, the column may say that it is a change or a share, and in what unit."""
    measure = column.measure if column.known and column.measure in ("change", "change_percent") else row.measure
    return replace(row, measure=measure, number_unit=column.number_unit or row.number_unit, scale=column.scale or row.scale)


def budget_changes(labels: Sequence[str], meanings: tuple[ColumnMeaning | None, ...]) -> tuple[ColumnMeaning | None, ...]:
    """A bare "Muutos" between the original and the amended budget is the change to the budget; a budget or a total behind the two is the amended one."""
    out = list(meanings)
    for n in range(1, len(out) - 1):
        before, own, after = out[n - 1], out[n], out[n + 1]
        if before is None or own is None or after is None or before.measure != "budget" or own.measure not in ("change", "budget_change"):
            continue
        if own.number_unit == "%" or (own.measure == "change" and any(c.isdigit() for c in labels[n]) and labels[n - 1].split()[:1] != labels[n].split()[:1]):
            continue
        again = after.measure == "budget" and before.period == after.period
        total = after.measure == "actual" and plain_spaces(labels[n + 1]).strip().lower().startswith("yhteensä")
        if again or total or (after.measure == "amended_budget" and before.period == after.period):
            out[n] = replace(own, measure="budget_change", period=before.period)
            out[n + 1] = replace(after, measure="amended_budget", period=before.period)
    return tuple(out)
