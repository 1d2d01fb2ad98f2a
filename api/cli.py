"""The command line: `katsaus …`. What commands need is imported when they run, so that help comes at once and an exact answer loads no model."""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from api import texts
from api.usage import FinnishCommand, PluggedGroup, run, tell_error
from ingest.errors import KatsausError, ReportError, UnknownConversation
from ingest.messages import reason
from ingest.model import FindingStatus

if TYPE_CHECKING:  # pydantic models, SQLAlchemy and rich, which help does without
    from collections.abc import Sequence

    from pydantic import BaseModel

    from api.printing import Screen
    from ingest.model import Finding
    from ingest.stores.stored import FigureQuery, StoredReport
    from retrieval.build import Katsaus
    from retrieval.model import Answer

app = typer.Typer(
    cls=PluggedGroup, add_completion=False, invoke_without_command=True, help=texts.ABOUT, context_settings={"help_option_names": ["--help", "-h"]}
)
_command = partial(app.command, cls=FinnishCommand)
_log = logging.getLogger("katsaus.cli")

# How a fault of ours shows when a report is laid out as none before it: it is told, and the other reports go on.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

_PICTURE_SCALE = 1.5
"""Pixels to a point in the pictures of `check --html`."""
_ASKED_AT_ONCE = 400
_SHOWN = 50
"""Figures that are listed when nobody says how many."""

DataDir = Annotated[Path | None, typer.Option("--data-dir", help=texts.OPTIONS["data_dir"], metavar=texts.METAVARS["data_dir"])]
Json = Annotated[bool, typer.Option("--json", help=texts.OPTIONS["json"])]
Report = Annotated[str, typer.Argument(help=texts.OPTIONS["report"], metavar=texts.METAVARS["report"])]
Reports = Annotated[list[str] | None, typer.Option("--report", help=texts.OPTIONS["only_report"], metavar=texts.METAVARS["report"])]


def main() -> None:
    """The program `katsaus`."""
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries warn of is not for the reader of a command
    sys.exit(run(app, sys.argv[1:]))


@app.callback()
def katsaus(
    ctx: typer.Context,
    data_dir: DataDir = None,
    version: Annotated[bool, typer.Option("--version", help=texts.OPTIONS["version"])] = False,
) -> None:
    """Takes what is said before the command."""
    ctx.obj = data_dir
    if version:
        _screen().write(f"{texts.PROGRAM} {_version()}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        raise typer.BadParameter(texts.MISSING_COMMAND)


def _version() -> str:
    try:
        return version_of(texts.PROGRAM)
    except PackageNotFoundError:
        return texts.NO_VERSION


# ------------------------------------------------------------------------------------------------ reports in and out


@_command(help=texts.COMMANDS["ingest"])
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help=texts.OPTIONS["paths"], metavar=texts.METAVARS["paths"])],
    data_dir: DataDir = None,
) -> None:
    """Reads reports in; a file that cannot be read is told, and the others go on."""
    from ingest.report_id import report_id_of

    screen = _screen()
    system = _open(ctx, data_dir, create=True)
    seen: dict[str, Path] = {}
    failed = 0
    for found in _pdfs(paths, system.settings.data_dir):
        if isinstance(found, str):
            failed += _refused(found)
        elif (before := seen.setdefault(report_id_of(found.name), found)) is not found:
            failed += 0 if before.resolve() == found.resolve() else _refused(texts.SAME_NAME.format(path=found))
        elif (wrong := ingest_one(system, found, screen)) is not None:
            failed += _refused(wrong)
    if failed:
        if len(seen) > 1:
            screen.say(texts.files_failed(failed))
        raise typer.Exit(1)


def _refused(why: str) -> int:
    tell_error(texts.FAILED.format(error=why))
    return 1


def ingest_one(system: "Katsaus", path: Path, screen: "Screen") -> str | None:
    """Reads one report in and tells what was found; else gives what is wrong with it."""
    from api.printing import found_lines

    try:
        with screen.progress(path.name, texts.PAGE_OF, texts.ANALYSING) as progress:
            result = system.library.ingest(path, progress)
    except ReportError as error:
        return str(error)
    except _FAULTS as error:
        _log.debug("%s", path, exc_info=True)
        return texts.FAULT.format(path=path.name, kind=type(error).__name__, error=error)
    screen.show(found_lines(path.name, result, system.report(result.report_id).report.pages, screen.width))
    return None


