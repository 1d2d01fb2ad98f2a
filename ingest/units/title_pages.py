"""The part of the municipality whose report it is, by the lines of its title: "Aallon kaupunki", "Sivistyspalvelut", "Osavuosikatsaus 1–6/2025"."""

from collections.abc import Callable
from itertools import pairwise, takewhile

from ingest.amounts import plain_spaces
from ingest.data import read_table
from ingest.model import Block, Document

_SHORT = 80
"""Characters of a line of the title, at the most."""
_LINES = 6
"""Lines of a title page, at the most."""


def title_page_unit(document: Document, municipality: str, is_part: Callable[[str], bool]) -> str:
    """The one part among the lines over the report's title, or among all lines of a page of nothing else; "" where there is none, or what it has on every
    report it writes: "Talouspalvelut".
    """
    page = [block for block in document.blocks if block.page == 1]
    lines = list(takewhile(_is_line, page))
    title = next((n for n, block in enumerate(lines) if _is_title(block.text)), None)
    if title is None:
        return ""
    alone = len(lines) == len(page) <= _LINES and len(document.pages) > 1
    names = [plain_spaces(block.text).removeprefix(municipality).strip(" ,|·–-") for block in (lines if alone else lines[:title])]
    names += [before.text for before, block in pairwise(document.blocks) if block.text == lines[title].text]  # parts of their own with the same title
    parts = {name for name in names if is_part(name) and not name.lower().startswith(tuple(row["stem"] for row in read_table("writing_units")))}
    return parts.pop() if len(parts) == 1 else ""


def _is_line(block: Block) -> bool:
    return block.kind in ("heading", "paragraph", "place") and len(block.text) <= _SHORT and not block.text.endswith(".")


def _is_title(text: str) -> bool:
    """Whether a line is a report's title: "Osavuosikatsaus 1–6/2025"."""
    return any(ch.isdigit() for ch in text) and any(word.startswith(row["stem"]) for row in read_table("report_types") for word in text.lower().split())
