"""What goes on from a number told: its board, its unit by what it is, a rank's second, the one picked, months, fragments. Truth: the towns' own rows."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import closing_town
import growing_town
import pytest
from closing_town import COMPANY, OrganisationUnit
from growing_town import (
    BOUGHT,
    BUDGETS,
    CARE,
    COSTS,
    GOODS,
    GRANTS,
    INVESTMENTS,
    LIBRARY,
    ROOMS,
    SCHOOL,
    STAFF_COSTS,
    TAXES,
    TOWN,
    YEAR,
    actual,
    apart,
    percent,
)
from talk import asker_of, talk

from ingest.model import Period
from retrieval.answer import Asker

WORKS, EDUCATION, TECHNICAL, NATURE, WELFARE = "Vesihuoltolaitos", "Sivistyslautakunta", "Tekninen lautakunta", "Ympäristölautakunta", "Hyvinvointilautakunta"
BOARDS = {EDUCATION: (-4_100_000, -4_100_400), TECHNICAL: (-2_000_000, -2_100_000), NATURE: (-900_000, -899_700), WELFARE: (-700_000, -690_000)}
"""The amended budget and the outcome of each board's operating costs; two of them are printed as 100,0 per cent of the budget."""
UNITS = {
    (WORKS, "Toimintakulut"): (-600_000, -640_000),
    (WORKS, "Toimintakate"): (300_000, 310_000),
    (EDUCATION, "Toimintatuotot"): (300_000, 320_000),
    (TECHNICAL, "Toimintatuotot"): (700_000, 715_000),
    (EDUCATION, "Palvelujen ostot"): (-800_000, -760_000),
    ("Perusopetus", "Palvelujen ostot"): (-500_000, -530_000),
    ("Kirjastopalvelut", "Palvelujen ostot"): (-60_000, -50_000),
    (closing_town.TOWN, "Toimintakate"): (-7_000_000, -7_100_000),
}
"""(whose, row) → its amended budget and its outcome."""
TOWN_BUDGET = {COSTS: -8150, STAFF_COSTS: -3800, GRANTS: -1900, BOUGHT: -1750, GOODS: -700}
"""The town's budget of 2024 in thousands; its grants are budgeted at more than they came to, and at more than what is bought."""
RATES = {1: "9.9", 2: "10.4", 3: "9.8", 4: "10.1"}
"""Month of 2024 → the rate of unemployment."""
UNTOUCHED = ("Uimarannan laituri", "Torin suihkulähde")
"""Investments that have a budget and nothing spent."""


