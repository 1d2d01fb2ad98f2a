"""Whether an answer takes account of every word of its question: a word that nothing in the answer is or does blocks it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from ingest.data import read_table
from ingest.language.finnish import Analyser
from ingest.language.numerals import find_numerals, unit_of_word
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.model import Report
from ingest.stores.stored import StoredFigure, StoredRecord
from retrieval.answers.deeds_done import deeds_of
from retrieval.answers.thing_deeds import is_done_with
from retrieval.calculation.ages import ages_in, words_beside
from retrieval.calculation.company_results import GAIN, LOSS
from retrieval.evidence.draft import Draft
from retrieval.evidence.figure_fits import BUDGETS, is_of_day
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained, Span
from retrieval.language.kin import is_money_of, is_said, is_told_new, pieces, quality_of
from retrieval.language.lexicon import counting_words, sense_list, sense_words
from retrieval.language.mending import beginnings, mend
from retrieval.language.names import account_key, row_side, subject_key
from retrieval.language.near_words import groups_of, is_case_of, near_words
from retrieval.language.period_words import month_names
from retrieval.language.phrases import with_other_names
from retrieval.language.reading import Token
from retrieval.query import PeriodSpec, Query
from retrieval.sentences.deeds_said import is_undone
from retrieval.sentences.deeds_told import asked_deeds, came_to_be
from retrieval.sentences.hard_words import is_made_new, is_of_whole, is_one_of_kind
from retrieval.sentences.number_fit import is_anywhere
from retrieval.sentences.text_answers import TextAnswers
from retrieval.understanding.prices import PRICE
from retrieval.understanding.question_limits import spoken_number
from retrieval.understanding.question_places import in_sense
from retrieval.understanding.understand import is_yes_no
from retrieval.understanding.untold import decisions_untold, other_towns, owner_untold, staff_untold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_FOR_EACH = re.compile(r"(\w+) (?:kohti|kohden)\b")
"""Of what so many each are told in the name of a number."""
_STANDING = frozenset({"claim", "count", "kind:target", "kind:project", "kind:investment"})
"""Deeds of an answer that tells how something stands."""


_MOVES = frozenset({"up", "down", "more", "less"})
"""Tags of words that say which way something goes."""
_PASSIVE = ("ttiin", "ttu", "tty", "taan", "tään")
"""How verbs end that say that something was done."""
_TITLED = 0.75
"""Share of the words of a quoted title that what the answer rests on must bear."""


@cache
def duties() -> dict[str, frozenset[str]]:
    """Tag → deeds of which an answer must have done one."""
    return {row["tag"]: frozenset(row["deeds"].split()) for row in read_table("word_duties")}


@dataclass
class Evidence:
    """What an answer rests on: its figures and records, every name that they bear, and what was done with them."""

    figures: Sequence[StoredFigure]
    records: Sequence[StoredRecord]
    named: Callable[[], Iterable[str]]
    """Gives the names; most answers need none of them to account for their words."""
    deeds: frozenset[str]
    analyser: Analyser
    reports: Sequence[Report] = ()
    around: frozenset[str] = frozenset()
    """Base forms of the sentences around a number that stands in prose."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(name for name in self.named() if name))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Base forms of the names, and of the sentences around."""
        return self.around.union(k for text in self.texts for k in self.analyser.keys(text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the names, as written."""
        return frozenset(n for text in self.texts for n in _NUMBER.findall(text))

    def names(self, token: Token) -> bool:
        """Whether a word or a number stands in the names of what the answer rests on."""
        if token.kind == "number":
            return token.low in self.numbers or bool(token.keys & self.numbers)
        if token.any_keys & self.keys or token.low in self.keys or unit_of_word(token.low) in {f.figure.number_unit for f in self.figures}:
            return True
        if self._says_number(token) or any(is_anywhere(token, f) for f in self.figures):
            return True
        if token.low.endswith("-%") and token.low[:-2] in self.keys and "%" in {f.figure.number_unit for f in self.figures}:
            return True
        if any(quality_of(key) in self.keys for key in token.keys):
            return True
        if is_told_new(token, self.around) or any(is_money_of(token, f.figure.number_unit, self.around) for f in self.figures):
            return True
        if token.low in sense_words("for_each") and sense_words("for_each") & self.keys:  # "työntekijää kohti", "kohden"
            return True
        if self.around & token.roots or any(_as_done(key) in self.keys for key in token.keys):  # "ilmoittautui" in "on ilmoittautunut", "valmistuneet"
            return True
        near = near_words()
        told = self.said_nearly
        if told & {group for key in token.any_keys for group in near.get(key, ())}:
            return True
        if self.around and pieces(token) and is_said(token, self.around, told, self.analyser):  # "kuntoarvioiduista" where a "kuntoarvio" is told of
            return True
        parts = [p for p in token.parts if len(p) > 3]
        if len(parts) > 1 and all(p in self.keys or (p in counting_words() and p == token.parts[-1]) for p in token.parts if len(p) > 2):
            return True
        return not self.analyser.known(token.low) and mend(token.low, beginnings(sorted(self.keys))) is not None

    def _says_number(self, token: Token) -> bool:
        """Whether a number in words stands in the sentences as digits: "viideksi vuodeksi" of "5 vuoden"."""
        bare = {r.lemma for r in readings(token.low) if r.kind == "lukusana"} if self.around else set()
        said = {n.number for lemma in bare for n in find_numerals(lemma) if n.word and n.number > 1}
        return bool(said) and any(n.number in said for f in self.figures for n in find_numerals(f.figure.sentence))

    @cached_property
    def said_nearly(self) -> frozenset[str]:
        """The groups of near words of the sentences around a number, or of the titles of records that are told alone."""
        titles = () if self.figures else self.analyser.keys(" ".join(r.record.title for r in self.records))
        return frozenset(group for key in (*self.around, *titles) for group in near_words().get(key, ()))

    def prints(self, token: Token) -> bool:
        """Whether a name that the dictionary does not know is printed in some case of it."""
        found = {word.lower() for text in self.texts for word in words_of(text)}
        return any(is_case_of(token.low, word) or is_case_of(word, token.low) for word in found)


def _as_done(verb: str) -> str:
    """The participle of a verb, as names of rows have it: "valmistua" → "valmistunut"; what is no verb of two vowels stays."""
    return f"{verb[:-1]}{'nut' if verb.endswith('a') else 'nyt'}" if re.search(r"[aeiouyäö][aä]$", verb) else verb


def evidence_of(draft: Draft, query: Query, explained: Explained, ledger: Ledger, texts: TextAnswers) -> Evidence:
    """What an answer rests on."""
    operands = draft.calculation.operands if draft.calculation is not None else ()
    ids = dict.fromkeys([*draft.figures, *(v.figure_id for v in draft.values if v.figure_id), *(o.figure_id for o in operands if o.figure_id)])
    figures = [f for i in ids if (f := ledger.figure(i)) is not None]
    records = [r for i in dict.fromkeys(draft.records) if (r := ledger.vocabulary.records.get(i)) is not None]
    own, citations = [*draft.names], [*draft.citations]

    def named() -> Iterator[str]:
        yield from own
        for stored in figures:
            figure, report = stored.figure, ledger.report(stored)
            yield from (figure.account, figure.row_label, figure.unit, *figure.unit_path, *figure.groups, figure.column_label)
            yield from (*ledger.headings(stored.report_id, figure.section), *ledger.headings(stored.report_id, (report.title,)))
            yield from (figure.sentence, figure.number_unit, *figure.footnotes, figure.period.label, report.municipality)
        for r in records:
            report = ledger.vocabulary.reports[r.report_id]
            yield from (r.record.title, r.record.unit, *r.record.unit_path, *r.record.fields.values(), report.about)
            yield from (*ledger.headings(r.report_id, r.record.section), *ledger.headings(r.report_id, (report.title,)))
            yield from _parts_named(r, query, ledger)
        for c in citations:
            yield from (*ledger.headings(c.report_id, c.section), c.quote)

    around = frozenset[str]().union(*(texts.fits.neighbours(f) for f in figures if f.figure.sentence))
    done = deeds_of(draft, query, figures, records)
    done |= {"level"} if explained.has("level") else set()
    if explained.has("ask:many") and any(f.figure.sentence and f.figure.number_unit in ("count", "persons") for f in figures):
        done.add("counted")
    if explained.has("ask:amount", "want:EUR") and not explained.has("op:series", "each", "list", "versus", "which2", "ask:which"):
        done.discard("list")  # numbers side by side do not say by how much they differ
    if explained.has("per") and any(f.figure.number_unit.startswith("€/") for f in figures):  # "€/opiskelija" asks for what the unit says whole
        done.add("unit:EUR")
    done |= {"unit:EUR"} if PRICE in query.extra else set()
    done |= {"group"} if any(ledger.is_of_group(f) for f in figures) else set()
    done |= {"basis:external"} if any(f.figure.basis is None and ledger.is_of_whole(f) for f in figures) else set()
    reports = [ledger.vocabulary.reports[i] for i in (*(f.report_id for f in figures), *(r.report_id for r in records))]
    return Evidence(figures, records, named, frozenset(done), texts.analyser, reports, around)


def _parts_named(stored: StoredRecord, query: Query, ledger: Ledger) -> list[str]:
    """The units named that are parts of a record's own, where other words of the question found the record: "vesihuollon vuotovesitavoite"."""
    whole = stored.record.unit == ledger.vocabulary.reports[stored.report_id].municipality
    named = {n for u in query.units for n in u.names} if query.words and not whole else set()
    held = [unit for name in named for report_id, unit in ledger.vocabulary.units.get(name, ()) if report_id == stored.report_id]
    return [unit.name for unit in held if stored.record.unit in unit.path]


def asks_advice(explained: Explained) -> list[str]:
    """The word that asks what ought to be done, which no report answers: "pitäisikö veroja korottaa", "kannattaako lainaa ottaa"."""
    own = [explained.tokens[i] for i in explained.own]
    first = own[0] if own else None
    if first is None or first.low not in sense_words("advice") | sense_words("advice_to_do"):
        return []
    does = any(r.kind == "teonsana" and not r.finite and not r.participle for t in own[1:] for r in readings(t.low))
    return [first.text] if does or first.low in sense_words("advice") else []


def left_out(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """The words of the question, as written, that the answer takes no account of."""
    left: list[str] = asks_advice(explained)
    covered: set[int] = set()
    for index, span in enumerate(explained.spans):
        covered |= set(range(span.start, span.end))
        if _denied(index, explained, evidence):
            continue
        if not _accounted(span, explained, query, evidence):
            left.append(explained.text(span))
    left += _times_untold(explained, evidence) + _reports_untold(explained, evidence)
    whether = 0 in explained.own and is_yes_no(explained.tokens[:1]) and not explained.has("versus")
    left_yet = "remaining" in query.measures and explained.has("ask:amount")  # "onko vielä rahaa, ja paljonko?"
    if whether and evidence.figures and "claim" not in evidence.deeds and not left_yet:  # "onko … laskenut, ja paljonko?"
        left.append(explained.tokens[0].text)
    left += _not_both(explained, evidence) + _parts_untold(query, explained, evidence)
    if (evidence.records or evidence.figures) and not evidence.deeds & {"unit:%", "unit:pp", "limit", "percent", "share"}:
        left += [explained.text(s) for s in explained.tagged("want:%") if explained.text(s) not in left and not _is_its_number(s, explained, evidence)]
    if evidence.records and "unit:pp" not in evidence.deeds:  # how far an aim is from what came about is no part of it
        left += [explained.text(s) for s in explained.tagged("want:pp") if explained.text(s) not in left]
    one_side = {LOSS, GAIN} & set(query.extra)
    if query.operation == "rank" and not one_side and query.measures and set(query.measures) <= BUDGETS:  # "eniten miinuksella budjetista" ranks no budgets
        left += [explained.text(s) for s in explained.tagged("negative", "positive") if explained.text(s) not in left]
    outrun = query.operation != "cause" and bool(query.measures) and set(query.measures) <= BUDGETS  # which budget was gone over is no reason
    if "phased" in query.extra and "phased" not in evidence.deeds and outrun:
        left += [explained.text(s) for s in explained.tagged("phased") if explained.text(s) not in left]
    if evidence.figures and all(f.figure.measure in ("actual", "closing") and f.figure.table is not None for f in evidence.figures):
        estimates = [explained.text(s) for s in explained.tagged("estimated") if _is_estimate(explained, s)]
        left += [text for text in estimates if text not in left]  # what was spent is no estimate
    left += _numbered_otherwise(explained, evidence)
    left += _not_come_to_be(explained, evidence) + _not_of_age(explained, evidence)
    titled = bool(query.records) or any(s.quote is not None for s in explained.spans)
    left += _undone_untold(query, explained, evidence) + _deeds_untold(explained, evidence) + _done_untold(explained, evidence)
    left += _told_to_untold(explained, evidence)
    left += decisions_untold(explained, evidence.figures) + other_towns(explained, evidence.figures) + staff_untold(explained, evidence.figures)
    left += owner_untold(explained, evidence.figures) + _own_part_untold(explained, evidence)
    if query.slots == ("total_funding",) and not evidence.deeds & {"share", "percent"}:  # an amount is no share of all
        left += [explained.text(s) for s in explained.tagged("op:share")]
    if evidence.records and not evidence.figures and not titled:  # a record that no title names is found by all the words that are left
        return left
    left += _not_counted(explained, evidence) + _number_in_all(explained, evidence) + _own_untold(explained, evidence)
    left += _for_each_untold(explained, evidence) if query.operation != "rank" or not _measured_so(explained, evidence) else []
    rest = [explained.tokens[i] for i in explained.open if i not in covered]
    unsaid = [token for token in rest if not evidence.names(token) and in_sense(token) not in query.extra]
    told = bool(evidence.figures) and all(f.figure.sentence for f in evidence.figures)
    left += [token.text for token in unsaid if not is_made_new(token, explained) and not (told and is_one_of_kind(token, explained))]
    return left


def _numbered_otherwise(explained: Explained, evidence: Evidence) -> list[str]:
    """The number behind a word of a name that bears another one there: "laituri 4" where the row is called "Laituri 3"."""
    names = [*(f.figure.account for f in evidence.figures), *(r.record.title for r in evidence.records)]
    printed: dict[str, set[str]] = defaultdict(set)
    for word, number in (pair for name in names for pair in pairwise(words_of(name.lower())) if pair[1].isdigit()):
        for lemma in evidence.analyser.lemmas(word):
            printed[lemma].add(number)
    timed = {i for s in explained.spans if s.period is not None for i in range(s.start, s.end)}
    own = [i for i in explained.own if i + 1 in explained.own and explained.tokens[i + 1].kind == "number" and i + 1 not in timed]
    bearing = [(explained.tokens[i + 1], set().union(*(printed.get(key, ()) for key in explained.tokens[i].keys))) for i in own]
    return [number.text for number, others in bearing if others and number.low not in others]


def _parts_untold(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """The parts of a unit that one is asked among, where the answer is the unit's own: "mikä palvelujen vastuualueista sai tuottoja"."""
    whole = {name for unit in query.units for name in unit.names}
    own = bool(evidence.figures) and query.operation == "lookup" and all(f.figure.unit in whole for f in evidence.figures)
    among = [
        t for s in explained.tagged("dim:unit") for t in explained.tokens[s.start : s.end] if any(r.plural and r.case == "sisaeronto" for r in readings(t.low))
    ]
    return [t.text for t in among] if own and explained.has("ask:which") else []


def _is_its_number(span: Span, explained: Explained, evidence: Evidence) -> bool:
    """Whether "prosenttia" stands behind a number that what the answer rests on prints: "saavutettiinko tavoite, 90 prosenttia?"."""
    before = explained.tokens[span.start - 1] if span.start else None
    return before is not None and before.kind == "number" and bool(evidence.records) and evidence.names(before)


def _is_estimate(explained: Explained, span: Span) -> bool:
    """Whether a number is asked for as it is estimated: "arvion mukaan"."""
    behind = explained.tokens[span.end].low if span.end < len(explained.tokens) else ""
    return "arvio" in explained.tokens[span.end - 1].keys and behind == "mukaan"


def other_names(explained: Explained, evidence: Evidence) -> list[str]:
    """Proper names that the answer's sentences do not hold: another town than the one that is told of."""
    tokens = explained.tokens
    named = [i for i in explained.open if i > 0 and tokens[i].text[:1].isupper() and not tokens[i].text.isupper() and tokens[i].clause == tokens[i - 1].clause]
    return [
        tokens[i].text
        for i in named
        if not evidence.names(tokens[i]) and not evidence.prints(tokens[i]) and not any(k.startswith(tokens[i].low[:5]) for k in evidence.keys)
        if not _abbreviated(tokens[i]) or tokens[i].low.partition("-")[0] not in evidence.keys  # "VALO:ssa" names "VALO-opetus"
    ]


def _abbreviated(token: Token) -> bool:
    """Whether a compound begins with an abbreviation: "VALO-opetus"."""
    start, hyphen, _ = token.text.partition("-")
    return bool(hyphen) and len(start) > 2 and start.isupper()


def untold_age(explained: Explained, draft: Draft) -> list[str]:
    """A word for the oldest or the newest where the answer's sentences have no such degree: "vanhan rakennuksen" is not the oldest."""
    degrees = (*sense_list("oldest"), *sense_list("newest"))
    said = any(word.lower().startswith(degrees) for line in draft.lines for word in words_of(line))
    return [t.text for t in (explained.tokens[i] for i in explained.own) if not said and not t.quoted and t.low.startswith(degrees)]


def untold_parts(query: Query, explained: Explained) -> list[str]:
    """The word for parts of which the question asks one, where a sentence answers: "mikä vastuualueista"."""
    if query.operation != "lookup" or not query.subjects or not explained.has("ask:which"):
        return []
    return [explained.text(s) for s in explained.tagged("dim:unit", "dim:account", "dim:cost", "dim:income")]


def _told_to_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The body to which something is reported, where targets or risks of all are told: "montako riskiä raportoidaan lautakunnalle"."""
    if not evidence.records or evidence.figures or not any(explained.tokens[i].any_keys & sense_words("telling_to") for i in explained.own):
        return []
    bodies = (s for s in explained.spans if any(t.startswith("unit_kind:") for t in s.tags) or s.has("unit") is not None)
    return [explained.text(s) for s in bodies if any(r.case == "ulkotulento" for r in readings(explained.tokens[s.end - 1].low))]


def _reports_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The last of several reports that a question names where the answer rests on fewer: "katsauksesta katsaukseen ja tilinpäätökseen"."""
    told = explained.tagged("report_word")
    named = sorted([*told, *explained.tagged("measure:closing")], key=lambda s: s.start)
    reports = {f.report_id for f in evidence.figures}
    return [explained.text(named[-1])] if len(told) > 1 and 0 < len(reports) < len(named) else []


def _times_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The later ones of several months that a question names where one figure or record alone answers: it cannot be of them all."""
    spans = [s for s in explained.spans if s.period is not None and s.period.spec.kind in ("month", "to_date", "span") and s.period.spec.last]
    ends = {(s.period.spec.year, s.period.spec.last) for s in spans if s.period is not None}
    alone = len({f.figure.figure_id for f in evidence.figures} | {r.record.record_id for r in evidence.records}) == 1
    return [explained.text(s) for s in spans[1:]] if alone and len(ends) > 1 and not _all_at_once(explained, evidence) else []


def _all_at_once(explained: Explained, evidence: Evidence) -> bool:
    """Whether a figure is of just those months that a question names one by one: "heinä-, elo- ja syyskuussa"."""
    specs = [s.period.spec for s in explained.spans if s.period is not None and s.period.spec.kind == "month"]
    months = [spec.last or 0 for spec in specs]
    if len(months) < 2 or months != list(range(months[0], months[0] + len(months))):
        return False
    years = {spec.year for spec in specs if spec.year is not None}
    periods = [f.figure.period for f in evidence.figures]
    return any((p.start.month, p.end.month) == (months[0], months[-1]) and years <= {p.end.year} for p in periods)


def _undone_untold(query: Query, explained: Explained, evidence: Evidence) -> list[str]:
    """ "Hoitamatta", where records are chosen and no state says what was left undone, or where a number tells what was done."""
    done = bool(evidence.figures) and all(f.figure.table is not None and f.figure.measure in ("actual", "closing") for f in evidence.figures)
    if query.statuses or not (query.operation == "records" or (done and "claim" not in evidence.deeds)):
        return []
    undone = [t for t in (explained.tokens[i] for i in explained.own) if is_undone(t.low) and not t.quoted]
    return [t.text for t in undone if not evidence.names(t) and not evidence.deeds & {"measure:remaining", "change"}]


def _done_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """What is asked to have been done, where the sentence told counts those that are: "montako poistettiin" of "kiinteistöjä on 5"."""
    if not evidence.figures or not all(f.figure.sentence for f in evidence.figures) or "claim" in evidence.deeds:
        return []
    own = {k for f in evidence.figures for k in evidence.analyser.keys(f"{f.figure.sentence} {f.figure.account}")}
    verbs = [t for t in asked_deeds(explained).verbs if t.low.endswith(_PASSIVE) and t.any_keys & sense_words("done_away")]
    return [t.text for t in verbs if not (t.keys | t.roots) & own and not groups_of(t.keys | t.roots) & groups_of(own)]


def _deeds_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """Verbs of a question that the name of an indicator does not tell: "montako lupaa haettiin" of permits granted, "mitä lainaus maksoi" of loans."""
    figures = [f.figure for f in evidence.figures]
    if not figures or any(f.sentence or f.subject_kind not in ("indicator", "personnel", "other") for f in figures) or "claim" in evidence.deeds:
        return []
    own = {k for f in figures for k in evidence.analyser.keys(f"{f.account} {f.row_label} {f.column_label}")}
    keys = evidence.keys - ({k for f in figures for k in evidence.analyser.keys(" ".join(f.section))} - own)
    groups = groups_of(keys)
    new = "uusi" in keys
    named = [t for s in explained.spans if s.end - s.start > 1 and s.has("subject") for t in explained.tokens[s.start : s.end]]  # "kassa kesti" is the row
    verbs = [t for t in asked_deeds(explained).verbs if not any(t is other for other in named)]
    left = [
        t.text
        for t in verbs
        if not (t.keys | t.roots) & keys and not groups_of(t.keys | t.roots) & groups and not (new and t.any_keys & sense_words("came_to_be"))
    ]
    left = [text for text in left if not any(t.text == text and is_done_with(t, evidence.figures, evidence.analyser) for t in verbs)]
    counts = all(f.number_unit in ("count", "persons", "MWh", "kWh", "hours", "days") for f in figures)
    cost = [t.text for t in (explained.tokens[i] for i in explained.own) if t.keys & sense_words("costing")]
    return left + (cost if counts else []) + [t.text for t in came_to_be(explained) if (t.keys | t.roots) & keys]


def _not_both(explained: Explained, evidence: Evidence) -> list[str]:
    """The second of "tavoite ja toteuma" where one number alone is told."""
    spans = explained.spans
    for before, span, after in zip(spans, spans[1:], spans[2:], strict=False):
        sides = [any(t == "kind:target" or t.startswith("measure:") for t in s.tags) for s in (before, after)]
        if "joiner" in span.tags and all(sides) and len(evidence.figures) == 1 and not evidence.records and ("kind:target" in before.tags + after.tags):
            return [explained.text(after)]
    return []


def _for_each_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The word that asks how many there are where the answer is so many for each of something: "9 kpl/asukas"."""
    rates = [f for f in evidence.figures if "/" in f.figure.number_unit and not f.figure.number_unit.startswith("€")]
    asked = explained.has("per", "ratio:resident", "ratio", "op:mean") or any(t.startswith("rate:") for t in explained.tags)
    asked |= any(explained.tokens[i].low in sense_words("for_each") for i in explained.own)
    return [explained.text(s) for s in explained.tagged("ask:many")] if rates and not asked and len(rates) == len(evidence.figures) else []


def _measured_so(explained: Explained, evidence: Evidence) -> bool:
    """Whether what is asked for is what the rates are measured in: "missä oli eniten, ja montako päivää?" of "pv/htv"."""
    asked = {unit for s in explained.tagged("ask:many") for t in explained.tokens[s.end : s.end + 1] if (unit := unit_of_word(t.low)) is not None}
    return bool(asked) and asked == {unit_of_word(f.figure.number_unit.partition("/")[0]) for f in evidence.figures}


def _not_counted(explained: Explained, evidence: Evidence) -> list[str]:
    """ "Montako" with what it counts where the answer is an amount of money, which counts nothing."""
    asked = explained.tagged("ask:many")
    if not asked or explained.has("want:EUR", "want:%", "want:pp", "op:sum", "limit") or evidence.deeds & {"count", "unit:count", "claim"}:
        return []
    money = "unit:EUR" in evidence.deeds and not any(d.startswith("unit:") and d not in ("unit:EUR", "unit:per") for d in evidence.deeds)
    if not money or any("scale" in s.tags and s.start == asked[0].end for s in explained.spans):  # "montako miljoonaa"
        return []
    return [" ".join(t.text for t in explained.tokens[asked[0].start : asked[0].end + 1])]


def _not_of_age(explained: Explained, evidence: Evidence) -> list[str]:
    """The words beside an age group that its row does not say: "7–64-vuotiasta naista", "16–64-vuotiasta kävi töissä"."""
    if not evidence.figures or ages_in(explained.reading.text) is None or not all(ages_in(f.figure.row_label) for f in evidence.figures):
        return []
    return [t.text for t in words_beside(explained) if not evidence.names(t)]


def _not_come_to_be(explained: Explained, evidence: Evidence) -> list[str]:
    """The word for being born or coming about where what is counted was there: children in day care, open posts ("montako työpaikkaa syntyi")."""
    children = any(t.keys & sense_words("child") for t in explained.tokens)
    counts = bool(evidence.figures) and {f.figure.number_unit for f in evidence.figures} <= {"count", "persons"}
    if not explained.has("ask:many") or not (children or counts):
        return []
    told = any(key.startswith("synty") for key in evidence.keys) or (not children and not evidence.keys.isdisjoint(sense_words("came_to_be")))
    return [] if told else [t.text for t in explained.tokens if t.kind == "word" and sense_words("born") & t.keys]


def _number_in_all(explained: Explained, evidence: Evidence) -> list[str]:
    """The word for a number of things where the answer is so many for each of something: "kirjastolainojen määrä" is no loans per resident."""
    asked = [s for s in explained.spans if s.end - s.start == 1 and explained.tokens[s.start].low in sense_words("number_of_things")]
    units = {f.figure.number_unit for f in evidence.figures}
    per = bool(units) and all("/" in unit and unit.partition("/")[0] in ("kpl", "hlö", "kertaa") for unit in units)
    paid = bool(units) and all(unit.startswith("€/") for unit in units)  # "montako lainausta tehtiin" is not what one of them cost
    asked += (
        [s for s in explained.tagged("ask:many", "ask:amount") if _asks_count(s, explained)]
        if paid and not explained.has("want:EUR", "want:%", "want:pp")
        else []
    )
    return [explained.text(s) for s in asked] if (per or paid) and not explained.has("per", "ratio:resident") else []


def _asks_count(span: Span, explained: Explained) -> bool:
    """Whether it is asked how many there are: "montako …", "paljonko lainauksia"."""
    behind = explained.tokens[span.end : span.end + 1]
    things = any(r.case == "osanto" and r.plural for t in behind for r in readings(t.low)) and not any(t.keys & sense_words("plural_money") for t in behind)
    return "ask:many" in span.tags or things


def _own_part_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The word for what is left to pay, where a sentence's number is of the whole: what a fire cost in all is not what was left to the town."""
    own = [explained.tokens[i] for i in explained.own]
    pays = [t.text for t in own if t.keys & sense_words("to_pay")]
    if not pays or not any("jäädä" in t.keys for t in own):
        return []
    names = [words_of(f.figure.account.lower()) for f in evidence.figures if f.figure.sentence]
    return pays if any(not {n for w in name for n in evidence.analyser.lemmas(w)} & sense_words("own_part") for name in names) else []


def _own_untold(explained: Explained, evidence: Evidence) -> list[str]:
    """The word for one's own before what is counted, where nothing says whose those are that the answer counts: "montako omaa yritystä kaupungilla on"."""
    counted = [t for t in explained.tagged("own") if t.end < len(explained.tokens) and not any(s.start == t.end and s.has("subject") for s in explained.spans)]
    names = [" ".join((f.figure.account, f.figure.row_label, f.figure.column_label, f.figure.sentence)) for f in evidence.figures]
    names += [r.record.title for r in evidence.records]
    told = {lemma for text in names for word in words_of(text) for lemma in evidence.analyser.lemmas(word.lower())}
    return [explained.text(s) for s in counted] if explained.has("ask:many") and "oma" not in told else []


def _denied(index: int, explained: Explained, evidence: Evidence) -> bool:
    """Whether a span is "ei" or what it denies, which is no part of the answer: "kaupungilla, ei konsernilla"."""
    spans = explained.spans
    if "not" in spans[index].tags:
        return index + 1 < len(spans) and spans[index + 1].end <= len(explained.tokens) and _is_other(spans[index + 1], evidence)
    return index > 0 and "not" in spans[index - 1].tags and _is_other(spans[index], evidence)


def _is_other(span: Span, evidence: Evidence) -> bool:
    """Whether a span names whose the answer is not."""
    names = [c for c in span.concepts if c.kind in ("unit", "subject") or (c.kind == "tag" and "group" in c.values)]
    return bool(names) and not any(_used(c.kind, c.values, evidence) for c in names)


def _accounted(span: Span, explained: Explained, query: Query, evidence: Evidence) -> bool:
    tokens = explained.tokens[span.start : span.end]
    if span.quote is not None and span.has("status") is None:  # a title that nothing bears is answered by nothing else
        return sum(map(evidence.names, tokens)) >= _TITLED * len(tokens)
    if span.quote is not None or span.has("municipality") is not None:
        return True
    if span.period is not None:
        return _in_time(span.period.spec, evidence) or _all_at_once(explained, evidence)
    bound = any(tag in duties() for tag in span.tags)
    concepts = [c for c in span.concepts if not (bound and c.values == ("filler",))]
    if any(_used(concept.kind, concept.values, evidence) for concept in concepts):
        return True
    if "numeral" in span.tags and (_counts_alike(span, explained, evidence) or _counts_named(span, explained, query, evidence)):
        return True
    if "event" in span.tags and "uusi" in evidence.keys and any(t.any_keys & sense_words("came_to_be") for t in tokens):
        return True  # "uusien yritysten lukumäärä" of those that were founded
    if "per" in span.tags and _told_for_each(span, explained, evidence):
        return True
    if query.slots == ("target_level",) and evidence.records and span.has("subject") and all(map(evidence.names, tokens)):
        return True  # "lainamäärän tavoite" of the target "Lainamäärä pysyy hallinnassa"
    if evidence.records and not evidence.figures and set(span.tags) <= _MOVES and any(map(evidence.names, tokens)):
        return True  # "korot lähtevät nousuun" of a risk "Korkotason nousu"
    if len(tokens) == 1 and is_done_with(tokens[0], evidence.figures, evidence.analyser):
        return True
    unit = span.has("unit")
    if f"row:{explained.text(span)}" in query.extra:  # a row of another name is the one meant
        return True
    if unit is not None and (f"acting:{explained.text(span)}" in query.extra or ("set" in evidence.deeds and _among(unit.values, query))):
        return True
    if "op:mean" in span.tags and evidence.figures and all(f.figure.sentence for f in evidence.figures):
        return "mean" in evidence.deeds  # "keskimäärin" may stand beside another number of the sentence
    if "op:share" in span.tags and evidence.figures and not _names_share(tokens, evidence):
        return False
    row = span.has("subject") or span.has("account_word")
    told = [t for t in tokens if row is None or not t.keys & sense_words("mere_money")] or tokens  # "rahaa kassassa"
    return all(evidence.names(t) or is_made_new(t, explained) or is_of_whole(t, explained) for t in told if t.kind in ("word", "number"))


def _told_for_each(span: Span, explained: Explained, evidence: Evidence) -> bool:
    """Whether all numbers are by their own names told for each of what stands behind "per": "15 päivää henkilötyövuotta kohden"."""
    behind = explained.tokens[span.end : span.end + 1]
    names = [evidence.analyser.keys(m[1]) for f in evidence.figures if (m := _FOR_EACH.search(f.figure.account)) is not None]
    return bool(behind) and bool(names) and len(names) == len(evidence.figures) and all(behind[0].keys & set(found) for found in names)


def _names_share(tokens: Sequence[Token], evidence: Evidence) -> bool:
    """Whether what the numbers themselves are called says that they are a part of something: the heading "Osavuosikatsaus" makes none an "osa"."""
    figures = [f.figure for f in evidence.figures if row_side(subject_key(f.figure)) is None or f.figure.number_unit != "EUR"]  # "Valtionosuudet"
    told = " ".join(f"{f.account} {f.row_label} {f.column_label} {f.sentence}" for f in figures)
    keys = set(evidence.analyser.keys(told))
    return any(t.any_keys & keys for t in tokens)


def _counts_alike(span: Span, explained: Explained, evidence: Evidence) -> bool:
    """Whether a number said in words stands in the answer's names before the same word: "viiden vuoden" where "5 vuoden" is printed."""
    number, after = spoken_number(explained.tokens[span.start].low), explained.tokens[span.end : span.end + 1]
    found = [m[1] for text in evidence.texts for m in re.finditer(rf"(?<![\d.,]){number}\s+(\w+)", text)] if number is not None else []
    return any(after[0].any_keys.intersection(evidence.analyser.keys(word)) for word in found) if after else False


def _counts_named(span: Span, explained: Explained, query: Query, evidence: Evidence) -> bool:
    """Whether a number in words says of how many the one is that is told, where they are named or pointed at: "millä kolmesta alueesta (A, B, C)"."""
    named = len(query.units) > 1 or len(query.subjects) > 1 or any(s.end == span.start for s in explained.tagged("pronoun"))
    named = named or any(s.start == span.end for s in explained.tagged("dim:year"))  # "mikä kolmesta vuodesta"
    chosen = bool({"rank", "among"} & evidence.deeds)
    return named and chosen and any(r.case == "sisaeronto" for r in readings(explained.tokens[span.start].low))


def _among(names: Sequence[str], query: Query) -> bool:
    """Whether the unit whose parts or records are looked through is one of those."""
    return any(not set(unit.names).isdisjoint(names) for unit in query.units)


def _used(kind: str, values: Sequence[str], evidence: Evidence) -> bool:
    """Whether one meaning of some words is in the answer."""
    if kind == "tag":
        return any(t not in duties() or bool(duties()[t] & evidence.deeds) for t in values)  # a filler that may mean more is judged by what more it means
    if kind == "number":
        return bool(duties()["number"] & evidence.deeds) or bool(evidence.numbers.intersection(values))
    if kind == "unit":
        held = {n for f in evidence.figures for n in (f.figure.unit, *f.figure.unit_path)}
        held |= {n for r in evidence.records for n in (r.record.unit, *r.record.unit_path)}
        return not held.isdisjoint(values)
    if kind == "subject":
        titles = {account_key(r.record.title) for r in evidence.records}  # a work called by a shorter or another name
        values = with_other_names(tuple(values)) if "resident" in evidence.deeds else values
        return "side" in evidence.deeds or not (titles | {subject_key(f.figure) for f in evidence.figures}).isdisjoint(values)
    if kind == "account_word":
        return "side" in evidence.deeds
    if kind == "record":
        return bool(evidence.records) or any(f.figure.subject_kind in ("project", "investment") for f in evidence.figures)
    if kind == "status":  # how a target stands, no number of a table tells
        return bool(evidence.records) or not evidence.figures or not evidence.deeds.isdisjoint(_STANDING)
    return kind == "municipality"


def _in_time(spec: PeriodSpec, evidence: Evidence) -> bool:
    """Whether a time of the question is one of the answer's figures or of the report that tells it."""
    periods = [f.figure.period for f in evidence.figures]
    told = [r.period for r in evidence.reports if r.period is not None]
    if spec.kind in ("prior", "previous_report") and spec.year is None:  # "samaan aikaan 2020" is of that year
        return True
    dated = bool(periods) and all(f.figure.sentence for f in evidence.figures)  # "viime vuonna syntyi 49 lasta" tells of no year of its report
    years = {y for p in (periods if dated else (*periods, *told)) for y in range(p.start.year, p.end.year + 1)}
    years |= {p.end.year - 1 for p in periods} if "since" in evidence.deeds else set()  # a sentence tells the change from the year before
    if any(is_of_day(spec, f.figure) for f in evidence.figures):  # "Oppilaita 20.9."
        return spec.year is None or spec.year in years
    if spec.year is not None and spec.year not in years:
        named = frozenset(_NUMBER.findall(" ".join(f.figure.sentence for f in evidence.figures))) if dated else evidence.numbers
        if str(spec.year) not in named:
            return False
    if spec.kind == "span" and spec.first not in (None, 1) and not _begins(spec, evidence):
        return False
    months = {m for p in (*periods, *told) for m in (p.end.month, (p.start.month - 2) % 12 + 1, p.start.month)}
    return spec.last is None or spec.last in months or str(spec.last) in evidence.numbers or not evidence.keys.isdisjoint(month_names(spec.last))


def _begins(spec: PeriodSpec, evidence: Evidence) -> bool:
    """Whether a figure is of a time that begins where the one asked does, or ends just before it."""
    first = spec.first or 1
    months = {m for f in evidence.figures if f.figure.table is not None for m in (f.figure.period.start.month, f.figure.period.end.month % 12 + 1)}
    in_words = str(first) in evidence.numbers or not evidence.keys.isdisjoint(month_names(first))
    return first in months or in_words or all(f.figure.table is None for f in evidence.figures)
