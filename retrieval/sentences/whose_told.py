"""Whether a run says what is asked of another's: "uimahallin kävijämäärä kasvoi" where the library's visitors are asked for."""

from itertools import pairwise

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.language.near_words import make_words
from retrieval.sentences.run_candidates import SURE, Candidate

_OF = "omanto"


def is_said_of_another(run: Candidate) -> bool:
    """Where the cause of something that somebody's thing did is asked, every sentence that tells it names another as the one whose it is."""
    words = run.asked.words
    owned = _owned(words) if run.asked.kind == "why" else None
    if owned is None:
        return False
    owner, thing = owned
    if run.read.heading[owner] >= SURE:
        return False
    telling = [at for at in run.positions if run.read.each[at][thing] >= SURE and any(run.read.each[at][n] >= SURE for n in run.asked.doing)]
    return bool(telling) and all(run.read.each[at][owner] < SURE and _of_another(words[thing], run, at) for at in telling)


def _owned(words: tuple[AskedWord, ...]) -> tuple[int, int] | None:
    """A genitive and the noun in the nominative behind it, of which the question asks: "kirjaston kävijät"."""
    for at, (owner, thing) in enumerate(pairwise(words)):
        of = not owner.unit and any(r.kind in ("nimisana", "paikannimi") and r.case == _OF for r in readings(owner.token.low)[:1])
        if of and not thing.verb and any(r.kind == "nimisana" and r.case == "nimento" for r in readings(thing.token.low)[:1]):
            return at, at + 1
    return None


def _of_another(thing: AskedWord, run: Candidate, at: int) -> bool:
    """Whether a sentence names the thing behind a genitive, each time that it does."""
    found = words_of(run.read.said[at].text)
    named = [n for n, word in enumerate(found) if thing.met(make_words(word, run.read.analyser)) >= SURE]
    return bool(named) and all(n > 0 and any(r.kind in ("nimisana", "paikannimi") and r.case == _OF for r in readings(found[n - 1].lower())[:1]) for n in named)
