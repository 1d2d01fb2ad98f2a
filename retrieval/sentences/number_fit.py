"""How well a number that a sentence gives fits a question: its words, what it counts, its unit, its time, whose it is."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.numerals import find_numerals, unit_of_word
from ingest.language.sentences import sentences
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Figure, Passage, Place, Report
from ingest.stores.stored import StoredFigure
from retrieval.evidence.asked_words import COMPANY
from retrieval.evidence.figure_fits import RESIDENT, period_fits, whole_year
from retrieval.evidence.figures import Ledger
from retrieval.evidence.reasons import is_subject
from retrieval.evidence.stretches import is_title_of, points_back
from retrieval.language.ahead import is_present
from retrieval.language.explain import Explained
from retrieval.language.kin import (
    BROAD,
    adjective_of,
    clause_of,
    does,
    given_to_each,
    is_doer,
    is_lacking,
    is_money_of,
    is_said,
    is_told_new,
    pieces,
    quality_of,
)
from retrieval.language.lexicon import counting_words, filler_words, sense_list, sense_words
from retrieval.language.names import name_words
from retrieval.language.near_words import groups_of, near_words
from retrieval.language.number_place import parted_at, place_of
from retrieval.language.number_text import with_unit
from retrieval.language.period_words import month_stems
from retrieval.language.reading import Token, word_token
from retrieval.query import PeriodSpec, Query
from retrieval.rewording.contexts import number_nouns
from retrieval.sentences.bracketed_years import year_beside
from retrieval.sentences.company_names import company_at, one_name
from retrieval.sentences.number_words import (
    asked_thing,
    counted_anew,
    counted_before,
    counted_thing,
    has_moved,
    is_growth,
    money_tails,
    taken_up,
    tells_addition,
)
from retrieval.sentences.run_asked import is_office
from retrieval.sentences.unsaid_doers import unsaid_doer

_COUNTS = ("count", "persons", "kertaa", "ratio", "htv")
"""Units of what is counted, not measured."""
_TIMES = ("minuuttia", "hours", "days", "viikkoa", "kuukautta", "years")
"""Units of how long something lasts."""
_IN_HOW_MANY = ("monessa", "monesta", "moneen", "monella", "monelta", "monelle")
"""Forms of "moni" that stand in the case of what they count."""
_TO_HOW_MANY = ("monella", "monelta", "monelle")
"""Those of them that speak of people where they count nothing that is named."""
_PARAGRAPH = 12
"""Sentences that a paragraph under a title of its own holds at the most."""
_KIN = 0.75
"""What a word counts that a sentence says in another word."""
_MARKS = frozenset({"grade", "statement"})
"""Groups of words for a mark and for what it is given to."""
_LATER = re.compile(r"(?P<own>[^,;]*?)(?:[,;]| ja | sekä )(?P<later>[^\d]*)\d")
"""What stands between a number and the next one of its sentence, from the sign or word that parts them."""

_NUMBER_OF = re.compile(r"(\d[\d\s]*(?:,\d+)?)\s+([^\W\d]+)")
"""A number and the word right behind it."""
_SOME_OF_THEM = re.compile(r", (?:ja|joista|mutta) (?P<part>[^,.]*\b(?:heistä|niistä|näistä) \d.*)")
"""A clause that counts some of those before, its verb first: "kartoitettu 33 rakennuksessa, ja muutoksia tarvitsi niistä 14"."""
_OF_THEM = re.compile(r"(?:,|\bja|\bsekä) (?:joista|heistä|niistä|näistä|joiden) (?P<part>[^.]*\d.*)")
"""Where a sentence goes on to count some of what it has counted."""


@dataclass(frozen=True)
class Line:
    """A sentence, or a row of a table, with where it stands and the words of its headings."""

    report_id: str
    text: str
    place: Place
    section: tuple[str, ...]
    keys: frozenset[str]
    section_keys: frozenset[str]
    index: int
    passage_id: str


@dataclass
class NumberFit:
    """Weighs the numbers in the sentences of some reports."""

    ledger: Ledger
    analyser: Analyser
    _lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    _places: dict[tuple[str, str], int] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _towns(self) -> re.Pattern[str]:
        """The names of municipalities in any form."""
        names = [name.split()[0] for name in self.ledger.vocabulary.municipalities]  # "Vesivaaran kaupunki"
        stems = [re.escape(stem if len(stem := name.removesuffix("n").rstrip("aeiouyäö")) > 2 else name) for name in names]
        return re.compile(rf"\b(?:{'|'.join(sorted(stems)) or '(?!)'})\w*")

    def covers(self, keys: frozenset[str], word: Token) -> bool:
        """Whether a word's base form, root or telling compound part stands among the keys."""
        if keys & word.keys or (keys & word.roots and not is_lacking(word) and not is_doer(word)):
            return True
        if any(quality_of(key) in keys for key in word.keys):
            return True
        parts = [p for p in word.parts if len(p) > 3]
        if len(parts) >= 2 and all(p in keys for p in _simple_parts(word) if len(p) > 2 and "-" not in p):
            return True
        if self._said_in_two(word, keys, keys):
            return True
        halves = word.low.split("-") if "-" in word.low[1:-1] else []
        if len(halves) == 2 and all(keys.intersection(self.analyser.lemmas(half)) for half in halves):
            return True
        if len(halves) == 2 and len(halves[0]) > 3 and self._of_near_heads(halves, keys):
            return True
        counts = len(parts) >= 2 and parts[-1] in counting_words()
        if counts and all(p in keys or keys.intersection(self.analyser.roots(p)) for p in parts if p not in counting_words()):  # "energiamäärä" of energy sold
            return True
        least = 0.6 if any(map(self.analyser.known, (word.low, *word.keys))) else 0.4  # a mistyped word agrees with what it should be in its beginning
        bases = [k for k in word.keys if len(k) >= 6 and (k != word.low or least < 0.5 or k in self.analyser.lemmas(k))]  # no "koulut" of "koulutus"
        return any(len(h) >= 6 and (h.startswith(k) or (k.startswith(h) and len(h) >= least * len(k))) for k in bases for h in keys)

    def _of_near_heads(self, halves: Sequence[str], keys: frozenset[str]) -> bool:
        """Whether a compound of two halves is another one among the keys by a near word: "lupa-arkisto" of "lupa-asiakirjat"."""
        alike = groups_of(self.analyser.lemmas(halves[1])) - BROAD
        others = [key for key in keys if alike and key.startswith(halves[0]) and not key.endswith(halves[1])]
        return any(groups_of([key.removeprefix(halves[0]).lstrip("-")]) & alike for key in others)

    def _is_of_other_place(self, n: int, words: Sequence[Token], stored: StoredFigure) -> bool:
        """Whether a name stands before what it is the name of ("Soinin koulussa"), of which a sentence says neither: it speaks of no one place."""
        name, of = words[n], words[n + 1] if n + 1 < len(words) else None
        if of is None or not (name.text[:1].isupper() and not name.text.isupper() and _is_genitive(name) and _is_where(of)):
            return False
        return not of.keys & self._lemmas(stored.figure.sentence) and not points_back(stored.figure.sentence)

    def _begins_alone(self, words: Sequence[Token], text: str) -> bool:
        """Whether all of several words are only what one compound of a text begins with: "koulujen kävijät" of "koulunkäynninohjaajia"."""

        def says(keys: frozenset[str], word: Token) -> bool:
            return self.covers(keys, word) or is_said(word, keys, groups_of(keys) - BROAD, self.analyser)

        found = words_of(text)
        ends = {p for word in found for lemma in self.analyser.lemmas(word) for p in self.analyser.parts(word) if lemma.endswith(p)}
        heads = ends | {root for word in found if not self.analyser.parts(word) for root in self.analyser.roots(word)}
        if len(words) < 2 or any(says(self._lemmas(text) | heads, w) for w in words):
            return False
        return any(len(self.analyser.parts(word)) > 2 and all(says(self.keys(word), w) for w in words) for word in found)

    def _said_in_two(self, word: Token, first: frozenset[str], last: frozenset[str]) -> bool:
        """Whether a compound is said as two words, its beginning whole: "koulukuljetusoppilas" of "koulukuljetuksessa on 84 oppilasta"."""
        cuts = ((key[: -len(p)].rstrip("-"), p) for key in word.keys for p in word.parts if len(p) > 3 and p in last and key.endswith(p))
        return any(len(head) > 3 and not first.isdisjoint(self.analyser.lemmas(head)) for head, _ in cuts)

    def of_unit(self, named: Sequence[str], stored: StoredFigure) -> bool:
        """Whether a unit that the question names is the figure's, above it, or named in its sentence."""
        names = set(named)
        if not names:
            return True
        figure = stored.figure
        if figure.unit in names or names & set(figure.unit_path):
            return True
        kinds = self.ledger.vocabulary.units
        company = all(unit.kind == "yhteisö" for name in names for _, unit in kinds.get(name, ()))
        if not company and figure.unit in (self.ledger.report(stored).municipality, self.ledger.report(stored).about):
            return True
        return self.says_whose(named, stored) or self.heads(named, stored)

    def heads(self, named: Sequence[str], stored: StoredFigure) -> bool:
        """Whether the headings over a figure's sentence name one of the units."""
        return any(_bare(n) in " ".join(self.ledger.headings(stored.report_id, stored.figure.section)).lower() for n in named)

    def says_whose(self, named: Sequence[str], stored: StoredFigure) -> bool:
        """Whether a figure's sentence names one of the units, or the one before it where it goes on about that: "Yhtiön …"."""
        printed = f"{self._before(stored)} {stored.figure.sentence}" if self._of_body(stored) else stored.figure.sentence
        return any(_bare(n) in printed.lower() for n in named)

    @staticmethod
    def _of_body(stored: StoredFigure) -> bool:
        """Whether a sentence speaks of the body that the one before it names: "Yhtiön asuntojen käyttöaste oli …"."""
        return any(word.lower() in pointing_words() for word in stored.figure.sentence.split()[:1])

    def _before(self, stored: StoredFigure) -> str:
        """The sentence before a figure's own in its passage; "" where it begins one."""
        lines, at = self.lines(stored.report_id), self._place(stored)
        return lines[at - 1].text if at > 0 and lines[at - 1].passage_id == lines[at].passage_id else ""

    def taken(self, stored: StoredFigure) -> frozenset[str]:
        """Terms of what the sentence before names and a figure's own goes on about."""
        return taken_up(stored.figure.sentence, self._before(stored), self.analyser)

    def _title(self, stored: StoredFigure) -> str:
        """The title printed in one line with the paragraph that a figure's sentence stands in: "Jäähallin koneisto. Laite uusittiin …"; "" where none is."""
        known = self._titles.get(stored.figure.figure_id)
        if known is None:
            lines, at = self.lines(stored.report_id), self._place(stored)
            own = [line.text for line in lines[max(0, at - _PARAGRAPH) : at] if line.passage_id == lines[at].passage_id and line.place == lines[at].place]
            known = self._titles[stored.figure.figure_id] = next((text for text in reversed(own) if is_title_of(text)), "")
        return known

    def after(self, stored: StoredFigure) -> str:
        """The sentence after a figure's own in its passage; "" where it ends one."""
        lines, at = self.lines(stored.report_id), self._place(stored)
        return lines[at + 1].text if 0 <= at < len(lines) - 1 and lines[at + 1].passage_id == lines[at].passage_id else ""

    def fit(
        self, query: Query, stored: StoredFigure, words: Sequence[Token], soft: Sequence[Token], noun: Token | None, because: Collection[str] = ()
    ) -> tuple[float, float] | None:
        """(share of the words in the figure's sentence, how much of them its own name says); None when a word is nowhere near.

        `because`: those of the words that name a reason, which the sentence before may say.
        """
        figure = stored.figure
        spoken = near = self.keys(" ".join([figure.sentence, figure.account]))
        if figure.table is not None:  # a cell says what its row is about
            near |= self.neighbours(stored)
        else:
            near |= self.taken(stored)
            near |= counted_anew(figure.sentence, self._before(stored), self.analyser) if noun is not None else frozenset()
            near |= self.keys(" ".join([*figure.groups, self._title(stored)]))  # what stands over the list that it is an item of, or over its paragraph
        units = [u for u in query.units if figure.unit in u.names or (self._of_body(stored) and self.of_unit(u.names, stored))]
        whose = {w.low for u in units for w in words if w.low in u.named.lower().split() and (noun is None or w.low != noun.low)}
        telling = [w for w in words if w.low not in whose and not (figure.number_unit == "persons" and w.keys & anyone_words())]
        if not telling and whose and noun is not None and figure.account and self.covers(self.keys(figure.account), noun):
            telling = [noun]  # "montako asukasta asumispalveluissa on": whom the number counts is all that is asked of the unit
        telling = [w for w in telling if not is_told_new(w, near) and not is_anywhere(w, stored)] or telling
        if figure.number_unit == "ratio":  # a mark needs no word for a mark
            telling = [w for w in telling if self.covers(near, w) or not groups_of(w.keys) & _MARKS] or telling
        reason = self.keys(self._before(stored)) if because and figure.table is None else frozenset[str]()
        told_before = [w for w in telling if w.low in because and self.covers(reason, w)]
        telling = [w for w in telling if w not in told_before] or telling
        covered = [w for w in telling if self.covers(near, w)]
        narrow = groups_of(near) - BROAD
        kin = [w for w in telling if w not in covered and (is_said(w, near, narrow, self.analyser) or is_money_of(w, figure.number_unit, near))]
        if (not covered and not kin) or self._begins_alone([*covered, *kin], f"{figure.sentence} {figure.account}"):
            return None
        if len(covered) < len(telling):
            above = self.ledger.headings(stored.report_id, figure.section)
            headed = near | self.keys(" ".join([*above, figure.unit, self.ledger.report(stored).municipality, figure.row_label]))
            around = headed | self.neighbours(stored)
            told = groups_of(headed)
            missing = sum(w not in kin and not self.covers(around, w) and not is_said(w, around, told, self.analyser) for w in telling)
            main = [telling[n] for n in one_name(range(len(telling)), telling)]
            if missing > (1 if len(telling) >= 7 else 0) or 2 * sum(w in covered or w in kin for w in main) < len(main):
                return None
            apart = [n for n, w in enumerate(telling) if w not in kin and not self.covers(headed, w) and not is_said(w, headed, told, self.analyser)]
            if any(self._is_of_other_place(n, telling, stored) for n in apart):
                return None
            if noun is not None and noun.keys & sense_words("single_piece") and any(_is_genitive(telling[n]) for n in apart):
                return None  # "puun tainta" of "kesäkukkia on istutettu 5 400 tainta"
            # the whole "asiakirjojen digitointi" is meant by "digitointi"
            apart = [n for n in apart if not (n + 1 < len(telling) and _is_genitive(telling[n]) and self.covers(near, telling[n + 1]))]
            company, apart = company_at(telling), one_name(apart, telling)
            # "koulun peruskorjaus" of a school alone
            whose_thing = any(n and n not in company and _is_genitive(telling[n - 1]) and is_subject(telling[n].low) for n in apart)
            near_by = set(apart) <= set(company) or (all(_is_where(telling[n]) for n in apart) and not _says_where(figure.sentence))
            far = 3 * len(apart) > len(main) or (3 * len(apart) == len(main) and not near_by)
            if (far or whose_thing) and not points_back(figure.sentence):  # the sentences beside it speak of another thing
                return None
        if (noun is not None and not self._counted_noun(noun, stored)) or (any(map(_is_headcount, telling)) and not self._tells_staff(stored)):
            return None
        own = self.keys(figure.account) if figure.account else frozenset()
        beside = self.keys(_beside(figure.sentence, figure.text))
        telling_of = {w.low: len(w.low) * (0.3 if _is_where(w) else 1.0) for w in telling}
        said = sum(telling_of[w.low] for w in telling if self.covers(own, w)) + 0.1 * sum(self.covers(near, w) for w in soft)
        said += 0.5 * sum(telling_of[w.low] for w in telling if not self.covers(own, w) and self.covers(beside, w))
        said -= sum(telling_of[w.low] for w in telling if not self.covers(spoken, w))
        kinds = self._beginnings(figure.account)  # "lapsi" itself rather than "lapsiryhmä"
        said -= 0.3 * sum(len(w.low) for w in telling if w.keys & kinds)
        said += 0.2 * sum(len(w.low) for w in words if w.low in whose and self.covers(near, w))
        return (len(covered) + _KIN * len(kin)) / len(telling), said

    def _tells_staff(self, stored: StoredFigure) -> bool:
        """Whether a number is of those who work somewhere, by its own name or since its sentence says that they are employed."""
        figure = stored.figure
        label = figure.row_label if not figure.sentence else ""  # what a target is about names none of the numbers told of it
        named = any(key in sense_words("staff") for key in self.keys(f"{figure.account} {label}"))
        employed = any(word.lower().startswith(sense_list("employed")) for word in figure.sentence.split())
        return figure.number_unit in ("persons", "htv", "count") and (named or employed)

    def is_part(self, stored: StoredFigure, explained: Explained) -> bool:
        """Whether a figure is that of a place or thing with a name of its own that the question leaves out."""
        figure, report = stored.figure, self.ledger.report(stored)
        printed = figure.sentence.split()
        proper = {w.strip(".,:;()”") for before, w in pairwise(printed) if w[:1].isupper() and not w.isupper() and not before.endswith((".", ":", "!", "?"))}
        own = [w for w in figure.account.split() if (not COMPANY.match(w) and w in proper) or (w[:1].lower() + w[1:] in proper and not COMPANY.match(w))]
        doer = unsaid_doer(explained, stored, self.analyser) if own else frozenset[str]()
        own = [w for w in own if w.strip(",").lower() not in doer]
        known = self.keys(" ".join([figure.unit, report.municipality, *figure.unit_path]))
        return any(not self.keys(w) & known and not any(self.covers(self.keys(w), t) for t in explained.reading.tokens if t.kind == "word") for w in own)

    def is_change(self, stored: StoredFigure) -> bool:
        """Whether a number says by how much something grew or shrank: "vähenee yhdellä", "nousi 15 eurolla", "14 lasta vähemmän"."""
        sentence, text = stored.figure.sentence, stored.figure.text
        before, found, after = sentence.partition(text)
        if not found:
            return False
        following = [word.strip(".,;:()").lower() for word in after.split()[:2]]
        if more_words() & set(following):
            return True
        near = [*text.lower().split()[-1:], *following[:1]]
        if is_growth(stored.figure.account, self.analyser) or tells_addition(stored.figure.account):
            return True
        if has_moved(stored.figure.account, self.analyser) and not self.is_level(stored):
            return True
        by = any(r.case == "ulkoolento" and r.kind in ("nimisana", "lukusana") for word in near for r in readings(word)[:1])
        words = [word.strip(".,;:()").lower() for word in (*before.split(), *after.split())]
        groups = {g for word in words for lemma in self.analyser.lemmas(word) for g in near_words().get(lemma, ())}
        deeds = {g for word in words for r in readings(word)[:1] if r.kind == "teonsana" for g in near_words().get(r.lemma, ())}
        return by and bool(groups & {"grow", "shrink"} or deeds & {"better", "worse"})

    def tells_change(self, stored: StoredFigure) -> bool:
        """Whether a number is itself a change: by how much something grew, or one whose own name says so ("lisäys")."""
        groups = groups_of(self.keys(stored.figure.account))
        return self.is_change(stored) or stored.figure.measure in ("change", "change_percent") or bool(groups & {"grow", "shrink", "compare", "lose"})

    def is_told_change(self, stored: StoredFigure) -> bool:
        """Whether a number's own name says by how much something grew or shrank: "Aktivointiaste laskenut", "Liikevaihto, vähemmän"."""
        return bool({"grow", "shrink"} & self._ways(stored)) and self.tells_change(stored)

    def _ways(self, stored: StoredFigure) -> set[str]:
        """Which way the name of a number says that something went: grow, shrink."""
        named = [near_words().get(key, frozenset()) for key in self.keys(stored.figure.account)]
        return {g for groups in named if not groups & {"large", "small"} for g in groups} & {"grow", "shrink"}

    def is_level(self, stored: StoredFigure) -> bool:
        """Whether a number is what something came from or to: "kasvoi 54,4 prosentista 58,2 prosenttiin"."""
        _, found, after = parted_at(stored.figure.sentence, stored.figure.text)
        near = [stored.figure.text.split()[-1], *after.split()[:1]] if found else []
        cases = {r.case for word in near for r in readings(word.strip(".,;:()").lower()) if r.kind in ("nimisana", "lukusana")}
        return bool(cases & {"sisatulento", "sisaeronto"})

    def goes_against(self, query: Query, stored: StoredFigure) -> bool:
        """Whether a number tells that something grew where the question says that it shrank, or the other way."""
        asked = {"up": "grow", "down": "shrink"}.get(query.direction or "")
        ways = self._ways(stored)
        return asked is not None and bool(ways) and asked not in ways

    def of_another(self, stored: StoredFigure, words: Sequence[Token]) -> bool:
        """Whether a word stands only by a later number of the same sentence, or behind its semicolon: "alakouluissa oli 20 ja yläkouluissa 30"."""
        figure = stored.figure
        clauses = figure.sentence.split("; ")
        told = next((n for n, clause in enumerate(clauses) if figure.text in clause), None)
        if told is not None and len(clauses) > 1:
            own = self.keys(f"{figure.account} {clauses[told]}")
            rest = self.keys(" ".join(clauses[:told] + clauses[told + 1 :]))
            if any(self.covers(rest, w) and not self.covers(own, w) for w in words):
                return True
        before, found, after = parted_at(figure.sentence, figure.text)
        of_them = _OF_THEM.search(after)
        if found and of_them is not None:  # "187 lasta, joista 21 oli vuorohoidossa"
            own, part = self.keys(f"{figure.account} {before} {after[: of_them.start()]}"), self.keys(of_them["part"])
            if any(self.covers(part, w) and not self.covers(own, w) for w in words):
                return True
        tail = _LATER.match(after)
        if not found or tail is None:
            return False
        own = self.keys(f"{figure.account} {before} {tail['own']}")
        while tail is not None:  # "Koelassa 21 450 ha, Aaltola 3 610 ha ja Suvela 2 980 ha"
            later = self._heads(tail["later"])
            if any(self.covers(later, w) and not self.covers(own, w) for w in words):
                return True
            after = after[tail.end() :]
            tail = _LATER.match(after)
        return False

    def done_by_some(self, stored: StoredFigure, explained: Explained) -> bool:
        """Whether what is asked was done by some of those that a number counts alone: the 148 of "148 kävi, joista 39 perusti yrityksen"."""
        before, found, after = parted_at(stored.figure.sentence, stored.figure.text)
        some = _OF_THEM.search(after) or _SOME_OF_THEM.search(after)
        if not found or some is None:
            return False
        own, part = self._lemmas(f"{before} {after[: some.start()]}"), self._lemmas(some["part"])
        verbs = [t for t in (explained.tokens[i] for i in explained.own) if any(r.finite for r in readings(t.low))]
        return any(t.keys & part and not t.keys & own for t in verbs)

    def is_turned(self, stored: StoredFigure, explained: Explained) -> bool:
        """Whether the company that the question has as the one that does something is in the sentence the one to or from whom: "Oy:lle"."""
        tokens = explained.tokens
        bare = [(before, form) for before, form in pairwise(tokens) if COMPANY.fullmatch(form.text) and ":" not in form.text]
        names = [before.text for before, _ in bare if before.text[:1].isupper()]
        return any(re.search(rf"{re.escape(name)}\s+(?:Oyj?|Ab|Ky|ry):l(?:le|tä)\b", stored.figure.sentence) for name in names)

    def is_plan(self, stored: StoredFigure) -> bool:
        """Whether a sentence gives what is decided or planned, and no word for what was spent."""
        lemmas = self._lemmas(stored.figure.sentence)
        if lemmas & spending_words():  # "on varattu 2 milj. euroa, josta on käytetty 0,8 milj. euroa": each number has its own word
            own = self._lemmas(_own_words(stored.figure))
            return bool(own & planning_words()) and not own & spending_words()
        return bool(lemmas & planning_words())

    def _lemmas(self, text: str) -> frozenset[str]:
        return frozenset(lemma for word in words_of(text) for lemma in self.analyser.lemmas(word))

    def _heads(self, text: str) -> frozenset[str]:
        """The base forms of a text's words and what they are derived from, of compounds the last part alone: "koulunkäynninohjaajia" are no "koulu"."""
        found = words_of(text)
        return self._lemmas(text) | frozenset(key for word in found for key in (*self.analyser.parts(word)[-1:], *self.analyser.roots(word)))

    def narrower(self, noun: Token, telling: Sequence[Token], stored: StoredFigure) -> bool:
        """Whether a question asks only how many there are and the number is of some of them: "montako oppilasta" and pupils in clubs."""
        figure = stored.figure
        if parted_at(figure.sentence, figure.text)[0].lower().split()[-1:] in [[word] for word in sense_words("in_all")]:  # "yhteensä 924 asuntoa"
            return False
        if self._is_some_of_them(noun, figure):
            return False
        near = near_words()
        whose = self.keys(" ".join([figure.unit, *figure.unit_path, self.ledger.report(stored).municipality]))
        kin = {group for key in whose for group in near.get(key, ())}

        def of_unit(word: Token) -> bool:
            return self.covers(whose, word) or any(kin & near.get(key, frozenset()) for key in word.keys)

        if any(w.low != noun.low and not of_unit(w) for w in telling):
            return False
        asked = frozenset(key for w in telling for key in (*w.keys, *w.roots, *w.parts))
        named = [word_token(w, self.analyser) for w in name_words(figure.account) if len(w) > 3]
        nouns = [
            w
            for w in named
            if not w.keys & (filler_words() | sense_words("single_piece"))
            and w.low not in sense_words("still_left")
            and any(r.kind == "nimisana" for r in readings(w.low)[:1])
        ]
        return any(not self.covers(asked | whose, w) and not of_unit(w) for w in nouns)

    def _is_some_of_them(self, noun: Token, figure: Figure) -> bool:
        """Whether a number tells how many of those counted before are what is asked: "henkilöstöä oli 58, heistä 43 lomittajia"."""
        part = _OF_THEM.search(figure.sentence)
        behind = parted_at(part["part"], figure.text)[2].split() if part is not None else []
        return bool(behind) and any(r.case == "osanto" and r.plural and r.lemma in noun.keys for r in readings(behind[0].strip(".,;:()").lower()))

    @staticmethod
    def is_of_them(figure: Figure) -> bool:
        """Whether a number counts some of what its sentence has counted before: 318 of "käyntejä oli 2 135, joista päivystyksessä 318"."""
        part = _OF_THEM.search(figure.sentence)
        return part is not None and place_of(figure.sentence, figure.text) >= part.start()

    def is_named(self, stored: StoredFigure, words: Sequence[Token], which: Sequence[Token], whose: Sequence[str] = ()) -> bool:
        """Whether the figure's own name says nearly all of the words: what a question that asks for no amount must name."""
        figure = stored.figure
        own = self.keys(" ".join([figure.account, figure.unit, figure.number_unit]))
        units = {w.low for n in whose if self.says_whose([n], stored) for w in words if w.low.rstrip(":n") in n.lower() or COMPANY.match(w.text)}
        words = [w for w in words if w.low not in units] or words
        if any(self._only_owns(figure.account, w) for w in words if w not in which and self._is_nominative(w) and w.low in w.keys):
            return False  # "mikä on hukkavesi" of "hukkaveden osuus"
        heads = [w for w in words if w in which or (not w.text.isupper() and self._is_nominative(w))]
        kin = groups_of(self.keys(figure.unit))  # "päivähoito" of the unit Varhaiskasvatus
        beside = self.keys(figure.sentence) if which and all(self._is_head(own, w) for w in which) else frozenset()  # "minkä arvosanan huoltajat antoivat"
        meant = own | beside | self._meant_by(figure)
        told = sum(self.covers(meant, w) or bool(groups_of(w.keys) & kin) for w in words)
        return told >= max(1, len(words) - 1) and all(self._is_head(own | beside, w) or groups_of(w.keys) & kin for w in heads)

    def _meant_by(self, figure: Figure) -> frozenset[str]:
        """The words that a name takes up in short: "Katujen kuntokyselyyn" of "kyselyn yleisarvosana" behind it in one sentence."""
        owners = {r.lemma for word in words_of(figure.account)[:-1] for r in readings(word.lower()) if r.case == "omanto"}
        said = words_of(parted_at(figure.sentence, figure.text)[0]) if owners else []
        long = [n for n, word in enumerate(said) if len(parts := self.analyser.parts(word.lower())) > 1 and parts[-1] in owners]
        return self.keys(" ".join(word for n in long for word in said[max(0, n - 1) : n + 1])) if long else frozenset()

    def _is_nominative(self, word: Token) -> bool:
        """Whether a word stands in the nominative; one typed without its dots is judged by its known spellings."""
        low = word.corrected or word.low
        spellings = [low] if self.analyser.known(low) else sorted(word.keys)
        return any(r.case == "nimento" for spelling in spellings for r in readings(spelling))

    def _only_owns(self, account: str, word: Token) -> bool:
        """Whether a name holds a noun only in the genitive, and does not end in it ("siivous arvosanan"): "hukkavesi" in "hukkaveden osuus"."""
        held = [w for w in words_of(account) if word.keys & set(self.analyser.lemmas(w))]
        if held and account.endswith(held[-1]) and any(r.case == "omanto" for r in readings(held[-1].lower())):
            return False
        return bool(held) and all({r.case for r in readings(w.lower())} <= {"omanto", "sisaeronto"} for w in held)

    def _is_head(self, own: frozenset[str], word: Token) -> bool:
        """Whether a name says a word itself, not only what a compound begins with: "tilintarkastus" is no "tilintarkastusyhteisö"."""
        return self.covers(own, word) and (
            not word.parts or bool(own & word.keys) or word.parts[-1] in {*own, *counting_words()} or not any(p in own for p in word.parts)
        )

    def measured(self, explained: Explained) -> Token | None:
        """The unit of measure that is asked for: "montako kilometriä"; None for things that are counted."""
        asks = explained.tagged("ask:many")
        token = explained.tokens[asks[0].end] if asks and asks[0].end < len(explained.tokens) else None
        if not asks:
            return next((t for t in explained.tokens if unit_told_in(t) not in (None, "EUR", "%", "pp", *_COUNTS)), None)
        return token if token is not None and token.kind == "word" and unit_of_word(token.low) not in (None, "EUR", "%", "pp", *_COUNTS) else None

    def noun(self, explained: Explained) -> Token | None:
        """What is counted: the word after "montako"; None for euros, per cents and units of measure."""
        if self.measured(explained) is not None:
            return None
        for at, (before, token) in enumerate(pairwise(explained.tokens)):
            if (
                token.keys & {"määrä", "lukumäärä", "lkm"}
                and not _names_money(at, token, explained)
                and not ("määrä" in token.keys and before.any_keys & sense_words("owed_money"))
                and not explained.has("want:EUR", "money")
                and before.kind == "word"
                and any(r.case == "omanto" for r in readings(before.low))
            ):
                return before  # "kerhojen määrä"
        asks = explained.tagged("ask:many")
        if not asks:
            return self.counted_compound(explained)
        if asks[0].end >= len(explained.tokens):
            return None
        span = next((s for s in explained.spans if s.start == asks[0].end), None)
        if span is not None and any(t.startswith("want:") for t in span.tags):
            return None
        following = explained.tokens[asks[0].end : asks[0].end + 2]
        after = next((s for s in explained.spans if s.start == asks[0].end), None)
        if after is not None and after.period is not None:  # "pidetyt kerhot, lkm 1–3/2025"
            earlier = explained.tokens[: asks[0].start]
            return next((t for t in reversed(earlier) if any(r.kind == "nimisana" for r in readings(t.corrected or t.low))), None)
        told = explained.tokens[asks[0].end - 1].low
        if _asks_people(explained):
            return None
        if told.startswith(_IN_HOW_MANY):  # "monessako puistossa leikkureita on": parks
            return explained.tokens[asks[0].end]
        if told in ("moni", "moniko"):  # "kuinka moni osallistui", "kuinka moni rakennuksista", "kuinka moni opiskelija"
            return next((t for t in following if any(r.kind == "nimisana" and r.case == "nimento" for r in readings(t.low))), None)
        if any(r.finite for r in readings(following[0].low)) and not _is_counted(following[0]):  # "montako osallistui"
            return None
        names = {i for s in explained.spans if s.has("municipality") or s.period is not None for i in range(s.start, s.end)}
        places = [i for i in range(asks[0].end, min(asks[0].end + 4, len(explained.tokens))) if i not in names]
        counted = next((explained.tokens[i] for i in places if _is_counted(explained.tokens[i])), None)
        return counted or explained.tokens[places[0] if places else asks[0].end]

    def counted_compound(self, explained: Explained) -> Token | None:
        """Who is counted, where a question asks for a number by a compound alone: the "vastaaja" of "kyselyn vastaajamäärä"."""
        if explained.has("ask:many", "ask:amount", "up", "down", "more", "less", "op:change"):
            return None
        for i in explained.open:
            found = pieces(explained.tokens[i])
            if len(found) == 2 and found[-1] & {"määrä", "lukumäärä"}:
                front = word_token(next(iter(found[0])), self.analyser)
                if any(key.endswith(("ja", "jä")) for key in front.keys) and (front.roots or groups_of(front.keys)):
                    return front
        return None

    def speaks_of(self, thing: Token, stored: StoredFigure) -> bool:
        """Whether a number's sentence, name or row has what "paljonko" asks for; people who come somewhere go by several names: "yleisöä", "vierailijaa"."""
        figure = stored.figure
        told = [w for n, w in enumerate(figure.sentence.split()) if n == 0 or not w[:1].isupper()]  # "Härmänmaan" speaks of no land
        text = " ".join([*told, figure.account, figure.row_label])
        held = self._heads(text) if figure.number_unit in ("count", "persons") else self.keys(text)
        return self.covers(held, thing) or (figure.number_unit == "persons" and bool(groups_of(thing.keys) & groups_of(held) - BROAD))

    def counted(self, noun: Token, stored: StoredFigure) -> bool:
        """Whether a figure counts that, or counts nothing."""
        return stored.figure.number_unit not in ("count", "persons") or self._counted_noun(noun, stored)

    def _counted_noun(self, noun: Token, stored: StoredFigure) -> bool:
        """Whether what is counted stands right after the number, or nothing else does and the sentence speaks of it."""
        figure = stored.figure
        unit = with_unit(Decimal(2), figure.number_unit).partition(" ")[2]
        at = place_of(figure.sentence, figure.text)
        rest = figure.sentence[at + len(figure.text) :] if at >= 0 else ""
        after = rest.split()[:3]
        if figure.number_unit == "kertaa" and figure.account.lower() in noun.keys:  # "koulutuksia järjestetään 6 x 2 h"
            return True
        if self.covers(self.keys(unit), noun) or (figure.number_unit == "persons" and noun.keys & anyone_words()):
            return True
        if is_anywhere(noun, stored):
            return True
        before, behind = clause_of(figure.sentence, figure.text)
        if figure.number_unit == "persons" and does(noun, before, self.analyser):  # "hakijoita" of "lukioon haki 70 nuorta"
            return True
        if figure.number_unit in _COUNTS and given_to_each(noun, before, behind, self.analyser):
            return True
        simple = _simple_parts(noun)
        if figure.number_unit not in _COUNTS and not self.keys(unit) & set(simple[-1:]):  # kilometres of roads are no number of roads
            return False
        if figure.number_unit not in _COUNTS and len(simple) > 1 and set(simple) - self.keys(unit) <= self.keys(f"{figure.account} {before}"):
            return True  # "sairauspoissaoloja oli 14,8 päivää" of days of absence
        for word in after:
            low = word.strip(".,;:()").lower()
            keys = self.keys(low)
            if self._is_kind_of(low, noun):
                return False
            if self._said_in_two(noun, self.keys(f"{figure.account} {before}"), keys):
                return True
            if keys & sense_words("single_piece") and self.covers(self.keys(before), noun):  # "kesäkukkia on istutettu 5 400 tainta"
                return True
            if self.covers(keys, noun) or any(near_words().get(k, frozenset()) & {g for key in keys for g in near_words().get(key, ())} for k in noun.keys):
                return True
            if not any(r.kind in ("laatusana", "lukusana", "nimisana_laatusana") or r.case == "omanto" for r in readings(low)):
                break
        counted = counted_before(figure.sentence[:at] if at >= 0 else "")
        if counted and self.keys(counted) & set(simple[-1:]) and self.covers(self.keys(figure.row_label), noun):
            return True  # "seteleitä myönnettiin 163" in the row "Nuorten kesätyöseteli"
        if counted and not self.covers(self.keys(counted), noun) and not groups_of(noun.keys) & groups_of(self.keys(counted)):
            return False  # "aloituspaikkoja oli" of "hakijoita"
        if counted and after and self.covers(self.keys(counted), noun) and after[0].lower() in sense_words("time_behind"):
            return True  # "etäkäyntejä tehtiin 480 kauden aikana"
        if at > 0 and _ends_name(figure.sentence[:at]):  # "Asunto Oy Tilhi 1 ja 2"
            return False
        if self._counts_other(noun, figure.sentence, figure.text):  # "170 oppilasta, ja kerhoja on järjestetty 26"
            return False
        several = [w for w in words_of(before) if any(r.kind == "nimisana" and r.case == "osanto" and r.plural for r in readings(w.lower())[:1])]
        ends = {key for w in several for key in self.analyser.lemmas(w) if len(key) > 2}  # "kokeita" of the "ylioppilaskoe" that the sentence has named
        if several and not any(
            self.covers(self.keys(w), noun)
            or groups_of(self.keys(w)) & groups_of(noun.keys)
            or any(key.endswith(part) for key in noun.keys for part in ends.intersection(noun.parts))
            for w in several
        ):
            return False  # "…, ja uusia penkkejä on hankittu 22" counts no flowers
        bare = not rest.strip() or rest.strip()[0] in ".,;)–" or (after[:1] and after[0].lower() in ("kertaa", "kpl", "ja"))
        spoken = self.keys(f"{figure.account} {figure.sentence}")
        return bool(bare) and (self.covers(spoken, noun) or bool(groups_of(noun.keys) & groups_of(spoken)))

    def _counts_other(self, noun: Token, sentence: str, printed: str) -> bool:
        """Whether another number of a sentence counts what is asked, by the word right behind it."""
        groups = groups_of(noun.keys)
        if sense_words("of_them") & {w.lower() for w in clause_of(sentence, printed)[0].split()}:  # "25 rakennusta, ja niistä 7"
            return False
        part = _OF_THEM.search(sentence)  # "kursseja pidettiin 12, joista 5 verkkokursseja"
        whole = sentence[: part.start()] if part is not None and 0 <= place_of(sentence, printed) < part.start() else sentence
        for number, word in _NUMBER_OF.findall(whole):
            keys = self.keys(word)
            if number not in printed and printed not in number and (self.covers(keys, noun) or groups_of(keys) & groups):
                return True
        return False

    def _is_kind_of(self, counted: str, noun: Token) -> bool:
        """Whether a word counts only some of what is asked: "teollisuustonttikauppaa" of "tonttikauppoja"."""
        return any(lemma != key and lemma.endswith(key) for lemma in self.analyser.lemmas(counted) for key in noun.keys if len(key) > 3)

    def _units_but(self, left_out: set[str]) -> tuple[str, ...]:
        """The units of the numbers in prose, without some."""
        return tuple(dict.fromkeys(unit for f in self.ledger.prose() if (unit := f.figure.number_unit) not in left_out))

    def wanted_units(self, query: Query, explained: Explained, near: bool = False) -> tuple[str, ...] | None:
        """The units of which an answer must be one; None for any."""
        if query.wanted_unit == "%" or query.wanted_unit == "pp":
            return ("%", "pp")
        if near and explained.has("op:share"):
            return ("%",)
        if explained.has("ratio:resident"):  # the whole amount tells nothing for each resident
            if query.wanted_unit == "EUR" or not explained.has("ask:many"):
                return (RESIDENT,)
            return self._units_but({"EUR"})
        if explained.has("op:mean") and explained.has("ask:which"):  # a "keskikorko" has a unit of its own
            return ("ratio",) if any(t.low.startswith("keskiarv") for t in explained.tokens) else None
        if asks_times(explained):
            return ("kertaa",)
        if explained.has("ask:length"):
            return _TIMES
        if explained.has("ask:extent"):
            return (*_TIMES, "m", "km")
        if query.wanted_unit == "EUR":
            priced = explained.has("up", "down", "moves") and not any(t.low.startswith(("euro", "€")) for t in explained.tokens)
            return ("EUR", "%") if priced else ("EUR",)  # "paljonko hinnat nousivat"
        if explained.has("op:share") and explained.has("ask:amount"):
            return ("%",)
        if explained.has("lasts"):  # "kassan riittävyys"
            return ("days",)
        if explained.has("want:persons") or _asks_people(explained):
            return ("persons",)
        if not explained.has("ask:many") and any(t.keys & {"suuruinen", "suuruus"} for t in explained.tokens):  # "minkä suuruinen seteli oli" counts nothing
            return self._units_but(set(_COUNTS))
        measured = self.measured(explained)
        if measured is not None:
            return (unit_of_word(measured.low) or unit_told_in(measured) or "",)
        if explained.has("ask:amount") and not explained.has("ask:many", "spend") and any(s.has("account_word") for s in explained.spans):
            return ("EUR", "%", "pp")  # a row of a statement is no number of days
        asks = explained.has("ask:amount", "ask:which") or not any(t.startswith("ask:") for t in explained.tags)
        if asks and any(t.low in sense_words("worth") for t in explained.tokens):  # "paljonko setelin arvo on"
            return ("EUR", "%", "pp", "ratio")
        if explained.has("ask:many"):
            marks = set() if explained.has("op:mean", "ratio") or self.noun(explained) is None else {"ratio"}  # a mark counts nothing
            return self._units_but({"EUR", "%", "pp"} | marks)
        if explained.has("spend", "money") and explained.has("ask:amount"):
            thing = None if explained.has("money") else counted_thing(explained) or asked_thing(explained)
            stuff = thing is not None and not any(key.endswith(money_tails()) for key in thing.keys)  # "paljonko sähköä kului"
            others = {"EUR", "%", "pp", "ratio", *(() if counted_thing(explained) else _COUNTS)}
            return self._units_but(others) if stuff else ("EUR",)
        if any(map(_is_headcount, explained.tokens)):
            return ("persons", "htv")
        if self.counted_compound(explained) is not None:
            return _COUNTS
        keys = [key for i in explained.open for key in explained.tokens[i].keys]
        sizes = [units for tail, units in number_nouns().items() if "|" in units and any(key.endswith(tail) for key in keys)]  # "yhteispinta-ala"
        return tuple(sizes[0].split("|")) if near and sizes else None

    def in_time(self, query: Query, stored: StoredFigure) -> bool:
        """Whether a figure is of the times that the question names."""
        if self.since(query, stored):
            return True
        beside = year_beside(stored)
        period, years = stored.figure.period, [p.year for p in query.periods if p.kind == "year" and p.year is not None]
        lasting = stored.figure.number_unit in ("%", "pp", "ratio")  # a rate of several years is that of each
        if years and period.start.year < period.end.year and len(years) == len(query.periods) and not lasting:  # "vuosina 2026–2028" is of no one
            return (min(years), max(years)) == (period.start.year, period.end.year)
        for spec in query.periods:
            if beside is not None and spec.kind == "year" and spec.year is not None and spec.year != beside:
                return False
            if spec.kind == "prior" and spec.last is None and query.direction is not None and self.is_told_change(stored) and _over_years(spec.back, stored):
                continue  # "on pudonnut vuoden takaisesta": the change itself is told
            report = self.ledger.report(stored)
            if spec.kind == "prior" and query.direction is None and self._of_year_before(spec, stored, report):
                continue
            if spec.kind in ("prior", "previous_report"):
                return False
            own = period_fits(spec, stored.figure, "actual")
            part = spec.kind == "span" and spec.first not in (None, 1)  # a quarter's own number is not the report's accumulation
            of_report = (
                not part
                and not _tells_other_month(spec, stored.figure)
                and (spec.kind != "month" or _says_month(spec, stored.figure))
                and report.period is not None
                and not _tells_its_year(stored.figure, report.period.end.year)
                and spec.year in (None, report.period.end.year)
                and (
                    spec.kind in ("early", "latest")
                    or (spec.last in (None, report.period.end.month) and (spec.kind != "year" or _full(report) or not self._has_full(report, spec.year)))
                )
            )
            own = own or _of_month(spec, stored.figure) or _at_month_end(spec, stored.figure)
            dated = spec.day is not None and spec.last is not None and f"{spec.day}.{spec.last}." in stored.figure.sentence
            if not own and not of_report and not dated:
                return False
        return True

    def _of_year_before(self, spec: PeriodSpec, stored: StoredFigure, report: Report) -> bool:
        """Whether a number is of all of the year that lies so many before the report's: "viime vuonna syntyi 44 lasta"."""
        period, ends = stored.figure.period, report.period
        asked = ends.end.year - spec.back if ends is not None and spec.last is None and spec.year in (None, ends.end.year) else None
        return whole_year(period) and period.end.year == asked

    def since(self, query: Query, stored: StoredFigure) -> bool:
        """Whether a number tells a change from the year before its own, where the question names that year as what it is counted from."""
        end = stored.figure.period.end.year
        years = [spec.year for spec in query.periods if spec.kind == "year"]
        counted = sorted(y for y in years if y is not None) == [end - 1, end] or (years == [end - 1] and "compared_to" in query.extra)
        return counted and len(years) == len(query.periods) and query.direction is not None and self.is_told_change(stored)

    def _has_full(self, report: Report, year: int | None) -> bool:
        """Whether a report of the whole year is there beside this one."""
        return any(
            _full(other) and other.municipality == report.municipality and other.period.end.year == year
            for other in self.ledger.vocabulary.reports.values()
            if other.period
        )

    def neighbours(self, stored: StoredFigure) -> frozenset[str]:
        """Base forms of the sentences that stand around the figure's in its passage, or of the other cells of its row."""
        figure = stored.figure
        if figure.table is not None and figure.row is not None:
            table = self.ledger.store.table(stored.report_id, figure.table)
            row = table.rows[figure.row] if table is not None and figure.row < len(table.rows) else None
            cells = [cell.text for cell in row.cells if cell is not None] if row is not None else []
            return self.keys(" ".join(text for text in cells if not (is_office(text) and len(text.split()) < 4)))  # who answers for it is not what it is
        lines, at = self.lines(stored.report_id), self._place(stored)
        if at < 0:
            return frozenset()
        keys = set(self.keys(self._title(stored)))
        for line in lines[max(0, at - 2) : at + 2]:
            if line.passage_id == lines[at].passage_id:
                keys |= line.keys
        return frozenset(keys)

    def _place(self, stored: StoredFigure) -> int:
        """Where among its report's sentences a figure's own stands, by how it begins; -1 where none does."""
        begins = stored.figure.sentence[:80]
        at = self._places.get((stored.report_id, begins))
        if at is None:
            found = (i for i, line in enumerate(self.lines(stored.report_id)) if begins and begins in line.text)
            at = self._places[stored.report_id, begins] = next(found, -1)
        return at

    def lines(self, report_id: str) -> tuple[Line, ...]:
        """Every sentence of a report's passages."""
        if report_id not in self._lines:
            passages = self.ledger.store.all_passages(report_id)
            self._lines[report_id] = tuple(line for p in passages for line in self._split(report_id, p))
        return self._lines[report_id]

    def _split(self, report_id: str, passage: Passage) -> Iterator[Line]:
        section_keys = self.keys(" ".join(passage.section))
        index = 0
        for number, paragraph in enumerate(passage.text.split("\n")):
            place = passage.places[min(number, len(passage.places) - 1)]
            for text in [paragraph] if passage.kind == "table" else sentences(paragraph):
                if text.strip():
                    yield Line(report_id, text.strip(), place, passage.section, self.keys(text), section_keys, index, passage.passage_id)
                    index += 1

    def _beginnings(self, text: str) -> frozenset[str]:
        """What compounds of a text begin with and no word of it is or ends with, but for those that only count: "lapsiryhmä" → lapsi."""
        found = words_of(text)
        ends = {end for word in found for end in (*self.analyser.lemmas(word), *self.analyser.parts(word)[-1:])}
        begun = {part for word in found if (parts := self.analyser.parts(word)) and parts[-1] not in counting_words() for part in parts[:-1]}
        return frozenset(begun - ends)

    def keys(self, text: str) -> frozenset[str]:
        """The index terms of a text, a municipality's name as no more than a name ("Vesivaara" tells of no water), and the adjectives of its adverbs."""
        named = [m[0] for m in self._towns.finditer(text)]
        found = [*self.analyser.keys(self._towns.sub(" ", text)), *(lemma for name in named for lemma in self.analyser.lemmas(name.lower()))]
        return frozenset(found).union(a for key in found if (a := adjective_of(key)) is not None)


