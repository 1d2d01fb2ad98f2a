"""One long table of accounts in columns and periods stacked under each unit, cut by the page end below a unit's name; totals close the units of each board."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn

from retrieval.answer import Asker

HEADS = ("Yksikkö", "Toimintatuotot", "Henkilöstökulut", "Avustukset", "Toimintakulut", "Toimintakate")
TIMES = ("Talousarvio 2025", "Toteuma 1–6/2025")
AREAS = {
    "Yleishallinto": ((100_000, 700_000, 300_000), (52_000, 341_000, 160_500)),
    "Tietohallinto": ((40_000, 210_000, 190_000), (21_000, 99_000, 101_000)),
    "Varhaiskasvatus": ((300_000, 2_900_000, 600_000), (148_000, 1_402_000, 322_000)),
    "Lukio": ((80_000, 1_200_000, 250_000), (41_000, 588_000, 131_000)),
    "Kirjasto": ((30_000, 280_000, 120_000), (16_000, 133_500, 61_000)),
}
BOARDS = {
    "Kunnanhallitus yhteensä": ("Yleishallinto", "Tietohallinto"),
    "Sivistyslautakunta yhteensä": ("Varhaiskasvatus", "Lukio", "Kirjasto"),
    "Kunta yhteensä": tuple(AREAS),
}
ORDER = ("Yleishallinto", "Tietohallinto", "Kunnanhallitus yhteensä", "Varhaiskasvatus", "Lukio", "Kirjasto", "Sivistyslautakunta yhteensä", "Kunta yhteensä")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _rows(name: str) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = [(name,)]
    for n, time in enumerate(TIMES):
        parts = [AREAS[area][n] for area in BOARDS.get(name, (name,))]
        income, staff, other = (sum(part[k] for part in parts) for k in range(3))
        out.append((time, *map(_number, (income, -staff, -other, -staff - other, income - staff - other))))
    return out


def _pages(after: str = "Lukio", gap: float = 0) -> Asker:
    """The report with the page cut right below the name of one unit, which stands `gap` points lower than it should."""
    rows = [row for name in ORDER for row in _rows(name)]
    cut = next(n for n, row in enumerate(rows) if row == (after,))

    def first(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        page.prose("Koko vuoden vuosikatteeksi ennustetaan 0,7 milj. euroa. Talousarviossa verotulot ovat 9,1 milj. euroa.")
        page.heading("Käyttötalous, euroa")
        page.table(HEADS, rows[:cut], apart=84)
        page.y += gap
        page.text(58, after)

    def second(page: Page) -> None:
        page.table(HEADS, rows[cut + 1 :], apart=84)

    return asker_drawn(first, second)


@cache
def _asker() -> Asker:
    return _pages()


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Paljonko lukion henkilöstökulut olivat 1–6/2025?", -588_000),
        ("Paljonko sivistyslautakunnan toimintakulut olivat 1–6/2025?", -2_637_500),
        ("Mihin vuosikatteen ennustetaan päätyvän?", 700_000),
        ("Mikä on verotulojen talousarvio?", 9_100_000),
        ("Paljonko Aaltolan kunnan toimintakulut olivat 1–6/2025?", -3_339_000),
        ("Mikä oli Aaltolan kunnan yleishallinnon toimintakate 1–6/2025?", -449_500),
        ("Millä sivistyslautakunnan tulosalueella oli pienimmät henkilöstökulut 1–6/2025?", -133_500),
        ("Millä sivistyslautakunnan tulosalueella oli suurimmat avustukset 1–6/2025?", -322_000),
        ("Millä kunnanhallituksen tulosalueella oli suurimmat henkilöstökulut 1–6/2025?", -341_000),
    ],
)
def test_a_unit_named_at_the_foot_of_a_page_and_the_parts_of_a_total_below_them(question: str, number: int) -> None:
    answer = _asker().ask(question)
    assert [v.number for v in answer.values] == [Decimal(number)], answer.answer


def test_what_stands_apart_below_a_table_heads_something_else() -> None:
    asker = _pages(gap=60)
    assert [v.number for v in asker.ask("Paljonko kirjaston toimintatuotot olivat 1–6/2025?").values] == [16_000]


@pytest.mark.parametrize(
    "question",
    [
        "Millä teknisen lautakunnan tulosalueella oli pienimmät henkilöstökulut 1–6/2025?",
        "Paljonko Lukion lainat olivat 1–6/2025?",
        "Paljonko vuosikate oli 1–6/2025?",
        "Paljonko verotuloja kertyi 1–6/2025?",
    ],
)
def test_what_is_not_there_is_refused(question: str) -> None:
    assert _asker().ask(question).status != "answered"


def test_one_account_of_a_unit_at_several_times_is_no_choice_of_units() -> None:
    def only(page: Page) -> None:
        page.text(56, "Aaltolan kunta", 16, True)
        page.heading("Osavuosikatsaus 1–6/2025", 15)
        page.heading("Käyttötalous, euroa")
        page.table(HEADS, [row for name in ("Kirjasto", "Sivistyslautakunta yhteensä") for row in _rows(name)], apart=84)

    answer = asker_drawn(only).ask("Millä sivistyslautakunnan tulosalueella oli pienimmät henkilöstökulut 1–6/2025?")
    assert answer.status != "answered", answer.answer
