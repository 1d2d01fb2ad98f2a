"""Statement tables of the invented municipality: accounts down the side, measures across, each report in its own manner."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from eval.samples_blocks import Cell, Column, Grid, Head, Line, LineKind, Span
from eval.samples_edition import Edition, day, span
from eval.samples_ledger import SUMS, Moment
from eval.samples_numbers import printed, rounded

INCOME, COSTS = SUMS["tuotot"], SUMS["kulut"]
BELOW_MARGIN = (
    "tulovero",
    "kiinteistovero",
    "yhteisovero",
    "verotulot",
    "valtionosuudet",
    "rahoitus",
    "vuosikate",
    "poistot",
    "tulos",
    "poistoero",
    "ylijaama",
)
RESULTS = ("kate", "vuosikate", "tulos", "ylijaama")
MEANINGS = {"prior": "actual", "forecast_deviation": "deviation"}
"""What CONTRACT calls the ledger's measures, where the names differ."""
FORMULAS = {
    "remaining": "amended_budget - actual",
    "deviation": "actual - amended_budget",
    "forecast_deviation": "forecast - amended_budget",
    "change": "actual - prior",
    "percent": "actual / amended_budget * 100",
    "change_percent": "(actual / prior - 1) * 100",
}
PERCENTS = ("percent", "change_percent")


@dataclass(frozen=True)
class Manner:
    """How a report prints its statements: measures from the left with the heading rows over them, where sums stand, euros or thousands, the table style."""

    measures: tuple[str, ...]
    head: tuple[tuple[Head, ...], ...]
    sums: Literal["below", "above", "grouped"]
    scale: int = 1
    dress: str = "statement"
    label_width: float = 30


def when_of(edition: Edition, measure: str) -> Span:
    """The period that a measure of the ledger has in the report."""
    match measure:
        case "closing":
            return span(Moment(edition.when.year - 1, 4))
        case "prior":
            return span(edition.before)
        case "budget" | "budget_change" | "amended_budget" | "forecast" | "forecast_deviation":
            return edition.year
    return edition.period


def measured(edition: Edition, unit: str, account: str, measure: str, scale: int = 1) -> Cell:
    """The cell of one measure; a percentage that nothing or another sign lies under is a dash."""
    subject, period = edition.ledger.name(account), when_of(edition, measure)
    formula, meaning = FORMULAS.get(measure), MEANINGS.get(measure, measure)
    if measure not in PERCENTS:
        text, value = edition.money(edition.ledger.amount(unit, account, measure, edition.when), scale)
        aliases = ("budget",) if measure == "amended_budget" and edition.key == "q1" else ()
        return Cell(text, edition.fact(unit, subject, "account", meaning, period, value, scale=scale, formula=formula, measure_aliases=aliases))
    share = edition.ledger.percent(unit, account, measure, edition.when)
    actual, before = (edition.ledger.amount(unit, account, name, edition.when) for name in ("actual", "prior"))
    if share is None or (measure == "change_percent" and actual * before < 0):
        return Cell("–")
    value = rounded(share, edition.style.percent_decimals)
    return Cell(
        printed(value, edition.style, edition.style.percent_decimals), edition.fact(unit, subject, "account", meaning, period, value, "%", formula=formula)
    )


def printed_accounts(edition: Edition, unit: str, accounts: Iterable[str]) -> list[str]:
    """Those that the unit has bookings or a budget of."""
    return [name for name in accounts if any(edition.ledger.amount(unit, name, measure, edition.when) for measure in ("closing", "amended_budget", "actual"))]


def row(
    edition: Edition, manner: Manner, unit: str, account: str, kind: LineKind = "data", indent: int = 0, name: str = "", mark: str = "", footnote: str = ""
) -> Line:
    """The row of an account."""
    label = Cell(name or edition.ledger.name(account), mark=mark)
    return Line((label, *(measured(edition, unit, account, measure, manner.scale) for measure in manner.measures)), kind, indent, footnote=footnote)


