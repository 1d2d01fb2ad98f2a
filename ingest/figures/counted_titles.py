"""Titles of tables and charts that count one thing by units: what is counted, and when ("Sairauspoissaolot 1–9/2025, päivää henkilöä kohti")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning, read_column
from ingest.language.measure_units import is_unit
from ingest.language.scales import without_scale
from ingest.model import Period, Table
from ingest.units.units import by_parts_cut, without_number

_TAIL_TIME = re.compile(
    r"[\s,(–-]+(?:(?:vuonna|ajalla|kaudella)\s+)?"
    r"(?:(?:1\.)?1\.?\s?[–-]\s?\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}\s?[–-]\s?\d{1,2}/(?:\d{4}|\d\d)"
    r"|[a-zåäö]+\s?[–-]\s?[a-zåäö]+kuu(?:ssa)?(?:\s\d{4})?|(?:19|20)\d\d)\)?$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")


def counted_name(title: str) -> str:
    """What a title says is counted, without its number, time, unit of measure and the parts it goes through; the title itself where nothing is left."""
    name = without_number(without_scale(plain_spaces(title))).strip(" :")
    before = ""
    while name != before:
        before = name
        head, comma, tail = name.rpartition(", ")
        if comma and is_unit(tail):
            name = head
        elif (match := _BRACKETS.search(name)) is not None and is_unit(match[1]):
            name = name[: match.start()]
        name = by_parts_cut(_TAIL_TIME.sub("", name)).strip(" :,")
    return name or plain_spaces(title)


def timed_by_title(table: Table, meanings: Sequence[ColumnMeaning | None], period: Period) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where the only column has no heading, with the time that the title tells."""
    held = [n for n, m in enumerate(meanings) if m is not None]
    told = read_column(table.title, period)
    if len(held) != 1 or table.columns[held[0]].label or not told.known or told.measure not in ("actual", "closing"):
        return tuple(meanings)
    return tuple(replace(m, measure=told.measure, period=told.period) if m is not None else None for m in meanings)
