"""Answers made of sentences: causes, facts, definitions and summaries, quoted as printed and cited.

A question's words are weighed by how rare they are in the reports. A run of one to three sentences answers when it holds enough of their
weight, in itself, in its headings and row, or in the sentences beside it, and when it says the kind of thing that is asked: a reason, a time,
a person. Everything else is left to "not found": a sentence that only speaks of the same things is no answer.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, Protocol

from ingest.data import read_table
from ingest.finnish import Analyser
from ingest.model import Box, Passage, Place, Table
from ingest.record_columns import KINDS, table_roles
from ingest.sentences import sentences
from ingest.stored import FoundPassage
from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval import wording
from retrieval.draft import QUOTE_MOST, Draft
from retrieval.explain import Explained
from retrieval.figures import Ledger, report_fits
from retrieval.query import PeriodSpec, Query
from retrieval.reading import Token
from retrieval.vocabulary import name_words

_HITS = 24
"""Passages that are read for one question."""
_REMEMBERED = 4000
"""Passages kept as sentences."""
_LONGEST = 3
"""Sentences in a run."""
_HEADING, _BESIDE = 0.9, 0.6
"""What a word counts that stands in the headings or row, or in a sentence beside the run."""
_WHY_LEAST, _FACT_LEAST = 0.66, 0.78
"""Share of the question's weight from which a run answers: tuned on questions over the sample reports, some of them without an answer."""
_CLAIM_LEAST = 0.8
_LOOSE_LEAST = 0.85
"""The same where the question holds only words that reports put in many ways: "miksi lukuja ei voi verrata"."""
_WEAK_LEAST = 0.72
"""The same for a cause where a weak word only says that a reason is given."""
_REASON, _LENGTH, _RANK, _AGAINST = 0.2, 0.04, 0.004, 0.4
_NOT_KIND, _NOT_DONE, _GROUP = 0.3, 0.2, 0.15
"""What counts against a run: not the kind of thing asked, without what the question says was done, about the group (konserni) unasked."""
_PERSON = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)? [A-ZÅÄÖ][a-zåäö]+")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.|\b(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu|\b\d{1,2}/(?:19|20)\d\d"
    r"|\b(?:kevä|kesä|syks|talve)\w*\b|\b(?:alku|loppu)vuo|\bvuodenvaihte",
    re.IGNORECASE,
)
_GROUP_WORDS = frozenset({"konserni", "kaupunkikonserni", "kuntakonserni"})
_NO = frozenset({"ei", "eikä", "älä"})
_AIMS = frozenset({"goal", "action", "indicator", "target_level", "theme", "risk", "class", "name"})
_OFFICE = re.compile(r"(?:johtaja|päällik\w+|sihteeri|rehtori|tarkastaja|ohjaaja|hallitus|lautakunta)\b", re.IGNORECASE)
_ANAPHOR = re.compile(r"(?:Tähän|Tämä\w*|Tästä|Siihen|Siitä|Siksi|Niihin|Nämä|Näihin|Niistä)\b")
"""How a sentence begins that speaks of the one before it."""
_COMPANY = re.compile(r"\b(?:Oyj?|Ab|Ky|ry|Oy:\w+)\b")
_ITEM = re.compile(r"(?:[•*·−]|[-–](?=\s)|\d+[.)]\s|[a-z]\)\s)")
_INNER = re.compile(r"(?<=[a-zäöå\d%)]) (?=[A-ZÅÄÖ][a-zäöå]{4,}: )|(?<=\S) (?=[•−▪] )")
"""Where a label or a list item begins in the middle of a line: "… km/vuosi Toteutuminen: …"."""
_NAMED = re.compile(r"(?<=[a-zäöå)\d.]) (?=[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)* [A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)*, )")
"""Where the next of several persons begins: "Salo Liisa, hallintojohtaja Heikkilä Jonna, sivistysjohtaja"."""
_AFTER = re.compile(r"\b\w{5,}(?:ttua|ttyä|ntua|ntyä|stua|styä)(?:an|än|nsa)?\b")
"""What happened before: "virkailijan irtisanouduttua"."""
_WHEN_COMPARED = re.compile(r"\bkun\b[^.]*(?:\b(?:19|20)\d\d\b|edellis|viime vuo|aiempa|vastaava)")
"""A time that something is compared with: "7,8 prosenttia, kun se vuonna 2023 oli 8,3"."""
_COMMA_SILLA = re.compile(r",\s+sillä\b")


class SearchResult(Protocol):
    """What a search gives for one passage."""

    @property
    def report_id(self) -> str:
        """Whose passage it is."""

    @property
    def passage(self) -> Passage:
        """The passage."""


class TextSearch(Protocol):
    """The search over passages."""

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> Sequence[SearchResult]:
        """The k best passages, best first."""

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        """How rare each index term is among the passages, 0 for one that all hold."""


# ------------------------------------------------------------------------------------------------ the lexicon


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


@cache
def reason_words(strength: str) -> frozenset[str]:
    """Words that give a reason: strong, weak, or verb for those that do as finite verbs."""
    return frozenset(row["word"] for row in read_table("cause_words") if row["strength"] == strength)


@cache
def backward_words() -> frozenset[str]:
    """Words that make the sentence before the reason: "siksi", "joten"."""
    return frozenset(row["word"] for row in read_table("cause_words") if row["place"] == "after")


