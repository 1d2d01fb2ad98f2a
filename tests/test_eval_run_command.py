"""`katsaus eval run` over a sample report as it is used: the same bytes twice, whatever the process and its workers, and what it writes and says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.runs import read_run
from ingest.data import data_path
from ingest.errors import KatsausError
from retrieval.build import build
from retrieval.settings import read_settings

ROOT = Path(__file__).parents[1]
QUESTIONS = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one sample, and the first of its gold questions."""
    made = tmp_path_factory.mktemp("eval")
    katsaus = build(read_settings(data_dir=made / "data"))
    katsaus.library.ingest(data_path("reports", "esimerkki-heinola-hyvinvointipalvelut-2025-q1.pdf"))
    katsaus.close()
    lines = data_path("gold", "esimerkki-heinola.jsonl").read_text(encoding="utf-8").splitlines()
    (made / "gold.jsonl").write_text("\n".join(lines[:QUESTIONS]), encoding="utf-8")
    return made


def kept(folder: Path) -> tuple[str, dict[str, str], str]:
    """(the run's name, what it depends on, its questions without their times)."""
    [path] = folder.glob("*.jsonl")
    head, _, lines = path.read_text(encoding="utf-8").partition("\n")
    assert len(re.findall(r'"ms": ', lines)) == QUESTIONS
    return path.stem, json.loads(head)["run"], re.sub(r'"ms": [\d.]+', '"ms": 0', lines)


def test_the_same_run_is_the_same_bytes_in_another_process(folder: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "api", "--data-dir", str(folder / "data"), "eval", "run", str(folder / "gold.jsonl")]
        more = ["--runs", str(tmp_path / seed), "--workers", seed, "--json"]
        subprocess.run([*command, *more], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=300)
    (one, first, lines), (other, second, again) = kept(tmp_path / "1"), kept(tmp_path / "2")
    assert lines == again
    assert (one == other) == (first == second), "named by what it depends on"
    assert first | {"code": ""} == second | {"code": ""}  # the code may be edited while the tests run


def test_what_a_run_writes_and_says(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "raja.toml").write_text("wrong = 0.0\nright = 0.5", encoding="utf-8")
    command = [
        "run",
        str(folder / "gold.jsonl"),
        "--data-dir",
        str(folder / "data"),
        "--runs",
        str(tmp_path / "runs"),
        "--thresholds",
        str(tmp_path / "raja.toml"),
    ]
    ended = CliRunner().invoke(app, [*command, "--html", str(tmp_path / "a.html"), "--junit", str(tmp_path / "a.xml"), "--json"])
    assert ended.exit_code == 0, ended.output
    told = json.loads(ended.stdout)
    assert told["questions"] == QUESTIONS and set(told["run"]) == {"code", "corpus", "model", "settings", "gold", "scope"}
    assert {"right", "wrong", "found_5"} <= set(told["measures"]) and told["latency_ms"]["p95"] >= told["latency_ms"]["p50"] > 0 and 0 < told["mrr_10"] <= 1
    low, right, high = (told["measures"]["right"][name] for name in ("low", "rate", "high"))
    assert low <= right <= high and low < high
    assert "<html" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert len(ElementTree.parse(tmp_path / "a.xml").getroot().findall(".//testcase")) == QUESTIONS
    again = CliRunner().invoke(app, command)
    assert again.exit_code == 0 and "Sama ajo on jo tehty" in again.output and "MRR@10" in again.output
    (tmp_path / "raja.toml").write_text("right = 1.01", encoding="utf-8")
    missed = CliRunner().invoke(app, command)
    assert missed.exit_code == 1 and "Raja-arvo ei täyty: Oikein on" in missed.output
    [run] = (tmp_path / "runs").glob("*.jsonl")
    same = CliRunner().invoke(app, ["compare", str(run), str(run)])
    assert same.exit_code == 0 and f"ennallaan {QUESTIONS}" in same.output
    assert [one.gold.id for one in read_run(run)] == [f"es-{number:03}" for number in range(1, QUESTIONS + 1)]


@pytest.mark.parametrize(("limits", "told"), [("wrongs = 0", "wrongs ei ole"), ("right =", "raja-arvoja ei voi lukea")], ids=["no such measure", "no TOML"])
def test_limits_that_cannot_be_read_are_told(folder: Path, tmp_path: Path, limits: str, told: str) -> None:
    (tmp_path / "raja.toml").write_text(limits, encoding="utf-8")
    ended = CliRunner().invoke(app, ["run", str(folder / "gold.jsonl"), "--thresholds", str(tmp_path / "raja.toml"), "--data-dir", str(folder / "data")])
    assert isinstance(ended.exception, KatsausError) and told in str(ended.exception)


@pytest.mark.parametrize("name", ["thresholds.toml", "thresholds-shared.toml"])
def test_the_limits_of_a_release_allow_nothing_wrong(name: str) -> None:
    limits = dict(re.findall(r"^(\w+) = ([\d.]+)$", data_path("gold", name).read_text(encoding="utf-8"), re.MULTILINE))
    assert (limits["wrong"], limits["untraceable"], limits["refused"]) == ("0.0", "0.0", "1.0") and float(limits["right"]) >= 0.9
