"""The words and numbers of a text, one way for indexing and asking."""

import re
import unicodedata
from collections.abc import Sequence

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})((?:[ \u00a0\u202f\u2009]\d{3})+)(?!\d)")
_TOKEN = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d)"  # 31.3.2025, 31.3.
    r"|\d+-[^\W\d_]+"  # 3-vuotias
    r"|\d+(?:[.,:]\d+)*"  # 75,72
    r"|[^\W\d_]+(?:['’\-:][^\W_]+)*-?"  # sote-uudistus, EU:n, yli-
    r"|\x1e"  # between texts
)
_BETWEEN = "\x1e"
_DATE = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d{4})\Z")


def clean(text: str) -> str:
    """NFC, without soft hyphens and other invisible characters, digit groups joined: "4 875 072" → "4875072"."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _GROUPED.sub(lambda match: match[1] + re.sub(r"\D", "", match[2]), text)


def words(text: str) -> list[str]:
    """The words and numbers in order, lower-cased; a date gives its day and its year: "31.3.2025" → "31.3.", "2025".

    A word that leaves its end to the next one keeps the hyphen: "yli-/alijäämä" → "yli-", "alijäämä".
    """
    return _words(text.replace(_BETWEEN, " "))


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, found in one go, which takes less time."""
    if not texts:
        return []
    found: list[list[str]] = [[]]
    for word in _words(_BETWEEN.join(text.replace(_BETWEEN, " ") for text in texts)):
        if word == _BETWEEN:
            found.append([])
        else:
            found[-1].append(word)
    return found


def _words(text: str) -> list[str]:
    found: list[str] = _TOKEN.findall(clean(text).lower().replace("’", "'").replace("i\u0307", "i"))  # lower() makes two letters of İ
    for at in range(len(found) - 1, -1, -1):
        if found[at][0].isdigit() and (date := _DATE.match(found[at])):
            found[at : at + 1] = [date[1], date[2]]
    return found
