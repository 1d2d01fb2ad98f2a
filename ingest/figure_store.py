"""The truth about reports, in SQL: SQLite unless a URL says otherwise.

A report is written and taken out in one transaction, so a reader sees all of it or none. Numbers are kept as their own decimal digits.
Texts are found whatever their case, spaces and dashes. Safe to share between threads.
"""

import json
import sqlite3
import threading
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Numeric,
    Row,
    Select,
    and_,
    bindparam,
    cast,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ingest import figure_schema as schema
from ingest import messages
from ingest.codec import dumps, loads
from ingest.errors import StoreBusy, StoreError, StoreFull, UnknownConversation, UnknownReport
from ingest.figure_rows import (
    from_embedding,
    from_figures,
    from_passage,
    from_record,
    from_report,
    from_table,
    from_terms,
    from_unit,
    from_words,
    moment,
    period_key,
    storable_row,
    text_key,
    to_figure,
    to_job,
    to_names,
    to_passage,
    to_report,
    to_subject,
)
from ingest.model import Extraction, Finding, FindingStatus, OrganisationUnit, Passage, Record, RecordKind, Section, Table
from ingest.stored import (
    Embedding,
    FigureChoices,
    FigureOrder,
    FigureQuery,
    FoundPassage,
    Job,
    JobState,
    Listing,
    NewTurn,
    StoredFigure,
    StoredRecord,
    StoredReport,
    StoreState,
    Subject,
)

if TYPE_CHECKING:  # numpy, which an exact lookup does without
    from ingest.lexical_index import ReportTerms

MOST = 500
"""Rows that one page of a list holds at most."""
_BUSY_SECONDS = 30.0
_SWEEP_SECONDS = 60.0
"""How long conversations that have expired may lie in the database when new ones begin."""
_CHUNK = 500
# what every question does, put together once
_REVISION = select(schema.meta.c.value).where(schema.meta.c.name == "revision")
_PASSAGES = select(schema.passages, schema.passage_words.c.body.label("words")).select_from(
    schema.passages.outerjoin(
        schema.passage_words,
        (schema.passages.c.version == schema.passage_words.c.version) & (schema.passages.c.position == schema.passage_words.c.position),
    )
)
_ROW = schema.figures.c
_WHOLE_FIGURE = tuple(column for column in _ROW if not column.name.endswith("_key"))
"""What a figure is made of; its keys are to search by."""
_OF_ROW = (
    select(*_WHOLE_FIGURE)
    .where(_ROW.version == bindparam("version"), _ROW.table_index == bindparam("table"), _ROW.row_index == bindparam("row"))
    .order_by(_ROW.position)
)
_CONVERSATION = insert(schema.conversations)
_TURN = insert(schema.turns)


@dataclass(frozen=True)
class _Live:
    """The reports as of a revision."""

    revision: int
    by_id: Mapping[str, StoredReport]
    versions: Mapping[int, str]

    @cached_property
    def all_versions(self) -> tuple[int, ...]:
        """Lowest first."""
        return tuple(sorted(self.versions))


@dataclass
class _Snapshot:
    """A transaction that a thread reads in, and the reports as it saw them first."""

    connection: Connection
    live: _Live | None = None


