"""Headings over statements that print the way down to a unit, whatever the units are called: "Kaupunkikehitys / Tekninen lautakunta / Satamat"."""

from collections import Counter
from collections.abc import Callable, Iterator

from ingest.language.accounts import find_account
from ingest.model import Document
from ingest.units.unit_paths import path_parts


def headed_paths(document: Document, may_name: Callable[[str], bool], is_unit: Callable[[str], bool]) -> list[str]:
    """The headings of sections and inside tables with accounts under them, whose parts may all name units and whose upper ones are shown to: a word of
    theirs says so, they head accounts themselves, or several headings go on from them.
    """
    accounts = Counter(_over_accounts(document))
    titles = [title for title, rows in accounts.items() if rows > 1]
    paths = {title: parts for title in titles if len(parts := path_parts(title)) > 1 and all(map(may_name, parts))}
    goes_on = Counter(parts[:-1] for parts in paths.values())

    def is_shown(over: tuple[str, ...]) -> bool:
        return is_unit(over[-1]) or over[-1] in titles or goes_on[over] > 1

    return [title for title, parts in paths.items() if is_shown(parts[:-1])]


def _over_accounts(document: Document) -> Iterator[str]:
    """The heading that each row of an account stands under: the nearest one inside its table, that of its section where there is none."""
    for table in document.tables:
        if table.kind != "figures":
            continue
        section = document.sections[table.section].title if table.section is not None else ""
        for row in table.rows:
            if row.kind != "group" and find_account(row.label) is not None:
                yield row.groups[-1] if row.groups else section
