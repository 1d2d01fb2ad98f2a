"""How well passages are found: our search beside what a user would pick instead, on the pool and queries of one split.

    katsaus eval retrieval SPLIT_FOLDER RUNS_FOLDER [--system NAME]… [--cache FORMS]

Each system's run is kept as RUNS_FOLDER/NAME.jsonl, one line a query: {"query": id, "passages": [ten ids, best first]}.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import pairwise
from pathlib import Path

import numpy as np

from eval import texts
from eval.metrics_ranking import DEPTH, paired_difference, ranking_figures
from eval.others import MINILM, llama_index, minilm
from eval.retrieval_data import Pool, Questions, Terms, document, rarity, rows, saturated, scored_part, sha1, widened
from ingest.language.finnish import Analyser, stem
from ingest.language.tokens import words
from ingest.model import Box, Passage, Place
from ingest.stores.embed import Embedder, Vectors, open_embedder
from ingest.stores.lexical_index import ReportTerms, report_terms
from ingest.stores.passage_words import words_of
from ingest.stores.passages import passage_id
from ingest.stores.stored import FoundPassage
from retrieval.evidence.search import Search

Run = dict[str, list[str]]
"""query id → passage ids, best first."""
AGAINST = "bm25-snowball"
"""The system that others are tested against: what Lucene and Elasticsearch do with Finnish."""
SYSTEMS = ("bm25-words", "bm25-snowball", "bm25-base-forms", "vectors", "katsaus")
"""Those that are run when nobody says which."""
OTHERS = ("llama-index", MINILM)
"""Those that are slow, to be named."""
_SHARE = 10
"""One in how many documents that no question is about is in a sample."""


def bm25(pool: Pool, keys: Callable[[str], Sequence[str]], asked_keys: Callable[[str], Sequence[str]] | None = None, k1: float = 1.2, b: float = 0.75) -> Run:
    """Plain BM25 over the terms that `keys` gives; `asked_keys` for questions when they differ."""
    terms = Terms(keys)
    counts = terms.matrix(pool.texts)
    terms_asked = Terms(asked_keys or keys)
    terms_asked.numbers = terms.numbers
    asked = terms_asked.matrix(pool.questions.texts)
    counts = widened(counts, asked.shape[1])
    asked.data = rarity(counts)[asked.indices]
    return _best(pool, (asked @ saturated(counts, k1, b).T).tocsr())


def _best(pool: Pool, scores: object) -> Run:
    """The run of a sparse (queries, passages) matrix of scores."""
    run: Run = {}
    matrix = scores
    for row, query in enumerate(pool.questions.ids):
        first, last = matrix.indptr[row], matrix.indptr[row + 1]  # type: ignore[attr-defined]
        values, columns = matrix.data[first:last], matrix.indices[first:last]  # type: ignore[attr-defined]
        run[query] = [pool.ids[column] for column in columns[np.lexsort((columns, -values))[:DEPTH]]]
    return run


def dense(pool: Pool, embedder: Embedder) -> Run:
    """Nearest vectors only: what a vector store gives by itself. Its passages are shorter than LlamaIndex's default chunk of 1 024 tokens."""
    held = embedder.passages(list(pool.texts))
    asked = np.stack([embedder.query(text) for text in pool.questions.texts])
    order = np.argsort(-(asked @ held.T), 1, kind="stable")[:, :DEPTH]
    return {query: [pool.ids[at] for at in best] for query, best in zip(pool.questions.ids, order.tolist(), strict=True)}


