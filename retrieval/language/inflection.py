"""Finnish names inflected: the genitive of units, municipalities and rows, whether a name is plural, its first letter inside a sentence."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_words

_JOINERS = re.compile(r"(, | ja | sekä | & )")
_IN_BRACKETS = re.compile(r"\s+\([^()]*\)$")
COMPANY_FORMS = frozenset({"oy", "oyj", "ab", "ky", "ry"})
"""Forms of company that end names."""
_VOWELS = "aeiouyäö"
_GRADES = (
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("nt", "nn"),
    ("mp", "mm"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("ht", "hd"),
    ("lp", "lv"),
    ("rp", "rv"),
)
"""Strong and weak grades of the consonants before the last vowel: "kirkko" → "kirkon"."""
_ENDINGS = (
    ("set", "sten"),
    ("kset", "sten"),
    ("eet", "eiden"),
    ("aat", "aiden"),
    ("ijat", "ijoiden"),
    ("ijät", "ijöiden"),
    ("ajat", "ajien"),
    ("äjät", "äjien"),
    ("jat", "jojen"),
    ("stot", "stojen"),
    ("stöt", "stöjen"),
    ("nen", "sen"),
    ("uus", "uuden"),
    ("yys", "yyden"),
    ("us", "uksen"),
    ("ys", "yksen"),
    ("os", "oksen"),
    ("ös", "öksen"),
)
"""Endings that inflect alike in every word but those of data/lexicon/genitives.tsv."""
_CASES = ("lla", "llä", "lta", "ltä", "ssa", "ssä", "stä", "nsä", "ana", "änä", "vaa", "vää")
"""Endings of words that stand in another case already, or in none: "muilta", "yhteensä"."""
_ADJECTIVES = ("nen", "set", "va", "vä", "muut", "muu", "uusi", "avoin", "vapaa")


@cache
def _known() -> tuple[tuple[str, str], ...]:
    rows = [(row["ending"], row["genitive"]) for row in read_table("genitives")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _graded(word: str) -> str | None:
    """The genitive of a lower-case word in a vowel: "museo" → "museon", "hankinta" → "hankinnan"; None where the word alone does not tell."""
    if len(word) < 2 or (word[-1] not in "aäoöuyi" and not word.endswith("ee")):
        return None
    if word.endswith(_CASES):
        return None
    if word[-2] in _VOWELS:
        return f"{word}n" if word[-1] != "i" or word[-2] == "i" else None
    stem, last = word[:-1], word[-1]
    for strong, weak in _GRADES:
        if stem.endswith(strong):
            return f"{stem[: -len(strong)]}{weak}{last}n"
    if len(stem) > 1 and stem[-2] in _VOWELS:
        if stem[-1] in "tp":
            return f"{stem[:-1]}{'d' if stem[-1] == 't' else 'v'}{last}n"
        if stem[-1] == "k":  # "maku", "joki", "tuki": each goes its own way
            return None
    return None if stem.endswith(("lk", "rk", "hk")) else f"{word}n"


def _of_word(low: str) -> str | None:
    for ending, genitive in _known():
        if low.endswith(ending):
            return low[: len(low) - len(ending)] + genitive
    for ending, genitive in sorted(_ENDINGS, key=lambda pair: -len(pair[0])):
        if low.endswith(ending):
            return low[: len(low) - len(ending)] + genitive
    return _graded(low)


def _inflected(word: str) -> str | None:
    """The genitive of one word, its letters as large as they are: "Kirjasto" → "Kirjaston", "VAKA" → "VAKA:n"."""
    low = word.lower()
    if low in COMPANY_FORMS:
        return f"{word}:n"
    if not re.fullmatch(r"[a-zåäö]+(?:-[a-zåäö]+)*", low):
        return None
    if word.isupper() and len(word) < 6:
        return f"{word}:n"
    made = _of_word(low)
    if made is None:
        return None
    if word.isupper():
        return made.upper()
    kept = next((n for n, (one, other) in enumerate(zip(low, made, strict=False)) if one != other), len(low))
    return word[:kept] + made[kept:]


def _is_genitive(word: str) -> bool:
    """Whether a word that stands before another is in the genitive already: "hyvinvoinnin"."""
    return word.lower().endswith("n") and not word.lower().endswith("nen")


@cache
def _is_nominative(word: str) -> bool:
    """Whether a word that ends as genitives do is in the nominative alone: "irtain", "avoin"."""
    found = readings(word.lower())
    return bool(found) and all(r.case == "nimento" for r in found)


def _phrase(words: list[str], last: bool) -> str | None:
    """The genitive of words that belong together; before the last of several such phrases a genitive stays as it is."""
    if words[-1].endswith("-") or (not last and _is_genitive(words[-1])):
        return " ".join(words)
    head = _inflected(words[-1])
    if head is None:
        return None
    kept: list[str] = []
    for word in words[:-1]:
        changed = _inflected(word) if word.lower().endswith(_ADJECTIVES) else word if _is_genitive(word) or word.endswith("-") else None
        if changed is None:
            return None
        kept.append(changed)
    return " ".join([*kept, head])


@cache
def genitive(name: str) -> str | None:
    """A name in the genitive, None when a word of it is not known: "Tekninen lautakunta" → "Teknisen lautakunnan"."""
    bracket = _IN_BRACKETS.search(name)
    if bracket is not None:
        inside = genitive(name[: bracket.start()])
        return inside and inside + bracket[0]
    if name.lower().endswith(tuple(f" {form}" for form in COMPANY_FORMS)):  # nothing else of a company's name changes: "Ruoka ja Siivous Oy:n"
        return f"{' '.join(name.split())}:n"
    parts = _JOINERS.split(" ".join(name.split()))
    for at in range(0, len(parts), 2):
        words = parts[at].split()
        made = _phrase(words, last=at == len(parts) - 1) if words else None
        if made is None:
            return None
        parts[at] = made
    return "".join(parts)


_PLURAL_GENITIVES = (("ita", "iden"), ("itä", "iden"), ("eja", "ien"), ("ejä", "ien"), ("ia", "ien"), ("iä", "ien"), ("ja", "jen"), ("jä", "jen"))
"""Ends of plurals as something is counted, and of the genitive: "oppilaita" → "oppilaiden", "käyntejä" → "käyntien", "paikkoja" → "paikkojen"."""


def plural_genitive(counted: str) -> str | None:
    """The genitive of a plural that stands as something is counted, in the partitive: "lapsia" → "lasten", "oppilaita" → "oppilaiden"."""
    short = genitive(f"{counted[:-2]}et") if counted.endswith(("psia", "isia", "isiä", "ksia", "ksiä")) else None  # "lasten" rather than "lapsien"
    return short or next((counted[: len(counted) - len(end)] + made for end, made in _PLURAL_GENITIVES if counted.endswith(end)), None)


def is_plural(name: str) -> bool:
    """Whether a row's name is a nominative plural: "Palvelujen ostot", "Siirrot rahastoon", "Koneet ja kalusto", but not "Toimintakate"."""
    words = re.findall(r"[a-zåäö]+", re.sub(r"\(.*?\)|,\s*[\d€%(].*|\byhteensä\b", " ", name.lower()))
    return bool(words) and any(word.endswith("t") and not word.endswith(("nut", "nyt")) for word in (words[0], words[-1]))


