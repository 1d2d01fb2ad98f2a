"""Questions for a number and how far it is from another, for the side of a row, for all that was paid, by a day, for each resident."""

from dataclasses import replace
from decimal import Decimal

import pytest
from closing_town import BEFORE, TOWN, YEAR, extraction
from talk import asker_of, talk

from ingest.model import Figure, Measure, Period
from retrieval.answer import Asker
from retrieval.rewording.contexts import asks_number

LIBRARY = "Kirjastopalvelut"
PUPILS, SPENT, ALL_IN = "Oppilaita 20.9.", "Kokonaismenot", "Kokonaistulot"


def made(like: Figure, account: str, number: str, at: int, unit: str = TOWN, measure: Measure = "actual", period: Period = YEAR, **more: object) -> Figure:
    """A figure like another one, of a table of its own."""
    path = (TOWN,) if unit == TOWN else (TOWN, "Sivistyslautakunta", unit)
    return replace(
        like, figure_id=f"more-{at}", unit=unit, unit_path=path, account=account, row_label=account, number=Decimal(number), text=number, measure=measure,
        period=period, table=50 + at, row=at, groups=(), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    report = extraction()
    cost = next(f for f in report.figures if f.account == "Toimintakulut" and f.scale == 1)
    more = [
        made(cost, "Tuet ja avustukset", "700000.00", 1),
        made(cost, "Tuet ja avustukset", "650000.00", 2, period=BEFORE),
        made(cost, SPENT, "12500000", 3),
        made(cost, ALL_IN, "12400000", 4),
        made(cost, "Investoinnit", "1390000", 5),
        made(cost, PUPILS, "373", 6, "Perusopetus", "closing", subject_kind="indicator", number_unit="persons"),
        made(cost, "Asukkaita", "5000", 7, subject_kind="indicator", number_unit="count"),
        made(cost, "Kouluverkon tiivistäminen", "180000", 8, measure="budget", period=Period(YEAR.start.replace(2027), YEAR.end.replace(2027), "2027")),
        made(cost, "Kouluverkon tiivistäminen", "460000", 9, measure="budget", period=Period(YEAR.start.replace(2028), YEAR.end.replace(2028), "2028")),
        made(cost, "Verotulot", "6900000", 10, measure="amended_budget"),
        made(cost, "Rahavarat", "1204000", 11),
        made(cost, "Pitkäaikaisten lainojen lisäys", "5000000", 30),
        made(cost, "Pitkäaikaisten lainojen lisäys", "4000000", 31, period=BEFORE),
        made(cost, "Kassan riittävyys, pv", "41", 12, subject_kind="indicator", number_unit="days"),
        made(cost, "Tilikauden yli-/alijäämä", "93000", 13),
        made(cost, "Myyntituotot", "820000", 14, LIBRARY, "budget"),
        made(cost, "Palvelujen ostot", "-50000", 15, LIBRARY),
        made(cost, "Palvelujen ostot", "-40000", 16, LIBRARY, period=BEFORE),
        *(replace(made(cost, f"Vuokravastuut, {when}", f"{n}0000", 16 + n, period=YEAR), table=90) for n, when in enumerate(("ensi vuonna", "myöhemmin"), 1)),
    ]
    rest = tuple(f for f in report.figures if f.account != "Asukasmäärä")
    return asker_of(replace(report, figures=(*rest, *more)))


TOLD = {
    "a number and its change": (["Koelan vuosikate 2024 ja muutos edellisvuoteen?"], ["1234567.89", "-65432.11"]),
    "a number and its difference to the budget": (["Perusopetuksen toimintakulut 2024 ja ero muutettuun talousarvioon"], ["-3040000", "10000"]),
    "with a pronoun between": (["Kirjastopalvelujen toimintakulut 2024 ja niiden ero muutettuun talousarvioon"], ["-390000", "10000"]),
    "the difference to the budget alone": (["Perusopetuksen toimintakulujen ero muutettuun talousarvioon 2024"], ["10000"]),
    "by how much, after the number": (["Paljonko Tilapalvelujen toimintakulut olivat 2024?", "Paljonko ne ylittyivät?"], ["-150000"]),
    "income as such": (["Paljonko tukia ja avustuksia Koelan kaupunki sai tuottoina 2024?"], ["700000.00"]),
    "income as such, the year before": (["Paljonko tukia ja avustuksia Koela sai tuottoina 2024?", "Entä vuonna 2023?"], ["650000.00"]),
    "a cost as such": (["Paljonko Koelan kaupunki maksoi avustuksia kuluina 2024?"], ["-500000.00"]),
    "investments of all that was paid": (["Montako prosenttia Koelan kokonaismenoista oli investointeja 2024?"], ["11.12"]),
    "all that was paid": (["Paljonko olivat Koelan kokonaismenot 2024?"], ["12500000"]),
    "the day of a row's name": (["Montako oppilasta Koelan perusopetuksessa oli 20.9.2024?"], ["373"]),
    "for each resident, beside a row of them": (["Montako euroa verotuloja Koelassa kertyi asukasta kohti 2024?"], ["1400.00"]),
    "what a means saves": (["Paljonko kouluverkon tiivistämisellä säästetään vuonna 2028?"], ["460000"]),
    "what a means is reckoned to save": (["Paljonko kouluverkon tiivistämisellä arvioidaan säästettävän 2027?"], ["180000"]),
}
TOLD |= {
    "a change in per cent, to a total": (["Koela palvelujen ostot yht., muutos-% 2023 vs. 2024"], ["-3.23"]),
    "a number and its change in per cent": (["Koelan palvelujen ostot 2024 ja muutos-% edelliseen vuoteen"], ["-3000000.00", "-3.23"]),
    "cash in the bank": (["Paljonko Koelalla oli rahaa tilillä vuoden 2024 lopussa?"], ["1204000"]),
    "loans that have been taken": (["Paljonko Koela on nostanut uutta pitkäaikaista lainaa 2024?"], ["5000000"]),
    "loans taken, as spoken": (["paljon koela on nostanu uutta pitkäaikasta lainaa 2024"], ["5000000"]),
    "days of spending": (["Kuinka monen päivän menoihin Koelan kassa riitti 2024?"], ["41"]),
    "running a place": (["Mitä kirjastopalvelujen pyörittäminen maksoi 2024?"], ["-390000"]),
    "what is reckoned to come": (["Paljonko myyntituottoja Koelan kirjastopalveluihin on arvioitu saatavan vuonna 2024?"], ["820000"]),
}
NOT_TOLD = {
    "no part of the running costs": "Montako prosenttia Koelan toimintakuluista oli investointeja 2024?",
    "another day": "Montako oppilasta Koelan perusopetuksessa oli 31.3.2024?",
    "how targets stand": "Mitkä Koelan Lämpö Oy:n tavoitteet eivät toteudu?",
}


@pytest.mark.parametrize(("turns", "numbers"), TOLD.values(), ids=TOLD)
def test_what_is_asked_for(asker: Asker, turns: list[str], numbers: list[str]) -> None:
    answer = talk(asker, *turns)
    assert [value.number for value in answer.values] == [Decimal(number) for number in numbers], answer.answer


@pytest.mark.parametrize("question", NOT_TOLD.values(), ids=NOT_TOLD)
def test_what_no_number_tells(asker: Asker, question: str) -> None:
    assert asker.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Mikä oli Mallilan kaupungin vuosikate vuonna 2024?", True),
        ("Mitkä olivat Mallilan toimintakulut?", True),
        ("Mikä oli Mallilan vetovoimaohjelma?", False),
        ("Mikä Mallilan toimintakuluja kasvatti?", False),
    ],
)
def test_what_a_row_was_is_asked_for_a_number(asker: Asker, question: str, number: bool) -> None:
    """No sentence without one answers, though it names the other town: "Ohjelma on yhteinen Mallilan kanssa"."""
    assert asks_number(asker.scopes.of(None).explained(question)[0]) is number


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Paljonko Koelan tilikauden alijäämä oli 2024?", "Kyse on ylijäämästä, ei alijäämästä."),
        ("Paljonko Koelan tilikauden ylijäämä oli 2024?", None),
        ("Paljonko Koelan tilikauden tappio oli 2024?", "Tulos on voittoa."),
    ],
)
def test_a_result_of_the_other_sign_is_said_to_be_one(asker: Asker, question: str, said: str | None) -> None:
    lines = asker.ask(question).answer.splitlines()[1:]
    assert lines == ([] if said is None else [said])


def test_which_part_of_a_name_is_asked_back(asker: Asker) -> None:
    assert asker.ask("Paljonko Koelan vuokravastuut ovat?").status == "clarify"
    assert [str(v.number) for v in asker.ask("Paljonko Koelan vuokravastuut, myöhemmin ovat?").values] == ["20000"]
