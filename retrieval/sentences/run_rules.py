"""What rules sentences out as an answer, and what those that are left are worth."""

import re
from collections.abc import Callable
from itertools import pairwise

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import COMPANY
from retrieval.evidence.reasons import against, backward_words, is_told_cause, reason, says_therefore
from retrieval.evidence.stretches import Said, introduces, is_title_of, points_back
from retrieval.language.ahead import is_ahead
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.sentences.deeds_said import PERSON, names_person, says_done, tells_failing
from retrieval.sentences.run_asked import GROUP_WORDS, Asked
from retrieval.sentences.run_candidates import SURE, Candidate
from retrieval.sentences.run_reasons import reason_given, tells_otherwise
from retrieval.sentences.scattered import says_scattered_parts
from retrieval.sentences.whose_told import is_said_of_another
from retrieval.understanding.answer_kinds import doers

LONGEST = 3
"""Sentences in a run."""
WHY_LEAST, FACT_LEAST = 0.66, 0.78
"""Share of the question's weight from which a run answers: tuned on questions over the sample reports, some of them without an answer."""
_WEAK_LEAST = 0.72
"""The same for a cause where a weak word only says that a reason is given."""
_MISSING = 0.4
"""Share of the question's weight that a run may leave unsaid."""
_REASON, _OWN, _DENIES, _NAMES = 0.2, 0.15, 0.08, 0.05
"""What adds to a run's value: that it gives a reason, says the words itself, denies what the question does, names something."""
_WHOLE = 0.9
"""How surely an office must be named: one that has its parts in other words is another's."""
_LENGTH, RANK, _AGAINST = 0.04, 0.004, 0.4
"""What each sentence more takes from it, each passage found before its own, and that it says the opposite."""
_NOT_KIND, _NOT_DONE, GROUP = 0.3, 0.2, 0.15
"""What counts against a run: not the kind of thing asked, without what the question says was done, about the group (konserni) unasked."""
_NAMING = ("which", "towns", "where", "list")
"""Kinds of questions that a name answers."""
_COSTS = frozenset({"cost", "staff_cost", "service_cost", "goods_cost"})
"""Groups of words for what money goes to."""
_INCOMES = frozenset({"fee_income", "sale_income"})
"""Groups of words for rows of income."""
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.|\b(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu|\b\d{1,2}/(?:19|20)\d\d"
    r"|\b(?:kevä|kesä|syks|talve)\w*\b|\b(?:alku|loppu)vuo|\bvuodenvaihte",
    re.IGNORECASE,
)


# ----------------------------------------------------------------------------------------------- where a run ends


def leaves_cell(run: Candidate) -> bool:
    """A cell's run that goes on into the cell behind it."""
    return run.stretch.row and run.last > run.stretch.last


def leaves_list(run: Candidate) -> bool:
    """An item of a list with the text behind the list."""
    return run.size > 1 and run.said[0].item and not run.said[-1].item


def begins_item(run: Candidate) -> bool:
    """Text with an item that it does not introduce, as its end is the rest of another item."""
    return run.size > 1 and run.said[-1].item and not run.said[-2].item and not introduces(run.said[-2].text)


def tells_of_others(run: Candidate) -> bool:
    """A sentence of a company that the question does not name, or a note on what a sign means: "miinusmerkki heikentää tulosta"."""
    return any(run.read.others[run.first : run.last])


def begins_another(run: Candidate) -> bool:
    """Text that goes on to the next thing told of, which a title in its line names: "… koska talvi oli kylmä. Kuntosalilaitteet."."""
    return run.asked.kind != "claim" and run.size > 1 and not run.stretch.row and is_title_of(run.said[-1].text)


def tells_of_next_unit(run: Candidate) -> bool:
    """Text that goes on to the paragraph of another unit, whose name begins it: "Sivistys: Kulut ylittyvät, koska … Tekniikka: Ylitys johtuu …"."""
    return len({said.owner for said in run.said if said.owner}) > 1


ENDS: tuple[Callable[[Candidate], bool], ...] = (leaves_cell, leaves_list, begins_item, tells_of_others, begins_another, tells_of_next_unit)
"""What rules out a run and all longer ones that begin where it does."""


# ----------------------------------------------------------------------------------------------- what rules a run out


def lacks_words(run: Candidate) -> bool:
    """Too much of the question is said nowhere near: "uimahalli" in a sentence about a library."""
    return run.met.lost or run.met.missing > _MISSING * run.asked.total


def speaks_of_nothing_asked(run: Candidate) -> bool:
    """Only the sentences beside it and its headings say what is asked."""
    return not any(run.speaks(at) for at in run.positions)


def is_of_another_unit(run: Candidate) -> bool:
    """It stands under the heading of another unit than the one named, and is no sentence alone that calls a company by its word."""
    units, names = run.read.units, run.asked.unit_names
    alone = run.size == 1 and units.nearest(run.stretch) is None and any(units.called(name, run.held) for name in names)
    return bool(names) and not alone and not units.about(run.stretch, run.held, names)


