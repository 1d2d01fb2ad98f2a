"""Tables of the staff whose columns count parts of it: "Vakinaiset 2025", "Määräaikaiset 2025", "Yhteensä 2025"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.amounts import plain_spaces
from ingest.columns import ColumnMeaning, make_period
from ingest.data import read_table
from ingest.model import Table
from ingest.units import plain_title

_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def _part(label: str) -> str:
    """What a heading counts, without its time: "Vakinaiset 2025" → "vakinaiset"."""
    return " ".join(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain_spaces(label))).lower()


def staff_columns(table: Table, meanings: Sequence[ColumnMeaning | None], staff: str) -> tuple[str | None, ...]:
    """The name of what each column of a table of the staff counts, where two columns of one time count different parts; else None for each."""
    held = [n for n, column in enumerate(table.columns) if column.numeric and meanings[n] is not None]
    times = [(m.measure, m.period, m.number_unit) for n in held if (m := meanings[n]) is not None]
    parts = {n: _part(table.columns[n].label) for n in held}
    whole = {row["row"] for row in read_table("whole_rows")}
    if not staff or len(set(times)) == len(times) or not any(part in whole for part in parts.values()) or not all(parts.values()):
        return (None,) * len(table.columns)
    return tuple((staff if plain_title(parts[n]) in whole else f"{staff}, {parts[n]}") if n in parts else None for n in range(len(table.columns)))


def dated_by_corner(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings with the day that the corner names, where the headings name its years: "Henkilöstö 31.8." over "Yhteensä 2024"."""
    day = _DAY.search(plain_spaces(table.corner))
    if day is None:
        return tuple(meanings)
    out = list(meanings)
    for n, meaning in enumerate(meanings):
        years = set(_YEAR.findall(table.columns[n].label))
        if meaning is None or meaning.measure != "actual" or len(years) != 1 or _DAY.search(table.columns[n].label):
            continue
        try:
            at = date(int(years.pop()), int(day[2]), int(day[1]))
        except ValueError:
            continue
        out[n] = replace(meaning, period=make_period(at, at))
    return tuple(out)
