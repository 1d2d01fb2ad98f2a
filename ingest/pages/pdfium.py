"""PDFium: a page's glyphs, strokes and picture, as they lie on the page as it is shown. The only place that opens PDF files.

PDFium reads a page many times faster than pdfminer; its glyphs get the boxes that pdfminer would give them: as wide as
the advance, as high as the font size. It is for one thread at a time, so everything here waits its turn.
"""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import PYFUNCTYPE, addressof, byref, c_double, c_float, c_int, c_uint, c_void_p, cast, create_string_buffer
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from ingest import messages
from ingest.errors import BrokenPdf, EmptyPdf, EncryptedPdf
from ingest.model import OutlineEntry

Color = tuple[float, ...] | None
_TURN = threading.RLock()
_HYPHEN = 0x2
"""PDFium's sign for a hyphen at a line end."""
_NO_GLYPH = frozenset({0, 10, 13, 0xFFFE, 0xFFFF})
_UNKNOWN = frozenset({0, 0xFFFE, 0xFFFF})
_FEW = 20
"""Characters without a meaning, ornaments perhaps, that do not make a page unreadable."""
_DEEPEST = 8
"""Forms within forms further down than this are left out."""
_MOST_POINTS = 60
"""A path of more points than this is no rectangle, its corners round or not."""
_DOT = 6.0
"""A disc that may be the sign of a list's item is smaller than this (points)."""


def _quick(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes handles and places as whole numbers, which halves what a call costs; a page takes thousands."""
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


_unicode_of = _quick(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_is_generated = _quick(raw.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_loose_box = _quick(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_text_object_of = _quick(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_type_of = _quick(raw.FPDFPageObj_GetType, c_int, c_void_p)
_matrix_into = _quick(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)
_fill_into = _quick(raw.FPDFPageObj_GetFillColor, c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_draw_mode_into = _quick(raw.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
_count_segments = _quick(raw.FPDFPath_CountSegments, c_int, c_void_p)
_segment_at = _quick(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
_segment_type = _quick(raw.FPDFPathSegment_GetType, c_int, c_void_p)
_segment_point = _quick(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p)
_count_of_page = _quick(raw.FPDFPage_CountObjects, c_int, c_void_p)
_object_of_page = _quick(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_count_of_form = _quick(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
_object_of_form = _quick(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_int)


class Style(NamedTuple):
    """What the glyphs of one text object share; `up` is how much the writing runs up (> 0) or down the page (< 0).

    `upright` is true of writing that stands on its head too, which `headlong` tells.
    """

    size: float
    bold: bool
    color: Color
    upright: bool
    up: float
    headlong: bool = False


class Glyph(NamedTuple):
    """One character: x0, top, x1, bottom in points from the top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style


class Stroke(NamedTuple):
    """A straight line, an upright rectangle or a small disc, and how it is painted; a rectangle may have round corners."""

    x0: float
    top: float
    x1: float
    bottom: float
    line: bool
    stroked: bool
    fill: Color
    rounded: bool = False
    dot: bool = False


class Sheet(NamedTuple):
    """What lies on one page."""

    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Stroke]
    has_images: bool


class PageUnreadable(Exception):
    """PDFium cannot load a page."""


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """A document of PDFium, closed afterwards; raises EncryptedPdf, EmptyPdf or BrokenPdf. Other threads wait until it is closed."""
    with _TURN:
        document = _opened(path)
        try:
            yield document
        finally:
            document.close()


def _opened(path: Path) -> Any:
    raw.FPDF_LoadDocument(b"", None)  # a document without pages fails with the error of the file before it: now with one that no file here has
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_FILE:
            raise EmptyPdf(path.name, messages.NO_PAGES) from error
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(path.name, messages.ENCRYPTED) from error
        raise BrokenPdf(path.name, messages.BROKEN) from error


def page_picture(path: Path, page: int, scale: float, most_pixels: int) -> tuple[Any, float] | None:
    """(PIL image, pixels to a point) of a page from 1, the scale lowered where the page is huge; None when it cannot be drawn."""
    try:
        with open_pdf(path) as document:
            sheet = document[page - 1]
            width, height = sheet.get_size()
            fitting = min(scale, math.sqrt(most_pixels / max(width * height, 1.0)))
            return sheet.render(scale=fitting, may_draw_forms=False).to_pil().convert("RGB"), fitting
    except (EncryptedPdf, EmptyPdf, BrokenPdf, pypdfium2.PdfiumError, IndexError):
        return None


