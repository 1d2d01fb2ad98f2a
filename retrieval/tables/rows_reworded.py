"""An indicator asked for in other words than its row's: "montako megawattituntia kiinteistöt kuluttivat sähköä" of "Kiinteistöjen sähkönkulutus, MWh".

Every word of the row's name must be said by the question, and every telling word of the question by the row's name or its unit of measure; then nothing else is
meant. It is tried only where no other way has found an answer.
"""

from collections.abc import Iterator, Sequence

from ingest.language.numerals import unit_of_word
from ingest.language.voikko import readings
from retrieval.language.explain import Explained
from retrieval.language.kin import BROAD, pieces
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.query import Place, Query, replace
from retrieval.sentences.number_fit import unit_told_in

_LIGHT = (
    "ask:",
    "want:",
    "filler",
    "pronoun",
    "per",
    "ratio:",
    "joiner",
    "only",
    "op:mean",
    "numeral",
    "each",
    "level",
    "report_word",
    "measure:actual",
    "rate:",
)
"""Tags of words that need not stand in a row's name."""
_OPERATIONS = frozenset({"lookup", "per_resident", "mean", "record_field", "ratio", "share"})
_COUNTS = ("count", "persons", "htv")


def reworded(query: Query, explained: Explained) -> tuple[Query, tuple[str, ...]] | None:
    """(the query for the one indicator that the question names in other words, the words that name it); None where it names none or several."""
    asks = explained.has("ask:amount", "ask:many", "ask:which", "level", "op:share") or not any(_is_verb(explained, i) for i in explained.own)
    plain = query.yes_no is None and query.operation in _OPERATIONS and not query.records and not query.statuses and query.order is None and query.limit is None
    if not asks or not plain or set(query.measures) - {"actual", "closing"} or len(query.periods) > 1 or any(s.quote is not None for s in explained.spans):
        return None
    if any(n.startswith("*group") for u in query.units for n in u.names):
        return None
    found = [(key, words) for key, name in explained.vocabulary.indicators.items() if (words := _said(explained, key, name, query)) is not None]
    if len(found) != 1:
        return None
    key, words = found[0]
    place = Place((key,), explained.vocabulary.accounts.get(key, key))
    asked = replace(query, operation="lookup", subjects=(place,), units=(), words=(), measures=(), wanted_unit=None, record_kinds=(), slots=(), counted=False)
    return replace(asked, dimension=None, extra=("indicator",)), words


def _said(explained: Explained, key: str, name: Sequence[Token], query: Query) -> tuple[str, ...] | None:
    """The words of a question that name an indicator; None where some word of either is left."""
    units = explained.vocabulary.number_units(key)
    if len(units) != 1 or explained.vocabulary.by_account[key][0].subject_kind not in ("indicator", "personnel", "other"):
        return None
    unit = next(iter(units))
    base = unit.partition("/")[2]
    tokens = explained.tokens
    telling = [i for i in explained.own if tokens[i].kind == "word" and _tells(explained, i)]
    own = [i for i in explained.own if tokens[i].kind == "word" and not _is_time_or_place(explained, i)]
    per = [i for i in own if base and base in tokens[i].keys]
    if base and not per and not (base == "asukas" and explained.has("ratio:resident")):
        return None
    if not base and (explained.has("ratio:resident", "per") or (explained.has("op:mean") and not any(_averaged(w) for w in name))):
        return None
    measured = {i for i in own if unit_of_word(tokens[i].low) == unit or unit_told_in(tokens[i]) == unit}
    others = {i for i in own if (unit_of_word(tokens[i].low) or unit_told_in(tokens[i])) not in (None, unit, *_COUNTS) and i not in per}
    wanted = query.wanted_unit
    if others and not (base and all(tokens[i].low.startswith(("euro", "€")) for i in others)):
        return None
    if wanted is not None and wanted != unit and not (wanted == "EUR" and unit.startswith("€/")) and not (wanted == "persons" and unit in _COUNTS):
        return None
    counting = explained.has("ask:many") and not measured and wanted is None
    if (counting and unit not in _COUNTS and not unit.startswith("kpl/")) or (
        explained.has("ask:length") and unit not in ("days", "hours", "years", "kuukautta", "viikkoa")
    ):
        return None
    claimed: set[int] = set()
    needed = 0
    for word in name:
        hits = _hits(explained, own, word)
        if not hits and not _unsaid(word, base):
            return None
        needed += bool(hits) and not any(word.keys & other.keys for other in name[: name.index(word)])
        claimed |= hits
    if len(claimed) < needed:  # one word of a question says no two of a name
        return None
    parts = frozenset(p for word in name for piece in pieces(word) for p in piece)
    claimed |= {i for i in telling if tokens[i].keys & parts & sense_words("unsaid_part")}  # "netto" of a "nettokustannus"
    if any(key.startswith("kokonais") for word in name for key in word.keys):
        claimed |= {i for i in telling if "op:sum" in _tags(explained, i)}
    if any(i not in claimed and i not in measured and i not in per for i in telling) or not claimed:
        return None
    return tuple(tokens[i].text for i in sorted(claimed | set(per) | measured))


