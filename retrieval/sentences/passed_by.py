"""Numbers that a sentence gives for how far something went over, under, up or down: "energiamenot alittuvat 240 000 euroa" tells no costs of energy."""

import re
from collections.abc import Iterable

from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.number_place import parted_at

_CLAUSE = re.compile(r"[,;:–(]\s|\s(?:ja|mutta|sekä|eli|kun|koska)\s")


def moving_verb(sentence: str, printed: str) -> str | None:
    """The base form of the verb that says by how much; None where the number is an amount itself.

    "Menot ylittyvät 210 000 euroa" → ylittyä; "menot kasvoivat 3,2 miljoonaan euroon" and "menot olivat 210 000 euroa" → None.
    """
    before, found, after = parted_at(sentence, printed)
    if not found:
        return None
    parts = _CLAUSE.split(before)
    found_verbs = ({r.lemma for r in readings(word.strip('.,;:()”"').lower()) if r.finite} for word in parts[-1].split())
    verbs = next((lemmas for lemmas in reversed(list(found_verbs)) if lemmas), set())
    beside = [*printed.split()[-1:], *after.split()[:1]]
    if not verbs or any(_is_end(word.strip(".,;:()").lower()) for word in beside):
        return None
    moved = verbs & sense_words("by_so_much") or _has_gone(parts[-1])
    stays = verbs & sense_words("staying_behind") if any(word.strip(".,;:()").lower().endswith(_BEHIND) for word in after.split()[:5]) else set()
    return next(iter(sorted(stays | moved)), None)


def _has_gone(clause: str) -> set[str]:
    """What a clause says that something has done behind the last word of being, where that is to go up or down: "ovat kasvaneet" → kasvanut."""
    words = [word.strip('.,;:()”"').lower() for word in clause.split()]
    at = max((n for n, word in enumerate(words) if any(r.finite for r in readings(word))), default=len(words))
    done = {r.lemma for word in words[at + 1 :] for r in readings(word) if r.participle and r.case == "nimento" and r.lemma.endswith(_HAVING)}
    return {lemma for lemma in done if groups_of([lemma]) & _MOVES}


_HAVING = ("nut", "nyt")
"""How the participles of the perfect end."""
_MOVES = frozenset({"grow", "shrink", "over", "under"})
"""Groups of words for going up or down, over or under."""


def _is_end(word: str) -> bool:
    """Whether a word behind a number makes that what something came to or from: "3,2 miljoonaan euroon", "54,4 prosentista"."""
    nouns = [r for r in readings(word) if r.kind in ("nimisana", "lukusana")]
    return any(r.case == "sisatulento" or (r.case == "sisaeronto" and unit_of_word(r.lemma) is not None) for r in nouns)


_BEHIND = ("sta", "stä", "mmaksi", "mmäksi", "alle")
"""How words end that say what an amount stays behind: "jäävät 380 000 euroa tavoitteesta"."""


def is_compared(sentence: str, printed: str) -> bool:
    """Whether a word for more or less than something stands right behind the number: "650 tuhatta euroa talousarviota pienempi"."""
    after = re.split(r"[.,;:)–]", parted_at(sentence, printed)[2])[0]
    return any(word.lower().startswith(sense_list("compared_size")) for word in after.split()[:4])


def is_passed_by(sentence: str, printed: str, explained: Explained) -> bool:
    """Whether a number tells by how much, and the question has no word for that."""
    if is_compared(sentence, printed):
        return not any(explained.tokens[i].low.startswith(sense_list("compared_size")) for i in explained.own)
    verb = moving_verb(sentence, printed)
    return verb is not None and not _speaks_of(verb, (explained.tokens[i].any_keys | explained.tokens[i].roots for i in explained.own))


def _speaks_of(verb: str, words: Iterable[frozenset[str]]) -> bool:
    groups = groups_of([verb])
    return any(verb in keys or groups & groups_of(keys) for keys in words)
