"""A table of investments under the names of boards, each summed up, and all of them: whose a sum is, and what is spent where a balance sheet has the name."""

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

ROWS = (
    ("Kunnanhallitus",),
    ("Kiinteä omaisuus", "300 000", "271 843,00", "90,6 %"),
    ("Kiinteät rakenteet ja laitteet", "100 000", "85 713,87", "85,7 %"),
    ("Kunnanhallitus yhteensä", "400 000", "357 556,87", "89,4 %"),
    ("Tekninen lautakunta",),
    ("Rantakoulu", "500 000", "489 298,33", "97,9 %"),
    ("Koneet ja kalusto", "170 000", "87 736,53", "51,6 %"),
    ("Kiinteät rakenteet ja laitteet", "700 000", "456 123,15", "65,2 %"),
    ("Tekninen lautakunta yhteensä", "1 370 000", "1 033 158,01", "75,4 %"),
    ("YHTEENSÄ", "1 770 000", "1 390 714,88", "78,6 %"),
)


def _report(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", size=16, bold=True)
    page.y += 20
    page.text(56, "Tilinpäätös 2024", size=14, bold=True)
    page.y += 24
    page.heading("Investointien toteutuminen 2024")
    page.table(("Hanke", "Määräraha", "Toteuma", "Tot-%"), ROWS)
    page.heading("Maankäyttö")
    page.prose("Vesirakenteisiin investointiin yhteensä 0,2 miljoonaa euroa.")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return asker_drawn(_report)


TOLD = {
    "all of them": ("Paljonko investoinnit olivat yhteensä vuonna 2024?", ["1390714.88"]),
    "all of them by the verb": ("Paljonko investoitiin yhteensä?", ["1390714.88"]),
    "all of them where money went": ("Paljonko rahaa meni investointeihin?", ["1390714.88"]),
    "their budget": ("Kuinka paljon investointeihin oli budjetoitu?", ["1770000"]),
    "their use of it": ("Mikä oli investointien toteumaprosentti?", ["78.6"]),
    "a board's": ("Paljonko teknisen lautakunnan investoinnit olivat?", ["1033158.01"]),
    "the government's": ("Paljonko kunnanhallituksen investoinnit olivat vuonna 2024?", ["357556.87"]),
    "a work's part of its board's": ("Kuinka suuri osa teknisen lautakunnan investointimenoista meni Rantakouluun vuonna 2024, prosentteina?", ["47.36"]),
    "a row's that two boards have": ("Montako prosenttia kunnanhallituksen investoinneista oli kiinteitä rakenteita ja laitteita?", ["23.97"]),
    "a board's part of all": ("Montako prosenttia investoinneista oli teknisen lautakunnan vuonna 2024?", ["74.29"]),
    "a work of another board": ("Montako prosenttia kunnanhallituksen investoinneista meni Rantakouluun?", []),
    "the three largest": ("Mitkä olivat kolme suurinta investointia vuonna 2024?", ["489298.33", "456123.15", "271843.00"]),
}


@pytest.mark.parametrize(("question", "numbers"), TOLD.values(), ids=TOLD)
def test_investments_of_boards(asker: Asker, question: str, numbers: list[str]) -> None:
    assert [str(v.number) for v in asker.ask(question).values] == numbers
