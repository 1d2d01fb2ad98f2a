"""What stands near what is asked but is another thing: years of a plan, an aim, one of three, one's own. Truth: the rows and sentences below."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Passage, Period, Place, Report, Section, SubjectKind
from ingest.stores.passages import passage_id
from retrieval.answer import Asker
from retrieval.model import Answer

TOWN = "Vesivaaran kaupunki"
UNITS = ("Tilapalvelut", "Katupalvelut", "Ruokapalvelut")
COSTS = {"Tilapalvelut": -400, "Katupalvelut": -300, "Ruokapalvelut": -200}
PLANNED = {2025: 320, 2026: 240}
"""The years of a work's plan; the year after is a column that its row leaves empty."""
WHOLE = 700
TEXTS = {
    "Työttömyysaste oli joulukuussa 9,6 prosenttia": (("Työttömyysaste", "9.6", "%"),),
    "Vuoden lopussa Vesivaarassa oli 12 418 asukasta, mikä on 148 vähemmän kuin vuotta aiemmin": (
        ("Vesivaara, asukas", "12418", "persons"),
        ("Vesivaara, asukas, vähemmän", "148", "persons"),
    ),
    "Kaupungissa aloitti vuoden aikana 47 uutta yritystä": (("Kaupunki, yritys", "47", "count"),),
    "Uimahallissa käytiin aamuaikoina yli 1 100 kertaa": (("Uimahalli", "1100", "kertaa"),),
    "Kerhoissa kävi 349 lasta ja 77 aikuista": (("Kerhot, lapsi", "349", "persons"), ("Kerhot, aikuinen", "77", "persons")),
}
"""Sentence → (name, number, unit) of each number in it."""


def _year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def _unit(account: str) -> str:
    return account[account.index("€/") :] if "€/" in account else "EUR"


def _figures() -> list[Figure]:
    box = Box(0, 0, 10, 10)
    rows: list[tuple[str, str, SubjectKind, Measure, int, int]] = [
        *((unit, "Toimintakulut", "account", "closing", 2024, number) for unit, number in COSTS.items()),
        (TOWN, "Tilikauden ylijäämä (alijäämä)", "account", "closing", 2024, 40),
        (TOWN, "Kertynyt ylijäämä (alijäämä)", "account", "closing", 2024, 900),
        (TOWN, "Toimintakate", "account", "closing", 2024, -800),
        (TOWN, "Sivukirjasto", "investment", "closing", 2024, -7),
        (TOWN, "Uimahalli", "investment", "total_funding", 2025, WHOLE),
        *((TOWN, "Uimahalli", "investment", "budget", year, number) for year, number in PLANNED.items()),
        (TOWN, "Kirjaston nettokustannukset €/lainaus", "indicator", "closing", 2024, 2),
        (TOWN, "Torikatu", "investment", "budget", 2027, 50),
    ]  # fmt: skip
    return [
        Figure(f"f-{n}", unit, (TOWN, unit) if unit != TOWN else (TOWN,), account, kind, measure, _year(year), Decimal(number), _unit(account), str(number),
               Decimal(1), 3, box, table=int(kind == "investment"),
               row=[r[:2] for r in rows].index((unit, account)), column=n, row_label=account, column_label=str(year))
        for n, (unit, account, kind, measure, year, number) in enumerate(rows)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    box = Box(0, 0, 10, 10)
    report_id = "vesivaara"
    told = [
        Figure(f"p-{name}", TOWN, (TOWN,), name, "prose", "value", _year(2024), Decimal(number), unit,
               f"{Decimal(number):,}".replace(",", " ").replace(".", ","), Decimal(1), 5, box, sentence=f"{sentence}.", section=("Vuosi",))
        for sentence, numbers in TEXTS.items() for name, number, unit in numbers
    ]  # fmt: skip
    passages = tuple(
        Passage(passage_id(report_id, n), "text", ("Vuosi",), (5,), (Place(5, box),), f"{text}.", f"Vuosi\n{text}.") for n, text in enumerate(TEXTS)
    )
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(u, (TOWN, u), "vastuualue") for u in UNITS))
    report = Report(report_id, "vesivaara.pdf", "0" * 64, "Tilinpäätös 2024", TOWN, "tilinpäätös", _year(2024), 9, TOWN)
    return asker_of(Extraction(report, units, (Section(0, "Vuosi", 1, ("Vuosi",), 5),), (), (*_figures(), *told), (), passages, ()))


TOLD = {
    "the years of a plan together": ("Paljonko uimahalliin on varattu vuosina 2025–2026 yhteensä?", [sum(PLANNED.values())]),
    "those said one by one": ("Paljonko uimahalliin käytetään vuosina 2025 ja 2026 yhteensä?", [sum(PLANNED.values())]),
    "an empty year adds nothing": ("Paljonko uimahalliin on varattu vuosina 2025–2027 yhteensä?", [sum(PLANNED.values())]),
    "each year where no sum is asked for": ("Paljonko uimahalliin on varattu vuosina 2025–2026?", list(PLANNED.values())),
    "one of three": ("Millä kolmesta vastuualueesta (tilapalvelut, katupalvelut, ruokapalvelut) oli suurimmat toimintakulut 2024?", [min(COSTS.values())]),
    "three of them": ("Mitkä kolme vastuualuetta käyttivät eniten 2024?", sorted(COSTS.values())),
    "what the balance sheet holds": ("Paljonko taseessa on ylijäämää?", [900]),
    "what the year left": ("Paljonko ylijäämää vuosi 2024 tuotti?", [40]),
    "the children of two counted": ("Montako lasta kerhoissa kävi?", [349]),
}


@pytest.mark.parametrize(("question", "numbers"), TOLD.values(), ids=TOLD)
def test_the_number_asked_for(asker: Asker, question: str, numbers: list[int]) -> None:
    assert _numbers(asker.ask(question)) == numbers


REFUSED = {
    "years that no plan has": "Paljonko uimahalliin on käytetty vuosina 2022–2023 yhteensä?",
    "an aim": "Mikä oli tavoiteltu työttömyysaste?",
    "the level of an aim": "Mikä oli työttömyysasteen tavoitetaso?",
    "a name that begins with water": "Paljonko vettä häviää?",
    "one's own": "Montako omaa yritystä kaupungilla on?",
    "a unit that no report tells of": "Mikä oli sivukirjaston toimintakate 2024?",
    "some hours": "Paljonko uimahallissa käytiin?",
    "what each cost": "Montako lainausta kirjastossa tehtiin?",
    "two things together": "Montako lasta ja aikuista kerhoissa kävi yhteensä?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_another_number_is_not_told(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def _numbers(answer: Answer) -> list[int]:
    return [int(value.number) for value in answer.values]