def printed(part: int, whole: int) -> Decimal:
    """A per cent as printed, to one decimal."""
    return (100 * Decimal(part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)


@pytest.fixture(scope="module")
def boards() -> Asker:
    """The closing town with two more boards, per cents printed, and a waterworks."""
    town = closing_town.extraction()
    base = next(f for f in town.figures if f.unit == "Tilapalvelut" and f.measure == "actual")
    rows = {**{(board, "Toimintakulut"): numbers for board, numbers in BOARDS.items()}, **UNITS}
    made = []
    for row, ((unit, account), (budget, outcome)) in enumerate(rows.items()):
        path = closing_town._PATHS.get(unit, (closing_town.TOWN, unit))
        cells = [("amended_budget", Decimal(budget)), ("actual", Decimal(outcome))]
        if unit in BOARDS and account == "Toimintakulut":
            cells.append(("percent", printed(outcome, budget)))
        made += [
            replace(
                base, figure_id=f"board-{row}-{column}", unit=unit, unit_path=path, account=account, measure=measure, number=number, text=str(number),  # type: ignore[arg-type]
                number_unit="%" if measure == "percent" else "EUR", table=20, row=row, column=column, row_label=account, column_label=f"{measure} 2024",
            )
            for column, (measure, number) in enumerate(cells)
        ]  # fmt: skip
    kept = [f for f in town.figures if (f.unit, f.account) not in rows or f.unit == closing_town.TOWN]
    units = [OrganisationUnit(board, (closing_town.TOWN, board), "lautakunta") for board in (NATURE, WELFARE)]
    units.append(OrganisationUnit(WORKS, (closing_town.TOWN, WORKS), "liikelaitos"))
    return asker_of(replace(town, units=(*town.units, *units), figures=(*kept, *made)))


@pytest.fixture(scope="module")
def asker() -> Asker:
    """The growing town with a budget of its own rows, a rate of each month, and investments not begun."""
    town = growing_town.extraction()
    made = []
    for f in town.figures:
        if f.unit == TOWN and f.account in TOWN_BUDGET and f.period == YEAR and f.measure == "actual":
            number = Decimal(TOWN_BUDGET[f.account]) * 1000
            made.append(replace(f, figure_id=f"{f.figure_id}-b", measure="amended_budget", number=number, text=str(number), column=3, column_label="Budjetti"))
    base = next(f for f in town.figures if f.unit == TOWN)
    for month, rate in RATES.items():
        period = Period(date(2024, month, 1), date(2024, month, monthrange(2024, month)[1]), f"{month}/2024")
        made.append(
            replace(
                base, figure_id=f"rate-{month}", account="Työttömyysaste, %", subject_kind="indicator", number_unit="%", number=Decimal(rate), text=rate,
                period=period, table=30, row=90, column=month, row_label="Työttömyysaste, %", column_label=period.label,
            )
        )  # fmt: skip
    base = next(f for f in town.figures if f.subject_kind == "investment" and f.measure == "actual")
    made += [
        replace(
            base,
            figure_id=f"not-{n}-{column}",
            account=name,
            row_label=name,
            measure=measure,
            number=Decimal(number),
            text=str(number),
            row=95 + n,
            column=column,
        )  # type: ignore[arg-type]
        for n, name in enumerate(UNTOUCHED)
        for column, (measure, number) in enumerate((("amended_budget", -50_000), ("actual", 0)))
    ]
    return asker_of(replace(town, figures=(*town.figures, *made)))


def of(unit: str, row: str) -> Decimal:
    """The outcome of a row in the town of boards."""
    return Decimal((BOARDS[unit] if unit in BOARDS and row == "Toimintakulut" else UNITS[unit, row])[1])


def budgeted(unit: str, row: str) -> Decimal:
    return Decimal((BOARDS[unit] if unit in BOARDS and row == "Toimintakulut" else UNITS[unit, row])[0])


SCHOOL_COSTS = "Mitkä olivat perusopetuksen toimintakulut 2024?"
BOARD_COSTS = "Mitkä olivat sivistyslautakunnan toimintakulut 2024?"
WORKS_COSTS = "Mitkä olivat vesihuoltolaitoksen toimintakulut 2024?"
ITS_BOARD = {
    "the board of a unit": ((SCHOOL_COSTS, "Entä koko lautakunta?"), of(EDUCATION, "Toimintakulut")),
    "the board of another unit": (("Mitkä olivat tilapalvelujen toimintakulut 2024?", "Entä koko lautakunta?"), of(TECHNICAL, "Toimintakulut")),
    "of another row": (("Mitkä olivat perusopetuksen palvelujen ostot 2024?", "Entä koko lautakunnan?"), of(EDUCATION, "Palvelujen ostot")),
    "the board's income after a unit": ((SCHOOL_COSTS, "Mitkä olivat lautakunnan tulot?"), of(EDUCATION, "Toimintatuotot")),
    "the board's income after the board": ((BOARD_COSTS, "Mitkä olivat lautakunnan tulot?"), of(EDUCATION, "Toimintatuotot")),
    "of the other board": (("Mitkä olivat teknisen lautakunnan toimintakulut 2024?", "Paljonko lautakunnan tulot olivat?"), of(TECHNICAL, "Toimintatuotot")),
    "a works by what it is": ((WORKS_COSTS, "Mikä oli laitoksen toimintakate?"), of(WORKS, "Toimintakate")),
    "a works, asked on": ((WORKS_COSTS, "Entä laitoksen toimintakate?"), of(WORKS, "Toimintakate")),
    "a fragment": ((SCHOOL_COSTS, "palvelujen ostot?"), of("Perusopetus", "Palvelujen ostot")),
    "a fragment of a budget": (
        ("Mitkä olivat kirjastopalvelujen toimintakulut talousarviossa 2024?", "palvelujen ostot?"),
        budgeted("Kirjastopalvelut", "Palvelujen ostot"),
    ),
    "the outcome of what went over most": (("Mikä lautakunta ylitti talousarvionsa eniten 2024?", "Mikä oli toteuma?"), of(TECHNICAL, "Toimintakulut")),
    "more than budgeted": (("Paljonko enemmän tilapalveluissa kului toimintakuluihin 2024 kuin budjettiin oli laskettu?",), Decimal(-1_650_000 - -1_500_000)),
    "less than budgeted": (("Paljonko vähemmän kirjastopalvelujen toimintakulut olivat kuin budjettiin oli laskettu 2024?",), Decimal(-390_000 - -400_000)),
}


@pytest.mark.parametrize(("turns", "number"), ITS_BOARD.values(), ids=ITS_BOARD)
def test_boards_and_units_told_before(boards: Asker, turns: tuple[str, ...], number: Decimal) -> None:
    answer = talk(boards, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(number, "EUR")], answer.answer
    assert answer.citations


NO_COMPANY = {
    "a works is no company": (WORKS_COSTS, "Jäikö yhtiö voitolle?"),
    "a unit is no company": (SCHOOL_COSTS, "Paljonko yhtiö teki tappiota?"),
    "its turnover": (WORKS_COSTS, "Mikä oli yhtiön liikevaihto?"),
}


@pytest.mark.parametrize("turns", NO_COMPANY.values(), ids=NO_COMPANY)
def test_a_company_not_spoken_of_is_refused_by_that_word(boards: Asker, turns: tuple[str, ...]) -> None:
    answer = talk(boards, *turns)
    assert (answer.status, answer.values) == ("not_found", ())
    assert "”yhtiö" in answer.answer


def test_the_company_spoken_of_is_told(boards: Asker) -> None:
    answer = talk(boards, f"Mikä oli {COMPANY}:n liikevaihto 2024?", "Paljonko yhtiö teki tappiota?")
    assert [value.number for value in answer.values] == [Decimal(-12083)], answer.answer


def over() -> list[str]:
    """The boards that spent more than their budget, by the amounts and not by the per cent printed."""
    return sorted((b for b, (budget, outcome) in BOARDS.items() if abs(outcome) > abs(budget)), key=lambda b: -printed(BOARDS[b][1], BOARDS[b][0]))


def test_two_boards_are_printed_at_a_hundred_on_either_side() -> None:
    assert [printed(BOARDS[b][1], BOARDS[b][0]) for b in (EDUCATION, NATURE)] == [Decimal(100), Decimal(100)]
    assert over() == [TECHNICAL, EDUCATION]


@pytest.mark.parametrize(
    "question",
    [
        "Montako lautakuntaa ylitti talousarvionsa 2024?",
        "Kuinka moni lautakunta ylitti budjettinsa 2024?",
        "Montako lautakuntaa ylitti toimintakulujensa talousarvion 2024?",
    ],
)
def test_boards_that_passed_their_budget_are_counted(boards: Asker, question: str) -> None:
    answer = boards.ask(question)
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(len(over())), "count")], answer.answer