@cache
def more_words() -> frozenset[str]:
    """Words behind a number that make it a difference: "14 lasta vähemmän"."""
    return frozenset(row["pattern"] for row in read_table("prose_units") if row["match"] == "more")


def asks_times(explained: Explained) -> bool:
    """Whether it is asked how many times something took place, not how many times as much: "kuinka monta kertaa kerhoja pidettiin"."""
    asked = any(explained.tokens[s.start].low.startswith(("kuinka", "mont", "moni")) for s in explained.tagged("ratio"))
    return asked and not explained.has("than", "more", "less")


def unit_told_in(token: Token) -> str | None:
    """The unit of measure in which a number is asked for: "riittävyys päivinä"; None for other words."""
    if token.kind != "word" or not token.low.endswith(("ina", "inä")) or not any(r.case == "olento" and r.plural for r in readings(token.low)):
        return None
    return next((unit for word in (token.low, *(r.lemma for r in readings(token.low))) if (unit := unit_of_word(word)) is not None), None)


def _asks_people(explained: Explained) -> bool:
    """Whether a verb stands right behind "monelle", "monella": "kuinka monelle annettiin seteli" asks of people."""
    ends = [s.end for s in explained.tagged("ask:many") if explained.tokens[s.end - 1].low.startswith(_TO_HOW_MANY)]
    return any(end < len(explained.tokens) and any(r.finite for r in readings(explained.tokens[end].low)) for end in ends)


