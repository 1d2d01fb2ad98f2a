"""Answers made of sentences: numbers in prose, causes, facts and definitions, each quoted and cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import pairwise

from ingest.data import read_table
from ingest.finnish import Analyser
from ingest.model import Passage, Place, Report
from ingest.sentences import sentences
from ingest.stored import StoredFigure
from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval import question_wording, wording
from retrieval.asked_words import AskedWord
from retrieval.draft import Draft, cut_around, figure_text
from retrieval.explain import Explained
from retrieval.figures import Ledger, period_fits
from retrieval.near_words import near_words
from retrieval.number_text import with_unit
from retrieval.query import Query
from retrieval.reading import Token, word_token
from retrieval.sentence_answers import SentenceAnswers, defining_words, term_words
from retrieval.sentence_runs import is_office
from retrieval.stretches import points_back
from retrieval.text_search import TextSearch
from retrieval.vocabulary import filler_words, name_words

_LIGHT = (
    "filler",
    "ask:amount",
    "ask:many",
    "ask:which",
    "ask:who",
    "ask:when",
    "joiner",
    "than",
    "entä",
    "pronoun",
    "why",
    "money",
    "list",
    "want:%",
    "want:EUR",
    "want:pp",
    "only",
    "versus",
    "report_word",
    "all_reports",
    "at_time",
    "first_time",
    "which2",
    "scale",
    "over_time",
    "final",
    "compute",
    "dim:year",
)
_SOFT = (
    "spend",
    "earn",
    "up",
    "down",
    "more",
    "less",
    "op:change",
    "op:share",
    "op:sum",
    "over",
    "under",
    "planned",
    "plan_over",
    "any",
    "largest",
    "smallest",
    "measure:actual",
    "slot:status",
    "op:mean",
    "from",
    "during",
    "group",
    "unit_kind:kunta",
    "op:compare",
    "trend",
    "numeral",
    "level",
    "money",
    "ratio:resident",
    "each",
    "op:series",
    "latest",
    "event",
    "does",
    "per",
    "result",
    "not",
)


_WHERE = frozenset({"missä", "mistä", "mihin", "mille", "miltä", "minne"})
"""Questions for a place or a thing, which no number answers."""


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
    _said: SentenceAnswers = field(init=False)

    def __post_init__(self) -> None:
        self._said = SentenceAnswers(self.ledger, self.analyser, self.search)

    # ------------------------------------------------------------------------------------------- words

    def hard_words(self, explained: Explained) -> list[Token]:
        """The words that evidence must hold: what nothing explains, and names of units and rows."""
        found = [explained.tokens[i] for i in explained.open]
        for span in explained.spans:
            named = span.has("unit") or span.has("subject") or span.has("account_word") or span.has("record") or span.has("quote")
            if (
                span.has("municipality")
                or span.period is not None
                or (not named and (not span.tags or all(t in _LIGHT or t in _SOFT or t.startswith("measure:") for t in span.tags)))
            ):
                continue
            found += [explained.tokens[i] for i in range(span.start, span.end) if explained.tokens[i].low not in ("ja", "sekä")]
        return [w for w in found if w.kind == "word" and len(w.low) > 1]

    def covers(self, keys: frozenset[str], word: Token) -> bool:
        """Whether a word's base form, root or telling compound part stands among the keys."""
        if keys & word.keys or (word.roots and keys & word.roots):
            return True
        parts = [p for p in word.parts if len(p) > 3]
        if len(parts) >= 2 and all(p in keys for p in word.parts if len(p) > 2):
            return True
        least = 0.6 if self.analyser.known(word.low) else 0.4  # a mistyped word agrees with what it should be in its beginning
        return any(len(k) >= 6 and any(len(h) >= 6 and (h.startswith(k) or (k.startswith(h) and len(h) >= least * len(k))) for h in keys) for k in word.keys)

    # ------------------------------------------------------------------------------------------- numbers in prose

    def within(self, quotes: Sequence[str]) -> Draft | None:
        """The one amount of money that the sentences quoted give; None when they give none or several."""
        told = [f for f in self.ledger.prose() if f.figure.number_unit == "EUR" and any(f.figure.sentence in q or q in f.figure.sentence for q in quotes)]
        return self._chosen(told, False) if told and len({f.figure.number for f in told}) == 1 else None

    def alike(self, before: StoredFigure, explained: Explained) -> Draft | None:
        """The number of the same name as one that a sentence gave, in the sentence that speaks of what is asked now: "entä yläkouluissa?"."""
        words = [w for w in self.hard_words(explained) if w.kind == "word"]
        named = [
            f
            for f in self.ledger.prose()
            if f.figure.account == before.figure.account
            and f.figure.number_unit == before.figure.number_unit
            and f.report_id == before.report_id
            and f.figure.figure_id != before.figure.figure_id
        ]
        fitting = [f for f in named if words and all(self.covers(self._keys(f.figure.sentence), w) for w in words)]
        return self._chosen(fitting, False) if len({f.figure.number for f in fitting}) == 1 else None

    def number(self, query: Query, explained: Explained, near_figure: StoredFigure | None = None, named: bool = False) -> Draft | None:
        """A number of a sentence that holds every telling word of the question; a draft that asks back when several fit; None when none does.

        `named`: only one whose own name says what is asked. With `near_figure` only its own sentence counts: "ja mikä oli heidän osuutensa?".
        """
        words = self.hard_words(explained)
        if (not words and near_figure is None) or (explained.has("ask:who", "ask:when") and not explained.has("ask:amount", "ask:many")):
            return None
        if any(t.low in _WHERE for t in explained.tokens[:3]) and not explained.has("ask:amount", "ask:many", "level", "op:share"):
            return None
        words = [w for w in words if not w.keys & topic_words()] or words
        wanted = self._wanted_units(query, explained, near_figure is not None)
        spent = explained.has("spend") and not explained.has("planned", "allow", "measure:any_budget", "measure:budget")
        noun = self._noun(explained) if near_figure is None else None
        which = [explained.tokens[s.end] for s in explained.tagged("ask:which") if s.end < len(explained.tokens)]  # "minkä arvosanan"
        soft = [explained.tokens[i] for s in explained.spans if set(s.tags) & set(_SOFT) for i in range(s.start, s.end)]
        aims = "target" in query.record_kinds
        named = named or (near_figure is None and wanted is None and not explained.has("ask:amount", "ask:many", "op:share", "op:mean"))
        scored: list[tuple[tuple[float, float], StoredFigure]] = []
        of_parts: set[str] = set()
        for stored in self.ledger.prose():
            figure, report = stored.figure, self.ledger.report(stored)
            if figure.subject_kind == "risk" or (figure.measure == "budget") != aims:
                continue
            if near_figure is not None and (figure.sentence != near_figure.figure.sentence or figure.figure_id == near_figure.figure.figure_id):
                continue
            if (query.municipalities and report.municipality not in query.municipalities) or not self._of_unit(_unit_names(query, explained), stored):
                continue
            if (wanted is not None and figure.number_unit not in wanted) or not self._in_time(query, stored) or (spent and self._is_plan(stored)):
                continue
            fit = self._fit(query, stored, words, soft, noun)
            if fit is not None and near_figure is None and self._is_part(stored, explained):
                of_parts.add(figure.sentence)
                continue
            if fit is not None and named and not self._is_named(stored, words, which):
                continue
            if fit is not None or near_figure is not None:
                scored.append((fit or (0.0, 0.0), stored))
        scored = [(fit, stored) for fit, stored in scored if stored.figure.sentence not in of_parts]
        if not scored:
            return None
        best = max(fit for fit, _ in scored)
        chosen = [stored for fit, stored in scored if fit == best]
        if noun is not None and len({s.figure.account for s in chosen}) == 1 and self._narrower(noun, words, chosen[0]):
            return None
        return self._chosen(chosen, named)

    def _of_unit(self, named: Sequence[str], stored: StoredFigure) -> bool:
        """Whether a unit that the question names is the figure's, above it, or named in its sentence."""
        names = set(named)
        if not names:
            return True
        figure = stored.figure
        if (
            figure.unit in names
            or names & set(figure.unit_path)
            or figure.unit == self.ledger.report(stored).municipality
            or figure.unit == self.ledger.report(stored).about
        ):
            return True
        return any(n.lower()[:-2] in " ".join([figure.sentence, *figure.section]).lower() for n in names)

    def _fit(self, query: Query, stored: StoredFigure, words: Sequence[Token], soft: Sequence[Token], noun: Token | None) -> tuple[float, float] | None:
        """(share of the words in the figure's sentence, how much of them its own name says); None when a word is nowhere near."""
        figure = stored.figure
        near = self._keys(" ".join([figure.sentence, figure.account]))
        if figure.table is not None:  # a cell says what its row is about
            near |= self.neighbours(stored)
        whose = {w.low for u in query.units if figure.unit in u.names for w in words if w.low in u.named.lower().split()}
        telling = [w for w in words if w.low not in whose]
        covered = [w for w in telling if self.covers(near, w)]
        if not covered:
            return None
        if len(covered) < len(telling):
            headed = near | self._keys(" ".join([*figure.section, figure.unit, self.ledger.report(stored).municipality, figure.row_label]))
            around = headed | self.neighbours(stored)
            groups = {group for key in around for group in near_words().get(key, ())}
            missing = sum(not self.covers(around, w) and not any(near_words().get(k, frozenset()) & groups for k in w.keys) for w in telling)
            if missing > (1 if len(telling) >= 7 else 0) or 2 * len(covered) < len(telling):
                return None
            apart = [n for n, w in enumerate(telling) if not self.covers(headed, w) and self.covers(around, w)]
            # the whole "asiakirjojen digitointi" is meant by "digitointi"
            apart = [n for n in apart if not (n + 1 < len(telling) and _is_genitive(telling[n]) and self.covers(near, telling[n + 1]))]
            if 3 * len(apart) > len(telling) and not points_back(figure.sentence):  # the sentences beside it speak of another thing
                return None
        if noun is not None and not self._counted_noun(noun, stored):
            return None
        own = self._keys(figure.account) if figure.account else frozenset()
        beside = self._keys(_beside(figure.sentence, figure.text))
        said = sum(len(w.low) for w in telling if self.covers(own, w)) + 0.1 * sum(self.covers(near, w) for w in soft)
        said += 0.5 * sum(len(w.low) for w in telling if not self.covers(own, w) and self.covers(beside, w))
        return len(covered) / len(telling), said

    def _is_part(self, stored: StoredFigure, explained: Explained) -> bool:
        """Whether a figure is that of a place or thing with a name of its own that the question leaves out."""
        figure, report = stored.figure, self.ledger.report(stored)
        printed = figure.sentence.split()
        proper = {w.strip(".,:;()”") for before, w in pairwise(printed) if w[:1].isupper() and not w.isupper() and not before.endswith((".", ":", "!", "?"))}
        own = [w for w in figure.account.split() if w in proper or w[:1].lower() + w[1:] in proper]
        known = self._keys(" ".join([figure.unit, report.municipality, *figure.unit_path]))
        return any(not self._keys(w) & known and not any(self.covers(self._keys(w), t) for t in explained.reading.tokens if t.kind == "word") for w in own)

    def _is_plan(self, stored: StoredFigure) -> bool:
        """Whether a sentence gives what is decided or planned, and no word for what was spent."""
        lemmas = frozenset(lemma for word in words_of(stored.figure.sentence) for lemma in self.analyser.lemmas(word))
        return bool(lemmas & planning_words()) and not lemmas & spending_words()

    def _narrower(self, noun: Token, telling: Sequence[Token], stored: StoredFigure) -> bool:
        """Whether a question asks only how many there are and the number is of some of them: "montako oppilasta" and pupils in clubs."""
        figure = stored.figure
        near = near_words()
        whose = self._keys(" ".join([figure.unit, *figure.unit_path, self.ledger.report(stored).municipality]))
        kin = {group for key in whose for group in near.get(key, ())}

        def of_unit(word: Token) -> bool:
            return self.covers(whose, word) or any(kin & near.get(key, frozenset()) for key in word.keys)

        if any(w.low != noun.low and not of_unit(w) for w in telling):
            return False
        asked = frozenset(key for w in telling for key in (*w.keys, *w.roots, *w.parts))
        named = [word_token(w, self.analyser, {}, {}) for w in name_words(figure.account) if len(w) > 3]
        nouns = [w for w in named if not w.keys & filler_words() and any(r.kind == "nimisana" for r in readings(w.low)[:1])]
        return any(not self.covers(asked, w) and not of_unit(w) for w in nouns)

    def _is_named(self, stored: StoredFigure, words: Sequence[Token], which: Sequence[Token]) -> bool:
        """Whether the figure's own name says nearly all of the words: what a question that asks for no amount must name."""
        figure = stored.figure
        own = self._keys(" ".join([figure.account, figure.unit, figure.number_unit]))
        heads = [w for w in words if w in which or (not w.text.isupper() and any(r.case == "nimento" for r in readings(w.corrected or w.low)))]
        return sum(self.covers(own, w) for w in words) >= max(1, len(words) - 1) and all(self._is_head(own, w) for w in heads)

    def _is_head(self, own: frozenset[str], word: Token) -> bool:
        """Whether a name says a word itself, not only what a compound begins with: "tilintarkastus" is no "tilintarkastusyhteisö"."""
        return self.covers(own, word) and (not word.parts or bool(own & word.keys) or word.parts[-1] in own or not any(p in own for p in word.parts))

    def _chosen(self, fitting: Sequence[StoredFigure], named: bool) -> Draft | None:
        """The draft for the figures that fit best: the newest report's; one that asks back when they say different numbers."""
        reports = self.ledger.vocabulary.reports
        if len({reports[s.report_id].municipality for s in fitting}) > 1:
            return None
        newest = max((p.end for s in fitting if (p := reports[s.report_id].period)), default=None)
        chosen = [s for s in fitting if newest is None or (p := reports[s.report_id].period) is None or p.end == newest]
        if named and len({s.figure.account for s in chosen}) > 1 and len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
            return None
        if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
            last = max(s.figure.period.end for s in chosen)
            if len({s.figure.account for s in chosen}) == 1:
                chosen = [s for s in chosen if s.figure.period.end == last]
            if len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
                return self._which(chosen)
        stored = chosen[0]
        draft = Draft(self.ledger)
        label = f"{stored.figure.account}, {stored.figure.period.label}" if stored.figure.account else stored.figure.unit or report_title(self.ledger, stored)
        text = draft.figure_value(stored, label)
        draft.lines.append(wording.lookup(text, f"”{cut_around(stored.figure.sentence, stored.figure.text).rstrip('.')}”", draft.cite_figure(stored)))
        if not stored.figure.exact:
            draft.caveat(wording.approximate())
        if stored.figure.doubt:
            draft.caveat(stored.figure.doubt)
        return draft

    def _which(self, chosen: Sequence[StoredFigure]) -> Draft | None:
        names = list(dict.fromkeys(s.figure.account for s in chosen if s.figure.account))
        if not 2 <= len(names) <= 6:
            return None
        draft = Draft(self.ledger, "clarify")
        draft.lines.append(question_wording.which_account())
        draft.suggestions += [question_wording.number_question(name) for name in names]
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft

    def _noun(self, explained: Explained) -> Token | None:
        """What is counted: the word after "montako"; None for euros and per cents."""
        for before, token in zip(explained.tokens, explained.tokens[1:], strict=False):
            if token.keys & {"määrä", "lukumäärä", "lkm"} and before.kind == "word" and any(r.case == "omanto" for r in readings(before.low)):
                return before  # "kerhojen määrä"
        asks = explained.tagged("ask:many")
        if not asks or asks[0].end >= len(explained.tokens):
            return None
        span = next((s for s in explained.spans if s.start == asks[0].end), None)
        if span is not None and any(t.startswith("want:") for t in span.tags):
            return None
        following = explained.tokens[asks[0].end : asks[0].end + 2]
        if explained.tokens[asks[0].end - 1].low == "moni":  # "kuinka moni osallistui", "kuinka moni rakennuksista", "kuinka moni opiskelija"
            return next((t for t in following if any(r.kind == "nimisana" and r.case == "nimento" for r in readings(t.low))), None)
        if any(r.finite for r in readings(following[0].low)):  # "montako osallistui"
            return None
        return next((t for t in explained.tokens[asks[0].end : asks[0].end + 4] if _is_counted(t)), explained.tokens[asks[0].end])

    def _counted_noun(self, noun: Token, stored: StoredFigure) -> bool:
        """Whether what is counted stands right after the number, or nothing else does and the sentence speaks of it."""
        figure = stored.figure
        unit = with_unit(Decimal(2), figure.number_unit).partition(" ")[2]
        at = figure.sentence.find(figure.text)
        rest = figure.sentence[at + len(figure.text) :] if at >= 0 else ""
        after = rest.split()[:3]
        if self.covers(self._keys(unit), noun):
            return True
        for word in after:
            low = word.strip(".,;:()").lower()
            keys = self._keys(low)
            if self._is_kind_of(low, noun):
                return False
            if self.covers(keys, noun) or any(near_words().get(k, frozenset()) & {g for key in keys for g in near_words().get(key, ())} for k in noun.keys):
                return True
            if not any(r.kind in ("laatusana", "lukusana", "nimisana_laatusana") or r.case == "omanto" for r in readings(low)):
                break
        bare = not rest.strip() or rest.strip()[0] in ".,;)–" or (after[:1] and after[0].lower() in ("kertaa", "kpl", "ja"))
        return bool(bare) and self.covers(self._keys(f"{figure.account} {figure.sentence}"), noun)

    def _is_kind_of(self, counted: str, noun: Token) -> bool:
        """Whether a word counts only some of what is asked: "teollisuustonttikauppaa" of "tonttikauppoja"."""
        return any(lemma != key and lemma.endswith(key) for lemma in self.analyser.lemmas(counted) for key in noun.keys if len(key) > 3)

    def _wanted_units(self, query: Query, explained: Explained, near: bool = False) -> tuple[str, ...] | None:
        if query.wanted_unit == "%" or query.wanted_unit == "pp":
            return ("%", "pp")
        if near and explained.has("op:share"):
            return ("%",)
        if explained.has("op:mean") and explained.has("ask:which"):
            return ("ratio",)
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
            part = spec.kind == "span" and spec.first not in (None, 1)  # a quarter's own number is not the report's accumulation
            of_report = (
                not part
                and report.period is not None
                and spec.year in (None, report.period.end.year)
                and (
                    spec.kind in ("early", "latest")
                    or (spec.last in (None, report.period.end.month) and (spec.kind != "year" or _full(report) or not self._has_full(report, spec.year)))
                )
            )
            dated = spec.day is not None and spec.last is not None and f"{spec.day}.{spec.last}." in stored.figure.sentence
            if not own and not of_report and not dated:
                return False
        return True

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
            return self._keys(" ".join(text for text in cells if not (is_office(text) and len(text.split()) < 4)))  # who answers for it is not what it is
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

    # ------------------------------------------------------------------------------------------- sentences that say it

    def asked(self, query: Query, explained: Explained, more: Sequence[Token] = ()) -> list[AskedWord]:
        """The words of the question that sentences must hold, weighed; `more` are carried over from the turn before."""
        return self._said.words.weighed(explained, self._said.scope(query), more, frozenset(_LIGHT), frozenset(_SOFT))

    def cause(self, query: Query, explained: Explained, more: Sequence[Token] = ()) -> Draft | None:
        """The sentences that give the reason for what the question names; None when none do."""
        return self._said.cause(query, explained, self.asked(query, explained, more), _unit_names(query, explained))

    def fact(self, query: Query, explained: Explained) -> Draft | None:
        """The sentences that say who, when or which."""
        kind = (
            "who" if any(t.low in ("kuka", "ketkä", "keitä", "kenet", "ketä") for t in explained.tokens) else "when" if explained.has("ask:when") else "which"
        )
        return self._said.fact(query, explained, self.asked(query, explained), _unit_names(query, explained), kind)

    def summary(self, query: Query, explained: Explained) -> Draft | None:
        """What the report says of the section that the question names."""
        words = [w for w in self.asked(query, explained) if w.token.low not in summary_words()]
        return self._said.summary(query, [w for w in words if not w.token.keys & topic_words()] or words)

    def claim(self, query: Query, explained: Explained) -> Draft | None:
        """Yes or no from one sentence that says it; None when none does."""
        return self._said.claim(query, explained, self.asked(query, explained), _unit_names(query, explained))

    def asks_summary(self, explained: Explained) -> bool:
        """Whether the question asks what is told of something."""
        return any(t.low in summary_words() for t in explained.tokens) and not explained.has("ask:amount", "ask:many", "why", "ask:who")

    def asks_meaning(self, explained: Explained) -> bool:
        """Whether the question asks what a key figure says: "Mitä vuosikate kertoo?"."""
        words = [t for t in explained.tokens if t.kind == "word"]
        verb = next((n for n, w in enumerate(words) if w.keys & defining_words()), 0)
        return len(words) > 2 and words[0].low == "mitä" and (verb == len(words) - 1 or (verb > 1 and any(w.keys & term_words() for w in words[:verb])))

    def definition(self, query: Query, explained: Explained) -> Draft | None:
        """What a term means: as the report says it, or from the glossary."""
        sources = {i for s in explained.spans if _is_source(explained, s.end) for i in range(s.start, s.end)}
        sources |= {i for s in explained.spans if s.has("municipality") or s.period is not None for i in range(s.start, s.end)}
        light = {i for s in explained.spans if s.tags and set(s.tags) <= {*_LIGHT, "define"} and not s.has("subject") for i in range(s.start, s.end)}
        terms = [
            t
            for i, t in enumerate(explained.tokens)
            if t.kind == "word" and i not in sources | light and not t.keys & defining_words() and not t.keys & term_words() and t.low != "mukaan"
        ]
        told = self._said.defined(query, explained, terms) if terms else None
        if told is not None or not terms:
            return told
        meaning = next((row["meaning"] for row in read_table("glossary") if any(self._is_name(name, terms) for name in row["term"].split("|"))), None)
        if meaning is None:
            return None
        draft = Draft(self.ledger)
        draft.lines.append(meaning)
        return draft

    def _is_name(self, name: str, terms: Sequence[Token]) -> bool:
        """Whether a term of the glossary is what the tokens say, neither more nor less."""
        wanted = [{*self.analyser.lemmas(w), w} if w.isalpha() else {w} for w in name.split()]
        return len(wanted) == len(terms) and all(w & {*t.keys, t.low} for w, t in zip(wanted, terms, strict=True))


