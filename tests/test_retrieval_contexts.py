"""Words whose sense the rest of the question tells: what is added, who pays, who lives somewhere, how a budget was changed."""

from decimal import Decimal

import pytest
from closing_town import asker as closing_asker
from small_town import asker as small_asker

from retrieval.answer import Asker

NUMBERS = {
    "costs that arose": ("Minkä verran toimintakuluja perusopetuksessa syntyi 2024?", ["-3040000"]),
    "added to another": ("Mihin summaan päästään, kun Koelan henkilöstökuluihin lisätään avustukset 2024?", ["-5500000.00"]),
    "those who live there": ("Montako ihmistä Koelassa asui 2024?", ["5000"]),
    "those who live there when a year ended": ("Kuinka paljon väkeä Koelassa asui, kun vuosi 2023 päättyi?", ["5010"]),
    "changed by a change": ("Millä summalla perusopetuksen toimintakuluja on talousarviomuutoksin tarkistettu 2024?", ["-50000"]),
    "saved since the year before": ("Montako euroa Koelan palvelujen ostoissa säästettiin vuoteen 2023 verrattuna?", ["100000.00"]),
    "come about of the budget": ("Paljonko perusopetuksen toimintakuluista oli toteutunut muutettuun talousarvioon nähden prosentteina 2024?", ["99.67"]),
    "left after a month": ("Paljonko perusopetuksen toimintakuluista on joulukuun 2024 lopussa vielä käyttämättä?", ["-10000"]),
    "left at a bare month": ("perusopetus toimintakulut jäljellä budjetista joulukuu 2024", ["-10000"]),
    "given on top of the budget": ("Paljonko lisärahaa perusopetuksen toimintakuluihin annettiin 2024 alkuperäisen budjetin päälle?", ["-50000"]),
    "the dearest of a board's services": ("Mikä sivistyslautakunnan palveluista oli toimintakuluiltaan kallein 2024?", ["-3040000"]),
    "the largest part of the budget": ("Mihin menolajiin meni isoin osa Koelan rahoista 2024?", ["-5000000.00"]),
}
REFUSED = {
    "a part of the projects' money": "Miten suuren osan tulovero muodostaa Koelan verotuloista 2024?",
    "foreigners who live there": "Montako ulkomaalaista Koelassa asui 2024?",
    "another town's people": "Montako ihmistä Seinäjoella asui 2024?",
    "who live in a unit": "Montako ihmistä perusopetuksessa asui 2024?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return closing_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_numbers_asked_for(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_nothing_else_is_counted(asker: Asker, question: str) -> None:
    assert asker.ask(question).values == ()


def test_an_amount_is_no_share() -> None:
    assert small_asker().ask("Miten suuren osan hankkeiden rahoituksesta Lukuilo-hanke vie?").status == "not_found"


@pytest.mark.parametrize("question", ["Keneltä rahat Lukuilo-hankkeeseen tulevat?", "Kuka maksaa Lukuilo-hankkeen?"])
def test_who_pays_for_a_project(question: str) -> None:
    assert small_asker().ask(question).answer.startswith("AVI")


ROUTES, LIBRARY, TRAINING = "Koulureitit ovat turvallisia", "Kirjaston aukiolo laajenee", "Perehdytys uudistetaan"
STATES = {
    "left undone": ("Koela: lista toteutumatta jääneistä tavoitteista", {ROUTES}),
    "left unfinished": ("Mitkä Koelan tavoitteet on jätetty toteuttamatta?", {ROUTES}),
    "done in part": ("Mitkä Koelan tavoitteista on osin toteutettu?", {LIBRARY}),
    "almost done": ("Mitkä Koelan tavoitteista ovat melkein toteutuneet?", {LIBRARY}),
    "not yet done": ("Mitkä Koelan tavoitteet eivät ole vielä toteutuneet?", {ROUTES}),
    "which are and which are not": ("Mitkä Koelan tavoitteista toteutuivat ja mitkä eivät?", {ROUTES, LIBRARY, TRAINING}),
    "left in a way that no state tells": ("Mitkä Koelan tavoitteet ovat jääneet hoitamatta?", set()),
}


@pytest.mark.parametrize(("question", "named"), STATES.values(), ids=STATES)
def test_targets_of_a_state(question: str, named: set[str]) -> None:
    told = small_asker().ask(question).answer
    assert {title for title in (ROUTES, LIBRARY, TRAINING) if title in told} == named, told


def test_which_row_grew_most(asker: Asker) -> None:
    answer = asker.ask("Mikä Koelan menolaji kasvoi euroissa eniten vuodesta 2023 vuoteen 2024?")
    assert [value.number for value in answer.values] == [Decimal("-200000.00")], answer.answer


def test_explain_what_it_means() -> None:
    told = small_asker().ask("Selittäkää, mitä suhteellinen velkaantuneisuus kuvaa.").answer
    assert told.startswith("Suhteellinen velkaantuneisuus kertoo, kuinka suuri osa"), told
