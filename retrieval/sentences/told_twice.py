"""What another place of the same report tells otherwise: a second moment of one deed, a second whole cost of one project. Both are told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.pages.lines import BULLETS
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import last_digit
from retrieval.language import record_wording, wording
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.period_words import month_stems
from retrieval.language.reading import Token
from retrieval.sentences.number_fit import Line
from retrieval.sentences.text_answers import TextAnswers

_BEFORE = 5
"""Sentences before one that says "hanke" which may name it."""
_SAME, _MORE = 5, 2
"""Fewest words that two sentences of one thing share, and so many more that one of them may not have."""
_DEEDS = frozenset({"decide", "begin", "start", "finish"})
"""Groups of verbs that tell one deed by several words."""
_SAID = ("ask:", "filler", "joiner", "pronoun", "entä", "trend", "report_word")
_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")


@dataclass(frozen=True)
class TellsTwice:
    """Adds to an answer from a sentence what another sentence of its report says otherwise of the same thing."""

    texts: TextAnswers

    def say(self, draft: Draft, explained: Explained) -> None:
        """Tells both where the sentences that say all that is asked differ in their month, or in the one amount that they give for a whole cost."""
        if draft.status != "answered" or draft.calculation is not None or len(draft.records) > 1:
            return
        self._said_in_words(draft, explained)
        if any(not self._is_told(i) for i in draft.figures):
            return
        alone = self._alone(draft)
        other = self._said_otherwise(alone) if alone is not None else None
        if alone is not None and other is not None:
            self._tell_both(draft, alone, other)
            return
        words = _asked(explained)
        costs = [w for w in words if w.keys & sense_words("whole_cost")]
        when = explained.has("ask:when") and not explained.has("ask:amount", "ask:many")
        if len(words) < 2 or not (when or costs):
            return
        for report_id in dict.fromkeys(c.report_id for c in draft.citations):
            quotes = [c.quote for c in draft.citations if c.report_id == report_id]
            own = [line for line in self.texts.fits.lines(report_id) if any(_unmarked(line.text) in quote for quote in quotes)]
            own = [line for line in own if when or any(self._says(line.keys, w) for w in costs)]
            telling = list(self._telling(report_id, words))
            others = [line for line in telling if line not in own]
            if when:
                self._moments(draft, own, others, [line for line in own if line in telling])
            else:
                self._amounts(draft, own, others)

    def _said_in_words(self, draft: Draft, explained: Explained) -> None:
        """Tells beside the row for which a deed was taken what a sentence says of the deed itself: "lainoja lyhennettiin" is more than those of long term."""
        told = self.texts.ledger.figure(draft.figures[0]) if len(draft.figures) == len(draft.values) == 1 else None
        deeds = [[t for t in explained.tokens[s.start : s.end] if t.kind == "word"] for s in explained.spans if s.has("subject") is not None]
        deeds = [words for words in deeds if len(words) > 1 and any(r.finite for t in words for r in readings(t.low))]
        came_about = told is not None and told.figure.measure in ("actual", "closing")
        if told is None or not came_about or told.figure.sentence or told.figure.number_unit != "EUR" or len(deeds) != 1:
            return
        own = told.figure
        found = [
            f
            for f in self.texts.ledger.prose()
            if f.report_id == told.report_id and (f.figure.unit, f.figure.number_unit, f.figure.period.end.year) == (own.unit, "EUR", own.period.end.year)
            if all(self.texts.fits.covers(self.texts.fits.keys(f.figure.sentence), word) for word in deeds[0])
        ]
        alone = [f for f in found if sum(one.figure.sentence == f.figure.sentence for one in found) == 1 and f.figure.measure != "budget"]
        if alone and not any(_agree(told, f) for f in found) and all(_agree(alone[0], f) for f in alone):
            text = alone[0].figure.sentence
            draft.lines.append(record_wording.elsewhere(text, alone[0].figure.page, draft.cite_figure(alone[0])))

    def _is_told(self, figure_id: str) -> bool:
        stored = self.texts.ledger.figure(figure_id)
        return stored is not None and bool(stored.figure.sentence)

    def _telling(self, report_id: str, words: Sequence[Token]) -> Iterator[Line]:
        """The sentences that say all the words, or point back to what the sentences before them name."""
        lines = self.texts.fits.lines(report_id)
        for at, line in enumerate(lines):
            missing = [w for w in words if not self._says(line.keys, w)]
            before = lines[max(0, at - _BEFORE) : at]
            if not missing or (len(missing) < len(words) and self._points_back(line, before, missing)):
                yield line

    def _says(self, keys: frozenset[str], word: Token) -> bool:
        if self.texts.fits.covers(keys, word):
            return True
        brought = sense_words("bringing_before")
        return bool(word.any_keys & brought and keys & brought) or bool(groups_of(word.keys) & groups_of(keys) & _DEEDS)

    def _points_back(self, line: Line, before: Sequence[Line], missing: Sequence[Token]) -> bool:
        """Whether a sentence begins with a word for what one before it names: "Hankkeen …", or "Kaava …" of a "yleiskaava"."""
        first = {lemma for word in words_of(line.text)[:1] for lemma in (word.lower(), *self.texts.analyser.lemmas(word))}
        beside = [one for one in before if one.passage_id == line.passage_id]
        named = [n for n, one in enumerate(beside) if all(self.texts.fits.covers(one.keys, w) for w in missing)]
        if not named:
            return False
        since = beside[named[-1] + 1 :]
        ends = {part for w in missing for part in w.parts if any(key != part and key.endswith(part) for key in w.keys)} & first
        if ends:
            return len(missing) == 1 and not any(key.endswith(tuple(ends)) for one in since for key in one.keys)
        return bool(first & sense_words("thing_told")) and not any(_names_another(one.text) for one in since)

    def _moments(self, draft: Draft, own: Sequence[Line], others: Sequence[Line], sure: Sequence[Line]) -> None:
        """Tells both moments; where what was told says less than is asked (`sure` lines say all of it) and another sentence says it all, that one alone."""
        told = {moment for line in own for moment in _moments(line.text)}
        if len(told) != 1:
            return
        apart = [line for line in others if len(found := _moments(line.text)) == 1 and not _same_month(*found, *told)]
        if len({moment for line in apart for moment in _moments(line.text)}) != 1:
            return
        if not any(_moments(line.text) for line in sure):
            draft.citations.clear()
            draft.lines[:] = [wording.cited(apart[0].text, self._cite(draft, apart[0]))]
            return
        page = draft.citations[0].page
        draft.lines.append(record_wording.elsewhere(apart[0].text, apart[0].place.page, self._cite(draft, apart[0])))
        draft.caveat(wording.places_differ([page, apart[0].place.page]))

    def _amounts(self, draft: Draft, own: Sequence[Line], others: Sequence[Line]) -> None:
        told = [f for line in own if (f := self._amount(line)) is not None]
        found = [(line, f) for line in others if (f := self._amount(line)) is not None]
        apart = [(line, f) for line, f in found if told and not _agree(told[0], f)]
        if len(told) != 1 or len(apart) != len(found) or len({f.figure.number for _, f in apart}) != 1:
            return
        self._tell_both(draft, told[0], apart[0][1])

    def _alone(self, draft: Draft) -> StoredFigure | None:
        """The amount that is all that is told, where a sentence prints it."""
        stored = self.texts.ledger.figure(draft.figures[0]) if len(set(draft.figures)) == 1 else None
        return stored if stored is not None and stored.figure.sentence and stored.figure.number_unit == "EUR" and not draft.records else None

    def _said_otherwise(self, told: StoredFigure) -> StoredFigure | None:
        """The amount that another sentence of the report gives where one of the two says all that the other does, of something with a name of its own."""
        figure, report = told.figure, self.texts.ledger.vocabulary.reports[told.report_id]
        own, town = self._content(figure.sentence), next(iter(report.municipality.lower().split()), "")
        named = any(w[:1].isupper() and not (town and w.lower().startswith(town[:-1])) for w in figure.sentence.split()[1:])
        if not named or len(own) < _SAME:
            return None
        found = []
        for stored in self.texts.ledger.prose():
            f = stored.figure
            alike = stored.report_id == told.report_id and (f.number_unit, f.measure, f.period, f.unit) == ("EUR", figure.measure, figure.period, figure.unit)
            if alike and f.sentence != figure.sentence and not _agree(stored, told):
                said = self._content(f.sentence)
                if len(said) >= _SAME and len(own ^ said) < _MORE and (own <= said or said <= own):
                    found.append(stored)
        return found[0] if len(found) == 1 and all(self._has_one(one) for one in (told, *found)) else None

    def _has_one(self, stored: StoredFigure) -> bool:
        """Whether an amount is the only one of its sentence."""
        sentence = stored.figure.sentence
        return sum(f.figure.sentence == sentence and f.figure.number_unit == "EUR" for f in self.texts.ledger.prose() if f.report_id == stored.report_id) == 1

    def _content(self, sentence: str) -> frozenset[str]:
        """The base forms of a sentence's words but those that add to what was said before: "lisäksi", "yhteensä"."""
        bases = (self.texts.analyser.lemmas(word)[0] for word in words_of(sentence) if not word[:1].isdigit())
        return frozenset(bases) - sense_words("adds_to_said")

    def _tell_both(self, draft: Draft, told: StoredFigure, other: StoredFigure) -> None:
        """Tells two amounts that two places of a report give for one thing."""
        for held in (draft.values, draft.figures, draft.about, draft.citations):
            held.clear()
        first = wording.lookup(draft.figure_value(told, told.figure.account), f"”{told.figure.sentence.rstrip('.')}”", draft.cite_figure(told))
        draft.lines[:] = [first]
        text = draft.figure_value(other, other.figure.account)
        draft.lines.append(wording.printed_elsewhere(text, other.figure.page, draft.cite_figure(other)))
        draft.caveat(wording.places_differ([told.figure.page, other.figure.page]))

    def _amount(self, line: Line) -> StoredFigure | None:
        """The one amount that a sentence gives."""
        figures = [f for f in self.texts.ledger.prose() if f.report_id == line.report_id and f.figure.sentence == line.text and f.figure.measure != "budget"]
        return figures[0] if len(figures) == 1 and figures[0].figure.number_unit == "EUR" else None

    def _cite(self, draft: Draft, line: Line) -> str:
        report = self.texts.ledger.vocabulary.reports[line.report_id]
        return draft.cite(line.report_id, report.title, line.place.page, line.place.box, line.section, line.text)


