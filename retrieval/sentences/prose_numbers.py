"""The number of a sentence that answers a question: those that rules leave are weighed, and the best told unless another may be meant."""

from collections.abc import Iterator

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.draft import Draft
from retrieval.language import wording
from retrieval.language.lexicon import counting_words, sense_list, sense_words
from retrieval.sentences.bracketed_rates import add_rate, amount_before, is_aside
from retrieval.sentences.deeds_told import means_alone
from retrieval.sentences.item_numbers import is_of_another, own_item
from retrieval.sentences.number_asked import NumberAsked
from retrieval.sentences.number_rules import RULES
from retrieval.sentences.number_told import number_told
from retrieval.sentences.unsaid_doers import unsaid_doer

_Fit = tuple[float, float]
"""(share of the words that its sentence says, how much of them its own name does)."""


def prose_number(asked: NumberAsked) -> Draft | None:
    """A number of a sentence that holds every telling word of the question; a draft that asks back when several fit; None when none does."""
    chosen = [] if asked.asks_none else _chosen(asked)
    if not chosen:
        return None
    rate = _rate_beside(asked, chosen[0])
    paid = amount_before(rate, asked.ledger.prose()) if rate is not None else None
    if rate is not None and paid is None and not asked.explained.has("want:%", "want:pp", "op:share"):
        return None  # the amount itself is asked for, and it is not read
    draft = number_told(asked.ledger, [paid] if paid is not None else chosen, asked.named)
    if draft is None or (draft.status == "clarify" and asked.query.subjects):  # numbers of other things than the row named are none to choose from
        return None
    if rate is not None and "both" in asked.query.extra:
        add_rate(draft, rate)
    newest = any(p.kind == "latest" for p in asked.query.periods) and draft is not None and len(draft.lines) == len(draft.figures) == 1
    told = asked.ledger.figure(draft.figures[0]) if draft is not None and newest else None
    if draft is not None and told is not None:  # "uusimman tiedon mukaan": of when it is
        draft.lines = [wording.at_time(told.figure.period.label, draft.lines[0])]
    if asked.moved:
        draft.deeds |= {"change", "since"} if all(asked.fits.since(asked.query, s) for s in chosen) else {"change"}
    return draft


def _rate_beside(asked: NumberAsked, stored: StoredFigure) -> StoredFigure | None:
    """A per cent in brackets behind an amount, where that amount is asked for, alone or with it."""
    amount = "both" in asked.query.extra or asked.query.wanted_unit not in ("%", "pp")
    return stored if amount and is_aside(stored) else None


def _chosen(asked: NumberAsked) -> list[StoredFigure]:
    """The numbers that fit best; [] where none fits, or something speaks against them."""
    weighed = list(_weighed(asked))
    if asked.explained.has("op:mean"):
        weighed = means_alone(weighed)
    if not weighed:
        return []
    best = max(fit for fit, _ in weighed)
    chosen = [stored for fit, stored in weighed if fit == best]
    if any(_is_rival(asked, stored, chosen[0]) for fit, stored in weighed if fit[0] >= best[0] and stored not in chosen):
        return []
    alike = [stored for fit, stored in weighed if asked.alone and fit[0] >= best[0]]
    if len({doer for stored in alike if (doer := unsaid_doer(asked.explained, stored, asked.analyser))}) > 1:  # what one of several gave is not all of it
        return []
    if asked.noun is not None and len({s.figure.account for s in chosen}) == 1 and asked.fits.narrower(asked.noun, asked.words, chosen[0]):
        return []
    chosen = own_item(asked, _without_parts(asked, _whole_amounts(asked, _own_rate(asked, chosen))))
    if asked.alone and any(_is_added_to(asked, stored) for stored in chosen):
        return []
    return [] if asked.sums and any(s.figure.number_unit != "EUR" for s in chosen) else chosen


def _weighed(asked: NumberAsked) -> Iterator[tuple[_Fit, StoredFigure]]:
    """The numbers that may answer, each with how well it fits; none of a sentence that gives one of a place or thing that the question leaves out."""
    found: list[tuple[_Fit, StoredFigure]] = []
    of_parts: set[str] = set()
    for stored in asked.ledger.prose():
        if any(ruled_out(asked, stored) for ruled_out in RULES):
            continue
        fit = asked.fits.fit(asked.query, stored, asked.words, asked.soft, asked.noun, asked.because)
        if fit is None:
            if not asked.alone:  # in the sentence told before, words may be left out
                found.append(((0.0, 0.0), stored))
        elif asked.alone and asked.fits.is_part(stored, asked.explained):
            of_parts.add(stored.figure.sentence)
        elif is_of_another(asked, stored):
            continue
        elif not asked.named or asked.fits.is_named(stored, asked.words, asked.which, asked.units):
            found.append((fit, stored))
    return ((fit, stored) for fit, stored in found if stored.figure.sentence not in of_parts or _is_of_town(asked, stored))


