"""What running text tells of the one project that a question names: what it has cost so far in all, what was decided for it, whether that is kept to.

A paragraph about a project names it once and goes on with "hanke"; the table beside it prints the money of one year alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.answers.clause import Clause
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.draft import Draft
from retrieval.evidence.stretches import Said, Stretch, is_title_of, points_back, tells_so_far, title_over
from retrieval.language import wording
from retrieval.language.ahead import asks_past
from retrieval.language.explain import Span
from retrieval.language.lexicon import sense_words
from retrieval.language.names import subject_key
from retrieval.language.near_words import groups_of
from retrieval.language.number_place import parted_at
from retrieval.language.reading import Token, read
from retrieval.query import PeriodSpec
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.number_told import number_told

_SURE = 0.6
"""How surely a sentence must say a word of the project's name."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RELATIVE = re.compile(r", jo(?:nka|iden|tka|ka)\b")
"""How a clause begins that tells of another thing than the sentence."""
_MAY = re.compile(r"(?:ne[et]?|nevat|nevät|isi|isivat|isivät|m[aä]ss[aä])$")
"""How verbs end that say what may come: "riittänee", "riittäisi", "on ylittymässä"."""
_TAGS = frozenset(
    {
        *(
            "ask:amount",
            "ask:which",
            "ask:when",
            "level",
            "filler",
            "joiner",
            "entä",
            "pronoun",
            "spend",
            "earn",
            "money",
            "want:EUR",
            "op:sum",
            "up",
            "more",
            "expects",
            "latest",
        ),
        *("kind:project", "kind:investment", "suffices", "over", "under", "estimated", "cost_estimate", "slot:total_funding", "want:date"),
        *("measure:amended_budget", "measure:budget_change", "measure:forecast", "measure:actual", "measure:closing", "report_word"),
    }
)
"""Tags of what such a question may say; one that says anything else asks something else."""
_RAISED = ("measure:amended_budget", "measure:budget_change", "up", "more")
"""Tags of a word that says that what was decided was raised: "valtuusto korotti"."""
_BARE = frozenset({"ask:amount", "level", "filler", "joiner"})
"""Tags of a follow-up that asks only for a sum."""
_COSTS = frozenset({"toimintakulut", "menot", "investointimenot", "investoinnit"})
"""Rows that the costs of a project are taken for."""