def _pdfs(paths: Iterable[Path], own: Path) -> Iterator[Path | str]:
    """The files named and the PDF files of the folders named, in order; a text says what is wrong with a path. `own` is the data directory."""
    for path in paths:
        if path.is_dir():
            wrong: list[str] = []
            found = sorted(_pdfs_in(path, own, wrong))
            yield from wrong
            yield from found
            if not found and not wrong:
                yield texts.NO_PDFS.format(path=path)
        elif path.exists():
            yield path
        else:
            yield texts.NO_PATH.format(path=path)


def _pdfs_in(folder: Path, own: Path, wrong: list[str]) -> Iterator[Path]:
    """PDF files at any depth, without hidden ones and those that the data directory keeps."""
    kept = own.resolve()

    def unreadable(error: OSError) -> None:
        wrong.append(texts.NO_FOLDER.format(path=error.filename, error=reason(error)))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".") and Path(place, name).resolve() not in (kept / "files", kept / "uploads")]
        yield from (Path(place, name) for name in names if name.lower().endswith(".pdf") and not name.startswith("."))


@_command(help=texts.COMMANDS["reindex"])
def reindex(ctx: typer.Context, data_dir: DataDir = None) -> None:
    """Builds the indexes anew from the database."""
    screen = _screen()
    system = _open(ctx, data_dir)
    with screen.progress(texts.REINDEXING, texts.REPORT_OF, texts.REPORT_OF) as progress:
        system.library.reindex(progress)
    screen.say(texts.REINDEXED.format(reports=texts.reports_in_words(len(system.reports()))))


@_command(help=texts.COMMANDS["remove"])
def remove(ctx: typer.Context, report: Report, data_dir: DataDir = None) -> None:
    """Takes a report out of both stores."""
    system = _open(ctx, data_dir)
    system.library.remove(report)
    _screen().say(texts.REMOVED.format(report_id=report))


# ------------------------------------------------------------------------------------------------ what is held


@_command(help=texts.COMMANDS["reports"])
def reports(ctx: typer.Context, json: Json = False, data_dir: DataDir = None) -> None:
    """Lists the reports."""
    from api.printing import report_lines
    from api.schema import ReportsOut, to_report

    screen = _screen()
    held = _open(ctx, data_dir).reports()
    if json:
        _print_json(screen, ReportsOut(reports=[to_report(stored) for stored in held], next_cursor=None))
    elif held:
        screen.show(report_lines(held, screen.table_width))
    else:
        screen.say(texts.NO_REPORTS_YET)


@_command(help=texts.COMMANDS["figures"])
def figures(
    ctx: typer.Context,
    unit: Annotated[str | None, typer.Option("--unit", help=texts.OPTIONS["unit"])] = None,
    account: Annotated[str | None, typer.Option("--account", help=texts.OPTIONS["account"])] = None,
    measure: Annotated[str | None, typer.Option("--measure", help=texts.OPTIONS["measure"])] = None,
    period: Annotated[str | None, typer.Option("--period", help=texts.OPTIONS["period"])] = None,
    report: Reports = None,
    q: Annotated[str | None, typer.Option("--q", help=texts.OPTIONS["q"])] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, help=texts.OPTIONS["limit"], metavar=texts.METAVARS["limit"])] = None,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help=texts.OPTIONS["csv"])] = False,
    data_dir: DataDir = None,
) -> None:
    """Lists figures: some of them for a person, all of them for programs."""
    from api.exports import csv_rows
    from api.printing import figure_lines
    from api.schema import to_figures

    if csv and (json or limit is not None):
        raise typer.BadParameter(texts.ONE_FORMAT if json else texts.LIMIT_OF_CSV)
    screen = _screen()
    system = _open(ctx, data_dir)
    query = _figure_query(unit, account, measure, period, report, q)
    for report_id in report or ():
        system.report(report_id)
    most = (None if json else _SHOWN) if limit is None else limit or None
    try:
        if csv:
            for piece in csv_rows(system, query):
                screen.write(piece.decode())
            return
        found = system.figures(query, most)
    except ValueError as error:
        raise typer.BadParameter(texts.UNKNOWN_PERIOD) from error
    if json:
        _print_json(screen, to_figures(found))
    elif len(found):
        screen.show(figure_lines(found.items, screen.table_width))
        if found.next_cursor is not None:
            screen.say(texts.MORE_FIGURES.format(shown=len(found)))
    else:
        screen.say(texts.NO_FIGURES)


