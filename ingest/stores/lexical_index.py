"""Word search: BM25 over base forms and compound parts, each term with a weight learnt from Finnish questions.

A report's part of the index is a handful of small rows (term, where, how often) that SQL keeps beside its passages: they come and go
with the report in one transaction, and a report adds as many rows whatever else is stored. SQLite's FTS5 keeps such lists too, but
its bm25() takes no weight for each term, and PostgreSQL does not have it. Scoring follows Robertson and Zaragoza, "The Probabilistic
Relevance Framework: BM25 and Beyond" (2009).
"""

import gzip
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from threading import Lock
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ingest.data import data_path

K1 = 0.5
B = 0.4
"""How fast repeats of a term stop counting, and how much a long passage is held against it: tuned on training questions."""
CONTEXT = (0.15, 0.075)
"""What a term counts in the passage beside the one that holds it, and in the one after that: what a passage speaks of is often named
before it or after it only. Tuned on training questions."""
_MOST = 65535
_BLOCK = 64
_COMMON = 8
"""One passage in how many holds a term when its part is reckoned for all passages at once."""


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one term stands in one report: `numbers` are the passages' positions from 0 (uint16), `counts` how often in each (uint8)."""

    term: str
    numbers: bytes
    counts: bytes


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """A report's part of the index: its postings, and the length of each passage in terms that are no numbers (uint16)."""

    postings: tuple[Posting, ...]
    lengths: bytes
    words: tuple[bytes, ...] = ()
    """What ingest/stores/passage_words.py has read of each passage, packed."""


class TermStore(Protocol):
    """What keeps reports' terms; None for `report_ids` is all reports."""

    def revision(self) -> int:
        """Goes up whenever a report comes, changes or goes."""

    def term_lengths(self, report_ids: Sequence[str] | None) -> Iterable[tuple[str, bytes]]:
        """(report_id, lengths) of each report."""

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None) -> Iterable[tuple[str, str, bytes, bytes]]:
        """(term, report_id, numbers, counts) of each report that has one of the terms."""


def report_terms(passages: Sequence[Sequence[str]], words: Iterable[bytes] = ()) -> ReportTerms:
    """The index of one report from the terms of each of its passages in order (at most 65 536 passages), and their packed words."""
    where: dict[str, tuple[list[int], list[int]]] = {}
    for number, terms in enumerate(passages):
        for term, count in Counter(terms).items():
            numbers, counts = where.setdefault(term, ([], []))
            numbers.append(number)
            counts.append(min(count, 255))
    postings = tuple(
        Posting(term, np.array(numbers, np.uint16).tobytes(), np.array(counts, np.uint8).tobytes()) for term, (numbers, counts) in sorted(where.items())
    )
    return ReportTerms(postings, np.array([min(_length(terms), _MOST) for terms in passages], np.uint16).tobytes(), tuple(words))


def _length(terms: Sequence[str]) -> int:
    """How long a passage is: a table is no longer for its figures."""
    return sum(not term[0].isdigit() for term in terms)


class TermWeights:
    """Learnt weight of each term, 1.0 for a term that the training questions say nothing of."""

    def __init__(self, lines: Sequence[str]) -> None:
        """`lines` are "term<tab>weight", sorted by term."""
        self._lines = lines

    def __getitem__(self, term: str) -> float:
        at = bisect_left(self._lines, f"{term}\t")
        if at < len(self._lines):
            found, _, weight = self._lines[at].partition("\t")
            if found == term:
                return float(weight)
        return 1.0


@cache
def term_weights() -> TermWeights:
    """The weights shipped in data/models/, or none where there are none."""
    path = data_path("models", "katsaus-terms.tsv.gz")
    if not path.exists():
        return TermWeights(())
    return TermWeights(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())


def rarity(passages: int, holding: int) -> float:
    """BM25's inverse document frequency, never negative."""
    return log(1 + (passages - holding + 0.5) / (holding + 0.5))


@dataclass(frozen=True)
class Scores:
    """Word scores over some reports: passage `numbers[i]` of report `reports[owners[i]]` has `values[i]`, best first, never 0."""

    reports: tuple[str, ...]
    owners: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    weights: Mapping[str, float]
    """How telling each term asked is in these reports: learnt weight × rarity."""
    size: int
    """How many passages were searched."""