@cache
def defining_words() -> frozenset[str]:
    """Verbs with which a report says what a term means."""
    return frozenset(row["word"] for row in read_table("defining_words"))


_TAG_GROUPS = {
    "more": ("grow", "over"), "less": ("shrink", "under"), "up": ("grow",), "down": ("shrink",), "over": ("over",), "under": ("under",),
    "op:compare": ("compare",),
}  # fmt: skip
"""Groups of near words that a word of the question means by its tag."""
_NOWHERE = "\0"
"""A term that no passage holds."""
_BEFORE_REASON = frozenset({"koska", "kun", "sillä"})
_BEHIND_REASON = frozenset({"vuoksi", "takia", "johdosta", "ansiosta", "myötä", "seurauksena"})
_CAUSED = frozenset({"johtua", "selittyä", "aiheutua", "perustua"})
_BEING = frozenset({"olla", "ei"})
_PLANNED = re.compile(
    r"\b(?:tulee|tullaan|on tarkoitus|suunnit\w+|valmistel\w+|pitäisi|voidaan|aiotaan|tavoitteena|\w+(?:taan|tään|daan|dään|laan|lään|naan|nään|raan|rään))\b",
    re.IGNORECASE,
)
"""What is planned or goes on is no proof that it has been done."""
_DOING = frozenset({"event", "does", "spend", "earn", "up", "down", "more", "less", "over", "under", "trend", "invest"})
"""Tags of words that say what happened."""
_SAYING = frozenset({"sanoa", "tietää", "arvioida", "todeta"})
"""Fillers that are what is asked of in "ei pystytä sanomaan"."""


def term_words() -> frozenset[str]:
    """Words for a term itself, which may stand beside its name: "tunnusluku vuosikate"."""
    return frozenset({"tunnusluku", "tunnus", "luku", "termi", "käsite", "mittari", "sana", "-tunnusluku"})


def _groups(lemmas: Iterable[str]) -> frozenset[str]:
    near = near_words()
    return frozenset(group for lemma in lemmas for group in near.get(lemma, ()))


# ------------------------------------------------------------------------------------------------ sentences and words


@dataclass(frozen=True)
class Words:
    """Words that stand together: base forms, all index terms, and the groups of near words that they belong to."""

    lemmas: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def joined(self, other: "Words") -> "Words":
        """Both together."""
        return Words(self.lemmas | other.lemmas, self.keys | other.keys, self.groups | other.groups)


@dataclass(frozen=True)
class Said:
    """A sentence and where it is printed. `item`: one of a list, which a sentence before it introduces."""

    text: str
    place: Place
    words: Words
    item: bool = False


@dataclass(frozen=True)
class Stretch:
    """Sentences one after another; `first` to `last` (exclusive) are the passage's own. `around`: their headings and the rest of their row."""

    report_id: str
    section: tuple[str, ...]
    said: tuple[Said, ...]
    first: int
    last: int
    around: Words
    kind: Literal["text", "cell", "note"] = "text"
    aim: bool = False
    """Whether it says what is aimed at, not what came about."""

    @property
    def row(self) -> bool:
        """Whether it is a cell, which its row tells about."""
        return self.kind == "cell"


@dataclass(frozen=True)
class AskedWord:
    """A word of a question: what is looked for and how much it counts.

    `loose`: one that a report may put in other words. `name`: one that may not be missing. `verb`: what is said to have been done. `done`: the same in other
    words too ("ylitys", "perässä").
    `unit`: part of a unit's name, which a heading says as well as a sentence.
    """

    token: Token
    weight: float
    loose: bool = False
    name: bool = False
    verb: bool = False
    unit: bool = False
    done: bool = False
    groups: frozenset[str] = frozenset()

    def met(self, held: Words) -> float:
        """How surely the words held say this one, 0 to 1."""
        token = self.token
        if token.keys & held.lemmas:
            return 1.0
        if token.keys & held.keys:
            return 0.9
        if any(len(root) >= 5 or 2 * len(root) > len(token.low) for root in token.roots & held.keys):
            return 0.85
        if self.groups & held.groups:
            return 0.8
        parts = _pieces_of(token.parts)
        if "." in token.low.strip(".") and all(piece in held.keys for piece in token.low.strip(".").split(".")):
            return 1.0
        if len(parts) >= 2:
            near = near_words()
            hits = [part in held.keys or bool(near.get(part, frozenset()) & held.groups) for part in parts]
            if all(hits):
                return 0.9 if "-" in token.low else 0.65
            if hits[0]:
                return 0.45
        longest = max(token.keys, key=len)
        if len(longest) >= 6 and any(len(key) >= 6 and (key.startswith(longest) or longest.startswith(key)) for key in held.keys):
            return 0.6
        return 0.0


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


# ------------------------------------------------------------------------------------------------ answers


