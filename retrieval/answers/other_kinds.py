"""Whether what an answer tells is of another kind than what is asked: an amount for a state, a count for money, a number for a person."""

from ingest.figures.nouns import unit_of_noun
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.answers.cost_or_income import tells_other_side
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS, whole_year
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import GOING_ON, Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import name_words, row_side, subject_key
from retrieval.language.near_words import groups_of
from retrieval.query import Query
from retrieval.records.project_spending import only_granted
from retrieval.rewording.contexts import status_qualifiers

_WOULD = ("isi", "isivat", "isivät")
"""How verbs end that say what might be so."""
_TIMES = "kertaa"
"""The unit of how many times something was done."""
_MOST = ("in", "immat", "immät", "paras", "parhaat")
"""How an adjective ends that says that something is most so."""
_COUNTED = frozenset({"count", "persons"})
"""Units of what is counted."""
_WENT = frozenset({"grow", "shrink"})


def is_of_other_kind(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether an answer tells something of another kind than what is asked."""
    if draft.status != "answered":
        return False
    return (
        _is_amount_for_state(draft, query, explained, ledger)
        or _is_outcome_for_aim(draft, query, ledger)
        or _is_count_for_money(draft, query, explained, ledger)
        or _is_money_for_visits(draft, explained)
        or only_granted(draft, query, explained)
        or _is_worth_for_spending(draft, explained, ledger)
        or _is_number_for_person(draft, explained)
        or _is_budget_for_estimate(draft, query, explained, ledger)
        or _is_work_for_people(draft, explained)
        or _is_people_for_things(draft, query, ledger)
        or _is_giver_for_taker(draft, query, explained, ledger)
        or _is_if_for_is(draft, explained, ledger)
        or _is_any_for_most(draft, query, explained)
        or _is_all_for_town(draft, query, explained, ledger)
        or _is_all_for_outside(draft, query, explained, ledger)
        or _is_level_for_change(draft, query, explained, ledger)
        or _is_rate_for_whole(draft, query, explained)
        or _is_use_for_share(draft, explained, ledger)
        or _is_measure_for_whether(draft, explained)
        or _is_aim_for_outcome(draft, explained, ledger)
        or _is_given_for_got(draft, query, explained, ledger)
        or tells_other_side(draft, query, explained, ledger)
        or _is_number_for_works(draft, query, explained, ledger)
        or _is_amount_for_length(draft, explained, ledger)
        or _is_number_for_month(draft, explained)
        or _is_times_for_things(draft, query, explained, ledger)
        or _is_so_far_for_end(draft, explained, ledger)
    )


def _is_number_for_month(draft: Draft, explained: Explained) -> bool:
    """Whether a number that no order of months gave answers which month it was: "mikä oli vilkkain kuukausi"."""
    if not explained.has("ask:which") or not draft.values or explained.has("dim:month") or draft.deeds & {"month", "rank"}:
        return False
    return any(r.lemma == "kuukausi" and r.case == "nimento" for i in explained.own for r in readings(explained.tokens[i].low))


def _is_times_for_things(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether how many times something was done answers how many there were: "24 konsultointikertaa" of "paljonko lapsia"."""
    told = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    times = bool(told) and all(f.sentence and f.number_unit == _TIMES for f in told)
    if not times or not query.subjects or not explained.has("ask:amount", "ask:many"):
        return False
    return not any(explained.tokens[i].any_keys & sense_words("how_often") for i in explained.own)


def _is_so_far_for_end(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether what has come about in a part of a year answers which are about to pass their budgets: "mitkä ovat ylittymässä"."""
    verbs = [explained.tokens[s.start].low for s in explained.tagged("over", "under") if s.end - s.start == 1]
    about_to = any(word.endswith(GOING_ON) and any(r.kind == "teonsana" for r in readings(word)) for word in verbs)
    told = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    cited = any(f.measure in ("actual", "percent") and not whole_year(f.period) for f in told) or (not told and bool(draft.caveats))
    return about_to and cited and not any(f.measure in ("forecast", "deviation") for f in told)


def _is_amount_for_length(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether money, a share or a count answers how long something is: "kuinka pitkä on reitti"."""
    units = {f.figure.number_unit for i in draft.figures if (f := ledger.figure(i)) is not None}
    return explained.has("ask:extent") and bool(units & {"EUR", "%", "pp", "count", "persons", "htv"})


def _is_amount_for_state(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether an amount answers how an investment or project stands: "mikä on koulun peruskorjauksen tilanne"."""
    figures = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    built = bool(figures) and not draft.records and all(_is_built(f) for f in figures)
    return built and "status" in query.slots and query.operation == "lookup" and not explained.has("ask:amount", "ask:many", "spend", "money")


def _is_number_for_works(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether a number that is no work's answers which works there are: "mitkä investoinnit toteutetaan vuonna 2026"."""
    lists = query.listed and query.record_kinds == ("investment",) and query.operation == "lookup" and explained.has("ask:which")
    figures = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    return lists and bool(draft.values) and not draft.records and all(f.figure.subject_kind != "investment" for f in figures)


def _is_outcome_for_aim(draft: Draft, query: Query, ledger: Ledger) -> bool:
    """Whether what came about answers what is aimed at: "mikä on lainausten tavoitetaso"."""
    figures = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    alone = "aim_level" in query.extra and query.operation == "lookup" and bool(figures) and not draft.records
    return alone and all(f.figure.measure in ("actual", "closing") for f in figures)


def _is_count_for_money(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether a count answers how much money went to something: "paljonko kouluihin käytettiin" of how many schools there are."""
    counts = bool(draft.values) and all(v.unit in _COUNTED for v in draft.values)
    if counts and not explained.has("ask:many") and _names_costs_of(explained):
        return True  # "henkilöstökulut" of how many people there are
    if counts and not explained.has("ask:many") and _names_rows_of_money(query, explained, ledger):
        return True  # "palvelujen ostot" of how many groups of a service there are
    if counts and not explained.has("ask:many") and any(explained.tokens[i].any_keys & sense_words("price") for i in explained.own):
        return True  # "mikä on lainan hinta" of how many loans there are
    if not counts or not explained.has("spend") or not explained.has("ask:amount") or explained.has("ask:many"):
        return False
    named = (explained.tokens[i] for s in explained.spans if s.has("subject") is not None for i in range(s.start, s.end))
    return explained.has("money") or any(r.case == "sisatulento" for t in named for r in readings(t.low))


def _is_money_for_visits(draft: Draft, explained: Explained) -> bool:
    """Whether an amount answers how often people came: "paljonko uimahallissa käytiin" of what it cost."""
    money = bool(draft.values) and all(v.unit == "EUR" for v in draft.values)
    if not money or not explained.has("ask:amount", "ask:many") or explained.has("spend", "money", "want:EUR"):
        return False
    return any("käydä" in explained.tokens[i].keys and any(r.finite for r in readings(explained.tokens[i].low)) for i in explained.own)


def _is_worth_for_spending(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether what is owned or owed at a moment answers what was spent: "paljonko koneisiin käytettiin" of their worth in the balance sheet."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    worth = bool(figures) and all(f.subject_kind == "account" and f.number_unit == "EUR" and f.period.start == f.period.end for f in figures)
    tokens = (explained.tokens[i] for s in explained.tagged("spend") for i in range(s.start, s.end))
    spent = any(r.finite or r.participle for t in tokens if not t.low.startswith(sense_list("to_be_paid")) for r in readings(t.low))
    return worth and spent and draft.calculation is None and explained.has("ask:amount")


def _is_number_for_person(draft: Draft, explained: Explained) -> bool:
    """Whether a number answers who is responsible: "kuka vastaa kyberriskistä" of how grave it is."""
    return bool(draft.values) and explained.has("slot:responsible") and not explained.has("ask:amount", "ask:many", "ask:which", "list")


def _is_budget_for_estimate(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether what one year's budget holds answers what a work is estimated to cost in all."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    yearly = bool(figures) and all(f.table is not None and f.measure in BUDGETS and f.period.start.year == f.period.end.year for f in figures)
    headed = any(word.startswith(sense_list("estimate_heading")) for f in figures for word in name_words(f"{f.column_label} {f.row_label}"))
    return yearly and not headed and query.slots == ("total_funding",) and explained.has("cost_estimate")


def _is_work_for_people(draft: Draft, explained: Explained) -> bool:
    """Whether person-years answer how many people there are: "montako työntekijää" of "105,0 htv"."""
    years = bool(draft.values) and all(v.unit == "htv" for v in draft.values)
    return years and explained.has("ask:many") and explained.has("works", "want:persons") and not explained.has("want:htv")


def _is_people_for_things(draft: Draft, query: Query, ledger: Ledger) -> bool:
    """Whether a sentence counts people where the row named, as tables print it, counts things: "opetusryhmiä" of teachers that a group gets."""
    told = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    if not told or not all(f.sentence and f.number_unit == "persons" for f in told):
        return False
    rows = [s for place in query.subjects for name in place.names for s in ledger.vocabulary.by_account.get(name, ()) if s.subject_kind != "prose"]
    people = any(unit_of_noun(r.lemma) == "persons" for s in rows for word in name_words(s.account) for r in readings(word))
    return bool(rows) and not people and {s.number_unit for s in rows} == {"count"}


def _is_giver_for_taker(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether who grants most money answers who gets most: "kuka saa eniten avustusta" of the costs of a board."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    gets = "earn" in query.extra and query.order is not None and explained.has("ask:who")
    return gets and bool(figures) and all(row_side(subject_key(f)) == "cost" for f in figures)


def _is_if_for_is(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether what something would do answers how it is: "paljonko korkomenot ovat" of "koronnousu lisäisi korkomenoja 84 000 euroa"."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    sentences = [f.sentence for f in figures if f.sentence]
    if not sentences or len(sentences) < len(figures) or draft.calculation is not None or not explained.has("ask:amount", "ask:many", "ask:which"):
        return False
    would = [[r for word in words_of(s) if word.lower().endswith(_WOULD) for r in readings(word.lower()) if r.finite] for s in sentences]
    asked = {key for i in explained.own for key in explained.tokens[i].any_keys}
    says_if = any(explained.tokens[i].low.endswith(_WOULD) or explained.tokens[i].low in sense_words("condition") for i in explained.own)
    return all(would) and not says_if and all(r.lemma not in asked for found in would for r in found)


def _is_any_for_most(draft: Draft, query: Query, explained: Explained) -> bool:
    """Whether what is told of some thing answers which is most so: "mikä kirjasto on vilkkain" of how many work in libraries."""
    own = [explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"]
    last = own[-1].low if own else ""
    most = last.endswith(_MOST) and any(r.kind.endswith("laatusana") and r.case == "nimento" and r.lemma != last for r in readings(last))
    picks = explained.has("ask:which", "dim:municipality", "dim:unit") and not explained.has("why")  # "miksi tilat eivät ole auki viikonloppuisin"
    if not most or not picks or query.order is not None or "rank" in draft.deeds or last in status_qualifiers():  # "täysin"
        return False
    said = (word for c in draft.citations for word in name_words(c.quote))
    return not any(word == last or word.startswith(f"{last[:-1]}m") for word in said)


def _is_all_for_town(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether all the money of a project answers what the town pays of it: "paljonko kaupunki maksaa hankkeesta"."""
    payers = (explained.tokens[s.end - 1] for s in explained.tagged("unit_kind:kunta"))
    pays = "spend" in query.extra and any(r.case == "nimento" and not r.plural for t in payers for r in readings(t.low))
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    return pays and bool(figures) and all(f.subject_kind == "project" and f.measure == "total_funding" for f in figures)


def _is_all_for_outside(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether all the money of a project answers what others give to it: "paljonko ulkopuolista rahoitusta hanke saa"."""
    asked = query.slots == ("total_funding",) and draft.calculation is None
    asked = asked and any("outside" in groups_of(explained.tokens[i].any_keys) for i in explained.own)
    headings = (f.figure.column_label for i in draft.figures if (f := ledger.figure(i)) is not None)
    return asked and not any("outside" in groups_of([word]) or word.startswith("ulko") for label in headings for word in name_words(label))


def _is_level_for_change(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether the level that a target came to answers by how much it rose or fell: "paljonko pitkäaikaistyöttömyys väheni" of "295 henkilöä"."""
    titled = (explained.tokens[s.end - 1] for s in explained.spans if s.has("record") is not None and s.end - s.start > 1)
    went = [t for t in titled if any(r.finite for r in readings(t.low)) and groups_of([*t.keys]) & _WENT]
    if query.operation != "record_field" or not went or not draft.values or not explained.has("ask:amount"):
        return False
    records = [r.record for i in draft.records if (r := ledger.vocabulary.records.get(i)) is not None]
    told = (word for r in records for key in ("indicator", "outcome") for word in name_words(r.fields.get(key, "")))
    return not any(word.startswith(sense_list("how_it_moved")) for word in told)


def _is_built(stored: StoredFigure) -> bool:
    kind = stored.figure.subject_kind
    return kind in ("investment", "project") or (kind == "account" and not row_side(subject_key(stored.figure)))


def _is_rate_for_whole(draft: Draft, query: Query, explained: Explained) -> bool:
    """Whether what there is for each resident answers how much there is: "kuinka suuri lainakanta on" of "3 393 €/asukas"."""
    rates = bool(draft.values) and all(v.unit == "€/asukas" for v in draft.values)
    return rates and not query.follow_up and query.wanted_unit is None and not explained.has("per", "ratio:resident", "ratio", "unit:€/asukas")


def _is_use_for_share(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether how much of a budget is used answers what part of all something is: "montako prosenttia kaikista tuotoista tuli liiketiloista"."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    reckoned = draft.calculation is not None and draft.calculation.operation == "share"
    of_budget = any(f.measure == "percent" or f.measure in BUDGETS for f in figures)
    used = of_budget and all(v.unit == "%" for v in draft.values) and "share" not in draft.deeds and not reckoned
    return used and any(explained.tokens[i].low in sense_words("of_all") for i in explained.own)


def _is_measure_for_whether(draft: Draft, explained: Explained) -> bool:
    """Whether how a target is measured answers whether it was reached: "saavutettiinko tavoitetaso"."""
    first = explained.tokens[explained.first]
    return draft.yes is None and bool(draft.records) and bool(draft.values) and bool(first.keys & sense_words("reached")) and first.low.endswith(("ko", "kö"))


def _is_aim_for_outcome(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether what a target's title aims at answers how something was: "mikä oli käyttöaste" of "Käyttöaste on vähintään 95 %"."""
    told = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    bounded = [f for f in told if f.figure.sentence and any(w in sense_words("bounds_aim") for w in name_words(f.figure.sentence))]
    if not told or len(bounded) < len(told) or explained.has("kind:target", "aim_level", "at_most", "limit"):
        return False
    titles = {_said(r.record.title) for r in ledger.vocabulary.records.values() if r.record.kind == "target"}
    return all(_said(f.figure.sentence) in titles for f in bounded)


def _is_given_for_got(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether what is left to be given answers what is left to be got: "paljonko avustuksia on vielä saamatta"."""
    figures = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None]
    gets = any(explained.tokens[i].low in sense_words("not_got_yet") for i in explained.own)
    given = (row_side(subject_key(f)) == "cost" or f.account.lower().startswith("annetut") for f in figures)
    return gets and bool(figures) and query.operation == "lookup" and all(given)


def _said(text: str) -> str:
    """The words of a text without what stands between them."""
    return " ".join(name_words(text))


def _names_costs_of(explained: Explained) -> bool:
    """Whether a compound names the costs of something: "henkilöstökulut"."""
    costs = sense_words("cost_side")
    return any(key.endswith(tuple(costs)) and key not in costs for i in explained.own for key in explained.tokens[i].keys)


def _names_rows_of_money(query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether all that is named is a row of income or costs, which tables print in euros: "palvelujen ostot"."""
    if any(explained.tokens[i].keys & sense_words("staff") for i in explained.own):  # "henkilökunta" is people as well
        return False
    names = [name for place in query.subjects for name in place.names]
    rows = [s for name in names for s in ledger.vocabulary.by_account.get(name, ()) if s.subject_kind != "prose"]
    return bool(rows) and all(row_side(name) in ("income", "cost") for name in names) and not {s.number_unit for s in rows} & _COUNTED
