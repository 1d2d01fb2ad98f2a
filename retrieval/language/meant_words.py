"""Open words of a question that the words beside them or the reports tell: "kuinka palon", "vaalivuonna 2024", a town's name with a slip, "avilta"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ingest.language.finnish import Analyser
from retrieval.language.lexicon import sense_words
from retrieval.language.mending import distance
from retrieval.language.near_words import CASE_END
from retrieval.language.reading import Token, word_token
from retrieval.language.slips import one_slip_off
from retrieval.language.vocabulary import Vocabulary

_SHORTEST = 6
"""Letters of a town's name, as it is written, that may have a slip."""
_MUCH = "paljon"
_INITIALS = 5
"""Letters of the longest short form."""
_MOST = 600
"""Spellings that are tried for one name."""


def meant_by(tokens: Sequence[Token], at: int, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """What an open word is, by the words beside it; None where they do not tell."""
    return (
        _much(tokens, at, analyser) or _year(tokens, at, analyser) or _town(tokens[at], vocabulary, analyser) or _initialism(tokens[at], vocabulary, analyser)
    )


def _much(tokens: Sequence[Token], at: int, analyser: Analyser) -> Token | None:
    """ "Kuinka palon", "miten pajlon": how much, though the slip makes another word."""
    token = tokens[at]
    if at == 0 or token.kind != "word" or token.quoted or not token.text[:1].islower() or len(token.low) < len(_MUCH) - 1:
        return None
    behind = tokens[at - 1].low in sense_words("how_much_before") and tokens[at - 1].clause == token.clause
    turned = len(token.low) == len(_MUCH) and sorted(token.low) == sorted(_MUCH) and distance(token.low, _MUCH) == 2
    if not behind or not (distance(token.low, _MUCH) == 1 or turned):
        return None
    return replace(word_token(_MUCH, analyser), text=token.text, low=token.low, corrected=_MUCH, clause=token.clause)


def _year(tokens: Sequence[Token], at: int, analyser: Analyser) -> Token | None:
    """ "Vaalivuonna 2024", "juhlavuoden 2023": a year with what it was; a school year is another time."""
    token = tokens[at]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or not (follows.low.isdigit() and len(follows.low) == 4) or len(token.parts) < 2 or token.parts[-1] != "vuosi":
        return None
    start = token.low.rfind("vuo")
    if start < 3 or set(token.parts[:-1]) & sense_words("other_year"):
        return None
    return replace(word_token(token.low[start:], analyser), text=token.text, clause=token.clause)


def _initialism(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """A case of a short form that the reports print, typed in small letters: "avilta" of AVI."""
    if token.kind != "word" or token.quoted or not token.text.islower() or analyser.known(token.low):
        return None
    for size in range(min(_INITIALS, len(token.low) - 1), 1, -1):
        stem = token.low[:size]
        if CASE_END.fullmatch(token.low[size:]) and not analyser.known(stem) and vocabulary.in_text(replace(token, keys=frozenset({stem}))):
            return replace(token, keys=token.keys | {stem})
    return None


def _town(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """The one town of the reports whose name is a slip away from a name that is no word: "Kolean" of Koela."""
    if token.kind != "word" or token.quoted or not token.text[:1].isupper() or len(token.low) < _SHORTEST or not token.low.isalpha():
        return None
    if analyser.known(token.low):
        return None
    towns = {name.split()[0].lower(): name for name in vocabulary.municipalities}
    bases = {form: town for town in towns for form in (town, *analyser.lemmas(town))}
    near = {town for town in towns if town[0] == token.low[0] and distance(token.low[: len(town)], town[: len(token.low)]) <= 3}
    found: dict[str, Token] = {}
    for spelling in islice(one_slip_off(token.low), _MOST) if near else ():
        tried = word_token(spelling, analyser)
        for town in {bases[key] for key in tried.keys & bases.keys()} & near:
            found.setdefault(town, replace(tried, text=token.text, low=token.low, corrected=spelling, clause=token.clause))
    return next(iter(found.values())) if len(found) == 1 else None
