"""What questions need, loaded while the service already answers."""

import logging
import threading

from ingest.errors import KatsausError
from retrieval.build import Katsaus

_log = logging.getLogger("katsaus.start")
_AGAIN_SECONDS = 5.0


class Warming:
    """Loads words and models in a thread; tries again when a store cannot be used yet."""

    def __init__(self, katsaus: Katsaus) -> None:
        self._katsaus = katsaus
        self._done = threading.Event()
        self._tried = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="katsaus-warming", daemon=True)

    @property
    def done(self) -> bool:
        """Whether all is loaded."""
        return self._done.is_set()

    def tried(self, seconds: float) -> bool:
        """Whether all has been loaded or could not be, waited for so long: what can come later lets questions go first."""
        return self._tried.wait(seconds)

    def start(self) -> None:
        """Begins to load."""
        self._thread.start()

    def join(self) -> None:
        """Ends it, once what it is loading has been loaded."""
        self._stopping.set()
        self._tried.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._katsaus.warm()
            except KatsausError as error:
                self._tried.set()
                _log.error("%s", error)
                self._stopping.wait(_AGAIN_SECONDS)
            else:
                self._done.set()
                self._tried.set()
                return
