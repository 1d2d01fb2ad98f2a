"""The ways of answering a clause, in the order in which they are tried."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ingest.language.voikko import readings
from retrieval.answers.budget_use import budget_used
from retrieval.answers.budgeted_any import budgeted_any
from retrieval.answers.change_reasons import change_reason
from retrieval.answers.clause import Clause
from retrieval.answers.cost_estimates import against_estimate
from retrieval.answers.doer_lines import doer_line, matter_number
from retrieval.answers.gaps import than_row_told
from retrieval.answers.moved_told import moved_told
from retrieval.answers.named_columns import named_column
from retrieval.answers.other_years import told_of_another_year
from retrieval.answers.projects_spent import projects_spent
from retrieval.answers.prose_series import ProseSeries
from retrieval.answers.rated_rows import rated_rows
from retrieval.answers.row_targets import target_of_row
from retrieval.answers.said_claims import come_to_be
from retrieval.answers.settling import anchored
from retrieval.answers.towns_of_parts import which_town_of_parts
from retrieval.answers.units_of_targets import unit_of_target
from retrieval.answers.ways_in_words import cause, from_text, told_change
from retrieval.calculation.figure_answers import FigureAnswers
from retrieval.calculation.peers import Peers
from retrieval.conversation.told_aims import TOLD_AIM
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS, is_headed_by_year
from retrieval.language.lexicon import sense_list
from retrieval.language.names import row_side, subject_key
from retrieval.query import Place, Query
from retrieval.records.record_series import RecordSeries
from retrieval.records.records_saying import records_saying
from retrieval.records.schedule_claims import asks_schedule, on_schedule, tells_of_schedule
from retrieval.rewording.contexts import asks_amount, asks_what, asks_why_first
from retrieval.sentences.conditions_told import asks_amount_if, asks_condition, asks_consequence
from retrieval.tables.boards import Boards
from retrieval.tables.company_claims import whether_by_cell
from retrieval.tables.month_rows import MonthRows
from retrieval.tables.person_columns import person_in_column, tells_of_body
from retrieval.tables.row_suppliers import supplier_of
from retrieval.tables.unit_heads import of_unit_alone, unit_head
from retrieval.understanding.about_records import explained_tags
from retrieval.understanding.answer_kinds import asks_place
from retrieval.understanding.moments import months_apart, months_together
from retrieval.understanding.towns import near

_RECKONED = ("change", "change_percent", "difference", "sum", "share")
"""Operations that a follow-up may ask of the figures told."""

_KEEPING = ("suffices", "over", "under")
"""Whether a budget is kept."""
_PLANNED = BUDGETS | {"forecast"}
_AMOUNTS = _PLANNED | {"actual", "deviation"}
"""Measures of which it is asked how much they are: "mikä oli korvausten toteuma" has no answer without a number."""


def answered(clause: Clause) -> Draft:
    """The answer of the first way that the clause fits; what no way fits is refused by naming what is not explained."""
    return clause.or_refused(next((draft for way in WAYS if (draft := way(clause)) is not None), None))


# ----------------------------------------------------------------------------------------------- what is told in sentences or records alone


def one_row_in_two(clause: Clause) -> Draft | None:
    """Refuses whether two rows rose that no word compares: one row's name in two parts, "nouseeko asuinrakennuksen kiinteistövero"."""
    rows = clause.query.yes_no in ("up", "down") and len(clause.query.subjects) > 1
    return clause.refused() if rows and not clause.explained.has("than", "versus", "op:compare", "joiner") else None


def which_of_a_kind(clause: Clause) -> Draft | None:
    """Refuses which things of a kind rose where one row of a statement has their name: "mitkä maksut nousevat" is not of "Maksutuotot"."""
    query, spans = clause.query, clause.explained.spans
    one = (
        query.direction in ("up", "down")
        and query.dimension is None
        and not query.municipalities
        and len(query.subjects) == 1
        and len(query.units) < 2  # "kumman kulut kasvoivat, koulun vai kirjaston"
        and query.operation in ("change", "rank")
    )
    asks = one and any("ask:which" in a.tags and b.has("subject") is not None and a.end == b.start and b.start == b.end - 1 for a, b in pairwise(spans))
    return clause.refused() if asks else None


