"""Questions answered: words explained, a query made, figures, records or sentences found, and the answer put in words."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from typing import Any

from ingest.figure_store import FigureStore
from ingest.finnish import Analyser
from ingest.stored import StoredFigure
from retrieval import question_wording, wording
from retrieval.accounted import asks_advice, evidence_of, left_out, other_names, untold_parts
from retrieval.ages import age_row, say_only_share
from retrieval.answer_kinds import asks_place
from retrieval.boards import Boards
from retrieval.carried import is_of_carried
from retrieval.choosing import picked
from retrieval.company_results import gain_or_loss
from retrieval.contexts import asks_amount, asks_cost, asks_number, asks_what, asks_which, asks_why_first, in_context
from retrieval.conversation import Turn, gone_on_from
from retrieval.draft import Draft, Lost, joined
from retrieval.explain import Explained, divided, explain
from retrieval.figure_answers import FigureAnswers
from retrieval.figures import Ledger
from retrieval.follow_ups import found, is_the_told, told_pair, way_told, went_way
from retrieval.leads import without_lead
from retrieval.lexicon import sense_list
from retrieval.model import Answer
from retrieval.moments import goes_nowhere, months_together
from retrieval.names import row_side, subject_key
from retrieval.noted_causes import noted_cause
from retrieval.number_fit import unit_told_in
from retrieval.operations import explained_tags
from retrieval.own_units import told_in_plan
from retrieval.peers import Peers
from retrieval.preamble import asked_part
from retrieval.project_spending import ProjectSpending
from retrieval.prose_series import ProseSeries
from retrieval.query import Query, from_json, to_json
from retrieval.reading import Token, read
from retrieval.reasons import is_subject
from retrieval.record_answers import RecordAnswers
from retrieval.record_series import RecordSeries
from retrieval.refusals import Refusals, lost_words
from retrieval.restated import restated
from retrieval.row_suppliers import supplier_of
from retrieval.rows_reworded import reworded
from retrieval.schedule_claims import asks_schedule, on_schedule, tells_of_schedule
from retrieval.scopes import Scope, Scopes
from retrieval.settling import anchored, resulted
from retrieval.staff_readings import tell_readings
from retrieval.suggest import Suggestions
from retrieval.table_cells import TableCells
from retrieval.taking_up import take_up
from retrieval.telling import tells
from retrieval.text_answers import TextAnswers
from retrieval.text_search import TextSearch
from retrieval.told_changes import ToldChanges
from retrieval.told_twice import TellsTwice
from retrieval.towns import near
from retrieval.turns import Turns
from retrieval.understand import clauses, is_yes_no, says_again
from retrieval.unit_heads import unit_head
from retrieval.vocabulary import Vocabulary
from retrieval.vocabulary_build import build_vocabulary
from retrieval.vocabulary_works import without_work

_OF_TOLD = {"sum_of_told", "part_of_sum", "of_told", "whole_told", "among_told"}
"""Marks of what is reckoned from numbers told before: no other number answers it."""
_READ = 128
"""How many questions about a set of reports are kept with their words explained: many ask the same."""
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
            if draft.status == "clarify":
                draft = self._checked(draft, scope)
            quotes = [c.quote for c in draft.citations] if query.operation == "cause" else []
            if draft.lost is not None:
                near = wording.units_held(list(scope.vocabulary.told_units[:6]))
                Refusals(scope.texts, list(scope.vocabulary.reports), scope.texts.reports(query)).tell(draft, draft.lost, near)
        said = question if chosen is None and not query.follow_up else chosen or draft.said
        kept_of = {"said": said, "figures": draft.figures, "records": draft.records, "quotes": quotes, "status": draft.status}
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
        vocabulary = build_vocabulary(
            reports, self._store.vocabulary(ids), self._store.units(ids), self._store.records(report_ids=ids, limit=None), self._analyser
        )
        ledger = Ledger(self._store, vocabulary)
        suggestions = Suggestions(ledger, lambda question: self._answered(question, scope, ())[0])
        explained = lru_cache(_READ)(lambda question: self._explained(question, vocabulary))
        texts = TextAnswers(ledger, self._analyser, self._search)
        scope = Scope(ledger, RecordAnswers(ledger, self._analyser), texts, TableCells(ledger, texts.fits, self._search), suggestions, explained)
        return scope

    def _last_turn(self, conversation_id: str) -> tuple[Turn, ...]:
        return tuple(_turn(t) for t in self._turns.of(conversation_id)[-4:])

    # ------------------------------------------------------------------------------------------- one question

    def _answered(self, question: str, scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        turns = gone_on_from(turns)
        whole, *parts = scope.explained(question) or (None,)
        if whole is None:  # signs alone
            return Draft(scope.ledger, "not_found", [wording.not_traceable()]), Query()
        if len(parts) == 1:
            return self._restated(parts[0], scope, turns, *self._clause(parts[0], scope, turns))
        if len(parts) == 2 and says_again(parts[1]):
            return self._either(whole, parts, scope, turns)
        drafts: list[Draft] = []
        seen = list(turns)
        query = Query()
        for part in parts:
            if drafts and _asks_size(part, drafts[-1], query):
                continue
            draft, query = self._clause(part, scope, seen, clause=bool(drafts))
            if draft.status != "answered":
                said = self._clause(whole, scope, turns)[0] if drafts else draft
                due = sum(n > 0 or p.has("ask:amount", "ask:many") for n, p in enumerate(parts))
                due += query.operation == "rank" and part.has("ask:who")  # the largest alone tells nobody
                one = 0 < len(said.values) < due and said.calculation is None
                return draft if one else said, query  # one number does not answer two questions, unless it is reckoned from both
            if not (drafts and _says_again(draft, drafts[-1])):
                drafts.append(draft)
            seen.append(Turn(query, tuple(draft.figures), tuple(draft.records)))
        if drafts[-1].calculation is not None and _only_leads(parts[0], whole) and set(drafts[0].figures) <= set(drafts[-1].figures):
            return joined(drafts[1:]), query
        return joined(drafts), query

    def _restated(self, explained: Explained, scope: Scope, turns: Sequence[Turn], draft: Draft, query: Query) -> tuple[Draft, Query]:
        """A follow-up's answer, or that of the question that it stands for where it has none of its own."""
        if not turns or not query.follow_up:
            return draft, query
        last = turns[-1]
        before = scope.explained(last.said) if last.said else ()
        said = restated(explained, before[0] if before else None, query, last.query)
        if said and draft.status == "not_found":
            whole = scope.explained(said)
            again, asked = self._clause(whole[0], scope, ()) if len(whole) == 2 else (draft, query)
            draft, query = (again, replace(asked, follow_up=True)) if again.status == "answered" else (draft, query)
        draft.said = said
        return draft, query

    def _either(self, whole: Explained, parts: Sequence[Explained], scope: Scope, turns: Sequence[Turn]) -> tuple[Draft, Query]:
        """The answer to a question that is asked twice in other words: to all of it, else to the wording that has an answer, the later one first."""
        said, query = self._clause(whole, scope, turns)
        if said.status == "answered":
            return said, query
        first, before = self._clause(parts[0], scope, turns)
        told = Turn(before, tuple(first.figures), tuple(first.records), first.status)
        second, again = self._clause(parts[1], scope, [*turns, told], clause=True)
        return (second, again) if second.status == "answered" else (first, before)

    def _explained(self, question: str, vocabulary: Vocabulary) -> tuple[Explained, ...]:
        """The question with its words explained, whole and then in its clauses; () when it has none."""
        reading = read(question, self._analyser, vocabulary.known, vocabulary.expansions)
        if not reading.tokens:
            return ()
        whole = explain(divided(reading, vocabulary, self._analyser), vocabulary, self._analyser)
        asked = asked_part(whole)
        whole = whole if asked is None else explain(asked, vocabulary, self._analyser)
        led = without_lead(whole)
        whole = in_context(whole if led is None else explain(led, vocabulary, self._analyser))
        return (whole, *clauses(whole))

    def _clause(self, explained: Explained, scope: Scope, turns: Sequence[Turn], clause: bool = False) -> tuple[Draft, Query]:
        draft, query = self._found(explained, scope, turns, clause)
        tell_readings(draft, query, explained)
        say_only_share(draft, explained)
        TellsTwice(scope.texts).say(draft, explained)
        return draft, query

    def _found(self, explained: Explained, scope: Scope, turns: Sequence[Turn], clause: bool) -> tuple[Draft, Query]:
        last = turns[-1] if turns else None
        taken = take_up(explained, scope, turns, clause, self._held)
        query, carried, previous, records = taken.query, taken.carried, taken.previous, taken.records
        if goes_nowhere(query, explained):
            return Draft(scope.ledger, "not_found", [wording.one_and_same_time()]), query
        lost = last is not None and carried and last.status == "not_found" and bool({"pronoun", "bare"} & set(query.extra)) and not explained.has("entä")
        if lost and not any(s.has("subject") or s.has("unit") or s.has("record") for s in explained.spans):  # what it points at was not found
            return self._unexplained(query, explained, scope), query
        if last is not None and last.quotes and carried and asks_cost(explained):  # "mitä ne maksoivat?" of what a cause told
            costs = scope.texts.within(last.quotes)
            return costs if costs is not None else self._unexplained(query, explained, scope), query
        draft = self._accounted(self._dispatch(query, explained, scope, previous, records), query, explained, scope)
        gain_or_loss(draft, explained)
        if draft.status == "not_found" and not _OF_TOLD & set(query.extra):
            cell = age_row(query, explained, near(scope.ledger, query)) or scope.cells.answer(query, explained, scope.texts.reports(query))
            cell = cell if cell is not None else scope.records.outcome(query, explained)
            cell = cell if cell is not None else ProjectSpending(scope.ledger, scope.records.fields).left(query)
            cell = cell if cell is not None else scope.records.sets.total_of(query, explained)
            pair = scope.cells.pair(query, explained, scope.texts.reports(query)) if cell is None else None
            if pair is not None:
                cell = FigureAnswers(scope.ledger).change_between(*pair, query)
                cell.names = (*query.words, *(word for place in query.subjects for word in place.named.split()))
            elif cell is None and (told := told_pair(previous, query)) is not None:
                cell = FigureAnswers(scope.ledger).change_between(*told, query)
            printed = self._accounted(cell, query, explained, scope) if cell is not None else draft
            if printed.status == "answered":
                draft, query = printed, resulted(query, explained)
        if draft.status == "not_found" and not carried:
            said = self._in_words(query, explained, scope) or _which_told(query, explained, scope.texts) or draft
            worded = self._accounted(said, query, explained, scope)
            draft = worded if worded.status == "answered" else draft
        if draft.status == "not_found" and not carried:
            draft, query = self._reworded(draft, query, explained, scope)
        if carried and last is not None and is_the_told(draft.figures, last.figures, query, explained):
            return self._unexplained(query, explained, scope), query
        if carried and last is not None and not is_of_carried(draft, query, explained, last.query, scope.ledger, scope.texts):
            return self._unexplained(query, explained, scope), query
        titled = draft.status == "answered" and bool(query.words) and not query.subjects
        return draft, found(query, self._held(draft.figures)) if titled else query

    def _reworded(self, draft: Draft, query: Query, explained: Explained, scope: Scope) -> tuple[Draft, Query]:
        """The answer for the one indicator that the question names in other words, else the draft as it is."""
        found = reworded(query, explained)
        if found is None:
            return draft, query
        told = FigureAnswers(near(scope.ledger, found[0])).answer(found[0])
        told.names = found[1]
        told = self._accounted(told, found[0], explained, scope)
        return (told, found[0]) if told.status == "answered" else (draft, query)

    def _in_words(self, query: Query, explained: Explained, scope: Scope) -> Draft | None:
        """What a sentence tells where no table or record does: whether something is so, or how many there are."""
        if query.measures == ("remaining",) and any(t.low == "saamatta" for t in explained.tokens):  # "vuokria jäi saamatta" is a loss that a sentence may tell
            query = replace(query, measures=())
        if set(query.measures) - {"actual", "closing"} or query.operation in ("cause", "definition", "rank", "threshold", "filter", "compare", "series"):
            return None
        if query.yes_no is not None and query.subjects and query.record_kinds:  # whether a row kept its aim is told by numbers
            return None
        if query.yes_no is not None:
            aimed = scope.texts.came_about(query, explained, scope.records.fields.state) if query.statuses else None
            return aimed if aimed is not None else scope.texts.claim(query, explained)
        if query.record_kinds or query.statuses:  # what a target holds, its own row tells
            return None
        number = scope.texts.number(query, explained, named=not explained.has("ask:many")) if explained.has("ask:many", "ask:which", "ask:amount") else None
        return number if number is not None and self._of_those_named(number, query, scope) else None

    def _accounted(self, draft: Draft, query: Query, explained: Explained, scope: Scope) -> Draft:
        """The draft, or a refusal that names the words of the question which it takes no account of."""
        if draft.status != "answered":
            return draft
        if _is_amount_for_state(draft, query, explained, scope.ledger):
            return Draft(scope.ledger, "not_found", [wording.not_traceable()])
        told = draft.values or draft.figures or (draft.records and query.operation in ("records", "record_field"))
        evidence = evidence_of(draft, query, explained, scope.ledger, scope.texts)
        left = left_out(query, explained, evidence) if told else [*asks_advice(explained), *other_names(explained, evidence), *untold_parts(query, explained)]
        if not left and tells(draft, explained):
            return draft
        kinds = [explained.text(s) for s in explained.tagged("dim:unit")]
        if set(left) <= set(kinds) and query.operation == "lookup" and query.subjects:
            asked = FigureAnswers(near(scope.ledger, query)).which_unit(query)
            if asked is not None:
                return asked
        refused = Draft(scope.ledger, "not_found")
        refused.lines.append(wording.unused(left) if left else wording.not_traceable())
        return refused

    def _held(self, figure_ids: Sequence[str]) -> tuple[StoredFigure, ...]:
        """The figures that are still there."""
        return tuple(f for i in figure_ids if (f := self._store.figure(i)) is not None)

    def _dispatch(self, query: Query, explained: Explained, scope: Scope, previous: tuple[StoredFigure, ...], records: Sequence[str]) -> Draft:
        """The first way of answering that the query fits; what no way fits is refused by naming what is not explained."""
        rows = query.yes_no in ("up", "down") and len(query.subjects) > 1
        if rows and not explained.has("than", "versus", "op:compare", "joiner"):  # "nouseeko asuinrakennuksen kiinteistövero": one row's name in two
            return self._unexplained(query, explained, scope)
        if query.operation == "definition":
            draft = scope.texts.definition(query, explained)
            return draft if draft is not None else self._unexplained(query, explained, scope)
        if (
            query.operation == "cause" and explained.has("op:share") and not explained.has("pronoun") and not asks_why_first(explained)
        ):  # "mikä osuus poissaoloista johtui infektioista"
            share = scope.texts.number(replace(query, operation="share"), explained)
            if share is not None and share.status == "answered":
                return share
        if query.operation == "cause":
            return self._cause(query, explained, scope, records, previous)
        if query.operation == "lookup" and (scope.texts.asks_meaning(explained) or asks_what(explained)):
            meant = scope.texts.definition(query, explained)
            if meant is not None or (query.words and explained.tokens[explained.first].low == "mistä"):  # "mistä strategia kertoo" of what no sentence defines
                return meant if meant is not None else self._unexplained(query, explained, scope)
        if scope.texts.asks_summary(explained) and not set(query.measures) - {"closing"}:
            told = scope.texts.summary(query, explained)
            if told is not None:
                return told
        if len(records) == 1 and explained.has("ask:when") and "pronoun" in query.extra and explained.open:
            moment = scope.records.moment(explained, records[0])
            return moment if moment is not None else self._unexplained(query, explained, scope)
        supplier = supplier_of(query, explained, previous, scope.ledger)
        if supplier is not None:
            return supplier
        boards = Boards(scope.texts)
        listed = boards.answer(query, explained)
        if listed is not None or boards.needs_list(query, explained):
            return listed if listed is not None else self._unexplained(query, explained, scope)
        peers = Peers(scope.texts)
        averaged = peers.answer(query, explained, near(scope.ledger, query))
        if averaged is None and query.follow_up:
            averaged = peers.against_told(query, explained, near(scope.ledger, query), previous[-2:])
        if averaged is not None:
            return averaged
        through = RecordSeries(scope.records).answer(query, explained, records) or ProseSeries(scope.texts, scope.records).answer(query, explained)
        if through is not None:
            return through
        before = next((f for f in reversed(previous) if f.figure.sentence), None)
        before = None if before is not None and peers.is_average(before, query) else before  # beside it stands no number of the municipality's own
        alone = query.record_kinds == ("target",) and not (explained.open or query.counted or query.listed or any(s.has("unit") for s in explained.spans))
        if previous and alone and not query.records and explained.has("ask:which", "ask:amount"):  # "16 %, ja mikä osuus on tavoitteena?"
            aimed = scope.texts.aim(before) if before is not None else None
            return aimed if aimed is not None else self._unexplained(query, explained, scope)
        chosen = bool(records) and query.follow_up and not query.subjects and bool(query.order or query.limit)  # "mikä niistä on suurin?"
        if asks_schedule(query, explained):  # how far the work is does not say whether it is in time
            kept = on_schedule(query, explained, scope.texts) or tells_of_schedule(query, scope.records.answer(query, explained, records))
            return kept if kept is not None else self._unexplained(query, explained, scope)
        if query.operation in ("records", "record_field") or chosen:
            found = scope.records.answer(query, explained, records) or unit_head(query, explained, scope.texts)
            if found is not None:
                return found
            prose = self._from_text(query, explained, scope, previous)
            return prose if prose is not None else self._unexplained(query, explained, scope)
        told_by = ("lookup",) if query.subjects else ("lookup", "series")  # "kestävän kehityksen ohjelma"
        place = (
            query.operation in (("lookup",) if query.subjects else ("change", "series")) and not query.measures and asks_place(explained)
        )  # "minne verstas muutti"
        if (place or (query.operation in told_by and explained.has("ask:who", "ask:when"))) and not explained.has("ask:amount", "ask:many"):
            fact = unit_head(query, explained, scope.texts) or scope.texts.fact(query, explained)
            return fact if fact is not None else self._unexplained(query, explained, scope)
        sure = any((c := s.has("subject")) is not None and c.sure > 1 for s in explained.spans)
        goes_on = query.follow_up and not any(s.has("unit") for s in explained.spans) and not sure
        if before is not None and goes_on and query.operation in ("lookup", "share") and not explained.has("op:sum"):
            beside = scope.texts.number(query, explained, before)
            if beside is not None and beside.status == "answered":
                return beside
        if before is not None and "entä" in query.extra and query.operation == "lookup":
            told = scope.texts.alike(before, explained)
            if told is not None:
                return told
        if not query.words and (
            query.subjects or (query.follow_up and previous and query.operation in ("change", "change_percent", "difference", "sum", "share"))
        ):
            looked_up = FigureAnswers(near(scope.ledger, query), previous).answer(anchored(query, previous, scope.vocabulary))
            if looked_up.status == "not_found" and (together := months_together(query)) is not None:
                spanned = FigureAnswers(near(scope.ledger, together), previous).answer(together)
                looked_up = spanned if spanned.status == "answered" else looked_up
            of_group = any(u.names[0] == "*group" for u in query.units)
            only_told = looked_up.status == "not_found" and query.operation == "lookup" and not query.measures and not of_group
            results = all(row_side(n) == "result" and n.startswith(sense_list("year_result")) for s in query.subjects for n in s.names)
            if only_told and results and query.subjects and query.units and not query.periods[1:]:
                told = FigureAnswers(near(scope.ledger, query)).company_result(query, query.yes_no is None or explained.has("versus"))
                if told is not None:
                    return told
            if only_told and not _is_printed(query, scope.ledger):  # a number that only a sentence gives
                prose = scope.texts.number(query, explained, named=True)
                if prose is not None and prose.status == "answered" and self._of_those_named(prose, query, scope):
                    return prose
            if looked_up.status == "not_found" and not of_group and not _is_printed(query, scope.ledger):
                changed = self._told_change(query, explained, scope)
                return changed if changed is not None else looked_up
            return looked_up
        if not query.words and not query.subjects and query.units and {"positive", "negative"} & explained_tags(explained):
            result = FigureAnswers(near(scope.ledger, query)).company_result(query, query.yes_no is None or explained.has("versus"))
            if result is not None:
                return result
        if not query.words and query.operation in ("rank", "threshold", "filter"):
            return FigureAnswers(near(scope.ledger, query), previous).answer(query)
        if (
            not query.words
            and query.operation == "lookup"
            and query.yes_no is None
            and query.measures
            and any(not u.names[0].startswith("*") for u in query.units)
        ):
            asked = FigureAnswers(near(scope.ledger, query)).which_row(query)
            if asked is not None:
                return asked
        totals = all(n in ("investoinnit", "investointimenot") for s in query.subjects for n in s.names)
        if query.words and totals and query.operation == "lookup" and query.yes_no is None and not query.records and asks_amount(explained):
            titled = FigureAnswers(near(scope.ledger, query)).titled(query, [explained.tokens[i] for i in explained.open])
            if titled is not None:
                return titled
        text = (
            scope.texts.claim(query, explained)
            if query.yes_no is not None and not set(query.measures) - {"closing", "actual"}
            else self._from_text(query, explained, scope, previous)
        )
        text = text if text is not None else self._told_change(query, explained, scope)
        return text if text is not None else self._unexplained(query, explained, scope)

    def _told_change(self, query: Query, explained: Explained, scope: Scope) -> Draft | None:
        """A change that a sentence tells, of those named."""
        changes = ToldChanges(scope.texts)
        told = changes.how_much(query, explained) or changes.whether(query, explained)
        return told if told is not None and self._of_those_named(told, query, scope) else None

    def _cause(self, query: Query, explained: Explained, scope: Scope, records: Sequence[str] = (), previous: Sequence[StoredFigure] = ()) -> Draft:
        told = scope.records.reason(query, explained, scope.texts.asked(query, explained), records)
        if told is not None:
            return told
        if len(records) == 1 and len(explained.open) < 2 and not any(s.has("subject") or s.has("unit") for s in explained.spans):
            return self._unexplained(query, explained, scope)  # why of the project told, which its row does not say
        tried: list[list[Token]] = [[]]
        way = (way_told(previous) or went_way(query)) if query.follow_up else None
        if query.follow_up and query.subjects and not any(s.has("subject") for s in explained.spans):
            named = query.subjects[0]
            went = wording.WENT[way] if way is not None else ""
            row = scope.vocabulary.accounts.get(named.names[0], named.named)
            texts = dict.fromkeys((f"{row} {went}", f"{named.named} {went}", row) if went else (row, without_work(row)))  # "uimahalli" for its renovation
            told_here: list[list[Token]] = [[]] if explained.has("positive", "negative") else []  # "mistä tappio johtui" says itself what happened
            tried = [*told_here, *([t for t in read(text, self._analyser).tokens if t.low not in ("ja", "sekä")] for text in texts)]
        for more in tried:
            draft = scope.texts.cause(query, explained, more)
            if draft is not None and not scope.texts.goes_otherwise(draft, way):
                return draft
        own = [explained.tokens[i] for i in explained.open]
        whole = any(len(t.parts) > 1 and is_subject(t.low) for t in own) and not any(s.has("unit") for s in explained.spans)
        if query.follow_up and whole and "pronoun" not in query.extra:  # a question that is whole by itself: "miksi koulukuljetukset kallistuivat"
            draft = scope.texts.cause(replace(query, units=(), subjects=()), explained)
            if draft is not None:
                return draft
        below = noted_cause(query, explained, scope.ledger, previous)
        return below if below is not None else self._unexplained(query, explained, scope)

    def _from_text(self, query: Query, explained: Explained, scope: Scope, previous: Sequence[StoredFigure] = ()) -> Draft | None:
        if not _asks_something(explained):
            return None
        query = told_in_plan(query, explained, scope.texts.reports(query), scope.vocabulary)
        if set(query.measures) - {"actual", "closing"}:  # budgets, forecasts and shares of them stand in tables
            return None
        if "pronoun" in query.extra and previous and not previous[-1].figure.sentence:  # "mitä se on prosentteina" of a table's figure
            return None
        number = (
            scope.texts.number(query, explained)
            if query.yes_no is None
            and query.operation in ("lookup", "change", "change_percent", "share", "mean", "record_field", "records", "difference", "sum", "threshold")
            else None
        )
        if number is not None and number.status == "answered" and not self._of_those_named(number, query, scope):
            number = None
        if (
            number is not None
            and query.follow_up
            and previous
            and not explained.has("ask:amount", "ask:many", "ask:which")
            and any(v.unit != previous[-1].figure.number_unit for v in number.values)
        ):
            number = None  # "entä perhepäivähoidossa?" asks for the same thing again
        if number is not None:
            return number
        told = not query.measures or (bool(query.words) and set(query.measures) <= {"actual", "closing"})
        if (
            query.yes_no is None
            and told
            and (query.operation in ("lookup", "text", "record_field") or (query.operation == "records" and query.listed and query.words))
            and explained.has("ask:who", "ask:when", "ask:which", "list", "dim:municipality")
            and not explained.has("ask:amount", "ask:many")
            and not asks_number(explained)
            and not any(unit_told_in(t) is not None for t in explained.tokens)
            and not explained.has("op:share", "want:%", "want:pp", "want:EUR")
            and not (explained.has("spend") and explained.tokens[explained.first].low == "mitä" and not asks_which(explained))  # "mitä se maksoi"
        ):
            return scope.texts.fact(query, explained)
        return None

    def _of_those_named(self, draft: Draft, query: Query, scope: Scope) -> bool:
        """Whether the figures of an answer are not a company's or the group's that the question does not name."""
        named = {n for u in query.units for n in u.names}
        whole = [n for n in named if not n.startswith("*")]
        for stored in filter(None, map(self._store.figure, draft.figures)):
            kinds = {unit.kind for _, unit in scope.vocabulary.units.get(stored.figure.unit, ())}
            if kinds & {"yhteisö", "konserni"} and stored.figure.unit not in named and not scope.texts.fits.says_whose(whole, stored):
                return False
        return True

    def _unexplained(self, query: Query, explained: Explained, scope: Scope) -> Draft:
        draft = Draft(scope.ledger, "not_found")
        draft.lost = Lost(explained.reading.text, lost_words(query.words, explained.tokens, self._analyser))
        return draft


