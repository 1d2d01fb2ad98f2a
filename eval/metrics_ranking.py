"""recall@k, MRR@10 and nDCG@10 for questions with one right passage each, by ir_measures, and a paired test of two runs.

ir_measures rather than ranx: with trec_eval, which reckons for it, it takes 2 MB, ranx brings numba and pandas.
"""

from collections.abc import Sequence

import ir_measures
import numpy as np
from ir_measures import RR, Recall, nDCG

DEPTH = 10
_MEASURES = {"recall@1": Recall @ 1, "recall@5": Recall @ 5, "recall@10": Recall @ 10, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10}


def ranking_figures(ranks: Sequence[int | None], sets: Sequence[str]) -> dict[str, dict[str, float]]:
    """Figures for each set from the rank of each question's right passage, from 1; None where it was not found."""
    grouped: dict[str, list[int | None]] = {}
    for rank, name in zip(ranks, sets, strict=True):
        grouped.setdefault(name, []).append(rank)
    return {name: _figures(held) for name, held in grouped.items()}


def _figures(ranks: Sequence[int | None]) -> dict[str, float]:
    """The means over the questions; passages are named by their rank, the right one that was not found by 0."""
    right = {str(question): {str(rank or 0): 1} for question, rank in enumerate(ranks)}
    found = {question: {str(rank): -float(rank) for rank in range(1, DEPTH + 1)} for question in right}
    figures = ir_measures.calc_aggregate(_MEASURES.values(), right, found)
    return {name: float(figures[measure]) for name, measure in _MEASURES.items()}


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
