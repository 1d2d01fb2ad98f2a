"""An SQL database: its transactions, one state of it for a thread, and what goes wrong said in our words."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ingest import messages
from ingest.errors import StoreBusy, StoreError, StoreFull

T = TypeVar("T")
_BUSY_SECONDS = 30.0
_CHUNK = 500


@dataclass
class _Snapshot:
    """The transaction that a thread reads in, once it has read, and what ends it."""

    stack: ExitStack
    connection: Connection | None = None


class Database:
    """A database at an SQLAlchemy URL ("sqlite://" is in memory); safe to share between threads. Raises StoreFull, StoreBusy and StoreError."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.sqlite = parsed.get_backend_name() == "sqlite"
        memory = self.sqlite and parsed.database in (None, "", ":memory:")
        # one connection holds a database in memory, so its users take turns
        self._turn: AbstractContextManager[Any] = threading.RLock() if memory else nullcontext()
        # SQLite has a writer wait by looking again and again, and the unlucky wait for seconds: threads of one process queue up here instead
        self._writer: AbstractContextManager[Any] = threading.Lock() if self.sqlite else nullcontext()
        self.where = parsed.render_as_string(hide_password=True)
        if memory:
            self._engine = create_engine(parsed, poolclass=StaticPool, connect_args={"check_same_thread": False})
        elif self.sqlite:
            self._engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False}, pool_size=8, max_overflow=56)
        else:
            self._engine = create_engine(parsed, pool_pre_ping=True, pool_size=8, max_overflow=24)
        if self.sqlite:
            event.listen(self._engine, "connect", _on_sqlite_connect)
            event.listen(self._engine, "begin", _on_sqlite_begin)
        self._here = threading.local()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What this thread reads inside is of one state, over one connection that opens with the first of it; it writes nothing meanwhile."""
        if self._snapshot is not None:
            yield
            return
        with ExitStack() as stack:
            self._here.snapshot = _Snapshot(stack)
            stack.callback(setattr, self._here, "snapshot", None)
            yield

    @property
    def _snapshot(self) -> "_Snapshot | None":
        held: _Snapshot | None = getattr(self._here, "snapshot", None)
        return held

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads."""
        held = self._snapshot
        if held is None:
            with self._opened() as connection:
                yield connection
            return
        if held.connection is None:
            held.connection = held.stack.enter_context(self._opened())
        with self._translated():
            yield held.connection

    @contextmanager
    def _opened(self) -> Iterator[Connection]:
        with self._turn, self._translated(), self._engine.connect() as connection:
            if not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; taken back whole when it fails."""
        with self._writer, self._turn, self._translated(), self._engine.connect() as connection:
            connection = connection.execution_options(katsaus_writes=True)
            with connection.begin():
                yield connection

    def settle(self) -> None:
        """Makes what was committed outlast a power cut."""
        if self.sqlite:
            with self._turn, self._translated(), self._engine.connect() as c:
                c.exec_driver_sql("COMMIT")
                c.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise self._error(error) from error

    def _error(self, error: SQLAlchemyError) -> StoreError:
        cause = error.orig if isinstance(error, DBAPIError) else None
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR) or getattr(cause, "sqlstate", None) == "53100":
            return StoreFull(messages.DATABASE_UNWRITABLE.format(place=self.where, reason=cause))
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreBusy(messages.DATABASE_BUSY.format(place=self.where))
        if code == sqlite3.SQLITE_CANTOPEN:
            return StoreError(messages.DATABASE_UNOPENED.format(place=self.where))
        return StoreError(messages.DATABASE_UNUSABLE.format(place=self.where, reason=cause or error))


def chunks(values: list[T], size: int = _CHUNK) -> Iterator[list[T]]:
    """The values in their order, so many at once as a statement may name."""
    return (values[at : at + size] for at in range(0, len(values), size))


def _on_sqlite_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _on_sqlite_begin says, not at the first write
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={int(_BUSY_SECONDS * 1000)}", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _on_sqlite_begin(connection: Connection) -> None:
    # a writer takes its turn at once: two readers that both turn writers would be refused without waiting
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("katsaus_writes") else "BEGIN")
