"""Ledgers with numbers of accounts and cost centres, staff by boards, companies and works of many years, read as what they are."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_tables import read
from ledger_town import AIMS, COMPANIES, GOES_ON, LEDGER, STAFF, TOWN, draw, report

from ingest.columns.columns import months_period, read_column, row_unit
from ingest.columns.earlier_years import before_the_year
from ingest.language.finnish import Analyser
from ingest.model import Extraction

BOARDS = {"10": "Kaupunginhallitus", "20": "Sivistyslautakunta"}
REPORT = months_period(1, 4, 2025)


def _due() -> Counter[tuple[tuple[str, ...], str, Decimal]]:
    """(whose it is from the town down, account, what came about in the months) of every row of the ledger."""
    due: Counter[tuple[tuple[str, ...], str, Decimal]] = Counter()
    path: tuple[str, ...] = (TOWN,)
    for code, name, *numbers in (*LEDGER, *GOES_ON):
        if not numbers:
            path = (TOWN, BOARDS[code[:2]], name) if len(code) == 4 else (TOWN,)
            continue
        board = BOARDS.get(code)
        account = {"tuotot": "Toimintatuotot", "kulut": "Toimintakulut"}[name.split()[-1]] if board else name
        due[(TOWN, board) if board else path, account, Decimal(numbers[1].replace(" ", "")) * 1000] += 1
    return due


@pytest.mark.parametrize(("drawn", "joined"), [("grid", False), ("lines", False), ("nothing", False), ("grid", True)], ids=str)
def test_each_row_of_a_ledger_belongs_to_the_cost_centre_above_it(drawn: str, joined: bool, tmp_path: Path) -> None:
    figures = read(draw(tmp_path / "tammiranta-1-4-2025.pdf", drawn, joined))
    first = next(f.table for f in figures if f.account == "Maksutuotot")
    found = Counter((f.unit_path, f.account, f.number) for f in figures if f.table == first and f.measure == "actual" and f.period.end.year == 2025)
    assert found == _due()


@pytest.fixture(scope="module")
def extraction(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    return report(tmp_path_factory.mktemp("ledgers"))


def test_what_is_counted_of_the_staff_is_no_thousands_of_euros(extraction: Extraction) -> None:
    boards = {row[0] for row in STAFF}
    found = {(f.unit, f.account, f.period.label): (f.number, f.number_unit) for f in extraction.figures if f.unit in boards and f.number_unit != "EUR"}
    for board, years, before, days, days_before in STAFF:
        for account, unit, texts in (("Henkilötyövuodet", "htv", (years, before)), ("Sairauspoissaolot", "pv/hlö", (days, days_before))):
            for text, year in zip(texts, (2025, 2024), strict=True):
                assert found[board, account, f"1–4/{year}"] == (Decimal(text.replace(",", ".")), unit)


def test_a_row_under_a_shaded_head_is_a_row(extraction: Extraction) -> None:
    assert [record.title for record in extraction.records if record.kind == "target"] == [row[1] for row in AIMS]


def test_companies_results_are_theirs(extraction: Extraction) -> None:
    found = {(f.unit, f.account): f.text for f in extraction.figures if f.unit.endswith("Oy")}
    rows = ("Liikevaihto", "Liiketulos", "Kauden tulos")
    assert found == {(name, account): text for name, *texts in COMPANIES for account, text in zip(rows, texts, strict=True)}


def test_what_was_spent_before_the_year_is_not_of_the_year(extraction: Extraction) -> None:
    spent = [(f.text, f.period.label) for f in extraction.figures if f.account == "Koulun laajennus" and f.measure == "actual"]
    assert spent == [("-1 264", "ennen vuotta 2025"), ("-1 183", "1–4/2025")]
    assert {f.subject_kind for f in extraction.figures if f.account == "Koulun laajennus"} == {"investment"}  # the line above the table tells its signs


def test_what_is_a_part_of_the_row_above_is_an_account(extraction: Extraction) -> None:
    rents = [f.text for f in extraction.figures if f.account == "Vuokratuotot"]
    wages = [f.text for f in extraction.figures if f.account == "Palkat ja palkkiot" and f.unit == TOWN]
    assert (rents, wages) == (["1 500", "500", "1 480"], ["-16 100", "-5 300", "-16 400"])


@pytest.mark.parametrize(
    ("heading", "label", "end"),
    [
        ("Käytetty ennen vuotta 2025", "ennen vuotta 2025", date(2024, 12, 31)),
        ("Käytetty 31.12.2023 mennessä", "ennen vuotta 2024", date(2023, 12, 31)),
        ("Toteutunut v. 2024 loppuun", "ennen vuotta 2025", date(2024, 12, 31)),
        ("Aiemmat vuodet", "ennen vuotta 2025", date(2024, 12, 31)),
        ("Edellisten vuosien käyttö", "ennen vuotta 2025", date(2024, 12, 31)),
        ("Käytetty aikaisemmin", "ennen vuotta 2025", date(2024, 12, 31)),
        ("Ed. vuosi", "1–4/2024", date(2024, 4, 30)),
        ("Toteuma 1–4/2025", "1–4/2025", date(2025, 4, 30)),
        ("Kumulatiivinen toteuma", "1–4/2025", date(2025, 4, 30)),
    ],
)
def test_headings_of_earlier_years(heading: str, label: str, end: date) -> None:
    meaning = before_the_year(heading, read_column(heading, REPORT), REPORT)
    assert meaning is not None
    assert (meaning.measure, meaning.period.label, meaning.period.end) == ("actual", label, end)


@pytest.mark.parametrize(
    ("heading", "unit"), [("Sairauspoissaolot, pv/hlö 1–4/2025", "pv/hlö"), ("Sairauspoissaolot, pv/hlö Muutos", "pv/hlö"), ("Tulot, lautakunta 2025", None)]
)
def test_a_unit_before_the_time(heading: str, unit: str | None) -> None:
    assert read_column(heading, REPORT).number_unit == unit


@pytest.mark.parametrize("label", ["Työttömät", "Työttömät työnhakijat", "Alle 25-vuotiaat työttömät", "Pitkäaikaistyöttömät"])
def test_the_unemployed_are_people(label: str) -> None:
    assert row_unit(label) == ("persons", Decimal(1))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("infran", "infra"),
        ("infrassa", "infra"),
        ("infralle", "infra"),
        ("oyn", "oy"),
        ("kompostoreita", "kompostori"),
        ("kompostoreiden", "kompostori"),
        ("henkilsötön", "henkilsötö"),
    ],
)
def test_a_word_that_is_known_without_an_ending_only(form: str, base: str) -> None:
    assert Analyser().lemmas(form) == (base,)