def _names_money(at: int, token: Token, explained: Explained) -> bool:
    """Whether the word at a place is a row of a statement, of whose amount "määrä" asks: "kassavarojen määrä"; a number of things counts."""
    held = explained.vocabulary.by_account
    named = [c for s in explained.spans if s.end == at + 1 for c in s.concepts if c.kind in ("account_word", "subject")]
    rows = [subject for c in named if c.kind == "subject" for key in c.values for subject in held.get(key, ())]
    return "määrä" in token.keys and bool(named) and all(subject.subject_kind == "account" for subject in rows)


def _is_headcount(token: Token) -> bool:
    """Whether a word asks how many people work somewhere: "henkilöstömäärä"."""
    return any(key.endswith("määrä") and key in sense_words("staff") for key in token.keys)


def _bare(name: str) -> str:
    """A unit's name without its legal form and the end that cases change, in lower case."""
    return COMPANY.sub("", name).strip().lower()[:-2]


def _over_years(years: int, stored: StoredFigure) -> bool:
    """Whether a sentence tells of so many years: "viidessä vuodessa"; a change from the year before need not say so."""
    sentence = stored.figure.sentence
    return years == 1 or ("vuode" in sentence.lower() and any(n.value == years for n in find_numerals(sentence)))


def _of_month(spec: PeriodSpec, figure: Figure) -> bool:
    """Whether a figure that does not add up over months is of the last month named: "aktivointiaste 2/2025"."""
    period = figure.period
    month = (period.start.year, period.start.month) == (period.end.year, period.end.month)
    asked = spec.last is not None and spec.first in (None, 1, spec.last) and spec.year in (None, period.end.year)
    return month and asked and spec.last == period.end.month and figure.number_unit in ("%", "ratio")


