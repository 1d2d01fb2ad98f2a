"""Answers made of sentences: numbers in prose, causes, facts and definitions, each quoted and cited."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.finnish import Analyser
from ingest.model import Figure
from ingest.stored import StoredFigure
from ingest.voikko import readings
from retrieval import question_wording, wording
from retrieval.answer_kinds import asks_names, kind_asked
from retrieval.asked_words import AskedWord
from retrieval.bracketed_rates import add_rate, amount_before, is_aside
from retrieval.deeds_told import asked_deeds, is_mean, is_of_some, means_alone, spared, tells
from retrieval.draft import Draft, cut_around, figure_text
from retrieval.explain import Explained, Span
from retrieval.figures import Ledger
from retrieval.lexicon import counting_words, defining_words, sense_list, sense_words
from retrieval.names import row_side
from retrieval.near_words import groups_of, make_words
from retrieval.number_fit import NumberFit, asks_times, spending_words
from retrieval.number_words import asked_thing, counted_thing, money_tails
from retrieval.passed_by import is_passed_by
from retrieval.present_counts import counts_another, of_others_met
from retrieval.query import Query
from retrieval.reading import Token
from retrieval.reasons import is_effect
from retrieval.run_asked import is_office
from retrieval.run_reasons import WAYS
from retrieval.sentence_answers import SentenceAnswers, term_words
from retrieval.staff_readings import employs
from retrieval.stretches import Stretch
from retrieval.text_search import TextSearch

_LIGHT = (
    "filler",
    "ask:amount",
    "ask:many",
    "ask:length",
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
    "dim:month",
)
_SOFT = (
    "budget_relative",
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
    "arise",
)


_COMMON = frozenset({"spend", "earn", "group", "during", "from", "latest", "each", "numeral"})
"""Tags of soft words that say nothing of what is asked by themselves."""
_WHERE = frozenset({"missä", "mistä", "mihin", "mille", "miltä", "minne"})
"""Questions for a place or a thing, which no number answers."""


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

    # ------------------------------------------------------------------------------------------- words

    def hard_words(self, explained: Explained) -> list[Token]:
        """The words that evidence must hold: what nothing explains, and names of units and rows."""
        found = [explained.tokens[i] for i in explained.open]
        for span in explained.spans:
            named = span.has("unit") or span.has("subject") or span.has("account_word") or span.has("record") or span.has("quote")
            mean = span.tags == ("op:mean",) and not explained.text(span).lower().startswith(("keskiarv", "keskim"))  # "keskikorko" names a row
            if (
                span.has("municipality")
                or span.period is not None
                or (not named and not mean and (not span.tags or all(t in _LIGHT or t in _SOFT or t.startswith(("measure:", "want:")) for t in span.tags)))
                or (span.tags == ("ratio",) and asks_times(explained))
                or (span.tags == ("slot:duration",) and explained.has("ask:length"))
            ):
                continue
            inside = [explained.tokens[i] for i in range(span.start, span.end) if explained.tokens[i].low not in ("ja", "sekä")]
            found += [t for t in inside if not t.any_keys & spending_words()] or inside  # "maksettu palkkaa"
        return [w for w in found if w.kind == "word" and len(w.low) > 1]

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
        fitting = [f for f in named if words and all(self.fits.covers(self.fits.keys(f.figure.sentence), w) for w in words)]
        return self._chosen(fitting, False) if len({f.figure.number for f in fitting}) == 1 else None

    def aim(self, before: StoredFigure) -> Draft | None:
        """The number aimed at in the row of a target whose outcome a sentence has just told: "16 %, ja mikä osuus on tavoitteena?"."""
        figure = before.figure
        if figure.table is None or figure.row is None or figure.measure == "budget":
            return None
        row = self.ledger.store.figures_of_row(before.report_id, figure.table, figure.row)
        aims = [f for f in row if f.figure.measure == "budget" and f.figure.sentence and f.figure.number_unit == figure.number_unit]
        return self._chosen(aims, False) if len({f.figure.number for f in aims}) == 1 else None

    def number(self, query: Query, explained: Explained, near_figure: StoredFigure | None = None, named: bool = False) -> Draft | None:
        """A number of a sentence that holds every telling word of the question; a draft that asks back when several fit; None when none does.

        `named`: only one whose own name says what is asked. With `near_figure` only its own sentence counts: "ja mikä oli heidän osuutensa?".
        """
        words = self.hard_words(explained)
        if (not words and near_figure is None) or (explained.has("ask:who", "ask:when") and not explained.has("ask:amount", "ask:many")):
            return None
        if near_figure is None and not explained.open and not any(_tells(s) for s in explained.spans):
            return None  # "paljonko rahaa lautakunnalle annettiin": only whose is said, not what
        if any(t.low in _WHERE for t in explained.tokens[:3]) and not explained.has("ask:amount", "ask:many", "level", "op:share"):
            return None
        if near_figure is None and not explained.has("ask:amount", "ask:many", "level", "op:share") and asks_names(explained):
            return None  # "luettele tytäryhtiöt", "mikä yritys hoitaa lämmön"
        words = [w for w in words if not w.keys & topic_words()] or words
        measured = self.fits.measured(explained)
        words = [w for w in words if measured is None or w.low != measured.low] or words
        changes = explained.has("op:change", "op:difference", "up", "down", "more", "less", "trend", "moves")
        changes = changes or (explained.has("planned", "expects") and explained.has("over", "under"))  # "paljonko avustus ylitti ennakoidun"
        wanted = self.fits.wanted_units(query, explained, near_figure is not None)
        costs = explained.has("earn") and any("cost" in groups_of(t.keys) for t in explained.tokens)  # "paljonko kustannuksia on kertynyt"
        spent = (explained.has("spend") or costs) and not explained.has("planned", "allow", "measure:any_budget", "measure:budget")
        noun = self.fits.noun(explained) if near_figure is None and (explained.has("ask:many") or not changes) else None
        thing = counted_thing(explained) if near_figure is None else None
        which = [explained.tokens[s.end] for s in explained.tagged("ask:which") if s.end < len(explained.tokens)]  # "minkä arvosanan"
        soft = [explained.tokens[i] for s in explained.spans if set(s.tags) & set(_SOFT) for i in range(s.start, s.end)]
        soft += [t for s in explained.spans if s.tags == ("filler",) and is_adjective(t := explained.tokens[s.start])]  # "yksittäinen"
        counts_targets = noun is not None and any("kind:target" in s.tags and noun in explained.tokens[s.start : s.end] for s in explained.spans)
        aims = "target" in query.record_kinds and not counts_targets  # "montako tavoitetta valtuusto asetti"
        asks = explained.has("ask:amount", "ask:many", "op:share", "op:mean") or self.fits.counted_compound(explained) is not None
        named = named or (near_figure is None and wanted is None and not asks)
        moved = query.operation in ("change", "change_percent") and query.direction in ("up", "down") and near_figure is None
        amounts = explained.has("ask:amount") and not explained.has("ask:many")
        money = amounts and any(key.endswith(money_tails()) for w in words for key in w.keys)  # a sum whose unit is not printed counts nothing
        abroad = any(t.any_keys & sense_words("whole_country") for t in explained.tokens)
        amount = asked_thing(explained) if near_figure is None else None
        at_work = {explained.tokens[i].low for s in explained.tagged("works") for i in range(s.start, s.end)}
        working = near_figure is None and bool(at_work) and all(w.low in at_work or w.any_keys & sense_words("anyone_counted") for w in words)
        kinds = self.ledger.vocabulary.units
        companies = {n for u in query.units for n in u.names if any(unit.kind == "yhteisö" for _, unit in kinds.get(n, ()))}
        expecting = companies if explained.has("expects", "planned") else set()  # what a company is expected to do is its aim
        hoped = {explained.tokens[i].low for s in explained.tagged("expects", "planned") for i in range(s.start, s.end)} if expecting else set()
        words = [w for w in words if w.low not in hoped] or words
        rows = [n for place in query.subjects for n in place.names]
        sums = wanted is None and bool(rows) and all(row_side(n) in ("income", "cost") for n in rows)  # what came in of a tax is not its rate
        sums = sums and explained.has("ask:amount", "earn") and not explained.has("per", "ratio:resident")
        deeds = asked_deeds(explained)
        scored: list[tuple[tuple[float, float], StoredFigure]] = []
        of_parts: set[str] = set()
        for stored in self.ledger.prose():
            figure, report = stored.figure, self.ledger.report(stored)
            if (not abroad and self.ledger.is_of_country(stored)) or (money and figure.number_unit == "count"):
                continue
            own_aim = figure.measure == "budget" and figure.unit in expecting
            if figure.subject_kind == "risk" or ((figure.measure == "budget") != aims and not own_aim):
                continue
            if near_figure is not None and (figure.sentence != near_figure.figure.sentence or figure.figure_id == near_figure.figure.figure_id):
                continue
            if (query.municipalities and report.municipality not in query.municipalities) or not self.fits.of_unit(_unit_names(query, explained), stored):
                continue
            if (wanted is not None and figure.number_unit not in wanted) or not self.fits.in_time(query, stored) or (spent and self.fits.is_plan(stored)):
                continue
            if (near_figure is None and self.fits.is_change(stored) and not changes) or self.fits.of_another(stored, words):
                continue
            plain = near_figure is None and not changes and not explained.has("over", "under", "measure:deviation", "why")
            if plain and is_passed_by(figure.sentence, figure.text, explained):
                continue
            if near_figure is None and ((explained.has("op:sum") and is_mean(stored)) or is_of_some(explained, stored, words, self.analyser)):
                continue
            if near_figure is None and not own_aim and not tells(deeds, stored, self.analyser):
                continue
            if near_figure is None and (self.fits.is_turned(stored, explained) or self.fits.goes_against(query, stored)):
                continue
            if spent and self._is_no_cost(figure, explained):
                continue
            if near_figure is None and is_effect(figure.sentence, figure.text, words, self.analyser):
                continue
            if moved and not spared(stored, self.analyser) and (not self.fits.tells_change(stored) or self.fits.is_level(stored)):
                continue
            if query.operation == "difference" and len(query.periods) > 1 and not self.fits.tells_change(stored):
                continue
            if thing is not None and (figure.number_unit == "ratio" or not self.fits.counted(thing, stored)):  # "1,2-kertainen vakuus" counts nothing
                continue
            if amounts and counts_another(stored, words, self.fits):
                continue
            if noun is not None and of_others_met(noun, words, stored, explained, self.fits):
                continue
            if working and not employs(figure.sentence, figure.text):  # the unemployed do not work there, nor is what some of the staff did their number
                continue
            if amount is not None and not self.fits.speaks_of(amount, stored):
                continue
            fit = self.fits.fit(query, stored, words, soft, noun)
            if fit is not None and near_figure is None and self.fits.is_part(stored, explained):
                of_parts.add(figure.sentence)
                continue
            if fit is not None and named and not self.fits.is_named(stored, words, which, _unit_names(query, explained)):
                continue
            if fit is not None or near_figure is not None:
                scored.append((fit or (0.0, 0.0), stored))
        scored = [(fit, stored) for fit, stored in scored if stored.figure.sentence not in of_parts]
        scored = means_alone(scored) if explained.has("op:mean") else scored
        if not scored:
            return None
        best = max(fit for fit, _ in scored)
        chosen = [stored for fit, stored in scored if fit == best]
        if any(self._is_rival(stored, chosen[0]) for fit, stored in scored if fit[0] >= best[0] and stored not in chosen):
            return None
        if noun is not None and len({s.figure.account for s in chosen}) == 1 and self.fits.narrower(noun, words, chosen[0]):
            return None
        chosen = self._own_rate(chosen, query, explained)
        if not chosen or (near_figure is None and sums and any(s.figure.number_unit in ("%", "pp") for s in chosen)):
            return None
        rate = chosen[0] if is_aside(chosen[0]) and ("both" in query.extra or query.wanted_unit not in ("%", "pp")) else None
        paid = amount_before(rate, self.ledger.prose()) if rate is not None else None
        if rate is not None and paid is None and not explained.has("want:%", "want:pp", "op:share"):
            return None  # the amount itself is asked for, and it is not read
        draft = self._chosen([paid] if paid is not None else chosen, named)
        if draft is not None and rate is not None and "both" in query.extra:
            add_rate(draft, rate)
        if draft is not None and draft.status == "clarify" and query.subjects:  # numbers of other things than the row named are none to choose from
            return None
        if draft is not None and moved:
            draft.deeds |= {"change", "since"} if all(self.fits.since(query, s) for s in chosen) else {"change"}
        return draft

    def _is_no_cost(self, figure: Figure, explained: Explained) -> bool:
        """Whether the word behind an amount says that nothing was paid for it, and the question does not say the word: "184 000 euron arvonalennus"."""
        said = {lemma for word in _after(figure.sentence, figure.text) for lemma in self.analyser.lemmas(word)} & sense_words("no_cost")
        return bool(said) and not any(t.any_keys & said for t in explained.tokens)

    def _own_rate(self, chosen: list[StoredFigure], query: Query, explained: Explained) -> list[StoredFigure]:
        """Of the numbers that bear the name of a rate those of the year asked that are rates of the municipality itself, neither changes nor averages."""
        rate = any(key.endswith(tuple(sense_words("rate"))) for i in explained.open for key in explained.tokens[i].keys)
        others = any(explained.tokens[i].low.startswith(sense_list("averaged")) for i in explained.own)
        years = {p.year for p in query.periods if p.kind == "year"}
        if not rate or others or query.operation != "lookup" or explained.has("up", "down", "more", "less", "moves"):
            return chosen
        own = [f for f in chosen if f.figure.number_unit == "%" and not any(w.startswith(sense_list("averaged")) for w in f.figure.account.lower().split())]
        dated = [f for f in own if any(f.figure.period.start.year <= (year or 0) <= f.figure.period.end.year for year in years)]
        latest = max((f.figure.period.end for f in own), default=None)
        return dated if years else [f for f in own if f.figure.period.end == latest]

    def _is_rival(self, one: StoredFigure, other: StoredFigure) -> bool:
        """Whether two sentences of a report give different numbers by one name and for one time: neither can be told to be the one that is asked for."""
        first, second = one.figure, other.figure
        same = one.report_id == other.report_id and (first.number_unit, first.measure, first.period.end.year) == (
            second.number_unit,
            second.measure,
            second.period.end.year,
        )
        if not same or first.sentence == second.sentence or first.unit != second.unit or first.number == second.number:
            return False
        names = [frozenset(k for k in self.fits.keys(f.account) if k not in counting_words()) for f in (first, second)]
        return bool(names[0]) and names[0] == names[1]

    def _chosen(self, fitting: Sequence[StoredFigure], named: bool) -> Draft | None:
        """The draft for the figures that fit best: the newest report's; one that asks back when they say different numbers."""
        reports = self.ledger.vocabulary.reports
        if len({reports[s.report_id].municipality for s in fitting}) > 1:
            return None
        newest = max((p.end for s in fitting if (p := reports[s.report_id].period)), default=None)
        chosen = [s for s in fitting if newest is None or (p := reports[s.report_id].period) is None or p.end == newest]
        chosen = [s for s in chosen if not any(_is_of_before(s, other) for other in chosen)]
        if named and len({s.figure.account for s in chosen}) > 1 and len({(s.figure.number, s.figure.number_unit) for s in chosen}) > 1:
            return None
        chosen = most_exact(chosen)
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

    def told(self, stored: StoredFigure) -> Draft | None:
        """The draft for one number of a sentence."""
        return self._chosen([stored], False)

    def _which(self, chosen: Sequence[StoredFigure]) -> Draft | None:
        names = list(dict.fromkeys(s.figure.account for s in chosen if s.figure.account))
        if not 2 <= len(names) <= 6:
            return None
        draft = Draft(self.ledger, "clarify")
        draft.lines.append(question_wording.which_account())
        draft.suggestions += [question_wording.number_question(name) for name in names]
        draft.lines += [question_wording.choice(s) for s in draft.suggestions]
        return draft

    # ------------------------------------------------------------------------------------------- sentences

    def reports(self, query: Query) -> list[str]:
        """The reports that the question is about."""
        return self._said.scope(query)

    def told_of(self, query: Query, explained: Explained) -> list[Stretch]:
        """The passages that may tell what the question asks, best first."""
        return self._said.told_of(query, explained)

    def stretches(self, report_id: str, path: tuple[str, ...]) -> list[Stretch]:
        """The running text of a section."""
        return self._said.text_of(report_id, path)

    # ------------------------------------------------------------------------------------------- sentences that say it

    def asked(self, query: Query, explained: Explained, more: Sequence[Token] = ()) -> list[AskedWord]:
        """The words of the question that sentences must hold, weighed; `more` are carried over from the turn before."""
        return self._said.words.weighed(explained, self._said.scope(query), more, frozenset((*_LIGHT, "own")), frozenset((*_SOFT, "before", "want:persons")))

    def cause(self, query: Query, explained: Explained, more: Sequence[Token] = ()) -> Draft | None:
        """The sentences that give the reason for what the question names; None when none do."""
        units = _unit_names(query, explained)
        whose = [] if any(s.has("unit") for s in explained.spans) else units
        carried = " ".join([*whose, *(token.low for token in more)])
        return self._said.cause(query, explained, self.asked(query, explained, more), units, carried)

    def goes_otherwise(self, draft: Draft, way: str | None) -> bool:
        """Whether a reason found is of the other way to go than the number told went: "alittuivat, koska" where it grew."""
        if way is None:
            return False
        told = make_words(" ".join(draft.lines), self.analyser).groups & set(WAYS)
        return bool(told) and not told & set(WAYS[way])

    def fact(self, query: Query, explained: Explained) -> Draft | None:
        """The sentences that say who, when, where or which."""
        return self._said.fact(query, explained, self.asked(query, explained), _unit_names(query, explained), kind_asked(explained))

    def summary(self, query: Query, explained: Explained) -> Draft | None:
        """What the report says of the section that the question names."""
        words = [w for w in self.asked(query, explained) if w.token.low not in summary_words()]
        return self._said.summary(query, [w for w in words if not w.token.keys & topic_words()] or words)

    def claim(self, query: Query, explained: Explained) -> Draft | None:
        """Yes or no from one sentence that says it; None when none does."""
        return self._said.claim(query, explained, self.asked(query, explained), _unit_names(query, explained))

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
        sources |= {s.start for s in explained.spans if s.tags == ("measure:closing",) and explained.tokens[s.start].low.endswith(("ssa", "ssä"))}
        light_tags = {*_LIGHT, "define", "measure:closing"}
        light = {i for s in explained.spans if s.tags and set(s.tags) <= light_tags and not s.has("subject") for i in range(s.start, s.end)}
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


