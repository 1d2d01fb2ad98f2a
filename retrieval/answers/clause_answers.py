"""The answer to one clause: taken up, answered in the first way that fits, and checked to take account of every word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.stores.stored import StoredFigure
from retrieval.answers.accounted import asks_advice, evidence_of, left_out, other_names, untold_age, untold_parts
from retrieval.answers.carried import is_of_carried, leaves_rate, leaves_unit, whose_was_lost
from retrieval.answers.clause import Clause
from retrieval.answers.colour_states import with_colour_states
from retrieval.answers.cost_or_income import tells_other_side
from retrieval.answers.denied_told import undenied
from retrieval.answers.named_cells import OTHER_MEASURES, named_cell
from retrieval.answers.narrowed import unnarrowed
from retrieval.answers.other_kinds import is_of_other_kind
from retrieval.answers.planned_and_done import planned_and_done
from retrieval.answers.project_texts import told_of_project
from retrieval.answers.rated_rows import other_rows
from retrieval.answers.row_shares import share_of_row
from retrieval.answers.row_targets import deed_of_target
from retrieval.answers.same_row import in_row_told
from retrieval.answers.scopes import Scope
from retrieval.answers.settling import resulted
from retrieval.answers.sheet_questions import OF_SHEET, of_sheet
from retrieval.answers.taking_up import take_up
from retrieval.answers.targets_titled import titled_target
from retrieval.answers.telling import tells
from retrieval.answers.untold_scales import without_untold_scale
from retrieval.answers.ways import answered
from retrieval.answers.ways_in_words import told_instead
from retrieval.calculation.ages import age_row, say_only_share
from retrieval.calculation.budget_moves import other_way
from retrieval.calculation.company_results import gain_or_loss, other_side
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.conversation.conversation import Turn
from retrieval.conversation.follow_ups import found, is_the_told, told_pair
from retrieval.evidence.draft import Draft
from retrieval.evidence.figures import Ledger
from retrieval.language import wording
from retrieval.language.explain import Explained
from retrieval.language.given_aims import given_aim
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side, subject_key
from retrieval.query import Query
from retrieval.records.project_spending import ProjectSpending
from retrieval.records.target_numbers import number_of_target, outcome
from retrieval.rewording.contexts import asks_cost
from retrieval.sentences.staff_readings import tell_readings
from retrieval.sentences.told_twice import TellsTwice
from retrieval.sentences.years_told import untold_years
from retrieval.tables.group_shares import GroupShares
from retrieval.tables.month_rows import MonthRows
from retrieval.tables.notes_told import note_told
from retrieval.tables.rate_cells import rate_in_table
from retrieval.tables.row_kinds import RowKinds
from retrieval.tables.rows_reworded import reworded
from retrieval.tables.saving_measures import SavingMeasures
from retrieval.understanding.moments import goes_nowhere
from retrieval.understanding.school_grades import UNKNOWN_GRADES
from retrieval.understanding.towns import near

_OF_TOLD = {"sum_of_told", "part_of_sum", "of_told", "whole_told", "among_told"}
"""Marks of what is reckoned from numbers told before: no other number answers it."""


def answer_clause(explained: Explained, scope: Scope, turns: Sequence[Turn], follows: bool = False) -> tuple[Draft, Query]:
    """The answer to a clause and the query that it was taken for; `follows` tells that it stands behind another one in the same question."""
    draft, query = _found(explained, scope, turns, follows)
    draft = without_untold_scale(draft, scope.ledger)
    tell_readings(draft, query, explained)
    say_only_share(draft, explained)
    TellsTwice(scope.texts).say(draft, explained)
    return draft, query


def _found(explained: Explained, scope: Scope, turns: Sequence[Turn], follows: bool) -> tuple[Draft, Query]:
    ledger = scope.ledger
    taken = take_up(explained, scope, turns, follows, lambda ids: told_still(ledger, ids))
    clause = with_colour_states(Clause(taken.query, explained, scope, taken.previous, taken.records))
    explained = clause.explained
    before = turns[-1] if turns and taken.carried else None
    if goes_nowhere(clause.query, explained):
        return Draft(ledger, "not_found", [wording.one_and_same_time()]), clause.query
    if UNKNOWN_GRADES in clause.query.extra:  # numbers of all pupils or of other grades are none of it
        return clause.or_refused(of_sheet(clause)), clause.query  # the columns of its grades are, together
    if before is not None and (_points_at_nothing(clause, before) or _lacks_a_time(clause)):
        return clause.refused(), clause.query
    if before is not None and before.quotes and asks_cost(explained):  # "mitä ne maksoivat?" of what a cause told
        return clause.or_refused(scope.texts.within(before.quotes, " ".join(p.named for p in before.query.subjects))), clause.query
    told = told_of_project(clause)  # takes account of every word itself, as a note does
    if told is not None and told.status == "answered":
        return told, clause.query
    counted = planned_and_done(clause)  # does so too
    if counted is not None:
        return counted, replace(clause.query, words=())
    cell = named_cell(clause, things=True)  # and so does this
    if cell is not None and not tells_other_side(cell, clause.query, explained, ledger):
        return cell, replace(clause.query, words=())
    noted = told or note_told(clause.query, explained, scope.texts)
    draft, query = noted if noted is not None else _accounted(answered(clause), clause), clause.query
    gain_or_loss(draft, explained)
    other_side(draft, explained)
    other_way(draft, explained)
    if draft.status == "not_found" and not draft.final:
        told_so = (found for found in _told_otherwise(clause, taken.carried) if not _is_no_payer(found[0], clause))
        draft, query = next(told_so, (draft, query))
    elif draft.status == "not_found" and query.operation == "change" and not taken.carried:  # columns for before and after
        draft = of_sheet(clause) or draft
    draft = draft if before is None else in_row_told(draft, clause, told_still(ledger, before.figures))
    if before is not None and (
        is_the_told(draft.figures, before.figures, query, explained)
        or leaves_rate(draft, query, explained, told_still(ledger, before.figures))
        or (before.query.operation == "lookup" and leaves_unit(draft, query, explained, told_still(ledger, before.figures)))
        or not is_of_carried(draft, query, explained, before.query, ledger, scope.texts)
    ):
        return Clause(query, explained, scope).refused(), query
    lost = whose_was_lost(draft, query, explained, before, ledger, scope.texts) if before is not None else ()
    if lost:
        return Draft(ledger, "not_found", [wording.unused([*lost])], unmet=lost), query
    titled = draft.status == "answered" and bool(query.words)
    return draft, found(query, told_still(ledger, draft.figures)) if titled else query


def _points_at_nothing(clause: Clause, before: Turn) -> bool:
    """Whether a clause points at what was not found in the turn before, and names nothing itself."""
    points = bool({"pronoun", "bare"} & set(clause.query.extra)) and not clause.explained.has("entä")
    return before.status == "not_found" and points and not clause.names("subject", "unit", "record")


def _is_no_payer(draft: Draft, clause: Clause) -> bool:
    """Whether it is asked who pays for a project, and an amount is told."""
    return clause.query.slots == ("funder",) and not clause.explained.has("ask:amount", "ask:many") and bool(draft.values)


def _lacks_a_time(clause: Clause) -> bool:
    """Whether a clause points at two times or more of which one at the most was told: "näiden vuosien välillä" where the first had no answer."""
    tokens = clause.explained.tokens
    points = any(a.low in sense_words("of_these") and b.any_keys & sense_words("stretch_of_time") for a, b in pairwise(tokens))
    return points and len({stored.figure.period for stored in clause.previous}) < 2


def _told_otherwise(clause: Clause, carried: bool) -> Iterator[tuple[Draft, Query]]:
    """The answers of what is asked last, where nothing that fits the clause has one: odd tables, sentences, and the row that it names in other words."""
    query, explained = clause.query, clause.explained
    named = named_cell(clause)
    if named is not None and not is_of_other_kind(named, query, explained, clause.scope.ledger):
        yield named, replace(query, words=())
    asked = of_sheet(clause) if not carried else None
    if asked is not None and not is_of_other_kind(asked, query, explained, clause.scope.ledger):
        yield asked, replace(query, extra=(*query.extra, OF_SHEET))
    kinds = RowKinds(clause.scope.cells).answer(query, explained, clause.scope.texts.reports(query))
    if kinds is not None and (printed := _accounted(kinds, clause)).status == "answered":
        yield printed, replace(query, subjects=(), words=query.words or kinds.names)
    cell = _in_odd_table(clause) if not _OF_TOLD & set(query.extra) else None
    if cell is not None and not _is_of_another(cell, query, clause.scope.ledger) and (printed := _accounted(cell, clause)).status == "answered":
        yield printed, resulted(query, explained)
    for way in (other_rows, share_of_row):
        row = way(clause)
        if row is not None and (printed := _accounted(row, clause)).status == "answered":
            yield printed, query
    if carried:
        return
    for way in (told_instead, deed_of_target):
        told = way(clause)
        if told is not None and (worded := _accounted(told, clause)).status == "answered":
            yield worded, query
    target = titled_target(clause)
    if target is not None and (state := _accounted(target[0], Clause(target[1], explained, clause.scope))).status == "answered":
        yield state, target[1]
    said = reworded(query, explained)
    if said is not None:
        again = Clause(said[0], explained, clause.scope)
        figure = again.figures.answer(again.query)
        figure.names = said[1]
        if (figure := _accounted(figure, again)).status == "answered":
            yield figure, again.query


def _in_odd_table(clause: Clause) -> Draft | None:
    """What a table prints whose rows are no accounts, or what is reckoned from two cells of one, or from two numbers told."""
    query, explained, scope = clause.query, clause.explained, clause.scope
    reports = scope.texts.reports(query)
    ledger = near(scope.ledger, query)
    months, shares = MonthRows(ledger, scope.texts.analyser), GroupShares(ledger, scope.texts.analyser)
    cell = age_row(query, explained, ledger) or months.answer(query, explained) or shares.answer(query, explained, clause.previous)
    cell = cell if cell is not None else scope.cells.answer(query, explained, reports)
    cell = cell if cell is not None else rate_in_table(query, explained, scope.cells, reports)
    cell = cell if cell is not None else outcome(scope.records, query, explained)
    cell = cell if cell is not None else number_of_target(scope.records, scope.texts.fits, query, explained)
    spending = ProjectSpending(scope.ledger, scope.records.fields)
    cell = cell if cell is not None else spending.left(query) or spending.used(query, explained)
    cell = cell if cell is not None else scope.records.sets.total_of(query, explained)
    cell = cell if cell is not None else SavingMeasures(scope.ledger, scope.records.choice, scope.cells).answer(query, explained, reports)
    if cell is not None:
        return cell
    moved = months.change(query, explained)
    if moved is not None:
        return moved
    pair = scope.cells.pair(query, explained, reports)
    if pair is not None:
        change = FigureAnswers(scope.ledger).change_between(*pair, query)
        change.names = (*query.words, *(word for place in query.subjects for word in place.named.split()))
        return change
    told = told_pair(clause.previous, query)
    return FigureAnswers(scope.ledger).change_between(*told, query) if told is not None else None


def _accounted(draft: Draft, clause: Clause) -> Draft:
    """The draft, or a refusal that names the words of the question which it takes no account of."""
    query, explained, scope = clause.query, clause.explained, clause.scope
    if draft.status != "answered":
        return draft
    if is_of_other_kind(draft, query, explained, scope.ledger):
        return Draft(scope.ledger, "not_found", [wording.not_traceable()])
    told = draft.values or draft.figures or (draft.records and query.operation in ("records", "record_field"))
    evidence = evidence_of(draft, query, explained, scope.ledger, scope.texts)
    advice = asks_advice(explained) if "needed" not in draft.deeds else []  # what the report says is needed or not is no advice
    unparted = [] if draft.records else untold_parts(query, explained)  # a record tells itself whose it is
    left = (
        left_out(query, explained, evidence)
        if told
        else [
            *advice,
            *other_names(explained, evidence),
            *unparted,
            *untold_age(explained, draft),
            *untold_years(draft, query, explained, scope.ledger),
        ]
    )
    left += unnarrowed(draft, query, explained, evidence) if told and not left else []
    left += undenied(draft, query, explained) if not left else []
    aim = given_aim(explained) if draft.values and query.yes_no is None else None
    if aim is not None and any(Decimal(value.number) == aim.number for value in draft.values):  # the question tells that itself
        return Draft(scope.ledger, "not_found", [wording.not_traceable()])
    if not left and tells(draft, explained):
        return draft
    kinds = [explained.text(s) for s in explained.tagged("dim:unit")]
    if set(left) <= set(kinds) and query.operation == "lookup" and query.subjects:
        asked = clause.figures.which_unit(query)
        if asked is not None:
            return asked
    return Draft(scope.ledger, "not_found", [wording.unused(left) if left else wording.not_traceable()], unmet=tuple(left))


def _is_of_another(draft: Draft, query: Query, ledger: Ledger) -> bool:
    """Whether a row of a statement is that of another unit than the one named, or tells another measure.

    What the administration of a branch costs is not what the branch does, what is used of a budget is no share of all.
    """
    named = {name for unit in query.units for name in unit.names if not name.startswith("*")}
    told = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    others = (f for f in told if f.figure.subject_kind == "account" and f.figure.measure in OTHER_MEASURES and f.figure.measure not in query.measures)
    if any(other.figure.measure in ("actual", "closing") for f in others for other in ledger.row(f)):  # a plan's row has nothing else
        return True
    figures = [f.figure for f in told]
    group = any(unit.names[0] == "*group" for unit in query.units)  # the report may be the group's, and its chapter the municipality's
    if group and not named and any(row_side(subject_key(f.figure)) and not ledger.is_of_group(f) for f in told):
        return True
    return bool(named and query.subjects and figures) and any(row_side(subject_key(f)) and f.unit not in named for f in figures)


def told_still(ledger: Ledger, figure_ids: Sequence[str]) -> tuple[StoredFigure, ...]:
    """The figures that are still there, of the reports that are asked of: a conversation may be narrowed to other reports on its way."""
    return tuple(f for i in figure_ids if (f := ledger.store.figure(i)) is not None and f.report_id in ledger.vocabulary.reports)
