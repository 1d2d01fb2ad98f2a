"""Words that are none as the word that one slip of the keys makes of them, where only one such word is known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ingest.language.finnish import Analyser, built_in
from ingest.language.voikko import look_up, readings
from retrieval.language.lexicon import sense_words
from retrieval.language.near_words import groups_of
from retrieval.language.reading import Reading, Token, only_plural, spoken_as, word_token
from retrieval.language.vocabulary import Vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_SHORT, _LONG, _LONGEST = 6, 8, 30
"""Letters of a word that may have a slip, of one that may be a word that no name holds, and of the longest that is tried."""
_COMMON = frozenset({"nimisana", "laatusana", "nimisana_laatusana"})
"""Voikko's classes of nouns and adjectives that are no names."""
_MOST = re.compile(r"im(?:m|p|in$)")
"""How superlatives are written: "suurimmat" is no "suuremmat", though both are forms of one word."""
_NAMED, _PRINTED, _NEAR, _COMPOUND, _WORD = range(5)
"""How a spelling is known: as a name of the reports or a word of the lexicon, in their text, as near in meaning to such, as a compound of one, as a word."""
_COSTS = (0.0, 0.5, 1.0, 1.5, 2.5)
"""What that costs, beside the slip (a letter twice or two turned 0, left out or one beside it 0.5, another 2) and 1 for a form that is not common."""
_MOST_COST, _CLEAR = 3.5, 0.5
"""What a spelling may cost in all, and by how much the best one must beat the next."""
_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_BESIDE = {key: {other for row in _ROWS for one, other in pairwise([*row, *row[::-1]]) if one == key} for key in _LETTERS}
"""The letters beside each on a Finnish keyboard."""


def respelled(token: Token, vocabulary: Vocabulary, analyser: Analyser, begins: bool = False) -> Token | None:
    """The one known word that is a slip away, None for a word that is one itself: "avusstusten", "myönetty"; in a long word any letter: "vähntäminen".

    It is as if it had been typed right, but for `corrected`. A rare word, as "avustetavia" (avuste + tavi), is none where one of the reports or the
    lexicon is near; what names somebody or some place stays.
    `begins`: it begins the question, and a capital makes it no name.
    """
    low = token.low
    if token.kind != "word" or token.quoted or not _SHORT <= len(low) <= _LONGEST or not low.isalpha() or only_plural(low, analyser) in token.keys:
        return None
    is_word = analyser.known(low)
    lower = begins or token.text[:1].islower()
    if is_word and not (lower and _is_rare(token, vocabulary)):
        return None
    if not is_word and lower and (spoken := spoken_as(low, analyser)) is not None:  # "alotettu"
        return _as_typed(word_token(spoken, analyser), token)
    tried: dict[tuple[frozenset[str], bool], tuple[float, Token]] = {}
    likelier, another = (_left_out_or_beside(low), _another_letter(low)) if lower else ((), ())
    for spellings, slip in ((_doubled_or_turned(low), 0.0), (_doubled_elsewhere(low), 0.5), (likelier, 0.5), (() if is_word else another, 2.0)):
        for spelling in _likely(spellings):
            if look_up(spelling) is not None:
                word = word_token(spelling, analyser)
                how = _known_as(word, vocabulary)
                if how is None and lower and not is_word and low.startswith(spelling[:3]) and (slip == 0 or spelling in built_in()):
                    how = _WORD
                if how is None or how > (_NAMED if len(low) < _LONG else _PRINTED if is_word else _WORD):
                    continue
                if is_word and not ((token.parts and (word.parts or slip == 0)) or spelling in built_in() or spelling in sense_words("asking")):
                    continue  # a rare word is no mistyped other rare one: "väittämä", "väittäpä"
                cost = slip + _COSTS[how] + (0 if spelling in built_in() else 1)
                if cost > _MOST_COST:
                    continue
                key = word.keys - {spelling}, _MOST.search(spelling) is not None
                if key not in tried or cost < tried[key][0]:
                    tried[key] = cost, _as_typed(word, token)
    first, *others = sorted(tried.values(), key=lambda found: found[0])[:2] or (None,)
    return first[1] if first is not None and all(cost - first[0] >= _CLEAR for cost, _ in others) else None


def _as_typed(word: Token, token: Token) -> Token:
    """A word that was meant, in place of the token that was typed."""
    return replace(word, text=word.low.capitalize() if token.text.istitle() else word.low, corrected=word.low, clause=token.clause)


