"""Changes to the budget told apart by their numbers: a column headed "TA muut." or "TAM", and a bare "Muutos" beside the budget."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning
from ingest.language.sentences import sentences
from ingest.model import Block, Period, Row, Section, Table

_CUT = re.compile(r"\bmuut\.?(?:\s|$)|\btam\b")
_AMENDED = re.compile(r"\bmuutet\w* (?:talousarvio|budjet)|(?:talousarvio|budjet)\w*(?: \w+){0,4} muutoks(?:ineen|et)\b")
_TABLES = re.compile(r"\b(?:kort|tauluk|sarak|palkki|luku\b|luvu)")
_HEADING = re.compile(
    r"\*+\)?\s*(?:talousarvio|budjet)|(?:\*+\)?\s*)?ta(?: \d{4})?\*{0,2}\)? (?:on|=|tarkoittaa) |(?:talousarvio|budjetti)(?: \d{4})? sisältää "
)
"""How a sentence or note begins that says what a column holds: "TA 2025* on talousarvio muutoksineen", "* Talousarvio 2025 muutoksineen"."""
_BUDGET = r"(?:talousarvio|budjetti)"
_DEFINED = re.compile(
    rf"\b(?:{_BUDGET}|ta)(?: \d{{4}})?(?: (?:on|=|tarkoittaa))?(?: (?!ja |sekä |mutta |eikä |ei )\w+){{0,4}}?"
    rf" (?:muutettu {_BUDGET}|{_BUDGET}(?: [\w–-]+){{0,3}}? muutoksineen)\b"
)
"""What a note says that a column of the budget holds: "toteuma on kesäkuun loppuun ja talousarvio koko vuoden talousarvio muutoksineen"."""
_HOLDING = re.compile(
    r"\b(?:talousarvio|budjet)\w*(?: \d{4})?"
    r"(?:, jo(?:ssa|issa|hon|ihin))? (?:(?:on|ovat)(?: \w+)? mukana|on (?:laskettu|otettu|luettu) (?:mukaan|huomioon)|sisälty(?:y|vät)|sisältä(?:ä|vät))"
    r"(?:(?: (?!seuraav|alla|taulu|ei )[\w–-]+){0,4}?|(?: (?!seuraav|alla|taulu|ei )[\w.–-]+){0,8}? (?:hyväksy|teh[dt]|teke|päät|vahvist|myönt)\w+)"
    r" (?:\w+-?)?muutokset\b"
)
"""The same of a budget that changes are a part of: "koko vuoden budjettiin, jossa ovat mukana valtuuston hyväksymät muutokset"; what tells
who made them, and by when, may be longer than other words between."""
_OTHERWISE = re.compile(r"alkup|€|\beuro|\bilman\b|\bei\b|\beivät\b")
"""What makes the budget another one, or the sentence one of amounts."""
_FIRST = re.compile(r"alkup|\bilman\b")
"""What a heading says of a budget that is not the amended one."""
_WITH_CHANGES = re.compile(rf"alkup(?:eräinen|\.)? {_BUDGET} (?:muutoksineen|ja (?:siihen tehdyt |sen )?muutokset)")
"""The amended budget told by what it is made of: "muutettu talousarvio eli alkuperäinen talousarvio muutoksineen"."""
_ROUNDED = Decimal("0.51")
"""How far a per cent may be from its parts, where it is told without decimals."""
_AS_LARGE = 0.5
"""What most changes are smaller than, as a part of the budget that they change."""


def amended_where_cut(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where a change whose heading is cut ("TA 2025 muut.", "TAM 2025") is the amended budget, unless a much larger budget stands beside it."""
    out = list(meanings)
    for n, meaning in enumerate(meanings):
        if meaning is None or meaning.measure != "budget_change" or not _CUT.search(plain_spaces(table.columns[n].label).lower()):
            continue
        beside = {m.measure: k for k, m in enumerate(meanings) if m is not None and m.period == meaning.period and k != n}
        if "amended_budget" not in beside and ("budget" not in beside or _is_as_large(table, n, beside["budget"])):
            out[n] = replace(meaning, measure="amended_budget")
    return tuple(out)


def tells_amended(texts: Iterable[str]) -> bool:
    """Whether a sentence says of the report's tables or cards that their budget is the amended one: "Taulukoissa on talousarvio muutoksineen"."""
    said = (sentence.lower() for text in texts if _AMENDED.search(text.lower()) for sentence in sentences(text))
    return any(_AMENDED.search(low) and (_TABLES.search(low) or _HEADING.match(low)) and not _OTHERWISE.search(low) for low in said)


