"""What is said where something did not go the way that a question says, and changes from a time to itself."""

from decimal import Decimal

import pytest
from growing_town import GOODS, GRANTS, STAFF_COSTS, apart, percent, went
from growing_town import asker as make_asker
from many_towns import COSTS, FIRST, LAST, LAST_BUT_ONE, SALES, TOWNS, outcome
from many_towns import asker as make_many_asker
from talk import talk
from towns_over_time import asker as over_time

from retrieval.answer import Asker
from retrieval.understanding.understand import understand


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.fixture(scope="module")
def reports() -> Asker:
    return over_time()


OTHERWISE = {
    "fell": (("Kuinka paljon Koelan avustukset kasvoivat vuodesta 2023 vuoteen 2024?",), "eivät kasvaneet vaan vähenivät", went(GRANTS)),
    "rose": (("Kuinka paljon Koelan toimintakulut laskivat 2024?",), "eivät vähentyneet vaan kasvoivat", Decimal(-130000)),
    "saved": (("Paljonko Koelan henkilöstökuluissa säästettiin 2024 edellisvuoteen verrattuna?",), "eivät vähentyneet vaan kasvoivat", went(STAFF_COSTS)),
    "per cent": (("Montako prosenttia Koelan verotulot laskivat 2024?",), "eivät vähentyneet vaan kasvoivat", percent(150, 4100)),
    "follow-up": (("Mitkä olivat Koelan avustukset 2024?", "Paljonko ne kasvoivat?"), "eivät kasvaneet vaan vähenivät", went(GRANTS)),
    "under budget": (("Kuinka paljon kirjastopalvelujen toimintakulut ylittyivät 2024?",), "ei ylittynyt vaan alittui", apart("Kirjastopalvelut")),
    "over budget": (("Paljonko perusopetuksen toimintakulut alittivat talousarvion 2024?",), "ei alittunut vaan ylittyi", apart("Perusopetus")),
}
AS_ASKED = {
    "grew": (("Kuinka paljon Koelan toimintakulut kasvoivat 2024?",), Decimal(-130000)),
    "fell": (("Kuinka paljon Koelan avustukset vähenivät 2024?",), went(GRANTS)),
    "over budget": (("Kuinka paljon perusopetuksen toimintakulut ylittyivät 2024?",), apart("Perusopetus")),
    "either way": (("Kasvoivatko Koelan avustukset vai vähenivätkö ne 2024?",), went(GRANTS)),
    "more than the later": (("Paljonko enemmän Koelan avustukset olivat 2023 kuin 2024?",), went(GRANTS)),
}
WHICH_ROW = {
    "grew more": ("Kumpi kasvoi Koelassa enemmän 2024, palvelujen ostot vai henkilöstökulut?", went("Palvelujen ostot")),
    "grew more in per cent": ("Kummat kasvoivat Koelassa prosentteina enemmän vuodesta 2022 vuoteen 2024, henkilöstökulut vai verotulot?", percent(250, 4000)),
    "fell more": ("Kumpi väheni Koelassa enemmän 2024, avustukset vai verotulot?", went(GRANTS)),
}
MOVED_MORE = {
    "more": ("Kasvoivatko palvelujen ostot Koelassa 2024 enemmän kuin henkilöstökulut?", "answered", "Kyllä"),
    "not more": ("Kasvoivatko henkilöstökulut Koelassa 2024 enemmän kuin palvelujen ostot?", "answered", "Ei"),
    "fell less": ("Vähenivätkö aineet, tarvikkeet ja tavarat Koelassa 2024 vähemmän kuin avustukset?", "answered", "Ei"),
    "did not go so": ("Kasvoivatko avustukset Koelassa 2024 enemmän kuin henkilöstökulut?", "not_found", "Raporteista"),
}
TO_ITSELF = (
    "Kuinka paljon Koelan avustukset muuttuivat vuodesta 2024 vuoteen 2024?",
    "Kuinka paljon Koelan avustukset muuttuivat 2024–2024?",
    "Kasvoivatko Koelan avustukset vuodesta 2024 vuoteen 2024?",
    "Paljonko Koelan avustukset kasvoivat vuonna 2024 vuoteen 2024 verrattuna?",
)
ROW_SETS = {
    "costs that fell": ("Mitkä Koelan menot vähenivät 2024?", [went(GOODS), went(GRANTS)]),
    "costs that grew": ("Mitkä Koelan toimintakulut kasvoivat 2024?", [went("Palvelujen ostot"), went(STAFF_COSTS)]),
}


