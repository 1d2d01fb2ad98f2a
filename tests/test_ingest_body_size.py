"""What stands out is told by the size of the sentences, whatever the size of the labels and rows that fill most of the pages."""

from pathlib import Path

from small_pdfs import Placed, drawn, pdf

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

LONG = "Kunta nosti lainaa talven ja kevään aikana, ja takauksia omistamiensa yhtiöiden lainoille se oli antanut kesään mennessä yhteensä {} 000"
END = "euroa."
LABELS = ("Talousarvio 2025", "Muutos", "Muutettu TA 2025", "Toteuma 1–6/2025", "Käyttö")
WORDS = ("ennallaan", "kasvoi", "pieneni", "alkaa", "valmis")


def test_the_end_of_a_sentence_is_no_heading_over_small_rows(tmp_path: Path) -> None:
    placed: list[Placed] = [(24, 60, 14, "Talous")]
    for n in range(5):
        placed += [(24, 80 + 36.0 * n, 9, LONG.format(n + 2)), (24, 92 + 36.0 * n, 9, END)]
    for n in range(20):
        placed += [(60 + 90.0 * k, 270 + 26.0 * n, 7, label) for k, label in enumerate(LABELS)]
        placed += [(60 + 90.0 * k, 282 + 26.0 * n, 8, word) for k, word in enumerate(WORDS)]
    path = tmp_path / "koe.pdf"
    path.write_bytes(pdf([drawn(placed)]))
    found = [(b.kind, b.text) for b in read_document(read_pages(path)).blocks if b.box.top < 260]
    assert found == [("heading", "Talous"), *(("paragraph", f"{LONG.format(n + 2)} {END}") for n in range(5))]
