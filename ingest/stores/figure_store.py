"""The truth about reports, in SQL: SQLite unless a URL says otherwise.

A report is written and taken out in one transaction, so a reader sees all of it or none. Numbers are kept as their own decimal digits.
Texts are found whatever their case, spaces and dashes. Safe to share between threads.
"""

import threading
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    delete,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy import Table as SqlTable

from ingest import messages
from ingest.errors import StoreError, UnknownReport
from ingest.model import Extraction, Finding, FindingStatus, OrganisationUnit, Passage, Record, RecordKind, Section, Table
from ingest.stores import figure_schema as schema
from ingest.stores.codec import dumps, loads
from ingest.stores.conversation_store import ConversationStore
from ingest.stores.database import Database, chunks
from ingest.stores.figure_queries import (
    OF_ROW,
    OF_SUBJECT,
    RECORDS_OF,
    SECTIONS_OF,
    SUBJECTS_OF,
    UNITS_OF,
    WHOLE_FIGURE,
    among,
    contains,
    equal,
    figure_terms,
    page,
    sorted_page,
)
from ingest.stores.figure_rows import (
    from_embedding,
    from_figures,
    from_passage,
    from_record,
    from_report,
    from_table,
    from_terms,
    from_unit,
    from_words,
    storable_row,
    text_key,
    to_figure,
    to_names,
    to_passage,
    to_report,
    to_subject,
)
from ingest.stores.job_store import JobStore
from ingest.stores.kept_rows import KeptRows
from ingest.stores.stored import (
    Embedding,
    FigureChoices,
    FigureQuery,
    FoundPassage,
    Listing,
    StoredFigure,
    StoredRecord,
    StoredReport,
    StoreState,
    Subject,
)

if TYPE_CHECKING:  # numpy, which an exact lookup does without
    from ingest.stores.lexical_index import ReportTerms

_TABLES = 256
"""How many tables are kept, then all are forgotten; one takes some 35 kB."""
_READ_OUT = 4
"""Of how many reports all passages are kept, then of none; a long report's take some 2 MB."""
_REVISION = select(schema.meta.c.value).where(schema.meta.c.name == "revision")
_PASSAGES = select(schema.passages, schema.passage_words.c.body.label("words")).select_from(
    schema.passages.outerjoin(
        schema.passage_words,
        (schema.passages.c.version == schema.passage_words.c.version) & (schema.passages.c.position == schema.passage_words.c.position),
    )
)


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


