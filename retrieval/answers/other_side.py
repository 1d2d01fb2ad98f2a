"""Costs asked for where what is told is income, and the other way round: "paljonko puunmyyntiin kului" of what was sold."""

from collections.abc import Collection, Sequence

from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.figure_parts import printed_side
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.retagging import bases_of


def sides_told(explained: Explained, figures: Sequence[StoredFigure], ledger: Ledger) -> set[str]:
    """The sides of their statements that the rows told stand on, where the question says one."""
    if not _said_sides(explained):
        return set()
    accounts = (f for f in figures if f.figure.subject_kind == "account" and f.figure.number_unit == "EUR" and f.figure.table is not None)
    return {side for f in accounts if (side := printed_side(ledger, f)) is not None}


def of_other_side(explained: Explained, deeds: Collection[str]) -> list[str]:
    """The words that ask for costs where income alone is told, and those that ask for income where costs are."""
    told = {deed.removeprefix("side:") for deed in deeds if deed.startswith("side:")}
    return [text for text, side in _said_sides(explained) if side not in told] if told else []


def _said_sides(explained: Explained) -> list[tuple[str, str]]:
    """(word, side) of each word of a question that says a side of a statement: "puunmyyntimenot", "puunmyyntiin kului"."""
    ends = {word: side for side, name in (("cost", "cost_side"), ("income", "income_side")) for word in sense_words(name)}
    out: list[tuple[str, str]] = []
    for token in (explained.tokens[i] for i in explained.own if explained.tokens[i].kind == "word"):
        said = {side for reading in readings(token.text.lower()) for word, side in ends.items() if reading.lemma.endswith(word)}
        out += [(token.text, side) for side in said] if len(said) == 1 else []
    return out + [(explained.text(s), "cost") for s in explained.tagged("spend") if bases_of(s, explained) & sense_words("going_to")]
