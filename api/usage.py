"""The command line in Finnish: help, usage errors and exit statuses in place of Typer's English ones, and commands that plug in."""

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from textwrap import fill
from typing import Any

import typer
from pydantic import ValidationError
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from api import texts
from ingest.errors import KatsausError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
PLUGINS = "katsaus.commands"
"""The entry point group in which other packages name their commands: each is a Typer app, whose context's `obj` is the data directory given, or None."""


class FinnishCommand(TyperCommand):
    """A command whose help is Finnish."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help."""
        formatter.write(help_text(self, ctx, formatter.width))


class FinnishGroup(TyperGroup):
    """A group of commands whose help is Finnish."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help, with a line for each command."""
        formatter.write(help_text(self, ctx, formatter.width, self.described(ctx)))

    def described(self, ctx: Any) -> list[tuple[str, str]]:
        """(name, what it does) of each command."""
        return [(name, command.get_short_help_str(200)) for name in self.list_commands(ctx) if (command := self.get_command(ctx, name)) and not command.hidden]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words name; a word that is none is a usage error."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            raise typer.BadParameter(texts.NO_COMMAND.format(name=args[0]) + _near(get_close_matches(args[0], names)), ctx)
        return super().resolve_command(ctx, args)


class PluggedGroup(FinnishGroup):
    """The program's own commands and those that plug in; what plugs in is loaded only when it is used."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, the program's own first."""
        own = super().list_commands(ctx)
        return [*own, *(name for name in _plugins() if name not in own)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with a name, None when there is none; raises KatsausError for a plug-in that cannot be loaded."""
        own = super().get_command(ctx, cmd_name)
        return own if own is not None or cmd_name not in _plugins() else _loaded(_plugins()[cmd_name])

    def described(self, ctx: Any) -> list[tuple[str, str]]:
        """(name, what it does), without loading anything."""
        return [(name, texts.COMMANDS.get(name) or texts.PLUGIN.format(name=name)) for name in self.list_commands(ctx)]


@cache
def _plugins() -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group=PLUGINS), key=lambda point: point.name)}


def _loaded(point: EntryPoint) -> TyperGroup:
    try:
        plugged = point.load()
    except (ImportError, AttributeError) as error:
        raise KatsausError(texts.PLUGIN_BROKEN.format(name=point.name, error=error)) from error
    _dress(plugged)
    group = get_group(plugged)
    group.name = point.name
    return group


def _dress(app: typer.Typer) -> None:
    """Gives a plug-in's commands Finnish help."""
    app.info.cls = FinnishGroup
    for command in app.registered_commands:
        command.cls = FinnishCommand
    for group in app.registered_groups:
        group.cls = FinnishGroup
        if group.typer_instance is not None:
            _dress(group.typer_instance)


# ------------------------------------------------------------------------------------------------ help


def help_text(command: Any, ctx: Any, width: int, commands: Sequence[tuple[str, str]] = ()) -> str:
    """The help of a command: how it is used, what it does, then what it takes."""
    named = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [param for param in named if param.param_type_name == "argument"]
    options = [param for param in named if param.param_type_name == "option"]
    usage = [ctx.command_path, texts.HELP_OPTIONS_SHORT, *(_argument(param) for param in arguments)]
    if isinstance(command, TyperGroup):
        usage.append(texts.HELP_COMMAND)
    lines = [f"{texts.HELP_USAGE} {' '.join(usage)}"]
    lines += ["", fill(" ".join((command.help or "").split()), width)]
    lines += _listed(texts.HELP_COMMANDS, commands, width)
    lines += _listed(texts.HELP_ARGUMENTS, [(_metavar(param), _help(param)) for param in arguments], width)
    lines += _listed(texts.HELP_OPTIONS, [(_option(param), _help(param)) for param in options], width)
    return "\n".join(lines) + "\n"


def _listed(heading: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    first = max(len(name) for name, _ in rows) + 4
    return ["", heading, *(fill(told, width, initial_indent=f"  {name}".ljust(first), subsequent_indent=" " * first) for name, told in rows)]


def _metavar(param: Any) -> str:
    return str(param.metavar or texts.METAVARS.get(param.name, texts.METAVAR))


def _argument(param: Any) -> str:
    return _metavar(param) if param.required else f"[{_metavar(param)}]"


def _option(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {_metavar(param)}"


def _help(param: Any) -> str:
    if "--help" in param.opts:
        return texts.HELP_OPTION
    told = param.help or ""
    if param.default not in (None, False, (), []) and param.show_default:
        told += f" {texts.HELP_DEFAULT.format(value=param.default)}"
    return told.strip()


# ------------------------------------------------------------------------------------------------ running


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit status; what goes wrong is one line on standard error."""
    command = typer.main.get_command(app)
    try:
        with command.make_context(texts.PROGRAM, list(arguments)) as ctx:
            command.invoke(ctx)
    except typer.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        let_go_of_output()
    except (KeyboardInterrupt, typer.Abort):
        tell_error(f"\n{texts.INTERRUPTED}" if sys.stderr.isatty() else texts.INTERRUPTED)
        return INTERRUPTED
    except KatsausError as error:
        tell_error(texts.FAILED.format(error=error))
        return FAILED
    except typer.TyperException as error:
        tell_error(texts.WRONG_USAGE.format(hint=_hint(error)))
        return WRONG_USAGE
    return DONE


def let_go_of_output() -> None:
    """Sends what is still to be written nowhere: whoever read it has gone, or there is no room for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell_error(line: str) -> None:
    """Writes a line on standard error."""
    typer.echo(line, err=True)


def _hint(error: Any) -> str:
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx is not None else texts.PROGRAM
    return texts.USAGE_HINT.format(error=_what(error, ctx), command=path)


def _what(error: Any, ctx: Any) -> str:
    """What is wrong with a command line, in Finnish; a BadParameter that we raise says it itself."""
    kind = type(error).__name__
    if kind == "UsageError" and ctx is not None and isinstance(ctx.command, TyperGroup):
        return texts.MISSING_COMMAND
    invalid = error.__cause__ if isinstance(error.__cause__, ValidationError) else None
    if kind == "BadParameter" and invalid is None:
        return str(error.message)
    param = getattr(error, "param", None)
    named = "" if param is None else _metavar(param) if param.param_type_name == "argument" else max(param.opts, key=len)
    told = texts.USAGE_ERRORS.get(kind, texts.USAGE_ERROR).format(option=getattr(error, "option_name", ""), parameter=named)
    if invalid is not None:
        reason = invalid.errors()[0]
        told += f": {texts.FIELD_ERRORS.get(reason['type'], texts.FIELD_WRONG).format(**reason.get('ctx', {}))}"
    return told + _near(getattr(error, "possibilities", None) or ())


def _near(names: Sequence[str]) -> str:
    return texts.DID_YOU_MEAN.format(names=texts.OR.join(names)) if names else ""
