"""What a question asks of the sentences that may answer it, reckoned once for all of them."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord, is_noun
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import Words
from retrieval.sentences.deeds_said import NO, is_undone

GROUP_WORDS = frozenset({"konserni", "kaupunkikonserni", "kuntakonserni"})
_CHANGES = frozenset({"grow", "shrink", "over", "under", "better", "worse", "late", "delay", "fail", "loss", "profit", "lack", "lose"})
"""Groups of words for what comes about and is not done on purpose."""
_OFFICE = re.compile(r"(?:johtaja|päällik\w+|sihteeri|rehtori|tarkastaja|ohjaaja|hallitus|lautakunta)\b", re.IGNORECASE)
_LIGHT = 0.11
"""Weight up to which a word for what was done says too little to be looked for without its group."""
_HEAVY = 0.8
"""Share of the heaviest word's weight from which another counts as much."""


@dataclass(frozen=True)
class Asked:
    """The words of a question, the kind of thing that it asks ("why", "who", "when", "claim" …) and the units that it names.

    Words are spoken of by their positions among `words`.
    """

    words: tuple[AskedWord, ...]
    kind: str
    unit_names: tuple[str, ...]

    @cached_property
    def total(self) -> float:
        """The weight of all words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """The words that say what is asked about, neither how it is put nor of which unit; all of them where none is left."""
        return tuple(n for n, w in enumerate(self.words) if not w.loose and not w.unit) or tuple(range(len(self.words)))

    @cached_property
    def heavy(self) -> frozenset[int]:
        """The telling words that weigh most, without which no sentence answers: the "uimahalli" of "miksi uimahallin kävijämäärä laski"."""
        most = max((self.words[n].weight for n in self.telling), default=0.0)
        return frozenset(n for n in self.telling if self.words[n].weight >= _HEAVY * most and not self.words[n].verb and not self.words[n].loose)

    @cached_property
    def nouns(self) -> tuple[int, ...]:
        """The telling words that name things, not what came about: neither verbs nor "tuplasti", which is told of anything that grew; else all of them."""
        named = [n for n in self.telling if not self.words[n].verb] or self.telling
        return tuple(n for n in named if is_noun(self.words[n].token) or not self.words[n].groups & _CHANGES) or tuple(named)

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The words for what is said to have been done."""
        return tuple(n for n, w in enumerate(self.words) if w.verb)

    @cached_property
    def doing(self) -> tuple[int, ...]:
        """The words that say what came about, as verbs or in other words: "ylitys", "perässä"."""
        when = self.kind == "when"
        return tuple(n for n, w in enumerate(self.words) if (w.done and (w.groups or w.weight > _LIGHT)) or (when and w.verb and w.groups))

    @cached_property
    def subject(self) -> tuple[int, ...]:
        """The last noun of which a cause or a time is asked, at most one: the "hinta" of "miksi kaukolämmön hinta laski"."""
        if self.kind not in ("why", "when"):
            return ()
        last = [n for n, w in enumerate(self.words) if _is_subject(w)][-1:]
        whole = [n for n in last if self.kind == "when" or len(self.words[n].token.parts) < 2]  # the cause of a compound may put it in several words
        owned = [n - 1 for n in whole if self.kind == "when" and n and self._names_owner(n - 1)]  # "Koelan koulukeskus": no other school
        return tuple(n for n in (*owned, *whole) if n in self.telling)

    def _names_owner(self, at: int) -> bool:
        """Whether a word is a proper name in the genitive, which says which one of its kind the word behind it means."""
        word = self.words[at]
        return word.token.text[:1].isupper() and any(r.case == "omanto" for r in readings(word.token.corrected or word.token.low))

    @cached_property
    def whither(self) -> frozenset[int]:
        """The nouns that say where what is asked of moved, of which a sentence must speak: the "tiloihin" of "miksi pajan piti muuttaa uusiin tiloihin"."""
        return frozenset(n for n, w in enumerate(self.words) if self.moving and _is_whither(w))

    @cached_property
    def moving(self) -> tuple[int, ...]:
        """The verbs that say that what a cause is asked of moved."""
        return tuple(n for n, w in enumerate(self.words) if self.kind == "why" and not w.unit and "move" in w.groups and not is_noun(w.token))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The base forms of all words."""
        return frozenset(key for word in self.words for key in word.token.keys)

    @cached_property
    def aim_is_reason(self) -> bool:
        """Whether an aim may be the cause asked for: what is done on purpose has one, what comes about ("kasvoi") has none."""
        return self.kind == "why" and not any(word.groups & _CHANGES and "raise" not in word.groups for word in self.words)

    @cached_property
    def of_office(self) -> bool:
        """Whether the question names an office, so that the office is no answer to who holds it."""
        return any(_OFFICE.search(lemma) for word in self.words if not word.unit for lemma in word.token.keys)

    @cached_property
    def who_holds(self) -> bool:
        """Whether it is asked who holds an office, not who did something: "kuka on sivistysjohtaja"."""
        return self.kind == "who" and self.of_office and not self.verbs

    @cached_property
    def denied(self) -> bool:
        """Whether the question says that something is not so: "miksi avustusta ei saatu"."""
        return any(word.token.keys & NO or (self.kind == "why" and word.done and "hinder" in word.groups) for word in self.words)

    @cached_property
    def ahead(self) -> bool:
        """Whether it asks of the year or season after the report's: "miksi maksuja siirtyy ensi vuodelle"."""
        return any(word.loose and word.token.low in sense_words("next_one") for word in self.words)

    @cached_property
    def failed(self) -> bool:
        """Whether it asks why something was left undone: "miksi säästö jäi saamatta"."""
        return self.kind == "why" and any(is_undone(word.token.low) and "under" not in word.groups for word in self.words)

    @cached_property
    def of_budget(self) -> bool:
        """Whether it asks about a budget that was kept or not: "henkilöstö jäi alle" is of its costs."""
        return any(word.groups & {"over", "under"} for word in self.words)

    @cached_property
    def of_costs(self) -> bool:
        """Whether it asks about costs, or what was spared of them, where an income that fell short is no answer."""
        return any("economise" in word.groups for word in self.words) or (
            self.kind == "why" and any(word.loose and "cost" in word.groups for word in self.words)
        )

    @cached_property
    def asks_being(self) -> bool:
        """Whether it asks why there was something, not why it did anything: "miksi kirjastolla oli tuloja"."""
        return self.kind == "why" and not self.denied and not any(word.verb or word.done or word.groups & _CHANGES for word in self.words)

    @cached_property
    def of_group(self) -> bool:
        """Whether it names the group (konserni)."""
        return any(word.token.keys & GROUP_WORDS for word in self.words)

    def met(self, held: Words) -> list[float]:
        """How surely some words say each word of the question, 0 to 1."""
        return [word.met(held) for word in self.words]


def _is_subject(word: AskedWord) -> bool:
    """Whether a word of a question is a noun in the nominative, of which something is said."""
    found = readings(word.token.corrected or word.token.low)
    return not word.verb and bool(found) and found[0].kind == "nimisana" and found[0].case == "nimento"


def _is_whither(word: AskedWord) -> bool:
    """Whether a word of a question is a noun or a place's name that says whither: "tiloihin", "kirjastolle"."""
    found = [r for r in readings(word.token.corrected or word.token.low) if r.kind in ("nimisana", "paikannimi")]
    is_time = bool(word.token.keys & _times())
    return bool(found) and not word.verb and not is_time and all(r.case in ("sisatulento", "ulkotulento") for r in found)


@cache
def _times() -> frozenset[str]:
    """Words of time: "ajankohta"."""
    return frozenset(row["word"] for row in read_table("question_times"))


def is_office(text: str) -> bool:
    """Whether a text names an office: "sivistysjohtaja"."""
    return bool(_OFFICE.search(text))
