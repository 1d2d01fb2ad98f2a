"""Whether something has become, or is, so many times as large: "onko tulos kaksinkertaistunut", "lähes kolminkertainen", "puolittuiko se"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import Spans
from retrieval.query import Query
from retrieval.understanding.question_limits import spoken_number

TIMES = "times:"
"""How the tag begins that holds a factor."""
_MANY = "many"
_BOUNDS = ("times_over", "times_under", "times_nearly")
MARKS = (TIMES, *_BOUNDS)
"""How the tags begin that a query keeps as marks."""
_NEARLY = Decimal("0.9")
_FAR = Decimal("0.75")
"""What part of a factor is nearly it, and what part is not."""
_FEW, _SEVERAL = Decimal(2), Decimal(3)
"""Below so many times nothing is manifold; from so many on it is."""


@dataclass(frozen=True)
class Multiple:
    """A factor that a question claims, None for "many times"; `up` whether something is to be larger by it, `bound` what the word before it says."""

    factor: Decimal | None
    bound: str = ""

    @property
    def up(self) -> bool:
        """Whether what is larger than before is claimed."""
        return self.factor is None or self.factor > 1

    def holds(self, ratio: Decimal) -> bool | None:
        """Whether a later amount that is `ratio` times the earlier one is what is claimed; None where nobody can say yes or no."""
        if self.factor is None:
            return True if ratio >= _SEVERAL else False if ratio < _FEW else None
        reached, factor = (ratio, self.factor) if self.up else (1 / ratio, 1 / self.factor)
        if self.bound == "times_over":
            return reached > factor
        if self.bound == "times_under":
            return reached < factor
        if self.bound == "times_nearly":
            return None if reached >= factor else True if reached >= _NEARLY * factor else False if reached < _FAR * factor else None
        return reached >= factor


def multiple_of(query: Query) -> Multiple | None:
    """The factor that a query is marked with."""
    told = next((tag.removeprefix(TIMES) for tag in query.extra if tag.startswith(TIMES)), None)
    bound = next((tag for tag in query.extra if tag in _BOUNDS), "")
    return None if told is None else Multiple(None if told == _MANY else Decimal(told), bound)


def ratio_of(new: StoredFigure, old: StoredFigure) -> Decimal | None:
    """How many times as large one number is as another; None where they are not of one unit of measure and one sign, or one is nought."""
    one, other = new.figure, old.figure
    return one.number / other.number if one.number_unit == other.number_unit and one.number * other.number > 0 else None


def multiplied(spans: Spans, explained: Explained) -> Spans:
    """A factor with the word before it that says over, under or nearly, as a tag; an adjective only where a verb in -ko asks whether."""
    found = _worded(explained) or _counted(explained)
    if found is None or not (found.verb or _asks_whether(explained)):
        return spans
    start, bound = found.start, ""
    before = explained.tokens[start - 1].low if start - 1 in explained.own else ""
    bounds = (("times_nearly", sense_words("nearly")), ("times_over", sense_words("over_multiple")), ("times_under", sense_words("under_multiple")))
    for tag, words in (*bounds, ("", sense_words("least_multiple"))):
        if before in words:
            start, bound = start - 1, tag
    tags = [f"{TIMES}{found.times}", *((bound,) if bound else ()), *((found.way,) if found.verb else ())]
    kept = [s for s in spans if s.end <= start or s.start >= found.end]
    return tuple(sorted((*kept, Span(start, found.end, tuple(Concept("tag", (tag,)) for tag in tags), 2.0)), key=lambda s: s.start))


@dataclass(frozen=True)
class _Said:
    """Where a factor stands, what it is, and whether a verb says it."""

    start: int
    end: int
    times: str
    way: str = "up"
    verb: bool = False


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(row["begins"] for row in read_table("multiples"))


def _worded(explained: Explained) -> _Said | None:
    """One word: "kaksinkertaistunut", "kaksinkertainen"."""
    for at in explained.own:
        token = explained.tokens[at]
        if token.low.startswith(_beginnings()) and not token.quoted:
            row = next(r for r in read_table("multiples") if token.low.startswith(r["begins"]))
            verb = any(r.finite or r.participle or r.kind == "teonsana" for r in readings(token.low))
            return _Said(at, at + 1, row["times"], row["way"], verb)
    return None


def _counted(explained: Explained) -> _Said | None:
    """A number and the word "kertaa" behind it: "kaksi kertaa suurempi"."""
    tokens = explained.tokens
    for at in explained.own[1:]:
        number = _number(tokens[at - 1]) if tokens[at].low in sense_words("so_many_times") else None
        if number is not None and number > 1:
            larger = at + 1 < len(tokens) and any("more" in s.tags for s in explained.spans if s.start == at + 1)
            return _Said(at - 1, at + 2 if larger else at + 1, str(number)) if larger else None
    return None


def _number(token: Token) -> Decimal | None:
    return token.number if token.kind == "number" else spoken_number(token.low)


def _asks_whether(explained: Explained) -> bool:
    """Whether the first words hold a verb that asks yes or no."""
    begins: Sequence[Token] = [explained.tokens[i] for i in explained.own][:2]
    return any(t.low.endswith(("ko", "kö", "ks")) and (any(r.finite for r in readings(t.low)) or t.low.endswith("ks")) for t in begins)


def unanswered(query: Query, explained: Explained) -> Query:
    """The query with a factor as a word that nothing explains, where neither yes or no is asked nor parts are picked by it, or it is that of a growth."""
    asked = query.yes_no is not None or query.operation in ("filter", "change", "change_percent", "cause", "series")
    moves = [explained.tokens[s.end - 1].low for s in explained.tagged("up", "down", "op:change") if not any(t.startswith(TIMES) for t in s.tags)]
    of_growth = query.yes_no is not None and any(r.kind == "nimisana" for word in moves for r in readings(word))  # "verotulojen kasvu"
    if multiple_of(query) is None or (asked and not of_growth):
        return query
    return replace(query, words=(*query.words, *(explained.text(s) for s in explained.spans if any(t.startswith(TIMES) for t in s.tags))))


RULES = (multiplied,)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
