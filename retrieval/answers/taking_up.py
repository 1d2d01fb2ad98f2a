"""A clause taken up as a query: with what it carries on from the turns before, and with what the reports make of its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.stores.stored import StoredFigure
from retrieval.answers.gaps import of_gap, than_told
from retrieval.answers.scopes import Scope
from retrieval.answers.settling import (
    aimed,
    booked_into,
    in_part,
    in_place,
    of_its_board,
    of_kind,
    of_record,
    of_target_named,
    of_the_one_told,
    of_whole_area,
    settled,
    tagged,
)
from retrieval.answers.works_told import of_another_work, of_work_told
from retrieval.calculation.company_results import of_companies, of_those_told, on_one_side
from retrieval.conversation.among_told import among_told, beside_told
from retrieval.conversation.conversation import Turn, carries
from retrieval.conversation.follow_ups import (
    between_told,
    by_how_much,
    most_of_picked,
    of_forecast,
    of_project,
    of_town_itself,
    of_unit_told,
    part_of_named,
    resumed,
    sized,
)
from retrieval.conversation.merging import merged
from retrieval.conversation.told_aims import of_told_row
from retrieval.language.explain import Explained
from retrieval.query import Query
from retrieval.rewording.rate_words import in_rate, of_rate_row
from retrieval.understanding.basis_rows import of_own_row
from retrieval.understanding.budget_and_outcome import in_two_years
from retrieval.understanding.budget_moved import between_two_reports
from retrieval.understanding.change_subjects import of_changed_row
from retrieval.understanding.each_unit import of_each_unit
from retrieval.understanding.given_reasons import of_given_reason
from retrieval.understanding.heading_rows import of_row_under_heading, of_row_under_told
from retrieval.understanding.moments import in_month, through_time
from retrieval.understanding.outlooks import (
    as_aimed,
    as_budgeted_aim,
    as_expected,
    as_part_of_plan,
    as_planned,
    as_planned_too,
    from_accounts,
    from_accounts_told,
    in_a_year,
    listed_by_forecast,
    of_closing_ahead,
    of_forecast_year,
    off_by_forecast,
    off_plan,
    to_year_end,
)
from retrieval.understanding.own_units import in_own_unit, of_told_board
from retrieval.understanding.own_year import of_own_year
from retrieval.understanding.part_of_all import as_part_of_all
from retrieval.understanding.plan_totals import of_all_years
from retrieval.understanding.prices import of_price
from retrieval.understanding.quantified import of_every_unit
from retrieval.understanding.share_of_whole import of_the_whole
from retrieval.understanding.staff import of_the_staff, staffed
from retrieval.understanding.total_costs import of_whole_cost
from retrieval.understanding.understand import understand
from retrieval.understanding.units_of_towns import called_in_town
from retrieval.understanding.whole_investments import by_own_total, of_all_investments, of_boards_investments


@dataclass(frozen=True)
class Taken:
    """The query of a clause, whether it goes on from the turn before, and the figures and records that were told then."""

    query: Query
    carried: bool
    previous: tuple[StoredFigure, ...]
    records: tuple[str, ...]


def take_up(explained: Explained, scope: Scope, turns: Sequence[Turn], clause: bool, held: Callable[[Sequence[str]], tuple[StoredFigure, ...]]) -> Taken:
    """The query of a clause; `clause` tells that it follows another one in the same question, `held` gives the figures of ids that are still there."""
    query = understand(explained)
    query = in_month(between_two_reports(through_time(tagged(query, explained), explained), explained), explained, scope.vocabulary)
    last = turns[-1] if turns else None
    figures = held([i for turn in turns[-3:] for i in turn.figures])
    query = of_the_one_told(query, explained, last.records if last is not None else (), scope.vocabulary)
    query = of_its_board(of_unit_told(query, explained, last.query), last.query, scope.vocabulary) if last is not None else query
    query = of_project(query, explained, of_kind(last.query, last.records, scope.vocabulary)) if last is not None else query
    query = of_told_row(query, explained, held(last.figures), scope.ledger) if last is not None and not last.records else query
    query = of_work_told(query, explained, held(last.figures), scope.vocabulary) if last is not None and not last.records else query
    carried = last is not None and (clause or carries(query, of_kind(last.query, last.records, scope.vocabulary)))
    if carried and last is not None:
        own = query
        before = of_kind(last.query, last.records, scope.vocabulary)
        if last.status == "answered" and before.operation == "cause" and before.subjects and own.operation != "cause":
            before = replace(before, words=())  # what became of it has been told
        query = between_told(merged(most_of_picked(of_forecast(sized(own, explained, before), explained, before), explained, before), before), own, figures)
        query = of_town_itself(query, own, explained, held(last.figures), scope.ledger)
        query = than_told(beside_told(query, own, explained, before), explained, held(last.figures))
        query = of_those_told(query, explained, before)
        query = of_another_work(query, held(last.figures), scope.vocabulary)
    if (last is not None and carried and query.words and not query.subjects) or (last is not None and query.follow_up and query.words):
        query = in_place(query, explained, scope.vocabulary, held(last.figures))
    query = of_record(query, explained, scope.records.choice)
    query = of_whole_area(in_part(booked_into(query, explained), explained, scope.vocabulary), explained, scope.vocabulary)
    previous = figures if carried else ()
    if carried and last is not None:
        told = held(last.figures)
        query = among_told(query, explained, previous, told, last.query)
        query = among_told(resumed(query, explained, previous, told, last.query, clause), explained, previous, told, last.query)
        explains = last.query.operation == "cause" and not told and len(turns) > 1  # why is told of the number before it
        query = part_of_named(query, explained, held(turns[-2].figures) if explains else told, turns[-2].query if explains else last.query)
    query = called_in_town(query, explained, scope.vocabulary)
    query = by_how_much(in_two_years(of_gap(query, explained), explained), explained)
    query = on_one_side(of_companies(settled(query, explained, scope.vocabulary, carried), explained, scope.vocabulary), explained)
    query = staffed(of_the_staff(query, explained), explained, scope.ledger)
    query = as_budgeted_aim(as_part_of_all(query, explained, scope.ledger), explained, scope.ledger)
    query = of_target_named(query, explained, scope.records.choice)
    query = as_part_of_plan(as_aimed(query, explained, scope.ledger), explained, scope.ledger)
    query = by_own_total(of_boards_investments(of_all_investments(query, explained, scope.ledger), explained, scope.ledger), scope.ledger)
    query = of_changed_row(of_given_reason(query, explained, scope.ledger), explained, scope.ledger)
    query = of_all_years(of_whole_cost(query, explained, scope.ledger), explained, scope.ledger)
    query = from_accounts(off_by_forecast(in_a_year(query, explained), explained), explained)
    query = as_planned_too(off_plan(query, explained, scope.ledger), explained, scope.ledger)
    query = of_every_unit(query, explained)
    query = to_year_end(as_planned(as_expected(query, explained, scope.ledger), explained, scope.ledger), explained)
    query = from_accounts_told(of_forecast_year(of_closing_ahead(query, explained, scope.ledger), scope.ledger), explained, scope.ledger)
    query = listed_by_forecast(query, explained, scope.ledger)
    query = of_each_unit(query, explained)
    query = of_own_year(query, explained, scope.ledger, carried)
    query = of_told_board(in_own_unit(query, explained, scope.vocabulary), last.query if last is not None and carried else None, scope.vocabulary)
    query = in_rate(query, explained, last.query if last is not None and carried else None)
    query = of_price(of_rate_row(query, explained, scope.vocabulary), explained, scope.ledger)
    query = of_the_whole(of_own_row(query, scope.vocabulary), explained, scope.vocabulary)
    query = of_row_under_heading(query, explained, scope.ledger)
    query = of_row_under_told(query, last.query if last is not None else None, scope.ledger)
    records = last.records if carried and last is not None else ()
    if previous and last is not None and len(records) < 2:
        query = aimed(query, explained, scope.records, previous[-1], last.query, last.records)
    return Taken(query, carried, previous, records)