class WordIndex:
    """Word search over what a store keeps. What was reckoned for a term of all reports is remembered until the store changes."""

    def __init__(self, store: TermStore, remembered: int = 128_000_000) -> None:
        """`remembered` is how many bytes are kept in memory at most."""
        self._store = store
        self._most = remembered
        self._lock = Lock()
        self._held = _Held(-1)

    def score(self, terms: Mapping[str, float], report_ids: Sequence[str] | None = None, limit: int = 200) -> Scores:
        """The best passages for weighted terms: BM25 with document frequencies and lengths of the reports searched."""
        while True:
            revision = self._store.revision()
            held = self._of_all(revision) if report_ids is None else _Held(revision)
            layout, parts = self._parts(held, list(terms), report_ids)
            if self._store.revision() == revision:  # else what was read is of two states
                return _scores(layout, parts, terms, limit)

    def _of_all(self, revision: int) -> "_Held":
        with self._lock:
            if self._held.revision != revision:
                self._held = _Held(revision)
            return self._held

    def _parts(self, held: "_Held", terms: Sequence[str], report_ids: Sequence[str] | None) -> "tuple[_Layout, dict[str, _Part]]":
        """Where passages stand, and each term's part of their scores."""
        layout = held.layout
        if layout is None:
            layout = held.layout = _layout(self._store, report_ids)
        if not len(layout.penalty):
            return layout, {}
        with self._lock:
            parts = {term: held.parts[term] for term in terms if term in held.parts}
        fetched = _fetch(self._store, layout, [term for term in terms if term not in parts], report_ids)
        with self._lock:
            held.keep(fetched, self._most)
        return layout, parts | fetched


@dataclass(frozen=True, slots=True)
class _Part:
    """One term's part of BM25, rarity and weight left out: passages `where` (numbered through all reports) get `values`; `holding` hold the term.

    A common term has a value for each passage, which is less than numbers and values, and faster to add.
    """

    holding: int
    where: npt.NDArray[np.int32] | None
    values: npt.NDArray[np.float32]

    @property
    def size(self) -> int:
        """Bytes."""
        return self.values.nbytes + (self.where.nbytes if self.where is not None else 0)


