"""What ingest reads from the sample reports is what was typeset: the truth beside each PDF is made by the typesetter, not by the program."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from ingest.data import data_path
from ingest.extract import extract
from ingest.model import Extraction, Figure

REPORTS = data_path("reports")
SAME_UNITS = {"count": {"kertaa", "käyntiä"}, "keskiarvo": {"ratio"}}
"""A count may be called by the report's own word, a mean is a bare number."""


@dataclass(frozen=True)
class Expected:
    """How many of the truth are read at the least, and how many identities fail at the most; a number is moved only when the reading gets better."""

    figures: int
    prose: int
    records: dict[str, int] = field(default_factory=dict)
    failed: int = 0


EXPECTED = {
    "esimerkki-heinola-hyvinvointipalvelut-2025-q1": Expected(figures=271, prose=43, records={"targets": 23, "risks": 10, "projects": 11}),
    "kaislajoki-tilinpaatos-2024": Expected(figures=1366, prose=49, records={"targets": 10, "risks": 6, "projects": 4, "investments": 6}),
    "kaislajoki-osavuosikatsaus-1-3-2025": Expected(figures=1226, prose=42, records={"targets": 10, "risks": 6, "projects": 6, "investments": 9}),
    "kaislajoki-puolivuosiraportti-1-6-2025": Expected(figures=1241, prose=35, records={"targets": 10, "projects": 6, "investments": 9}),
    "kaislajoki-osavuosikatsaus-1-9-2025": Expected(figures=917, prose=43, records={"targets": 10, "risks": 6, "projects": 5, "investments": 9}),
}
STEMS = list(EXPECTED)


def bare(text: str) -> str:
    """Letters and digits only, lower case, without "yhteensä"."""
    words = re.sub(r"\byhteensä\b", "", text.lower())
    return re.sub(r"[\W_]+", "", words) or re.sub(r"[\W_]+", "", text.lower())


@cache
def truth(stem: str) -> dict[str, Any]:
    return json.loads((REPORTS / f"{stem}.truth.json").read_text(encoding="utf-8"))


@cache
def read(stem: str) -> Extraction:
    return extract(REPORTS / f"{stem}.pdf")


def faults(due: dict[str, Any], figure: Figure) -> list[str]:
    """Which names of the figure are not those of the truth."""
    subjects = {bare(name) for name in (due["subject"], *due.get("subject_aliases", []))}
    period = due["period"]["start"], due["period"]["end"]
    checks = {
        "unit": figure.unit in (due["unit"], *due.get("unit_aliases", [])),
        "account": bare(figure.account) in subjects,
        "measure": figure.measure in (due["measure"], *due.get("measure_aliases", [])),
        "period": (figure.period.start.isoformat(), figure.period.end.isoformat()) == period,
        "number_unit": figure.number_unit in {due["base_unit"], *SAME_UNITS.get(due["base_unit"], ())},
    }
    return [name for name, right in checks.items() if not right]


@cache
def compared(stem: str) -> tuple[int, Counter[str], list[str], list[str]]:
    """(figures read with every name, faults of the others, what they are, numbers of prose not read)."""
    free: dict[tuple[int, Decimal], list[Figure]] = defaultdict(list)
    for figure in read(stem).figures:
        free[figure.page, figure.number].append(figure)
    right, kinds, told, silent = 0, Counter[str](), [], []
    for due in truth(stem)["figures"]:
        there = free[due["page"], Decimal(due["value"])]
        best = min(there, key=lambda figure: len(faults(due, figure)), default=None)
        wrong = faults(due, best) if best else ["missing"]
        if best and not wrong:
            right += 1
            there.remove(best)
        else:
            kinds[" ".join(wrong)] += 1
            told.append(f"page {due['page']}, {due['unit']}, {due['subject']}, {due['measure']}, {due['printed']}: {' '.join(wrong)}")
    for entry in truth(stem)["prose"]:
        for number in entry["numbers"]:
            there = free[number["page"], Decimal(number["number"])]
            hit = next((figure for figure in there if figure.number_unit in {number["unit"], *SAME_UNITS.get(number["unit"], ())}), None)
            if hit:
                there.remove(hit)
            else:
                silent.append(f"page {number['page']}: {number['printed']} {number['unit']} in {entry['text'][:90]!r}")
    return right, kinds, told, silent


@pytest.mark.parametrize("stem", STEMS)
def test_every_number_of_the_tables_is_read_with_its_names(stem: str) -> None:
    right, kinds, told, _ = compared(stem)
    assert right >= EXPECTED[stem].figures, f"{right} of {len(truth(stem)['figures'])}: {dict(kinds)}\n" + "\n".join(told[:40])


