"""What is asked of those that were picked by a condition: which of them met it most, and which of them is the largest."""

from functools import cache

import board_town as town
import growing_town
import pytest
from talk import talk

from retrieval.answer import Asker


@cache
def _asker() -> Asker:
    return town.asker()


@cache
def _growing() -> Asker:
    return growing_town.asker()


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
        (["Minkä sivistyslautakunnan yksikön toimintakulut olivat suurimmat?", "Paljonko ne kasvoivat edellisvuodesta?"], "-150000"),  # not the board's
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


_GREW = -300_000
"""By how much the costs of the school grew: 3 000 → 3 300."""
_OVER = -200_000
"""How far they went over their budget of 3 100."""


@pytest.mark.parametrize(
    ("turns", "numbers"),
    [
        (["Minkä vastuualueen toimintakulut kasvoivat eniten 2024, ja paljonko kasvu oli?"], [_GREW]),
        (["Mistä rakennushankkeesta jäi eniten määrärahaa käyttämättä 2024?"], [60_000]),  # −240 less −300
        (["Minkä vastuualueen toimintakulut kasvoivat eniten 2024?", "Paljonko kasvu oli?"], [_GREW]),
        (["Minkä vastuualueen toimintakulut kasvoivat eniten 2024 ja montako prosenttia kasvu oli?"], [10]),
        (["Mikä vastuualue ylitti budjettinsa eniten 2024, ja paljonko ylitys oli?"], [_OVER]),
        (["Mikä vastuualue ylitti budjettinsa eniten 2024?", "Kuinka suuri ylitys oli?"], [_OVER]),
        (["Minkä vastuualueen toimintakulut olivat suurimmat 2024, ja paljonko ne kasvoivat?"], [_GREW]),
        (["Minkä vastuualueen toimintakulut olivat suurimmat 2024, ja paljonko henkilöstökulut olivat?"], [-3_300_000, -2_050_000]),
        (["Minkä vastuualueen toimintakulut olivat suurimmat 2024, ja paljonko koko kaupungin henkilöstökulut olivat?"], [-3_300_000, -3_910_000]),
    ],
)
def test_what_is_asked_behind_a_pick_is_of_the_picked(turns: list[str], numbers: list[int]) -> None:
    answer = talk(_growing(), *turns)
    assert [int(v.number) for v in answer.values] == numbers, answer.answer
    lines = answer.answer.split("\n")
    assert len(set(lines)) == len(lines), answer.answer
