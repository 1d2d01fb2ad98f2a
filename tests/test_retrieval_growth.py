"""What grew or shrank, most or least, in one turn or the next; parts of what was told; staff. Truth: the town's rows and arithmetic on them."""

from decimal import Decimal

import pytest
from growing_town import (
    BOUGHT,
    CARE,
    COMPANY,
    COSTS,
    GOODS,
    GRANTS,
    LEARNING,
    LIBRARY,
    ROOMS,
    ROWS,
    SALES,
    SCHOOL,
    STAFF,
    STAFF_COSTS,
    TECHNICAL,
    actual,
    percent,
    went,
)
from growing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker

KINDS = (STAFF_COSTS, BOUGHT, GOODS, GRANTS)
AREAS = (SCHOOL, CARE, LIBRARY, ROOMS)
STAFF_TOLD = "Mitkä olivat Koelan henkilöstökulut 2024?"
BOTH_TOLD = "Paljonko henkilöstökulut ja palvelujen ostot olivat Koelassa yhteensä 2024?"
MOST = "Mikä kululaji kasvoi eniten?"
LEAST = "Mikä kululaji väheni eniten?"
STAFF_GREW = "Missä vastuualueissa henkilöstökulut kasvoivat 2024?"
COSTS_GREW = "Missä yksiköissä toimintakulut kasvoivat 2024?"
GREW_SINCE = "Missä vastuualueissa toimintakulut kasvoivat vuodesta 2022 vuoteen 2024?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


def changes(since: int = 2023, until: int = 2024) -> list[Decimal]:
    """How the kinds of cost changed, what grew most first: costs are printed with a minus."""
    return sorted(went(kind, since=since, until=until) for kind in KINDS)


def areas(row: str, grew: bool, since: int = 2023) -> list[Decimal]:
    """How a row changed in the areas where it grew, or in those where it shrank, the largest change first."""
    found = [went(row, area, since) for area in AREAS]
    return sorted((change for change in found if (change < 0) is grew), key=lambda change: -abs(change))


RANKS = {
    "grew most": (("Mikä kululaji kasvoi Koelassa eniten 2024?",), changes()[0]),
    "grew least, of those that grew": (("Mikä kululaji kasvoi Koelassa vähiten 2024?",), [c for c in changes() if c < 0][-1]),
    "shrank least, of those that shrank": (("Mikä kululaji väheni Koelassa vähiten 2024?",), next(c for c in changes() if c > 0)),
    "with the time told before": ((STAFF_TOLD, MOST), changes()[0]),
    "with another time told before": (("Mitkä olivat Koelan henkilöstökulut 2023?", MOST), changes(2022, 2023)[0]),
    "the second": ((STAFF_TOLD, MOST, "Entä toiseksi eniten?"), changes()[1]),
    "then what shrank": ((STAFF_TOLD, MOST, "Entä toiseksi eniten?", "Mikä väheni eniten?"), changes()[-1]),
    "what shrank most": ((STAFF_TOLD, LEAST), changes()[-1]),
    "the second that shrank": ((STAFF_TOLD, LEAST, "Entä toiseksi eniten?"), changes()[-2]),
    "between two times told": ((STAFF_TOLD, "Entä kaksi vuotta aiemmin?", MOST), changes(2022)[0]),
    "the second between two times told": ((STAFF_TOLD, "Entä kaksi vuotta aiemmin?", MOST, "Entä toiseksi eniten?"), changes(2022)[1]),
    "what shrank between two times told": ((STAFF_TOLD, "Entä 2022?", LEAST), changes(2022)[-1]),
    "an area": (("Minkä vastuualueen henkilöstökulut kasvoivat eniten 2024?",), areas(STAFF_COSTS, True)[0]),
    "the second area": (("Minkä vastuualueen henkilöstökulut kasvoivat eniten 2024?", "Entä toiseksi eniten?"), areas(STAFF_COSTS, True)[1]),
    "the area that grew least": (("Minkä vastuualueen henkilöstökulut kasvoivat vähiten 2024?",), areas(STAFF_COSTS, True)[-1]),
    "in which of two more": ((STAFF_GREW, "Kummassa enemmän?"), areas(STAFF_COSTS, True)[0]),
    "in which of two more, of another row": ((COSTS_GREW, "Kummassa enemmän?"), areas(COSTS, True)[0]),
    "in which of two it shrank more": (("Missä yksiköissä toimintakulut laskivat 2024?", "Kummassa enemmän?"), areas(COSTS, False)[0]),
}

