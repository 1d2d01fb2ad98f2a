"""Questions that are still given a number of something else: each test says which number is right, and a refusal is right too. Truth: the town's rows."""

from decimal import Decimal

import pytest
from growing_town import BOUGHT, CARE, COSTS, GRANTS, LEARNING, LIBRARY, ROOMS, SCHOOL, STAFF_COSTS, TAXES, actual, apart, percent, went
from growing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker

COSTS_GREW = "Missä vastuualueissa toimintakulut kasvoivat 2024?"
COSTS_GREW_MOST = "Minkä vastuualueen toimintakulut kasvoivat eniten 2024?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


WRONG = {
    "denied: areas that did not grow": (("Missä vastuualueissa toimintakulut eivät kasvaneet 2024?",), [went(COSTS, CARE), went(COSTS, ROOMS)]),
    "a limit to the growth, not to the size": (("Missä vastuualueissa toimintakulut kasvoivat yli 100000 euroa 2024?",), [went(COSTS, SCHOOL)]),
    "the list of another row": ((COSTS_GREW, "Entä henkilöstökulut?"), [went(STAFF_COSTS, CARE), went(STAFF_COSTS, LIBRARY)]),
    "the sum of those listed": ((COSTS_GREW, "Paljonko yhteensä?"), [went(COSTS, SCHOOL) + went(COSTS, LIBRARY)]),
    "the area that grew least": ((COSTS_GREW_MOST, "Entä vähiten?"), [went(COSTS, LIBRARY)]),
    "the area that grew most the year before": ((COSTS_GREW_MOST, "Entä 2023?"), []),  # two grew as much
    "years that are no moment": (("Paljonko Koelan verotulot olivat kahdessa vuodessa?",), [actual(TAXES) + actual(TAXES, year=2023)]),
    "years that are no moment of the largest": (("Mikä oli Koelan suurin menolaji kahdessa vuodessa?",), []),
    "over as many years": (("Paljonko Koelan verotulot kasvoivat 2024?", "Entä kahdessa vuodessa?"), [went(TAXES, since=2022)]),
    "over as many years, in per cent": (
        ("Montako prosenttia Koelan verotulot kasvoivat 2024?", "Entä kahdessa vuodessa?"),
        [percent(went(TAXES, since=2022), actual(TAXES, year=2022))],
    ),
    "how many times more is no growth": (
        ("Onko Koelassa vähemmän avustuksia kuin palvelujen ostoja 2024?", "Montako prosenttia?"),
        [percent(actual(GRANTS) - actual(BOUGHT), actual(BOUGHT))],
    ),
    "of the area that has most staff": (
        ("Missä toimialassa on eniten henkilöstöä?", "Mitkä ovat sen henkilöstökulut?"),
        [actual(STAFF_COSTS, LEARNING)],
    ),
}


@pytest.mark.parametrize(("turns", "numbers"), WRONG.values(), ids=WRONG)
def test_the_right_number_or_none(asker: Asker, turns: tuple[str, ...], numbers: list[Decimal]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] in ([], numbers), answer.answer


def test_by_how_much_one_row_is_larger_is_no_change_of_it(asker: Asker) -> None:
    answer = talk(asker, "Onko Koelassa enemmän henkilöstökuluja kuin palvelujen ostoja 2024?", "Paljonko?")
    assert not {"vähenivät", "kasvoivat"} & set(answer.answer.replace(":", " ").split()), answer.answer


REFUSED = {
    "the per cent that was held against a quarter": (
        ("Onko perusopetuksen toimintakuluista käytetty yli neljännes 2024?", "Montako prosenttia?"),
        percent(actual(COSTS, SCHOOL), actual(COSTS, SCHOOL) - apart(SCHOOL)),
    ),
    "the deviation just told in per cent": (
        ("Paljonko perusopetuksen toimintakulut ylittivät talousarvion 2024?", "Montako prosenttia?"),
        percent(-apart(SCHOOL), apart(SCHOOL) - actual(COSTS, SCHOOL)),
    ),
    "units added up as a part of the town": (
        ("Paljonko perusopetuksen ja varhaiskasvatuksen toimintakulut olivat yhteensä 2024?", "Kuinka suuri osuus se on Koelan toimintakuluista?"),
        percent(actual(COSTS, SCHOOL) + actual(COSTS, CARE), actual(COSTS)),
    ),
    "a unit as a part of the town by its name": (
        ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Montako prosenttia se on Koelan toimintakuluista?"),
        percent(actual(COSTS, SCHOOL), actual(COSTS)),
    ),
    "the budget of what grew most": ((COSTS_GREW_MOST, "Mikä sen budjetti on?"), actual(COSTS, SCHOOL) - apart(SCHOOL)),
}


@pytest.mark.parametrize(("turns", "number"), REFUSED.values(), ids=REFUSED)
def test_what_the_report_tells_is_answered(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    assert [value.number for value in talk(asker, *turns).values] == [number]
