"""Tables that count things, and headings of columns that tell what is counted: "Lapsia 31.8.2025", "Vapaita paikkoja"."""

import re

from ingest.amounts import plain_spaces
from ingest.columns.columns import measured, row_unit
from ingest.data import read_table
from ingest.language.accounts import find_account
from ingest.language.numerals import unit_of_word
from ingest.language.scales import find_scale
from ingest.language.voikko import readings
from ingest.model import Table

_TIME = re.compile(r"[\s,]+(?:\d{1,2}\.(?:\d{1,2}\.)?)?(?:\d{4})?$")
"""A day or a year behind what a heading counts."""


def counts_things(table: Table) -> bool:
    """Whether a table counts things: what is said of tables of euros is not about it.

    Its columns are headed by what they count and none by money, or most rows end in units of measure other than money, and not all are of one:
    "Ateriat, kpl" over "Laskutettu vesi, m³".
    """
    headings = [column.label for column in table.columns if column.numeric]
    if any(map(_is_counted, headings)) and not any("€" in heading or _is_money(heading) for heading in headings):
        return True
    rows = [row for row in table.rows if row.kind != "group" and row.label]
    said = [u for u in (row_unit(row.label) for row in rows) if u is not None and u[0] != "EUR"]
    return len(rows) > 2 and 2 * len(said) >= len(rows) and len({u[0] for u in said}) > 1


def _time_of(heading: str) -> str | None:
    """The unit of time that the last noun of a heading counts: "Käyttötunnit" → hours."""
    nouns = [r.lemma for word in re.findall(r"[^\W\d_]+", heading.lower()) for r in readings(word)[:1] if r.kind == "nimisana"]
    return next((unit for noun in nouns[-1:] for end in ("tunti", "päivä") if noun.endswith(end) and (unit := unit_of_word(end)) is not None), None)


def counted_unit(heading: str) -> str | None:
    """The unit of what a heading counts: persons or count ("Lapsia 31.8.2025"), or the people that it names ("Oppilaat 20.9.2025"); None for others."""
    if not _is_counted(heading):
        unit = row_unit(_TIME.sub("", plain_spaces(heading)))
        return "persons" if unit is not None and unit[0] == "persons" else None
    unit = row_unit(heading)
    return unit[0] if unit is not None and unit[0] in ("persons", "count", "htv") else None


def _is_counted(heading: str) -> bool:
    return counted_noun(heading) is not None


def counted_noun(heading: str) -> str | None:
    """The noun in the plural that a heading has as what is counted, as it stands: "Oppilaita syksy 2024" → "oppilaita"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain_spaces(heading).lower())
    return next((word for word in words for r in readings(word)[:1] if r.kind == "nimisana" and r.case == "osanto" and r.plural), None)


def _is_money(heading: str) -> bool:
    tails = tuple(row["tail"] for row in read_table("money_words"))
    return any(word.endswith(tails) or word.startswith("euro") for word in re.findall(r"[^\W\d_]+", heading.lower()))


def counted_beside_euros(table: Table, column: int, by_row: bool) -> str | None:
    """The unit of a column that counts things in a table where other headings say that they are in euros: "Oppilaita" beside "Kustannukset, €"; else None.

    Where nothing says euros of all and no row has a meaning of its own (`by_row`), every heading of its own nouns counts: "Lainaukset 2024", "Aukiolotunnit".
    """
    headings = [c.label for c in table.columns if c.numeric]
    heading = table.columns[column].label
    if "€" in heading or _is_money(heading) or not any("€" in other or re.search(r"\beur(?:oa)?\b", other.lower()) for other in headings):
        return None
    if _is_owed(table, heading):
        return None
    if (unit := counted_unit(heading)) is not None:
        return unit
    nouns = _plural_nouns(heading)
    each = {lemma for other in headings if "/" in other for lemma in _lemmas(other.rpartition("/")[2])}
    counted = {lemma for row in read_table("counted_units") for lemma in _lemmas(row["word"])}
    if nouns and (nouns & (each | counted) or counted_noun(heading) is not None):
        return "count"
    apart = table.kind == "figures" and not by_row and not table.unit_note and find_scale(table.corner) is None and find_scale(table.title) is None
    if not apart or re.search(r"[^\W\d_]{3,}", plain_spaces(heading)) is None or find_account(heading) is not None:
        return None
    return _time_of(heading) or (None if measured(heading) else "count")


def _is_owed(table: Table, heading: str) -> bool:
    """Whether a heading counts things in some tables alone, and nothing in this one says that it is of those: the "Lainat" of a company are money."""
    said = " ".join((table.title, table.corner, *(c.label for c in table.columns if c.numeric), *(row.label for row in table.rows))).lower()
    nouns = _plural_nouns(heading)
    beside = [row["beside"] for row in read_table("counted_beside") if row["word"] in nouns]
    return bool(beside) and not any(word in said for word in beside)


def _plural_nouns(heading: str) -> set[str]:
    """Base forms of the first word of a heading where it is a noun in the plural: "Matkat 2024", "Lainoja"."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain_spaces(heading).lower())
    return {r.lemma for r in readings(words[0]) if r.kind == "nimisana" and r.plural and r.case in ("nimento", "osanto")} if words else set()


def _lemmas(word: str) -> set[str]:
    return {r.lemma for r in readings(word.strip(" .").lower())}
