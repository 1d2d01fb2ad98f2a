"""What stands around a question and asks nothing: greetings, why one asks, what the matter is about, thanks."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

from ingest.data import read_table
from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span, asks_leave, is_own_doing
from retrieval.language.lexicon import greetings, sense_words
from retrieval.language.reading import Reading, Token
from retrieval.understanding.leads import is_of_occasion, is_ours, says_nothing
from retrieval.understanding.understand import is_yes_no

_ENDS = (".", "?", ":")
_OWN_SENSE = ("all_reports", "measure:", "basis:", "planned", "op:without", "op:series", "only", "minus", "each")
"""Tags of a leading sentence that would change what is asked, were they meant of it."""
_UNITS = ("unit_kind:", "group")


def asked_part(explained: Explained) -> Reading | None:
    """The question without the sentences and clauses that only lead to it or follow it; None when all of it asks.

    "Hyvä vastaanottaja, valmistelen kokousta: paljonko …", "Velka huolettaa monia. Mikä …". A name or time that such a sentence gives is
    kept where the question itself has none of its kind, and what it is about where the question names nothing.
    """
    if not explained.spans:
        return None
    framing = _leading(explained)
    framing |= _speaking(explained, framing)
    if not framing:
        return None
    own = [s for s in explained.spans if _clause(explained, s) not in framing]
    left = [i for i in explained.open if explained.tokens[i].clause not in framing]
    if not own and not left:
        return None
    led = [s for s in explained.spans if _clause(explained, s) in framing]
    denied = {_clause(explained, s) for s in led if "not" in s.tags}  # "en tarkoita konsernia"
    wanted = [s for s in led if _wanted(s, own) and not is_of_occasion(explained, s) and (s.period is not None or _clause(explained, s) not in denied)]
    ends = {s.end for s in wanted if s.period is not None}
    wanted += [s for s in led if s.start in ends and "report_word" in s.tags]  # "katson syyskuun 2024 katsausta"
    kept = {i for s in wanted for i in range(s.start, s.end)}
    if _goes_on(own, left, _points_back(explained, framing)):  # what it is about stands before it
        kept |= {i for s in led if s.tags != ("filler",) and not _is_no_question(explained, s) for i in range(s.start, s.end)}
        kept |= {i for i in explained.open if explained.tokens[i].clause in framing and not _is_of_talk(explained.tokens[i])}
    elsewhere = [i for i in explained.open if explained.tokens[i].clause in framing and _is_place(explained.tokens[i])]
    if elsewhere and not any(s.has("municipality") for s in own):
        return None
    return _without(explained, framing, kept)


def _leading(explained: Explained) -> set[int]:
    """The clauses of whole sentences that stand before the first one that asks and can be left out."""
    sentences = _sentences(explained)
    asking = next((n for n, clauses in enumerate(sentences) if _asks(explained, clauses)), 0)
    if not asking:
        return set()
    leading = [clauses for clauses in sentences[:asking] if _states(explained, clauses)]
    if len(leading) < asking:
        return set()
    framing = {c for clauses in leading for c in clauses}
    if _changes_sense(explained, framing):
        return set()
    own = [s for s in explained.spans if _clause(explained, s) not in framing]
    led = [s for s in explained.spans if _clause(explained, s) in framing]
    left = [i for i in explained.open if explained.tokens[i].clause not in framing]
    if not _is_whose(own) and any(_is_matter(explained, i) for i in explained.open if explained.tokens[i].clause in framing):
        return set()
    back = _points_back(explained, framing)
    if _goes_on(own, left, back):
        return framing
    named = any(s.has("unit") or s.has("municipality") for s in (*led, *own))
    nouns = any(explained.tokens[i].clause in framing for i in explained.open) or any(s.has("subject") or s.has("record") for s in led)
    return set() if back and nouns and not named else framing


def _is_whose(own: list[Span]) -> bool:
    """Whether a question says itself of which unit or record it asks."""
    town = any(s.has("municipality") and s.end - s.start > 1 for s in own)
    return town or any(s.has("unit") or s.has("record") or s.quote is not None for s in own)


def _is_matter(explained: Explained, at: int) -> bool:
    """Whether an open word is what "I" speak of: "mietin musiikkiopistoa"."""
    token = explained.tokens[at]
    said = [t for t in explained.tokens if t.clause == token.clause and any(r.finite and r.person == "1" for r in readings(t.low))]
    return bool(said) and not _is_place(token) and not says_nothing(explained, at)


def _speaking(explained: Explained, framing: set[int]) -> set[int]:
    """The clauses in which somebody says "I" or "you", greets, or says that he asks or thinks, and which name nothing themselves."""
    clauses = sorted({t.clause for t in explained.tokens} - framing)
    asking = [c for c in clauses if _asks(explained, [c]) or (_names(explained, c) and not _is_topic(explained, c))]
    speaking = [c for c in clauses if c not in asking and _speaks(explained, c, c + 1 in asking)]
    if not asking or not speaking:
        return set()
    leading = [c for c in speaking if c < min(asking)]
    signed = [c for c in speaking if c > max(asking) and any(t.clause == c and t.low in greetings() for t in explained.tokens)]
    found = {c for c in clauses if c not in asking and (c in speaking or (leading and c < max(leading)) or (signed and c > min(signed)))}
    topics = {explained.tokens[i].clause for i in explained.open if not says_nothing(explained, i)}
    own = [s for s in explained.spans if _clause(explained, s) not in found | framing]
    whose = any(s.has("unit") or (s.has("municipality") and s.end - s.start > 1) for s in own)
    whole = any(s.has("record") or s.quote is not None for s in own) or (whose and any(s.has("subject") for s in own))  # names whose and what itself
    found -= set() if whole else {c for c in topics if not signed or c < min(signed)}  # "mietin musiikkiopistoa: paljonko …"
    return set() if _changes_sense(explained, found | framing) else found


def _changes_sense(explained: Explained, framing: set[int]) -> bool:
    """Whether clauses hold a word that would change what is asked and that the question has none of: "katson alkuperäistä talousarviota: paljonko …"."""
    led = {t for s in explained.spans if _clause(explained, s) in framing for t in s.tags if t.startswith(_OWN_SENSE)}
    asking = [s for s in explained.spans if _clause(explained, s) not in framing]
    told = {t.clause for before, t in pairwise(explained.tokens) if t.clause != before.clause and "joka" in t.keys}
    if all(_clause(explained, s) in told for s in explained.tagged("measure:closing")):  # "kokousta, jossa tilinpäätös käsitellään"
        led.discard("measure:closing")
    if any(s.period is not None for s in asking):
        led.discard("op:series")  # "kokoan aikasarjaa: paljonko … vuonna 2021"
    return bool({t.split(":")[0] for t in led} - {t.split(":")[0] for s in asking for t in s.tags})


def _sentences(explained: Explained) -> list[list[int]]:
    """The clauses of each sentence, in order; "…, niin mitä …" and "…, joten mitä …" behind what is stated without a condition begin one."""
    marks = explained.reading.marks
    begins = {t.clause: t.low for t in reversed(explained.tokens)}
    found: list[list[int]] = [[]]
    for clause in sorted({t.clause for t in explained.tokens}):
        so = found[-1] and begins[clause] in sense_words("so_asked") and not any(begins[c] in sense_words("conditional") for c in found[-1])
        if so and (_asks(explained, [clause]) or (_asks(explained, [clause + 1]) and any(asks_leave(t) for t in explained.tokens if t.clause == clause))):
            found.append([])
        found[-1].append(clause)
        if clause < len(marks) and marks[clause] in _ENDS:
            found.append([])
    return [clauses for clauses in found if clauses]


def _clause(explained: Explained, span: Span) -> int:
    return explained.tokens[span.start].clause


def _in_clauses(explained: Explained, clauses: list[int]) -> list[Span]:
    return [s for s in explained.spans if _clause(explained, s) in clauses]


def _names(explained: Explained, clause: int) -> bool:
    return any(s.has("subject") or s.has("record") for s in _in_clauses(explained, [clause]))


def _goes_on(own: list[Span], left: list[int], back: bool) -> bool:
    """Whether a question names nothing that is asked, so that what stands before it says it: "Verotulot puhuttavat. Paljonko niitä kertyi?"."""
    if back:
        return not left and not any(s.has("subject") or s.has("record") or s.quote is not None for s in own)
    return not left and not _has_topic(own)


def _is_of_talk(token: Token) -> bool:
    """Whether a word is a verb, somebody's own who asks, or says where something was talked of: "väännettiin", "talousarviokäsittelyssä"."""
    if is_ours(token) or any(r.finite for r in readings(token.low)):
        return True
    return any(key.endswith(settings()) for key in token.keys)


