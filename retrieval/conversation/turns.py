"""What conversations keep of their turns, written down behind the answers: no question waits while a report is being stored."""

import logging
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Event, Lock
from typing import Any

from ingest.errors import StoreError
from ingest.stores.figure_store import FigureStore
from ingest.stores.stored import NewTurn

_GATHERED = 0.2
"""How many seconds of turns are written down together: each writing has SQLite's readers read their pages anew."""
_log = logging.getLogger("katsaus.turns")


@dataclass
class _Waiting:
    """A conversation with turns that are not written down yet: all its turns, and how many of them wait."""

    turns: list[Mapping[str, Any]]
    left: int = 0


class Turns:
    """The turns of conversations; safe to share between threads."""

    def __init__(self, store: FigureStore, lifetime: timedelta) -> None:
        """`lifetime` is how long a conversation is kept after its last turn."""
        self._store = store
        self._lifetime = lifetime
        self._lock = Lock()
        self._queue: list[NewTurn] = []
        self._waiting: dict[str, _Waiting] = {}
        self._writer = ThreadPoolExecutor(1, "katsaus-turns")
        self._closing = Event()

    def of(self, conversation_id: str) -> tuple[Mapping[str, Any], ...]:
        """A conversation's turns, oldest first; raises UnknownConversation."""
        with self._lock:
            held = self._waiting.get(conversation_id)
            if held is not None:
                return tuple(held.turns)
        return self._store.conversations.turns(conversation_id)

    def begin(self, turn: Mapping[str, Any]) -> str:
        """A new conversation with its first turn; gives its id."""
        conversation_id = uuid.uuid4().hex
        self._keep(NewTurn(conversation_id, turn, True), ())
        return conversation_id

    def add(self, conversation_id: str, turn: Mapping[str, Any]) -> None:
        """Adds a turn; raises UnknownConversation."""
        self._keep(NewTurn(conversation_id, turn, False), self.of(conversation_id))

    def close(self) -> None:
        """Writes down what waits."""
        self._closing.set()
        self._writer.shutdown()

    def _keep(self, turn: NewTurn, before: tuple[Mapping[str, Any], ...]) -> None:
        with self._lock:
            held = self._waiting.setdefault(turn.conversation_id, _Waiting(list(before)))
            held.turns.append(turn.body)
            held.left += 1
            self._queue.append(turn)
            if len(self._queue) == 1:
                self._writer.submit(self._write)

    def _write(self) -> None:
        self._closing.wait(_GATHERED)
        with self._lock:
            turns, self._queue = self._queue, []
        try:
            self._store.conversations.keep(turns, self._lifetime)
        except StoreError as error:  # the answers have been given: those conversations can only be begun anew
            _log.error("%s", error)
        with self._lock:
            for turn in turns:
                held = self._waiting[turn.conversation_id]
                held.left -= 1
                if not held.left:
                    del self._waiting[turn.conversation_id]