def _which_told(query: Query, explained: Explained, texts: TextAnswers) -> Draft | None:
    """What a sentence tells of the things of a kind that are asked for, in a question that was taken for one of numbers: "mitä aineistoja … kehityksen …"."""
    numbers = query.subjects or query.measures or query.yes_no is not None or explained.has("ask:amount", "ask:many")
    if query.operation not in ("series", "share") or numbers or len(explained.open) < 2 or not asks_which(explained):
        return None
    return texts.fact(query, explained)


def _asks_something(explained: Explained) -> bool:
    """Whether a question says more than whose and when."""
    bare = ("ask:", "filler", "joiner", "measure:actual", "measure:closing", "trend", "unit_kind:", "pronoun", "entä", "report_word")
    told = (s for s in explained.spans if s.period is None and not s.has("unit") and not s.has("municipality") and not s.has("number"))
    return bool(explained.open) or any(not s.tags or any(not t.startswith(bare) for t in s.tags) for s in told)


def _says_again(draft: Draft, before: Draft) -> bool:
    """Whether a clause's answer is the number that the clause before it was answered with: "mikä ylittyi eniten, ja montako euroa se oli?"."""
    numbers = [(v.number, v.unit) for v in draft.values]
    same = numbers == [(v.number, v.unit) for v in before.values] and set(draft.figures) <= set(before.figures)
    return bool(numbers and draft.figures) and same


