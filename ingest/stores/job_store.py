"""The queue of files to read, in SQL, so that it outlives the process."""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ingest.stores import figure_schema as schema
from ingest.stores.database import Database
from ingest.stores.figure_rows import moment, to_job
from ingest.stores.stored import Job, JobState


class JobStore:
    """Jobs by their ids; raises StoreFull, StoreBusy and StoreError."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def add(self, file_name: str, path: str, job_id: str | None = None) -> Job:
        """Puts a file in the queue; `path` is where it waits."""
        chosen = job_id or uuid.uuid4().hex
        now = self._clock()
        with self._database.writing() as c:
            held = {"job_id": chosen, "state": "queued", "file_name": file_name, "path": path, "page": 0, "pages": 0, "created": now, "changed": now}
            c.execute(insert(schema.jobs), held)
        return Job(chosen, "queued", file_name, path, created=moment(now))

    def get(self, job_id: str) -> Job | None:
        """One job, or None."""
        with self._database.reading() as c:
            row = c.execute(select(schema.jobs).where(schema.jobs.c.job_id == job_id)).first()
            return None if row is None else to_job(row)

    def all(self, state: JobState | None = None) -> tuple[Job, ...]:
        """The jobs, or those in a state, oldest first."""
        chosen = select(schema.jobs).order_by(schema.jobs.c.number)
        with self._database.reading() as c:
            return tuple(to_job(row) for row in c.execute(chosen if state is None else chosen.where(schema.jobs.c.state == state)))

    def take(self) -> Job | None:
        """Takes the oldest job that waits and marks it running; None when none does."""
        j = schema.jobs.c
        with self._database.writing() as c:
            row = c.execute(select(schema.jobs).where(j.state == "queued").order_by(j.number).limit(1).with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            self._change(c, row.job_id, state="running")
            return to_job(c.execute(select(schema.jobs).where(j.job_id == row.job_id)).one())

    def progress(self, job_id: str, page: int, pages: int) -> None:
        """Notes how far a job is."""
        with self._database.writing() as c:
            self._change(c, job_id, page=page, pages=pages)

    def done(self, job_id: str, report_id: str) -> None:
        """Notes that the file has been read."""
        with self._database.writing() as c:
            self._change(c, job_id, state="done", report_id=report_id)

    def failed(self, job_id: str, error: Mapping[str, Any]) -> None:
        """Notes why the file could not be read."""
        with self._database.writing() as c:
            self._change(c, job_id, state="failed", error=json.dumps(error, ensure_ascii=False))

    def requeue(self) -> int:
        """Puts back in the queue what was running when the process ended; gives how many."""
        with self._database.writing() as c:
            done = c.execute(update(schema.jobs).where(schema.jobs.c.state == "running").values(state="queued", page=0, changed=self._clock()))
            return int(done.rowcount)

    def forget(self, older_than: timedelta) -> None:
        """Drops jobs that ended before."""
        j = schema.jobs.c
        with self._database.writing() as c:
            c.execute(delete(schema.jobs).where(j.state.in_(["done", "failed"]), j.changed < self._clock() - older_than.total_seconds()))

    def _change(self, c: Connection, job_id: str, **values: Any) -> None:
        c.execute(update(schema.jobs).where(schema.jobs.c.job_id == job_id).values(changed=self._clock(), **values))
