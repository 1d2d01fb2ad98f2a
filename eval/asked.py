"""What gold questions are put to: the system in this process, or a service by its address."""

import tempfile
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from eval import texts
from eval.reply import Reply, from_answer, from_json
from ingest.errors import KatsausError
from retrieval.build import Katsaus
from retrieval.fingerprint import fingerprint

_TIMEOUT = 60.0
DEPTH = 10
"""Passages that a search is asked for."""


class Found(BaseModel):
    """A passage that search found: the report's file name without its ending, and the passage's pages."""

    model_config = ConfigDict(frozen=True)

    report: str
    pages: tuple[int, ...]


class Asked(Protocol):
    """What questions are put to."""

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """(the reply, the conversation's id)."""

    def search(self, question: str, report_ids: Sequence[str] | None) -> tuple[Found, ...]:
        """The passages that its search finds for a question, best first; none where it fails."""

    def reports(self) -> Mapping[str, str]:
        """report_id → file name without its ending."""

    def file(self, stem: str) -> Path | None:
        """The PDF of a report by its file name without the ending, None when it cannot be had."""

    def fingerprint(self) -> Mapping[str, str]:
        """What its answers depend on, by name."""


class InProcess:
    """The system of this process."""

    def __init__(self, katsaus: Katsaus) -> None:
        self._katsaus = katsaus
        self._reports = {stored.report.report_id: Path(stored.report.file_name).stem for stored in katsaus.reports()}

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """As Asked.ask."""
        try:
            answer = self._katsaus.ask(question, conversation_id, report_ids)
        except KatsausError as error:
            return Reply(failed=str(error)), None
        return from_answer(answer, self._reports), answer.conversation_id

    def search(self, question: str, report_ids: Sequence[str] | None) -> tuple[Found, ...]:
        """As Asked.search."""
        try:
            hits = self._katsaus.passages(question, report_ids, DEPTH).items
        except KatsausError:
            return ()
        return tuple(Found(report=self._reports[hit.report_id], pages=hit.passage.pages) for hit in hits)

    def reports(self) -> Mapping[str, str]:
        """As Asked.reports."""
        return self._reports

    def file(self, stem: str) -> Path | None:
        """As Asked.file."""
        found = next((report_id for report_id, name in self._reports.items() if name == stem), None)
        try:
            return self._katsaus.file(found) if found is not None else None
        except KatsausError:
            return None

    def fingerprint(self) -> Mapping[str, str]:
        """As Asked.fingerprint."""
        return fingerprint(self._katsaus)


class OverHttp:
    """A service, by its address; `key` is the reader's. Raises KatsausError when its reports cannot be listed."""

    def __init__(self, url: str, key: str | None = None, transport: httpx.BaseTransport | None = None) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(base_url=url, timeout=_TIMEOUT, headers=headers, transport=transport)
        self._url = url
        self._reports: dict[str, str] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="katsaus-")  # goes when this does
        cursor: str | None = None
        try:
            while True:
                page = self._json("/v1/reports", limit=500, **({"cursor": cursor} if cursor else {}))
                self._reports |= {one["report_id"]: Path(one["file_name"]).stem for one in page["reports"]}
                cursor = page["next_cursor"]
                if not cursor:
                    break
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise KatsausError(texts.NO_SERVICE.format(url=url, error=error)) from error

    def _json(self, address: str, **asked: Any) -> dict[str, Any]:
        """What an address gives; raises httpx.HTTPError and ValueError."""
        given: dict[str, Any] = self._client.get(address, params=asked).raise_for_status().json()
        return given

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """As Asked.ask."""
        body = {"question": question, "conversation_id": conversation_id, "report_ids": list(report_ids) if report_ids is not None else None}
        try:
            given = self._client.post("/v1/ask", json=body).raise_for_status().json()
            return from_json(given, self._reports), given["conversation_id"]
        except (httpx.HTTPError, ValueError, KeyError, ValidationError) as error:
            return Reply(failed=f"{type(error).__name__}: {error}"), None

    def search(self, question: str, report_ids: Sequence[str] | None) -> tuple[Found, ...]:
        """As Asked.search."""
        try:
            given = self._json("/v1/passages", q=question, limit=DEPTH, report_id=list(report_ids or ()))
            return tuple(Found(report=self._reports[one["report_id"]], pages=tuple(one["pages"])) for one in given["passages"])
        except (httpx.HTTPError, ValueError, KeyError):
            return ()

    def reports(self) -> Mapping[str, str]:
        """As Asked.reports."""
        return self._reports

    def file(self, stem: str) -> Path | None:
        """As Asked.file; fetched once, to be read from the temporary folder."""
        found = next((report_id for report_id, name in self._reports.items() if name == stem), None)
        path = Path(self._folder.name) / f"{found}.pdf"
        if found is not None and not path.exists():
            try:
                content = self._client.get(f"/v1/reports/{found}/file").raise_for_status().content
            except httpx.HTTPError:
                return None
            path.write_bytes(content)
        return path if found is not None else None

    def fingerprint(self) -> Mapping[str, str]:
        """As Asked.fingerprint. A service that does not tell it is asked anew each time: nobody knows whether it is still the same."""
        try:
            told = self._json("/readyz")["versions"]
        except (httpx.HTTPError, ValueError, KeyError):
            told = {"asked": uuid.uuid4().hex}
        return {"url": self._url, **told}
