""" "Ulkoiset palvelut" is a kind of costs by its name, not the external part of some."""

from pathlib import Path

import pytest
from drawn_tables import Sheet, statement

from ingest.columns.bases import label_basis
from ingest.extract import extract


@pytest.mark.parametrize(
    ("label", "basis"),
    [
        ("Ulkoiset palvelut", None),
        ("ULKOISET PALVELUT", None),
        ("43 Ulkoiset palvelut", None),
        ("Ulkoiset palvelujen ostot", "external"),
        ("Toimintakulut, ulkoiset", "external"),
        ("Ulkoinen toimintakate", "external"),
    ],
)
def test_what_the_label_of_a_row_says_of_internal_items(label: str, basis: str | None) -> None:
    assert label_basis(label) == basis


def test_its_figures_are_alike_those_of_the_other_rows(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "katsaus.pdf")
    sheet.paragraph("Luvut ovat tuhansia euroja.")
    sheet.heading("Perusopetus")
    statement(sheet, "Perusopetus", rules="h", name=lambda account: ["Ulkoiset palvelut" if account == "Palvelujen ostot" else account])
    sheet.canvas.save()
    figures = [f for f in extract(sheet.path).figures if f.account == "Ulkoiset palvelut"]
    assert figures
    assert {f.basis for f in figures} == {None}