@dataclass
class SentenceAnswers:
    """Answers from sentences of the reports in scope."""

    ledger: Ledger
    analyser: Analyser
    search: TextSearch | None = None
    _stretches: "OrderedDict[str, tuple[Stretch, ...]]" = field(default_factory=OrderedDict)

    # -------------------------------------------------------------------------------------------- what is asked

    def asked(
        self, explained: Explained, ids: Sequence[str], more: Sequence[Token] = (), light: frozenset[str] = frozenset(), soft: frozenset[str] = frozenset()
    ) -> list[AskedWord]:
        """The words that count, weighed by how rare they are; `light` tags count for nothing, `soft` ones for little; `more` are carried over."""
        every = [self._as_written(token) for token in explained.tokens]
        chosen: list[AskedWord] = [AskedWord(every[i], 1.0) for i in explained.open]
        for span in explained.spans:
            tokens = every[span.start : span.end]
            if (span.has("municipality") and not (unit := span.has("unit"))) or span.period is not None:
                continue
            if any(self.misread(token) for token in explained.tokens[span.start : span.end]):
                chosen += [AskedWord(token, 1.0) for token in tokens]
                continue
            unit = span.has("unit")
            named = any(span.has(kind) for kind in ("unit", "subject", "account_word", "record", "quote"))
            tags = set(span.tags)
            if explained.has("ask:who") and tokens[0].low in ("vs.", "vs"):
                tags = {"deputy"}
            if not named and tags == {"pronoun"} and not _is_pronoun(tokens[0]):  # "yhtiö", which may point back
                tags = {"group"}
            if not named and tags and tags <= light:
                chosen += [AskedWord(t, 0.25, loose=True) for t in tokens if tags == {"filler"} and t.keys & _SAYING]
                continue
            if not named and not tags and not span.has("status"):
                continue
            loose = (
                not named
                and bool(tags)
                and all(tag in soft or tag in light or tag.startswith(("measure:", "slot:", "kind:", "unit_kind:", "dim:")) for tag in tags)
            )
            more_groups = frozenset(group for tag in tags for group in _TAG_GROUPS.get(tag, ()))
            done = loose and bool(tags & _DOING)
            chosen += [AskedWord(t, 0.35 if loose else 1.0, loose, unit=unit is not None and unit.sure == 2, done=done, groups=more_groups) for t in tokens]
        chosen += [AskedWord(token, 1.0) for token in more]
        kept = {w.token.low: w for w in chosen if w.token.kind == "word" and len(w.token.low) > 1 and w.token.low not in ("ja", "sekä", "että")}
        rare = self._rarity([w.token for w in kept.values()], ids)
        first = explained.tokens[0].low if explained.tokens else ""
        words = []
        for word in kept.values():
            token = word.token
            form = bool(_COMPANY.fullmatch(token.text))
            loose = word.loose or form
            verb = not word.unit and not form and word.weight > 0.25 and _is_verb(token)
            name = not loose and token.text[:1].isupper() and token.low != first
            weight = (0.2 if form else word.weight) * (0.6 if verb and not loose else 1.0) * (0.35 + 0.65 * rare[token.low])
            if loose and self.search is not None and rare[token.low] == 1.0:  # no passage holds it: reports say it in other words
                weight *= 0.3
            done = verb or word.done
            words.append(replace(word, weight=weight, loose=loose, name=name, verb=verb, done=done, groups=word.groups | _groups(token.keys | token.roots)))
        return words

    def misread(self, token: Token) -> bool:
        """Whether a word that the dictionary knows as it is written was taken for another."""
        return token.kind == "word" and token.corrected is not None and self.analyser.known(token.low)

    def _as_written(self, token: Token) -> Token:
        """A word with the base forms of all that is written: a unit or amount may have been read out of its beginning."""
        if token.kind != "word" or not self.analyser.known(token.low):
            return token
        lemmas, parts = frozenset({*self.analyser.lemmas(token.low), token.low}), self.analyser.parts(token.low)
        if self.misread(token):
            return replace(token, keys=lemmas, parts=parts, roots=frozenset(), corrected=None)
        return replace(token, keys=token.keys | lemmas, parts=token.parts or parts)

    def _rarity(self, tokens: Sequence[Token], ids: Sequence[str]) -> dict[str, float]:
        """Token → how rare it is, 1 for what no passage holds."""
        if self.search is None or not tokens:
            return {token.low: 1.0 for token in tokens}
        found = self.search.rarity([_NOWHERE, *dict.fromkeys(key for token in tokens for key in token.keys)], ids)
        top = found.get(_NOWHERE) or 1.0
        return {token.low: min((found[key] / top for key in token.keys if key in found), default=1.0) for token in tokens}

    def years(self, query: Query, ids: Sequence[str]) -> frozenset[str]:
        """Years that the question names and that none of the reports is of: the sentences must name them."""
        reports = self.ledger.vocabulary.reports
        ends = {p.end.year for r in ids if (p := reports[r].period) is not None}
        return frozenset(str(spec.year) for spec in query.periods if spec.year is not None and spec.year not in ends)

    def scope(self, query: Query) -> list[str]:
        """The reports that the question is about: of its municipality, and of the report or time that it names where there are such."""
        reports = self.ledger.vocabulary.reports
        ids = [r for r, report in reports.items() if not query.municipalities or report.municipality in query.municipalities]
        for spec in query.sources[:1]:
            return [r for r in ids if report_fits(spec, reports[r])]
        dated = sorted((spec for spec in query.periods if spec.year is not None), key=lambda spec: -(spec.year or 0))
        for spec in dated[:1] if len(dated) == len(query.periods) else query.periods[:1]:
            ids = self._of_time(spec, ids)
        return ids

    def _of_time(self, spec: PeriodSpec, ids: Sequence[str]) -> list[str]:
        """The reports of the time named, else those that tell of its year or the year after."""
        reports = self.ledger.vocabulary.reports
        if spec.kind == "latest" or (spec.year is None and spec.last is None):
            return list(ids)
        fitting = [r for r in ids if report_fits(spec, reports[r])]
        if not fitting and spec.kind == "span" and spec.first == 1:  # an accumulation is told by its own report only
            return []
        same_year = [r for r in ids if (p := reports[r].period) is not None and p.end.year == spec.year]
        return fitting or same_year or list(ids)

    # -------------------------------------------------------------------------------------------- the answers

    def cause(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str] = ()) -> Draft | None:
        """The sentences that give the reason for what the question names; None when none do."""
        hard = any(not w.loose and not w.verb for w in words) or bool(unit_names)
        if not hard and not any(w.groups for w in words):
            return None
        runs = self._all_runs(query, explained, words, unit_names, "why")
        return self._draft(_best(runs, _WHY_LEAST if hard else _LOOSE_LEAST), whose=not unit_names)

    def fact(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str) -> Draft | None:
        """The sentences that say what is asked: `kind` is who, when or which."""
        if not any(not w.loose and not w.verb for w in words):
            return None
        runs = self._all_runs(query, explained, words, unit_names, kind)
        if len(words) < 2 and kind == "which":  # "Mikä tilintarkastusyhteisö …?": a name beside the word
            runs = [run for run in runs if any(_PERSON.search(one.text) or _COMPANY.search(one.text) for one in run.said)]
        return self._draft(_best(runs, _FACT_LEAST), whose=not unit_names and kind == "which")

    def claim(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str]) -> Draft | None:
        """No with a sentence that denies what the question says, yes with one whose verb is the question's own; None when no sentence holds all its words."""
        verbs = [word for word in words if word.verb and not word.token.keys & _BEING]
        if not any(not w.loose and not w.verb for w in words) or (not verbs and not any(w.low in ("onko", "ovatko", "onks") for w in explained.tokens[:1])):
            return None
        best: tuple[Run, bool] | None = None
        doers = [t for t in (explained.tokens[i] for i in explained.own) if t.kind == "word" and _is_subject(t.low) and not _is_pronoun(t) and not _is_verb(t)]
        for run in self._all_runs(query, explained, words, unit_names, "claim"):
            if run.last - run.first > 1 or run.covered < _CLAIM_LEAST or (best is not None and run.value <= best[0].value):
                continue
            held = run.said[0].words
            missing = [word for word in words if not word.loose and max(word.met(held), word.met(run.stretch.around)) < 0.6]
            if any(not t.any_keys & (held.keys | run.stretch.around.keys) and not _groups(t.keys) & held.groups for t in doers):
                continue  # somebody else did it: "yhtiö omistaa" says nothing of what the town owns
            if missing or not all(verb.met(held) >= 0.85 for verb in verbs):
                continue
            denied = bool(_NO & held.lemmas) or any(
                r.case == "vajanto" and r.lemma in {k for v in verbs for k in (*v.token.keys, *v.token.roots)}
                for w in words_of(run.said[0].text)
                for r in readings(w)
            )
            if denied or (verbs and not _PLANNED.search(run.said[0].text)):
                best = run, denied
        if best is None:
            return None
        draft = self._draft(best[0])
        if draft is not None:
            draft.lines[0] = wording.granted(not best[1], draft.lines[0])
        return draft

    def defined(self, query: Query, explained: Explained, words: Sequence[Token]) -> Draft | None:
        """The report's own sentence that says what a term means: the term leads it and a defining verb follows."""
        best: Run | None = None
        asked = [AskedWord(token, 1.0) for token in words]
        for stretch, rank in self._stretches_for(query, explained):
            for at in range(stretch.first, stretch.last):
                said = stretch.said[at]
                if said.words.lemmas & defining_words() and self._defines(said.text, asked):
                    value = 1 - _RANK * rank - (_GROUP if (said.words.keys | stretch.around.keys) & _GROUP_WORDS else 0)
                    if best is None or value > best.value:
                        best = Run(stretch, at, at + 1, value, 1.0)
        return self._draft(best)

    def _defines(self, text: str, asked: Sequence[AskedWord]) -> bool:
        """Whether a sentence begins with the term alone, but for "tunnusluku", and its verb comes next."""
        found = words_of(re.sub(r"\([^)]*\)", " ", text))
        verb = next((n for n, word in enumerate(found) if set(self.analyser.lemmas(word)) & defining_words()), None)
        if verb is None or verb > len(asked) + 1 or not all(any(word.token.keys & set(self.analyser.lemmas(w)) for w in found[:verb]) for word in asked):
            return False
        return all(set(self.analyser.lemmas(w)) & (term_words() | {k for word in asked for k in word.token.keys}) for w in found[:verb])

    def summary(self, query: Query, words: Sequence[AskedWord]) -> Draft | None:
        """The first sentences of the section whose heading the question names, each quoted: what the newest report says of it."""
        hard = [word for word in words if not word.loose]
        reports = self.ledger.vocabulary.reports
        best: tuple[float, float, str, tuple[str, ...]] | None = None
        for report_id in self.scope(query) if hard else ():
            period = reports[report_id].period
            for section in self.ledger.store.sections(report_id):
                title = self._words(section.title)
                if not all(word.met(title) >= 0.8 for word in hard):
                    continue
                value = -0.1 * len(title.lemmas) - 0.01 * section.level
                fit = (float(period.end.toordinal()) if period is not None else 0.0, value, report_id, section.path)
                if (best is None or fit[:2] > best[:2]) and self._text_of(report_id, section.path):
                    best = fit
        if best is None:
            return None
        draft = Draft(self.ledger)
        _, _, report_id, path = best
        told = [(text, one) for text in self._text_of(report_id, path) for one in text.said[text.first : text.last]]
        for stretch, said in _telling(told):
            draft.lines.append(f"{_cut(said.text)} {self._cite(draft, stretch, said.place, _cut(said.text))}")
        return draft if draft.lines else None

    def _text_of(self, report_id: str, path: tuple[str, ...]) -> list[Stretch]:
        """The running text of a section."""
        return [s for p in self.ledger.store.all_passages(report_id) if p.kind == "text" and p.section == path for s in self._read(report_id, p)]

    # -------------------------------------------------------------------------------------------- runs of sentences

    def _all_runs(self, query: Query, explained: Explained, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str) -> list[Run]:
        years = self.years(query, self.scope(query))
        found = [run for stretch, rank in self._stretches_for(query, explained) for run in self._runs(stretch, rank, words, unit_names, kind)]
        return [run for run in found if all(any(year in one.text for one in run.said) for year in years)]

    def _runs(self, stretch: Stretch, rank: int, words: Sequence[AskedWord], unit_names: Sequence[str], kind: str) -> Iterator[Run]:
        """Every run of a stretch that may answer, with its value."""
        total = sum(word.weight for word in words)
        if not total:
            return
        heading = [word.met(stretch.around) for word in words]
        each = [[word.met(said.words) for word in words] for said in stretch.said]
        reasons = [reason(said) for said in stretch.said]
        backward = [reason(said) < 1.0 and bool(said.words.keys & backward_words()) for said in stretch.said]
        telling = [n for n, w in enumerate(words) if not w.loose and not w.unit] or list(range(len(words)))
        office = any(_OFFICE.search(lemma) for word in words for lemma in word.token.keys)
        doing = [n for n, w in enumerate(words) if w.done and (w.groups or w.weight > 0.11)]
        verbs = [n for n, w in enumerate(words) if w.verb]
        most = max((words[n].weight for n in telling), default=0.0)
        heavy = {n for n in telling if words[n].weight >= 0.8 * most and not words[n].verb and not words[n].loose}
        denied = any(word.token.keys & _NO for word in words)
        group = any(word.token.keys & _GROUP_WORDS for word in words)
        count = len(stretch.said)
        for first in range(stretch.first, stretch.last):
            for last in range(first + 1, min(first + _LONGEST, count) + 1):
                if (last > stretch.last and stretch.row) or (last - first > 1 and stretch.said[first].item and not stretch.said[last - 1].item):
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
                        undone = undone or (word.verb and (kind != "why" or not word.loose))
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
                covered = got / total
                value = covered + 0.15 * own / total - _LENGTH * (last - first - 1) - _RANK * rank - _AGAINST * _against(words, held)
                if undone:
                    value -= _NOT_DONE
                    covered -= _NOT_DONE
                if not group and (held.keys | stretch.around.keys) & _GROUP_WORDS:
                    value -= _GROUP
                if stretch.aim:
                    value -= _NOT_KIND
                    covered -= _NOT_KIND
                denies = denied and any(_NO & one.words.lemmas for one in stretch.said[first:last])
                if denies:
                    value += 0.08
                done = [at for at in range(first, last) if any(each[at][n] >= 0.6 for n in doing)]
                told = [at for at in done if any(each[at][n] >= 0.6 or heading[n] >= 0.8 for n in telling)]
                if kind == "why" and doing and not told:  # it must be said to have happened to what is asked of
                    continue
                if kind == "who" and verbs and not any(each[at][n] in (0.8, 1.0) for at in range(first, last) for n in verbs):
                    continue
                if kind == "why" and first > 0 and last - first == 1 and backward[first]:
                    continue
                if kind == "why":
                    given = max([self._given(stretch.said, at, first, reasons, each, words, telling) for at in range(first, last)] + [0.4 if denies else 0.0])
                    if not given or (_ANAPHOR.match(stretch.said[first].text) and reasons[first] >= max(reasons[first:last])):
                        continue
                    value += _REASON * given
                    covered -= 0 if given == 1.0 else _WEAK_LEAST - _WHY_LEAST
                elif kind == "which" and self._names_something(words, stretch.said[first:last]):
                    value += 0.05
                elif not self._says(kind, stretch.said[first:last], office):
                    value -= _NOT_KIND
                    covered -= _NOT_KIND
                if _against(words, held):
                    covered -= _AGAINST
                yield Run(stretch, first, last, value, covered)

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
        if not reasons[at]:
            return 0.0
        if not any(each[at][n] >= 0.6 for n in nouns):
            told = [n for n in range(first, at) if any(each[n][noun] >= 0.6 for noun in nouns)]
            return reasons[at] if told and not any(self._is_reason(said[n], each[n], words, nouns) for n in told) else 0.0
        return 0.0 if self._is_reason(said[at], each[at], words, nouns) else reasons[at]

    def _is_reason(self, said: Said, met: Sequence[float], words: Sequence[AskedWord], nouns: Sequence[int]) -> bool:
        """Whether what is asked stands on the side of the reason: "kohonneet korkokulut nostivat vuokria" gives no reason for the interest."""
        here = [n for n in nouns if met[n] >= 0.85]
        side = reason_side(said.text, self.analyser) if here else None
        return side is not None and not any(words[n].met(self._words(side)) >= 0.6 for n in here)

    @staticmethod
    def _names_something(words: Sequence[AskedWord], said: Sequence[Said]) -> bool:
        """Whether the sentences hold a proper name, a number or a company that the question does not."""
        asked = {key for word in words for key in word.token.keys}
        for one in said:
            found = one.text.split()
            if any(w[:1].isupper() and w.strip(".,:;()").lower() not in asked for w in found[1:]) or _COMPANY.search(one.text):
                return True
        return False

    @staticmethod
    def _says(kind: str, said: Sequence[Said], office: bool) -> bool:
        """Whether the sentences hold the kind of thing that is asked; `office`: who holds an office is asked, so that the office is no answer."""
        text = " ".join(one.text for one in said)
        if kind == "when":
            return bool(_TIME.search(text))
        if kind == "who":
            return bool(_PERSON.search(text) or _COMPANY.search(text) or (not office and _OFFICE.search(text)))
        return True

    def _about(self, stretch: Stretch, held: Words, unit_names: Sequence[str]) -> bool:
        """Whether a run stands under the heading of a unit named, the nearest one that names a unit, or speaks of the unit itself."""
        known = self.ledger.vocabulary.units
        if any(self._names(name, held) for name in unit_names) or (stretch.row and any(self._names(name, stretch.around) for name in unit_names)):
            return True
        nearest = self._nearest_unit(stretch)
        if nearest is not None:
            return nearest in unit_names or any(name in unit.path for name in unit_names for _, unit in known[nearest])
        return any(name in self.ledger.vocabulary.municipalities or name == self.ledger.vocabulary.reports[stretch.report_id].about for name in unit_names)

    def _names(self, name: str, held: Words) -> bool:
        return all(any(lemma in held.keys for lemma in self.analyser.lemmas(word)) for word in name_words(name) if word not in ("ja", "sekä"))

    # -------------------------------------------------------------------------------------------- reading passages

    def _stretches_for(self, query: Query, explained: Explained) -> list[tuple[Stretch, int]]:
        """(stretch, rank of its passage) of the passages that may tell, best first."""
        ids = self.scope(query)
        if not ids:
            return []
        if self.search is None:
            return [(s, 0) for report_id in ids for p in self.ledger.store.all_passages(report_id) for s in self._read(report_id, p)]
        found: list[tuple[Stretch, int]] = []
        seen: set[int] = set()
        for rank, hit in enumerate(self.search.search(_searched(query, explained), ids, _HITS)):
            for stretch in self._read(hit.report_id, hit.passage):
                if id(stretch) not in seen:
                    seen.add(id(stretch))
                    found.append((stretch, rank))
        return found

    def _read(self, report_id: str, passage: Passage) -> tuple[Stretch, ...]:
        key = f"{report_id}#table{passage.table}" if passage.table is not None else passage.passage_id
        held = self._stretches.get(key)
        if held is None:
            if passage.table is not None:
                table = self.ledger.store.table(report_id, passage.table)
                held = tuple(self._of_table(report_id, passage, table)) if table is not None else ()
            else:
                held = (self._of_text(report_id, passage),)
            self._stretches[key] = held
            if len(self._stretches) > _REMEMBERED:
                self._stretches.popitem(last=False)
        return held

    def _of_text(self, report_id: str, passage: Passage) -> Stretch:
        """A passage's sentences, with a few of the passages beside it in the same section."""
        base, _, number = passage.passage_id.rpartition(":")
        beside = self.ledger.store.passages_of([f"{base}:{int(number) + step:04d}" for step in (-1, 1)])
        before, after = (self._same_section(beside.get(f"{base}:{int(number) + step:04d}"), passage) for step in (-1, 1))
        own = self._sentences(passage)
        earlier, later = self._sentences(before)[-2:] if before else [], self._sentences(after)[:2] if after else []
        around = self._words(" ".join(passage.section))
        return Stretch(report_id, passage.section, (*earlier, *own, *later), len(earlier), len(earlier) + len(own), around)

    @staticmethod
    def _same_section(found: FoundPassage | None, passage: Passage) -> Passage | None:
        return found.passage if found is not None and found.passage.section == passage.section and found.passage.kind == "text" else None

    def _sentences(self, passage: Passage) -> list[Said]:
        made: list[Said] = []
        for number, line in enumerate(passage.text.split("\n")):
            place = passage.places[min(number, len(passage.places) - 1)]
            made += [Said(text, place, self._words(text), bool(_ITEM.match(text))) for text in _pieces(line) if _wordy(text) or _ITEM.match(text)]
        return made

    def _of_table(self, report_id: str, passage: Passage, table: Table) -> Iterator[Stretch]:
        """The cells of words of a table, each a stretch whose row and headings stand around it; and its footnotes."""
        section = passage.section
        top = " ".join([*section, table.title])
        roles = table_roles(table, table.kind) if table.kind in KINDS else {}
        for row in table.rows:
            texts = [cell.text if cell is not None else "" for cell in row.cells]
            for number, cell in enumerate(row.cells):
                if cell is None or cell.spanned or cell.amount is not None or _count_words(cell.text) < 4:
                    continue
                said = tuple(
                    Said(text, Place(cell.page, cell.box), self._words(text), bool(_ITEM.match(paragraph)))
                    for paragraph in cell.paragraphs or (cell.text,)
                    for text in _pieces(paragraph)
                    if _wordy(text) or _ITEM.match(paragraph)
                )
                label = table.columns[number].label if number < len(table.columns) else ""
                aim = roles.get(number) in _AIMS
                others = " ".join([row.label, *row.groups, *(text for n, text in enumerate(texts) if n != number), label])
                if said:
                    yield Stretch(report_id, section, said, 0, len(said), self._words(f"{top} {others}"), "cell", aim)
        if table.footnotes:
            page, box = table.boxes[-1] if table.boxes else (table.pages[-1], passage.places[-1].box)
            said = tuple(Said(text, Place(page, box), self._words(text)) for note in table.footnotes for text in sentences(note) if _wordy(text))
            if said:
                yield Stretch(report_id, section, said, 0, len(said), self._words(f"{top} {' '.join(table.corner.split())}"), "note")

    def _words(self, text: str) -> Words:
        return make_words(text, self.analyser)

    # -------------------------------------------------------------------------------------------- the draft

    def _draft(self, run: Run | None, whose: bool = False) -> Draft | None:
        """The run's sentences, each place cited once; a list that its last sentence introduces comes along. `whose`: the unit that they are about is named."""
        if run is None:
            return None
        draft = Draft(self.ledger)
        said = list(run.said)
        at = run.last
        while at < len(run.stretch.said) and run.stretch.said[at].item and (said[-1].item or _introduces(said[-1].text)):
            said.append(run.stretch.said[at])
            at += 1
        while len(said) > 1 and sum(len(one.text) + 1 for one in said) > QUOTE_MOST and said[-1].item:
            said.pop()
        pieces: list[list[Said]] = []
        for one in said:
            if pieces and pieces[-1][-1].place.page == one.place.page and sum(len(s.text) + 1 for s in pieces[-1]) + len(one.text) <= QUOTE_MOST:
                pieces[-1].append(one)
            else:
                pieces.append([one])
        for piece in pieces:
            text = _cut(" ".join(one.text for one in piece))
            box = piece[0].place.box
            for one in piece[1:]:
                box = box.union(one.place.box)
            draft.lines.append(f"{text} {self._cite(draft, run.stretch, Place(piece[0].place.page, box), text)}")
        unit = self._headed(run.stretch) if whose else None
        if unit is not None and not self._names(unit, run.said[0].words):
            draft.lines[0] = wording.said_of(unit, draft.lines[0])
        return draft

    def _headed(self, stretch: Stretch) -> str | None:
        """The unit whose heading a stretch stands under, None for the whole municipality's."""
        nearest, report = self._nearest_unit(stretch), self.ledger.vocabulary.reports[stretch.report_id]
        return nearest if nearest not in self.ledger.vocabulary.municipalities and nearest != report.about else None

    def _nearest_unit(self, stretch: Stretch) -> str | None:
        """The unit that the nearest heading which names one names."""
        for title in reversed(stretch.section):
            hit = [name for name in self.ledger.vocabulary.units if name.lower() in title.lower()]
            if hit:
                return max(hit, key=len)
        return None

    def _cite(self, draft: Draft, stretch: Stretch, place: Place, quote: str) -> str:
        report = self.ledger.vocabulary.reports[stretch.report_id]
        return draft.cite(stretch.report_id, report.title, place.page, place.box, stretch.section, quote.removesuffix(" …"))


