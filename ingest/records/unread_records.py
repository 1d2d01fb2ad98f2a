"""Targets, risks and projects of which some were not read: rows left under a table of words, cards left among the text. What is left would be counted wrong."""

from collections import defaultdict

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import CARD_KINDS, KINDS, card_roles
from ingest.model import Document, Table

_LABELS = 3
"""Headings of cards among the text of their section, which show that a card was not read, at the least."""


def unread(document: Document) -> set[tuple[str, int | None]]:
    """(kind of table, section) of the records of which some were not read."""
    out: set[tuple[str, int | None]] = {(t.kind, t.section) for t in document.tables if any(part in document.cut for part in t.boxes)}
    out |= {(kind, section) for kind in KINDS for section in document.holed}
    headings: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for table in document.tables:
        headings[table.kind, table.section] |= _headings(table)
    for (kind, section), labels in headings.items():
        texts = [plain_spaces(b.text) for b in document.blocks if b.section == section and b.kind in ("heading", "paragraph", "list_item")]
        other = [t for t in document.tables if t.section == section and t.kind not in CARD_KINDS]
        texts += [plain_spaces(label) for t in other for label in (t.columns[0].label, *(row.label for row in t.rows))]
        found = {label for label in labels if any(text.lower() == label or text.lower().startswith(f"{label} ") for text in texts)}
        if len(found) >= min(_LABELS, len(labels)) > 1:
            out.add((kind, section))
    return out


def _headings(table: Table) -> set[str]:
    """The headings down the left of a table of cards, in lower case; the first word of one that has several parts."""
    kind = next((kind for kind in CARD_KINDS if kind == table.kind), None)
    roles = card_roles(table, kind) if kind is not None else None
    labels = [table.rows[n].label if n >= 0 else table.columns[0].label for n in roles or ()]
    return {plain_spaces(label).partition(" /")[0].strip().lower().rstrip(":") for label in labels} - {""}
