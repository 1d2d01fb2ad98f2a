"""Two rows held against each other without "kuin": "maksutuottojen toteuma oli myyntituottojen toteumaa suurempi", "vuosikate ylitti poistot"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_words
from retrieval.language.phrases import Concept
from retrieval.language.retagging import BUDGETS, PLANS, Spans, retagged
from retrieval.language.rules import given

_PAST = {"over": "more", "under": "less"}
"""Tags of verbs by which one amount goes past another, and of the comparatives that say the same."""
_OTHERWISE = (*PLANS, "than", "versus", "minus", "joiner", "ask:which", "any", "largest", "smallest", "why", "limit")
"""What else may be past something, or may be asked of it."""


def _sides() -> dict[str, frozenset[str]]:
    """Tags of comparatives, and the words that say the same of a row in the partitive."""
    return {"more": sense_words("further_on"), "less": sense_words("further_back")}


@given("subject")
def _told_apart(spans: Spans, explained: Explained) -> Spans:
    """ "Oliko vuosikate poistoja suurempi?", "ylittikö vuosikate poistot": two rows side by side, no row of both: "Vuosikate poistoista"."""
    joined = [s for s in spans if s.has("subject") and s.end - s.start == 2]
    rows = [s for s in spans if s.has("subject")]
    if len(rows) != 1 or rows != joined:
        return spans
    both = rows[0]
    compared = _is_case(both.end - 1, explained, "osanto") and bool(_comparative(spans, explained, both.end)[1])
    passed = any(_passes(s, explained) and s.end <= both.start for s in spans) and _is_object(both, explained)
    behind = [t.low for t in explained.tokens[both.end : both.end + 1]]
    beyond = bool(sense_words("past_amount").intersection(behind)) and _is_case(both.end - 1, explained, "omanto")
    named = [_row_of(at, explained) for at in (both.start, both.end - 1)] if compared or passed or beyond else [None]
    if not all(named):
        return spans
    apart = [Span(both.start + n, both.start + n + 1, (concept,), both.weight) for n, concept in enumerate(named) if concept is not None]
    return tuple(sorted((*(s for s in spans if s is not both), *apart), key=lambda s: s.start))


def _row_of(at: int, explained: Explained) -> Concept | None:
    """The row that one word names alone; None where it names none."""
    held = explained.vocabulary.phrases
    named = (p.concept for key in sorted(explained.tokens[at].keys) for p in held.get(key, ()) if len(p.words) == 1 and p.concept.kind == "subject")
    return next(named, None)


@given("subject", senses=("being_beside",))
def _in_partitive(spans: Spans, explained: Explained) -> Spans:
    """The verb between the rows as a "kuin", where the second one stands in the partitive before a comparative."""
    rows = _two_rows(spans)
    if rows is None or any({"than", "versus", "minus"} & set(s.tags) for s in spans):
        return spans
    verbs = [s for s in spans if rows[0].end <= s.start < rows[1].start and s.end - s.start == 1 and _stays(s, explained)]
    at, side = _comparative(spans, explained, rows[1].end)
    if len(verbs) != 1 or not side or not _is_case(at - 1, explained, "osanto"):  # "… toteumaa edellä"
        return spans
    others = tuple(retagged(s, "than") if s is verbs[0] else s for s in spans)
    said = any(s.start <= at < s.end for s in spans)
    return others if said else tuple(sorted((*others, Span(at, at + 1, (Concept("tag", (side,)),), 1.0)), key=lambda s: s.start))


@given("subject", senses=("passing",))
def _passing(spans: Spans, explained: Explained) -> Spans:
    """ "Vuosikate ylitti poistot", "ylittivätkö maksutuotot myyntituotot": the verb by which one row goes past another, and no budget, as a "kuin"."""
    rows = _two_rows(spans)
    verbs = [s for s in spans if _passes(s, explained)]
    if rows is None or len(verbs) != 1 or verbs[0].start > rows[1].start or not _is_object(rows[1], explained):
        return spans
    sides = [side for tag, side in _PAST.items() if tag in verbs[0].tags]
    if len(sides) != 1 or _asks_otherwise(spans, verbs[0]):
        return spans
    return tuple(retagged(s, "than", *sides) if s is verbs[0] else s for s in spans)


@given("subject", senses=("past_amount",))
def _beyond(spans: Spans, explained: Explained) -> Spans:
    """ "Jäivät alle toimintakulujen", "menivät toimintatuottojen yli": the row in the genitive beside "yli" or "alle" is what another is held against."""
    rows = _two_rows(spans)
    words = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("past_amount")]
    if rows is None or len(words) != 1 or not _is_case(rows[1].end - 1, explained, "omanto") or _asks_otherwise(spans, words[0]):
        return spans
    word, side = words[0], next((side for tag, side in _PAST.items() if tag in words[0].tags), "")
    verb = next((s for s in spans if rows[0].end <= s.start < rows[1].start and s.end - s.start == 1 and _stays(s, explained)), None)
    if not side or not (rows[0].end <= word.start < rows[1].start or word.start == rows[1].end):
        return spans
    if word.start < rows[1].start:
        return tuple(retagged(s, "than", side) if s is word else s for s in spans)
    held = {id(word): ("filler",), id(verb): ("than", side)} if verb is not None else {id(word): (side,)}
    return tuple(retagged(s, *held[id(s)]) if id(s) in held else s for s in spans)


def _asks_otherwise(spans: Spans, beside: Span) -> bool:
    """Whether anything but the span speaks of a plan, a limit or another question than how two rows stand to each other."""
    return any(set(s.tags).intersection(_OTHERWISE) or s.has("number") for s in spans if s is not beside)


def _two_rows(spans: Spans) -> tuple[Span, Span] | None:
    """The two rows that are named, or one row named of each of two units; "aineiden ja tarvikkeiden" is one."""
    named = [(s, concept.values) for s in spans if (concept := s.has("subject")) is not None]
    rows = [s for n, (s, values) in enumerate(named) if n + 1 == len(named) or named[n + 1][1] != values]
    units = [s for s in spans if s.has("unit") is not None]
    if len(rows) == 1 and len(named) == 2 and len(units) == 2 and units[0].start < named[0][0].start < units[1].start < named[1][0].start:
        rows = [named[0][0], named[1][0]]
    return (rows[0], rows[1]) if len(rows) == 2 else None


def _stays(span: Span, explained: Explained) -> bool:
    """Whether a verb says how something is or comes to be beside another: "olivat", "jäivät"."""
    return bool(explained.tokens[span.start].any_keys & sense_words("being_beside"))


def _passes(span: Span, explained: Explained) -> bool:
    """Whether a verb says that one amount went past another: "ylitti"."""
    token = explained.tokens[span.start]
    verb = token.low.removesuffix("ko").removesuffix("kö")
    return span.end - span.start == 1 and bool(token.any_keys & sense_words("passing")) and any(r.finite for r in readings(verb))


def _is_object(row: Span, explained: Explained) -> bool:
    """Whether a row may be what is gone past: "poistot", "toimintakatteen"."""
    return _is_case(row.end - 1, explained, "nimento") or _is_case(row.end - 1, explained, "omanto")


def _is_case(at: int, explained: Explained, case: str) -> bool:
    return any(r.case == case for r in readings(explained.tokens[at].low))


def _comparative(spans: Spans, explained: Explained, since: int) -> tuple[int, str]:
    """(position, "more" or "less") of the last word, where it compares; "" where it doesn't, or the words before it say more than what is compared."""
    aside = {i for s in spans if s.period is not None or s.has("municipality") or s.has("unit") for i in range(s.start, s.end)}
    at = next((i for i in reversed(explained.own) if i not in aside), 0)
    between = [s for s in spans if since <= s.start < at]
    if at <= since - 1 or any(not t.startswith("measure:") for s in between for t in s.tags or ("",)) or any(since <= i < at for i in explained.open):
        return at, ""
    tags = {t for s in spans if s.start == at for t in s.tags}
    found = [side for side, words in _sides().items() if side in tags or explained.tokens[at].low in words]
    return at, found[0] if len(found) == 1 else ""


