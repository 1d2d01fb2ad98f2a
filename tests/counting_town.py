"""A review and a budget of an invented town, without a PDF: things that are counted, aims, risks, companies, loans, and notes under tables."""

from datetime import date
from decimal import Decimal
from typing import Any

from talk import asker_of

from ingest.model import Box, Extraction, Figure, Measure, OrganisationUnit, Period, Record, Report
from retrieval.answer import Asker

TOWN, ID = "Koelan kaupunki", "koela-1-8-2025"
BOX = Box(0, 0, 10, 10)
UNITS = (
    OrganisationUnit(TOWN, (TOWN,), "kunta"),
    OrganisationUnit("Sivistyspalvelut", (TOWN, "Sivistyspalvelut"), "toimiala"),
    OrganisationUnit("Tekniset palvelut", (TOWN, "Tekniset palvelut"), "toimiala"),
    OrganisationUnit("Kirjastopalvelut", (TOWN, "Sivistyspalvelut", "Kirjastopalvelut"), "palvelualue"),
    OrganisationUnit("Työllisyyspalvelut", (TOWN, "Työllisyyspalvelut"), "palvelualue"),
    OrganisationUnit("Koelan Lämpö Oy", (TOWN, "Koelan Lämpö Oy"), "yhteisö"),
    OrganisationUnit("Koelan Halliverkko Oy", (TOWN, "Koelan Halliverkko Oy"), "yhteisö"),
)
_PATHS = {unit.name: unit.path for unit in UNITS}
YEAR, NOW, THEN = (
    Period(date(2024, 1, 1), date(2024, 12, 31), "2024"),
    Period(date(2025, 1, 1), date(2025, 8, 31), "1–8/2025"),
    Period(date(2024, 1, 1), date(2024, 8, 31), "1–8/2024"),
)
DAY = Period(date(2025, 8, 31), date(2025, 8, 31), "31.8.2025")
COUNTED_IN = "Maksuihin sisältyy 12 tuhatta euroa sisäisiä eriä."
NOTE = "* Palvelu siirtyi kaupungille 1.1.2025, eivätkä vuodet ole vertailukelpoisia."
Cells = dict[tuple[Measure, Period], str]


