"""Reports of whole years without PDFs: rows of units with numbers of years, and records, as a test gives them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from ingest.language.finnish import Analyser
from ingest.language.statuses import read_status
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Record, RecordKind, RecordStatus, Report, SubjectKind
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

BOX = Box(0, 0, 10, 10)
Rows = Mapping[str, Mapping[str, Mapping[int, int]]]
"""Unit → account → year → outcome in euros."""


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _state(fields: Mapping[str, str]) -> RecordStatus | None:
    read = read_status(fields.get("status", ""))
    return read.status if read is not None else None


def yearly_report(
    town: str, rows: Rows, records: Sequence[tuple[RecordKind, Mapping[str, str]]] = (), kinds: Mapping[str, SubjectKind] | None = None
) -> Extraction:
    """The closing report of a town for the last of its years; `kinds` tells what rows are if not accounts.

    The first field of a record is its title; one called "title" is nothing else.
    """
    last = max(year for accounts in rows.values() for cells in accounts.values() for year in cells)
    file = f"{town.split()[0].lower()}-tp-{last}.pdf"
    rid = report_id_of(file)
    paths = {unit: (town,) if unit == town else (town, unit) for unit in rows}
    lines = [(unit, account, cells) for unit, accounts in rows.items() for account, cells in accounts.items()]
    figures = tuple(
        Figure(
            f"{rid}-{row}-{year}", unit, paths[unit], account, (kinds or {}).get(account, "account"), "actual", _year(year), Decimal(number), "EUR",
            str(number), Decimal(1), 2, BOX, section=("Talous",), table=0, row=row, column=year - last + 9, row_label=account, column_label=f"Toteuma {year}",
        )
        for row, (unit, account, cells) in enumerate(lines)
        for year, number in cells.items()
    )  # fmt: skip
    told = tuple(
        Record(
            f"{rid}-r{n}",
            kind,
            town,
            (town,),
            next(iter(fields.values())),
            {k: v for k, v in fields.items() if k != "title"},
            _state(fields),
            3,
            (3,),
            BOX,
            ("Liitteet",),
            9,
            n,
        )
        for n, (kind, fields) in enumerate(records)
    )
    units = (OrganisationUnit(town, (town,), "kunta"), *(OrganisationUnit(u, p, "palvelu") for u, p in paths.items() if u != town))
    report = Report(rid, file, "0" * 64, f"{town}, tilinpäätös {last}", town, "tilinpäätös", _year(last), 3, town)
    return Extraction(report, units, (), (), figures, told, (), ())


def asker_of_all(*reports: Extraction) -> Asker:
    """What answers from these reports together."""
    store = FigureStore()
    for report in reports:
        store.add(report)
    return Asker(store, None, Analyser())