class HeldPool:
    """A pool in memory, as the stores give it to search; articles and source files stand in for reports."""

    def __init__(self, pool: Pool, analyser: Analyser, embedder: Embedder) -> None:
        self.passages: dict[str, FoundPassage] = {}
        self.names: dict[str, str] = {}
        self._terms: dict[str, ReportTerms] = {}
        ends = [at for at in range(1, len(pool.ids)) if document(pool.ids[at]) != document(pool.ids[at - 1])]
        for start, end in pairwise([0, *ends, len(pool.ids)]):
            part = f"part{start:06d}"
            texts = pool.texts[start:end]
            self._terms[part] = report_terms([analyser.keys(text) for text in texts])
            for number, text in enumerate(texts):
                found = passage_id(part, number)
                line = " ".join(text.split())
                passage = Passage(found, "text", (), (1,), (Place(1, Box(0, 0, 0, 0)),), line, line)
                self.passages[found] = FoundPassage(part, passage, words_of(passage, analyser).pack())
                self.names[found] = pool.ids[start + number]
        self._by_term = {(posting.term, part): (posting.numbers, posting.counts) for part, terms in self._terms.items() for posting in terms.postings}
        self._ids = list(self.passages)
        self._vectors = embedder.passages([found.passage.search_text for found in self.passages.values()])

    def snapshot(self) -> AbstractContextManager[None]:
        """Nothing to do: what is held never changes."""
        return nullcontext()

    def revision(self) -> int:
        """One: what is held never changes."""
        return 1

    def term_lengths(self, report_ids: Sequence[str] | None) -> list[tuple[str, bytes]]:
        """As the figure store's."""
        return [(part, terms.lengths) for part, terms in self._terms.items() if report_ids is None or part in report_ids]

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None) -> Iterator[tuple[str, str, bytes, bytes]]:
        """As the figure store's."""
        for part in self._terms:
            if report_ids is None or part in report_ids:
                yield from ((term, part, *self._by_term[term, part]) for term in terms if (term, part) in self._by_term)

    def passages_of(self, passage_ids: Sequence[str]) -> Mapping[str, FoundPassage]:
        """As the figure store's."""
        return {found: self.passages[found] for found in passage_ids}

    def begin(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> Callable[[], list[tuple[str, float]]]:
        """As the passage index's."""
        return lambda: self.nearest(vector, k, report_ids)

    def nearest(self, vector: Vectors, k: int, report_ids: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """As the passage index's, over all passages."""
        values = self._vectors @ vector
        best = np.argpartition(-values, k)[:k] if len(values) > k else np.arange(len(values))
        return [(self._ids[at], float(values[at])) for at in best[np.argsort(-values[best], kind="stable")].tolist()]


def katsaus(pool: Pool, analyser: Analyser, embedder: Embedder) -> Run:
    """Our search, the very code that answers questions. A copy that was folded into a passage stands right after it, as it is shown."""
    held = HeldPool(pool, analyser, embedder)
    search = Search(held, held, embedder, analyser)
    run: Run = {}
    for query, text in zip(pool.questions.ids, pool.questions.texts, strict=True):
        found = [one for hit in search.search(text, k=DEPTH) for one in (hit.passage_id, *hit.also)]
        run[query] = [held.names[one] for one in found[:DEPTH]]
    return run


def systems(pool: Pool, analyser: Analyser) -> dict[str, Callable[[], Run]]:
    """What can be run, by name."""
    return {
        "bm25-words": lambda: bm25(pool, words),
        "bm25-snowball": lambda: bm25(pool, lambda text: [stem(word) for word in words(text)]),
        "bm25-base-forms": lambda: bm25(pool, analyser.keys, lambda text: analyser.keys(text, asked=True)),
        "vectors": lambda: dense(pool, open_embedder()),
        "llama-index": lambda: llama_index(pool, open_embedder()),
        MINILM: lambda: dense(pool, minilm()),
        "katsaus": lambda: katsaus(pool, analyser, open_embedder()),
    }


def sample(pool: Pool, each: int) -> Pool:
    """The first `each` questions of each set, with all documents that they are about and a tenth of the others; the order stays."""
    asked: list[int] = []
    for name in dict.fromkeys(pool.questions.sets):
        asked += [at for at, held in enumerate(pool.questions.sets) if held == name][:each]
    about = {document(pool.ids[right]) for right in pool.questions.right[asked].tolist()}
    kept = [at for at, name in enumerate(pool.ids) if document(name) in about or sha1(document(name)) % _SHARE == 0]
    place = {at: number for number, at in enumerate(kept)}
    right = np.array([place[at] for at in pool.questions.right[asked].tolist()], np.int64)
    held = pool.questions
    questions = Questions(tuple(held.texts[at] for at in asked), right, tuple(held.sets[at] for at in asked), tuple(held.ids[at] for at in asked))
    return Pool(tuple(pool.ids[at] for at in kept), tuple(pool.texts[at] for at in kept), questions)


def write_run(run: Run, path: Path) -> None:
    """One line a query."""
    path.write_text("".join(json.dumps({"query": query, "passages": found}) + "\n" for query, found in run.items()), encoding="utf-8")


def read_run(path: Path) -> Run:
    """The run that `write_run` wrote."""
    return {str(row["query"]): list(row["passages"]) for row in rows(path)}


def ranks(pool: Pool, run: Run) -> list[int | None]:
    """The rank of each question's right passage, from 1."""
    found = []
    for query, right in zip(pool.questions.ids, pool.questions.right.tolist(), strict=True):
        held = list(dict.fromkeys(run.get(query, [])))
        found.append(held.index(pool.ids[right]) + 1 if pool.ids[right] in held else None)
    return found


def table(pool: Pool, runs: Mapping[str, Run]) -> Iterable[str]:
    """Lines of figures, each system beside the one of `AGAINST` where that was run."""
    base = ranks(pool, runs[AGAINST]) if AGAINST in runs else None
    for name, run in runs.items():
        found = ranks(pool, run)
        for one, figures in ranking_figures(found, pool.questions.sets).items():
            line = f"{name:18} {one:10} " + "  ".join(f"{measure} {value:.3f}" for measure, value in figures.items())
            if base is not None and name != AGAINST:
                in_set = [at for at, held in enumerate(pool.questions.sets) if held == one]
                difference, chance = paired_difference([_hit(found[at]) for at in in_set], [_hit(base[at]) for at in in_set])
                line += f"  recall@5 against {AGAINST} {difference:+.3f} (p {chance:.4f})"
            yield line


def _hit(rank: int | None) -> float:
    return float(rank is not None and rank <= 5)


def score(split: Path, runs: Path, names: Sequence[str], cache: Path | None = None, each: int | None = None) -> Iterator[str]:
    """Runs the systems with these names, keeps their runs in a folder, and gives lines of figures.

    `cache` is a file that keeps analysed word forms; `each` is how many questions of each set are asked, of a sample of the pool (None: all,
    of all). Raises FileNotFoundError when the split is not there.
    """
    pool = scored_part(split) if each is None else sample(scored_part(split), each)
    yield texts.POOL.format(passages=len(pool.texts), questions=len(pool.questions.texts))
    analyser = Analyser(cache)
    known = systems(pool, analyser)
    runs.mkdir(parents=True, exist_ok=True)
    found: dict[str, Run] = {}
    for name in names:
        started = time.monotonic()
        found[name] = known[name]()
        write_run(found[name], runs / f"{name}.jsonl")
        yield texts.TOOK.format(name=name, seconds=round(time.monotonic() - started))
    analyser.close()
    yield from table(pool, found)
