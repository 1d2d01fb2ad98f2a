"""The service over a small store, as tests talk to it."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from made_up import WordEmbedder, read_text
from starlette.testclient import TestClient

from api.app import create_app
from ingest.extract import extract
from ingest.model import Extraction
from retrieval.build import Katsaus, build
from retrieval.settings import read_settings

KEY = "yllapitajan-avain"
ADMIN = {"Authorization": f"Bearer {KEY}"}
WAIT_SECONDS = 60.0


def read_any(path: Path, progress: Callable[[int, int], None] | None = None) -> Extraction:
    """A PDF is read as it is; another file says "word figures passages" and stands for one."""
    return extract(path, progress) if path.read_bytes().startswith(b"%PDF-") else read_text(path, progress)


def katsaus(folder: Path, reports: Mapping[str, bytes] | None = None, read: Callable[..., Extraction] = read_any, **settings: Any) -> Katsaus:
    """The system over a folder, with these files read in."""
    made = build(read_settings(data_dir=folder, **settings), extract=read, embedder=WordEmbedder())
    sources = folder / "sources"
    sources.mkdir(exist_ok=True)
    for name, content in (reports or {}).items():
        (sources / name).write_bytes(content)
        made.library.ingest(sources / name)
    return made


@contextmanager
def service(folder: Path, reports: Mapping[str, bytes] | None = None, read: Callable[..., Extraction] = read_any, **settings: Any) -> Iterator[TestClient]:
    """A client of the service over a folder; failures inside come as responses."""
    with TestClient(create_app(katsaus(folder, reports, read, **settings)), raise_server_exceptions=False) as client:
        yield client


def until(done: Callable[[], Any]) -> Any:
    """Waits until something is true, and gives it."""
    ends = time.monotonic() + WAIT_SECONDS
    while not (found := done()):
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
    return found


def sent(client: TestClient, name: str, content: bytes) -> dict[str, Any]:
    """Uploads a report and waits for its job to end; gives the job."""
    response = client.post("/v1/reports", files={"file": (name, content, "application/pdf")}, headers=ADMIN)
    assert response.status_code == 202, response.text
    url = response.headers["Location"]

    def ended() -> dict[str, Any] | None:
        job: dict[str, Any] = client.get(url).json()
        return job if job["state"] in ("done", "failed") else None

    job: dict[str, Any] = until(ended)
    return job


def problem_of(response: Any, status: int) -> dict[str, Any]:
    """The problem document of a response, checked for what all of them share."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status and body["type"] == "about:blank" and body["title"] and body["detail"]
    assert (status == 422) >= ("errors" in body)
    return body
