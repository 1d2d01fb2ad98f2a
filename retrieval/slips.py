"""Words that are none as the word that one slip of the keys makes of them, where only one such word is known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ingest.finnish import Analyser, built_in
from ingest.voikko import look_up
from retrieval.near_words import groups_of
from retrieval.reading import Reading, Token, only_plural, word_token
from retrieval.vocabulary import Vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_SHORT, _LONG, _LONGEST = 6, 8, 30
"""Letters of a word that may have a slip, of one in which any letter may be it (a shorter one has too many neighbours), and of the longest that is tried."""
_MOST = re.compile(r"im(?:m|p|in$)")
"""How superlatives are written: "suurimmat" is no "suuremmat", though both are forms of one word."""
_NAMED, _NEAR, _COMPOUND, _WORD = 0, 1, 2, 3
"""How a spelling is known: by its base form in the reports or the lexicon, as near in meaning to words that are, as a compound with a known part, as a word."""


def respelled(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """The one known word that is a slip away, None for a word that is one itself: "avusstusten", "myönetty"; in a long word any letter: "vähntäminen"."""
    low = token.low
    if token.kind != "word" or token.quoted or not _SHORT <= len(low) <= _LONGEST or not low.isalpha() or analyser.known(low):
        return None
    if only_plural(low, analyser) in token.keys:  # "avajaista"
        return None
    any_letter = len(low) >= _LONG and token.text[:1].islower()  # a name is no mistyped word
    for spellings, least in ((_doubled_or_turned(low), _WORD), (_one_letter_off(low), _COMPOUND if len(low) > _LONG else _NEAR)):
        found: dict[int, dict[tuple[frozenset[str], bool], Token]] = {}
        for spelling in _likely(spellings) if any_letter or least == _WORD else ():
            if look_up(spelling) is not None:
                tried = word_token(spelling, analyser)
                how = _known_as(tried, vocabulary)
                how = _WORD if how is None and any_letter and low.startswith(spelling[:3]) else how
                if how is not None and how <= least:
                    word = replace(tried, text=token.text, low=low, corrected=spelling, clause=token.clause)
                    found.setdefault(how, {}).setdefault((tried.keys - {spelling}, _MOST.search(spelling) is not None), word)
        if found:
            best = found[min(found)]
            return next(iter(best.values())) if len(best) == 1 else None
    return None


def odd_compound(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token | None:
    """The one word of the reports that a slip of a double letter or of two turned made an odd compound of: "avustetavia" (avuste + tavi); None for others."""
    low = token.low
    if not token.parts or token.quoted or not token.text[:1].islower() or not _LONG <= len(low) <= _LONGEST or not low.isalpha():
        return None
    if _known_as(token, vocabulary) is not None:
        return None
    tried = {s: word_token(s, analyser) for s in _likely(_doubled_or_turned(low)) if look_up(s) is not None}
    named = {s: word for s, word in tried.items() if _known_as(word, vocabulary) == _NAMED}
    if len({word.keys - {s} for s, word in named.items()}) != 1:
        return None
    spelling, word = next(iter(named.items()))
    return replace(word, text=token.text, low=low, corrected=spelling, clause=token.clause)


def better_mended(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token:
    """A word mended to a known one that it begins like, as the form a slip away: "toimintaklujen" is no "toimintakate", "suurrimmat" not just "suuri"."""
    if token.corrected is None or not token.text[:1].islower():  # a name that is mended to one that is known stays so
        return token
    nearer = respelled(token, vocabulary, analyser)
    return nearer if nearer is not None and _known_as(nearer, vocabulary) == _NAMED else token


def quotes_mended(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Reading:
    """A question with the slips mended in what it quotes: ”Ruoapalvelujen hävikki pienenee”."""
    tokens, quotes = list(reading.tokens), []
    for start, end, text in reading.quotes:
        for at in range(start, end):
            meant = respelled(replace(tokens[at], text=tokens[at].low, quoted=False), vocabulary, analyser)
            if meant is not None and meant.corrected is not None:
                spelling = meant.corrected.capitalize() if tokens[at].text[:1].isupper() else meant.corrected
                text = text.replace(tokens[at].text, spelling, 1)
                tokens[at] = replace(meant, text=tokens[at].text, quoted=True)
        quotes.append((start, end, text))
    return replace(reading, tokens=tuple(tokens), quotes=tuple(quotes))


def _known_as(word: Token, vocabulary: Vocabulary) -> int | None:
    held = vocabulary.known.words()
    if word.keys & held or any(key in vocabulary.phrases for key in word.keys):
        return _NAMED
    if groups_of(word.keys):
        return _NEAR
    return _COMPOUND if set(word.parts) & held else None


def _doubled_or_turned(low: str) -> Iterator[str]:
    """The words with a double letter single, a single one double, two letters the other way round."""
    yield from (low[:i] + low[i + 1 :] for i in range(1, len(low)) if low[i] == low[i - 1])
    yield from (low[:i] + low[i + 1] + low[i] + low[i + 2 :] for i in range(len(low) - 1) if low[i] != low[i + 1])
    yield from (low[:i] + low[i] + low[i:] for i in range(1, len(low)) if low[i] not in (low[i - 1], low[i + 1 : i + 2]))


def _one_letter_off(low: str) -> Iterator[str]:
    """The words with one letter more, less or another, the first one left as it is."""
    for at in range(1, len(low) + 1):
        yield from (low[:at] + letter + low[at:] for letter in _LETTERS)
        if at < len(low):
            yield low[:at] + low[at + 1 :]
            yield from (low[:at] + letter + low[at + 1 :] for letter in _LETTERS if letter != low[at])


def one_slip_off(low: str) -> Iterator[str]:
    """Every likely spelling that one slip of the keys makes a word of, each once."""
    yield from _likely([*_doubled_or_turned(low), *_one_letter_off(low)])


def _likely(spellings: Iterable[str]) -> Iterator[str]:
    """Those without three letters that stand so in no common word, each once: some thirty of a thousand."""
    return (s for s in dict.fromkeys(spellings) if all(s[i : i + 3] in _threes() for i in range(len(s) - 2)))


@cache
def _threes() -> frozenset[str]:
    """Every three letters that stand one after the other in a form analysed beforehand."""
    return frozenset(form[i : i + 3] for form in built_in() for i in range(len(form) - 2))