def test_a_budget_passed_by_less_than_its_per_cent_shows_is_listed(boards: Asker) -> None:
    shares = {board: printed(outcome, budget) for board, (budget, outcome) in BOARDS.items()}
    passed = boards.ask("Mitkä lautakunnat ylittivät talousarvionsa 2024?")
    assert [value.number for value in passed.values] == [shares[board] for board in over()], passed.answer
    assert "Sivistyslautakunnan" in passed.answer
    assert "Ympäristölautakunnan" not in passed.answer
    kept = boards.ask("Mitkä lautakunnat alittivat talousarvionsa 2024?")
    assert [value.number for value in kept.values] == [shares[WELFARE], shares[NATURE]], kept.answer
    assert "Sivistyslautakunnan" not in kept.answer


AREAS = sorted((SCHOOL, CARE, LIBRARY, ROOMS), key=lambda area: actual(COSTS, area))
"""The areas by what they spent, the dearest first: costs are printed with a minus."""
KINDS = sorted((STAFF_COSTS, BOUGHT, GOODS, GRANTS), key=actual)
BUDGETED = sorted((STAFF_COSTS, BOUGHT, GOODS, GRANTS), key=lambda kind: TOWN_BUDGET[kind])
ROAD = INVESTMENTS["Rantatien saneeraus"]
DEAREST = "Mikä vastuualue käytti eniten rahaa toimintakuluihin 2024?"
BUDGET = "Paljonko Koelan toimintakulujen talousarvio oli 2024?"
SPENT = "Paljonko Koelan toimintakulut olivat 2024?"
GREW = "Paljonko Koelan verotulot kasvoivat 2024?"
OVER_MOST = "Mikä menolaji ylitti talousarvion eniten Koelassa 2024?"

