"""Headings that name units in the genitive alone. Truth: Finnish inflection, and the statements as drawn."""

import pytest
from annual_town import Page, asker_of, read_drawn

from ingest.model import Extraction
from ingest.units.genitive_headings import nominative

NAMES = {
    "Teknisten palvelujen": "Tekniset palvelut",
    "Lapsi- ja nuorisolautakunnan": "Lapsi- ja nuorisolautakunta",
    "Kulttuurin ja liikunnan": "Kulttuuri ja liikunta",
    "Sosiaali- ja terveyspalveluiden": "Sosiaali- ja terveyspalvelut",
    "Katujen ja puistojen": "Kadut ja puistot",
    "Toimitilojen": "Toimitilat",
    "Kaupungin hallinnon": "Kaupungin hallinto",
    "VAPAA-AIKATOIMEN": "VAPAA-AIKATOIMI",
    "Yleisten alueiden": "Yleiset alueet",
    "Vesilaitoksen": "Vesilaitos",
    "Perusopetuksen": "Perusopetus",
    "Hallinto": "",
}
UNITS = {"Kirjaston": "Kirjasto", "Teknisten palvelujen": "Tekniset palvelut", "Vapaa-aikajaoston": "Vapaa-aikajaosto"}


@pytest.mark.parametrize(("owner", "name"), NAMES.items())
def test_the_nominative_of_a_name(owner: str, name: str) -> None:
    assert nominative(owner) == name


def drawn(told: str) -> Extraction:
    def page_of(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Talouden seuranta 1–6/2025", 15)
        for n, owner in enumerate(UNITS, 1):
            page.heading(f"{owner} {told}")
            rows = [("Toimintatuotot", 40_000 * n, 19_000 * n), ("Toimintakulut", -900_000 * n, -440_000 * n), ("Toimintakate", -860_000 * n, -421_000 * n)]
            page.table(("Euroa", "TA 2025", "Toteuma 1–6/2025"), [(name, *(f"{number:,}".replace(",", " ") for number in numbers)) for name, *numbers in rows])

    return read_drawn(page_of)


@pytest.mark.parametrize("told", ["talouden toteutuminen", "toteuma", "talouden toteutuminen 1–6/2025", "talous"])
def test_each_statement_is_of_the_unit_that_its_heading_names(told: str) -> None:
    read = drawn(told)
    assert {f.unit for f in read.figures if f.account == "Toimintakulut"} == set(UNITS.values())
    answer = asker_of(read).ask("Paljonko teknisten palvelujen toimintakulut olivat tammi–kesäkuussa 2025?")
    assert [int(value.number) for value in answer.values] == [-880_000]