def _is_counted(token: Token) -> bool:
    """Whether a word is a noun in the partitive, as what is counted: "montako kunnan työntekijää"."""
    return any(r.kind == "nimisana" and r.case == "osanto" for r in readings(token.corrected or token.low))


def _is_genitive(token: Token) -> bool:
    return any(r.case == "omanto" for r in readings(token.corrected or token.low))


def _after(sentence: str, printed: str) -> list[str]:
    """The word after a number in its sentence, in lower case."""
    return [word.strip(".,;:()").lower() for word in sentence.partition(printed)[2].split()[:1]]


def _beside(sentence: str, printed: str) -> str:
    """The three words before a number in its sentence and the one after it."""
    before, _, after = sentence.partition(printed)
    return " ".join([*before.split()[-3:], *after.split()[:1]])


@cache
def planning_words() -> frozenset[str]:
    """Base forms that give a number as decided, planned or asked for."""
    return frozenset(row["word"] for row in read_table("planning_words"))


@cache
def spending_words() -> frozenset[str]:
    """Base forms that say that money has gone."""
    return frozenset(row["phrase"] for row in read_table("question_words") if row["tag"] == "spend" and row["phrase"].isalpha())


@cache
def summary_words() -> frozenset[str]:
    """Forms of words that ask what is told of something."""
    return frozenset(row["word"] for row in read_table("summary_words"))


def _is_source(explained: Explained, after: int) -> bool:
    """Whether the words before `after` name where it is said: "tilinpäätöksen mukaan"."""
    return after < len(explained.tokens) and explained.tokens[after].low == "mukaan"


@cache
def topic_words() -> frozenset[str]:
    """Words that say no more than that something went on: "museoiden toiminta"."""
    return frozenset(row["word"] for row in read_table("topic_words"))


def _unit_names(query: Query, explained: Explained) -> list[str]:
    """The units that the question names as they are, or that are carried over; not those that a synonym may mean."""
    if any(s.has("unit") for s in explained.spans):
        return [n for s in explained.spans if (c := s.has("unit")) is not None and c.sure == 2 and not is_office(explained.text(s)) for n in c.values]
    return [n for u in query.units for n in u.names if not n.startswith("*")]


def _full(report: object) -> bool:
    period = getattr(report, "period", None)
    return period is not None and (period.start.month, period.end.month) == (1, 12)


def report_title(ledger: Ledger, stored: StoredFigure) -> str:
    """The title of the report that prints a figure."""
    return ledger.report(stored).title


__all__ = ["TextAnswers", "TextSearch", "figure_text"]
