"""Notes in small print at the foot of a page or column: a table above them may go on over the page end all the same."""

import re
from collections.abc import Sequence
from statistics import median

from ingest.pages.lines import Line

_BEGINS = re.compile(r"(?:\d{1,2}\)|\*{1,3}\)?|[¹²³⁴⁵]\)?)\s*\S")
_SMALL = 0.92
"""Print of this share of the text's or the tables', at the most, is small."""


def foot_notes(lines: Sequence[Line], sizes: Sequence[float]) -> list[Line]:
    """The last of the lines, in small print and begun with a footnote's mark; `sizes` are those of the tables' texts."""
    ordered = sorted(lines, key=lambda line: line.box.top)
    running = [line.size for line in ordered if len(line.words) > 3]
    body = max(median(running) if running else 0.0, median(sizes) if sizes else 0.0)
    small = len(ordered)
    while small and ordered[small - 1].size <= _SMALL * body:
        small -= 1
    first = next((n for n in range(small, len(ordered)) if _BEGINS.match(ordered[n].text)), len(ordered))
    return ordered[first:]
