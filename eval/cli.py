"""The commands `katsaus eval …`, which plug into the command line by the entry point katsaus.commands."""

from pathlib import Path
from typing import Annotated

import typer

from eval import texts
from ingest.errors import KatsausError

app = typer.Typer(help=texts.ABOUT, add_completion=False)


@app.callback()
def evaluation() -> None:
    """Makes this a group of commands, however few they are."""


@app.command(help=texts.COMMANDS["retrieval"])
def retrieval(
    split: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["split"], metavar=texts.SPLIT)],
    runs: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["runs"], metavar=texts.RUNS)],
    system: Annotated[list[str] | None, typer.Option("--system", help=texts.OPTIONS["system"], metavar=texts.NAME)] = None,
    cache: Annotated[Path | None, typer.Option("--cache", help=texts.OPTIONS["cache"], metavar=texts.FILE)] = None,
) -> None:
    """Scores our search beside others."""
    try:
        from eval.retrieval import MULTILINGUAL, SYSTEMS, score  # numpy and scipy
    except ModuleNotFoundError as error:
        raise KatsausError(texts.NOT_INSTALLED.format(name=error.name)) from error

    known = (*SYSTEMS, MULTILINGUAL)
    for name in system or ():
        if name not in known:
            raise typer.BadParameter(texts.NO_SYSTEM.format(name=name, names=", ".join(known)))
    try:
        for line in score(split, runs, system or SYSTEMS, cache):
            typer.echo(line)
    except FileNotFoundError as error:
        raise KatsausError(texts.NO_SPLIT.format(path=error.filename)) from error
