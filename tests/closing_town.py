"""The closing report of an invented town, without a PDF: the town, its group, boards, areas, a company, balance sheet, investments and indicators."""

from datetime import date
from decimal import Decimal

from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Report, SubjectKind
from retrieval.answer import Asker

TOWN, GROUP, COMPANY = "Koelan kaupunki", "Koelan kaupunkikonserni", "Koelan Lämpö Oy"
BOX = Box(0, 0, 10, 10)
YEAR, BEFORE = Period(date(2024, 1, 1), date(2024, 12, 31), "2024"), Period(date(2023, 1, 1), date(2023, 12, 31), "2023")
CLOSE, OPEN = Period(date(2024, 12, 31), date(2024, 12, 31), "31.12.2024"), Period(date(2023, 12, 31), date(2023, 12, 31), "31.12.2023")
_ID = "koela-tp-2024"
UNITS = (
    OrganisationUnit(TOWN, (TOWN,), "kunta"),
    OrganisationUnit(GROUP, (TOWN, GROUP), "konserni"),
    OrganisationUnit(COMPANY, (TOWN, COMPANY), "yhteisö"),
    OrganisationUnit("Sivistyslautakunta", (TOWN, "Sivistyslautakunta"), "lautakunta"),
    OrganisationUnit("Tekninen lautakunta", (TOWN, "Tekninen lautakunta"), "lautakunta"),
    OrganisationUnit("Perusopetus", (TOWN, "Sivistyslautakunta", "Perusopetus"), "vastuualue"),
    OrganisationUnit("Kirjastopalvelut", (TOWN, "Sivistyslautakunta", "Kirjastopalvelut"), "vastuualue"),
    OrganisationUnit("Tilapalvelut", (TOWN, "Tekninen lautakunta", "Tilapalvelut"), "vastuualue"),
)
_PATHS = {unit.name: unit.path for unit in UNITS}
Cells = dict[tuple[Measure, Period], str]


