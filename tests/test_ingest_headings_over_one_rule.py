"""A table whose headings only one rule parts from its rows, at the top of a page, while the page before ends in another table."""

from pathlib import Path

from small_pdfs import Placed, drawn, pdf

from ingest.extract import extract


def _rule(x0: float, x1: float, top: float) -> bytes:
    return b"\n0.5 w %.1f %.1f m %.1f %.1f l S" % (x0, 842 - top, x1, 842 - top)


def test_the_headings_of_a_table_of_years_go_on_no_table_of_the_page_before(tmp_path: Path) -> None:
    staff: list[Placed] = [(56, 60, -18, "Koelan kaupungin osavuosikatsaus 1–8/2023"), (56, 500, -14, "Henkilöstö"), (56, 522, -9, "Henkilöstömäärä")]
    heads = [(195, "31.8.2022"), (253, "31.8.2023"), (316, "Muutos"), (372, "Muutos-%")]
    staff += [(x, 540, -9, text) for x, text in heads]
    rows = [("Sivistyspalvelut", "300", "310", "10", "3"), ("Tekniset palvelut", "90", "83", "-7", "-8"), ("Yhteensä", "390", "393", "3", "1")]
    for n, (name, *numbers) in enumerate(rows):
        staff += [(60, 562 + 19 * n, 9, name), *((end - 5 * len(text), 562 + 19 * n, 9, text) for end, text in zip((240, 298, 348, 410), numbers, strict=True))]
    staff += [(56, 650, -14, "Tunnusluvut")]
    ratios: list[Placed] = [(56, 72, 10, "Tunnusluvut"), (306, 90, -9, "TA"), (343, 90, -9, "Toteuma")]
    ratios += [(256, 101, -9, "2022"), (302, 101, -9, "2023"), (343, 101, -9, "1–8/2023")]
    for n, (name, *numbers) in enumerate([("Kirjastolainat (kpl)", "80 267", "74 002", "66 642"), ("Työttömyysaste, %", "3,9", "4,5", "3,8")]):
        ratios += [(60, 119 + 19 * n, 9, name), *((279 + 50 * c - 4.6 * len(text), 119 + 19 * n, 9, text) for c, text in enumerate(numbers))]
    (path := tmp_path / "two.pdf").write_bytes(pdf([drawn(staff) + _rule(56, 420, 548), drawn(ratios) + _rule(56, 391, 106)]))
    told = {(f.period.label, str(f.number)) for f in extract(path).figures if f.page == 2 and f.account.startswith("Kirjastolainat") and f.measure != "value"}
    assert told == {("2022", "80267"), ("2023", "74002"), ("1–8/2023", "66642")}