# ------------------------------------------------------------------------------------------------ small things


def make_words(text: str, analyser: Analyser) -> Words:
    """The words of a text."""
    found = [word.rstrip("-") for word in words_of(text)]
    lemmas = frozenset(lemma for word in found for lemma in analyser.lemmas(word))
    heads = {head for word in found for head in _heads(word, analyser)}
    keys = frozenset(analyser.keys(text)) | lemmas | heads
    return Words(lemmas, keys, _groups(keys))


def _heads(word: str, analyser: Analyser) -> list[str]:
    """What stands before the last part of a compound: "perusparannushanke" → perusparannus."""
    lemma, parts = analyser.lemmas(word)[0], analyser.parts(word)
    return [lemma[: -len(part)].rstrip("-") for part in parts if lemma.endswith(part) and len(lemma) - len(part) > 5]


def reasons_for(words: Sequence[AskedWord], texts: Sequence[str], analyser: Analyser) -> list[str]:
    """Of the sentences that a row says of one thing, those that give a reason or speak of what the question says of it; [] when they say the opposite."""
    chosen = []
    for text in texts:
        held = make_words(text, analyser)
        said = Said(text, Place(0, Box(0, 0, 0, 0)), held)
        if not _against(words, held) and (reason(said) or any(word.groups & held.groups for word in words)):
            chosen.append(text)
    return chosen


