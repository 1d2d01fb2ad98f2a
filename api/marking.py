"""POST /v1/marks: an answer that a user marks as wrong is kept as a line of marked.jsonl, for `katsaus eval marked`. Off unless KATSAUS_MARKING.

Kept are the question with those before it, the answer with its figures and places, the user's note, and the day: nothing of who sent it.
"""

import json
import os
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from fastapi import FastAPI, Response

from api import texts
from api.docs import answers
from api.problems import ProblemError
from api.schema import MarkRequest
from retrieval.build import Katsaus

FILE = "marked.jsonl"
"""In the data directory, one JSON object a line."""
MOST_BYTES = 20_000_000
_TAG: list[Any] = ["Kysyminen"]


class Marking:
    """Adds lines to the file, one at a time."""

    def __init__(self, katsaus: Katsaus, today: Callable[[], date] = date.today, most_bytes: int = MOST_BYTES) -> None:
        self._katsaus = katsaus
        self._path = katsaus.settings.data_dir / FILE
        self._today = today
        self._most = most_bytes
        self._lock = threading.Lock()

    def keep(self, given: MarkRequest) -> None:
        """Adds a line. Refuses with 403 where marking is switched off, with 422 a question that is too long, and with 503 when the file is full."""
        if not self._katsaus.settings.marking:
            raise ProblemError(403, texts.MARKING_OFF)
        longest = self._katsaus.settings.question_characters
        if len(given.question) > longest or any(len(turn) > longest for turn in given.turns):
            raise ProblemError(422, errors=[("question", texts.QUESTION_TOO_LONG.format(most=longest))])
        stems = {stored.report.report_id: Path(stored.report.file_name).stem for stored in self._katsaus.reports()}
        places = [{"report": stems[one.report_id], "page": one.page} for one in given.citations if one.report_id in stems]
        kept = {"day": self._today().isoformat(), **given.model_dump(mode="json", exclude={"citations"}), "citations": places}
        line = (json.dumps(kept, ensure_ascii=False) + "\n").encode()
        with self._lock:
            if self._path.exists() and self._path.stat().st_size + len(line) > self._most:
                raise ProblemError(503, texts.MARKING_FULL)
            try:
                self._add(line)
            except OSError as error:
                raise ProblemError(503, texts.STORE_TROUBLE) from error

    def _add(self, line: bytes) -> None:
        """One write, so that lines of several processes do not mix; the file is its owner's alone."""
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def add_marking(app: FastAPI, marking: Marking) -> None:
    """Has the app take in answers marked as wrong."""

    @app.post("/v1/marks", status_code=204, response_class=Response, responses=answers(422), tags=_TAG, summary="Merkitse vastaus vääräksi")
    async def mark(given: MarkRequest) -> Response:
        await run_sync(marking.keep, given)
        return Response(status_code=204)
