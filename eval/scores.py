"""A run's verdicts counted, with Wilson intervals, and two runs compared by a paired test."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, comb, sqrt

from eval.gold import Gold
from eval.reply import Reply
from eval.runs import Asking
from eval.verdict import Verdict, judge

_Z = 1.959963984540054
"""The normal deviate of a 95 % interval."""
OUTCOMES = ("RIGHT", "WRONG", "OVERREACH", "ABSTAINED", "FAILED")


@dataclass(frozen=True)
class Judged:
    """A question, what came, and what it is worth."""

    gold: Gold
    asking: Asking
    verdict: Verdict


@dataclass(frozen=True)
class Share:
    """`right` of `all`; `low` and `high` are its 95 % interval (Wilson 1927)."""

    right: int
    all: int

    @property
    def rate(self) -> float:
        """right / all; 1 when there was nothing to get right."""
        return self.right / self.all if self.all else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """(low, high)."""
        if not self.all:
            return 0.0, 1.0
        n, p = self.all, self.rate
        middle, half = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n), _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
        return max(0.0, middle - half), min(1.0, middle + half)


def judged(gold: Sequence[Gold], run: Iterable[Asking]) -> list[Judged]:
    """Every gold question with its verdict; one that the run does not hold counts as failed."""
    held = {one.gold.key: one for one in run}
    nothing = Reply(failed="the run does not hold it")
    askings = [held.get(one.key, Asking(one, nothing)) for one in gold]
    return [Judged(one, asking, judge(one, asking.reply, asking.choices)) for one, asking in zip(gold, askings, strict=True)]


def counted(items: Sequence[Judged]) -> dict[str, int]:
    """How many of each outcome."""
    return {outcome: sum(one.verdict.outcome == outcome for one in items) for outcome in OUTCOMES}


def grouped(items: Sequence[Judged], by: str) -> dict[str, list[Judged]]:
    """Items by "kind", "file" or "register", sorted by name."""
    out: dict[str, list[Judged]] = {}
    for one in items:
        name = {"kind": one.gold.kind, "file": one.gold.file, "register": one.gold.register_}[by]
        out.setdefault(name, []).append(one)
    return dict(sorted(out.items()))


def measures(items: Sequence[Judged]) -> dict[str, Share]:
    """The figures that thresholds are set on: shares from 0 to 1, of which `wrong` and `untraceable` should be low."""
    refused = [one for one in items if one.gold.status == "not_found"]
    followed = [one for one in items if one.gold.turns]
    right = [one for one in items if one.verdict.outcome == "RIGHT"]
    cited = [one for one in right if one.verdict.cited is not None]
    caveats = [one for one in right if one.gold.caveat]
    sought = [one for one in items if one.gold.sought]
    return {
        "right": Share(len(right), len(items)),
        "wrong": Share(sum(one.verdict.bad or one.verdict.outcome == "FAILED" for one in items), len(items)),
        "refused": Share(sum(one.verdict.outcome == "RIGHT" for one in refused), len(refused)),
        "follow_ups": Share(sum(one.verdict.outcome == "RIGHT" for one in followed), len(followed)),
        "cited": Share(sum(bool(one.verdict.cited) for one in cited), len(cited)),
        "caveats": Share(sum(not one.verdict.caveat_missed for one in caveats), len(caveats)),
        "untraceable": Share(sum(bool(one.verdict.untraceable) for one in items), len(items)),
        **{f"found_{k}": Share(sum((rank(one) or k + 1) <= k for one in sought), len(sought)) for k in (1, 5, 10)},
    }


def rank(one: Judged) -> int | None:
    """The place, from 1, of the first passage found that lies on a due page; None where none of them does."""
    due = {(place.report, page) for place in one.gold.citations for page in place.pages}
    hits = (any((found.report, page) in due for page in found.pages) for found in one.asking.found)
    return next((place for place, hit in enumerate(hits, 1) if hit), None)


def reciprocal_rank(items: Sequence[Judged]) -> float:
    """MRR@10 of the search over the questions that judge it: the mean of 1 / rank, 0 where no due page was found; 0 for none."""
    ranks = [rank(one) for one in items if one.gold.sought]
    return sum(1 / place for place in ranks if place) / len(ranks) if ranks else 0.0


LOW = ("wrong", "untraceable", "false", "sign", "labels", "duplicates")
"""Measures of answers and of extraction that a threshold limits from above."""


def missed(found: Mapping[str, Share], thresholds: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """(measure, found, threshold) of every threshold that is not met; raises KeyError for an unknown measure."""
    out = []
    for name, limit in thresholds.items():
        share = found[name]
        rate = share.right / share.all if share.all else (0.0 if name in LOW else 1.0)
        if (rate > limit) if name in LOW else (rate < limit):
            out.append((name, rate, limit))
    return out


def percentile(values: Sequence[float], share: float) -> float:
    """The least value that `share` of them do not exceed (nearest rank); 0 for none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def sign_test(better: int, worse: int) -> float:
    """Two-sided p of the exact McNemar test: how likely so uneven a split of the changed questions is by chance."""
    n = better + worse
    if not n:
        return 1.0
    tail = sum(comb(n, k) for k in range(min(better, worse) + 1))
    return min(1.0, tail / 2.0 ** (n - 1))