class _Held:
    """What has been reckoned of one state of the store."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self.layout: _Layout | None = None
        self.parts: dict[str, _Part] = {}
        self.size = 0

    def keep(self, fetched: Mapping[str, _Part], most: int) -> None:
        """Remembers what was fetched; when that is more than `most` bytes in all, what has been held longest is forgotten."""
        for term, part in fetched.items():
            if term not in self.parts:
                self.parts[term] = part
                self.size += part.size
        while self.size > most and self.parts:
            self.size -= self.parts.pop(next(iter(self.parts))).size


@dataclass(frozen=True)
class _Layout:
    """Where each report's passages begin when all are put in one row, whose each is, and what BM25 holds against each passage's length."""

    reports: tuple[str, ...]
    starts: Mapping[str, int]
    owners: npt.NDArray[np.int32]
    penalty: npt.NDArray[np.float32]
    together: tuple[npt.NDArray[np.float32], ...]
    """For each step of CONTEXT: 1 where a passage and the one so far after it are of one report, else 0."""


def _layout(store: TermStore, report_ids: Sequence[str] | None) -> _Layout:
    lengths_of = sorted(store.term_lengths(report_ids))
    sizes = [len(lengths) // 2 for _, lengths in lengths_of]
    lengths = np.frombuffer(b"".join(lengths for _, lengths in lengths_of), np.uint16).astype(np.float32)
    penalty = K1 * (1 - B + B * lengths / max(lengths.mean(dtype=np.float64), 1.0)) if len(lengths) else lengths
    starts = dict(zip((report_id for report_id, _ in lengths_of), np.cumsum([0, *sizes]).tolist(), strict=False))
    owners = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    together = tuple((owners[away:] == owners[:-away]).astype(np.float32) for away in range(1, len(CONTEXT) + 1))
    return _Layout(tuple(starts), starts, owners, penalty.astype(np.float32), together)


def _fetch(store: TermStore, layout: _Layout, terms: Sequence[str], report_ids: Sequence[str] | None) -> dict[str, _Part]:
    rows: dict[str, tuple[list[bytes], list[bytes], list[int]]] = {term: ([], [], []) for term in terms}
    for term, report_id, numbers, counts in store.term_postings(terms, report_ids) if terms else ():
        row = rows[term]
        row[0].append(numbers)
        row[1].append(counts)
        row[2].append(layout.starts.get(report_id, -1))
    fetched: dict[str, _Part] = {}
    for term, (number_parts, count_parts, offsets) in rows.items():
        often = np.frombuffer(b"".join(count_parts), np.uint8)
        begins = np.repeat(np.array(offsets, np.int32), [len(part) for part in count_parts])
        where = (np.frombuffer(b"".join(number_parts), np.uint16) + begins).astype(np.int32)
        here = (begins >= 0) & (where < len(layout.penalty))  # a report that came meanwhile is left to the next try
        fetched[term] = _part(layout, where[here], often[here])
    return fetched


def _part(layout: _Layout, where: npt.NDArray[np.int32], counts: npt.NDArray[np.uint8]) -> _Part:
    """A term's part of BM25 from the passages that hold it: its counts there, and shares of them in the passages around."""
    often = np.zeros(len(layout.penalty), np.float32)
    often[where] = counts
    if _COMMON * len(where) > len(often):
        _share_all(layout, often)
    else:
        _share_few(layout, often, where, counts)
    found = np.flatnonzero(often > 0).astype(np.int32)
    if 3 * len(found) > len(often):
        return _Part(len(where), None, often * np.float32(K1 + 1) / (often + layout.penalty))
    values = often[found]
    return _Part(len(where), found, values * np.float32(K1 + 1) / (values + layout.penalty[found]))


def _share_few(layout: _Layout, often: npt.NDArray[np.float32], where: npt.NDArray[np.int32], counts: npt.NDArray[np.uint8]) -> None:
    """Adds the shares of a term's counts to the passages around those that hold it."""
    for away, share in enumerate(CONTEXT, 1):
        for there in (where - away, where + away):
            inside = (there >= 0) & (there < len(often))
            inside[inside] = layout.owners[there[inside]] == layout.owners[where[inside]]
            often[there[inside]] += np.float32(share) * counts[inside]


def _share_all(layout: _Layout, often: npt.NDArray[np.float32]) -> None:
    """The same sums, passage by passage: faster for a common term."""
    here = often.copy()
    for away, share in enumerate(CONTEXT, 1):
        part = np.float32(share) * here
        often[:-away] += part[away:] * layout.together[away - 1]
        often[away:] += part[:-away] * layout.together[away - 1]


def _scores(layout: _Layout, parts: Mapping[str, _Part], terms: Mapping[str, float], limit: int) -> Scores:
    passages = len(layout.penalty)
    total = np.zeros(passages, np.float32)
    telling = {}
    for term, part in parts.items():
        telling[term] = terms[term] * rarity(passages, part.holding)
        values = np.float32(telling[term]) * part.values
        if part.where is None:
            total += values
        else:
            total[part.where] += values
    found = _best(total, limit)
    owners = layout.owners[found].astype(np.int64)
    begins = np.array(list(layout.starts.values()), np.int64)
    return Scores(layout.reports, owners, found - begins[owners], total[found].astype(np.float64), telling, passages)


def _best(total: npt.NDArray[np.float32], limit: int) -> npt.NDArray[np.int64]:
    """Where the `limit` highest scores above 0 are, highest first, equal ones in order.

    The limit-th highest of the blocks' highest is a bound for the limit-th highest of all, so that few are left to sort.
    """
    blocks = total[: len(total) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    least = np.partition(blocks.max(1), -limit)[-limit] if len(blocks) >= limit else np.float32(0)
    found = np.flatnonzero(total >= least if least > 0 else total)
    return found[np.lexsort((found, -total[found]))][:limit]
