"""Which of the questions that were offered a short reply picks: "se vuoden 2025 hanke", "jälkimmäinen", "varhaiskasvatuksen"."""

import re
from collections.abc import Sequence

from ingest.language.finnish import Analyser
from retrieval.language.lexicon import filler_words, sense_list, sense_words
from retrieval.language.reading import Token, read

_YEARS = re.compile(r"\b((?:19|20)\d\d)[–-]((?:19|20)\d\d)\b")


def picked(reply: str, choices: Sequence[str], analyser: Analyser) -> str | None:
    """The one question that holds every word of the reply, or whose place the reply names; None where the reply says anything else."""
    if len(choices) < 2:
        return None
    words = [t for t in read(reply, analyser).tokens if t.kind != "word" or not _says_nothing(t)]
    if not words or len(words) > 8:
        return None
    if len(words) == 1:
        places = (sense_list("first_choice"), sense_list("second_choice"), sense_list("third_choice"))
        place = next((n for n, begins in enumerate(places) if words[0].low.startswith(begins)), None)
        place = len(choices) - 1 if words[0].low.startswith(sense_list("last_choice")) else place
        if place is not None:
            return choices[place] if place < len(choices) else None
    held = [frozenset(key for t in read(choice, analyser).tokens for key in (*t.any_keys, t.low)) for choice in choices]
    fitting = [c for c, keys in zip(choices, held, strict=True) if all((t.any_keys | {t.low}) & keys or _in_years(t, c) for t in words)]
    return fitting[0] if len(fitting) == 1 else None


def _in_years(token: Token, choice: str) -> bool:
    """Whether a year is one of those from first to last that a choice names: "2024" of "2023–2025"."""
    years = [(int(a), int(b)) for a, b in _YEARS.findall(choice)]
    return token.number is not None and any(first <= token.number <= last for first, last in years)


def _says_nothing(token: Token) -> bool:
    return bool(token.keys & (filler_words() | sense_words("demonstrative") | sense_words("choosing")))
