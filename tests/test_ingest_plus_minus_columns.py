"""Columns headed by "+/-": a word behind the signs tells what they are set beside, or the numbers do."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from drawn_tables import Sheet, read, save

from ingest.columns.columns import months_period, read_column

REPORT = months_period(1, 6, 2025)
ROWS = ((400, 320, 800), (-3000, -2400, -6200), (-2600, -2080, -5400))
"""What came about, what did a year before, and the budget."""


@pytest.mark.parametrize(
    ("label", "measure", "unit"),
    [
        ("+/- ed. vuosi", "change", None),
        ("+/– ed.v. %", "change_percent", "%"),
        ("± TP 2024", "change", None),
        ("+/- TA", "deviation", None),
        ("+/− TA+muutos", "deviation", None),
        ("+/- talousarvio, %", "deviation", "%"),
    ],
)
def test_a_word_behind_the_signs_tells_what_they_are_set_beside(label: str, measure: str, unit: str | None) -> None:
    meaning = read_column(label, REPORT)
    assert (meaning.measure, meaning.number_unit, meaning.period.end) == (measure, unit, date(2025, 6, 30))


def measures(path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> set[str]:
    """What the last column of a unit's table is read as."""
    sheet = Sheet(path)
    sheet.heading("Perusopetus")
    for k, row in enumerate([("Euroa", *heads), *zip(("Toimintatuotot", "Toimintakulut", "Toimintakate"), rows, strict=True)]):
        cells = row if k == 0 else (row[0], *row[1])
        sheet.y += 13
        for n, text in enumerate(cells):
            sheet.text(56 if n == 0 else 180 + 90 * n, sheet.y, str(text), bold=k == 0, right=n > 0)
    found = read(save(sheet).path)
    return {f.measure for f in found if f.column_label == heads[-1]}


@pytest.mark.parametrize("sign", ["+/-", "+/- €", "±"])
def test_the_numbers_tell_a_change_from_a_deviation(tmp_path: Path, sign: str) -> None:
    changes = [(str(now), str(before), f"{now - before:+}") for now, before, _ in ROWS]
    assert measures(tmp_path / "1-6-2025.pdf", ("Tot. 1–6/2025", "Tot. 1–6/2024", sign), changes) == {"change"}
    against = [(str(now), str(budget), f"{now - budget:+}") for now, _, budget in ROWS]
    assert measures(tmp_path / "1-6-2025.pdf", ("Tot. 1–6/2025", "TA 2025", sign), against) == {"deviation"}


def test_per_cents_are_a_change_where_the_numbers_prove_it_and_nothing_else(tmp_path: Path) -> None:
    heads = ("Tot. 1–6/2025", "Tot. 1–6/2024", "+/- %")
    grown = [(str(now), str(before), "+25,0") for now, before, _ in ROWS]
    assert measures(tmp_path / "1-6-2025.pdf", heads, grown) == {"change_percent"}
    assert measures(tmp_path / "1-6-2025.pdf", heads, [(now, before, f"{n},3") for n, (now, before, _) in enumerate(grown, 4)]) == set()
