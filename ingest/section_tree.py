"""Headings that come again under each heading of their own rank → the parts of that heading: "Tekninen lautakunta", "Talous", "Museo", "Talous"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Section


def nested(sections: Sequence[Section]) -> list[Section]:
    """The sections, those whose title their neighbours of one rank repeat put under the neighbour before them that has a title of its own."""
    counts = Counter((s.parent, s.level, _plain(s.title)) for s in sections)
    out: list[Section] = []
    owners: dict[tuple[int | None, int], int] = {}
    for section in sections:
        rank = (section.parent, section.level)
        if counts[*rank, _plain(section.title)] == 1:
            owners[rank] = section.index
            parent = section.parent
        else:
            parent = owners.get(rank, section.parent)
        above = out[parent] if parent is not None else None
        level = max(section.level, above.level + 1) if above is not None else section.level
        out.append(replace(section, parent=parent, level=level, path=(*(above.path if above is not None else ()), section.title)))
    return out


def _plain(title: str) -> str:
    return " ".join(title.lower().split())
