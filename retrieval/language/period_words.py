"""Words of times: months, years, and what a word may do in a time expression."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.mending import distance
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec

_WORDS = 4096
"""How many words are remembered with what they do in a time expression."""
_YEAR = re.compile(r"^(?:19|20)\d\d$")
SHORT = re.compile(r"^(tp|ta|ts|tot|tae|talousarvio|tilinpäätös)-?(\d\d|\d{4})$")
"""TP24, TA-25."""
SHORT_NAMES = ("tp", "ta", "ts", "tot", "tae")
_LETTERED = re.compile(r"[qht][1-4]")
"""Q1, H2, T3, and what is written together with them."""
_HALVES = frozenset({"puoli", "puolivuosi", "puolivuotinen"})
THAN = ("kuin", "ku")
LISTED = ("ja", "sekä", "vai", "+", "&")


@dataclass(frozen=True)
class Found:
    """A time that tokens `start` to `end` (exclusive) name, with the measure that its form tells ("TP 2024")."""

    start: int
    end: int
    spec: PeriodSpec
    measure: str | None = None


@cache
def month_stems() -> tuple[str, ...]:
    """The months in order, without "kuu"."""
    return tuple(row["month"] for row in read_table("months"))


@cache
def _time_words() -> dict[str, tuple[str, ...]]:
    """What a word may do in a time expression, by base form, from data/lexicon/question_times.tsv."""
    found: dict[str, list[str]] = {}
    for row in read_table("question_times"):
        found.setdefault(row["word"], []).append(row["role"])
    return {word: tuple(roles) for word, roles in found.items()}


def month_names(month: int) -> frozenset[str]:
    """Base forms of a month's name: 3 → maaliskuu, maalis."""
    name = month_stems()[month - 1]
    return frozenset({name, f"{name}kuu"})


def months_of(token: Token) -> tuple[int, int] | None:
    """(first, last) month of "tammi-maaliskuussa", "helmikuussa", "kesäkuun", with a slip too; None for another word."""
    return _months_in(token.low) or (_months_in(token.corrected) if token.corrected is not None else None)


@lru_cache(maxsize=_WORDS)
def _months_in(word: str) -> tuple[int, int] | None:
    low = word.replace("ä", "a").replace("ö", "o")
    plain = [m.replace("ä", "a").replace("ö", "o") for m in month_stems()]
    if low.endswith("-") and low[:-1] in plain:  # "maalis-, kesä- ja syyskuun"
        return plain.index(low[:-1]) + 1, plain.index(low[:-1]) + 1
    if "-" in low:
        first, _, last = low.rpartition("-")
        first = first.removesuffix("kuu").removesuffix("kuun").removesuffix("kuusta")
        ends = [i for i, m in enumerate(plain, 1) if last.startswith(m + "ku") or last == m + "k"]
        starts = [i for i, m in enumerate(plain, 1) if first == m]
        if starts and not ends and "kuu" in last:  # "tammi-maaiskuussa"
            ends = _with_slip(last[: last.find("kuu")], plain)
        elif ends and not starts:
            starts = _with_slip(first, plain)
        return (starts[0], ends[0]) if starts and ends and starts[0] <= ends[0] else None
    short = low.rstrip("k")
    if low.endswith("k") and short in plain:  # "maalisk"
        return plain.index(short) + 1, plain.index(short) + 1
    for i, m in enumerate(plain, 1):
        if low.startswith(m + "ku") and low[len(m) :].rstrip("n")[:3] in ("kuu", "kuk", "ku", "kui", "kuh", "kus"):
            return None if is_other_word(word) else (i, i)
    at = low.find("kuu")
    if at > 2:  # "syskuun": a slip in the month's name
        near = _with_slip(low[:at], plain)
        return (near[0], near[0]) if near else None
    return None


def is_other_word(word: str) -> bool:
    """Whether a word that begins like a month's name is a known word for something else: "kesäkukkia", "kesäkuivuus"."""
    found = readings(word)
    return bool(found) and not any(r.lemma.endswith(("kuu", "kuinen")) for r in found)


