"""PDF → pages of words, rules and fills, several pages at a time."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from sys import intern

from ingest import messages
from ingest.errors import BrokenPdf, EmptyPdf, NotAPdf, NoTextLayer, ReportError
from ingest.model import Box, Fill, Page, Rule, Word
from ingest.pages.drawn_bullets import drawn_bullets
from ingest.pages.page_streams import content_sizes
from ingest.pages.page_words import distinct_glyphs, drawn_rules, lone_dashes, upright_words
from ingest.pages.pdfium import Color, Glyph, PageUnreadable, Sheet, Stroke, draws, open_pdf, read_sheet
from ingest.pages.sheet_headings import without_sheet_headings
from ingest.pages.side_names import with_names_of_next, with_side_names
from ingest.pages.signs_of_cells import signs_joined
from ingest.pages.standing_words import standing_words
from ingest.pages.tick_boxes import chosen
from ingest.workers import WorkerDied, Workers

Progress = Callable[[int, int], None]
_Batch = tuple[Path, int, int]
"""A file, and the first of its pages from 0 and the one behind the last."""

_THIN = 2.6
"""A filled rectangle thinner than this (points) is a rule."""
_PANEL = (80.0, 20.0)
"""Width and height (points) of a rectangle that may hold a part of the page, at the least."""
_BATCH = 8
"""Pages that one process reads at a time."""
_LEAST_CONTENT = 200
"""Bytes of content that an empty page may have: it sets a scale, begins and ends a text."""
_WORTH_SHARING = 40
"""Reports shorter than this (pages) are read in one process: starting others would take longer."""


def read_pages(path: Path, progress: Progress | None = None, processes: int | None = None) -> list[Page]:
    """All pages of a report, in order; a page that cannot be read has a `fault` and no words.

    Raises NotAPdf, BrokenPdf, EncryptedPdf, EmptyPdf or NoTextLayer, each with a Finnish line that says what to do.
    """
    count = count_pages(path)
    workers = min(processes if processes is not None else (os.cpu_count() or 1), -(-count // _BATCH))
    batches = [(path, first, min(first + _BATCH, count)) for first in range(0, count, _BATCH)]
    pages: list[Page] = []
    share = _Sharing()
    if workers <= 1 or count < _WORTH_SHARING:
        for batch in batches:
            pages += map(share.page, _read_batch(batch))
            _tell(progress, len(pages), count)
        sizes = content_sizes(path)
    else:
        with Workers(workers) as pool:
            parts = pool.map(_read_batch, batches)
            measured = pool.submit(content_sizes, path)
            for batch, part in zip(batches, parts, strict=True):
                pages += map(share.page, _saved(pool, batch, part))
                _tell(progress, len(pages), count)
            sizes = measured.result()
    if sizes is not None and len(sizes) == count:
        pages = [_checked(path, page, size) for page, size in zip(pages, sizes, strict=True)]
    if not any(page.words for page in pages):
        if any(page.has_images for page in pages):
            raise NoTextLayer(path.name, messages.SCANNED)
        if all(page.fault for page in pages):
            raise BrokenPdf(path.name, messages.NO_PAGE_READ)
        raise EmptyPdf(path.name, messages.NOTHING_ON_PAGES)
    return with_names_of_next(pages)


def count_pages(path: Path) -> int:
    """The number of pages; raises as `read_pages` does when the file is no readable PDF."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise ReportError(path.name, messages.UNOPENED.format(reason=messages.reason(error))) from error
    if not head:
        raise EmptyPdf(path.name, messages.NOTHING_IN_FILE)
    if b"%PDF-" not in head:
        raise NotAPdf(path.name, messages.NOT_A_PDF)
    with open_pdf(path) as document:
        count = len(document)
    if count == 0:
        raise EmptyPdf(path.name, messages.NO_PAGES)
    return count


def _tell(progress: Progress | None, done: int, count: int) -> None:
    if progress is not None:
        progress(done, count)


