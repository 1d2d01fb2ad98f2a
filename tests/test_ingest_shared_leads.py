"""Headings that begin with the report's own name, its period and scale, before the unit that each is about. Truth: the statements as drawn."""

import pytest
from annual_town import Page, asker_of, read_drawn

from ingest.model import Extraction

UNITS = ("Perusopetus", "Kirjastotoimi", "Vesilaitos")
HEADS = ("TA 2024", "Toteuma 1–3/2024", "Ennuste 2024")


def drawn(lead: str) -> Extraction:
    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Toteuma ja ennuste 1–3/2024", 15)
        for n, unit in enumerate(UNITS, 1):
            page.heading(f"{lead}{unit}", 11)
            rows = [("Toimintatulot", 40 * n, 9 * n, 41 * n), ("Toimintamenot", -900 * n, -210 * n, -905 * n), ("Toimintakate", -860 * n, -201 * n, -864 * n)]
            page.table(("", *HEADS), [(name, *map(str, numbers)) for name, *numbers in rows])

    return read_drawn(page_of)


@pytest.mark.parametrize("lead", ["Toteuma ja ennuste 1–3/2024, 1 000 €: ", "Talouden toteutuminen 1–3/2024 (1 000 €) – ", "Talousraportti 3/2024, 1 000 € · "])
def test_the_unit_is_named_behind_what_all_headings_begin_with(lead: str) -> None:
    read = drawn(lead)
    assert {f.unit for f in read.figures if f.account == "Toimintamenot"} == set(UNITS)
    answer = asker_of(read).ask("Paljonko vesilaitoksen toimintamenot ovat toteutuneet?")
    assert [int(value.number) for value in answer.values] == [-630_000]


def test_a_unit_before_the_dash_stays_over_its_parts() -> None:
    read = drawn("Sivistyspalvelut – ")
    assert any("Sivistyspalvelut" in " ".join(section.path) for section in read.sections)
