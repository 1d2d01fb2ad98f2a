"""Answers made of sentences: numbers in prose, causes, facts and definitions, each quoted and cited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Protocol

from ingest.data import read_table
from ingest.figure_store import StoredFigure
from ingest.finnish import Analyser
from ingest.model import Passage, Place
from ingest.sentences import sentences
from retrieval import wording
from retrieval.draft import QUOTE_MOST, Draft, cut_around, figure_text
from retrieval.explain import Explained
from retrieval.figures import Ledger, period_fits
from retrieval.number_text import with_unit
from retrieval.query import Query
from retrieval.reading import Token
from retrieval.vocabulary import name_words

_LIGHT = ("filler", "ask:amount", "ask:many", "ask:which", "ask:who", "ask:when", "joiner", "than", "entä", "pronoun", "why", "money", "list", "want:%", "want:EUR", "want:pp", "only", "not", "versus")
_SOFT = ("spend", "earn", "up", "down", "more", "less", "op:change", "op:share", "op:sum", "over", "under", "planned", "plan_over", "any", "largest", "smallest", "measure:actual", "slot:status", "op:mean", "from", "during", "group", "unit_kind:kunta", "op:compare", "trend", "numeral", "level", "money", "ratio:resident", "each", "op:series", "latest", "event", "per", "result", "during")


class SearchResult(Protocol):
    """What a search gives for one passage."""

    @property
    def report_id(self) -> str: ...

    @property
    def passage(self) -> Passage: ...


class TextSearch(Protocol):
    """The search over passages."""

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> Sequence[SearchResult]:
        """The k best passages, best first."""


@cache
def cause_words() -> frozenset[str]:
    """Words that give a reason."""
    return frozenset(row["word"] for row in read_table("cause_words"))


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
class TextAnswers:
    """Answers from sentences of the reports in scope."""

    ledger: Ledger
    analyser: Analyser
    search: TextSearch | None = None
    _lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------- words

    def hard_words(self, explained: Explained) -> list[Token]:
        """The words that evidence must hold: what nothing explains, and names of units and rows."""
        found = [explained.tokens[i] for i in explained.open]
        for span in explained.spans:
            named = span.has("unit") or span.has("subject") or span.has("account_word") or span.has("record") or span.has("quote")
            if span.has("municipality") or span.period is not None or not named and (not span.tags or all(t in _LIGHT or t in _SOFT or t.startswith("measure:") for t in span.tags)):
                continue
            found += [explained.tokens[i] for i in range(span.start, span.end) if explained.tokens[i].low not in ("ja", "sekä")]
        return [w for w in found if w.kind == "word" and len(w.low) > 1]

    def covers(self, keys: frozenset[str], word: Token) -> bool:
        """Whether a word's base form, root or telling compound part stands among the keys."""
        if keys & word.keys or word.roots and keys & word.roots:
            return True
        parts = [p for p in word.parts if len(p) > 3]
        if len(parts) >= 2 and all(p in keys for p in word.parts if len(p) > 2):
            return True
        return any(len(k) >= 6 and any(len(h) >= 6 and (h.startswith(k) or k.startswith(h)) for h in keys) for k in word.keys)

    # ------------------------------------------------------------------------------------------- numbers in prose

    def number(self, query: Query, explained: Explained, near_figure: StoredFigure | None = None) -> Draft | None:
        """A number of a sentence that holds every telling word of the question; a draft that asks back when several fit; None when none does.

        With `near_figure` only its own sentence counts: "ja mikä oli heidän osuutensa?".
        """
        words = self.hard_words(explained)
        if not words and near_figure is None:
            return None
        wanted = self._wanted_units(query, explained)
        noun = self._noun(explained) if near_figure is None else None
        soft = [explained.tokens[i] for s in explained.spans if set(s.tags) & set(_SOFT) for i in range(s.start, s.end)]
        aims = "target" in query.record_kinds
        scored: list[tuple[tuple[float, float], StoredFigure]] = []
        for stored in self.ledger.prose():
            figure, report = stored.figure, self.ledger.report(stored)
            if figure.subject_kind == "risk" or (figure.measure == "budget") != aims:
                continue
            if near_figure is not None and (figure.sentence != near_figure.figure.sentence or figure.figure_id == near_figure.figure.figure_id):
                continue
            if query.municipalities and report.municipality not in query.municipalities or not self._of_unit(query, stored):
                continue
            if wanted is not None and figure.number_unit not in wanted or not self._in_time(query, stored):
                continue
            fit = self._fit(query, stored, words, soft, noun)
            if fit is not None or near_figure is not None:
                scored.append((fit or (0.0, 0.0), stored))
        if not scored:
            return None
        best = max(fit for fit, _ in scored)
        return self._chosen([stored for fit, stored in scored if fit == best], explained)

    def _of_unit(self, query: Query, stored: StoredFigure) -> bool:
        """Whether a unit that the question names is the figure's, above it, or named in its sentence."""
        names = {n for u in query.units for n in u.names if not n.startswith("*") and len(u.names) == 1}
        if not names:
            return True
        figure = stored.figure
        if figure.unit in names or names & set(figure.unit_path) or figure.unit == self.ledger.report(stored).municipality or figure.unit == self.ledger.report(stored).about:
            return True
        return any(n.lower()[:-2] in " ".join([figure.sentence, *figure.section]).lower() for n in names)

    def _fit(self, query: Query, stored: StoredFigure, words: Sequence[Token], soft: Sequence[Token], noun: Token | None) -> tuple[float, float] | None:
        """(share of the words in the figure's sentence, how much of them its own name says); None when a word is nowhere near."""
        figure = stored.figure
        near = self._keys(" ".join([figure.sentence, figure.account]))
        whose = {w.low for u in query.units if figure.unit in u.names for w in words if w.low in u.named.lower().split()}
        telling = [w for w in words if w.low not in whose]
        covered = [w for w in telling if self.covers(near, w)]
        if not covered:
            return None
        if len(covered) < len(telling):
            around = near | self._keys(" ".join([*figure.section, figure.unit, self.ledger.report(stored).municipality, figure.row_label])) | self._neighbours(stored)
            missing = sum(not self.covers(around, w) for w in telling)
            if missing > (1 if len(telling) >= 7 else 0) or 2 * len(covered) < len(telling):
                return None
        if noun is not None and not self._counted_noun(noun, stored):
            return None
        own = self._keys(figure.account) if figure.account else frozenset()
        said = sum(len(w.low) for w in telling if self.covers(own, w)) + 0.1 * sum(self.covers(near, w) for w in soft)
        return len(covered) / len(telling), said

    def _chosen(self, fitting: Sequence[StoredFigure], explained: Explained) -> Draft | None:
        """The draft for the figures that fit best: the newest report's; one that asks back when they say different numbers."""
        reports = self.ledger.vocabulary.reports
        if len({reports[s.report_id].municipality for s in fitting}) > 1:
            return None
        newest = max((p.end for s in fitting if (p := reports[s.report_id].period)), default=None)
        chosen = [s for s in fitting if newest is None or (p := reports[s.report_id].period) is None or p.end == newest]
        if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
            last = max(s.figure.period.end for s in chosen)
            named = {s.figure.account for s in chosen}
            if len(named) == 1:
                chosen = [s for s in chosen if s.figure.period.end == last]
            if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
                return self._which(chosen)
        stored = chosen[0]
        draft = Draft(self.ledger)
        label = f"{stored.figure.account}, {stored.figure.period.label}" if stored.figure.account else stored.figure.unit or report_title(self.ledger, stored)
        text = draft.figure_value(stored, label)
        draft.lines.append(wording.lookup(text, f"”{cut_around(stored.figure.sentence, stored.figure.text).rstrip('.')}”", draft.cite_figure(stored)))
        if not stored.figure.exact:
            draft.caveat("Luku on raportissa likimääräinen.")
        if stored.figure.doubt:
            draft.caveat(stored.figure.doubt)
        return draft

    def _which(self, chosen: Sequence[StoredFigure]) -> Draft | None:
        names = list(dict.fromkeys(s.figure.account for s in chosen if s.figure.account))
        if not 2 <= len(names) <= 6:
            return None
        draft = Draft(self.ledger, "clarify")
        draft.lines.append(wording.which_account())
        draft.suggestions += [f"Mikä on luku: {wording.lowered(name)}?" for name in names]
        draft.lines += [f"– {s}" for s in draft.suggestions]
        return draft

    def _noun(self, explained: Explained) -> Token | None:
        """What is counted: the word after "montako"; None for euros and per cents."""
        asks = explained.tagged("ask:many")
        if not asks or asks[0].end >= len(explained.tokens):
            return None
        following = next((s for s in explained.spans if s.start == asks[0].end), None)
        if following is not None and any(t.startswith("want:") for t in following.tags):
            return None
        return explained.tokens[asks[0].end]

    def _counted_noun(self, noun: Token, stored: StoredFigure) -> bool:
        """Whether what is counted stands right after the number, or nothing else does and the sentence speaks of it."""
        figure = stored.figure
        unit = with_unit(Decimal(2), figure.number_unit).partition(" ")[2]
        at = figure.sentence.find(figure.text)
        rest = figure.sentence[at + len(figure.text) :] if at >= 0 else ""
        after = rest.split()[:3]
        if self.covers(self._keys(" ".join([*after, unit])), noun):
            return True
        bare = not rest.strip() or rest.strip()[0] in ".,;)–" or after[:1] and after[0].lower() in ("kertaa", "kpl", "ja")
        return bool(bare) and self.covers(self._keys(f"{figure.account} {figure.sentence}"), noun)

    def _wanted_units(self, query: Query, explained: Explained) -> tuple[str, ...] | None:
        if query.wanted_unit == "%" or query.wanted_unit == "pp":
            return ("%", "pp")
        if query.wanted_unit == "EUR":
            return ("EUR",)
        if explained.has("op:share") and explained.has("ask:amount"):
            return ("%",)
        if explained.has("ask:many"):
            return tuple({f.figure.number_unit for f in self.ledger.prose()} - {"EUR", "%", "pp"})
        if explained.has("spend", "money") and explained.has("ask:amount"):
            return ("EUR",)
        return None

    def _in_time(self, query: Query, stored: StoredFigure) -> bool:
        for spec in query.periods:
            if spec.kind in ("prior", "previous_report"):
                return False
            report = self.ledger.report(stored)
            own = period_fits(spec, stored.figure, "actual")
            of_report = report.period is not None and spec.year in (None, report.period.end.year) and (spec.kind in ("early", "latest") or spec.last in (None, report.period.end.month) and not (spec.kind == "year" and not _full(report)))
            if not own and not of_report:
                return False
        return True

    def _neighbours(self, stored: StoredFigure) -> frozenset[str]:
        """Base forms of the sentences that stand around the figure's in its passage."""
        lines = self.lines(stored.report_id)
        sentence = stored.figure.sentence[:80]
        at = next((i for i, line in enumerate(lines) if sentence and sentence in line.text), None)
        if at is None:
            return frozenset()
        keys: set[str] = set()
        for line in lines[max(0, at - 2) : at + 2]:
            if line.passage_id == lines[at].passage_id:
                keys |= line.keys
        return frozenset(keys)

    # ------------------------------------------------------------------------------------------- sentences

    def lines(self, report_id: str) -> tuple[Line, ...]:
        """Every sentence of a report's passages."""
        if report_id not in self._lines:
            passages = self.ledger.store.all_passages(report_id)
            self._lines[report_id] = tuple(line for p in passages for line in self._split(report_id, p))
        return self._lines[report_id]

    def _split(self, report_id: str, passage: Passage) -> Iterator[Line]:
        section_keys = self._keys(" ".join(passage.section))
        index = 0
        for number, paragraph in enumerate(passage.text.split("\n")):
            place = passage.places[min(number, len(passage.places) - 1)]
            for text in [paragraph] if passage.kind == "table" else sentences(paragraph):
                if text.strip():
                    yield Line(report_id, text.strip(), place, passage.section, self._keys(text), section_keys, index, passage.passage_id)
                    index += 1

    def _keys(self, text: str) -> frozenset[str]:
        return frozenset(self.analyser.keys(text))

    def _candidates(self, query: Query, question: str) -> Iterable[tuple[str, Sequence[Line]]]:
        """(passage_id, its lines) of the passages that may tell, best first."""
        reports = self.ledger.vocabulary.reports
        ids = [r for r, report in reports.items() if not query.municipalities or report.municipality in query.municipalities]
        if query.sources:
            from retrieval.figures import report_fits

            ids = [r for r in ids if report_fits(query.sources[0], reports[r])]
        if self.search is not None and len(ids) > 0:
            for hit in self.search.search(question, ids, 30):
                yield hit.passage.passage_id, list(self._split(hit.report_id, hit.passage))
            return
        for report_id in ids:
            by: dict[str, list[Line]] = {}
            for line in self.lines(report_id):
                by.setdefault(line.passage_id, []).append(line)
            yield from by.items()

    def cause(self, query: Query, explained: Explained, words: Sequence[Token] | None = None, unit_names: Sequence[str] = ()) -> Draft | None:
        """The sentence that gives the reason for what the question names; None when no sentence covers its words."""
        return self._best(query, explained, self.hard_words(explained) if words is None else list(words), unit_names, reason=True)

    def fact(self, query: Query, explained: Explained) -> Draft | None:
        """The sentence that holds every telling word of the question."""
        words = self.hard_words(explained)
        if len(words) < 2:
            return None
        return self._best(query, explained, words, [n for u in query.units for n in u.names], reason=False)

    def _best(self, query: Query, explained: Explained, words: list[Token], unit_names: Sequence[str], reason: bool) -> Draft | None:
        if not words and not unit_names:
            return None
        units = frozenset(k for n in unit_names for w in name_words(n) for k in self.analyser.lemmas(w))
        content = [w for w in words if not w.keys & units]
        soft = [explained.tokens[i] for s in explained.spans if set(s.tags) & set(_SOFT) for i in range(s.start, s.end)]
        best: tuple[float, float] | None = None
        chosen: list[Line] = []
        for _, lines in self._candidates(query, explained.reading.text):
            for at, line in enumerate(lines):
                window = [line] if not reason or self._reasons(line) else [*lines[at : at + 2]]
                if reason and not any(self._reasons(x) for x in window):
                    continue
                keys = frozenset(k for x in window for k in x.keys)
                wide = keys | line.section_keys | (frozenset(lines[at - 1].keys) if at and reason else frozenset())
                if unit_names and not self._about(line, unit_names, wide):
                    continue
                covered = sum(self.covers(keys, w) for w in content)
                loose = sum(self.covers(wide, w) for w in content)
                allowed = 0 if len(content) < 5 else 1
                if loose < len(content) - allowed or covered < (len(content) + 1) // 2:
                    continue
                value = (covered / max(1, len(content)), sum(self.covers(keys, w) for w in soft) - 0.01 * len(window) + (0.5 if self._reasons(line) else 0.0))
                if best is None or value > best:
                    best, chosen = value, window
        if best is None:
            return None
        draft = Draft(self.ledger)
        report = self.ledger.vocabulary.reports[chosen[0].report_id]
        text = " ".join(x.text for x in chosen)
        mark = draft.cite(chosen[0].report_id, report.title, chosen[0].place.page, chosen[0].place.box, chosen[0].section, text[:QUOTE_MOST])
        draft.lines.append(f"{text[:QUOTE_MOST]} {mark}")
        return draft

    def _about(self, line: Line, unit_names: Sequence[str], keys: frozenset[str]) -> bool:
        """Whether a line stands under a unit's heading, the nearest one that names a unit, or names the unit itself."""
        known = self.ledger.vocabulary.units
        for title in reversed(line.section):
            low = title.lower()
            hit = [n for n in known if n.lower() in low]
            if hit:
                return any(n.lower() in low for n in unit_names) and max(hit, key=len) in unit_names
        return any(all(any(k in keys for k in self.analyser.lemmas(w)) for w in name_words(n) if w not in ("ja", "sekä")) for n in unit_names)

    def _reasons(self, line: Line) -> bool:
        return bool(line.keys & cause_words()) or any(w in line.text.lower().split() for w in ("koska", "sillä", "vuoksi", "takia"))

    # ------------------------------------------------------------------------------------------- definitions

    def definition(self, query: Query, explained: Explained) -> Draft | None:
        """What a term means: as the report says it, or from the glossary."""
        terms = [t for t in explained.tokens if t.kind == "word"]
        keys = [t.keys for t in terms]
        for row in read_table("glossary"):
            for name in row["term"].split("|"):
                wanted = [self.analyser.lemmas(w)[0] if w.isalpha() else w for w in name.split()]
                for start in range(len(keys) - len(wanted) + 1):
                    if all(w in keys[start + i] or name.split()[i] in keys[start + i] for i, w in enumerate(wanted)):
                        draft = Draft(self.ledger)
                        told = self._told(query, explained, [terms[start + i] for i in range(len(wanted))])
                        if told is not None:
                            return told
                        draft.lines.append(row["meaning"])
                        return draft
        return None

    def _told(self, query: Query, explained: Explained, words: Sequence[Token]) -> Draft | None:
        """The report's own sentence that defines the term, where one begins with it and says what it is."""
        for _, lines in self._candidates(query, explained.reading.text):
            for line in lines:
                low = line.text.lower()
                if all(self.covers(line.keys, w) for w in words) and any(v in low for v in (" tarkoittaa", " lasketaan", " kertoo", " ilmaisee", " kuvaa")) and low[:60].count(words[0].low[:5]):
                    draft = Draft(self.ledger)
                    report = self.ledger.vocabulary.reports[line.report_id]
                    mark = draft.cite(line.report_id, report.title, line.place.page, line.place.box, line.section, line.text[:QUOTE_MOST])
                    draft.lines.append(f"{line.text[:QUOTE_MOST]} {mark}")
                    return draft
        return None


def _full(report: object) -> bool:
    period = getattr(report, "period", None)
    return period is not None and (period.start.month, period.end.month) == (1, 12)


def report_title(ledger: Ledger, stored: StoredFigure) -> str:
    """The title of the report that prints a figure."""
    return ledger.report(stored).title


__all__ = ["TextAnswers", "TextSearch", "figure_text"]
