"""Words before a question, in its own sentence, that only ask somebody to answer: "osaako joku sanoa paljonko …", "minulta kysyttiin, paljonko …"."""

from dataclasses import replace

from ingest.language.voikko import readings
from ingest.units.units import unit_kind
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import asking_verbs, greetings, lead_words, sense_list, sense_words
from retrieval.language.reading import Reading, Token

_ASKS = ("ask:", "why", "define")
_LEADING = frozenset(
    {"filler", "joiner", "any", "not", "pronoun", "earn", "entä", "works", "population", "does", "event", "trend"}
    | {"want:persons", "report_word", "unit_kind:kunta", "unit_kind:lautakunta", "ask:which", "dim:year"}
)
"""Tags that words before a question may have and ask nothing: "en saa mistään tietoa, paljonko …"."""
_NOUNS = ("nimisana", "nimi", "paikannimi", "lyhenne", "etunimi", "sukunimi")


def without_lead(explained: Explained) -> Reading | None:
    """The question from its first asking word on, when what stands before it only leads to it; None when nothing does.

    A name or time before it is kept where the question itself has none of its kind; a noun there that may change what is asked leaves all as it is.
    """
    cut = _first_asking(explained)
    lead = explained.tokens[:cut]
    spans = [s for s in explained.spans if s.start < cut]
    if cut == 0 or any(s.end > cut for s in spans) or not any(_speaks(t, i == 0) or _bases(t) & (asking_verbs() | lead_words()) for i, t in enumerate(lead)):
        return None
    names = [s for s in spans if s.period is not None or s.has("unit") or s.has("municipality")]
    if any(s not in names and not (s.tags and set(s.tags) <= _LEADING) for s in spans):
        return None
    if not all(says_nothing(explained, i) or (i == 0 and _speaks(lead[0], True)) for i in explained.open if i < cut):
        return None
    named = {i for s in names for i in range(s.start, s.end)}
    if any(t.kind != "word" for i, t in enumerate(lead) if i not in named):
        return None
    own = [s for s in explained.spans if s.start >= cut]
    kept = {i for s in names if _lacking(s, own) and not is_of_occasion(explained, s) for i in range(s.start, s.end)}
    places = [i for i in range(len(explained.tokens)) if i >= cut or i in kept]
    moved = {old: new for new, old in enumerate(places)}
    quotes = tuple((moved[a], moved[b - 1] + 1, text) for a, b, text in explained.reading.quotes if a in moved and b - 1 in moved)
    return replace(explained.reading, tokens=tuple(explained.tokens[i] for i in places), quotes=quotes)


def says_nothing(explained: Explained, at: int) -> bool:
    """Whether an open word before a question cannot change what is asked: no noun but one of who asks, where or for what, or a name behind a greeting."""
    token = explained.tokens[at]
    found = readings(token.low)
    tails = set(token.parts) & lead_words()
    if token.keys & lead_words() or token.low in greetings() or any(key.endswith(tail) for key in token.keys for tail in tails):
        return True
    if any(_is_board(key) for key in token.keys) and _beside_occasion(explained, at, at + 1):
        return True
    if is_ours(token):
        return True
    if at and explained.tokens[at - 1].low in greetings() and token.text[:1].isupper():
        kinds = {r.kind for r in found}
        return bool(kinds & {"etunimi", "sukunimi"}) and "paikannimi" not in kinds
    return bool(found) and not any(r.kind in _NOUNS or (r.kind.endswith("laatusana") and r.case not in ("nimento", "olento")) for r in found)


def is_ours(token: Token) -> bool:
    """Whether a noun is somebody's own who asks: "ryhmässämme", "mieltäni"."""
    return token.low.endswith(("mme", "ni")) and any(r.kind == "nimisana" and r.possessive for r in readings(token.low))


def is_of_occasion(explained: Explained, span: Span) -> bool:
    """Whether a board is named for whose meeting or member it is: "lautakunnan kokousta varten", "esitystä valtuustolle"; not "lautakunnan talouteen"."""
    board = span.has("unit")
    named = "unit_kind:lautakunta" in span.tags or (board is not None and all(_is_board(name) for name in board.values))
    return named and _beside_occasion(explained, span.start, span.end)


def _is_board(name: str) -> bool:
    return unit_kind(name) in ("toimielin", "lautakunta")


def _beside_occasion(explained: Explained, start: int, end: int) -> bool:
    before = explained.tokens[start - 1].keys if start and explained.tokens[end - 1].low.endswith("lle") else frozenset()
    following = explained.tokens[end].keys if end < len(explained.tokens) else frozenset()
    return bool((before | following) & (lead_words() - sense_words("matters")))


def _first_asking(explained: Explained) -> int:
    """Where the first word stands that asks what is asked; 0 when none does or it begins the question."""
    tokens = explained.tokens
    for at, token in enumerate(tokens):
        span = next((s for s in explained.spans if s.start == at), None)
        if span is not None and any(t.startswith(_ASKS) for t in span.tags) and not token.keys & sense_words("speaker"):
            behind = tokens[span.end] if span.end < len(tokens) else None
            if behind is None or not _first_person(behind):  # "mistä näen, paljonko …"
                return at
        elif (
            _asks_whether(token) and not _bases(token) & asking_verbs() and not any(t.low.startswith(sense_list("knowledge")) for t in tokens[at + 1 : at + 4])
        ):
            return at
    return 0


def _written(token: Token) -> tuple[str, ...]:
    """A verb in -ko or -kö as it is written without -han: "riittääks" → riittääko, riittääkö."""
    low = token.low.removesuffix("han").removesuffix("hän")
    return (low[:-2] + "ko", low[:-2] + "kö") if low.endswith("ks") else (low,) if low.endswith(("ko", "kö")) else ()


def _bases(token: Token) -> frozenset[str]:
    return token.keys.union(r.lemma for form in _written(token) for r in readings(form))


def _asks_whether(token: Token) -> bool:
    """Whether a word is a verb in -ko or -kö, -han behind it or not, or a spoken one in -ks."""
    return token.kind == "word" and any(r.finite for form in _written(token) for r in readings(form))


def _first_person(token: Token) -> bool:
    if not token.low.endswith(("n", "mme")) or not any(key.endswith(("a", "ä")) for key in token.keys):  # spares loading the dictionary
        return False
    return bool(found := readings(token.low)) and all(r.finite and r.person == "1" for r in found)


def _speaks(token: Token, begins: bool) -> bool:
    """Whether a word is "I" or "you", or a verb of theirs, or greets."""
    mine = [r.finite and r.person in ("1", "2") for r in readings(token.low)]
    verb = any(mine) if begins or token.keys & asking_verbs() else bool(mine) and all(mine)
    return token.kind == "word" and (bool(token.keys & sense_words("speaker")) or token.low in greetings() or verb)


def _lacking(span: Span, own: list[Span]) -> bool:
    """Whether a span is a name or a time of a kind that the question itself lacks."""
    if span.period is not None:
        return not any(s.period is not None for s in own)
    return any(span.has(kind) is not None and not any(s.has(kind) for s in own) for kind in ("municipality", "unit"))
