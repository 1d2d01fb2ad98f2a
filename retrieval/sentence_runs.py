"""Runs of sentences that may answer a question, each with how well it does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.finnish import Analyser
from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval.answer_kinds import doers
from retrieval.asked_words import COMPANY, AskedWord, is_noun
from retrieval.deeds_said import NO, PERSON, by_heads, is_undone, lemmas_of, names_person, says_done, tells_failing
from retrieval.figures import Ledger
from retrieval.lexicon import sense_words
from retrieval.names import name_words
from retrieval.near_words import Words, groups_of, make_words
from retrieval.reasons import (
    against,
    backward_words,
    bears_on,
    explains_another,
    gives_aim,
    gives_own_reason,
    is_told_cause,
    reason,
    reason_clause,
    reason_side,
    says_therefore,
)
from retrieval.stretches import Said, Stretch, introduces, points_back

_LONGEST = 3
"""Sentences in a run."""
_AIM = 0.4
"""How surely an aim is the reason of what is done."""
_CHANGES = frozenset({"grow", "shrink", "over", "under", "better", "worse", "late", "delay", "fail", "loss", "profit", "lack", "lose"})
"""Groups of words for what comes about and is not done on purpose."""
_HEADING, _BESIDE = 0.9, 0.6
"""What a word counts that stands in the headings or row, or in a sentence beside the run."""
WHY_LEAST, FACT_LEAST = 0.66, 0.78
"""Share of the question's weight from which a run answers: tuned on questions over the sample reports, some of them without an answer."""
_WEAK_LEAST = 0.72
"""The same for a cause where a weak word only says that a reason is given."""
_REASON, _LENGTH, RANK, _AGAINST = 0.2, 0.04, 0.004, 0.4
_NOT_KIND, _NOT_DONE, GROUP = 0.3, 0.2, 0.15
"""What counts against a run: not the kind of thing asked, without what the question says was done, about the group (konserni) unasked."""
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.|\b(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu|\b\d{1,2}/(?:19|20)\d\d"
    r"|\b(?:kevä|kesä|syks|talve)\w*\b|\b(?:alku|loppu)vuo|\bvuodenvaihte",
    re.IGNORECASE,
)
GROUP_WORDS = frozenset({"konserni", "kaupunkikonserni", "kuntakonserni"})
_OFFICE = re.compile(r"(?:johtaja|päällik\w+|sihteeri|rehtori|tarkastaja|ohjaaja|hallitus|lautakunta)\b", re.IGNORECASE)


_COSTS = frozenset({"cost", "staff_cost", "service_cost", "goods_cost"})
"""Groups of words for what money goes to."""
_INCOMES = frozenset({"fee_income", "sale_income"})
"""Groups of words for rows of income."""
WAYS = {
    "grow": ("grow", "over"),
    "over": ("over", "grow"),
    "shrink": ("shrink", "under"),
    "under": ("under", "shrink"),
}
"""Groups of words for which way something went, and those that say the same of it."""


@dataclass(frozen=True)
class Run:
    """Sentences of a stretch and how well they answer."""

    stretch: Stretch
    first: int
    last: int
    value: float
    covered: float

    @property
    def said(self) -> tuple[Said, ...]:
        """Its sentences."""
        return self.stretch.said[self.first : self.last]