def reason(said: Said) -> float:
    """How surely a sentence gives a reason: 1 for strong words, 0.4 for weak ones, 0 for none."""
    if said.words.lemmas & reason_words("strong") or _COMMA_SILLA.search(said.text):
        return 1.0
    verbs = said.words.lemmas & reason_words("verb")
    if verbs and any(r.finite and r.lemma in verbs for word in words_of(said.text) for r in readings(word)):
        return 1.0
    weak = said.words.lemmas & reason_words("weak") | said.words.keys & backward_words()
    if _WHEN_COMPARED.search(said.text):
        weak -= {"kun"}
    return 0.4 if weak or _AFTER.search(said.text) else 0.0


def reason_side(text: str, analyser: Analyser) -> str | None:
    """The part of a sentence that tells what happened, without the part that gives the reason; None when the two cannot be told apart.

    "Kulut ylittyivät, koska talvi oli kylmä" → "Kulut ylittyivät,"; "Sairauslomien vuoksi kulut ylittyivät" → "kulut ylittyivät".
    """
    found = text.split()
    low = [word.strip('.,;:()”"').lower() for word in found]
    for at, word in enumerate(low):
        if word in _BEFORE_REASON and (at == 0 or found[at - 1].endswith(",")):
            if at == 0:
                end = next((n for n, w in enumerate(found) if w.endswith(",")), None)
                return " ".join(found[end + 1 :]) if end is not None else None
            return " ".join(found[:at])
    for at, word in enumerate(low):
        if word in _BEHIND_REASON and at:
            start = max([n + 1 for n, w in enumerate(found[:at]) if w.endswith(",") or any(r.finite for r in readings(low[n]))], default=0)
            return " ".join(found[:start] + found[at + 1 :])
        if any(r.finite and r.lemma in _CAUSED for r in readings(word)) and at:
            return " ".join(found[:at])
        if any(r.finite and r.lemma in reason_words("verb") for r in readings(word)):
            start = max([n + 1 for n, w in enumerate(found[:at]) if w.endswith(",")], default=0)
            return " ".join([*found[:start], *(w for n, w in enumerate(found[start:at], start) if not _is_subject(low[n])), *found[at:]])
    return None


