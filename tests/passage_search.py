"""A passage search for tests: it finds every passage it was given, in order, whatever is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.model import Passage, Place


@dataclass(frozen=True)
class Hit:
    """A passage that the search found."""

    report_id: str
    passage: Passage

    @property
    def best_sentence(self) -> str:
        """Its first line."""
        return self.passage.text.splitlines()[0]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.passage.places[0]


class EveryPassage:
    """Finds every passage of one report."""

    def __init__(self, report_id: str, passages: Sequence[Passage]) -> None:
        self._hits = [Hit(report_id, passage) for passage in passages]

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> list[Hit]:
        """All of them."""
        return self._hits

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        """Every term alike."""
        return dict.fromkeys(terms, 1.0)
