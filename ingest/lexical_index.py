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
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ingest.data import data_path

K1 = 0.5
B = 0.4
"""How fast repeats of a term stop counting, and how much a long passage is held against it: tuned on training questions."""
_MOST = 65535


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


class TermStore(Protocol):
    """What keeps reports' terms; None for `report_ids` is all reports."""

    def term_lengths(self, report_ids: Sequence[str] | None) -> Iterable[tuple[str, bytes]]:
        """(report_id, lengths) of each report."""

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None) -> Iterable[tuple[str, str, bytes, bytes]]:
        """(term, report_id, numbers, counts) of each report that has one of the terms."""


def report_terms(passages: Sequence[Sequence[str]]) -> ReportTerms:
    """The index of one report from the terms of each of its passages in order (at most 65 536 passages)."""
    where: dict[str, tuple[list[int], list[int]]] = {}
    for number, terms in enumerate(passages):
        for term, count in Counter(terms).items():
            numbers, counts = where.setdefault(term, ([], []))
            numbers.append(number)
            counts.append(min(count, 255))
    postings = tuple(
        Posting(term, np.array(numbers, np.uint16).tobytes(), np.array(counts, np.uint8).tobytes())
        for term, (numbers, counts) in sorted(where.items())
    )
    return ReportTerms(postings, np.array([min(_length(terms), _MOST) for terms in passages], np.uint16).tobytes())


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


def score(store: TermStore, terms: Mapping[str, float], report_ids: Sequence[str] | None = None, limit: int = 200) -> Scores:
    """The best passages for weighted terms: BM25 with document frequencies and lengths of the reports searched."""
    lengths_of = sorted(store.term_lengths(report_ids))
    reports = tuple(report_id for report_id, _ in lengths_of)
    sizes = np.array([len(lengths) // 2 for _, lengths in lengths_of], np.int64)
    lengths = np.frombuffer(b"".join(lengths for _, lengths in lengths_of), np.uint16).astype(np.float64)
    if not len(lengths):
        return Scores((), np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), {}, 0)
    starts = dict(zip(reports, (np.cumsum(sizes) - sizes).tolist(), strict=True))
    penalty = K1 * (1 - B + B * lengths / max(lengths.mean(), 1.0))
    parts: dict[str, tuple[list[bytes], list[bytes], list[int]]] = {}
    for term, report_id, numbers, counts in store.term_postings(list(terms), report_ids):
        if report_id in starts:
            held = parts.setdefault(term, ([], [], []))
            held[0].append(numbers)
            held[1].append(counts)
            held[2].append(starts[report_id])
    total = np.zeros(len(lengths))
    telling = {term: weight * rarity(len(lengths), 0) for term, weight in terms.items()}
    for term, (number_parts, count_parts, offsets) in parts.items():
        often = np.frombuffer(b"".join(count_parts), np.uint8).astype(np.float64)
        where = np.frombuffer(b"".join(number_parts), np.uint16).astype(np.int64) + np.repeat(offsets, [len(part) for part in count_parts])
        telling[term] = terms[term] * rarity(len(lengths), len(where))
        total[where] += telling[term] * often * (K1 + 1) / (often + penalty[where])
    found = np.flatnonzero(total)
    if len(found) > limit:
        found = found[np.argpartition(-total[found], limit)[:limit]]
    found = found[np.lexsort((found, -total[found]))]
    owners = np.searchsorted(np.cumsum(sizes), found, side="right")
    return Scores(reports, owners, found - (np.cumsum(sizes) - sizes)[owners], total[found], telling, len(lengths))
