"""Two tables of the same rows beside each other, with nothing drawn between them and their rows not at one height."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract

LEFT = [("Toimintatuotot", "379", "267"), ("Toimintakulut", "-2 860", "-2 044"), ("Toimintakate", "-2 481", "-1 777")]
RIGHT = [("Toimintatuotot", "783", "723"), ("Toimintakulut", "-4 673", "-4 256"), ("Toimintakate", "-3 890", "-3 533")]
CODES = ("3000", "4000", "5000")


def _table(x: float, top: float, unit: str, heads: tuple[str, str], rows: list[tuple[str, str, str]], codes: bool) -> list[Placed]:
    out: list[Placed] = [(x, top, -8, unit), (x + 120, top, -8, heads[0]), (x + 175, top, -8, heads[1])]
    for n, (name, *numbers) in enumerate(rows):
        y = top + 16 + 14 * n
        out += [(x + (28 if codes else 0), y, 8, name), *([(x, y, 8, CODES[n])] if codes else [])]
        out += [(x + 150 + 50 * c - 4.4 * len(text), y, 8, text) for c, text in enumerate(numbers)]
    return out


@pytest.mark.parametrize("codes", [False, True])
@pytest.mark.parametrize("lower", [0.0, 5.0])
def test_each_of_two_like_tables_is_its_own_units(tmp_path: Path, codes: bool, lower: float) -> None:
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 100, -14, "Konsernipalvelut")]
    texts += [(50, 130, 9, "Talous toteutui suunnitellusti, ja luvut on esitetty euroina kahdessa taulukossa.")]
    texts += _table(50, 155, "Talouspalvelut", ("TA 2025", "Tot. 1–6/2025"), LEFT, codes)
    texts += _table(320, 155 + lower, "Henkilöstöpalvelut", ("Tot. 1–6/2025", "Tot. 1–6/2024"), RIGHT, codes)
    (path := tmp_path / "two.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.unit, f.measure, f.period.label): str(f.number) for f in extract(path).figures if f.account == "Toimintakate"}
    assert told == {
        ("Talouspalvelut", "budget", "2025"): "-2481",
        ("Talouspalvelut", "actual", "1–6/2025"): "-1777",
        ("Henkilöstöpalvelut", "actual", "1–6/2025"): "-3890",
        ("Henkilöstöpalvelut", "actual", "1–6/2024"): "-3533",
    }


def test_a_corner_beside_a_units_corner_names_a_unit_too(tmp_path: Path) -> None:
    """No word of "Maankäyttö" says that it is a unit."""
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 100, -14, "Konsernipalvelut")]
    texts += [(50, 130, 9, "Talous toteutui suunnitellusti, ja luvut on esitetty euroina kahdessa taulukossa.")]
    texts += _table(50, 155, "Talouspalvelut", ("TA 2025", "Tot. 1–6/2025"), LEFT, codes=False)
    texts += _table(320, 155, "Maankäyttö", ("TA 2025", "Tot. 1–6/2025"), RIGHT, codes=False)
    (path := tmp_path / "two.pdf").write_bytes(pdf([drawn(texts)]))
    assert {f.unit for f in extract(path).figures if f.account == "Toimintakate"} == {"Talouspalvelut", "Maankäyttö"}


def test_a_row_that_holds_nothing_in_one_of_two_tables_and_a_column_that_holds_nothing_part_them_alike(tmp_path: Path) -> None:
    texts: list[Placed] = [(50, 60, -18, "Koelan kaupungin osavuosikatsaus 1–6/2025"), (50, 100, -14, "Konsernipalvelut")]
    texts += [(50, 130, 9, "Talous toteutui suunnitellusti, ja luvut on esitetty euroina kahdessa taulukossa.")]
    texts += _table(50, 155, "Talouspalvelut", ("TA 2025", "Tot. 1–6/2025"), [("Toimintatuotot", "", ""), *LEFT[1:]], codes=True)
    texts += [(285, 155, -8, "Jäljellä")]
    texts += _table(330, 155, "Henkilöstöpalvelut", ("Tot. 1–6/2025", "Tot. 1–6/2024"), RIGHT, codes=True)
    (path := tmp_path / "two.pdf").write_bytes(pdf([drawn(texts)]))
    told = {(f.unit, f.account, f.measure, f.period.label): str(f.number) for f in extract(path).figures if f.table is not None}
    assert told == {
        ("Talouspalvelut", "Toimintakulut", "budget", "2025"): "-2860",
        ("Talouspalvelut", "Toimintakulut", "actual", "1–6/2025"): "-2044",
        ("Talouspalvelut", "Toimintakate", "budget", "2025"): "-2481",
        ("Talouspalvelut", "Toimintakate", "actual", "1–6/2025"): "-1777",
        ("Henkilöstöpalvelut", "Toimintatuotot", "actual", "1–6/2025"): "783",
        ("Henkilöstöpalvelut", "Toimintatuotot", "actual", "1–6/2024"): "723",
        ("Henkilöstöpalvelut", "Toimintakulut", "actual", "1–6/2025"): "-4673",
        ("Henkilöstöpalvelut", "Toimintakulut", "actual", "1–6/2024"): "-4256",
        ("Henkilöstöpalvelut", "Toimintakate", "actual", "1–6/2025"): "-3890",
        ("Henkilöstöpalvelut", "Toimintakate", "actual", "1–6/2024"): "-3533",
    }
