"""The invented municipality's four reports: annual accounts 2024 and three interim reports of 2025, set from the same books in four manners."""

from collections.abc import Iterator, Mapping
from typing import Any

from eval.samples_activity import indicators, investments, personnel, projects, risks, targets
from eval.samples_blocks import Block, Break, Contents, Cover, Grid, Head, Heading, Paragraph, SampleReport
from eval.samples_closing import Accounts
from eval.samples_edition import Edition
from eval.samples_ledger import Ledger
from eval.samples_numbers import NumberStyle
from eval.samples_statements import Manner, by_quarters, by_units, statement

AREAS = {
    "konserni": ("hallinto", "elinvoima"),
    "sivistys": ("varhaiskasvatus", "perusopetus", "kirjasto", "liikunta"),
    "tekniset": ("tilat", "yhdyskunta", "ruoka"),
}
"""The service areas with their responsibility areas, in the order of the reports."""
EVERY = tuple(unit for units in AREAS.values() for unit in units)
BOARDS = {"varhaiskasvatus": "sivistysltk", "kirjasto": "vapaaltk"}
"""The board whose own chapter stands before the responsibility area; where an area has one board only, the area's figures are the board's."""
REMARK = "Esimerkkiaineisto ohjelman kokeilua varten. Kaislajoen kunta, sen luvut, henkilöt ja tapahtumat ovat keksittyjä."


def heads(*rows: tuple[str | tuple[str, int], ...]) -> tuple[tuple[Head, ...], ...]:
    """Heading rows; a text with a number spans so many columns."""
    return tuple(tuple(Head(cell) if isinstance(cell, str) else Head(*cell) for cell in row) for row in rows)


CLOSING = Manner(
    ("closing", "budget", "budget_change", "amended_budget", "actual", "deviation", "percent"),
    heads(("€", "TP 2023", "TA 2024", "TA-muutos", "TA 2024 muutoksineen", "Toteuma 2024", "Poikkeama", "Tot-%")),
    "below",
    label_width=32,
)
FIRST_QUARTER = Manner(
    ("closing", "prior", "budget", "actual", "remaining", "percent"),
    heads(("", "TP", "Toteuma", "TA", "Toteuma", "Jäljellä", "TOT-25"), ("Euroa", "2024", "1–3/2024", "2025", "1–3/2025", "", "%")),
    "grouped",
    label_width=34,
)
HALF_YEAR = Manner(
    ("budget", "budget_change", "amended_budget", "actual", "percent", "forecast", "forecast_deviation"),
    heads(
        ("", ("Talousarvio 2025", 3), ("Tammi–kesäkuu 2025", 2), ("Koko vuosi 2025", 2)),
        ("1 000 €", "Alkup. TA", "TA-muutos", "Muutettu TA", "Toteuma", "Tot-%", "Ennuste", "Poikkeama"),
    ),
    "above",
    scale=1000,
    label_width=32,
)
NINE_MONTHS = Manner(
    ("prior", "actual", "change", "change_percent", "amended_budget", "percent", "forecast"),
    heads(("Euroa", "Toteuma 1–9/2024", "Toteuma 1–9/2025", "Muutos €", "Muutos %", "TA 2025 + muutokset", "Tot-%", "Ennuste 2025")),
    "below",
    label_width=34,
)

STYLES = {
    "tp": NumberStyle(minus="−"),
    "q1": NumberStyle(minus="-"),
    "q2": NumberStyle(minus="–"),
    "q3": NumberStyle(minus="−"),
}
"""Every minus that reports are known to use."""