class FigureStore:
    """Reports and all that was read from them, jobs and conversations, at an SQLAlchemy URL ("sqlite://" is in memory).

    Raises StoreFull, StoreBusy and StoreError.
    """

    def __init__(self, url: str = "sqlite://", clock: Callable[[], float] = time.time) -> None:
        self._database = Database(url)
        self._clock = clock
        self.jobs = JobStore(self._database, clock)
        self.conversations = ConversationStore(self._database, clock)
        self._here = threading.local()
        self._cached: _Live | None = None
        self._subjects = KeptRows(self._read_subjects)
        self._units = KeptRows(self._read_units)
        self._records = KeptRows(self._read_records)
        self._tables: dict[tuple[int, int], Table] = {}
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._create()

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def _create(self) -> None:
        with self._database.reading() as c:
            there = inspect(c).has_table("meta")
        if not there:
            with self._database.writing() as c:
                if not self._database.sqlite:
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
        with self._database.reading() as c:
            found = self._meta(c).get("schema")
            worded = inspect(c).has_table(schema.passage_words.name)
        if found != str(schema.SCHEMA):
            raise StoreError(messages.DATABASE_OTHER_VERSION.format(place=self._database.where))
        if not worded:  # of an earlier time, when search read what it had found
            with self._database.writing() as c:
                schema.passage_words.create(c, checkfirst=True)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What this thread reads inside is of one state of the store; it writes nothing meanwhile."""
        if getattr(self._here, "inside", False):
            yield
            return
        self._here.inside, self._here.live = True, None
        try:
            with self._database.snapshot():
                yield
        finally:
            self._here.inside = False

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
        if not getattr(self._here, "inside", False):
            return self._live_now(c)
        if self._here.live is None:
            self._here.live = self._live_now(c)
        held: _Live = self._here.live
        return held

    def _live_now(self, c: Connection) -> _Live:
        revision, cached = int(c.execute(_REVISION).scalar_one()), self._cached
        if cached is not None and cached.revision == revision:
            return cached
        known = {stored.version: stored for stored in cached.by_id.values()} if cached is not None else {}
        held = [row.version for row in c.execute(select(schema.reports.c.version))]
        fresh = [version for version in held if version not in known]
        for chunk in chunks(fresh):
            known |= {row.version: to_report(row) for row in c.execute(select(schema.reports).where(schema.reports.c.version.in_(chunk)))}
        by_id = {stored.report.report_id: stored for stored in sorted((known[v] for v in held), key=lambda s: s.report.report_id)}
        live = _Live(revision, by_id, {stored.version: report_id for report_id, stored in by_id.items()})
        self._cached = live
        for kept in (self._subjects, self._units, self._records):
            kept.keep(live.versions)
        return live

    # -------------------------------------------------------------------------------------------- reports

    def state(self) -> StoreState:
        """What the passage index must agree with, as of now."""
        with self._database.reading() as c:
            return self._state(c)

    def _state(self, c: Connection) -> StoreState:
        meta, live = self._meta(c), self._live(c)
        passages = {stored.version: stored.counts["passages"] for stored in live.by_id.values()}
        return StoreState(meta["store_id"], live.revision, meta["model"] or None, int(meta["generation"]), bool(meta["unsettled"]), live.versions, passages)

    def revision(self) -> int:
        """Goes up whenever a report comes, changes or goes."""
        with self._database.reading() as c:
            return self._live(c).revision

    def versions(self, report_ids: Sequence[str] | None = None) -> tuple[int, ...]:
        """The versions of the reports named, None for all, lowest first: reports that stay as they are keep theirs."""
        with self._database.reading() as c:
            live = self._live(c)
            return live.all_versions if report_ids is None else tuple(self._versions(live, report_ids) or ())

    def new_version(self) -> int:
        """A number that no version of any report has had."""
        with self._database.writing() as c:
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
        with self._database.writing() as c:
            state = self._state(c)
            earlier = self._live(c).by_id.get(extraction.report.report_id)
            if embedding is not None:
                if state.versions:
                    state.check_model(embedding.model)
                self._set(c, "model", embedding.model)
            if earlier is not None:
                self._delete(c, earlier.version)
            for table, names, rows in made:
                for chunk in chunks(rows):
                    c.execute(insert(table), [dict(zip(names, row, strict=True)) for row in chunk])
            self._raise_number(c, "revision")
        self._database.settle()
        return earlier.version if earlier is not None else None

    def remove(self, report_id: str) -> int:
        """Takes a report out whole and gives the version that it had; raises UnknownReport."""
        with self._database.writing() as c:
            version = self._stored(c, report_id).version
            self._delete(c, version)
            self._raise_number(c, "revision")
        self._database.settle()
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
        with self._database.reading() as c:
            return tuple(self._live(c).by_id.values())

    def report(self, report_id: str) -> StoredReport:
        """One report; raises UnknownReport."""
        with self._database.reading() as c:
            return self._stored(c, report_id)

    def has(self, report_id: str) -> bool:
        """Whether there is such a report."""
        with self._database.reading() as c:
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
        """(report_id, unit) of the reports; kept for each report while the report stays."""
        with self._database.reading() as c:
            return tuple(self._units.of(c, self._all_versions(c, report_ids)))

    def _read_units(self, c: Connection, versions: Sequence[int]) -> Iterator[tuple[int, tuple[str, OrganisationUnit]]]:
        live = self._live(c)
        return ((row.version, (live.versions[row.version], loads(OrganisationUnit, row.body))) for row in c.execute(UNITS_OF, {"versions": versions}))

    def _all_versions(self, c: Connection, report_ids: Sequence[str] | None) -> Sequence[int]:
        live = self._live(c)
        return live.all_versions if report_ids is None else self._versions(live, report_ids) or ()

    def sections(self, report_id: str) -> tuple[Section, ...]:
        """The report's sections in reading order."""
        with self._database.reading() as c:
            return tuple(loads(Section, row.body) for row in c.execute(SECTIONS_OF, {"version": self._stored(c, report_id).version}))

    def table(self, report_id: str, index: int) -> Table | None:
        """A table with all its cells, or None; those read last are kept, for one question may ask for each of a report's tables many times."""
        with self._database.reading() as c:
            version = self._stored(c, report_id).version
            held = self._tables.get((version, index))
            if held is None:
                row = c.execute(self._of(schema.tables, [version]).where(schema.tables.c.position == index)).first()
                if row is None:
                    return None
                if len(self._tables) >= _TABLES:
                    self._tables.clear()
                held = self._tables[version, index] = loads(Table, zlib.decompress(row.body).decode())
            return held

    def vocabulary(self, report_ids: Sequence[str] | None = None) -> tuple[Subject, ...]:
        """What the reports have figures of; quick when asked again, since it is kept for each report while the report stays."""
        with self._database.reading() as c:
            return tuple(self._subjects.of(c, self._all_versions(c, report_ids)))

    def _read_subjects(self, c: Connection, versions: Sequence[int]) -> Iterator[tuple[int, Subject]]:
        live = self._live(c)
        for version in versions:
            rows = c.execute(SUBJECTS_OF, {"version": version})
            yield from ((version, to_subject(live.versions[version], row)) for row in dict.fromkeys(rows))

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
        with self._database.reading() as c:
            live = self._live(c)
            chosen = self._of(schema.figures, self._versions(live, asked.report_ids), WHOLE_FIGURE).where(*figure_terms(asked))
            rows, following = sorted_page(c, chosen, asked.sort, limit, cursor) if asked.sort else page(c, schema.figures, chosen, limit, cursor)
            return Listing(tuple(to_figure(live.versions[row[0]], row) for row in rows), following)

    def figures_of_subject(self, accounts: Sequence[str], report_ids: Sequence[str] | None = None, units: Sequence[str] = ()) -> tuple[StoredFigure, ...]:
        """All figures of some accounts, in some reports and of some units; () is of any unit."""
        with self._database.reading() as c:
            live = self._live(c)
            versions = self._versions(live, report_ids)
            some = versions is not None and len(versions) < len(live.versions)
            named = {"accounts": [text_key(name) for name in accounts], "units": [text_key(name) for name in units], "versions": versions}
            rows = c.execute(OF_SUBJECT[bool(units), some], named).all()
            return tuple(to_figure(live.versions[row[0]], row) for row in rows)

    def figure_choices(self, query: FigureQuery) -> FigureChoices:
        """What the query can be narrowed or changed to; raises ValueError for a period that cannot be read."""
        f = schema.figures.c
        with self._database.reading() as c:
            live = self._live(c)

            def counted(left: FigureQuery, key: ColumnElement[Any], shown: ColumnElement[Any], *order: ColumnElement[Any]) -> list[tuple[Any, int]]:
                chosen = select(func.min(shown), func.count()).where(*figure_terms(left)).group_by(key).order_by(*order)
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
        with self._database.reading() as c:
            held = self._live(c).by_id.get(report_id)
            rows = c.execute(OF_ROW, {"version": held.version, "table": table, "row": row}).all() if held is not None else ()
            return tuple(to_figure(report_id, found) for found in sorted(rows, key=lambda found: found.position))

    def headings(self, accounts: Sequence[str], report_ids: Sequence[str] | None = None) -> frozenset[str]:
        """The headings that stand above the rows of some accounts inside their tables."""
        f = schema.figures.c
        with self._database.reading() as c:
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
        terms = [*equal(r.kind, kind), *equal(r.status, status), *equal(r.unit_key, text_key(unit) if unit else None), *contains(r.search_key, q)]
        with self._database.reading() as c:
            live = self._live(c)
            chosen = self._of(schema.records, self._versions(live, report_ids)).where(*terms, *among(r.record_id, record_ids))
            rows, following = page(c, schema.records, chosen, limit, cursor)
            return Listing(tuple(StoredRecord(live.versions[row.version], loads(Record, row.body)) for row in rows), following)

    def all_records(self, report_ids: Sequence[str] | None = None) -> tuple[StoredRecord, ...]:
        """All records of the reports, in the order in which reports came and then reading order; kept for each report while the report stays."""
        with self._database.reading() as c:
            return tuple(self._records.of(c, self._all_versions(c, report_ids)))

    def _read_records(self, c: Connection, versions: Sequence[int]) -> Iterator[tuple[int, StoredRecord]]:
        live = self._live(c)
        rows = c.execute(RECORDS_OF, {"versions": versions})
        return ((row.version, StoredRecord(live.versions[row.version], loads(Record, row.body))) for row in rows)

    def passages_of(self, passage_ids: Sequence[str]) -> dict[str, FoundPassage]:
        """Those of the passages that there are, by passage_id."""
        with self._database.reading() as c:
            live = self._live(c)
            return {
                row.passage_id: FoundPassage(live.versions[row.version], to_passage(row), row.words)
                for chunk in chunks(list(passage_ids))
                for row in c.execute(_PASSAGES.where(schema.passages.c.passage_id.in_(chunk))).all()
            }

    def all_passages(self, report_id: str) -> tuple[Passage, ...]:
        """The report's passages in reading order; those of the reports read last are kept, for one question may go through them many times."""
        with self._database.reading() as c:
            version = self._stored(c, report_id).version
            held = self._passages.get(version)
            if held is None:
                if len(self._passages) >= _READ_OUT:
                    self._passages.clear()
                held = self._passages[version] = tuple(to_passage(row) for row in c.execute(self._of(schema.passages, [version])))
            return held

    def findings(self, report_id: str, status: FindingStatus | None = None, limit: int | None = 50, cursor: str | None = None) -> Listing[Finding]:
        """The report's findings; their numbers by status are in `report(report_id).checks`."""
        with self._database.reading() as c:
            chosen = self._of(schema.findings, [self._stored(c, report_id).version]).where(*equal(schema.findings.c.status, status))
            rows, following = page(c, schema.findings, chosen, limit, cursor)
            return Listing(tuple(loads(Finding, row.body) for row in rows), following)

    def findings_at(self, report_id: str, positions: Sequence[int]) -> tuple[Finding, ...]:
        """The findings that a `StoredFigure.findings` names."""
        with self._database.reading() as c:
            version = self._stored(c, report_id).version
            rows = [
                row for chunk in chunks(list(positions)) for row in c.execute(self._of(schema.findings, [version]).where(schema.findings.c.position.in_(chunk)))
            ]
            return tuple(loads(Finding, row.body) for row in rows)

    # -------------------------------------------------------------------------------------------- what the indexes are made of

    def term_lengths(self, report_ids: Sequence[str] | None = None) -> list[tuple[str, bytes]]:
        """(report_id, lengths of its passages in terms) of each report."""
        with self._database.reading() as c:
            versions = self._versions(self._live(c), report_ids)
            chosen = select(schema.reports.c.report_id, schema.reports.c.term_lengths)
            rows = c.execute(chosen if versions is None else chosen.where(schema.reports.c.version.in_(versions)))
            return [(row.report_id, row.term_lengths) for row in rows]

    def term_postings(self, terms: Sequence[str], report_ids: Sequence[str] | None = None) -> list[tuple[str, str, bytes, bytes]]:
        """(term, report_id, passage numbers, counts) of each report that has one of the terms."""
        with self._database.reading() as c:
            live = self._live(c)
            versions = self._versions(live, report_ids)
            found = []
            for chunk in chunks(list(terms)):
                chosen = select(schema.postings).where(schema.postings.c.term.in_(chunk))
                rows = c.execute(chosen if versions is None else chosen.where(schema.postings.c.version.in_(versions))).all()
                found += [(term, live.versions[version], numbers, counts) for term, version, numbers, counts in rows]
            return found

    def embeddings(self, versions: Sequence[int], model: str) -> Iterator[tuple[int, Embedding]]:
        """(version, its vectors of the model) of those versions that have them, in order."""
        for chunk in chunks(list(versions), 20):  # a report's vectors take about a hundred kilobytes
            with self._database.reading() as c:
                v = schema.vectors.c
                rows = c.execute(select(schema.vectors).where(v.version.in_(chunk), v.model == model).order_by(v.version)).all()
            yield from ((row.version, Embedding(row.model, row.dimension, row.rows, row.data)) for row in rows)

    def embedded(self, model: str) -> dict[int, int]:
        """Vectors of the model that are not zero, by version."""
        with self._database.reading() as c:
            v = schema.vectors.c
            return {row.version: row.rows for row in c.execute(select(v.version, v.rows).where(v.model == model))}

    def set_unsettled(self, unsettled: bool) -> None:
        """Notes that a change of the passage index begins, or has ended."""
        with self._database.writing() as c:
            self._set(c, "unsettled", "1" if unsettled else "")

    def replace_terms(self, report_id: str, terms: "ReportTerms") -> None:
        """Puts new terms and words in the place of a report's earlier ones."""
        with self._database.writing() as c:
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
        with self._database.writing() as c:
            if version in self._live(c).versions:
                c.execute(
                    insert(schema.vectors),
                    {"version": version, **from_embedding(embedding)},
                )

    def use(self, generation: int, model: str | None = None) -> None:
        """Makes a generation of the passage index, and with it perhaps a model, the one in use; other models' vectors go."""
        with self._database.writing() as c:
            self._set(c, "generation", generation)
            if model is not None:
                self._set(c, "model", model)
                c.execute(delete(schema.vectors).where(schema.vectors.c.model != model))
            self._raise_number(c, "revision")
        self._database.settle()


def unknown_report(report_id: str) -> UnknownReport:
    """The error for a report that there is not."""
    return UnknownReport(messages.NO_REPORT.format(report_id=report_id))
