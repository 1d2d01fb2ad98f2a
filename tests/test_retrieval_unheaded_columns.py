"""Numbers in several columns without headings: nothing tells what each of them is."""

import pytest
from annual_town import Page, asker_drawn
from talk import talk

ROWS = (("Myyntituotot", "49", "36", "72,0"), ("Tarvikkeet ja energia", "-221", "-186", "84,2"), ("Muut toimintakulut", "-164", "-129", "78,7"))


def _unheaded(page: Page) -> None:
    page.text(56, "Aallonrannan kunta", 16, True)
    page.heading("Talousraportti 6/2025", 15)
    page.prose("Luvut ovat tuhansia euroja.")
    page.heading("Tekninen lautakunta")
    page.prose("Taulukko kertoo, mitä on käyttänyt katu- ja tiehallinto.")
    page.y += 20
    for label, *cells in ROWS:
        page.text(58, label)
        for x, cell in zip((300, 380, 460), cells, strict=True):
            page.text(x, cell, right=True)
        page.y += 14


@pytest.mark.parametrize("whose", ["katu- ja tiehallinnon", "teknisen lautakunnan"])
def test_none_of_them_is_told(whose: str) -> None:
    assert not talk(asker_drawn(_unheaded), f"Kuinka paljon {whose} tarvikkeet ja energia olivat tammi–kesäkuussa 2025?").values
