"""The number over or under which things must be: "yli 80 prosenttia", "kuusi tai enemmän", "vähintään puolet", "yli kolmannes"."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.reading import Token

SCALES = {"miljoona": 1_000_000, "milj": 1_000_000, "tuhat": 1000, "t€": 1000, "teur": 1000}
"""What a number is told in, by the word behind it."""
BY_SO_MUCH = "by_so_much"
"""Marks a query that asks whether a budget was passed by the number named."""
BOUNDS = {"over": "by_over", "under": "by_under"}
"""Marks for "yli" and "alle" before that number; without one about so much is meant."""

ABOUT = "about"
"""Marks a query that asks whether something moved by the number named, to which no side is said."""


@dataclass(frozen=True)
class Limit:
    """A number, its unit where it is told, the side that is asked for ("" where other words say it), and whether the number itself will do."""

    number: Decimal
    unit: str | None
    side: str = ""
    inclusive: bool = False


@cache
def _numerals() -> dict[str, Decimal]:
    return {row["form"]: Decimal(row["number"]) for row in read_table("numerals") if row["number"].isdigit()}


@cache
def _shares() -> dict[str, tuple[str, Decimal]]:
    """Tag → (side or "", per cent)."""
    return {row["tag"]: (row["side"], Decimal(row["percent"])) for row in read_table("share_words")}


def share_tags() -> tuple[str, ...]:
    """The tags of words for a part of a whole."""
    return tuple(_shares())


def spoken_number(word: str) -> Decimal | None:
    """The number that a form of a numeral is: "viiden" → 5."""
    return _numerals().get(word)


def limit_of(explained: Explained) -> Limit | None:
    """The limit that the question names; None when it names none."""
    share = share_of_whole(explained)
    return share if share is not None else next((limit for _, limit in numbers_told(explained) if limit.side), None)


def numbers_told(explained: Explained) -> list[tuple[int, Limit]]:
    """(where it stands, the number with the side that the words beside it say) of every number of the question that is no time and no part of a name."""
    told = []
    for at in explained.own:
        number = _number_at(explained, at)
        number = number if number is not None else _mark_at(explained, at)
        if number is None:
            continue
        side, inclusive = _side_at(explained, at)
        side = side or _side_of_verb(explained, at)
        after = [explained.tokens[i] for i in range(at + 1, min(at + 3, len(explained.tokens)))]
        scale = next((size for token in after[:1] for word, size in SCALES.items() if word in token.keys), 1)
        tags = {t for s in explained.spans if at < s.start <= at + 2 for t in s.tags}
        unit = "%" if "want:%" in tags else "EUR" if "want:EUR" in tags or scale > 1 else None
        told.append((at, Limit(number * scale, unit, side, inclusive)))
    return told


def share_of_whole(explained: Explained) -> Limit | None:
    """ "Yli puolet", "kolmanneksen enemmän": a part of the whole as per cents."""
    for tag, (side, percent) in _shares().items():
        if not explained.has(tag):
            continue
        for bound, way in (("at_least", "over"), ("at_most", "under")):
            ends = {s.end for s in explained.tagged(bound)}
            if not side and any(s.start in ends for s in explained.tagged(tag)):  # "vähintään neljännes"
                return Limit(percent, "%", way, True)
        if side or explained.has("over", "under"):
            return Limit(percent, "%", side)
    return None


def is_age(explained: Explained, at: int) -> bool:
    """Whether a number is years of life, which are no limit of an amount: "alle 18-vuotiailta"."""
    return at + 1 < len(explained.tokens) and explained.tokens[at + 1].low.startswith("vuotia")


def _number_at(explained: Explained, at: int) -> Decimal | None:
    token = explained.tokens[at]
    if is_age(explained, at):
        return None
    if token.quoted or any(s.period is not None or s.has("record") or s.has("subject") or s.has("unit") for s in explained.spans if s.start <= at < s.end):
        return None
    if token.kind == "word" and (at == 0 or _counted_by(explained.tokens[at - 1]) is None):  # "yli miljoonalla eurolla"
        alone = next((size for word, size in SCALES.items() if word in token.keys), None)
        if alone is not None:
            return Decimal(alone)
    return _counted_by(token)


def _mark_at(explained: Explained, at: int) -> Decimal | None:
    """The number that a word names as a mark: "sai kolmosen merkittävyydestä", "vähintään neloseksi"."""
    marks = [c for s in explained.spans if s.start == at and (c := s.has("number")) is not None and explained.tokens[at].kind == "word"]
    return Decimal(marks[0].values[0]) if marks else None


def _counted_by(token: Token) -> Decimal | None:
    """The number that a word or a numeral is."""
    return token.number if token.kind == "number" else _numerals().get(token.low)


def _side_of_verb(explained: Explained, at: int) -> str:
    """Over or under by the verb that begins the question, of which a number in money or per cent is the object: "ylittivätkö verotulot 20 miljoonaa euroa"."""
    verb = next((s for s in explained.spans if s.start == explained.first and {"over", "under"} & set(s.tags)), None)
    measured = [s.end - 1 for s in explained.spans if at < s.start <= at + 2 and {"want:EUR", "want:%"} & set(s.tags)]
    passes = verb is not None and any(t.keys & sense_words("passes_limit") for t in explained.tokens[verb.start : verb.end])
    if verb is None or not passes or len(measured) != 1 or any(r.case == "ulkoolento" for r in readings(explained.tokens[measured[0]].low)):
        return ""  # "20 eurolla" is by how much
    return "over" if "over" in verb.tags else "under"


def _side_behind(explained: Explained, at: int) -> tuple[str, bool] | None:
    """The side that the words behind a number say: "4 tai sitä korkeampi", "neljästä ylöspäin", "kolmosta suurempi"; None where they say none."""
    tokens = explained.tokens
    either = next((i for i in range(at + 1, min(at + 5, len(tokens))) if tokens[i].low == "tai"), None)
    if either is not None:
        said = next((s for s in explained.spans if s.start > either and "pronoun" not in s.tags), None)
        side = _side_said(said) if said is not None and said.start <= either + 2 else ""
        return (side, True) if side else None
    said = next((s for s in explained.spans if s.start == at + 1), None)
    cases = {r.case for r in readings(tokens[at].low)}
    if said is None or not cases:
        return None
    word = tokens[said.start].low
    if word in sense_words("up_from") | sense_words("down_from") and "sisaeronto" in cases:
        return "over" if word in sense_words("up_from") else "under", True
    one = tokens[at].kind == "word" and (
        spoken_number(tokens[at].low) is None or any(r.case == "nimento" for r in readings(word))
    )  # "kahta suurempaa hanketta"
    compares = "osanto" in cases and one and {"more", "less"} & set(said.tags)
    return (_side_said(said), False) if compares else None


def _side_said(span: Span) -> str:
    """Over or under by the word of a span: "suurempi", "yli"; "" for another."""
    return "over" if {"more", "over"} & set(span.tags) else "under" if {"less", "under"} & set(span.tags) else ""


def _side_at(explained: Explained, at: int) -> tuple[str, bool]:
    """(over or under, whether the number itself will do) of the words beside a number; ("", False) where none tells."""
    before = next((s for s in explained.spans if s.end == at), None)
    behind = _side_behind(explained, at)
    if behind is not None:
        return behind
    if before is None:
        return "", False
    if "than" in before.tags:  # "enemmän kuin sata prosenttia"
        before = next((s for s in explained.spans if s.end == before.start), before)
        side = "over" if "more" in before.tags else "under" if "less" in before.tags else ""
        return side, False
    for tag, side, inclusive in (("at_least", "over", True), ("at_most", "under", True), ("over", "over", False), ("under", "under", False)):
        if tag in before.tags:
            return side, inclusive
    return "", False
