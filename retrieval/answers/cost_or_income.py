"""Costs asked for where what is told is income, and the other way round: "paljonko puunmyyntiin kului" of what was sold."""

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_parts import printed_side
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side, subject_key
from retrieval.language.retagging import bases_of


def tells_other_side(draft: Draft, explained: Explained, ledger: Ledger) -> bool:
    """Whether costs are asked for where the rows told are income alone, or income where they are costs."""
    said = _said_sides(explained)
    figures = (f for i in draft.figures if (f := ledger.figure(i)) is not None) if said else ()
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
    out = {"cost" for s in explained.tagged("spend") if bases_of(s, explained) & sense_words("going_to")}
    earned = () if explained.has("money", "measure:budget_change") else explained.tagged("earn")  # "sai lisää rahaa" is said of a budget
    out |= {"income" for s in earned if bases_of(s, explained) & sense_words("getting")}
    for token in (explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"):
        said = {side for r in readings(token.text.lower()) if r.plural for word, side in ends.items() if r.lemma.endswith(word)}  # no "tulossa"
        out |= said if len(said) == 1 else set()
    return out
