"""Words that narrow what a question asks of a number: the beginning of a year, an age, another body than the report's, one row of another."""

import re

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.answers.accounted import Evidence
from retrieval.evidence.draft import Draft
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.language.reading import Token
from retrieval.language.stocks import is_held
from retrieval.query import Query

_WHOLE_YEAR = re.compile(r"\bkoko vuo(?:nna|den|teen)\b|\bvuositasolla\b", re.IGNORECASE)
"""That a sentence tells of a whole year."""
_WOULD = ("isi", "isivat", "isivät")
"""How verbs end that say what might be so."""


def unnarrowed(draft: Draft, query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """The words that narrow the question, as written, where the numbers told are not of what they leave."""
    long_ago = _long_ago(explained, evidence)
    if not evidence.figures or long_ago:
        return long_ago
    return [
        *_at_beginning(explained, evidence),
        *_of_age(explained, evidence),
        *_of_body(explained, evidence),
        *_of_rows(explained, evidence),
        *_left_over(draft, explained, evidence),
        *_without(draft, query, explained),
        *_for_each(explained, evidence),
        *_of_whom(explained, evidence),
        *_passed_most(query, explained, evidence),
        *_largest_of_one(query, explained, evidence),
        *_least_of_all(query, explained),
        *_if_so(explained),
        *_two_unjoined(draft, query, explained),
        *_paid_back(explained, evidence),
        *_unreal(explained, evidence),
        *_this_year(query, explained, evidence),
        *_part_of_year(explained, evidence),
        *_loan_taken(draft, explained, evidence),
    ]


def _long_ago(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Kymmenen vuotta sitten", where nothing told is as old."""
    ends = [r.period.end.year for r in evidence.reports if r.period is not None]
    oldest = min((f.figure.period.end.year for f in evidence.figures), default=max(ends, default=0))
    spans = [s for s in explained.spans if s.period is not None and s.period.spec.kind == "prior" and s.period.spec.year is None]
    ago = [s for s in spans if s.period is not None and explained.tokens[s.end - 1].low == "sitten" and s.period.spec.back > max(ends, default=0) - oldest]
    return [explained.text(s) for s in ago]


def _at_beginning(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Vuoden 2024 alussa", where the numbers are of its end or of all of it."""
    tokens = explained.tokens
    ends = {s.end for s in explained.spans if s.period is not None} | {n + 1 for n, t in enumerate(tokens) if t.low in sense_words("time_that_begins")}
    return [t.text for n, t in enumerate(tokens) if t.low in sense_words("at_beginning") and n in ends and not evidence.names(t)]


def _of_age(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Alle 3-vuotiaiden", where no name of what is told says an age."""
    tokens = explained.tokens
    aged = [n for n, t in enumerate(tokens) if n and tokens[n - 1].kind == "number" and t.low.startswith("vuotia")]
    return [f"{tokens[n - 1].text}-{tokens[n].text}" for n in aged if not evidence.names(tokens[n]) and "vuotias" not in evidence.keys]


def _of_body(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Hyvinvointialueella", where what is told is a town's."""

    def another(token: Token) -> bool:
        return bool(token.keys & sense_words("wide_body")) and not evidence.names(token)

    return [t.text for s in explained.tagged("unit_kind:kunta") for t in explained.tokens[s.start : s.end] if another(t)]


def _of_rows(explained: Explained, evidence: Evidence) -> list[str]:
    """The row of which another is a part, where the sentence with the number does not name it: "montako euroa henkilöstökuluista oli palkkoja"."""
    rows = [s for s in explained.spans if s.has("subject") is not None and s.has("unit") is None and s.has("record") is None]
    if len(rows) < 2 or not all(f.figure.sentence for f in evidence.figures):
        return []

    told = {r.lemma for f in evidence.figures for word in words_of(f.figure.sentence) for r in readings(word.lower())}

    def unsaid(span: Span) -> bool:
        tokens = [t for t in explained.tokens[span.start : span.end] if t.kind == "word"]
        of_it = any(r.case == "sisaeronto" for r in readings(tokens[-1].low)) if tokens else False
        return of_it and not any((t.any_keys | {*t.parts[-1:]}) & told for t in tokens)

    return [explained.text(s) for s in rows if unsaid(s)]


def _left_over(draft: Draft, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Onko budjetista käyttämättä yli puolet", where the per cents told are of what was used; "mikä osuus ei toteutunut", where they are of what was."""
    used = draft.calculation is None and all(f.figure.measure == "percent" for f in evidence.figures)
    shared = draft.calculation is not None and draft.calculation.operation == "share" and all(f.figure.measure != "remaining" for f in evidence.figures)
    left = explained.tagged("measure:remaining") if used or shared else []
    left += [s for s in explained.spans if shared and s.has("status") is not None and explained.tokens[s.start].keys & sense_words("not")]
    return [explained.text(s) for s in left]


def _without(draft: Draft, query: Query, explained: Explained) -> list[str]:
    """ "Montako prosenttia jää, kun … vähennetään pois": how much larger the one is than the other is no part that is left."""
    grown = draft.calculation is not None and draft.calculation.operation == "change_percent"
    return [explained.text(s) for s in explained.tagged("want:%")] if grown and "without" in query.extra else []


def _for_each(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Oppilasta kohti", where the numbers told are for nothing each."""
    rates = [s for s in explained.spans if any(t.startswith("rate:") for t in s.tags)]
    return [explained.text(s) for s in rates] if "unit:per" not in evidence.deeds and not evidence.deeds & {"claim", "mean"} else []


def _of_whom(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Montako asukasta", where a sentence counts others."""
    after = {s.end for s in explained.tagged("ask:many")}
    asked = [explained.tokens[s.start] for s in explained.tagged("population") if s.start in after and s.end == s.start + 1]
    told = all(f.figure.sentence for f in evidence.figures)
    return [t.text for t in asked if told and not evidence.names(t)]


def _passed_most(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Ylitti eniten", where what is told is no deviation."""
    ranked = query.operation == "rank" and query.limit is None and {"over", "under"} & set(query.extra)
    if not ranked or evidence.deeds & {"deviation", "change", "percent", "claim"}:
        return []
    return [explained.text(s) for s in explained.tagged("over", "under")]


def _largest_of_one(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Suurin vuosikate", where the largest of the rows that it is reckoned from, or of some others, is told."""
    if query.operation != "rank" or query.dimension is not None or len(query.subjects) != 1:
        return []
    names = set(query.subjects[0].names)
    one = all(row_side(name) == "result" or is_held(name) for name in names)
    return [query.subjects[0].named] if one and any(subject_key(f.figure) not in names for f in evidence.figures) else []


def _least_of_all(query: Query, explained: Explained) -> list[str]:
    """ "Vähiten … suurimmasta alkaen", where the largest are told: "suurimmasta" says only which comes first."""

    def chooses(span: Span) -> bool:
        return not any(r.case in ("sisaeronto", "sisatulento") for t in explained.tokens[span.start : span.end] for r in readings(t.low)[:1])

    least = [s for s in explained.tagged("smallest") if chooses(s)]
    most = [s for s in explained.tagged("largest") if chooses(s)]
    return [explained.text(s) for s in least] if query.operation in ("rank", "records") and query.order == "largest" and not most else []


def _if_so(explained: Explained) -> list[str]:
    """ "Jos verot nousevat", of which no report tells."""
    tokens = explained.tokens
    turns = {"up", "down", "more", "less", "op:change"}
    ifs = [n for n, t in enumerate(tokens) if t.low in sense_words("condition")]
    behind = [[s for s in explained.spans if s.start > n and tokens[s.start].clause == tokens[n].clause] for n in ifs]
    return [
        tokens[n].text
        for n, spans in zip(ifs, behind, strict=True)
        if any(turns & set(s.tags) for s in spans) and not any("op:without" in s.tags for s in spans)
    ]


def _two_unjoined(draft: Draft, query: Query, explained: Explained) -> list[str]:
    """ "Palkkoja määräaikaisille", where the wages of all and the number of those are told: no "ja" asks for two numbers."""
    units = {value.unit for value in draft.values}
    asked = explained.tagged("ask:amount", "ask:many", "ask:which", "want:EUR", "want:persons", "want:%")
    several = len(units) > 1 or (len(draft.values) > 1 and units <= {"count", "persons"})
    two = query.operation == "lookup" and len(query.subjects) > 1 and several and draft.calculation is None
    if not two or explained.has("joiner", "versus", "list", "each") or any("," in t.text for t in explained.tokens) or len(asked) > 2:
        return []
    return [query.subjects[-1].named]


def _paid_back(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Lainoja maksettiin takaisin", where what is owed is told."""
    repaid = any(subject_key(f.figure) in map(account_key, sense_list("loan_repaid")) for f in evidence.figures)
    owed = any(is_held(subject_key(f.figure)) or f.figure.period.start == f.figure.period.end for f in evidence.figures)
    return [explained.text(s) for s in explained.tagged("paid_back")] if owed and not repaid else []


def _this_year(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Tänä vuonna", where what is told is of a year that was over before the report's own."""
    tokens = explained.tokens
    now = max((r.period.end.year for r in evidence.reports if r.period is not None), default=None)
    spans = [s for s in explained.spans if tokens[s.start].low == "tänä" and tokens[s.end - 1].low in sense_words("year_named")]
    past = now is not None and all(f.figure.period.end.year < now for f in evidence.figures)
    return [explained.text(s) for s in spans] if past and not query.periods else []


def _part_of_year(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Tammi–maaliskuussa", where the sentence tells of the whole year: "hinnannousu lisää menoja koko vuonna"."""
    spans = [s for s in explained.spans if s.period is not None and s.period.spec.kind in ("span", "month", "to_date", "quarter")]
    parts = [s for s in spans if s.period is not None and (s.period.spec.first not in (None, 1) or s.period.spec.last not in (None, 12))]
    whole = bool(evidence.figures) and all(_WHOLE_YEAR.search(f.figure.sentence) for f in evidence.figures)
    return [explained.text(s) for s in parts] if whole else []


def _loan_taken(draft: Draft, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Lainaa nostettiin", where it is told how much more is owed than before: what was taken is more than that, if some was paid back."""
    grown = draft.calculation is not None and all(is_held(subject_key(f.figure)) for f in evidence.figures)
    taken = [n for n, t in enumerate(explained.tokens) if n and t.any_keys & sense_words("taking_loan") and any(r.person == "4" for r in readings(t.low))]
    return [explained.tokens[n].text for n in taken if grown and any(r.case == "osanto" for r in readings(explained.tokens[n - 1].low))]


def _unreal(explained: Explained, evidence: Evidence) -> list[str]:
    """The verb that makes an amount one that did not come about, where one that did is told: "paljonko kuluja vältettiin", "menojen pitäisi olla"."""
    figures = [f.figure for f in evidence.figures]
    told = bool(figures) and all(f.measure in ("actual", "closing") and f.subject_kind == "account" and not f.sentence for f in figures)
    asks = explained.tagged("ask:amount", "ask:many")
    if not told or not asks:
        return []
    behind = [explained.tokens[i] for i in explained.own if i >= asks[0].end]
    found = [t for t in behind if any((r.finite and r.person in ("3", "4")) or r.participle for r in readings(t.low)[:1])]
    would = [t for t in found if t.low.endswith(_WOULD) and t.any_keys & sense_words("might_be")]
    forgiven = [t for t in behind if t.low == "anteeksi" and any("antaa" in other.any_keys for other in behind)]
    return [t.text for t in (*found, *forgiven) if t in would or t in forgiven or t.any_keys & sense_words("not_come_about")]
