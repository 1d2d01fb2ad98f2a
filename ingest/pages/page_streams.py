"""pdfminer: how much the content streams of each page hold, and which cannot be decoded. PDFium draws what it can of a damaged one and says nothing."""

import binascii
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import literal_name

_AT_ONCE = 1 << 20
_STUMBLES = (PSException, AssertionError, AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError, struct.error)
"""What pdfminer raises over a file whose structure is damaged."""


def content_sizes(path: Path) -> list[int | None] | None:
    """The decoded bytes that each page draws with, None for a page that has a damaged or missing stream; None when the pages cannot be told apart."""
    try:
        with path.open("rb") as file:
            return [_content_size(page) for page in PDFPage.create_pages(PDFDocument(PDFParser(file)))]
    except _STUMBLES:
        return None


def _content_size(page: PDFPage) -> int | None:
    total = 0
    for stream in _streams(page.attrs.get("Contents")):
        size = _decoded_size(stream) if isinstance(stream, PDFStream) else None
        if size is None:
            return None
        total += size
    return total


def _streams(contents: Any) -> Iterator[Any]:
    """The streams that /Contents names, whatever else stands where one should."""
    if contents is not None:
        found = resolve1(contents)
        if isinstance(found, list):
            for one in found:
                yield from _streams(one)
        else:
            yield found


def _decoded_size(stream: PDFStream) -> int | None:
    """The size of a stream once it is decoded, as far as its filters are known here; None when it cannot be."""
    data = stream.get_rawdata() or b""
    if stream.decipher is not None and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    try:
        for kind, _ in stream.get_filters():
            name = literal_name(kind)
            if name in ("ASCII85Decode", "A85"):
                data = ascii85decode(data)
            elif name in ("ASCIIHexDecode", "AHx"):
                data = asciihexdecode(data)
            elif name in ("FlateDecode", "Fl"):
                return _inflated_size(data)
            else:
                break
    except (ValueError, binascii.Error, struct.error, zlib.error):
        return None
    return len(data)


def _inflated_size(data: bytes) -> int | None:
    """The size of zlib's data unpacked, a piece at a time; None when it is cut short. Raises zlib.error."""
    unpacking = zlib.decompressobj()
    size = 0
    while data and not unpacking.eof:
        size += len(unpacking.decompress(data, _AT_ONCE))
        data = unpacking.unconsumed_tail
    return size if unpacking.eof else None