def _whole(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def _counted(year: str, now: str, then: str) -> Cells:
    return {("closing", YEAR): year, ("actual", NOW): now, ("actual", THEN): then}


def _figures() -> list[Figure]:
    found: list[Figure] = []

    def row(table: int, unit: str, account: str, cells: Cells, **more: Any) -> None:
        n = len(found)
        for column, ((measure, period), number) in enumerate(cells.items()):
            given = {
                "kind": "account",
                "number_unit": "EUR",
                "label": f"{measure} {period.label}",
                "basis": None,
                "footnotes": (),
                "sentence": "",
                "text": None,
                **more,
            }
            found.append(
                Figure(
                    f"{ID}-{n}-{column}", unit, _PATHS[unit], account, given["kind"], measure, period, Decimal(number), given["number_unit"],
                    given["text"] or number, Decimal(1), table + 1, BOX, table=None if "alone" in given else table, row=n, column=column,
                    row_label=account, column_label=given["label"], basis=given["basis"],
                    footnotes=given["footnotes"], sentence=given["sentence"],
                )
            )  # fmt: skip

    counts: dict[str, Any] = {"kind": "indicator", "number_unit": "count"}
    row(0, "Sivistyspalvelut", "Kirjastolainat", _counted("360000", "240000", "236000"), **counts)
    row(0, "Sivistyspalvelut", "Uimahallikäynnit", _counted("120000", "40000", "80000"), **counts)
    row(0, "Sivistyspalvelut", "Perusopetuksen oppilaat", _counted("3500", "3450", "3490"), kind="indicator", number_unit="persons")
    row(0, "Sivistyspalvelut", "Perusopetuksen nettomenot, €/oppilas", _counted("7700", "5300", "5000"), kind="indicator", number_unit="€/oppilas")
    row(0, "Tekniset palvelut", "Aterian hinta, €/ateria", _counted("4.50", "4.61", "4.52"), kind="indicator", number_unit="€/ateria")
    row(0, "Sivistyspalvelut", "Museokäynnit", _counted("2", "1", "1"), kind="indicator", number_unit="kpl/asukas")
    power: dict[str, Any] = {"kind": "indicator", "number_unit": "MWh"}
    row(1, "Tekniset palvelut", "Kiinteistöjen sähkönkulutus, MWh", {("budget", _whole(2025)): "3300"}, label="Tavoite 2025", **power)
    row(1, "Tekniset palvelut", "Kiinteistöjen sähkönkulutus, MWh", {("actual", NOW): "2100"}, **power)
    for unit, days, rate in (("Sivistyspalvelut", "8700", "12.7"), ("Tekniset palvelut", "3400", "15.4")):
        row(2, unit, "Sairauspoissaolot", {("actual", NOW): days}, kind="indicator", number_unit="days")
        row(2, unit, "Sairauspoissaolot", {("actual", NOW): rate}, kind="indicator", number_unit="pv/htv")
    costs: Cells = {("actual", NOW): "-8900000", ("actual", THEN): "-3400000"}
    row(3, "Työllisyyspalvelut", "Toimintakulut", costs, footnotes=(NOTE,))
    row(4, TOWN, "Lainakanta, €/asukas", {("actual", DAY): "3326"}, kind="indicator", number_unit="€/asukas")
    row(4, TOWN, "Keskikorko, %", {("actual", DAY): "2.41"}, kind="indicator", number_unit="%")
    row(5, TOWN, "Lainat", {("value", DAY): "3326"}, kind="target", number_unit="€/asukas", sentence="Lainakanta 3 326 €/asukas.")
    paid = "Osinko kaupungille 180 000 euroa."
    row(9, "Koelan Lämpö Oy", "Osinko kaupungille", {("budget", _whole(2026)): "180000"}, kind="target", sentence=paid, text="180 000 euroa")
    rate = "Halliverkon vuokrausaste oli 94,8 prosenttia (96,1 prosenttia vuotta aiemmin)."
    row(10, TOWN, "Halliverkon vuokrausaste", {("value", NOW): "94.8"}, kind="prose", number_unit="%", sentence=rate, text="94,8 prosenttia", alone=True)
    before = "Halliverkon vuokrausaste, vuotta aiemmin"
    row(10, TOWN, before, {("value", THEN): "96.1"}, kind="prose", number_unit="%", sentence=rate, text="96,1 prosenttia", alone=True)
    row(6, TOWN, "Maksutuotot", {("budget", _whole(2025)): "580000", ("budget", _whole(2026)): "462000"}, basis="external", footnotes=(COUNTED_IN,))
    row(6, TOWN, "Verotulot", {("closing", YEAR): "22000000", ("forecast", _whole(2025)): "22400000", ("budget", _whole(2026)): "23600000"})
    row(6, TOWN, "Asukasluku 31.12.", {("closing", YEAR): "12800", ("budget", _whole(2026)): "12500"}, kind="indicator", number_unit="persons")
    loans: Cells = {("closing", YEAR): "3000000", ("budget", _whole(2026)): "6500000", ("budget", _whole(2027)): "6000000"}
    row(7, TOWN, "Pitkäaikaisten lainojen lisäys", loans)
    row(0, "Sivistyspalvelut", "Päivähoidon nettokustannus, €/lapsi", _counted("11900", "8000", "7900"), kind="indicator", number_unit="€/lapsi")
    row(0, "Sivistyspalvelut", "Leiripaikan nettokustannus, €/lapsi", _counted("340", "210", "205"), kind="indicator", number_unit="€/lapsi")
    for unit, sales, result in (("Koelan Lämpö Oy", "5400000", "310000"), ("Koelan Halliverkko Oy", "1100000", "-46000")):
        row(8, unit, "Liikevaihto", {("closing", YEAR): sales})
        row(8, unit, "Tilikauden tulos", {("closing", YEAR): result})
    return found


def asker() -> Asker:
    """What answers from the report."""
    figures = _figures()
    risks = {"Korjausvelka kasvaa": "20", "Verotulot laskevat": "15", "Opettajia ei löydy": "12"}
    records = [
        Record(f"{ID}-r{n}", "risk", TOWN, (TOWN,), title, {"risk": title, "score": score}, None, 9, (9,), BOX, (), 9, n)
        for n, (title, score) in enumerate(risks.items())
    ]
    aim = {"goal": "Velka pysyy hallinnassa", "indicator": "Lainat enintään 3 350 €/asukas", "outcome": "Lainakanta 3 326 €/asukas.", "status": "Toteutuu"}
    told = tuple(f.figure_id for f in figures if f.subject_kind == "target")
    records.append(
        Record(f"{ID}-t", "target", TOWN, (TOWN,), aim["goal"], aim, "achieved", 6, (6,), BOX, ("Kaupunkistrategian tavoitteet",), 5, 0, told)  # type: ignore[arg-type]
    )
    report = Report(ID, "koela.pdf", "0" * 64, "Osavuosikatsaus 1–8/2025", TOWN, "osavuosikatsaus", NOW, 9, TOWN)
    return asker_of(Extraction(report, UNITS, (), (), tuple(figures), tuple(records), (), ()))
