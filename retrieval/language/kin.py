"""Words that say the same by what they are made of: a compound by its parts, an adverb by its adjective, the one who does something by the verb."""

import re
from collections.abc import Collection

from ingest.language.finnish import Analyser
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.number_place import parted_at
from retrieval.language.reading import Token

BROAD = frozenset({"grow", "shrink", "over", "under", "better", "worse", "large", "small", "cost", "income", "judge", "lot", "duration", "raise", "use"})
"""Groups of words that say too little to show by themselves that a sentence speaks of the same thing."""
_CLAUSE = re.compile(r"[,;:] | ja | sekä | kun | joista ")
"""Where a clause of a sentence ends."""


def pieces(token: Token) -> tuple[frozenset[str], ...]:
    """The parts of a compound, all of which say it, each with its other readings: "lämmityskulut" → {lämmitys}, {kulu, kulku}; () for no compound."""
    parts = [p for p in dict.fromkeys(token.parts) if len(p) > 2]
    last = frozenset(max(ends, key=len) for key in token.keys if (ends := [p for p in parts if key.endswith(p)]))
    first = [frozenset({p}) for p in parts if not any(key.endswith(p) for key in token.keys)]
    return (*first, last) if first and last else ()


def is_said(token: Token, keys: Collection[str], groups: Collection[str], analyser: Analyser) -> bool:
    """Whether words say a token: its base form, one that means nearly the same, or each part of a compound in either way."""
    if token.keys.intersection(keys) or groups_of(token.keys | token.roots).intersection(groups):
        return True
    found = pieces(token)
    wholes = [key for key in keys if any(len(key) > len(p) and key.endswith(p) for piece in found for p in piece)]
    if wholes:  # "päiväkoti" means nearly what "hoito" does and ends in "koti": it does not say "kotihoito" by itself
        groups = groups_of(key for key in keys if key not in wholes).intersection(groups)
    return bool(found) and all(any(p in keys or groups_of((p, *analyser.roots(p))).intersection(groups) for p in piece) for piece in found)


def is_told_new(token: Token, keys: Collection[str]) -> bool:
    """Whether a word only says that a thing is new, of which words tell that it was opened or taken into use: "uusi reitti" of "avattiin reitti"."""
    held = frozenset(keys)
    return bool(token.keys & sense_words("new_thing")) and (sense_words("taken_into_use") <= held or bool(sense_words("opened") & held))


def is_money_of(token: Token, unit: str, keys: Collection[str]) -> bool:
    """Whether a word is the money of a thing of which an amount is told: "lippurahoja" of "lippuja palautettiin 7 300 eurolla"."""
    found = pieces(token) if unit == "EUR" else ()
    return len(found) == 2 and not found[-1].isdisjoint(sense_words("mere_money")) and not found[0].isdisjoint(keys)


def is_lacking(token: Token) -> bool:
    """Whether a word says that what it is made of is not there: "työtön", "asunnottomuus"."""
    return any(key.endswith(("tön", "ton", "ttömyys", "ttomuus")) for key in token.keys)


def is_doer(token: Token) -> bool:
    """Whether a word names who does something: an "opettaja" is no "opetus"."""
    named = token.keys - {token.low}
    return bool(token.roots and named) and all(key.endswith(("ja", "jä")) for key in named)


def adjective_of(lemma: str) -> str | None:
    """The adjective of an adverb: "ensisijaisesti" → ensisijainen; None for other words."""
    return f"{lemma[: -len('isesti')]}inen" if lemma.endswith("isesti") and len(lemma) > 9 else None


_QUALITY = 6
"""Letters of a noun for a quality, at the least one more."""


def quality_of(key: str) -> str | None:
    """The adjective that a noun for a quality is made of: "kielitietoisuus" → kielitietoinen, "esteettömyys" → esteetön, "varmuus" → varma; else None."""
    if key.endswith(("ttömyys", "ttomuus")):
        return f"{key[: -len('ttömyys')]}{'tön' if key.endswith('yys') else 'ton'}"
    if key.endswith(("isuus", "isyys")):
        return f"{key[: -len('suus')]}nen" if len(key) > 8 else None
    bare = f"{key[:-3]}{'a' if key.endswith('uus') else 'ä'}" if key.endswith(("uus", "yys")) and len(key) > _QUALITY else ""
    ends = (n for n in range(len(bare) - 3) if n == 0 or readings(bare[:n]))  # "toimintavarma" is in no dictionary, "toiminta" and "varma" are
    return bare if any(r.kind.endswith("laatusana") and not r.participle for n in ends for r in readings(bare[n:])) else None


def clause_of(sentence: str, printed: str) -> tuple[str, str]:
    """What stands before and behind a number in its own clause."""
    before, found, after = parted_at(sentence, printed)
    if not found:
        return "", ""
    return _CLAUSE.split(before)[-1], _CLAUSE.split(after, maxsplit=1)[0]


def does(noun: Token, clause: str, analyser: Analyser) -> bool:
    """Whether a noun for who does something is of the verb of a clause: the "hakija" of "lukioon haki 70 nuorta"; for what each does once too: "vastaus"."""
    if not noun.roots or not (any(key.endswith(("ja", "jä")) for key in noun.keys) or noun.any_keys & sense_words("done_once_each")):
        return False
    verbs: set[str] = set()
    for word in clause.split():
        low = word.strip(".,;:()").lower()
        if any(r.kind == "teonsana" or r.participle for r in readings(low)):
            verbs |= {*analyser.lemmas(low), *analyser.roots(low)}
    return bool(noun.roots & verbs)


def given_to_each(noun: Token, before: str, after: str, analyser: Analyser) -> bool:
    """Whether so many got or had one each of what a clause begins with: "kuntoarvio on tehty 25 rakennukselle" counts kuntoarviot too."""
    words = [w.strip(".,;:()").lower() for w in before.split()]
    to_whom = [w.strip(".,;:()").lower() for w in after.split()[:1]]
    if len(words) < 2 or not any(r.case == "ulkotulento" and r.kind.startswith("nimisana") for w in to_whom for r in readings(w)):
        return False
    one = any(r.case == "nimento" and not r.plural for r in readings(words[0]))
    rest = [readings(w) for w in words[1:]]
    return one and bool(noun.keys & set(analyser.lemmas(words[0]))) and all(any(r.kind == "teonsana" or r.participle for r in found) for found in rest)