class _Sharing:
    """Makes words share what is equal, so that long reports take little memory: texts, coordinates (to 0.01 point), sizes, colours."""

    def __init__(self) -> None:
        self._numbers: dict[float, float] = {}
        self._colors: dict[Color, Color] = {}

    def page(self, page: Page) -> Page:
        """The same page."""
        return replace(page, words=tuple(map(self._word, page.words)))

    def _word(self, word: Word) -> Word:
        box = word.box
        near = Box(self._number(box.x0), self._number(box.top), self._number(box.x1), self._number(box.bottom))
        return Word(intern(word.text), near, self._number(word.size), word.bold, self._colors.setdefault(word.color, word.color), word.alone)

    def _number(self, value: float) -> float:
        rounded = round(value, 2)
        return self._numbers.setdefault(rounded, rounded)


def _saved(pool: Workers, batch: _Batch, part: "Future[list[Page]]") -> list[Page]:
    """The pages of a batch; where reading them ended the process, each page on its own, and the one that did it with a fault."""
    path, first, last = batch
    try:
        return part.result()
    except WorkerDied:
        if last - first == 1:
            return [_unread(first)]
    return [page for n in range(first, last) for page in _saved(pool, (path, n, n + 1), pool.submit(_read_batch, (path, n, n + 1)))]


def _checked(path: Path, page: Page, size: int | None) -> Page:
    """The page, with a fault where its content is damaged, or draws nothing though there is some, or is a picture alone."""
    if page.fault or page.words:
        return page if size is not None or page.fault else replace(page, words=(), rules=(), fills=(), fault=messages.PAGE_UNREAD.format(page=page.number))
    if size is None or (size > _LEAST_CONTENT and not page.has_images and not draws(path, page.number - 1)):
        return replace(page, fault=messages.PAGE_UNREAD.format(page=page.number))
    return replace(page, fault=messages.PAGE_SCANNED.format(page=page.number)) if page.has_images else page


def _unread(index: int) -> Page:
    return Page(index + 1, 595.0, 842.0, (), fault=messages.PAGE_UNREAD.format(page=index + 1))


def _read_batch(batch: _Batch) -> list[Page]:
    """Pages first … last − 1 (from 0) of a file; one open file a batch keeps memory flat."""
    path, first, last = batch
    pages: list[Page] = []
    with open_pdf(path) as document:
        for index in range(first, last):
            try:
                pages.append(make_page(read_sheet(document, index), index + 1))
            except PageUnreadable:
                pages.append(_unread(index))
    return pages


def make_page(sheet: Sheet, number: int) -> Page:
    """A page of what lies on it, turned upright where most of its text lies on its side or stands on its head; text on its head elsewhere is left out."""
    width, height = sheet.width, sheet.height
    glyphs = [g for g in distinct_glyphs(sheet.glyphs) if -2 <= g.x0 <= width + 2 and -2 <= g.top <= height + 2]
    printed = [g for g in glyphs if not g.text.isspace()]
    lying = [g for g in printed if not g.style.upright]
    turn = 0
    if lying and len(lying) > 0.5 * len(printed):
        turn = 90 if sum(g.style.up > 0 for g in lying) * 2 >= len(lying) else 270
        glyphs = [_turned_glyph(g, turn, width, height) for g in glyphs]
    elif any(g.style.headlong for g in printed):
        turn = 180 if sum(g.style.headlong for g in printed) > 0.5 * len(printed) else 0
        glyphs = [_turned_glyph(g, turn, width, height) if turn else g for g in glyphs if g.style.headlong == (turn == 180)]
    dots = [s for s in sheet.strokes if s.dot]
    strokes = [s for s in sheet.strokes if not s.dot]
    rules, fills = _rules_and_fills(strokes, width, height)
    panels = _panels(strokes, width, height) if not turn else ()
    tints = tuple(Fill(Box(s.x0, s.top, s.x1, s.bottom), s.fill) for s in strokes if s.rounded and s.fill is not None and not _white(s.fill))
    if turn:
        rules = [Rule(*_turned(r.x0, r.top, r.x1, r.bottom, turn, width, height)) for r in rules]
        fills = [Fill(Box(*_turned(f.box.x0, f.box.top, f.box.x1, f.box.bottom, turn, width, height)), f.color) for f in fills]
        if turn != 180:
            width, height = height, width
    words = upright_words([g for g in glyphs if g.style.upright])
    words = words if turn else drawn_bullets(words, dots)
    standing = standing_words([g for g in glyphs if not g.style.upright], rules, turn > 0)
    words, drawn = drawn_rules(chosen([*words, *standing], () if turn else strokes))
    cells = without_sheet_headings(words)
    ruled: tuple[Rule, ...] = () if len(cells) < len(words) else (*rules, *drawn)  # lines around every cell of a sheet part nothing
    signed = lone_dashes(signs_joined(cells))
    page = Page(number, width, height, signed, ruled, tuple(fills), has_images=sheet.has_images, turn=turn, panels=panels, tints=tints)
    return page if turn else with_side_names(page, standing)