FILTERS = {
    "areas where it grew": ((STAFF_GREW,), areas(STAFF_COSTS, True)),
    "units where it grew": ((COSTS_GREW,), areas(COSTS, True)),
    "areas where it shrank": (("Missä yksiköissä toimintakulut laskivat 2024?",), areas(COSTS, False)),
    "since another year": ((GREW_SINCE,), areas(COSTS, True, 2022)),
    "and where it shrank": ((STAFF_GREW, "Entä missä ne laskivat?"), areas(STAFF_COSTS, False)),
    "kinds of cost that grew": (("Mitkä kululajit kasvoivat Koelassa 2024?",), [c for c in changes() if c < 0]),
    "kinds of cost that shrank": (("Mitkä kululajit vähenivät Koelassa 2024?",), [c for c in reversed(changes()) if c > 0]),
    "how many kinds of cost grew": (("Montako kululajia kasvoi Koelassa 2024?",), [Decimal(sum(c < 0 for c in changes()))]),
    "how many areas grew": (("Montako vastuualuetta kasvatti henkilöstökulujaan 2024?",), [Decimal(len(areas(STAFF_COSTS, True)))]),
    "where they shrank, behind how many grew": (
        ("Montako vastuualuetta kasvatti henkilöstökulujaan 2024?", "Entä missä ne laskivat?"),
        areas(STAFF_COSTS, False),
    ),
}

SHARES = {
    "of the sum just told": ((BOTH_TOLD, "Montako prosenttia se on toimintakuluista?"), percent(actual(STAFF_COSTS) + actual(BOUGHT), actual(COSTS))),
    "of another sum": (
        ("Paljonko henkilöstökulut ja avustukset olivat Koelassa yhteensä 2024?", "Kuinka suuri osuus se on toimintakuluista?"),
        percent(actual(STAFF_COSTS) + actual(GRANTS), actual(COSTS)),
    ),
    "costs in per cent of the income": (
        ("Montako prosenttia Koelan Vesi Oy:n henkilöstökulut olivat liikevaihdosta 2024?",),
        percent(-actual(STAFF_COSTS, COMPANY), actual(SALES, COMPANY)),
    ),
    "costs just told in per cent of the income": (
        ("Mitkä olivat Koelan Vesi Oy:n henkilöstökulut 2024?", "Montako prosenttia se on liikevaihdosta?"),
        percent(-actual(STAFF_COSTS, COMPANY), actual(SALES, COMPANY)),
    ),
    "of the largest": (("Mikä on Koelan suurin kululaji 2024?", "Montako prosenttia se on toimintakuluista?"), percent(actual(STAFF_COSTS), actual(COSTS))),
    "of the dearest area": (
        ("Mikä vastuualue käytti eniten rahaa toimintakuluihin 2024?", "Kuinka suuri osuus se on kaupungin toimintakuluista?"),
        percent(actual(COSTS, SCHOOL), actual(COSTS)),
    ),
    "a part of what was just told": (
        ("Mitkä olivat Koelan toimintakulut 2024?", "Montako prosenttia siitä on henkilöstökuluja?"),
        percent(actual(STAFF_COSTS), actual(COSTS)),
    ),
    "a part of an area's costs": (
        ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Kuinka suuri osa siitä on henkilöstökuluja?"),
        percent(actual(STAFF_COSTS, SCHOOL), actual(COSTS, SCHOOL)),
    ),
    "a part of the sum just told": (
        (BOTH_TOLD, "Montako prosenttia siitä on palvelujen ostoja?"),
        percent(actual(BOUGHT), actual(STAFF_COSTS) + actual(BOUGHT)),
    ),
}

