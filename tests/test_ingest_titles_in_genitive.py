"""Whose a report is where its title names the municipality in the genitive only, and its first headed unit comes later."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract

HEADS = ("TA 2025", "Tot. 1–6/2025")
TOWN = [("Toimintatuotot", "900 000", "450 000"), ("Toimintakulut", "-2 900 000", "-1 450 000"), ("Toimintakate", "-2 000 000", "-1 000 000")]
OWN = [("Toimintatuotot", "100 000", "50 000"), ("Toimintakulut", "-700 000", "-350 000"), ("Toimintakate", "-600 000", "-300 000")]


def _table(top: float, rows: list[tuple[str, str, str]]) -> list[Placed]:
    out: list[Placed] = [(250 + 100.0 * n, top, -9, head) for n, head in enumerate(HEADS)]
    return out + [(50 if c == 0 else 150 + 100.0 * c, top + 14 * (n + 1), 9, text) for n, row in enumerate(rows) for c, text in enumerate(row)]


@pytest.mark.parametrize("title", ["Koelan kaupungin osavuosikatsaus 1–6/2025", "Koelan kaupungin talouden ja toiminnan seuranta 1–6/2025"])
def test_a_report_titled_by_the_genitive_is_the_municipalitys(tmp_path: Path, title: str) -> None:
    texts: list[Placed] = [(50, 60, -18, title), (50, 100, 12, "Kaupunginhallitus"), (50, 150, -14, "Talouden toteutuminen"), *_table(180, TOWN)]
    texts += [(50, 300, -14, "Sivistyspalvelut"), *_table(330, OWN)]
    (path := tmp_path / "title.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.unit, str(f.number)) for f in extract(path).figures if f.account == "Toimintakate" and f.measure == "actual"}
    assert told == {("Koelan kaupunki", "-1000000"), ("Sivistyspalvelut", "-300000")}


def test_a_heading_under_a_unit_over_a_statement_with_another_margin_is_a_part_of_it(tmp_path: Path) -> None:
    """No word of "Satamatoiminta" says that it is a unit; "Talouden toteutuminen" is none, and a statement of the same numbers is the unit's own."""
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 100, -14, "Sivistyspalvelut"), *_table(130, TOWN)]
    texts += [(50, 230, -12, "Satamatoiminta"), *_table(260, OWN), (50, 360, -12, "Katsaus alkuvuoteen"), *_table(390, TOWN)]
    (path := tmp_path / "parts.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.unit, str(f.number)) for f in extract(path).figures if f.account == "Toimintakate" and f.measure == "actual"}
    assert told == {("Sivistyspalvelut", "-1000000"), ("Satamatoiminta", "-300000")}