def page_text(path: Path, page: int) -> str:
    """The words of a page from 1, as PDFium strings them together; "" when it cannot be read."""
    try:
        with open_pdf(path) as document:
            return str(document[page - 1].get_textpage().get_text_range())
    except (EncryptedPdf, EmptyPdf, BrokenPdf, pypdfium2.PdfiumError, IndexError):
        return ""


def read_sheet(document: Any, index: int) -> Sheet:
    """Page `index` (from 0) of an open document; raises PageUnreadable."""
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        raise PageUnreadable(index + 1)
    try:
        view = _View(page)
        texts = raw.FPDFText_LoadPage(page)
        if not texts:
            raise PageUnreadable(index + 1)
        try:
            glyphs = _glyphs(texts, view)
        finally:
            raw.FPDFText_ClosePage(texts)
        strokes: list[Stroke] = []
        pictures = _collect(cast(page, c_void_p).value, _count_of_page, _object_of_page, view, _IDENTITY, strokes, 0)
        return Sheet(view.width, view.height, glyphs, strokes, pictures)
    finally:
        raw.FPDF_ClosePage(page)


def draws(path: Path, index: int) -> bool:
    """Whether PDFium finds anything at all on page `index` (from 0)."""
    with open_pdf(path) as document:
        page = raw.FPDF_LoadPage(document, index)
        try:
            return bool(page) and raw.FPDFPage_CountObjects(page) > 0
        finally:
            raw.FPDF_ClosePage(page)


def read_outline(path: Path) -> tuple[OutlineEntry, ...]:
    """The bookmarks of a file that lead to a page of it, in their order."""
    entries = []
    with open_pdf(path) as document:
        for mark in document.get_toc(max_depth=_DEEPEST):
            target = mark.get_dest()
            index = target.get_index() if target is not None else None
            title = " ".join(mark.get_title().split())
            if index is not None and title:
                entries.append(OutlineEntry(mark.level + 1, title, index + 1))
    return tuple(entries)


class _View:
    """From PDF user space to the page as it is shown: cropped, turned, its origin in the top left corner."""

    def __init__(self, page: Any) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, byref(box))
        self.left, self.right, self.low, self.high = box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top)
        self.turn = raw.FPDFPage_GetRotation(page)
        self.width, self.height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is shown."""
        if self.turn == 0:
            return x - self.left, self.high - y
        if self.turn == 1:
            return y - self.low, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.low
        return self.high - y, self.right - x

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """How a direction is shown, y upwards."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.turn]


# ------------------------------------------------------------------------------------------------ glyphs


class _TextObject(NamedTuple):
    """A text object's style, and where its glyphs stand across the writing: `low` and `high` in points of the shown page."""

    style: Style
    low: float
    high: float


def _glyphs(texts: Any, view: _View) -> list[Glyph]:
    """The printed characters in reading order, spaces too; one that PDFium adds has no width.

    Raises PageUnreadable where most of them are of fonts that do not tell which characters they are.
    """
    out: list[Glyph] = []
    unknown = 0
    known: dict[int, _TextObject] = {}
    fonts: dict[int, tuple[bool, float]] = {}
    box = raw.FS_RECTF()
    handle, at = cast(texts, c_void_p).value, addressof(box)
    corners = memoryview(box).cast("B").cast("f")  # left, top, right, bottom
    last_key: int | None = -1
    style, low, high = _TextObject(Style(0.0, False, None, True, 0.0), 0.0, 0.0)
    pending = 0
    sharing: list[Any] = []
    shared = 1
    for n in range(raw.FPDFText_CountChars(texts)):
        code = _unicode_of(handle, n)
        if code in _NO_GLYPH:
            unknown += code in _UNKNOWN
            continue
        if code == 32 and _is_generated(handle, n) == 1:
            # where the file prints a space that PDFium leaves out, or only moves on by one
            if out:
                _, _, top, x1, bottom, before = out[-1]
                out.append(Glyph(" ", x1, top, x1, bottom, before))
            continue
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                pending = code
                continue
            code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00) if pending else 0xFFFD
            pending = 0
        if not _loose_box(handle, n, at):
            continue
        key = _text_object_of(handle, n)
        place = corners.tolist()
        shared = shared + 1 if key == last_key and place == sharing else 1
        sharing = place
        if key != last_key:
            found = known.get(key or 0)
            if found is None:
                found = known[key or 0] = _text_object(texts, n, raw.FPDFText_GetTextObject(texts, n), view, fonts)
            style, low, high = found
            last_key = key
        left, upper, right, lower = place
        x0, top = view.point(left, upper)
        x1, bottom = view.point(right, lower)
        if x0 > x1:
            x0, x1 = x1, x0
        text = "-" if code == _HYPHEN else chr(code)
        if style.upright:
            out.append(Glyph(text, x0, low, x1, high, style))
        else:
            out.append(Glyph(text, low, min(top, bottom), high, max(top, bottom), style))
        if shared > 1:
            out[-shared:] = _side_by_side(out[-shared:])
    if unknown > max(len(out), _FEW):
        raise PageUnreadable(unknown)
    return out