def _hits(explained: Explained, own: Sequence[int], word: Token) -> set[int]:
    """The places of a question that say a word of a row's name, whole or part by part."""
    tokens = explained.tokens
    whole = {i for i in own if _means(explained, i, word.keys | word.roots)}
    whole |= {i for i in own if _front(tokens[i]) and _front(tokens[i]) == _front(word)}
    if whole:
        return whole
    parts = [piece for piece in pieces(word) if not piece & sense_words("unsaid_part")]
    hits: set[int] = set()
    for piece in parts:
        said = {i for i in own if _means(explained, i, piece | {r for p in piece for r in _roots(explained, p)})}
        if not said:
            return set()
        hits |= said
    return hits


def _means(explained: Explained, i: int, names: frozenset[str]) -> bool:
    """Whether a word of a question is one of some names, derived from it, or means nearly the same."""
    token = explained.tokens[i]
    keys = token.keys | token.roots | ({token.low[:-2]} if token.low.endswith("-%") else frozenset())
    if keys & names:
        return True
    if keys & sense_words("company_told") and names & sense_words("any_business"):  # the town's "yhtiö" is not any "yritys" in it
        return False
    groups = groups_of(names)
    if "spend" in _tags(explained, i) and "cost" in groups:
        return True
    if "uusi" in names and token.any_keys & sense_words("came_to_be"):  # "yrityksiä syntyi" of "uudet yritykset"
        return True
    if "ask:length" in _tags(explained, i):
        return "duration" in groups
    return bool((groups_of(keys) - BROAD | (groups_of(keys) & {"duration"})) & groups)


def _front(token: Token) -> frozenset[str]:
    """What a compound is of, without the word for a rate or a number that it ends in: "työttömyysprosentti" → työttömyys."""
    found = pieces(token)
    return frozenset().union(*found[:-1]) if found and found[-1] & sense_words("unsaid_part") else frozenset()


def _unsaid(word: Token, base: str) -> bool:
    """Whether a word of a row's name may be left out of a question: "keskimääräinen", or what an amount is told for each of."""
    return bool(word.keys & sense_words("unsaid_word")) or (bool(base) and (base in word.keys or word.low in sense_words("for_each")))


def _averaged(word: Token) -> bool:
    return any(key.startswith("keski") for key in word.keys)


def _roots(explained: Explained, part: str) -> Iterator[str]:
    if explained.vocabulary.analyser is not None:
        yield from explained.vocabulary.analyser.roots(part)


def _tags(explained: Explained, i: int) -> set[str]:
    return {tag for s in explained.spans if s.start <= i < s.end for tag in s.tags}


def _is_time_or_place(explained: Explained, i: int) -> bool:
    return any(s.start <= i < s.end and (s.period is not None or s.has("municipality")) for s in explained.spans)


def _tells(explained: Explained, i: int) -> bool:
    """Whether a word says what is asked, not how."""
    spans = [s for s in explained.spans if s.start <= i < s.end]
    if any(s.period is not None or s.has("municipality") for s in spans):
        return False
    if explained.tokens[i].keys & sense_words("own_town_word") or explained.tokens[i].low in sense_words("for_each"):
        return False
    if groups_of(explained.tokens[i].keys) & {"large", "small"}:  # "kuinka korkea työttömyys oli"
        return False
    tags = _tags(explained, i)
    named = any(s.has("unit") or s.has("subject") or s.has("account_word") or s.has("record") for s in spans)
    return named or not tags or not all(tag.startswith(_LIGHT) for tag in tags)


def _is_verb(explained: Explained, i: int) -> bool:
    return any(r.finite for r in readings(explained.tokens[i].low)[:1])
