"""A table whose rows are all printed in bold as its headings are, the sums of a unit: none of them is a heading, whatever text follows them."""

from itertools import accumulate

import pytest
from annual_town import Page, read_drawn
from reportlab.pdfbase.pdfmetrics import stringWidth

LONG = "Palvelujen ostot ylittävät jaksotetun talousarvion, mikä johtuu Kivijärven happimittauksista. Mittausten hinta on sopimuksessa"
WORDS = [56 + at for at in accumulate(stringWidth(f"{word} ", "Helvetica", 9) for word in LONG.split())]
"""Where the words of the text end, and the next ones begin."""
HEADS = (("Toteuma", "1-3/2025"), ("Talousarvio", "2025"), ("", "Jäljellä"), ("Toteuma", "1-3/2024"), ("Tilinpäätös", "2024"))
ROWS = (
    ("Toimintatuotot", "10 115", "40 400", "30 285", "10 033", "42 050"),
    ("Toimintakulut", "-58 888", "-238 100", "-179 212", "-57 644", "-239 583"),
    ("Toimintakate", "-48 773", "-197 700", "-148 927", "-47 611", "-197 533"),
)
BELOW = {
    "a text whose words begin under the headings": (LONG, "arvioitu."),
    "a sentence": ("Tarkastuksia on tehty vähemmän kuin vuosi sitten.",),
    "nothing": (),
}


def ends() -> list[float]:
    """Right edges of the columns: a word of the text begins where a heading does."""
    starts = [next(x for x in WORDS if x >= low) for low in (150, 240, 310, 360, 440)]
    return [x + stringWidth(max(pair, key=len), "Helvetica-Bold", 8) for x, pair in zip(starts, HEADS, strict=True)]


def unit(below: tuple[str, ...], rows: tuple[tuple[str, ...], ...] = ROWS, bold: bool = True) -> dict[tuple[str, str, str], str]:
    def area(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1.1.-31.3.2025", 15)
        page.heading("Ympäristövalvonta")
        for line in (0, 1):
            page.y += 11
            for pair, end in zip(HEADS, ends(), strict=True):
                page.text(end, pair[line], 8, True, right=True)
        page.text(56, "euroa", 8, True)
        for name, *numbers in rows:
            page.y += 11
            page.text(56, name, 8, bold)
            for number, end in zip(numbers, ends(), strict=True):
                page.text(end, number, 8, bold, right=True)
        page.y -= 8
        page.prose(*below)

    figures = read_drawn(area).figures
    return {(f.account, f.measure, f.period.label): str(f.number) for f in figures if f.subject_kind == "account" and f.unit == "Ympäristövalvonta"}


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_rows_in_bold_are_rows(below: tuple[str, ...], bold: bool) -> None:
    held = unit(below, bold=bold)
    assert held["Toimintakulut", "closing", "2024"] == "-239583"
    assert held["Toimintakate", "actual", "1–3/2025"] == "-48773"
    assert len(held) == 15


def test_so_are_two() -> None:
    held = unit((LONG, "arvioitu."), ROWS[1:])
    assert held["Toimintakulut", "budget", "2025"] == "-238100"
    assert len(held) == 10
