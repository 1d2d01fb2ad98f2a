"""POST /v1/ask and /v1/ask/stream."""

import json
import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from service import katsaus, problem_of, service
from small_pdfs import report
from starlette.testclient import TestClient

from api.app import create_app
from api.asking import pieces
from api.logs import JsonLines
from ingest.data import data_path
from ingest.errors import StoreBusy
from retrieval.build import Katsaus

QUESTION = "Mitkä olivat perusopetuksen toimintakulut tammi–maaliskuussa 2025?"
OWN = {"conversation_id", "timing_ms"}
"""What differs from one answer to the next."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with service(tmp_path_factory.mktemp("ask"), {"koela.pdf": report(), "muu.pdf": b"alku 12 4"}, question_characters=200) as client:
        yield client


def ask(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_a_number_comes_with_its_place(client: TestClient) -> None:
    answer = ask(client, QUESTION, report_ids=["koela"])
    assert answer["status"] == "answered" and answer["question"] == QUESTION
    [value] = answer["values"]
    assert (value["number"], value["unit"]) == ("-270000", "EUR") and value["text"] in answer["answer"]
    citation = answer["citations"][0]
    assert (citation["id"], citation["report_id"], citation["page"], citation["url"]) == (1, "koela", 1, "/v1/reports/koela/pages/1")
    assert "-270 000" in citation["quote"] and "[1]" in answer["answer"]
    x0, top, x1, bottom = citation["bbox"]
    assert 60 <= x0 < x1 <= 595 and 230 < top < 246 < bottom < 265  # where small_pdfs draws the row
    assert set(answer) >= {"standalone_question", "calculation", "caveats", "suggestions", "understood"} and answer["timing_ms"] > 0


def test_a_conversation_goes_on(client: TestClient) -> None:
    first = ask(client, QUESTION, report_ids=["koela"])
    then = ask(client, "Entä talousarviossa?", conversation_id=first["conversation_id"], report_ids=["koela"])
    assert then["conversation_id"] == first["conversation_id"] and [value["number"] for value in then["values"]] == ["-1100000"]
    assert ask(client, QUESTION)["conversation_id"] != first["conversation_id"]


def test_what_the_reports_do_not_tell_is_not_found(client: TestClient) -> None:
    answer = ask(client, "Paljonko Utsjoen satamatuotot olivat vuonna 1987?")
    assert answer["status"] == "not_found" and answer["values"] == [] and answer["answer"]


@pytest.mark.parametrize("path", ["/v1/ask", "/v1/ask/stream"])
@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        pytest.param({}, 422, "question", id="no question"),
        pytest.param({"question": ""}, 422, "question", id="empty question"),
        pytest.param({"question": " \n"}, 422, "question", id="blank question"),
        pytest.param({"question": "x" * 201}, 422, "question", id="long question"),
        pytest.param({"question": 7}, 422, "question", id="number for a question"),
        pytest.param({"question": "Mitä?", "report_ids": "koela"}, 422, "report_ids", id="text for a list"),
        pytest.param({"question": "Mitä?", "report_ids": ["koela", "outo"]}, 422, "report_ids", id="unknown report"),
        pytest.param({"question": "Mitä?", "report_ids": [1]}, 422, "report_ids", id="number for a report"),
        pytest.param([], 422, "body", id="no object"),
        pytest.param({"question": "Mitä?", "conversation_id": "outo"}, 404, None, id="unknown conversation"),
    ],
)
def test_wrong_questions_are_refused(client: TestClient, path: str, body: Any, status: int, field: str | None) -> None:
    problem = problem_of(client.post(path, json=body), status)
    assert [error["field"] for error in problem.get("errors", [])] == ([field] if field else [])


def test_an_unknown_report_is_named(client: TestClient) -> None:
    problem = problem_of(client.post("/v1/ask", json={"question": "Mitä?", "report_ids": ["koela", "outo"]}), 422)
    assert "outo" in problem["errors"][0]["detail"] and "koela" not in problem["errors"][0]["detail"]


@pytest.mark.parametrize("content", [b"{", b'{"question": "\\ud800"}', b"\xff\xfe"], ids=["cut", "half a character", "no text"])
def test_what_is_no_json_is_refused(client: TestClient, content: bytes) -> None:
    assert client.post("/v1/ask", content=content, headers={"Content-Type": "application/json"}).status_code in (400, 422)


def test_no_reports_are_none(client: TestClient) -> None:
    assert ask(client, QUESTION, report_ids=[])["status"] == "not_found"


@pytest.mark.parametrize("question", [QUESTION, "Miksi keskuskoulun peruskorjaus aloitettiin?", "Paljonko Utsjoen satamatuotot olivat vuonna 1987?"])
def test_the_stream_ends_in_the_very_answer(client: TestClient, question: str) -> None:
    whole = ask(client, question)
    response = client.post("/v1/ask/stream", json={"question": question})
    assert response.status_code == 200 and response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    names = [name for name, _ in found]
    assert names == sorted(names, key=["status", "delta", "answer"].index) and names.count("answer") == 1
    assert "".join(data["text"] for name, data in found if name == "delta") == whole["answer"]
    last = found[-1][1]
    assert {name: value for name, value in last.items() if name not in OWN} == {name: value for name, value in whole.items() if name not in OWN}
    assert ask(client, "Entä talousarviossa?", conversation_id=last["conversation_id"])["conversation_id"] == last["conversation_id"]


SAMPLES = ("esimerkki-heinola-hyvinvointipalvelut-2025-q1", "kaislajoki-osavuosikatsaus-1-9-2025")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Two of the sample reports, read as they are."""
    files = {f"{name}.pdf": (data_path("reports") / f"{name}.pdf").read_bytes() for name in SAMPLES}
    with service(tmp_path_factory.mktemp("sample"), files) as client:
        yield client