class _Sheet:
    """Figures row by row; a table for each call of `table`."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self._table = -1
        self._row = 0

    def table(self) -> None:
        """Begins the next table, on a page of its own."""
        self._table += 1

    def row(
        self, unit: str, account: str, cells: Cells, kind: SubjectKind = "account", number_unit: str = "EUR", scale: int = 1, groups: tuple[str, ...] = ()
    ) -> None:
        """One printed row; a percent's unit is "%" whatever the row's is."""
        self._row += 1
        for column, ((measure, period), number) in enumerate(cells.items()):
            own = "%" if measure in ("percent", "change_percent") else number_unit
            self.figures.append(
                Figure(
                    f"{_ID}-{self._row}-{column}", unit, _PATHS.get(unit, (TOWN,)), account, kind, measure, period, Decimal(number), own, number,
                    Decimal(scale), self._table + 1, BOX, section=("Tilinpäätös",), table=self._table, row=self._row, column=column, row_label=account,
                    column_label=f"{measure} {period.label}", groups=groups,
                )
            )  # fmt: skip

    def say(self, unit: str, account: str, number: str, sentence: str) -> None:
        """A number of a sentence."""
        self._row += 1
        self.figures.append(
            Figure(
                f"{_ID}-{self._row}", unit, _PATHS[unit], account, "prose", "value", YEAR, Decimal(number), "EUR", number, Decimal(1), 9, BOX,
                section=("Tytäryhtiöt", unit), sentence=sentence,
            )
        )  # fmt: skip


def _years(now: str, before: str) -> Cells:
    return {("actual", YEAR): now, ("actual", BEFORE): before}


def _budgeted(budget: str, amended: str, actual: str) -> Cells:
    return {("budget", YEAR): budget, ("amended_budget", YEAR): amended, ("actual", YEAR): actual}


def extraction() -> Extraction:
    """The report as the reading of a PDF would give it."""
    sheet = _Sheet()
    sheet.table()  # key figures in thousands, costs without a minus
    sheet.row(TOWN, "Toimintatuotot", _years("2346000", "2200000"), scale=1000)
    sheet.row(TOWN, "Toimintakulut", _years("9877000", "9500000"), scale=1000)
    sheet.row(TOWN, "Vuosikate", _years("1235000", "1300000"), scale=1000)
    sheet.row(TOWN, "Vuosikate, €/asukas", _years("247", "260"), "indicator", "€/asukas")
    sheet.row(TOWN, "Asukasmäärä", _years("5000", "5010"), "indicator", "persons")
    sheet.row(TOWN, "Omavaraisuusaste, %", _years("40.3", "39.5"), "indicator", "%")
    sheet.row(TOWN, "Lainakanta 31.12., 1000 €", _years("6000000", "5500000"), scale=1000)
    sheet.row(TOWN, "Lainakanta 31.12., €/as.", _years("1200", "1098"), "indicator", "€/asukas")
    sheet.table()  # the statement itself, exact
    sheet.row(TOWN, "TOIMINTATUOTOT", _years("2345678.90", "2199999.10"))
    sheet.row(TOWN, "Toimintakulut", _years("-9876543.21", "-9500000.00"))
    sheet.row(TOWN, "Henkilöstökulut", _years("-5000000.00", "-4800000.00"))
    sheet.row(TOWN, "Palvelujen ostot", _years("-3000000.00", "-3100000.00"))
    sheet.row(TOWN, "Avustukset", _years("-500000.00", "-480000.00"))
    sheet.row(TOWN, "Verotulot", _years("7000000.00", "6800000.00"))
    sheet.row(TOWN, "Vuosikate", _years("1234567.89", "1300000.00"))
    sheet.row(TOWN, "Suunnitelman mukaiset poistot", _years("-1500000.00", "-1400000.00"))
    sheet.row(TOWN, "Tilikauden tulos", _years("-265432.11", "100000.00"))
    sheet.table()  # the group's statement
    sheet.row(GROUP, "Toimintatuotot", _years("4000000", "3900000"))
    sheet.row(GROUP, "Vuosikate", _years("2000000", "1900000"))
    sheet.row(GROUP, "Omavaraisuusaste, %", {("actual", CLOSE): "31.9", ("actual", OPEN): "32.2"}, "indicator", "%")
    sheet.row(GROUP, "Konsernin lainakanta 31.12., 1000 €", {("actual", CLOSE): "9000000", ("actual", OPEN): "8800000"}, scale=1000)
    sheet.table()  # balance sheet
    sheet.row(TOWN, "VASTAAVAA YHTEENSÄ", {("actual", CLOSE): "20000000.50", ("actual", OPEN): "19000000.00"})
    for term, number in (("Pitkäaikainen", "5000000.00"), ("Lyhytaikainen", "1000000.00")):
        sheet.row(TOWN, "Lainat rahoituslaitoksilta", {("actual", CLOSE): number}, groups=("VIERAS PÄÄOMA", term))
    sheet.table()  # boards and areas against their budgets
    for unit, row in {
        "Sivistyslautakunta": ("-4000000", "-4100000", "-4050000"),
        "Tekninen lautakunta": ("-2000000", "-2000000", "-2100000"),
        "Perusopetus": ("-3000000", "-3050000", "-3040000"),
        "Kirjastopalvelut": ("-400000", "-400000", "-390000"),
        "Tilapalvelut": ("-1500000", "-1500000", "-1650000"),
    }.items():
        sheet.row(unit, "Toimintakulut", _budgeted(*row))
    sheet.table()  # investments, costs and income side by side
    for name, budget, actual in (("Koulukeskus", "-1000000", "-950000"), ("Uimahalli", "-400000", "-440000")):
        sheet.row("Tekninen lautakunta", name, {("amended_budget", YEAR): budget, ("actual", YEAR): actual}, "investment")
    sheet.table()  # indicators under headings
    for heading, number in (("Alakoulut", "200"), ("Yhtenäiskoulut", "300")):
        sheet.row("Perusopetus", "Oppilaat", {("closing", YEAR): number}, "indicator", "persons", groups=(heading,))
    sheet.row("Kirjastopalvelut", "Kirjaston kävijöiden lukumäärä, kpl", {("closing", YEAR): "12000", ("closing", BEFORE): "11000"}, "indicator", "count")
    sheet.say(COMPANY, "Tilikauden tappio", "12083", "Tilikauden tappio oli 12 083 euroa.")
    sheet.say(COMPANY, "Liikevaihto", "800000", "Yhtiön liikevaihto oli 800 000 euroa.")
    report = Report(_ID, "koela-tp-2024.pdf", "0" * 64, "Koelan kaupunki, tilinpäätös 2024", TOWN, "tilinpäätös", YEAR, 9, TOWN)
    return Extraction(report, UNITS, (), (), tuple(sheet.figures), (), (), ())


def asker() -> Asker:
    """What answers from the report."""
    return asker_of(extraction())