def _is_subject(form: str) -> bool:
    """Whether a word may be a sentence's subject: in the nominative."""
    return any(r.case == "nimento" for r in readings(form))


def points_back(text: str) -> bool:
    """Whether a sentence speaks of what the one before it names: "Siihen on käytetty …"."""
    return bool(_ANAPHOR.match(text))


def is_office(text: str) -> bool:
    """Whether a text names an office: "sivistysjohtaja"."""
    return bool(_OFFICE.search(text))


def _best(runs: Sequence[Run], least: float) -> Run | None:
    fitting = [run for run in runs if run.covered >= least]
    return max(fitting, key=lambda run: run.value) if fitting else None


def _against(words: Sequence[AskedWord], held: Words) -> bool:
    """Whether the sentences say the opposite of a direction that the question names, and not the direction itself."""
    against = opposites()
    for word in words:
        ways = [group for group in word.groups if group in against]
        if ways and not held.groups & set(ways) and any(against[way] in held.groups for way in ways):
            return True
    return False


def _searched(query: Query, explained: Explained) -> str:
    return explained.reading.text


def _is_verb(token: Token) -> bool:
    """Whether the word is a verb form rather than a noun."""
    found = readings(token.corrected or token.low)
    return bool(found) and (found[0].kind == "teonsana" or (found[0].participle and found[0].case == "nimento"))