def rows(edition: Edition, manner: Manner, unit: str, marks: dict[str, tuple[str, str]]) -> list[Line]:
    """The lines of a unit's statement, for the municipality down to its surplus, for others to their margin; `marks` has a mark and its note by account."""
    lines: list[Line] = []
    for total, parts in (("tuotot", INCOME), ("kulut", COSTS)):
        name, indent = edition.ledger.name(total), 0 if manner.sums == "below" else 1
        inner = [
            row(edition, manner, unit, part, indent=indent, mark=mark, footnote=note)
            for part in printed_accounts(edition, unit, parts)
            for mark, note in [marks.get(part, ("", ""))]
        ]
        match manner.sums:
            case "below":
                lines += [*inner, row(edition, manner, unit, total, "subtotal")]
            case "above":
                lines += [row(edition, manner, unit, total, "subtotal"), *inner]
            case "grouped":
                group = Line((Cell(name), *(Cell() for _ in manner.measures)), "group")
                lines += [group, *inner, row(edition, manner, unit, total, "subtotal", name=f"{name} yhteensä")]
    lines.append(row(edition, manner, unit, "kate", "total"))
    if unit == "kunta":
        for account in BELOW_MARGIN:
            tax = account in SUMS["verotulot"]
            kind: LineKind = "total" if account in RESULTS else "subtotal" if account in SUMS else "data"
            lines.append(row(edition, manner, unit, account, kind, indent=1 if tax else 0))
    return lines


def statement(edition: Edition, manner: Manner, unit: str, caption: str = "", marks: dict[str, tuple[str, str]] | None = None) -> Grid:
    """The statement of a unit; the notes of `marks` stand below it."""
    name = edition.ledger.path(unit)[-1]
    noted = {account: note for account, note in (marks or {}).items() if edition.ledger.amount(unit, account, "closing", edition.when)}
    widths = (Column(manner.label_width), *(Column(9 if measure in PERCENTS else 12.5, "right") for measure in manner.measures))
    notes = tuple(dict.fromkeys(note for _, note in noted.values()))
    whole = unit != "kunta"
    return Grid(name, widths, manner.head, tuple(rows(edition, manner, unit, noted)), manner.dress, name, caption, keep=whole, footnotes=notes)


def by_units(edition: Edition, manner: Manner, units: Iterable[str], title: str, accounts: tuple[str, ...] = ("tuotot", "kulut", "kate")) -> Grid:
    """One table of many units: the unit's name as a group row, its sums below; it runs over pages with its heading repeated."""
    lines: list[Line] = []
    for unit in units:
        lines.append(Line((Cell(edition.ledger.path(unit)[-1]), *(Cell() for _ in manner.measures)), "group"))
        lines += [row(edition, manner, unit, account, "total" if account == "kate" else "data", indent=1) for account in accounts]
    widths = (Column(manner.label_width), *(Column(9 if measure in PERCENTS else 12.5, "right") for measure in manner.measures))
    return Grid(title, widths, manner.head, tuple(lines), manner.dress, edition.ledger.path("kunta")[-1])


def by_quarters(edition: Edition, unit: str, accounts: Iterable[str], title: str, dress: str) -> Grid:
    """What was booked in each quarter of the year so far, and their sum."""
    year, lines = edition.when.year, []
    spans = [
        span(Moment(year, 1)),
        *(Span(f"{3 * i + 1}–{3 * i + 3}/{year}", f"{year}-{3 * i + 1:02}-01", day(Moment(year, i + 1)).end) for i in range(1, edition.when.quarters)),
    ]
    for account in accounts:
        so_far = [edition.ledger.amount(unit, account, "actual", Moment(year, i)) if i else Decimal(0) for i in range(edition.when.quarters + 1)]
        amounts = [(after - before, period) for before, after, period in zip(so_far, so_far[1:], spans, strict=False)] + [(so_far[-1], edition.period)]
        cells = [Cell(edition.ledger.name(account))]
        for amount, period in amounts:
            text, value = edition.money(amount)
            cells.append(Cell(text, edition.fact(unit, edition.ledger.name(account), "account", "actual", period, value)))
        lines.append(Line(tuple(cells), "total" if account in RESULTS else "data"))
    head = ("Toteuma, €", *(period.label for period in spans), edition.period.label)
    widths = (Column(30), *(Column(14, "right") for _ in head[1:]))
    return Grid(title, widths, (tuple(Head(text) for text in head),), tuple(lines), dress, edition.ledger.path(unit)[-1], keep=True)