REFUSED = {
    "a row as a part of another": (STAFF_TOLD, "Montako prosenttia siitä on palvelujen ostoja?"),
    "a row that the sum does not hold": (BOTH_TOLD, "Montako prosenttia siitä on avustuksia?"),
    "the whole as a part of a row": (STAFF_TOLD, "Kuinka suuri osa siitä on toimintakuluja?"),
    "a row as a part of itself": ("Mitkä olivat Koelan toimintakulut 2024?", "Montako prosenttia se on toimintakuluista?"),
    "a sum that holds the whole": (
        "Paljonko henkilöstökulut ja toimintakulut olivat Koelassa yhteensä 2024?",
        "Kuinka suuri osuus se on toimintakuluista?",
    ),
    "a sum of costs as a part of an income": (BOTH_TOLD, "Montako prosenttia se on verotuloista?"),
    "journeys beside euros": ("Millä vastuualueella oli eniten kuljetuksia 2024?",),
    "journeys beside euros, the fewest": ("Missä yksikössä oli vähiten kuljetuksia 2024?",),
    "the third of two that grew": (STAFF_TOLD, MOST, "Entä toiseksi eniten?", "Entä kolmanneksi eniten?"),
    "which of the two where there are three": (GREW_SINCE, "Kummassa enemmän?"),
    "the whole area of a report about the town": (
        "Mitkä olivat perusopetuksen henkilöstökulut 2024?",
        "Montako prosenttia se on koko palvelualueen henkilöstökuluista?",
    ),
}

PEOPLE = {
    "most staff": (("Missä toimialassa on eniten henkilöstöä?",), LEARNING),
    "most staff in another case": (("Millä toimialalla on eniten henkilöstöä?",), LEARNING),
    "least staff": (("Missä toimialassa on vähiten henkilöstöä?",), TECHNICAL),
    "least staff next": (("Missä toimialassa on eniten henkilöstöä?", "Entä vähiten?"), TECHNICAL),
    "most staff of services": (("Missä palvelussa on eniten henkilöstöä?",), LEARNING),
}


def test_the_kinds_of_cost_and_the_areas_grow_and_shrink_apart() -> None:
    assert len(set(map(abs, changes()))) == len(KINDS)
    assert {change < 0 for change in changes()} == {True, False}
    assert sum(ROWS[area][STAFF_COSTS][-1] for area in (SCHOOL, CARE, LIBRARY)) == ROWS[LEARNING][STAFF_COSTS][-1]


@pytest.mark.parametrize(("turns", "change"), RANKS.values(), ids=RANKS)
def test_what_changed_most_is_told_by_its_change(asker: Asker, turns: tuple[str, ...], change: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(change, "EUR")], answer.answer


@pytest.mark.parametrize(("turns", "numbers"), FILTERS.values(), ids=FILTERS)
def test_those_that_grew_or_shrank_are_listed_or_counted(asker: Asker, turns: tuple[str, ...], numbers: list[Decimal]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == numbers, answer.answer
    assert answer.citations


@pytest.mark.parametrize(("turns", "share"), SHARES.values(), ids=SHARES)
def test_what_was_told_is_a_part_or_held_against_an_income(asker: Asker, turns: tuple[str, ...], share: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(share, "%")], answer.answer


@pytest.mark.parametrize(
    "last", ["Montako prosenttia se on koko palvelualueen henkilöstökuluista?", "Kuinka suuri osuus se on koko toimialan henkilöstökuluista?"]
)
def test_the_whole_area_is_what_the_report_is_about(last: str) -> None:
    answer = talk(make_asker(LEARNING), "Mitkä olivat perusopetuksen henkilöstökulut 2024?", last)
    share = percent(actual(STAFF_COSTS, SCHOOL), actual(STAFF_COSTS, LEARNING))
    assert [(value.number, value.unit) for value in answer.values] == [(share, "%")], answer.answer


@pytest.mark.parametrize("turns", REFUSED.values(), ids=REFUSED)
def test_no_number_is_made_of_what_does_not_belong_together(asker: Asker, turns: tuple[str, ...]) -> None:
    answer = talk(asker, *turns)
    assert answer.values == (), answer.answer


@pytest.mark.parametrize(("turns", "unit"), PEOPLE.values(), ids=PEOPLE)
def test_staff_is_ranked_by_people(asker: Asker, turns: tuple[str, ...], unit: str) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(STAFF[unit]), "persons")], answer.answer


def test_costs_of_staff_are_ranked_by_euros(asker: Asker) -> None:
    answer = asker.ask("Millä toimialalla on eniten henkilöstökuluja 2024?")
    assert [(value.number, value.unit) for value in answer.values] == [(actual(STAFF_COSTS, LEARNING), "EUR")]