def _is_topic(explained: Explained, clause: int) -> bool:
    """Whether a clause says only what is talked of, and a question follows that names a row itself: "tuloista kun puhutaan, niin …"."""
    tokens = [t for t in explained.tokens if t.clause == clause]
    talks = any(t.keys & saying_verbs() and any(r.finite and r.person == "4" for r in readings(t.low)) for t in tokens)
    open_words = any(explained.tokens[i].clause == clause and not says_nothing(explained, i) for i in explained.open)
    return talks and not open_words and clause == 0 and _asks(explained, [clause + 1]) and _names(explained, clause + 1)


def _has_topic(spans: list[Span]) -> bool:
    """Whether spans name what is asked, not only whose, when and how much."""
    return any(
        s.has("subject") or s.has("record") or s.quote is not None or any(t.startswith(("slot:", "kind:", "invest", "spend", "result", "dim:")) for t in s.tags)
        for s in spans
    )


def _asks(explained: Explained, clauses: list[int]) -> bool:
    """Whether clauses ask: by a question word, a verb in -ko/-kö, an order ("kerro"), or a question mark after words without a verb."""
    tokens = [t for t in explained.tokens if t.clause in clauses]
    spans = _in_clauses(explained, clauses)
    if any(t.startswith("ask:") or t == "dim:year" for s in spans if not _is_no_question(explained, s) for t in s.tags):
        return True
    if any("list" in s.tags or ({"why", "define"} & set(s.tags) and explained.tokens[s.start].low[:2] == "mi") for s in spans):
        return True
    if any(is_yes_no([t]) for t in tokens if len(t.low) > 3) or (tokens and _orders(tokens[0])):
        return True
    marks = explained.reading.marks
    marked = bool(tokens) and tokens[-1].clause < len(marks) and marks[tokens[-1].clause] == "?"
    return marked and (any(t.startswith("slot:") for s in spans for t in s.tags) or not _states(explained, clauses))


