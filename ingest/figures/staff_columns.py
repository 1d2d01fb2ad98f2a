"""What the corner and the columns beside say of a table's columns and sums: the parts of the staff, the day, the year, what is counted."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.amounts import plain_spaces, read_unit
from ingest.columns.columns import ColumnMeaning, make_period, names_days, row_unit
from ingest.data import read_table
from ingest.language.scales import find_scale
from ingest.model import Table
from ingest.units.units import plain_title

_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(?!\d)")
_FULL_DAY = re.compile(r"(?<![\d.–-])(?<![–-] )(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$")
"""A day with its year at the end of a title, no end of a time from day to day."""
_LAST_DAY = re.compile(r"(?<![\d.–-])(?<![–-] )(\d{1,2})\.(\d{1,2})\.$")
"""A day at the end of a title, no end of a time from day to day."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def _part(label: str, staff: str) -> str:
    """What a heading counts, without its time and the staff's own name: "Vakinaiset 2025" → "vakinaiset", "Henkilöstö yhteensä" → "yhteensä"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain_spaces(label))
    own = [word for word in words if word.lower() != staff.lower()] or words
    found = _measured(label)
    return found["name"] if found is not None and found["part"] == "yes" else " ".join(own).lower()


def staff_columns(table: Table, meanings: Sequence[ColumnMeaning | None], staff: str) -> tuple[str | None, ...]:
    """The name of what each column of a table of the staff counts, where two columns of one time count different parts; else None for each."""
    held = [n for n, column in enumerate(table.columns) if column.numeric and meanings[n] is not None]
    measured = {n: row["name"] for n in held if (row := _measured(table.columns[n].label)) is not None and row["part"] == "no"}
    times = [(m.measure, m.period, m.number_unit) for n in held if n not in measured and (m := meanings[n]) is not None]
    parts = {n: _part(table.columns[n].label, staff) for n in held if n not in measured}
    whole = {row["row"] for row in read_table("whole_rows")}
    if staff and not parts and len(set(measured.values())) > 1:
        return tuple(measured.get(n) for n in range(len(table.columns)))
    if not staff or not parts or (not measured and len(set(times)) == len(times)) or not all(parts.values()):
        return (None,) * len(table.columns)
    known = all((row := _measured(table.columns[n].label)) is not None and row["part"] == "yes" for n in parts)
    if len(set(parts.values())) > 1 and not known and not any(part in whole for part in parts.values()):
        return tuple(measured.get(n) for n in range(len(table.columns)))
    named = {n: staff if plain_title(part) in whole or len(set(parts.values())) == 1 else f"{staff}, {part}" for n, part in parts.items()}
    return tuple(measured.get(n) or named.get(n) for n in range(len(table.columns)))


def told_of_staff(table: Table) -> bool:
    """Whether every column of numbers is headed by something that is counted of the staff, none by euros: "HTV 2025", "Sairauspoissaolot, pv/hlö"."""
    labels = [column.label for column in table.columns if column.numeric]
    return bool(labels) and not any(find_scale(label) for label in labels) and all(map(_measured, labels))


def staff_unit(heading: str) -> str | None:
    """The unit of a column of a table of the staff, by what it is about: "HTV 2025" → htv."""
    found = _measured(heading)
    return found["unit"] or None if found is not None else None


def counts_people(staff: str, heading: str) -> bool:
    """Whether a column of a table of the staff counts people: all of them, or a part of them ("Vakinaiset")."""
    stems = tuple(row["stem"] for row in read_table("staff_rows") if row["stem"])
    found = _measured(heading)
    return _measured(staff) is None and staff.lower().startswith(stems) and (found is None or found["part"] == "yes")


def staff_beside(staff: str, heading: str) -> str | None:
    """The name of the staff itself, which a column counts beside what the table tells of it: "Henkilöstö 31.12." under "Sairauspoissaolot"; else None."""
    told, stems = _measured(staff), tuple(row["stem"] for row in read_table("staff_rows") if row["stem"])
    beside = told is not None and told["part"] == "no" and _measured(heading) is None and heading.lower().startswith(stems)
    return re.sub(r"[\s,]*\d.*$", "", plain_spaces(heading)) if beside else None


def staff_part(heading: str) -> bool:
    """Whether a heading counts a part of the staff: "Vakinaiset"."""
    found = _measured(heading)
    return found is not None and found["part"] == "yes"


def kinds_of_staff(table: Table) -> bool:
    """Whether the rows are kinds of the staff and the title names nothing but the staff: "Palvelussuhteet 31.12." over "Vakinaiset", "Määräaikaiset"."""
    names = {row["row"].lower() for row in read_table("staff_rows") if " " not in row["row"]}
    words = re.findall(r"[^\W\d_]+", plain_spaces(table.title).lower())
    return bool(names & set(words)) and sum(staff_part(row.label) for row in table.rows) > 1


def _measured(heading: str) -> dict[str, str] | None:
    lowered = plain_spaces(heading).lower()
    return next((row for row in read_table("staff_columns") if lowered.startswith(row["stem"])), None)


def at_one_day(table: Table, meanings: Sequence[ColumnMeaning | None], staff: str) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where the sum of parts of the staff that are counted on one day is of that day: "Vakinaiset 30.6. | Määräaikaiset 30.6. | Yhteensä"."""
    whole = {row["row"] for row in read_table("whole_rows")}
    counted = {n: m for n, m in enumerate(meanings) if m is not None and m.measure == "actual" and of_people(table.columns[n].label)}
    sums = [n for n in counted if _part(table.columns[n].label, staff) in whole and not any(c.isdigit() for c in table.columns[n].label)]
    days = {m.period for n, m in counted.items() if n not in sums}
    if not staff or len(days) != 1 or len(sums) != 1 or next(iter(days)).start != next(iter(days)).end:
        return tuple(meanings)
    return tuple(replace(m, period=next(iter(days))) if m is not None and n in sums else m for n, m in enumerate(meanings))


