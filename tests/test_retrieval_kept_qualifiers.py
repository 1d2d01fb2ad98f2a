"""What a question says of its month, its kind of number or what it is held against is never dropped. Truth: the sentences and rows below."""

from datetime import date
from decimal import Decimal

import pytest
from talk import asker_of, talk

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Passage, Period, Place, Record, Report, Section
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

ID, TOWN, SCHOOL, AREA = "koela-1-3-2025", "Koelan kaupunki", "Perusopetus", "Hyvinvointipalvelut"
BOX = Box(0, 0, 10, 10)
QUARTER, FEBRUARY = Period(date(2025, 1, 1), date(2025, 3, 31), "1–3/2025"), Period(date(2025, 2, 1), date(2025, 2, 28), "2/2025")
RATES = "Koelan veroprosentti on 9,30, kun kaikkien kuntien painotettu keskimääräinen veroprosentti on 7,52."
OUTCOME = "Palvelujen ja ostojen taso on tarkistettu. Perusopetusryhmien määrä vähenee 1.8.2025 yhdellä oppilasmäärän vuoksi."
TEXTS = {
    "Aktivointiaste helmikuussa oli 20,2 prosenttia.": (("Aktivointiaste", "20.2", "%", FEBRUARY),),
    "Neuvonnassa asioi 140 asiakasta.": (("Neuvonta, asiakas", "140", "persons", QUARTER),),
    RATES: (
        ("Koelan veroprosentti", "9.30", "%", QUARTER),
        ("Kaikkien kuntien painotettu keskimääräinen veroprosentti", "7.52", "%", QUARTER),
    ),
}
"""Sentence → (name, number, unit, time) of each number in it."""
BOUGHT: dict[Measure, tuple[Period, int]] = {
    "closing": (Period(date(2024, 1, 1), date(2024, 12, 31), "2024"), -2600),
    "budget": (Period(date(2025, 1, 1), date(2025, 12, 31), "2025"), -2900),
    "actual": (QUARTER, -700),
}
"""What the area's bought services were, are to be and have been."""


@pytest.fixture(scope="module")
def asker() -> Asker:
    """What answers from a quarter's report of one town."""
    told = [
        Figure(f"p-{name}", TOWN, (TOWN,), name, "prose", "value", period, Decimal(number), unit, number.replace(".", ","), Decimal(1), 5, BOX,
               sentence=sentence, section=("Vuosi",))
        for sentence, numbers in TEXTS.items() for name, number, unit, period in numbers
    ]  # fmt: skip
    account = [
        Figure(f"a-{n}", AREA, (TOWN, AREA), "Palvelujen ostot", "account", measure, period, Decimal(number), "EUR", str(number), Decimal(1), 1, BOX,
               table=0, row=0, column=n, row_label="Palvelujen ostot", column_label=measure)
        for n, (measure, (period, number)) in enumerate(BOUGHT.items(), 1)
    ]  # fmt: skip
    groups = Figure("t-1", AREA, (TOWN, AREA), "Perusopetusryhmät", "target", "value", QUARTER, Decimal(1), "count", "yhdellä", Decimal(1), 2, BOX,
                    sentence=OUTCOME, section=("Tavoitteet",))  # fmt: skip
    goal = Record("r-1", "plan", AREA, (TOWN, AREA), "Palvelut ja ostot ovat oikeassa suhteessa", {"outcome": OUTCOME}, None, 2, (2,), BOX,
                  ("Tavoitteet",), figure_ids=("t-1",))  # fmt: skip
    passages = tuple(Passage(passage_id(ID, n), "text", ("Vuosi",), (5,), (Place(5, BOX),), text, f"Vuosi\n{text}") for n, text in enumerate(TEXTS))
    units = (
        OrganisationUnit(TOWN, (TOWN,), "kunta"),
        OrganisationUnit(AREA, (TOWN, AREA), "toimiala"),
        OrganisationUnit(SCHOOL, (TOWN, AREA, SCHOOL), "vastuualue"),
    )
    report = Report(ID, "koela.pdf", "0" * 64, "Osavuosikatsaus 1–3/2025", TOWN, "osavuosikatsaus", QUARTER, 9, TOWN)
    sections = (Section(0, "Vuosi", 1, ("Vuosi",), 5), Section(1, "Tavoitteet", 1, ("Tavoitteet",), 2))
    return asker_of(Extraction(report, units, sections, (), (*account, groups, *told), (goal,), passages, ()))


