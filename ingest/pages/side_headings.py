"""Names in bold in a column of their own beside the text of each ("Perusopetus | Palvelujen ostot ylittävät …") → a heading before each text. Geometry only."""

from collections.abc import Sequence

from ingest.pages.lines import Line, make_line

_EDGE = 2.0
"""What begins nearer than this (points) begins in one column."""
_GAP = 1.5
"""Free space between a name and its text, in sizes of their print, at the least."""
_NAMES = 2
"""Names beside texts, at the least."""


def with_side_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines of a strip, each name apart from the first line of its text; the same lines where none stand so."""
    named = [n for n, line in enumerate(lines) if _is_named(line)]
    kept = {n for n in named if sum(_alike(lines[n], lines[k]) and _is_text(lines, k) for k in named) >= _NAMES and _is_text(lines, n)}
    out: list[Line] = []
    for n, line in enumerate(lines):
        if n in kept:
            out += [make_line(line.segments[0].words), make_line([w for s in line.segments[1:] for w in s.words])]
        else:
            out.append(line)
    return out


def _is_named(line: Line) -> bool:
    """Whether a line is a bold name and a text beside it that is not bold."""
    first, *rest = line.segments
    apart = bool(rest) and rest[0].box.x0 - first.box.x1 >= _GAP * line.size
    return apart and all(w.bold for w in first.words) and not any(w.bold for s in rest for w in s.words) and not any(s.is_number for s in line.segments)


def _alike(line: Line, other: Line) -> bool:
    return all(abs(a.box.x0 - b.box.x0) < _EDGE for a, b in zip(line.segments[:2], other.segments[:2], strict=True))


def _is_text(lines: Sequence[Line], n: int) -> bool:
    """Whether sentences stand beside the name that line `n` begins with, on it and those below that begin where they do: the last one has its stop."""
    last, x = n, lines[n].segments[1].box.x0
    while last + 1 < len(lines) and len(lines[last + 1].segments) == 1 and abs(lines[last + 1].box.x0 - x) < _EDGE:
        last += 1
    words = sum(len(line.words) for line in lines[n : last + 1])
    return len(lines[n].segments) == 2 and lines[last].text.endswith(".") and words > 2 * (last - n + 1) + len(lines[n].segments[0].words)
