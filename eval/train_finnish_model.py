"""Trains everything under data/models/ from the training side of one split, in about half an hour on two cores.

    python -m eval.train_finnish_model SPLIT_FOLDER OUT_FOLDER [--cache FORMS] [--keep FOLDER] [--check]

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
from ingest.language.finnish import Analyser
from retrieval.evidence.search import DENSE_SHARE

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


def _round(
    train: Pool, terms: tuple[Matrix, Matrix], hard: Numbers, tokenizer: object, out: npt.NDArray[np.bool_], kept: Path | None
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """(log weight of each term, vector of each token) trained without the passages that are `out`; `kept` is a file that keeps them."""
    if kept is not None and kept.exists():
        held = np.load(kept)
        return held["log_weights"], held["vectors"]
    asked_terms, passage_terms = terms
    allowed = ~out
    asked = np.flatnonzero(allowed[train.questions.right])
    numbers: dict[str, int] = {}
    text_numbers = np.array([numbers.setdefault(plain(text), len(numbers)) for text in train.texts])
    log_weights, scale = train_terms(asked_terms, passage_terms, train.questions, asked, allowed, hard, text_numbers)
    vectors = train_embedding(tokenizer, list(train.texts), train.questions, asked_terms, passage_terms, log_weights, scale, asked, allowed, hard, text_numbers)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez(kept, log_weights=log_weights, vectors=vectors)
    return log_weights, vectors


def main() -> None:
    """Reads the arguments, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--cache", type=Path, help="file that keeps analysed word forms")
    parser.add_argument("--tokenizer", type=Path, help="a tokenizer trained earlier")
    parser.add_argument("--keep", type=Path, help="folder that keeps what a round has trained, for a run that was cut off")
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
    pool, out = held_out_part(train, _SECOND_LOOK, _QUESTIONS)
    log_weights, vectors = _round(train, (asked_terms, passage_terms), hard, tokenizer, out, arguments.keep and arguments.keep / "first.npz")
    say("first round")
    pool_terms, pool_asked = widened(terms.matrix(pool.texts), len(terms.numbers)), terms.matrix(pool.questions.texts)
    pool_asked.data[:] = 1
    best, by_words, nearness = first_stage(
        pool_asked, pool_terms, pool.ids, log_weights, mean_vectors(tokenizer, vectors, list(pool.questions.texts)),
        mean_vectors(tokenizer, vectors, list(pool.texts)), DENSE_SHARE, CANDIDATES,
    )  # fmt: skip
    weights = rarity(pool_terms) * np.exp(log_weights)
    by_term = {term: float(weights[number]) for term, number in terms.numbers.items()}
    found = pool_features(pool, best, by_words, nearness, by_term, float(weights.max()), analyser)
    first_scores = by_words + DENSE_SHARE * nearness
    right = best == pool.questions.right[:, None]
    say("features of the second look")
    if arguments.check:
        _check(pool, found, first_scores, right)
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_reranker(train_rerank(found, first_scores, right), arguments.out / "katsaus-rerank.json")
    say("second look")
    log_weights, vectors = _round(train, (asked_terms, passage_terms), hard, tokenizer, np.zeros_like(out), arguments.keep and arguments.keep / "whole.npz")
    (arguments.out / "katsaus-terms.tsv.gz").write_bytes(
        gzip.compress("\n".join(term_lines(terms, log_weights)).encode("utf-8"), mtime=0),
    )
    save_model(tokenizer, vectors, arguments.out / MODEL)
    analyser.close()
    say("written")


def _check(pool: Pool, found: npt.NDArray[np.float64], first_scores: npt.NDArray[np.float32], right: npt.NDArray[np.bool_]) -> None:
    """Prints the figures before and after the second look on articles that nothing was trained on."""
    from eval.retrieval_data import article

    checked = np.array([article(pool.ids[at]) in _CHECKED for at in pool.questions.right.tolist()])
    reranker = train_rerank(found[~checked], first_scores[~checked], right[~checked])
    sets = [name for name, kept in zip(pool.questions.sets, checked, strict=True) if kept]
    scores = [reranker.scores(one, before) for one, before in zip(found[checked], first_scores[checked], strict=True)]
    order = np.argsort(-np.array(scores), 1, kind="stable")
    for name, ranked in (("first look", right[checked]), ("second look", np.take_along_axis(right[checked], order, 1))):
        ranks = [int(row.argmax()) + 1 if row.any() else None for row in ranked]
        for one, figures in ranking_figures(ranks, sets).items():
            print(name, one, " ".join(f"{measure} {value:.3f}" for measure, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
