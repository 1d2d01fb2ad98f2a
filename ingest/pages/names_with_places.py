"""A name in bold over rows and, on its line, in smaller or plain print what it is a part of: "Varhaiskasvatus  Sivistyslautakunta". Looks of print only."""

import re

from ingest.data import read_table
from ingest.pages.lines import Line

_SMALLER = 0.9
"""Share of the name's size that smaller print has at the most."""
_APART = 0.5
"""How far behind the name print as large begins (font sizes), at the least."""
_NEAR = 4.0
"""How far behind it what belongs to it begins (font sizes), at the most."""
_MUCH = 0.8
"""Where the name isn't bold, print of less than this share of its size stands behind it."""
_AROUND = "()|·•–- "
"""What may stand around it."""
_OVER = ("lautakunta", "toimiala", "toimielin", "palvelu", "liikelaitos")
"""Kinds of units that others are parts of."""
_TOLD = re.compile(r"[^\W\d_][^\d€%:=]{2,79}")


def name_and_place(line: Line) -> tuple[str, str] | None:
    """(name, what stands behind it) of a line that has both and nothing else; None for another line."""
    words = line.words
    bold, large = words[0].bold, words[0].size
    at = next((n for n, word in enumerate(words) if (not word.bold if bold else word.size < _MUCH * large)), len(words))
    if not 0 < at < len(words) or any(word.bold or (not bold and word.size >= _MUCH * large) for word in words[at:]):
        return None
    name, place = words[:at], words[at:]
    gap = place[0].box.x0 - name[-1].box.x1
    text = " ".join(word.text for word in place)
    smaller = all(word.size <= _SMALLER * name[0].size for word in place)
    far = gap > _NEAR * name[0].size
    if not _TOLD.fullmatch(text.strip(_AROUND)) or not (smaller or (gap > _APART * name[0].size and text[:1].isupper())):
        return None
    if far and (len(line.segments) != 2 or not _is_part(text)):
        return None
    return " ".join(word.text for word in name), text.strip(_AROUND)


def _is_part(text: str) -> bool:
    """Whether a text is the name of a board or an area, as its last word tells."""
    rows = (row for row in read_table("unit_kinds") if row["sure"] == "yes" and row["kind"] in _OVER)
    return text[:1].isupper() and any(re.search(row["pattern"], text.lower()) for row in rows)
