"""Short forms, parts of the year and versions of the budget as people write them."""

from decimal import Decimal

import pytest
from closing_town import asker as make_asker

from ingest.language.finnish import Analyser
from retrieval.answer import Asker
from retrieval.language.periods import find_periods
from retrieval.language.reading import read
from retrieval.query import PeriodSpec

NUMBERS = {
    "a board at the end of a compound": ("sivistysltk toimintakulut 2024", ["-4050000"]),
    "a board at the end of a compound, inflected": ("Paljonko sivistysltk:n toimintakulut olivat 2024?", ["-4050000"]),
    "a change of the budget written short": ("perusopetus toimintakulut TA-muutos 2024", ["-50000"]),
    "a change of the budget in the genitive": ("Mikä oli perusopetuksen toimintakulujen talousarvion muutos 2024?", ["-50000"]),
    "the budget with its changes": ("Mikä oli perusopetuksen toimintakulujen talousarvio muutoksineen 2024?", ["-3050000"]),
    "changes taken into account": ("Paljonko perusopetuksen toimintakuluihin oli budjetoitu 2024, kun talousarviomuutokset otetaan huomioon?", ["-3050000"]),
    "changes counted in": ("Perusopetuksen toimintakulujen määräraha 2024 muutokset mukaan lukien?", ["-3050000"]),
    "the year before written short": ("Koela, verotulot: muutos € ed. vuoteen 2024", ["200000.00"]),
    "wages with what comes on top": ("Paljonko Koelassa meni palkkoihin sivukuluineen 2024?", ["-5000000.00"]),
    "what was bought": ("Minkä verran Koela osti palveluja vuonna 2024?", ["-3000000.00"]),
}
TIMES = {
    "H1/2023": PeriodSpec("span", 2023, 1, 6),
    "h2 2024": PeriodSpec("span", 2024, 7, 12),
    "Q3/25": PeriodSpec("span", 2025, 7, 9),
    "T1/2024": PeriodSpec("span", 2024, 1, 4),
    "vuoden 2023 alkupuoliskolla": PeriodSpec("span", 2023, 1, 6),
    "loppupuoliskolla 2023": PeriodSpec("span", 2023, 7, 12),
    "yhdeksän kuukauden kohdalla vuonna 2023": PeriodSpec("span", 2023, 1, 9),
    "vuoden 2023 kuusi kuukautta": PeriodSpec("span", 2023, 1, 6),
    "vuotta 2024 oli takana kuusi kuukautta": PeriodSpec("span", 2024, 1, 6),
    "puolivuosi 2024": PeriodSpec("span", 2024, 1, 6),
    "vuoden 2022 alkuneljänneksellä": PeriodSpec("span", 2022, 1, 3),
    "alkuvuonna 2022 eli ajalla tammi–kesäkuu": PeriodSpec("span", 2022, 1, 6),
    "vuoden 2024 toisella kolmanneksella": PeriodSpec("span", 2024, 5, 8),
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_asked_for(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer


@pytest.mark.parametrize("said", ["T4/2024", "H3/2024", "viidennellä kolmanneksella 2024"])
def test_no_part_that_a_year_has_not(asker: Asker, said: str) -> None:
    assert asker.ask(f"Koelan verotulot {said}").values == ()


@pytest.mark.parametrize(("said", "spec"), TIMES.items(), ids=TIMES)
def test_parts_of_a_year(said: str, spec: PeriodSpec) -> None:
    assert [found.spec for found in find_periods(read(said, Analyser()).tokens)] == [spec]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("minä vuonna eniten, 22, 23 vai 24", [2022, 2023, 2024]),
        ("vuosina 23 ja 24", [2023, 2024]),
        ("22 ja 23 henkilöä", []),
        ("avustukset, muutos-% 25–26", [2025, 2026]),
        ("henkilöstökulujen muutos 25-26", [2025, 2026]),
        ("muutos 20–29-vuotiaissa", []),
        ("tulot 25–26", []),
        ("vuonna 2024 yli 22 kertaa", [2024]),
    ],
)
def test_years_of_two_numerals(said: str, years: list[int]) -> None:
    assert [found.spec.year for found in find_periods(read(said, Analyser()).tokens)] == years


def test_the_same_months_of_another_year() -> None:
    found = find_periods(read("vuoden 2022 tammi-elokuusta vuoden 2023 vastaavaan", Analyser()).tokens)
    assert [f.spec for f in found] == [PeriodSpec("span", 2022, 1, 8), PeriodSpec("span", 2023, 1, 8)]
