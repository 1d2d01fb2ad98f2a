"""Questions answered: words explained, a query made, figures, records or sentences found, and the answer put in words."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from ingest.language.finnish import Analyser
from ingest.stores.figure_store import FigureStore
from retrieval.answers.clause_answers import answer_clause
from retrieval.answers.refusals import Refusals
from retrieval.answers.scopes import Scope, Scopes
from retrieval.answers.sheet_questions import OF_SHEET
from retrieval.answers.towns_apart import more_of_two
from retrieval.conversation.choosing import picked
from retrieval.conversation.conversation import Turn, gone_on_from, stands_alone, town_told
from retrieval.conversation.limit_before import with_limit
from retrieval.conversation.restated import pointed, renamed, restated
from retrieval.conversation.suggest import Suggestions
from retrieval.conversation.turns import Turns
from retrieval.evidence.draft import Draft, Lost, in_part, joined
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figures import Ledger
from retrieval.evidence.text_search import TextSearch
from retrieval.language import question_wording, wording
from retrieval.language.body_names import in_letters
from retrieval.language.explain import Explained, divided, explain, is_put_otherwise
from retrieval.language.names import row_side, subject_key
from retrieval.language.reading import read
from retrieval.language.vocabulary import Vocabulary
from retrieval.language.vocabulary_build import build_vocabulary
from retrieval.model import Answer
from retrieval.query import Query, from_json, to_json
from retrieval.records.record_answers import RecordAnswers
from retrieval.rewording.contexts import asks_price, in_context
from retrieval.sentences.text_answers import TextAnswers
from retrieval.tables.table_cells import TableCells
from retrieval.understanding.leads import without_lead
from retrieval.understanding.preamble import asked_part
from retrieval.understanding.understand import clauses, is_yes_no, says_again

_READ = 128
"""How many questions about a set of reports are kept with their words explained: many ask the same."""
_PICKING = ("rank", "threshold", "filter")
"""Operations that pick some of several."""
_UNITS_NAMED = 6
"""How many units a refusal names at the most."""
_RECENT = 100
_RECENT_SECONDS = 600.0
"""How many of the questions asked lately, and of how long, are put to the reports first when one has come."""


class Asker:
    """Answers questions over a store; safe to share between threads as its store and analyser are."""

    def __init__(
        self,
        store: FigureStore,
        search: TextSearch | None,
        analyser: Analyser,
        lifetime: timedelta = timedelta(hours=12),
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._store = store
        self._search = search
        self._analyser = analyser
        self._turns = Turns(store, lifetime)
        self._clock = clock
        self.scopes = Scopes(store, self._made)
        self._recent: OrderedDict[str, float] = OrderedDict()

    def ask(self, question: str, conversation_id: str | None = None, report_ids: Sequence[str] | None = None) -> Answer:
        """The answer to a question; `report_ids` narrows to some reports.

        Raises UnknownConversation and UnknownReport.
        """
        begun = self._clock()
        before = self._last_turn(conversation_id) if conversation_id is not None else ()
        with self._store.snapshot():
            for report_id in report_ids or ():
                self._store.report(report_id)
            scope = self.scopes.of(report_ids)
            chosen = picked(question, before[-1].choices, self._analyser) if before else None
            draft, query = self._answered(question, scope, before) if chosen is None else self._answered(chosen, scope, ())
            if chosen is None and before:
                draft, query = self._of_town_told(question, scope, before, draft, query)
                draft, query = self._of_itself(question, scope, before, draft, query)
            if draft.status == "clarify":
                draft = self._checked(draft, scope)
            quotes = _reasons(draft, query)
            if draft.status == "not_found" and draft.lines == [wording.not_traceable()]:  # a bare refusal says what is nearest too
                draft.lines, draft.lost = [], Lost("" if query.follow_up else question, ())
            if draft.lost is not None:
                ids, units = _held_of(query, scope.vocabulary)
                Refusals(scope.texts, ids, scope.texts.reports(query)).tell(draft, draft.lost, wording.units_held(units))
        said = question if chosen is None and not query.follow_up else chosen or draft.said
        kept_of = {"said": said, "figures": draft.figures, "records": draft.records, "quotes": quotes, "status": draft.status, "lost": _lost(draft)}
        choices = draft.suggestions if draft.status == "clarify" else []
        turn = {"question": question, "query": to_json(query), "choices": choices, **kept_of}
        if conversation_id is None:
            kept = self._turns.begin(turn)
        else:
            kept = conversation_id
            self._turns.add(kept, turn)
        if conversation_id is None and report_ids is None:
            self._remember(question)
        taken = chosen or _standalone(question, draft, query)
        return _finished(question, taken, kept, draft, lambda: self._suggested(draft, query, scope), round((self._clock() - begun) * 1000, 2))

    def _suggested(self, draft: Draft, query: Query, scope: Scope) -> tuple[str, ...]:
        if draft.status == "clarify":
            return tuple(draft.suggestions)
        with self._store.snapshot():
            return tuple(scope.suggestions.after(draft, query))

    @contextmanager
    def renewing(self) -> Iterator[None]:
        """Reports may come meanwhile: questions are answered from those that there were, while those stay, and after it from all."""
        with self.scopes.renewing(self._try_out):
            yield

    def warm(self) -> None:
        """Reads the words of all reports."""
        with self._store.snapshot():
            self.scopes.of(None)

    def _remember(self, question: str) -> None:
        self._recent[question] = self._clock()
        self._recent.move_to_end(question)
        while len(self._recent) > _RECENT:
            self._recent.popitem(last=False)

    def _try_out(self, scope: Scope) -> None:
        """Asks what was asked lately, so that what it needs has been read."""
        since = self._clock() - _RECENT_SECONDS
        for question in [question for question, asked in list(self._recent.items()) if asked >= since]:
            with self._store.snapshot():
                draft, query = self._answered(question, scope, ())
            self._suggested(draft, query, scope)

    def knows(self, conversation_id: str) -> None:
        """Raises UnknownConversation for one that is not there or has expired."""
        self._turns.of(conversation_id)

    def close(self) -> None:
        """Writes down what conversations are to keep."""
        self._turns.close()

    def _checked(self, draft: Draft, scope: Scope) -> Draft:
        """A draft that asks back, with those suggestions only that get an answer; not_found when fewer than two do."""
        kept = [s for s in draft.suggestions if self._answered(s, scope, ())[0].status == "answered"]
        if len(kept) == len(draft.suggestions):
            return draft
        dropped = {question_wording.choice(s) for s in draft.suggestions if s not in kept}
        draft.lines = [line for line in draft.lines if line not in dropped]
        draft.suggestions = kept
        if len(kept) < 2:
            draft.status = "not_found"
            draft.lines = [wording.not_traceable(), *([wording.answered_question(), *map(question_wording.choice, kept)] if kept else [])]
        return draft

    def _made(self, ids: Sequence[str] | None) -> Scope:
        reports = self._store.reports() if ids is None else [self._store.report(i) for i in sorted(set(ids)) if self._store.has(i)]
        vocabulary = build_vocabulary(reports, self._store.vocabulary(ids), self._store.units(ids), self._store.all_records(ids), self._analyser)
        ledger = Ledger(self._store, vocabulary)
        suggestions = Suggestions(ledger, lambda question: self._answered(question, scope, ())[0])
        explained = lru_cache(_READ)(lambda question: self._explained(question, vocabulary))
        texts = TextAnswers(ledger, self._analyser, self._search)
        vocabulary.in_text = Refusals(texts, list(vocabulary.reports)).prints
        plainly = lru_cache(_READ)(lambda question: self._plainly(explained(question), question, vocabulary))
        scope = Scope(ledger, RecordAnswers(ledger, self._analyser), texts, TableCells(ledger, texts.fits, self._search), suggestions, explained, plainly)
        return scope

    def _last_turn(self, conversation_id: str) -> tuple[Turn, ...]:
        return tuple(_turn(t) for t in self._turns.of(conversation_id)[-4:])

    # ------------------------------------------------------------------------------------------- one question

    def _answered(self, question: str, scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        """The answer to a question in its own words, else in those that reports may put in their place; a refusal is that of its own words."""
        turns = gone_on_from(turns)
        draft, query = self._told(scope.explained(question), scope, turns)
        plain = scope.plainly(question) if draft.status == "not_found" else ()
        other, asked = self._told(plain, scope, turns) if plain else (draft, query)
        return (draft, query) if other.status == "not_found" else (other, asked)

    def _told(self, explained: Sequence[Explained], scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        whole, *parts = explained or (None,)
        if whole is None:  # signs alone
            return Draft(scope.ledger, "not_found", [wording.not_traceable()]), Query()
        if len(parts) == 1:
            draft, query = self._restated(parts[0], scope, turns, *answer_clause(parts[0], scope, turns))
            apart = draft.status == "not_found" and len(query.municipalities) == 2
            told = more_of_two(parts[0], query, lambda one: self._answered(one, scope, ())[0]) if apart else None
            return told or draft, query
        if len(parts) == 2 and says_again(parts[1]):
            return self._either(whole, parts, scope, turns)
        drafts: list[Draft] = []
        seen = list(turns)
        query = Query()
        for part in parts:
            if drafts and (_asks_size(part, drafts[-1], query) or _asks_size_of_told(part, drafts[-1], query, self._analyser)):
                continue
            before = query.measures if drafts and query.operation == "lookup" else ()
            draft, query = answer_clause(part, scope, seen, follows=bool(drafts))
            again = bool(drafts) and (_repeats(draft, drafts) or (_asks_thing(part) and _says_again(draft, drafts[-1])))
            if draft.status != "answered" or again:
                if not drafts:
                    alone = parts[0].has("entä") and not turns  # "entä kirjokerho, ja paljonko siinä on rahaa?" that goes on from nothing
                    return answer_clause(whole, scope, turns) if alone else (draft, query)
                said, asked = answer_clause(whole, scope, turns)
                if drafts[-1].yes is not None and part.has("why") and asked.operation == "cause" and said.status == "answered":
                    return joined([*drafts, said]), query  # "ylittyikö se, ja miksi?"
                due = sum(n > 0 or p.has("ask:amount", "ask:many") for n, p in enumerate(parts))
                due += query.operation == "rank" and part.has("ask:who")  # the largest alone tells nobody
                one = 0 < len(said.values) < due and said.calculation is None  # one number does not answer two questions, unless it is reckoned from both
                if said.status == "answered" and not (one or _leaves_out(part, said, asked, drafts)):
                    return said, query
                return in_part(drafts, draft if one else said, " ".join(part.tokens[i].text for i in part.own)), query
            if drafts and part.has("final") and _ended_before(draft, drafts[-1]):
                return Draft(scope.ledger, "not_found", [wording.not_traceable()]), query  # "budjetissa aluksi ja paljonko lopulta?"
            again = bool(drafts) and _says_again(draft, drafts[-1])
            if drafts and not again and seen[-1].query.operation in _PICKING and _only_picks(parts[len(drafts) - 1], drafts[-1], draft):
                drafts[-1].values = []
            if again and before and query.measures and set(before) != set(query.measures) and query.operation == "lookup":
                return Draft(scope.ledger, "not_found", [wording.not_traceable()]), query  # "talousarvio ja muutettu talousarvio": one number is not both
            if not again:
                drafts.append(draft)
            of_row = bool(query.subjects) and all(row_side(name) for place in query.subjects for name in place.names)  # a cost has itself no price
            quotes = _reasons(draft, query) if of_row and any(map(asks_price, parts)) else ()
            seen.append(Turn(query, tuple(draft.figures), tuple(draft.records), quotes=quotes))
        if drafts[-1].calculation is not None and _only_leads(parts[0], whole) and set(drafts[0].figures) <= set(drafts[-1].figures):
            return joined(drafts[1:]), query
        return joined(drafts), query

    def _of_town_told(self, question: str, scope: Scope, turns: Sequence[Turn], draft: Draft, query: Query) -> tuple[Draft, Query]:
        """The answer from the reports of the municipality told of last, where a question that names none would be asked back."""
        held = scope.vocabulary
        town = next((town for turn in reversed(turns) if (town := town_told(turn, held)) is not None), None)
        asks = draft.status == "clarify" and len(held.municipalities) > 1
        if town is None or not asks or query.municipalities or query.dimension == "municipality":
            return draft, query
        own, asked = self._answered(question, self.scopes.of(held.municipalities[town]), turns)
        if own.status == "not_found":
            return draft, query
        own.understood += [(wording.ASSUMED, wording.assumed_town(town))] if own.status == "answered" else []
        return own, replace(asked, municipalities=(town,), follow_up=True)

    def _of_itself(self, question: str, scope: Scope, turns: Sequence[Turn], draft: Draft, query: Query) -> tuple[Draft, Query]:
        """The answer without what was carried on, where a question that has none names another municipality, or a unit that one other alone has."""
        if draft.status != "not_found" or not query.municipalities:
            return draft, query
        alone, own = self._answered(question, scope, ())
        names = stands_alone(own, query, turns[-1].query, scope.vocabulary)
        return (alone, own) if names and alone.status == "answered" else (draft, query)

    def _restated(self, explained: Explained, scope: Scope, turns: Sequence[Turn], draft: Draft, query: Query) -> tuple[Draft, Query]:
        """A follow-up's answer, or that of the question that it stands for where it has none of its own."""
        if not turns or not query.follow_up:
            return draft, query
        last = turns[-1]
        before = scope.explained(last.said) if last.said else ()
        said = restated(explained, before[0] if before else None, query, last.query)
        if OF_SHEET in last.query.extra and "entä" in query.extra and query.order is None:  # a bare cell is no share, and a whole no part of it
            rows = [f.figure.row_label for i in last.figures[:1] if (f := scope.ledger.figure(i)) is not None]
            said = said or (renamed(explained, before[0], rows[0]) if before and rows else "")
            other, draft = draft, Draft(scope.ledger, "not_found", [wording.not_traceable()])
            draft = other if last.query.operation == "lookup" and _is_beside(other, last, scope.ledger) and not said else draft
        if not said and draft.status == "not_found" and last.status == "answered" and query.operation != "cause":
            said = pointed(explained, _one_told(last, scope))
        if said and draft.status == "not_found":
            whole = scope.explained(said)
            again, asked = answer_clause(whole[0], scope, ()) if len(whole) == 2 else (draft, query)
            draft, query = (again, replace(asked, follow_up=True)) if again.status == "answered" else (draft, query)
        draft.said = said
        return draft, query

    def _either(self, whole: Explained, parts: Sequence[Explained], scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        """The answer to a question that is asked twice in other words: to all of it, else to the wording that has an answer, the later one first."""
        said, query = answer_clause(whole, scope, turns)
        if said.status == "answered":
            return said, query
        first, before = answer_clause(parts[0], scope, turns)
        told = Turn(before, tuple(first.figures), tuple(first.records), first.status if parts[0].open else "answered")  # what it names is not lost
        second, again = answer_clause(parts[1], scope, [*turns, told], follows=True)
        asks_back = second.status == "clarify" and first.status == "not_found"
        return (second, again) if second.status == "answered" or asks_back else (first, before)

    def _plainly(self, explained: Sequence[Explained], question: str, vocabulary: Vocabulary) -> tuple[Explained, ...]:
        """The question with words that reports may put otherwise put so; () where it has none such."""
        otherwise = bool(explained) and is_put_otherwise(explained[0], vocabulary, self._analyser)
        return self._explained(question, vocabulary, plainly=True) if otherwise else ()

    def _explained(self, question: str, vocabulary: Vocabulary, plainly: bool = False) -> tuple[Explained, ...]:
        """The question with its words explained, whole and then in its clauses; () when it has none. `plainly`: put as reports may put it."""
        reading = read(question, self._analyser, vocabulary.known, vocabulary.expansions)
        if not reading.tokens:
            return ()
        reading = in_letters(divided(reading, vocabulary, self._analyser), vocabulary, self._analyser)
        whole = explain(reading, vocabulary, self._analyser, plainly)
        stated = with_limit(whole, self._analyser)
        whole = whole if stated is None else explain(stated, vocabulary, self._analyser)
        asked = asked_part(whole)
        whole = whole if asked is None else explain(asked, vocabulary, self._analyser)
        led = without_lead(whole)
        whole = in_context(whole if led is None else explain(led, vocabulary, self._analyser))
        parts = clauses(whole)
        reasons = len(parts) > 1 and any(part.has("why") for part in parts)  # what "ylittyi" says beside "miksi", it says otherwise alone
        return (whole, *(in_context(part) if reasons and not part.has("why") else part for part in parts))


def _held_of(query: Query, held: Vocabulary) -> tuple[list[str], list[str]]:
    """The reports of the municipalities that a question names, of all where it names none, and some of the units that they tell of."""
    ids = [i for town in query.municipalities for i in held.municipalities.get(town, ())]
    own = set(ids)
    told = (n for n in held.told_units if not own or any(i in own for i, _ in held.units.get(n, ())))
    return ids or list(held.reports), [*islice(told, _UNITS_NAMED)]


def _reasons(draft: Draft, query: Query) -> tuple[str, ...]:
    """The sentences that gave a reason."""
    return tuple(c.quote for c in draft.citations) if query.operation == "cause" else ()


def _one_told(turn: Turn, scope: Scope) -> str:
    """The name of the one work or thing that a turn told of, "" for none or several."""
    works = {r.record.title for i in turn.records if (r := scope.vocabulary.records.get(i)) is not None}
    figures = [f.figure for i in turn.figures if (f := scope.ledger.figure(i)) is not None]
    things = {f.row_label for f in figures if f.subject_kind in ("investment", "project", "indicator") and f.table is not None and f.row_label == f.account}
    named = works or (things if len(things) == len({f.row_label for f in figures}) else set())
    return named.pop() if len(named) == 1 else ""


def _is_beside(draft: Draft, before: Turn, ledger: Ledger) -> bool:
    """Whether a number stands in the row or the column of the one that was told before."""
    told, other = ([f.figure for i in ids if (f := ledger.figure(i)) is not None] for ids in (before.figures, draft.figures))
    if len(told) != 1 or len(other) != 1 or len(draft.values) != 1 or (told[0].table, told[0].page) != (other[0].table, other[0].page):
        return False
    return told[0].row == other[0].row or told[0].column == other[0].column


def _only_picks(part: Explained, before: Draft, draft: Draft) -> bool:
    """Whether a clause asks only which one, of which the next one asks a number: "minkä määräraha ylittyi, ja mikä oli toteumaprosentti?"."""
    rows = [[(f.figure.unit, subject_key(f.figure)) for i in one.figures if (f := one.ledger.figure(i)) is not None] for one in (before, draft)]
    picks = part.has("ask:which", "ask:who") and not part.has("ask:amount", "ask:many", "measure:percent", "measure:actual")
    return picks and len(before.values) == 1 and bool(draft.values) and bool(rows[1]) and set(rows[0]) == set(rows[1])


def _repeats(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a clause got what the clauses before it got: who is in charge, again, where the aim is asked; a sum, again, where it is asked what was bought."""
    return not draft.values and draft.lines in (joined(drafts).lines, drafts[-1].lines)


def _asks_thing(part: Explained) -> bool:
    """Whether a clause asks for a thing or a person and for no number: "mitä hankittiin", "kuka vastaa henkilöstöstä"."""
    thing = part.tokens[part.first].low == "mitä" and part.has("ask:which")
    return (thing or part.has("ask:who", "slot:responsible")) and not part.has("ask:amount", "ask:many")


def _leaves_out(part: Explained, said: Draft, asked: Query, drafts: Sequence[Draft]) -> bool:
    """Whether an answer to all of a question says nothing of a part of it: no reason, no number that is told of the others, or no more than those tell."""
    numbers = [v.text for draft in drafts for v in draft.values]
    lost = bool(numbers) and not said.values and not any(number in line for number in numbers for line in said.lines)
    return (part.has("why") and asked.operation != "cause") or lost or _repeats(said, drafts)


def _says_again(draft: Draft, before: Draft) -> bool:
    """Whether a clause's answer is the number that the clause before it was answered with: "mikä ylittyi eniten, ja montako euroa se oli?"."""
    numbers = [(v.number, v.unit) for v in draft.values]
    same = numbers == [(v.number, v.unit) for v in before.values] and set(draft.figures) <= set(before.figures)
    cited = [[(c.report_id, c.page, c.quote) for c in one.citations] for one in (draft, before)]
    return bool(numbers) and same and (bool(draft.figures) or (draft.lines == before.lines and cited[0] == cited[1]))


def _ended_before(draft: Draft, before: Draft) -> bool:
    """Whether what a clause is answered with came about before the year of the budget that the clause before it told: it is not what that ended in."""
    told, planned = ([f.figure for i in d.figures if (f := d.ledger.figure(i)) is not None] for d in (draft, before))
    budgets = [f.period.start for f in planned if f.measure in BUDGETS]
    return bool(budgets) and bool(told) and all(f.measure in ("closing", "actual") and f.period.end < min(budgets) for f in told)


def _asks_size(explained: Explained, before: Draft, query: Query) -> bool:
    """Whether a clause only asks for the number of what the clause before it picked, which that has told: "ylittyi eniten, ja montako euroa?"."""
    units = [u for u in ("EUR", "%", "persons") if explained.has(f"want:{u}")]
    light = {"ask:amount", "ask:many", "want:EUR", "want:%", "want:persons", "filler", "joiner", "pronoun"}
    asks = query.operation == "rank" and explained.has("ask:amount", "ask:many")
    if explained.has("measure:percent"):  # "määräraha on ylitetty, ja mikä on toteumaprosentti?"
        units, light = ["%"], light | {"measure:percent", "ask:which"}
        asks = query.operation in ("rank", "threshold", "filter")
    bare = bool(explained.spans) and not explained.open and all(s.tags and set(s.tags) <= light for s in explained.spans)
    told = {v.unit for v in before.values}
    return asks and bare and bool(told) and (not units or told == {*units})


def _asks_size_of_told(explained: Explained, before: Draft, query: Query, analyser: Analyser) -> bool:
    """Whether a clause asks how many there are in what the clause before it picked: "mikä luokka on suurin ja montako oppilasta siinä on"."""
    light = {"ask:amount", "ask:many", "filler", "joiner", "pronoun"}
    points = explained.has("pronoun") and all(s.tags and set(s.tags) <= light for s in explained.spans)
    if query.operation != "rank" or not points or not explained.open or not explained.has("ask:amount", "ask:many") or len(before.values) != 1:
        return False
    told = frozenset(analyser.keys(" ".join([before.values[0].label, *(" ".join((*c.section, c.quote)) for c in before.citations)])))
    return all(explained.tokens[i].keys & told for i in explained.open)


def _only_leads(explained: Explained, whole: Explained) -> bool:
    """Whether a clause states what the next one asks about: "verotuloja oli jo kertynyt, mutta kuinka monta prosenttia …"."""
    asks = explained.has("list", "polar") or any(t.startswith("ask:") for t in explained.tags) or is_yes_no(explained.tokens[:1])
    return not asks and any(t.low == "mutta" for t in whole.tokens)


def _turn(kept: Mapping[str, Any]) -> Turn:
    figures, records, quotes, choices, lost = (tuple(kept.get(name, ())) for name in ("figures", "records", "quotes", "choices", "lost"))
    return Turn(from_json(kept["query"]), figures, records, kept.get("status", "answered"), quotes, choices, lost, kept.get("said", ""))


def _lost(draft: Draft) -> tuple[str, ...]:
    """The words that kept a question from an answer; () where it has one."""
    return draft.unmet or (tuple(token.text for token in draft.lost.words) if draft.lost is not None else ())


def _standalone(question: str, draft: Draft, query: Query) -> str:
    """The question as it was taken: with what it left out, when it left something out."""
    absolute = bool(query.periods) and all(p.year is not None for p in query.periods)
    if draft.status != "answered" or not draft.about or (absolute and not query.follow_up and query.yes_no is None):
        return question
    return question_wording.taken_as(question, list(dict.fromkeys(draft.about)))


def _finished(question: str, standalone: str, conversation_id: str, draft: Draft, suggest: Callable[[], tuple[str, ...]], timing: float) -> Answer:
    answered = draft.status == "answered"
    answer = "\n".join(draft.lines)
    return Answer(
        conversation_id=conversation_id,
        question=question,
        standalone_question=standalone,
        status=draft.status,
        answer=answer,
        values=tuple(draft.values) if answered else (),
        calculation=draft.calculation if answered else None,
        citations=tuple(c for c in draft.citations if answered or f"[{c.id}]" in answer),
        caveats=tuple(draft.caveats),
        suggest=suggest,
        understood=tuple(draft.understood),
        timing_ms=timing,
    )
