"""Names of rows, units and titles: how they are compared, and how an answer says them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.data import read_table
from ingest.language.statement_words import account_of
from ingest.model import Figure
from ingest.stores.figure_rows import text_key
from ingest.stores.stored import Subject
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.reading import tidy

_WORD = re.compile(r"[^\W_]+(?:[-:/.][^\W_]+)*-?")
TITLE_KINDS = ("project", "investment")
_INTERNAL_PART = re.compile(r"(\w+[oue])ista sisäi(?:siä|set)|(\w+[oue])t,? \(?sisäiset\)?")
"""Other prints of a row of internal items: "Sisäiset toimintatuotot"."""
_SCALE = re.compile(r"1[ .]?000(?:[ .]?000)?\s*(?:€|eur|euroa)?|€|eur|%:?a?")
_THOUSANDS = re.compile(r"^\s*(?:1[ .]?000(?:[ .]?000)?|tuhat(?:ta)?|milj\.)\s+(?=[^\W\d])")
_PER_RESIDENT = re.compile(r"[\s,]*(?:€|eur|euroa|kpl)?\s*/\s*as(?:ukas|ukasta)?\.?$|[\s,]+%(?::a)?$|[\s,]+\(?(?:(?:1[ .]?000|tuhatta) )?(?:kpl|lkm)\.?\)?$")
GROUPS = ("konsernin ", "kons. ", "kuntakonsernin ", "kaupunkikonsernin ")


@lru_cache(maxsize=100_000)
def account_key(name: str) -> str:
    """A subject's name for comparison, its other prints as one: without "yhteensä" or "summa", unit, marks, the letter or number before it and the closing day.

    "Toimintatuotot yhteensä" → "toimintatuotot", "II Saamiset" → "saamiset", "Lainakanta 31.12., 1000 €" → "lainakanta",
    "Toimintamenot" → "toimintakulut", "Palv. ostot" → "palvelujen ostot".
    """
    plain = bare_name(name)
    spelled = account_of(plain) if "." in plain else None
    plain = bare_name(spelled.name) if spelled is not None else plain
    if "sisäis" in plain and (part := _INTERNAL_PART.fullmatch(plain)) is not None:  # "Toimintatuotoista sisäisiä"
        return f"sisäiset {part[1] or part[2]}t"
    return _first_prints().get(plain, plain)


@lru_cache(maxsize=100_000)
def bare_name(name: str) -> str:
    """A subject's name in lower case without what `account_key` leaves out, its own print kept."""
    plain = text_key(name)
    plain = re.sub(r"^[\s+\-–*]+|[\s*:]+$", "", plain)
    plain = re.sub(r"^(?:josta|joista|siitä|niistä)\s+(?=[^\W\d])", "", plain)
    plain = re.sub(r"^(?:\d{3,6}|[a-e]|[ivx]{1,4}|\d{1,2}\.)[.)]?\s+(?=\w[\w-]{3})", "", plain)
    head, comma, unit = plain.rpartition(",")
    unit = _THOUSANDS.sub("", unit)
    if comma and head and ({unit.strip(), unit.strip(" .:"), unit.strip(" .:a")} & _unit_names() or "/" in unit or _SCALE.fullmatch(unit.strip())):
        plain = head.strip()
    plain = _PER_RESIDENT.sub("", plain)
    plain = re.sub(r"[\s,]+31\.12\.?$", "", plain)
    shorter = re.sub(r"[\s,]+(?:yhteensä|yht\.?|\(ulkoinen\)|\(ulkoiset\))$|(?<!n) summa$", "", plain)
    return shorter or plain


@cache
def _first_prints() -> dict[str, str]:
    """Other prints of a statement's row → the first print, from data/lexicon/accounts.tsv; "Tuotot" and "Kulut" alone are the sums of their sides."""
    found: dict[str, str] = {}
    for row in read_table("accounts"):
        names = [bare_name(n) for n in row["names"].split("|")]
        found.update({other: names[0] for other in names[1:] if other != names[0]})
    for first, *others in (sense_list("all_costs_row"), sense_list("all_income")):
        found.update(dict.fromkeys(others, first))
    return found


