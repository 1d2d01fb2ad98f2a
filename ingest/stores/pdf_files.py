"""The reports' PDF files, kept beside the stores under the digest of what they hold."""

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest import messages
from ingest.errors import ReportError, StoreFull

_PIECE = 1 << 20


def file_digest(path: Path) -> str:
    """The sha256 of a file in hexadecimal; raises ReportError when it cannot be read."""
    with _readable(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class PdfFiles:
    """A folder of PDF files by digest. A file is there whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file with this digest lies, if it is held."""
        return self._folder / f"{sha256}.pdf"

    def add(self, source: Path, sha256: str) -> None:
        """Copies a file in so that it outlasts a power cut; raises ReportError when it is no longer the one with this digest, and StoreFull."""
        target = self.path(sha256)
        if target.exists():
            return
        part = self._folder / f"{uuid.uuid4().hex}.part"
        with _readable(source):
            original = source.open("rb")
        with original, _writable(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                self._copy(original, part, source.name, sha256)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
            _settle(self._folder)

    @staticmethod
    def _copy(original: BinaryIO, part: Path, name: str, sha256: str) -> None:
        digest = hashlib.sha256()
        with part.open("xb") as copy:
            while piece := original.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != sha256:
            raise ReportError(name, messages.CHANGED_MEANWHILE)

    def sweep(self, wanted: Iterable[str]) -> None:
        """Removes files that have none of the digests, and what a process that ended left half copied."""
        kept = {self.path(sha256).name for sha256 in wanted}
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.suffix in (".pdf", ".part") and path.name not in kept:
                    path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Makes a name in a folder outlast a power cut, where the system has a way to."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ReportError(path.name, messages.NO_FILE) from error
    except IsADirectoryError as error:
        raise ReportError(path.name, messages.IS_FOLDER) from error
    except OSError as error:
        raise ReportError(path.name, messages.UNREADABLE.format(reason=messages.reason(error))) from error


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreFull(messages.FOLDER_UNWRITABLE.format(folder=folder, reason=messages.reason(error))) from error
