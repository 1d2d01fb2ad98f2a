"""A number that a target's row prints, asked for by the words of the row: "montako omakotitonttia myytiin, ja mikä oli tavoite?"."""

from collections.abc import Sequence

from ingest.language.numerals import find_numerals
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.evidence.draft import Draft, joined
from retrieval.evidence.record_choice import TARGETS
from retrieval.language.explain import Explained, Span
from retrieval.language.given_aims import given_aim
from retrieval.language.names import account_key, row_side
from retrieval.language.reading import Token
from retrieval.query import Query
from retrieval.records.record_answers import RecordAnswers
from retrieval.sentences.number_fit import NumberFit
from retrieval.sentences.number_words import says_duty

_OPERATIONS = ("lookup", "share", "mean", "record_field", "records")
_LIGHT = frozenset(
    {"ask:which", "ask:amount", "ask:many", "filler", "joiner", "kind:target", "measure:actual", "measure:closing", "arise", "earn", "per"}
)  # fmt: skip
"""What a word may be that the row need not say."""
_COUNTED = ("count", "persons", "hours", "days", "kertaa")
_SIDES = {"budget": ("indicator", "target_level"), "value": ("outcome",)}


def number_of_target(records: RecordAnswers, fits: NumberFit, query: Query, explained: Explained) -> Draft | None:
    """What came about of the one target whose row says every word of the question, or what was aimed at, or both; None where none or several do."""
    plain = query.operation in _OPERATIONS and query.yes_no is None and query.limit is None and not set(query.measures) - {"actual", "closing"}
    asks = explained.has("ask:which", "ask:amount", "ask:many") and not explained.has("why", "op:sum", "ask:who", "ask:when")
    aim = given_aim(explained)
    words = _telling(explained, aim.places if aim is not None else range(0))
    if not plain or not asks or query.records or query.slots or query.follow_up or words is None:
        return None
    staff = [explained.tokens[i] for s in explained.tagged("works", "want:persons") for i in range(s.start, s.end)]  # "henkilöä töissä" names no target
    nouns = [w for w in words if _is_noun(w) and w not in staff]
    if not nouns:
        return None
    pool = [r for r in records.choice.in_scope(query, list(records.ledger.vocabulary.records.values())) if r.record.kind in TARGETS]
    residents = [explained.tokens[i] for s in explained.tagged("population") for i in range(s.start, s.end)]
    found = [r for r in records.choice.latest(query, pool) if _is_named(records, r, words, nouns, residents)]
    noun = fits.noun(explained) if explained.has("ask:many") else None
    if aim is None and noun is not None and any(noun in explained.tokens[s.start : s.end] for s in explained.tagged("kind:target")):
        return None  # "montako tavoitetta palveluilla on" counts the targets themselves
    if len(found) != 1 or (noun is not None and not _says_itself(records, found[0], noun)):
        return None
    if explained.has("spend") and row_side(account_key(found[0].record.title)) in ("income", "result"):  # a result is no cost
        return None
    drafts: list[Draft] = []
    if aim is not None and ((aimed := _number(records, found[0], "budget", None)) is None or aimed.figure.number != aim.number):
        return None
    for side in _sides_asked(explained) if aim is None else ("value",):
        told = _number(records, found[0], side, noun)
        if told is None or not _is_of_unit(told, explained):
            return None
        drafts.append(records.told_number(found, told))
    return joined(drafts)


def outcome(records: RecordAnswers, query: Query, explained: Explained) -> Draft | None:
    """The number that came about of the one target of the unit named whose words hold all that is asked, or that was aimed at, or both.

    "Omavaraisuusaste" of a target that aims at "omavaraisuusaste yli 12 %"; "talteenoton osuus myynnistä: tavoite ja toteuma".
    """
    names = {n for u in query.units for n in u.names if not n.startswith("*")}
    plain = query.operation in ("lookup", "share", "record_field", "records") and query.yes_no is None and not set(query.measures) - {"actual", "closing"}
    if not plain or not names or query.records or not explained.has("ask:which", "ask:amount", "ask:many"):
        return None
    spans = [s for s in explained.spans if s.has("subject") or s.has("account_word") or "op:share" in s.tags]
    words = [explained.tokens[i] for i in (*(i for s in spans for i in range(s.start, s.end)), *explained.open)]
    if not any(s.has("subject") for s in spans) and len(explained.open) < 2:
        return None
    held = list(records.ledger.vocabulary.records.values())
    pool = [r for r in records.choice.in_scope(query, held) if r.record.kind in TARGETS and r.record.unit in names]
    fitting = [r for r in records.choice.latest(query, pool) if _aims_at(records, r, words)]
    figures = [f.figure for r in fitting for i in r.record.figure_ids if (f := records.ledger.figure(i)) is not None]
    aims = {f.number_unit for f in figures if f.measure == "budget"}
    if len(fitting) != 1 or {f.number_unit for f in figures if f.measure == "value"} != aims:
        return None
    return records.sides(fitting, explained)


