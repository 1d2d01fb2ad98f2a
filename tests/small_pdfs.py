"""Small PDF files written byte by byte: one that reads as a report, and one of each kind that cannot be read."""

from collections.abc import Sequence

_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >> >>"
_IMAGE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
_JOINED = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /J def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n"
    b"2 beginbfchar <23> <00740074> <24> <007400740069> endbfchar\n"
    b"1 beginbfrange <41> <7A> <0041> endbfrange endcmap end end"
)
Placed = tuple[float, float, int, str]
"""Points from the left, points from the top, size (negative for bold) and text."""


class Packed(bytes):
    """A content stream as it stands in the file, said to be packed by zlib."""


def pdf(contents: Sequence[bytes], trailer: bytes = b"", joined: bool = False) -> bytes:
    """A PDF whose pages draw these content streams; /F1 is Helvetica, /F2 its bold, /Im a grey picture.

    `joined`: in /F1 the sign "#" stands for "tt", "$" for "tti".
    """
    first = 6
    pages = [first + 2 * number for number in range(len(contents))]
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % page for page in pages)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        5: _IMAGE,
    }
    for page, content in zip(pages, contents, strict=True):
        objects[page] = _PAGE % (page + 1)
        packed = b"/Filter /FlateDecode " if isinstance(content, Packed) else b""
        objects[page + 1] = b"<< %s/Length %d >>\nstream\n%s\nendstream" % (packed, len(content), content)
    if joined:
        signs = first + 2 * len(pages)
        objects[3] = objects[3].replace(b" >>", b" /ToUnicode %d 0 R >>" % signs)
        objects[signs] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_JOINED), _JOINED)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in objects.items():
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def drawn(texts: Sequence[Placed]) -> bytes:
    """A content stream that draws texts at their places."""
    lines = []
    for left, top, size, text in texts:
        escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        lines.append(b"BT /%s %d Tf %.1f %.1f Td (%s) Tj ET" % (b"F2" if size < 0 else b"F1", abs(size), left, 842 - top, escaped))
    return b"\n".join(lines)


def report(title: str = "Osavuosikatsaus 1–3/2025", actual: str = "-270 000") -> bytes:
    """Two pages of a made-up town's report: a table of three rows, and a text. `actual` is the costs to date."""
    margin = int(actual.replace(" ", "")) + 30_000
    rows = [
        ("Perusopetus", "TP 2024", "TA 2025", "TOT 1–3/2025", "Jäljellä"),
        ("Toimintatuotot", "110 000", "120 000", "30 000", "90 000"),
        ("Toimintakulut", "-1 050 000", "-1 100 000", actual, _spaced(-1_100_000 - margin + 30_000)),
        ("Toimintakate", "-940 000", "-980 000", _spaced(margin), _spaced(-980_000 - margin)),
    ]
    first: list[Placed] = [(60, 70, -20, "Koelan kaupunki"), (60, 100, -16, title), (60, 150, -14, "Perusopetus"), (60, 180, -12, "Talouden toteutuminen")]
    for number, row in enumerate(rows):
        top = 210.0 + 18 * number
        first += [(60, top, -10 if number == 0 else 10, row[0]), *((190 + 90.0 * at, top, 10, cell) for at, cell in enumerate(row[1:]))]
    second: list[Placed] = [
        (60, 70, -14, "Olennaiset tapahtumat"),
        (60, 100, 10, "Keskuskoulun peruskorjaus aloitettiin helmikuussa, koska ilmanvaihto oli vanhentunut."),
        (60, 114, 10, "Oppilaat opiskelevat korjauksen ajan väistötiloissa."),
    ]
    return pdf([drawn(first), drawn(second)])


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
"""Asks for a password that is not the empty one: the check value fits none."""

BAD_PDFS = {
    "not-a-pdf": b"PK\x03\x04 Word",
    "nothing": b"",
    "broken": report()[:700],
    "encrypted": pdf([drawn([(60, 70, 12, "Salainen")])], LOCK),
    "no-pages": pdf([]),
    "blank": pdf([b""]),
    "scanned": pdf([b"q 595 0 0 842 0 0 cm /Im Do Q"]),
}
