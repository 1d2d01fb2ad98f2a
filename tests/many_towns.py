"""Ten invented towns of one store, without PDFs: the last two in the alphabet and the first one report 2025, the others the year before only."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from ingest.language.finnish import Analyser
from ingest.model import Box, Extraction, Figure, OrganisationUnit, Period, Record, RecordKind, Report
from ingest.report_id import report_id_of
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

FIRST, LAST_BUT_ONE, LAST = "Ahvenlan kunta", "Särkilän kunta", "Taimelan kunta"
TOWNS = (
    FIRST, "Haukilan kunta", "Kiiskilän kunta", "Kuhalan kunta", "Lahnalan kunta", "Mateelan kunta", "Mutulan kunta", "Siikalan kunta", LAST_BUT_ONE, LAST,
)  # fmt: skip
COSTS, SALES, GRANTS = "Toimintakulut", "Myyntituotot", "Avustukset"
NOW, BEFORE = 2025, 2024
BOX = Box(0, 0, 10, 10)

ROWS: Mapping[str, Mapping[str, Mapping[int, int]]] = {
    town: {
        COSTS: {BEFORE: -5000 - 10 * n, **({NOW: -6000 - 10 * n} if town in (FIRST, LAST_BUT_ONE, LAST) else {})},
        SALES: {BEFORE: 700 + n, **({NOW: 800 + n} if town in (LAST_BUT_ONE, LAST) else {})},
        GRANTS: {BEFORE: -90 - n, **({NOW: -95 - n} if town == LAST else {})},
    }
    for n, town in enumerate(TOWNS)
}
"""Town → row → year → outcome in thousands of euros."""
TARGETS = {
    FIRST: (
        ("Kirjaston aukiolo laajenee.", "Kirjastonjohtaja", "Toteutunut", "achieved"),
        ("Koulureitit ovat turvallisia.", "Rehtori", "Viivästynyt", "partly"),
    ),
    LAST: (
        ("Kirjaston aukiolo laajenee.", "Sivistysjohtaja", "Viivästynyt", "partly"),
        ("Tonttitarjonta monipuolistuu.", "Kaavoittaja", "Viivästynyt", "partly"),
    ),
}
"""Town → (goal, who is responsible, printed state, state) of each target."""
RISKS = {
    FIRST: (("Sähkökatko", "Toiminnallinen riski", "Varavoima"),),
    LAST: (("Korkojen nousu", "Taloudellinen riski", "Korkosuojaus"), ("Sähkökatko", "Toiminnallinen riski", "Agregaatti")),
}
"""Town → (risk, class, control) of each risk."""


def outcome(town: str, row: str, year: int = NOW) -> Decimal:
    """The outcome of a row in euros, its sign as printed."""
    return Decimal(ROWS[town][row][year]) * 1000


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _records(town: str, rid: str) -> tuple[Record, ...]:
    made: list[tuple[RecordKind, dict[str, str], str | None]] = []
    for goal, who, printed, state in TARGETS.get(town, ()):
        made.append(("target", {"goal": goal, "responsible": who, "status": printed}, state))
    for risk, kind, control in RISKS.get(town, ()):
        made.append(("risk", {"risk": risk, "class": kind, "control": control}, None))
    return tuple(
        Record(f"{rid}-r{n}", kind, town, (town,), next(iter(fields.values())), fields, state, 3, (3,), BOX, ("Liitteet",), 9, n)  # type: ignore[arg-type]
        for n, (kind, fields, state) in enumerate(made)
    )


Rows = Mapping[str, Mapping[str, Mapping[int, int]]]


def _report(town: str, rows: Rows) -> Extraction:
    last = max(year for cells in rows[town].values() for year in cells)
    file = f"{town.split()[0].lower()}-tp-{last}.pdf"
    rid = report_id_of(file)
    figures = tuple(
        Figure(
            f"{rid}-{row}-{year}", town, (town,), account, "account", "actual", _year(year), Decimal(number) * 1000, "EUR", str(number), Decimal(1), 2, BOX,
            section=("Talous",), table=0, row=row, column=year - BEFORE, row_label=account, column_label=f"Toteuma {year}",
        )
        for row, (account, cells) in enumerate(rows[town].items())
        for year, number in cells.items()
    )  # fmt: skip
    report = Report(rid, file, "0" * 64, f"{town}, tilinpäätös {last}", town, "tilinpäätös", _year(last), 3, town)
    return Extraction(report, (OrganisationUnit(town, (town,), "kunta"),), (), (), figures, _records(town, rid), (), ())


def asker(towns: Collection[str] = TOWNS, rows: Rows = ROWS) -> Asker:
    """What answers from the reports of these towns together, which print such rows."""
    store = FigureStore()
    for town in towns:
        store.add(_report(town, rows))
    return Asker(store, None, Analyser())
