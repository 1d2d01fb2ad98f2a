"""Gold questions asked of a service: the same replies as in process, its versions, its search and its reports' pages."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from made_up import read_text
from service import KEY, katsaus, service
from starlette.testclient import TestClient

from eval.asked import DEPTH, InProcess, OverHttp
from ingest.errors import KatsausError
from retrieval.fingerprint import fingerprint

REPORTS = {"koe.pdf": b"alku 12 4"}
QUESTION = "Paljonko Perusopetuksen Tili 0 oli tammi-maaliskuussa 2025?"


class Through(httpx.BaseTransport):
    """Carries requests to an app in this process."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        given = self._client.request(request.method, str(request.url), content=request.read(), headers=dict(request.headers))
        headers = {name: value for name, value in given.headers.items() if name.lower() not in ("content-encoding", "content-length")}
        return httpx.Response(given.status_code, headers=headers, content=given.content)


def over(client: TestClient, key: str | None = None) -> OverHttp:
    return OverHttp("http://testserver", key, Through(client))


def test_a_service_replies_as_the_process_does(tmp_path: Path) -> None:
    with service(tmp_path / "a", REPORTS, read_text) as client:
        made = katsaus(tmp_path / "b", REPORTS, read_text)
        there, here = over(client), InProcess(made)
        assert there.reports() == here.reports() == {"koe": "koe"}
        for question in (QUESTION, "Mikä on Utsjoen satama?"):
            assert there.ask(question, None, ["koe"])[0] == here.ask(question, None, ["koe"])[0]
        assert there.search("alku", ["koe"]) == here.search("alku", ["koe"]) and 0 < len(here.search("alku", None)) <= DEPTH
        assert there.fingerprint() == {"url": "http://testserver", **here.fingerprint()}
        made.close()


def test_a_reports_file_is_fetched(tmp_path: Path) -> None:
    with service(tmp_path, REPORTS, read_text) as client:
        there = over(client)
        path = there.file("koe")
        assert path is not None and path.read_bytes() == REPORTS["koe.pdf"] and there.file("muu") is None


def test_the_readers_key_is_given(tmp_path: Path) -> None:
    with service(tmp_path, REPORTS, read_text, reader_key=KEY) as client:
        assert over(client, KEY).reports() == {"koe": "koe"}
        with pytest.raises(KatsausError, match="401"):
            over(client)


def test_a_service_that_fails_gives_failed_replies(tmp_path: Path) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/reports":
            return httpx.Response(200, json={"reports": [{"report_id": "koe", "file_name": "koe.pdf"}], "next_cursor": None})
        return httpx.Response(500)

    there = OverHttp("http://testserver", None, httpx.MockTransport(broken))
    assert there.ask(QUESTION, None, None)[0].failed and there.search(QUESTION, None) == () and there.file("koe") is None
    assert there.fingerprint() != there.fingerprint(), "nobody knows whether it is still the same"


@pytest.mark.parametrize(
    ("setting", "counts"),
    [
        pytest.param({"conversation_hours": 1}, True, id="how long a conversation lasts"),
        pytest.param({"port": 9999}, False, id="port"),
        pytest.param({"admin_key": "toinen-avain"}, False, id="key"),
        pytest.param({"page_name": "Oma"}, False, id="page"),
    ],
)
def test_settings_that_bear_on_answers_are_told_apart(tmp_path: Path, setting: dict[str, Any], counts: bool) -> None:
    one, other = katsaus(tmp_path / "a", REPORTS, read_text), katsaus(tmp_path / "b", REPORTS, read_text, **setting)
    assert (fingerprint(one) != fingerprint(other)) == counts
    assert fingerprint(one)["corpus"] == fingerprint(other)["corpus"]


def test_another_report_is_told_apart(tmp_path: Path) -> None:
    one, other = katsaus(tmp_path / "a", REPORTS, read_text), katsaus(tmp_path / "b", {"koe.pdf": b"toinen 12 4"}, read_text)
    assert fingerprint(one)["corpus"] != fingerprint(other)["corpus"]
