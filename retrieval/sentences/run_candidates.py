"""Sentences one after another that may answer a question together, with how surely they say each of its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.reasons import bears_on, gives_aim, reason, reason_side
from retrieval.evidence.stretches import Said, Stretch, points_back
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import Words, groups_of
from retrieval.language.vocabulary_works import building_works
from retrieval.sentences.deeds_said import NO, by_heads, lemmas_of
from retrieval.sentences.run_asked import Asked
from retrieval.sentences.run_units import RunUnits

SURE = 0.6
"""How surely a word must be said to count as said."""
_ROW_SURE = 0.8
"""The same where only the headings or the row say it."""
_NOT_SAID = 0.45
"""A word said less surely than this is missing."""
_HEADING, _BESIDE = 0.9, 0.6
"""What a word counts that stands in the headings or row, or in a sentence beside the run."""
_NEW_ROOMS = re.compile(r"(?:^|, (?:ja|joten|mutta) )(?:uudet )?(?:tilat|toimitilat)\b", re.IGNORECASE)
"""What a building work makes, at the beginning of a clause and of nobody else: "ja uudet tilat avataan keväällä"."""
_WORKS = frozenset({"build", "open", "begin", "finish", "repair", "renew", "demolish"})
"""Groups of words for works, which are done later when they are put off."""
_AIM = 0.4
"""How surely an aim is the reason of what is done."""


@dataclass(frozen=True)
class ReadStretch:
    """A stretch read for a question: how surely its headings and row say each word, and how surely each sentence does (`each[sentence][word]`)."""

    asked: Asked
    stretch: Stretch
    units: RunUnits
    heading: list[float]
    each: list[list[float]]

    @property
    def said(self) -> tuple[Said, ...]:
        """All its sentences."""
        return self.stretch.said

    @property
    def analyser(self) -> Analyser:
        """What reads its words."""
        return self.units.analyser

    @cached_property
    def others(self) -> list[bool]:
        """Which sentences tell nothing of what is asked: those of another company, and notes on what a sign means."""
        companies = self.units.of_others(self.stretch, self.asked)
        return [other or bool(said.words.lemmas & sense_words("sign_note")) for other, said in zip(companies, self.said, strict=True)]

    @cached_property
    def reasons(self) -> list[float]:
        """How surely each sentence gives a reason, an aim among them where that may be one."""
        return [reason(said) or (_AIM if self.asked.aim_is_reason and gives_aim(said.text) else 0.0) for said in self.said]

    def is_head(self, word: AskedWord, said: Said) -> bool:
        """Whether a sentence has a noun itself, or a compound that ends with it, not one that begins with it: "kirjastopäällikkö" is no "kirjasto"."""
        if len(word.token.parts) > 1 or (self.asked.of_budget and word.groups & said.words.groups):
            return True
        heads = {end for w in words_of(said.text) for end in (*self.analyser.lemmas(w), *self.analyser.parts(w)[-1:])}
        return bool(word.token.keys & (heads | said.words.lemmas) or word.groups & groups_of(heads)) or not word.token.keys & said.words.keys


def read_stretch(stretch: Stretch, asked: Asked, units: RunUnits) -> ReadStretch:
    """A stretch read for a question."""
    heading = asked.met(stretch.around)
    each = by_heads(stretch.said, asked.words, [asked.met(said.words) for said in stretch.said], heading if stretch.row else ())
    return ReadStretch(asked, stretch, units, heading, each)


@dataclass(frozen=True)
class Met:
    """How much of a question's weight a run says with what stands around it, and by itself; how much it does not say.

    `lost`: whether a word is missing that may not be. `undone`: whether what was done is.
    """

    got: float
    own: float
    missing: float
    lost: bool
    undone: bool


@dataclass(frozen=True)
class Candidate:
    """The sentences `first` to `last` (exclusive) of a stretch."""

    read: ReadStretch
    first: int
    last: int

    @property
    def asked(self) -> Asked:
        """What is asked."""
        return self.read.asked

    @property
    def stretch(self) -> Stretch:
        """The stretch that it is part of."""
        return self.read.stretch

    @property
    def size(self) -> int:
        """How many sentences it has."""
        return self.last - self.first

    @property
    def positions(self) -> range:
        """Where its sentences stand in the stretch."""
        return range(self.first, self.last)

    @property
    def said(self) -> Sequence[Said]:
        """Its sentences."""
        return self.read.said[self.first : self.last]

    @cached_property
    def held(self) -> Words:
        """The words of all its sentences."""
        first, *rest = self.said
        held = first.words
        for said in rest:
            held = held.joined(said.words)
        return held

    @cached_property
    def denies(self) -> bool:
        """Whether the question says that something is not so, and a sentence does too."""
        return self.asked.denied and any(NO & one.words.lemmas for one in self.said)

    @cached_property
    def met(self) -> Met:
        """How well its sentences, those beside them and their headings say the words of the question."""
        heading, each, asked = self.read.heading, self.read.each, self.asked
        beside = [each[at] for at in (self.first - 2, self.first - 1, self.last, self.last + 1) if 0 <= at < len(each)]
        inner = each[self.first : self.last]
        got, own, missing = 0.0, 0.0, 0.0
        lost = undone = False
        for n, word in enumerate(asked.words):
            inside = max(one[n] for one in inner)
            near = max((one[n] for one in beside), default=0.0)
            if n in asked.heavy and max(inside, heading[n]) < SURE:
                lost = True
            met = max(inside, (1.0 if word.unit else _HEADING) * heading[n], _BESIDE * near)
            got += word.weight * met
            own += word.weight * inside
            if met < _NOT_SAID:
                missing += word.weight
                lost = lost or word.name
                done = word.verb and (not word.loose or (asked.kind != "why" and bool(word.groups)))
                undone = undone or (done and not self._stays(word))
        return Met(got, own, missing, lost, undone)

    def _stays(self, word: AskedWord) -> bool:
        """Whether it is asked where somebody is at work or school, and the run says so in another verb: "opiskelevat", "jatkavat väistötiloissa"."""
        staying = sense_words("staying")
        return self.asked.kind == "where" and bool(word.token.keys & staying) and bool(self.held.lemmas & staying)

    def _tells_of_its_rooms(self, at: int) -> bool:
        """Whether a sentence tells when the rooms come that the building work of the one before it makes: "Laajennus alkoi. Uudet tilat avataan 2025"."""
        if self.asked.kind != "when" or at <= self.first or _NEW_ROOMS.search(self.read.said[at].text) is None:
            return False
        built = any(self.asked.words[n].token.keys & building_works().keys() for n in self.asked.heavy)
        return built and all(self.read.each[at - 1][n] >= SURE for n in self.asked.heavy if self.read.each[at][n] < SURE)

    def speaks(self, at: int) -> bool:
        """Whether a sentence, or the row that it is a cell of, speaks of what is asked."""
        met, heading, row = self.read.each[at], self.read.heading, self.stretch.row
        return any(met[n] >= SURE or (row and heading[n] >= _ROW_SURE) for n in self.asked.telling)

    def goes_on(self, at: int, nouns: Sequence[int] | frozenset[int]) -> bool:
        """Whether a sentence begins with what came about, of what the one before it in the run speaks of: "Kävijöitä oli 200. Kasvua selittää …".

        A sentence between them may speak of that as "se" or "ne".
        """
        said, each = self.read.said, self.read.each
        before = at - 1
        while before > self.first and said[before].text.split()[:1] and said[before].text.split()[0].lower() in sense_words("it"):
            before -= 1
        if at <= self.first or not nouns or not all(each[before][n] >= SURE for n in nouns):
            return False
        begins = said[at].text.split()[:1]
        return any(w.groups & groups_of(lemma for word in begins for lemma in lemmas_of(word)) for w in self.asked.words if w.done)

    def _puts_off(self, said: Said) -> bool:
        """Whether a sentence says that what the question says is not done is done later: "miksi siltaa ei rakenneta" of "toteutus siirtyy"."""
        built = self.asked.denied and any(self.asked.words[n].groups & _WORKS for n in self.asked.doing)
        side = reason_side(said.text, self.read.analyser) if built else None
        verbs = (r.lemma for word in words_of(side or "") for r in readings(word.lower()) if r.finite)
        return "late" in groups_of(verbs)

    def tells_deed(self, at: int) -> bool:
        """Whether a sentence says that what is asked came about, and of what is asked: of a library's "kulut" no "kulut" of another.

        What it is said of stands in the sentence, in its headings, or in the sentence that it goes on from or points back to.
        """
        asked, met, heading, said = self.asked, self.read.each[at], self.read.heading, self.read.said[at]
        done = any(met[n] >= SURE for n in asked.doing) or (asked.kind == "why" and (bears_on(said, asked.words) or self._puts_off(said)))
        if not done or self.goes_on(at, asked.heavy):
            return done
        if not any(met[n] >= SURE or heading[n] >= _ROW_SURE for n in (asked.nouns if asked.kind == "why" else asked.telling)):
            before = self.read.each[at - 1] if at > self.first and points_back(said.text) else ()
            return bool(before) and asked.kind == "why" and all(before[n] >= SURE for n in asked.heavy)
        if self._tells_of_its_rooms(at):
            return True
        if points_back(said.text) and (asked.kind == "why" or (at > 0 and all(self.read.each[at - 1][n] >= SURE for n in asked.subject))):
            return True  # when something was done to another that stands before it, tells nothing
        return all((met[n] >= SURE and self.read.is_head(asked.words[n], said)) or heading[n] >= _ROW_SURE for n in asked.subject)
