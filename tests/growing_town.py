"""Three years of an invented town, without a PDF: areas that grow and shrink, budgets, investments, staff, a company, and sentences that give reasons."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Passage, Period, Place, Report, Section, SubjectKind
from ingest.stores.passages import passage_id
from retrieval.answer import Asker

TOWN, COMPANY = "Koelan kaupunki", "Koelan Vesi Oy"
LEARNING, TECHNICAL = "Sivistyspalvelut", "Tekniset palvelut"
SCHOOL, CARE, LIBRARY, ROOMS = "Perusopetus", "Varhaiskasvatus", "Kirjastopalvelut", "Tilapalvelut"
COSTS, STAFF_COSTS, BOUGHT = "Toimintakulut", "Henkilöstökulut", "Palvelujen ostot"
GOODS, GRANTS, TAXES, SALES = "Aineet, tarvikkeet ja tavarat", "Avustukset", "Verotulot", "Liikevaihto"
YEARS = tuple(Period(date(year, 1, 1), date(year, 12, 31), str(year)) for year in (2022, 2023, 2024))
YEAR = YEARS[-1]
CLOSE = Period(YEAR.end, YEAR.end, "31.12.2024")
BOX = Box(0, 0, 10, 10)
_ID = "koela-tp-2024"
_UNITS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    TOWN: ("kunta", (TOWN,)),
    LEARNING: ("toimiala", (TOWN, LEARNING)),
    TECHNICAL: ("toimiala", (TOWN, TECHNICAL)),
    **{area: ("vastuualue", (TOWN, LEARNING, area)) for area in (SCHOOL, CARE, LIBRARY)},
    ROOMS: ("vastuualue", (TOWN, TECHNICAL, ROOMS)),
    COMPANY: ("yhteisö", (TOWN, COMPANY)),
}

ROWS: Mapping[str, Mapping[str, Sequence[int]]] = {
    TOWN: {
        "Toimintatuotot": (1900, 2000, 2200),
        COSTS: (-6180, -6500, -6630),
        STAFF_COSTS: (-3700, -3900, -3910),
        BOUGHT: (-1500, -1600, -1800),
        GOODS: (-600, -640, -560),
        GRANTS: (-300, -280, -250),
        TAXES: (4000, 4100, 4250),
    },
    SCHOOL: {COSTS: (-2900, -3000, -3300), STAFF_COSTS: (-2000, -2100, -2050)},
    CARE: {COSTS: (-1500, -1600, -1450), STAFF_COSTS: (-1000, -1100, -1160)},
    LIBRARY: {COSTS: (-380, -400, -420), STAFF_COSTS: (-200, -220, -250)},
    ROOMS: {COSTS: (-1400, -1500, -1460), STAFF_COSTS: (-500, -480, -450)},
    LEARNING: {STAFF_COSTS: (-3200, -3420, -3460)},
    TECHNICAL: {STAFF_COSTS: (-500, -480, -450)},
    COMPANY: {SALES: (700, 750, 800), STAFF_COSTS: (-210, -240, -250)},
}
"""Whose → row → 2022, 2023 and 2024, in thousands of euros."""
BUDGETS = {SCHOOL: -3100, CARE: -1500, LIBRARY: -430, ROOMS: -1400}
"""The amended budget of the operating costs in 2024."""
INVESTMENTS = {"Rantatien saneeraus": (-300, -240), "Torin leikkipuisto": (-100, -130)}
"""Title → the amended budget and what was spent in 2024."""
STAFF = {LEARNING: 210, TECHNICAL: 60}
"""People at the end of 2024."""
TEXTS: Sequence[tuple[str, str]] = (
    (
        SCHOOL,
        "Toimintakulut laskivat alkuvuonna, koska ruokailua supistettiin. Toimintakulut ylittyivät, koska koulukuljetuksia oli arvioitua enemmän. "
        "Oppilaita oli keväällä 410. Henkilöstökulut vähenivät, koska avustajia siirtyi muualle.",
    ),
    (CARE, "Toimintakulut pienenivät edellisvuodesta, koska ryhmiä suljettiin. Henkilöstökulut kasvoivat palkankorotusten takia."),
    (LIBRARY, "Toimintakulut alittuivat, koska aineistoa hankittiin vähemmän."),
    (ROOMS, "Talousarvio ylittyi 60 000 euroa. Menojen pienentyminen edellisvuodesta johtuu sähkön hinnan laskusta."),
)


def actual(row: str, unit: str = TOWN, year: int = 2024) -> Decimal:
    """The outcome of a row in euros, its sign as printed."""
    return Decimal(ROWS[unit][row][year - 2022]) * 1000


def went(row: str, unit: str = TOWN, since: int = 2023, until: int = 2024) -> Decimal:
    """The later outcome less the earlier one."""
    return actual(row, unit, until) - actual(row, unit, since)


def apart(unit: str) -> Decimal:
    """The operating costs of an area less their budget."""
    return actual(COSTS, unit) - Decimal(BUDGETS[unit]) * 1000


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """A part in per cent of the whole, to two decimals."""
    return (100 * Decimal(part) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


class _Sheet:
    """Figures row by row; a table for each call of `table`."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._table = -1
        self._row = 0

    def table(self) -> None:
        """Begins the next table, on a page of its own."""
        self._table += 1

    def row(self, unit: str, name: str, cells: Sequence[tuple[Measure, Period, int]], kind: SubjectKind = "account", number_unit: str = "EUR") -> None:
        """One printed row; money is given in thousands."""
        self._row += 1
        for column, (measure, period, number) in enumerate(cells):
            self.figures.append(
                Figure(
                    f"{_ID}-{self._row}-{column}", unit, _UNITS[unit][1], name, kind, measure, period,
                    Decimal(number) * (1000 if number_unit == "EUR" else 1), number_unit, str(number), Decimal(1), self._table + 1, BOX,
                    section=("Henkilöstö",) if number_unit == "persons" else ("Talous",), table=self._table, row=self._row, column=column,
                    row_label=name, column_label=f"{measure} {period.label}",
                )
            )  # fmt: skip