def _asks_size(explained: Explained, before: Draft, query: Query) -> bool:
    """Whether a clause only asks for the number of what the clause before it picked, which that has told: "ylittyi eniten, ja montako euroa?"."""
    units = [u for u in ("EUR", "%") if explained.has(f"want:{u}")]
    light = {"ask:amount", "ask:many", "want:EUR", "want:%", "filler", "joiner"}
    bare = bool(explained.spans) and not explained.open and all(s.tags and set(s.tags) <= light for s in explained.spans)
    told = {v.unit for v in before.values}
    return query.operation == "rank" and bare and explained.has("ask:amount", "ask:many") and bool(told) and (not units or told == {*units})


def _is_amount_for_state(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether an amount answers how an investment or project stands: "mikä on koulun peruskorjauksen tilanne"."""
    figures = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    built = bool(figures) and not draft.records and all(_is_built(f) for f in figures)
    return built and "status" in query.slots and query.operation == "lookup" and not explained.has("ask:amount", "ask:many", "spend", "money")


def _is_built(stored: StoredFigure) -> bool:
    kind = stored.figure.subject_kind
    return kind in ("investment", "project") or (kind == "account" and not row_side(subject_key(stored.figure)))


def _only_leads(explained: Explained, whole: Explained) -> bool:
    """Whether a clause states what the next one asks about: "verotuloja oli jo kertynyt, mutta kuinka monta prosenttia …"."""
    asks = explained.has("list", "polar") or any(t.startswith("ask:") for t in explained.tags) or is_yes_no(explained.tokens[:1])
    return not asks and any(t.low == "mutta" for t in whole.tokens)


def _is_printed(query: Query, ledger: Ledger) -> bool:
    """Whether a table prints the account asked for of the unit named: a sentence that names it tells of something else, or of another time."""
    units = {n for u in query.units for n in u.names if not n.startswith("*")}
    rows = [s for place in query.subjects for name in place.names for s in ledger.vocabulary.by_account.get(name, ()) if s.subject_kind == "account"]
    return any(s.unit in units for s in rows)


def _turn(kept: Mapping[str, Any]) -> Turn:
    figures, records, quotes, choices = (tuple(kept.get(name, ())) for name in ("figures", "records", "quotes", "choices"))
    return Turn(from_json(kept["query"]), figures, records, kept.get("status", "answered"), quotes, choices, kept.get("said", ""))


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