class FigureStore:
    """Reports and all that was read from them, jobs and conversations, at an SQLAlchemy URL ("sqlite://" is in memory).

    Raises StoreFull, StoreBusy and StoreError.
    """

    def __init__(self, url: str = "sqlite://", clock: Callable[[], float] = time.time) -> None:
        parsed = make_url(url)
        self._sqlite = parsed.get_backend_name() == "sqlite"
        memory = self._sqlite and parsed.database in (None, "", ":memory:")
        # one connection holds a database in memory, so its users take turns
        self._turn: AbstractContextManager[Any] = threading.RLock() if memory else nullcontext()
        # SQLite has a writer wait by looking again and again, and the unlucky wait for seconds: threads of one process queue up here instead
        self._writer: AbstractContextManager[Any] = threading.Lock() if self._sqlite else nullcontext()
        self._clock = clock
        self._where = parsed.render_as_string(hide_password=True)
        if memory:
            self._engine = create_engine(parsed, poolclass=StaticPool, connect_args={"check_same_thread": False})
        elif self._sqlite:
            self._engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False}, pool_size=8, max_overflow=56)
        else:
            self._engine = create_engine(parsed, pool_pre_ping=True, pool_size=8, max_overflow=24)
        if self._sqlite:
            event.listen(self._engine, "connect", _on_sqlite_connect)
            event.listen(self._engine, "begin", _on_sqlite_begin)
        self._swept = -_SWEEP_SECONDS
        self._here = threading.local()
        self._cached: _Live | None = None
        self._subjects: dict[int, tuple[Subject, ...]] = {}
        self._create()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _create(self) -> None:
        with self._reading() as c:
            there = inspect(c).has_table("meta")
        if not there:
            with self._writing() as c:
                if not self._sqlite:
                    c.execute(select(func.pg_advisory_xact_lock(5252020)))
                if not inspect(c).has_table("meta"):
                    schema.metadata.create_all(c)
                    held = {
                        "schema": str(schema.SCHEMA),
                        "store_id": uuid.uuid4().hex,
                        "revision": "0",
                        "version": "0",
                        "generation": "0",
                        "unsettled": "",
                        "model": "",
                    }
                    c.execute(insert(schema.meta), [{"name": name, "value": value} for name, value in held.items()])
        with self._reading() as c:
            found = self._meta(c).get("schema")
            worded = inspect(c).has_table(schema.passage_words.name)
        if found != str(schema.SCHEMA):
            raise StoreError(messages.DATABASE_OTHER_VERSION.format(place=self._where))
        if not worded:  # of an earlier time, when search read what it had found
            with self._writing() as c:
                schema.passage_words.create(c, checkfirst=True)

    # -------------------------------------------------------------------------------------------- transactions

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What this thread reads inside is of one state of the store, over one connection; it writes nothing meanwhile."""
        with self._reading() as connection:
            outer, self._here.snapshot = self._snapshot, _Snapshot(connection)
            try:
                yield
            finally:
                self._here.snapshot = outer

    @property
    def _snapshot(self) -> "_Snapshot | None":
        held: _Snapshot | None = getattr(self._here, "snapshot", None)
        return held

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        held = self._snapshot
        if held is not None:
            with self._translated():
                yield held.connection
            return
        with self._turn, self._translated(), self._engine.connect() as connection:
            if not self._sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._writer, self._turn, self._translated(), self._engine.connect() as connection:
            connection = connection.execution_options(katsaus_writes=True)
            with connection.begin():
                yield connection

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
            return StoreFull(messages.DATABASE_UNWRITABLE.format(place=self._where, reason=cause))
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreBusy(messages.DATABASE_BUSY.format(place=self._where))
        if code == sqlite3.SQLITE_CANTOPEN:
            return StoreError(messages.DATABASE_UNOPENED.format(place=self._where))
        return StoreError(messages.DATABASE_UNUSABLE.format(place=self._where, reason=cause or error))

    def _meta(self, c: Connection) -> dict[str, str]:
        return {row.name: row.value for row in c.execute(select(schema.meta))}

    def _set(self, c: Connection, name: str, value: object) -> None:
        c.execute(update(schema.meta).where(schema.meta.c.name == name).values(value=str(value)))

    def _raise_number(self, c: Connection, name: str) -> int:
        held = int(c.execute(select(schema.meta.c.value).where(schema.meta.c.name == name).with_for_update()).scalar_one()) + 1
        self._set(c, name, held)
        return held

    def _live(self, c: Connection) -> _Live:
        """The reports; read anew when the revision has gone up, here or in another process."""
        held = self._snapshot
        if held is None or held.connection is not c:
            return self._live_now(c)
        if held.live is None:
            held.live = self._live_now(c)
        return held.live

    def _live_now(self, c: Connection) -> _Live:
        revision, cached = int(c.execute(_REVISION).scalar_one()), self._cached
        if cached is not None and cached.revision == revision:
            return cached
        known = {stored.version: stored for stored in cached.by_id.values()} if cached is not None else {}
        held = [row.version for row in c.execute(select(schema.reports.c.version))]
        fresh = [version for version in held if version not in known]
        for chunk in _chunks(fresh):
            known |= {row.version: to_report(row) for row in c.execute(select(schema.reports).where(schema.reports.c.version.in_(chunk)))}
        by_id = {stored.report.report_id: stored for stored in sorted((known[v] for v in held), key=lambda s: s.report.report_id)}
        live = _Live(revision, by_id, {stored.version: report_id for report_id, stored in by_id.items()})
        self._cached = live
        self._subjects = {version: subjects for version, subjects in self._subjects.items() if version in live.versions}
        return live

    # -------------------------------------------------------------------------------------------- reports

    def state(self) -> StoreState:
        """What the passage index must agree with, as of now."""
        with self._reading() as c:
            return self._state(c)

    def _state(self, c: Connection) -> StoreState:
        meta, live = self._meta(c), self._live(c)
        passages = {stored.version: stored.counts["passages"] for stored in live.by_id.values()}
        return StoreState(meta["store_id"], live.revision, meta["model"] or None, int(meta["generation"]), bool(meta["unsettled"]), live.versions, passages)

    def revision(self) -> int:
        """Goes up whenever a report comes, changes or goes."""
        with self._reading() as c:
            return self._live(c).revision

    def versions(self, report_ids: Sequence[str] | None = None) -> tuple[int, ...]:
        """The versions of the reports named, None for all, lowest first: reports that stay as they are keep theirs."""
        with self._reading() as c:
            live = self._live(c)
            return live.all_versions if report_ids is None else tuple(self._versions(live, report_ids) or ())

    def new_version(self) -> int:
        """A number that no version of any report has had."""
        with self._writing() as c:
            return self._raise_number(c, "version")

    def add(self, extraction: Extraction, terms: "ReportTerms | None" = None) -> int:
        """Stores a report without vectors, in place of an earlier one with its id; gives its version."""
        version = self.new_version()
        self.publish(extraction, version, terms=terms)
        return version

    def publish(self, extraction: Extraction, version: int, embedding: Embedding | None = None, terms: "ReportTerms | None" = None) -> int | None:
        """In one transaction stores the report as `version` and takes out the earlier one, whose version it gives.

        Raises ModelMismatch when other reports' vectors are of another model.
        """
        made = self._rows(extraction, version, embedding, terms)  # before the transaction, so that others who write need not wait for it
        with self._writing() as c:
            state = self._state(c)
            earlier = self._live(c).by_id.get(extraction.report.report_id)
            if embedding is not None:
                if state.versions:
                    state.check_model(embedding.model)
                self._set(c, "model", embedding.model)
            if earlier is not None:
                self._delete(c, earlier.version)
            for table, names, rows in made:
                for chunk in _chunks(rows):
                    c.execute(insert(table), [dict(zip(names, row, strict=True)) for row in chunk])
            self._raise_number(c, "revision")
        self._settle()
        return earlier.version if earlier is not None else None

    def _settle(self) -> None:
        """Makes what was committed outlast a power cut."""
        if self._sqlite:
            with self._turn, self._translated(), self._engine.connect() as c:
                c.exec_driver_sql("COMMIT")
                c.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")

    def remove(self, report_id: str) -> int:
        """Takes a report out whole and gives the version that it had; raises UnknownReport."""
        with self._writing() as c:
            version = self._stored(c, report_id).version
            self._delete(c, version)
            self._raise_number(c, "revision")
        self._settle()
        return version

    def _delete(self, c: Connection, version: int) -> None:
        for table in schema.OF_REPORT:
            c.execute(delete(table).where(table.c.version == version))
        c.execute(delete(schema.reports).where(schema.reports.c.version == version))

    def _rows(
        self, extraction: Extraction, version: int, embedding: Embedding | None, terms: "ReportTerms | None"
    ) -> list[tuple[SqlTable, list[str], list[tuple[Any, ...]]]]:
        """What a report puts in the tables, in an order in which they can be filled: a table, names of columns, rows of them."""
        held: dict[SqlTable, Iterable[dict[str, Any]]] = {
            schema.reports: [from_report(extraction, self._clock(), terms)],
            schema.units: (from_unit(unit) for unit in extraction.units),
            schema.sections: ({"title": s.title, "page": s.page, "body": dumps(s)} for s in extraction.sections),
            schema.tables: (from_table(table) for table in extraction.tables),
            schema.figures: from_figures(extraction),
            schema.records: (from_record(record) for record in extraction.records),
            schema.passages: (from_passage(passage) for passage in extraction.passages),
            schema.findings: ({"finding_id": f.finding_id, "status": f.status, "body": dumps(f)} for f in extraction.findings),
            schema.postings: from_terms(terms) if terms is not None else (),
            schema.passage_words: from_words(terms) if terms is not None else (),
            schema.vectors: [{"model": embedding.model, "dimension": embedding.dimension, "rows": embedding.rows, "data": embedding.data}] if embedding else [],
        }
        made = []
        for table, rows in held.items():
            numbered = "position" in table.c
            names: list[str] = []
            full = []
            for n, row in enumerate(rows):
                names = names or ["version", *(["position"] if numbered else []), *row]
                full.append((version, *([n] if numbered else []), *storable_row(row).values()))
            if full:
                made.append((table, names, full))
        return made

    def reports(self) -> tuple[StoredReport, ...]:
        """All reports, by report_id."""
        with self._reading() as c:
            return tuple(self._live(c).by_id.values())

    def report(self, report_id: str) -> StoredReport:
        """One report; raises UnknownReport."""
        with self._reading() as c:
            return self._stored(c, report_id)

    def has(self, report_id: str) -> bool:
        """Whether there is such a report."""
        with self._reading() as c:
            return report_id in self._live(c).by_id

    def _stored(self, c: Connection, report_id: str) -> StoredReport:
        found = self._live(c).by_id.get(report_id)
        if found is None:
            raise unknown_report(report_id)
        return found

    def _versions(self, live: _Live, report_ids: Sequence[str] | None) -> list[int] | None:
        """The versions of the reports named, None for all; those that there are not are left out."""
        return None if report_ids is None else sorted(live.by_id[r].version for r in set(report_ids) if r in live.by_id)

    def units(self, report_ids: Sequence[str] | None = None) -> tuple[tuple[str, OrganisationUnit], ...]:
        """(report_id, unit) of the reports."""
        with self._reading() as c:
            live = self._live(c)
            rows = c.execute(self._of(schema.units, self._versions(live, report_ids)))
            return tuple((live.versions[row.version], loads(OrganisationUnit, row.body)) for row in rows)

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """The report's sections in reading order."""
        with self._reading() as c:
            return tuple(loads(Section, row.body) for row in c.execute(self._of(schema.sections, [self._stored(c, report_id).version])))

    def table(self, report_id: str, index: int) -> Table | None:
        """A table with all its cells, or None."""
        with self._reading() as c:
            row = c.execute(self._of(schema.tables, [self._stored(c, report_id).version]).where(schema.tables.c.position == index)).first()
            return None if row is None else loads(Table, zlib.decompress(row.body).decode())

    def vocabulary(self, report_ids: Sequence[str] | None = None) -> tuple[Subject, ...]:
        """What the reports have figures of; quick when asked again, since it is kept for each report while the report stays."""
        with self._reading() as c:
            live = self._live(c)
            versions = self._versions(live, report_ids)
            wanted = sorted(live.versions) if versions is None else versions
            held = dict(self._subjects)
            f = schema.figures.c
            names = (f.unit, f.unit_path, f.account, f.subject_kind, f.measure, f.period_start, f.period_end, f.period_label, f.basis, f.number_unit)
            for version in wanted:
                if version not in held:
                    rows = c.execute(select(*names).where(f.version == version).order_by(f.position))
                    held[version] = tuple(to_subject(live.versions[version], row) for row in dict.fromkeys(rows))
            self._subjects = {version: subjects for version, subjects in held.items() if version in live.versions}
            return tuple(subject for version in wanted for subject in held[version])

    @staticmethod
    def _of(table: SqlTable, versions: Sequence[int] | None, columns: Sequence[ColumnElement[Any]] = ()) -> Select[Any]:
        """All rows of the versions, in order, whole or some columns of them."""
        chosen = select(*(columns or table.columns)).order_by(table.c.version, table.c.position)
        return chosen if versions is None else chosen.where(table.c.version.in_(versions))

    # -------------------------------------------------------------------------------------------- figures

    def figures(self, query: FigureQuery | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[StoredFigure]:
        """The figures that fit, in the order asked for; limit None gives all.

        Raises ValueError for a cursor or period that cannot be read.
        """
        asked = query if query is not None else FigureQuery()
        with self._reading() as c:
            live = self._live(c)
            chosen = self._of(schema.figures, self._versions(live, asked.report_ids), _WHOLE_FIGURE).where(*_figure_terms(asked))
            rows, following = _sorted_page(c, chosen, asked.sort, limit, cursor) if asked.sort else _page(c, schema.figures, chosen, limit, cursor)
            return Listing(tuple(to_figure(live.versions[row.version], row) for row in rows), following)

    def figure_choices(self, query: FigureQuery) -> FigureChoices:
        """What the query can be narrowed or changed to; raises ValueError for a period that cannot be read."""
        f = schema.figures.c
        with self._reading() as c:
            live = self._live(c)

            def counted(left: FigureQuery, key: ColumnElement[Any], shown: ColumnElement[Any], *order: ColumnElement[Any]) -> list[tuple[Any, int]]:
                chosen = select(func.min(shown), func.count()).where(*_figure_terms(left)).group_by(key).order_by(*order)
                versions = self._versions(live, left.report_ids)
                return [(row[0], row[1]) for row in c.execute(chosen if versions is None else chosen.where(f.version.in_(versions)))]

            reports = counted(replace(query, report_ids=None), f.version, f.version, f.version)
            return FigureChoices(
                total=sum(count for _, count in counted(query, f.version, f.version)),
                report_ids={live.versions[version]: count for version, count in reports},
                units=dict(counted(replace(query, units=()), f.unit_key, f.unit, f.unit_key)),
                accounts=dict(counted(replace(query, accounts=()), f.account_key, f.account, f.account_key)),
                measures=dict(counted(replace(query, measures=()), f.measure, f.measure, f.measure)),
                periods=dict(
                    counted(replace(query, period=None), f.period_key, f.period_label, func.max(f.period_end).desc(), func.min(f.period_start), f.period_key)
                ),
            )

    def figure(self, figure_id: str) -> StoredFigure | None:
        """One figure, or None."""
        return next(iter(self.figures(FigureQuery(figure_ids=(figure_id,)), limit=1)), None)

    def figures_of_table(self, report_id: str, table: int) -> tuple[StoredFigure, ...]:
        """The figures of a table (its index from 0), in reading order."""
        return self.figures(FigureQuery(report_ids=(report_id,), table=table), limit=None).items

    def figures_of_row(self, report_id: str, table: int, row: int) -> tuple[StoredFigure, ...]:
        """The figures of a table's row."""
        with self._reading() as c:
            held = self._live(c).by_id.get(report_id)
            rows = c.execute(_OF_ROW, {"version": held.version, "table": table, "row": row}) if held is not None else ()
            return tuple(to_figure(report_id, found) for found in rows)

    def headings(self, accounts: Sequence[str], report_ids: Sequence[str] | None = None) -> frozenset[str]:
        """The headings that stand above the rows of some accounts inside their tables."""
        f = schema.figures.c
        with self._reading() as c:
            versions = self._versions(self._live(c), report_ids)
            chosen = select(f.groups).distinct().where(f.account_key.in_([text_key(name) for name in accounts]), f.groups != "")
            rows = c.execute(chosen if versions is None else chosen.where(f.version.in_(versions)))
            return frozenset(name for row in rows for name in to_names(row.groups))

    # -------------------------------------------------------------------------------------------- records, passages, findings

    def records(
        self,
        kind: RecordKind | None = None,
        report_ids: Sequence[str] | None = None,
        q: str | None = None,
        limit: int | None = 50,
        cursor: str | None = None,
        unit: str | None = None,
        status: str | None = None,
        record_ids: Sequence[str] = (),
    ) -> Listing[StoredRecord]:
        """The records that fit, in the order in which reports came and then reading order; limit None gives all."""
        r = schema.records.c
        terms = [*_equal(r.kind, kind), *_equal(r.status, status), *_equal(r.unit_key, text_key(unit) if unit else None), *_contains(r.search_key, q)]
        with self._reading() as c:
            live = self._live(c)
            chosen = self._of(schema.records, self._versions(live, report_ids)).where(*terms, *_among(r.record_id, record_ids))
            rows, following = _page(c, schema.records, chosen, limit, cursor)
            return Listing(tuple(StoredRecord(live.versions[row.version], loads(Record, row.body)) for row in rows), following)

    def passages_of(self, passage_ids: Sequence[str]) -> dict[str, FoundPassage]:
        """Those of the passages that there are, by passage_id."""
        with self._reading() as c:
            live = self._live(c)
            return {
                row.passage_id: FoundPassage(live.versions[row.version], to_passage(row), row.words)
                for chunk in _chunks(list(passage_ids))
                for row in c.execute(_PASSAGES.where(schema.passages.c.passage_id.in_(chunk))).all()
            }

    def all_passages(self, report_id: str) -> tuple[Passage, ...]:
        """The report's passages in reading order."""
        with self._reading() as c:
            return tuple(to_passage(row) for row in c.execute(self._of(schema.passages, [self._stored(c, report_id).version])))

    def findings(self, report_id: str, status: FindingStatus | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[Finding]:
        """The report's findings; their numbers by status are in `report(report_id).checks`."""
        with self._reading() as c:
            chosen = self._of(schema.findings, [self._stored(c, report_id).version]).where(*_equal(schema.findings.c.status, status))
            rows, following = _page(c, schema.findings, chosen, limit, cursor)
            return Listing(tuple(loads(Finding, row.body) for row in rows), following)

    def findings_at(self, report_id: str, positions: Sequence[int]) -> tuple[Finding, ...]:
        """The findings that a `StoredFigure.findings` names."""
        with self._reading() as c:
            version = self._stored(c, report_id).version
            rows = [
                row
                for chunk in _chunks(list(positions))
                for row in c.execute(self._of(schema.findings, [version]).where(schema.findings.c.position.in_(chunk)))
            ]
            return tuple(loads(Finding, row.body) for row in rows)

    # -------------------------------------------------------------------------------------------- what the indexes are made of

    def term_lengths(self, report_ids: Sequence[str] | None = None) -> list[tuple[str, bytes]]:
        """(report_id, lengths of its passages in terms) of each report."""
        with self._reading() as c:
            versions = self._versions(self._live(c), report_ids)
            chosen = select(schema.reports.c.report_id, schema.reports.c.term_lengths)
            rows = c.execute(chosen if versions is None else chosen.where(schema.reports.c.version.in_(versions)))
            return [(row.report_id, row.term_lengths) for row in rows]

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> list[tuple[str, str, bytes, bytes]]:
        """(term, report_id, passage numbers, counts) of each report that has one of the terms."""
        with self._reading() as c:
            live = self._live(c)
            versions = self._versions(live, report_ids)
            found = []
            for chunk in _chunks(list(terms)):
                chosen = select(schema.postings).where(schema.postings.c.term.in_(chunk))
                rows = c.execute(chosen if versions is None else chosen.where(schema.postings.c.version.in_(versions))).all()
                found += [(term, live.versions[version], numbers, counts) for term, version, numbers, counts in rows]
            return found

    def embeddings(self, versions: Sequence[int], model: str) -> Iterator[tuple[int, Embedding]]:
        """(version, its vectors of the model) of those versions that have them, in order."""
        for chunk in _chunks(list(versions), 20):  # a report's vectors take about a hundred kilobytes
            with self._reading() as c:
                v = schema.vectors.c
                rows = c.execute(select(schema.vectors).where(v.version.in_(chunk), v.model == model).order_by(v.version)).all()
            yield from ((row.version, Embedding(row.model, row.dimension, row.rows, row.data)) for row in rows)

    def embedded(self, model: str) -> dict[int, int]:
        """Vectors of the model that are not zero, by version."""
        with self._reading() as c:
            v = schema.vectors.c
            return {row.version: row.rows for row in c.execute(select(v.version, v.rows).where(v.model == model))}

    def set_unsettled(self, unsettled: bool) -> None:
        """Notes that a change of the passage index begins, or has ended."""
        with self._writing() as c:
            self._set(c, "unsettled", "1" if unsettled else "")

    def replace_terms(self, report_id: str, terms: "ReportTerms") -> None:
        """Puts new terms and words in the place of a report's earlier ones."""
        with self._writing() as c:
            version = self._stored(c, report_id).version
            for table in (schema.postings, schema.passage_words):
                c.execute(delete(table).where(table.c.version == version))
            c.execute(update(schema.reports).where(schema.reports.c.version == version).values(term_lengths=terms.lengths))
            if terms.postings:
                c.execute(insert(schema.postings), [{"version": version, **row} for row in from_terms(terms)])
            if terms.words:
                c.execute(insert(schema.passage_words), [{"version": version, "position": n, **row} for n, row in enumerate(from_words(terms))])

    def add_embedding(self, version: int, embedding: Embedding) -> None:
        """Keeps a version's vectors of a model that is not yet in use."""
        with self._writing() as c:
            if version in self._live(c).versions:
                c.execute(
                    insert(schema.vectors),
                    {"version": version, **from_embedding(embedding)},
                )

    def use(self, generation: int, model: str | None = None) -> None:
        """Makes a generation of the passage index, and with it perhaps a model, the one in use; other models' vectors go."""
        with self._writing() as c:
            self._set(c, "generation", generation)
            if model is not None:
                self._set(c, "model", model)
                c.execute(delete(schema.vectors).where(schema.vectors.c.model != model))
            self._raise_number(c, "revision")
        self._settle()

    # -------------------------------------------------------------------------------------------- jobs

    def add_job(self, file_name: str, path: str, job_id: str | None = None) -> Job:
        """Puts a file in the queue; `path` is where it waits."""
        chosen = job_id or uuid.uuid4().hex
        now = self._clock()
        with self._writing() as c:
            held = {"job_id": chosen, "state": "queued", "file_name": file_name, "path": path, "page": 0, "pages": 0, "created": now, "changed": now}
            c.execute(insert(schema.jobs), held)
        return Job(chosen, "queued", file_name, path, created=moment(now))

    def job(self, job_id: str) -> Job | None:
        """One job, or None."""
        with self._reading() as c:
            row = c.execute(select(schema.jobs).where(schema.jobs.c.job_id == job_id)).first()
            return None if row is None else to_job(row)

    def jobs(self, state: JobState | None = None) -> tuple[Job, ...]:
        """The jobs, oldest first."""
        with self._reading() as c:
            return tuple(to_job(row) for row in c.execute(select(schema.jobs).where(*_equal(schema.jobs.c.state, state)).order_by(schema.jobs.c.number)))

    def next_job(self) -> Job | None:
        """Takes the oldest job that waits and marks it running; None when none does."""
        j = schema.jobs.c
        with self._writing() as c:
            row = c.execute(select(schema.jobs).where(j.state == "queued").order_by(j.number).limit(1).with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            self._change_job(c, row.job_id, state="running")
            return to_job(c.execute(select(schema.jobs).where(j.job_id == row.job_id)).one())

    def job_progress(self, job_id: str, page: int, pages: int) -> None:
        """Notes how far a job is."""
        with self._writing() as c:
            self._change_job(c, job_id, page=page, pages=pages)

    def job_done(self, job_id: str, report_id: str) -> None:
        """Notes that the file has been read."""
        with self._writing() as c:
            self._change_job(c, job_id, state="done", report_id=report_id)

    def job_failed(self, job_id: str, error: Mapping[str, Any]) -> None:
        """Notes why the file could not be read."""
        with self._writing() as c:
            self._change_job(c, job_id, state="failed", error=json.dumps(error, ensure_ascii=False))

    def requeue_jobs(self) -> int:
        """Puts back in the queue what was running when the process ended; gives how many."""
        with self._writing() as c:
            done = c.execute(update(schema.jobs).where(schema.jobs.c.state == "running").values(state="queued", page=0, changed=self._clock()))
            return int(done.rowcount)

    def forget_jobs(self, older_than: timedelta) -> None:
        """Drops jobs that ended before."""
        j = schema.jobs.c
        with self._writing() as c:
            c.execute(delete(schema.jobs).where(j.state.in_(["done", "failed"]), j.changed < self._clock() - older_than.total_seconds()))

    def _change_job(self, c: Connection, job_id: str, **values: Any) -> None:
        c.execute(update(schema.jobs).where(schema.jobs.c.job_id == job_id).values(changed=self._clock(), **values))

    # -------------------------------------------------------------------------------------------- conversations

    def keep_turns(self, turns: Sequence[NewTurn], lifetime: timedelta) -> None:
        """Adds turns to their conversations and puts their end off, all in one transaction. Those that have expired go, a minute late at most."""
        now = self._clock()
        expires = now + lifetime.total_seconds()
        begun = [{"conversation_id": turn.conversation_id, "created": now, "expires": expires} for turn in turns if turn.first]
        going_on = sorted({turn.conversation_id for turn in turns if not turn.first})
        with self._writing() as c:
            if not self._swept <= now < self._swept + _SWEEP_SECONDS:
                self._sweep(c, now)
            if begun:
                c.execute(_CONVERSATION, begun)
            for chunk in _chunks(going_on):
                v = schema.conversations
                c.execute(update(v).where(v.c.conversation_id.in_(chunk)).values(expires=expires))
            c.execute(_TURN, [{"conversation_id": turn.conversation_id, "body": json.dumps(turn.body, ensure_ascii=False)} for turn in turns])

    def _sweep(self, c: Connection, now: float) -> None:
        """Takes out the conversations that have expired, but not before they have been gone for as long as a turn may wait to be kept."""
        old = select(schema.conversations.c.conversation_id).where(schema.conversations.c.expires <= now - _SWEEP_SECONDS)
        c.execute(delete(schema.turns).where(schema.turns.c.conversation_id.in_(old)))
        c.execute(delete(schema.conversations).where(schema.conversations.c.expires <= now - _SWEEP_SECONDS))
        self._swept = now

    def conversation(self, conversation_id: str) -> tuple[dict[str, Any], ...]:
        """The turns, oldest first; raises UnknownConversation."""
        with self._reading() as c:
            self._awake(c, conversation_id)
            rows = c.scalars(select(schema.turns.c.body).where(schema.turns.c.conversation_id == conversation_id).order_by(schema.turns.c.number))
            return tuple(json.loads(body) for body in rows)

    def _awake(self, c: Connection, conversation_id: str) -> None:
        v = schema.conversations.c
        if c.execute(select(v.conversation_id).where(v.conversation_id == conversation_id, v.expires > self._clock())).first() is None:
            raise UnknownConversation(messages.NO_CONVERSATION.format(conversation_id=conversation_id))


def unknown_report(report_id: str) -> UnknownReport:
    """The error for a report that there is not."""
    return UnknownReport(messages.NO_REPORT.format(report_id=report_id))


# ------------------------------------------------------------------------------------------------ SQLite


def _on_sqlite_connect(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where _on_sqlite_begin says, not at the first write
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={int(_BUSY_SECONDS * 1000)}", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}").close()


def _on_sqlite_begin(connection: Connection) -> None:
    # a writer takes its turn at once: two readers that both turn writers would be refused without waiting
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("katsaus_writes") else "BEGIN")


# ------------------------------------------------------------------------------------------------ conditions and pages


def _chunks(values: list[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _equal(column: ColumnElement[Any], value: object) -> list[ColumnElement[bool]]:
    return [] if value is None else [column == value]


def _among(column: ColumnElement[Any], values: Sequence[object]) -> list[ColumnElement[bool]]:
    return [] if not values else [column == values[0]] if len(values) == 1 else [column.in_(values)]


def _contains(column: ColumnElement[Any], words: str | None) -> list[ColumnElement[bool]]:
    return [column.contains(word, autoescape=True) for word in text_key(words or "").split()]


def _figure_terms(query: FigureQuery) -> list[ColumnElement[bool]]:
    f = schema.figures.c
    return [
        *_among(f.account_key, [text_key(name) for name in query.accounts]),
        *_among(f.unit_key, [text_key(name) for name in query.units]),
        *_among(f.measure, query.measures),
        *_among(f.subject_kind, query.subject_kinds),
        *_among(f.basis, query.bases),
        *_among(f.figure_id, query.figure_ids),
        *_equal(f.page, query.page),
        *_equal(f.table_index, query.table),
        *_equal(f.row_index, query.row),
        *_equal(f.period_start, query.start),
        *_equal(f.period_end, query.end),
        *_period_terms(query.period),
        *_contains(f.search_key, query.q),
    ]


def _period_terms(period: str | None) -> list[ColumnElement[bool]]:
    f = schema.figures.c
    if not period:
        return []
    first, slash, last = period.strip().partition("/")
    if slash and len(first) == len(last) == len("2025-01-01") and first[4] == "-":
        return [f.period_start == date.fromisoformat(first), f.period_end == date.fromisoformat(last)]
    return [f.period_key == period_key(period)]


def _page(c: Connection, table: SqlTable, chosen: Select[Any], limit: int | None, cursor: str | None) -> tuple[Sequence[Row[Any]], str | None]:
    """(rows, cursor of the next page)."""
    if cursor:
        version, _, position = cursor.partition(".")
        chosen = chosen.where(or_(table.c.version > int(version), and_(table.c.version == int(version), table.c.position > int(position))))
    if limit is None:
        return c.execute(chosen).all(), None
    size = max(1, min(limit, MOST))
    rows = c.execute(chosen.limit(size + 1)).all()
    if len(rows) <= size:
        return rows, None
    return rows[:size], f"{rows[size - 1].version}.{rows[size - 1].position}"


def _sorted_page(c: Connection, chosen: Select[Any], order: FigureOrder, limit: int | None, cursor: str | None) -> tuple[Sequence[Row[Any]], str | None]:
    """The same for figures in an order of their own, where the cursor is the number of rows before the page."""
    f = schema.figures.c
    keys: dict[str, list[ColumnElement[Any]]] = {
        "unit": [f.unit_key],
        "account": [f.account_key],
        "measure": [f.measure],
        "period": [f.period_end, f.period_start],
        "number": [cast(f.number, Numeric)],
        "page": [f.page, f.top],
    }
    by = keys[order.removeprefix("-")]
    first = int(cursor) if cursor else 0
    ordered = chosen.order_by(None).order_by(*([key.desc() for key in by] if order.startswith("-") else by), f.version, f.position)
    if limit is None:
        return c.execute(ordered.offset(first)).all(), None
    size = max(1, min(limit, MOST))
    rows = c.execute(ordered.offset(first).limit(size + 1)).all()
    return (rows, None) if len(rows) <= size else (rows[:size], str(first + size))
