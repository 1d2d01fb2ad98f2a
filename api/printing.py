"""How answers, listings and progress read in a terminal, in a pipe and in a file."""

import codecs
import io
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from api import texts
from api.usage import let_go_of_output
from ingest.errors import StoreFull
from ingest.model import Finding
from ingest.stores.stored import StoredFigure, StoredReport
from retrieval.language.number_text import with_unit
from retrieval.model import Answer

if TYPE_CHECKING:  # numpy
    from ingest.library import IngestResult

Progress = Callable[[int, int], None]
_TELL_SECONDS = 1.0
"""How often a line of progress is written where there is no terminal."""
_NARROWEST = 30
_WIDEST = 110
"""Lines of text longer than this are hard to read, however wide the terminal is."""
_NARROWEST_CELL = 8
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_GLUED = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|[^\W\d_]|[€%])| (?=\[\d+\]|\|)|(?<=\bs\.) (?=\d)|(?<=[÷·]) (?=[\d−(])")
_GLUE = "\x1f"
_PLAIN = str.maketrans({"−": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "€": "EUR", "”": '"', "›": ">", "…": "...", "÷": "/", "·": "*"})


@dataclass(frozen=True)
class Line:
    """A line that fits the width; `style` is rich's: "bold", "dim" or none."""

    text: str
    style: str = ""


class _Terminal(Console):
    """A console that falls silent when whoever reads it has gone, and lets the work go on."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        let_go_of_output()


class Screen:
    """Standard output: styled and as wide as the terminal where it is one, else plain."""

    def __init__(self) -> None:
        _forgive_encodings()
        colours = None if os.environ.get("NO_COLOR") else "auto"
        self._console = _Terminal(color_system=colours, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]  # None is no colours

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the output as it comes."""
        return self._console.is_terminal

    @property
    def width(self) -> int:
        """Characters in a line of text."""
        return max(_NARROWEST, min(self._console.width, _WIDEST))

    @property
    def table_width(self) -> int | None:
        """Characters in a row of a table; None where rows may be as long as they are."""
        return max(_NARROWEST, self._console.width) if self.is_terminal else None

    def show(self, lines: Iterable[Line]) -> None:
        """Writes lines."""
        with _room():
            for line in lines:
                self._console.print(Text(line.text, line.style), soft_wrap=True)

    def say(self, text: str, style: str = "") -> None:
        """Writes a text, wrapped to the width."""
        self.show(Line(line, style) for line in wrapped(text, self.width))

    def write(self, text: str) -> None:
        """Writes data for programs as it is, in UTF-8 when it goes to a file or pipe."""
        whole = text if text.endswith("\n") else f"{text}\n"
        with _room():
            try:
                if self.is_terminal:
                    sys.stdout.write(whole)
                else:
                    sys.stdout.buffer.write(whole.encode("utf-8", "replace"))
                sys.stdout.flush()
            except BrokenPipeError:
                self._console.on_broken_pipe()

    @contextmanager
    def progress(self, name: str, step: str, ended: str) -> Iterator[Progress]:
        """What to call with (done, all): a bar in a terminal, else a line now and then.

        `step` is what is said meanwhile, with {page} and {pages}; `ended` when all is done and the work goes on.
        """
        name = clean(name)
        if self.is_terminal:
            from rich.progress import BarColumn, SpinnerColumn, TextColumn  # needed for a bar only
            from rich.progress import Progress as Bar

            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(24), TextColumn("{task.fields[told]}", markup=False))
            with Bar(*columns, console=self._console, transient=True) as bar:
                task = bar.add_task(name, total=None, told="")

                def move(page: int, pages: int) -> None:
                    bar.update(task, total=pages, completed=page, told=(ended if page == pages else step).format(page=page, pages=pages))

                yield move
        else:
            yield _Lines(self, name, step, ended)


class _Lines:
    """Progress as lines: the first and last, and one now and then between them."""

    def __init__(self, screen: Screen, name: str, step: str, ended: str) -> None:
        self._screen = screen
        self._name = name
        self._step = step
        self._ended = ended
        self._told = 0.0

    def __call__(self, page: int, pages: int) -> None:
        now = time.monotonic()
        if page == pages or now - self._told >= _TELL_SECONDS:
            self._told = now
            told = self._ended if page == pages else self._step
            self._screen.show([Line(f"{self._name}: {told.format(page=page, pages=pages)}")])


