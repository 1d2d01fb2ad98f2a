"""What municipalities have on average, and how the municipality's own number compares with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from closing_town import BEFORE, BOX, TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.model import Figure, Period
from retrieval.answer import Asker

RATIO = "Vuonna 2023 kaikkien kuntien keskimääräinen omavaraisuusaste oli 55,5 prosenttia Itä-Mallin kuntien keskiarvon ollessa 35,1 prosenttia."
LOANS = "Vuonna 2023 Suomen kuntien keskimääräinen asukaskohtainen lainakanta oli 4 000 euroa ja Itä-Mallin kuntien 900 euroa."
TAX = "Koelan kaupungin tuloveroprosentti vuonna 2024 oli 9,20, kun kaikkien kuntien keskimääräinen tuloveroprosentti oli 7,50."
TOLD: Sequence[tuple[str, str, str, str, Period, str]] = (
    ("Kaikkien kuntien keskimääräinen omavaraisuusaste", "55.5", "%", "55,5 prosenttia", BEFORE, RATIO),
    ("Itä-Mallin kuntien keskiarvo", "35.1", "%", "35,1 prosenttia", BEFORE, RATIO),
    ("Suomen kuntien keskimääräinen asukaskohtainen lainakanta", "4000", "EUR", "4 000 euroa", BEFORE, LOANS),
    ("Itä-Mallin kuntien keskimääräinen asukaskohtainen lainakanta", "900", "EUR", "900 euroa", BEFORE, LOANS),
    ("Koelan kaupungin tuloveroprosentti", "9.20", "%", "9,20", YEAR, TAX),
    ("Kaikkien kuntien keskimääräinen tuloveroprosentti", "7.50", "%", "7,50", YEAR, TAX),
)
NUMBERS = {
    "of the country": ("Mikä oli Suomen kuntien keskimääräinen omavaraisuusaste vuonna 2023?", [("55.5", "%")]),
    "of a province": ("Mikä oli Itä-Mallin kuntien keskimääräinen omavaraisuusaste vuonna 2023?", [("35.1", "%")]),
    "of the province": ("Mikä oli maakunnan kuntien keskimääräinen omavaraisuusaste vuonna 2023?", [("35.1", "%")]),
    "for each resident": ("Mikä oli kuntien keskimääräinen lainakanta asukasta kohti 2023?", [("4000", "€/asukas")]),
    "how much higher": ("Paljonko Koelan tuloveroprosentti on korkeampi kuin kuntien keskiarvo?", [("1.70", "pp")]),
    "how far from it": ("Kuinka paljon Koelan lainakanta asukasta kohti poikkeaa maakunnan keskiarvosta?", [("198", "€/asukas")]),
}
CLAIMS = {
    "more than the country": ("Onko Koelan omavaraisuusaste suurempi kuin kunnilla keskimäärin?", "Ei: Koelan kaupungin omavaraisuusaste"),
    "better than the province": ("Onko Koelan omavaraisuusaste parempi kuin maakunnan kunnissa keskimäärin?", "Kyllä:"),
    "loans for each resident": ("Onko Koelan lainakanta pienempi kuin Suomen kuntien keskiarvo?", "Kyllä:"),
    "both told by a sentence": ("onko koelan tuloveroprosentti 2024 isompi ku kunnilla keskimäärin?", "Kyllä: Koelan kaupungin tuloveroprosentti 2024"),
}
REFUSED = {
    "another province": "Mikä oli Etelä-Testin kuntien keskimääräinen omavaraisuusaste vuonna 2023?",
    "another year": "Mikä oli kuntien keskimääräinen omavaraisuusaste vuonna 2022?",
    "another row": "Onko Koelan vuosikate suurempi kuin kunnilla keskimäärin?",
    "loans that nobody calls better": "Onko Koelan lainakanta parempi kuin kunnilla keskimäärin?",
    "groups of companies": "Onko Koelan konsernin omavaraisuusaste suurempi kuin kuntakonserneilla keskimäärin?",
}


def _said(n: int, account: str, number: str, unit: str, text: str, period: Period, sentence: str) -> Figure:
    return Figure(
        f"said-{n}", TOWN, (TOWN,), account, "prose", "value", period, Decimal(number), unit, text, Decimal(1), 4, BOX,
        section=("Talous",), sentence=sentence,
    )  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    report = extraction()
    return asker_of(replace(report, figures=(*report.figures, *(_said(n, *told) for n, told in enumerate(TOLD)))))


@pytest.mark.parametrize(("question", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_the_average_of_others(asker: Asker, question: str, numbers: list[tuple[str, str]]) -> None:
    answer = asker.ask(question)
    assert [(str(v.number), v.unit) for v in answer.values] == numbers, answer.answer


@pytest.mark.parametrize(("question", "begins"), CLAIMS.values(), ids=CLAIMS)
def test_more_or_less_than_others(asker: Asker, question: str, begins: str) -> None:
    assert asker.ask(question).answer.startswith(begins)


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_what_no_sentence_tells_of_others(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


def test_the_year_of_the_average_is_that_of_the_own_number(asker: Asker) -> None:
    answer = asker.ask("Onko Koelan omavaraisuusaste suurempi kuin kunnilla keskimäärin?")
    assert answer.calculation is None or {o.label[-4:] for o in answer.calculation.operands} == {"2023"}
    assert "2024" not in answer.answer
    assert answer.caveats == ()


def test_numbers_of_two_years_are_said_to_be_so(asker: Asker) -> None:
    answer = asker.ask("Onko Koelan omavaraisuusaste 2024 suurempi kuin kunnilla keskimäärin?")
    assert answer.answer.startswith("Ei:")
    assert answer.caveats == ("Luvut ovat eri vuosilta: 2024 ja 2023.",)


@pytest.mark.parametrize("then", ["Paljonko?", "Paljonko suurempi?"])
def test_how_far_the_own_number_is_from_the_average(asker: Asker, then: str) -> None:
    """The ratio that the town prints of 2023 less the 55.5 % that the sentence tells of the same year."""
    own = next(f for f in extraction().figures if f.account.startswith("Omavaraisuusaste") and f.unit == TOWN and f.period.end.year == 2023)
    answer = talk(asker, "Onko Koelan omavaraisuusaste suurempi kuin kunnilla keskimäärin?", then)
    assert [(v.number, v.unit) for v in answer.values] == [(own.number - Decimal("55.5"), "pp")], answer.answer


RATES = {
    "of the year": ("Mikä oli Koelan tuloveroprosentti vuonna 2024?", ["9.20"]),
    "of no year": ("Mikä on tuloveroprosentti Koelassa?", ["9.20"]),
    "how large": ("Kuinka suuri Koelan tuloveroprosentti oli 2024?", ["9.20"]),
    "of another year": ("Mikä oli Koelan tuloveroprosentti vuonna 2023?", []),
    "of a year before": ("Mikä oli Koelan tuloveroprosentti vuonna 2021?", []),
    "of others": ("Mikä oli kuntien keskimääräinen tuloveroprosentti vuonna 2024?", ["7.50"]),
    "of one of many years": ("Mikä oli Koelan tuloveroprosentti vuonna 2019?", ["20.50"]),
    "before those years": ("Mikä oli Koelan tuloveroprosentti vuonna 2016?", []),
}
LONG = Period(date(2017, 1, 1), date(2020, 12, 31), "2017–2020")
CUT = "Vuonna 2023 kaikkien kuntien tuloveroprosenttia leikattiin 12,64 prosenttiyksikköä."
RATE_BEFORE = ("Koelan tuloveroprosentti", "20.50", "%", "20,50", LONG, "Vuosina 2017–2020 Koelan tuloveroprosentti oli 20,50.")


@pytest.mark.parametrize(("question", "numbers"), RATES.values(), ids=RATES)
def test_a_rate_is_the_towns_own_of_its_year(question: str, numbers: list[str]) -> None:
    """Not what others have on average, nor by how much it was cut."""
    report = extraction()
    told = [
        _said(n, *one)
        for n, one in enumerate([*TOLD, ("Kaikkien kuntien tuloveroprosentti", "12.64", "pp", "12,64 prosenttiyksikköä", BEFORE, CUT), RATE_BEFORE])
    ]
    answer = asker_of(replace(report, figures=(*report.figures, *told))).ask(question)
    assert [str(v.number) for v in answer.values] == numbers, answer.answer


PROVINCE = "Mikä oli Itä-Mallin kuntien keskimääräinen omavaraisuusaste vuonna 2023?"
OWN = "Mikä oli Koelan omavaraisuusaste vuonna 2023?"
IN_TURN = {
    "the own after the average": ((PROVINCE, "Entä Koelassa?"), "39,5 %"),
    "the average after the own": ((OWN, "Mitä se oli silloin muissa Itä-Mallin kunnissa keskimäärin?"), "35,1 %"),
    "whether it is more": ((PROVINCE, "Onko Koelalla enemmän?"), "Kyllä: Koelan kaupungin omavaraisuusaste"),
    "whether it is less": ((PROVINCE, "Onko Koelalla vähemmän?"), "Ei: Koelan kaupungin omavaraisuusaste"),
    "how much more": ((PROVINCE, "Onko Koelalla enemmän?", "Kuinka paljon enemmän?"), "4,4 prosenttiyksikköä"),
}


@pytest.mark.parametrize(("turns", "begins"), IN_TURN.values(), ids=IN_TURN)
def test_the_average_and_the_own_number_one_after_the_other(asker: Asker, turns: tuple[str, ...], begins: str) -> None:
    answer = talk(asker, *turns)
    assert answer.answer.startswith(begins), answer.answer
