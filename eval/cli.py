"""The commands `katsaus eval …`, which plug into the command line by the entry point katsaus.commands."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from eval import texts
from ingest.errors import KatsausError
from ingest.messages import reason

if TYPE_CHECKING:  # the stores, which the help does without
    from eval.asked import Asked
    from eval.gold import Gold
    from eval.scores import Share
    from retrieval.build import Katsaus

app = typer.Typer(help=texts.ABOUT, add_completion=False)

DataDir = Annotated[Path | None, typer.Option("--data-dir", help=texts.OPTIONS["data_dir"], metavar=texts.FOLDER)]
GoldFiles = Annotated[list[Path], typer.Argument(help=texts.ARGUMENTS["gold"], metavar=texts.FILE)]


@app.callback()
def evaluation() -> None:
    """Makes this a group of commands."""


@contextmanager
def _system(ctx: typer.Context, data_dir: Path | None) -> "Iterator[Katsaus]":
    from retrieval.build import build  # SQLAlchemy
    from retrieval.settings import read_settings

    given = data_dir or (ctx.obj if isinstance(ctx.obj, Path) else None)  # the option before the command arrives as obj
    katsaus = build(read_settings(data_dir=given), create=False)
    try:
        yield katsaus
    finally:
        katsaus.close()


# ------------------------------------------------------------------------------------------------ runs


@app.command(help=texts.COMMANDS["run"])
def run(
    ctx: typer.Context,
    gold: GoldFiles,
    url: Annotated[str | None, typer.Option("--url", help=texts.OPTIONS["url"], metavar=texts.ADDRESS)] = None,
    scope: Annotated[Literal["report", "all"], typer.Option("--scope", help=texts.OPTIONS["scope"])] = "report",
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help=texts.OPTIONS["workers"], metavar=texts.NUMBER)] = 2,
    runs: Annotated[Path, typer.Option("--runs", help=texts.OPTIONS["runs"], metavar=texts.FOLDER)] = Path("runs"),
    thresholds: Annotated[Path | None, typer.Option("--thresholds", help=texts.OPTIONS["thresholds"], metavar=texts.FILE)] = None,
    html: Annotated[Path | None, typer.Option("--html", help=texts.OPTIONS["html"], metavar=texts.FILE)] = None,
    junit: Annotated[Path | None, typer.Option("--junit", help=texts.OPTIONS["junit"], metavar=texts.FILE)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=texts.OPTIONS["json"])] = False,
    data_dir: DataDir = None,
) -> None:
    """Asks and scores; exit status 1 when a threshold is missed."""
    from eval.asked import InProcess, OverHttp
    from eval.gold import read_gold
    from eval.scores import measures
    from retrieval.settings import read_settings

    questions = read_gold(gold)
    limits = _thresholds(thresholds, measures([])) if thresholds is not None else {}
    if url is not None:
        missed = _run(questions, OverHttp(url, read_settings().readers_key()), scope, workers, runs, limits, _Kept(html, junit, as_json))
    else:
        with _system(ctx, data_dir) as katsaus:
            katsaus.warm()  # the times are those of a service that is up
            missed = _run(questions, InProcess(katsaus), scope, workers, runs, limits, _Kept(html, junit, as_json))
    if missed:
        raise typer.Exit(1)


@dataclass(frozen=True)
class _Kept:
    """What a run is told as, beside its run file: pages that are written, and JSON in place of lines."""

    html: Path | None
    junit: Path | None
    as_json: bool


def _run(questions: "Sequence[Gold]", asked: "Asked", scope: str, workers: int, runs: Path, limits: dict[str, float], kept: _Kept) -> bool:
    """Asks, scores and writes; True when a threshold is missed."""
    from eval import report
    from eval.runs import ask_all, run_name
    from eval.scores import judged, measures, missed

    name, told = run_name(asked, questions, scope)
    path = runs / f"{name}.jsonl"
    if path.exists():
        typer.echo(texts.RUN_FOUND.format(path=path), err=True)
    items = judged(questions, ask_all(questions, asked, path, scope, workers, _progress))
    faults = missed(measures(items), limits)
    if kept.as_json:
        typer.echo(json.dumps({"run": told, **report.summary(items)}, ensure_ascii=False, indent=1))
    else:
        for line in report.lines(items):
            typer.echo(line)
    if kept.html is not None:
        from eval import report_page  # the pictures of pages

        _write(kept.html, report_page.page(items, told, limits, report_page.page_pictures(asked.file)))
    if kept.junit is not None:
        _write(kept.junit, report.junit(items))
    typer.echo(texts.RUN_KEPT.format(path=path), err=True)
    return _told_missed(faults, bool(limits))


def _told_missed(faults: Sequence[tuple[str, float, float]], asked: bool) -> bool:
    for name, found, limit in faults:
        named = texts.MEASURES.get(name) or texts.EXTRACTION_MEASURES[name]
        typer.echo(texts.THRESHOLD_MISSED.format(name=named, found=texts.rate(found), limit=texts.rate(limit)), err=True)
    if asked and not faults:
        typer.echo(texts.THRESHOLDS_MET, err=True)
    return bool(faults)


def _progress(done: int, everything: int) -> None:
    if done == everything or done % 20 == 0:
        typer.echo(texts.ASKING.format(done=done, all=everything), err=True)


def _thresholds(path: Path, known: "Mapping[str, Share]") -> dict[str, float]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        limits = {name: float(limit) for name, limit in given.items()}
    except (OSError, ValueError, TypeError) as error:
        raise KatsausError(texts.NO_THRESHOLDS.format(path=path, error=error)) from error
    for name in limits:
        if name not in known:
            raise KatsausError(texts.UNKNOWN_MEASURE.format(path=path, name=name, names=", ".join(known)))
    return limits


def _write(path: Path, text: str) -> None:
    with _writing(path):
        path.write_text(text, encoding="utf-8")
    typer.echo(texts.WRITTEN.format(path=path), err=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """A file that cannot be written is told as one; raises KatsausError."""
    try:
        yield
    except OSError as error:
        raise KatsausError(texts.NOT_WRITTEN.format(path=path, error=reason(error))) from error


@app.command(help=texts.COMMANDS["compare"])
def compare(
    before: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["before"], metavar=texts.FILE)],
    after: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["after"], metavar=texts.FILE)],
    gold: Annotated[list[Path] | None, typer.Option("--gold", help=texts.OPTIONS["gold"], metavar=texts.FILE)] = None,
) -> None:
    """Says what turned right or wrong from one run to another."""
    from eval import compare as comparison
    from eval.gold import read_gold
    from eval.runs import read_run

    earlier, later = list(read_run(before)), list(read_run(after))
    for line in comparison.lines(comparison.of_runs(earlier, later, read_gold(gold) if gold else None)):
        typer.echo(line)


# ------------------------------------------------------------------------------------------------ gold


@app.command(help=texts.COMMANDS["lint"])
def lint(ctx: typer.Context, gold: GoldFiles, data_dir: DataDir = None) -> None:
    """Checks gold against the reports; exit status 1 when something is wrong."""
    from eval.gold import read_gold
    from eval.holdings import held_of
    from eval.lint import lint as faults_of

    questions = read_gold(gold)
    with _system(ctx, data_dir) as katsaus:
        faults = list(faults_of(questions, held_of(katsaus, {due.report for one in questions for due in one.citations})))
    for name, fault in faults:
        typer.echo(f"{name}: {fault}")
    typer.echo((texts.LINT_FAULTS if faults else texts.LINT_CLEAN).format(faults=len(faults), count=len(questions)))
    if faults:
        raise typer.Exit(1)


@app.command(help=texts.COMMANDS["draft"])
def draft(
    ctx: typer.Context,
    report: Annotated[str, typer.Argument(help=texts.ARGUMENTS["report"], metavar=texts.NAME)],
    out: Annotated[Path, typer.Option("--out", help=texts.OPTIONS["out"], metavar=texts.FILE)] = Path("gold.jsonl"),
    count: Annotated[int, typer.Option("--count", min=1, max=1000, help=texts.OPTIONS["count"], metavar=texts.NUMBER)] = 40,
    yes: Annotated[bool, typer.Option("--yes", help=texts.OPTIONS["yes"])] = False,
    data_dir: DataDir = None,
) -> None:
    """Proposes questions one by one; those accepted are added to a file at once, so nothing is lost."""
    from eval.drafting import offer
    from eval.drafts import drafts
    from ingest.stores.stored import FigureQuery

    held = _kept_in(out)
    with _system(ctx, data_dir) as katsaus:
        stored = katsaus.report(report)
        figures = [one.figure for one in katsaus.figures(FigureQuery(report_ids=(report,)), limit=None)]
        records = [one.record for one in katsaus.records(report_ids=(report,), limit=None)]
        path = katsaus.file(report)
    asked = {one.question for one in held}
    proposals = [one for one in drafts(stored.report, figures, records, count + len(held)) if one.gold.question not in asked][:count]
    if not proposals:
        raise KatsausError(texts.DRAFT_NONE.format(report=report, path=out))
    if not yes:
        typer.echo(texts.DRAFT_BEGIN.format(name=stored.report.file_name, path=path, out=out))
    pages = {Path(stored.report.file_name).stem: stored.report.pages}
    kept = _add(out, held, (accepted for _, accepted in offer(proposals, pages, None if yes else _answer, typer.echo)))
    typer.echo(texts.DRAFTED.format(count=kept, path=out))


@app.command(help=texts.COMMANDS["marked"])
def marked(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", help=texts.OPTIONS["out"], metavar=texts.FILE)] = Path("gold.jsonl"),
    drop: Annotated[bool, typer.Option("--forget", help=texts.OPTIONS["forget"])] = False,
    data_dir: DataDir = None,
) -> None:
    """Offers the answers that users marked as wrong; those taken or forgotten leave the marks."""
    from eval.drafting import offer
    from eval.marked import FILE, leave, proposal, read_marks

    with _system(ctx, data_dir) as katsaus:
        path = katsaus.settings.data_dir / FILE
        pages = {Path(one.report.file_name).stem: one.report.pages for one in katsaus.reports()}
    marks = read_marks(path)
    if not marks:
        typer.echo(texts.MARK_NONE)
        return
    if drop:
        leave(path, marks)
        typer.echo(texts.MARK_FORGOTTEN.format(count=len(marks)))
        return
    held = _kept_in(out)
    typer.echo(texts.MARK_BEGIN.format(count=len(marks)))
    proposals = [proposal(mark, number) for number, mark in enumerate(marks, 1)]
    kept = 0
    for draft, accepted in offer(proposals, pages, _answer, typer.echo):
        kept += _add(out, held, [accepted])
        leave(path, [marks[proposals.index(draft)]])
    typer.echo(texts.DRAFTED.format(count=kept, path=out))


def _kept_in(out: Path) -> "list[Gold]":
    from eval.gold import read_gold

    return read_gold([out]) if out.exists() and out.stat().st_size else []


def _add(out: Path, held: "list[Gold]", questions: "Iterable[Gold]") -> int:
    """Adds each question to the file as it comes, and to `held`, with an id of its own; how many there were."""
    from eval.drafting import named
    from eval.gold import gold_line

    count = 0
    for one in questions:
        added = named(one, {other.id for other in held})
        with _writing(out), out.open("a", encoding="utf-8") as file:
            file.write(gold_line(added) + "\n")
        held.append(added)
        count += 1
    return count


def _answer(question: str, default: str) -> str | None:
    """What the person types, the default for nothing; None at the end of the input."""
    try:
        return str(typer.prompt(question, default=default, show_default=bool(default)))
    except typer.Abort:
        return None


# ------------------------------------------------------------------------------------------------ extraction


@app.command(help=texts.COMMANDS["extraction"])
def extraction(
    ctx: typer.Context,
    truth: Annotated[list[Path], typer.Argument(help=texts.ARGUMENTS["truth"], metavar=texts.FILE)],
    thresholds: Annotated[Path | None, typer.Option("--thresholds", help=texts.OPTIONS["thresholds"], metavar=texts.FILE)] = None,
    shown: Annotated[int, typer.Option("--list", min=0, max=10_000, help=texts.OPTIONS["list"], metavar=texts.NUMBER)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=texts.OPTIONS["json"])] = False,
    data_dir: DataDir = None,
) -> None:
    """Scores what was read; exit status 1 when a threshold is missed."""
    from eval import extraction_report as report
    from eval.scores import missed
    from eval.truth import read_truths

    limits = _thresholds(thresholds, report.limits_known()) if thresholds is not None else {}
    with _system(ctx, data_dir) as katsaus:
        scored = report.score_stored(katsaus, read_truths(truth))
    if as_json:
        typer.echo(json.dumps(report.summary(scored), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(scored, shown):
            typer.echo(line)
    if _told_missed(missed(report.measures(scored), limits), bool(limits)):
        raise typer.Exit(1)


# ------------------------------------------------------------------------------------------------ search


@app.command(help=texts.COMMANDS["retrieval"])
def retrieval(
    split: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["split"], metavar=texts.SPLIT)],
    runs: Annotated[Path, typer.Argument(help=texts.ARGUMENTS["runs"], metavar=texts.RUNS)],
    system: Annotated[list[str] | None, typer.Option("--system", help=texts.OPTIONS["system"], metavar=texts.NAME)] = None,
    cache: Annotated[Path | None, typer.Option("--cache", help=texts.OPTIONS["cache"], metavar=texts.FILE)] = None,
    sample: Annotated[int | None, typer.Option("--sample", min=1, help=texts.OPTIONS["sample"], metavar=texts.COUNT)] = None,
) -> None:
    """Scores our search beside others."""
    try:
        from eval.retrieval import OTHERS, SYSTEMS, score  # numpy and scipy
    except ModuleNotFoundError as error:
        raise KatsausError(texts.NOT_INSTALLED.format(name=error.name)) from error

    known = (*SYSTEMS, *OTHERS)
    for name in system or ():
        if name not in known:
            raise typer.BadParameter(texts.NO_SYSTEM.format(name=name, names=", ".join(known)))
    try:
        for line in score(split, runs, system or SYSTEMS, cache, sample):
            typer.echo(line)
    except FileNotFoundError as error:
        raise KatsausError(texts.NO_SPLIT.format(path=error.filename)) from error