@dataclass(frozen=True)
class ProjectTexts:
    """Reads the paragraphs about the project that a clause names, or that the number told before is of."""

    clause: Clause

    def answer(self) -> Draft | None:
        """What such a paragraph tells; None where the clause asks something else, or none tells it."""
        if not (self._is_project or self._is_told) or not self._says_no_more:
            return None
        if self._work_told:
            total = self._total()
            in_all = self._ends_year and self.clause.explained.has("op:sum", "kind:project")  # the money of one year is no answer
            return total if total is not None or not in_all else self.clause.refused()
        if self._asks_total:
            return self._whole_cost() if self._asks_whole_cost else self._total()
        if self._state_asked is not None:
            return self._finished(self._state_asked)
        if self._term is not None and self._whether is not None:
            return self._kept(self._term)
        asks = self.clause.explained.has("ask:amount", "ask:which", "ask:when") and self.clause.query.yes_no is None
        if self._term is None or not asks or self.clause.explained.has("spend"):
            return None
        if self._asks_by_how_much:  # what it was raised to is no answer
            return self.clause.refused()
        told = self._decided(self._term)
        return told if told is not None or "-" not in self._term else self.clause.refused()  # what else speaks of it tells no "hankinta-arvo"

    # ------------------------------------------------------------------------------------------- what is asked

    @property
    def _asks_by_how_much(self) -> bool:
        """Whether it asks how much was added to what had been decided: "paljonko kustannusarviota korotettiin"."""
        explained = self.clause.explained
        raised = any(set(s.tags) & {*_RAISED[1:]} for s in explained.spans) and not explained.has("level", "ask:which")
        own = [t for t in explained.tokens if t.low.startswith(self._term or " ")]
        return raised and explained.has("ask:amount") and any(r.case == "osanto" and not r.plural for t in own for r in readings(t.low))

    @cached_property
    def _own(self) -> list[Token]:
        """The words of the clause that nothing explains, without those of what was decided."""
        explained = self.clause.explained
        open_words = [explained.tokens[i] for i in explained.open if explained.tokens[i].kind == "word"]
        deciders = sense_words("decides_cost") | sense_words("decision_named")  # "valtuuston viimeisimmän päätöksen mukaan"
        left = [t for t in open_words if not (self._term is not None and t.keys & deciders)]
        return [t for t in left if not groups_of(t.any_keys) & {"approve"} and t.low not in self._term_words]

    @cached_property
    def _work_told(self) -> str:
        """The investment whose row was told before, where a follow-up asks what has gone to it in all: "ja kaikkiaan hankkeeseen?"; "" where it asks else."""
        explained, told = self.clause.explained, self.clause.previous[-1:]
        names = self.clause.names("subject", "unit", "record", "municipality")
        if not self.clause.query.follow_up or not told or explained.open or names or explained.has("measure:any_budget", "planned", "why"):
            return ""
        several = len({subject_key(f.figure) for f in self.clause.previous}) > 1  # "paljonko yhteensä?" of two works is their sum
        in_all = self._ends_year if several else explained.has("op:sum") or self._ends_year
        key = subject_key(told[0].figure)
        return key if in_all and told[0].figure.subject_kind == "investment" and key in self.clause.scope.vocabulary.investments else ""

    @cached_property
    def _ends_year(self) -> bool:
        """Whether it names the end of a year as the day up to which: "vuoden 2024 loppuun mennessä"."""
        spec = self._periods[0] if self._periods else None
        return spec is not None and (spec.kind, spec.last) == ("to_date", 12) and any(t.low == "mennessä" for t in self.clause.explained.tokens)

    @cached_property
    def _name(self) -> list[Token]:
        """The words of the project's name."""
        subjects = [c.values for s in self.clause.explained.spans if (c := s.has("subject")) is not None]
        subjects = [place.names for place in self.clause.query.subjects] if self._is_bare else subjects
        subjects = [(self._work_told,)] if self._work_told else subjects
        investments = self.clause.scope.vocabulary.investments
        found = [name for names in subjects if (name := next((n for n in names if n in investments), ""))]
        parts = [] if self._is_bare else [self.clause.explained.tokens[i] for s in self._parts for i in range(s.start, s.end)]
        return [*(t for name in found for t in read(name, self.clause.texts.analyser).tokens if t.kind == "word"), *parts, *self._own]

    @cached_property
    def _parts(self) -> list[Span]:
        """The words behind an investment's name that name a part of it: the "yläkouluun" of "koulukeskuksen yläkouluun"."""
        explained, investments = self.clause.explained, self.clause.scope.vocabulary.investments
        wholes = {s.end for s in explained.spans if (c := s.has("subject")) is not None and set(c.values) & investments.keys()}
        behind = [s for s in explained.spans if s.start in wholes and s.end == s.start + 1 and not s.tags and s.has("subject") is not None]
        return [s for s in behind if any(r.case == "omanto" for r in readings(explained.tokens[s.start - 1].low))]

    @property
    def _is_bare(self) -> bool:
        """Whether a follow-up asks only for the sum: "mihin summaan?"."""
        explained = self.clause.explained
        return self.clause.query.follow_up and not explained.open and all(set(s.tags) <= _BARE and s.period is None for s in explained.spans)

    @property
    def _is_project(self) -> bool:
        return bool(self._name) and (bool(self._work_told) or not self._points_back)

    @property
    def _points_back(self) -> bool:
        """Whether a word stands for the project: "siihen", not the "tähän" of "tähän mennessä"."""
        explained = self.clause.explained
        behind = [explained.tokens[s.end].low if s.end < len(explained.tokens) else "" for s in explained.tagged("pronoun")]
        return any(word != "mennessä" for word in behind)

    @property
    def _is_told(self) -> bool:
        """Whether it goes on from a number that such a paragraph told."""
        told, query = self.clause.number_told, self.clause.query
        return told is not None and query.follow_up and not self._name and (self._points_back or self._term is not None)

    @cached_property
    def _says_no_more(self) -> bool:
        """Whether the clause says nothing but the project, what is asked of it, and a time."""
        explained, investments = self.clause.explained, self.clause.scope.vocabulary.investments
        if any(explained.tokens[i].kind == "years" for i in explained.own):  # "vuosina 2022–2024"
            return False
        for span in explained.spans:
            subject, unit = span.has("subject"), span.has("unit")
            if span.has("municipality") or span.period is not None or span.has("record") or span in self._parts:
                continue
            if subject is not None and not set(subject.values) & (_COSTS | investments.keys()):
                return False
            if unit is not None and not any(explained.tokens[i].keys & sense_words("decides_cost") for i in range(span.start, span.end)):
                return False
            if subject is None and unit is None and not set(span.tags) <= _TAGS:
                return False
        return len(self._periods) < 2

    @cached_property
    def _periods(self) -> tuple[PeriodSpec, ...]:
        named = any(s.period is not None for s in self.clause.explained.spans)
        return self.clause.query.periods if named else ()

    @property
    def _asks_total(self) -> bool:
        """Whether it asks what has been spent up to a day, or up to now in all."""
        explained = self.clause.explained
        costs = any("cost" in groups_of(t.keys) for t in explained.tokens)
        spent = explained.has("spend") or (explained.has("earn") and costs)
        if not explained.has("ask:amount") or not spent or self.clause.query.yes_no is not None or self._term is not None:
            return False
        if self._periods:
            return self._periods[0].kind == "to_date" and self._periods[0].last == 12
        so_far = explained.has("op:sum") or any(t.low == "mennessä" for t in explained.tokens)
        return so_far or self._has_been_spent  # "paljonko koulu on maksanut" is not of one year

    @property
    def _has_been_spent(self) -> bool:
        """Whether it asks in the perfect what has gone to the work: "on maksanut", "on käytetty"."""
        tokens = [self.clause.explained.tokens[i] for i in self.clause.explained.own]
        done = any(t.low.endswith(("nut", "nyt", "tty", "ttu")) and any(r.participle for r in readings(t.low)) for t in tokens)
        return done and any(t.low in ("on", "ovat") for t in tokens)

    @property
    def _asks_whole_cost(self) -> bool:
        """Whether it asks what the work costs in the end, not what has been paid: "paljonko koulu maksaa kaikkiaan"."""
        said = [t.low for t in self.clause.explained.tokens]
        return not self._periods and bool(sense_words("costs_in_the_end") & set(said)) and "mennessä" not in said and not asks_past(said)

    @cached_property
    def _state_asked(self) -> bool | None:
        """Whether it asks if the work is done (True) or still under way (False); None where it asks neither."""
        explained = self.clause.explained
        asks = self.clause.query.yes_no is not None and explained.tokens[explained.first].low in sense_words("whether_so")
        states = [s for s in explained.spans if s.has("status") is not None] if asks else []
        if len(states) != 1 or self._term is not None or self._periods:
            return None
        return _state({key for i in range(states[0].start, states[0].end) for key in explained.tokens[i].keys})

    @property
    def _whether(self) -> str | None:
        """What it asks of what was decided: "suffices", "over" or "under"; None where it does not ask whether."""
        query, explained = self.clause.query, self.clause.explained
        first = explained.tokens[explained.first].low
        asked = query.yes_no if query.yes_no is not None or not first.endswith(("ko", "kö")) else next(iter(explained.tagged("suffices")), None) and "suffices"
        return asked if asked in ("suffices", "over", "under") else None

    @cached_property
    def _term(self) -> str | None:
        """What was decided, by its name as sentences print it: "hankinta-arvo"; "" for a decided estimate that is not called by one."""
        tokens = self.clause.explained.tokens
        for name in sorted(sense_words("decided_cost")):
            parts = name.split("-")
            for at in range(len(tokens) - len(parts) + 1):
                if all(part in tokens[at + n].keys for n, part in enumerate(parts)):
                    return name
            if any(t.low.startswith(name) for t in tokens):  # "hankinta-arvon" as one word
                return name
            if self._is_bare and any(word in parts or word.lower().startswith(name) for word in self.clause.query.words):
                return name
        approved = any(groups_of(t.any_keys) & {"approve"} for t in tokens)
        return "" if approved and self.clause.explained.has("estimated") else None

    @cached_property
    def _term_words(self) -> frozenset[str]:
        parts = {part for name in sense_words("decided_cost") for part in (*name.split("-"), name)}
        return frozenset(t.low for t in self.clause.explained.tokens if t.keys & parts or any("-" in part and t.low.startswith(part) for part in parts))

    # ------------------------------------------------------------------------------------------- what is told

    @cached_property
    def _told(self) -> list[tuple[Stretch, Said]]:
        """The sentences that speak of the project, paragraph by paragraph."""
        return [(stretch, said) for stretch in self._stretches() for said in self._of_project(stretch)]

    def _stretches(self) -> Iterator[Stretch]:
        texts, told = self.clause.texts, self.clause.number_told
        if self._is_project:
            carried = " ".join([t.low for t in self._name] + [self._term or ""]) if self._is_bare or self._work_told else ""
            yield from (s for s in texts.told_of(self.clause.query, self.clause.explained, carried) if s.kind == "text")
        elif told is not None:
            found = texts.stretches(told.report_id, told.figure.section)
            yield from (s for s in found if any(told.figure.sentence in said.text for said in s.said[s.first : s.last]))

    def _of_project(self, stretch: Stretch) -> Iterator[Said]:
        """The sentences of a paragraph that name the project, and those behind that go on about it, until another is named."""
        own = stretch.said[stretch.first : stretch.last]
        if not self._is_project:
            yield from self._beside_told(own)
            return
        words = [AskedWord(token, 1.0, name=True) for token in self._name]
        on = False
        for said in own:
            if all(word.met(said.words) >= _SURE for word in words) or (self._state_asked is not None and self._is_its_title(said)):
                on = True
                yield said
            elif self._names_another(said) or is_title_of(said.text):
                on = False
            elif on and self._goes_on(said):
                yield said

    def _beside_told(self, own: Sequence[Said]) -> Sequence[Said]:
        """The sentences about the same project as the one of the number told before."""
        told = self.clause.number_told
        at = next((n for n, said in enumerate(own) if told is not None and told.figure.sentence in said.text), 0)
        starts = [n for n, said in enumerate(own) if self._names_another(said)]
        return own[max((n for n in starts if n <= at), default=0) : min((n for n in starts if n > at), default=len(own))]

    def _is_its_title(self, said: Said) -> bool:
        """Whether a sentence is a title in the line of its text that shortens the project's name, and no other's: "Katuvalot." of "Katuvalojen vaihto"."""
        if not is_title_of(said.text):
            return False
        title = {t.shortest_key for t in read(said.text, self.clause.texts.analyser).tokens if t.kind == "word"}
        return title <= {key for token in self._name for key in token.keys} and not any(title <= name for name in self._others)

    def _names_another(self, said: Said) -> bool:
        """Whether a sentence names another project of the reports."""
        return any(name <= said.words.keys for name in self._others)

    @cached_property
    def _others(self) -> list[frozenset[str]]:
        """The base forms of the other projects' names; a simple word, "rakennukset", names a group of them."""
        mine = {key for token in self._name for key in (*token.keys, token.low)}
        named = [[t for t in read(name, self.clause.texts.analyser).tokens if t.kind == "word"] for name in self.clause.scope.vocabulary.investments]
        bases = [frozenset(t.shortest_key for t in tokens) for tokens in named if len(tokens) > 1 or any(len(t.parts) > 1 for t in tokens)]
        return [found for found in bases if found and not found <= mine]

    def _goes_on(self, said: Said) -> bool:
        lemmas = said.words.lemmas
        return points_back(said.text) or bool(lemmas & sense_words("project_itself")) or bool(self._decided_in(said))

    @staticmethod
    def _decided_in(said: Said) -> frozenset[str]:
        return said.words.lemmas & sense_words("decided_cost")

    def _amounts(self, said: Said) -> list[StoredFigure]:
        prose = self.clause.scope.ledger.prose()
        return [f for f in prose if f.figure.number_unit == "EUR" and f.figure.sentence and f.figure.sentence in said.text]

    # ------------------------------------------------------------------------------------------- answers

    def _total(self) -> Draft | None:
        """What has been spent on the project up to the day asked for."""
        years = {p.year for p in self._periods}
        dated = [said for _, said in self._told if _tells_total(said) and (not years or years & {int(y) for y in _YEAR.findall(said.text)})]
        return self._number([f for said in dated for f in self._amounts(said) if _is_spent(f, said)])

    def _whole_cost(self) -> Draft | None:
        """What the work costs in the end: what was spent on it where it is done, else what was decided for it."""
        if any(_state_told(said) for _, said in self._told):
            return self._total()
        decided = self._decided("")
        return decided if decided is not None or self._total() is None else self.clause.refused()

    def _decided(self, term: str) -> Draft | None:
        """What was decided for the project: the latest decision that the paragraph tells."""
        raised = self.clause.explained.has(*_RAISED) or (self._is_bare and any(f"measure:{m}" in _RAISED for m in self.clause.query.measures))
        found: list[tuple[StoredFigure, Stretch, Said]] = []
        for stretch, said in self._told:
            here = self._decided_in(said)
            named = term in here if term else bool(here)
            if not named or _RELATIVE.search(said.text) or (raised and not groups_of(said.words.lemmas) & {"grow"}):
                continue
            found += [(f, stretch, said) for f in self._amounts(said)]
        last = max((f.figure.period.end for f, _, _ in found), default=None)
        chosen = [one for one in found if one[0].figure.period.end == last]
        if len({f.figure.number for f, _, _ in chosen}) != 1:
            return None
        if self.clause.explained.has("ask:when"):
            _, stretch, said = chosen[0]
            return self._quoted(stretch, said) if re.search(r"\d{1,2}\.\d{1,2}\.\d{4}|\b(?:19|20)\d\d\b", said.text) else None
        if any(p.year is not None and p.year != chosen[0][0].figure.period.end.year for p in self._periods):
            return None
        return self._number([f for f, _, _ in chosen])

    def _kept(self, term: str) -> Draft | None:
        """Whether what was decided for the project is kept to, by the one sentence that says so or what is thought of it."""
        found = [(stretch, said) for stretch, said in self._told if (term in self._decided_in(said) if term else self._decided_in(said)) and _judges(said)]
        if not found or len({stretch.said[stretch.first].text for stretch, _ in found}) != 1:  # of several paragraphs none is the one
            return None
        stretch, said = found[-1]
        kept = is_kept(said)
        draft = self._quoted(stretch, said)
        if kept is not None:
            asked = {"suffices": kept, "under": kept, "over": not kept}[self._whether or "suffices"]
            draft.lines = [wording.granted(asked, line) for line in draft.lines]
        return draft

    def _finished(self, asked: bool) -> Draft | None:
        """Whether the project is done, or still under way, by the one sentence that says so of it: "Hanke on valmis"."""
        found = [(stretch, said, state) for stretch, said in self._told if (state := _state_told(said)) is not None]
        if not found or len({(stretch.said[stretch.first].text, state) for stretch, _, state in found}) != 1:
            return None
        stretch, said, state = found[-1]
        draft = self._quoted(stretch, said)
        held = self.clause.scope.vocabulary
        named = next((name for place in self.clause.query.subjects for name in place.names if name in held.investments), "")
        title = title_over(stretch, stretch.said.index(said)) or held.accounts.get(named, named)
        draft.lines = [wording.granted(asked == state, wording.said_of(title, line) if title else line) for line in draft.lines]
        return draft

    def _number(self, found: Sequence[StoredFigure]) -> Draft | None:
        if len({f.figure.number for f in found}) != 1:
            return None
        return number_told(self.clause.scope.ledger, found[:1])

    def _quoted(self, stretch: Stretch, said: Said) -> Draft:
        draft = Draft(self.clause.scope.ledger)
        report = self.clause.scope.vocabulary.reports[stretch.report_id]
        mark = draft.cite(stretch.report_id, report.title, said.place.page, said.place.box, stretch.section, said.text)
        draft.lines.append(wording.cited(said.text, mark))
        return draft


