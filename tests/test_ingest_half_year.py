"""Half-year reports of a service area: spans of days over columns, raised marks, short forms, internal columns, parts of the staff, rates of projects."""

from decimal import Decimal

import pytest
from drawn_tables import TOWN
from half_year_town import AREA, CONTENTS, NOTE, report

from ingest.columns.columns import read_column, year_period
from ingest.columns.internal_columns import internal_share
from ingest.figures.staff_columns import staff_unit
from ingest.model import Extraction, Figure


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return report(tmp_path_factory.mktemp("half-year"))


def one(read: Extraction, unit: str, account: str, column: str) -> Figure:
    found = [f for f in read.figures if (f.unit, f.account) == (unit, account) and f.column_label.startswith(column)]
    assert len(found) == 1, [(f.unit, f.account, f.column_label) for f in read.figures if f.table is not None]
    return found[0]


def test_a_report_is_about_the_area_that_its_running_heads_name(read: Extraction) -> None:
    assert (read.report.municipality, read.report.about) == (TOWN, AREA)


def test_lines_of_the_contents_are_no_headings_and_no_units(read: Extraction) -> None:
    assert not [s.title for s in read.sections if s.page == 1 and s.title in {f"{entry} {n + 2}" for n, entry in enumerate(CONTENTS)}]
    assert {u.name for u in read.units} == {TOWN, AREA, "Puistot ja torit", "Tilapalvelut", "Ympäristölautakunta"}


@pytest.mark.parametrize(
    ("column", "measure", "period", "number"),
    [
        ("Tot. 1–6/2025", "actual", "1–6/2025", "4700000"),
        ("Tot. 1–6/2024", "actual", "1–6/2024", "4600000"),
        ("Ennuste", "forecast", "2025", "8900000"),
        ("Enn. poikk.", "deviation", "1–6/2025", "-100000"),
    ],
)
def test_columns_under_a_span_of_days(read: Extraction, column: str, measure: str, period: str, number: str) -> None:
    figure = next(f for f in read.figures if f.table == 0 and f.account == "Vuokratuotot" and f.column_label.startswith(column))
    assert (figure.unit, figure.measure, figure.period.label, figure.number) == (AREA, measure, period, Decimal(number))


def test_a_raised_mark_is_no_row_and_brings_its_note(read: Extraction) -> None:
    notes = {f.column_label: f.footnotes for f in read.figures if f.table == 0 and f.account == "Vuokratuotot"}
    assert notes["Ennuste 2025"] == ("2) Sisältää torivuokrat.",)
    assert next(note for label, note in notes.items() if "2024" in label) == (NOTE, "2) Sisältää torivuokrat.")
    assert not [row.label for table in read.tables for row in table.rows if row.label in ("1)", "2)")]


def test_internal_shares_are_rows_of_their_own(read: Extraction) -> None:
    internal = one(read, AREA, "Vuokratuotot", "Sisäinen")
    assert (internal.measure, internal.basis, internal.number) == ("actual", "internal", Decimal(3500000))
    share = one(read, AREA, "Vuokratuotot, sisäisten osuus", "Sisäisten")
    assert (share.measure, share.number_unit, share.number) == ("value", "%", Decimal("74.5"))


def test_a_row_that_says_its_basis_has_it(read: Extraction) -> None:
    assert {f.basis for f in read.figures if f.account == "Ulkoinen toimintakate"} == {"external"}


@pytest.mark.parametrize(
    ("heading", "account", "due"),
    [
        ("Sisäisten osuus, %", "Vuokrakulut", "Vuokrakulut, sisäisten osuus"),
        ("Sisäinen", "Vuokrakulut", None),
        ("Ulkoinen", "Vuokrakulut", None),
        ("Yhteensä", "Vuokrakulut", None),
    ],
)
def test_what_an_internal_column_is_about(heading: str, account: str, due: str | None) -> None:
    assert internal_share(heading, account) == due


def test_headings_with_short_forms_are_units(read: Extraction) -> None:
    forms = {u.name: u.abbreviations for u in read.units}
    assert (forms["Puistot ja torit"], forms["Tilapalvelut"]) == (("PUTO",), ("TILA",))
    assert one(read, "Puistot ja torit", "Toimintakulut", "Tot. 1–6/2025").number == Decimal(-2500000)


@pytest.mark.parametrize(
    ("column", "account", "period", "unit", "number"),
    [
        ("Vakinaiset", "Henkilöstö, vakinaiset", "30.6.2025", "persons", "24"),
        ("Määräaik.", "Henkilöstö, määräaikaiset", "30.6.2025", "persons", "5"),
        ("Henkilöstö yhteensä", "Henkilöstö", "30.6.2025", "persons", "29"),
        ("HTV", "Henkilötyövuodet", "1–6/2025", "htv", "26"),
        ("Sairauspoissaolot", "Sairauspoissaolot", "1–6/2025", "pv/htv", "11.2"),
    ],
)
def test_columns_of_the_staff(read: Extraction, column: str, account: str, period: str, unit: str, number: str) -> None:
    figure = one(read, "Puistot ja torit", account, column)
    assert (figure.period.label, figure.number_unit, figure.number) == (period, unit, Decimal(number))


def test_the_sum_of_the_staff_is_the_areas(read: Extraction) -> None:
    assert one(read, AREA, "Henkilöstö", "Henkilöstö yhteensä").number == 48


def test_what_is_spent_of_a_project_is_its_costs(read: Extraction) -> None:
    assert one(read, AREA, "Viisaat tilat", "Käytetty").measure == "cost_percent"
    project = next(r for r in read.records if r.title == "Viisaat tilat")
    assert (project.fields["responsible"], project.fields["responsible_unit"], project.fields["spending"]) == ("TILA", "Tilapalvelut", "91")


def test_what_has_been_done_of_an_action(read: Extraction) -> None:
    action = next(r for r in read.records if r.title.startswith("PUTO"))
    assert action.fields["outcome"] == "Työ viivästyi, koska virka oli täyttämättä."


def test_the_sum_of_investments_says_what_it_sums_up(read: Extraction) -> None:
    assert one(read, AREA, "Investointimenot yhteensä", "Tot. 30.6.").number == 654000


def test_a_caption_is_told_with_its_table_only(read: Extraction) -> None:
    assert not [p.text for p in read.passages if p.kind == "text" and "Taulukko" in p.text]


@pytest.mark.parametrize(("heading", "measure"), [("Ennustepoikk.", "deviation"), ("Poikk.", "deviation"), ("Poikk. %", "deviation"), ("Ennuste", "forecast")])
def test_headings_of_deviations(heading: str, measure: str) -> None:
    assert read_column(heading, year_period(2025)).measure == measure


def test_units_of_columns_of_the_staff() -> None:
    assert (staff_unit("HTV 2025"), staff_unit("Vakinaiset 2025"), staff_unit("Palkat")) == ("htv", None, None)