class Writer:
    """Puts one report together from its edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def name(self, unit: str) -> str:
        """The unit's printed name."""
        return self.edition.ledger.path(unit)[-1]

    def told(self, chapter: str, unit: str = "kunta") -> list[Block]:
        """The texts of a chapter."""
        return self.edition.paragraphs(chapter, unit)

    def note(self, unit: str = "kunta") -> Block:
        """The remark on comparison with the year before."""
        return Paragraph(self.edition.texts["notes"][self.edition.key], unit=self.name(unit), kind="note")

    def marks(self, unit: str) -> dict[str, tuple[str, str]]:
        """Footnotes of a unit's statement by account."""
        notes = self.edition.texts["notes"]
        if self.edition.key in ("tp", "q1") and unit in ("kunta", "tekniset", "tilat"):
            return {"muut_tuotot": ("1)", notes["mark"])}
        if self.edition.key == "q3" and unit in ("kunta", "sivistys", "vapaaltk"):
            return {"avustukset": ("*", notes["star"])}
        return {}

    def money(self, manner: Manner, unit: str, caption: str = "") -> Grid:
        """The unit's statement."""
        return statement(self.edition, manner, unit, caption, self.marks(unit))

    # ------------------------------------------------------------------ the reports

    def closing(self) -> Iterator[Block]:
        """Annual accounts: a title page, contents, numbered chapters, euros with two kinds of sums, thousands and cents in the accounts."""
        edition, accounts = self.edition, Accounts(self.edition)
        yield Cover(("Tilinpäätös ja toimintakertomus 2024", "Kaislajoen kunta", "Tilikausi 1.1.–31.12.2024"), REMARK)
        yield from (Break(), Contents(), Break(), Heading(1, "1 Toimintakertomus"))
        yield from (Heading(2, "1.1 Kunnanjohtajan katsaus"), *self.told("katsaus"))
        yield from (Heading(2, "1.2 Henkilöstö"), *self.told("henkilosto"), personnel(edition, "Henkilöstö"))
        yield from (Heading(2, "1.3 Tilikauden tulos ja talouden tunnusluvut"), *self.told("tulos"), accounts.key_figures())
        yield from (Heading(2, "1.4 Riskienhallinta"), *self.told("riskit"), risks(edition, "Riskienhallinta", joined=False))
        yield from (Heading(1, "2 Talousarvion toteutuminen"), Heading(2, "2.1 Valtuuston sitovat tavoitteet"), *self.told("tavoitteet"))
        yield targets(edition, "Valtuuston sitovat tavoitteet", with_theme=True, with_responsible=True)
        yield from (Heading(2, "2.2 Kaislajoen kunta"), *self.told("kunta"), self.money(CLOSING, "kunta"), self.note())
        for number, (area, units) in enumerate(AREAS.items(), 3):
            yield from (Heading(2, f"2.{number} {self.name(area)}"), *self.told(area, area), self.money(CLOSING, area))
            if area == "tekniset":
                yield self.note(area)
            for place, unit in enumerate(units, 1):
                yield from (Heading(3, f"2.{number}.{place} {self.name(unit)}"), self.money(CLOSING, unit))
        yield from (Heading(2, "2.6 Investoinnit"), *self.told("investoinnit"))
        measures = (("budget", "TA 2024"), ("actual", "Toteuma 2024"), ("deviation", "Poikkeama"), ("percent", "Tot-%"))
        yield investments(edition, "Investoinnit", measures, text_head="Selite", corner="Investointikohde, €")
        yield from (Heading(2, "2.7 Hankkeet"), *self.told("hankkeet"), projects(edition, "Hankkeet", total=True))
        yield from (Heading(2, "2.8 Toiminnan tunnusluvut"), indicators(edition, "Toiminnan tunnusluvut"))
        yield from (Break(), Heading(1, "3 Tilinpäätöslaskelmat"), Heading(2, "3.1 Tuloslaskelma"), accounts.profit_and_loss())
        yield from (Heading(2, "3.2 Rahoituslaskelma"), *self.told("rahoitus"), accounts.cash_flow())
        yield from (Heading(2, "3.3 Tase"), *self.told("tase"), accounts.balance_sheet())

    def first_quarter(self) -> Iterator[Block]:
        """Ruled tables; a plan for each responsibility area, with the person responsible, indicators beside it."""
        edition = self.edition
        yield Cover(("Osavuosikatsaus 1–3/2025", "Kaislajoen kunta, talouden ja toiminnan tilanne 31.3.2025"), REMARK)
        yield from (Heading(1, self.name("kunta")), Heading(2, "Talouden kehitys"), *self.told("katsaus"), self.money(FIRST_QUARTER, "kunta"), self.note())
        yield from (Heading(2, "Henkilöstö"), *self.told("henkilosto"), personnel(edition, "Henkilöstö"))
        for area, units in AREAS.items():
            yield from (Break(), Heading(1, self.name(area)), Heading(2, "Toiminta ja talous"), *self.told(area, area), self.money(FIRST_QUARTER, area))
            for unit in units:
                if unit in BOARDS:
                    yield from (Heading(2, self.name(BOARDS[unit])), self.money(FIRST_QUARTER, BOARDS[unit]))
                yield from (Heading(2, self.name(unit)), *self.told(unit, unit), self.money(FIRST_QUARTER, unit))
                yield from (Heading(3, "Käyttösuunnitelma"), targets(edition, "Käyttösuunnitelma", False, True, "plan", unit, repeat_head=False, splits=True))
                if any(row["unit"] == unit for row in edition.events["indicator"]):
                    yield from (Heading(3, "Tunnusluvut"), indicators(edition, "Tunnusluvut", (unit,), as_periods=True))
        yield from (Break(lying=True), Heading(1, "Investoinnit, riskit ja hankkeet"), Heading(2, "Investoinnit"), *self.told("investoinnit"))
        yield investments(
            edition,
            "Investoinnit",
            (("budget", "TA 2025"), ("actual", "Toteuma 1–3/2025"), ("remaining", "Jäljellä"), ("percent", "TOT-25 %")),
            corner="Kohde, euroa",
        )
        yield from (Heading(2, "Riskienhallinta"), *self.told("riskit"), risks(edition, "Riskienhallinta", joined=True))
        yield from (Heading(2, "Hankkeet"), *self.told("hankkeet"), projects(edition, "Hankkeet", total=True, repeat_head=False, splits=True))

    def half_year(self) -> Iterator[Block]:
        """Thousands of euros without rules, headings that span columns, forecasts."""
        edition = self.edition
        yield Cover(("Talouden ja toiminnan toteutuminen", "Kaislajoen kunta", "Puolivuosiraportti 1.1.–30.6.2025"), REMARK)
        yield from (
            Heading(1, "Yhteenveto"),
            *self.told("katsaus"),
            Heading(2, self.name("kunta")),
            self.money(HALF_YEAR, "kunta", "Tuloslaskelman toteutuminen"),
        )
        for area, units in AREAS.items():
            yield from (Heading(1, self.name(area)), self.money(HALF_YEAR, area))
            for unit in units:
                yield from (Heading(2, self.name(unit)), *self.told(unit, unit), self.money(HALF_YEAR, unit))
        yield from (Heading(1, "Tavoitteet"), *self.told("tavoitteet"), targets(edition, "Tavoitteiden toteutuminen", with_theme=False, with_responsible=False))
        yield from (Heading(1, "Investoinnit"), *self.told("investoinnit"))
        measures = (("amended_budget", "Muutettu TA 2025"), ("actual", "Toteuma 1–6/2025"), ("percent", "Tot-%"), ("forecast", "Ennuste 2025"))
        yield investments(edition, "Investoinnit", measures, scale=1000, corner="1 000 €")
        yield from (Heading(1, "Henkilöstö ja tunnusluvut"), *self.told("henkilosto"), personnel(edition, "Henkilöstö"))
        yield indicators(edition, "Toiminnan tunnusluvut", caption="Toiminnan tunnusluvut")
        yield from (Heading(1, "Hankkeet"), *self.told("hankkeet"), projects(edition, "Hankkeet", total=False))

    def nine_months(self) -> Iterator[Block]:
        """A title page; last year beside this year, one table of all responsibility areas over a page end, the quarters apart."""
        edition = self.edition
        yield Cover(("Osavuosikatsaus 1–9/2025", "Kaislajoen kunta", "Kunnanhallitus 3.11.2025"), REMARK)
        yield from (
            Break(),
            Contents(),
            Break(),
            Heading(1, "Talouden toteutuminen"),
            Heading(2, self.name("kunta")),
            *self.told("katsaus"),
            self.money(NINE_MONTHS, "kunta"),
        )
        yield from (
            Heading(3, "Kertymä neljänneksittäin"),
            by_quarters(edition, "kunta", ("tuotot", "kulut", "kate", "verotulot", "valtionosuudet"), "Kertymä neljänneksittäin", "statement"),
        )
        for area in AREAS:
            yield from (Heading(2, self.name(area)), *self.told(area, area), self.money(NINE_MONTHS, area))
            if area == "sivistys":
                for board in BOARDS.values():
                    yield from (Heading(3, self.name(board)), self.money(NINE_MONTHS, board))
        yield from (Heading(2, "Vastuualueiden talous"), by_units(edition, NINE_MONTHS, EVERY, "Vastuualueiden talous"))
        yield from (Heading(1, "Tavoitteet ja tunnusluvut"), Heading(2, "Valtuuston sitovat tavoitteet"), *self.told("tavoitteet"))
        yield targets(edition, "Valtuuston sitovat tavoitteet", with_theme=True, with_responsible=True, repeat_head=False)
        yield from (Heading(2, "Toiminnan tunnusluvut"), indicators(edition, "Toiminnan tunnusluvut", as_periods=True))
        yield from (Heading(2, "Henkilöstö"), *self.told("henkilosto"), personnel(edition, "Henkilöstö"))
        yield from (Heading(1, "Investoinnit ja hankkeet"), Heading(2, "Investoinnit"), *self.told("investoinnit"))
        measures = (("budget", "TA 2025"), ("budget_change", "TA-muutos"), ("actual", "Toteuma 1–9/2025"), ("percent", "Tot-%"), ("forecast", "Ennuste 2025"))
        yield investments(edition, "Investoinnit", measures, corner="Kohde, €")
        yield from (Heading(2, "Hankkeet"), *self.told("hankkeet"), projects(edition, "Hankkeet", total=True))
        yield from (Heading(1, "Riskienhallinta"), *self.told("riskit"), risks(edition, "Riskienhallinta", joined=False))