def _figure_query(unit: str | None, account: str | None, measure: str | None, period: str | None, report_ids: list[str] | None, q: str | None) -> "FigureQuery":
    from ingest.stores.stored import FigureQuery

    measures = {**{told: name for name, told in texts.MEASURES.items()}, **{name: name for name in texts.MEASURES}}
    if measure is not None and measure.lower() not in measures:
        raise typer.BadParameter(texts.MEASURE_WRONG.format(measure=measure, measures=", ".join(texts.MEASURES.values())))
    return FigureQuery(
        report_ids=tuple(report_ids) if report_ids else None,
        units=(_text(unit),) if unit else (),
        accounts=(_text(account),) if account else (),
        measures=(measures[measure.lower()],) if measure else (),
        period=period,
        q=_text(q) if q else None,
    )


@_command(help=texts.COMMANDS["check"])
def check(
    ctx: typer.Context,
    report: Report,
    status: Annotated[str | None, typer.Option("--status", help=texts.OPTIONS["status"])] = None,
    json: Json = False,
    html: Annotated[Path | None, typer.Option("--html", help=texts.OPTIONS["html"], metavar=texts.METAVARS["file"])] = None,
    data_dir: DataDir = None,
) -> None:
    """Shows which of a report's sums hold."""
    from api.printing import check_lines
    from api.schema import to_findings

    statuses = get_args(FindingStatus)
    if status is not None and status not in statuses:
        raise typer.BadParameter(texts.STATUS_WRONG.format(status=status, statuses=", ".join(texts.CHECK_GROUPS)))
    screen = _screen()
    system = _open(ctx, data_dir)
    stored = system.report(report)
    found = system.findings(report, cast(FindingStatus | None, status), None)
    if html is not None:
        _write_checks(html, system, stored, found.items)
    if json:
        _print_json(screen, to_findings(stored, found))
    else:
        screen.show(check_lines(stored, found.items, status, screen.width))


def _write_checks(path: Path, system: "Katsaus", stored: "StoredReport", findings: "Sequence[Finding]") -> None:
    """Writes the checks as a page of HTML; raises KatsausError when it cannot be written."""
    from api.check_page import check_html
    from api.pages import draw  # PDFium and Pillow
    from ingest.stores.stored import FigureQuery

    named = tuple(dict.fromkeys(i for f in findings if f.status in ("error", "repaired") for i in f.figure_ids))
    figures = {}
    for start in range(0, len(named), _ASKED_AT_ONCE):
        query = FigureQuery(report_ids=(stored.report.report_id,), figure_ids=named[start : start + _ASKED_AT_ONCE])
        figures.update({s.figure.figure_id: s.figure for s in system.figures(query, None).items})
    pdf = system.file(stored.report.report_id)
    text = check_html(stored, findings, figures, lambda page, marks, band: draw(pdf, page, _PICTURE_SCALE, marks, band))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KatsausError(texts.HTML_FAILED.format(path=path, error=reason(error))) from error


# ------------------------------------------------------------------------------------------------ asking


@_command(help=texts.COMMANDS["ask"])
def ask(
    ctx: typer.Context,
    question: Annotated[list[str], typer.Argument(help=texts.OPTIONS["question"], metavar=texts.METAVARS["question"])],
    conversation: Annotated[str | None, typer.Option("--conversation", help=texts.OPTIONS["conversation"])] = None,
    report: Reports = None,
    json: Json = False,
    data_dir: DataDir = None,
) -> None:
    """Answers one question."""
    from api.printing import answer_lines
    from api.schema import to_answer

    asked = _text(" ".join(question)).strip()
    screen = _screen()
    system = _open(ctx, data_dir)
    wrong = _unaskable(asked, system)
    if wrong is not None:
        raise typer.BadParameter(wrong)
    answer = system.ask(asked, conversation, report or None)
    if json:
        _print_json(screen, to_answer(answer))
    else:
        screen.show(answer_lines(answer, screen.width))