def earned_over_spent(clause: Clause) -> Draft | None:
    """Refuses which earned more than it spent: what grew does not answer it."""
    held = all(clause.explained.has(tag) for tag in ("earn", "spend", "than")) and clause.explained.has("more", "less")
    return clause.refused() if held and clause.query.operation == "filter" and clause.query.direction is not None else None


def definition(clause: Clause) -> Draft | None:
    """What a term means."""
    return clause.or_refused(clause.texts.definition(clause.query, clause.explained)) if clause.query.operation == "definition" else None


def consequence(clause: Clause) -> Draft | None:
    """What comes of something if something else does not come about: "mitä sillalle tapahtuu, jos avustusta ei saada"."""
    if not asks_consequence(clause.explained) or clause.query.yes_no is not None:
        return None
    return clause.or_refused(clause.texts.consequence(clause.query, clause.explained))


def on_condition(clause: Clause) -> Draft | None:
    """On what condition something comes about: "millä ehdolla valtio osallistuu kustannuksiin"."""
    if not asks_condition(clause.explained) or clause.query.yes_no is not None:
        return None
    return clause.or_refused(clause.texts.condition(clause.query, clause.explained))


def amount_of_condition(clause: Clause) -> Draft | None:
    """How much something comes to if something else comes about: "paljonko korkokulut kasvavat, jos korko nousee prosenttiyksikön"."""
    if not asks_amount_if(clause.explained) or clause.query.yes_no is not None:
        return None
    return _if_answered(clause.texts.amount_if(clause.query, clause.explained))


def share_by_cause(clause: Clause) -> Draft | None:
    """A share that had a cause: "mikä osuus poissaoloista johtui infektioista"."""
    explained = clause.explained
    if clause.query.operation != "cause" or not explained.has("op:share") or explained.has("pronoun") or asks_why_first(explained):
        return None
    return _if_answered(clause.texts.number(replace(clause.query, operation="share"), explained))


def why(clause: Clause) -> Draft | None:
    """The reason of something."""
    return cause(clause) if clause.query.operation == "cause" else None


def meaning(clause: Clause) -> Draft | None:
    """What a figure says, or what something is: "mitä vuosikate kertoo"."""
    query, explained = clause.query, clause.explained
    if query.operation != "lookup" or not (clause.texts.asks_meaning(explained) or asks_what(explained)):
        return None
    meant = clause.texts.definition(query, explained)
    undefined = query.words and explained.tokens[explained.first].low == "mistä"  # "mistä strategia kertoo" of what no sentence defines
    return clause.or_refused(meant) if undefined else meant


def summary(clause: Clause) -> Draft | None:
    """What a section tells."""
    asks = clause.texts.asks_summary(clause.explained) and not set(clause.query.measures) - {"closing"}
    return clause.texts.summary(clause.query, clause.explained) if asks else None


def moment_of_record(clause: Clause) -> Draft | None:
    """When the one project or target told before comes to something: "milloin se avataan"."""
    explained = clause.explained
    if len(clause.records) != 1 or not explained.has("ask:when") or "pronoun" not in clause.query.extra or not explained.open:
        return None
    return clause.or_refused(clause.scope.records.moment(explained, clause.records[0]))


def supplier(clause: Clause) -> Draft | None:
    """From whom something was bought."""
    return supplier_of(clause.query, clause.explained, clause.previous, clause.scope.ledger)


def board(clause: Clause) -> Draft | None:
    """Who sits on a board, or how many."""
    boards = Boards(clause.texts)
    listed = boards.answer(clause.query, clause.explained)
    listed = listed or person_in_column(clause.query, clause.explained, clause.scope.cells, clause.texts.reports(clause.query))
    return clause.or_refused(listed) if listed is not None or boards.needs_list(clause.query, clause.explained) else None


def average_of_others(clause: Clause) -> Draft | None:
    """An average of other municipalities, or how what was told compares with one."""
    peers, query = Peers(clause.texts), clause.query
    averaged = peers.answer(query, clause.explained, near(clause.scope.ledger, query))
    if averaged is None and query.follow_up:
        averaged = peers.against_told(query, clause.explained, near(clause.scope.ledger, query), clause.previous[-2:])
    return averaged