def _at_month_end(spec: PeriodSpec, figure: Figure) -> bool:
    """Whether a figure's sentence tells how something stood at the end of the month up to which is asked: "Asukkaita oli elokuun lopussa 5 120"."""
    start, end = figure.period.start, figure.period.end
    if spec.kind != "to_date" or spec.day is not None or spec.last is None or (start.year, start.month) != (end.year, end.month):
        return False
    ends = "|".join(sense_words("at_the_end"))
    said = re.search(rf"\b{month_stems()[spec.last - 1]}kuun(?: \d{{4}})? (?:{ends})\b", figure.sentence.lower())
    return said is not None and end.month == spec.last and spec.year in (None, end.year)


def _says_month(spec: PeriodSpec, figure: Figure) -> bool:
    """Whether a figure's sentence names the month asked, or tells in the present how something stands at the end of its report: "oppilaita on 212"."""
    clause = " ".join(clause_of(figure.sentence, figure.text))
    done = any(r.participle and r.case == "nimento" for word in words_of(clause) for r in readings(word.lower())[:1])  # "on tehty"
    stands = is_present(clause, frozenset({"olla"}), frozenset()) and not done
    return stands or (spec.last is not None and f"{month_stems()[spec.last - 1]}kuu" in figure.sentence.lower())


