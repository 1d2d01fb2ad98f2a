"""What a question asks that picks rows of a kind by so much for each of something: "minkä koulun kustannus oppilasta kohden on suurin"."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.finnish import Analyser
from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token, word_token
from retrieval.query import Query

_RATE = "rate:"
_DOING = frozenset(
    {
        "filler", "joiner", "trend", "largest", "smallest", "top", "nth2", "nth3", "numeral", "over", "under", "limit", "want:EUR", "spend", "list", "entä",
        "does", "at_least", "at_most", "ask:which", "ask:many", "ask:amount", "more", "less", "money", "per", "level", "each",
    }
)  # fmt: skip
"""Tags of words that say what is done, not what is measured."""
_NOUNS = frozenset({"nimisana", "nimisana_laatusana"})


@dataclass(frozen=True)
class RateAsked:
    """`kind`: of what the rows are that are picked; `each`: base forms and units of that which something is told for each of, none where nothing is."""

    kind: Token | None
    each: frozenset[str]
    money: bool
    """Whether it is costs that are measured."""
    of: tuple[Token, ...]
    """Other words for what is measured; those that name one thing too, where none is picked."""
    named: tuple[str, ...]
    """The words that are so explained."""
    one: bool = False
    """Whether it picks one of so many: "mikä kolmesta keittiöstä"."""
    both: bool = False
    """Whether it asks for the largest and the smallest."""

    @property
    def picks(self) -> bool:
        """Whether it picks some of several things, and asks of no single one."""
        return self.kind is not None


def bases_of_each(token: Token) -> frozenset[str]:
    """What a word for that which something is told for each of may be in a unit: its own base forms, and the unit of measure that they name."""
    return frozenset((*token.any_keys, *(u for k in token.any_keys if (u := unit_of_word(k)) is not None)))


def rate_asked(query: Query, explained: Explained, analyser: Analyser) -> RateAsked | None:
    """What is asked; None where the question asks for something else than one number of each thing."""
    if query.yes_no is not None or query.direction is not None or set(query.measures) - {"actual", "closing"} or len(query.periods) > 1:
        return None
    tokens = explained.tokens
    at, each = _each(explained, analyser)
    doing = {i for s in explained.spans if _says_deed(s) for i in range(s.start, s.end)} - set(at)
    own = [i for i in explained.own if i not in doing and i not in at]
    picks = query.order is not None or query.limit is not None or _orders(explained)
    kind = next((i for i in own if _is_noun(tokens[i]) and not tokens[i].any_keys & sense_words("cost_noun")), None) if picks else None
    if picks and (kind is None or not _is_asked_for(explained, kind, own)):
        return None
    if not picks and (not each or query.operation not in ("lookup", "ratio", "per_resident")):
        return None
    rest = [tokens[i] for i in own if i != kind]
    costs = [t for t in rest if _is_cost(t)]
    of = tuple(t for t in rest if t not in costs and not t.any_keys & (sense_words("using_up") | sense_words("put_in_order")))
    said = any(t.any_keys & (sense_words("priced") | sense_words("cost_noun") | sense_words("costing")) for t in tokens)
    said |= any({*t.parts[-1:], *t.any_keys} & (sense_words("cost_noun") | sense_words("income_side")) for t in of)
    spent = explained.has("spend") and not of
    named = tuple(tokens[i].text for i in (*own, *at))
    money = bool(costs) or said or spent or query.limit_unit == "EUR"
    both = explained.has("largest") and explained.has("smallest")
    return RateAsked(tokens[kind] if kind is not None else None, each, money, of, named, _is_one_of(explained), both)


def _is_one_of(explained: Explained) -> bool:
    numerals = [tokens for s in explained.tagged("numeral") for tokens in explained.tokens[s.start : s.end]]
    return any(r.case == "sisaeronto" for t in numerals for r in readings(t.low))


def _says_deed(span: Span) -> bool:
    """Whether a span says what is done, when, where, or a number; a word for costs is what is measured."""
    if span.period is not None or span.has("municipality") or span.has("number"):
        return True
    told = {c.kind for c in span.concepts} - {"tag"}
    return bool(span.tags) and not told and all(tag in _DOING for tag in span.tags)


def _each(explained: Explained, analyser: Analyser) -> tuple[tuple[int, ...], frozenset[str]]:
    """(where it stands, its base forms) of that which something is told for each of: "oppilasta kohden", "per oppilas", "oppilaskohtainen", "matka maksaa"."""
    tokens = explained.tokens
    for i in explained.own:
        if tokens[i].low in sense_words("for_each") and i - 1 in explained.own:
            return (i - 1, i), bases_of_each(tokens[i - 1])
        if tokens[i].low == "per" and i + 1 in explained.own:
            return (i, i + 1), bases_of_each(tokens[i + 1])
        if len(tokens[i].parts) > 1 and tokens[i].parts[-1] in sense_words("for_each_tail"):
            return (i,), bases_of_each(word_token(tokens[i].low[: tokens[i].low.rfind("kohtai")], analyser))
        if "/" in tokens[i].low and (each := tokens[i].low.rpartition("/")[2]):
            return (i,), bases_of_each(word_token(each, analyser))
    for i in explained.own[1:]:
        if tokens[i].any_keys & sense_words("price") and i - 1 in explained.own[1:] and _is_one(tokens[i - 1]):  # "aterian hinta"
            return (i - 1,), bases_of_each(tokens[i - 1])
        if tokens[i].any_keys & sense_words("costing") and (at := list(_one_that_costs(explained, i))):
            return (at[0],), bases_of_each(tokens[at[0]])
    return _done_cheaply(explained) or _that_is_dear(explained) or ((), frozenset())


def _that_is_dear(explained: Explained) -> tuple[tuple[int, ...], frozenset[str]] | None:
    """What is dear or cheap somewhere: "missä koulussa oppilas on kallein", "millä linjalla on halvin matka"."""
    tokens = explained.tokens
    cases = {i: [(r.case, r.plural) for r in readings(tokens[i].low) if r.kind in _NOUNS] for i in explained.own}
    where = [i for i, found in cases.items() if {"sisaolento", "ulkoolento"} & {case for case, _ in found}]
    ones = [i for i, found in cases.items() if ("nimento", False) in found and i not in where and not _is_cost(tokens[i])]
    dear = any(tokens[i].any_keys & sense_words("priced") for i in explained.own)
    return ((ones[0],), bases_of_each(tokens[ones[0]])) if dear and where and len(ones) == 1 else None


def _done_cheaply(explained: Explained) -> tuple[tuple[int, ...], frozenset[str]] | None:
    """What is done or made at what cost each: "mikä kirjasto lainaa halvimmalla", "missä keittiössä ateria valmistuu halvimmalla"."""
    tokens = explained.tokens
    how = [i for i in explained.own if tokens[i].any_keys & sense_words("priced") and any(r.case == "ulkoolento" for r in readings(tokens[i].low))]
    if len(how) != 1 or how[0] - 1 not in explained.own[2:]:
        return None
    at = how[0] - 1
    return (at,), bases_of_each(tokens[at])


def _one_that_costs(explained: Explained, verb: int) -> Iterator[int]:
    """Where the noun stands of which one costs something: "millä linjalla matka maksaa eniten"; "mikä linja maksaa" has none."""
    first = explained.own[0]
    for i in (verb - 1, verb + 1):
        token = explained.tokens[i] if i in explained.own else None
        if token is None or i <= first + 1 or not any(r.case == "nimento" and not r.plural and r.kind in _NOUNS for r in readings(token.low)):
            continue
        yield i


def _is_one(token: Token) -> bool:
    return any(r.case == "omanto" and not r.plural and r.kind in _NOUNS for r in readings(token.low))


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and any(r.kind in _NOUNS for r in readings(token.corrected or token.low)[:2])


def _is_cost(token: Token) -> bool:
    parts = token.parts
    unit_cost = len(parts) == 2 and parts[0] in sense_words("each_cost_start") and parts[1] in sense_words("cost_noun")  # "yksikkökustannus"
    return unit_cost or bool(token.any_keys & (sense_words("cost_noun") | sense_words("costing") | sense_words("priced")))


def _orders(explained: Explained) -> bool:
    return any(explained.tokens[i].any_keys & sense_words("put_in_order") for i in explained.own[:2])


def _is_asked_for(explained: Explained, kind: int, own: list[int]) -> bool:
    """Whether a question asks which one of a kind: it stands behind the asking word, or the question begins with it or with how many of it are asked for."""
    return explained.has("ask:which", "list", "ask:many") or _orders(explained) or own[0] == kind