def printed_box(page: Page, box: Box) -> Box:
    """A box of a page whose text was turned upright, as it lies on the printed page."""
    if page.turn == 0:
        return box
    if page.turn == 180:
        return Box(page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top)
    if page.turn == 90:
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)


def _turned(x0: float, top: float, x1: float, bottom: float, turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """x0, top, x1, bottom on the sheet turned so that text that runs up (90) or down (270) the page, or stands on its head (180), stands upright."""
    if turn == 180:
        return width - x1, height - bottom, width - x0, height - top
    if turn == 90:
        return height - bottom, x0, height - top, x1
    return top, width - x1, bottom, width - x0


def _turned_glyph(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    if turn == 180:
        style = glyph.style._replace(headlong=False)
    else:
        up = glyph.style.up if not glyph.style.upright else -1.0 if turn == 90 else 1.0
        style = glyph.style._replace(upright=not glyph.style.upright, up=up)
    return Glyph(glyph.text, *_turned(glyph.x0, glyph.top, glyph.x1, glyph.bottom, turn, width, height), style)


def _white(color: Color) -> bool:
    return color is not None and all(part >= 0.99 for part in color)


def _rules_and_fills(strokes: list[Stroke], width: float, height: float) -> tuple[list[Rule], list[Fill]]:
    """The page's rules and coloured areas: lines, thin rectangles, the sides of stroked ones."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    for s in strokes:
        thin = s.x1 - s.x0 <= _THIN or s.bottom - s.top <= _THIN
        if s.rounded:
            continue
        if s.line:
            if thin:
                rules.append(Rule(s.x0, s.top, s.x1, s.bottom))
            continue
        if s.x1 - s.x0 > 0.97 * width and s.bottom - s.top > 0.97 * height:
            continue
        if thin:
            if max(s.bottom - s.top, s.x1 - s.x0) > _THIN:
                rules.append(Rule(s.x0, s.top, s.x1, s.bottom))
            continue
        if s.stroked:
            rules += [Rule(s.x0, y, s.x1, y) for y in (s.top, s.bottom)] + [Rule(x, s.top, x, s.bottom) for x in (s.x0, s.x1)]
        if s.fill is not None and not _white(s.fill):
            fills.append(Fill(Box(s.x0, s.top, s.x1, s.bottom), s.fill))
    return rules, fills


def _panels(strokes: list[Stroke], width: float, height: float) -> tuple[Box, ...]:
    """The rectangles of some size that are painted on the page, each once; one that fills the page is its background."""
    found: dict[tuple[int, ...], Box] = {}
    for s in strokes:
        large = s.x1 - s.x0 >= _PANEL[0] and s.bottom - s.top >= _PANEL[1]
        if s.line or not large or (s.x1 - s.x0 > 0.97 * width and s.bottom - s.top > 0.97 * height):
            continue
        if s.stroked or s.fill is not None:
            found.setdefault((round(s.x0), round(s.top), round(s.x1), round(s.bottom)), Box(s.x0, s.top, s.x1, s.bottom))
    return tuple(found.values())
