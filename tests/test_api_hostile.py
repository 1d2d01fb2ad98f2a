"""Hostile uploads: each is refused, fails as a job with a reason, or is read whole; the service lives on, no larger, and keeps nothing of them.

KATSAUS_TEST_HOSTILE_UPLOADS is how many are sent, one of each kind unless it is set; to see what became of each kind:
KATSAUS_TEST_HOSTILE_UPLOADS=500 python -m pytest -s tests/test_api_hostile.py
"""

import http.client
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hostile_uploads import KINDS, Upload, uploads
from small_pdfs import report

from eval.serving import KEY, Served

COUNT = int(os.environ.get("KATSAUS_TEST_HOSTILE_UPLOADS", str(len(KINDS))))
LIMITS = {"KATSAUS_READING_MINUTES": "0.5", "KATSAUS_READING_MEGABYTES": "1500", "KATSAUS_UPLOAD_MEGABYTES": "5", "KATSAUS_REPORT_PAGES": "1000"}
QUESTION = "Mitkä olivat perusopetuksen toimintakulut tammi–maaliskuussa 2025?"
GROWTH_MIB = 100
WAIT_SECONDS = 60 * 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with Served(tmp_path / "a" / "b" / "data", **LIMITS) as served:
        yield served


def call(served: Served, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, Any]:
    """(status, JSON body) of a call on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=120)
    try:
        connection.request(method, path, body, headers or {})
        reply = connection.getresponse()
        text = reply.read()
    finally:
        connection.close()
    return reply.status, json.loads(text) if text else None


def send(served: Served, upload: Upload) -> tuple[int, Any]:
    name = upload.name.replace('"', "%22").encode()
    head = b'--raja\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\nContent-Type: %s\r\n\r\n' % (name, upload.media_type.encode())
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "multipart/form-data; boundary=raja"}
    return call(served, "POST", "/v1/reports", head + upload.content + b"\r\n--raja--\r\n", headers)


def ended(served: Served, job_id: str) -> dict[str, Any]:
    """The job once it has ended; meanwhile questions are answered."""
    ends = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < ends:
        status, job = call(served, "GET", f"/v1/jobs/{job_id}")
        assert status == 200 and call(served, "GET", "/healthz")[0] == 200
        if job["state"] in ("done", "failed"):
            return dict(job)
        time.sleep(0.1)
    raise AssertionError("a job does not end")


def asked(served: Served) -> Any:
    body = json.dumps({"question": QUESTION, "report_ids": ["hyva"]}).encode()
    status, answer = call(served, "POST", "/v1/ask", body, {"Content-Type": "application/json"})
    assert status == 200
    return answer["values"][0]["number"]


def memory(served: Served) -> int:
    """MiB that the service's own process holds."""
    lines = Path(f"/proc/{served.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


def settled(served: Served, name: str) -> None:
    """A good report read in, replaced, asked about: what the service loads once, it has loaded."""
    for actual in ("-270 000", "-280 000"):
        status, job = send(served, Upload("good", name, report(actual=actual)))
        assert status == 202 and ended(served, job["job_id"])["state"] == "done"
        asked(served)
        call(served, "GET", "/v1/passages?q=peruskorjaus")


def test_hostile_uploads_do_no_harm(served: Served, tmp_path: Path) -> None:
    settled(served, "hyva.pdf")
    before, answer = memory(served), asked(served)
    sent: list[tuple[Upload, str]] = []
    became: Counter[tuple[str, str]] = Counter()
    for upload in uploads(COUNT):
        status, reply = send(served, upload)
        assert status == 202 or 400 <= status < 500, (upload.kind, upload.name, status)
        if status == 202:
            sent.append((upload, reply["job_id"]))
        else:
            assert reply["detail"], "a refusal says why"
            became[upload.kind, str(status)] += 1
    whole: dict[str, bytes] = {}
    for upload, job_id in sent:
        job = ended(served, job_id)
        became[upload.kind, job["state"]] += 1
        assert "/" not in job["file_name"] and "\\" not in job["file_name"]
        if job["state"] == "failed":
            assert 400 <= job["error"]["status"] < 500 and job["error"]["detail"], (upload.kind, job["error"])
        else:
            whole[job["report_id"]] = upload.content
            assert call(served, "GET", f"/v1/reports/{job['report_id']}")[1]["pages"] > 0
    for (kind, end), count in sorted(became.items()):
        print(f"{kind}: {end} {count}")
    grown = memory(served) - before
    print(f"{COUNT} uploads; memory {before} MiB before, {grown:+} MiB after")
    assert set(KINDS) == {kind for kind, _ in became}
    assert became["a PDF still", "done"] == sum(upload.kind == "a PDF still" for upload in uploads(COUNT)), "a PDF that is whole is read"
    assert all(end in ("415", "413") for kind, end in became if kind in ("another type", "too large"))
    assert asked(served) == answer
    assert grown <= GROWTH_MIB
    assert list((served.folder / "uploads").iterdir()) == []
    kept = {path.name for path in (served.folder / "files").rglob("*") if path.is_file()}
    held = {sha256(content).hexdigest() for content in (*whole.values(), report(actual="-280 000"))}
    assert {name.removesuffix(".pdf") for name in kept} <= held, "no file of a refused one is left"
    assert [path.name for path in tmp_path.rglob("*ulos*") if path.is_file()] == [], "no name leads elsewhere"
