"""How many people live in a municipality, where no table prints it and a sentence tells it of a day: "Asukasluku oli elokuun lopussa 5 120."."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from ingest.columns.columns import make_period
from ingest.data import read_table
from ingest.model import Figure, Period

_DAY = r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<of>(?:19|20)\d\d)"


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted((name for row in read_table("same_indicators") for name in row["names"].split("|")), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(row["month"] for row in read_table("months"))
    when = rf"(?:(?P<month>{months})kuun (?:(?P<year>(?:19|20)\d\d) )?lopussa|vuoden (?P<whole>(?:19|20)\d\d) lopussa|{_DAY})"
    return re.compile(rf"(?:\S+n )?(?P<name>{'|'.join(_names())}) (?:oli|on) {when} (?P<told>\d[\d ]*\d)(?: asukasta| henkilöä)?(?=[,.])", re.IGNORECASE)


def told_residents(figures: Sequence[Figure], printed: Sequence[Figure], municipality: str) -> list[Figure]:
    """The figures, those of sentences that tell the residents of the whole municipality as an indicator's; `printed`: the figures of the tables."""
    if any(f.account.lower().startswith(_names()) for f in printed):
        return list(figures)
    told = {f.figure_id: row for f in figures if f.unit == municipality and (row := _as_row(f)) is not None}
    numbers: dict[Period, set[object]] = {}
    for row in told.values():
        numbers.setdefault(row.period, set()).add(row.number)
    sure = {key: row for key, row in told.items() if len(numbers[row.period]) == 1}
    return [sure.get(f.figure_id, f) for f in figures]


def _as_row(figure: Figure) -> Figure | None:
    """A prose figure as the residents on a day; None for another."""
    match = _pattern().match(figure.sentence) if figure.subject_kind == "prose" and figure.table is None else None
    if match is None or match["told"] != figure.text.removesuffix(" asukasta").removesuffix(" henkilöä") or figure.number_unit != "persons":
        return None
    at = _day(match, figure.period.end.year)
    name = match["name"][:1].upper() + match["name"][1:]
    if at is None:
        return None
    return replace(figure, account=name, subject_kind="indicator", measure="actual", period=make_period(at, at), row_label=name, sentence="")


def _day(match: re.Match[str], year: int) -> date | None:
    if match["month"]:
        month = next(n for n, row in enumerate(read_table("months"), 1) if row["month"] == match["month"].lower())
        return date(of := int(match["year"] or year), month, monthrange(of, month)[1])
    if match["whole"]:
        return date(int(match["whole"]), 12, 31)
    try:
        return date(int(match["of"]), int(match["number"]), int(match["day"]))
    except ValueError:
        return None
