"""What rules out a number of a sentence as the one that a question asks for."""

import itertools
import re
from collections.abc import Callable, Sequence

from ingest.language.finnish import Analyser
from ingest.language.numerals import find_numerals, unit_of_word
from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from ingest.stores.stored import StoredFigure
from retrieval.evidence.asked_words import is_noun
from retrieval.evidence.reasons import is_effect, is_subject
from retrieval.evidence.stretches import tells_so_far
from retrieval.language.explain import Explained, Span
from retrieval.language.kin import BROAD, clause_of, is_money_of, pieces
from retrieval.language.lexicon import sense_list, sense_words
from retrieval.language.names import account_key, row_side
from retrieval.language.near_words import groups_of
from retrieval.language.number_place import parted_at
from retrieval.language.reading import Token
from retrieval.language.stocks import is_held
from retrieval.language.vocabulary_works import building_works
from retrieval.sentences.beside_number import bound, over_time
from retrieval.sentences.bracketed_years import words_before
from retrieval.sentences.deeds_told import is_mean, is_of_some, spared, tells
from retrieval.sentences.number_asked import NumberAsked
from retrieval.sentences.number_words import money_tails, says_duty
from retrieval.sentences.passed_by import is_passed_by
from retrieval.sentences.present_counts import counts_another, of_others_met, of_some_treated, of_some_who_did
from retrieval.sentences.printed_aims import is_bare_limit, is_printed_aim, is_under_aims
from retrieval.sentences.relative_owners import is_of_another_taken_up, is_of_what_stands_before
from retrieval.sentences.staff_readings import employs
from retrieval.understanding.statement_rows import asks_unprinted_row

_LEFT_OUT = re.compile(r"\b(?:ei|eivät) (?:ole mukana|sisälly|lasketa mukaan|sisällä)\b", re.IGNORECASE)
"""How a sentence begins that tells of what its numbers leave out."""
_LAST_MONTH = 12
_RELATIVE = re.compile(r", (?:joka|jota|jossa|jonka|jolla|johon|jolle)\b[^,]*$")
"""How a clause begins in which a number stands that tells something else of the thing before it."""
_PASSIVE, _DONE = "4", ("tu", "ty")
"""The person of verbs in the passive, and how its participles end: "lisättiin", "lisätty"."""
_NEAR = 3
"""Words before a number among which the times stand of each of which it is told."""
_AT_TIMES = re.compile(r"\b(?!toiminta|tili|kausi)([^\W\d_]{3,})-?(?:aikoina|aikana|aikaan)\b")
"""When a number holds that is told of some times only: "omatoimiaikoina", not of the year ("toiminta-aikana")."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTS = re.compile(r"(?<![\w.,])\d+(?![\d.,]*\d)")
"""Numbers of a sentence."""
_WOULD = ("isi", "isivat", "isivät")
"""How verbs end that say what ought to be."""
_GOT = frozenset({"buy", "order"})
"""Groups of words for getting a thing, which costs what the thing does."""
_NEED = "need"
"""The group of words for needing."""
_NAMES = ("sukunimi", "etunimi", "paikannimi", "nimi")
"""Kinds of words that are names."""


def is_of_country(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of the whole country, in a question about a town."""
    return not asked.abroad and asked.ledger.is_of_country(stored)


