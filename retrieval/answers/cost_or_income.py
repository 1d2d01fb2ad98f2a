"""Costs asked for where what is told is income, and the other way round: "paljonko puunmyyntiin kului" of what was sold."""

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS
from retrieval.evidence.figure_parts import is_cost, is_income, printed_side
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import row_side, subject_key
from retrieval.language.retagging import bases_of
from retrieval.query import Query


def tells_other_side(draft: Draft, query: Query, explained: Explained, ledger: Ledger) -> bool:
    """Whether costs are asked for where the rows told are income alone, or income where they are costs: by the words, the rows named or the table's signs."""
    return _is_of_other_words(draft, explained, ledger) or _is_row_of_other_side(draft, query, ledger) or _is_income_for_costs(draft, explained, ledger)


def _is_of_other_words(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether the sides that the words of a question say are not those of the rows told."""
    said = _said_sides(explained)
    operands = draft.calculation.operands if draft.calculation is not None else ()  # "kumpi on suurempi, tuotot vai kulut"
    compared = [o.figure_id for o in operands if o.figure_id]
    figures = (f for i in (*draft.figures, *compared) if (f := ledger.figure(i)) is not None) if said else ()
    accounts = (f for f in figures if f.figure.subject_kind == "account" and f.figure.number_unit == "EUR" and f.figure.table is not None)
    told = {side for f in accounts if (side := _side(f, ledger)) is not None}
    return bool(told) and not said <= told


def _side(stored: StoredFigure, ledger: Ledger) -> str | None:
    """The side of a row by its name, else by the total that it goes into."""
    named = row_side(subject_key(stored.figure))
    return named if named in ("cost", "income") else printed_side(ledger, stored)


def _said_sides(explained: Explained) -> set[str]:
    """The sides of a statement that the words of a question say: "puunmyyntimenot", "puunmyyntiin kului"."""
    ends = {word: side for side, name in (("cost", "cost_side"), ("income", "income_side")) for word in sense_words(name)}
    spent = () if explained.has("over", "under", "more", "less") else explained.tagged("spend")  # "menivätkö tuotot yli budjetin"
    out = {"cost" for s in spent if bases_of(s, explained) & sense_words("going_to")}
    earned = () if explained.has("money", "measure:budget_change") else explained.tagged("earn")  # "sai lisää rahaa" is said of a budget
    out |= {"income" for s in earned if bases_of(s, explained) & sense_words("getting")}
    for token in (explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"):
        said = {side for r in readings(token.text.lower()) if r.plural for word, side in ends.items() if r.lemma.endswith(word)}  # no "tulossa"
        out |= said if len(said) == 1 else set()
    return out


def _is_row_of_other_side(draft: Draft, query: Query, ledger: Ledger) -> bool:
    """A row of income where a kind of cost is asked for, or the other way round: "avustukset" are no "Tuet ja avustukset"."""
    asked = {row_side(name) if is_cost(name) or is_income(name) else None for place in query.subjects for name in place.names}
    rows = [f.figure for i in draft.figures if (f := ledger.figure(i)) is not None and f.figure.table is not None]
    told = {row_side(subject_key(figure)) for figure in rows}
    return (asked, told) in (({"cost"}, {"income"}), ({"income"}, {"cost"}))


def _is_income_for_costs(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether what came in answers what was paid: "perusmaksujen kulut" of the row "Perusmaksut", where the costs of its table are below zero."""
    if not _names_costs(explained):
        return False
    figures = [f for i in draft.figures if (f := ledger.figure(i)) is not None]
    own = [f for f in figures if f.figure.subject_kind == "account" and f.figure.table is not None and row_side(subject_key(f.figure)) is None]
    if not own or len(own) < len(figures) or not draft.values:
        return False
    amounts = [f.figure.number for f in ledger.row(own[0]) if _is_amount(f)]
    totals = [f for key in sense_list("all_costs_row") for f in ledger.of_subject(key, (own[0].figure.unit,)) if _is_amount(f)]
    below = any(f.figure.number < 0 and (f.report_id, f.figure.table) == (own[0].report_id, own[0].figure.table) for f in totals)
    return below and bool(amounts) and min(amounts) > 0


def _is_amount(stored: StoredFigure) -> bool:
    """Whether a figure is money that came about or was budgeted, and no change of it."""
    return stored.figure.number_unit == "EUR" and stored.figure.measure in ("actual", "closing", *BUDGETS)


def _names_costs(explained: Explained) -> bool:
    """Whether a question names costs, by a word of their own or at the end of another: "energian menot", "energiamenot"."""
    costs = tuple(sense_words("cost_side"))
    return any(key.endswith(costs) for i in explained.own for key in explained.tokens[i].keys)
