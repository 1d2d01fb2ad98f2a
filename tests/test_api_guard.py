"""Keys, limits, headers, health and metrics."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from service import ADMIN, KEY, katsaus, problem_of, service
from starlette.testclient import TestClient

from api.app import create_app
from api.guard import Keys
from api.logs import JsonLines
from api.rate import RateLimit
from ingest.errors import SettingError, StoreError
from ingest.stores.stored import FigureQuery
from retrieval.build import Katsaus

READER = "lukijan-avain"
SECRET = "salaisuus"
SOME = {"koe.pdf": b"alku 3 1"}
FILE = {"file": ("x.pdf", b"%PDF-1.4 rikki", "application/pdf")}


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.mark.parametrize(
    ("keys", "given", "read", "write"),
    [
        pytest.param({}, {}, 200, 403, id="no keys are set, none given"),
        pytest.param({}, bearer(KEY), 200, 403, id="no keys are set, one given"),
        pytest.param({"admin_key": KEY}, {}, 200, 401, id="administrator's is set, none given"),
        pytest.param({"admin_key": KEY}, bearer("vaara-avain"), 200, 403, id="administrator's is set, a wrong one given"),
        pytest.param({"admin_key": KEY}, bearer(KEY), 200, 202, id="administrator's is set and given"),
        pytest.param({"admin_key": KEY}, {"Authorization": f"bearer  {KEY}"}, 200, 202, id="small letters"),
        pytest.param({"admin_key": KEY}, {"Authorization": KEY}, 200, 401, id="without Bearer"),
        pytest.param({"admin_key": KEY}, {"Authorization": f"Basic {KEY}"}, 200, 401, id="another scheme"),
        pytest.param({"admin_key": KEY}, {"Authorization": b"Bearer \xe4\xff"}, 200, 403, id="a key of other signs"),
        pytest.param({"reader_key": READER}, {}, 401, 403, id="reader's is set, none given"),
        pytest.param({"reader_key": READER}, bearer(READER), 200, 403, id="reader's is set and given"),
        pytest.param({"reader_key": READER, "admin_key": KEY}, bearer(READER), 200, 403, id="both are set, reader's given"),
        pytest.param({"reader_key": READER, "admin_key": KEY}, bearer(KEY), 200, 202, id="both are set, administrator's given"),
        pytest.param({"reader_key": READER, "admin_key": KEY}, bearer("vaara-avain"), 403, 403, id="both are set, a wrong one given"),
    ],
)
def test_keys(tmp_path: Path, keys: dict[str, str], given: dict[str, Any], read: int, write: int) -> None:
    with service(tmp_path, SOME, **keys) as client:
        for path in ("/v1/reports", "/v1/figures", "/v1/records", "/v1/passages?q=koe", "/v1/reports/koe", "/v1/reports/koe/checks", "/v1/reports/koe/file"):
            assert client.get(path, headers=given).status_code == read, path
        assert client.post("/v1/ask", json={"question": "Mitä?"}, headers=given).status_code == read
        upload = client.post("/v1/reports", files=FILE, headers=given)
        assert upload.status_code == write
        removal = client.delete("/v1/reports/koe", headers=given)
        assert removal.status_code == (204 if write == 202 else write)
        for refused in (upload, removal):
            if write != 202:
                problem_of(refused, write)
        assert ("WWW-Authenticate" in upload.headers) is (write == 401)
        assert {client.get(path).status_code for path in ("/healthz", "/metrics", "/openapi.json", "/")} == {200}
        assert len(client.get("/v1/reports", headers=given).json().get("reports", [])) == (0 if read != 200 or write == 202 else 1)


def test_a_key_may_lie_in_a_file(tmp_path: Path) -> None:
    key = tmp_path / "avain"
    key.write_text(f"{KEY}\n", encoding="utf-8")
    with service(tmp_path, SOME, admin_key_file=key) as client:
        assert client.delete("/v1/reports/koe", headers=ADMIN).status_code == 204


def test_a_key_that_is_too_short_ends_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="KATSAUS_ADMIN_KEY"):
        create_app(katsaus(tmp_path, admin_key="lyhyt"))


def test_keys_are_not_kept_as_they_are() -> None:
    assert KEY not in repr(vars(Keys(KEY, READER))) and READER not in repr(vars(Keys(KEY, READER)))


# ------------------------------------------------------------------------------------------------ limits


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with service(tmp_path_factory.mktemp("small"), SOME, admin_key=KEY, upload_megabytes=1) as client:
        yield client


def pieces(count: int) -> Iterator[bytes]:
    yield from (b" " * 100_000 for _ in range(count))


@pytest.mark.parametrize("content", [b" " * 1_100_000, pieces(11)], ids=["with its length", "in pieces"])
def test_a_body_that_is_too_big_is_refused(small: TestClient, content: Any) -> None:
    problem_of(small.post("/v1/ask", content=content, headers={"Content-Type": "application/json"}), 413)


def test_an_upload_that_is_too_big_is_refused(small: TestClient) -> None:
    assert "1 Mt" in problem_of(small.post("/v1/reports", files={"file": ("x.pdf", b"%PDF-" + b" " * 1_200_000)}, headers=ADMIN), 413)["detail"]
    boundary = b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n%PDF-'
    body = (part for part in [boundary, *pieces(13), b"\r\n--x--\r\n"])
    problem_of(small.post("/v1/reports", content=body, headers={**ADMIN, "Content-Type": "multipart/form-data; boundary=x"}), 413)
    assert small.post("/v1/reports", files={"file": ("x.pdf", b"%PDF-" + b" " * 999_000)}, headers=ADMIN).status_code == 202


def test_a_client_that_asks_too_often_waits(tmp_path: Path) -> None:
    with service(tmp_path, SOME, rate_limit=3) as client:
        assert [client.get("/v1/reports").status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = client.post("/v1/ask", json={"question": "Mitä?"})
        problem_of(refused, 429)
        assert 1 <= int(refused.headers["Retry-After"]) <= 20
        assert client.get("/healthz").status_code == 200  # only what costs is counted


def test_a_bucket_fills_evenly() -> None:
    now = [0.0]
    rate = RateLimit(6, lambda: now[0])
    assert [rate.wait("a") for _ in range(7)] == [0, 0, 0, 0, 0, 0, 10] and rate.wait("b") == 0
    now[0] = 9.0
    assert rate.wait("a") == 1
    now[0] = 10.0
    assert [rate.wait("a"), rate.wait("a")] == [0, 10]
    now[0] = 1000.0
    assert [rate.wait("a") for _ in range(7)] == [0, 0, 0, 0, 0, 0, 10]
    assert [RateLimit(0).wait("a") for _ in range(100)] == [0] * 100


# ------------------------------------------------------------------------------------------------ headers, health, metrics


@pytest.mark.parametrize("path", ["/", "/healthz", "/v1/reports", "/v1/outo", "/v1/figures?limit=0", "/openapi.json"])
def test_every_response_has_its_id_and_what_browsers_heed(small: TestClient, path: str) -> None:
    headers = small.get(path, headers={"X-Request-ID": "oma-1"}).headers
    assert headers["X-Request-ID"] == "oma-1" and headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith(("default-src 'self';", "default-src 'none';")) and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert "access-control-allow-origin" not in small.get(path, headers={"Origin": "https://muu.example"}).headers


@pytest.mark.parametrize("given", [None, "", "paha\ttunnus", "x" * 65, "a b", '"}'])
def test_a_request_without_a_fit_id_gets_one(small: TestClient, given: str | None) -> None:
    ids = [small.get("/healthz", headers={} if given is None else {"X-Request-ID": given}).headers["X-Request-ID"] for _ in range(2)]
    assert len(set(ids)) == 2 and all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)


class Broken(Katsaus):
    """Its listings fail in a way that nobody foresaw."""

    def figures(self, query: FigureQuery | None = None, *_: Any, **__: Any) -> Any:
        raise RuntimeError(SECRET, query)


def test_what_was_not_foreseen_is_told_without_its_text(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    made = katsaus(tmp_path, SOME)
    with TestClient(create_app(Broken(made.settings, made.store))) as client:
        response = client.get("/v1/figures?q=arkaluonteista", headers={"X-Request-ID": "oma-2"})
        assert SECRET not in json.dumps(problem_of(response, 500)) and response.headers["X-Request-ID"] == "oma-2"
        assert client.get("/v1/reports").status_code == 200
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name.startswith("katsaus")]
    [failed] = [line for line in lines if line["message"] == "failed"]
    assert (failed["request"], failed["error"], failed["level"]) == ("oma-2", "RuntimeError", "ERROR") and "test_api_guard" in failed["where"]
    assert SECRET not in json.dumps(lines) and "arkaluonteista" not in json.dumps(lines)


class Gone(Katsaus):
    """Its stores cannot be used."""

    def warm(self) -> None:
        raise StoreError("/polku ei aukea")


def test_ready_only_when_the_stores_are(tmp_path: Path) -> None:
    made = katsaus(tmp_path)
    with TestClient(create_app(Gone(made.settings, made.store))) as client:
        response = client.get("/readyz")
        assert "polku" not in problem_of(response, 503)["detail"] and response.headers["Retry-After"]
        assert client.get("/healthz").json() == {"status": "ok"}


def test_metrics_count_requests_and_answers(tmp_path: Path) -> None:
    with service(tmp_path, SOME, admin_key=KEY) as client:
        for _ in range(2):
            client.post("/v1/ask", json={"question": "Paljonko Utsjoen satamatuotot olivat vuonna 1987?"})
        client.get("/v1/reports/koe")
        client.get("/v1/reports/outo")
        client.get("/outo/polku")
        response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = set(response.text.splitlines())
    assert {
        'katsaus_requests_total{method="POST",route="/v1/ask",status="200"} 2.0',
        'katsaus_requests_total{method="GET",route="/v1/reports/{report_id}",status="200"} 1.0',
        'katsaus_requests_total{method="GET",route="/v1/reports/{report_id}",status="404"} 1.0',
        'katsaus_requests_total{method="other",route="other",status="404"} 1.0',
        'katsaus_answers_total{status="not_found"} 2.0',
        "katsaus_reports 1.0",
        "katsaus_jobs_waiting 0.0",
    } <= lines
