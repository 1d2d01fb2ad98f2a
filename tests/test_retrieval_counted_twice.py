"""Amounts of which the one is already in the other are not added up; amounts beside each other are, and both may be compared."""

from decimal import Decimal

import pytest
from closing_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


REFUSED = {
    "a unit and the one it stands under": "Paljonko sivistyslautakunnan ja perusopetuksen toimintakulut olivat yhteensä 2024?",
    "a row and the one that it goes into": "Paljonko kaupungin henkilöstökulut ja toimintakulut olivat yhteensä vuonna 2024?",
    "a row and the result that it goes into": "Paljonko kaupungin verotulot ja vuosikate olivat yhteensä vuonna 2024?",
    "the town and its group": "Mikä oli konsernin ja kaupungin lainakanta yhteensä vuonna 2024?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_nothing_is_counted_twice(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ())
    assert "sisältyy" in answer.answer


def test_nor_behind_what_was_told(asker: Asker) -> None:
    answer = talk(asker, "Mikä oli konsernin lainakanta vuonna 2024?", "Entä kaupungin?", "Ja yhteensä?")
    assert (answer.status, answer.values) == ("not_found", ())


TOLD = {
    "units beside each other": ("Paljonko perusopetuksen ja kirjastopalvelujen toimintakulut olivat yhteensä 2024?", Decimal(-3040000) - Decimal(390000)),
    "boards beside each other": ("Mitä sivistyslautakunta ja tekninen lautakunta käyttivät yhteensä 2024?", Decimal(-4050000) - Decimal(2100000)),
    "rows beside each other": ("Paljonko kaupungin henkilöstökulut ja palvelujen ostot olivat yhteensä vuonna 2024?", Decimal(-5000000) - Decimal(3000000)),
    "the group less the town": ("Paljonko konsernin lainakanta oli suurempi kuin kaupungin vuonna 2024?", Decimal(9000000) - Decimal(6000000)),
}


@pytest.mark.parametrize(("question", "number"), TOLD.values(), ids=TOLD)
def test_what_goes_together(asker: Asker, question: str, number: Decimal) -> None:
    assert [Decimal(v.number) for v in asker.ask(question).values] == [number]


def test_the_group_against_the_town_just_told(asker: Asker) -> None:
    answer = talk(asker, "Mikä oli konsernin lainakanta vuonna 2024?", "Entä kaupungin?", "Paljonko konsernin on suurempi?")
    assert [Decimal(v.number) for v in answer.values] == [Decimal(9000000) - Decimal(6000000)]


def test_the_greater_is_no_share_of_the_lesser_beside_it(asker: Asker) -> None:
    assert asker.ask("Mikä on perusopetuksen toimintakulujen osuus kirjastopalvelujen toimintakuluista 2024?").status == "not_found"
    share = asker.ask("Mikä on perusopetuksen toimintakulujen osuus sivistyslautakunnan toimintakuluista 2024?")
    assert [Decimal(v.number) for v in share.values] == [(Decimal(3040000) / Decimal(4050000) * 100).quantize(Decimal("0.01"))]
