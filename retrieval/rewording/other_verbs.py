"""Verbs that a report may put in another word, as the rest of the question says what is meant: "lähti eläkkeelle" is "jäi eläkkeelle"."""

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.phrases import Concept
from retrieval.language.reading import Token
from retrieval.language.retagging import BUDGETS, Spans, names_any, retagged
from retrieval.language.rules import given

_DONE = ("tua", "tyä")
"""How the participle of what is done ends as the object of "saada": "myytyä"."""
_COMERS = frozenset({"audience", "visit"})
"""Groups of words for people who come somewhere."""


@given(senses=("into_pension",))
def _pensioned(spans: Spans, explained: Explained) -> Spans:
    """ "Montako lähti eläkkeelle": whether they left or stayed."""
    return _filling(spans, explained, sense_words("going_off")) if any(t.low in sense_words("into_pension") for t in explained.tokens) else spans


@given("works")
def _at_work(spans: Spans, explained: Explained) -> Spans:
    """ "Montako opettajaa oli töissä": of an occupation they need not be said to be at work."""
    counted = explained.has("ask:many") and any(explained.tokens[i].keys & _occupations(explained) for i in explained.open)
    return tuple(_filler(s.start, s.end) if counted and s.tags == ("works",) and s.has("unit") is None else s for s in spans)


def _occupations(explained: Explained) -> frozenset[str]:
    """The base forms of the question's words for those who have an occupation."""
    tails = tuple(sense_words("occupation_tail"))
    return frozenset(key for i in explained.open for key in explained.tokens[i].keys if key.endswith(tails))


@given("over", "under", senses=("looming",))
def _threatens(spans: Spans, explained: Explained) -> Spans:
    """ "Uhkaavat ylittää": they are going over."""
    return _filling(spans, explained, sense_words("looming")) if any({"over", "under"} & set(s.tags) for s in spans) else spans


@given(senses=("drawing_people",))
def _drew(spans: Spans, explained: Explained) -> Spans:
    """ "Kuinka paljon yleisöä näyttely veti": how many came."""
    verbs = sense_words("drawing_people")
    if not any(t.any_keys & verbs for t in explained.tokens) or not explained.has("ask:amount", "ask:many"):
        return spans
    return _filling(spans, explained, verbs) if any(groups_of(t.keys) & _COMERS for t in explained.tokens) else spans


@given(senses=("in_course_of",))
def _in_course_of(spans: Spans, explained: Explained) -> Spans:
    """ "Alkuvuoden mittaan": a time, no measuring."""
    ends = {s.end for s in spans if s.period is not None} | {i + 1 for i, t in enumerate(explained.tokens) if t.keys & sense_words("stretch_of_time")}
    return tuple(_filler(s.start, s.end) if s.start in ends and explained.tokens[s.start].low in sense_words("in_course_of") else s for s in spans)


@given(words=("vastaan",))
def _against(spans: Spans, explained: Explained) -> Spans:
    """ "Miten korkojen nousua vastaan on suojauduttu": nobody is in charge."""
    guarded = explained.has("slot:control", "slot:control_outcome")
    return tuple(_filler(s.start, s.end) if guarded and explained.tokens[s.start].low == "vastaan" else s for s in spans)


@given("slot:control", "slot:control_outcome")
def _brought_by(spans: Spans, explained: Explained) -> Spans:
    """ "Miten myrskyjen aiheuttamiin katkoihin on varauduttu": no question for what brought them."""
    guarded = explained.has("slot:control", "slot:control_outcome")
    caused = [s for s in spans if s.tags == ("why",) and explained.tokens[s.start].low.startswith(sense_list("brought_by"))] if guarded else []
    return tuple(_filler(s.start, s.end) if s in caused else s for s in spans)


