"""Rows with a code and a name, and nothing else, between the headings of a table and its first numbers."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract

NOTHING = ("Yhdyskuntatekniikka", "Ruokapalvelut", "Puhtauspalvelut", "Tilapalvelut", "Tekniset palvelut yhteensä")


@pytest.mark.parametrize("count", [1, 4, 5])
def test_the_headings_over_rows_of_nothing_are_those_of_the_rows_below(tmp_path: Path, count: int) -> None:
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 100, -14, "Henkilöstökulut, tuhatta euroa")]
    texts += [(50, 130, -8, "Palvelualue"), (250, 130, -8, "TA 2025"), (320, 130, -8, "Ennuste 2025"), (400, 130, -8, "Poikkeama")]
    for n, name in enumerate(NOTHING[-count:]):
        texts += [(50, 146 + 14 * n, 8, str(4200 + n)), (80, 146 + 14 * n, 8, name)]
    rows = [("Liikuntapalvelut", "2 598", "2 581", "-17"), ("Kulttuuripalvelut", "9 930", "9 440", "-490"), ("Kansalaisopisto", "48", "49", "1")]
    for n, (name, *numbers) in enumerate(rows, count):
        texts += [(50, 146 + 14 * n, 8, str(4200 + n)), (80, 146 + 14 * n, 8, name)]
        texts += [(280 + 75 * c - 4.4 * len(text), 146 + 14 * n, 8, text) for c, text in enumerate(numbers)]
    (path := tmp_path / "one.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.measure, str(f.number), f.number_unit) for f in extract(path).figures if f.unit == "Kulttuuripalvelut"}
    assert told == {("budget", "9930000", "EUR"), ("forecast", "9440000", "EUR"), ("deviation", "-490000", "EUR")}
