"""What sentences that tell the numbers of rows or investments are made of: the words beside a number, and what it measures by them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.language.accounts import Account, account_names
from ingest.language.numerals import Numeral
from ingest.language.voikko import look_up
from ingest.model import Measure

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
_SO = frozenset({"eli", "mikä on", "joka on"})
"""What stands between an amount and the per cent that it is of the budget told before it."""


@dataclass(frozen=True)
class Told:
    """A number of a sentence: which row it is of and what it measures.

    `bare` for per cents in brackets that do not say what of; `minus` for a result that the sentence calls a deficit.
    """

    numeral: Numeral
    account: str
    measure: Measure
    bare: bool = False
    minus: bool = False


def measured(sentence: str, numeral: Numeral, between: str, account: str, amount: bool, planned: bool) -> Told | None:
    """What a number measures, by the words right before it; None where they do not tell. `planned`: whether its budget has been told."""
    if numeral.unit == "%":
        if "forecast" in roles(between):
            return None
        tail = sentence[numeral.stop :].split(".")[0][:40]
        said = "budget" in roles(tail) or "actual" in roles(between) or (planned and between.strip(" ,") in _SO)
        bare = between.strip().endswith("(") and tail.startswith(")")
        return Told(numeral, account, "percent", bare and not said) if said or (bare and amount) else None
    if "remaining" in roles(between) | roles(behind(sentence, numeral)):
        return Told(numeral, account, "remaining")
    if "forecast" in roles(between):
        return Told(numeral, account, "forecast")
    last = last_role(between)
    if last == "budget":
        return Told(numeral, account, "budget")
    return Told(numeral, account, "actual") if not amount or last == "actual" else None


@cache
def _words() -> tuple[tuple[str, bool, str], ...]:
    return tuple((row["word"].lstrip("="), row["word"].startswith("="), row["role"]) for row in read_table("told_words"))


def _role(word: str) -> str | None:
    low = word.lower()
    return next((role for begin, whole, role in _words() if (low == begin if whole else low.startswith(begin))), None)


def roles(text: str) -> set[str]:
    """What the words of a text say that numbers beside them measure."""
    return {role for word in _WORD.findall(text) if (role := _role(word)) is not None}


def last_role(text: str) -> str | None:
    """Whether the last word of a text that says so says what was planned or what has come about."""
    found = [role for word in _WORD.findall(text) if (role := _role(word)) in ("budget", "actual")]
    return found[-1] if found else None


def plain(text: str, unit: str) -> bool:
    """Whether a text holds only words that such sentences have, and the name of the unit itself."""
    own = {lemma for word in _WORD.findall(unit) for lemma in _lemmas(word)}
    return all(_role(word) is not None or _lemmas(word) & own for word in _WORD.findall(text))


def behind(sentence: str, numeral: Numeral) -> str:
    """What stands behind a number up to the end of its clause."""
    return re.split(r"[,;.]\s|\d|\(| ja | mutta ", sentence[numeral.stop :])[0]


def ends(text: str) -> bool:
    """Whether what stands behind a number says no more of it: "20 000 euroa suuremmat" is no amount of a row."""
    match = _WORD.match(text.lstrip())
    return match is None or not text[:1].isspace() or _role(match[0]) is not None or account_in(text.lstrip()[:60], True) is not None


@cache
def _lemmas(word: str) -> frozenset[str]:
    form = look_up(word.lower().strip("-"))
    return frozenset({word.lower(), *(form.lemmas if form is not None else ())})


@cache
def _names() -> tuple[tuple[tuple[frozenset[str], ...], Account], ...]:
    """The rows of a statement by the base forms of the words of their names, the longest first."""
    found = [(tuple(_lemmas(w) for w in _WORD.findall(name)), account) for name, account in account_names().items() if account.statement == "tuloslaskelma"]
    return tuple(sorted(((words, account) for words, account in found if words), key=lambda pair: -len(pair[0])))


def account_in(text: str, begins: bool = False) -> tuple[Account, int, int] | None:
    """(the row that a text names last, where its name begins and ends); `begins`: only one that the text begins with."""
    spots = list(_WORD.finditer(text))
    found: tuple[Account, int, int] | None = None
    n = 0
    while n < len(spots):
        hit = next(((words, account) for words, account in _names() if _stands(words, spots, n)), None)
        if hit is None:
            if begins:
                return None
            n += 1
            continue
        last = n + len(hit[0]) - 1
        found = hit[1], spots[n].start(), spots[last].end()
        if begins:
            return found
        n = last + 1
    return found


def _stands(words: Sequence[frozenset[str]], spots: Sequence[re.Match[str]], n: int) -> bool:
    return len(words) <= len(spots) - n and all(own & _lemmas(spots[n + k][0]) for k, own in enumerate(words))
