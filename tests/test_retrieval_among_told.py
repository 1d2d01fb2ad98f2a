"""What is asked of several numbers told one after another: which is the largest, which kept its budget, how far apart they are. Truth: the town's rows."""

from decimal import Decimal

import pytest
from growing_town import BOUGHT, BUDGETS, CARE, COSTS, GRANTS, LIBRARY, ROOMS, SCHOOL, STAFF_COSTS, TAXES, actual, apart
from growing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker

THREE = ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä varhaiskasvatuksen?", "Ja kirjastopalvelujen?")
TWO = THREE[1:]
CARE_FIRST = ("Mitkä olivat varhaiskasvatuksen toimintakulut 2024?", "Entä kirjastopalvelujen?")
ROWS = ("Mitkä olivat Koelan verotulot 2024?", "Entä avustukset?")


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


TOLD = {
    "the largest of three": ((*THREE, "Mikä näistä kolmesta on suurin?"), actual(COSTS, SCHOOL)),
    "the dearest": ((*THREE, "Mikä noista tulee kalleimmaksi?"), actual(COSTS, SCHOOL)),
    "the smallest": ((*THREE, "Mikä niistä on pienin?"), actual(COSTS, LIBRARY)),
    "the second": ((*THREE, "Mikä näistä on toiseksi suurin?"), actual(COSTS, CARE)),
    "their sum after that": ((*THREE, "Mikä niistä on suurin?", "Paljonko ne tekevät yhteensä?"), sum(actual(COSTS, u) for u in (SCHOOL, CARE, LIBRARY))),
    "the larger of two rows": ((*ROWS, "Kumpi on suurempi?"), actual(TAXES)),
    "how much larger": ((*ROWS, "Kumpi on suurempi?", "Paljonko suurempi?"), actual(TAXES) - abs(actual(GRANTS))),
    "how much more, the first named": ((*CARE_FIRST, "Paljonko enemmän varhaiskasvatukseen meni?"), actual(COSTS, CARE) - actual(COSTS, LIBRARY)),
    "how much less than a third": ((THREE[0], "Paljonko vähemmän kuin tilapalveluissa?"), actual(COSTS, SCHOOL) - actual(COSTS, ROOMS)),
    "by how much the greater of two named": (
        ("Kumpi oli suurempi Koelassa 2024, verotulot vai avustukset, ja paljonko?",),
        actual(TAXES) - abs(actual(GRANTS)),
    ),
    "by how much it is more": ((THREE[0], "Onko kirjastopalveluilla enemmän?", "Paljonko?"), actual(COSTS, LIBRARY) - actual(COSTS, SCHOOL)),
    "which kept its budget": ((*THREE, "Mikä niistä ylitti budjettinsa?"), apart(SCHOOL)),
    "which of two went over": ((THREE[0], "Entä kirjastopalvelujen?", "Kumpi noista ylitti budjettinsa?"), apart(SCHOOL)),
    "which of two kept it": ((THREE[0], "Entä kirjastopalvelujen?", "Kumpi niistä pysyi budjetissaan?"), apart(LIBRARY)),
}


@pytest.mark.parametrize(("turns", "number"), TOLD.values(), ids=TOLD)
def test_what_is_asked_of_the_numbers_told(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert [v.number for v in answer.values] == [number], answer.answer


def test_the_budget_of_the_one_picked_among_those_told(asker: Asker) -> None:
    answer = talk(asker, *THREE, "Mikä näistä on suurin?", "Mikä sen budjetti oli?")
    assert [v.number for v in answer.values] == [Decimal(BUDGETS[SCHOOL]) * 1000]


@pytest.mark.parametrize(
    ("last", "begins"),
    [("Onko kirjastopalveluilla enemmän?", "Ei: Kirjastopalvelujen"), ("Onko kirjastopalveluilla vähemmän?", "Kyllä: Kirjastopalvelujen")],
)
def test_another_unit_beside_the_one_told(asker: Asker, last: str, begins: str) -> None:
    answer = talk(asker, THREE[0], last)
    assert answer.answer.startswith(begins)
    assert "Perusopetuksen" in answer.answer  # not held against itself the year before


@pytest.mark.parametrize(
    "turns",
    [
        (ROWS[0], "Kumpi on suurempi?"),  # one number was told
        (ROWS[0], "Entä perusopetuksen henkilöstökulut?", "Mikä näistä kolmesta on suurin?"),
        (*ROWS, "Paljonko muutos oli?"),  # one row is no change of another
    ],
)
def test_what_was_not_told_is_not_compared(asker: Asker, turns: tuple[str, ...]) -> None:
    assert talk(asker, *turns).status != "answered"


def test_other_rows_are_looked_up_as_before(asker: Asker) -> None:
    answer = talk(asker, "Mitkä olivat Koelan palvelujen ostot 2024?", "Entä henkilöstökulut?", "Paljonko ne kasvoivat?")
    assert [v.number for v in answer.values] != [actual(STAFF_COSTS) - actual(BOUGHT)]