def _with_slip(word: str, names: list[str]) -> list[int]:
    """The one month whose name is a slip away from a word, or two letters turned; none where several are."""

    def slipped(name: str) -> bool:
        apart = distance(name, word)
        return apart == 1 or (apart == 2 and sorted(name) == sorted(word))

    near = [i for i, name in enumerate(names, 1) if len(name) > 3 and name[0] == word[:1] and slipped(name)]
    return near if len(near) == 1 else []


def role(tokens: tuple[Token, ...], at: int, role: str) -> bool:
    """Whether the word at a place may do something in a time expression."""
    return 0 <= at < len(tokens) and role in _roles(tokens[at].low, tokens[at].keys)


@lru_cache(maxsize=_WORDS)
def _roles(word: str, keys: frozenset[str]) -> frozenset[str]:
    """All that a word may do in a time expression."""
    roles = _time_words()
    return frozenset(role for key in keys | {word} for role in roles.get(key, ()))


def may_begin(token: Token) -> bool:
    """Whether a time expression may begin with a word: it has a part in one, or it is a month, a numeral or a short form; most words are none of those."""
    return _may_begin(token.low, token.keys) or (token.corrected is not None and months_of(token) is not None)


@lru_cache(maxsize=_WORDS)
def _may_begin(word: str, keys: frozenset[str]) -> bool:
    named = word in SHORT_NAMES or SHORT.match(word) is not None or _LETTERED.match(word) is not None or _months_in(word) is not None
    return named or bool(_roles(word, keys) or keys & _HALVES or not numerals().keys().isdisjoint(keys | {word}))


def year_at(tokens: tuple[Token, ...], at: int) -> int | None:
    """The year that stands at a place, outside quotations."""
    return int(tokens[at].low) if 0 <= at < len(tokens) and _YEAR.match(tokens[at].low) and not tokens[at].quoted else None


def year_ahead(tokens: tuple[Token, ...], at: int) -> tuple[int | None, int]:
    """(year, token after it) of "2025", "vuonna 2025", "vuoden 2025", "v. 2025" at this place."""
    if (year := year_at(tokens, at)) is not None:
        unit = tokens[at + 1] if at + 1 < len(tokens) else None
        measured = (
            unit is not None
            and unit.clause == tokens[at].clause
            and (unit.low in ("€", "%", "kpl") or (bool(unit.keys & {"euro", "prosentti", "henkilö"}) and not unit.low.endswith(("ssa", "ssä", "ina", "inä"))))
        )  # "2024 euroa", but not "vuonna 2024 euroissa"
        return (None, at) if measured else (year, at + 1)
    if role(tokens, at, "year") and (year := year_at(tokens, at + 1)) is not None:
        return year, at + 2
    return None, at


def in_full(year: int) -> int:
    """A year written with two numerals in full: 24 → 2024."""
    return year + 2000 if year < 100 else year


def whole_number(token: Token) -> int:
    """The number of a token without its decimals, 0 for none."""
    return int(token.number or 0)


def tail(tokens: tuple[Token, ...], at: int) -> tuple[bool, bool, int]:
    """(an end is named, "by" is named, token after them): "loppuun mennessä", "lopussa", "aikana"."""
    ended = by = False
    while at < len(tokens) and tokens[at].low != "lopulta":
        if _begins_another(tokens, at):
            break
        if role(tokens, at, "end"):
            ended = True
        elif role(tokens, at, "by"):
            by = True
        elif role(tokens, at, "last") and at + 1 < len(tokens) and "päivä" in tokens[at + 1].keys:  # "maaliskuun viimeisenä päivänä"
            ended, at = True, at + 1
        else:
            break
        at += 1
    return ended, by, at


def _begins_another(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word begins a clause with a time of its own: "vuodelle 2025, tilanne maaliskuun lopussa"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return at > 0 and tokens[at].clause != tokens[at - 1].clause and after is not None and (after.kind in ("date", "day") or months_of(after) is not None)


@cache
def numerals() -> dict[str, int]:
    """Forms of the words for whole numbers → number."""
    return {row["form"]: int(row["number"]) for row in read_table("numerals") if row["number"].isdigit()}
