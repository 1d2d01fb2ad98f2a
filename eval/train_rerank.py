"""Weights of the second look (retrieval/evidence/rerank.py), trained on questions that the other parts did not see."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.retrieval_data import Matrix, Pool, counts_around, document, rarity, saturated
from ingest.language.finnish import Analyser
from ingest.stores.lexical_index import CONTEXT, K1, B
from ingest.stores.passage_words import PassageWords, read_words
from retrieval.evidence.rerank import NAMES, Matcher, Reranker, ask, features

CANDIDATES = 20
_HIDDEN = 32
_EPOCHS = 20
_RATE = 0.005
_DECAY = 0.01
_DROPPED = 0.1
_BATCH = 256
_FIRST_LOOK = 0.3
"""What a point of the first look's score counts as a logit when training begins."""

Scores = npt.NDArray[np.float32]


def unit_rows(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Rows of length one; a row of zeros stays."""
    made: npt.NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return made


def first_stage(
    questions: Matrix,
    passages: Matrix,
    passage_ids: Sequence[str],
    log_weights: npt.NDArray[np.float32],
    asked: npt.NDArray[np.float32],
    held: npt.NDArray[np.float32],
    share: float,
    depth: int,
) -> tuple[npt.NDArray[np.int64], Scores, Scores]:
    """(best passages, their word scores, their nearness), each (questions, depth): word score + share · nearness."""
    ready = saturated(passages, K1, B, counts_around(passages, passage_ids, CONTEXT)).T.tocsr()
    weights = rarity(passages) * np.exp(log_weights)
    weighted = questions.copy()
    weighted.data = weights[questions.indices].astype(np.float32)
    best, by_words, nearness = [], [], []
    for start in range(0, questions.shape[0], 250):
        words = (weighted[start : start + 250] @ ready).toarray()
        near = asked[start : start + 250] @ held.T
        order = np.argsort(-(words + share * near), 1, kind="stable")[:, :depth]
        best.append(order)
        by_words.append(np.take_along_axis(words, order, 1))
        nearness.append(np.take_along_axis(near, order, 1))
    return np.concatenate(best), np.concatenate(by_words), np.concatenate(nearness)


def pool_features(
    pool: Pool, best: npt.NDArray[np.int64], by_words: Scores, nearness: Scores, weights: dict[str, float], unseen: float, analyser: Analyser
) -> npt.NDArray[np.float64]:
    """(questions, candidates, features) of the first stage's best."""
    held: dict[int, PassageWords] = {}
    found = np.zeros((*best.shape, len(NAMES)))
    for at, text in enumerate(pool.questions.texts):
        matcher = Matcher(ask(text, analyser, weights, unseen))
        for passage in best[at].tolist():
            if passage not in held:
                held[passage] = read_words(pool.texts[passage], analyser)
        places = [(document(pool.ids[passage]), passage) for passage in best[at].tolist()]
        found[at] = features(matcher, [matcher.match(held[passage]) for passage in best[at].tolist()], by_words[at].tolist(), nearness[at].tolist(), places)
    return found


def train_rerank(found: npt.NDArray[np.float64], first_scores: Scores, right: npt.NDArray[np.bool_], seed: int = 1) -> Reranker:
    """The re-ranker that puts the right one of the candidates first; questions without it among them are left out.

    The net begins at zero, so that training begins from the first look's order (`first_scores`).
    """
    import torch

    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    kept = right.any(1)
    mean, deviation = found[kept].mean((0, 1)), found[kept].std((0, 1)) + 1e-6
    inputs = torch.from_numpy(((found[kept] - mean) / deviation).astype(np.float32))
    before = torch.from_numpy((first_scores[kept] - first_scores[kept].max(1, keepdims=True)).astype(np.float32))
    target = torch.from_numpy(right[kept].argmax(1))
    hidden, out = torch.nn.Linear(found.shape[2], _HIDDEN), torch.nn.Linear(_HIDDEN, 1)
    torch.nn.init.zeros_(out.weight)
    torch.nn.init.zeros_(out.bias)
    share = torch.nn.Parameter(torch.tensor(_FIRST_LOOK))
    groups = [{"params": [*hidden.parameters(), *out.parameters()], "weight_decay": _DECAY}, {"params": [share], "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=_RATE)
    steps = _EPOCHS * -(-len(target) // _BATCH)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, steps)
    for _ in range(_EPOCHS):
        for chosen in np.array_split(rng.permutation(len(target)), -(-len(target) // _BATCH)):
            scores = out(torch.nn.functional.dropout(torch.tanh(hidden(inputs[chosen])), _DROPPED)).squeeze(-1)
            loss = torch.nn.functional.cross_entropy(scores + share * before[chosen], target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    layers = tuple((layer.weight.detach().numpy().T.astype(np.float64), layer.bias.detach().numpy().astype(np.float64)) for layer in (hidden, out))
    return Reranker(mean, deviation, layers, float(share.detach()))


def save_reranker(reranker: Reranker, path: Path) -> None:
    """Writes the re-ranker as retrieval/evidence/rerank.py reads it, rounded to six digits."""

    def rounded(values: npt.NDArray[np.float64]) -> Any:
        return np.vectorize(lambda value: float(f"{value:.6g}"), otypes=[float])(values).tolist()

    layers = [{"weights": rounded(weights), "bias": rounded(bias)} for weights, bias in reranker.layers]
    held = {
        "features": list(NAMES),
        "first_look": float(f"{reranker.first_look:.6g}"),
        "mean": rounded(reranker.mean),
        "deviation": rounded(reranker.deviation),
        "layers": layers,
    }
    path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
