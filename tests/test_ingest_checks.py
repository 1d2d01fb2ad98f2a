"""Identities of printed figures: what holds, what is rounding, what is an error, and what is mended."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ingest.amounts import parse_amount, scaled
from ingest.checks.checks import check
from ingest.checks.printed_twice import print_key
from ingest.checks.rounding import half_digits
from ingest.columns.columns import read_column, row_unit
from ingest.extract import extract
from ingest.language.number_words import number_words, sum_words
from ingest.language.statement_words import account_of, is_closing, is_cost, is_opening, plain_label
from ingest.model import Box, Cell, Column, Extraction, Figure, Finding, Page, Period, Row, RowKind, Table, Word

SHARED = Path(__file__).parents[2] / "shared"
REPORT = Period(date(2025, 1, 1), date(2025, 12, 31), "2025")
BUDGETS = ["TA 2025", "Muutokset", "TA+muutos 2025", "Toteuma 2025", "Jäljellä", "Tot. %"]


def sheet(
    columns: Sequence[str],
    lines: Sequence[tuple[str, ...]],
    index: int = 0,
    page: int = 1,
    unit: str = "Kaislajoen kaupunki",
    scale: int = 1,
    bold: Sequence[str] = (),
) -> tuple[Table, list[Figure]]:
    """A table of figures as reading gives it. A label that begins with spaces is indented, one without cells heads a group."""
    rows: list[Row] = []
    figures: list[Figure] = []
    group: tuple[str, ...] = ()
    for n, (label, *texts) in enumerate(lines):
        name = label.strip()
        if not texts:
            group = (name,)
        cells: list[Cell | None] = [Cell(name, page, Box(40, 100 + 12 * n, 200, 109 + 12 * n))]
        for c, text in enumerate(texts, 1):
            box = Box(200 + 60 * c, 100 + 12 * n, 250 + 60 * c, 109 + 12 * n)
            amount = parse_amount(text)
            cells.append(Cell(text, page, box, amount=amount) if text else None)
            if amount is None or amount.nil:
                continue
            meaning = read_column(columns[c - 1], REPORT)
            said = row_unit(name) if account_of(name) is None else None
            number_unit = meaning.number_unit or (said[0] if said else None) or "EUR"
            own = Decimal(scale) if number_unit == "EUR" else Decimal(1)
            figures.append(
                Figure(
                    f"f-{index}-{n}-{c}",
                    unit,
                    ("Kaislajoen kaupunki", unit) if unit != "Kaislajoen kaupunki" else (unit,),
                    name,
                    "account",
                    meaning.measure,
                    meaning.period,
                    scaled(amount.number, own),
                    number_unit,
                    text,
                    own,
                    page,
                    box,
                    table=index,
                    row=n,
                    column=c,
                    row_label=name,
                    column_label=columns[c - 1],
                    groups=group,
                    exact=amount.exact,
                )
            )
        kind: RowKind = "group" if not texts else "total" if "yhteensä" in name.lower() else "data"
        rows.append(Row(name, tuple(cells), kind, (page,), len(label) - len(label.lstrip()), group if texts else (), name in bold))
    heads = [Column("", 40, 200), *[Column(c, 200 + 60 * n, 250 + 60 * n, True) for n, c in enumerate(columns, 1)]]
    return Table(index, "figures", "Tuloslaskelma", None, (page,), ((page, Box(40, 90, 560, 700)),), tuple(heads), tuple(rows)), figures


def findings(*sheets: tuple[Table, list[Figure]], pages: Sequence[Page] = ()) -> list[Finding]:
    return check([f for _, own in sheets for f in own], [t for t, _ in sheets], pages)[1]


def statuses(found: Sequence[Finding], identity: str) -> list[str]:
    return [f.status for f in found if f.identity.startswith(identity)]


def errors(found: Sequence[Finding]) -> list[Finding]:
    return [f for f in found if f.status == "error"]


# ------------------------------------------------------------------------------------------------ rows

ROW_CASES = [
    pytest.param(BUDGETS, ("Avustukset", "-1 000", "-200", "-1 200", "-300", "-900", "25,0"), "Jäljellä =", id="remaining"),
    pytest.param(BUDGETS, ("Avustukset", "-1 000", "-200", "-1 200", "-300", "-900", "25,0"), "Tot. % =", id="percent"),
    pytest.param(BUDGETS, ("Avustukset", "-1 000", "-200", "-1 200", "-300", "-900", "25,0"), "TA+muutos 2025 =", id="amended budget"),
    pytest.param(
        ["TA 2025", "Toteuma 2025", "Poikkeama"], ("Avustukset", "-1 000", "-1 300", "-300"), "Poikkeama = Toteuma 2025 − TA 2025", id="actual less budget"
    ),
    pytest.param(
        ["TA 2025", "Toteuma 2025", "Poikkeama"], ("Avustukset", "-1 000", "-1 300", "300"), "Poikkeama = TA 2025 − Toteuma 2025", id="budget less actual"
    ),
    pytest.param(
        ["TA 2025", "Ennuste 2025", "Poikkeama"], ("Avustukset", "-1 000", "-1 300", "-300"), "Poikkeama = Ennuste 2025 − TA 2025", id="forecast less budget"
    ),
    pytest.param(
        ["TA 2025", "TA-muutos", "Toteuma 2025", "Tot-%"], ("Avustukset", "-1 000", "-200", "-300", "25,0"), "Tot-% = Toteuma 2025 / (TA", id="percent of both"
    ),
    pytest.param(
        ["TA 2025", "TA-muutos", "Toteuma 2025", "Jäljellä"], ("Vuokrat", "-1 000", "-200", "-300", "-900"), "Jäljellä = (TA 2025 + TA", id="remaining of both"
    ),
    pytest.param(["TP 2024", "TP 2025", "Muutos €", "Muutos %"], ("Avustukset", "-1 000", "-1 250", "-250", "25,0"), "Muutos € =", id="change"),
    pytest.param(["TP 2024", "TP 2025", "Muutos €", "Muutos %"], ("Avustukset", "-1 000", "-1 250", "-250", "25,0"), "Muutos % =", id="change in percent"),
]


@pytest.mark.parametrize(("columns", "line", "identity"), ROW_CASES)
def test_a_row_that_adds_up_holds(columns: list[str], line: tuple[str, ...], identity: str) -> None:
    found = findings(sheet(columns, [line, ("Palvelujen ostot", *line[1:])]))
    assert statuses(found, identity) == ["holds", "holds"]
    assert not errors(found)


@pytest.mark.parametrize(
    ("remaining", "status"),
    [("-900", "holds"), ("-901", "rounding"), ("-899", "rounding"), ("-902", "error"), ("900", "error")],
)
def test_one_row_among_many(remaining: str, status: str) -> None:
    good = [(name, "-1 000", "-200", "-1 200", "-300", "-900", "25,0") for name in ("Avustukset", "Palvelujen ostot", "Vuokrat")]
    found = findings(sheet(BUDGETS, [*good, ("Muut toimintakulut", "-1 000", "-200", "-1 200", "-300", remaining, "25,0")]))
    told = statuses(found, "Jäljellä =")
    assert told == ["holds", "holds", "holds", status]


def test_an_error_says_where_and_what() -> None:
    good = [(name, "-1 000", "0", "-1 000", "-300", "-700", "30,0") for name in ("Avustukset", "Palvelujen ostot", "Vuokrat")]
    found = errors(findings(sheet(BUDGETS, [*good, ("Muut toimintakulut", "-12 000", "0", "-12 000", "-2 700", "9 300", "22,5")], page=7)))
    assert len(found) == 1
    assert found[0].message == (
        "Sivu 7, rivi ”Muut toimintakulut”, sarake ”Jäljellä”: painettu luku on 9 300 €, mutta luvuista tulee −9 300 € = −12 000 + 2 700; ero on 18 600 €"
        " (Jäljellä = TA+muutos 2025 − Toteuma 2025). Etumerkki on luultavasti väärä."
    ).replace("9 300", "9\u00a0300").replace("12 000", "12\u00a0000").replace("2 700", "2\u00a0700").replace("18 600", "18\u00a0600").replace(" €", "\u00a0€")
    assert (found[0].printed, found[0].computed, found[0].difference, found[0].unit) == (Decimal(9300), Decimal(-9300), Decimal(18600), "EUR")
    assert found[0].figure_ids == ("f-0-3-5", "f-0-3-3", "f-0-3-4")
    assert found[0].pages == (7,)


def test_signs_are_the_sheets_own() -> None:
    """Where a plus is for the better, costs turn the difference, and nothing is an error."""
    lines = [(f"{name}", "1 000", "1 100", "100") for name in ("Myyntituotot", "Maksutuotot", "Vuokratuotot", "Muut toimintatuotot")]
    lines += [(name, "2 000", "2 300", "-300") for name in ("Henkilöstökulut", "Palvelujen ostot", "Avustukset", "Muut toimintakulut", "Vuokrat")]
    found = findings(sheet(["TA 2025", "Toteuma 2025", "Poikkeama"], lines))
    assert not errors(found)
    assert len(statuses(found, "Poikkeama =")) == 9


def test_a_column_that_matches_nothing_is_left_alone() -> None:
    found = findings(
        sheet(
            ["TA 2025", "Toteuma 2025", "Poikkeama"], [("Avustukset", "1 000", "900", "17"), ("Vuokrat", "500", "480", "23"), ("Muut kulut", "50", "70", "5")]
        )
    )
    assert statuses(found, "Poikkeama") == []


def test_a_percentage_column_beside_its_change_is_held_to_it() -> None:
    rows = [
        ("Kunnan tulovero", "25 000", "26 000", "1 000", "-17,2"),
        ("Kiinteistövero", "4 000", "4 400", "400", "99,9"),
        ("Yhteisövero", "3 500", "2 800", "-700", "-2,0"),
    ]
    found = findings(sheet(["TP 2024", "TP 2025", "Muutos €", "Muutos %"], rows))
    assert [(f.printed, f.computed) for f in errors(found)] == [
        (Decimal("-17.2"), Decimal("4.0")),
        (Decimal("99.9"), Decimal("10.0")),
        (Decimal("-2.0"), Decimal("-20.0")),
    ]
    assert all("muista luvuista" in f.message for f in errors(found))


# ------------------------------------------------------------------------------------------------ sums

YEARS = ["TP 2023", "TP 2024", "TA 2025", "Toteuma 2025"]
BELOW = [
    ("Myyntituotot", "100", "110", "120", "130"),
    ("Maksutuotot", "50", "55", "60", "65"),
    ("Toimintatuotot", "150", "165", "180", "195"),
    ("Henkilöstökulut", "-700", "-710", "-720", "-730"),
    ("Palvelujen ostot", "-300", "-310", "-320", "-330"),
    ("Toimintakulut", "-1 000", "-1 020", "-1 040", "-1 060"),
    ("Toimintakate", "-850", "-855", "-860", "-865"),
]
ABOVE = [BELOW[2], *BELOW[:2], BELOW[5], *BELOW[3:5], BELOW[6]]
POSITIVE = [(name, *[c.removeprefix("-") for c in cells]) if name != "Toimintakate" else (name, *cells) for name, *cells in BELOW]


@pytest.mark.parametrize("lines", [pytest.param(BELOW, id="totals below"), pytest.param(ABOVE, id="totals above"), pytest.param(POSITIVE, id="costs positive")])
def test_a_statement_adds_up(lines: list[tuple[str, ...]]) -> None:
    found = findings(sheet(YEARS, lines))
    for identity in ("Toimintatuotot = ", "Toimintakulut = ", "Toimintakate = "):
        assert statuses(found, identity) == ["holds"] * 4
    assert not errors(found)


@pytest.mark.parametrize("lines", [pytest.param(BELOW, id="totals below"), pytest.param(ABOVE, id="totals above"), pytest.param(POSITIVE, id="costs positive")])
@pytest.mark.parametrize("row", ["Maksutuotot", "Toimintakulut", "Henkilöstökulut", "Toimintakate"])
def test_one_wrong_cell_is_found_and_nothing_else_blamed(lines: list[tuple[str, ...]], row: str) -> None:
    wrong = [(n, *c[:2], c[2][:-1] + "5" if n == row else c[2], c[3]) for n, *c in lines]
    found = findings(sheet(YEARS, wrong))
    at = next(n for n, line in enumerate(wrong) if line[0] == row)
    assert errors(found)
    assert all(f"f-0-{at}-3" in f.figure_ids for f in errors(found))


@pytest.mark.parametrize(
    ("printed", "status"),
    [("150", "holds"), ("151", "rounding"), ("149", "rounding"), ("152", "error"), ("148", "error"), ("-150", "error")],
)
def test_rounding_is_half_a_digit_of_every_term(printed: str, status: str) -> None:
    lines = [BELOW[0], BELOW[1], ("Toimintatuotot", printed, *BELOW[2][2:])]
    assert statuses(findings(sheet(YEARS, lines)), "Toimintatuotot = ")[0] == status
    thousands = sheet(YEARS, lines, scale=1000)
    assert statuses(findings(thousands), "Toimintatuotot = ")[0] == status


def test_a_rule_must_be_proved() -> None:
    """Rows that add up in one column by chance are no sum, nor are small counts that add up in several."""
    chance = [("Kohde A", "100", "7", "900", "31"), ("Kohde B", "50", "3", "800", "77"), ("Kohde C", "150", "2", "100", "5")]
    assert findings(sheet(YEARS, chance)) == []
    counts = [("Kentät, kpl", "3", "4", "3", "5"), ("Kaukalot, kpl", "8", "8", "9", "9"), ("Salit, kpl", "11", "12", "16", "14")]
    assert findings(sheet(YEARS, counts)) == []


def test_parts_of_a_row_are_no_terms() -> None:
    lines = [BELOW[0], ("josta sisäiset", "40", "40", "40", "40"), BELOW[1], BELOW[2]]
    assert statuses(findings(sheet(YEARS, lines)), "Toimintatuotot = Myyntituotot + Maksutuotot") == ["holds"] * 4


def test_an_empty_total_is_told() -> None:
    lines = [("Koulut", "100", "110", "120", "130"), ("Päiväkodit", "50", "55", "60", "65"), ("Rakennukset yhteensä", "150", "165", "", "195")]
    found = errors(findings(sheet(YEARS, lines)))
    assert [(f.printed, f.computed, f.figure_ids) for f in found] == [(Decimal(0), Decimal(180), ("f-0-0-3", "f-0-1-3"))]
    assert "solu on tyhjä" in found[0].message


def test_a_cell_that_could_not_be_read_is_not_called_empty_nor_wrong() -> None:
    lines = [(n, *c[:2], "n. 1 000" if n == "Toimintakulut" else c[2], c[3]) for n, *c in BELOW]
    assert not errors(findings(sheet(YEARS, lines)))


def test_a_row_that_the_table_leaves_out_is_named() -> None:
    lines = [
        ("Poistot ja arvonalentumiset", "-500", "-510", "-620", "-700"),
        ("Suunnitelman mukaiset poistot", "-400", "-410", "-420", "-430"),
        ("Kertaluonteiset poistot", "-100", "-100", "-100", "-100"),
    ]
    found = errors(findings(sheet(YEARS, lines, bold=["Poistot ja arvonalentumiset"])))
    assert [f.difference for f in found] == [Decimal(-100), Decimal(-170)]
    assert all("Arvonalentumiset" in f.message.split("voi puuttua ")[1] for f in found)


def test_a_sum_of_units_proved_in_one_table_holds_the_next_to_it() -> None:
    head = ("Kaislajoen kaupunki", "1 000", "1 100")
    first = sheet(["TA 2025", "Toteuma 2025"], [head, ("Sivistyslautakunta", "700", "720"), ("Tekninen lautakunta", "300", "380")])
    second = sheet(["TP 2024", "TP 2023"], [head, ("Sivistyslautakunta", "700", "720"), ("Tekninen lautakunta", "300", "0")], index=1, page=2)
    found = errors(findings(first, second))
    assert [(f.pages, f.printed, f.computed) for f in found] == [((2,), Decimal(1100), Decimal(720))]
    assert "”Tekninen lautakunta” (0) on tässä sarakkeessa nolla" in found[0].message


def test_columns_are_added_up_too() -> None:
    heads = ["Rakennukset 31.12.2025", "Koneet 31.12.2025", "Maa-alueet 31.12.2025", "Yhteensä 31.12.2025"]
    lines = [
        ("Lisäykset", "1 000", "200", "30", "1 230"),
        ("Poistot", "400", "50", "1", "451"),
        ("Siirrot", "700", "60", "5", "760"),
        ("Muut erät", "900", "10", "7", "917"),
    ]
    found = [f for f in findings(sheet(heads, lines)) if f.identity.endswith("(sarakkeet)")]
    assert [f.status for f in found] == ["holds", "holds", "error", "holds"]
    assert found[2].computed == Decimal(765)


@pytest.mark.parametrize(("line", "errors"), [(("Lisäpoistot", "", "60", "", ""), 0), (("Lisäpoistot", "1", "60", "", ""), 1)], ids=["a remark", "a row"])
def test_a_row_with_one_figure_misses_no_total(line: tuple[str, ...], errors: int) -> None:
    heads = ["Rakennukset 31.12.2025", "Koneet 31.12.2025", "Maa-alueet 31.12.2025", "Yhteensä 31.12.2025"]
    lines = [("Lisäykset", "1 000", "200", "30", "1 230"), ("Poistot", "400", "50", "1", "451"), ("Siirrot", "700", "60", "5", "765"), line]
    found = [f for f in findings(sheet(heads, lines)) if f.identity.endswith("(sarakkeet)")]
    assert [f.status for f in found] == ["holds"] * 3 + ["error"] * errors


def test_rates_and_means_have_no_sum_over_columns() -> None:
    heads = ["Keskuskoulu 31.12.2025", "Rantakoulu 31.12.2025", "Mäen koulu 31.12.2025", "Yhteensä 31.12.2025"]
    sums = [
        ("Palkat", "1 000", "200", "30", "1 230"),
        ("Tarvikkeet", "400", "50", "1", "451"),
        ("Vuokrat", "700", "60", "5", "765"),
        ("Muu", "900", "10", "7", "917"),
    ]
    rates = [("Kustannus oppilasta kohden", "900", "1 100", "1 000", "950"), ("Menot keskimäärin", "90", "110", "100", "95")]
    found = [f for f in findings(sheet(heads, sums + rates)) if f.identity.endswith("(sarakkeet)")]
    assert [f.status for f in found] == ["holds"] * 4


# ------------------------------------------------------------------------------------------------ over tables


def test_a_committee_is_the_sum_of_its_areas() -> None:
    def area(unit: str, index: int, income: str, costs: str, margin: str) -> tuple[Table, list[Figure]]:
        lines = [("Toimintatuotot", income, income, income), ("Toimintakulut", costs, costs, costs), ("Toimintakate", margin, margin, margin)]
        return sheet(["TP 2024", "TA 2025", "Toteuma 2025"], lines, index=index, page=index + 1, unit=unit)

    whole, one, two = (
        area("Sivistyslautakunta", 0, "1 000", "-5 001", "-4 001"),
        area("Koulut", 1, "600", "-3 000", "-2 400"),
        area("Kirjastot", 2, "400", "-2 000", "-1 600"),
    )
    found = [f for f in findings(whole, one, two) if f.identity.startswith("Sivistyslautakunta = Koulut + Kirjastot")]
    assert [f.status for f in found].count("holds") == 3
    assert [f.status for f in found].count("rounding") == 6
    assert {f.pages for f in found} == {(1, 2, 3)}


@pytest.mark.parametrize(("apart", "status"), [(3, "rounding"), (4, "error")])
def test_sums_of_rounded_rows_may_be_further_apart(apart: int, status: str) -> None:
    def area(unit: str, index: int, wages: int, costs: int) -> tuple[Table, list[Figure]]:
        lines = [("Henkilöstökulut", *[f"-{wages}"] * 3), ("Toimintakulut", *[f"-{costs}"] * 3), ("Toimintakate", *[f"-{costs}"] * 3)]
        return sheet(["TP 2024", "TA 2025", "Toteuma 2025"], lines, index=index, page=index + 1, unit=unit)

    whole = sheet(
        ["TP 2024", "TA 2025", "Toteuma 2025"],
        [("Henkilöstökulut", "-3000", "-3000", "-3000"), ("Toimintakulut", f"-{5000 + apart}", "-5000", "-5000"), ("Toimintakate", "-5000", "-5000", "-5000")],
        unit="Sivistyslautakunta",
    )
    parts = (area("Koulut", 1, 1000, 3000), area("Kirjastot", 2, 2000, 2000))
    found = [f for f in findings(whole, *parts) if f.identity == "Sivistyslautakunta = Koulut + Kirjastot: Toimintakulut"]
    assert sorted(f.status for f in found) == sorted([status, "holds", "holds"])


def test_a_margin_is_not_made_of_another_groups_rows() -> None:
    columns = ["TA 2025", "Toteuma 2025", "Ennuste − TA"]
    income = [("Myyntituotot", "100", "80", "1"), ("Maksutuotot", "42", "27", "-1")]
    own = [("Toimintatuotot", "142", "107", "0"), ("Toimintakulut", "-2 317", "-1 484", "-12"), ("Toimintakate", "-2 175", "-1 377", "-12")]
    whole = sheet(columns, [*income, *own])
    lines: list[tuple[str, ...]] = [
        ("Yleishallinto",),
        *(("Toimintatuotot", "57", "36", "0"), ("Toimintakulut", "-1 480", "-927", "-6"), ("Toimintakate", "-1 423", "-891", "-6")),
        ("Elinvoima",),
        *(("Toimintatuotot", "85", "71", "0"), ("Toimintakulut", "-837", "-557", "-6"), ("Toimintakate", "-752", "-486", "-6")),
    ]
    found = findings(whole, sheet(columns, lines, index=1, bold=["Toimintakate"]))
    assert not errors(found)
    assert statuses(found, "Toimintakate = ") == ["holds"] * 9


BALANCES = ["31.12.2025", "31.12.2024"]
EXACT = [
    ("Rakennukset", "65 659 576,31", "52 811 804,33"),
    ("Koneet ja kalusto", "284 029,27", "416 097,85"),
    ("Maa- ja vesialueet", "10 878 555,41", "10 540 589,02"),
]


@pytest.mark.parametrize(
    ("printed", "status"),
    [("65 660", "holds"), ("65 659", "rounding"), ("65 663", "error"), ("69 660", None)],
    ids=["as rounded", "moved by one", "a slip", "another thing"],
)
def test_the_same_figure_in_another_scale(printed: str, status: str | None) -> None:
    rough = sheet(
        BALANCES,
        [("Rakennukset", printed, "52 812"), ("Koneet ja kalusto", "284", "416"), ("Maa- ja vesialueet", "10 879", "10 541")],
        index=1,
        page=35,
        scale=1000,
    )
    found = [f for f in findings(sheet(BALANCES, EXACT), rough) if "Rakennukset 31.12.2025" in f.identity]
    assert [f.status for f in found] == ([status] if status else [])
    assert all("f-1-0-1" in f.figure_ids and "f-0-0-1" in f.figure_ids for f in found)


def test_tables_that_differ_in_several_rows_tell_of_different_things() -> None:
    """Figures with internal items and without have the same names and are near each other."""
    outer = sheet(
        ["TA 2025", "Toteuma 2025"],
        [("Toimintatuotot", "70 000", "71 000"), ("Toimintakulut", "-500 000", "-510 000"), ("Toimintakate", "-430 000", "-439 000")],
    )
    inner = sheet(
        ["TA 2025", "Toteuma 2025"],
        [("Toimintatuotot", "71 000", "72 000"), ("Toimintakulut", "-501 000", "-511 000"), ("Toimintakate", "-430 000", "-439 000")],
        index=1,
        page=2,
    )
    assert not errors(findings(outer, inner))


def test_inhabitants_are_the_same_everywhere() -> None:
    tables = [
        sheet(["2025", "2024"], [(name, "15 049", count)], index=n, page=n + 1)
        for n, (name, count) in enumerate([("Asukasmäärä", "15 164"), ("Asukasluku 31.12.", "15 164"), ("Väestön määrä", "15 165")])
    ]
    found = errors(findings(*tables))
    assert [(f.printed, f.computed, f.unit, f.pages) for f in found] == [(Decimal(15165), Decimal(15164), "persons", (1, 3))]


def test_a_sum_of_a_like_name_is_another_thing() -> None:
    first = sheet(["TP 2025", "TP 2024"], [("Henkilöstökulut", "28 659 191,96", "28 685 253,75")])
    second = sheet(
        ["TP 2025", "TP 2024"],
        [
            ("Tuloslaskelman mukaan", "28 659 191,96", "28 685 253,75"),
            ("Aktivoitu hankkeisiin", "94 785,53", "81 517,56"),
            ("Henkilöstökulut yhteensä", "28 753 977,49", "28 766 771,31"),
        ],
        index=1,
        page=2,
    )
    assert not errors(findings(first, second))


def test_an_opening_balance_is_the_closing_one_of_the_year_before() -> None:
    lines = [("Rahavarojen muutos", "1 955", "261"), ("Rahavarat 31.12.", "18 895", "16 940"), ("Rahavarat 1.1.", "16 940", "16 679")]
    assert not errors(findings(sheet(["2025", "2024"], lines)))
    found = errors(findings(sheet(["2025", "2024"], [("Rahavarojen muutos", "-5", "261"), lines[1], ("Rahavarat 1.1.", "18 900", "16 679")])))
    assert [(f.printed, f.computed) for f in found] == [(Decimal(18900), Decimal(16940))]


@pytest.mark.parametrize("minus", ["-", ""], ids=["reductions negative", "reductions positive"])
def test_a_balance_rolls_forward(minus: str) -> None:
    lines = [
        ("Muut omat rahastot 1.1.", "1 000,00", "900,00", "500,00"),
        ("Lisäykset", "300,00", "150,00", "50,00"),
        ("Vähennykset", f"{minus}100,00", f"{minus}50,00", f"{minus}20,00"),
        ("Muut omat rahastot 31.12.", "1 200,00", "1 000,00", "530,10"),
    ]
    found = [f for f in findings(sheet(["Konserni 2025", "Konserni 2024", "Kunta 2025"], lines)) if f.identity.startswith("Muut omat rahastot 31.12. =")]
    assert [f.status for f in found] == ["holds", "holds", "error"]
    assert found[2].difference == Decimal("0.10")


def test_key_figures_follow_from_the_balance_sheet() -> None:
    lines = [
        ("Oma pääoma", "50 000", "48 000"),
        ("Lainat rahoitus- ja vakuutuslait.", "60 000", "55 000"),
        ("Lainat rahoitus- ja vakuutuslait.", "4 000", "5 000"),
        ("Saadut ennakot", "500", "400"),
        ("VASTATTAVAA", "120 000", "115 000"),
        ("TUNNUSLUVUT",),
        ("Omavaraisuusaste, %", "41,8", "41,9"),
        ("Lainakanta 31.12., 1000 €", "63 400", "60 000"),
        ("Lainakanta 31.12., €/as.", "6 340", "6 000"),
        ("Asukasmäärä", "10 000", "10 000"),
    ]
    found = findings(sheet(["2025", "2024"], lines, scale=1000))
    assert statuses(found, "Omavaraisuusaste") == ["holds", "holds"]
    assert [(f.status, f.computed) for f in found if f.identity.startswith("Lainakanta 31.12., 1000 €")] == [
        ("error", Decimal(64000000)),
        ("holds", Decimal(60000000)),
    ]
    assert statuses(found, "Lainakanta 31.12., €/as.") == ["holds", "holds"]


# ------------------------------------------------------------------------------------------------ repair and doubt


def page_with(*words: tuple[str, Box]) -> Page:
    return Page(1, 595, 842, tuple(Word(text, box, 9) for text, box in words))


LOST = [
    ("Avustukset", "-1 000", "0", "-1 000", "-300", "-700", "30,0"),
    ("Vuokrat", "-900", "0", "-900", "-450", "-450", "50,0"),
    ("Muut menot", "-800", "0", "-800", "200", "-600", "25,0"),
]


def test_a_minus_on_the_line_above_is_given_back() -> None:
    table, figures = sheet(BUDGETS, LOST)
    number = next(f for f in figures if f.figure_id == "f-0-2-4")
    minus = Box(number.box.x0 - 4, number.box.top - 7, number.box.x0, number.box.top - 1)
    kept, found = check(figures, [table], [page_with(("-", minus))])
    mended = next(f for f in kept if f.figure_id == "f-0-2-4")
    assert mended.number == -200
    assert mended.repair is not None
    assert mended.repair.startswith("Miinusmerkki on luettu")
    assert [(f.status, f.printed, f.computed, f.figure_ids) for f in found if f.status in ("repaired", "error")] == [
        ("repaired", Decimal(200), Decimal(-200), ("f-0-2-4",))
    ]


@pytest.mark.parametrize("place", [None, Box(40, 700, 44, 704)], ids=["no minus on the page", "a minus elsewhere"])
def test_a_sign_that_the_report_prints_is_kept_and_doubted(place: Box | None) -> None:
    table, figures = sheet(BUDGETS, LOST)
    kept, found = check(figures, [table], [page_with(("-", place))] if place else [])
    assert [f.number for f in kept] == [f.number for f in figures]
    assert not any(f.status == "repaired" for f in found)
    assert {f.figure_id for f in kept if f.doubt} == {"f-0-2-5", "f-0-2-6"}
    assert all("(Jäljellä" in f.doubt or "(Tot. %" in f.doubt for f in kept if f.doubt)


def test_a_whole_statement_in_the_wrong_scale_is_mended() -> None:
    exact = sheet(["TA 2025", "Toteuma 2025"], [("Verotulot", "31 902 000,00", "33 595 351,41"), ("Valtionosuudet", "14 490 700,00", "15 120 644,00")])
    other = sheet(["TA 2025", "Toteuma 2025"], [("Verotulot", "31 902 000", "33 595 351"), ("Valtionosuudet", "14 490 700", "15 120 644")], index=1, page=2)
    wrong = sheet(
        ["TA 2025", "Toteuma 2025"],
        [("Verotulot", "31 902", "33 595"), ("Kunnan tulovero", "24 420", "26 441"), ("Valtionosuudet", "14 491", "15 121")],
        index=2,
        page=3,
    )
    kept, found = check([*exact[1], *other[1], *wrong[1]], [exact[0], other[0], wrong[0]], [])
    assert [f.number for f in kept if f.table == 2] == [Decimal(n) * 1000 for n in (31902, 33595, 24420, 26441, 14491, 15121)]
    assert {f.scale for f in kept if f.table == 2} == {Decimal(1000)}
    assert [len(f.figure_ids) for f in found if f.status == "repaired"] == [6]
    assert not errors(found)


def test_two_scales_with_no_third_are_left() -> None:
    one = sheet(["TA 2025", "Toteuma 2025"], [("Verotulot", "31 902 000", "33 595 351"), ("Valtionosuudet", "14 490 700", "15 120 644")])
    two = sheet(["TA 2025", "Toteuma 2025"], [("Verotulot", "31 902", "33 595"), ("Valtionosuudet", "14 491", "15 121")], index=1, page=2)
    kept, found = check([*one[1], *two[1]], [one[0], two[0]], [])
    assert [f.number for f in kept] == [f.number for f in (*one[1], *two[1])]
    assert not any(f.status == "repaired" for f in found)


def test_digits_parted_by_a_space_are_joined_when_that_adds_up() -> None:
    lines = [("Myyntituotot", "1 234 567", "1 111 111"), ("Maksutuotot", "100 000", "100 000"), ("Toimintatuotot", "1 334 56 7", "1 211 111")]
    kept, found = check(*(lambda s: (s[1], [s[0]], []))(sheet(["TP 2024", "TP 2025"], lines)))
    joined = [f for f in kept if f.repair]
    assert [(f.number, f.account, f.measure, f.period.label) for f in joined] == [(Decimal(1334567), "Toimintatuotot", "closing", "2024")]
    assert [f.status for f in found if f.status in ("repaired", "error")] == ["repaired"]
    wrong = [*lines[:2], ("Toimintatuotot", "1 334 56 8 9", "1 211 111")]
    table, figures = sheet(["TP 2024", "TP 2025"], wrong)
    assert check(figures, [table], [])[0] == figures


def test_a_row_shifted_over_an_empty_cell_is_put_back() -> None:
    columns = ["TP 2024", "TA 2025", "Toteuma 2025", "Jäljellä", "Tot. %"]
    good = [
        ("Avustukset", "-900", "-1 000", "-300", "-700", "30,0"),
        ("Vuokrat", "-800", "-900", "-450", "-450", "50,0"),
        ("Muut menot", "-70", "-80", "-60", "-20", "75,0"),
    ]
    table, figures = sheet(columns, [*good, ("Uusi hanke", "-400", "-100", "-300", "25", "")])
    kept, found = check(figures, [table], [])
    moved = {f.column: (f.measure, f.number, f.column_label) for f in kept if f.row == 3}
    assert moved == {
        2: ("budget", Decimal(-400), "TA 2025"),
        3: ("actual", Decimal(-100), "Toteuma 2025"),
        4: ("remaining", Decimal(-300), "Jäljellä"),
        5: ("percent", Decimal(25), "Tot. %"),
    }
    assert [f.status for f in found if f.status in ("repaired", "error")] == ["repaired"]


# ------------------------------------------------------------------------------------------------ words and rounding


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("-4875072", "EUR", "−4 875 072 €"),
        ("23.18", "%", "23,18 %"),
        ("0", "EUR", "0 €"),
        ("1234.50", "", "1 234,50"),
        ("15164", "persons", "15 164 henkilöä"),
        ("635", "€/asukas", "635 €/asukas"),
    ],
)
def test_numbers_are_written_in_finnish(number: str, unit: str, text: str) -> None:
    assert number_words(Decimal(number), unit) == re.sub(" ", "\u00a0", text)


def test_sums_are_written_in_finnish() -> None:
    assert sum_words([(Decimal(-790), False), (Decimal(-8), True), (Decimal(5), True), (Decimal(3), False)]) == "−790 + 8 − 5 + 3"


@pytest.mark.parametrize(
    ("texts", "scale", "halves"),
    [
        (["1 234", "5"], 1, ["0.5", "0.5"]),
        (["1 234", "5"], 1000, ["500", "500"]),
        (["16,8", "7,25"], 1, ["0.05", "0.005"]),
        (["2 849,55", "1 392", "190,5"], 1, ["0.005", "0.05", "0.05"]),
        (["2 849,55", "1 392,10", "190"], 1, ["0.005", "0.005", "0.005"]),
    ],
)
def test_half_a_last_digit(texts: list[str], scale: int, halves: list[str]) -> None:
    _, figures = sheet(["Toteuma 2025"], [(f"Rivi {n}", text) for n, text in enumerate(texts)], scale=scale)
    assert half_digits(figures) == [Decimal(h) for h in halves]


@pytest.mark.parametrize(
    ("label", "plain", "account"),
    [
        ("II Aineelliset hyödykkeet", "aineelliset hyödykkeet", "Aineelliset hyödykkeet"),
        ("* 3000 Myyntituotot:", "3000 myyntituotot", None),
        ("4000 Henkilöstökulut", "henkilöstökulut", "Henkilöstökulut"),
        ("Toimintakate/Jäämä", "toimintakate/jäämä", "Toimintakate"),
        ("III Ed. tilikausien yli-/alijäämä", "ed. tilikausien yli-/alijäämä", "Edellisten tilikausien ylijäämä (alijäämä)"),
        ("Hankkeen tulot", "hankkeen tulot", None),
    ],
)
def test_labels(label: str, plain: str, account: str | None) -> None:
    assert plain_label(label) == plain
    found = account_of(label)
    assert (found.name if found else None) == account


@pytest.mark.parametrize(
    ("label", "cost"),
    [("Palvelujen ostot", True), ("Muut rahoituskulut", True), ("Rahoitustuotot ja -kulut", False), ("Myyntituotot", False), ("Koulukuljetusten menot", True)],
)
def test_costs(label: str, cost: bool) -> None:
    assert is_cost(label) == cost


@pytest.mark.parametrize(
    ("label", "opening", "closing"),
    [
        ("Rahavarat 1.1.", True, False),
        ("Rahavarat 31.12.", False, True),
        ("Hankintameno 1.1", True, False),
        ("Muutos 1.1.–31.12.", False, True),
        ("Kausi 11.1.", False, False),
    ],
)
def test_balances_by_their_days(label: str, opening: bool, closing: bool) -> None:
    assert (is_opening(label), is_closing(label)) == (opening, closing)


def test_what_is_too_vague_to_be_the_same_figure() -> None:
    _, figures = sheet(["Toteuma 2025"], [("Yhteensä", "1 000"), ("Muut saamiset yhteensä", "1 000"), ("Lyhyt", "5"), ("Verotulot", "7")])
    assert [print_key(f) is None for f in figures] == [True, False, True, False]
    group = replace(figures[3], column_label="Konserni 2025")
    assert print_key(group) != print_key(figures[3])


# ------------------------------------------------------------------------------------------------ real reports


@cache
def read(name: str) -> Extraction:
    return extract(SHARED / "reports" / name)


needs_reports = pytest.mark.skipif(not (SHARED / "truth").is_dir(), reason="the shared reports are not here")


def truth_lines(name: str) -> list[list[str]]:
    """The cells of the tables in a truth file, headings left out."""
    lines = [
        [c.strip() for c in line.strip().strip("|").split("|")]
        for line in (SHARED / "truth" / name).read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    return [cells for cells in lines if re.match(r"\d", cells[0])]


def decimal(text: str) -> Decimal:
    return Decimal(text.split(" =")[0].split(", from")[0].strip().replace("−", "-").replace(" ", "").replace(",", "."))


@needs_reports
def test_the_rounding_differences_of_a_real_report() -> None:
    found = read("heinola-hyvinvointipalvelut-2025-q1.pdf").findings
    assert not errors(found)
    left = [f for f in found if f.status == "rounding"]
    for cells in truth_lines("heinola-hyvinvointipalvelut-2025-q1.rounding.md"):
        pages, printed, computed, difference = {int(p) for p in cells[0].split(",")}, *map(decimal, cells[5:8])
        hit = next((f for f in left if set(f.pages) & pages and (f.printed, f.computed, f.difference) == (printed, computed, difference)), None)
        assert hit is not None, cells
        left.remove(hit)
    assert all(abs(f.difference) <= 1 for f in left)


@needs_reports
def test_the_printed_errors_of_a_real_report() -> None:
    found = errors(read("Kauhava-Tilinpaatos-2024.pdf").findings)
    groups: dict[str, bool] = {}
    for cells in truth_lines("Kauhava-Tilinpaatos-2024.identities.md"):
        if len(cells) != 6:
            continue
        pages = {int(p) for p in cells[1].split("/")}
        numbers = {decimal(x) for x in (cells[3], cells[4]) if re.match(r"[−\d]", x)}
        here = [f for f in found if set(f.pages) & pages]
        hit = any(abs(n) in (abs(f.printed), abs(f.computed), abs(f.printed) / 1000, abs(f.computed) / 1000, abs(f.difference)) for f in here for n in numbers)
        groups[cells[0]] = groups.get(cells[0], False) or hit
    assert len(groups) == 8
    assert sum(groups.values()) >= 7, groups
    assert not [f for f in found if f.pages == (30,) or 47 in f.pages], "explained differences"
