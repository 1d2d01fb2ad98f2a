"""An annual report drawn and read: tables close under one another, corners that name what is counted, companies told of in one section."""

from decimal import Decimal

import pytest
from annual_town import HALLS, HEAT, HOMES, TOWN, extraction

from ingest.columns.columns import months_period, read_column
from ingest.units.units import UnitRegistry, company_told


def _numbers(account: str, unit: str = TOWN, measure: str = "actual") -> list[tuple[str, str, str]]:
    return [
        (f.period.label, str(f.number), f.number_unit)
        for f in extraction().figures
        if (f.account, f.unit, f.measure) == (account, unit, measure) and f.table is not None
    ]


def test_a_label_with_years_begins_another_table() -> None:
    assert _numbers("Väkiluku 31.12.") == [("2024", "5081", "persons"), ("2023", "5120", "persons")]
    assert _numbers("7–64-vuotiaat") == [("31.12.2024", "3379", "count"), ("31.12.2023", "3424", "count")]
    assert not any(f.number in (Decimal(2023), Decimal(2024)) for f in extraction().figures)


def test_shares_are_of_the_year_beside_them() -> None:
    assert _numbers("65 vuotta täyttäneet", measure="percent") == [("31.12.2024", "27.6", "%"), ("31.12.2023", "26.9", "%")]


def test_a_month_in_the_corner_is_its_last_day() -> None:
    assert _numbers("Työttömät työnhakijat", "Työllisyys") == [("31.12.2024", "221", "persons"), ("31.12.2023", "205", "persons")]


def test_a_sum_is_of_what_its_corner_counts() -> None:
    assert _numbers("Sairauspoissaolot") == [("2024", "2800", "days"), ("2023", "3100", "days")]
    assert _numbers("Henkilöstö") == [("31.12.2024", "218", "persons"), ("31.12.2023", "227", "persons")]


def test_the_first_row_under_shaded_headings_is_a_row() -> None:
    targets = [(r.title, r.fields["outcome"], r.status) for r in extraction().records if r.kind == "target"]
    assert targets[0] == ("Vuotovesiprosentti alle 15", "17 %", "not_achieved")
    assert len(targets) == 4


def test_the_numbers_of_a_paragraph_are_the_company_s_that_begins_it() -> None:
    told = {(f.unit, str(f.number)) for f in extraction().figures if f.subject_kind == "prose"}
    assert {(HOMES, "93.4"), (HOMES, "1902115"), (HOMES, "41020"), (HEAT, "22.4"), (HALLS, "45210"), (HALLS, "9400")} <= told
    assert (TOWN, "300000") in told  # what the municipality lent


def test_a_number_of_another_year_in_brackets_has_the_same_name() -> None:
    named = {str(f.number): (f.account, f.period.label) for f in extraction().figures if f.unit == HEAT and f.number_unit == "GWh"}
    assert named == {"22.4": ("Lämpö", "2024"), "21.7": ("Lämpö", "2023")}


@pytest.mark.parametrize("heading", ["Alkuperäinen pääoma", "Alkuper. pääoma 2024", "Alkuperäinen hankintameno"])
def test_an_original_amount_is_no_budget(heading: str) -> None:
    assert read_column(heading, months_period(1, 12, 2024)).measure != "budget"


def test_whom_sentences_tell_of() -> None:
    registry = UnitRegistry(TOWN, TOWN)
    company, estate = registry.add(HEAT), registry.add("Kiinteistö Oy Aaltolan Torni")
    begun = company_told(f"{HEAT}:n tulos parani.", None, registry)
    assert begun == company
    assert company_told("Liikevaihto kasvoi.", begun, registry) == company
    assert company_told("Kiinteistö Oy Aaltolan Torni vuokraa tiloja.", begun, registry) == estate
    assert company_told("Kunta takasi lainan.", begun, registry) is None
    assert company_told("Aaltolan kunta takasi lainan.", begun, registry) is None
