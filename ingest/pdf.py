"""PDF → pages of words, rules and fills; the only place that reads PDF files for their text (pdfplumber, pdfminer)."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotAPdf, NoTextLayer, ReportError
from ingest.model import Box, Fill, Page, Rule, Word

Progress = Callable[[int, int], None]

_THIN = 2.6
"""A filled rectangle thinner than this (points) is a rule."""
_WORD_GAP = 0.17
"""A gap wider than this share of the font size parts two words."""
_BATCH = 8
"""Pages that one process reads at a time."""
_WORTH_SHARING = 24
"""Reports shorter than this (pages) are read in one process: starting others would take longer."""

# What pdfminer and pdfplumber raise on damaged files beside their own exceptions: they index into what the file claims to hold.
_DAMAGE = (PDFException, MalformedPDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, AssertionError, OverflowError, EOFError)


def read_pages(path: Path, progress: Progress | None = None, processes: int | None = None) -> list[Page]:
    """All pages of a report, in order; a page that cannot be read has a `fault` and no words.

    Raises NotAPdf, BrokenPdf, EncryptedPdf, EmptyPdf or NoTextLayer, each with a Finnish line that says what to do.
    """
    count = count_pages(path)
    workers = min(processes if processes is not None else (os.cpu_count() or 1), -(-count // _BATCH))
    batches = [(path, first, min(first + _BATCH, count)) for first in range(0, count, _BATCH)]
    pages: list[Page] = []
    if workers <= 1 or count < _WORTH_SHARING:
        for batch in batches:
            pages += _read_batch(batch)
            _tell(progress, len(pages), count)
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn" if os.name == "nt" else "forkserver")) as pool:
            for part in pool.map(_read_batch, batches):
                pages += part
                _tell(progress, len(pages), count)
    if not any(page.words for page in pages):
        if any(page.has_images for page in pages):
            raise NoTextLayer(path.name, "sivut ovat kuvia, joissa ei ole tekstiä. Tunnista teksti (OCR) ja anna tiedosto uudelleen.")
        if all(page.fault for page in pages):
            raise BrokenPdf(path.name, "yhtään sivua ei voitu lukea. Tallenna PDF uudelleen alkuperäisestä ohjelmasta.")
        raise EmptyPdf(path.name, "sivuilla ei ole mitään luettavaa. Tarkista, että tiedosto on oikea.")
    return pages


def count_pages(path: Path) -> int:
    """The number of pages; raises as `read_pages` does when the file is no readable PDF."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise ReportError(path.name, f"tiedostoa ei voi avata ({error.strerror}). Tarkista polku ja oikeudet.") from error
    if not head:
        raise EmptyPdf(path.name, "tiedosto on tyhjä. Hae se uudelleen.")
    if b"%PDF-" not in head:
        raise NotAPdf(path.name, "tiedosto ei ole PDF. Tallenna raportti PDF-muodossa.")
    try:
        with pdfplumber.open(path) as pdf:
            count = len(pdf.pages)
    except _DAMAGE as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(arg, PDFPasswordIncorrect) for arg in error.args):
            raise EncryptedPdf(path.name, "tiedosto on suojattu salasanalla. Tallenna se ilman suojausta.") from error
        raise BrokenPdf(path.name, "PDF on rikki, eikä sitä voi lukea. Hae se uudelleen tai tallenna se uudelleen alkuperäisestä ohjelmasta.") from error
    if count == 0:
        raise EmptyPdf(path.name, "PDF:ssä ei ole yhtään sivua. Tarkista, että tiedosto on oikea.")
    return count


def _tell(progress: Progress | None, done: int, count: int) -> None:
    if progress is not None:
        progress(done, count)


def _read_batch(batch: tuple[Path, int, int]) -> list[Page]:
    """Pages first … last − 1 (from 0) of a file; one open file a batch keeps memory flat."""
    path, first, last = batch
    pages: list[Page] = []
    with pdfplumber.open(path, pages=list(range(first + 1, last + 1))) as pdf:
        for number, source in enumerate(pdf.pages, first + 1):
            try:
                pages.append(_read_page(source, number))
            except _DAMAGE:
                fault = f"sivua {number} ei voitu lukea; muut sivut ovat mukana"
                pages.append(Page(number, 595.0, 842.0, (), fault=fault))
            source.close()
    return pages


