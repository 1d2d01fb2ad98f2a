"""One process at a time owns a data directory for writing."""

from pathlib import Path

from filelock import FileLock, Timeout

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
            raise StoreBusy(
                f"Tietohakemisto {self._folder} on toisen Katsaus-ohjelman käytössä: lähetä raportti käynnissä olevaan palveluun tai sulje se ensin."
            ) from error
        except OSError as error:
            raise StoreFull(f"Tietohakemistoon {self._folder} ei voi kirjoittaa ({error.strerror}): tarkista levytila ja kirjoitusoikeus.") from error

    def release(self) -> None:
        """Gives the right back."""
        self._lock.release()
