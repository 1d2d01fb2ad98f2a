"""What was done after something had happened: "mitä kunta teki tietomurron jälkeen"."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.language.tokens import words as words_of
from ingest.language.voikko import readings
from retrieval.evidence.asked_words import AskedWord
from retrieval.evidence.stretches import Stretch, points_back
from retrieval.language.explain import Explained
from retrieval.language.lexicon import sense_words
from retrieval.sentences.sentence_runs import Run

_PASSIVE = "4"
_TOLD = 0.85


def asks_deeds_after(explained: Explained) -> bool:
    """Whether a question asks what was done after something."""
    low = [explained.tokens[i].low for i in explained.own]
    does = any(r.finite and r.lemma == "tehdä" for word in low for r in readings(word))
    return bool(low) and low[0] in ("mitä", "mitäs") and does and any(word in sense_words("after") for word in low)


def deeds_after(stretches: Sequence[Stretch], words: Sequence[AskedWord]) -> Run | None:
    """The sentence that says what was done after what the question names, or that which tells of that with the next one, where it says what was done."""
    asked = [w for w in words if not w.loose and not w.verb]
    for stretch in stretches if asked else ():
        for at in range(stretch.first, stretch.last):
            if stretch.row or not all(w.met(stretch.said[at].words) >= _TOLD for w in asked):
                continue
            if _says_after(stretch.said[at].text, asked):
                return Run(stretch, at, at + 1, 1.0, 1.0)
            if at + 1 < len(stretch.said) and _goes_on(stretch.said[at + 1].text, asked) and _says_done(stretch.said[at + 1].text):
                return Run(stretch, at, at + 2, 1.0, 1.0)
    return None


def _says_after(text: str, asked: Sequence[AskedWord]) -> bool:
    """Whether a sentence itself says that something came after what is asked of."""
    low = [word.lower() for word in words_of(text)]
    told = [before for before, word in pairwise(low) if word in sense_words("after")]
    return any(w.token.keys & {r.lemma for r in readings(before)} for before in told for w in asked)


def _goes_on(text: str, asked: Sequence[AskedWord]) -> bool:
    """Whether a sentence begins with what the one before it tells of: "Tapauksesta ilmoitettiin"."""
    begins = {r.lemma for word in words_of(text)[:1] for r in readings(word.lower())}
    return points_back(text) or bool(begins & sense_words("what_happened")) or any(begins & (w.token.keys | set(w.token.parts)) for w in asked)


def _says_done(text: str) -> bool:
    """Whether a sentence says in the passive what was done."""
    return any(r.finite and r.person == _PASSIVE and word.lower().endswith("tiin") for word in words_of(text) for r in readings(word.lower()))
