"""POST /v1/ask, whole and as server-sent events."""

import json
import logging
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import FastAPI, Request, Response
from fastapi.responses import StreamingResponse

from api import texts
from api.docs import answers
from api.logs import fields
from api.metrics import Metrics
from api.problems import ProblemError, problem, problem_of
from api.schema import AnswerOut, AskRequest, to_answer
from ingest.errors import KatsausError, UnknownReport
from retrieval.build import Katsaus

_log = logging.getLogger("katsaus.ask")
_JSON = "application/json"
_EVENTS = "text/event-stream"
_PIECE = re.compile(r"\S+\s*|\s+")
_AT_ONCE = 2
"""Questions worked on at once: Python runs one thread at a time, and more of them only wait for each other and for the database."""
_TAG: list[Any] = ["Kysyminen"]
_STREAM = {
    "description": texts.STREAM_ABOUT,
    "content": {
        _EVENTS: {
            "schema": {
                "type": "object",
                "properties": {"event": {"enum": ["status", "delta", "answer", "error"]}, "data": {"type": "string", "contentMediaType": _JSON}},
                "required": ["event", "data"],
            },
            "example": {"event": "delta", "data": '{"text": "−8 443 221 € "}'},
        }
    },
}


class Asking:
    """Puts questions to Katsaus, and counts and logs them."""

    def __init__(self, katsaus: Katsaus, metrics: Metrics) -> None:
        self._katsaus = katsaus
        self._turns = CapacityLimiter(_AT_ONCE)
        self._metrics = metrics
        self._longest = katsaus.settings.question_characters
        self._logged = katsaus.settings.log_questions

    async def check(self, asked: AskRequest) -> None:
        """Refuses with 422 a question that is empty, too long or about unknown reports, and with 404 an unknown conversation."""
        await run_sync(self._check, asked, limiter=self._turns)

    async def answer(self, asked: AskRequest, request_id: str) -> AnswerOut:
        """The answer; refuses as `check` does."""
        return await run_sync(self._answer, asked, request_id, limiter=self._turns)

    def _check(self, asked: AskRequest) -> None:
        if not asked.question.strip():
            raise ProblemError(422, errors=[("question", texts.QUESTION_EMPTY)])
        if len(asked.question) > self._longest:
            raise ProblemError(422, errors=[("question", texts.QUESTION_TOO_LONG.format(most=self._longest))])
        if asked.report_ids:
            held = {stored.report.report_id for stored in self._katsaus.reports()}
            unknown = [report_id for report_id in dict.fromkeys(asked.report_ids) if report_id not in held]
            if unknown:
                raise ProblemError(422, errors=[("report_ids", texts.NO_REPORTS.format(report_ids=", ".join(unknown[:20])))])
        if asked.conversation_id is not None:
            self._katsaus.knows_conversation(asked.conversation_id)

    def _answer(self, asked: AskRequest, request_id: str) -> AnswerOut:
        self._check(asked)
        try:
            found = self._katsaus.ask(asked.question, asked.conversation_id, asked.report_ids)
        except UnknownReport as error:  # taken out since it was checked
            raise ProblemError(422, errors=[("report_ids", str(error))]) from error
        self._metrics.answer(found.status)
        if self._logged:
            _log.info("question", extra=fields(request=request_id, question=asked.question, status=found.status))
        return to_answer(found)


def add_asking(app: FastAPI, asking: Asking) -> None:
    """Has the app answer questions."""

    @app.post("/v1/ask", response_model=AnswerOut, responses=answers(404, 422), tags=_TAG, summary="Kysy raporteista")
    async def ask(asked: AskRequest, request: Request) -> Response:
        return Response((await asking.answer(asked, request.state.request_id)).model_dump_json(), media_type=_JSON)

    @app.post(
        "/v1/ask/stream", response_class=StreamingResponse, responses=answers(404, 422, ok={200: _STREAM}), tags=_TAG, summary="Kysy, ja vastaus tulee paloina"
    )
    async def stream(asked: AskRequest, request: Request) -> StreamingResponse:
        await asking.check(asked)
        events = _events(asking, asked, request.state.request_id)
        return StreamingResponse(events, media_type=_EVENTS, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


async def _events(asking: Asking, asked: AskRequest, request_id: str) -> AsyncIterator[str]:
    """status, then the answer's text in pieces, last the very object that /v1/ask gives; `error` with a problem document when it fails midway."""
    yield _event("status", {"text": texts.SEARCHING})
    try:
        answer = await asking.answer(asked, request_id)
    except ProblemError as error:
        yield _event("error", problem(error.status, error.detail, error.errors))
        return
    except KatsausError as error:
        yield _event("error", problem_of(error))
        return
    yield _event("status", {"text": texts.WRITING})
    for piece in pieces(answer.answer):
        yield _event("delta", {"text": piece})
    yield f"event: answer\ndata: {answer.model_dump_json()}\n\n"


def pieces(text: str) -> Iterator[str]:
    """A text word by word, spaces behind; together they are the text."""
    return (found.group() for found in _PIECE.finditer(text))


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
