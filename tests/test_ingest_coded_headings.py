"""Names of units with their codes over their tables, in print little larger than the text."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, save, statement

from ingest.layout.layout import read_document
from ingest.pages.pdf import read_pages

TOLD = "Kysyntä on ollut odotettua vähäisempää, koska kevät oli kylmä ja satama avattiin vasta toukokuun lopulla."


@pytest.mark.parametrize(("size", "due"), [(9.9, True), (9.0, False)], ids=["larger than the text", "as large as the text"])
def test_a_coded_name_in_slightly_larger_print_is_a_heading(size: float, due: bool, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "koe.pdf")
    sheet.heading("31 Katulautakunta")
    sheet.paragraph(" ".join([TOLD] * 5))
    for name in ("3110 Kiinteistölaitos", "3120 Liikenneväylät"):
        sheet.y += 24
        sheet.text(56, sheet.y, name, size)
        statement(sheet, name, scale=1, rules="g", corner="Tili")
        sheet.y += 8
        sheet.paragraph(f"{TOLD} 94 Lipunmyyjää on lomautettu.")
    document = read_document(read_pages(save(sheet).path, processes=1))
    told = [document.sections[b.section].title for b in document.blocks if b.kind == "paragraph" and "lomautettu" in b.text and b.section is not None]
    assert told == (["3110 Kiinteistölaitos", "3120 Liikenneväylät"] if due else ["31 Katulautakunta"] * 2)