def _is_of_town(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether a number's own name says the municipality that the question names: "Koelassa peltoa 21 450 ha, Aaltola 3 610 ha"."""
    named = [asked.explained.tokens[i] for s in asked.explained.spans if s.has("municipality") for i in range(s.start, s.end)]
    return bool(named) and all(asked.fits.covers(asked.fits.keys(stored.figure.account), word) for word in named)


def _own_rate(asked: NumberAsked, chosen: list[StoredFigure]) -> list[StoredFigure]:
    """Of the numbers that bear the name of a rate those of the year asked that are rates of the municipality itself, neither changes nor averages."""
    explained, averaged = asked.explained, sense_list("averaged")
    rate = any(key.endswith(tuple(sense_words("rate"))) for i in explained.open for key in explained.tokens[i].keys)
    others = any(explained.tokens[i].low.startswith(averaged) for i in explained.own)
    if not rate or others or asked.query.operation != "lookup" or explained.has("up", "down", "more", "less", "moves"):
        return chosen
    own = [f for f in chosen if f.figure.number_unit == "%" and not any(w.startswith(averaged) for w in f.figure.account.lower().split())]
    years = {p.year for p in asked.query.periods if p.kind == "year"}
    if years:
        return [f for f in own if any(f.figure.period.start.year <= (year or 0) <= f.figure.period.end.year for year in years)]
    latest = max((f.figure.period.end for f in own), default=None)
    return [f for f in own if f.figure.period.end == latest]


def _whole_amounts(asked: NumberAsked, chosen: list[StoredFigure]) -> list[StoredFigure]:
    """The numbers without those that tell another one of the same sentence for each resident, or as a share of all: "52 miljoonaa euroa eli 2 943 euroa
    asukasta kohti", "on kuvattu 61 kilometriä, mikä kattaa 38 prosenttia"."""
    if asked.explained.has("per", "ratio:resident"):
        return chosen
    whole = {(f.figure.sentence, f.figure.account) for f in chosen if "/" not in f.figure.number_unit}
    own = [f for f in chosen if "/" not in f.figure.number_unit or (f.figure.sentence, f.figure.account) not in whole]
    shares = {(f.figure.sentence, f.figure.account) for f in own if f.figure.number_unit == "%"}
    whole = {(f.figure.sentence, f.figure.account) for f in own if f.figure.number_unit != "%"} if asked.amounts else set()
    shares = {(s, a) for s, a in shares if any(s == sentence and a.startswith(f"{account} ") for sentence, account in whole)}
    return [f for f in own if (f.figure.sentence, f.figure.account) not in shares]


def _without_parts(asked: NumberAsked, chosen: list[StoredFigure]) -> list[StoredFigure]:
    """The numbers without those that count only some of what another one of the same sentence counts, where nothing tells the two apart."""
    wholes = {f.figure.sentence for f in chosen if not asked.fits.is_of_them(f.figure)}
    return [f for f in chosen if f.figure.sentence not in wholes or not asked.fits.is_of_them(f.figure)]


def _is_added_to(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether the next sentence tells more of the same deed, so that a number is only a part of what is asked, which does not say of which.

    "Kylästä ostettiin 7,9 hehtaaria. Näiden lisäksi ostettiin 1,9 hehtaaria." where it is asked how much land was bought.
    """
    after = asked.fits.after(stored)
    beside = [f.figure for f in asked.ledger.prose() if after and f.report_id == stored.report_id and f.figure.sentence == after]
    begins = any(word.lower() in sense_words("besides_said") for word in after.split()[:2])
    if not begins or not any(f.number_unit == stored.figure.number_unit for f in beside):
        return False
    own, more = asked.fits.keys(stored.figure.sentence), asked.fits.keys(after)
    deeds = {r.lemma for word in words_of(stored.figure.sentence) for r in readings(word) if r.finite or r.participle} - {"olla"}
    said = [w for w in asked.words if not any(r.case == "osanto" for r in readings(w.low))]
    return bool(deeds & more) and not any(asked.fits.covers(own, w) and not asked.fits.covers(more, w) for w in said)


def _is_rival(asked: NumberAsked, one: StoredFigure, other: StoredFigure) -> bool:
    """Whether two sentences of a report give different numbers by one name and for one time: neither can be told to be the one that is asked for."""
    first, second = one.figure, other.figure
    if one.report_id != other.report_id or first.period.end.year != second.period.end.year:
        return False
    if (first.number_unit, first.measure, first.unit) != (second.number_unit, second.measure, second.unit):
        return False
    if first.sentence == second.sentence or first.number == second.number:
        return False
    names = [frozenset(k for k in asked.fits.keys(f.account) if k not in counting_words()) for f in (first, second)]
    return bool(names[0]) and names[0] == names[1]