def _unmarked(text: str) -> str:
    """A sentence without the mark of the list that it stands in, as it is quoted."""
    return text.lstrip(f"{BULLETS}*–- ")


def _asked(explained: Explained) -> list[Token]:
    """The words that say what is asked, without times and the town's name."""
    left = [s for s in explained.spans if s.period is not None or s.has("municipality") or (s.tags and all(t.startswith(_SAID) for t in s.tags))]
    told = {i for s in left for i in range(s.start, s.end)}
    return [t for i, t in enumerate(explained.tokens) if i not in told and t.kind == "word" and len(t.low) > 2]


def _agree(one: StoredFigure, other: StoredFigure) -> bool:
    """Whether two amounts may be one, each rounded as it is printed."""
    step: Decimal = max(last_digit(one.figure), last_digit(other.figure))
    return abs(abs(one.figure.number) - abs(other.figure.number)) < step


def _moments(text: str) -> frozenset[tuple[int, int]]:
    """(year, month) of the months that a sentence names; year 0 where it names none."""
    days = {(int(m[3]), int(m[2])) for m in _DAY.finditer(text)}
    return frozenset(days | {(int(m["year"] or 0), month_stems().index(m["month"].lower()) + 1) for m in _month_pattern().finditer(text)})


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<month>{'|'.join(month_stems())})kuu\w*(?: (?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE)


def _same_month(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two moments may be one: a month without a year (0) is of any."""
    return one[1] == other[1] and (one[0] == other[0] or 0 in (one[0], other[0]))


def _names_another(text: str) -> bool:
    """Whether a sentence has a name inside it, of which what follows may speak."""
    return any(word[:1].isupper() and not word.isupper() for word in text.split()[1:])
