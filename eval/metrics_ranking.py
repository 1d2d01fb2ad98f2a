"""recall@k, MRR@10 and nDCG@10 for questions with one right passage each, and a paired test of two runs.

A few lines of our own instead of ranx (numba, 200 MB) or ir_measures (pytrec_eval is compiled at install); checked against both
definitions by hand in the tests.
"""

from collections.abc import Sequence
from math import log2

import numpy as np

DEPTH = 10


def ranking_figures(ranks: Sequence[int | None], sets: Sequence[str]) -> dict[str, dict[str, float]]:
    """Figures for each set from the rank of each question's right passage, from 1; None where it was not found."""
    grouped: dict[str, list[int | None]] = {}
    for rank, name in zip(ranks, sets, strict=True):
        grouped.setdefault(name, []).append(rank if rank is not None and rank <= DEPTH else None)
    return {name: _figures(held) for name, held in grouped.items()}


def _figures(ranks: Sequence[int | None]) -> dict[str, float]:
    found = [rank for rank in ranks if rank is not None]
    recalls = {f"recall@{k}": sum(rank <= k for rank in found) / len(ranks) for k in (1, 5, 10)}
    return recalls | {"MRR@10": sum(1 / rank for rank in found) / len(ranks), "nDCG@10": sum(1 / log2(1 + rank) for rank in found) / len(ranks)}


def paired_difference(one: Sequence[float], other: Sequence[float], rounds: int = 10_000, seed: int = 1) -> tuple[float, float]:
    """(mean of one − other, two-sided p by randomly swapping the two of each question): Smucker, Allan and Carterette 2007."""
    difference = np.asarray(one, float) - np.asarray(other, float)
    observed = float(difference.mean())
    rng = np.random.default_rng(seed)
    extreme = 0
    for _ in range(rounds):
        swapped = difference * rng.choice((-1.0, 1.0), len(difference))
        extreme += abs(swapped.mean()) >= abs(observed) - 1e-12
    return observed, (extreme + 1) / (rounds + 1)
