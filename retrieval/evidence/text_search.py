"""What answers made of sentences need of the search over passages."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from ingest.model import Passage, Place


class SearchResult(Protocol):
    """What a search gives for one passage."""

    @property
    def report_id(self) -> str:
        """Whose passage it is."""

    @property
    def passage(self) -> Passage:
        """The passage."""

    @property
    def best_sentence(self) -> str:
        """The sentence or row that fits best."""

    @property
    def place(self) -> Place:
        """Where its sentence or row that fits best is printed."""


class TextSearch(Protocol):
    """The search over passages."""

    def search(self, text: str, report_ids: Sequence[str] | None = None, k: int = 10) -> Sequence[SearchResult]:
        """The k best passages, best first."""

    def rarity(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> Mapping[str, float]:
        """How rare each index term is among the passages, 0 for one that all hold."""
