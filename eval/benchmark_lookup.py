"""How long an exact lookup takes in a store of many reports, and what it costs to know their words.

    python -m eval.benchmark_lookup DATA_DIR [--reports 1000] [--questions 400]

Each report is a made-up town's year with 300 figures. A data directory that is there already is asked as it is; every answer is held
against the figure that was put in. Memory is the process's own peak.
"""

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import product
from pathlib import Path

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from ingest.report_id import report_id_of
from retrieval.build import Katsaus, build
from retrieval.settings import read_settings

_FIRST = ("Kuusi", "Koivu", "Lehto", "Suvi", "Haapa", "Kaisla", "Nuoli", "Tammi", "Paju", "Hauki")
_LAST = ("saari", "vaara", "pelto", "nurmi", "ranta", "koski", "lampi", "mäki", "niitty", "harju")
_YEARS = range(2015, 2025)
_UNITS = ("Hyvinvointipalvelut", "Sivistyspalvelut", "Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut", "Tekniset palvelut")
_ACCOUNTS = (
    "Toimintatuotot", "Myyntituotot", "Maksutuotot", "Toimintakulut", "Henkilöstökulut",
    "Palvelujen ostot", "Aineet, tarvikkeet ja tavarat", "Avustukset", "Vuokrakulut", "Toimintakate",
)  # fmt: skip
_MEASURES: tuple[Measure, ...] = ("budget", "budget_change", "amended_budget", "actual", "deviation")
_ASKED = {
    "Hyvinvointipalvelut": "hyvinvointipalvelujen", "Sivistyspalvelut": "sivistyspalvelujen", "Varhaiskasvatus": "varhaiskasvatuksen",
    "Perusopetus": "perusopetuksen", "Kirjastopalvelut": "kirjastopalvelujen", "Tekniset palvelut": "teknisten palvelujen",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A question and the number that answers it, in euros with the report's sign; `report_id` is the one report asked, None for all."""

    text: str
    number: Decimal
    report_id: str | None


def towns(reports: int) -> list[str]:
    """As many towns as the reports need at one a year."""
    return [first + last for first, last in product(_FIRST, _LAST)][: -(-reports // len(_YEARS))]


def amount(town: str, year: int, unit: str, account: str, measure: str) -> Decimal:
    """The figure of a cell: costs negative, and other digits in each cell."""
    digits = int.from_bytes(sha256(f"{town}|{year}|{unit}|{account}|{measure}".encode()).digest()[:4], "big") % 9_000_000 + 10_000
    return Decimal(digits if account.endswith("tuotot") else -digits)


def extraction_of(path: Path, town: str, year: int) -> Extraction:
    """A report of 300 figures: six units, ten accounts, five measures."""
    report_id = report_id_of(path.name)
    period = Period(date(year, 1, 1), date(year, 12, 31), str(year))
    owner = f"{town}n kaupunki"
    figures: list[Figure] = []
    for n, (unit, account) in enumerate(product(_UNITS, _ACCOUNTS)):
        for column, measure in enumerate(_MEASURES):
            number = amount(town, year, unit, account, measure)
            text = f"{number:,}".replace(",", " ")
            box = Box(200 + 60 * column, 100 + n, 250 + 60 * column, 101 + n)
            figures.append(
                Figure(
                    f"{report_id}:{n}:{column}", unit, (owner, unit), account, "account", measure, period, number, "EUR", text, Decimal(1),
                    1 + n // len(_ACCOUNTS), box, (unit,), table=n // len(_ACCOUNTS), row=n % len(_ACCOUNTS), column=column, row_label=account,
                    column_label=measure,
                )
            )  # fmt: skip
    report = Report(report_id, path.name, report_id, f"{owner}, tilinpäätös {year}", owner, "tilinpäätös", period, len(_UNITS), owner)
    units = (OrganisationUnit(owner, (owner,), "kunta"), *(OrganisationUnit(unit, (owner, unit), "toimiala") for unit in _UNITS))
    return Extraction(report, units, (), (), tuple(figures), (), (), ())


def fill(katsaus: Katsaus, reports: int) -> None:
    """Puts the reports in the figure store."""
    for town, year in list(product(towns(reports), _YEARS))[:reports]:
        katsaus.store.add(extraction_of(Path(f"{town}-{year}.pdf"), town, year))


def questions(reports: int, wanted: int) -> Iterator[Question]:
    """So many different questions, every other one narrowed to its report."""
    draw = random.Random(1)
    held = list(product(towns(reports), _YEARS))[:reports]
    for n in range(wanted):
        (town, year), unit, account = draw.choice(held), draw.choice(_UNITS), draw.choice(_ACCOUNTS)
        measure, asked = draw.choice((("actual", "oli"), ("budget", "oli alkuperäisessä talousarviossa")))
        text = f"Paljonko {town}n {_ASKED[unit]} {account.lower()} {asked} vuonna {year}?"
        yield Question(text, amount(town, year, unit, account, measure), report_id_of(f"{town}-{year}.pdf") if n % 2 else None)


def ask(katsaus: Katsaus, asked: Sequence[Question]) -> tuple[list[float], int]:
    """(milliseconds of each question in order of size, how many answers were right)."""
    taken, right = [], 0
    for question in asked:
        started = time.perf_counter()
        answer = katsaus.ask(question.text, report_ids=[question.report_id] if question.report_id else None)
        taken.append(1000 * (time.perf_counter() - started))
        right += [abs(value.number) for value in answer.values] == [abs(question.number)]
    return sorted(taken), right


def main() -> None:
    """Reads the arguments, builds the store where it is not there, asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--questions", type=int, default=400)
    arguments = parser.parse_args()
    made = arguments.folder.exists()
    katsaus = build(read_settings(data_dir=arguments.folder))
    if not made:
        fill(katsaus, arguments.reports)
    asked = list(questions(arguments.reports, arguments.questions))
    started = time.perf_counter()
    katsaus.ask(asked[0].text)
    print(f"first answer, the words of all reports read: {time.perf_counter() - started:.1f} s", flush=True)
    for name, part in (("all reports", [q for q in asked if not q.report_id]), ("one report", [q for q in asked if q.report_id])):
        for round_ in ("first", "second"):
            taken, right = ask(katsaus, part)
            p50, p95 = taken[len(taken) // 2], taken[int(0.95 * len(taken))]
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{name}, {round_} time: {len(taken)} questions, {right} right  p50 {p50:.1f} ms  p95 {p95:.1f} ms  most {taken[-1]:.1f} ms"
                f"  memory {memory:.0f} MB",
                flush=True,
            )
    print("models loaded:", ", ".join(m for m in ("torch", "sentence_transformers", "chromadb", "llama_index") if m in sys.modules) or "none")
    katsaus.close()


if __name__ == "__main__":
    main()