def _text(given: str) -> str:
    """A text from the command line as UTF-8, whatever the locale said that it was."""
    return given.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unaskable(question: str, system: "Katsaus") -> str | None:
    """Why a question cannot be asked, or None."""
    most = system.settings.question_characters
    if not any(character.isalnum() for character in question):
        return texts.QUESTION_EMPTY
    return texts.QUESTION_TOO_LONG.format(most=most) if len(question) > most else None


@_command(help=texts.COMMANDS["chat"])
def chat(ctx: typer.Context, report: Reports = None, data_dir: DataDir = None) -> None:
    """Answers questions one after another, each in the light of those before it."""
    screen = _screen()
    system = _open(ctx, data_dir)
    for report_id in report or ():
        system.report(report_id)
    screen.say(texts.CHAT_WELCOME, "dim")
    _Chat(system, screen, report).go_on(_lines())


def _lines() -> Iterator[str]:
    """What is typed, line by line, until it ends; the prompt is shown to a person only."""
    person = sys.stdin.isatty()
    if person:
        with suppress(ImportError):  # Windows has its own
            import readline  # noqa: F401  # arrow keys and earlier lines at the prompt
    while True:
        try:
            yield input(f"\n{texts.CHAT_PROMPT}" if person else "").strip()
        except EOFError:
            if person:
                typer.echo()
            return


class _Chat:
    """A conversation in a terminal. A number alone picks a question that was suggested last."""

    def __init__(self, system: "Katsaus", screen: "Screen", report_ids: list[str] | None) -> None:
        self._katsaus = system
        self._screen = screen
        self._report_ids = report_ids or None
        self._conversation: str | None = None
        self._suggested: tuple[str, ...] = ()

    def go_on(self, lines: Iterable[str]) -> None:
        """Answers lines until they end or ask to end."""
        for line in lines:
            if line == texts.CHAT_END:
                return
            if line == texts.CHAT_NEW:
                self._conversation, self._suggested = None, ()
                self._screen.say(texts.CHAT_STARTED)
            elif line.startswith("/"):
                self._screen.say(texts.CHAT_UNKNOWN.format(command=line))
            elif line:
                self._answer(self._picked(line))

    def _picked(self, line: str) -> str:
        number = int(line) if line.isdecimal() and len(line) < 3 else 0
        return self._suggested[number - 1] if 0 < number <= len(self._suggested) else line

    def _answer(self, question: str) -> None:
        from api.printing import Line, answer_lines

        wrong = _unaskable(question, self._katsaus)
        if wrong is not None:
            self._screen.say(wrong)
            return
        answer = self._ask(question)
        self._conversation, self._suggested = answer.conversation_id, answer.suggestions
        self._screen.show([Line(""), *answer_lines(answer, self._screen.width, numbered=True)])

    def _ask(self, question: str) -> "Answer":
        try:
            return self._katsaus.ask(question, self._conversation, self._report_ids)
        except UnknownConversation:
            self._screen.say(texts.CHAT_EXPIRED, "dim")
            return self._katsaus.ask(question, None, self._report_ids)


# ------------------------------------------------------------------------------------------------ serving


@_command(help=texts.COMMANDS["serve"])
def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option("--host", help=texts.OPTIONS["host"])] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help=texts.OPTIONS["port"], metavar=texts.METAVARS["port"])] = None,
    data_dir: DataDir = None,
) -> None:
    """Serves the page and the interface until it is told to end."""
    from api.serve import serve as serve_until_told  # FastAPI and uvicorn

    screen = _screen()
    serve_until_told(_settings(ctx, data_dir, host=host, port=port), lambda address: screen.say(texts.SERVING.format(address=address)))


# ------------------------------------------------------------------------------------------------ what commands share


def _settings(ctx: typer.Context, data_dir: Path | None, **given: Any) -> Any:
    from retrieval.settings import read_settings  # pydantic's settings

    return read_settings(data_dir=data_dir or ctx.obj, **given)


def _open(ctx: typer.Context, data_dir: Path | None, create: bool = False) -> "Katsaus":
    """The system over the data directory, closed when the command ends."""
    from retrieval.build import build  # SQLAlchemy

    opened = build(_settings(ctx, data_dir), create=create)
    ctx.call_on_close(opened.close)
    return opened


def _screen() -> "Screen":
    from api.printing import Screen  # rich

    return Screen()


def _print_json(screen: "Screen", body: "BaseModel") -> None:
    screen.write(body.model_dump_json(indent=2))