def _is_no_question(explained: Explained, span: Span) -> bool:
    """ "Moni kuntalainen" counts nothing, and "minulta", "minä mietin" is no "minä vuonna"."""
    if span.end - span.start != 1:
        return False
    token = explained.tokens[span.start]
    if "ask:many" in span.tags:
        return token.low[:4] in ("moni", "mone")
    if token.low == "paljon":  # "niistä on puhuttu paljon"
        return span.start > 0 and explained.tokens[span.start - 1].clause == token.clause
    if "minä" not in token.keys:
        return False
    following = explained.tokens[span.end].low if span.end < len(explained.tokens) else ""
    return token.low != "minä" or any(r.finite and r.person == "1" for r in readings(following))


def _orders(token: Token) -> bool:
    """Whether a word can only be an order or a request: "kerro", "laskekaa"."""
    found = readings(token.low)
    return bool(found) and all(r.finite and r.person == "2" for r in found) and not token.low.endswith("t")


def _states(explained: Explained, clauses: list[int]) -> bool:
    """Whether clauses make a statement: a finite verb that is no name, a greeting, or what something is for."""
    names = {i for s in explained.spans if any(s.has(k) for k in ("subject", "unit", "record", "municipality")) for i in range(s.start, s.end)}
    tokens = [t for i, t in enumerate(explained.tokens) if t.clause in clauses and t.kind == "word" and i not in names]
    if tokens and (tokens[-1].low in purposes() or tokens[0].low in greetings()):
        return True
    return any(r.finite for t in tokens for r in readings(t.low))