def _pieces_of(parts: Sequence[str]) -> list[str]:
    """A compound's parts without those that hold others: sivistys, lauta, kunta, lautakunta → sivistys, lauta, kunta."""
    kept = [part for part in parts if len(part) > 2]
    return [part for part in kept if not any(other != part and part.endswith(other) for other in kept)]


def _is_pronoun(token: Token) -> bool:
    return any(r.kind == "asemosana" for r in readings(token.low))


def _count_words(text: str) -> int:
    return sum(len(word) > 1 and word[0].isalpha() for word in text.split())


def _pieces(line: str) -> list[str]:
    """A line's sentences; a list of persons with their offices is cut before each person."""
    found = [piece for text in sentences(line) for piece in _INNER.split(text)]
    return [piece for text in found for piece in (_NAMED.split(text) if len(_NAMED.findall(text)) > 1 else [text])]


def _wordy(text: str) -> bool:
    return _count_words(text) >= 2


def _introduces(text: str) -> bool:
    return text.rstrip().endswith(":") or not text.rstrip().endswith((".", "!", "?"))


def _telling(said: Sequence[tuple[Stretch, Said]], most: int = 4) -> list[tuple[Stretch, Said]]:
    """The first sentences of a section that say something."""
    return [(stretch, one) for stretch, one in said if _count_words(one.text) >= 4 and not one.item][:most]


def _cut(text: str) -> str:
    """A text of at most QUOTE_MOST characters, cut between words."""
    if len(text) <= QUOTE_MOST:
        return text
    return text[: QUOTE_MOST - 2].rsplit(" ", 1)[0].rstrip(" ,;–-") + " …"