def amended_tables(blocks: Sequence[Block], sections: Sequence[Section], tables: Sequence[Table]) -> frozenset[int]:
    """The tables that are told to hold the amended budget by a note below them or below one with the same headings, or by what their chapters or the
    report begin with.
    """
    below = {a.table for a, b in pairwise(blocks) if a.table is not None and b.section == a.section and b.kind == "paragraph" and _defines_amended(b.text)}
    noted = {_headings(table) for table in tables if table.index in below or any(map(_defines_amended, table.footnotes))}
    out = {table.index for table in tables if _headings(table) in noted}
    told: set[int | None] = set()
    everywhere, tabled = False, False
    for block in blocks:
        tabled = tabled or block.kind == "table"
        if block.kind in ("paragraph", "list_item") and _defines_amended(block.text):
            told.add(block.section)
            everywhere = everywhere or not tabled
        if block.table is not None and (everywhere or told & set(_sections_over(block.section, sections))):
            out.add(block.table)
    return frozenset(out)


def _defines_amended(text: str) -> bool:
    said = map(str.lower, sentences(text))
    return any((_DEFINED.search(low) or _HOLDING.search(low)) and not _OTHERWISE.search(_WITH_CHANGES.sub(" ", low)) for low in said)


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(column.label for column in table.columns[1:])


def _sections_over(section: int | None, sections: Sequence[Section]) -> Iterator[int]:
    """A section and those that it stands in."""
    while section is not None:
        yield section
        section = sections[section].parent


def amended_by_note(table: Table, meanings: Sequence[ColumnMeaning | None], report: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where the only budget of the report's year beside what has come about is the amended one, as the report says."""
    held = {m.measure for m in meanings if m is not None}
    if held & {"amended_budget", "budget_change"} or not held & {"actual", "percent"}:
        return tuple(meanings)
    own = [n for n, m in enumerate(meanings) if m is not None and m.measure == "budget" and m.period.end.year == report.end.year]
    if len(own) != 1 or _FIRST.search(table.columns[own[0]].label.lower()):
        return tuple(meanings)
    return tuple(replace(m, measure="amended_budget") if n in own and m is not None else m for n, m in enumerate(meanings))


def changed_beside(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where a bare "Muutos" right behind the only budget is the change to it: with it, and not without, the per cent or what is left is right."""
    out = list(meanings)
    columns = {m.measure: n for n, m in enumerate(meanings) if m is not None and m.measure != "change"}
    planned, spent = columns.get("budget"), next((columns[m] for m in ("actual", "closing") if m in columns), None)
    if planned is None or spent is None or planned + 1 >= len(out) or {"amended_budget", "budget_change"} & columns.keys():
        return tuple(out)
    budget, change = out[planned], out[planned + 1]
    if (
        budget is None
        or change is None
        or change.measure != "change"
        or change.number_unit == "%"
        or any(c.isdigit() for c in table.columns[planned + 1].label)
    ):
        return tuple(out)
    told = [columns[m] for m in ("percent", "remaining", "deviation") if m in columns]
    proven = [fits for row in table.rows if (fits := _fits_changed(row, planned, spent, told)) is not None]
    if proven and all(proven):
        out[planned + 1] = replace(change, measure="budget_change", period=budget.period)
    return tuple(out)


def _fits_changed(row: Row, planned: int, spent: int, told: Sequence[int]) -> bool | None:
    """Whether what a row tells of its spending is of the budget with its change; None where there is no change or nothing is told."""
    budget, change, actual = (_number(row, n) for n in (planned, planned + 1, spent))
    if budget is None or change is None or actual is None or not change or not actual or not budget + change:
        return None
    found = [number for n in told if (number := _number(row, n)) is not None]
    left, part = budget + change - actual, actual / (budget + change) * 100
    return any(abs(abs(number) - abs(left)) <= 1 or abs(number - part) <= _ROUNDED for number in found) if found else None


def _number(row: Row, n: int) -> Decimal | None:
    cell = row.cells[n]
    return cell.amount.number if cell is not None and cell.amount is not None else None


def _is_as_large(table: Table, change: int, budget: int) -> bool:
    """Whether the numbers of a column are mostly about as large as those of the budget beside it."""
    sizes = []
    for row in table.rows:
        own, other = row.cells[change], row.cells[budget]
        if own is not None and other is not None and own.amount is not None and other.amount is not None and other.amount.number:
            sizes.append(abs(own.amount.number / other.amount.number))
    return bool(sizes) and sorted(sizes)[len(sizes) // 2] > _AS_LARGE
