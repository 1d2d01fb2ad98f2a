"""Numbers that stand in sentences: the one that is counted, named or stands beside the one before."""

from decimal import Decimal

import pytest
from small_town import asker as make_asker

from retrieval.answer import Asker

NUMBERS = {
    "what is counted": ("Montako lasta kerhoilla ja retkillä tavoitettiin?", ["349"]),
    "the other that is counted": ("Montako huoltajaa kerhoilla ja retkillä tavoitettiin?", ["77"]),
    "how many of a thing": ("Mikä oli kerhojen määrä?", ["128"]),
    "named by its own words": ("Mikä oli asiakaskyselyn yleisarvosana?", ["4.3"]),
    "two of one sentence": ("Montako ulkomaan kansalaista Koelassa asui, ja mikä oli heidän osuutensa asukkaista?", ["656", "3.7"]),
}
SILENT = {
    "another thing counted": "Montako hevosta kerhoilla tavoitettiin?",
    "a word that no sentence holds": "Montako lasta pesäpallokerhoilla tavoitettiin?",
    "who is no number": "Kuka veti kerhoja?",
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_of_a_sentence_answers(asker: Asker, question: str, numbers: list[str]) -> None:
    answer = asker.ask(question)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers]
    assert all(value.text in answer.answer for value in answer.values)
    assert answer.citations[0].page == 4


@pytest.mark.parametrize("question", SILENT.values(), ids=SILENT)
def test_no_number_is_given_for_something_else(asker: Asker, question: str) -> None:
    assert not asker.ask(question).values


def test_a_follow_up_takes_the_number_beside_the_one_before(asker: Asker) -> None:
    first = asker.ask("Montako ulkomaan kansalaista Koelassa asui?")
    second = asker.ask("Mikä oli heidän osuutensa asukkaista?", first.conversation_id)
    assert [(value.number, value.unit) for value in second.values] == [(Decimal("3.7"), "%")]