@cache
def _row_sides() -> dict[str, str]:
    return {account_key(row["names"].split("|")[0]): row["side"] for row in read_table("accounts")}


def says_total(word: str, marks: Sequence[str]) -> bool:
    """Whether a word is one of the marks of a total or a form of it; a short one is no beginning of another: "yht." does not begin "yhteisövero"."""
    bare = word.lower().rstrip(".,:")
    return any(bare == mark if len(mark) < 5 else bare.startswith(mark) for mark in marks)


def row_side(key: str) -> str | None:
    """What a statement's row is: income, cost, result, asset, liability or balance; None for another subject.

    A result may have a name of the report's own: "hoitokate", "ylijäämä (alijäämä)".
    """
    return _row_sides().get(key) or ("result" if is_own_result(key) else None)


@lru_cache(maxsize=100_000)
def is_own_result(key: str) -> bool:
    """Whether a row is a result by a name of the report's own: "hoitokate", "ylijäämä (alijäämä)"."""
    words = re.findall(r"[^\W\d_]+", key)
    return bool(words) and (words[-1].endswith(sense_list("margin_end")) or all(word in sense_words("own_result") for word in words))


def is_groups_own(unit: str, account: str) -> bool:
    """Whether a row is the group's: it stands in the group's statement or says so ("Konsernin lainakanta")."""
    return unit.lower().endswith("konserni") or account.lower().startswith(GROUPS)


def names_group(key: str) -> bool:
    """Whether a row's name says by a word of its own that it is the group's: "konsernivelka"."""
    return key.startswith("konserni") and not key.startswith(GROUPS)


@lru_cache(maxsize=100_000)
def row_key(unit: str, account: str) -> str:
    """`account_key` without "konsernin" before a row of the group: ("Kauhavan kaupunkikonserni", "Konsernin lainat") → "lainat"."""
    if is_groups_own(unit, account):
        for start in GROUPS:
            if account.lower().startswith(start):
                return account_key(account[len(start) :].strip())
    return account_key(account)


def title_key(title: str) -> str:
    """The key of a project or investment by its title."""
    return bare_name(title)


def subject_key(figure: Figure | Subject) -> str:
    """The key under which a figure's subject is asked for; titles of projects and investments keep their own name."""
    return bare_name(figure.account) if figure.subject_kind in TITLE_KINDS else row_key(figure.unit, figure.account)


@lru_cache(maxsize=100_000)
def shown_name(account: str, key: str = "") -> str:
    """A row's name as an answer says it: "TOIMINTAKULUT" → "Toimintakulut", "II Saamiset" → "Saamiset", "Lainakanta 31.12., 1000 €" → "Lainakanta".

    A print that is the beginning of its key is said in full: "Pitkäaikainen" → "Pitkäaikainen vieras pääoma".
    """
    bare = bare_name(account)
    if key.startswith(bare + " ") and "(" not in key:
        return key[:1].upper() + key[1:]
    at = text_key(account).find(bare)
    shown = re.sub(r"\s+", " ", account.strip())[at : at + len(bare)] if at >= 0 else account
    if shown.isupper() and len(shown) > 4:
        shown = shown.lower()
    return shown[:1].upper() + shown[1:]


@cache
def _unit_names() -> frozenset[str]:
    return frozenset((*(row["printed"] for row in read_table("number_units")), *(row["word"] for row in read_table("counted_units"))))


ITS_DIVISOR = re.compile(r"/[^\W\d_]{4,}")
"""What a rate is told for each of, in the heading of a column: "Oppilasta/ryhmä"."""


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, joiners left in: "Aineet ja tarvikkeet" → aineet, ja, tarvikkeet; "Vuosikate/Poistot" → vuosikate, poistot."""
    return list(_words(name))


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    """Reports share most of their names."""
    parted = re.sub(r"(?<=[^\W\d_]{4})/(?=[^\W\d_]{4})", " ", tidy(name))
    return tuple(m[0].lower() for m in _WORD.finditer(parted))


def is_of_forecast(figure: Figure) -> bool:
    """Whether a deviation is that of the forecast for the whole year, by its column: "Ennustepoikk.", "Poikkeama ennuste/TA"."""
    return figure.measure == "deviation" and re.search(r"\benn", figure.column_label.lower()) is not None