@dataclass
class Runs:
    """Finds and weighs the runs of stretches."""

    ledger: Ledger
    analyser: Analyser

    def of(self, stretch: Stretch, rank: int, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str) -> Iterator[Run]:
        """Every run of a stretch that may answer, with its value."""
        total = sum(word.weight for word in words)
        if not total or self._of_company(stretch, words, unit_names):
            return
        others = self._others(stretch, words, unit_names)
        others = [other or bool(said.words.lemmas & sense_words("sign_note")) for other, said in zip(others, stretch.said, strict=True)]
        heading = [word.met(stretch.around) for word in words]
        each = by_heads(stretch.said, words, [[word.met(said.words) for word in words] for said in stretch.said], heading if stretch.row else ())
        changed = any(word.groups & _CHANGES and "raise" not in word.groups for word in words)
        aimed = kind == "why" and not changed  # what is done on purpose has an aim, what comes about has none
        reasons = [reason(said) or (_AIM if aimed and gives_aim(said.text) else 0.0) for said in stretch.said]
        otherwise = [kind == "why" and bool(given) and self._tells_otherwise(said, words) for given, said in zip(reasons, stretch.said, strict=True)]
        backward = [reason(said) < 1.0 and bool(said.words.keys & backward_words()) for said in stretch.said]
        telling = [n for n, w in enumerate(words) if not w.loose and not w.unit] or list(range(len(words)))
        office = any(_OFFICE.search(lemma) for word in words if not word.unit for lemma in word.token.keys)
        asked = frozenset(key for word in words for key in word.token.keys)
        doing = [n for n, w in enumerate(words) if (w.done and (w.groups or w.weight > 0.11)) or (kind == "when" and w.verb and w.groups)]
        verbs = [n for n, w in enumerate(words) if w.verb]
        held_by = kind == "who" and office and not verbs
        most = max((words[n].weight for n in telling), default=0.0)
        heavy = {n for n in telling if words[n].weight >= 0.8 * most and not words[n].verb and not words[n].loose}
        doers = [n for n, w in enumerate(words) if kind in ("why", "when") and _is_doer(w)][-1:]
        doers = [n for n in doers if n in telling and (kind == "when" or len(words[n].token.parts) < 2)]  # a compound may be said in several words
        denied = any(word.token.keys & NO for word in words)
        failed = kind == "why" and any(is_undone(word.token.low) for word in words)
        kept = any(word.groups & {"over", "under"} for word in words)  # of a budget: "henkilöstö jäi alle" is of its costs
        saved = any("economise" in word.groups for word in words) or (kind == "why" and any(word.loose and "cost" in word.groups for word in words))
        group = any(word.token.keys & GROUP_WORDS for word in words)
        count = len(stretch.said)
        for first in range(stretch.first, stretch.last):
            for last in range(first + 1, min(first + _LONGEST, count) + 1):
                if (last > stretch.last and stretch.row) or (last - first > 1 and stretch.said[first].item and not stretch.said[last - 1].item):
                    break
                if (last - first > 1 and _begins_item(stretch.said, last - 1)) or any(others[first:last]):
                    break
                beside = [at for at in (first - 2, first - 1, last, last + 1) if 0 <= at < count]
                got, own, missing = 0.0, 0.0, 0.0
                lost = False
                undone = False
                for n, word in enumerate(words):
                    inside = max(each[at][n] for at in range(first, last))
                    near = max((each[at][n] for at in beside), default=0.0)
                    firm = max(inside, heading[n])
                    if n in heavy and firm < 0.6:
                        lost = True
                    met = max(inside, (1.0 if word.unit else _HEADING) * heading[n], _BESIDE * near)
                    got += word.weight * met
                    own += word.weight * inside
                    if met < 0.45:
                        missing += word.weight
                        lost = lost or word.name
                        undone = undone or (word.verb and (not word.loose or (kind != "why" and bool(word.groups))))
                if (
                    lost
                    or missing > 0.4 * total
                    or not any(each[at][n] >= 0.6 or (stretch.row and heading[n] >= 0.8) for at in range(first, last) for n in telling)
                ):
                    continue
                held = stretch.said[first].words
                for said in stretch.said[first + 1 : last]:
                    held = held.joined(said.words)
                if unit_names and not self._about(stretch, held, unit_names):
                    continue
                if saved and (held.groups & _INCOMES or ("income" in held.groups and not held.groups & _COSTS)):  # income that fell short is no saving
                    continue
                covered = got / total
                value = covered + 0.15 * own / total - _LENGTH * (last - first - 1) - RANK * rank - _AGAINST * against(words, held)
                if undone:
                    value -= _NOT_DONE
                    covered -= _NOT_DONE
                if not group and (held.keys | stretch.around.keys) & GROUP_WORDS:
                    value -= GROUP
                if stretch.aim:
                    value -= _NOT_KIND
                    covered -= _NOT_KIND
                if failed and not any(tells_failing(one) for one in stretch.said[first:last]):  # "miksi säästö jäi saamatta"
                    continue
                denies = denied and any(NO & one.words.lemmas for one in stretch.said[first:last])
                if denies:
                    value += 0.08
                bears = [at for at in range(first, last) if kind == "why" and bears_on(stretch.said[at], words)]
                done = [at for at in range(first, last) if at in bears or any(each[at][n] >= 0.6 for n in doing)]
                told = [at for at in done if any(each[at][n] >= 0.6 or heading[n] >= 0.8 for n in telling)]
                told += [at for at in done if at not in told and self._goes_on(stretch.said, each, at, first, words, heavy)]
                told = [
                    at
                    for at in told
                    if self._goes_on(stretch.said, each, at, first, words, heavy)
                    or points_back(stretch.said[at].text)
                    or all((each[at][n] >= 0.6 and self._is_head(words[n], stretch.said[at], kept)) or heading[n] >= 0.8 for n in doers)
                ]
                if (kind == "why" or (kind == "when" and doers)) and doing and not told:  # it must be said to have happened to what is asked of
                    continue
                if (
                    kind == "who"
                    and verbs
                    and not any(says_done(words[n], each[at][n], stretch.said[at], self.analyser) for at in range(first, last) for n in verbs)
                ):
                    continue
                if kind == "why" and ((first > 0 and last - first == 1 and backward[first]) or says_therefore(stretch.said[first].text)):
                    continue
                if kind == "why":
                    if any(otherwise[first:last]) or is_told_cause(stretch.said[first:last], words, self.analyser):
                        continue
                    early = [at for at in range(first, last - 1) if any(self._named_after(each[first:last], at - first, n) and heading[n] < 0.6 for n in heavy)]
                    told_by = [at for at in range(first, last) if at not in early]
                    given = max([self._given(stretch.said, at, first, reasons, each, words, telling) for at in told_by] + [0.4 if denies else 0.0])
                    if not given or (points_back(stretch.said[first].text) and reasons[first] >= max(reasons[first:last])):
                        continue
                    value += _REASON * given
                    covered -= 0 if given == 1.0 else _WEAK_LEAST - WHY_LEAST
                elif kind in ("which", "towns", "where", "list") and self._names_something(words, stretch.said[first:last]):
                    value += 0.05
                elif not any(
                    self._says(kind, stretch.said[n], office, asked)
                    and self._speaks(stretch, n, each, heading, heavy)
                    and (not held_by or all(each[n][w] >= 0.6 or heading[w] >= 0.6 for w in heavy))  # who leads something else is no answer
                    for n in range(first, last)
                ):
                    value -= _NOT_KIND
                    covered -= _NOT_KIND
                if against(words, held):
                    covered -= _AGAINST
                yield Run(stretch, first, last, value, covered)

    def _is_head(self, word: AskedWord, said: Said, kept: bool) -> bool:
        """Whether a sentence has a noun itself, or a compound that ends with it, not one that begins with it: "kirjastopäällikkö" is no "kirjasto"."""
        if len(word.token.parts) > 1 or (kept and word.groups & said.words.groups):
            return True
        heads = {end for w in words_of(said.text) for end in (*self.analyser.lemmas(w), *self.analyser.parts(w)[-1:])}
        return bool(word.token.keys & heads or word.groups & groups_of(heads)) or not word.token.keys & said.words.keys

    @staticmethod
    def _goes_on(said: Sequence[Said], each: Sequence[Sequence[float]], at: int, first: int, words: Sequence[AskedWord], heavy: set[int]) -> bool:
        """Whether a sentence begins with what came about, of what the one before it in the run speaks of: "Kävijöitä oli 200. Kasvua selittää …".

        A sentence between them may speak of that as "se" or "ne".
        """
        before = at - 1
        while before > first and said[before].text.split()[:1] and said[before].text.split()[0].lower() in sense_words("it"):
            before -= 1
        if at <= first or not heavy or not all(each[before][n] >= 0.6 for n in heavy):
            return False
        begins = said[at].text.split()[:1]
        return any(w.groups & groups_of(lemma for word in begins for lemma in lemmas_of(word)) for w in words if w.done)

    def _given(
        self,
        said: Sequence[Said],
        at: int,
        first: int,
        reasons: Sequence[float],
        each: Sequence[Sequence[float]],
        words: Sequence[AskedWord],
        telling: Sequence[int],
    ) -> float:
        """How surely a sentence of a run gives the reason of what is asked: it speaks of it or follows a sentence that does, not as the reason itself."""
        nouns = [n for n in telling if not words[n].verb] or list(telling)
        nouns = [n for n in nouns if is_noun(words[n].token) or not words[n].groups & _CHANGES] or nouns  # "tuplasti" is told of anything that grew
        if not reasons[at]:
            return 0.0
        if not any(each[at][n] >= 0.6 for n in nouns):
            told = [n for n in range(first, at) if any(each[n][noun] >= 0.6 for noun in nouns)]
            own = gives_own_reason(said[at].text) and not any(each[at][n] >= 0.85 for n in telling)
            if not points_back(said[at].text) and (own or (explains_another(said[at].text) and max(each[at], default=0.0) < 0.6)):
                return 0.0
            return reasons[at] if told and not any(self._is_reason(said[n], each[n], words, nouns) for n in told) else 0.0
        if self._is_reason(said[at], each[at], words, nouns):  # "Työllisyyden menot ylittyivät. Ylitys johtuu työllisyysalueesta."
            goes_on = self._goes_on(said, each, at, first, words, set(nouns)) or self._has_reason_of_its_own(said[at], words, nouns)
            return reasons[at] if goes_on else 0.0
        return reasons[at]

    @staticmethod
    def _named_after(each: Sequence[Sequence[float]], at: int, word: int) -> bool:
        """Whether a word that is asked of stands only in sentences behind one: what that gives is the reason of something else, told before."""
        return all(met[word] < 0.6 for met in each[: at + 1]) and any(met[word] >= 0.6 for met in each[at + 1 :])

    def _tells_otherwise(self, said: Said, words: Sequence[AskedWord]) -> bool:
        """Whether the reason that a sentence gives is of another way to go than the question's: of "menojen pienentyminen" where they went over."""
        asked = {way for word in words if word.done or word.verb for group in word.groups for way in WAYS.get(group, ())}
        side = reason_side(said.text, self.analyser) if asked else None
        told = make_words(side, self.analyser).groups & set(WAYS) if side is not None else frozenset()
        return bool(told) and not told & asked

    def _is_reason(self, said: Said, met: Sequence[float], words: Sequence[AskedWord], nouns: Sequence[int]) -> bool:
        """Whether what is asked stands on the side of the reason: "kohonneet korkokulut nostivat vuokria" gives no reason for the interest."""
        own = make_words(said.text, self.analyser)  # not what a title before it says
        here = [n for n in nouns if met[n] >= 0.8 and words[n].met(own) >= 0.6]
        side = reason_side(said.text, self.analyser) if here else None
        if side is None:
            return False
        held = self._heads(side)
        told = any(
            w.done and not w.verb and is_noun(w.token) and w.met(held) == 1.0 for w in words
        )  # "laskettu säästö ei toteutunut, sillä keittiö …" of the kitchen's "säästö"
        return not told and not any(words[n].met(held) >= 0.6 for n in nouns)

    def _heads(self, text: str) -> Words:
        """The words of a text, of compounds the whole and the last part: "koulukuljetukset" is of transport, not of a school."""
        heads = frozenset(end for word in words_of(text) for end in (*self.analyser.lemmas(word), *self.analyser.parts(word)[-1:]))
        whole = make_words(text, self.analyser)
        firsts = {part for word in words_of(text) for part in self.analyser.parts(word)[:-1]} - heads
        keys = whole.keys - firsts
        return Words(whole.lemmas, keys, groups_of(keys), whole.written)

    def _has_reason_of_its_own(self, said: Said, words: Sequence[AskedWord], nouns: Sequence[int]) -> bool:
        """Whether the reason that a sentence gives has a reason itself, and that is asked: "…, sillä halli oli suljettuna kosteusvaurion vuoksi"."""
        inner = reason_clause(said.text)
        held = make_words(inner, self.analyser)
        if not inner or reason(Said(inner, said.place, held)) < 1.0 or not all(words[n].met(held) >= 0.6 for n in nouns):
            return False
        side = reason_side(inner, self.analyser)
        return side is not None and any(words[n].met(make_words(side, self.analyser)) >= 0.6 for n in nouns)

    @staticmethod
    def _names_something(words: Sequence[AskedWord], said: Sequence[Said]) -> bool:
        """Whether the sentences hold a proper name, a number or a company that the question does not."""
        asked = {key for word in words for key in word.token.keys}
        for one in said:
            found = one.text.split()
            if any(w[:1].isupper() and w.strip(".,:;()").lower() not in asked for w in found[1:]) or COMPANY.search(one.text):
                return True
        return False

    @staticmethod
    def _speaks(stretch: Stretch, at: int, each: Sequence[Sequence[float]], heading: Sequence[float], heavy: set[int]) -> bool:
        """Whether a sentence, or the one before it that it points back to, speaks of what is asked, or its row does: another's time or person is no answer."""
        headed = not stretch.row or len(stretch.said) < _LONGEST  # a long cell tells of several things
        if not heavy or stretch.said[at].item or any(each[at][n] >= 0.6 or (headed and heading[n] >= 0.6) for n in heavy):
            return True
        return at > 0 and points_back(stretch.said[at].text) and any(each[at - 1][n] >= 0.6 for n in heavy)

    @staticmethod
    def _says(kind: str, said: Said, office: bool, asked: frozenset[str]) -> bool:
        """Whether a sentence holds the kind of thing that is asked; `office`: who holds an office is asked, so that the office is no answer.

        `asked`: base forms of the question's words.
        """
        if kind == "when":
            return bool(_TIME.search(said.text))
        if kind == "who":
            person = names_person(said.text) or (not office and PERSON.search(said.text))
            company = COMPANY.search(said.text) and not any(key.endswith(tuple(sense_words("held_by_person"))) for key in asked)
            return bool(person or company or (not office and doers(said.text) - asked))
        return True

    def _about(self, stretch: Stretch, held: Words, unit_names: Sequence[str]) -> bool:
        """Whether a run stands under the heading of a unit named, the nearest one that names a unit, or speaks of the unit itself."""
        known = self.ledger.vocabulary.units
        if any(self.named(name, held) for name in unit_names) or (stretch.row and any(self.named(name, stretch.around) for name in unit_names)):
            return True
        nearest = self.nearest_unit(stretch)
        if nearest is not None:
            return nearest in unit_names or any(name in unit.path for name in unit_names for _, unit in known[nearest])
        return any(name in self.ledger.vocabulary.municipalities or name == self.ledger.vocabulary.reports[stretch.report_id].about for name in unit_names)

    def _of_company(self, stretch: Stretch, words: Sequence[AskedWord], unit_names: Sequence[str]) -> bool:
        """Whether a stretch stands under the heading of a company that the question neither names nor calls to mind by a word of its name."""
        nearest = self.nearest_unit(stretch)
        if nearest is None or nearest in unit_names or not any(unit.kind == "yhteisö" for _, unit in self.ledger.vocabulary.units[nearest]):
            return False
        return not self._calls(nearest, words)

    def _calls(self, company: str, words: Sequence[AskedWord]) -> bool:
        """Whether a word of the question is one of a company's name, the town's left out."""
        town = {w for name in self.ledger.vocabulary.municipalities for w in name_words(name)}
        own = make_words(" ".join(w for w in name_words(company) if w not in town and not COMPANY.fullmatch(w.capitalize())), self.analyser)
        return any(word.met(own) >= 0.45 or any(part in own.keys for part in word.token.parts) for word in words)

    def _others(self, stretch: Stretch, words: Sequence[AskedWord], unit_names: Sequence[str]) -> list[bool]:
        """Which sentences tell of a company that the question does not name: one that begins with its name, and those behind it in the paragraph."""
        companies = {name.lower(): name for name, held in self.ledger.vocabulary.units.items() if any(unit.kind == "yhteisö" for _, unit in held)}
        named = any(name in companies.values() for name in unit_names)
        told: list[bool] = []
        other = False
        for said in stretch.said:
            begins = next((companies[name] for name in sorted(companies, key=len, reverse=True) if said.text.lower().startswith(name)), None)
            if begins is not None:
                other = begins not in unit_names and (named or not self._calls(begins, words))
            told.append(other)
        return told

    def named(self, name: str, held: Words) -> bool:
        """Whether words hold all words of a unit's name; a name of one word as a word of its own, not as the beginning of a compound."""
        asked = [word for word in name_words(name) if word not in ("ja", "sekä")]
        among = held.lemmas if len(asked) == 1 else held.keys
        return all(any(lemma in among for lemma in self.analyser.lemmas(word)) for word in asked)

    def nearest_unit(self, stretch: Stretch) -> str | None:
        """The unit that the nearest heading which names one names."""
        for title in reversed(stretch.section):
            hit = [name for name in self.ledger.vocabulary.units if name.lower() in title.lower()]
            if hit:
                return max(hit, key=len)
        return None


