"""Follow-ups from what is planned or left to what has come about, from some months to their whole year; a part of a year is not held against a whole."""

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
        (["Paljonko toimintakuluista on jäljellä?", "Ja paljonko siitä on jo mennyt?"], "-7000000"),
        (["Mikä on toimintakulujen toteumaprosentti?", "Paljonko siitä on käytetty?"], "-7000000"),
        (["Mikä on toimintakulujen ennuste?", "Entä nyt toistaiseksi?"], "-7000000"),
        (["Mikä on toimintakulujen ennuste vuodelle 2024?", "Entä toteutuma tähän mennessä?"], "-7000000"),
        (["Mikä on toimintakulujen ennuste?", "Entä kirjastopalvelujen?"], "-600000"),
        (["Mikä on toimintakulujen talousarvio?", "Entä toistaiseksi?", "Entä ennuste?"], "-9500000"),
        (["Paljonko toimintakulut olivat?", "Paljonko kasvua?"], "-400000"),
        (["Mikä oli toimintakulujen talousarvio 2024?", "Paljonko on toteutunut?", "Paljonko nousua?"], "-400000"),
        (["Paljonko toimintakulut olivat tammi–syyskuussa 2024?", "Entä tammi–syyskuussa 2023?", "Paljonko kasvua?"], "-400000"),
    ],
)
def test_what_is_asked_of_now(turns: list[str], number: str) -> None:
    answer = talk(_asker(), *turns)
    assert [str(v.number) for v in answer.values] == [number], answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["Paljonko toimintakulut olivat tammi–syyskuussa 2024?", "Entä vuonna 2023?", "Paljonko kasvua?"],
        ["Paljonko toimintakulut olivat tammi–syyskuussa 2024?", "Entä vuonna 2023?", "Kuinka monta prosenttia ne nousivat?"],
        ["Paljonko toimintatuotot olivat?", "Entä vuonna 2023?", "Kasvoivatko ne?"],
        ["Paljonko toimintakulut olivat alkuvuodesta 2024?", "Entä koko vuonna?"],
        ["Paljonko toimintakulut olivat?", "Entä koko vuonna?"],
    ],
)
def test_a_part_of_a_year_is_no_whole(turns: list[str]) -> None:
    answer = talk(_asker(), *turns)
    assert answer.status == "not_found" and not answer.values, answer.answer