GOES_ON = {
    "the second dearest": ((DEAREST, "Mikä on toisena?"), actual(COSTS, AREAS[1]), "EUR"),
    "the third dearest": ((DEAREST, "Mikä on toisena?", "Entä kolmantena?"), actual(COSTS, AREAS[2]), "EUR"),
    "the largest kind of cost by the budget": ((BUDGET, "Mikä menolaji siitä on isoin?"), Decimal(TOWN_BUDGET[BUDGETED[0]]) * 1000, "EUR"),
    "the second by the budget": ((BUDGET, "Mikä menolaji siitä on isoin?", "Mikä on toisena?"), Decimal(TOWN_BUDGET[BUDGETED[1]]) * 1000, "EUR"),
    "the second by the outcome": ((SPENT, "Mikä menolaji siitä on isoin?", "Mikä on toisena?"), actual(KINDS[1]), "EUR"),
    "the per cent of the dearest": ((DEAREST, "Mikä oli toteumaprosentti?"), percent(actual(COSTS, SCHOOL), actual(COSTS, SCHOOL) - apart(SCHOOL)), "%"),
    "the per cent of the largest investment": (("Mikä oli Koelan suurin investointi 2024?", "Mikä oli toteumaprosentti?"), percent(ROAD[1], ROAD[0]), "%"),
    "the budget of the largest investment": (("Mikä oli Koelan suurin investointi 2024?", "Mikä oli määräraha?"), Decimal(ROAD[0]) * 1000, "EUR"),
    "the per cent of what went over most": ((OVER_MOST, "Mikä oli toteumaprosentti?"), percent(actual(STAFF_COSTS), TOWN_BUDGET[STAFF_COSTS] * 1000), "%"),
    "a fragment of another year": (("Mitkä olivat Koelan henkilöstökulut 2023?", "palvelujen ostot?"), actual(BOUGHT, year=2023), "EUR"),
    "a fragment of the budget": (("Mitkä olivat Koelan henkilöstökulut 2024 talousarviossa?", "avustukset?"), Decimal(TOWN_BUDGET[GRANTS]) * 1000, "EUR"),
    "a number of its own after a change": ((GREW, "Entä mitkä olivat henkilöstökulut?"), actual(STAFF_COSTS), "EUR"),
    "another number of its own": ((GREW, "Entä mikä oli toimintatuotot?"), actual("Toimintatuotot"), "EUR"),
    "an income after a cost grew": (("Paljonko Koelan henkilöstökulut kasvoivat 2024?", "Entä mitkä olivat verotulot?"), actual(TAXES), "EUR"),
}


def test_the_budget_ranks_the_kinds_of_cost_otherwise_than_the_outcome() -> None:
    assert KINDS[:2] == [STAFF_COSTS, BOUGHT]
    assert BUDGETED[:2] == [STAFF_COSTS, GRANTS]
    assert set(BUDGETS) == set(AREAS)


@pytest.mark.parametrize(("turns", "number", "unit"), GOES_ON.values(), ids=GOES_ON)
def test_what_was_told_before_goes_on(asker: Asker, turns: tuple[str, ...], number: Decimal, unit: str) -> None:
    answer = talk(asker, *turns)
    assert [(value.number, value.unit) for value in answer.values] == [(number, unit)], answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("month", "asked", "last"),
    [(2, 3, "Nousiko se siitä maaliskuussa?"), (2, 3, "Laskiko se siitä maaliskuussa?"), (3, 4, "Nousiko se siitä huhtikuussa?")],
)
def test_a_month_is_held_against_the_month_told(asker: Asker, month: int, asked: int, last: str) -> None:
    first = {2: "helmikuussa", 3: "maaliskuussa"}[month]
    answer = talk(asker, f"Mikä oli Koelan työttömyysaste {first} 2024?", last)
    rose = Decimal(RATES[asked]) > Decimal(RATES[month])
    assert answer.answer.startswith("Kyllä:" if rose is last.startswith("Nousi") else "Ei:"), answer.answer
    assert all(f"{RATES[m].replace('.', ',')} %" in answer.answer for m in (month, asked))


@pytest.mark.parametrize(
    "question",
    ["Mihin kohteisiin ei ole mennyt euroakaan?", "Mihin investointikohteisiin ei ole mennyt vielä euroakaan?", "Mihin kohteisiin ei ole käytetty mitään?"],
)
def test_where_nothing_was_spent_is_listed(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    assert [(value.number, value.unit) for value in answer.values] == [(Decimal(0), "EUR")] * len(UNTOUCHED), answer.answer
    assert all(name in answer.answer for name in UNTOUCHED)
    assert not any(name in answer.answer for name in INVESTMENTS)


@pytest.mark.parametrize(
    "turns",
    [
        ("Mikä oli Koelan työttömyysaste helmikuussa 2024?", "henkilöstökulut?"),  # no month of them is printed
        ("Mitkä olivat Koelan verotulot 2024?", "Entä vuonna 2024?", "Paljonko muutos on?"),
        ("Mitkä olivat Koelan verotulot 2024?", "Mitkä olivat Koelan verotulot 2024?", "Paljonko muutos on?"),
    ],
)
def test_no_other_time_and_no_change_of_a_number_from_itself(asker: Asker, turns: tuple[str, ...]) -> None:
    answer = talk(asker, *turns)
    assert (answer.status, answer.values) == ("not_found", ()), answer.answer


def test_a_part_of_what_was_told_keeps_its_row(asker: Asker) -> None:
    answer = talk(asker, "Paljonko Koelan henkilöstökulut olivat 2024?", "Paljonko siitä on perusopetuksen menoa?")
    assert [value.number for value in answer.values] == [actual(STAFF_COSTS, SCHOOL)], answer.answer
