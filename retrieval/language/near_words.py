"""Words that say nearly the same or the opposite, and the words of a text with the groups that they belong to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.language.lexicon import sense_words


@cache
def near_words() -> Mapping[str, frozenset[str]]:
    """Word → the groups of data/lexicon/near_words.tsv that it belongs to."""
    found: dict[str, set[str]] = {}
    for row in read_table("near_words"):
        for word in row["words"].split():
            found.setdefault(word, set()).add(row["group"])
            if word[-1] in "aä":  # its participle is a word of its own to the dictionary: viivästyä, viivästynyt
                found.setdefault(word[:-1] + ("nut" if word[-1] == "a" else "nyt"), set()).add(row["group"])
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def opposites() -> Mapping[str, str]:
    """Group → the group that says the opposite."""
    return {row["group"]: row["against"] for row in read_table("near_words") if row["against"]}


def groups_of(lemmas: Iterable[str]) -> frozenset[str]:
    """The groups of near words of some base forms."""
    near, held = near_words(), frozenset(lemmas)
    held = without_astray(held, held)
    return frozenset(group for lemma in held for group in near.get(lemma, ()))


def without_astray(roots: frozenset[str], lemmas: frozenset[str]) -> frozenset[str]:
    """The roots of words without those that say something else than the words do: "poisto" (depreciation) tells of nothing taken away."""
    return roots - {root for word, root in _astray() if word in lemmas}


@cache
def _astray() -> tuple[tuple[str, str], ...]:
    """Words and what they come from and say nothing of: "kasvatus", "kasvattaa"."""
    return tuple((row["word"], row["root"]) for row in read_table("roots_astray"))


@dataclass(frozen=True)
class Words:
    """Words that stand together: base forms, all index terms, and the groups of near words that they belong to."""

    lemmas: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    """Words that the dictionary does not know, in lower case as they are written."""

    def joined(self, other: "Words") -> "Words":
        """Both together."""
        return Words(self.lemmas | other.lemmas, self.keys | other.keys, self.groups | other.groups, self.written | other.written)


def make_words(text: str, analyser: Analyser) -> Words:
    """The words of a text."""
    found = [word.rstrip("-") for word in words_of(text)]
    lemmas = frozenset(lemma for word in found for lemma in analyser.lemmas(word))
    heads = {head for word in found for head in _heads(word, analyser)}
    deputies = [word for word in found if analyser.parts(word) and analyser.parts(word)[0] in sense_words("deputy")]
    for word in deputies:
        text = text.replace(word, "")
    keys = frozenset(analyser.keys(text)) | lemmas | heads
    written = frozenset(word.lower() for word in found if len(word) > 3 and not analyser.known(word.lower()))
    return Words(lemmas, keys, groups_of(keys | _comparatives(found)), written)


_COMPARATIVE = re.compile(r"(\w{2,}[aeiouyäö])m(?:pi|p[aäi]\w*|m[aäi]\w*)")
"""The forms of a comparative: "suurempina"."""


def _comparatives(found: Iterable[str]) -> frozenset[str]:
    """The comparatives among words, which the dictionary takes for forms of the bare adjective: "suurempina" → suurempi."""
    matched = [m for word in found if (m := _COMPARATIVE.fullmatch(word.lower())) is not None]
    return frozenset(f"{m[1]}mpi" for m in matched if any(r.kind.endswith("laatusana") for r in readings(m[0])[:1]))


CASE_END = re.compile(r"(?:n|t|a|ä|ta|tä|na|nä|ksi|seen|s[st][aä]|l[lt][aä]|lle|h[aeiouyäö]n)")
"""How the forms of a name end."""


def is_case_of(name: str, form: str) -> bool:
    """Whether an unknown word is a case of a name that is unknown too: "junkin" of "junki"."""
    end = form[len(name) :] if len(name) > 3 and form.startswith(name) else ""
    return bool(end) and (end == name[-1] + "n" or CASE_END.fullmatch(end) is not None)


def _heads(word: str, analyser: Analyser) -> list[str]:
    """What stands before the last part of a compound: "perusparannushanke" → perusparannus."""
    lemma, parts = analyser.lemmas(word)[0], analyser.parts(word)
    return [lemma[: -len(part)].rstrip("-") for part in parts if lemma.endswith(part) and len(lemma) - len(part) > 5]