def tells_of_income(run: Candidate) -> bool:
    """An income that fell short, where costs are asked for: it is no saving."""
    groups = run.held.groups
    return run.asked.of_costs and bool(groups & _INCOMES or ("income" in groups and not groups & _COSTS))


def tells_of_success(run: Candidate) -> bool:
    """It says of nothing that it failed, where that is asked: "miksi säästö jäi saamatta"."""
    return run.asked.failed and not any(tells_failing(one) for one in run.said)


def tells_no_deed(run: Candidate) -> bool:
    """It does not say that what a cause or time is asked of came about: "menot olivat 3 milj. euroa, koska …" where they went over."""
    asked = run.asked
    wanted = asked.kind == "why" or (asked.kind == "when" and asked.subject)
    return bool(wanted and asked.doing) and not any(run.tells_deed(at) for at in run.positions)


def tells_of_another_move(run: Candidate) -> bool:
    """No sentence of it gives the reason why what is asked moved whither it is asked: "siirrettiin toiselle" where it is "uusiin tiloihin".

    The reason may stand in the sentence behind one that says so, which points back to it or goes on from it.
    """
    asked, each, reasons, said = run.asked, run.read.each, run.read.reasons, run.read.said
    if not asked.moving:
        return False
    told = [at for at in run.positions if _tells_move(run, at) and all(each[at][n] >= SURE for n in asked.whither)]
    behind = (at + 1 for at in told if at + 1 in run.positions and (points_back(said[at + 1].text) or run.goes_on(at + 1, asked.nouns)))
    return not any(reasons[at] for at in (*told, *behind))


def _tells_move(run: Candidate, at: int) -> bool:
    """Whether a sentence says that something moved, or was put off; "myöhemmin" alone says only of what "siirtyy" that it did."""
    kinds = ("teonsana", "nimisana", "seikkasana") if any("siirtyä" in run.asked.words[n].token.keys for n in run.asked.moving) else ("teonsana", "nimisana")
    held = groups_of(r.lemma for word in words_of(run.read.said[at].text) for r in readings(word.lower()) if r.kind in kinds)
    return any(run.asked.words[n].groups & held for n in run.asked.moving)


def tells_of_no_doing(run: Candidate) -> bool:
    """It does not say that somebody did what is asked: "kuka myönsi avustuksen" of an "avustus" alone."""
    return run.asked.kind == "who" and bool(run.asked.verbs) and not _doings(run)


def _doings(run: Candidate) -> list[int]:
    """The sentences that say that what is asked was done."""
    asked, each, said = run.asked, run.read.each, run.read.said
    return [at for at in run.positions if any(says_done(asked.words[n], each[at][n], said[at], run.read.analyser) for n in asked.verbs)]


def names_another_doer(run: Candidate) -> bool:
    """Whoever it names did something else, told before what is asked: "Retken veti Liisa Mäkelä. Lintukerhon retki tehtiin tornille."."""
    asked, each, heading = run.asked, run.read.each, run.read.heading
    named = [at for at in run.positions if _says_kind(asked, run.read.said[at])] if asked.kind == "who" and run.size > 1 else []
    if not named:
        return False
    spots = [[at for at in run.positions if each[at][n] >= SURE] for n in asked.heavy if heading[n] < SURE]
    return max(named) < max(min(where, default=run.first) for where in (*spots, _doings(run)))


def tells_of_lent_things(run: Candidate) -> bool:
    """It tells of what a library lends, where debt is asked of: "lainojen määrä väheni, kun kirjastoauto oli korjattavana"."""
    asked, library = run.asked, sense_words("lending")
    debt = asked.kind == "why" and any("debt" in word.groups | groups_of(word.token.parts) for word in asked.words)  # "lainamäärä"
    return debt and not any(k.startswith(tuple(library)) for k in asked.keys) and any(k.startswith(tuple(library)) for k in run.held.keys)


def follows_its_reason(run: Candidate) -> bool:
    """The reason stands in the sentence before it: "Siksi kulut kasvoivat", "Luvut eivät siksi ole vertailukelpoisia"."""
    if run.asked.kind != "why":
        return False
    begins = run.said[0]
    backward = run.first > 0 and run.size == 1 and reason(begins) < 1.0 and bool(begins.words.keys & backward_words())
    return backward or says_therefore(begins.text)


def gives_another_reason(run: Candidate) -> bool:
    """It gives the reason of the other way to go than the question's, or tells what is asked only as the reason of something else."""
    if run.asked.kind != "why":
        return False
    return any(tells_otherwise(run, at) for at in run.positions) or is_told_cause(run.said, run.asked.words, run.read.analyser)


def tells_of_now(run: Candidate) -> bool:
    """It tells of no time after its report's, where that is asked of: "ensi vuonna"."""
    period = run.read.units.ledger.vocabulary.reports[run.stretch.report_id].period
    return run.asked.ahead and not (period is not None and any(is_ahead(one.text, period.end) for one in run.said))