def gold(most: int) -> list[list[str]]:
    """Gold questions of all kinds about those reports, each with those of its conversation before it."""
    lines = [json.loads(line) for path in sorted(data_path("gold").glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    about = [one for one in lines if all(due["report"] in SAMPLES for due in one["citations"])]
    return [[*one["turns"], one["question"]] for one in about[:: len(about) // most][:most]]


def test_the_stream_ends_in_the_very_answer_to_fifty_gold_questions(sample: TestClient) -> None:
    asked, statuses = gold(50), Counter[str]()
    assert len(asked) == 50
    for questions in asked:
        one = other = None
        for question in questions:
            whole = ask(sample, question, conversation_id=one)
            found = events(sample.post("/v1/ask/stream", json={"question": question, "conversation_id": other}).text)
            name, last = found[-1]
            one, other = whole["conversation_id"], last["conversation_id"]
            assert name == "answer" and {n: v for n, v in last.items() if n not in OWN} == {n: v for n, v in whole.items() if n not in OWN}
            assert "".join(data["text"] for n, data in found if n == "delta") == whole["answer"]
        statuses[whole["status"]] += 1
    assert statuses["answered"] >= 25 and statuses["not_found"] >= 2, statuses


@pytest.mark.parametrize("text", ["", "Yksi", " −8 443 € on\nkate [1].  ", "\n\n"])
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text and all(pieces(text))


class Busy(Katsaus):
    """Its store can be used by all but questions."""

    def ask(self, *_: Any, **__: Any) -> Any:
        raise StoreBusy("/salainen/polku on käytössä")


def test_a_store_that_fails_midway_is_told_in_the_stream(tmp_path: Path) -> None:
    made = katsaus(tmp_path)
    with TestClient(create_app(Busy(made.settings, made.store))) as client:
        [*_, (name, problem)] = events(client.post("/v1/ask/stream", json={"question": QUESTION}).text)
        assert name == "error" and problem["status"] == 503 and "polku" not in problem["detail"]
        response = client.post("/v1/ask", json={"question": QUESTION})
        assert problem_of(response, 503) == problem and response.headers["Retry-After"]


@pytest.mark.parametrize("logged", [False, True], ids=["off", "on"])
def test_the_log_holds_questions_only_when_asked_to(tmp_path: Path, caplog: pytest.LogCaptureFixture, logged: bool) -> None:
    caplog.set_level(logging.INFO)
    with service(tmp_path, log_questions=logged) as client:
        client.post("/v1/ask", json={"question": "Paljonko salaisuus maksoi?"}, headers={"X-Request-ID": "pyynto-1"})
        client.post("/v1/ask", json={"question": "salaisuus" * 1000})
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name.startswith("katsaus")]
    assert ("salaisuus" in caplog.text + json.dumps(lines)) is logged
    [line] = [line for line in lines if line["message"] == "request" and line["request"] == "pyynto-1"]
    assert (line["method"], line["route"], line["status"], line["level"]) == ("POST", "/v1/ask", 200, "INFO") and line["ms"] > 0