def _state(words: Collection[str]) -> bool | None:
    """Whether words say that work is done (True) or still under way (False); None where they say neither or both."""
    done, under_way = bool(sense_words("work_done") & set(words)), bool(sense_words("work_under_way") & set(words))
    return None if done == under_way else done


def _state_told(said: Said) -> bool | None:
    """What a sentence about "hanke" says of its state: True for done, False for under way; None where it says nothing for sure."""
    lemmas = _lemmas(said.text.partition(",")[0])
    of_work = bool(lemmas & sense_words("project_itself")) and "olla" in lemmas and not lemmas & NO
    return _state(lemmas) if of_work and not any(_MAY.search(word) for word in words_of(said.text.partition(",")[0])) else None


def _tells_total(said: Said) -> bool:
    """Whether a sentence says what has been spent up to a day."""
    lemmas = said.words.lemmas
    return bool(tells_so_far(said.text) and lemmas & sense_words("spent_so_far")) and not lemmas & NO


def _is_spent(stored: StoredFigure, said: Said) -> bool:
    """Whether nothing before an amount says that it was decided or set aside: "määrärahasta 2 milj. euroa on vuoden loppuun mennessä käytetty puolet"."""
    return not _lemmas(parted_at(said.text, stored.figure.text)[0]) & (sense_words("decided_cost") | sense_words("budget_named"))


