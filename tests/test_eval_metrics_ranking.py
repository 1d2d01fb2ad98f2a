"""Ranking figures against a calculation by hand."""

from math import log2

import pytest

from eval.metrics_ranking import paired_difference, ranking_figures


def test_figures_by_hand() -> None:
    figures = ranking_figures([1, 3, None, 11, 6], ["a"] * 5)["a"]
    assert figures == pytest.approx(
        {"recall@1": 1 / 5, "recall@5": 2 / 5, "recall@10": 3 / 5, "MRR@10": (1 + 1 / 3 + 1 / 6) / 5, "nDCG@10": (1 + 1 / log2(4) + 1 / log2(7)) / 5}
    )


def test_sets_are_kept_apart() -> None:
    figures = ranking_figures([1, None], ["a", "b"])
    assert (figures["a"]["recall@1"], figures["b"]["recall@1"]) == (1, 0)


def test_a_large_difference_is_no_chance_and_none_is() -> None:
    one, other = [1.0] * 90 + [0.0] * 10, [1.0] * 50 + [0.0] * 50
    difference, chance = paired_difference(one, other, rounds=2000)
    assert difference == pytest.approx(0.4) and chance < 0.001
    assert paired_difference(one, one, rounds=200) == (0.0, 1.0)


def test_two_of_three_better_is_chance() -> None:
    difference, chance = paired_difference([1, 1, 0], [0, 0, 1], rounds=4000)
    assert difference == pytest.approx(1 / 3)
    assert chance == pytest.approx(1.0, abs=0.01)  # ±1 ±1 ±1: |sum| is always at least 1
