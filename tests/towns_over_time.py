"""Reports of two invented towns over two years, without PDFs: accounts, staff, rates, budgets, forecasts, a target and a project that go on."""

from datetime import date
from decimal import Decimal

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Record, RecordStatus, Report, SubjectKind
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

KOELA, MALLILA = "Koelan kaupunki", "Mallilan kunta"
AREAS = ("Perusopetus", "Kirjastopalvelut")
BOX = Box(0, 0, 10, 10)
GOAL = "Kirjaston aukiolo laajenee."
PROJECT = "Lukuilo"


def _period(year: int, month: int) -> Period:
    end = date(year, month, 30 if month in (6, 9) else 31)
    return Period(date(year, 1, 1), end, str(year) if month == 12 else f"1–{month}/{year}")


class _Sheet:
    """The figures of one report, each row of its table told apart."""

    def __init__(self, report_id: str, town: str) -> None:
        self._id, self._town = report_id, town
        self.figures: list[Figure] = []

    def row(self, unit: str, account: str, kind: SubjectKind, number_unit: str, cells: list[tuple[str, Period, str]], section: str = "Talous") -> None:
        """One printed row: (measure, period, number) of each cell."""
        row = len(self.figures)
        for column, (measure, period, number) in enumerate(cells):
            self.figures.append(
                Figure(
                    f"{self._id}-{row}-{column}", unit, (self._town,) if unit == self._town else (self._town, unit), account, kind,
                    measure,  # type: ignore[arg-type]
                    period, Decimal(number), number_unit, number, Decimal(1), 2, BOX, section=(section,), table=0, row=row, column=column,
                    row_label=account, column_label=f"{measure} {period.label}",
                )
            )  # fmt: skip


ACCRUED = {
    (KOELA, 2024, 12): {"Perusopetus": "-4000", "Kirjastopalvelut": "-400", KOELA: "-9000"},
    (KOELA, 2025, 3): {"Perusopetus": "-1000", "Kirjastopalvelut": "-100", KOELA: "-2000"},
    (KOELA, 2025, 6): {"Perusopetus": "-2200", "Kirjastopalvelut": "-190", KOELA: "-4500"},
    (KOELA, 2025, 9): {"Perusopetus": "-3100", "Kirjastopalvelut": "-300", KOELA: "-6600"},
    (MALLILA, 2025, 9): {"Perusopetus": "-5000", "Kirjastopalvelut": "-250", MALLILA: "-8000"},
}
"""What operating costs had come to by the end of each report."""
BUDGETS = {3: ("-4200", "-4200", "-4250"), 6: ("-4200", "-4300", "-4260"), 9: ("-4200", "-4350", "-4300")}
"""Koela's basic education 2025 in each report: original budget, amended budget, forecast."""
STAFF = {12: ("200", "150"), 3: ("198", "149"), 6: ("190", "140"), 9: ("195", "144")}
"""Koela's whole staff and that of its educational services at the end of each report."""
RATE = {12: "9.5", 3: "10.1", 6: "10.8", 9: "10.2"}
LOANS = {12: "4000", 3: "1100", 6: "2000", 9: "3300"}
STATES: dict[int, tuple[str, RecordStatus]] = {
    12: ("Ei aloitettu", "not_started"), 3: ("Viivästynyt", "partly"), 6: ("Viivästynyt", "partly"), 9: ("Toteutunut", "achieved"),
}  # fmt: skip
SPENT = {3: "20 %", 6: "45 %", 9: "80 %"}


def _report(town: str, year: int, month: int, leave_out: frozenset[str]) -> Extraction:
    file = f"{town.split()[0].lower()}-{year}-{month}.pdf"
    rid, period = report_id_of(file), _period(year, month)
    sheet = _Sheet(rid, town)
    whole, before = _period(2025, 12), _period(year - 1, month)
    for unit, number in ACCRUED[town, year, month].items():
        cells = [("actual", period, number), ("actual", before, str(int(number) + 7))]
        if (town, unit) == (KOELA, "Perusopetus") and month in BUDGETS:
            cells += [(m, whole, n) for m, n in zip(("budget", "amended_budget", "forecast"), BUDGETS[month], strict=True)]
        sheet.row(unit, "Toimintakulut", "account", "EUR", cells)
    if town == KOELA:
        moment = Period(period.end, period.end, f"{period.end.day}.{period.end.month}.{period.end.year}")
        sheet.row(town, "Henkilöstö yhteensä", "personnel", "persons", [("actual", moment, STAFF[month][0])], section="Henkilöstö")
        sheet.row(town, "Sivistyspalvelut", "indicator", "persons", [("actual", moment, STAFF[month][1])], section="Henkilöstö")
        sheet.row(town, "Työttömyysaste, %", "indicator", "%", [("actual", period, RATE[month])], section="Tunnusluvut")
        sheet.row("Kirjastopalvelut", "Kirjaston lainat, kpl", "indicator", "count", [("actual", period, LOANS[month])], section="Tunnusluvut")
        if month == 9:  # a quarter's own share beside the accumulations
            own = Period(date(year, 7, 1), period.end, f"7–9/{year}")
            sheet.row("Perusopetus", "Toimintakulut", "account", "EUR", [("actual", own, "-900")])
    records = []
    if town == KOELA and "target" not in leave_out:
        printed, status = STATES[month]
        fields = {"goal": GOAL, "responsible": "Kirjastonjohtaja", "status": printed}
        records.append(Record(f"{rid}-t", "target", town, (town,), GOAL, fields, status, 3, (3,), BOX, ("Tavoitteet",)))
    if town == KOELA and month in SPENT and "project" not in leave_out:
        fields = {"duration": "2025–2026", "funder": "OKM", "spending": SPENT[month]}
        records.append(Record(f"{rid}-p", "project", town, (town,), PROJECT, fields, None, 3, (3,), BOX, ("Hankkeet",)))
    kind = "tilinpäätös" if month == 12 else "osavuosikatsaus"
    report = Report(rid, file, "0" * 64, f"{town} {period.label}", town, kind, period, 3, town)
    units = (OrganisationUnit(town, (town,), "kunta"), *(OrganisationUnit(a, (town, a), "vastuualue") for a in (*AREAS, "Sivistyspalvelut")))
    return Extraction(report, units, (), (), tuple(sheet.figures), tuple(records), (), ())


def asker(leave_out: dict[int, str] | None = None) -> Asker:
    """What answers from all the reports together; `leave_out`: month of 2025 → kind of record that its report does not print."""
    store = FigureStore()
    for town, year, month in ACCRUED:
        missing = frozenset({(leave_out or {}).get(month, "")}) if year == 2025 else frozenset()
        store.add(_report(town, year, month, missing))
    return Asker(store, None, Analyser())