def _judges(said: Said) -> bool:
    """Whether a sentence says how costs stand to what was decided, or what is thought of that."""
    lemmas = _lemmas(said.text)
    return bool(lemmas & (sense_words("keeps_to") | sense_words("goes_beyond") | sense_words("hard_to_keep")))


def is_kept(said: Said) -> bool | None:
    """Whether a sentence says that costs kept to what was decided; None where it says only what may come."""
    lemmas = _lemmas(said.text)
    moods = {r.lemma for word in words_of(said.text) if _MAY.search(word) for r in readings(word.lower()) if r.kind == "teonsana"}
    if lemmas & sense_words("hard_to_keep") or moods & (sense_words("keeps_to") | sense_words("goes_beyond")):
        return None
    keeps, beyond = bool(lemmas & sense_words("keeps_to")), bool(lemmas & sense_words("goes_beyond"))
    if keeps == beyond:
        return None
    return keeps != bool(NO & lemmas)


def _lemmas(text: str) -> frozenset[str]:
    """The base forms of a text's words as the dictionary reads them: "edullisempana" of "edullinen"."""
    return frozenset(r.lemma for word in words_of(text) for r in readings(word.lower()))


def told_of_project(clause: Clause) -> Draft | None:
    """What a paragraph tells of the project that a clause names."""
    return ProjectTexts(clause).answer()
