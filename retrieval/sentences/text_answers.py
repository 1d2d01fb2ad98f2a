"""Answers made of sentences: numbers in prose, causes, facts and definitions, each quoted and cited."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.asked_words import AskedWord, is_noun
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.evidence.stretches import Stretch
from retrieval.evidence.text_search import TextSearch
from retrieval.language.explain import Explained
from retrieval.language.lexicon import defining_words, sense_words
from retrieval.language.near_words import groups_of, make_words
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.hard_words import LIGHT, SOFT, hard_words, named_units, topic_words
from retrieval.sentences.number_asked import NumberAsked
from retrieval.sentences.number_fit import NumberFit
from retrieval.sentences.number_told import number_told
from retrieval.sentences.printed_aims import aims_beside
from retrieval.sentences.prose_numbers import prose_number
from retrieval.sentences.risks_told import TOLD
from retrieval.sentences.run_reasons import WAYS
from retrieval.sentences.sentence_answers import SentenceAnswers, term_words
from retrieval.sentences.sentence_runs import Run
from retrieval.understanding.answer_kinds import kind_asked


@dataclass
class TextAnswers:
    """Answers from sentences of the reports in scope."""

    ledger: Ledger
    analyser: Analyser
    search: TextSearch | None = None
    fits: NumberFit = field(init=False)
    _said: SentenceAnswers = field(init=False)

    def __post_init__(self) -> None:
        self.fits = NumberFit(self.ledger, self.analyser)
        self._said = SentenceAnswers(self.ledger, self.analyser, self.search)

    # ------------------------------------------------------------------------------------------- numbers in prose

    def within(self, quotes: Sequence[str], named: str = "") -> Draft | None:
        """The one amount of money that the sentences quoted give, or the next one, which goes on from them by another word than those `named`; None else."""
        amounts = [f for f in self.ledger.prose() if f.figure.number_unit == "EUR"]
        told = [f for f in amounts if any(f.figure.sentence in q or q in f.figure.sentence for q in quotes)]
        told = told or [f for f in amounts if self._goes_on(f, quotes, named)]
        return number_told(self.ledger, told) if told and len({f.figure.number for f in told}) == 1 else None

    def _goes_on(self, stored: StoredFigure, quotes: Sequence[str], named: str) -> bool:
        """Whether a number's sentence begins with what the sentence quoted right before it tells of: "… putkirikot korjattiin. Korjausten hinta on …"."""
        begins = {key for word in words_of(stored.figure.sentence)[:1] for key in self.analyser.keys(word)} - set(self.analyser.keys(named))
        return any(
            one.text == stored.figure.sentence and begins & set(self.analyser.keys(before.text)) and any(q.endswith(before.text) for q in quotes)
            for stretch in (self.stretches(stored.report_id, stored.figure.section) if begins else ())
            for before, one in pairwise(stretch.said)
        )

    def measured_in(self, draft: Draft, explained: Explained) -> Draft | None:
        """The one number of the sentences quoted whose own name is what is asked for: "minkä hankinta-arvon valtuusto hyväksyi"."""
        quotes = [c.quote for c in draft.citations]
        told = [f for f in self.ledger.prose() if any(f.figure.sentence and f.figure.sentence in quote for quote in quotes)]
        tokens = explained.tokens
        asked: list[Token] = []
        for span in explained.tagged("ask:which"):
            which, after = tokens[span.start], [t for t in tokens[span.end :] if t.kind == "word" and t.clause == tokens[span.start].clause]
            named = [t for t in after if any(r.case == "nimento" for r in readings(t.low))] if which.low == "mikä" else []
            asked += [*(t for t in tokens[span.end : span.end + 2] if t in after), *named]
        heads = [self.fits.keys(found[-1]) if (found := words_of(f.figure.account)) else frozenset() for f in told]
        if any("grade" in groups_of(t.keys) for t in asked):  # "millaisen arvosanan huoltajat antoivat", beside how many they were
            told = [f for f, head in zip(told, heads, strict=True) if "grade" in groups_of(head)]
            return number_told(self.ledger, told) if len({f.figure.number for f in told}) == 1 else None
        own = [tokens[i] for i in explained.open]
        whole = [f for f in told if own and all(any(w == t.low or w in t.keys for t in own) for w in words_of(f.figure.account.lower()))]
        if explained.has("ask:which", "ask:amount") and len(whole) == 1 and len(told) > 1:  # "quick ratio" among the key figures of one line
            return number_told(self.ledger, whole)
        names_it = len(told) == 1 and bool(heads[0]) and any(self.fits.covers(heads[0], t) and is_noun(t) for t in asked)
        return number_told(self.ledger, told) if names_it else None

    def alike(self, before: StoredFigure, explained: Explained) -> Draft | None:
        """The number of the same name as one that a sentence gave, in the sentence that speaks of what is asked now: "entä yläkouluissa?"."""
        words = [w for w in hard_words(explained) if w.kind == "word"]
        named = [
            f
            for f in self.ledger.prose()
            if f.figure.account == before.figure.account
            and f.figure.number_unit == before.figure.number_unit
            and f.report_id == before.report_id
            and f.figure.figure_id != before.figure.figure_id
        ]
        fitting = [f for f in named if words and all(self.fits.covers(self.fits.keys(f.figure.sentence), w) for w in words)]
        return number_told(self.ledger, fitting) if len({f.figure.number for f in fitting}) == 1 else None

    def aim(self, before: StoredFigure) -> Draft | None:
        """The number aimed at in the row of a target whose outcome a sentence has just told: "16 %, ja mikä osuus on tavoitteena?"."""
        figure = before.figure
        if figure.measure == "budget":
            return None
        aimed_at = aims_beside(self.ledger, before) if figure.table is None else []
        if aimed_at and len({f.figure.number for f in aimed_at}) == 1:
            return number_told(self.ledger, aimed_at)
        if figure.table is None or figure.row is None:  # a target told in running text
            row = tuple(f for i in self._beside(before) if (f := self.ledger.figure(i)) is not None)
        else:
            row = self.ledger.store.figures_of_row(before.report_id, figure.table, figure.row)
        aims = [f for f in row if f.figure.measure == "budget" and f.figure.sentence and f.figure.number_unit == figure.number_unit]
        told = {f.figure.number for f in row if f.figure.measure != "budget" and f.figure.number_unit == figure.number_unit and f.figure.sentence}
        alike = len(told) < 2 or any(self.fits.keys(f.figure.account) & self.fits.keys(figure.account) for f in aims)  # of two numbers, the one aimed at
        return number_told(self.ledger, aims) if alike and len({f.figure.number for f in aims}) == 1 else None

    def _beside(self, stored: StoredFigure) -> tuple[str, ...]:
        """The numbers of the target that a number belongs to."""
        held = self.ledger.vocabulary.records.values()
        return next((r.record.figure_ids for r in held if r.record.kind == "target" and stored.figure.figure_id in r.record.figure_ids), ())

    def number(self, query: Query, explained: Explained, near_figure: StoredFigure | None = None, named: bool = False) -> Draft | None:
        """A number of a sentence that holds every telling word of the question; a draft that asks back when several fit; None when none does.

        `named`: only one whose own name says what is asked. With `near_figure` only its own sentence counts: "ja mikä oli heidän osuutensa?".
        """
        if len(query.municipalities) > 1:  # a sentence of one town tells nothing of the other
            return None
        return prose_number(NumberAsked(query, explained, self.fits, near_figure, named))

    def told(self, stored: StoredFigure) -> Draft | None:
        """The draft for one number of a sentence."""
        return number_told(self.ledger, [stored])

    # ------------------------------------------------------------------------------------------- sentences

    def reports(self, query: Query) -> list[str]:
        """The reports that the question is about."""
        return self._said.scope(query)

    def told_of(self, query: Query, explained: Explained, carried: str = "") -> list[Stretch]:
        """The passages that may tell what the question asks, best first; `carried`: what it leaves out."""
        return self._said.told_of(query, explained, carried)

    def quoted(self, run: Run) -> Draft | None:
        """The sentences of a run, quoted and cited."""
        return self._said.quoted(run)

    def stretches(self, report_id: str, path: tuple[str, ...]) -> list[Stretch]:
        """The running text of a section."""
        return self._said.text_of(report_id, path)

    # ------------------------------------------------------------------------------------------- sentences that say it

    def asked(self, query: Query, explained: Explained, more: Sequence[Token] = (), whole: bool = False) -> list[AskedWord]:
        """The words of the question that sentences must hold, weighed; `more` are carried over from the turn before, `whole` with the unit whose they are."""
        light, soft = frozenset((*LIGHT, "own")), frozenset((*SOFT, "before", "want:persons"))
        return self._said.words.weighed(explained, self._said.scope(query), more, light, soft, whole)

    def cause(self, query: Query, explained: Explained, more: Sequence[Token] = ()) -> Draft | None:
        """The sentences that give the reason for what the question names; None when none do."""
        units = named_units(query, explained)
        whose = [] if any(s.has("unit") for s in explained.spans) else units
        carried = " ".join([*whose, *(token.low for token in more)])
        draft = self._said.cause(query, explained, self.asked(query, explained, more), units, carried)
        phased = {explained.tokens[i].low for s in explained.tagged("phased") for i in range(s.start, s.end)}
        if draft is None and phased:  # which budget was gone over is no part of what a reason must say
            words = [word for word in self.asked(query, explained, more) if word.token.low not in phased]
            draft = self._said.cause(query, explained, words, units, carried)
        if draft is None and query.units and any(token.keys & sense_words("total_costs") for token in more):
            draft = self._said.cause(query, explained, self.asked(query, explained, more, whole=True), units, carried)
        return draft

    def goes_otherwise(self, draft: Draft, way: str | None) -> bool:
        """Whether a reason found is of the other way to go than the number told went: "alittuivat, koska" where it grew."""
        if way is None:
            return False
        told = make_words(" ".join(draft.lines), self.analyser).groups & set(WAYS)
        return bool(told) and not told & set(WAYS[way])

    def fact(self, query: Query, explained: Explained) -> Draft | None:
        """The sentences that say who, when, where or which."""
        return self._said.fact(query, explained, self.asked(query, explained), named_units(query, explained), kind_asked(explained))

    def risk(self, query: Query, explained: Explained) -> Draft | None:
        """What a paragraph tells of the risk that the question names: how it is rated, or how one is prepared for it."""
        return self._said.risk(query, explained) if set(query.slots) <= TOLD and len(query.slots) == 1 else None

    def consequence(self, query: Query, explained: Explained) -> Draft | None:
        """The sentence that tells what comes of the condition that the question names."""
        return self._said.consequence(query, explained)

    def condition(self, query: Query, explained: Explained) -> Draft | None:
        """The sentence that tells on what condition something comes about."""
        return self._said.condition(query, explained)

    def amount_if(self, query: Query, explained: Explained) -> Draft | None:
        """The amount that a sentence tells of the condition that the question names."""
        return self._said.amount_if(query, explained)

    def summary(self, query: Query, explained: Explained) -> Draft | None:
        """What the report says of the section that the question names."""
        words = [w for w in self.asked(query, explained) if w.token.low not in summary_words()]
        return self._said.summary(query, [w for w in words if not w.token.keys & topic_words()] or words)

    def claim(self, query: Query, explained: Explained) -> Draft | None:
        """Yes or no from one sentence that says it; None when none does, or several towns are asked about."""
        if len(query.municipalities) > 1:
            return None
        return self._said.claim(query, explained, self.asked(query, explained), named_units(query, explained))

    def came_about(self, query: Query, explained: Explained, state: Callable[[str], str]) -> Draft | None:
        """Whether an aim that running text gives came about, by what is printed under it."""
        return self._said.came_about(query, explained, self.asked(query, explained), state)

    def asks_summary(self, explained: Explained) -> bool:
        """Whether the question asks what is told of something."""
        return any(t.low in summary_words() for t in explained.tokens) and not explained.has("ask:amount", "ask:many", "why", "ask:who")

    def asks_meaning(self, explained: Explained) -> bool:
        """Whether the question asks what a key figure says: "Mitä vuosikate kertoo?", "Mistä vuosikate kertoo tilinpäätöksen mukaan?"."""
        named = {i for s in explained.spans if _is_source(explained, s.end) or s.has("municipality") for i in range(s.start, s.end)}
        words = [t for i, t in enumerate(explained.tokens) if t.kind == "word" and i not in named and t.low != "mukaan"]
        verb = next((n for n, w in enumerate(words) if w.keys & defining_words()), 0)
        asks = words[0].low == "mitä" or (words[0].low == "mistä" and bool(words[verb].keys & sense_words("telling_of"))) if words else False
        return len(words) > 2 and asks and (verb == len(words) - 1 or (verb > 1 and any(w.keys & term_words() for w in words[:verb])))

    def definition(self, query: Query, explained: Explained) -> Draft | None:
        """What a term means: as the report says it, or from the glossary."""
        sources = {i for s in explained.spans if _is_source(explained, s.end) for i in range(s.start, s.end)}
        sources |= {i for s in explained.spans if s.has("municipality") or s.period is not None for i in range(s.start, s.end)}
        reports = {s.start for s in explained.tagged("report_word")}
        sources |= {i for s in explained.spans if s.has("unit") and s.end in reports for i in range(s.start, s.end)}  # "sivistyspalvelujen raportissa"
        sources |= {s.start for s in explained.spans if s.tags == ("measure:closing",) and explained.tokens[s.start].low.endswith(("ssa", "ssä"))}
        light_tags = {*LIGHT, "define", "measure:closing"}
        light = {i for s in explained.spans if s.tags and set(s.tags) <= light_tags and not s.has("subject") for i in range(s.start, s.end)}
        named = {i for s in explained.spans if s.has("subject") for i in range(s.start, s.end)}
        light -= {i for s in explained.tagged("want:%") for i in range(s.start, s.end) if {s.start - 1, s.end} <= named}  # "vuosikate prosenttia poistoista"
        terms = [
            t
            for i, t in enumerate(explained.tokens)
            if t.kind == "word" and i not in sources | light and not t.keys & defining_words() and not t.keys & term_words() and t.low != "mukaan"
        ]
        told = self._said.defined(query, explained, terms) if terms else None
        if told is not None or not terms or any(t.low in sense_words("presented") for t in explained.tokens):
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


@cache
def summary_words() -> frozenset[str]:
    """Forms of words that ask what is told of something."""
    return frozenset(row["word"] for row in read_table("summary_words"))


def _is_source(explained: Explained, after: int) -> bool:
    """Whether the words before `after` name where it is said: "tilinpäätöksen mukaan"."""
    return after < len(explained.tokens) and explained.tokens[after].low == "mukaan"
