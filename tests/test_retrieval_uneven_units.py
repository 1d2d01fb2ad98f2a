"""Units ranked where some branches have a level more than others: by the level that the report names, by none where it is unclear; how far they are apart."""

from decimal import Decimal
from functools import cache

import pytest
from annual_town import Page, asker_drawn
from talk import talk

from retrieval.answer import Asker


def _statement(page: Page, title: str, income: int, cost: int, size: float = 11) -> None:
    page.heading(title, size)
    rows = [("Toimintatuotot", income + 5, income), ("Toimintakulut", -cost - 10, -cost), ("Toimintakate", income - cost - 5, income - cost)]
    page.table(("1 000 €", "TA 2024", "TP 2024"), [(name, *(f"{n:,}".replace(",", " ") for n in numbers)) for name, *numbers in rows])


def _wellbeing(page: Page) -> None:
    page.text(56, "Haapasalon kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("1 Hyvinvointilautakunta", 14)
    _statement(page, "Hyvinvointilautakunta yhteensä", 600, 5000, 12)
    _statement(page, "1.1 Kirjaston vastuualue", 50, 1500)
    _statement(page, "1.2 Liikunnan vastuualue", 450, 2300)
    _statement(page, "1.3 Nuorisotyön vastuualue", 100, 1200)


def _learning(page: Page) -> None:
    page.heading("2 Sivistyslautakunta", 14)
    _statement(page, "Sivistyslautakunta yhteensä", 1200, 30000, 12)
    _statement(page, "2.1 Perusopetuksen vastuualue", 700, 20000)
    _statement(page, "2.1.1 Alakoulut", 300, 12500, 10)
    _statement(page, "2.1.2 Yläkoulut", 400, 7500, 10)
    _statement(page, "2.2 Varhaiskasvatuksen vastuualue", 500, 10000)


def _others(page: Page) -> None:
    page.heading("3 Tekninen lautakunta", 14)
    _statement(page, "Tekninen lautakunta yhteensä", 3000, 9000, 12)
    _statement(page, "3.1 Kadut ja puistot", 1000, 4000)
    _statement(page, "3.2 Tilapalvelut", 2000, 5000)
    page.heading("4 Keskusvaalilautakunta", 14)
    _statement(page, "Keskusvaalilautakunta", 10, 60, 12)
    page.heading("Haapasalon kaupunki yhteensä", 14)
    _statement(page, "Kaupunki yhteensä", 4810, 44060, 12)


@cache
def _asker() -> Asker:
    return asker_drawn(_wellbeing, _learning, _others)


RANKED = {
    "the level that the report names": (["Millä vastuualueella oli suurimmat toimintakulut?"], ["-20000000"]),
    "below a board": (["Minkä hyvinvointilautakunnan vastuualueen toimintakulut olivat suurimmat?"], ["-2300000"]),
    "below a board called otherwise": (["Minkä hyvinvointitoimialan vastuualueen toimintakulut olivat suurimmat?"], ["-2300000"]),
    "below an area": (["Millä perusopetuksen yksiköllä oli suurimmat toimintakulut?"], ["-12500000"]),
    "boards": (["Mikä lautakunta käytti vähiten?"], ["-60000"]),
    "both ends of the same level": (["Mikä lautakunta käytti eniten ja mikä vähiten?"], ["-30000000", "-60000"]),
    "from the second": (["Paljonko enemmän eniten käyttänyt lautakunta käytti kuin toiseksi eniten käyttänyt?"], ["-21000000"]),
    "between the ends": (["Mikä on suurimman ja pienimmän lautakunnan toimintakulujen ero?"], ["-29940000"]),
    "from the second, next": (["Mikä lautakunta käytti eniten?", "Paljonko se on enemmän kuin toiseksi eniten käyttänyt?"], ["-21000000"]),
    "than another unit": (["Mikä lautakunta käytti eniten?", "Paljonko se on enemmän kuin teknisen lautakunnan?"], ["-21000000"]),
}


@pytest.mark.parametrize("case", RANKED)
def test_units_of_one_level_are_ranked(case: str) -> None:
    turns, numbers = RANKED[case]
    answer = talk(_asker(), *turns)
    assert [v.number for v in answer.values] == [Decimal(n) for n in numbers], answer.answer


UNCLEAR = ["tulosalueella", "osastolla", "palvelualueella", "toimialalla", "yksiköllä"]
"""Levels of which the report names none, beside areas with parts and areas without."""


@pytest.mark.parametrize("level", UNCLEAR)
def test_a_level_that_the_report_does_not_name_is_not_ranked(level: str) -> None:
    answer = talk(_asker(), f"Millä {level} oli suurimmat toimintakulut?")
    assert answer.values == () and "usealla tasolla" in answer.answer, answer.answer


def test_what_was_told_is_not_the_largest_where_the_difference_is_asked_from_it() -> None:
    answer = talk(_asker(), "Mikä lautakunta käytti vähiten?", "Paljonko se on enemmän kuin toiseksi eniten käyttänyt?")
    assert answer.values == (), answer.answer


def _unprinted_tree(page: Page) -> None:
    page.text(56, "Lehmijärven kunta", 16, True)
    page.heading("Toimintakertomus 2024", 15)
    page.heading("Toimintakulut yksiköittäin 2024")
    rows = [
        ("Sivistyslautakunta", "-9 100", "-9 000"),
        ("Perusopetus", "-6 000", "-5 900"),
        ("Varhaiskasvatus", "-2 500", "-2 500"),
        ("Kirjasto", "-600", "-600"),
        ("Tekninen lautakunta", "-4 100", "-4 000"),
        ("Kadut", "-1 600", "-1 500"),
        ("Tilat", "-2 500", "-2 500"),
    ]
    page.table(("1 000 €", "TA 2024", "TP 2024"), rows)


def test_no_area_is_smaller_than_a_board_beside_it() -> None:
    asker = asker_drawn(_unprinted_tree)
    assert [v.number for v in talk(asker, "Mikä yksikkö käytti eniten?").values] == [Decimal(-5900000)]
    assert talk(asker, "Minkä toimialan toimintakulut olivat suurimmat?").values == ()


def _area_and_some_parts(page: Page) -> None:
    page.text(56, "Lehtoniemen kaupunki", 16, True)
    page.heading("Osavuosikatsaus 1–6/2025", 15)
    for unit, cost, ends in (("Hyvinvointipalvelut", 12854, True), ("Varhaiskasvatus", 3502, False), ("Perusopetus", 7830, False)):
        page.heading(unit)
        rows = [("Toimintatuotot", "1 000", "500"), ("Toimintakulut", f"-{2 * cost}", f"-{cost}"), ("Toimintakate", f"-{2 * cost - 1000}", f"-{cost - 500}")]
        rows += [("Vuosikate", f"-{2 * cost - 1000}", f"-{cost - 500}")] if ends else []
        page.table(("1 000 €", "TA 2025", "Toteuma 1–6/2025"), rows)


def test_what_may_be_the_whole_of_the_others_is_not_ranked_with_them() -> None:
    answer = talk(asker_drawn(_area_and_some_parts), "Mikä yksikkö käytti eniten?")
    assert answer.values == () and "samalla tasolla" in answer.answer, answer.answer


def _area_without_parts(page: Page) -> None:
    page.text(56, "Sinivaaran kaupunki", 16, True)
    page.heading("Tilinpäätös 2024", 15)
    page.heading("1 Sivistyspalvelut", 14)
    _statement(page, "Sivistyspalvelut yhteensä", 100, 9000, 12)
    _statement(page, "1.1 Perusopetus", 60, 6000)
    _statement(page, "1.2 Varhaiskasvatus", 40, 3000)
    page.heading("2 Konsernipalvelut", 14)
    _statement(page, "Konsernipalvelut", 50, 7000, 12)


def test_an_area_without_parts_is_not_compared_with_parts_of_areas() -> None:
    asker = asker_drawn(_area_without_parts)
    assert [v.number for v in talk(asker, "Millä vastuualueella oli suurimmat toimintakulut?").values] == [Decimal(-6000000)]
    assert [v.number for v in talk(asker, "Minkä toimialan toimintakulut olivat suurimmat?").values] == [Decimal(-9000000)]
