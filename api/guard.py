"""What stands before every request: its id, the keys, the limits on size and number, and the count and log line of it afterwards."""

import hashlib
import hmac
import logging
import re
import time
import traceback
import uuid
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import texts
from api.logs import fields
from api.metrics import Metrics
from api.problems import problem, respond
from api.rate import RateLimit

_log = logging.getLogger("katsaus.http")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SERVED = "/v1"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every response says unless it says otherwise: no script, style or picture but the service's own, and no page that frames it."""
_SLOW_SECONDS = 60.0
"""How long the rest of a body that is too big is read on for the sender to be able to hear the answer."""


@dataclass(frozen=True)
class Limits:
    """Bytes of a request's body at most: of an upload, and of any other."""

    upload: int
    other: int = 1_000_000


class Keys:
    """The administrator's and the reader's key, kept as digests and compared in constant time."""

    def __init__(self, admin: str | None, reader: str | None) -> None:
        self._admin = _digest(admin) if admin is not None else None
        self._reader = _digest(reader) if reader is not None else None

    @property
    def writing(self) -> bool:
        """Whether anything may be changed at all."""
        return self._admin is not None

    def refusal(self, method: str, authorization: str | None) -> tuple[int, str | None] | None:
        """(status, detail) when a request must not go on, else None."""
        changes = method in ("PUT", "PATCH", "DELETE")
        return self._checked(authorization, changes)

    def upload_refusal(self, authorization: str | None) -> tuple[int, str | None] | None:
        """The same for an upload."""
        return self._checked(authorization, True)

    def _checked(self, authorization: str | None, changes: bool) -> tuple[int, str | None] | None:
        if changes and self._admin is None:
            return 403, texts.WRITING_OFF
        right = [key for key in ((self._admin,) if changes else (self._admin, self._reader)) if key is not None]
        if not changes and self._reader is None:
            return None
        scheme, _, given = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not given.strip():
            return 401, None
        offered = _digest(given.strip())
        fits = [hmac.compare_digest(offered, key) for key in right]
        return None if any(fits) else (403, None)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()


class Guard:
    """ASGI middleware; refuses with problem documents, and passes on what may go."""

    def __init__(self, app: ASGIApp, keys: Keys, limits: Limits, rate: RateLimit, metrics: Metrics) -> None:
        self._app = app
        self._keys = keys
        self._limits = limits
        self._rate = rate
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        status, started = 500, False

        async def sending(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                status, started = message["status"], True
                out = MutableHeaders(scope=message)
                out["X-Request-ID"] = request_id
                for name, value in _HEADERS.items():
                    out.setdefault(name, value)
            await send(message)

        try:
            if not await self._refused(scope, headers, receive, sending):
                await self._app(scope, self._limited(scope, receive), sending)
        except Exception as error:  # noqa: BLE001 - the outermost edge: what was not foreseen is logged without its text, which may hold a question
            status = 500
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("failed", extra=fields(request=request_id, method=scope["method"], error=type(error).__name__, where=where))
            if started:
                raise ConnectionResetError from None  # the server closes the connection: an answer cut short must not look whole
            await respond(problem(500))(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - began
            route = getattr(scope.get("route"), "path", "other")
            self._metrics.request(scope["method"] if route != "other" else "other", route, status, seconds)
            _log.info("request", extra=fields(request=request_id, method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 1)))

    async def _refused(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> bool:
        """Whether the request was answered here."""
        path, method = scope["path"], scope["method"]
        if path != _SERVED and not path.startswith(_SERVED + "/"):
            return False
        client = scope.get("client")
        wait = self._rate.wait(client[0] if client else "")
        if wait:
            await respond(problem(429), {"Retry-After": str(wait)})(scope, receive, send)
            return True
        authorization = headers.get("authorization")
        refusal = self._keys.upload_refusal(authorization) if _uploads(scope) else self._keys.refusal(method, authorization)
        if refusal is not None:
            status, detail = refusal
            await _drain(headers, receive, self._limits.other)
            await respond(problem(status, detail), {"WWW-Authenticate": "Bearer"} if status == 401 else None)(scope, receive, send)
            return True
        most = self._most(scope)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            await _drain(headers, receive, most)
            await respond(problem(413, texts.TOO_BIG.format(megabytes=max(1, most // 1_000_000))))(scope, receive, send)
            return True
        return False

    def _most(self, scope: Scope) -> int:
        return self._limits.upload if _uploads(scope) else self._limits.other

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """The body, which says no when it grows too big without having said its length."""
        most, taken = self._most(scope), 0

        async def receiving() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise HTTPException(413)
            return message

        return receiving


def _uploads(scope: Scope) -> bool:
    return bool(scope["method"] == "POST" and scope["path"] == f"{_SERVED}/reports")


async def _drain(headers: Headers, receive: Receive, most: int) -> None:
    """Reads on a body that is not wanted, up to a limit: a connection closed on its sender would lose the answer.

    Not where the sender waits to be told to go on.
    """
    if headers.get("expect", "").lower() == "100-continue":
        return
    began, taken = time.monotonic(), 0
    while taken < 2 * most and time.monotonic() - began < _SLOW_SECONDS:
        message = await receive()
        taken += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return
