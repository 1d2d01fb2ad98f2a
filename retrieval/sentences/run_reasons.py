"""Whether sentences give the reason of what a question asks, and not of something else."""

import re
from collections.abc import Sequence

from ingest.language.finnish import Analyser
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord, is_noun
from retrieval.evidence.reasons import comes_of_it, explains_another, gives_own_reason, reason, reason_clause, reason_side, tells_what_would
from retrieval.evidence.stretches import Said, points_back
from retrieval.language.lexicon import counting_words, sense_words
from retrieval.language.near_words import Words, groups_of, make_words
from retrieval.sentences.deeds_said import NO
from retrieval.sentences.run_candidates import SURE, Candidate

WAYS = {
    "grow": ("grow", "over"),
    "over": ("over", "grow"),
    "shrink": ("shrink", "under"),
    "under": ("under", "shrink"),
}
"""Groups of words for which way something went, and those that say the same of it."""
_COMPARED = re.compile(r"mp(?:i|[aä]\w*)$|mm(?:[aä]|i)\w*$")
"""How comparatives end: "suurempi", "suuremmat"."""
_SIDES = {"income": "cost", "cost": "income"}
"""Groups of words for money that comes in and for money that goes out."""
_LESS = frozenset({"shrink", "under", "worse", "lack"})
"""Groups of words for there being less of something."""
_BY_DENIAL = 0.4
"""How surely sentences that deny what the question denies give the reason of it."""


def reason_given(run: Candidate) -> float:
    """How surely a run gives the reason of what is asked, 0 to 1."""
    told = [_given(run, at) for at in run.positions if not _is_of_the_told_before(run, at)]
    put = [run.read.reasons[at] for at in run.positions if _is_put_in_money(run, at)]
    return max([*told, *put, _BY_DENIAL if run.denies else 0.0])


def _is_put_in_money(run: Candidate, at: int) -> bool:
    """Whether the sentence behind one that gives a sure reason says in euros what was lost or spared of what is asked: "Vuokratulojen menetys on 9 000 euroa".

    The reason is that of a way to go which the noun says too.
    """
    behind, reasons = at + 1, run.read.reasons
    if behind not in run.positions or reasons[at] < 1.0 or reasons[behind] or not all(run.read.each[behind][n] >= SURE for n in run.asked.nouns):
        return False
    whose, noun, *rest = [*words_of(run.read.said[behind].text), "", ""]
    side = reason_side(run.read.said[at].text, run.read.analyser)
    ways = {way for group in groups_of(run.read.analyser.lemmas(noun)) for way in WAYS.get(group, ())}
    told = make_words(side, run.read.analyser).groups if side is not None else frozenset()
    return noun in sense_words("put_in_money") and "euroa" in rest and any(r.case == "omanto" for r in readings(whose.lower())) and bool(ways & told)


def _is_of_the_told_before(run: Candidate, at: int) -> bool:
    """Whether what is asked stands only in sentences behind one of the run: what that gives is the reason of something told before."""
    if at == run.last - 1:
        return False
    until, behind = run.read.each[run.first : at + 1], run.read.each[at + 1 : run.last]
    return any(all(met[n] < SURE for met in until) and any(met[n] >= SURE for met in behind) and run.read.heading[n] < SURE for n in run.asked.heavy)


def _given(run: Candidate, at: int) -> float:
    """How surely a sentence of a run gives the reason of what is asked: it speaks of it or follows a sentence that does, not as the reason itself."""
    said, each, asked, given = run.read.said, run.read.each, run.asked, run.read.reasons[at]
    if not given or _is_of_other_side(run, at):
        return 0.0
    if not any(each[at][n] >= SURE for n in asked.nouns):
        told = [n for n in range(run.first, at) if any(each[n][noun] >= SURE for noun in asked.nouns)]
        own = gives_own_reason(said[at].text) and not any(each[at][n] >= 0.85 for n in asked.telling)
        if not points_back(said[at].text) and (own or (explains_another(said[at].text) and max(each[at], default=0.0) < SURE)):
            return 0.0
        if _is_done_to_another(run, at, told) or _tells_of_another_thing(run, at, told):
            return 0.0
        return given if told and not any(_is_reason(run, n) for n in told) else 0.0
    if _comes_to_other(run, at):
        return 0.0
    if _is_reason(run, at):  # "Työllisyyden menot ylittyivät. Ylitys johtuu työllisyysalueesta."
        return given if run.goes_on(at, asked.nouns) or _has_reason_of_its_own(run, at) or _is_explained_behind(run, at) else 0.0
    return given


def _is_of_other_side(run: Candidate, at: int) -> bool:
    """Whether a sentence begins with income where costs alone are asked about, or the other way round: "Tuotoissa näkyy valtion korvaus kuluista".

    One that says why there was less of what the question asks for being there is no reason of that either.
    """
    asked = {side for n in run.asked.nouns for side in groups_of(run.asked.words[n].token.keys) & set(_SIDES)}
    if len(asked) != 1:
        return False
    if run.asked.asks_being and run.read.said[at].words.groups & _LESS:  # "miksi oli tuloja" is not why they fell
        return True
    first = next(iter(words_of(run.read.said[at].text)), "").lower()
    begins = groups_of([*run.read.analyser.lemmas(first), *run.read.analyser.parts(first)[-1:]]) & set(_SIDES)
    return begins == {_SIDES[side] for side in asked}


