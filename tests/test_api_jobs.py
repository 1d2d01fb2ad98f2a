"""Reports sent in: read, replaced, refused, taken out; and the queue over a restart."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_up import read_text
from service import ADMIN, KEY, katsaus, problem_of, sent, service, until
from small_pdfs import BAD_PDFS, report
from starlette.testclient import TestClient

from api.jobs import safe_name
from ingest.apart import ExtractApart
from ingest.model import Extraction

QUESTION = {"question": "Mitkä olivat perusopetuksen toimintakulut tammi–maaliskuussa 2025?"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jobs")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with service(folder, read=ExtractApart(2000, 60.0), admin_key=KEY) as client:
        yield client


def left(folder: Path) -> list[Path]:
    """Files that wait to be read or are left of those that were."""
    return list((folder / "uploads").iterdir())


def test_a_report_comes_is_asked_about_replaced_and_goes(client: TestClient, folder: Path) -> None:
    job = sent(client, "Koela 1-3 2025.pdf", report())
    assert job["state"] == "done" and job["error"] is None and job["file_name"] == "Koela 1-3 2025.pdf" and job["progress"] == {"page": 2, "pages": 2}
    report_id = job["report_id"]
    assert client.get(f"/v1/reports/{report_id}").json()["file_name"] == "Koela 1-3 2025.pdf"
    assert [value["number"] for value in client.post("/v1/ask", json=QUESTION).json()["values"]] == ["-270000"]
    assert sent(client, "Koela 1-3 2025.pdf", report())["report_id"] == report_id
    assert sent(client, "Koela 1-3 2025.pdf", report(actual="-280 000"))["report_id"] == report_id
    assert [value["number"] for value in client.post("/v1/ask", json=QUESTION).json()["values"]] == ["-280000"]
    assert len(client.get("/v1/reports").json()["reports"]) == 1
    removal = client.delete(f"/v1/reports/{report_id}", headers=ADMIN)
    assert (removal.status_code, removal.content) == (204, b"")
    assert client.post("/v1/ask", json=QUESTION).json()["status"] == "not_found"
    for path in ("", "/file", "/checks", "/pages/1"):
        problem_of(client.get(f"/v1/reports/{report_id}{path}"), 404)
    problem_of(client.delete(f"/v1/reports/{report_id}", headers=ADMIN), 404)
    until(lambda: not left(folder))


def test_what_a_job_says_first(client: TestClient) -> None:
    response = client.post("/v1/reports", files={"file": ("koela.pdf", report())}, headers=ADMIN)
    job = response.json()
    assert response.status_code == 202 and response.headers["Location"] == f"/v1/jobs/{job['job_id']}"
    assert {**job, "job_id": ""} == {
        "job_id": "", "state": "queued", "file_name": "koela.pdf", "progress": {"page": 0, "pages": 0}, "report_id": None, "error": None,
    }  # fmt: skip


@pytest.mark.parametrize("name", [name for name in BAD_PDFS if name not in ("not-a-pdf", "nothing")])
def test_a_pdf_that_cannot_be_read_fails_as_a_job(client: TestClient, folder: Path, name: str) -> None:
    job = sent(client, f"{name}.pdf", BAD_PDFS[name])
    assert job["state"] == "failed" and job["report_id"] is None
    error = job["error"]
    assert error["status"] == 422 and error["title"] and error["detail"].startswith(f"{name}.pdf: ")
    words = {"broken": "rikki", "encrypted": "salasana", "no-pages": "sivua", "blank": "luettavaa", "scanned": "kuvia"}
    assert words[name] in error["detail"] and "/" not in error["detail"]
    problem_of(client.get(f"/v1/reports/{name}"), 404)
    until(lambda: not left(folder))


@pytest.mark.parametrize("name", ["not-a-pdf", "nothing"])
def test_what_is_no_pdf_is_refused_at_once(client: TestClient, name: str) -> None:
    problem_of(client.post("/v1/reports", files={"file": ("x.pdf", BAD_PDFS[name], "application/pdf")}, headers=ADMIN), 415)


@pytest.mark.parametrize(
    "request_of",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"data": {"file": "teksti"}}, id="text for a file"),
        pytest.param({"files": {"tiedosto": ("x.pdf", report())}}, id="another field"),
        pytest.param({"content": report(), "headers": {"Content-Type": "application/pdf"}}, id="no form"),
    ],
)
def test_an_upload_without_a_file_is_refused(client: TestClient, request_of: dict[str, Any]) -> None:
    headers = {**ADMIN, **request_of.pop("headers", {})}
    assert [error["field"] for error in problem_of(client.post("/v1/reports", headers=headers, **request_of), 422)["errors"]] == ["file"]


@pytest.mark.parametrize("content", [b"--y\r\n", b"--x\r\nrikki", b""], ids=["another boundary", "cut", "empty"])
def test_a_broken_form_is_refused(client: TestClient, content: bytes) -> None:
    headers = {**ADMIN, "Content-Type": "multipart/form-data; boundary=x"}
    assert client.post("/v1/reports", content=content, headers=headers).status_code in (400, 422)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("../../etc/passwd", "passwd.pdf"), ("..\\..\\a.pdf", "a.pdf"), ("/tmp/Tilinpäätös 2024.PDF", "Tilinpäätös 2024.PDF"), ("", "raportti.pdf"),
        (".pdf", "raportti.pdf"), ("..", "raportti.pdf"), ("a\x00b\n.pdf", "a_b.pdf"), ('con<>:"|?*x.pdf', "con_______x.pdf"), ("koe.docx", "koe.docx.pdf"),
        ("ä" * 300 + ".pdf", "ä" * 90 + ".pdf"), ("A\u0308iti.pdf", "Äiti.pdf"), (" -koe- .pdf", "-koe-.pdf"),
    ],
)  # fmt: skip
def test_safe_name(given: str, expected: str) -> None:
    assert safe_name(given) == expected


def test_a_name_with_a_path_stays_in_its_folder(client: TestClient) -> None:
    job = sent(client, "../../../../etc/paha.pdf", report())
    assert job["state"] == "done" and job["file_name"] == "paha.pdf" and client.get(f"/v1/reports/{job['report_id']}").json()["file_name"] == "paha.pdf"


def test_a_report_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    with service(tmp_path, admin_key=KEY, report_pages=1) as client:
        job = sent(client, "pitka.pdf", report())
        assert job["state"] == "failed" and "2 sivua" in job["error"]["detail"] and "enintään 1" in job["error"]["detail"]


def test_what_was_not_foreseen_fails_the_job_and_no_other(tmp_path: Path) -> None:
    def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Extraction:
        if "paha" in path.name:
            raise RuntimeError("salaisuus")
        return read_text(path, progress)

    with service(tmp_path, read=read, admin_key=KEY) as client:
        job = sent(client, "paha.pdf", b"%PDF- 1 1")
        assert job["state"] == "failed" and job["error"]["status"] == 500 and "salaisuus" not in str(job)
        assert sent(client, "hyva.pdf", b"%PDF- 1 1")["state"] == "done"


class Slow:
    """Reads until it is let go on; `began` is set when it has begun."""

    def __init__(self) -> None:
        self.began, self.go = threading.Event(), threading.Event()

    def __call__(self, path: Path, progress: Callable[[int, int], None] | None = None) -> Extraction:
        self.began.set()
        while not self.go.wait(0.01):
            assert progress is not None
            progress(1, 3)
        return read_text(path, progress)


def test_a_restart_reads_what_was_left(tmp_path: Path) -> None:
    slow = Slow()
    with service(tmp_path, read=slow, admin_key=KEY) as client:
        jobs = [client.post("/v1/reports", files={"file": (f"{name}.pdf", b"%PDF- 2 1")}, headers=ADMIN).json()["job_id"] for name in ("eka", "toka")]
        assert slow.began.wait(30)
        running = until(lambda: (job := client.get(f"/v1/jobs/{jobs[0]}").json())["progress"]["page"] and job)
        assert (running["state"], running["progress"]) == ("running", {"page": 1, "pages": 3})
        assert "katsaus_jobs_waiting 2.0" in client.get("/metrics").text
    # a file that no job knows is swept
    stray = tmp_path / "uploads" / "outo"
    stray.mkdir()
    with service(tmp_path, read=read_text, admin_key=KEY) as client:
        for job_id in jobs:
            until(lambda job_id=job_id: client.get(f"/v1/jobs/{job_id}").json()["state"] == "done")
        assert [one["report_id"] for one in client.get("/v1/reports").json()["reports"]] == ["eka", "toka"]
        until(lambda: not left(tmp_path))


def test_reports_are_read_while_questions_are_answered(tmp_path: Path) -> None:
    slow = Slow()
    katsaus(tmp_path, {"koe.pdf": b"alku 12 2"}).close()
    with service(tmp_path, read=slow, admin_key=KEY) as client:
        client.post("/v1/reports", files={"file": ("toinen.pdf", b"%PDF- 2 1")}, headers=ADMIN)
        assert slow.began.wait(30)
        assert client.post("/v1/ask", json={"question": "Mikä oli perusopetuksen tili 0 tammi–maaliskuussa 2025?"}).json()["status"] == "answered"
        assert len(client.get("/v1/reports").json()["reports"]) == 1
        slow.go.set()
        until(lambda: len(client.get("/v1/reports").json()["reports"]) == 2)
