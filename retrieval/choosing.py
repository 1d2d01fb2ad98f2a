"""Which of the questions that were offered a short reply picks: "se vuoden 2025 hanke", "jälkimmäinen", "varhaiskasvatuksen"."""

from collections.abc import Sequence

from ingest.finnish import Analyser
from retrieval.lexicon import filler_words, sense_words
from retrieval.reading import Token, read


def picked(reply: str, choices: Sequence[str], analyser: Analyser) -> str | None:
    """The one question that holds every word of the reply, or whose place the reply names; None where the reply says anything else."""
    if len(choices) < 2:
        return None
    words = [t for t in read(reply, analyser).tokens if t.kind != "word" or not _says_nothing(t)]
    if not words or len(words) > 8:
        return None
    if len(words) == 1:
        place = next((n for n, name in enumerate(("first_choice", "second_choice", "third_choice")) if words[0].keys & sense_words(name)), None)
        place = len(choices) - 1 if words[0].keys & sense_words("last_choice") else place
        if place is not None:
            return choices[place] if place < len(choices) else None
    held = [frozenset(key for t in read(choice, analyser).tokens for key in (*t.any_keys, t.low)) for choice in choices]
    fitting = [choice for choice, keys in zip(choices, held, strict=True) if all((t.any_keys | {t.low}) & keys for t in words)]
    return fitting[0] if len(fitting) == 1 else None


def _says_nothing(token: Token) -> bool:
    return bool(token.keys & (filler_words() | sense_words("demonstrative") | sense_words("choosing")))