@pytest.mark.parametrize("stem", STEMS)
def test_numbers_of_sentences_are_read(stem: str) -> None:
    _, _, _, silent = compared(stem)
    every = sum(len(entry["numbers"]) for entry in truth(stem)["prose"])
    assert every - len(silent) >= EXPECTED[stem].prose, f"{every - len(silent)} of {every}\n" + "\n".join(silent)


@pytest.mark.parametrize("stem", STEMS)
def test_no_number_has_the_wrong_sign(stem: str) -> None:
    printed = defaultdict(set)
    for due in truth(stem)["figures"]:
        printed[due["page"], due["unit"], bare(due["subject"])].add(Decimal(due["value"]))
    wrong = []
    for figure in read(stem).figures:
        there = printed.get((figure.page, figure.unit, bare(figure.account)), set())
        if figure.number not in there and -figure.number in there:
            wrong.append((figure.page, figure.unit, figure.account, figure.text))
    assert wrong == []


@pytest.mark.parametrize("stem", STEMS)
def test_no_number_is_made_up(stem: str) -> None:
    pages = {int(page): re.sub(r"\s+", "", text) for page, text in truth(stem)["page_texts"].items()}
    in_tables = [figure for figure in read(stem).figures if not figure.sentence]
    assert [(figure.page, figure.account, figure.text) for figure in in_tables if re.sub(r"\s+", "", figure.text) not in pages[figure.page]] == []


RECORDS = {
    "targets": (("target", "plan"), "tavoite", ("goal", "action")),
    "risks": (("risk",), "text", ("risk",)),
    "projects": (("project",), "nom", ("name",)),
    "investments": (("investment",), "nom", ("name",)),
}
"""By list of the truth: kinds of record, the truth's naming words, the record's fields that may hold them beside its title."""
STATUSES = {
    "Toteutuu": "achieved", "Toteutunut": "achieved", "Etenee suunnitellusti": "achieved", "Toteutuu osittain": "partly", "Osittain toteutunut": "partly",
    "Viivästynyt": "partly", "Ei toteutunut": "not_achieved", "Ei toteudu": "not_achieved", "Ei aloitettu": "not_started", "Ei tietoa": "unknown",
}  # fmt: skip


def records_read(stem: str, name: str) -> list[str]:
    """The truth's rows that a record tells: same words, page, and status, responsible person, values or share where it has them."""
    kinds, naming, fields = RECORDS[name]
    records, found = [record for record in read(stem).records if record.kind in kinds], []
    for row in truth(stem)[name]:
        for record in records:
            words = {bare(record.title), *(bare(record.fields.get(key, "")) for key in fields)}
            said = {key: bare(value) for key, value in record.fields.items()}
            right = (bare(row[naming]) in words or (name == "targets" and bare(row[naming]) in bare(record.fields.get("goal", "")))) and record.page in row[
                "pages"
            ]
            right &= name != "targets" or record.status == STATUSES[row["status"]]
            right &= not row.get("vastuu") or said.get("responsible") == bare(row["vastuu"])
            right &= name != "risks" or (said.get("probability"), said.get("impact")) == (str(row["probability"]), str(row["impact"]))
            right &= name != "projects" or (said.get("total_funding"), said.get("funder", "")) == (row["funding"], bare(row["funder"]))
            right &= name != "investments" or said.get("description", "") == bare(row["status"])
            if right:
                found.append(row["id"])
                records.remove(record)
                break
    return found


@pytest.mark.parametrize(("stem", "name"), [(stem, name) for stem in STEMS for name in RECORDS if truth(stem)[name]])
def test_rows_of_words_become_records(stem: str, name: str) -> None:
    found = records_read(stem, name)
    missing = [row for row in truth(stem)[name] if row["id"] not in found]
    assert len(found) >= EXPECTED[stem].records.get(name, 0), f"{len(found)} of {len(truth(stem)[name])}; missing {missing}"


@pytest.mark.parametrize("stem", STEMS)
def test_report_is_known(stem: str) -> None:
    report, due = read(stem).report, truth(stem)
    assert (report.municipality, report.type, report.pages) == (due["municipality"], due["report_type"].lower(), due["pages"])
    assert report.period and (report.period.label, report.period.end.isoformat()) == (due["period"]["label"], due["period"]["end"])


@pytest.mark.parametrize("stem", STEMS)
def test_identities_hold_but_for_rounding(stem: str) -> None:
    """The books add up, so what the checks call an error or repair was read or tried wrong."""
    failed = [finding.message for finding in read(stem).findings if finding.status in ("error", "repaired")]
    assert len(failed) <= EXPECTED[stem].failed, failed
