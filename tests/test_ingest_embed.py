"""Embedding: the shipped model, other folders, prefixes, and what happens when there is no such model."""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.data import data_path
from ingest.errors import SettingError
from ingest.stores.embed import DEFAULT_MODEL, open_embedder

TEXTS = ["Hyvinvointipalvelujen toimintakate oli −8 443 221 euroa.", "varhaiskasvatus", "", "Päiväkotien käyttöaste helmikuussa: 75,72 %", "€"]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to open a connection fails at once."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static model of our own making, saved by sentence-transformers itself."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "talo": 1, "auto": 2, "vene": 3}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(1).normal(size=(4, 8)).astype(np.float32)
    folder = tmp_path_factory.mktemp("malli")
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights), Normalize()]).save(str(folder))
    return folder


@pytest.mark.parametrize("folder", ["shipped", "small"])
def test_numpy_and_sentence_transformers_give_the_same_vectors(folder: str, small_model: Path, no_network: None) -> None:
    from sentence_transformers import SentenceTransformer

    path = data_path("models", DEFAULT_MODEL) if folder == "shipped" else small_model
    ours = open_embedder(str(path))
    theirs = SentenceTransformer(str(path), device="cpu", local_files_only=True)
    slack = 2e-3 if folder == "shipped" else 1e-6  # sentence-transformers counts in the 16 bits that the shipped weights are kept in
    texts = [text for text in TEXTS if text]  # in 16 bits it makes NaN of an empty text; we make zeros
    np.testing.assert_allclose(ours.passages(texts), theirs.encode(texts), atol=slack)
    np.testing.assert_allclose(ours.query(texts[0]), theirs.encode([texts[0]])[0], atol=slack)


def test_the_shipped_model_is_small_and_knows_its_name(no_network: None) -> None:
    embedder = open_embedder()
    assert sum(file.stat().st_size for file in data_path("models").rglob("*") if file.is_file()) <= 40_000_000
    assert embedder.name.startswith(f"{DEFAULT_MODEL}@") and embedder.passages(TEXTS).shape == (len(TEXTS), embedder.dimension)
    assert embedder.passages([]).shape == (0, embedder.dimension)
    assert embedder.passages(TEXTS).dtype == np.float32


def test_vectors_do_not_depend_on_their_company() -> None:
    embedder = open_embedder()
    np.testing.assert_allclose(embedder.passages(TEXTS * 200)[:5], embedder.passages(TEXTS), atol=1e-6)


def test_forms_of_a_word_lie_nearer_than_another_word() -> None:
    embedder = open_embedder()
    vectors = embedder.passages(["lasten päivähoito", "päivähoidossa olevat lapset", "asfaltin hinta"])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_prefix_changes_the_vectors_and_the_name(small_model: Path) -> None:
    plain, prefixed = open_embedder(str(small_model)), open_embedder(str(small_model), "auto ", "vene ")
    assert plain.name != prefixed.name
    np.testing.assert_allclose(prefixed.query("talo"), plain.query("auto talo"), atol=1e-6)
    np.testing.assert_allclose(prefixed.passages(["talo"]), plain.passages(["vene talo"]), atol=1e-6)


def test_a_changed_weight_changes_the_name(small_model: Path, tmp_path: Path) -> None:
    import shutil

    from safetensors.numpy import load_file, save_file

    copy = tmp_path / small_model.name
    shutil.copytree(small_model, copy)
    file = next(copy.rglob("model.safetensors"))
    weights = {name: value.copy() for name, value in load_file(file).items()}
    weights["embedding.weight"][0, 0] += 1
    save_file(weights, file)
    assert open_embedder(str(copy)).name != open_embedder(str(small_model)).name


def test_a_model_that_is_not_here_is_a_clear_error_without_waiting(no_network: None) -> None:
    with pytest.raises(SettingError, match="ei ole tällä koneella"):
        open_embedder("joku/malli-jota-ei-ole").query("talo")


def test_a_folder_without_weights_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text(
        json.dumps([{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"}]),
        encoding="utf-8",
    )
    with pytest.raises(SettingError, match="puuttuu"):
        open_embedder(str(tmp_path))


def test_the_shipped_model_needs_no_torch() -> None:
    code = "import sys; from ingest.stores.embed import open_embedder; open_embedder().query('talo'); assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])