def through_time(clause: Clause) -> Draft | None:
    """How something went from report to report, as records or sentences tell it."""
    records = clause.scope.records
    return RecordSeries(records).answer(clause.query, clause.explained, clause.records) or ProseSeries(clause.texts, records).answer(
        clause.query, clause.explained
    )


def aim_of_told(clause: Clause) -> Draft | None:
    """What was aimed at, of a number just told: "16 %, ja mikä osuus on tavoitteena?"."""
    query, explained = clause.query, clause.explained
    if TOLD_AIM in query.extra:
        own = [r for i in query.records if (r := clause.scope.vocabulary.records.get(i)) is not None]
        return clause.or_refused(clause.scope.records.of_those(query, own, explained) if own else target_of_row(clause))
    alone = query.record_kinds == ("target",) and not (explained.open or query.counted or query.listed or clause.names("unit"))
    if alone and not clause.previous and not clause.records and query.follow_up and any(t.low == "tavoite" for t in explained.tokens):
        return clause.refused()  # "entä tavoite?" of what was not told: all targets are no answer
    again = query.follow_up and "entä" in query.extra  # "entä tavoite?"
    if not clause.previous or not alone or not (again or (not query.records and explained.has("ask:which", "ask:amount"))):
        return None
    told = clause.number_told
    if again:
        return clause.texts.aim(told) if told is not None else None
    return clause.or_refused(clause.texts.aim(told) if told is not None else None)


def schedule(clause: Clause) -> Draft | None:
    """Whether work is in time; how far it is does not say so."""
    query, explained = clause.query, clause.explained
    if not asks_schedule(query, explained):
        return None
    kept = on_schedule(query, explained, clause.texts) or tells_of_schedule(query, clause.scope.records.answer(query, explained, clause.records))
    return clause.or_refused(kept)


def saying(clause: Clause) -> Draft | None:
    """Which targets, projects or investments they are whose rows say what is asked."""
    return records_saying(clause.query, clause.explained, clause.scope.records.choice)


def record(clause: Clause) -> Draft | None:
    """Targets, risks and projects, and which of those told: "mikä niistä on suurin?"."""
    query = clause.query
    chosen = bool(clause.records) and query.follow_up and not query.subjects and bool(query.order or query.limit)
    if query.operation not in ("records", "record_field") and not chosen:
        return None
    found = unit_head(query, clause.explained, clause.texts)
    found = found or clause.scope.records.answer(query, clause.explained, clause.records)
    if found is not None and of_unit_alone(query, clause.explained) and not _are_of_unit(found, clause):
        return clause.refused()  # "kongressitalon vastuuhenkilö" is not the one of a target that names the house
    found = found if found is not None else clause.texts.risk(query, clause.explained)
    told = found if found is not None else from_text(clause)
    if found is None and told is not None and query.listed and told.values and not told.records and clause.explained.has("ask:which"):
        return clause.refused()  # "mitkä riskit …": a number is none of them
    return clause.or_refused(told)


def _are_of_unit(draft: Draft, clause: Clause) -> bool:
    """Whether the records told stand under the one unit named."""
    held, names = clause.scope.vocabulary.records, clause.query.units[0].names
    return all(held[i].record.unit in names for i in draft.records if i in held)


def who_when_where(clause: Clause) -> Draft | None:
    """Who did something, when it came about, or where: "minne verstas muutti"."""
    query, explained = clause.query, clause.explained
    if explained.has("ask:amount", "ask:many"):
        return None
    told_by = ("lookup",) if query.subjects else ("lookup", "series")  # "kestävän kehityksen ohjelma"
    moved_by = ("lookup",) if query.subjects else ("change", "series")
    place = query.operation in moved_by and not query.measures and asks_place(explained)
    if not place and not (query.operation in told_by and explained.has("ask:who", "ask:when")):
        return None
    told = unit_head(query, explained, clause.texts) or clause.texts.fact(query, explained)
    return clause.or_refused(told if told is None or tells_of_body(told, explained, clause.texts.analyser) else None)


def beside_told(clause: Clause) -> Draft | None:
    """Another number of the sentence that told the last one: "ja mikä oli heidän osuutensa?"."""
    query, explained, told = clause.query, clause.explained, clause.number_told
    if told is None or not query.follow_up or query.operation not in ("lookup", "share") or explained.has("op:sum"):
        return None
    sure = any((c := s.has("subject")) is not None and c.sure > 1 for s in explained.spans)
    return None if sure or clause.names("unit") else _if_answered(clause.texts.number(query, explained, told))


