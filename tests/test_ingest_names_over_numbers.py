"""A gridded table for all units: each name in a cell over the labels and the numbers, further in by its rank, a text behind some. Truth: as drawn."""

from pathlib import Path

from drawn_tables import Sheet, save

from ingest.extract import extract

XS = (56.0, 220.0, 320.0, 420.0, 490.0, 700.0)
HEADS = ("", "Talousarvio 2025", "Toteuma 30.9.2025", "Tot-%", "Selite")
UNITS = [  # name, indent, text, costs
    ("Sivistysosasto", 0, "", 900), ("Koululautakunta", 12, "", 900), ("Perusopetus", 24, "Oppilaita on 219.", 600), ("Kirjasto", 24, "", 300),
    ("Tekninen osasto", 0, "", 500),
]  # fmt: skip


def test_each_statement_is_of_the_name_over_it_and_has_its_place(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-9-2025.pdf", wide=True)
    sheet.paragraph("Luvut ovat euroina.")
    top = sheet.y + 4
    sheet.line(XS[0], top, XS[-1], top)
    rows: list[tuple[float, tuple[str, ...]]] = [(0, HEADS)]
    for name, indent, text, costs in UNITS:
        rows += [(indent, (name, text))]
        rows += [(0, (label, f"{sign * n * 1000}", f"{sign * n * 500}", "50,0", "")) for label, sign, n in (
            ("Toimintatuotot", 1, costs // 10), ("Toimintakulut", -1, costs), ("Toimintakate", -1, costs - costs // 10)
        )]  # fmt: skip
    for indent, cells in rows:
        sheet.y += 15
        named = len(cells) == 2
        sheet.text(XS[0] + 4 + indent, sheet.y, cells[0], bold=named)
        if named:
            sheet.text(XS[4] + 4, sheet.y, cells[1])
        for end, cell in zip(XS[2:5], cells[1:4] if not named else (), strict=False):
            sheet.text(end - 4, sheet.y, cell, right=True)
        if not named:
            sheet.text(XS[4] + 4, sheet.y, cells[4])
        sheet.line(XS[0], sheet.y + 4, XS[-1], sheet.y + 4)
        for x in XS if not named else (XS[0], *XS[4:]):
            sheet.line(x, sheet.y - 11, x, sheet.y + 4)
    read = extract(save(sheet).path)
    told = {f.unit: int(f.number) for f in read.figures if (f.account, f.measure) == ("Toimintakulut", "actual")}
    assert told == {name: -500 * costs for name, _, _, costs in UNITS}
    paths = {f.unit: f.unit_path[1:] for f in read.figures if f.account == "Toimintakulut"}
    assert paths["Perusopetus"] == ("Sivistysosasto", "Koululautakunta", "Perusopetus")
    assert paths["Tekninen osasto"] == ("Tekninen osasto",)


def test_a_name_at_the_top_of_a_page_over_rows_with_the_same_headings_is_a_unit_like_those_before(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-9-2025.pdf", wide=True)
    sheet.paragraph("Luvut ovat euroina.")
    units = {"Perusopetus": 600, "Kirjasto": 300, "Tekninen osasto": 500, "Kulttuuritalo": 200}
    for name, costs in units.items():
        if name in ("Perusopetus", "Kulttuuritalo"):
            if name == "Kulttuuritalo":
                sheet.new_page()
                sheet.paragraph(name)
                sheet.y += 12
            sheet.y += 15
            for end, head in zip(XS[2:5], HEADS[1:4], strict=True):
                sheet.text(end - 4, sheet.y, head, bold=True, right=True)
            sheet.line(XS[0], sheet.y + 4, XS[4], sheet.y + 4)
        if name != "Kulttuuritalo":
            sheet.y += 15
            sheet.text(XS[0] + 4, sheet.y, name, bold=True)
        for label, number in (("Toimintatuotot", costs * 100), ("Toimintakulut", -costs * 1000), ("Toimintakate", -costs * 900)):
            sheet.y += 15
            sheet.text(XS[0] + 4, sheet.y, label)
            for end, cell in zip(XS[2:5], (f"{number}", f"{number // 2}", "50,0"), strict=True):
                sheet.text(end - 4, sheet.y, cell, right=True)
    told = {f.unit: int(f.number) for f in extract(save(sheet).path).figures if (f.account, f.measure) == ("Toimintakulut", "actual")}
    assert told == {name: -500 * costs for name, costs in units.items()}
