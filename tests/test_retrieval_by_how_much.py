"""Whether something changed, went off its budget or passed a limit by more than a number, of one or of several. Truth: arithmetic over the rows below."""

import pytest
from many_towns import COSTS, FIRST, LAST, LAST_BUT_ONE, SALES
from many_towns import asker as make_asker
from towns_over_time import asker as make_budgeted

from retrieval.answer import Asker

ROWS = {
    FIRST: {COSTS: {2024: -9000, 2025: -9100}, SALES: {2024: 5000, 2025: 5300}},
    LAST_BUT_ONE: {COSTS: {2024: -4000, 2025: -4700}, SALES: {2024: 900, 2025: 850}},
    LAST: {COSTS: {2024: -2000, 2025: -1950}, SALES: {2024: 100, 2025: 160}},
}
"""In thousands of euros."""


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker(ROWS, ROWS)


@pytest.fixture(scope="module")
def budgeted() -> Asker:
    """Koela's basic education had cost 3 100 € of its 4 350 € by September 2025: 1 250 € or 28,74 % under."""
    return make_budgeted()


CLAIMS = {
    "grew by more": ("Kasvoivatko Ahvenlan myyntituotot yli 200 000 euroa vuonna 2025?", True),
    "grew by less": ("Kasvoivatko Ahvenlan myyntituotot yli 400 000 euroa vuonna 2025?", False),
    "grew by more per cent": ("Kasvoivatko Ahvenlan myyntituotot yli 5 prosenttia vuonna 2025?", True),
    "grew by less per cent": ("Kasvoivatko Ahvenlan myyntituotot yli 7 prosenttia vuonna 2025?", False),
    "grew where a fall is asked": ("Vähenivätkö Ahvenlan myyntituotot yli 5 prosenttia vuonna 2025?", False),
    "a cost that grew": ("Nousivatko Särkilän toimintakulut yli 15 prosenttia vuonna 2025?", True),
    "grew by about so much": ("Kasvoivatko Ahvenlan myyntituotot 6 prosenttia vuonna 2025?", True),
    "grew by far less": ("Kasvoivatko Ahvenlan myyntituotot 10 prosenttia vuonna 2025?", False),
    "did not fall at all": ("Vähenivätkö Ahvenlan myyntituotot kuudella prosentilla vuonna 2025?", False),
    "grew by about as much money": ("Nousivatko Särkilän toimintakulut 700 000 euroa vuonna 2025?", True),
    "a limit after the verb": ("Ylittivätkö Ahvenlan myyntituotot 5 miljoonaa euroa vuonna 2025?", True),
    "a limit not passed": ("Ylittivätkö Ahvenlan myyntituotot vuonna 2025 6 miljoonaa euroa?", False),
    "both passed it": ("Ylittivätkö Ahvenlan ja Särkilän myyntituotot 800 000 euroa vuonna 2025?", True),
    "one of two is not under it": ("Alittivatko Ahvenlan ja Taimelan myyntituotot 800 000 euroa vuonna 2025?", False),
}


@pytest.mark.parametrize(("question", "yes"), CLAIMS.values(), ids=CLAIMS)
def test_a_number_is_held_against_what_the_verb_says(asker: Asker, question: str, yes: bool) -> None:
    assert asker.ask(question).answer.startswith("Kyllä:" if yes else "Ei:")


FURTHER = {
    "per cent": ("Kasvoivatko Ahvenlan myyntituotot 3 prosenttia vuonna 2025?", "6,00 % – "),
    "money": ("Kasvoivatko Ahvenlan myyntituotot 200 000 euroa vuonna 2025?", "300 000 € – "),
    "a word for the number": ("Nousivatko Särkilän toimintakulut miljoonalla eurolla vuonna 2025?", "Ei:"),
}


