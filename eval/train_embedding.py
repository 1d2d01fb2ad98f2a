"""A static Finnish embedding: a Unigram tokenizer, and one vector for each token, trained so that a question lies near its passage.

Three losses are added: the question against its passage beside what word search (already trained) gives them, so that the vectors
learn what words miss; the same without word search, so that they stand on their own; and a few words of a passage against the rest
of it (the inverse cloze task of Lee, Chang and Toutanova 2019), so that words no question holds are learnt too.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval.retrieval_data import Matrix, Numbers, Questions, rarity, saturated
from eval.train_terms import batches, lexical_function
from ingest.stores.lexical_index import K1, B

VOCABULARY = 32_000
DIMENSION = 256
_BATCH = 512
_HARD = 1
_EPOCHS = 3
_RATE = 0.005
_DROPPED = 0.2
_CLOZE = 512
_ALONE = 0.5
_SHARPNESS = 20.0
_LONGEST = 256


def train_tokenizer(texts: list[str], size: int = VOCABULARY) -> Any:
    """A lower-casing Unigram tokenizer of `size` tokens, trained in one thread; the same texts still give a few other tokens each time."""
    import os

    os.environ["RAYON_NUM_THREADS"] = "1"
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace("\u00ad", "")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Punctuation(), pre_tokenizers.Digits(), pre_tokenizers.Metaspace()])
    trainer = trainers.UnigramTrainer(vocab_size=size, special_tokens=["[UNK]"], unk_token="[UNK]", show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def token_lists(tokenizer: Any, texts: list[str]) -> list[npt.NDArray[np.int32]]:
    """The tokens of each text, the first `_LONGEST` of them."""
    return [np.array(encoding.ids[:_LONGEST], np.int32) for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]


def train_embedding(
    tokenizer: Any,
    texts: list[str],
    part: Questions,
    questions: Matrix,
    passages: Matrix,
    log_weights: npt.NDArray[np.float32],
    scale: float,
    asked: Numbers,
    allowed: npt.NDArray[np.bool_],
    hard: Numbers,
    text_numbers: Numbers,
    seed: int = 1,
) -> npt.NDArray[np.float32]:
    """(vocabulary, DIMENSION): the vector of each token, trained on the questions `asked` and the passages `allowed` of `texts`."""
    import torch

    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    passage_tokens, question_tokens = token_lists(tokenizer, texts), token_lists(tokenizer, list(part.texts))
    ready = saturated(passages, K1, B)
    common = rarity(passages[np.flatnonzero(allowed)]) * np.exp(log_weights)
    lexical = lexical_function()
    table = torch.nn.EmbeddingBag(tokenizer.get_vocab_size(), DIMENSION, mode="mean")
    torch.nn.init.normal_(table.weight, std=0.1)
    beside = torch.nn.Parameter(torch.tensor(2.5))
    optimiser = torch.optim.Adam([{"params": [beside], "lr": 0.01}, {"params": [table.weight], "lr": _RATE}], betas=(0.9, 0.99))
    open_passages = np.flatnonzero(allowed)

    def vectors(lists: list[npt.NDArray[np.int32]]) -> Any:
        kept = [tokens[rng.random(len(tokens)) >= _DROPPED] if len(tokens) > 3 else tokens for tokens in lists]
        starts = np.cumsum([0] + [len(tokens) for tokens in kept[:-1]])
        flat = torch.from_numpy(np.concatenate(kept).astype(np.int64))
        return torch.nn.functional.normalize(table(flat, torch.from_numpy(starts)), dim=1)

    entropy = torch.nn.functional.cross_entropy
    steps, step = _EPOCHS * (len(asked) // _BATCH), 0
    for _ in range(_EPOCHS):
        for chosen, found, right in batches(rng, asked, part.right, hard, allowed, text_numbers, _BATCH, _HARD):
            terms = questions[chosen]
            by_words = scale * lexical(torch.from_numpy(common[terms.indices]), terms, ready[found])
            nearness = vectors([question_tokens[at] for at in chosen]) @ vectors([passage_tokens[at] for at in found]).T
            target = torch.from_numpy(right)
            loss = entropy(by_words + beside.exp() * nearness, target) + _ALONE * entropy(_SHARPNESS * nearness, target)
            pieces = [_cut(rng, passage_tokens[at]) for at in rng.choice(open_passages, _CLOZE)]
            cloze = vectors([piece for piece, _ in pieces]) @ vectors([rest for _, rest in pieces]).T
            loss = loss + _ALONE * entropy(_SHARPNESS * cloze, torch.arange(_CLOZE))
            optimiser.zero_grad()
            loss.backward()
            step += 1
            share = min(1.0, step / 50) * max(0.0, 1 - step / steps)
            for group, rate in zip(optimiser.param_groups, (0.01, _RATE), strict=True):
                group["lr"] = rate * share
            optimiser.step()
    made: npt.NDArray[np.float32] = table.weight.detach().numpy()
    return made


def _cut(rng: np.random.Generator, tokens: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """(6 to 19 tokens in a row, the rest); once in ten the rest is the whole, so that the same words also mean nearness."""
    if len(tokens) < 24:
        half = max(1, len(tokens) // 2)
        return tokens[:half], tokens[half:] if len(tokens) > 1 else tokens
    size = int(rng.integers(6, 20))
    start = int(rng.integers(0, len(tokens) - size))
    rest = tokens if rng.random() < 0.1 else np.concatenate([tokens[:start], tokens[start + size :]])
    return tokens[start : start + size], rest


def save_model(tokenizer: Any, vectors: npt.NDArray[np.float32], folder: Path) -> None:
    """Writes the model as sentence-transformers does, the vectors in 16 bits."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    half = torch.from_numpy(vectors.astype(np.float16))
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=half), Normalize()]).save(str(folder), create_model_card=False)
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
