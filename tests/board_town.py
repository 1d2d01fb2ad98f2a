"""Nine months of an invented town, without a PDF: boards and their areas, each with its budget, what has come about, the same time and the whole year before,
and a forecast.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report
from retrieval.answer import Asker

TOWN, SERVICES = "Koelan kaupunki", "Sivistyspalvelut"
LEARNING, LEISURE = "Sivistyslautakunta", "Vapaa-aikalautakunta"
SCHOOL, CARE, LIBRARY, SPORTS = "Perusopetus", "Varhaiskasvatus", "Kirjastopalvelut", "Liikuntapalvelut"
COSTS, INCOME, MARGIN = "Toimintakulut", "Toimintatuotot", "Toimintakate"
NOW = Period(date(2024, 1, 1), date(2024, 9, 30), "1–9/2024")
THEN = Period(date(2023, 1, 1), date(2023, 9, 30), "1–9/2023")
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "2024")
BEFORE = Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
BOX = Box(0, 0, 10, 10)
_UNITS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    TOWN: ("kunta", (TOWN,)),
    SERVICES: ("palvelu", (TOWN, SERVICES)),
    LEARNING: ("lautakunta", (TOWN, SERVICES, LEARNING)),
    LEISURE: ("lautakunta", (TOWN, SERVICES, LEISURE)),
    SCHOOL: ("yksikkö", (TOWN, SERVICES, LEARNING, SCHOOL)),
    CARE: ("yksikkö", (TOWN, SERVICES, LEARNING, CARE)),
    LIBRARY: ("palvelu", (TOWN, SERVICES, LEISURE, LIBRARY)),
    SPORTS: ("palvelu", (TOWN, SERVICES, LEISURE, SPORTS)),
}
_COLUMNS: Sequence[tuple[Measure, Period, str]] = (
    ("closing", BEFORE, "TP 2023"),
    ("actual", THEN, "1–9/2023"),
    ("amended_budget", YEAR, "TA 2024"),
    ("actual", NOW, "1–9/2024"),
    ("forecast", YEAR, "Ennuste 2024"),
)
ROWS: Mapping[str, Mapping[str, Sequence[int]]] = {
    TOWN: {COSTS: (-9000, -6600, -9400, -7000, -9500), INCOME: (1500, 1100, 1600, 1150, 1560), MARGIN: (-7500, -5500, -7800, -5850, -7940)},
    SERVICES: {COSTS: (-6000, -4400, -6300, -4700, -6350), INCOME: (900, 680, 950, 720, 960), MARGIN: (-5100, -3720, -5350, -3980, -5390)},
    LEARNING: {COSTS: (-5000, -3700, -5200, -3950, -5300), INCOME: (300, 230, 300, 250, 310), MARGIN: (-4700, -3470, -4900, -3700, -4990)},
    LEISURE: {COSTS: (-1000, -700, -1100, -750, -1050), INCOME: (600, 450, 650, 470, 650), MARGIN: (-400, -250, -450, -280, -400)},
    SCHOOL: {COSTS: (-3200, -2400, -3300, -2550, -3420), INCOME: (100, 80, 100, 90, 110), MARGIN: (-3100, -2320, -3200, -2460, -3310)},
    CARE: {COSTS: (-1800, -1300, -1900, -1400, -1880), INCOME: (200, 150, 200, 160, 200), MARGIN: (-1600, -1150, -1700, -1240, -1680)},
    LIBRARY: {COSTS: (-600, -420, -650, -410, -600), INCOME: (50, 40, 50, 40, 50), MARGIN: (-550, -380, -600, -370, -550)},
    SPORTS: {COSTS: (-400, -280, -450, -340, -450), INCOME: (550, 410, 600, 430, 600), MARGIN: (150, 130, 150, 90, 150)},
}
"""Unit → row → the numbers of the columns, in thousands of euros."""


def _figure(unit: str, account: str, at: tuple[int, int, int], amount: int) -> Figure:
    table, row, column = at
    measure, period, label = _COLUMNS[column]
    ident = f"f{table}-{row}-{column}"
    return Figure(
        ident, unit, _UNITS[unit][1], account, "account", measure, period, Decimal(amount * 1000), "EUR", str(amount), Decimal(1000), table + 1, BOX,
        table=table, row=row, column=column + 1, row_label=account, column_label=label,
    )  # fmt: skip


def asker() -> Asker:
    """What answers from the report."""
    figures = tuple(
        _figure(unit, account, (table, row, column), amount)
        for table, (unit, rows) in enumerate(ROWS.items())
        for row, (account, amounts) in enumerate(rows.items())
        for column, amount in enumerate(amounts)
    )
    units = tuple(OrganisationUnit(name, path, kind) for name, (kind, path) in _UNITS.items())
    report = Report("koela-q3", "koela-q3.pdf", "0" * 64, "Osavuosikatsaus 1–9/2024", TOWN, "osavuosikatsaus", NOW, len(ROWS), TOWN)
    return asker_of(Extraction(report, units, (), (), figures, (), (), ()))
