"""Follow-ups of a few words: by how much of what was said yes or no to, the row found before, other years, corrections, what was refused."""

from decimal import Decimal

import pytest
from growing_town import BOUGHT, BUDGETS, COSTS, GOODS, GRANTS, INVESTMENTS, LIBRARY, ROOMS, SCHOOL, STAFF_COSTS, TAXES, actual, apart, percent, went
from growing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker

ROAD, PLAYGROUND = ((Decimal(budget) * 1000, Decimal(spent) * 1000) for budget, spent in INVESTMENTS.values())
OVER = "Ylittyivätkö perusopetuksen toimintakulut talousarvion 2024?"
UNDER = "Alittuivatko kirjastopalvelujen toimintakulut talousarvion 2024?"
LESS = "Kuluiko kirjastopalvelujen toimintakuluihin vähemmän kuin piti 2024?"
GREW = "Kasvoivatko Koelan verotulot 2024?"
FELL = "Vähenivätkö Koelan avustukset 2024?"
QUARTER = "Onko perusopetuksen toimintakuluista käytetty yli neljännes 2024?"
STAFF = "Mitkä olivat Koelan henkilöstökulut 2024?"
TAX = "Mitkä olivat Koelan verotulot 2024?"
REFUSED = "Paljonko Koelan kummalliset kulut olivat 2024?"
ASKED_ROAD = "Paljonko rantatiehen on käytetty?"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


YES_OR_NO = {
    "over": (OVER, "Kyllä:"),
    "under": (UNDER, "Kyllä:"),
    "less than it should be": (LESS, "Kyllä:"),
    "more than it should be": ("Kuluiko kirjastopalvelujen toimintakuluihin enemmän kuin piti 2024?", "Ei:"),
    "grew": (GREW, "Kyllä:"),
    "fell": (FELL, "Kyllä:"),
    "more than a quarter": (QUARTER, "Kyllä:"),
    "grew in two years": ("Kasvoivatko tilapalvelujen toimintakulut kahdessa vuodessa 2024?", "Kyllä:"),
    "fell in one": ("Kasvoivatko tilapalvelujen toimintakulut 2024?", "Ei:"),
}

BY_HOW_MUCH = {
    "over": ((OVER, "Paljonko?"), apart(SCHOOL), "EUR"),
    "under": ((UNDER, "Paljonko?"), apart(LIBRARY), "EUR"),
    "less than it should be": ((LESS, "Paljonko?"), apart(LIBRARY), "EUR"),
    "grew": ((GREW, "Paljonko?"), went(TAXES), "EUR"),
    "costs grew": (("Kasvoivatko Koelan henkilöstökulut vuodesta 2023 vuoteen 2024?", "Paljonko?"), went(STAFF_COSTS), "EUR"),
    "fell": ((FELL, "Paljonko?"), went(GRANTS), "EUR"),
    "fell, though asked whether it grew": (("Kasvoivatko tilapalvelujen toimintakulut 2024?", "Paljonko?"), went(COSTS, ROOMS), "EUR"),
    "more than the year before": (("Oliko Koelan henkilöstökulut enemmän kuin viime vuonna 2024?", "Paljonko?"), went(STAFF_COSTS), "EUR"),
    "in two years": (("Vähenivätkö tilapalvelujen henkilöstökulut kahdessa vuodessa 2024?", "Paljonko?"), went(STAFF_COSTS, ROOMS, 2022), "EUR"),
    "of a quarter the outcome": ((QUARTER, "Paljonko?"), actual(COSTS, SCHOOL), "EUR"),
    "of a quarter of a budget the outcome": (("Onko Rantatien saneerauksen määrärahasta käytetty yli neljännes 2024?", "Paljonko?"), ROAD[1], "EUR"),
    "an investment over": (("Ylittyikö Torin leikkipuiston määräraha 2024?", "Paljonko?"), PLAYGROUND[1] - PLAYGROUND[0], "EUR"),
    "of the next unit": ((OVER, "Entä kirjastopalvelut?", "Paljonko?"), apart(LIBRARY), "EUR"),
    "over, in per cent": ((OVER, "Montako prosenttia?"), percent(-apart(SCHOOL), -BUDGETS[SCHOOL] * 1000), "%"),
    "under, in per cent": ((UNDER, "Montako prosenttia?"), percent(-apart(LIBRARY), -BUDGETS[LIBRARY] * 1000), "%"),
    "less than it should be, in per cent": ((LESS, "Montako prosenttia?"), percent(-apart(LIBRARY), -BUDGETS[LIBRARY] * 1000), "%"),
    "grew, in per cent": ((GREW, "Montako prosenttia?"), percent(went(TAXES), actual(TAXES, year=2023)), "%"),
    "fell, in per cent": ((FELL, "Montako prosenttia?"), percent(went(GRANTS), actual(GRANTS, year=2023)), "%"),
    "first in euros": ((GREW, "Paljonko?", "Montako prosenttia?"), percent(went(TAXES), actual(TAXES, year=2023)), "%"),
}

