"""What a question says that was aimed at, beside what it asks: "montako kertaa kokoonnuttiin, kun tavoite oli 8?"."""

from dataclasses import dataclass
from decimal import Decimal

from retrieval.language.explain import Explained


@dataclass(frozen=True)
class GivenAim:
    """The number given, and the places of the words that give it."""

    number: Decimal
    places: range


def given_aim(explained: Explained) -> GivenAim | None:
    """The aim that a question gives with its number behind "kun" or "vaikka"; None where it gives none."""
    tokens = explained.tokens
    for span in explained.tagged("kind:target", "measure:budget"):
        before = tokens[span.start - 1].low if span.start else ""
        at = next((i for i in range(span.end, min(span.end + 3, len(tokens))) if tokens[i].kind == "number"), None)
        number = tokens[at].number if at is not None else None
        if before in ("kun", "vaikka") and at is not None and number is not None:
            end = next((i for i in range(at, len(tokens)) if tokens[i].clause != tokens[at].clause), len(tokens))
            return GivenAim(number, range(span.start - 1, end))
    return None
