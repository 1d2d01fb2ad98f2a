"""Units of measure that a column or the names of rows tell, under a note on the scale of all tables."""

from pathlib import Path

from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract

ROWS = [("Lainakanta", "€/asukas", "3 042"), ("Hoitopäivän hinta", "€", "83,77"), ("Kirjastolainat", "kpl", "78 806")]
MONEY = [("Toimintatuotot", "", "1 200"), ("Toimintakulut", "", "-3 400"), ("Toimintakate", "", "-2 200")]


def _rows(top: float, rows: list[tuple[str, str, str]], head: str) -> list[Placed]:
    out: list[Placed] = [(50, top, -9, "Tunnusluku" if head else ""), (200, top, -9, head), (300, top, -9, "Toteuma 1–6/2025")]
    for n, (name, unit, number) in enumerate(rows, 1):
        out += [(50, top + 15 * n, 9, name), (200, top + 15 * n, 9, unit), (370 - 5 * len(number), top + 15 * n, 9, number)]
    return [placed for placed in out if placed[3]]


def test_a_price_in_euros_is_no_thousands_for_the_note_of_all_tables(tmp_path: Path) -> None:
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 90, 9, "Taulukoiden luvut on esitetty tuhansina euroina.")]
    texts += [(50, 120, -14, "Sivistyspalvelut"), *_rows(150, MONEY, ""), (50, 240, -14, "Tunnusluvut"), *_rows(270, ROWS, "Yksikkö")]
    (path := tmp_path / "units.pdf").write_bytes(pdf([drawn(texts)]))
    told = {f.account: (str(f.number), f.number_unit) for f in extract(path).figures}
    assert told["Toimintakate"] == ("-2200000", "EUR")
    assert told["Hoitopäivän hinta"] == ("83.77", "EUR")
    assert told["Kirjastolainat"] == ("78806", "count")