def _speaks(explained: Explained, clause: int, before_question: bool) -> bool:
    """Whether somebody says "I" or "you" in a clause, greets, or says before a question that he asks or thinks."""
    tokens = [t for t in explained.tokens if t.clause == clause and t.kind == "word"]
    if tokens and "joka" in tokens[0].keys:  # "jotka eivät ole toteutuneet" says which are meant
        return False
    if any(is_own_doing(t) for t in tokens):
        return True
    for at, token in enumerate(tokens):
        denied = any("ei" in before.keys for before in tokens[:at])  # "ei ole", "ettei se toteudu" are said to nobody
        if token.low in greetings() or (not denied and bool(readings(token.low)) and all(r.person in ("1", "2") for r in readings(token.low))):
            return True
    says = any(t.keys & saying_verbs() and any(r.finite for r in readings(t.low)) for t in tokens)
    return before_question and (says or (bool(tokens) and tokens[-1].low in purposes()))


def _points_back(explained: Explained, framing: set[int]) -> bool:
    """Whether the question points at something told before: "sen kulut", but not "se summa, jolla" or "siihen, että"."""
    tokens = [t for t in explained.tokens if t.clause not in framing]
    for at, token in enumerate(tokens):
        if not token.keys & sense_words("demonstrative"):
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.clause != token.clause:
            continue
        cases = {r.case for r in readings(token.low) if r.kind == "asemosana"}
        agrees = following is not None and any(r.case in cases and r.kind in ("nimisana", "laatusana", "nimisana_laatusana") for r in readings(following.low))
        if not agrees:
            return True
    return False


def _wanted(span: Span, own: list[Span]) -> bool:
    """Whether a span of a leading clause is a name or a time of a kind that the question itself lacks."""
    if span.period is not None:
        return not any(s.period is not None for s in own)
    if span.has("municipality") is not None:
        return not any(s.has("municipality") for s in own)
    whose = span.has("unit") is not None or any(t.startswith(_UNITS) for t in span.tags)
    named = any(s.has("unit") or s.has("record") or (s.has("municipality") and s.end - s.start > 1) or any(t.startswith(_UNITS) for t in s.tags) for s in own)
    return whose and not named


def _is_place(token: Token) -> bool:
    """Whether a word names a place."""
    return any(r.kind == "paikannimi" for r in readings(token.low))


def _without(explained: Explained, framing: set[int], kept: set[int]) -> Reading:
    """The question's reading without some clauses but for some of their tokens."""
    places = [i for i, t in enumerate(explained.tokens) if t.clause not in framing or i in kept]
    moved = {old: new for new, old in enumerate(places)}
    quotes = tuple((moved[a], moved[b - 1] + 1, text) for a, b, text in explained.reading.quotes if a in moved and b - 1 in moved)
    tokens = tuple(explained.tokens[i] for i in places)
    return replace(explained.reading, text=" ".join(t.text for t in tokens), tokens=tokens, quotes=quotes)


@cache
def purposes() -> frozenset[str]:
    """Words that say what something is for: "kokousta varten"."""
    return frozenset(row["word"] for row in read_table("framing_words") if row["kind"] == "purpose")


@cache
def saying_verbs() -> frozenset[str]:
    """Verbs by which a clause says only that somebody asks, says or thinks what follows."""
    return frozenset(row["word"] for row in read_table("framing_words") if row["kind"] == "saying")


@cache
def settings() -> tuple[str, ...]:
    """How nouns end, by base form, that say where something is talked of."""
    return tuple(row["word"] for row in read_table("framing_words") if row["kind"] == "setting")
