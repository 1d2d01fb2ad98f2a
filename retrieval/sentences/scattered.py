"""Compounds of a question whose parts a text only has far from one another: "maksutuotot" of "käyttötulot" and "velkojen maksu"."""

from itertools import product

from ingest.language.tokens import words as words_of
from retrieval.evidence.asked_words import AskedWord, pieces_of
from retrieval.language.near_words import make_words, near_words
from retrieval.sentences.run_candidates import SURE, Candidate

_PARTED = 0.65
"""How surely words say a compound of which they have the parts only."""
_APART = 2
"""How many words further than the first of them the last part may stand: "tuotot perittävistä maksuista"."""


def says_scattered_parts(run: Candidate) -> bool:
    """A compound asked of is said in parts only, which stand beside one another nowhere."""
    if run.asked.kind not in ("why", "claim"):
        return False
    heading, each = run.read.heading, run.read.each
    for n in run.asked.heavy:
        word = run.asked.words[n]
        said = [at for at in run.positions if each[at][n] >= SURE]
        if heading[n] >= SURE or not said or len(pieces_of(word.token.parts)) < 2 or any(each[at][n] > _PARTED for at in said):
            continue
        if not any(word.token.keys & run.read.said[at].words.keys or _ends_it(word, run, at) or _stand_together(word, run, at) for at in said):
            return True
    return False


def _ends_it(word: AskedWord, run: Candidate, at: int) -> bool:
    """Whether a sentence has a compound that is the end of the one asked of: "lupahakemukset" of "rakennuslupahakemukset"."""
    analyser = run.read.analyser
    found = {lemma for w in words_of(run.read.said[at].text) if len(pieces_of(analyser.parts(w))) > 1 for lemma in analyser.lemmas(w)}
    return any(key != end and key.endswith(end) for key in word.token.keys for end in found)


def _stand_together(word: AskedWord, run: Candidate, at: int) -> bool:
    """Whether a sentence has the parts of a compound beside one another, or another way to say it."""
    analyser, near, pieces = run.read.analyser, near_words(), pieces_of(word.token.parts)
    held = [make_words(w, analyser) for w in words_of(run.read.said[at].text)]
    spots = [[i for i, one in enumerate(held) if piece in one.keys or near.get(piece, frozenset()) & one.groups] for piece in pieces]
    if not all(spots):  # said in another way than by its parts
        return True
    return any(max(chosen) - min(chosen) <= _APART for chosen in product(*spots))
