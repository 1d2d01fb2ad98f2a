"""What is asked of those that were picked by a condition: which of them met it most, and which of them is the largest."""

from functools import cache

import board_town as town
import pytest
from talk import talk

from retrieval.answer import Asker


@cache
def _asker() -> Asker:
    return town.asker()


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        (["Missä vastuualueissa toimintakulut kasvoivat edellisvuodesta?", "Mikä niistä eniten?"], "-150000"),  # 2400 → 2550
        (["Missä vastuualueissa toimintakulut kasvoivat edellisvuodesta?", "Mikä niistä on suurin?"], "-2550000"),
        (["Mitkä lautakunnat ylittävät talousarvionsa?", "Mikä niistä eniten?"], "-100000"),
        (["Ylittääkö mikään lautakunta talousarvionsa?", "Mikä niistä?"], "-100000"),
        (["Missä vastuualueessa toimintakulut kasvoivat eniten edellisvuodesta?", "Paljonko?"], "-150000"),
        (["Minkä lautakunnan toimintakulut jäivät eniten alle talousarvion?", "Paljonko?"], "1250000"),  # 5200 − 3950
        (["Missä vastuualueessa toimintakulut kasvoivat eniten edellisvuodesta?", "Montako prosenttia?"], "6.25"),  # 150 / 2400
    ],
)
def test_the_most_of_those_picked(turns: list[str], number: str) -> None:
    answer = talk(_asker(), *turns)
    assert [str(v.number) for v in answer.values][:1] == [number], answer.answer


@pytest.mark.parametrize(
    ("turns", "starts"),
    [
        (["Mikä on kirjastopalvelujen toimintakate?", "Onko se parempi kuin liikuntapalvelujen?"], "Ei: Kirjastopalvelujen"),
        (["Mikä on kirjastopalvelujen toimintakate?", "Onko se parempi kuin kaupungin?"], "Kyllä: Kirjastopalvelujen"),
        (["Mikä on toimintakate?", "Onko se parempi kuin liikuntapalvelujen?"], "Ei: Koelan kaupungin"),
        (["Mikä on toimintakatteen ennuste?", "Onko se parempi kuin budjetissa?"], "Ei: Koelan kaupungin toimintakate, ennuste"),
    ],
)
def test_the_one_told_is_held_against_the_unit_named(turns: list[str], starts: str) -> None:
    answer = talk(_asker(), *turns)
    assert answer.answer.startswith(starts) and "2023" not in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        (["Mikä on toimintatuottojen talousarvio?", "Paljonko siitä jäätiin?"], ["-450000"]),
        (["Mikä on toimintatuottojen talousarvio?", "Paljonko on toteutunut?", "Paljonko siitä jäätiin?"], ["-450000"]),
        (["Paljonko toimintatuotot olivat?", "Paljonko siitä jäätiin?"], []),  # of no plan
        (["Paljonko toimintatuotot olivat?", "Mistä ne tulivat?"], []),  # the number itself is no answer
        (["Ylittikö kirjasto talousarvionsa?", "Entä kaikki vastuualueet?"], []),  # one of them does not speak for all
        (["Montako vastuualuetta ylitti talousarvionsa ja monellako eurolla?"], ["0"]),
        (["Montako lautakuntaa ylittää talousarvionsa ja monellako eurolla?"], ["1", "-100000"]),
    ],
)
def test_by_how_much(turns: list[str], numbers: list[str]) -> None:
    answer = talk(_asker(), *turns)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer
