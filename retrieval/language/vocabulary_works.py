"""Shorter names of building projects: "Harjun koulu" for the row "Harjun koulun laajennus"."""

import re
from collections import defaultdict
from functools import cache

from ingest.data import read_table
from retrieval.language.lexicon import sense_list
from retrieval.language.names import name_words
from retrieval.language.phrases import JOINERS, Builder, Concept
from retrieval.language.vocabulary import Vocabulary

_LEAST = 8
"""Letters of one word that names a project alone."""


_PHASE = re.compile(r",?\s\(?(?:\d+\.?|[IVX]+)[ -]?vaihe\)?$|,?\s\(?vaihe (?:\d+|[IVX]+)\)?$", re.IGNORECASE)
"""The phase of a project at the end of its name: "peruskorjaus, 2. vaihe"."""
_ANY = ("hanke", "investointi", "projekti")
"""What any building project may be called."""


@cache
def building_works() -> dict[str, tuple[str, ...]]:
    """What is done in a project → other words for it."""
    return {row["word"]: tuple(row["said"].split("|")) for row in read_table("building_works")}


def without_work(name: str) -> str:
    """A building project's name without the work that is done: "Harjun koulun laajennus" → "Harjun koulun"; other names as they are."""
    first, _, last = name.rpartition(" ")
    return first if first and last.lower() in building_works() else name


def _is_thing_and_name(words: list[str]) -> bool:
    """Whether two words are a thing and its own name: "Uimahalli Aallokon"; "Harjun koulun" are a place and what stands there."""
    return len(words) == 2 and words[1][:1].isupper() and words[1].endswith("n") and not words[0].endswith("n")


def _building(keys: frozenset[str]) -> str:
    """What kind of building a compound names: "yhtenäiskoulu" → "koulu"; "" of other words."""
    return next((kind for kind in sense_list("building") if any(key.endswith(kind) and len(key) > len(kind) for key in keys)), "")


def _with_other_ends(word: str) -> list[str]:
    """A compound of a renovation with the other words for one at its end: "julkisivukorjaus" → "julkisivuremontti" …; [] of other words."""
    ends = sense_list("renovation_ends")
    end = max((e for e in ends if word.endswith(e) and len(word) > len(e) + 3), key=len, default=None)
    return [word.removesuffix(end) + other for other in ends if other != end] if end is not None and not word.startswith("perus") else []


def add_works(held: Vocabulary, builder: Builder) -> None:
    """Names of investments without the work that is done, where one investment alone is meant and no unit or other row has the name."""
    taken = {frozenset(builder.keys(name.lower())) for name in (*held.units, *held.by_account) if " " not in name}
    names = {name.lower() for name in (*held.units, *held.by_account)}
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    shorter: dict[str, tuple[str, ...]] = {}
    for key, subjects in held.by_account.items():
        words = tuple(name_words(_PHASE.sub("", key)))
        for other in _with_other_ends(words[-1]) if subjects[0].subject_kind == "investment" and len(words) > 1 else ():
            builder.add([*words[:-1], other], Concept("subject", (key,)), learn=False)
        if subjects[0].subject_kind != "investment" or len(words) < 2 or words[-1] not in building_works() or JOINERS & set(words):
            continue
        found[words[:-1]].add(key)
        shorter[key] = words[:-1]
        head = _building(builder.keys(words[-2]))
        if len(words) > 2 and head and " ".join((*words[:-2], head)) not in names:  # "Koivulan koulu" for "Koivulan yhtenäiskoulun peruskorjaus"
            found[(*words[:-2], head)].add(key)
            builder.add([*words[:-2], head, words[-1]], Concept("subject", (key,)), learn=False)
        if _is_thing_and_name(held.accounts[key].split()[:-1]):  # "Uimahalli Aallokon peruskorjaus"
            found[words[:1]].add(key)
            found[words[1:2]].add(key)
    for key, short in shorter.items():
        work = name_words(_PHASE.sub("", key))[-1]
        begun = [other for other in shorter.values() if other[0] == short[0]]
        part = len(short) == 2 and len(begun) == 1 and bool(_building(builder.keys(short[0])))  # "Uimahallin altaiden peruskorjaus"
        for said in (*building_works()[work], *_ANY):
            builder.add([*short, said], Concept("subject", (key,)), learn=False)
            if part and said in sense_list("renovation"):
                builder.add([short[0], said], Concept("subject", (key,)), learn=False)
        if _PHASE.search(key):
            builder.add([*short, work], Concept("subject", (key,)), learn=False)
    for words, rows in found.items():
        if len(rows) == 1 and (len(words) > 1 or (len(words[0]) >= _LEAST and not any(builder.keys(words[0]) & keys for keys in taken))):
            builder.add(words, Concept("subject", tuple(rows), 1), learn=False)