def says_it_was_done(run: Candidate) -> bool:
    """It says that what the question says was not done has been: "miksi päätöksestä ei valitettu" of "päätöksestä on valitettu"."""
    if run.asked.kind != "why" or not run.asked.denied or run.denies:
        return False
    deeds = {key for n in run.asked.verbs for key in run.asked.words[n].token.keys}
    pairs = (pair for one in run.said for pair in pairwise(words_of(one.text.lower())))
    return any(before in sense_words("being_form") and any(r.participle and {deed, r.lemma} & deeds for r in readings(deed)) for before, deed in pairs)


def gives_no_reason(run: Candidate) -> bool:
    """It gives no reason, or its surest one is of the sentence before it: "Tämä johtuu …"."""
    if run.asked.kind != "why":
        return False
    reasons = run.read.reasons
    return not reason_given(run) or (points_back(run.said[0].text) and reasons[run.first] >= max(reasons[run.first : run.last]))


RULES: tuple[Callable[[Candidate], bool], ...] = (
    lacks_words,
    speaks_of_nothing_asked,
    says_scattered_parts,
    is_of_another_unit,
    tells_of_income,
    tells_of_success,
    tells_no_deed,
    tells_of_another_move,
    tells_of_no_doing,
    names_another_doer,
    is_said_of_another,
    tells_of_lent_things,
    follows_its_reason,
    gives_another_reason,
    tells_of_now,
    says_it_was_done,
    gives_no_reason,
)
"""What rules out a run, but no longer one that begins where it does; what costs least to tell comes first."""


# ----------------------------------------------------------------------------------------------- what a run is worth


def worth(run: Candidate, rank: int) -> tuple[float, float]:
    """(value among other runs, share of the question that it covers) of a run in the passage found as number `rank` from 0."""
    asked, met = run.asked, run.met
    opposite = against(asked.words, run.held)
    covered = met.got / asked.total
    value = covered + _OWN * met.own / asked.total - _LENGTH * (run.size - 1) - RANK * rank - _AGAINST * opposite
    if met.undone:
        value, covered = value - _NOT_DONE, covered - _NOT_DONE
    if not asked.of_group and (run.held.keys | run.stretch.around.keys) & GROUP_WORDS:
        value -= GROUP
    if run.stretch.aim:
        value, covered = value - _NOT_KIND, covered - _NOT_KIND
    if run.denies:
        value += _DENIES
    if asked.kind == "why":
        given = reason_given(run)
        value += _REASON * given
        covered -= 0 if given == 1.0 else _WEAK_LEAST - WHY_LEAST
    elif asked.kind in _NAMING and names_something(run):
        value += _NAMES
    elif not any(is_of_kind(run, at) for at in run.positions):
        value, covered = value - _NOT_KIND, covered - _NOT_KIND
    if opposite:
        covered -= _AGAINST
    return value, covered


def names_something(run: Candidate) -> bool:
    """Whether the sentences hold a proper name, a number or a company that the question does not."""
    for one in run.said:
        found = one.text.split()
        if any(w[:1].isupper() and w.strip(".,:;()").lower() not in run.asked.keys for w in found[1:]) or COMPANY.search(one.text):
            return True
    return False


def is_of_kind(run: Candidate, at: int) -> bool:
    """Whether a sentence holds the kind of thing asked, of what is asked; who leads something else than the office named is no answer."""
    asked, met, heading = run.asked, run.read.each[at], run.read.heading
    holds = not asked.who_holds or all(max(met[n], heading[n]) >= (_WHOLE if asked.words[n].is_office else SURE) for n in asked.heavy)
    return _says_kind(asked, run.read.said[at]) and _speaks_of_it(run, at) and holds


def _says_kind(asked: Asked, said: Said) -> bool:
    """Whether a sentence names a time where one is asked for, or a person, company or body where that is."""
    if asked.kind == "when":
        return says_when(said.text)
    if asked.kind == "who":
        person = names_person(said.text) or (not asked.of_office and PERSON.search(said.text))
        company = COMPANY.search(said.text) and not any(key.endswith(tuple(sense_words("held_by_person"))) for key in asked.keys)
        return bool(person or company or (not asked.of_office and doers(said.text) - asked.keys))
    return True


def _speaks_of_it(run: Candidate, at: int) -> bool:
    """Whether a sentence, or the one before it that it points back to, speaks of what is asked, or its row does: another's time or person is no answer."""
    said, each, heading, heavy = run.read.said, run.read.each, run.read.heading, run.asked.heavy
    headed = not run.stretch.row or len(said) < LONGEST  # a long cell tells of several things
    if not heavy or said[at].item or any(each[at][n] >= SURE or (headed and heading[n] >= SURE) for n in heavy):
        return True
    return at > 0 and points_back(said[at].text) and any(each[at - 1][n] >= SURE for n in heavy)


def says_when(text: str) -> bool:
    """Whether a text names a time."""
    return bool(_TIME.search(text))