@given("spend", senses=("putting_somewhere",))
def _put_somewhere(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko kuvia museo vei verkkoon": how many things were put somewhere, no money."""
    asks = [s for s in spans if "ask:amount" in s.tags and explained.tokens[s.start].clause == explained.tokens[-1].clause]
    put = [s for s in spans if "spend" in s.tags and s.end - s.start == 1 and explained.tokens[s.start].any_keys & sense_words("putting_somewhere")]
    if len(asks) != 1 or len(put) != 1 or explained.has("money", "want:EUR") or any(s.has("subject") is not None for s in spans):
        return spans
    things = [i for i in explained.open if i >= asks[0].end and any(r.case == "osanto" and r.plural for r in readings(explained.tokens[i].low))]
    into = [i for i in explained.open if any(r.case in ("sisatulento", "ulkotulento") for r in readings(explained.tokens[i].low))]
    return tuple(retagged(s, "event") if s in put else s for s in spans) if things[:1] == [asks[0].end] and into else spans


@given(senses=("unused",))
def _left_unused(spans: Spans, explained: Explained) -> Spans:
    """ "Miksi tarvikerahoja jäi käyttämättä": why less was spent than was budgeted."""
    stays = any(t.any_keys & sense_words("staying_behind") for t in explained.tokens)
    unused = [s for s in spans if "measure:remaining" in s.tags and "spend" in s.tags and explained.tokens[s.start].low in sense_words("unused")]
    if not explained.has("why") or not stays or not unused or not (names_any(spans, "subject") or explained.has("money")):
        return spans
    return tuple(retagged(s, "under") if s in unused else s for s in spans)


@given("why", senses=("much",))
def _much_or_not(spans: Spans, explained: Explained) -> Spans:
    """ "Miksi hoitoa ei tarvittu paljon" is why little, "ei kulunut niin paljon kuin piti" why less was spent than was budgeted, "tarvittiin paljon" much."""
    much = [s for s in spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("much")]
    if not explained.has("why") or len(much) != 1 or explained.has("more", "less", "over", "under"):
        return spans
    denied = [s for s in spans if "not" in s.tags]
    if not denied and not any(t.low in sense_words("why_not") for t in explained.tokens):
        return tuple(retagged(s, "more") if s in much else s for s in spans)
    if len(denied) > 1 or any(s.start > much[0].start for s in denied):
        return spans
    due = any("than" in s.tags and s.start >= much[0].end for s in spans)
    return tuple(retagged(s, "under" if due else "less") if s in much else retagged(s, "filler") if s in denied else s for s in spans)


@given(senses=("counted_on",))
def _counted_on(spans: Spans, explained: Explained) -> Spans:
    """ "Enemmän kuin koko vuodelle laskettiin": than was budgeted."""
    than = [s for s in spans if "than" in s.tags]
    if len(than) != 1 or not explained.has("more", "less") or explained.has(*BUDGETS, "planned"):
        return spans
    on = [s for s in spans if s.start > than[0].start and explained.tokens[s.start].low in sense_words("counted_on")]
    return tuple(retagged(s, "measure:any_budget", "planned") if s in on else s for s in spans)


@given("ratio", senses=("going_there",))
def _times_gone(spans: Spans, explained: Explained) -> Spans:
    """ "Montako kertaa uimahallissa käytiin": how many visits, of nobody named, and no factor by which one number is another."""
    verbs = [explained.tokens[i] for i in explained.own if explained.tokens[i].any_keys & sense_words("going_there")]
    goes = any(r.person == "4" for t in verbs for r in readings(t.low))
    if not goes or explained.has("more", "less", "than", "versus", "over", "under", "up", "down", "largest", "smallest"):
        return spans
    return tuple(retagged(s, "ask:many") if "ratio" in s.tags and explained.tokens[s.end - 1].low == "kertaa" else s for s in spans)


@given(senses=("could_do", "getting"))
def _managed(spans: Spans, explained: Explained) -> Spans:
    """ "Onko kunta onnistunut myymään", "saanut myytyä": whether it has sold."""
    tokens = explained.tokens
    managing = sense_words("could_do") | sense_words("getting")
    if not any(t.any_keys & managing for t in tokens):
        return spans
    does = [n for n, t in enumerate(tokens) if any(r.kind == "teonsana" and r.case == "sisatulento" for r in readings(t.low)[:1])]
    done = [n for n, t in enumerate(tokens) if any(r.participle and r.case == "osanto" and not r.plural for r in readings(t.low)) and t.low.endswith(_DONE)]
    spans = _filling(spans, explained, sense_words("could_do")) if does else spans
    got = {n - 1 for n in done if n and tokens[n - 1].any_keys & sense_words("getting")}
    return tuple(_filler(s.start, s.end) if s.end - s.start == 1 and s.start in got else s for s in spans)


@given("expects")
def _expects(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko enemmän veroja kunta odottaa kuin talousarviossa on": the forecast is held against the budget."""
    against = explained.has("than") and explained.has("more", "less") and explained.has(*BUDGETS) and explained.has("ask:amount", "ask:many")
    expects = [s for s in spans if "expects" in s.tags and any(r.finite and r.person == "3" for r in readings(explained.tokens[s.end - 1].low))]
    if not against or len(expects) != 1 or explained.has("measure:forecast"):
        return spans
    other = {"more": "over", "less": "under"}
    way = {s: next((other[t] for t in s.tags if t in other), "") for s in spans}
    return tuple(retagged(s, "measure:forecast") if s in expects else retagged(s, way[s]) if way[s] else s for s in spans)


@given(words=("eli",))
def _said_again(spans: Spans, explained: Explained) -> Spans:
    """ "Väen palkkaukseen eli henkilöstökuluihin": what stands before "eli" is said again by the name of a row."""
    tokens = explained.tokens
    again = next((s.start for s in spans if s.end - s.start == 1 and tokens[s.start].low == "eli"), 0)
    row = next((s for s in spans if s.start == again + 1 and s.has("subject") is not None), None) if again else None
    if row is None or not _cases(tokens[again - 1]) & _cases(tokens[row.end - 1]):
        return spans
    first = again - 2 if again > 1 and "omanto" in _cases(tokens[again - 2]) else again - 1
    before = [s for s in spans if first <= s.start < again]
    if any(s.period is not None or any(s.has(kind) for kind in ("subject", "unit", "municipality", "record")) for s in before):
        return spans
    left = [i for i in explained.open if first <= i < again]
    kept = [s for s in spans if s not in before]
    return tuple(sorted((*kept, *(_filler(s.start, s.end) for s in before), *(_filler(i, i + 1) for i in left)), key=lambda s: s.start))


def _cases(token: Token) -> set[str]:
    return {r.case for r in readings(token.low) if r.case and r.kind.startswith(("nimisana", "laatusana"))}


def _filling(spans: Spans, explained: Explained, verbs: frozenset[str]) -> Spans:
    """The spans with those of some verbs that nothing explains as fillers."""
    said = [i for i in explained.open if explained.tokens[i].any_keys & verbs]
    return tuple(sorted((*spans, *(_filler(i, i + 1) for i in said)), key=lambda s: s.start)) if said else spans


def _filler(start: int, end: int) -> Span:
    return Span(start, end, (Concept("tag", ("filler", "put_otherwise")),), 1.0)


RULES = (
    _pensioned,
    _at_work,
    _threatens,
    _drew,
    _in_course_of,
    _against,
    _brought_by,
    _put_somewhere,
    _left_unused,
    _much_or_not,
    _counted_on,
    _times_gone,
    _managed,
    _expects,
    _said_again,
)
"""In order: each takes the spans and the question as it was explained, and gives the spans back."""
