"""Numbers of months that a table has a row for each of, and shares of groups that it counts. Truth: the made-up tables of counted_town.py."""

from decimal import Decimal

import pytest
from counted_town import AGES, BOARDS, GUESTS, JOBLESS, LOANS, POSTS, STAFF, SWIMMERS
from counted_town import asker as make_asker
from talk import talk

from retrieval.answer import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    return make_asker()


def share(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"))


MONTHLY = {
    "Montako lainausta kirjastossa oli helmikuussa 2025?": (LOANS[1], "count"),
    "Paljonko kirjastosta lainattiin maaliskuussa 2025?": (LOANS[2], "count"),
    "Montako kävijää kirjastossa oli huhtikuussa?": (GUESTS[3], "persons"),
    "Montako kävijää uimahallissa oli toukokuussa 2024?": (SWIMMERS[2024][4], "persons"),
    "Montako kävijää uimahallissa oli toukokuussa?": (SWIMMERS[2025][4], "persons"),
    "Mikä oli työttömyysaste kesäkuun lopussa 2024?": (JOBLESS[2024][5], "%"),
    "Minä kuukautena kirjastossa oli eniten lainauksia?": (max(LOANS), "count"),
    "Missä kuussa uimahallissa kävi vähiten väkeä?": (min(SWIMMERS[2025]), "persons"),
    "Missä kuussa työttömyysaste oli korkein 2024?": (JOBLESS[2024][5], "%"),
    "Montako prosenttiyksikköä työttömyysaste oli kesäkuussa 2025 korkeampi kuin vuotta aiemmin?": ("0.8", "pp"),
    "Paljonko uimahallin kävijämäärä muuttui tammikuusta 2024 tammikuuhun 2025?": (20, "persons"),
}
SHARES = {
    "Mikä on naisten osuus henkilöstöstä?": share(STAFF["Yhteensä"][0], 210),
    "Montako prosenttia sivistyspalvelujen henkilöstöstä on miehiä?": share(30, 150),
    "Mikä osuus henkilöstöstä on määräaikaisia?": share(POSTS["Määräaikaiset"], 210),
    "Kuinka suuri osa työntekijöistä on vakinaisia?": share(POSTS["Vakinaiset"], 210),
    "Montako prosenttia kunnanhallituksen jäsenistä on naisia?": share(BOARDS["Kunnanhallitus"][1], 7),
    "Naisten osuus kunnanhallituksessa?": share(BOARDS["Kunnanhallitus"][1], 7),
    "Montako prosenttia valtuutetuista on naisia?": share(BOARDS["Kunnanvaltuusto"][1], 21),
    "Mikä on miesten osuus valtuustossa?": share(BOARDS["Kunnanvaltuusto"][2], 21),
}
NONE = (
    "Montako kävijää oli helmikuussa?",
    "Montako lainausta uimahallissa oli helmikuussa?",
    "Montako lainausta kirjastossa oli elokuussa?",
    "Montako kävijää uimahallissa oli tammikuussa 2023?",
    "Montako työtöntä oli kesäkuussa?",
    "Montako kävijää uimahallissa oli kesäkuun loppuun mennessä 2025?",
    "Mikä osuus asukkaista on naisia?",
    "Mikä osuus uimahallin kävijöistä on naisia?",
    "Mikä on naisten osuus sivistyspalveluissa?",
    "Mikä osuus teknisten palvelujen henkilöstöstä on määräaikaisia?",
    "Mikä oli naisten osuus?",
)


@pytest.mark.parametrize("question", MONTHLY)
def test_a_month_is_told_by_its_row(asker: Asker, question: str) -> None:
    number, unit = MONTHLY[question]
    answer = asker.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(Decimal(number), unit)], answer.answer


@pytest.mark.parametrize("question", SHARES)
def test_a_group_is_told_in_per_cent_of_all(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [(v.number, v.unit) for v in answer.values] == [(SHARES[question], "%")], answer.answer
    assert answer.calculation is not None
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Montako 75 vuotta täyttänyttä kunnassa on?", "75–"),
        ("Kuinka moni asukas on täyttänyt 75 vuotta?", "75–"),
        ("Montako 0–6-vuotiasta lasta kunnassa on?", "0–6"),
        ("Montako 7–15-vuotiasta kunnassa on?", "7–15"),
    ],
)
def test_an_age_group_is_told_by_a_row_of_years_alone(asker: Asker, question: str, row: str) -> None:
    assert [v.number for v in asker.ask(question).values] == [Decimal(AGES[row])]


@pytest.mark.parametrize("question", ["Montako yli 75-vuotiasta kunnassa on?", "Montako 0–15-vuotiasta kunnassa on?", "Kuinka moni on täyttänyt 65 vuotta?"])
def test_other_ages_are_none(asker: Asker, question: str) -> None:
    assert asker.ask(question).status != "answered"


def test_a_group_of_those_told_before(asker: Asker) -> None:
    answer = talk(asker, "Mikä on sivistyspalvelujen henkilöstömäärä?", "Montako prosenttia heistä on naisia?")
    assert [v.number for v in answer.values] == [share(120, 150)], answer.answer


@pytest.mark.parametrize("question", NONE)
def test_no_other_month_or_group_is_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert answer.status != "answered", answer.answer