def alike_told(clause: Clause) -> Draft | None:
    """The number of the same name for something else: "entä yläkouluissa?"."""
    told = clause.number_told
    again = told is not None and "entä" in clause.query.extra and clause.query.operation == "lookup"
    return clause.texts.alike(told, clause.explained) if told is not None and again else None


def month_beside_told(clause: Clause) -> Draft | None:
    """The number of another month in the column of the one told: "entä kesäkuussa?"."""
    query = clause.query
    again = query.follow_up and "entä" in query.extra and query.operation == "lookup" and not (query.words or query.units)
    return MonthRows(near(clause.scope.ledger, query), clause.texts.analyser).beside(clause.previous[-1], query) if again and clause.previous else None


# ----------------------------------------------------------------------------------------------- what tables tell


def figure(clause: Clause) -> Draft | None:
    """A figure of a table, or what is reckoned from several; what no table prints, a sentence may tell."""
    query = clause.query
    if query.words or not (query.subjects or (query.follow_up and clause.previous and query.operation in _RECKONED)):
        return None
    if _asks_which_work(clause) or (query.operation == "rank" and "delayed" in query.statuses):  # "eniten jäljessä" of what no one knows
        return clause.refused()
    if query.operation == "rank" and clause.explained.has("ask:who") and "earn" in query.extra and _all_cost(query):
        return clause.refused()  # "kuka saa eniten avustuksia": no unit that gives them
    if query.operation == "lookup" and query.dimension == "investment" and query.statuses:  # "kohteisiin, joita ei ole aloitettu" are not all of them
        return clause.refused()
    if query.operation != "lookup" and clause.figures.names_several(query):
        return replace(clause.refused(), final=True)  # "kasvoiko ateriamyynti" of one row or the other
    if (whole := _told_as_one_word(clause)) is not None:
        return whole
    looked_up = _looked_up(clause)
    if query.operation == "rank" and clause.explained.has("ask:who") and (looked_up.status != "answered" or _is_of_rows(looked_up, query)):
        by_unit = _looked_up(replace(clause, query=replace(query, dimension="unit")))  # "kellä oli eniten tuottoja"
        if by_unit.status == "answered" and not _is_of_rows(by_unit, query) and query.dimension is None:
            return by_unit
        return clause.refused() if looked_up.status == "answered" else looked_up  # "kuka maksaa eniten veroja": no kind of taxes does
    if query.operation == "change" and {"responsible", "control"} & set(query.slots) and not clause.explained.has("ask:amount", "ask:many"):
        return clause.refused()  # "miten korkojen nousuun on vastattu": how much they rose is none of it
    of_group = any(u.names[0] == "*group" for u in query.units)
    which = (clause.figures.which_part(query) or clause.figures.which_side(query)) if looked_up.status == "answered" else None
    if which is not None:
        return which
    if looked_up.status != "not_found" or of_group:
        return looked_up
    apart = _row_of_unit(clause)
    if apart is not None and (found := _looked_up(replace(clause, query=apart))).status == "answered":
        return found
    only_told = query.operation == "lookup" and not query.measures
    told = _result_of_company(clause) if only_told else None
    if told is None and not _is_printed(clause):
        told = _number_named(clause) if only_told else None
        told = told if told is not None else told_of_another_year(clause) or told_change(clause)
    if told is None and query.dimension == "company" and query.operation == "lookup" and not query.units:  # "mikä on tytäryhtiön liikevaihto"
        told = clause.figures.which_company(query)
    return told if told is not None else looked_up


def _told_as_one_word(clause: Clause) -> Draft | None:
    """The one number that a sentence tells by a compound which names a unit and its row too: "pysäköintivirhemaksu on 60 euroa", not all fines."""
    query = clause.query
    if query.operation != "lookup" or query.measures or len(query.units) != 1 or len(query.subjects) != 1 or query.units[0].named != query.subjects[0].named:
        return None
    said = query.subjects[0].named.lower()
    read = readings(said)
    if " " in said or any(r.plural for r in read):
        return None
    reports, names = set(clause.texts.reports(query)), {said, *(r.lemma for r in read)}
    told = [f for f in clause.scope.ledger.prose() if f.report_id in reports and f.figure.account.lower() in names]
    return clause.texts.told(told[0]) if len(told) == 1 else None