def dated_by_title(table: Table, meanings: Sequence[ColumnMeaning | None], staff: str) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of a table or chart of the staff whose title alone names the day: "Henkilöstömäärä toimialoittain 30.6.2025" over one bare column."""
    day = _FULL_DAY.search(plain_spaces(table.title))
    held = [n for n, m in enumerate(meanings) if m is not None and table.columns[n].numeric]
    if not staff or day is None or len(held) != 1 or any(c.isdigit() for c in table.columns[held[0]].label):
        return tuple(meanings)
    try:
        at = date(int(day[3]), int(day[2]), int(day[1]))
    except ValueError:
        return tuple(meanings)
    return tuple(replace(m, measure="actual", period=make_period(at, at)) if m is not None and n in held else m for n, m in enumerate(meanings))


def without_day(text: str) -> str:
    """A title without the day at its end: "Henkilöstömäärä toimialoittain 30.6.2025" → "Henkilöstömäärä toimialoittain"."""
    return _FULL_DAY.sub("", plain_spaces(text)).strip(" ,–-")


def by_each(word: str) -> bool:
    """Whether a word says that something is told for each of its kind: "toimialoittain", "yksiköittäin"."""
    return word.lower().endswith(("ittain", "ittäin"))


def of_people(heading: str) -> bool:
    """Whether a heading in a table of the staff may count people: all of them or a part, no days or shares."""
    found = _measured(heading)
    return found is None or found["part"] == "yes"


def dated_by_corner(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings with the day that the corner or the title names, where the headings name its years: "Henkilöstö 31.8." over "Yhteensä 2024".

    A month is its last day: "Työllisyys joulukuussa" over "2024".
    """
    corner = plain_spaces(table.corner)
    named, month = _DAY.search(corner) or _LAST_DAY.search(plain_spaces(table.title)), _month_in(corner)
    if names_days(corner) or (named is None and month is None):
        return tuple(meanings)
    out = list(meanings)
    for n, meaning in enumerate(meanings):
        years = set(_YEAR.findall(table.columns[n].label))
        if meaning is None or meaning.measure != "actual" or len(years) != 1 or _DAY.search(table.columns[n].label):
            continue
        year = int(years.pop())
        try:
            at = date(year, int(named[2]), int(named[1])) if named is not None else date(year, month or 12, monthrange(year, month or 12)[1])
        except ValueError:
            continue
        out[n] = replace(meaning, period=make_period(at, at))
    return tuple(out)


def _month_in(text: str) -> int | None:
    """The month in which a text says that something was so: "joulukuussa" → 12."""
    names = [row["month"] for row in read_table("months")]
    return next((n for n, name in enumerate(names, 1) if re.search(rf"\b{name}kuussa\b", text.lower())), None)


def dated_by_left(table: Table, meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings of columns of one heading without a time, each with the time of the column to its left: "2024 | Osuus, % | 2023 | Osuus, %"."""
    labels = [plain_spaces(column.label) for column in table.columns]
    out = list(meanings)
    for label in dict.fromkeys(labels):
        alike = [n for n, other in enumerate(labels) if other == label and meanings[n] is not None]
        if len(alike) < 2 or not label or _YEAR.search(label) or alike[0] == 0:
            continue
        left = [meanings[n - 1] if len(_YEAR.findall(labels[n - 1])) == 1 else None for n in alike]
        if len({m.period for m in left if m is not None}) == len(alike):
            for n, beside in zip(alike, left, strict=True):
                meaning = meanings[n]
                out[n] = replace(meaning, period=beside.period) if meaning is not None and beside is not None else meaning
    return tuple(out)


def counted_by_corner(table: Table) -> str:
    """What a table's sums count where its corner says it with the unit of measure: "Sairauspoissaolot, kalenteripäivää"; else ""."""
    name, comma, unit = plain_spaces(table.corner).partition(",")
    return name.strip() if comma and (read_unit(unit.strip()) or row_unit(table.corner)) is not None else ""