def _side_by_side(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters of one printed sign, "tt" drawn as one, each with its part of the sign's box."""
    first, last = glyphs[0], glyphs[-1]
    if first.style.upright:
        step = (last.x1 - first.x0) / len(glyphs)
        return [Glyph(g.text, first.x0 + n * step, g.top, first.x0 + (n + 1) * step, g.bottom, g.style) for n, g in enumerate(glyphs)]
    high = max(g.bottom for g in glyphs)
    low = min(g.top for g in glyphs)
    step = (high - low) / len(glyphs)
    up = first.style.up > 0
    tops = [high - (n + 1) * step if up else low + n * step for n in range(len(glyphs))]
    return [Glyph(g.text, g.x0, top, g.x1, top + step, g.style) for g, top in zip(glyphs, tops, strict=True)]


def _address(pointer: Any) -> int:
    return addressof(pointer.contents) if pointer else 0


def _text_object(texts: Any, n: int, owner: Any, view: _View, fonts: dict[int, tuple[bool, float]]) -> _TextObject:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(texts, n, byref(matrix))
    across, along = view.vector(matrix.c, matrix.d), view.vector(matrix.a, matrix.b)
    size = float(raw.FPDFText_GetFontSize(texts, n))
    bold, descent = _font(owner, fonts)
    upright = along[0] * across[1] > 0 and along[1] * across[0] <= 0 and abs(along[0]) >= abs(along[1])
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(texts, n, byref(x), byref(y))
    shown_x, shown_y = view.point(x.value, y.value)
    length = math.hypot(*across)
    height = size * length
    # the unit vector across the writing, y upwards; the glyphs reach from the descent to the descent plus the size
    ux, uy = (across[0] / length, across[1] / length) if length else (0.0, 1.0)
    if upright:
        ends = shown_y - uy * descent * height, shown_y - uy * (descent + 1) * height
    else:
        ends = shown_x + ux * descent * height, shown_x + ux * (descent + 1) * height
    style = Style(height, bold, _fill(texts, n), upright, along[1], upright and along[0] < 0)
    return _TextObject(style, min(ends), max(ends))


def _font(owner: Any, fonts: dict[int, tuple[bool, float]]) -> tuple[bool, float]:
    """(whether the font's name says bold, its descent as a share of the size, negative) of a text object."""
    font = raw.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return False, -0.2
    key = _address(font)
    if key not in fonts:
        name = create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        lowered = name.value.decode("utf-8", "replace").lower()
        descent = c_float()
        known = raw.FPDFFont_GetDescent(font, c_float(1000), byref(descent))
        fonts[key] = any(mark in lowered for mark in ("bold", "black", "heavy", "semib", "demi")), -abs(descent.value) / 1000 if known else -0.2
    return fonts[key]


def _fill(texts: Any, n: int) -> Color:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not raw.FPDFText_GetFillColor(texts, n, byref(red), byref(green), byref(blue), byref(alpha)):
        return None
    return red.value / 255, green.value / 255, blue.value / 255


# ------------------------------------------------------------------------------------------------ strokes

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix_of(item: int) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not _matrix_into(item, addressof(matrix)):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that does `first`, then `then`."""
    if then is _IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _collect(holder: int | None, count: Any, get: Any, view: _View, outer: _Matrix, out: list[Stroke], depth: int) -> bool:
    """Adds the strokes of a page or form to `out`; whether it holds pictures."""
    pictures = False
    for n in range(count(holder)):
        item = get(holder, n)
        kind = _type_of(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _strokes(item, view, outer, out)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix_of(item), outer)
            pictures |= _collect(item, _count_of_form, _object_of_form, view, inner, out, depth + 1)
    return pictures


def _strokes(item: int, view: _View, outer: _Matrix, out: list[Stroke]) -> None:
    """The straight lines and upright rectangles of one painted path."""
    mode, stroked = c_int(), c_int()
    _draw_mode_into(item, addressof(mode), addressof(stroked))
    filled = mode.value != raw.FPDF_FILLMODE_NONE
    if not filled and not stroked.value:
        return
    fill = _object_fill(item) if filled else None
    a, b, c, d, e, f = _times(_matrix_of(item), outer)
    points: list[tuple[float, float]] = []
    curved: list[int] = []
    x, y = c_float(), c_float()
    at_x, at_y = addressof(x), addressof(y)
    for n in range(_count_segments(item)):
        segment = _segment_at(item, n)
        kind = _segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            _add_stroke(points, curved, bool(stroked.value), fill, out)
            points, curved = [], []
        if len(points) > _MOST_POINTS:
            continue
        if kind not in (raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO):
            curved.append(len(points))
        _segment_point(segment, at_x, at_y)
        px, py = x.value, y.value
        points.append(view.point(a * px + c * py + e, b * px + d * py + f))
    _add_stroke(points, curved, bool(stroked.value), fill, out)


def _add_stroke(points: list[tuple[float, float]], curved: list[int], stroked: bool, fill: Color, out: list[Stroke]) -> None:
    """A subpath of its points; those numbered in `curved` end or steer a curve."""
    if curved:
        _add_rounded(points, curved, stroked, fill, out)
        return
    if len(points) not in (2, 4, 5):
        return
    xs, ys = zip(*points, strict=True)
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if len(points) == 2:
        out.append(Stroke(x0, top, x1, bottom, True, stroked, fill))
    elif all((px - x0 < 0.1 or x1 - px < 0.1) and (py - top < 0.1 or bottom - py < 0.1) for px, py in points):
        out.append(Stroke(x0, top, x1, bottom, False, stroked, fill))


def _add_rounded(points: list[tuple[float, float]], curved: list[int], stroked: bool, fill: Color, out: list[Stroke]) -> None:
    """A small filled disc, or a rectangle with round corners: straight lines make up most of each side, one, two or four curves of three points each corner."""
    if len(curved) not in (12, 24, 48) or len(points) > _MOST_POINTS:
        return
    xs, ys = zip(*points, strict=True)
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if len(points) <= len(curved) + 2 and abs((x1 - x0) - (bottom - top)) < 0.3 and x1 - x0 < _DOT:
        if fill is not None:
            out.append(Stroke(x0, top, x1, bottom, False, stroked, fill, dot=True))
        return
    sides = dict.fromkeys(("left", "right", "top", "bottom"), 0.0)
    for n, (px, py) in enumerate([*points[1:], points[0]], 1):
        qx, qy = points[n - 1]
        if n in curved:
            continue
        for side, off, other, length in (
            ("left", px - x0, qx - x0, abs(py - qy)),
            ("right", x1 - px, x1 - qx, abs(py - qy)),
            ("top", py - top, qy - top, abs(px - qx)),
            ("bottom", bottom - py, bottom - qy, abs(px - qx)),
        ):
            if off < 0.1 and other < 0.1:
                sides[side] += length
    if min(sides["left"], sides["right"]) > 0.5 * (bottom - top) and min(sides["top"], sides["bottom"]) > 0.5 * (x1 - x0):
        out.append(Stroke(x0, top, x1, bottom, False, stroked, fill, True))


def _object_fill(item: int) -> Color:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not _fill_into(item, addressof(red), addressof(green), addressof(blue), addressof(alpha)) or alpha.value == 0:
        return None
    return red.value / 255, green.value / 255, blue.value / 255