@pytest.mark.parametrize(("turns", "said", "number"), OTHERWISE.values(), ids=OTHERWISE)
def test_a_way_that_something_did_not_go_is_denied(asker: Asker, turns: tuple[str, ...], said: str, number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert said in answer.answer
    assert not answer.answer.startswith(answer.values[0].text)
    assert [v.number for v in answer.values] == [number]


@pytest.mark.parametrize(("turns", "number"), AS_ASKED.values(), ids=AS_ASKED)
def test_a_way_that_something_went_is_told_plainly(asker: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(asker, *turns)
    assert " vaan " not in answer.answer
    assert [v.number for v in answer.values] == [number]


@pytest.mark.parametrize(("question", "number"), WHICH_ROW.values(), ids=WHICH_ROW)
def test_of_two_rows_named_one_of_them_moved_more(asker: Asker, question: str, number: Decimal) -> None:
    assert [v.number for v in asker.ask(question).values] == [number]


@pytest.mark.parametrize(("question", "status", "said"), MOVED_MORE.values(), ids=MOVED_MORE)
def test_whether_one_row_moved_more_than_another(asker: Asker, question: str, status: str, said: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.answer.startswith(said)) == (status, True)


@pytest.mark.parametrize("question", TO_ITSELF)
def test_there_is_no_change_from_a_time_to_itself(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status == "not_found"
    assert "kaksi kertaa sama ajankohta" in answer.answer


@pytest.mark.parametrize(("question", "numbers"), ROW_SETS.values(), ids=ROW_SETS)
def test_rows_of_a_side_are_told_by_the_way_they_went(asker: Asker, question: str, numbers: list[Decimal]) -> None:
    assert [v.number for v in asker.ask(question).values] == numbers


def test_rows_of_a_side_are_not_their_total_against_the_budget(asker: Asker) -> None:
    explained = asker.scopes.of(None).explained("Mitkä menot ylittivät talousarvion Koelassa 2024?")[0]
    query = understand(explained)
    assert (query.dimension, query.subjects) == ("cost_account", ())


def test_both_forecasts_are_told_where_a_forecast_changed_between_two_reports(reports: Asker) -> None:
    answer = reports.ask("Miten Koelan perusopetuksen toimintakulujen ennuste vuodelle 2025 tarkentui kesäkuun raportista syyskuun raporttiin?")
    assert [v.number for v in answer.values] == [Decimal(-4260), Decimal(-4300)]


def test_a_change_of_a_forecast_says_that_it_is_one(reports: Asker) -> None:
    answer = reports.ask("Paljonko Koelan perusopetuksen toimintakulujen ennuste vuodelle 2025 laski kesäkuun raportista syyskuun raporttiin?")
    assert "eivät vähentyneet vaan kasvoivat" in answer.answer
    assert "ennuste, raportti 1–6/2025" in answer.answer


PARTS = {
    "months without a year": "Paljonko Koelan perusopetuksen toimintakulut olivat huhti–kesäkuussa?",
    "which of two quarters cost more": "Kumpi neljännes oli kalliimpi Koelan perusopetukselle vuonna 2025, ensimmäinen vai toinen?",
}


@pytest.mark.parametrize("question", PARTS.values(), ids=PARTS)
def test_parts_of_a_year_are_those_of_the_reports(reports: Asker, question: str) -> None:
    answer = reports.ask(question)
    assert [v.number for v in answer.values] == [Decimal(-1200)]
    assert "4–6/2025" in answer.answer


def test_a_part_of_a_year_that_went_otherwise_is_denied(reports: Asker) -> None:
    answer = reports.ask("Paljonko Koelan perusopetuksen toimintakulut kasvoivat huhti–kesäkuusta 2025 heinä–syyskuuhun 2025?")
    assert "eivät kasvaneet vaan vähenivät" in answer.answer


LACKING = {
    "a year that some tell": ("Minkä kunnan toimintakulut olivat suurimmat vuonna 2025?", COSTS, 2025, (LAST, LAST_BUT_ONE, FIRST)),
    "no year: one that most tell": ("Missä kunnassa myyntituotot olivat suurimmat?", SALES, 2024, tuple(reversed(TOWNS[:-2]))),
}


@pytest.mark.parametrize(("question", "row", "year", "towns"), LACKING.values(), ids=LACKING)
def test_municipalities_that_lack_a_row_are_named_beside_those_compared(question: str, row: str, year: int, towns: tuple[str, ...]) -> None:
    answer = make_many_asker().ask(question)
    assert [v.number for v in answer.values] == [outcome(town, row, year) for town in towns]
    lacking = [town for town in TOWNS if town not in towns]
    told = ", ".join(lacking) if len(lacking) <= 6 else f"{', '.join(lacking[:5])} ja {len(lacking) - 5} muuta"  # the first five of many
    assert answer.answer.splitlines()[-1].endswith(f" {told}.")
