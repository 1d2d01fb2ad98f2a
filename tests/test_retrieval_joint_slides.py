"""Slides of a joint body: bullets beside tables with two rules, headings at the left of numbers at the right, the body as one unit among its units."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

BODY = "Purorannan koulutuskuntayhtymä"


def _statement(page: Page, unit: str, income: int, costs: int) -> None:
    page.heading(unit)
    rows = [["Toimintatuotot", f"{income},10", f"{income},40"], ["Toimintakulut", f"-{costs},20", f"-{costs},50"]]
    page.table(["milj. €", "Tot 1–8/2024", "Tot 1–8/2025"], rows)


def _numbers(page: Page) -> None:
    page.text(56, "Talouskatsaus 1–8/2025", 18, True)
    page.y += 22
    page.text(56, BODY, 11)
    _statement(page, "Koko kuntayhtymä", 40, 41)
    _statement(page, "Ammattiopisto", 25, 26)
    _statement(page, "Lukiokoulutus", 15, 14)


def _members(page: Page) -> None:
    """Two bullets of words beside a table that has a rule under its headings and one at its end."""
    page.heading("Jäsenkunnat", 18)
    page.y += 20
    top = page.y
    for n, line in enumerate(("• Jäseninä on kaksi", "kuntaa.", "• Osuudet ovat", "sopimuksen mukaiset.")):
        page.y = top + 5 + 22 * n
        page.text(40, line, 11)
    page.y = top
    for row in (
        ("Jäsenkunta", "Osuus", "Peruspääoma, €"),
        ("Koela", "60,0 %", "600 000"),
        ("Aaltola", "40,0 %", "400 000"),
        ("Yhteensä", "100,0 %", "1 000 000"),
    ):
        bold = row[0] in ("Jäsenkunta", "Yhteensä")
        for text, x, right in zip(row, (230, 400, 540), (False, True, True), strict=True):
            page.text(x, text, 9, bold, right)
        if bold:
            page.canvas.line(226, 842 - page.y - 5, 544, 842 - page.y - 5)
        page.y += 17


def _targets(page: Page) -> None:
    """Headings at the left edge of their columns, levels at the right edge, a mark of colour before the state."""
    page.heading("Tavoitteet", 18)
    page.y += 20
    lefts, rights = (40, 200, 330, 400, 450), (0, 0, 388, 440, 0)
    heads = ("Tavoite", "Mittari", "Tavoitetaso", "Nyt", "Tila")
    rows = [
        ("Tilat ovat käytössä", "Tilojen käyttöaste", "65 %", "61 %", "Ei toteudu"),
        ("Sähköä kuluu vähemmän", "Sähkönkulutus neliötä kohti", "70 kWh", "66 kWh", "Toteutuu"),
        ("Opiskelijat valmistuvat", "Valmistuneiden osuus", "82 %", "80 %", "Toteutuu osin"),
    ]
    for n, row in enumerate((heads, *rows)):
        for c, text in enumerate(row):
            flush = n > 0 and rights[c] > 0
            page.text(rights[c] if flush else lefts[c] + (11 if n and c == 4 else 0), text, 8, n == 0, flush)
        page.canvas.line(38, 842 - page.y - 6, 544, 842 - page.y - 6)
        page.y += 19


@cache
def asker() -> Asker:
    return asker_drawn(_numbers, _members, _targets)


CASES = {
    "the whole body": (f"Mitkä olivat {BODY.replace('yhtymä', 'yhtymän')} toimintakulut elokuun 2025 loppuun mennessä?", "answered", ["-41500000"]),
    "the largest unit": ("Minkä yksikön toimintakulut olivat suurimmat elokuun 2025 loppuun mennessä?", "answered", ["-26500000"]),
    "a cell of a table beside bullets": ("Mikä on Aaltolan peruspääoma?", "answered", ["400000"]),
    "a level aimed at": ("Mikä on tilojen käyttöasteen tavoitetaso?", "answered", ["65"]),
    "what came of it": ("Mikä on tilojen käyttöaste?", "answered", ["61"]),
    "a level of another year": ("Mikä on tilojen käyttöasteen tavoitetaso vuonna 2022?", "not_found", []),
    "how many are in a state": ("Monenko tavoitteen tila on ”ei toteudu”?", "answered", ["1"]),
    "the year behind months of the year before": (
        "Mitkä olivat lukiokoulutuksen toimintatuotot vuotta aiemmin tammi–elokuussa 2024?",
        "answered",
        ["15100000"],
    ),
    "another year behind them": ("Mitkä olivat lukiokoulutuksen toimintatuotot vuotta aiemmin tammi–elokuussa 2021?", "not_found", []),
    "a member's share, none of the income": ("Mikä on Koelan osuus?", "answered", ["60.0"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_slides(case: tuple[str, str, list[str]]) -> None:
    question, status, numbers = case
    answer = asker().ask(question)
    assert (answer.status, [v.number for v in answer.values]) == (status, [Decimal(n) for n in numbers])


def test_the_state_of_a_target() -> None:
    assert "toteutuu" in asker().ask("Mikä on tavoitteen ”Sähköä kuluu vähemmän” tila?").answer.lower()
