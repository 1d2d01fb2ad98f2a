"""Numbers that a paragraph tells of the whole country are not the municipality's."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import BEFORE, TOWN, YEAR, extraction
from talk import asker_of

from ingest.model import Box, Figure, Passage, Period, Place
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

COUNTRY = "Työttömyysaste oli 9,4 prosenttia (9,2 prosenttia vuonna 2023)."
OWN = "Kaupungin hukkavesiaste oli 12,5 prosenttia."
TEXT = f"Suomessa tuotanto supistui vuonna 2024.\n{COUNTRY} {OWN} Lepokerroin oli 3,5 prosenttia."


def _said(n: int, account: str, number: str, text: str, sentence: str, period: Period) -> Figure:
    return Figure(
        f"said-{n}", TOWN, (TOWN,), account, "prose", "value", period, Decimal(number), "%", text, Decimal(1), 4, Box(0, 0, 10, 10),
        section=("Kehitys",), sentence=sentence,
    )  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    report = extraction()
    passage = Passage(passage_id(report.report.report_id, 0), "text", ("Kehitys",), (4,), (Place(4, Box(0, 0, 10, 10)),) * 2, TEXT, TEXT)
    told = (
        _said(1, "Työttömyysaste", "9.4", "9,4 prosenttia", COUNTRY, YEAR),
        _said(2, "Työttömyysaste", "9.2", "9,2 prosenttia", COUNTRY, BEFORE),
        _said(3, "Kaupungin hukkavesiaste", "12.5", "12,5 prosenttia", OWN, YEAR),
        _said(4, "Lepokerroin", "3.5", "3,5 prosenttia", "Lepokerroin oli 3,5 prosenttia.", YEAR),
    )
    return asker_of(replace(report, figures=(*report.figures, *told), passages=(passage,)))


@pytest.mark.parametrize("question", ["Mikä oli Koelan työttömyysaste 2024?", "Laskiko Koelan työttömyysaste 2024?", "Paljonko työttömyysaste nousi 2024?"])
def test_the_rate_of_the_country_is_not_the_towns(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


@pytest.mark.parametrize(("question", "number"), [("Mikä oli Koelan hukkavesiaste 2024?", "12.5"), ("Mikä oli lepokerroin 2024?", "3.5")])
def test_what_is_told_of_the_town_again(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [str(v.number) for v in answer.values] == [number], answer.answer