def _all_cost(query: Query) -> bool:
    return bool(query.subjects) and all(row_side(name) == "cost" for place in query.subjects for name in place.names)


def _asks_which_work(clause: Clause) -> bool:
    """Whether it is asked which investment is in some state: "mikä investointi on viivästynyt" is answered by no sum of them all."""
    asks = clause.explained.has("ask:which") and "investment" in clause.query.record_kinds and not clause.explained.has("ask:amount", "ask:many")
    return asks and bool(clause.query.statuses) and "mikä" in clause.explained.tokens[clause.explained.first].keys


def _row_of_unit(clause: Clause) -> Query | None:
    """The query for a unit's own row where the one row named is headed by both in another table: "Sivistyspalvelut, palvelujen ostot"."""
    query, held = clause.query, clause.scope.vocabulary
    names = query.subjects[0].names if len(query.subjects) == 1 and not query.units else ()
    whose, comma, row = names[0].partition(", ") if len(names) == 1 else ("", "", "")
    unit = next((name for name in held.units if name.lower() == whose), None) if comma and row in held.by_account else None
    if unit is None:
        return None
    return replace(query, subjects=(Place((row,), held.accounts.get(row, row)),), units=(Place((unit,), unit),))


def _is_of_rows(draft: Draft, query: Query) -> bool:
    """Whether what was chosen is one of the rows that the row asked for is made of, not a unit."""
    asked = {name for place in query.subjects for name in place.names}
    return any((f := draft.ledger.figure(i)) is not None and subject_key(f.figure) not in asked for i in draft.figures)


def _looked_up(clause: Clause) -> Draft:
    """What the figures tell, of several months together where not of each, and of each where not of them together."""
    found = clause.figures_told.answer(anchored(clause.query, clause.previous, clause.scope.vocabulary))
    if found.status == "not_found" and (rate := _rate_of_year(clause)) is not None:
        return rate
    together = months_together(clause.query) if found.status == "not_found" else None
    apart = months_apart(clause.query) if found.status == "not_found" else None
    if apart is not None:
        each = clause.figures_told.answer(apart)
        figures = [f.figure for i in set(each.figures) if (f := clause.scope.ledger.figure(i)) is not None]
        flows = all(f.number_unit == "EUR" and f.period.start < f.period.end for f in figures)  # no money that stands on a day
        return each if each.status == "answered" and flows and len(figures) == len(apart.periods) else found
    if together is None:
        return found
    spanned = FigureAnswers(near(clause.scope.ledger, together), clause.previous).answer(together)
    return spanned if spanned.status == "answered" else found


def _rate_of_year(clause: Clause) -> Draft | None:
    """So much for each of something in the year named, of which a report of some months prints no other number: "Pv / htv 2025"."""
    query = clause.query
    years = [spec for spec in query.periods if spec.kind == "year"]
    if "/" not in (query.wanted_unit or "€/").replace("€/", "") or not years or len(years) != len(query.periods):
        return None
    told = clause.figures_told.answer(replace(query, periods=tuple(replace(spec, kind="within") for spec in years)))
    figures = [f for i in told.figures if (f := clause.scope.ledger.figure(i)) is not None]
    return told if told.status == "answered" and figures and all(is_headed_by_year(f.figure) for f in figures) else None


def _result_of_company(clause: Clause) -> Draft | None:
    """The year's result of a company, which its own table gives."""
    query = clause.query
    results = all(row_side(n) == "result" and n.startswith(sense_list("year_result")) for s in query.subjects for n in s.names)
    if not results or not query.subjects or not query.units or query.periods[1:] or "target" in query.record_kinds:
        return None
    return clause.figures.company_result(query, query.yes_no is None or clause.explained.has("versus"))


def _number_named(clause: Clause) -> Draft | None:
    """A number that only a sentence gives, by its name."""
    told = _if_answered(clause.texts.number(clause.query, clause.explained, named=True))
    return told if told is not None and clause.is_of_those_named(told) else None