def _is_of_before(one: StoredFigure, other: StoredFigure) -> bool:
    """Whether a number is told of an earlier time only beside the one that is told of now: "94,8 prosenttia (96,1 prosenttia vuotta aiemmin)"."""
    first, second = one.figure, other.figure
    return first.sentence == second.sentence and first.account.startswith(f"{second.account}, ") and first.period.end < second.period.end


def _tells(span: Span) -> bool:
    """Whether a span says what is asked: the name of a row or record, a quotation, or a word that is neither a name, a time nor common to all questions."""
    if span.quote is not None or any(span.has(kind) for kind in ("subject", "account_word", "record")):
        return True
    named = span.has("unit") or span.has("municipality") or span.period is not None
    return not named and bool(span.tags) and any(t not in _LIGHT and t not in _COMMON and not t.startswith(("measure:", "unit_kind:")) for t in span.tags)


def _after(sentence: str, printed: str) -> list[str]:
    """The word after a number in its sentence, in lower case."""
    return [word.strip(".,;:()").lower() for word in sentence.partition(printed)[2].split()[:1]]


def most_exact(stored: Sequence[StoredFigure]) -> list[StoredFigure]:
    """The figures without those that only give another one of them rounded: 1,68 million beside 1 680 257."""
    steps = {s.figure.figure_id: printed_step(s.figure) for s in stored}

    def rounded(one: StoredFigure) -> bool:
        step = steps[one.figure.figure_id]
        return any(
            other.figure.number_unit == one.figure.number_unit
            and steps[other.figure.figure_id] < step
            and 2 * abs(other.figure.number - one.figure.number) <= step
            for other in stored
        )

    return [s for s in stored if not rounded(s)]


def printed_step(figure: Figure) -> Decimal:
    """What one unit of a figure's last printed digit stands for: "1,68 miljoonaa" → 10000."""
    decimals = re.search(r"\d,(\d+)", figure.text)
    return figure.scale.scaleb(-len(decimals[1]) if decimals else 0)


def is_adjective(token: Token) -> bool:
    """Whether a word is an adjective alone, not one that stands for its thing too."""
    found = readings(token.corrected or token.low)
    return bool(found) and all(r.kind == "laatusana" for r in found)


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


def report_title(ledger: Ledger, stored: StoredFigure) -> str:
    """The title of the report that prints a figure."""
    return ledger.report(stored).title


__all__ = ["TextAnswers", "TextSearch", "figure_text"]
