"""Words that say of a row named beside them whether it is income, a cost or a saving: "paljonko avustuksia saatiin tuottoina" asks for one row."""

from dataclasses import replace

from ingest.language.voikko import readings
from retrieval.language.explain import Explained, Span
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import row_side
from retrieval.language.near_words import groups_of
from retrieval.language.phrases import Concept
from retrieval.language.retagging import Spans, bases_of, retagged
from retrieval.language.rules import given

_BY = frozenset({"ulkoolento", "sisaeronto"})
"""Cases of what a saving is made by or comes from: "tiivistämisellä", "kilpailutuksesta"."""


def _as_what(spans: Spans, explained: Explained) -> Spans:
    """ "Avustuksia … tuottoina", "palkkioita … menoina", "avustukset (kulu)": the side of the row that is named, no second row."""

    def side(span: Span) -> str | None:
        if span.end - span.start != 1:
            return None
        token = explained.tokens[span.start]
        low, aside = token.low, "(" in explained.reading.text and f"({token.text})" in explained.reading.text
        if not ("ina" in low or "inä" in low or aside):
            return None
        found = [r for r in readings(low) if r.case == "nimento" or (r.case == "olento" and r.plural)]
        found = [r for r in found if (r.case == "nimento") is aside]
        sides = (("earn", sense_words("income_side")), ("spend", sense_words("cost_side")))
        return next((tag for tag, words in sides if any(r.lemma in words for r in found)), None)

    told = {s: tag for s in spans if (tag := side(s)) is not None}
    if not told or all(s.has("subject") is None or s in told for s in spans):
        return spans
    return tuple(retagged(s, told[s]) if s in told else s for s in spans)


@given("down")
def _saved_by(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko kouluverkon tiivistämisellä säästetään", "… tiivistäminen säästää": the number of a row that is itself a means to save, not how it fell."""
    verbs = [s for s in spans if "down" in s.tags and "economise" in groups_of(bases_of(s, explained))]
    by_itself = any(r.finite and r.person == "3" for s in verbs for r in readings(explained.tokens[s.end - 1].low))

    def saves(span: Span) -> bool:
        row = span.has("subject")
        means = row is not None and all(row_side(key) is None for key in row.values)
        cases = _BY | {"nimento"} if by_itself else _BY
        return means and any(r.case in cases for r in readings(explained.tokens[span.end - 1].low))

    if not verbs or not explained.has("ask:amount", "ask:many", "want:EUR") or not any(map(saves, spans)):
        return spans
    ends = [r.period.end.year for r in explained.vocabulary.reports.values() if r.period is not None]
    ahead = any(s.period is not None and (s.period.spec.year or 0) > max(ends, default=0) for s in spans)
    return tuple(retagged(s, "estimated" if ahead else "saves") if s in verbs else s for s in spans)


@given("saves", "estimated", senses=("ought",))
def _to_be_saved(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko sijaisten vähentämisellä pitäisi säästää": what is aimed at in the table of measures, not what has been saved."""
    held = explained.vocabulary.records
    planned = any(held[i].record.kind in ("plan", "target") for s in spans if (c := s.has("record")) is not None for i in c.values if i in held)
    saved = [s for s in spans if {"saves", "estimated"} & set(s.tags) and "economise" in groups_of(bases_of(s, explained))]
    ought = bool(saved) and any(explained.tokens[i].low in sense_words("ought") for i in explained.own if i < saved[0].start)
    if not ought or any(t.startswith(("slot:", "measure:", "kind:")) for s in spans if s.start < saved[0].start for t in s.tags):
        return spans
    return tuple(retagged(s, "kind:target" if planned else "measure:any_budget") if s is saved[0] else s for s in spans)


@given(senses=("aiming",))
def _aimed_at(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko hallin kävijöitä tavoitellaan": the target of a row of figures; what a project or a measure aims at is none."""
    doing = {s.start for s in spans if s.tags == ("does",)}  # "tavoiteltu työttömyysaste"
    aims = [i for i in explained.own if (i in explained.open or i in doing) and explained.tokens[i].keys & sense_words("aiming")]
    rows = [s for s in spans if s.has("subject") is not None and s.has("record") is None]
    if len(aims) != 1 or len(rows) != 1 or not (explained.has("ask:amount", "ask:many") or (aims[0] in doing and rows[0].start == aims[0] + 1)):
        return spans
    spans = tuple(s for s in spans if s.start not in aims)
    if any(t.startswith(("slot:", "measure:", "kind:", "op:")) for s in spans for t in s.tags):
        return spans
    return tuple(sorted((*spans, Span(aims[0], aims[0] + 1, (Concept("tag", ("measure:any_budget",)),), 1.0)), key=lambda s: s.start))


@given(senses=("getting", "not_got_yet"))
def _got(spans: Spans, explained: Explained) -> Spans:
    """ "Paljonko avustuksia saatiin", "… on saamatta": the row of what came in, where the report prints "Saadut avustukset" beside those that it gave."""
    gets = any(bases_of(s, explained) & sense_words("getting") for s in explained.tagged("earn"))
    if not gets and not any(explained.tokens[i].low in sense_words("not_got_yet") for i in explained.own):
        return spans
    units = {name for s in spans if (c := s.has("unit")) is not None for name in c.values}

    def got(span: Span) -> Span:
        row = span.has("subject")
        other = next((key for begin in sense_list("got_row") for name in (row.values if row else ()) if (key := f"{begin} {name}") in printed), None)
        held = printed[other] if other is not None and span.end - span.start == 1 else ()
        return replace(span, concepts=(Concept("subject", (other,)),)) if other and any(not units or s.unit in units for s in held) else span

    printed = explained.vocabulary.by_account
    return tuple(got(s) for s in spans)


RULES = (_got, _as_what, _saved_by, _to_be_saved, _aimed_at)
"""Each takes the spans and the question as it was explained, and gives the spans back."""
