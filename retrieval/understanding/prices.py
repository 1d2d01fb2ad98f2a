"""Prices, which are printed for each of something: "vesimaksu, €/m³", "venepaikka, €/kausi"; what they rise by is asked in euros alone."""

from dataclasses import replace

from ingest.language.finnish import Analyser
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.language.names import row_side
from retrieval.language.reading import Token
from retrieval.query import Place, Query
from retrieval.understanding.question_places import in_sense

_PER = "€/"
PRICE = "price"
"""Mark of a query for a row that is a price."""


def of_price(query: Query, explained: Explained, ledger: Ledger) -> Query:
    """The query for a price, in the unit that it is printed in: "montako euroa vesimaksu nousee", "venepaikan kausihinta"."""
    if len(query.subjects) != 1 or query.records:
        return query
    prices = {name: unit for name in query.subjects[0].names if (unit := _unit_of_price(name, query, ledger)) is not None}
    if len(prices) != 1 or query.wanted_unit not in (None, "EUR", "%", *prices.values()):
        return query
    (name, unit), named = next(iter(prices.items())), query.subjects[0].named
    said = [t for i in explained.own if (t := explained.tokens[i]).text in query.words and _is_price_for(t, unit)]
    asked = query.wanted_unit in ("EUR", unit) or bool(said) or any(_is_price(t) for t in (explained.tokens[i] for i in explained.own))
    if not asked:
        return query
    words = tuple(w for w in query.words if w not in {t.text for t in said})
    marks = (*query.extra, PRICE, *map(in_sense, said))
    wanted = None if query.wanted_unit == "EUR" else query.wanted_unit
    return replace(query, subjects=(Place((name,), named),), words=words, wanted_unit=wanted, extra=marks)


def _unit_of_price(name: str, query: Query, ledger: Ledger) -> str | None:
    """The one unit in which a row is printed, where it is a price: so many euros for each of something, by its name or the heading of its table."""
    if row_side(name) is not None:  # a statement's row
        return None
    rows = [f for f in ledger.of_subject(name) if f.figure.table is not None]
    rows = [f for f in rows if not query.municipalities or ledger.report(f).municipality in query.municipalities]
    units = {f.figure.number_unit for f in rows}
    if len(units) != 1 or not next(iter(units)).startswith(_PER):
        return None
    figure = rows[0].figure
    analyser = ledger.vocabulary.analyser
    return figure.number_unit if analyser is not None and _names_price(f"{figure.row_label} {' '.join(figure.section[-1:])}", analyser) else None


def _names_price(text: str, analyser: Analyser) -> bool:
    """Whether a text names what is charged: "Vesimaksu", "Taksat ja maksut"."""
    words = [word.strip(",.()").lower() for word in text.split()]
    return any({*analyser.lemmas(word), *analyser.parts(word)[-1:]} & sense_words("set_as_rate") for word in words)


def _is_price(token: Token) -> bool:
    return bool({*token.keys, *token.parts[-1:]} & sense_words("set_as_rate"))


def _is_price_for(token: Token, unit: str) -> bool:
    """Whether a word is the price for each of what a unit says: "kausihinta" of €/kausi."""
    return len(token.parts) == 2 and _is_price(token) and token.parts[0] == unit.removeprefix(_PER)