def is_of_town_alone(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of a town or another place where the country is named: "Suomen työttömyysaste" of "Kauhavan työttömyysaste oli 7,8 prosenttia"."""
    tokens = asked.explained.tokens
    named = any("suomi" in t.keys or ("maa" in t.keys and before.low == "koko") for before, t in itertools.pairwise(tokens))
    told = sense_words("in_country") & {word.lower() for word in words_of(stored.figure.sentence)} or "koko maa" in stored.figure.sentence.lower()
    return named and not told and not asked.ledger.is_of_country(stored)


def is_no_money(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number printed without a unit, where a sum of money is asked for."""
    return asked.money and stored.figure.number_unit == "count"


def counts_for_row(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A count of things where the amount of a row of the statement is asked for and nothing else: "mikä oli henkilöstökulujen toteuma"."""
    rows = [name for place in asked.query.subjects for name in place.names]
    amount = bool(rows) and all(row_side(name) for name in rows) and not asked.explained.open and not asked.explained.has("ask:many")
    return amount and not ({stored.figure.number_unit} & {"EUR", "%", "pp"} or "€" in stored.figure.number_unit)


def is_of_wider_row(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A bare cell of a row whose name ends with what is not asked: the "Reittien yhdistäminen" of "reitit"."""
    figure = stored.figure
    if not figure.row_label or any(c.isalpha() for c in figure.sentence):
        return False
    head = asked.fits.keys(words_of(figure.row_label)[-1]) if words_of(figure.row_label) else frozenset()
    said = [t for t in asked.explained.tokens if t.kind == "word"]
    return bool(head) and not any(asked.fits.covers(head, t) for t in said)


def is_of_risk(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What might come about, not what a sentence beside a risk says to have been done: "putket on kuvattu kahdessa koulussa"."""
    figure = stored.figure
    if figure.subject_kind != "risk":
        return False
    words = [word.lower() for word in words_of(" ".join(clause_of(figure.sentence, figure.text)))] if figure.sentence != figure.row_label else []
    has = [n for n, word in enumerate(words) if word in ("on", "oli")]
    return not any(word.endswith(_DONE) and any(r.participle and r.case == "nimento" for r in readings(word)) for n in has for word in words[n + 1 : n + 3])


def is_aim_or_outcome(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What is aimed at where what came about is asked for, and the other way."""
    aimed_at = stored.figure.measure == "budget" or (asked.aims and is_under_aims(stored)) or is_bare_limit(stored)
    if asked.duty:  # "montako saa olla": a limit, or what a sentence says to be so
        return not aimed_at and not bound(stored) and not says_duty(words_of(stored.figure.sentence))
    return aimed_at != asked.aims and not _is_expected(asked, stored)


def stands_elsewhere(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of another sentence than the one told before, and that number itself."""
    return asked.near is not None and (stored.figure.sentence != asked.near.figure.sentence or stored.figure.figure_id == asked.near.figure.figure_id)


def is_of_another_town(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of a town that the question does not name."""
    return bool(asked.query.municipalities) and asked.ledger.report(stored).municipality not in asked.query.municipalities


def is_of_another_report(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of another report than the one that the question names."""
    return bool(asked.reports) and stored.report_id not in asked.reports


def is_of_another_unit(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of a unit that the question does not name."""
    return not asked.fits.of_unit(asked.units, stored)


def is_of_all_staff(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The person-years of all who work for a municipality, where those of a unit are asked for: "henkilötyövuosia kertyi yhteensä 460,9"."""
    if not asked.units or not _counts_person_years(stored) or stored.figure.unit in asked.units:
        return False
    return not asked.fits.says_whose(asked.units, stored) and not asked.fits.heads(asked.units, stored)


def _counts_person_years(stored: StoredFigure) -> bool:
    """Whether a number is that of years worked."""
    figure = stored.figure
    return figure.number_unit == "htv" or figure.account.lower().startswith(tuple(sense_words("person_year")))


def is_measured_otherwise(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Euros where per cents are asked for; a part may be told in euros where no unit is asked: "paljonko öljyn osuus on"."""
    figure = stored.figure
    parts = figure.number_unit == "EUR" and figure.account.lower().split()[-1:] == ["osuus"] and any(t.low == "osuus" for t in asked.explained.tokens)
    if parts and asked.query.wanted_unit is None and asked.explained.has("op:share") and not asked.explained.has("want:%"):
        return False
    return asked.wanted is not None and figure.number_unit not in asked.wanted


def is_of_another_time(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of another year or month, unless its sentence says the time with the word that the question says it of: "tilikauden 2023 tarkastuksesta"."""
    return not asked.fits.in_time(asked.query, stored) and not _says_time_of(asked, stored)


def _says_time_of(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether the one time of a question stands before the same word in a number's sentence: "tammikuussa 2025 aloittaneella", "Tammikuussa aloittaneella"."""
    period = asked.ledger.report(stored).period
    if asked.time_of is None or period is None or asked.time_of[0][0] not in stored.figure.sentence.lower():
        return False
    said, of = asked.time_of
    bare = [word for word in said if word != str(period.end.year)]  # the year of the report itself need not be said
    words = [word.lower() for word in parted_at(stored.figure.sentence, stored.figure.text)[0].replace(",", " ").split()]
    behind = [words[n + len(one) :] for one in (said, bare) if one for n in range(len(words) - len(one)) if words[n : n + len(one)] == one]
    return any(of.keys & {*asked.analyser.lemmas(rest[0])} and not any(_YEAR.search(word) for word in rest) for rest in behind)


def is_planned(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What is decided or planned, where what was spent is asked for."""
    return asked.spent and asked.fits.is_plan(stored)


def is_change(asked: NumberAsked, stored: StoredFigure) -> bool:
    """By how much something grew, where its size is asked for: "nousi 15 eurolla"."""
    return asked.alone and not asked.changes and asked.fits.is_change(stored) and not _is_spent_on(asked, stored)


def _is_spent_on(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether a number is what was spent on making something larger, as the question says: "korotukseen on käytetty 88 500 euroa"."""
    last = words_of(stored.figure.account.lower())[-1:]
    noun = {lemma for word in last for lemma in _lemmas(word, asked.analyser)}
    into = [[r.lemma.lower() for r in readings(w.lower())[:1] if r.case == "sisatulento"] for w in words_of(stored.figure.sentence)]
    said = [[r.lemma.lower() for r in readings(w.low)[:1] if r.case == "sisatulento"] for w in asked.words]
    return asked.spent and all(any(noun & {*lemmas} for lemmas in words) for words in (into, said))


def is_of_another(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number before the one that a word asked stands by: the 20 of "alakouluissa oli 20 ja yläkouluissa 30"."""
    return asked.fits.of_another(stored, asked.words) or asked.fits.done_by_some(stored, asked.explained)


def is_how_far(asked: NumberAsked, stored: StoredFigure) -> bool:
    """How far something went over or under, where its size is asked for: "energiamenot alittuvat 240 000 euroa"."""
    return asked.level and is_passed_by(stored.figure.sentence, stored.figure.text, asked.explained)


def is_no_sum(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A mean, where a sum is asked for, one of several numbers of its sentence where the sum of several things is, or what is told of fewer years."""
    if not asked.alone or not asked.explained.has("op:sum"):
        return False
    years = {str(p.year) for p in asked.query.periods if p.kind == "year" and p.year is not None}
    if len(years) > 1 and not {min(years), max(years)} <= set(re.findall(r"\d{4}", stored.figure.sentence)):
        return True
    alike = [f for f in asked.ledger.prose() if f.report_id == stored.report_id and f.figure.sentence == stored.figure.sentence]
    counted = stored.figure.number_unit not in ("EUR", "%", "pp")  # visits, times and people are counted alike
    units = {f.figure.number_unit for f in alike} - {"EUR", "%", "pp"} if counted else {stored.figure.number_unit}
    beside = {f.figure.number for f in alike if f.figure.number_unit in units}
    total = sum(beside - {stored.figure.number}) == stored.figure.number
    joiners = asked.explained.tagged("joiner")
    return is_mean(stored) or (bool(joiners) and not total and (len(beside) > 2 or any(_is_of_one(asked, stored, alike, s) for s in joiners)))


def _is_of_one(asked: NumberAsked, stored: StoredFigure, alike: Sequence[StoredFigure], joiner: Span) -> bool:
    """Whether a sentence speaks only of what stands on one side of a "ja", or counts the two apart: "349 lasta ja 77 henkilöstön jäsentä"."""
    tokens, hard = asked.explained.tokens, {w.low for w in asked.words}
    sides = [tokens[i] for i in (joiner.start - 1, joiner.end) if 0 <= i < len(tokens) and tokens[i].kind == "word"]
    if not all(word.any_keys & asked.fits.keys(stored.figure.sentence) for word in sides if word.low in hard):
        return True
    behind = [asked.fits.keys(" ".join(parted_at(f.figure.sentence, f.figure.text)[2].split()[:3])) for f in alike]
    counted = [{at for at, keys in enumerate(behind) if word.any_keys & keys} for word in sides]
    return len(sides) == 2 and all(counted) and not counted[0] & counted[1]


def is_of_a_kind(asked: NumberAsked, stored: StoredFigure) -> bool:
    """People of one kind, where the question says nobody: "moniko palkattiin" of "kaksi koulunuorisotyöntekijää on palkattu"."""
    return asked.alone and is_of_some(asked.explained, stored, asked.words, asked.analyser)


def tells_other_deed(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What was not done as the question says, or was lost: "myönnettiin" where it is asked what was paid back."""
    return asked.alone and not _is_expected(asked, stored) and not tells(asked.deeds, stored, asked.analyser)


def tells_other_state(asked: NumberAsked, stored: StoredFigure) -> bool:
    """How many something else was done to, or of which another thing is said: "montako on peruskorjattu" of those that were surveyed, where others are to be
    repaired; "montako on kunnossa" of a "kuntoarvio"."""
    figure, explained = stored.figure, asked.explained
    if not asked.alone or not figure.sentence or not explained.has("ask:many") or len(explained.open) < 2:
        return False
    before, behind = clause_of(figure.sentence, figure.text)
    takes_up = before.lower().split()[:1] == ["mikä"]  # "on huollettu 64, mikä kattaa 41 prosenttia"
    whole = _lemmas(figure.sentence, asked.analyser)
    own = whole if takes_up else _lemmas(f"{before} {behind}", asked.analyser)
    inside = _lemmas(" ".join(w for w in words_of(figure.sentence) if any(r.case == "sisaolento" for r in readings(w.lower()))), asked.analyser)
    several = len(_COUNTS.findall(figure.sentence)) > 1
    for i in explained.open:
        low = explained.tokens[i].low
        said, found = _lemmas(low, asked.analyser), readings(low)[:1]
        done = any(r.participle and r.case == "nimento" and r.lemma.endswith(_DONE) for r in found)  # the verb, not "etäluettavien", "perutun"
        if done and _NEED in groups_of(own) and _NEED not in groups_of(key for t in explained.tokens for key in t.any_keys):
            return True  # what needs it has not been done
        if several and done and _is_told(said, whole) and not _is_told(said, own):
            return True
        state = i == explained.own[-1] and any(r.case == "sisaolento" for r in found) and _are_such(explained, i)
        if state and not said & whole and not _is_told(said, inside):
            return True
    return False


def _are_such(explained: Explained, at: int) -> bool:
    """Whether a word says how those are that are counted right before the verb: "rakennusta on kunnossa"."""
    counted, verb = explained.tokens[max(0, at - 2)], explained.tokens[at - 1]
    return "olla" in verb.keys and at - 2 in explained.open and any(r.case == "osanto" for r in readings(counted.low))


def _lemmas(text: str, analyser: Analyser) -> frozenset[str]:
    words = [w.strip(".,;:()").lower() for w in text.split()]
    return frozenset(key for w in words for key in (*analyser.lemmas(w), *analyser.roots(w)))


def _is_told(said: frozenset[str], lemmas: frozenset[str]) -> bool:
    return bool(said & lemmas or groups_of(said) & groups_of(lemmas))


def is_only_due(asked: NumberAsked, stored: StoredFigure) -> bool:
    """How much ought to be, where it is asked how much is: "lainoista tulisi olla 40 prosenttia kiinteäkorkoisia"."""
    if asked.duty or asked.aims or not asked.alone:
        return False
    words = [word.lower() for word in words_of(" ".join(clause_of(stored.figure.sentence, stored.figure.text)))]
    return any(word.endswith(_WOULD) for word in words) and says_duty(words)


def is_turned_round(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What came to a company, where it is asked what that gave; what grew, where it is asked what shrank."""
    return asked.alone and (asked.fits.is_turned(stored, asked.explained) or asked.fits.goes_against(asked.query, stored))


def is_of_one_year(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The money of one year, where it is asked what has been spent in all up to its end."""
    return asked.so_far and not tells_so_far(stored.figure.sentence) and not {*words_of(stored.figure.sentence.lower())} & sense_words("in_all")


def is_no_cost(asked: NumberAsked, stored: StoredFigure) -> bool:
    """An amount whose next word says that nothing was paid for it, unless the question says it too: "184 000 euron arvonalennus"."""
    if not asked.spent:
        return False
    before, _, after = parted_at(stored.figure.sentence, stored.figure.text)
    behind = [word.strip(".,;:()").lower() for word in after.split()[:1]]
    given = [word.lower() for word in words_of(before)]
    granted = [word for word in given if any(r.case == "osanto" and not r.plural for r in readings(word))]  # "on antanut avustusta 80 000 euroa"
    granted = granted if any({*asked.analyser.lemmas(word), *asked.analyser.roots(word)} & sense_words("granting") for word in given) else []
    said = {lemma for word in (*behind, *granted) for lemma in asked.analyser.lemmas(word)} & sense_words("no_cost")
    return bool(said) and not any(t.any_keys & said for t in asked.explained.tokens)


def is_cost_of_another(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What was paid for a thing whose name only begins with that of what is asked for: "lämmitysöljyä" of the "lämmitys"."""
    if not asked.spent or not asked.alone:
        return False
    figure, analyser = stored.figure, asked.analyser
    words = [word.lower() for word in words_of(" ".join([figure.sentence, figure.account, *figure.section[-1:]]))]
    own = {key for w in asked.words for key in w.keys}
    nouns = [w for w in asked.words if is_noun(w)]
    explained = asked.explained
    whose = {explained.tokens[i].low for s in explained.spans if s.has("unit") for i in range(s.start, s.end)}  # "kirjaston lehtitilaukset" of Kirjastopalvelut
    for noun in [w for w in nouns if w.low not in whose] or nouns:
        if any(noun.keys & {*analyser.lemmas(word), *analyser.parts(word)[-1:]} for word in words):
            continue
        if _owns_what_is_told(noun, asked, stored):
            continue
        begun = [word for word in words if noun.keys & set(analyser.parts(word)[:-1])]
        ends = {end for word in begun for end in analyser.parts(word)[-1:]}
        said = bool(ends & (own | sense_words("cost_side")) or (groups_of(ends) & groups_of(own)) - BROAD)  # "lehtien tilaaminen" of "lehtitilaukset"
        said = said or bool(groups_of(ends) & _GOT)  # "lehdet" cost what "lehtitilaukset" do
        if begun and not said and not any(word.endswith(money_tails()) for word in begun):
            return True
    return False


def _owns_what_is_told(noun: Token, asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether a noun says whose that is which a number's own sentence, and the one before, name: "lupien tarkastuksiin"."""
    behind = [b for a, b in itertools.pairwise(asked.words) if a is noun and any(r.case == "omanto" for r in readings(a.low)[:1])]
    return any(b.keys & asked.fits.keys(stored.figure.account) for b in behind) and bool(noun.keys & asked.fits.taken(stored))


def is_cost_of_part(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What was paid for a thing that belongs to the one asked for: the "kassajärjestelmä" in "uimahallin kassajärjestelmä maksoi 14 200 euroa"."""
    things = [w for w in asked.words if any(r.case == "nimento" and r.kind == "nimisana" for r in readings(w.low))] if asked.spent and asked.alone else []
    words = [word.lower() for word in words_of(stored.figure.sentence)]
    whole = sense_words("cost_side") | sense_words("cost_of_it") | building_works().keys()
    for thing in things:
        spots = [n for n, word in enumerate(words) if thing.keys & {*asked.analyser.lemmas(word)}]
        owned = [n for n in spots if n + 1 < len(words) and all(r.case == "omanto" for r in readings(words[n])) and readings(words[n])]
        others = [words[n + 1] for n in owned if any(r.kind == "nimisana" and r.case != "omanto" for r in readings(words[n + 1]))]
        own = {key for w in asked.words for key in w.keys} | whole
        if spots and len(others) == len(spots) and not any(own & {*asked.analyser.lemmas(word), *asked.analyser.parts(word)[-1:]} for word in others):
            return True
    return False


def is_only_effect(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What came of the thing asked for: "lainat kasvoivat 2 miljoonaa, koska koulua korjattiin" tells no cost of that."""
    return asked.alone and is_effect(stored.figure.sentence, stored.figure.text, asked.words, asked.analyser)


def is_no_move(asked: NumberAsked, stored: StoredFigure) -> bool:
    """No change, or what something rose from or to, where it is asked by how much: "kasvoi 54,4 prosentista"."""
    if not asked.moved or spared(stored, asked.analyser):
        return False
    return asked.fits.is_level(stored) or not (asked.fits.tells_change(stored) or _is_of_same_deed(asked, stored))


def is_move_of_loans(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Loans taken or paid back, where it is asked how much there is of them: "uutta lainaa nostetaan 4 miljoonaa" of "paljonko lainaa kunnalla on"."""
    moves = sense_words("loan_moved")
    if not asked.alone or any(t.any_keys & moves for t in asked.explained.tokens) or not _asks_held(asked):
        return False
    own = " ".join([*clause_of(stored.figure.sentence, stored.figure.text), stored.figure.account])
    said = [{*asked.analyser.lemmas(w), *asked.analyser.parts(w)[-1:]} for w in map(str.lower, words_of(own))]
    return any("laina" in keys for keys in said) and any(keys & moves for keys in said)


def _asks_held(asked: NumberAsked) -> bool:
    """Whether all rows that a question names tell what is owned or owed at a moment."""
    named = [name for s in asked.explained.spans if (c := s.has("subject") or s.has("account_word")) is not None for name in c.values]
    return bool(named) and all(is_held(account_key(name)) for name in named)


def _is_of_same_deed(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether a number is of the same deed done to the thing asked for: "montako kuvaa on lisätty" of "kuvia on lisätty 4 940"."""
    explained = asked.explained
    moves = [explained.tokens[i] for s in explained.tagged("up", "down") for i in range(s.start, s.end)]
    deeds = {r.lemma for t in moves for r in readings(t.low) if r.kind == "teonsana" and r.person == _PASSIVE}
    deeds |= {r.lemma for t in moves for r in readings(t.low)[:1] if t.low.endswith(_WOULD)}  # "koronnousu lisäisi menoja"
    deeds |= {key for t in moves if t.low.endswith(_DONE) for key in (*asked.analyser.lemmas(t.low), *asked.analyser.roots(t.low))}
    before, behind = clause_of(stored.figure.sentence, stored.figure.text)
    said = {key for w in words_of(f"{before} {behind}") for key in (*asked.analyser.lemmas(w), *asked.analyser.roots(w))}
    done = {key for w in words_of(f"{before} {behind}") if w.lower().endswith(_DONE) for key in asked.analyser.roots(w)}
    counts = asked.noun is not None  # "montako kuvaa museo lisäsi"
    does = {key for t in moves if counts for key in (*asked.analyser.lemmas(t.low), *asked.analyser.roots(t.low))}
    return bool(deeds & said or does & done)


def is_no_difference(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of one time or thing, where the difference between two is asked for; so many percentage points are one."""
    return asked.difference and stored.figure.number_unit != "pp" and not asked.fits.tells_change(stored)


def counts_no_thing(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of other things than those asked for, or a ratio: "1,2-kertainen vakuus"."""
    return asked.counted is not None and (stored.figure.number_unit == "ratio" or not asked.fits.counted(asked.counted, stored))


def is_so_many_times(asked: NumberAsked, stored: StoredFigure) -> bool:
    """So many times something, where an amount is asked for: "1,2 kertainen vakuus" of "paljonko takauksia"."""
    sentence, text = stored.figure.sentence, stored.figure.text
    after = sentence.partition(text)[2].lstrip(" -–") if stored.figure.number_unit == "ratio" else ""
    fold = sense_list("so_many_fold")
    said = asked.explained.has("ratio") or any(word in t.low for t in asked.said for word in fold)
    return asked.amounts and after.startswith(fold) and not said


def counts_owners(asked: NumberAsked, stored: StoredFigure) -> bool:
    """How many they are of whom something else is asked: "entä tytäryhtiöiden?" after an amount."""
    explained = asked.explained
    if stored.figure.number_unit not in ("count", "persons") or not explained.has("entä") or explained.has("ask:many", "ask:amount", "ask:which"):
        return False
    owners = [t for t in asked.said if t.kind == "word" and (found := readings(t.low)) and all(r.case == "omanto" and r.plural for r in found)]
    return any(t.keys & asked.fits.keys(stored.figure.account) for t in owners)


def is_for_each(asked: NumberAsked, stored: StoredFigure) -> bool:
    """So many for each of some, where it is asked how many there are: "14,8 päivää työntekijää kohden"."""
    explained = asked.explained
    if not asked.alone or not explained.has("ask:many") or explained.has("per", "ratio:resident", "ratio", "op:mean"):
        return False
    return stored.figure.number_unit in ("days", "hours", "persons", "count") and bool(
        {*words_of(stored.figure.account), *words_before(stored)} & sense_words("for_each")
    )


def is_of_named_place(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number that gives the reason of what came to a place with a name that the question leaves out: "Kivelän koulu suljettiin, koska siellä oli 14"."""
    figure, tokens = stored.figure, asked.explained.tokens
    before = parted_at(figure.sentence, figure.text)[0]
    main, because, _ = before.partition(", koska ")
    name = main.split()[0] if because and main.split() else ""
    found = readings(name.lower()) if asked.alone and name[:1].isupper() else ()
    town = asked.ledger.report(stored).municipality
    if not found or not all(r.kind in _NAMES and r.case == "omanto" for r in found) or name in (*figure.unit.split()[:1], *town.split()[:1]):
        return False
    return not any(t.any_keys & {name.lower(), *asked.analyser.lemmas(name)} for t in tokens)


def counts_no_row(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A count, where a row of a statement is asked for that no report prints: "paljonko rakennukset olivat" of permits."""
    return stored.figure.number_unit in ("count", "persons") and asks_unprinted_row(asked.explained)


def counts_words(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A cell that counts in words what is not asked, where an amount is: "Kaksi tarjousta" of what was bought."""
    return asked.amounts and counts_another(stored, asked.words, asked.fits)


def counts_others_met(asked: NumberAsked, stored: StoredFigure) -> bool:
    """People met elsewhere than where it is asked how many there are: "kerhoilla tavoitettiin 349 lasta"."""
    return asked.noun is not None and of_others_met(asked.noun, asked.words, stored, asked.explained, asked.fits)


def counts_some_who_did(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Those who answered, applied or fell ill, where it is asked how many there are: "kyselyyn vastasi 46 opiskelijaa"."""
    return of_some_who_did(stored, asked.explained)


def counts_some_treated(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Some to which something was done, where it is asked how much there is: "paloposteja on huollettu 64"."""
    return asked.alone and of_some_treated(stored, asked.explained, asked.analyser)


def counts_those_left_out(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Some whom a sentence says to be left out of the numbers: "luvuissa ei ole mukana opetus, jossa kolmella oppilaalla on avustaja"."""
    before = parted_at(stored.figure.sentence, stored.figure.text)[0]
    if asked.noun is None or asked.explained.has("not") or not _LEFT_OUT.search(before):
        return False
    said = {lemma for word in words_of(stored.figure.sentence) for lemma in (word.lower(), *asked.analyser.lemmas(word))}
    return not any(w.keys & said for w in asked.words if w.low != asked.noun.low)  # what is left out is not named itself


def counts_no_staff(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The unemployed, what some of the staff did, or those who work for a project, where it is asked how many work there."""
    project = tuple(sense_words("project_itself"))
    of_project = any(r.lemma.endswith(project) for word in words_of(stored.figure.sentence.lower()) for r in readings(word))
    of_project = of_project and not any(key.endswith(project) for w in asked.words for key in w.keys)
    return asked.working and (of_project or not employs(stored.figure.sentence, stored.figure.text))


def is_amount_of_another(asked: NumberAsked, stored: StoredFigure) -> bool:
    """An amount of another thing than the one asked for."""
    return asked.thing is not None and not asked.fits.speaks_of(asked.thing, stored) and not _is_its_money(asked, asked.thing, stored)


def _is_its_money(asked: NumberAsked, thing: Token, stored: StoredFigure) -> bool:
    """Whether an amount is of that whose money is asked, by what is done with it: "lippurahoja palautettiin" of "lippuja palautettiin 18 500 eurolla"."""
    held = asked.fits.keys(" ".join(clause_of(stored.figure.sentence, stored.figure.text)))
    tokens = [asked.explained.tokens[i] for i in asked.explained.own]
    done = [t for t in tokens if any(r.kind == "teonsana" and r.lemma in held for r in readings(t.low)[:1])]
    return bool(done) and is_money_of(thing, stored.figure.number_unit, held)


def is_printed_otherwise(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of running text that is printed as an aim where what came about is asked for, and the other way."""
    if asked.duty or stored.figure.measure == "budget" or not is_under_aims(stored) or _is_expected(asked, stored):
        return False
    return is_printed_aim(asked.ledger, stored) != asked.aims


def _is_expected(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Whether a number is what a company of which it is asked is expected to do."""
    return stored.figure.measure == "budget" and stored.figure.unit in asked.expecting


def is_no_rate(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Another number than the rate that the question names by what it is of: "veroprosentti" is no amount, and no per cent of another thing."""
    named = [k for i in asked.explained.open for k in asked.explained.tokens[i].keys if len(k) > len("prosentti") and k.endswith("prosentti")]
    if not named:
        return False
    rates = stored.figure.number_unit in ("%", "pp")
    told = asked.fits.keys(f"{stored.figure.account} {stored.figure.column_label} {stored.figure.row_label}")
    return not rates or not any(key.endswith(name) for key in told for name in named)


def is_no_extent(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number that its sentence does not say to be how long something is: "kunnostettiin 2 km reittiä" where it is asked how long the route is."""
    length = asked.explained.has("ask:extent") and not asked.explained.has("ask:length")  # not "kuinka pitkään"
    return length and not asked.fits.keys(stored.figure.sentence) & sense_words("length_said")


def is_price_of_one(asked: NumberAsked, stored: StoredFigure) -> bool:
    """What one costs where it is asked how much all of them brought: "virhemaksu on 60 euroa" of "paljonko virhemaksuja kertyi"."""
    figure = stored.figure
    name = figure.account.lower()
    if figure.number_unit != "EUR" or not asked.explained.has("earn") or name not in (w.lower() for w in words_of(figure.sentence)):
        return False
    return any(name in t.keys and all(r.plural for r in readings(t.low)) for t in asked.explained.tokens)


def is_part_for_price(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The part that a thing has of a sum, where its price is asked: "öljyn osuus on 21 000 euroa" of "mikä on öljyn hinta"."""
    priced = any(key.endswith("hinta") for t in asked.explained.tokens for key in t.keys)
    return asked.alone and priced and stored.figure.account.lower().split()[-1:] == ["osuus"]


def is_part_of_other_thing(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The part of a sum that is another thing's, where one of something is asked: "öljyn osuus on 21 000 euroa" of "mikä on hakkeen osuus"."""
    named = stored.figure.account.lower().split()
    if stored.figure.number_unit != "EUR" or named[-1:] != ["osuus"] or not named[:-1] or not any(t.low == "osuus" for t in asked.explained.tokens):
        return False
    whose = asked.fits.keys(named[-2])
    return asked.alone and not any(t.any_keys & whose or groups_of(t.any_keys) & groups_of(whose) for t in asked.explained.tokens)


def is_of_some_hours(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of certain times only, which the question does not name: "omatoimiaikoina kirjauduttiin yli 11 000 kertaa"."""
    times = [m[1] for m in _AT_TIMES.finditer(stored.figure.sentence.lower())]
    return asked.alone and any(not any(t.low.startswith(time) for t in asked.explained.tokens) for time in times)


def is_of_each_time(asked: NumberAsked, stored: StoredFigure) -> bool:
    """So many each day or week, where it is asked how many there were: "valmistetaan arkisin 3 150 ateriaa"."""
    before = words_of(parted_at(stored.figure.sentence, stored.figure.text)[0].lower())[-_NEAR:]
    told = [word for word in before if word in sense_words("each_time")]
    each = any(t.low in sense_words("each_time") or t.any_keys & sense_words("time_of_each") for t in asked.explained.tokens)
    return asked.alone and bool(told) and not each


def is_of_time_before(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of an earlier time that its sentence tells in a word, where no time is asked: "vuodenvaihteessa niitä oli 19" of a report of June."""
    period = asked.ledger.report(stored).period
    said = {word.lower() for word in words_of(parted_at(stored.figure.sentence, stored.figure.text)[0])} & sense_words("time_before")
    said -= {"vuodenvaihteessa"} if period is not None and period.end.month == _LAST_MONTH else set()
    timed = bool(asked.query.periods) or any(t.low in said for t in asked.explained.tokens)
    return asked.alone and bool(said) and not timed and not asked.changes


def counts_who_did(asked: NumberAsked, stored: StoredFigure) -> bool:
    """How many did something with a thing of which the size is asked: "150 euron liikuntaetu, jota käytti 401 henkilöä"."""
    before = parted_at(stored.figure.sentence, stored.figure.text)[0]
    if not asked.alone or not asked.amounts or stored.figure.number_unit not in ("persons", "count") or not _RELATIVE.search(before):
        return False
    behind = words_of(parted_at(stored.figure.sentence, stored.figure.text)[2])[:1]
    return not any(t.any_keys & {*asked.analyser.lemmas(word)} for word in behind for t in asked.said)


def counts_only_begun_so(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of what only begins like the things counted: "oppilaskonsertteja" of "oppilasmäärä"."""
    words = [word.lower() for word in words_of(" ".join([stored.figure.sentence, stored.figure.account, stored.figure.row_label]))]
    for word in asked.words:
        front, *rest = pieces(word) or (frozenset[str](),)
        if len(rest) != 1 or not rest[0] & sense_words("how_many") or any(key.endswith(("ja", "jä")) for key in front):
            continue
        if not any((front | word.keys) & {*asked.analyser.lemmas(said), *asked.analyser.parts(said)[-1:]} for said in words):
            return True
    return False


def is_of_so_many(asked: NumberAsked, stored: StoredFigure) -> bool:
    """Some of so many, of which something is said that is not asked: "kaksi konserttia neljästä siirtyi" of "montako konserttia"."""
    behind = words_of(parted_at(stored.figure.sentence, stored.figure.text)[2])
    if asked.noun is None or not any(r.kind == "lukusana" and r.case == "sisaeronto" for word in behind[:2] for r in readings(word.lower())):
        return False
    deeds = {key for word in behind[2:] for key in (*asked.analyser.lemmas(word), *asked.analyser.roots(word))} - sense_words("light_verb")
    return not any(t.any_keys & deeds for t in asked.said)


def is_given(asked: NumberAsked, stored: StoredFigure) -> bool:
    """The number that the question says itself: "paljonko yhden prosenttiyksikön koronnousu lisäisi korkomenoja" asks for no percentage point."""
    said = [n for n in find_numerals(asked.explained.reading.text) if n.unit is not None]
    return any((n.unit, n.number * n.scale) == (stored.figure.number_unit, stored.figure.number) for n in said)


def is_size_of_cause(asked: NumberAsked, stored: StoredFigure) -> bool:
    """By how much that changes of which it is asked what it does: the "yhden prosenttiyksikön" of "paljonko koronnousu lisäisi korkomenoja"."""
    _, found, after = parted_at(stored.figure.sentence, stored.figure.text)
    words = [word.strip(".,;:()").lower() for word in f"{stored.figure.text} {after}".split()] if found and asked.alone else []
    sizes = [n for n, word in enumerate(words[:3]) if unit_of_word(word) is not None and any(r.case == "omanto" for r in readings(word))]
    thing = {*asked.analyser.lemmas(words[sizes[0] + 1])} if sizes and sizes[0] + 1 < len(words) else frozenset[str]()
    tokens = asked.explained.tokens
    doers = [n for n, t in enumerate(tokens) if t.keys & thing and is_subject(t.low)]
    return any(r.finite and r.lemma != "olla" for n in doers for t in tokens[n + 1 :] for r in readings(t.low)[:1])


def is_of_turn_of_year(asked: NumberAsked, stored: StoredFigure) -> bool:
    """A number of the turn of the year, where it is not asked: "Vuodenvaihteessa niitä oli 19" of the end of June."""
    at_turn = sense_list("turn_of_year")
    told = any(word.lower().startswith(at_turn) for word in words_of(stored.figure.sentence))
    said = any(t.low.startswith(at_turn) for t in asked.explained.tokens) or any(p.last in (1, _LAST_MONTH) for p in asked.query.periods)
    return told and not said


def is_over_other_time(asked: NumberAsked, stored: StoredFigure) -> bool:
    """So many in another stretch of time than the one asked: "kaksi kertaa viikossa" where it is asked how often "vuodessa"."""
    told, said = over_time(stored).lower(), {t.low for t in asked.explained.tokens} & sense_words("over_time")
    return bool(told and said) and told not in said


RULES: tuple[Callable[[NumberAsked, StoredFigure], bool], ...] = (
    is_of_risk,
    is_aim_or_outcome,
    is_of_wider_row,
    is_no_money,
    counts_for_row,
    is_no_rate,
    is_no_extent,
    is_price_of_one,
    is_part_for_price,
    is_part_of_other_thing,
    is_measured_otherwise,
    stands_elsewhere,
    is_of_country,
    is_of_town_alone,
    is_of_another_town,
    is_of_another_report,
    is_of_another_unit,
    is_of_all_staff,
    is_of_another_time,
    is_planned,
    is_change,
    is_of_another,
    is_how_far,
    is_no_sum,
    is_of_a_kind,
    tells_other_deed,
    tells_other_state,
    is_only_due,
    is_turned_round,
    is_of_one_year,
    is_no_cost,
    is_cost_of_another,
    is_cost_of_part,
    is_only_effect,
    is_no_move,
    is_move_of_loans,
    is_no_difference,
    counts_no_thing,
    is_so_many_times,
    counts_owners,
    is_for_each,
    is_of_named_place,
    is_of_some_hours,
    is_of_each_time,
    is_of_time_before,
    counts_who_did,
    counts_only_begun_so,
    is_of_so_many,
    is_over_other_time,
    is_of_turn_of_year,
    is_given,
    is_size_of_cause,
    counts_no_row,
    counts_words,
    counts_others_met,
    counts_some_who_did,
    counts_some_treated,
    counts_those_left_out,
    counts_no_staff,
    is_amount_of_another,
    is_printed_otherwise,
    is_of_what_stands_before,
    is_of_another_taken_up,
)
"""What rules out a number; what costs least to tell comes first."""
