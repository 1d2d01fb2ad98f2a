"""The commands of the evaluation, by themselves: as plug-ins they are tested with the command line."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app
from ingest.errors import KatsausError


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A pool of two passages and one query."""
    passages = [{"id": "nq001_0000", "text": "Uimahalli avattiin."}, {"id": "nq001_0001", "text": "Kirjaston aukioloajat lyhenivät."}]
    queries = [{"id": "nq-fi-0000", "passage": "nq001_0000", "question": "Milloin uimahallin ovet avataan?"}]
    for name, rows in (("pool.passages", passages), ("queries", queries)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_retrieval_keeps_runs_and_prints_figures(split: Path) -> None:
    ended = CliRunner().invoke(app, ["retrieval", str(split), str(split / "runs"), "--system", "bm25-base-forms", "--system", "bm25-snowball"])
    lines = ended.stdout.splitlines()
    assert ended.exit_code == 0 and lines[0] == "2 tekstikohtaa, 1 kysymystä"
    assert [line.partition(":")[0] for line in lines[1:3]] == ["bm25-base-forms", "bm25-snowball"]
    assert any(line.startswith("bm25-base-forms") and "recall@5 1.000" in line for line in lines[3:])
    kept = json.loads((split / "runs" / "bm25-base-forms.jsonl").read_text(encoding="utf-8"))
    assert kept == {"query": "nq-fi-0000", "passages": ["nq001_0000"]}


def test_retrieval_of_an_unknown_system_is_wrong_usage(split: Path) -> None:
    ended = CliRunner().invoke(app, ["retrieval", str(split), str(split / "runs"), "--system", "x"])
    assert ended.exit_code == 2 and not (split / "runs").exists()


def test_retrieval_without_its_files_says_which(tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["retrieval", str(tmp_path), str(tmp_path / "runs")])
    assert isinstance(ended.exception, KatsausError) and "pool.passages.jsonl.gz ei ole" in str(ended.exception)