CARRIED = {
    "the budget of a row found by its title": ((ASKED_ROAD, "Määräraha?"), ROAD[0], "EUR"),
    "what is left of it": ((ASKED_ROAD, "Määräraha?", "Paljonko on vielä käyttämättä?"), ROAD[0] - ROAD[1], "EUR"),
    "what part of it is used": ((ASKED_ROAD, "Montako prosenttia määrärahasta on käytetty?"), percent(ROAD[1], ROAD[0]), "%"),
    "by how much it went over": (
        ("Paljonko leikkipuistoon on käytetty?", "Ylittyikö määräraha?", "Paljonko?"),
        PLAYGROUND[1] - PLAYGROUND[0],
        "EUR",
    ),
    "the largest one's budget": (("Mikä oli Koelan suurin investointi 2024?", "Mikä sen budjetti on?"), ROAD[0], "EUR"),
    "by how much the one picked went over": (
        ("Mitkä investoinnit ylittivät määrärahansa 2024?", "Paljonko se ylittyi?"),
        PLAYGROUND[1] - PLAYGROUND[0],
        "EUR",
    ),
    "by how much the dearest area went over": (
        ("Mikä vastuualue käytti eniten rahaa toimintakuluihin 2024?", "Paljonko se ylitti talousarvion?"),
        apart(SCHOOL),
        "EUR",
    ),
    "a year corrected": ((TAX, "Ei kun 2022"), actual(TAXES, year=2022), "EUR"),
    "a row corrected": ((STAFF, "ei kun palvelujen ostot"), actual(BOUGHT), "EUR"),
    "a unit corrected": (("Mitkä olivat perusopetuksen toimintakulut 2024?", "eiku tilapalvelujen"), actual(COSTS, ROOMS), "EUR"),
    "corrected in one word": ((TAX, "Eikun vuonna 2023?"), actual(TAXES, year=2023), "EUR"),
    "two years earlier": ((STAFF, "Entä kaksi vuotta aiemmin?"), actual(STAFF_COSTS, year=2022), "EUR"),
    "two years earlier in digits": ((STAFF, "Entä 2 vuotta aiemmin?"), actual(STAFF_COSTS, year=2022), "EUR"),
    "two years ago": (("Paljonko Koelan verotulot olivat kaksi vuotta sitten?",), actual(TAXES, year=2022), "EUR"),
    "rose in two years": (("Paljonko Koelan verotulot nousivat kahdessa vuodessa 2024?",), went(TAXES, since=2022), "EUR"),
    "rose in two years, asked after": ((TAX, "Paljonko ne nousivat kahdessa vuodessa?"), went(TAXES, since=2022), "EUR"),
    "rose in two years, in per cent": (
        ("Montako prosenttia Koelan verotulot nousivat kahdessa vuodessa 2024?",),
        percent(went(TAXES, since=2022), actual(TAXES, year=2022)),
        "%",
    ),
    "the change between two times told": (
        ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä kaksi vuotta aiemmin?", "Paljonko muutos on?"),
        went(COSTS, SCHOOL, 2022),
        "EUR",
    ),
    "of another row between two times told": (
        ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä kaksi vuotta aiemmin?", "Paljonko henkilöstökulut muuttuivat?"),
        went(STAFF_COSTS, SCHOOL, 2022),
        "EUR",
    ),
    "of no word refused: what grew": ((REFUSED, "Mikä kululaji kasvoi eniten?"), went(BOUGHT), "EUR"),
    "of no word refused: what fell": ((REFUSED, "Mikä kululaji väheni eniten?"), went(GOODS), "EUR"),
}


@pytest.mark.parametrize(("question", "begins"), YES_OR_NO.values(), ids=YES_OR_NO)
def test_what_is_asked_on_about_is_said_yes_or_no_to(asker: Asker, question: str, begins: str) -> None:
    answer = asker.ask(question)
    assert answer.answer.startswith(begins), answer.answer


@pytest.mark.parametrize(("turns", "number", "unit"), [*BY_HOW_MUCH.values(), *CARRIED.values()], ids=[*(f"by how much: {n}" for n in BY_HOW_MUCH), *CARRIED])
def test_a_few_words_go_on_from_what_was_told(asker: Asker, turns: tuple[str, ...], number: Decimal, unit: str) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(number, unit)], answer.answer
    assert all(value.text in answer.answer for value in answer.values)
    assert answer.citations


NO_NUMBER = {
    "a year that no report prints": (TAX, "Entä kolme vuotta aiemmin?"),
    "growth over years that no report prints": ("Paljonko Koelan verotulot nousivat viidessä vuodessa 2024?",),
    "a word refused goes on where nothing is named": (REFUSED, "Entä vuonna 2023?"),
    "one unit's number is no change of another's": ("Mitkä olivat perusopetuksen toimintakulut 2024?", "Entä varhaiskasvatuksen?", "Paljonko muutos on?"),
}


@pytest.mark.parametrize("turns", NO_NUMBER.values(), ids=NO_NUMBER)
def test_no_number_where_none_is_printed_or_understood(asker: Asker, turns: tuple[str, ...]) -> None:
    answer = talk(asker, *turns)
    assert answer.values == (), answer.answer


def test_what_was_refused_is_not_said_to_be_missing_from_a_question_of_its_own(asker: Asker) -> None:
    assert "kummalliset" not in talk(asker, REFUSED, "Mikä kululaji kasvoi eniten?").answer
