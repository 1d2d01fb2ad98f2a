"""A name in bold over rows and, on its line, in smaller or plain print what it is a part of: "Varhaiskasvatus  Sivistyslautakunta". Looks of print only."""

import re

from ingest.pages.lines import Line

_SMALLER = 0.9
"""Share of the name's size that smaller print has at the most."""
_APART = 0.5
"""How far behind the name print as large begins (font sizes), at the least."""
_NEAR = 4.0
"""How far behind it what belongs to it begins (font sizes), at the most."""
_TOLD = re.compile(r"[^\W\d_][^\d€%:=]{2,79}")


def name_and_place(line: Line) -> tuple[str, str] | None:
    """(name, what stands behind it) of a line that has both and nothing else; None for another line."""
    words = line.words
    at = next((n for n, word in enumerate(words) if not word.bold), len(words))
    if not 0 < at < len(words) or any(word.bold for word in words[at:]):
        return None
    name, place = words[:at], words[at:]
    gap = place[0].box.x0 - name[-1].box.x1
    text = " ".join(word.text for word in place)
    smaller = all(word.size <= _SMALLER * name[0].size for word in place)
    if not _TOLD.fullmatch(text.strip("()")) or gap > _NEAR * name[0].size or not (smaller or (gap > _APART * name[0].size and text[:1].isupper())):
        return None
    return " ".join(word.text for word in name), text.strip("()")
