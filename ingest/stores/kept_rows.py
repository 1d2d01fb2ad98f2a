"""What reports have of something, read from the database once and kept while they stay."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from sqlalchemy import Connection

from ingest.stores.database import chunks

T = TypeVar("T")


class KeptRows(Generic[T]):
    """What each report has, by its version; safe to share between threads, who may read the same twice."""

    def __init__(self, read: Callable[[Connection, Sequence[int]], Iterable[tuple[int, T]]]) -> None:
        """`read` gives (version, what it has) of some versions, those of one in the order in which they are wanted."""
        self._read = read
        self._held: dict[int, tuple[T, ...]] = {}

    def of(self, c: Connection, versions: Sequence[int]) -> Iterator[T]:
        """What the versions have, one version after another."""
        held = self._held
        missing = [version for version in versions if version not in held]
        if missing:
            found: dict[int, list[T]] = {version: [] for version in missing}
            for chunk in chunks(missing):
                for version, one in self._read(c, chunk):
                    found[version].append(one)
            held = self._held = held | {version: tuple(items) for version, items in found.items()}
        return (one for version in versions for one in held[version])

    def keep(self, versions: Container[int]) -> None:
        """Forgets what other versions have."""
        self._held = {version: items for version, items in self._held.items() if version in versions}