def _aims_at(records: RecordAnswers, stored: StoredRecord, words: Sequence[Token]) -> bool:
    """Whether a target's title and indicator hold all of the words."""
    keys = records.fields.keys(f"{stored.record.title} {records.fields.field(stored, 'indicator')}")
    return all(bool(keys & (w.keys | w.roots)) for w in words)


def _telling(explained: Explained, given: range) -> list[Token] | None:
    """The words that the row must say, those `given` of its aim left out; None where the question speaks of something that no row of targets does."""
    words = [explained.tokens[i] for i in explained.open if i not in given]
    for span in (s for s in explained.spans if s.start not in given):
        if span.period is not None or span.has("municipality") or (span.tags and set(span.tags) <= _LIGHT):
            continue
        if span.quote is not None or span.has("status") or span.has("record"):
            return None
        words += _own(span, explained)
    return sorted(words, key=explained.tokens.index)


def _own(span: Span, explained: Explained) -> list[Token]:
    return [] if "op:share" in span.tags else [t for t in explained.tokens[span.start : span.end] if t.kind == "word"]


def _is_share(span: Span) -> bool:
    """Whether a word asks for a share, which the unit of the number says too: "osuus", not "syntyi"."""
    return "op:share" in span.tags and "arise" not in span.tags


def _sides_asked(explained: Explained) -> Sequence[str]:
    """What is asked for, in its order: "montako myytiin, ja mikä oli tavoite" asks for both."""
    aims = [s.start for s in explained.tagged("kind:target")]
    told = [s.start for s in explained.tagged("measure:actual")]
    joins = [s.start for s in explained.tagged("joiner")]
    asks = [s.start for s in explained.spans if {"ask:which", "ask:amount", "ask:many"} & set(s.tags)]
    parted = [j for j in joins if aims and any(a < j for a in asks) and any(a > j for a in asks)]
    if aims and not told and parted:
        told = [min(a for a in asks if (a < parted[0]) != (aims[0] < parted[0]))]
    sides = sorted([*((at, "budget") for at in aims[:1]), *((at, "value") for at in told[:1])])
    duty = says_duty([t.low for t in explained.tokens if t.kind == "word"])  # "montako saa olla"
    return tuple(side for _, side in sides) or (("budget",) if duty else ("value",))


def _is_named(records: RecordAnswers, stored: StoredRecord, words: Sequence[Token], nouns: Sequence[Token], whole: Sequence[Token]) -> bool:
    """Whether a row says every word, and one of the nouns in its name or indicator; words of `whole` as they are: "asukasilta" is no "asukasluku"."""
    fields, record = records.fields, stored.record
    own = fields.keys(" ".join([record.title, *(record.fields.get(k, "") for k in ("goal", "action", "indicator", "target_level"))]))
    every = own | fields.keys(" ".join([record.unit, *record.unit_path, record.fields.get("outcome", "")]))
    if any(w in whole and not every & w.keys for w in words):
        return False
    return all(fields.covers(every, w) for w in words) and any(fields.covers(own, w) for w in nouns)


def _is_noun(word: Token) -> bool:
    return any(r.kind == "nimisana" for r in readings(word.corrected or word.low)[:1])


def _number(records: RecordAnswers, stored: StoredRecord, side: str, noun: Token | None) -> StoredFigure | None:
    """The number of a side of a target's row: the only one, or the only one that counts the noun; None where one of them was not read ("17 uutta ja 11 …")."""
    figures = records.side_of(stored, side)
    printed = sum(len(find_numerals(stored.record.fields.get(role, ""))) for role in _SIDES[side])
    if not figures or len(figures) != printed:
        return None
    named = [f for f in figures if noun is not None and records.fields.covers(records.fields.keys(f.figure.account), noun)]
    return figures[0] if len(figures) == 1 else named[0] if len(named) == 1 else None


def _is_of_unit(stored: StoredFigure, explained: Explained) -> bool:
    """Whether a number is of the kind that is asked for."""
    unit = stored.figure.number_unit
    if explained.has("ask:many"):
        return unit in _COUNTED
    share = any(map(_is_share, explained.spans))
    return unit == "%" if share else not explained.has("want:EUR", "money", "spend") or unit == "EUR"


def _says_itself(records: RecordAnswers, stored: StoredRecord, noun: Token) -> bool:
    """Whether what is counted is said in a word of its own, not as the end of a longer one: "tonttia" is not only "omakotitonttia"."""
    text = " ".join(stored.record.fields.get(k, "") for k in ("indicator", "target_level", "outcome")) or stored.record.title
    held = {lemma for word in words_of(text) for lemma in records.analyser.lemmas(word)}
    return bool(noun.keys & held)
