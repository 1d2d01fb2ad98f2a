"""Headings over statements that name each unit only in the genitive: "Kirjaston talouden toteutuminen", "Teknisten palvelujen toteuma" → the unit's name."""

import re

from ingest.amounts import plain_spaces
from ingest.language.voikko import Reading, readings
from ingest.model import Document
from ingest.units.shared_leads import with_headings
from ingest.units.stated_units import margin_of
from ingest.units.unit_headings import told_of
from ingest.units.units import is_generic

_TOLD = 2
"""Headings that tell the same of units, at the least."""
_JOINED = re.compile(r"( ja | sekä |, )")
_WEAK = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
"""Strong and weak grades of the consonants before the last vowel."""


def with_names_of_genitives(document: Document) -> Document:
    """The document with the names in the nominative as the headings and titles of such statements."""
    over = {table.section for table in document.tables if table.kind == "figures" and margin_of(table) is not None}
    told = {s.index: found for s in document.sections if s.index in over and (found := told_of(plain_spaces(s.title))) is not None}
    names = {i: name for i, (owner, _) in told.items() if (name := nominative(owner)) and not is_generic(name)}
    tails = [told[i][1].lower() for i in names]
    names = {i: name for i, name in names.items() if tails.count(told[i][1].lower()) >= _TOLD}
    return with_headings(document, names)


def nominative(name: str) -> str:
    """A name that stands in the genitive: "Teknisten palvelujen" → "Tekniset palvelut", "Lapsi- ja nuorisolautakunnan" → "Lapsi- ja nuorisolautakunta".

    "" where it does not, or where its nominative is not known.
    """
    parts = _JOINED.split(name)
    made = [part if n % 2 or part.endswith("-") else _phrase(part.split()) for n, part in enumerate(parts)]
    return "".join(made) if all(made) else ""


def _phrase(words: list[str]) -> str:
    if not words:
        return ""
    *first, last = words
    for reading in _genitives(last):
        head = _base(last, reading)
        if head:
            return " ".join([*(_agreeing(word, reading) for word in first), head])
    return ""


def _genitives(word: str) -> list[Reading]:
    return [r for r in readings(word.lower()) if r.case == "omanto" and not r.possessive]


def _agreeing(word: str, head: Reading) -> str:
    """An adjective as the name's last word is; what tells whose the unit is stays in the genitive: "Kaupungin hallinnon" → "Kaupungin hallinto"."""
    own = next((r for r in _genitives(word) if r.kind == "laatusana" and r.plural == head.plural), None)
    return _base(word, own) or word if own is not None else word


def _base(word: str, reading: Reading) -> str:
    """The nominative of a word by its reading in the genitive, its first letter as large as it was; "" where it is not known."""
    lemma = reading.lemma.lower()
    made = lemma if not reading.plural else next((form for form in _plurals(lemma) if _is_plural_of(form, reading.lemma)), "")
    if word.isupper():
        return made.upper()
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def _plurals(lemma: str) -> list[str]:
    stem, last = lemma[:-1], lemma[-1:]
    weak = [f"{stem[: -len(strong)]}{soft}{last}t" for strong, soft in _WEAK if stem.endswith(strong)]
    return [*weak, f"{lemma}t", f"{lemma[:-3]}set" if lemma.endswith("nen") else "", f"{stem}kset" if last == "s" else "", f"{stem}et", f"{lemma}et"]


def _is_plural_of(form: str, lemma: str) -> bool:
    return bool(form) and any(r.case == "nimento" and r.plural and r.lemma == lemma for r in readings(form))