REPORTS = (
    ("tp", "kaislajoki-tilinpaatos-2024", "Kaislajoen kunnan tilinpäätös ja toimintakertomus 2024", "Tilinpäätös", "closing", Writer.closing),
    ("q1", "kaislajoki-osavuosikatsaus-1-3-2025", "Kaislajoen kunnan osavuosikatsaus 1–3/2025", "Osavuosikatsaus", "first-quarter", Writer.first_quarter),
    ("q2", "kaislajoki-puolivuosiraportti-1-6-2025", "Kaislajoen kunnan puolivuosiraportti 1–6/2025", "Osavuosikatsaus", "half-year", Writer.half_year),
    ("q3", "kaislajoki-osavuosikatsaus-1-9-2025", "Kaislajoen kunnan osavuosikatsaus 1–9/2025", "Osavuosikatsaus", "nine-months", Writer.nine_months),
)


def kaislajoki(economy: Mapping[str, Any], texts: Mapping[str, Any], events: Mapping[str, Any]) -> Iterator[SampleReport]:
    """The four reports from data/reports/sources/kaislajoki-*.toml."""
    ledger = Ledger(dict(economy))
    organisation = tuple({"unit": unit["name"], "level": unit["kind"], "path": list(ledger.path(unit["id"]))} for unit in economy["unit"])
    people, name = economy["municipality"]["population"], economy["municipality"]["name"]
    for key, stem, title, kind, look, write in REPORTS:
        edition = Edition(key, STYLES[key], ledger, texts, events)
        yield SampleReport(stem, title, name, kind, edition.period, people["2024"], 1, organisation, tuple(write(Writer(edition))), look)