def _begins_item(said: Sequence[Said], at: int) -> bool:
    """Whether a sentence begins an item of a list that the sentence before it, the rest of another item, does not introduce."""
    return said[at].item and not said[at - 1].item and not introduces(said[at - 1].text)


def _is_doer(word: AskedWord) -> bool:
    """Whether a word of a question is a noun in the nominative, of which something is said: the "hinta" of "miksi kaukolämmön hinta laski"."""
    found = readings(word.token.corrected or word.token.low)
    return not word.verb and bool(found) and found[0].kind == "nimisana" and found[0].case == "nimento"


def says_when(text: str) -> bool:
    """Whether a text names a time."""
    return bool(_TIME.search(text))


def is_office(text: str) -> bool:
    """Whether a text names an office: "sivistysjohtaja"."""
    return bool(_OFFICE.search(text))


def best_run(runs: Sequence[Run], least: float) -> Run | None:
    """The best of those that cover enough."""
    fitting = [run for run in runs if run.covered >= least]
    return max(fitting, key=lambda run: run.value) if fitting else None


def own_part(run: Run, words: Sequence[AskedWord]) -> Run:
    """A run without the sentences at its ends that give another reason, and those behind that say nothing of it, where one that speaks of it gives its own."""
    nouns = [w for w in words if not w.loose and not w.verb]
    gives = [reason(said) == 1.0 for said in run.said]
    speaks = [any(w.met(said.words) >= 0.6 for w in nouns) for said in run.said]
    other = [g and not s for g, s in zip(gives, speaks, strict=True)]
    own = [n for n, (g, s) in enumerate(zip(gives, speaks, strict=True)) if g and s]
    if not own:
        return run
    first = next(n for n, one in enumerate([*other, False]) if not one)
    idle = [o or not (g or s) for o, g, s in zip(other, [reason(said) > 0 for said in run.said], speaks, strict=True)]
    last = len(other) - next(n for n, one in enumerate([*reversed(idle), False]) if not one)
    return replace(run, first=run.first + min(first, own[0]), last=run.first + max(last, own[-1] + 1))
