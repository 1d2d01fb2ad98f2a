"""How well GET /v1/passages finds the passage that answers, on gold questions about reports, beside what a user would pick instead.

    python -m eval.passages RUNS_FOLDER DATA_DIR GOLD...

Right is a passage on a cited page that holds a stem of the answer. Each system's run is kept as RUNS_FOLDER/passages-NAME.jsonl, one line a
question: {"query": id, "passages": [ten ids, best first]}. Every system searches the same passages: those of the reports that the question is narrowed to.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from eval.gold import Gold, read_gold
from eval.metrics_ranking import DEPTH, paired_difference, ranking_figures
from eval.retrieval import AGAINST, Run, bm25, dense, write_run
from eval.retrieval_data import Pool, Questions
from ingest.language.finnish import Analyser, stem
from ingest.language.tokens import words
from ingest.model import Passage
from ingest.stores.embed import open_embedder
from ingest.stores.lexical_index import TermWeights
from retrieval.build import Katsaus, build
from retrieval.evidence.search import Search
from retrieval.settings import read_settings


@dataclass(frozen=True)
class Asked:
    """A question with the reports that it is narrowed to and the ids of the passages that answer it."""

    gold: Gold
    reports: tuple[str, ...]
    right: frozenset[str]


def text_questions(katsaus: Katsaus, questions: Sequence[Gold]) -> list[Asked]:
    """The questions that words answer, each with its right passages; those without any in the store are left out."""
    ids = {Path(stored.report.file_name).stem: stored.report.report_id for stored in katsaus.reports()}
    held: dict[str, tuple[Passage, ...]] = {}
    asked = []
    for gold in questions:
        groups = [gold.text] if gold.text else list(gold.text_all)
        reports = tuple(dict.fromkeys(ids[due.report] for due in gold.citations if due.report in ids))
        if gold.status != "answered" or gold.turns or gold.numbers or not groups or not reports:
            continue
        right = set()
        for due in gold.citations:
            for passage in held.setdefault(ids[due.report], katsaus.store.all_passages(ids[due.report])) if due.report in ids else ():
                text = plain(passage.text)
                if set(due.pages) & set(passage.pages) and any(plain(one) in text for group in groups for one in group):
                    right.add(passage.passage_id)
        if right:
            asked.append(Asked(gold, reports, frozenset(right)))
    return asked


def plain(text: str) -> str:
    """Lower case, white space run together, words broken at a line end put together."""
    return " ".join(text.lower().split()).replace("- ", "")


def _held(katsaus: Katsaus, reports: Sequence[str]) -> list[tuple[str, Passage]]:
    return [(passage.passage_id, passage) for report_id in reports for passage in katsaus.store.all_passages(report_id)]


def _by_pool(katsaus: Katsaus, asked: Sequence[Asked], rank: Callable[[Pool], Run]) -> Run:
    """The run of a system that searches a pool: one pool for each set of reports."""
    run: Run = {}
    for reports in dict.fromkeys(one.reports for one in asked):
        questions = [one.gold for one in asked if one.reports == reports]
        passages = _held(katsaus, reports)
        about = Questions(tuple(g.question for g in questions), np.zeros(len(questions), np.int64), ("",) * len(questions), tuple(g.id for g in questions))
        run |= rank(Pool(tuple(name for name, _ in passages), tuple(passage.search_text for _, passage in passages), about))
    return run


def systems(katsaus: Katsaus, analyser: Analyser) -> dict[str, Callable[[Sequence[Asked]], Run]]:
    """What is run, by name: our search, it without what was learnt on other texts, and what a user would pick instead."""

    def ours(search: Callable[[str, Sequence[str]], Sequence[str]]) -> Callable[[Sequence[Asked]], Run]:
        return lambda asked: {one.gold.id: list(search(one.gold.question, one.reports)) for one in asked}

    index, embedder = katsaus._open_index(), open_embedder()

    def with_parts(weights: TermWeights | None, reranker: Literal["shipped"] | None) -> Callable[[str, Sequence[str]], list[str]]:
        search = Search(katsaus.store, index, embedder, analyser, weights, reranker)
        return lambda text, reports: [hit.passage_id for hit in search.search(text, reports, DEPTH)]

    plain_weights = TermWeights(())
    return {
        "katsaus": ours(lambda text, reports: [hit.passage_id for hit in katsaus.passages(text, reports, DEPTH).items]),
        "without-weights": ours(with_parts(plain_weights, "shipped")),
        "without-second-look": ours(with_parts(None, None)),
        "without-either": ours(with_parts(plain_weights, None)),
        "bm25-words": lambda asked: _by_pool(katsaus, asked, lambda pool: bm25(pool, words)),
        "bm25-snowball": lambda asked: _by_pool(katsaus, asked, lambda pool: bm25(pool, lambda text: [stem(word) for word in words(text)])),
        "vectors": lambda asked: _by_pool(katsaus, asked, lambda pool: dense(pool, embedder)),
    }


def ranks(asked: Sequence[Asked], run: Run) -> list[int | None]:
    """The rank of the first right passage of each question, from 1."""
    return [next((at for at, found in enumerate(run.get(one.gold.id, []), 1) if found in one.right), None) for one in asked]


def table(asked: Sequence[Asked], runs: Mapping[str, Run]) -> Iterator[str]:
    """Lines of figures, each system beside the one of `AGAINST` in a paired test."""
    base = ranks(asked, runs[AGAINST])
    for name, run in runs.items():
        found = ranks(asked, run)
        figures = ranking_figures(found, ["all"] * len(found))["all"]
        line = f"{name:20} n {len(asked)}  " + "  ".join(f"{measure} {value:.3f}" for measure, value in figures.items())
        if name != AGAINST:
            difference, chance = paired_difference([float(r is not None and r <= 1) for r in found], [float(r is not None and r <= 1) for r in base])
            line += f"  recall@1 against {AGAINST} {difference:+.3f} (p {chance:.4f})"
        yield line


def score(data_dir: Path, runs: Path, gold: Sequence[Path]) -> Iterator[str]:
    """Runs the systems over a data directory's reports, keeps their runs in a folder, and gives lines of figures."""
    katsaus = build(read_settings(data_dir=data_dir), create=False)
    analyser = Analyser(data_dir / "word_forms.sqlite3")
    asked = text_questions(katsaus, read_gold(gold))
    runs.mkdir(parents=True, exist_ok=True)
    found: dict[str, Run] = {}
    for name, system in systems(katsaus, analyser).items():
        found[name] = system(asked)
        write_run(found[name], runs / f"passages-{name}.jsonl")
    analyser.close()
    yield from table(asked, found)
    for one, rank in zip(asked, ranks(asked, found["katsaus"]), strict=True):
        if rank != 1:
            yield f"  {rank or '-'}  {one.gold.id}  {one.gold.question}"
    katsaus.close()


if __name__ == "__main__":
    for printed in score(Path(sys.argv[2]), Path(sys.argv[1]), [Path(name) for name in sys.argv[3:]]):
        print(printed)