def extraction(about: str = TOWN) -> Extraction:
    """The report as the reading of a PDF would give it; `about`: the town, or the one area that all of it is about."""
    sheet = _Sheet()
    for unit, rows in ROWS.items():
        sheet.table()
        for name, numbers in rows.items():
            cells: list[tuple[Measure, Period, int]] = [("actual", period, number) for period, number in zip(YEARS, numbers, strict=True)]
            if name == COSTS and unit in BUDGETS:
                cells.append(("amended_budget", YEAR, BUDGETS[unit]))
            sheet.row(unit, name, cells)
    sheet.table()
    for title, (budgeted, spent) in INVESTMENTS.items():
        sheet.row(TECHNICAL, title, [("amended_budget", YEAR, budgeted), ("actual", YEAR, spent)], "investment")
    sheet.table()
    for unit, people in {TOWN: sum(STAFF.values()), **STAFF}.items():
        sheet.row(unit, "Henkilöstö yhteensä", [("actual", CLOSE, people)], "personnel", "persons")
    sheet.table()  # one row printed as journeys here and as euros there
    sheet.row(SCHOOL, "Kuljetukset", [("actual", YEAR, 120)], "indicator", "count")
    sheet.row(CARE, "Kuljetukset", [("actual", YEAR, 90)], "indicator")
    units = tuple(OrganisationUnit(name, path, kind) for name, (kind, path) in _UNITS.items())
    sections = tuple(Section(n, title, 1, (title,), n + 20) for n, (title, _) in enumerate(TEXTS))
    passages = tuple(
        Passage(passage_id(_ID, n), "text", (title,), (n + 20,), (Place(n + 20, Box(0, 0, 100, 10)),), text, f"{title}\n{text}")
        for n, (title, text) in enumerate(TEXTS)
    )
    report = Report(_ID, "koela-tp-2024.pdf", "0" * 64, "Koelan kaupunki, tilinpäätös 2024", TOWN, "tilinpäätös", YEAR, 24, about)
    return Extraction(report, units, sections, (), tuple(sheet.figures), (), passages, ())


def asker(about: str = TOWN) -> Asker:
    """What answers from the report."""
    return asker_of(extraction(about))