def _tells_other_month(spec: PeriodSpec, figure: Figure) -> bool:
    """Whether a figure is of one month, and another than the last one asked: "helmikuussa 20,2 prosenttia"."""
    start, end = figure.period.start, figure.period.end
    return spec.last is not None and start < end and (start.year, start.month) == (end.year, end.month) and end.month != spec.last


def _tells_its_year(figure: Figure, year: int) -> bool:
    """Whether a sentence names the year that its number is of, and that is another than the report's."""
    own = figure.period.end.year
    return own != year and str(own) in figure.sentence and str(year) not in figure.sentence


def _ends_name(text: str) -> bool:
    """Whether a text ends with a name inside its sentence, of which a number behind it is a part."""
    found = text.split()
    return len(found) > 1 and found[-1][:1].isupper() and not found[-2].endswith((".", ":", "!", "?")) and found[-1].isalpha()


def _is_counted(token: Token) -> bool:
    """Whether a word is a noun in the partitive, as what is counted: "montako kunnan työntekijää"."""
    return any(r.kind == "nimisana" and r.case == "osanto" for r in readings(token.corrected or token.low))


def _is_where(token: Token) -> bool:
    """Whether a word tells where something is, which a heading may say: "varhaiskasvatuksessa"."""
    return any(r.case in ("sisaolento", "ulkoolento") for r in readings(token.corrected or token.low))


