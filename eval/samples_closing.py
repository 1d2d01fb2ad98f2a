"""The annual accounts of the invented municipality: profit and loss, cash flow, balance sheet and key figures, each from the books."""

from decimal import Decimal
from functools import cached_property

from eval.samples_blocks import Cell, Column, Grid, Head, Line, LineKind, Span
from eval.samples_edition import Edition, day, span, spent
from eval.samples_ledger import SUMS, Moment
from eval.samples_numbers import printed, rounded
from eval.samples_statements import BELOW_MARGIN, COSTS, INCOME, RESULTS

THIS, LAST = Moment(2024, 4), Moment(2023, 4)


def group(name: str) -> Line:
    """A heading row over both years."""
    return Line((Cell(name), Cell(), Cell()), "group")


class Accounts:
    """The closing of 2024 and 2023: index 0 is this year, 1 the year before; euros and cents."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.source = edition.events["closing"]

    def pair(self, name: str) -> list[Decimal]:
        """Both years of an amount of the sources."""
        return [Decimal(amount) for amount in self.source[name]]

    def booked(self, account: str) -> list[Decimal]:
        """Both years of an account or sum of the municipality."""
        return [self.edition.ledger.amount("kunta", account, "actual", when) for when in (THIS, LAST)]

    # ------------------------------------------------------------------ cash flow

    @cached_property
    def invested(self) -> list[Decimal]:
        """Investment spending, negative."""
        return [sum((spent(item, THIS) for item in self.edition.events["investment"]), Decimal(0)), Decimal(self.source["investments_2023"])]

    @cached_property
    def grants(self) -> list[Decimal]:
        """What others paid of the investments."""
        return [spent(self.edition.events["investment_income"], THIS), Decimal(self.source["grants_2023"])]

    @cached_property
    def operations(self) -> list[Decimal]:
        """Cash flow of operations and investments."""
        parts = (self.booked("vuosikate"), self.pair("corrections"), self.invested, self.grants, self.pair("sales"))
        return [sum((part[i] for part in parts), Decimal(0)) for i in (0, 1)]

    @cached_property
    def financing(self) -> list[Decimal]:
        """Cash flow of financing."""
        return [a + b + c for a, b, c in zip(self.pair("loans_taken"), self.pair("loans_paid"), self.pair("other_changes"), strict=True)]

    @cached_property
    def cash(self) -> list[Decimal]:
        """Cash at the end of 2024, 2023 and 2022."""
        end, changes = Decimal(self.source["cash_2023"]), [a + b for a, b in zip(self.operations, self.financing, strict=True)]
        return [end + changes[0], end, end - changes[1]]

    # ------------------------------------------------------------------ balance sheet

    @cached_property
    def loans(self) -> list[Decimal]:
        """All loans at the end of each year."""
        last = Decimal(self.source["loans_2023"])
        return [last + self.pair("loans_taken")[0] + self.pair("loans_paid")[0], last]

    @cached_property
    def land(self) -> list[Decimal]:
        """Land; what was sold leaves at its book value, the price without the gain."""
        last = Decimal(self.source["land_2023"])
        return [last - self.pair("sales")[0] - self.pair("corrections")[0], last]

    @cached_property
    def fixed(self) -> list[Decimal]:
        """Intangible and tangible assets."""
        last = Decimal(self.source["fixed_2023"])
        return [last - self.invested[0] - self.grants[0] + self.booked("poistot")[0] - self.pair("sales")[0] - self.pair("corrections")[0], last]

    @cached_property
    def buildings(self) -> list[Decimal]:
        """What is left of the fixed assets."""
        others = [self.pair(name) for name in ("intangible", "structures", "machines", "unfinished")]
        return [self.fixed[i] - self.land[i] - sum((other[i] for other in others), Decimal(0)) for i in (0, 1)]

    @cached_property
    def current(self) -> list[Decimal]:
        """Stock, receivables and cash."""
        return [self.pair("stock")[i] + self.pair("receivables")[i] + self.cash[i] for i in (0, 1)]

    @cached_property
    def assets(self) -> list[Decimal]:
        """The balance sheet total."""
        return [self.fixed[i] + self.pair("holdings")[i] + self.pair("trusts")[i] + self.current[i] for i in (0, 1)]

    @cached_property
    def earlier_surplus(self) -> list[Decimal]:
        """Surplus of the years before."""
        last = Decimal(self.source["surplus_2023"])
        return [last + self.booked("ylijaama")[1], last]

    @cached_property
    def equity(self) -> list[Decimal]:
        """Capital and surpluses."""
        return [Decimal(self.source["capital"]) + self.earlier_surplus[i] + self.booked("ylijaama")[i] for i in (0, 1)]

    @cached_property
    def untaxed(self) -> list[Decimal]:
        """Depreciation difference; what is released goes to the result."""
        last = Decimal(self.source["untaxed_2023"])
        return [last - self.booked("poistoero")[0], last]

    @cached_property
    def debts(self) -> list[Decimal]:
        """Everything owed: what the other side has more."""
        others = [self.equity, self.untaxed, self.pair("provisions"), self.pair("trust_capital")]
        return [self.assets[i] - sum((other[i] for other in others), Decimal(0)) for i in (0, 1)]

    # ------------------------------------------------------------------ tables

    def line(
        self, name: str, values: list[Decimal], dates: tuple[Span, Span], kind: LineKind = "data", indent: int = 0, scale: int = 1, decimals: int = 0
    ) -> Line:
        """A row of both years."""
        cells = [Cell(name)]
        for value, date in zip(values, dates, strict=False):
            text, said = self.edition.money(value, scale, decimals)
            cells.append(Cell(text, self.edition.fact("kunta", name, "account", "closing", date, said, scale=scale, measure_aliases=("actual",))))
        return Line(tuple(cells), kind, indent)

    def table(self, title: str, corner: str, lines: list[Line], names: tuple[str, str], caption: str = "", dress: str = "statement") -> Grid:
        """A statement of two columns."""
        head = (Head(corner), *(Head(name) for name in names))
        return Grid(title, (Column(58), Column(20, "right"), Column(20, "right")), (head,), tuple(lines), dress, self.edition.ledger.path("kunta")[-1], caption)

    def profit_and_loss(self) -> Grid:
        """In thousands of euros."""
        years, lines = (span(THIS), span(LAST)), []
        for account in (*INCOME, "tuotot", *COSTS, "kulut", "kate", *BELOW_MARGIN):
            kind: LineKind = "total" if account in RESULTS else "subtotal" if account in SUMS else "data"
            lines.append(self.line(self.edition.ledger.name(account), self.booked(account), years, kind, 0 if account in SUMS else 1, scale=1000))
        return self.table("Tuloslaskelma", "1 000 €", lines, ("2024", "2023"))

    def cash_flow(self) -> Grid:
        """In thousands of euros."""
        years = (span(THIS), span(LAST))

        def plain(name: str, values: list[Decimal]) -> Line:
            return self.line(name, values, years, indent=1, scale=1000)

        changes = [a + b for a, b in zip(self.operations, self.financing, strict=True)]
        lines = [
            group("Toiminnan rahavirta"),
            plain("Vuosikate", self.booked("vuosikate")),
            plain("Tulorahoituksen korjauserät", self.pair("corrections")),
            group("Investointien rahavirta"),
            plain("Investointimenot", self.invested),
            plain("Rahoitusosuudet investointimenoihin", self.grants),
            plain("Pysyvien vastaavien hyödykkeiden luovutustulot", self.pair("sales")),
            self.line("Toiminnan ja investointien rahavirta", self.operations, years, "subtotal", scale=1000),
            group("Lainakannan muutokset"),
            plain("Pitkäaikaisten lainojen lisäys", self.pair("loans_taken")),
            plain("Pitkäaikaisten lainojen vähennys", self.pair("loans_paid")),
            plain("Muut maksuvalmiuden muutokset", self.pair("other_changes")),
            self.line("Rahoituksen rahavirta", self.financing, years, "subtotal", scale=1000),
            self.line("Rahavarojen muutos", changes, years, "total", scale=1000),
            plain("Rahavarat 31.12.", self.cash[:2]),
            plain("Rahavarat 1.1.", self.cash[1:]),
        ]
        return self.table("Rahoituslaskelma", "1 000 €", lines, ("2024", "2023"))

    def balance_sheet(self) -> Grid:
        """In euros and cents."""
        dates = (day(THIS), day(LAST))

        def both(name: str, values: list[Decimal], kind: LineKind = "data", indent: int = 1) -> Line:
            return self.line(name, values, dates, kind, indent, decimals=2)

        short = self.pair("short_loans")
        lines = [
            group("VASTAAVAA"),
            both("Aineettomat hyödykkeet", self.pair("intangible")),
            both("Maa- ja vesialueet", self.land),
            both("Rakennukset", self.buildings),
            both("Kiinteät rakenteet ja laitteet", self.pair("structures")),
            both("Koneet ja kalusto", self.pair("machines")),
            both("Ennakkomaksut ja keskeneräiset hankinnat", self.pair("unfinished")),
            both("Osakkeet ja osuudet", self.pair("holdings")),
            both("Pysyvät vastaavat", [a + b for a, b in zip(self.fixed, self.pair("holdings"), strict=True)], "subtotal", 0),
            both("Toimeksiantojen varat", self.pair("trusts"), "subtotal", 0),
            both("Vaihto-omaisuus", self.pair("stock")),
            both("Saamiset", self.pair("receivables")),
            both("Rahat ja pankkisaamiset", self.cash[:2]),
            both("Vaihtuvat vastaavat", self.current, "subtotal", 0),
            both("Vastaavaa yhteensä", self.assets, "total", 0),
            group("VASTATTAVAA"),
            both("Peruspääoma", [Decimal(self.source["capital"])] * 2),
            both("Edellisten tilikausien ylijäämä", self.earlier_surplus),
            both("Tilikauden yli-/alijäämä", self.booked("ylijaama")),
            both("Oma pääoma", self.equity, "subtotal", 0),
            both("Poistoero", self.untaxed, "subtotal", 0),
            both("Pakolliset varaukset", self.pair("provisions"), "subtotal", 0),
            both("Toimeksiantojen pääomat", self.pair("trust_capital"), "subtotal", 0),
            both("Pitkäaikaiset lainat rahoituslaitoksilta", [a - b for a, b in zip(self.loans, short, strict=True)]),
            both("Lyhytaikaiset lainat rahoituslaitoksilta", short),
            both("Ostovelat, siirtovelat ja muut velat", [a - b for a, b in zip(self.debts, self.loans, strict=True)]),
            both("Vieras pääoma", self.debts, "subtotal", 0),
            both("Vastattavaa yhteensä", self.assets, "total", 0),
        ]
        return self.table("Tase", "€", lines, (dates[0].label, dates[1].label))

    def key_figures(self) -> Grid:
        """Three years; each is computed from exact amounts, 2022 is as it was printed then."""
        old, people = self.source["indicators_2022"], self.edition.ledger.source["municipality"]["population"]
        each = [Decimal(people[str(when.year)]) for when in (THIS, LAST)]
        margin, surplus = self.booked("vuosikate"), [a + b for a, b in zip(self.earlier_surplus, self.booked("ylijaama"), strict=True)]
        costs, depreciation = self.booked("kulut"), self.booked("poistot")
        table: list[tuple[str, str, int, int, list[Decimal]]] = [
            (
                "Toimintatuotot / toimintakulut, %",
                "%",
                1,
                1,
                [a / -b * 100 for a, b in zip(self.booked("tuotot"), costs, strict=True)] + [Decimal(old["income_share"])],
            ),
            ("Vuosikate / poistot, %", "%", 1, 1, [a / -b * 100 for a, b in zip(margin, depreciation, strict=True)] + [Decimal(old["margin_depreciation"])]),
            ("Vuosikate, €/asukas", "€/asukas", 1, 0, [a / b for a, b in zip(margin, each, strict=True)] + [Decimal(old["margin_each"])]),
            ("Omavaraisuusaste, %", "%", 1, 1, [(self.equity[i] + self.untaxed[i]) / self.assets[i] * 100 for i in (0, 1)] + [Decimal(old["equity_ratio"])]),
            ("Lainakanta 31.12., 1 000 €", "EUR", 1000, 0, [*self.loans, Decimal(old["loans"]) * 1000]),
            ("Lainakanta, €/asukas", "€/asukas", 1, 0, [a / b for a, b in zip(self.loans, each, strict=True)] + [Decimal(old["loans_each"])]),
            ("Kertynyt ylijäämä, €/asukas", "€/asukas", 1, 0, [a / b for a, b in zip(surplus, each, strict=True)] + [Decimal(old["surplus_each"])]),
            ("Tuloveroprosentti, %", "%", 1, 2, [*self.pair("tax_rates"), Decimal(old["tax_rate"])]),
            ("Asukasmäärä 31.12.", "persons", 1, 0, [*each, Decimal(people["2022"])]),
        ]
        years, lines = [span(Moment(year, 4)) for year in (2024, 2023, 2022)], []
        for name, unit, scale, decimals, values in table:
            cells = [Cell(name)]
            for value, year in zip(values, years, strict=True):
                shown = rounded(value / scale, decimals)
                fact = self.edition.fact("kunta", name, "indicator", "actual", year, shown * scale, unit, scale=scale, measure_aliases=("closing",))
                cells.append(Cell(printed(shown, self.edition.style, decimals), fact))
            lines.append(Line(tuple(cells)))
        widths = (Column(46), *(Column(15, "right") for _ in years))
        head = (Head("Tunnusluku"), *(Head(year.label) for year in years))
        return Grid("Talouden tunnusluvut", widths, (head,), tuple(lines), "plain", self.edition.ledger.path("kunta")[-1], keep=True)
