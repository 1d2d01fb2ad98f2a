"""Questions on a report with ledgers: rows of cost centres, kinds of costs where wages are printed apart, forecasts, why a unit went over."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from growing_town import asker as growing_asker
from ledger_town import report
from talk import asker_of, talk

from retrieval.answer import Asker
from retrieval.evidence.reasons import told_as_reason

NUMBERS = {
    "a cost centre's row": (("Paljonko infran ja sataman palvelujen ostot olivat tammi–huhtikuussa 2025?",), ["-1700000"]),
    "a board's sum": (("Paljonko kaupunginhallituksen toimintakulut olivat tammi–huhtikuussa 2025?",), ["-7450000"]),
    "wages are a kind of costs where staff costs are not printed": (
        ("Luettele hallinnon ja talouden kolme suurinta kuluerää tammi–huhtikuussa 2025.",),
        ["-3000000", "-2100000", "-650000"],
    ),
    "what will be missed": (("Paljonko toimintakulujen budjetti ylittyy?",), ["-600000"]),
    "over or under, and by how much": (("Ylittyykö vai alittuuko toimintatuottojen budjetti, ja paljonko?",), ["-50000"]),
    "what is on its way": (("Paljonko vuokratuottoja on tulossa ennusteen mukaan koko vuonna?",), ["1480000"]),
    "to what amount": (("Mihin määrään henkilöstökulujen ennustetaan nousevan koko vuonna 2025?",), ["-18500000"]),
    "growth from months of a year": (
        ("Montako prosenttia infran ja sataman palvelujen ostot kasvoivat vuoden 2024 tammi–huhtikuusta?",),
        ["54.55"],
    ),
    "a company without a colon": (("Mikä oli Tammirannan Lämpö Oyn liiketulos tammi–huhtikuussa 2025?",), ["612000"]),
    "the company whose result is lowest": (("Minkä konserniyhtiön kauden tulos oli heikoin?",), ["-64000"]),
    "years of work": (("Montako henkilötyövuotta sivistyslautakunnalla oli tammi–huhtikuussa 2025?",), ["86.2"]),
    "works of this year": (("Paljonko koulun laajennukseen on käytetty rahaa tammi–huhtikuussa 2025?",), ["-1183000"]),
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker_of(report(Path(tmp_path_factory.mktemp("ledgers"))))


@pytest.mark.parametrize(("turns", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(asker: Asker, turns: Sequence[str], numbers: Sequence[str]) -> None:
    answer = talk(asker, *turns)
    assert [str(Decimal(v.number).normalize() + 0) if "." in str(v.number) else str(v.number) for v in answer.values] == numbers, answer.answer


def test_what_is_told_as_a_reason_of_something_else_is_no_reason_of_itself(asker: Asker) -> None:
    assert talk(asker, "Miksi infran ja sataman kulut ylittyvät?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Suurin syy on tilojen ylitys.", "tilojen ylitys."),
        ("Ylityksen syynä oli sähkön hinta.", "sähkön hinta."),
        ("Syy selviää tilinpäätöksessä.", ""),
        ("Tilat ylittyivät sähkön hinnan vuoksi.", ""),
    ],
)
def test_what_a_sentence_says_to_be_the_reason(text: str, reason: str) -> None:
    assert told_as_reason(text) == reason


@pytest.mark.parametrize("question", ["Mikä sai kirjastopalvelujen toimintakulut alittumaan?", "Mikä sai varhaiskasvatuksen henkilöstökulut kasvamaan?"])
def test_what_made_something_move_is_its_reason(question: str) -> None:
    answer = talk(growing_asker(), question)
    assert answer.status == "answered", answer.answer
    assert any(word in answer.citations[0].quote for word in ("aineistoa", "palkankorotusten"))
