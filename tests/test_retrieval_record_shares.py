"""What share of the targets has come about; risks told by a word of size; what the town itself pays of a project."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, OrganisationUnit, Period, Record, RecordStatus, Report
from retrieval.answer import Asker

TOWN = "Koelan kaupunki"
HALF = Period(date(2025, 1, 1), date(2025, 6, 30), "1–6/2025")
BOX = Box(0, 0, 10, 10)
TARGETS: tuple[tuple[str, str, RecordStatus], ...] = (
    ("Kirjasto palvelee iltaisin.", "Toteutuu", "achieved"),
    ("Tontteja on tarjolla.", "Toteutuu osittain", "partly"),
    ("Asukkaat osallistuvat.", "Toteutuu", "achieved"),
    ("Päästöt vähenevät.", "Ei toteudu", "not_achieved"),
)
RISKS = (("Veden saanti katkeaa.", "1", "3"), ("Väki vähenee.", "1", "1"))


@pytest.fixture(scope="module")
def asker() -> Asker:
    records = [
        Record(f"t-{n}", "target", TOWN, (TOWN,), title, {"status": said}, state, 3, (3,), BOX, ("Tavoitteet",))
        for n, (title, said, state) in enumerate(TARGETS)
    ]
    records += [
        Record(f"k-{n}", "risk", TOWN, (TOWN,), title, {"risk": title, "probability": p, "impact": i}, None, 4, (4,), BOX, ("Riskit",))
        for n, (title, p, i) in enumerate(RISKS)
    ]
    fields = {"total_funding": "50 000 €", "own_share": "30 %", "funder": "AVI"}
    records.append(Record("h-1", "project", TOWN, (TOWN,), "Kyläverkko", fields, None, 5, (5,), BOX, ("Hankkeet",)))
    report = Report("koela-1-6-2025", "koela.pdf", "0" * 64, "Koelan osavuosikatsaus 1–6/2025", TOWN, "osavuosikatsaus", HALF, 5, TOWN)
    return asker_of(Extraction(report, (OrganisationUnit(TOWN, (TOWN,), "kunta"),), (), (), (), tuple(records), (), ()))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Kuinka suuri osa tavoitteista toteutuu?", "50"),
        ("Montako prosenttia tavoitteista toteutuu?", "50"),
        ("Kuinka suuri osa tavoitteista ei toteudu?", "25"),
    ],
)
def test_a_share_of_the_targets_is_reckoned_of_all(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), "%")], answer.answer
    assert answer.calculation is not None
    assert [o.number for o in answer.calculation.operands] == [Decimal(number) / 25, 4]


@pytest.mark.parametrize("question", ["Montako suurta riskiä on?", "Montako merkittävää riskiä on?", "Montako riskiä on todennäköisyydeltään suuria?"])
def test_risks_of_a_size_are_not_counted_as_all(asker: Asker, question: str) -> None:
    assert not asker.ask(question).values


@pytest.mark.parametrize("question", ["Mitkä riskit ovat korkeita?", "Mitkä riskit ovat vakavia?"])
def test_risks_of_a_size_are_not_all_listed(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_rated_risks_are_counted_by_their_numbers(asker: Asker) -> None:
    assert [v.number for v in asker.ask("Montako riskiä on?").values] == [2]
    assert [v.number for v in asker.ask("Monenko riskin merkittävyys on 3?").values] == [1]


@pytest.mark.parametrize(
    ("question", "number", "unit"),
    [
        ("Paljonko kaupunki maksaa Kyläverkko-hankkeesta?", "30", "%"),
        ("Paljonko kaupunki maksaa Kyläverkko-hankkeesta euroina?", "15000", "EUR"),
        ("Paljonko Kyläverkko-hanke maksaa kaupungille?", "30", "%"),
        ("Paljonko Kyläverkko-hanke maksaa?", "50000", "EUR"),
    ],
)
def test_the_town_pays_its_own_share(asker: Asker, question: str, number: str, unit: str) -> None:
    answer = asker.ask(question)
    assert (answer.values[0].number, answer.values[0].unit) == (Decimal(number), unit), answer.answer


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Toteutuiko tonttitavoite kaikilta osin?", "Ei"),
        ("Toteutuiko tonttitavoite osin?", "Kyllä"),
        ("Toteutuiko kirjaston tavoite kaikilta osin?", "Kyllä"),
        ("Pääsikö kirjasto tavoitteeseensa kaikilta osin?", "Kyllä"),
    ],
)
def test_in_all_parts_is_not_in_part(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(begins)


def test_those_that_came_about_in_all_parts(asker: Asker) -> None:
    told = asker.ask("Mitkä tavoitteet toteutuivat kaikilta osin?").answer
    assert [title.rstrip(".") in told for title, *_ in TARGETS] == [state == "achieved" for *_, state in TARGETS]


@pytest.mark.parametrize("question", ["Mitä on jäänyt toteutumatta?", "Mitä asioita on jäänyt toteutumatta?"])
def test_what_has_not_come_about_is_what_was_aimed_at(asker: Asker, question: str) -> None:
    told = asker.ask(question).answer
    assert [title.rstrip(".") in told for title, *_ in TARGETS] == [state == "not_achieved" for *_, state in TARGETS]