def _read_page(source: Any, number: int) -> Page:
    width, height = float(source.width), float(source.height)
    chars = [c for c in _distinct(source.chars) if -2 <= c["x0"] <= width + 2 and -2 <= c["top"] <= height + 2]
    lying = [c for c in chars if not c["upright"] and not c["text"].isspace()]
    turn = 0
    if lying and len(lying) > 0.5 * sum(not c["text"].isspace() for c in chars):
        turn = 90 if sum(c["matrix"][1] > 0 for c in lying) * 2 >= len(lying) else 270
        chars = [dict(c, upright=not c["upright"], **_turned_sides(c, turn, width, height)) for c in chars]
    upright = [c for c in chars if c["upright"]]
    words = [*_words(upright), *_standing_words([c for c in chars if not c["upright"]])]
    rules, fills = _strokes(source, width, height)
    if turn:
        rules = [Rule(*_turned(r.x0, r.top, r.x1, r.bottom, turn, width, height)) for r in rules]
        fills = [Fill(Box(*_turned(f.box.x0, f.box.top, f.box.x1, f.box.bottom, turn, width, height)), f.color) for f in fills]
        width, height = height, width
    return Page(number, width, height, tuple(words), tuple(rules), tuple(fills), has_images=bool(source.images), turn=turn)


def printed_box(page: Page, box: Box) -> Box:
    """A box of a page whose text was turned upright, as it lies on the printed page."""
    if page.turn == 0:
        return box
    if page.turn == 90:
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)


def _turned(x0: float, top: float, x1: float, bottom: float, turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """x0, top, x1, bottom on the sheet turned so that text that runs up (90) or down (270) the page stands upright."""
    if turn == 90:
        return height - bottom, x0, height - top, x1
    return top, width - x1, bottom, width - x0


def _turned_sides(char: dict[str, Any], turn: int, width: float, height: float) -> dict[str, float]:
    x0, top, x1, bottom = _turned(char["x0"], char["top"], char["x1"], char["bottom"], turn, width, height)
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "size": bottom - top}


