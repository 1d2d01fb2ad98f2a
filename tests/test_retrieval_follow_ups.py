"""Follow-ups that make the number just told a part of another, and rates at the end of a year. Truth: the town's figures and arithmetic on them."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from closing_town import TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.model import Period
from retrieval.answer import Asker

_DECEMBER = Period(date(2024, 12, 1), date(2024, 12, 31), "12/2024")


def _share(part: str, whole: str) -> Decimal:
    return (100 * Decimal(part) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The town's report with a rate that two sentences tell: of the year and of December."""
    town = extraction()
    told = next(f for f in town.figures if f.sentence)
    rates = [
        replace(
            told, figure_id=f"rate-{n}", unit=TOWN, unit_path=(TOWN,), account="Työttömyysaste", period=period, number=Decimal(number), number_unit="%",
            text=number, sentence=f"Työttömyysaste oli {number} prosenttia.",
        )
        for n, (period, number) in enumerate(((YEAR, "8.1"), (_DECEMBER, "7.3")))
    ]  # fmt: skip
    return asker_of(replace(town, figures=(*town.figures, *rates)))


STAFF = "Paljonko henkilöstökulut olivat vuonna 2024?"


@pytest.mark.parametrize(
    ("turns", "percent"),
    [
        ((STAFF, "Montako prosenttia se on toimintakuluista?"), _share("5000000", "9876543.21")),
        ((STAFF, "Kuinka suuri osuus ne ovat toimintakuluista?"), _share("5000000", "9876543.21")),
        ((STAFF, "Paljonko tuo on toimintakuluista prosentteina?"), _share("5000000", "9876543.21")),
        ((STAFF, "Sen osuus toimintakuluista?"), _share("5000000", "9876543.21")),
        ((STAFF, "Entä avustukset?", "Nämä yhteensä?", "Summan osuus toimintakuluista?"), _share("5500000", "9876543.21")),
        ((STAFF, "Montako prosenttia se on toimintakuluista?", "Entä vuonna 2023?"), _share("4800000", "9500000")),
        (("Mikä oli vuosikate vuonna 2024?", "Paljonko se on verotuloista?"), _share("1234567.89", "7000000")),
        (
            ("Mitkä olivat kirjastopalvelujen toimintakulut?", "Kuinka iso siivu se on sivistyslautakunnan toimintakuluista?"),
            _share("390000", "4050000"),
        ),
    ],
)
def test_the_number_told_is_a_part_of_the_row_named(asker: Asker, turns: tuple[str, ...], percent: Decimal) -> None:
    assert [(value.number, value.unit) for value in talk(asker, *turns).values] == [(percent, "%")]


@pytest.mark.parametrize("last", ["Entä prosentteina?", "Ja prosentteina?"])
def test_what_came_about_in_per_cents_is_that_of_the_budget(asker: Asker, last: str) -> None:
    told = talk(asker, "Paljonko perusopetuksen toimintakulut olivat vuonna 2024?", last)
    assert [(value.number, value.unit) for value in told.values] == [(Decimal("99.67"), "%")]
    assert "toteumaprosentti" in told.answer


@pytest.mark.parametrize("last", ["Paljonko se ylittyi?", "Paljonko budjetti ylittyi?"])
def test_what_passed_the_budget_just_told_is_the_difference(asker: Asker, last: str) -> None:
    answer = talk(asker, "Mitkä olivat tilapalvelujen toimintakulut?", "Entä talousarviossa?", last)
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(1500000 - 1650000), "EUR")]


@pytest.mark.parametrize(
    "turns", [(STAFF, "Montako prosenttia se on verotuloista?"), (STAFF, "Montako prosenttia se on toimintakuluista?", "Entä verotuloista?")]
)
def test_a_cost_is_told_in_per_cent_of_an_income_and_is_no_part_of_it(asker: Asker, turns: tuple[str, ...]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [_share("5000000", "7000000")]
    assert "suhteessa lukuun" in answer.answer
    assert "osuus" not in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        (STAFF, "Paljonko siitä oli palkkoja?"),  # wages have no row of their own here
        ("Mistä henkilöstökulut koostuivat?", "Paljonko se on toimintakuluista?"),
    ],
)
def test_no_number_where_there_is_no_part(asker: Asker, turns: tuple[str, ...]) -> None:
    assert not talk(asker, *turns).values


@pytest.mark.parametrize(
    ("question", "percent"),
    [
        ("Mikä oli työttömyysaste joulukuun 2024 lopussa?", "7.3"),
        ("Mikä oli työttömyysaste joulukuussa 2024?", "7.3"),
        ("Mikä oli työttömyysaste vuonna 2024?", "8.1"),
    ],
)
def test_the_end_of_december_is_not_the_year(asker: Asker, question: str, percent: str) -> None:
    assert [value.number for value in asker.ask(question).values] == [Decimal(percent)]
