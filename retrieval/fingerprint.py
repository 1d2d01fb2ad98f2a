"""What the answers of a running system depend on, as short digests: two systems with the same ones answer alike."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ingest.data import data_path
from retrieval.build import Katsaus
from retrieval.settings import Settings

_NO_MATTER = (
    "data_dir", "database_url", "chroma_url", "host", "port", "admin_key", "admin_key_file", "reader_key", "reader_key_file",
    "upload_megabytes", "report_pages", "reading_minutes", "reading_megabytes", "rate_limit", "log_questions", "marking",
)  # fmt: skip
"""Settings that change no answer, beside those of the web page: where things lie, who may come in, how much at a time."""
_PAGE = ("page_", "accessibility_")


def fingerprint(katsaus: Katsaus) -> dict[str, str]:
    """Digests of the code with its words and models, of the reports that are held, of the embedding model and of the settings."""
    reports = katsaus.reports()
    return {
        "code": code_digest(),
        "corpus": digest(f"{one.report.file_name} {one.report.sha256}" for one in reports),
        "model": _model(katsaus.settings.embedding_model),
        "settings": _settings(katsaus.settings),
    }


def digest(lines: Iterable[str]) -> str:
    """Twelve hexadecimal digits of the lines' SHA-256."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


@cache
def code_digest() -> str:
    """A digest of the code, the words and the models that answers come from."""
    root = data_path().parent
    return _files(root, root / "ingest", root / "retrieval", data_path("lexicon"), data_path("models"))


def _files(root: Path, *folders: Path) -> str:
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return digest(f"{file.relative_to(root)} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)


@cache
def _model(name: str | None) -> str:
    """The shipped model is part of the code; one in a folder is told by what it holds, another by its name."""
    if name is None:
        return "katsaus-fi"
    return _files(Path(name), Path(name)) if Path(name).is_dir() else name


def _settings(settings: Settings) -> str:
    telling = {name: value for name, value in settings.model_dump(mode="json").items() if name not in _NO_MATTER and not name.startswith(_PAGE)}
    return digest(f"{name} {value}" for name, value in sorted(telling.items()))
