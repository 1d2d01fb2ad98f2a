"""One process at a time owns a data directory for writing."""

from pathlib import Path

from filelock import FileLock, Timeout

from ingest import messages
from ingest.errors import StoreBusy, StoreFull


class DataLock:
    """The right to change what a data directory holds; the system takes it back when the process ends, however that is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "katsaus.lock", timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Takes the right, or keeps it; raises StoreBusy when another process has it."""
        if self._lock.is_locked:
            return
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreBusy(messages.FOLDER_BUSY.format(folder=self._folder)) from error
        except OSError as error:
            raise StoreFull(messages.FOLDER_UNWRITABLE.format(folder=self._folder, reason=messages.reason(error))) from error

    def release(self) -> None:
        """Gives the right back."""
        self._lock.release()