@pytest.mark.parametrize(("question", "begins"), FURTHER.values(), ids=FURTHER)
def test_what_moved_further_is_told_without_yes_or_no(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.replace("\u00a0", " ").startswith(begins)


WHICHEVER_WAY = {
    "money": ("Paljonko Ahvenlan ja Särkilän toimintakulut muuttuivat vuonna 2025?", ["-100000", "-700000"]),
    "between two years": ("Paljonko Ahvenlan ja Särkilän myyntituotot muuttuivat vuodesta 2024 vuoteen 2025?", ["300000", "-50000"]),
    "per cent": ("Montako prosenttia Ahvenlan ja Särkilän myyntituotot muuttuivat 2025?", ["6.00", "-5.56"]),
}


@pytest.mark.parametrize(("question", "numbers"), WHICHEVER_WAY.values(), ids=WHICHEVER_WAY)
def test_how_much_each_of_two_towns_moved(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [str(value.number) for value in answer.values] == numbers, answer.answer


def test_the_calculation_of_several_changes_is_that_of_the_first(asker: Asker) -> None:
    answer = asker.ask("Paljonko Ahvenlan ja Särkilän myyntituotot muuttuivat vuonna 2025?")
    assert answer.calculation is not None
    assert answer.calculation.result.number == answer.values[0].number == 300000


def test_a_change_against_the_budget_of_two_towns_is_not_their_budget(asker: Asker) -> None:
    assert asker.ask("Paljonko Ahvenlan ja Särkilän toimintakulut muuttuivat 2025 talousarvioon verrattuna?").status == "not_found"


NOT_ONE_NUMBER = {
    "two numbers": "Kasvoivatko Ahvenlan myyntituotot 6 prosenttia ja toimintakulut 1 prosentin vuonna 2025?",
    "faster than another": "Kasvoivatko Ahvenlan myyntituotot 6 prosenttia nopeammin kuin toimintakulut vuonna 2025?",
    "neither way": "Muuttuivatko Ahvenlan myyntituotot 6 prosenttia vuonna 2025?",
}


@pytest.mark.parametrize("question", NOT_ONE_NUMBER.values(), ids=NOT_ONE_NUMBER)
def test_a_number_that_is_no_single_change_stays_unanswered(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_each_or_their_sum_is_not_guessed(asker: Asker) -> None:
    answer = asker.ask("Ylittivätkö Ahvenlan ja Taimelan myyntituotot 800 000 euroa vuonna 2025?")
    assert answer.status == "not_found"


OFF = {
    "by about so much": ("Alittuivatko Koelan perusopetuksen toimintakulut 1 300 eurolla tammi–syyskuussa 2025?", True),
    "by another number": ("Alittuivatko Koelan perusopetuksen toimintakulut 2 000 eurolla tammi–syyskuussa 2025?", False),
    "by far fewer whole per cent": ("Alittuivatko Koelan perusopetuksen toimintakulut 30 prosentilla tammi–syyskuussa 2025?", False),
    "by more than": ("Alittuivatko Koelan perusopetuksen toimintakulut yli 1 000 eurolla tammi–syyskuussa 2025?", True),
    "by more per cent": ("Alittuivatko Koelan perusopetuksen toimintakulut yli 25 prosentilla tammi–syyskuussa 2025?", True),
    "by fewer per cent": ("Alittuivatko Koelan perusopetuksen toimintakulut yli 30 prosentilla tammi–syyskuussa 2025?", False),
    "the other way": ("Ylittyivätkö Koelan perusopetuksen toimintakulut yli 1 000 eurolla tammi–syyskuussa 2025?", False),
}


@pytest.mark.parametrize(("question", "yes"), OFF.values(), ids=OFF)
def test_a_deviation_is_held_against_the_number_by_which(budgeted: Asker, question: str, yes: bool) -> None:
    answer = budgeted.ask(question)
    assert answer.answer.startswith("Kyllä:" if yes else "Ei:"), answer.answer
    assert "1 250 €" in answer.answer.replace("\u00a0", " ")


def test_staff_is_not_told_by_its_costs() -> None:
    rows = {town: {"Henkilöstökulut": {2024: -100 - n, 2025: -120 - n}} for n, town in enumerate((FIRST, LAST))}
    answer = make_asker(rows, rows).ask("Missä kunnassa on eniten henkilöstöä?")
    assert answer.status != "answered"
    assert make_asker(rows, rows).ask("Missä kunnassa henkilöstöön meni eniten rahaa vuonna 2025?").status == "answered"