def _asks_of_undone(run: Candidate) -> bool:
    """Whether it is asked why something did not come about."""
    return run.asked.denied or run.asked.failed


def _comes_to_other(run: Candidate, at: int) -> bool:
    """Whether what comes of what a sentence tells is something else than the question says: "…, joten tulos oli ennakoitua parempi" where it was a loss."""
    effect = comes_of_it(run.read.said[at].text)
    if not effect or not run.asked.doing:
        return False
    held = make_words(effect, run.read.analyser)
    asked = [run.asked.words[n] for n in run.asked.doing]
    ways = {way for word in asked for group in word.groups for way in WAYS.get(group, ())}
    undone = _asks_of_undone(run) and bool(NO & held.lemmas)  # "…, joten hankkeita ei ole käynnistynyt"
    return not (undone or ways & held.groups or any(word.met(held) >= SURE for word in asked))


def _tells_of_another_thing(run: Candidate, at: int, told: Sequence[int]) -> bool:
    """Whether a sentence that names nothing asked gives the reason of something of its own: "Väkiluku aleni. Vesivahinko siirsi koulun avaamista".

    It does not where it stands right behind one that says that what is asked came about, points back to it or only calls it "kasvu" or "ero".
    """
    said = run.read.said[at].text
    if points_back(said) or run.goes_on(at, run.asked.nouns) or not run.asked.doing or (told and _only_says_way(run, said)):
        return False
    effect = comes_of_it(said)
    right_behind = at - 1 in told and not run.read.reasons[at - 1] and any(_tells_deed(run, at - 1, deed) for deed in run.asked.doing)
    return not right_behind or bool(effect and not _asks_of_undone(run))


def _only_says_way(run: Candidate, text: str) -> bool:
    """Whether a sentence calls what it gives the reason of only by the way that it went, which is asked, or not at all: "Ylitys johtui korvauksista"."""
    side = reason_side(text, run.read.analyser)
    if side is None:
        return False
    nouns = [r.lemma for word in words_of(side) for r in readings(word.lower())[:1] if r.kind == "nimisana"]
    asked = frozenset[str]().union(*(word.groups for word in run.asked.words if word.done))
    return all(groups_of((lemma,)) & asked for lemma in nouns)  # none in "Perusteluina olivat korjausvelka ja …"


def _is_done_to_another(run: Candidate, at: int, told: Sequence[int]) -> bool:
    """Whether only a sentence that speaks of something else says what came about: "Tuotot olivat 2 milj. euroa. Vuokrat nousivat, kun …"."""
    said, each = run.read.said, run.read.each
    doing = [n for n in run.asked.doing if n not in run.asked.nouns]
    if points_back(said[at].text) or run.goes_on(at, run.asked.nouns) or not any(each[at][n] >= SURE for n in doing):
        return False
    return gives_own_reason(said[at].text, when=True) and not any(_tells_deed(run, n, deed) for n in told for deed in doing)


def _tells_deed(run: Candidate, at: int, deed: int) -> bool:
    """Whether a sentence says that something came about; "kuinka suuri osa" says of nothing that it grew."""
    if run.read.each[at][deed] < SURE or tells_what_would(run.read.said[at].text) or (NO & run.read.said[at].words.lemmas and not _asks_of_undone(run)):
        return False
    found = [w.lower() for w in words_of(run.read.said[at].text)]
    telling = [w for w in found if "large" not in groups_of(run.read.analyser.lemmas(w)) or _COMPARED.search(w)]
    return run.asked.words[deed].met(make_words(" ".join(telling), run.read.analyser)) >= SURE


def tells_otherwise(run: Candidate, at: int) -> bool:
    """Whether the reason that a sentence gives is of another way to go than the question's: of "menojen pienentyminen" where they went over."""
    if not run.read.reasons[at]:
        return False
    analyser = run.read.analyser
    asked = {way for word in run.asked.words if word.done or word.verb for group in word.groups for way in WAYS.get(group, ())}
    side = reason_side(run.read.said[at].text, analyser) if asked else None
    told = make_words(side, analyser).groups & set(WAYS) if side is not None else frozenset()
    if "grow" in asked and side is not None and make_words(side, analyser).lemmas & sense_words("holding_back"):  # "mikä hillitsee kasvua"
        return True
    return bool(told) and not told & asked