def _is_printed(clause: Clause) -> bool:
    """Whether a table prints the account asked for of the unit named: a sentence that names it tells of something else, or of another time."""
    units = {n for u in clause.query.units for n in u.names if not n.startswith("*")}
    accounts = clause.scope.ledger.vocabulary.by_account
    rows = [s for place in clause.query.subjects for name in place.names for s in accounts.get(name, ()) if s.subject_kind == "account"]
    return any(s.unit in units for s in rows)


def profit_or_loss(clause: Clause) -> Draft | None:
    """Whether a company made a profit or a loss."""
    query = clause.query
    if query.words or query.subjects or not query.units or not {"positive", "negative"} & explained_tags(clause.explained):
        return None
    result = clause.figures.company_result(query, query.yes_no is None or clause.explained.has("versus"))
    return result if result is not None else whether_by_cell(query, clause.explained, clause.scope.cells, clause.texts.reports(query))


def ranked(clause: Clause) -> Draft | None:
    """The largest, or all over a limit."""
    ranks = not clause.query.words and clause.query.operation in ("rank", "threshold", "filter")
    return clause.figures_told.answer(clause.query) if ranks else None


def which_row(clause: Clause) -> Draft | None:
    """Asks which row is meant, where only a unit and a measure are named: "paljonko kirjaston budjetti on"."""
    query = clause.query
    named = any(not u.names[0].startswith("*") for u in query.units)
    bare = not query.words and query.operation == "lookup" and query.yes_no is None and query.measures
    return clause.figures.which_row(query) if bare and named else None


def titled_investment(clause: Clause) -> Draft | None:
    """What was invested in something that a title names."""
    query, explained = clause.query, clause.explained
    totals = all(n in ("investoinnit", "investointimenot") for s in query.subjects for n in s.names)
    asks = query.words and totals and query.operation == "lookup" and query.yes_no is None and not query.records and asks_amount(explained)
    return clause.figures.titled(query, [explained.tokens[i] for i in explained.open]) if asks else None


def titled_budget(clause: Clause) -> Draft | None:
    """Whether the money of an investment suffices, which a title names in part: "riittääkö uimahallin peruskorjauksen määräraha"."""
    query, explained = clause.query, clause.explained
    named = query.subjects or query.records or query.units
    asks = query.words and not named and query.yes_no in _KEEPING and query.measures and set(query.measures) <= _PLANNED
    found = clause.figures.titled(query, [explained.tokens[i] for i in explained.open]) if asks else None
    return found if found is not None and found.status == "answered" else None


# ----------------------------------------------------------------------------------------------- what is left to sentences


def in_sentences(clause: Clause) -> Draft | None:
    """Whether a sentence says that something is so, or what it tells."""
    if _asks_which_work(clause):
        return None
    query = clause.query
    claims = query.yes_no is not None and not set(query.measures) - {"closing", "actual"}
    told = clause.texts.claim(query, clause.explained) if claims else from_text(clause)
    amount = (
        query.operation == "lookup"
        and query.yes_no is None
        and any(f"measure:{m}" in clause.explained.tags for m in _AMOUNTS & set(query.measures))
        and clause.explained.has("ask:which", "ask:amount")
    )
    return clause.refused() if amount and told is not None and told.status == "answered" and not told.values else told


def _if_answered(draft: Draft | None) -> Draft | None:
    return draft if draft is not None and draft.status == "answered" else None


WAYS: tuple[Callable[[Clause], Draft | None], ...] = (
    one_row_in_two,
    which_of_a_kind,
    earned_over_spent,
    named_column,
    rated_rows,
    than_row_told,
    saying,
    definition,
    consequence,
    on_condition,
    amount_of_condition,
    share_by_cause,
    change_reason,
    why,
    meaning,
    summary,
    moment_of_record,
    supplier,
    board,
    average_of_others,
    through_time,
    aim_of_told,
    schedule,
    come_to_be,
    against_estimate,
    projects_spent,
    target_of_row,
    unit_of_target,
    record,
    doer_line,
    matter_number,
    who_when_where,
    beside_told,
    alike_told,
    month_beside_told,
    moved_told,
    which_town_of_parts,
    budget_used,
    budgeted_any,
    figure,
    profit_or_loss,
    ranked,
    which_row,
    titled_investment,
    titled_budget,
    in_sentences,
    told_change,
)
"""Each gives an answer, or a refusal where no other way may answer; None where it does not fit the clause."""
