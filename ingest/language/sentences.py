"""Finnish text cut into sentences; abbreviations, dates and ordinals do not end one."""

import re
from functools import cache

from ingest.data import read_table

_END = re.compile(r"[.!?…]+[)\]”\"’»]*(?=\s+[\"”’«»(\[–—•-]*\s*(?:[A-ZÅÄÖÆØ]|\d))")
_LAST_WORD = re.compile(r"[^\s(\[”\"«»/–]*\Z")
_LABEL = r"[A-ZÅÄÖ][a-zåäö]+(?:-[a-zåäö]+)?: "
_LABELLED = re.compile(rf"{_LABEL}\S")
_NEXT_LABEL = re.compile(rf"\s(?={_LABEL}\S)")
"""Where the next label begins on lines that have nothing to end them: "Mittari: viive 2 vrk Vastuu: rehtori"."""
_LONGEST = 40
"""Letters of a last word that are looked at: no abbreviation or number is longer."""


@cache
def _abbreviations() -> dict[str, bool]:
    """Abbreviation without its stop → whether it may end a sentence."""
    return {row["abbreviation"]: row["ends"] == "yes" for row in read_table("abbreviations")}


def sentences(text: str) -> list[str]:
    """The sentences in order, white space run together: "Kulut, ks. s. 4, kasvoivat. Tuotot eivät." → two; each line of labels is one of its own."""
    text = " ".join(text.split())
    found, start = [], 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _continues(text[start : match.start()], text[match.end() :].lstrip()):
            continue
        found.append(text[start : match.end()])
        start = match.end() + 1
    found.append(text[start:])
    apart = (part for sentence in found for part in (_NEXT_LABEL.split(sentence.strip()) if _LABELLED.match(sentence.strip()) else [sentence]))
    return [sentence.strip() for sentence in apart if sentence.strip()]


def _continues(before: str, after: str) -> bool:
    """Whether the stop between the two belongs to an abbreviation, an initial or a number rather than ends the sentence."""
    match = _LAST_WORD.search(before, max(0, len(before) - _LONGEST))
    word = match[0] if match else ""
    capital = after[:1].isupper()
    ends = _abbreviations().get(word.lower().rsplit(".", 1)[-1])
    if ends is not None:
        return not (ends and capital)
    if len(word) == 1 and word.isupper():  # an initial: K. Virtanen
        return True
    if word.replace(".", "").isdigit():  # 31.3. 2025, or the number of a list item or heading
        return not capital or before.strip() == word
    return False


def runs_on(before: str, text: str) -> bool:
    """Whether a text, at the top of a page or column, is the rest of a sentence that `before` leaves open."""
    if before.endswith((".", "!", "?", ":", ";", "…")):
        return False
    return text[:1].islower() or (text[:1].isdigit() and before[-1:].islower() and not re.match(r"\d+(?:\.\d+)*[.)]?\s+[A-ZÅÄÖ]", text))
