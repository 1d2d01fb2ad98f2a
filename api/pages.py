"""Pictures of pages, with places marked."""

import hashlib
import io
import math
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from ingest.apart import Apart, WorkerLost, WorkerSlow
from ingest.model import Box
from ingest.pages.pdfium import page_picture

PNG = "image/png"
_HELD_BYTES = 32 << 20
_MOST_PIXELS = 16_000_000
_DRAWING_SECONDS = 20.0
_MARK = (255, 214, 0)
_EDGE = (200, 80, 0)
_MARGIN = 2.0
"""Points around what is marked."""
_EDGE_WIDTH = 1.0


def parse_highlights(given: tuple[str, ...]) -> tuple[Box, ...]:
    """Boxes from "x0,top,x1,bottom"; raises ValueError."""
    boxes = []
    for text in given:
        x0, top, x1, bottom = (float(part) for part in text.split(","))
        if not all(math.isfinite(value) and abs(value) < 1e6 for value in (x0, top, x1, bottom)):
            raise ValueError(text)
        boxes.append(Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom)))
    return tuple(boxes)


def draw(path: Path, page: int, scale: float, marks: tuple[Box, ...], band: tuple[float, float] | None = None) -> bytes | None:
    """A page as PNG, `scale` pixels to a point or fewer where the page is huge; None when it cannot be drawn.

    `band`, the top and bottom of a strip in points, cuts the rest of the page away.
    """
    drawn = page_picture(path, page, scale, _MOST_PIXELS)
    if drawn is None:
        return None
    picture, fitting = drawn
    for mark in marks:
        _mark(picture, mark, fitting)
    if band is not None:
        top, bottom = (min(picture.height, max(0, round(value * fitting))) for value in band)
        picture = picture.crop((0, top, picture.width, max(bottom, top + 1)))
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=6)
    return held.getvalue()


def _mark(picture: Image.Image, box: Box, scale: float) -> None:
    """Colours a place so that what is printed there stays black."""
    x0, top = (math.floor((value - _MARGIN) * scale) for value in (box.x0, box.top))
    x1, bottom = (math.ceil((value + _MARGIN) * scale) for value in (box.x1, box.bottom))
    area = (max(0, x0), max(0, top), min(picture.width, x1), min(picture.height, bottom))
    if area[0] >= area[2] or area[1] >= area[3]:
        return
    # the darker of the print and the marker, channel by channel, as with a real marker
    part = picture.crop(area)
    picture.paste(ImageChops.darker(part, Image.new("RGB", part.size, _MARK)), area[:2])
    ImageDraw.Draw(picture).rectangle((area[0], area[1], area[2] - 1, area[3] - 1), outline=_EDGE, width=max(1, round(_EDGE_WIDTH * scale)))


def _drawn(path: Path, page: int, scale: float, marks: tuple[Box, ...], tell: Callable[[int, int], None]) -> bytes | None:
    """`draw`, as `Apart` calls it."""
    return draw(path, page, scale, marks)


class Pages:
    """Draws pages in a process of their own, and keeps those asked for last."""

    def __init__(self, megabytes: int, seconds: float = _DRAWING_SECONDS) -> None:
        """`megabytes` limits the process that draws."""
        self._apart = Apart(_drawn, megabytes, seconds, childless=True)
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @staticmethod
    def tag(sha256: str, page: int, scale: float, marks: tuple[Box, ...]) -> str:
        """What tells one picture from another, as an ETag."""
        said = repr((sha256, page, scale, [mark.as_list() for mark in marks]))
        return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'

    def png(self, path: Path, sha256: str, page: int, scale: float, marks: tuple[Box, ...]) -> bytes | None:
        """A page as PNG; None when it cannot be drawn."""
        tag = self.tag(sha256, page, scale, marks)
        with self._lock:
            held = self._held.get(tag)
            if held is not None:
                self._held.move_to_end(tag)
                return held
        try:
            drawn: bytes | None = self._apart.run(path, page, scale, marks)
        except (WorkerLost, WorkerSlow):
            return None
        if drawn is not None:
            self._keep(tag, drawn)
        return drawn

    def close(self) -> None:
        """Ends the process that draws."""
        self._apart.close()

    def _keep(self, tag: str, drawn: bytes) -> None:
        with self._lock:
            if tag not in self._held:
                self._held[tag] = drawn
                self._size += len(drawn)
            while self._size > _HELD_BYTES:
                self._size -= len(self._held.popitem(last=False)[1])
