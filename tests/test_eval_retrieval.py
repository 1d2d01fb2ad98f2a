"""Retrieval runs on a handful of passages: BM25 against its formula, our search end to end, run files."""

import gzip
import json
from math import log
from pathlib import Path

import numpy as np
import pytest

from eval.others import llama_index
from eval.retrieval import bm25, katsaus, ranks, read_run, sample, table, write_run
from eval.retrieval_data import Pool, Questions, Terms, counts_around, held_out_part, rarity, saturated, scored_part, training_part
from ingest.language.finnish import Analyser
from ingest.language.tokens import words
from ingest.stores.embed import open_embedder

TEXTS = ("Kunnan tulot kasvoivat.", "Kunnan menot laskivat vuonna 2024.", "Uimahalli avattiin.", "Kirjaston aukioloajat lyhenivät.")
ASKED = ("Miten tulot kehittyivät kunnassa?", "Milloin uimahallin ovet avataan?", "Lyhennettiinkö kirjastojen aukioloaikoja?")
POOL = Pool(
    ("sd001p000", "sd001p001", "nq001_0000", "nq001_0001"),
    TEXTS,
    Questions(ASKED, np.array([0, 2, 3]), ("squad2-fi", "nq-fi", "nq-fi"), ("squad2-fi-0000", "nq-fi-0000", "nq-fi-0001")),
)


def test_rarity_and_saturation_by_hand() -> None:
    terms = Terms(str.split)
    counts = terms.matrix(["a b", "a a c c", "d"])
    assert rarity(counts)[terms.numbers["a"]] == pytest.approx(log(1 + (3 - 2 + 0.5) / 2.5))
    expected = 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 4 / (7 / 3)))
    assert saturated(counts, 1.2, 0.75)[1, terms.numbers["a"]] == pytest.approx(expected)


def test_counts_around_stay_within_a_document() -> None:
    counts = Terms(str.split).matrix(["a", "a", "b", "b b"])
    around = counts_around(counts, ["sd001p0", "sd001p1", "sd001p2", "sd002p0"], (0.5, 0.25)).toarray()
    assert around.tolist() == [[0.5, 0.25], [0.5, 0.5], [0.75, 0.0], [0.0, 0.0]]
    whole = saturated(counts, 1.2, 0.0, counts_around(counts, ["sd001p0", "sd001p1", "sd001p2", "sd002p0"], (0.5, 0.25))).toarray()
    assert whole[0] == pytest.approx([1.5 * 2.2 / (1.5 + 1.2), 0.25 * 2.2 / (0.25 + 1.2)])


def test_llama_index_gives_the_passages_of_its_chunks() -> None:
    long = Pool(POOL.ids, (*TEXTS[:3], "Kirjaston aukioloajat lyhenivät. " * 400), POOL.questions)
    assert ranks(long, llama_index(long, open_embedder())) == [1, 1, 1]


def test_a_sample_keeps_whole_documents() -> None:
    part = sample(POOL, 1)
    assert part.questions.ids == ("squad2-fi-0000", "nq-fi-0000") and part.ids == POOL.ids
    only = sample(Pool(POOL.ids, POOL.texts, Questions(ASKED[:1], np.array([0]), ("squad2-fi",), ("squad2-fi-0000",))), 1)
    assert only.ids == ("sd001p000", "sd001p001") and only.questions.right.tolist() == [0]


def test_plain_words_miss_what_base_forms_find() -> None:
    analyser = Analyser()
    by_words, by_forms = ranks(POOL, bm25(POOL, words)), ranks(POOL, bm25(POOL, analyser.keys))
    assert by_words == [1, None, None] and by_forms == [1, 1, 1]


def test_our_search_end_to_end_and_its_run_file(tmp_path: Path) -> None:
    run = katsaus(POOL, Analyser(), open_embedder())
    assert ranks(POOL, run) == [1, 1, 1]
    write_run(run, tmp_path / "katsaus.jsonl")
    assert read_run(tmp_path / "katsaus.jsonl") == run
    lines = list(table(POOL, {"bm25-snowball": bm25(POOL, words), "katsaus": run}))
    assert len(lines) == 4 and "recall@5 1.000" in lines[-1] and "against bm25-snowball" in lines[-1]


def test_the_split_is_read_as_it_is_written(tmp_path: Path) -> None:
    for name, held in {
        "train.passages": [{"id": identifier, "text": text} for identifier, text in zip(POOL.ids, TEXTS, strict=True)],
        "train.questions": [{"passage": "sd001p000", "question": ASKED[0]}, {"passage": "nq001_0000", "question": ASKED[1]}],
        "pool.passages": [{"id": "nq001_0000", "text": TEXTS[2]}],
        "queries": [{"id": "nq-fi-0000", "passage": "nq001_0000", "question": ASKED[1]}],
    }.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in held)
    train, test = training_part(tmp_path), scored_part(tmp_path)
    assert train.questions.right.tolist() == [0, 2] and train.questions.sets == ("squad2-fi", "nq-fi")
    assert test.questions.ids == ("nq-fi-0000",) and test.questions.right.tolist() == [0]
    pool, out = held_out_part(train, range(20), 10)
    assert out.all() and len(pool.texts) == 4 and sorted(pool.questions.texts) == sorted(ASKED[:2])