def lowered(name: str, town: str = "") -> str:
    """A row's name inside a sentence: its first letter small unless the word is shouted or begins a name: "Harjulan päiväkoti", "Suomen Yrittäjäopisto".

    `town`: whose row it is, the name of which may begin the row's too.
    """
    shouted = len(name) > 1 and name[1].isupper()
    own = bool(town) and f"{name} ".startswith(f"{town.split()[0]} ")
    return name if shouted or own or _is_name(name) else name[:1].lower() + name[1:]


_NAMES = ("paikannimi", "sukunimi", "etunimi", "nimi")
_JOINED_NAMES = re.compile(r"[A-ZÅÄÖ][a-zåäö]*-[A-ZÅÄÖ]")
"""How a name of two names begins: "Etelä-Pohjanmaa", "E-P:n"."""


@cache
def _is_name(name: str) -> bool:
    """Whether a row's name is that of a place, a person, a house or a body, or begins with one."""
    words = name.split()
    if not words or not name[:1].isupper():
        return False
    if _begins_with_name(words) or _JOINED_NAMES.match(words[0]) or _is_company(words):
        return True
    first = words[0].strip(",.:;()").lower()
    found = readings(first)
    if found and found[0].kind == "paikannimi" and not first.endswith(_common_owners()):
        return True
    if any(r.lemma in sense_words("country") for r in found) and not any(word.startswith("kiel") for word in words[1:2]):  # "suomen kieli"
        return True
    if len(words) > 1:
        titled = all(word[:1].isupper() and not word.isupper() for word in words[1:])
        return titled and any(r.case == "nimento" and r.kind in ("nimisana", *_NAMES) for r in readings(words[-1].lower()))
    named = any(r.kind in ("sukunimi", "paikannimi") and r.case == "nimento" and not r.plural for r in found)
    return named and first not in _counted()


def _is_company(words: Sequence[str]) -> bool:
    """Whether words begin with the name of a company: "Kaislan Vesi Oy", "Kiinteistö Oy Jokiranta"."""
    at = next((n for n, word in enumerate(words) if word.lower().partition(":")[0] in COMPANY_FORMS), 0)
    return at > 0 and all(word[:1].isupper() or f" {word} " in (" ja ", " & ") for word in words[:at])


@cache
def _counted() -> frozenset[str]:
    """Words for what is counted, of which some are surnames too: "asukas"."""
    return frozenset((*(row["word"] for row in read_table("counted_units")), *(row["printed"] for row in read_table("number_units"))))


def _begins_with_name(words: Sequence[str]) -> bool:
    """Whether the first of several words is in the genitive and a name: nothing but that, or before a house or place that has one."""
    low = [word.lower() for word in words]
    if len(words) < 2 or not words[0][:1].isupper() or not _is_genitive(words[0]) or low[0].endswith(_common_owners()):
        return False
    found = readings(low[0])
    proper = bool(found) and all(r.kind in _NAMES for r in found)
    return proper or low[1].endswith(tuple(sense_words("named_house")))


@cache
def _common_owners() -> tuple[str, ...]:
    return tuple(row["ending"] for row in read_table("common_owners"))


def inside(unit: str) -> str:
    """A unit's name after another word: "Tekninen lautakunta" → "tekninen lautakunta"; one that a name begins stays: "Jokilatvan koulu", "Kaislan Vesi Oy"."""
    words = unit.lower().split()
    if not words or COMPANY_FORMS & set(words):
        return unit
    named = len(words) > 1 and _is_genitive(words[0]) and not words[0].endswith(_common_owners()) and not _is_nominative(words[0])
    return unit if named else lowered(unit)