@contextmanager
def _room() -> Iterator[None]:
    """Raises StoreFull when there is no room for what is written."""
    try:
        yield
    except OSError as error:
        let_go_of_output()
        raise StoreFull(texts.OUTPUT_FULL) from error


def _forgive_encodings() -> None:
    """Lets terminals that lack a character have the nearest that they have: a minus must never turn into a question mark."""

    def nearest(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        plain = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(_PLAIN))
        return "".join(char if char.isascii() else "?" for char in plain if not unicodedata.combining(char)), error.end

    codecs.register_error("katsaus", nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="katsaus")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


# ------------------------------------------------------------------------------------------------ text


def clean(text: str) -> str:
    """A text from a PDF without what would steer the terminal: escape sequences, tabs, marks that turn the writing direction."""
    return _CONTROL.sub(" ", text)


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Lines no longer than `width` with a number and its unit kept on one; `first` and `rest` are what they begin with."""
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for paragraph in clean(text).splitlines():
        glued = _GLUED.sub(_GLUE, paragraph).replace("\u00a0", _GLUE).replace("\u202f", _GLUE)
        lines += wrap(glued, width, initial_indent=rest if lines else first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(_GLUE, " ") for line in lines]


def _bare(number: int) -> str:
    return ""


def _dashed(number: int) -> str:
    return "– "


def _numbered(number: int) -> str:
    return f"{number}. "


def _listed(heading: str, items: Iterable[str], width: int, mark: Callable[[int], str] = _dashed) -> list[Line]:
    """A heading and the items under it, each with its mark; nothing when there are none."""
    lines = [Line(line) for number, item in enumerate(items, 1) for line in wrapped(item, width, f"  {mark(number)}")]
    return [*([Line(""), Line(heading, "bold")] if heading else []), *lines] if lines else []


# ------------------------------------------------------------------------------------------------ answers


def answer_lines(answer: Answer, width: int, numbered: bool = False) -> list[Line]:
    """An answer as a person reads it: the number first, how the question was taken, the sum, what to mind, where it stands, what to ask next.

    `numbered` gives the suggestions numbers to pick them by.
    """
    answered = answer.status == "answered"
    choices = set(answer.suggestions)
    told = [line for line in answer.answer.splitlines() if line.removeprefix("– ") not in choices or not line.startswith("– ")]
    if not told:
        told = [texts.NOT_FOUND]
    lines = [Line(line, "bold" if answered and not at else "") for at, part in enumerate(told) for line in wrapped(part, width)]
    lines += _listed(texts.UNDERSTOOD, _understood(answer), width, _bare)
    if answer.calculation is not None:
        lines += _listed(texts.CALCULATED, [f"{answer.calculation.expression} = {answer.calculation.result.text}"], width, _bare)
    lines += _listed(texts.CAVEATS, answer.caveats, width)
    lines += _sources(answer, width)
    return lines + _listed("" if answer.status == "clarify" else texts.SUGGESTIONS, answer.suggestions, width, _numbered if numbered else _dashed)


def _understood(answer: Answer) -> list[str]:
    """How the question was taken: written out where it left something out, and what each part of it was taken for."""
    parts = " · ".join(f"{what}: {value}" for what, value in answer.understood if value)
    written_out = answer.standalone_question != answer.question
    whole = [answer.standalone_question] if written_out or (answer.status == "answered" and not parts) else []
    return [*whole, *([parts] if parts else [])]


def _sources(answer: Answer, width: int) -> list[Line]:
    lines: list[Line] = []
    for citation in answer.citations:
        mark = f"  [{citation.id}] "
        beside = " " * len(mark)
        trail = " › ".join(heading for heading in citation.section if heading != citation.report_title)
        lines += [Line(line) for line in wrapped(f"{citation.report_title}, {texts.pages((citation.page,))} ({citation.report_id})", width, mark)]
        lines += [Line(line) for line in wrapped(trail, width, beside)]
        lines += [Line(line, "dim") for line in wrapped(f"”{citation.quote}”", width, beside)]
    return [Line(""), Line(texts.SOURCES, "bold"), *lines] if lines else []


# ------------------------------------------------------------------------------------------------ tables


def table_lines(header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int], cut: Sequence[int], width: int | None) -> list[Line]:
    """Columns side by side, those in `right` set to the right; those in `cut` are cut, the widest first, to make rows fit the width."""
    cells = [[clean(cell).replace("\n", " ") for cell in row] for row in (header, *rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    over = sum(widths) + 2 * (len(widths) - 1) - width if width is not None else 0
    while over > 0 and (longest := max((widths[at], at) for at in cut))[0] > _NARROWEST_CELL:
        widths[longest[1]] -= 1
        over -= 1
    lines = []
    for row in cells:
        shown = [_fitted(cell, widths[at], at in right) for at, cell in enumerate(row)]
        lines.append(Line("  ".join(shown).rstrip()))
    return [Line(lines[0].text, "bold"), *lines[1:]]


def _fitted(cell: str, width: int, right: bool) -> str:
    if len(cell) > width:
        cell = cell[: width - 1] + "…"
    return cell.rjust(width) if right else cell.ljust(width)


def report_lines(reports: Sequence[StoredReport], width: int | None) -> list[Line]:
    """The reports that are held, one a line."""
    rows = [
        (
            stored.report.report_id,
            stored.report.municipality,
            stored.report.title,
            stored.report.period.label if stored.report.period else "",
            str(stored.report.pages),
            str(stored.counts.get("figures", 0)),
            str(stored.checks.get("error", 0)),
        )
        for stored in reports
    ]
    return table_lines(texts.REPORT_COLUMNS, rows, (4, 5, 6), (1, 2), width)


def figure_lines(figures: Sequence[StoredFigure], width: int | None) -> list[Line]:
    """Figures, one a line, each as a number with its unit."""
    rows = [
        (
            stored.report_id,
            texts.pages((stored.figure.page,)),
            stored.figure.unit,
            stored.figure.account,
            texts.MEASURES[stored.figure.measure],
            stored.figure.period.label,
            with_unit(stored.figure.number, stored.figure.number_unit),
        )
        for stored in figures
    ]
    return table_lines(texts.FIGURE_COLUMNS, rows, (6,), (0, 2, 3), width)


# ------------------------------------------------------------------------------------------------ checks


def counts_text(checks: Mapping[str, int]) -> str:
    """ "12 täsmää, 1 virhe"; what there is none of but errors is left out."""
    if not any(checks.values()):
        return texts.NO_CHECKS
    told = [status for status in ("holds", "rounding", "repaired", "error") if checks.get(status) or status == "error"]
    return ", ".join(texts.counted(status, checks.get(status, 0), texts.CHECK_COUNTS) for status in told)


def check_lines(stored: StoredReport, findings: Sequence[Finding], status: str | None, width: int) -> list[Line]:
    """A report's checks: what needs a look first, what holds only when it was asked for."""
    lines = [Line(line, "bold") for line in wrapped(f"{stored.report.title} ({stored.report.report_id})", width)]
    if not any(stored.checks.values()):
        return [*lines, Line(texts.NO_FINDINGS)]
    lines += [Line(line) for line in wrapped(counts_text(stored.checks), width)]
    for group, heading in texts.CHECK_GROUPS.items():
        if group == status or (status is None and group != "holds"):
            found = [finding for finding in findings if finding.status == group]
            lines += _listed(f"{heading} ({len(found)})", [finding.message for finding in found], width)
    if status is None and stored.checks.get("holds"):
        lines += [Line(""), Line(texts.HOLDS_HINT, "dim")]
    return lines


# ------------------------------------------------------------------------------------------------ what was read


def found_lines(name: str, result: "IngestResult", pages: int, width: int) -> list[Line]:
    """What became of a file that was read: what was found in it, its checks, its warnings; one line for a file that was read before."""
    took = f" ({texts.SECONDS.format(seconds=f'{result.seconds:.1f}'.replace('.', ','))})" if result.status != "unchanged" else ""
    lines = [Line(line, "bold") for line in wrapped(f"{name}: {texts.INGESTED[result.status]}{took}", width)]
    if result.status == "unchanged":
        return lines
    counts = {"pages": pages, **result.counts}
    found = ", ".join(texts.counted(what, counts[what]) for what in texts.COUNTS if what in counts and (counts[what] or what in _ALWAYS))
    lines += [Line(line) for line in wrapped(f"{texts.FOUND}: {found}", width, "  ", "    ")]
    lines += [Line(line) for line in wrapped(f"{texts.CHECKED}: {counts_text(result.checks)}", width, "  ", "    ")]
    return lines + [Line(line) for warning in result.warnings for line in wrapped(f"{texts.WARNING}: {warning}", width, "  ", "    ")]


_ALWAYS = ("sections", "tables", "figures")
"""What is told even when there is none of it."""