def _distinct(chars: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Characters without the copies that some programs print over each other for bold."""
    seen: set[tuple[str, int, int]] = set()
    kept = []
    for char in chars:
        spots = [(char["text"], round(char["x0"]) + dx, round(char["top"]) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        if char["x1"] - char["x0"] > 2.5 and any(spot in seen for spot in spots):
            continue
        seen.add(spots[4])
        kept.append(char)
    return kept


def _words(chars: list[dict[str, Any]]) -> list[Word]:
    """Characters in stream order → words, then pieces that touch on one line joined (a kerned capital printed apart)."""
    groups: list[list[dict[str, Any]]] = []
    last: dict[str, Any] | None = None
    for char in chars:
        if not char["text"].strip():
            last = None
            continue
        if last is not None and _adjoins(last, char):
            groups[-1].append(char)
        else:
            groups.append([char])
        last = char
    words = sorted((_word(group) for group in groups), key=lambda w: (w.box.top, w.box.x0))
    return _rejoined(words, chars)


def _adjoins(left: dict[str, Any], right: dict[str, Any]) -> bool:
    size = max(left["size"], right["size"], 1.0)
    shift = abs((left["top"] + left["bottom"]) - (right["top"] + right["bottom"])) / 2
    gap = right["x0"] - left["x1"]
    return bool(shift < 0.12 * size and abs(left["size"] - right["size"]) < 0.15 * size and -0.5 * size < gap <= _WORD_GAP * size)


def _word(group: list[dict[str, Any]]) -> Word:
    box = Box(min(c["x0"] for c in group), min(c["top"] for c in group), max(c["x1"] for c in group), max(c["bottom"] for c in group))
    font = str(group[0].get("fontname", "")).lower()
    bold = any(mark in font for mark in ("bold", "black", "heavy", "semib", "demi"))
    return Word("".join(c["text"] for c in group), box, float(median(c["size"] for c in group)), bold, _color(group[0].get("non_stroking_color")))


def _rejoined(words: list[Word], chars: list[dict[str, Any]]) -> list[Word]:
    """Words of one line that touch although the file prints them apart become one; a printed space keeps them apart."""
    spaces: dict[int, list[tuple[float, float]]] = {}
    for c in chars:
        if c["text"].isspace():
            spaces.setdefault(round((c["top"] + c["bottom"]) / 20), []).append((c["x0"], (c["top"] + c["bottom"]) / 2))
    out: list[Word] = []
    for word in words:
        for n in range(len(out) - 1, max(-1, len(out) - 40), -1):
            left = out[n]
            size = max(left.size, word.size)
            if abs(left.box.top - word.box.top) > 0.12 * size or abs(left.size - word.size) > 0.15 * size:
                continue
            gap = word.box.x0 - left.box.x1
            if -0.15 * size < gap <= 0.08 * size and not _space_between(left, word, spaces):
                out[n] = Word(left.text + word.text, left.box.union(word.box), left.size, left.bold, left.color)
                break
        else:
            out.append(word)
    return out


def _space_between(left: Word, right: Word, spaces: dict[int, list[tuple[float, float]]]) -> bool:
    middle = left.box.middle[1]
    key = round(middle * 2 / 20)
    near = [s for k in (key - 1, key, key + 1) for s in spaces.get(k, ())]
    return any(left.box.x1 - 1.5 <= x <= right.box.x0 + 1.5 and abs(y - middle) < 3 for x, y in near)


def _standing_words(chars: list[dict[str, Any]]) -> list[Word]:
    """Text that stands on its side on an upright page (narrow column headings), one word a line of it."""
    groups: list[list[dict[str, Any]]] = []
    for char in chars:
        same = groups and abs(groups[-1][-1]["x0"] - char["x0"]) < 0.3 * char["size"] and groups[-1][-1]["matrix"][1] * char["matrix"][1] > 0
        if same and min(abs(groups[-1][-1]["top"] - char["bottom"]), abs(groups[-1][-1]["bottom"] - char["top"])) < 0.6 * char["size"]:
            groups[-1].append(char)
        else:
            groups.append([char])
    words = [_word(group) for group in groups]
    return [Word(w.text.strip(), w.box, w.size, w.bold, w.color) for w in words if w.text.strip()]


def _color(value: Any) -> tuple[float, ...] | None:
    if isinstance(value, int | float):
        return (float(value),)
    if isinstance(value, list | tuple) and all(isinstance(part, int | float) for part in value):
        return tuple(float(part) for part in value)
    return None


def _white(color: tuple[float, ...] | None) -> bool:
    if color is None or not color:
        return False
    return all(part <= 0.01 for part in color) if len(color) == 4 else all(part >= 0.99 for part in color)


def _strokes(source: Any, width: float, height: float) -> tuple[list[Rule], list[Fill]]:
    """The page's rules and coloured areas: lines, thin rectangles, the sides of stroked ones."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    for line in source.lines:
        x0, x1, top, bottom = (float(line[k]) for k in ("x0", "x1", "top", "bottom"))
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            rules.append(Rule(x0, top, x1, bottom))
    for rect in source.rects:
        x0, x1, top, bottom = (float(rect[k]) for k in ("x0", "x1", "top", "bottom"))
        if x1 - x0 > 0.97 * width and bottom - top > 0.97 * height:
            continue
        if bottom - top <= _THIN or x1 - x0 <= _THIN:
            if max(bottom - top, x1 - x0) > _THIN and (rect["fill"] or rect["stroke"]):
                rules.append(Rule(x0, top, x1, bottom))
            continue
        if rect["stroke"]:
            rules += [Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom), Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom)]
        color = _color(rect.get("non_stroking_color"))
        if rect["fill"] and not _white(color):
            fills.append(Fill(Box(x0, top, x1, bottom), color))
    return rules, fills
