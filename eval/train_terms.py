"""One learnt weight for each index term: contrastive training of BM25 on questions and the passages that answer them.

A question's score of a passage is the sum over shared terms of exp(weight) · rarity · saturated count. The weights are moved so that
the right passage wins over the other passages of the batch and over passages that plain BM25 takes for it.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from eval.retrieval_data import Matrix, Numbers, Questions, rarity, saturated
from ingest.stores.lexical_index import K1, B

_BATCH = 512
_HARD = 3
_DEPTH = 30
_EPOCHS = 2
_RATE = 0.02
_COMMON = 0.1
"""Terms in more than this share of the passages do not count when hard negatives are looked for."""


def hard_negatives(questions: Matrix, passages: Matrix, depth: int = _DEPTH) -> Numbers:
    """(questions, depth): positions of the passages that BM25 ranks first for each question, −1 where there are fewer."""
    weights = rarity(passages)
    weights[np.bincount(passages.indices, minlength=passages.shape[1]) > _COMMON * passages.shape[0]] = 0
    asked = questions.copy()
    asked.data = weights[asked.indices]
    asked.eliminate_zeros()
    by_term = saturated(passages, 0.8, 0.5).T.tocsr()
    found = np.full((questions.shape[0], depth), -1, np.int64)
    for start in range(0, questions.shape[0], 1000):
        scores = asked[start : start + 1000] @ by_term
        for row in range(scores.shape[0]):
            first, last = scores.indptr[row], scores.indptr[row + 1]
            values, columns = scores.data[first:last], scores.indices[first:last]
            best = np.argpartition(-values, depth)[:depth] if len(values) > depth else np.arange(len(values))
            found[start + row, : len(best)] = columns[best[np.lexsort((columns[best], -values[best]))]]
    return found


def batches(
    rng: np.random.Generator,
    asked: Numbers,
    right: Numbers,
    hard: Numbers,
    allowed: npt.NDArray[np.bool_],
    text_numbers: Numbers,
    size: int,
    hard_each: int,
) -> Any:
    """Batches of (question positions, passage positions, which passage is right): right ones and hard negatives, one text once."""
    order = rng.permutation(asked)
    for start in range(0, len(order) - size + 1, size):
        chosen = order[start : start + size]
        drawn = hard[chosen][np.arange(size)[:, None], rng.integers(0, hard.shape[1], (size, hard_each))].ravel()
        drawn = drawn[drawn >= 0]
        together = np.concatenate([right[chosen], drawn[allowed[drawn]]])
        _, first, number = np.unique(text_numbers[together], return_index=True, return_inverse=True)
        yield chosen, together[first], number[:size]


def lexical_function() -> Any:
    """The autograd function of lexical scores: (weight of each of the batch's question terms) → (questions, passages)."""
    import torch
    from scipy import sparse

    class Lexical(torch.autograd.Function):  # type: ignore[misc]  # mypy passes over torch
        @staticmethod
        def forward(ctx: Any, values: Any, asked: Matrix, passages: Matrix) -> Any:
            ctx.asked, ctx.passages = asked, passages
            weighted = sparse.csr_matrix((values.detach().numpy(), asked.indices, asked.indptr), shape=asked.shape)
            return torch.from_numpy(np.ascontiguousarray((weighted @ passages.T.tocsr()).toarray()))

        @staticmethod
        def backward(ctx: Any, gradient: Any) -> Any:
            active, inverse = np.unique(ctx.asked.indices, return_inverse=True)
            by_term = ctx.passages[:, active].T.tocsr() @ gradient.numpy().T
            questions = np.repeat(np.arange(ctx.asked.shape[0]), np.diff(ctx.asked.indptr))
            return torch.from_numpy(by_term[inverse, questions].astype(np.float32)), None, None

    return Lexical.apply


def train_terms(
    questions: Matrix,
    passages: Matrix,
    part: Questions,
    asked: Numbers,
    allowed: npt.NDArray[np.bool_],
    hard: Numbers,
    text_numbers: Numbers,
    seed: int = 1,
) -> tuple[npt.NDArray[np.float32], float]:
    """(log weight of each term, scale that makes the scores logits), trained on the questions `asked` and the passages `allowed`."""
    import torch

    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    common = torch.from_numpy(rarity(passages[np.flatnonzero(allowed)]))
    ready = saturated(passages, K1, B)
    lexical = lexical_function()
    weights = torch.nn.Parameter(torch.zeros(passages.shape[1]))
    scale = torch.nn.Parameter(torch.tensor(-1.0))
    optimiser = torch.optim.Adam([{"params": [scale], "lr": 0.01}, {"params": [weights], "lr": _RATE}], betas=(0.9, 0.99))
    steps, step = _EPOCHS * (len(asked) // _BATCH), 0
    for _ in range(_EPOCHS):
        for chosen, found, right in batches(rng, asked, part.right, hard, allowed, text_numbers, _BATCH, _HARD):
            terms = questions[chosen]
            at = torch.from_numpy(terms.indices.astype(np.int64))
            scores = scale.exp() * lexical(common[at] * weights[at].exp(), terms, ready[found])
            loss = torch.nn.functional.cross_entropy(scores, torch.from_numpy(right))
            optimiser.zero_grad()
            loss.backward()
            step += 1
            share = min(1.0, step / 50) * max(0.0, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, (0.01, _RATE), strict=True):
                group["lr"] = rate * share
            optimiser.step()
    learnt: npt.NDArray[np.float32] = weights.detach().numpy()
    return learnt, float(scale.detach().exp())
