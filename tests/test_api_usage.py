"""Commands that plug into the command line: found by name, loaded when they are used, and Finnish like the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api import texts

ROOT = Path(__file__).parents[1]
PLUGIN = """
from pathlib import Path
from typing import Annotated

import typer

from ingest.errors import KatsausError

print("loaded")
app = typer.Typer(help="Mittaa sanoja.")


@app.callback()
def group() -> None: ...


@app.command(help="Laske sanat.")
def count(ctx: typer.Context, word: Annotated[str, typer.Argument(metavar="SANA", help="Mitä lasketaan.")], times: int = 1) -> None:
    if word == "virhe":
        raise KatsausError("sana ei käy")
    print(ctx.obj, word, times)
"""


@pytest.fixture
def plugged(tmp_path: Path) -> Path:
    """A folder with an installed package that names two commands: one that works and one whose module is not there."""
    (tmp_path / "plug.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "plug-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plug\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[katsaus.commands]\nmitta = plug:app\nrikki = puuttuva:app\nask = plug:app\n", encoding="utf-8")
    return tmp_path


def katsaus(plugged: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(plugged), "COLUMNS": "80"}
    return subprocess.run([sys.executable, "-m", "api", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


def test_help_names_plug_ins_without_loading_them(plugged: Path) -> None:
    ended = katsaus(plugged, "--help")
    assert (ended.returncode, ended.stderr) == (0, "") and "loaded" not in ended.stdout
    assert f"  mitta    {texts.PLUGIN.format(name='mitta')}" in ended.stdout and "  rikki " in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        pytest.param(["mitta", "count", "kunta"], 0, "None kunta 1", "", id="runs"),
        pytest.param(["--data-dir", "somewhere", "mitta", "count", "kunta", "--times", "2"], 0, "somewhere kunta 2", "", id="knows-the-data-directory"),
        pytest.param(["mitta", "count", "virhe"], 1, "", "Virhe: sana ei käy", id="fails"),
        pytest.param(["mitta", "count"], 2, "", "Virhe: SANA puuttuu. Ohje: katsaus mitta count --help", id="wrong-usage"),
        pytest.param(["mitta", "coun"], 2, "", "Virhe: komentoa coun ei ole; tarkoititko: count. Ohje: katsaus mitta --help", id="unknown-command"),
        pytest.param(["mitta"], 2, "", "Virhe: komento puuttuu. Ohje: katsaus mitta --help", id="no-command"),
    ],
)
def test_a_plug_in(plugged: Path, arguments: list[str], status: int, out: str, err: str) -> None:
    ended = katsaus(plugged, *arguments)
    assert (ended.returncode, ended.stdout.strip(), ended.stderr.strip()) == (status, f"loaded\n{out}".strip(), err)


@pytest.mark.parametrize(("arguments", "shown"), [(["mitta"], "count  Laske sanat."), (["mitta", "count"], "SANA  Mitä lasketaan.")])
def test_help_of_a_plug_in_is_finnish(plugged: Path, arguments: list[str], shown: str) -> None:
    ended = katsaus(plugged, *arguments, "--help")
    assert ended.returncode == 0 and f"{texts.HELP_USAGE} katsaus {' '.join(arguments)}" in ended.stdout and shown in ended.stdout
    assert "Usage" not in ended.stdout and texts.HELP_OPTION in ended.stdout


def test_a_plug_in_that_is_broken_is_one_line(plugged: Path) -> None:
    ended = katsaus(plugged, "rikki", "x")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Virhe: Komentoa rikki ei voi käyttää") and "puuttuva" in ended.stderr and ended.stderr.count("\n") == 1


def test_a_plug_in_does_not_take_the_place_of_a_command(plugged: Path) -> None:
    ended = katsaus(plugged, "ask", "--help")
    assert "loaded" not in ended.stdout and "KYSYMYS" in ended.stdout
