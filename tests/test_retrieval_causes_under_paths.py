"""Reasons under headings that print the way down to a unit are those of its last part. Truth: the sentences drawn."""

from decimal import Decimal

import pytest
from drawn_tables import Sheet, printed, save
from own_names import HEADS, SIDES, row
from talk import asker_of, talk

from ingest.extract import extract
from retrieval.answer import Asker

BOARD = "Tekninen lautakunta"
REASONS = {
    "Satamat": "Palkat ylittävät talousarvion, koska laituria vartioitiin öisin.",
    "Torit": "Palkat ylittävät talousarvion, koska kesätorilla oli kaksi valvojaa.",
    "Retkipaikat": "Palkat alittavat talousarvion, sillä opas oli vapaalla.",
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    sheet = Sheet(tmp_path_factory.mktemp("paths") / "tammiranta-1-6-2025.pdf")
    for n, title in enumerate((BOARD, *(f"{BOARD} – {part}" for part in REASONS)), 3):
        sheet.heading(title)
        row(sheet, "euroa", HEADS, True)
        for account, times in SIDES.items():
            row(sheet, account, tuple(printed(Decimal(times * n * 1000 * k)) for k in (2, 4, 1)), account in ("Menot", "Netto"))
        sheet.y += 12
        if (part := title.rpartition(" – ")[2]) in REASONS:
            sheet.paragraph(REASONS[part])
    return asker_of(extract(save(sheet).path))


@pytest.mark.parametrize(
    ("asked", "part"), [("satamien palkat ylittyvät", "Satamat"), ("torien palkat ylittyvät", "Torit"), ("retkipaikkojen palkat alittuvat", "Retkipaikat")]
)
def test_the_reason_is_the_last_part_s(asker: Asker, asked: str, part: str) -> None:
    assert REASONS[part] in talk(asker, f"Miksi {asked}?").answer


def test_the_board_s_own_reason_is_not_a_part_s(asker: Asker) -> None:
    assert talk(asker, "Miksi satamien palkat alittuvat?").status == "not_found"
