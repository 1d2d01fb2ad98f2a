"""Uploads that mean harm or are broken: mutated PDFs, bombs, endless pages, other files, huge ones, and names that lead elsewhere."""

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from small_pdfs import pdf, report

NAMES = (
    "raportti {n}.pdf", "../../ulos{n}.pdf", "..\\..\\ulos{n}.pdf", "/etc/ulos{n}.pdf", "C:\\ulos{n}.pdf", "nolla\x00{n}.pdf", "ohjelma{n}.exe",
    "%2e%2e%2fulos{n}.pdf", "ääkköset {n}.PDF", "." * 40 + "{n}", "{n}" + "x" * 400 + ".pdf", "rivi\tvaihto{n}.pdf", "CON.{n}.pdf", "",
)  # fmt: skip
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Im 6 0 R >> >> >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_TEXT = b"BT /F1 12 Tf 60 700 Td (Kunta 1 000) Tj ET\n"


@dataclass(frozen=True)
class Upload:
    """A file as it is sent; `kind` says what is wrong with it."""

    kind: str
    name: str
    content: bytes
    media_type: str = "application/pdf"


def _objects(bodies: dict[int, bytes]) -> bytes:
    """A PDF of these objects without a table of their places, which readers find by looking through it."""
    parts = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in bodies.items()]
    return b"%PDF-1.5\n" + b"".join(parts) + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _one_page(content: bytes, pages: bytes = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page: bytes = _PAGE, image: bytes = b"null") -> bytes:
    return _objects({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: pages, 3: page, 4: content, 5: _FONT, 6: image})


def _stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def _changed(rnd: random.Random) -> bytes:
    made = bytearray(report())
    for _ in range(rnd.randrange(1, 120)):
        made[rnd.randrange(len(made))] = rnd.randrange(256)
    return bytes(made)


def _replaced(rnd: random.Random) -> bytes:
    made = report()
    at = rnd.randrange(len(made))
    return made[:at] + rnd.randbytes(rnd.randrange(2000)) + made[at + rnd.randrange(1500) :]


def _cut(rnd: random.Random) -> bytes:
    made = report()
    return made[: rnd.randrange(8, len(made))]


def _still_whole(rnd: random.Random) -> bytes:
    """A mutation that is a PDF still: another number, and a note behind the end."""
    return report(actual=f"-{rnd.randrange(100, 999)} 000") + b"%" + rnd.randbytes(20).hex().encode()


def _bomb(rnd: random.Random) -> bytes:
    """A little that becomes a lot: text drawn over and over, or packed more than once."""
    packed = zlib.compress(_TEXT * rnd.choice((100_000, 2_000_000, 5_000_000)), 9)
    if rnd.random() < 0.5:
        return _one_page(_stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))
    return _one_page(_stream(packed, b"/Filter /FlateDecode"))


def _endless(rnd: random.Random) -> bytes:
    """Pages without end: a tree that leads back to itself, a page listed over and over, a count that is a lie, a page as large as a field."""
    kids = rnd.choice((b"[2 0 R 3 0 R]", b"[" + b"3 0 R " * rnd.choice((5_000, 60_000)) + b"]", b"[3 0 R]"))
    page = _PAGE.replace(b"595 842", rnd.choice((b"595 842", b"1e9 1e9", b"-1e30 1e30")))
    return _one_page(_stream(_TEXT), b"<< /Type /Pages /Count %d /Kids %s >>" % (rnd.choice((1, 60_000, 2_000_000_000, -1)), kids), page)


def _deep(rnd: random.Random) -> bytes:
    depth = rnd.choice((2_000, 100_000))
    opens, closes = rnd.choice(((b"[", b"]"), (b"<< /A ", b">>"), (b"(", b")")))
    return _one_page(_stream(_TEXT), page=_PAGE.replace(b"/Contents 4 0 R", b"/Contents 4 0 R /Deep " + opens * depth + closes * depth))


def _picture(rnd: random.Random) -> bytes:
    side = rnd.choice((30_000, 1_000_000))
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode" % (side, side)
    return _one_page(_stream(b"q 595 0 0 842 0 0 cm /Im Do Q"), image=_stream(zlib.compress(bytes(10_000_000), 9), head))


def _many_pages(rnd: random.Random) -> bytes:
    return pdf([_TEXT] * rnd.choice((300, 1_500)))


def _other(rnd: random.Random) -> bytes:
    heads = (b"PK\x03\x04word/document.xml", b"\x89PNG\r\n\x1a\n", b"<!doctype html><script>alert(1)</script>", b"MZ\x90", b"{\\rtf1 ", b"", b"GIF89a")
    return rnd.choice(heads) + rnd.randbytes(rnd.randrange(3000))


def _noise(rnd: random.Random) -> bytes:
    return b"%PDF-1.7\n" + rnd.randbytes(rnd.randrange(30_000))


def _huge(rnd: random.Random) -> bytes:
    return b"%PDF-1.7\n" + bytes(rnd.choice((6, 12)) * 1_000_000)


KINDS: dict[str, Callable[[random.Random], bytes]] = {
    "bytes changed": _changed, "a part replaced": _replaced, "cut": _cut, "a PDF still": _still_whole, "a bomb": _bomb, "endless pages": _endless,
    "deep nesting": _deep, "a picture too large": _picture, "many pages": _many_pages, "another type": _other, "noise": _noise, "too large": _huge,
}  # fmt: skip


def uploads(count: int, seed: int = 1) -> list[Upload]:
    """So many, the kinds in turn, each file under a name of its own; the same for the same seed."""
    rnd = random.Random(seed)
    kinds = list(KINDS)
    made = []
    for n in range(count):
        kind = kinds[n % len(kinds)]
        media_type = rnd.choice(("application/pdf", "application/pdf", "application/octet-stream", "image/png", "text/html"))
        made.append(Upload(kind, NAMES[(n + n // len(NAMES)) % len(NAMES)].replace("{n}", str(n)), KINDS[kind](rnd), media_type))
    return made
