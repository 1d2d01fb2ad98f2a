"""Trains everything under data/models/ from the training side of one split, in about half an hour on two cores.

    python -m eval.train_finnish_model SPLIT_FOLDER OUT_FOLDER [--cache FORMS] [--check]

SPLIT_FOLDER holds train.passages and train.questions (JSON lines, gzipped). Four things are trained in turn:

1. a tokenizer (eval/train_embedding.py),
2. a weight for each index term (eval/train_terms.py),
3. a vector for each token (eval/train_embedding.py),
4. the weights of the second look (eval/train_rerank.py), on articles that a first round of 2 and 3 was trained without.

Everything is seeded. `--check` stops after the first round and tells how the whole does on training articles that no part has seen.
"""

import argparse
import gzip
import os
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.metrics_ranking import ranking_figures
from eval.retrieval_data import Matrix, Numbers, Pool, Terms, held_out_part, plain, rarity, training_part, widened
from eval.train_embedding import save_model, token_lists, train_embedding, train_tokenizer
from eval.train_rerank import CANDIDATES, first_stage, pool_features, save_reranker, train_rerank, unit_rows
from eval.train_terms import hard_negatives, train_terms
from ingest.finnish import Analyser
from retrieval.search import DENSE_SHARE

MODEL = "katsaus-fi"
_SECOND_LOOK = (1, 2, 3, 4)
"""Articles (of 20) that the second look is trained on."""
_CHECKED = (1,)
"""Articles that --check scores; the second look is then trained on the others."""
_QUESTIONS = 4000
_LEAST = 0.02
"""Term weights nearer to 1 than this are left out of the file."""


def mean_vectors(tokenizer: object, vectors: npt.NDArray[np.float32], texts: list[str]) -> npt.NDArray[np.float32]:
    """(texts, dimension): the mean of each text's token vectors, length one."""
    held = vectors.astype(np.float16).astype(np.float32)
    made = np.zeros((len(texts), held.shape[1]), np.float32)
    for at, tokens in enumerate(token_lists(tokenizer, texts)):
        if len(tokens):
            made[at] = held[tokens].mean(0)
    return unit_rows(made)


def term_lines(terms: Terms, log_weights: npt.NDArray[np.float32]) -> list[str]:
    """The terms whose weight says something, as the file of weights holds them: sorted, "term<tab>weight"."""
    weights = np.exp(log_weights)
    return sorted(f"{term}\t{weights[number]:.3g}" for term, number in terms.numbers.items() if abs(weights[number] - 1) > _LEAST)


class _Round:
    """Terms and vectors trained without some articles."""

    def __init__(self, train: Pool, terms: tuple[Matrix, Matrix], hard: Numbers, tokenizer: object, without: tuple[int, ...]) -> None:
        asked_terms, passage_terms = terms
        self.pool, out = held_out_part(train, without, _QUESTIONS)
        allowed = ~out
        asked = np.flatnonzero(allowed[train.questions.right])
        numbers: dict[str, int] = {}
        text_numbers = np.array([numbers.setdefault(plain(text), len(numbers)) for text in train.texts])
        self.log_weights, scale = train_terms(asked_terms, passage_terms, train.questions, asked, allowed, hard, text_numbers)
        self.vectors = train_embedding(
            tokenizer, list(train.texts), train.questions, asked_terms, passage_terms, self.log_weights, scale, asked, allowed, hard, text_numbers
        )


def main() -> None:
    """Reads the arguments, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--cache", type=Path, help="file that keeps analysed word forms")
    parser.add_argument("--tokenizer", type=Path, help="a tokenizer trained earlier")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    started = time.monotonic()

    def say(text: str) -> None:
        print(f"{time.monotonic() - started:6.0f} s  {text}", flush=True)

    train = training_part(arguments.split)
    say(f"{len(train.texts)} passages, {len(train.questions.texts)} questions")
    if arguments.tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    else:
        tokenizer = train_tokenizer([*train.texts, *train.questions.texts])
    say("tokenizer")
    analyser = Analyser(arguments.cache)
    terms = Terms(analyser.keys)
    passage_terms = terms.matrix(train.texts)
    asked_terms = terms.matrix(train.questions.texts)
    asked_terms.data[:] = 1
    passage_terms = widened(passage_terms, asked_terms.shape[1])
    say(f"{asked_terms.shape[1]} terms")
    hard = hard_negatives(asked_terms, passage_terms)
    say("hard negatives")
    first = _Round(train, (asked_terms, passage_terms), hard, tokenizer, _SECOND_LOOK)
    say("first round")
    pool = first.pool
    pool_terms, pool_asked = widened(terms.matrix(pool.texts), len(terms.numbers)), terms.matrix(pool.questions.texts)
    pool_asked.data[:] = 1
    best, by_words, nearness = first_stage(
        pool_asked, pool_terms, first.log_weights, mean_vectors(tokenizer, first.vectors, list(pool.questions.texts)),
        mean_vectors(tokenizer, first.vectors, list(pool.texts)), DENSE_SHARE, CANDIDATES,
    )  # fmt: skip
    weights = rarity(pool_terms) * np.exp(first.log_weights)
    by_term = {term: float(weights[number]) for term, number in terms.numbers.items()}
    found = pool_features(pool, best, by_words, nearness, by_term, float(weights.max()), analyser)
    right = best == pool.questions.right[:, None]
    say("features of the second look")
    if arguments.check:
        _check(pool, found, right, say)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_reranker(train_rerank(found, right), arguments.out / "katsaus-rerank.json")
    say("second look")
    whole = _Round(train, (asked_terms, passage_terms), hard, tokenizer, ())
    (arguments.out / "katsaus-terms.tsv.gz").write_bytes(
        gzip.compress("\n".join(term_lines(terms, whole.log_weights)).encode("utf-8"), mtime=0),
    )
    save_model(tokenizer, whole.vectors, arguments.out / MODEL)
    analyser.close()
    say("written")


def _check(pool: Pool, found: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], say: object) -> None:
    """Prints the figures before and after the second look on articles that nothing was trained on."""
    from eval.retrieval_data import article

    checked = np.array([article(pool.ids[at]) in _CHECKED for at in pool.questions.right.tolist()])
    reranker = train_rerank(found[~checked], right[~checked])
    sets = [name for name, kept in zip(pool.questions.sets, checked, strict=True) if kept]
    order = np.array([np.argsort(-reranker.scores(one), kind="stable") for one in found[checked]])
    for name, ranked in (("first look", right[checked]), ("second look", np.take_along_axis(right[checked], order, 1))):
        ranks = [int(row.argmax()) + 1 if row.any() else None for row in ranked]
        for one, figures in ranking_figures(ranks, sets).items():
            print(name, one, " ".join(f"{measure} {value:.3f}" for measure, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
