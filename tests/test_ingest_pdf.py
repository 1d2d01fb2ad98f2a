"""Files that are damaged, locked or odd: what can be read is read, a page that cannot is named, and a file that cannot says what to do."""

import re
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from small_pdfs import Packed, Placed, drawn, pdf

from ingest.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotAPdf, NoTextLayer, ReportError
from ingest.layout.layout import read_document
from ingest.model import OutlineEntry
from ingest.pages.pdf import printed_box, read_pages
from ingest.pages.pdfium import read_outline

LINES = [drawn([(60, 100 + 14 * n, 10, f"Sivun {page} rivi {n} kertoo luvun {page}{n:02d}") for n in range(40)]) for page in range(3)]
WHOLE = [Packed(zlib.compress(lines)) for lines in LINES]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "koe.pdf"
    path.write_bytes(data)
    return path


def flipped(data: bytes) -> Packed:
    """The stream with a byte in its middle changed."""
    middle = len(data) // 2
    return Packed(data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :])


def without(data: bytes, reference: bytes, by: bytes) -> bytes:
    """The file with the first of a reference changed to one of the same length, so that all else stays where it is."""
    assert len(reference) == len(by)
    assert reference in data
    return data.replace(reference, by, 1)


DAMAGED = {
    "a stream cut short": pdf([WHOLE[0], Packed(WHOLE[1][: len(WHOLE[1]) // 2]), WHOLE[2]]),
    "a stream with a changed byte": pdf([WHOLE[0], flipped(WHOLE[1]), WHOLE[2]]),
    "a stream that zlib did not pack": pdf([WHOLE[0], Packed(b"\x00\x01" * 300), WHOLE[2]]),
    "an unpacked stream of noise": pdf([WHOLE[0], bytes(range(128, 256)) * 5, WHOLE[2]]),
    "contents that are nowhere": without(pdf(WHOLE), b"/Contents 9 0 R", b"/Contents 99 0R"),
    "a checksum that does not fit": pdf([WHOLE[0], Packed(WHOLE[1][:-1] + bytes([WHOLE[1][-1] ^ 1])), WHOLE[2]]),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_page_is_named_and_the_others_are_read(tmp_path: Path, data: bytes) -> None:
    pages = read_pages(written(tmp_path, data))
    assert [page.fault for page in pages] == [None, "sivua 2 ei voitu lukea; muut sivut ovat mukana", None]
    assert [len(page.words) for page in pages] == [40 * 7, 0, 40 * 7]


def test_the_same_in_several_processes(tmp_path: Path) -> None:
    pages = read_pages(written(tmp_path, pdf([*WHOLE * 13, flipped(WHOLE[1]), WHOLE[2]])), processes=2)
    assert [page.number for page in pages] == list(range(1, 42))
    assert [page.number for page in pages if page.fault] == [40]
    assert all(len(page.words) == 280 for page in pages if not page.fault)


def test_empty_pages_are_no_faults(tmp_path: Path) -> None:
    empty = [b"", b"q Q", b"BT /F1 10 Tf 60 700 Td ( ) Tj ET", Packed(zlib.compress(b""))]
    pages = read_pages(written(tmp_path, pdf([*WHOLE, *empty])))
    assert [page.fault for page in pages] == [None] * 7


def test_a_page_that_is_a_picture_is_named(tmp_path: Path) -> None:
    pages = read_pages(written(tmp_path, pdf([WHOLE[0], b"q 595 0 0 842 0 0 cm /Im Do Q"])))
    assert [page.fault for page in pages] == [None, "sivulla 2 on vain kuva, josta ei voitu lukea tekstiä; muut sivut ovat mukana"]


def test_a_font_that_is_nowhere_keeps_its_text(tmp_path: Path) -> None:
    pages = read_pages(written(tmp_path, pdf([LINES[0].replace(b"/F1", b"/F9")])))
    assert len(pages[0].words) == 280 or pages[0].fault


REFUSED: dict[str, tuple[bytes, type[ReportError], str]] = {
    "nothing in the file": (b"", EmptyPdf, "tiedosto on tyhjä"),
    "another kind of file": (b"PK\x03\x04" + b"0" * 100, NotAPdf, "ei ole PDF"),
    "a header alone": (b"%PDF-1.7\n", BrokenPdf, "rikki"),
    "no pages": (pdf([]), EmptyPdf, "ei ole yhtään sivua"),
    "pictures alone": (pdf([b"q 595 0 0 842 0 0 cm /Im Do Q"] * 2), NoTextLayer, "OCR"),
    "empty pages alone": (pdf([b"", b"q Q"]), EmptyPdf, "ei ole mitään luettavaa"),
    "damaged pages alone": (pdf([flipped(WHOLE[0]), flipped(WHOLE[1])]), BrokenPdf, "yhtään sivua ei voitu lukea"),
}


@pytest.mark.parametrize(("data", "error", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, error: type[ReportError], says: str) -> None:
    with pytest.raises(error, match=rf"koe\.pdf: .*{re.escape(says)}"):
        read_pages(written(tmp_path, data))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_short_gives_what_is_there_or_says_that_it_is_broken(tmp_path: Path, share: float) -> None:
    data = pdf(WHOLE)
    try:
        pages = read_pages(written(tmp_path, data[: int(share * len(data))]))
    except (BrokenPdf, EmptyPdf):
        return
    assert [page.number for page in pages if len(page.words) != 280] == [page.number for page in pages if page.fault]


@pytest.mark.parametrize(("password", "opens"), [("", True), ("salainen", False)], ids=["owner's", "user's"])
def test_passwords(tmp_path: Path, password: str, opens: bool) -> None:
    path = tmp_path / "koe.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="omistaja", canPrint=0), pageCompression=1)
    canvas.drawString(60, 700, "Toimintakate 1 234")
    canvas.save()
    if opens:
        page = read_pages(path)[0]
        assert (page.fault, [word.text for word in page.words]) == (None, ["Toimintakate", "1", "234"])
    else:
        with pytest.raises(EncryptedPdf, match="salasanalla"):
            read_pages(path)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(("wide", "high"), [(595, 842), (14400, 14400)], ids=["A4", "the largest page box"])
def test_turned_and_huge_pages_are_read(tmp_path: Path, turn: int, wide: int, high: int) -> None:
    data = pdf(WHOLE[:1]).replace(b"/MediaBox [0 0 595 842]", b"/Rotate %d /MediaBox [0 0 %d %d]" % (turn, wide, high))
    page = read_pages(written(tmp_path, data))[0]
    assert (page.fault, len(page.words)) == (None, 280)
    assert [word.text for word in page.words[:6]] == ["Sivun", "0", "rivi", "0", "kertoo", "luvun"]
    assert all(0 <= word.box.x0 < word.box.x1 <= page.width and 0 <= word.box.top < word.box.bottom <= page.height for word in page.words)


def test_the_box_of_a_page_on_its_head_is_where_it_is_printed(tmp_path: Path) -> None:
    data = pdf([drawn([(60, 100, 10, "Toimintakate")])]).replace(b"/MediaBox", b"/Rotate 180 /MediaBox")
    page = read_pages(written(tmp_path, data))[0]
    box = printed_box(page, page.words[0].box)
    assert (page.turn, round(box.x1), round(box.top) in range(740, 746)) == (180, 595 - 60, True)


def test_the_outline_gives_levels_titles_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "koe.pdf"
    canvas = Canvas(str(path))
    for page, (level, title) in enumerate([(0, "Katsaus"), (1, "Museo ja  sali"), (0, "Loppu")]):
        canvas.bookmarkPage(str(page))
        canvas.addOutlineEntry(title, str(page), level)
        canvas.drawString(60, 700, title)
        canvas.showPage()
    canvas.save()
    assert read_outline(path) == (OutlineEntry(1, "Katsaus", 1), OutlineEntry(2, "Museo ja sali", 2), OutlineEntry(1, "Loppu", 3))
    assert read_outline(written(tmp_path, pdf(WHOLE))) == ()


def test_a_heading_that_a_hyphen_parts_is_one(tmp_path: Path) -> None:
    body: list[Placed] = [(60, 160 + 14.0 * n, 10, "Leipäteksti kertoo vuodesta monin sanoin ja lausein.") for n in range(12)]
    heading: list[Placed] = [(60, 100, -10, "1.4 Muutokset toiminnassa ja talou-"), (60, 116, -10, "dessa")]
    document = read_document(read_pages(written(tmp_path, pdf([drawn([*heading, *body])]))))
    assert [section.title for section in document.sections] == ["1.4 Muutokset toiminnassa ja taloudessa"]


def test_letters_drawn_as_one_sign_are_read_each_in_its_place(tmp_path: Path) -> None:
    text = "Käy#ö Tu$ Va#aja"
    page = read_pages(written(tmp_path, pdf([drawn([(60, 100, 10, text), (60, 130, 10, "Luku")])], joined=True)))[0]
    assert [word.text for word in page.words] == ["Käyttö", "Tutti", "Vattaja", "Luku"]


def test_letters_drawn_as_one_sign_are_read_where_the_text_runs_up_the_page(tmp_path: Path) -> None:
    up = b"BT /F1 10 Tf 0 1 -1 0 100 300 Tm (Va#aja) Tj ET"
    page = read_pages(written(tmp_path, pdf([drawn([(200, 100, 10, "Luvut")]) + b"\n" + up], joined=True)))[0]
    assert {word.text for word in page.words} == {"Luvut", "Vattaja"}
