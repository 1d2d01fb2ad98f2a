"""Which words of a question a sentence must hold to answer it, which it may, and which say nothing of what is asked."""

from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.sentences.number_fit import asks_times, spending_words
from retrieval.sentences.run_asked import is_office

LIGHT = (
    "filler",
    "ask:amount",
    "ask:many",
    "ask:length",
    "ask:extent",
    "ask:which",
    "ask:who",
    "ask:when",
    "joiner",
    "than",
    "entä",
    "pronoun",
    "put_otherwise",
    "why",
    "money",
    "list",
    "want:%",
    "want:EUR",
    "want:pp",
    "only",
    "versus",
    "report_word",
    "all_reports",
    "at_time",
    "first_time",
    "which2",
    "scale",
    "over_time",
    "final",
    "compute",
    "dim:year",
    "dim:month",
    "lasts",
)
"""Tags of words that only say how a question is asked."""
SOFT = (
    "budget_relative",
    "spend",
    "earn",
    "up",
    "down",
    "more",
    "less",
    "op:change",
    "op:share",
    "op:sum",
    "over",
    "under",
    "planned",
    "plan_over",
    "any",
    "largest",
    "smallest",
    "measure:actual",
    "slot:status",
    "op:mean",
    "from",
    "during",
    "group",
    "unit_kind:kunta",
    "op:compare",
    "trend",
    "numeral",
    "level",
    "money",
    "ratio:resident",
    "each",
    "op:series",
    "latest",
    "event",
    "does",
    "per",
    "result",
    "not",
    "arise",
    "better",
)
"""Tags of words that a sentence that answers may put in other words or leave out."""
_COMMON = frozenset({"spend", "earn", "group", "during", "from", "latest", "each", "numeral"})
"""Tags of soft words that say nothing of what is asked by themselves."""


def hard_words(explained: Explained) -> list[Token]:
    """The words that evidence must hold: what nothing explains, and names of units and rows."""
    found = [explained.tokens[i] for i in explained.open]
    for span in explained.spans:
        if _is_easy(span, explained):
            continue
        inside = [explained.tokens[i] for i in range(span.start, span.end) if explained.tokens[i].low not in ("ja", "sekä")]
        unsaid = spending_words() | sense_words("mere_money")
        found += [t for t in inside if not t.any_keys & unsaid] or inside  # "maksettu palkkaa", "rahaa kassassa"
    return [w for w in found if w.kind == "word" and len(w.low) > 1]


def _is_easy(span: Span, explained: Explained) -> bool:
    """Whether the words of a span need not stand in a sentence: a town, a time, or words that only say how it is asked."""
    if span.has("municipality") or span.period is not None:
        return True
    if (span.tags == ("ratio",) and asks_times(explained)) or (span.tags == ("slot:duration",) and explained.has("ask:length")):
        return True
    named = span.has("unit") or span.has("subject") or span.has("account_word") or span.has("record") or span.has("quote")
    mean = span.tags == ("op:mean",) and not explained.text(span).lower().startswith(("keskiarv", "keskim"))  # "keskikorko" names a row
    return not named and not mean and all(t in LIGHT or t in SOFT or t.startswith(("measure:", "want:")) for t in span.tags)


def says_what(span: Span) -> bool:
    """Whether a span says what is asked: the name of a row or record, a quotation, or a word that is neither a name, a time nor common to all questions."""
    if span.quote is not None or any(span.has(kind) for kind in ("subject", "account_word", "record")):
        return True
    named = span.has("unit") or span.has("municipality") or span.period is not None
    return not named and bool(span.tags) and any(t not in LIGHT and t not in _COMMON and not t.startswith(("measure:", "unit_kind:")) for t in span.tags)


def soft_words(explained: Explained) -> list[Token]:
    """The words that a sentence may hold but need not, adjectives that only fill among them: "yksittäinen"."""
    soft = [explained.tokens[i] for s in explained.spans if set(s.tags) & set(SOFT) for i in range(s.start, s.end)]
    return soft + [t for s in explained.spans if s.tags == ("filler",) and _is_adjective(t := explained.tokens[s.start])]


def is_made_new(token: Token, explained: Explained) -> bool:
    """Whether a word only says that a thing is new, which what is said to be done to it says too: "paljonko uutta lainaa nostettiin"."""
    return bool(token.keys & sense_words("new_thing")) and any(t.any_keys & sense_words("making_new") for t in explained.tokens)


def is_one_of_kind(token: Token, explained: Explained) -> bool:
    """Whether a word only names one of the kind that stands behind it, or says that others are meant too: "aurauksiin ja muuhun talvikunnossapitoon"."""
    tokens = explained.tokens
    for at in range(1, len(tokens) - 2):
        joined, other, kind = tokens[at : at + 3]
        if joined.low in ("ja", "sekä") and "muu" in other.keys and token.low in (tokens[at - 1].low, other.low):
            cases = [{r.case for r in readings(t.low) if r.case} for t in (tokens[at - 1], other, kind)]
            return bool(cases[0] & cases[1] & cases[2]) and any(r.kind == "nimisana" for r in readings(kind.low))
    return False


def is_of_whole(token: Token, explained: Explained) -> bool:
    """Whether a word only names the costs or the income that an amount is asked to be a part of: "tilausten osuus menoista euroina"."""
    whole = explained.has("op:share") and explained.has("want:EUR") and bool(groups_of(token.keys) & {"cost", "income"})
    return whole and any(r.case == "sisaeronto" for r in readings(token.low))


def _is_adjective(token: Token) -> bool:
    """Whether a word is an adjective alone, not one that stands for its thing too."""
    found = readings(token.corrected or token.low)
    return bool(found) and all(r.kind == "laatusana" for r in found)


@cache
def topic_words() -> frozenset[str]:
    """Words that say no more than that something went on: "museoiden toiminta"."""
    return frozenset(row["word"] for row in read_table("topic_words"))


def named_units(query: Query, explained: Explained) -> list[str]:
    """The units that the question names as they are, or that are carried over; not those that a synonym may mean."""
    if any(s.has("unit") for s in explained.spans):
        return [n for s in explained.spans if (c := s.has("unit")) is not None and c.sure == 2 and not is_office(explained.text(s)) for n in c.values]
    return [n for u in query.units for n in u.names if not n.startswith("*")]
