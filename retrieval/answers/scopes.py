"""What questions about a set of reports need: made by the first who asks about them, and kept while those reports stay."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock

from ingest.errors import KatsausError
from ingest.stores.figure_store import FigureStore
from retrieval.conversation.suggest import Suggestions
from retrieval.evidence.figures import Ledger
from retrieval.language.explain import Explained
from retrieval.language.vocabulary import Vocabulary
from retrieval.records.record_answers import RecordAnswers
from retrieval.sentences.text_answers import TextAnswers
from retrieval.tables.table_cells import TableCells

_KEPT = 256
"""How many sets of reports are kept ready for questions; one report takes about half a megabyte."""
_MANY = 100
"""Reports whose words are so many objects that going through them for garbage takes a tenth of each answer's time."""


@dataclass
class Scope:
    """What questions about one set of reports need."""

    ledger: Ledger
    records: RecordAnswers
    texts: TextAnswers
    cells: TableCells
    suggestions: Suggestions
    explained: Callable[[str], tuple[Explained, ...]]
    """A question with its words explained, whole and then in its clauses; () when it has no words."""
    plainly: Callable[[str], tuple[Explained, ...]]
    """The same of a question some words of which reports may put otherwise, put so; () for another."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the reports."""
        return self.ledger.vocabulary


@dataclass
class _Kept:
    """A scope that is made by the first who asks for it."""

    making: AbstractContextManager[object] = field(default_factory=Lock)
    scope: Scope | None = None


class Scopes:
    """The scopes of sets of reports, by the versions of those; safe to share between threads."""

    def __init__(self, store: FigureStore, make: Callable[[Sequence[str] | None], Scope]) -> None:
        """`make` makes the scope of some reports, or of all."""
        self._store = store
        self._make = make
        self._kept: OrderedDict[tuple[int, ...], _Kept] = OrderedDict()
        self._whole: tuple[int, ...] | None = None
        self._live: tuple[int, ...] = ()
        self._renewals = 0
        self._choosing = Lock()

    def of(self, report_ids: Sequence[str] | None) -> Scope:
        """The scope of some reports, or of all."""
        versions = self._store.versions(report_ids)
        with self._choosing:
            before = self._kept.get(self._whole) if report_ids is None and self._renewals and self._whole is not None else None
            if before is not None and before.scope is not None and versions not in self._kept and set(versions) > set(self._whole or ()):
                return before.scope  # a report has come, and the words that it brings are being read
            kept = self._at(versions)
        with kept.making:  # several that ask at once wait for the one that makes it
            if kept.scope is None:
                kept.scope = self._make(report_ids)
        if report_ids is None and versions != self._whole:
            with self._choosing:
                self._is_whole(versions)
            _lay_aside(versions)
        return kept.scope

    @contextmanager
    def renewing(self, try_out: Callable[[Scope], None]) -> Iterator[None]:
        """Reports may come meanwhile: who asks about all of them is answered from those that there were, while those stay, and waits for nothing.

        At its end the scope of all is made and `try_out` is called with it before anybody else gets it.
        """
        with self._choosing:
            self._renewals += 1
        try:
            yield
            with suppress(KatsausError):  # the reports are there all the same: who asks next makes the scope, or is told what is wrong
                self._renew(try_out)
        finally:
            with self._choosing:
                self._renewals -= 1

    def _renew(self, try_out: Callable[[Scope], None]) -> None:
        with self._store.snapshot():
            versions = self._store.versions(None)
            with self._choosing:
                if versions in self._kept:
                    return
            scope = self._make(None)
        try_out(scope)
        with self._choosing:
            self._at(versions).scope = scope
            self._is_whole(versions)
        _lay_aside(versions)

    def _is_whole(self, versions: tuple[int, ...]) -> None:
        """Forgets the scope of all reports that there were."""
        if self._whole is not None and _is_newer(versions, self._whole):
            self._kept.pop(self._whole, None)
        if self._whole is None or _is_newer(versions, self._whole):
            self._whole = versions

    def _at(self, versions: tuple[int, ...]) -> _Kept:
        kept = self._kept.get(versions)
        if kept is None:
            live = self._store.versions(None)
            if live is not self._live:  # reports have come or gone
                self._live, there = live, set(live)
                for gone in [held for held in self._kept if not there.issuperset(held) and not _is_newer(held, live)]:
                    del self._kept[gone]
            kept = self._kept[versions] = _Kept()
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(versions)
        return kept


def _lay_aside(versions: tuple[int, ...]) -> None:
    """Frees what is left of the words of the reports that there were, and has the collector pass by those of all that there are."""
    if len(versions) >= _MANY and gc.isenabled():
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _is_newer(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a state of reports has one that came after all of another's; versions only rise."""
    return one[-1:] > other[-1:]
