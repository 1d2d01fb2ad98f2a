"""Numbers that stand in sentences: the one that is counted, named or stands beside the one before."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_town import asker as make_asker
from small_town import extraction

from ingest.stores.stored import StoredFigure
from retrieval.answer import Asker
from retrieval.sentences.number_told import most_exact

NUMBERS = {
    "what is counted": ("Montako lasta kerhoilla ja retkillä tavoitettiin?", ["349"]),
    "the other that is counted": ("Montako huoltajaa kerhoilla ja retkillä tavoitettiin?", ["77"]),
    "how many of a thing": ("Mikä oli kerhojen määrä?", ["128"]),
    "named by its own words": ("Mikä oli asiakaskyselyn yleisarvosana?", ["4.3"]),
    "named by what was given and who gave it": ("Minkä yleisarvosanan huoltajat antoivat?", ["4.3"]),
    "a unit of measure": ("Montako kilometriä yksityisteitä talvihoidossa oli?", ["510"]),
    "by how much it changes": ("Paljonko opetusryhmien määrä vähenee?", ["1"]),
    "the clause's own number": ("Montako käyntiä nuorten vuoroilla oli nuorisotilassa?", ["5770"]),
    "who was paid": ("Paljonko kaupunki maksoi Puutyö Oy:lle?", ["13500"]),
    "a mark that is a mean": ("Minkä keskiarvon kysely sai?", ["4.3"]),
    "two of one sentence": ("Montako ulkomaan kansalaista Koelassa asui, ja mikä oli heidän osuutensa asukkaista?", ["656", "3.7"]),
    "some of those counted": ("Kuinka moni lapsista oli vuorohoidossa?", ["21"]),
    "all of those counted": ("Montako lasta päivähoidossa oli?", ["187"]),
    "a mean with a name of its own": ("Mikä oli lainojen keskikorko?", ["2.31"]),
    "of the company that the sentence before names": ("Mikä oli Koelan Hallit Oy:n hallien täyttöaste?", ["89.4"]),
    "by how much prices rose": ("Paljonko siivousaineiden hinnat nousivat?", ["4.8"]),
    "how many times": ("Kuinka monta kertaa kerhoja pidettiin?", ["128"]),
    "a count at the end": ("pidetyt kerhot, lkm 1–6/2025", ["128"]),
    "a person whoever it is": ("Kuinka moni asukas oli ulkomaan kansalainen?", ["656"]),
    "a person of another word": ("Kuinka moni henkilö Koelassa oli ulkomaan kansalainen?", ["656"]),
}
SILENT = {
    "a share of a thing is not the thing": "Mikä on kunnan asukas?",
    "another company's": "Mikä oli Koelan Lämpö Oy:n hallien täyttöaste?",
    "how prices fell": "Paljonko kirjojen hinnat laskivat?",
    "how many times as much": "Kuinka monta kertaa enemmän kerhoja oli kuin retkiä?",
    "not any person": "Kuinka moni opettaja oli ulkomaan kansalainen?",
    "another thing counted": "Montako hevosta kerhoilla tavoitettiin?",
    "a word that no sentence holds": "Montako lasta pesäpallokerhoilla tavoitettiin?",
    "who is no number": "Kuka veti kerhoja?",
    "kilometres are no number of roads": "Montako yksityistietä talvihoidossa oli?",
    "a change is no number of groups": "Montako opetusryhmää on?",
    "the pupils are not counted": "Montako oppilasta opetusryhmissä on?",
    "another clause's number": "Montako käyntiä varhaisnuorten vuoroilla oli nuorisotilassa?",
    "who was paid did not pay": "Paljonko Puutyö Oy maksoi kaupungille?",
    "a part for the whole": "Montako käyntiä nuorisotilassa oli yhteensä nuorten ja varhaisnuorten vuoroilla?",
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


@pytest.mark.parametrize(("unit", "change"), [("Montako prosenttia", "-10"), ("Paljonko", "-1000")], ids=["in per cent", "in its own unit"])
def test_one_sentence_tells_of_two_years(asker: Asker, unit: str, change: str) -> None:
    answer = asker.ask(f"{unit} Koelan Lämpö Oy:n myymä energiamäärä väheni vuodesta 2024 vuoteen 2025?")
    assert [value.number for value in answer.values] == [Decimal(change)]


@pytest.mark.parametrize(("other", "kept"), [("1680257", 1), ("1691000", 2)], ids=["rounded", "another number"])
def test_the_exact_one_of_two_roundings_is_taken(other: str, kept: int) -> None:
    figure = extraction().figures[0]
    rounded = replace(figure, figure_id="a", number=Decimal(1680000), text="1,68 miljoonaa", scale=Decimal(1000000))
    exact = replace(figure, figure_id="b", number=Decimal(other), text=other)
    found = most_exact([StoredFigure("report", rounded), StoredFigure("report", exact)])
    assert len(found) == kept
    assert exact in [stored.figure for stored in found]


def test_a_follow_up_takes_the_number_beside_the_one_before(asker: Asker) -> None:
    first = asker.ask("Montako ulkomaan kansalaista Koelassa asui?")
    second = asker.ask("Mikä oli heidän osuutensa asukkaista?", first.conversation_id)
    assert [(value.number, value.unit) for value in second.values] == [(Decimal("3.7"), "%")]
