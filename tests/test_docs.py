"""The README names every command, option and setting that there is, and none that there is not."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import app
from eval.cli import app as evaluation
from retrieval.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: Any, path: str = "katsaus") -> Iterator[tuple[str, Any]]:
    """("katsaus ask", its command) of every command under a group."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = dict([*commands(typer.main.get_command(app)), *commands(typer.main.get_command(evaluation), "katsaus eval")])
FIELDS = {PREFIX + name.upper(): field for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(command: str) -> None:
    assert re.search(rf"`{command}\b", README)


def test_every_command_that_is_named_is_there_with_its_options() -> None:
    options = {path: {name for param in command.params for name in param.opts} for path, command in COMMANDS.items()}
    named = re.findall(r"(?:`|\$ )(katsaus (?:eval )?[a-z]+)([^`\n]*)", README)
    named += re.findall(r"^\| `(katsaus (?:eval )?[a-z]+)\b[^|]*\|(.*)\|$", README, re.MULTILINE)
    assert named
    for path, rest in named:
        assert path in COMMANDS, path
        for option in re.findall(r"(?<![\w-])--[a-z-]+", rest):
            assert option in options[path], f"{path} {option}"


@pytest.mark.parametrize("variable", FIELDS)
def test_every_setting_is_named(variable: str) -> None:
    assert f"`{variable}`" in README


def test_every_setting_that_is_named_is_there() -> None:
    named = {name for name in re.findall(r"KATSAUS_[A-Z_]+", README) if not name.startswith("KATSAUS_TEST_")}
    assert named and named <= set(FIELDS)


def test_defaults_are_told_as_they_are() -> None:
    told = 0
    for names, defaults in re.findall(r"^\| (`KATSAUS_[^|]*) \| ([^|]*) \|", README, re.MULTILINE):
        variables, values = re.findall(r"KATSAUS_[A-Z_]+", names), [value.strip("` ") for value in defaults.split(",")]
        for variable, value in zip(variables, values, strict=False):
            default = FIELDS[variable].default
            if isinstance(default, bool):
                assert value == str(default).lower(), variable
            elif isinstance(default, int | float):
                assert float(value.split()[0]) == default, variable
            told += isinstance(default, bool | int | float)
    assert told == sum(isinstance(field.default, bool | int | float) for field in FIELDS.values())


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:api|eval|ingest|retrieval|tests|data)/[\w./-]*)`", README))))
def test_every_path_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()
