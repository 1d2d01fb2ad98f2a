"""The sample reports: made again they are the same, every page says what it is, and their truth adds up and stands on the pages."""

import json
import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from eval.samples import sample_reports, source, write_samples
from eval.samples_ledger import SUMS, Ledger, Moment
from ingest.data import data_path

REPORTS = data_path("reports")
STEMS = [
    "esimerkki-heinola-hyvinvointipalvelut-2025-q1", "kaislajoki-tilinpaatos-2024", "kaislajoki-osavuosikatsaus-1-3-2025",
    "kaislajoki-puolivuosiraportti-1-6-2025", "kaislajoki-osavuosikatsaus-1-9-2025",
]  # fmt: skip
INVENTED = STEMS[1:]
MARKS = {STEMS[0]: "Esimerkki – ei kaupungin asiakirja"} | dict.fromkeys(INVENTED, "keksittyjä")


@cache
def truth(stem: str) -> dict[str, Any]:
    return json.loads((REPORTS / f"{stem}.truth.json").read_text(encoding="utf-8"))


@cache
def page_texts(stem: str) -> dict[int, str]:
    """What another PDF library reads, with single spaces."""
    document = pypdfium2.PdfDocument(REPORTS / f"{stem}.pdf")
    return {i + 1: " ".join(document[i].get_textpage().get_text_range().replace("\u00a0", " ").split()) for i in range(len(document))}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folders = tmp_path_factory.mktemp("first"), tmp_path_factory.mktemp("second")
    for folder in folders:
        write_samples(folder)
    return folders


def test_samples_are_those_that_are_kept(made: tuple[Path, Path]) -> None:
    assert sorted(path.name for path in made[0].iterdir()) == sorted(f"{stem}{ending}" for stem in STEMS for ending in (".pdf", ".truth.json"))


@pytest.mark.parametrize("stem", STEMS)
def test_same_sources_give_same_bytes(made: tuple[Path, Path], stem: str) -> None:
    first, second = ((folder / f"{stem}.pdf").read_bytes() for folder in made)
    assert first == second
    assert (made[0] / f"{stem}.truth.json").read_bytes() == (REPORTS / f"{stem}.truth.json").read_bytes()


@pytest.mark.parametrize("stem", STEMS)
def test_kept_pdf_is_the_one_that_the_sources_give(made: tuple[Path, Path], stem: str) -> None:
    now = pypdfium2.PdfDocument(made[0] / f"{stem}.pdf")
    assert [now[i].get_textpage().get_text_range() for i in range(len(now))] == [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(REPORTS / f"{stem}.pdf")
    ]


@pytest.mark.parametrize("stem", STEMS)
def test_every_page_says_what_it_is(stem: str) -> None:
    pages = page_texts(stem)
    assert len(pages) == truth(stem)["pages"]
    assert [page for page, text in pages.items() if MARKS[stem] not in text] == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_number_of_the_truth_stands_on_its_page(stem: str) -> None:
    pages = page_texts(stem)
    numbers = [(figure["page"], figure["printed"]) for figure in truth(stem)["figures"]]
    numbers += [(number["page"], number["printed"]) for entry in truth(stem)["prose"] for number in entry["numbers"]]
    assert numbers
    squeezed = {page: re.sub(r"[\s\u00ad\ufffe-]+", "", text) for page, text in pages.items()}
    assert [(page, text) for page, text in numbers if re.sub(r"[\s-]+", "", text) not in squeezed[page]] == []


@pytest.mark.parametrize("stem", STEMS)
def test_printed_text_says_the_value(stem: str) -> None:
    wrong = []
    for figure in truth(stem)["figures"]:
        digits = re.sub(r"[^\d,]", "", figure["printed"]).replace(",", ".")
        negative = figure["printed"].lstrip()[0] in "-–−"
        said = Decimal(digits) * Decimal(figure["scale"]) * (-1 if negative else 1)
        if said != Decimal(figure["value"]):
            wrong.append(figure)
    assert wrong == []


Key = tuple[str, str, str, str]


def by_account(stem: str) -> dict[str, dict[Key, tuple[Decimal, Decimal]]]:
    """{table: {(unit, account, measure, period): (value, half a unit of the last digit)}} of money in statements."""
    tables: dict[str, dict[Key, tuple[Decimal, Decimal]]] = defaultdict(dict)
    for figure in truth(stem)["figures"]:
        if figure["subject_kind"] == "account" and figure["base_unit"] == "EUR":
            key = figure["unit"], figure["subject"], figure["measure"], f"{figure['period']['label']} {figure['col_label']}"
            half = Decimal(figure["scale"]) / 2 * (Decimal("0.01") if "," in figure["printed"] else 1)
            tables[figure["table"]][key] = Decimal(figure["value"]), half
    return tables