TOLD = {
    "the month that the sentence names": ("Mikä oli aktivointiaste helmikuussa 2025?", "20.2"),
    "what one rate is above the other": ("Montako prosenttiyksikköä Koelan veroprosentti on suurempi kuin kaikkien kuntien painotettu keskiarvo?", "1.78"),
    "what was bought by the area that has the row": ("Paljonko hyvinvointipalvelujen palvelujen ostot olivat tammi–maaliskuussa 2025?", "-700"),
    "what is reckoned for a year": ("Paljonko hyvinvointipalvelujen palvelujen ostoja on arvioitu vuodeksi 2025?", "-2900"),
    "a budget over what was spent": (
        "Montako euroa enemmän palvelujen ostoihin on varattu hyvinvointipalvelujen talousarviossa 2025 kuin niihin kului 2024?",
        "-300",
    ),
    "the people of the whole time": ("Montako asiakasta neuvonnassa asioi tammi–maaliskuussa 2025?", "140"),
}


@pytest.mark.parametrize(("question", "number"), TOLD.values(), ids=TOLD)
def test_the_number_asked_for(asker: Asker, question: str, number: str) -> None:
    answer = asker.ask(question)
    assert [Decimal(value.number) for value in answer.values] == [Decimal(number)], answer.answer


REFUSED = {
    "another month": "Mikä oli aktivointiaste maaliskuussa 2025?",
    "another month of the report": "Mikä oli aktivointiaste tammikuussa 2025?",
    "a month for a quarter": "Mikä oli aktivointiaste tammi–maaliskuussa 2025?",
    "a quarter for a month": "Montako asiakasta neuvonnassa asioi maaliskuussa 2025?",
    "a count for money": "Paljonko perusopetuksen palvelujen ostot olivat tammi–maaliskuussa 2025?",
    "a rate for what it is above another": "Montako prosenttiyksikköä Koelan veroprosentti on suurempi kuin Lapuan veroprosentti?",
}


@pytest.mark.parametrize("question", REFUSED.values(), ids=REFUSED)
def test_another_number_is_not_told(asker: Asker, question: str) -> None:
    answer = talk(asker, question)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


STAFF = {
    ("Henkilöstömäärä", SCHOOL): (450, 420),
    ("Henkilöstömäärä", "Kirjastopalvelut"): (60, 55),
    ("Vakinainen henkilökunta", SCHOOL): (330, 326),
    ("Vakinainen henkilökunta", "Kirjastopalvelut"): (50, 41),
}
"""(row, unit) → people at the end of 2023 and of 2024."""


@pytest.fixture(scope="module")
def staffed() -> Asker:
    """What answers from a year's report that counts the staff of two units, and those with a post for good."""
    years = [Period(date(year, 1, 1), date(year, 12, 31), str(year)) for year in (2023, 2024)]
    figures = tuple(
        Figure(f"s-{n}-{column}", unit, (TOWN, unit), row, "personnel", "closing", years[column], Decimal(number), "persons", str(number), Decimal(1), 3, BOX,
               section=("Henkilöstö",), table=n // 2, row=n, column=column + 1, row_label=unit, column_label=f"TP {years[column].label}")
        for n, ((row, unit), numbers) in enumerate(STAFF.items()) for column, number in enumerate(numbers)
    )  # fmt: skip
    units = (OrganisationUnit(TOWN, (TOWN,), "kunta"), *(OrganisationUnit(u, (TOWN, u), "toimiala") for u in (SCHOOL, "Kirjastopalvelut")))
    report = Report("koela-2024", "koela-2024.pdf", "0" * 64, "Tilinpäätös 2024", TOWN, "tilinpäätös", years[1], 9, TOWN)
    return asker_of(Extraction(report, units, (Section(0, "Henkilöstö", 1, ("Henkilöstö",), 3),), (), figures, (), (), ()))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Millä toimialalla vakinainen henkilökunta väheni eniten vuonna 2024?", -9),
        ("Millä toimialalla henkilöstömäärä väheni eniten vuonna 2024?", -30),
        ("Millä toimialalla vakinainen henkilökunta väheni eniten vuonna 2024, ja montako henkilöä?", -9),
    ],
)
def test_those_with_a_post_for_good_are_not_all_who_work(staffed: Asker, question: str, number: int) -> None:
    answer = staffed.ask(question)
    assert [int(v.number) for v in answer.values] == [number], answer.answer
