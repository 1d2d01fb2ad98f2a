"""Where a report tells how a target came out besides a column of states: a tick under the state, behind the target's own text, in the heading above."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import title_says
from ingest.language.statuses import is_mark, read_status
from ingest.model import Row, Section, Table

_TICKS = frozenset("xX×✓✔✗✘●•■▪☑☒√*+1")
_BEHIND = re.compile(r"^(.*\S)\s*(?:\s[–—-]\s+|\()([^()–—]+)\)?\s*\.?$")
_HEADING = 4
"""Words of a heading that says how the targets below it came out."""


def tick_columns(table: Table, labels: Sequence[str]) -> dict[int, str]:
    """Column → the state that its heading names, where ticks stand under several of them: "Toteutunut | Osittain | Ei toteutunut"."""
    ticked_in = {}
    for n, label in enumerate(labels):
        texts = [cell.text.strip() for row in table.rows if n < len(row.cells) and (cell := row.cells[n]) is not None and not cell.spanned]
        if label and all(text in _TICKS for text in texts if text):
            ticked_in[n] = plain_spaces(label)
    out = {n: label for n, label in _below_shared(ticked_in).items() if is_mark(label)}
    told = {state.status for label in out.values() if (state := read_status(label)) is not None}
    return out if len(told) > 1 else {}


def _below_shared(labels: Mapping[int, str]) -> dict[int, str]:
    """Headings without the one that spans them and tells no state: "Arvio Toteutunut", "Arvio Ei toteutunut" → "Toteutunut", "Ei toteutunut"."""
    out = dict(labels)
    for first in {label.split()[0] for label in labels.values()}:
        words = {n: label.split() for n, label in labels.items() if label.split()[0] == first}
        over = [alike[0] for alike in takewhile(lambda at: len({*at}) == 1, zip(*words.values(), strict=False))]
        own = {n: " ".join(label[len(over) :]) for n, label in words.items()}
        if len(own) > 1 and all(map(is_mark, own.values())) and not any(map(read_status, over)):
            out |= own
    return out


def ticked(row: Row, ticks: Mapping[int, str]) -> str:
    """The state that a row's one tick stands under; "" where it has none or several."""
    found = [label for n, label in ticks.items() if n < len(row.cells) and (cell := row.cells[n]) is not None and cell.text.strip()]
    return found[0] if len(found) == 1 else ""


def status_behind(title: str) -> tuple[str, str]:
    """(the target, its state) where the state stands behind it: "Työpaja aukeaa – EI TOTEUTUNUT", "Työpaja aukeaa (toteutunut)"; (the title, "") elsewhere."""
    match = _BEHIND.match(title)
    if match is None or not is_mark(match[2].strip()):
        return title, ""
    return match[1].rstrip(" .–-") + ("." if match[1].endswith(".") else ""), match[2].strip().capitalize()


def heading_status(section: int | None, sections: Sequence[Section]) -> str:
    """The state that the heading of a section of targets names: "Toteutuneet tavoitteet"; "" for others."""
    if section is None:
        return ""
    title = re.sub(r"^[\d.]+\s+", "", sections[section].title)
    says = len(title.split()) <= _HEADING and title_says(title, "targets") and read_status(title) is not None
    return title if says else ""
