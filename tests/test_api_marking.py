"""Answers marked as wrong: kept only where it is switched on, without anything of the sender, and taken into gold by a command."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_up import read_text
from service import KEY, katsaus, problem_of, service
from typer.testing import CliRunner

from api.marking import FILE, Marking
from api.problems import ProblemError
from api.schema import MarkRequest
from eval import texts
from eval.cli import app
from eval.gold import read_gold
from eval.marked import FILE as TAKEN_FILE
from eval.marked import Mark, leave, read_marks
from ingest.errors import KatsausError

REPORTS = {"koe.pdf": b"alku 12 4"}
QUESTION = "Paljonko Perusopetuksen Tili 0 oli tammi-maaliskuussa 2025?"
MARK: dict[str, Any] = {
    "question": QUESTION,
    "turns": ["Paljonko Ääkköspalvelujen?"],
    "status": "answered",
    "answer": "−999,50 € [1].",
    "values": [{"number": "-999.50", "unit": "EUR"}],
    "citations": [{"report_id": "koe", "page": 1}, {"report_id": "muu", "page": 3}],
    "note": "Luvun pitäisi olla 1 000.",
}
KEPT = {"question", "turns", "status", "answer", "values", "citations", "note", "day"}


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FILE).read_text(encoding="utf-8").splitlines()]


def test_a_mark_is_kept_without_its_sender(tmp_path: Path) -> None:
    with service(tmp_path, REPORTS, read_text, marking=True) as client:
        for _ in range(2):
            assert client.post("/v1/marks", json=MARK | {"ip": "1.2.3.4"}, headers={"User-Agent": "selain"}).status_code == 204
        assert 'data-marking="on"' in client.get("/").text
    first, second = lines(tmp_path)
    assert first == second and set(first) == KEPT and first["day"] == date.today().isoformat()
    assert first["citations"] == [{"report": "koe", "page": 1}], "a report that is not held is left out"
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_nothing_is_kept_unless_it_is_switched_on(tmp_path: Path) -> None:
    with service(tmp_path, REPORTS, read_text) as client:
        assert "pois käytöstä" in problem_of(client.post("/v1/marks", json=MARK), 403)["detail"]
        assert 'data-marking="off"' in client.get("/").text
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": ""},
        {"question": "x" * 3000},
        {"note": "x" * 1001},
        {"values": [{"number": "viisi", "unit": "EUR"}]},
        {"status": "wrong"},
        {"turns": ["x" * 3000]},
    ],
    ids=["no question", "a long question", "a long note", "no number", "no such status", "a long turn"],
)
def test_what_is_no_mark_is_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with service(tmp_path, REPORTS, read_text, marking=True) as client:
        assert problem_of(client.post("/v1/marks", json=MARK | wrong), 422)["errors"]
    assert not (tmp_path / FILE).exists()


def test_the_readers_key_is_asked(tmp_path: Path) -> None:
    with service(tmp_path, REPORTS, read_text, marking=True, reader_key=KEY) as client:
        assert client.post("/v1/marks", json=MARK).status_code == 401
        assert client.post("/v1/marks", json=MARK, headers={"Authorization": f"Bearer {KEY}"}).status_code == 204


def test_a_full_file_takes_no_more(tmp_path: Path) -> None:
    made = katsaus(tmp_path, REPORTS, read_text, marking=True)
    marking, mark = Marking(made, most_bytes=1000), MarkRequest.model_validate(MARK)
    with pytest.raises(ProblemError) as refused:
        for _ in range(10):
            marking.keep(mark)
    assert refused.value.status == 503 and 0 < (tmp_path / FILE).stat().st_size <= 1000
    made.close()


def marked(folder: Path, *marks: dict[str, Any]) -> None:
    with service(folder, REPORTS, read_text, marking=True) as client:
        for mark in marks:
            assert client.post("/v1/marks", json=mark).status_code == 204


def run(folder: Path, given: str, *options: str) -> str:
    ended = CliRunner().invoke(app, ["marked", "--data-dir", str(folder), "--out", str(folder / "oma.jsonl"), *options], input=given)
    assert ended.exit_code == 0, ended.output
    return ended.output


def test_marks_become_gold_one_by_one(tmp_path: Path) -> None:
    assert FILE == TAKEN_FILE
    unanswered = MARK | {"question": "Montako poroa on?", "turns": [], "status": "not_found", "answer": "Ei tietoa.", "values": [], "citations": [], "note": ""}
    marked(tmp_path, MARK, unanswered, MARK | {"question": "Jätetään?"})
    said = run(tmp_path, "k\n−1 000\n\n2\nk\n12\ncount\n9\n3\no\n")
    assert "Luvun pitäisi olla 1 000." in said and "käyttäjälle vastattiin: −999,50 €" in said and "raportissa on sivut 1–3" in said
    first, second = read_gold([tmp_path / "oma.jsonl"])
    assert (first.question, first.turns, first.kind, first.due[0].number, first.citations[0].pages) == (QUESTION, tuple(MARK["turns"]), "marked", -1000, (2,))
    assert (second.status, second.due[0].number, second.citations[0].report, second.citations[0].pages) == ("answered", 12, "koe", (3,))
    assert [mark.question for mark in read_marks(tmp_path / FILE)] == ["Jätetään?"], "what was taken is not kept"
    run(tmp_path, "h\n")
    assert not (tmp_path / FILE).exists() and len(read_gold([tmp_path / "oma.jsonl"])) == 3
    assert texts.MARK_NONE in run(tmp_path, "")


def test_marks_are_forgotten(tmp_path: Path) -> None:
    marked(tmp_path, MARK, MARK)
    assert texts.MARK_FORGOTTEN.format(count=2) in run(tmp_path, "", "--forget")
    assert not (tmp_path / FILE).exists() and not (tmp_path / "oma.jsonl").exists()


def test_marks_that_come_meanwhile_stay(tmp_path: Path) -> None:
    marked(tmp_path, MARK, MARK | {"note": "uusi"})
    leave(tmp_path / FILE, [Mark.model_validate(lines(tmp_path)[0])])
    assert [mark.note for mark in read_marks(tmp_path / FILE)] == ["uusi"] and (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_line_that_is_no_mark_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{}\n", encoding="utf-8")
    with pytest.raises(KatsausError, match=r"marked\.jsonl:1"):
        read_marks(tmp_path / FILE)