@pytest.mark.parametrize("stem", STEMS)
def test_sums_are_the_sums_of_their_parts(stem: str) -> None:
    names = Ledger(source("kaislajoki-talous")).name
    sums = {names(total): [names(part) for part in parts] for total, parts in SUMS.items()}
    wrong, tried = [], 0
    for table in by_account(stem).values():
        for (unit, account, measure, period), (value, half) in table.items():
            parts = [table[unit, part, measure, period] for part in sums.get(account, []) if (unit, part, measure, period) in table]
            whole = account in ("Toimintatuotot", "Toimintakulut") or len(parts) == len(sums.get(account, []))
            if not parts or not whole:
                continue
            tried += 1
            if abs(value - sum(part for part, _ in parts)) > half + sum(slack for _, slack in parts):
                wrong.append((unit, account, measure, period, value))
    assert tried >= 50 and wrong == []


@pytest.mark.parametrize("stem", INVENTED)
def test_areas_make_the_municipality_and_their_parts_make_them(stem: str) -> None:
    ledger = Ledger(source("kaislajoki-talous"))
    children = defaultdict(list)
    for unit in ledger.units.values():
        if "parent" in unit:
            children[ledger.units[unit["parent"]]["name"]].append(unit["name"])
    values: dict[Key, tuple[Decimal, Decimal]] = {}
    for table in by_account(stem).values():
        for key, found in table.items():
            values.setdefault(key, found)
    wrong, tried = [], 0
    for (unit, account, measure, period), (value, half) in values.items():
        if account not in ("Toimintatuotot", "Toimintakulut", "Toimintakate"):
            continue
        parts = [values.get((child, account, measure, period)) for child in children[unit]]
        if not parts or None in parts:
            continue
        tried += 1
        if abs(value - sum(part[0] for part in parts if part)) > half + sum(part[1] for part in parts if part):
            wrong.append((unit, account, measure, period))
    assert tried > 10 and wrong == []


def test_quarters_add_up() -> None:
    quarters: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for figure in truth("kaislajoki-osavuosikatsaus-1-9-2025")["figures"]:
        if figure["col_label"] in ("1–3/2025", "4–6/2025", "7–9/2025", "1–9/2025") and figure["base_unit"] == "EUR":
            quarters[figure["subject"]][figure["col_label"]] = Decimal(figure["value"])
    assert len(quarters) == 5
    for account, row in quarters.items():
        assert abs(sum(row.values()) - 2 * row["1–9/2025"]) <= 2, account


def test_a_figure_is_the_same_in_every_report() -> None:
    """What several reports print of one amount agrees within the rounding of each."""
    seen: dict[tuple[str, str, str, str], list[tuple[Decimal, Decimal, str]]] = defaultdict(list)
    same = {"closing": "actual"}
    for stem in INVENTED:
        for table in by_account(stem).values():
            for (unit, account, measure, period), (value, half) in table.items():
                if measure in ("closing", "actual", "budget"):
                    seen[unit, account, same.get(measure, measure), period.split(" ")[0]].append((value, half, stem))
    several = {key: prints for key, prints in seen.items() if len({stem for _, _, stem in prints}) > 1}
    assert len(several) > 300
    assert [key for key, prints in several.items() if any(abs(a - b) > c + d for a, c, _ in prints for b, d, _ in prints)] == []


def test_balance_sheet_balances_and_cash_flow_ends_in_it() -> None:
    values = {
        (figure["subject"], figure["period"]["label"]): Decimal(figure["value"])
        for figure in truth("kaislajoki-tilinpaatos-2024")["figures"]
        if figure["measure"] == "closing" and figure["unit"] == "Kaislajoen kunta"
    }
    for date, year in (("31.12.2024", "2024"), ("31.12.2023", "2023")):
        assert values["Vastaavaa yhteensä", date] == values["Vastattavaa yhteensä", date]
        sides = (
            ("Pysyvät vastaavat", "Toimeksiantojen varat", "Vaihtuvat vastaavat"),
            ("Oma pääoma", "Poistoero", "Pakolliset varaukset", "Toimeksiantojen pääomat", "Vieras pääoma"),
        )
        for side in sides:
            assert abs(sum(values[name, date] for name in side) - values["Vastaavaa yhteensä", date]) <= Decimal("0.03")
        assert abs(values["Rahat ja pankkisaamiset", date] - values["Rahavarat 31.12.", year]) <= 500
        assert abs(values["Rahavarat 1.1.", year] + values["Rahavarojen muutos", year] - values["Rahavarat 31.12.", year]) <= 1500


def test_books_tell_the_same_in_every_order() -> None:
    """Amounts do not depend on what was asked before."""
    first, second = Ledger(source("kaislajoki-talous")), Ledger(source("kaislajoki-talous"))
    keys = [
        (unit, account, measure, Moment(2025, quarters))
        for unit in first.units
        for account in SUMS
        for measure in ("actual", "forecast")
        for quarters in (1, 2, 3)
    ]
    forward = [first.amount(*key) for key in keys]
    assert forward == [second.amount(*key) for key in reversed(keys)][::-1]


def test_statuses_move_over_the_year() -> None:
    moves = defaultdict(list)
    for stem in INVENTED:
        for target in truth(stem)["targets"]:
            moves[target["tavoite"]].append(target["status"])
    assert {len(statuses) for statuses in moves.values()} == {4}
    assert sum(len(set(statuses)) > 1 for statuses in moves.values()) >= 8


def test_no_title_or_name_is_a_real_municipality() -> None:
    assert {report.municipality for report in sample_reports()} == {"Heinolan kaupunki", "Kaislajoen kunta"}