@given("up", "down")
def _moved_from_plan(spans: Spans, explained: Explained) -> Spans:
    """ "Kulut kasvoivat talousarviosta", "ovat pienentyneet suunnitellusta": what moved from a plan is over or under it, whatever it was the year before."""
    plans = [s for s in spans if (BUDGETS | {"planned"}).intersection(s.tags)]
    moves = [s for s in spans if {"up", "down"} & set(s.tags)]
    if len(plans) != 1 or len(moves) != 1 or _two_rows(spans) is not None or not any(s.has("subject") for s in spans):
        return spans
    plan, move = plans[0], moves[0]
    dated = [s for s in spans if s.period is not None and (s.end == plan.start or s.start == plan.end)]  # "vuoden 2024 talousarviosta" is of that year
    others = any({"expects", "op:share", "measure:forecast", "over", "under"} & set(s.tags) for s in spans)
    if others or not _is_case(plan.end - 1, explained, "sisaeronto") or any(explained.tokens[s.start].low != "vuonna" for s in dated):
        return spans
    side = "over" if "up" in move.tags else "under"
    plain = plan if BUDGETS.intersection(plan.tags) else retagged(plan, "measure:any_budget")
    return tuple(retagged(s, side) if s is move else plain if s is plan else s for s in spans)


RULES = (_moved_from_plan, _told_apart, _in_partitive, _passing, _beyond)
