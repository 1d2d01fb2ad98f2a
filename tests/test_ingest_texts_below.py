"""A merged row under each row of a table that says how it stands ("Tilanne: Työ etenee") is the text of that row; a heading with a colon is none."""

from pathlib import Path

from drawn_tables import Sheet, save

from ingest.extract import extract
from ingest.model import Extraction

WORKS = {"Rantaraitin valaistus": ("920", "209"), "Torin kivetys": ("185", "148"), "Kuorma-auton hankinta": ("1 835", "787")}
STATES = ("Työ etenee sovitusti.", "Tarjoukset ylittivät arvion.", "Auto on tilattu.")
XS = (56.0, 290.0, 400.0, 500.0)


def drawn(path: Path, under: tuple[str, ...]) -> Extraction:
    sheet = Sheet(path)
    sheet.heading("Investoinnit")
    top = sheet.y + 4
    rows: list[tuple[str, ...]] = [("Hanke, 1 000 €", "TA 2025", "Toteuma 1–6/2025")]
    for (name, numbers), text in zip(WORKS.items(), under, strict=True):
        rows += [(name, *numbers), (text,)]
    for cells in rows:
        sheet.y += 16
        sheet.text(XS[0] + 4, sheet.y, cells[0])
        for end, cell in zip(XS[2:], cells[1:], strict=False):
            sheet.text(end - 4, sheet.y, cell, right=True)
        sheet.line(XS[0], sheet.y + 4, XS[-1], sheet.y + 4)
        for x in XS if len(cells) > 1 else (XS[0], XS[-1]):
            sheet.line(x, sheet.y - 12, x, sheet.y + 4)
    sheet.line(XS[0], top, XS[-1], top)
    return extract(save(sheet).path)


def test_what_stands_under_a_row_is_its_text(tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", tuple(f"Tilanne: {state}" for state in STATES))
    assert {r.title: r.fields["description"] for r in found.records if r.kind == "investment"} == dict(zip(WORKS, STATES, strict=True))
    assert {(f.account, f.groups) for f in found.figures if f.measure == "actual"} == {(name, ()) for name in WORKS}


def test_one_row_with_a_colon_is_a_heading(tmp_path: Path) -> None:
    found = drawn(tmp_path / "tammiranta-1-6-2025.pdf", ("Muuta", "Huomautus: luvut ovat alustavia", "Lopuksi"))
    assert not any("description" in r.fields for r in found.records)
