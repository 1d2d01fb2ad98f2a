"""Words that narrow what a question asks of a number: the beginning of a year, an age, another body than the report's, one row of another."""

from ingest.tokens import words as words_of
from ingest.voikko import readings
from retrieval.accounted import Evidence
from retrieval.draft import Draft
from retrieval.explain import Explained, Span
from retrieval.lexicon import sense_words
from retrieval.query import Query
from retrieval.reading import Token


def unnarrowed(draft: Draft, query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """The words that narrow the question, as written, where the numbers told are not of what they leave."""
    if not evidence.figures:
        return []
    return [
        *_at_beginning(explained, evidence),
        *_of_age(explained, evidence),
        *_of_body(explained, evidence),
        *_of_rows(explained, evidence),
        *_left_over(draft, explained, evidence),
        *_without(draft, query, explained),
    ]


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
    """ "Onko budjetista käyttämättä yli puolet", where the per cents told are of what was used."""
    used = draft.calculation is None and all(f.figure.measure == "percent" for f in evidence.figures)
    return [explained.text(s) for s in explained.tagged("measure:remaining")] if used else []


def _without(draft: Draft, query: Query, explained: Explained) -> list[str]:
    """ "Montako prosenttia jää, kun … vähennetään pois": how much larger the one is than the other is no part that is left."""
    grown = draft.calculation is not None and draft.calculation.operation == "change_percent"
    return [explained.text(s) for s in explained.tagged("want:%")] if grown and "without" in query.extra else []
