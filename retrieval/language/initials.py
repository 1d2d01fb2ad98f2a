"""Short forms of units: letters that begin the words of a name."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.language.finnish import Analyser
from retrieval.language.names import name_words
from retrieval.language.phrases import JOINERS
from retrieval.language.reading import folded


def initials_fit(short: str, name: str, analyser: Analyser) -> bool:
    """Whether letters are beginnings of the name's words or compound parts in order: ("hyty", "Hyvinvoinnin ja työllisyyden edistäminen")."""
    pieces: list[str] = []
    for word in name_words(name):
        if word in JOINERS:
            continue
        parts = [p for p in analyser.parts(word) if word.startswith(p) or p in word]
        compound = [p for p in parts if len(p) > 2]
        pieces += _split(word, compound) if compound else [word]
    return _prefixes(folded(short), [folded(p) for p in pieces])


def dotted_fit(short: str, name: str, expansions: Mapping[str, str]) -> bool:
    """Whether pieces between dots begin the words of a name one by one, or are short forms of them: ("Tekn.ltk", "Tekninen lautakunta")."""
    pieces = [folded(piece) for piece in short.lower().split(".") if piece]
    words = [folded(word) for word in name_words(name) if word not in JOINERS]
    begins = [word.startswith(piece) or folded(expansions.get(piece, "")) == word for piece, word in zip(pieces, words, strict=False)]
    return len(pieces) > 1 and len(pieces) == len(words) and all(begins)


def _split(word: str, parts: Sequence[str]) -> list[str]:
    """A compound cut before each of its parts that begins inside it."""
    cuts = sorted({word.find(p) for p in parts if word.find(p) > 0})
    edges = [0, *cuts, len(word)]
    return [word[a:b] for a, b in pairwise(edges)]


def _prefixes(letters: str, pieces: Sequence[str], first: bool = True) -> bool:
    """Letters spelled by beginnings of the pieces in order; the first piece must give the first letters, two at least in all."""
    if not letters:
        return True
    for index, piece in enumerate(pieces):
        if first and index > 0:
            return False
        for size in range(min(4, len(letters), len(piece)), 0, -1):
            if piece.startswith(letters[:size]) and _prefixes(letters[size:], pieces[index + 1 :], False):
                return True
    return False
