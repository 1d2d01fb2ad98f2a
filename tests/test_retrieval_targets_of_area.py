"""Targets of an area whose table names a division in each row: all rows are the area's, and each its own division's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from retrieval.build import Katsaus, build
from retrieval.settings import read_settings

HEADINGS = ("Päämäärä", "Vastuualue", "Tavoite", "Mittari", "Toteuma", "Tila")
TARGETS = {
    "kasvatus- ja sivistystoimi": [
        ("Arki", "Kirjastopalvelut", "Kirjasto avataan iltaisin.", "Tunnit", "Avattu.", "Toteutunut"),
        ("Arki", "Lukio", "Kerhoja järjestetään.", "Kerhot", "Kerhoja on viisi.", "Toteutunut"),
        ("Luonto", "Päiväkodit", "Pihat istutetaan.", "Pihat", "Istuttamatta.", "Ei toteutunut"),
    ],
    "tekniset palvelut": [
        ("Arki", "Katuyksikkö", "Kadut hoidetaan.", "Metrit", "Hoidettu.", "Toteutunut"),
        ("Talous", "Ruokapalvelut", "Hävikkiä vähennetään.", "Kilot", "Hävikki kasvoi.", "Ei toteutunut"),
    ],
}
DIVISIONS = ("Kasvatus- ja sivistystoimi", "Kirjastopalvelut", "Päiväkodit", "Tekniset palvelut", "Katuyksikkö")


def _grid(rows: list[tuple[str, ...]], widths: list[int]) -> Table:
    cell = getSampleStyleSheet()["BodyText"]
    cell.fontSize = 8
    made = Table([[Paragraph(text, cell) for text in row] for row in rows], colWidths=widths, hAlign="LEFT")
    made.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return made


@pytest.fixture(scope="module")
def katsaus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Katsaus]:
    folder: Path = tmp_path_factory.mktemp("targets")
    style = getSampleStyleSheet()
    story: list[object] = [Paragraph("Aaltosen kaupunki", style["Title"]), Paragraph("Osavuosikatsaus 1.1.–30.6.2025", style["Title"])]
    for n, name in enumerate(DIVISIONS):
        story += [Paragraph(name, style["Heading1"]), Paragraph("Talousarvion toteutuminen 1.1.–30.6.2025, euroa", style["Italic"])]
        rows = [("", "Talousarvio 2025", "Toteuma 1–6/2025"), ("Toimintatuotot", f"{10 + n} 100", f"{5 + n} 200")]
        story += [_grid([*rows, ("Toimintakulut", f"-{40 + n} 300", f"-{20 + n} 400"), ("Toimintakate", "-30 200", "-15 200")], [160, 100, 100]), Spacer(1, 20)]
    for area, targets in TARGETS.items():
        story += [Paragraph(f"Tavoitteiden toteutuminen, {area}", style["Heading1"]), _grid([HEADINGS, *targets], [60, 90, 120, 70, 90, 70]), Spacer(1, 20)]
    SimpleDocTemplate(str(folder / "aaltonen.pdf"), pagesize=A4).build(story)
    made = build(read_settings(data_dir=folder / "store"))
    made.library.ingest(folder / "aaltonen.pdf")
    yield made
    made.close()


def _number(katsaus: Katsaus, question: str) -> str | None:
    answer = katsaus.ask(question)
    return str(answer.values[0].number) if answer.values else None


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Montako tavoitetta kasvatus- ja sivistystoimelle on asetettu?", "3"),
        ("Montako kasvatus- ja sivistystoimen tavoitetta on toteutunut?", "2"),
        ("Moniko kasvatus- ja sivistystoimen tavoite ei ole toteutunut?", "1"),
        ("Montako tavoitetta teknisillä palveluilla on?", "2"),
        ("Montako tavoitetta kirjastopalveluilla on?", "1"),
        ("Montako tavoitetta katuyksiköllä on?", "1"),
    ],
)
def test_targets_are_counted_for_the_area_and_for_its_division(katsaus: Katsaus, question: str, due: str) -> None:
    assert _number(katsaus, question) == due


def test_those_not_reached_of_an_area_are_listed_with_its_divisions(katsaus: Katsaus) -> None:
    answer = katsaus.ask("Mitkä kasvatus- ja sivistystoimen tavoitteet eivät ole toteutuneet?").answer
    assert "Pihat istutetaan" in answer and "Hävikkiä" not in answer