def _is_reason(run: Candidate, at: int) -> bool:
    """Whether what is asked stands on the side of the reason: "kohonneet korkokulut nostivat vuokria" gives no reason for the interest."""
    said, met, words, analyser = run.read.said[at], run.read.each[at], run.asked.words, run.read.analyser
    own = make_words(said.text, analyser)  # not what a title before it says
    here = [n for n in run.asked.nouns if met[n] >= SURE and words[n].met(own) >= SURE]
    if here and all(_comes_of(words[n], said.text, analyser) for n in here):
        return True
    side = reason_side(said.text, analyser) if here else None
    if side is None:
        return False
    held = _heads(side, analyser)
    if len(run.asked.doing) > 1 and all(words[n].met(held) >= SURE for n in run.asked.doing):  # "myynnin lasku selittyy lämmöllä" of heat that is sold
        return False
    rest = [make_words(w, analyser) for w in words_of(said.text.replace(side, "", 1))]  # of "vuokrakulut", no "vuokrat" and "korkokulut" apart
    told = any(_is_outcome(w) and w.met(held) == 1.0 for w in words)  # "laskettu säästö ei toteutunut, sillä keittiö …" of the kitchen's "säästö"
    here = [n for n in here if met[n] >= 0.8 or any(words[n].met(w) >= SURE for w in rest)]
    return bool(here) and not told and not any(words[n].met(held) >= SURE for n in run.asked.nouns)


def _comes_of(word: AskedWord, text: str, analyser: Analyser) -> bool:
    """Whether a sentence names a thing only as that which something comes of, in the elative: "väestökehityksestä seuraava verotulojen lasku".

    A part of it is no such thing: "lainoista suurin osa".
    """
    found = [w.lower() for w in words_of(text)]
    meets = [at for at, w in enumerate(found) if word.met(make_words(w, analyser)) >= SURE]
    parts = sense_words("part_of")
    of_part = any(parts & set(found[at + 1 : at + 4]) or any(w[:1].isdigit() for w in found[at + 1 : at + 4]) for at in meets)
    cases = {r.case for at in meets for r in readings(found[at])}
    return cases == {"sisaeronto"} and not of_part and not any(r.case == "sisaeronto" for r in readings(word.token.low))


def _is_outcome(word: AskedWord) -> bool:
    """Whether a word is a noun for what came about: "säästö"."""
    return word.done and not word.verb and is_noun(word.token)


def _heads(text: str, analyser: Analyser) -> Words:
    """The words of a text, of compounds the whole and the last part: "koulukuljetukset" is of transport, not of a school; "henkilöstömäärä" is of the staff."""
    heads = frozenset(end for word in words_of(text) for end in (*analyser.lemmas(word), *_ends(analyser.parts(word))))
    whole = make_words(text, analyser)
    firsts = {part for word in words_of(text) for part in analyser.parts(word)[:-1]} - heads
    keys = whole.keys - firsts
    return Words(whole.lemmas, keys, groups_of(keys), whole.written)


def _ends(parts: Sequence[str]) -> Sequence[str]:
    """The last part of a compound, and what it counts where it is a word for how many there are."""
    return parts if parts[-1:] and parts[-1] in counting_words() else parts[-1:]


def _has_reason_of_its_own(run: Candidate, at: int) -> bool:
    """Whether the reason that a sentence gives has a reason itself, and that is asked: "…, sillä halli oli suljettuna kosteusvaurion vuoksi"."""
    said, words, nouns, analyser = run.read.said[at], run.asked.words, run.asked.nouns, run.read.analyser
    inner = reason_clause(said.text)
    held = make_words(inner, analyser)
    if not inner or reason(Said(inner, said.place, held)) < 1.0 or not all(words[n].met(held) >= SURE for n in nouns):
        return False
    side = reason_side(inner, analyser)
    return side is not None and any(words[n].met(make_words(side, analyser)) >= SURE for n in nouns)


def _is_explained_behind(run: Candidate, at: int) -> bool:
    """Whether what a sentence gives as a reason is explained behind a colon: "Ylitys johtuu palvelujen ostoista: käyttöönotto viivästyi"."""
    before, _, behind = run.read.said[at].text.partition(": ")
    clause = any(r.finite for word in words_of(behind) for r in readings(word.lower())[:1])
    held = make_words(before, run.read.analyser)
    return clause and all((w.loose and not w.done) or w.met(held) >= SURE for w in run.asked.words if not w.unit)


def reasoned_part(said: Sequence[Said], words: Sequence[AskedWord]) -> tuple[int, int]:
    """Where, first to last (exclusive), sentences tell of what is asked, where one of them speaks of it and gives its reason.

    Those at the ends that give another reason are left out, and those behind that say nothing of it.
    """
    nouns = [w for w in words if not w.loose and not w.verb]
    gives = [reason(one) == 1.0 for one in said]
    speaks = [any(w.met(one.words) >= SURE for w in nouns) for one in said]
    other = [g and not s for g, s in zip(gives, speaks, strict=True)]
    own = [n for n, (g, s) in enumerate(zip(gives, speaks, strict=True)) if g and s]
    if not own:
        return 0, len(said)
    first = next(n for n, one in enumerate([*other, False]) if not one)
    idle = [o or not (g or s) for o, g, s in zip(other, [reason(one) > 0 for one in said], speaks, strict=True)]
    last = len(other) - next(n for n, one in enumerate([*reversed(idle), False]) if not one)
    return min(first, own[0]), max(last, own[-1] + 1)