def _is_rare(token: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word is seldom seen, names nobody and no place, and stands nowhere in the reports."""
    common = token.low in built_in() or any(r.kind not in _COMMON for r in readings(token.low))
    return not common and len(token.low) > _SHORT and _known_as(token, vocabulary) not in (_NAMED, _PRINTED)


def better_mended(token: Token, vocabulary: Vocabulary, analyser: Analyser) -> Token:
    """A word mended to a known one that it begins like, as the form a slip away: "toimintaklujen" is no "toimintakate", "suurrimmat" not just "suuri"."""
    if token.corrected is None or not token.text[:1].islower():  # a name that is mended to one that is known stays so
        return token
    nearer = respelled(token, vocabulary, analyser)
    likely = nearer is not None and (nearer.low in built_in() or _known_as(nearer, vocabulary) in (_NAMED, _PRINTED))
    return nearer if nearer is not None and likely else token


def quotes_mended(reading: Reading, vocabulary: Vocabulary, analyser: Analyser) -> Reading:
    """A question with the slips mended in what it quotes: ”Ruoapalvelujen hävikki pienenee”."""
    tokens, quotes = list(reading.tokens), []
    for start, end, text in reading.quotes:
        for at in range(start, end):
            meant = respelled(replace(tokens[at], text=tokens[at].low, quoted=False), vocabulary, analyser)
            if meant is not None and meant.corrected is not None:
                spelling = meant.corrected.capitalize() if tokens[at].text[:1].isupper() else meant.corrected
                text = text.replace(tokens[at].text, spelling, 1)
                tokens[at] = replace(meant, text=spelling, quoted=True)
        quotes.append((start, end, text))
    return replace(reading, tokens=tuple(tokens), quotes=tuple(quotes))


def _known_as(word: Token, vocabulary: Vocabulary) -> int | None:
    held = vocabulary.known.words()
    if word.keys & held or any(key in vocabulary.phrases for key in word.keys):
        return _NAMED
    if vocabulary.in_text(word):
        return _PRINTED
    if groups_of(word.keys):
        return _NEAR
    return _COMPOUND if set(word.parts) & held else None


def _doubled_or_turned(low: str) -> Iterator[str]:
    """The words with a double letter single, a single one double, two letters the other way round."""
    yield from (low[:i] + low[i + 1 :] for i in range(1, len(low)) if low[i] == low[i - 1])
    yield from (low[:i] + low[i + 1] + low[i] + low[i + 2 :] for i in range(len(low) - 1) if low[i] != low[i + 1])
    yield from (low[:i] + low[i] + low[i:] for i in range(1, len(low)) if low[i] not in (low[i - 1], low[i + 1 : i + 2]))


def _doubled_elsewhere(low: str) -> Iterator[str]:
    """The words with a double letter single and another one double in its place: "ylijämää"."""
    for at in (i for i in range(1, len(low)) if low[i] == low[i - 1]):
        single = low[:at] + low[at + 1 :]
        alone = [i for i in range(1, len(single)) if i != at - 1 and single[i] not in (single[i - 1], single[i + 1 : i + 2])]
        yield from (single[:i] + single[i] + single[i:] for i in alone)


def _left_out_or_beside(low: str) -> Iterator[str]:
    """The words with one letter more, or less, or with one beside it on the keyboard; the first one is left as it is."""
    for at in range(1, len(low) + 1):
        yield from (low[:at] + letter + low[at:] for letter in _LETTERS)
        if at < len(low):
            yield low[:at] + low[at + 1 :]
            yield from (low[:at] + letter + low[at + 1 :] for letter in sorted(_BESIDE.get(low[at], ())))


def _another_letter(low: str) -> Iterator[str]:
    """The words with any other letter for one, the first one left as it is."""
    for at in range(1, len(low)):
        yield from (low[:at] + letter + low[at + 1 :] for letter in _LETTERS if letter != low[at] and letter not in _BESIDE.get(low[at], ()))


def one_slip_off(low: str) -> Iterator[str]:
    """Every likely spelling that one slip of the keys makes a word of, each once."""
    yield from _likely([*_doubled_or_turned(low), *_left_out_or_beside(low), *_another_letter(low)])


def _likely(spellings: Iterable[str]) -> Iterator[str]:
    """Those without three letters that stand so in no common word, each once: some thirty of a thousand."""
    return (s for s in dict.fromkeys(spellings) if all(s[i : i + 3] in _threes() for i in range(len(s) - 2)))


@cache
def _threes() -> frozenset[str]:
    """Every three letters that stand one after the other in a form analysed beforehand."""
    return frozenset(form[i : i + 3] for form in built_in() for i in range(len(form) - 2))