def is_anywhere(word: Token, stored: StoredFigure) -> bool:
    """Whether a word asks in how many places, of whatever kind, and a number counts such: "monessako paikassa" of "11 kohteessa"."""
    asks = bool(word.keys & sense_words("any_place")) and stored.figure.number_unit == "count" and _is_inside(word.low)
    return asks and any(map(_is_inside, words_of(parted_at(stored.figure.sentence, stored.figure.text)[2])[:1]))


def _is_inside(word: str) -> bool:
    """Whether a word is a noun that says in what something is: "kohteessa"."""
    return any(r.kind == "nimisana" and r.case == "sisaolento" for r in readings(word.lower())[:1])


def _says_where(sentence: str) -> bool:
    """Whether a sentence says itself where something is."""
    return any(r.case in ("sisaolento", "ulkoolento") for word in words_of(sentence) for r in readings(word)[:1])


def _is_genitive(token: Token) -> bool:
    return any(r.case == "omanto" for r in readings(token.corrected or token.low))


def _simple_parts(word: Token) -> list[str]:
    """The parts of a compound but for those that are made of others of them: sairaus, poissaolo, päivä of "sairauspoissaolopäivä"."""
    return [p for p in word.parts if not any(p != q and p.endswith(q) for q in word.parts)]


def _beside(sentence: str, printed: str) -> str:
    """The three words before a number in its sentence and the one after it."""
    before, _, after = parted_at(sentence, printed)
    return " ".join([*before.split()[-3:], *after.split()[:1]])


def _own_words(figure: Figure) -> str:
    """What a sentence says between the number before and a number of its own: "josta on käytetty" of the second one."""
    at = place_of(figure.sentence, figure.text)
    before = [n.stop for n in find_numerals(figure.sentence) if n.stop <= at]
    return figure.sentence[max(before, default=0) : max(at, 0)]


@cache
def pointing_words() -> frozenset[str]:
    """First words of a sentence that speaks of the body that the one before it names."""
    return frozenset(row["word"] for row in read_table("clause_words") if row["kind"] == "body")


@cache
def anyone_words() -> frozenset[str]:
    """Nouns for a person whoever it is: "kuinka moni asukas"."""
    return frozenset(row["word"] for row in read_table("clause_words") if row["kind"] == "anyone")


@cache
def planning_words() -> frozenset[str]:
    """Base forms that give a number as decided, planned or asked for."""
    return frozenset(row["word"] for row in read_table("planning_words"))


@cache
def spending_words() -> frozenset[str]:
    """Base forms that say that money has gone."""
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"] == "spend" and row["phrase"].isalpha())


def _full(report: object) -> bool:
    period = getattr(report, "period", None)
    return period is not None and (period.start.month, period.end.month) == (1, 12)
