"""One report of the invented municipality: how far its year has come, how it prints, and what its texts look up in the books."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.samples_blocks import Block, Cell, Fact, Paragraph, Span
from eval.samples_ledger import Ledger, Moment
from eval.samples_numbers import NumberStyle, printed, read_marks, rounded

LAST_DAYS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
COVERED = {"tp": Moment(2024, 4), "q1": Moment(2025, 1), "q2": Moment(2025, 2), "q3": Moment(2025, 3)}
"""What each report covers, by the name that the sources call it."""


def span(when: Moment) -> Span:
    """From January to the end of the moment's last quarter: "1–3/2025", the whole year "2024"."""
    label = str(when.year) if when.quarters == 4 else f"1–{when.quarters * 3}/{when.year}"
    return Span(label, f"{when.year}-01-01", f"{when.year}-{LAST_DAYS[when.quarters]}")


def day(when: Moment) -> Span:
    """The last day as a moment: "31.3.2025"."""
    month, date = LAST_DAYS[when.quarters].split("-")
    return Span(f"{date}.{int(month)}.{when.year}", f"{when.year}-{month}-{date}", f"{when.year}-{month}-{date}")


@dataclass(frozen=True)
class Edition:
    """A report to be: its name in the sources, number style, the books, and the sources of its texts and events."""

    key: str
    style: NumberStyle
    ledger: Ledger
    texts: Mapping[str, Any]
    events: Mapping[str, Any]

    @property
    def when(self) -> Moment:
        """What the report covers."""
        return COVERED[self.key]

    @property
    def before(self) -> Moment:
        """The same months a year before."""
        return Moment(self.when.year - 1, self.when.quarters)

    @property
    def period(self) -> Span:
        """The report's period."""
        return span(self.when)

    @property
    def year(self) -> Span:
        """The whole year of a budget or a forecast."""
        return span(Moment(self.when.year, 4))

    def fact(self, unit: str, subject: str, kind: str, measure: str, period: Span, value: Decimal, base_unit: str = "EUR", **more: Any) -> Fact:
        """A fact of the unit with the given id."""
        path = self.ledger.path(unit)
        return Fact(path[-1], path, subject, kind, measure, period, value, base_unit, **more)

    def money(self, amount: Decimal, scale: int = 1, decimals: int = 0) -> tuple[str, Decimal]:
        """The printed characters and what they say in euros."""
        shown = rounded(amount / scale, decimals)
        return printed(shown, self.style, decimals), shown * scale

    def marked(self, source: str, **more: Any) -> Cell:
        """A cell of words with its numbers."""
        text, mentions = read_marks(source, self.style, self.look_up)
        return Cell(text, mentions=mentions, **more)

    def paragraphs(self, name: str, unit: str) -> list[Block]:
        """The texts of a chapter or unit; one that begins "syy <account>:" tells why the account deviates."""
        blocks: list[Block] = []
        for source in self.texts[self.key].get(name, []):
            kind, subject = "text", ""
            if source.startswith("syy "):
                account, _, source = source.removeprefix("syy ").partition(": ")
                kind, subject = "cause", self.ledger.name(account)
            text, mentions = read_marks(source, self.style, self.look_up)
            blocks.append(Paragraph(text, mentions, self.ledger.path(unit)[-1], kind, subject))
        return blocks

    # ------------------------------------------------------------------ what a text looks up

    def look_up(self, key: str) -> tuple[Decimal, str, str]:
        """ "EUR change perusopetus palvelut" → value, unit and printed words; the size without its sign, but for "±EUR"."""
        form, measure, *names = key.split()
        if measure == "investments":
            value = self.invested()
        elif measure == "coverage":
            margin, depreciation = (self.ledger.amount(names[0], account, "actual", self.when) for account in ("vuosikate", "poistot"))
            value = margin / -depreciation * 100
        elif form == "%":
            value = self.percent(names[0], names[1], measure)
        else:
            value = self.ledger.amount(names[0], names[1], measure, self.when)
        if form != "±EUR":
            value = abs(value)
        match form:
            case "%":
                value = rounded(value, self.style.percent_decimals)
                return value, "%", printed(value, self.style, self.style.percent_decimals)
            case "M":
                millions = rounded(value / 1_000_000, 1)
                return millions * 1_000_000, "EUR", printed(millions, self.style, 1)
            case "T":
                value = rounded(value / 1000) * 1000
            case "EUR" | "±EUR":
                value = rounded(value)
            case _:
                raise ValueError(f"no form {form!r} in {key!r}")
        return value, "EUR", printed(value, self.style)

    def percent(self, unit: str, account: str, measure: str) -> Decimal:
        """Raises ValueError where there is nothing to divide by."""
        share = self.ledger.percent(unit, account, measure, self.when)
        if share is None:
            raise ValueError(f"no {measure} of {account} in {unit}")
        return share

    def invested(self) -> Decimal:
        """Investment spending so far, negative."""
        return sum((spent(item, self.when) for item in self.events["investment"]), Decimal(0))


def spent(item: Mapping[str, Any], when: Moment) -> Decimal:
    """What an investment has cost, or its income brought, from January to the moment."""
    if when.year == 2024:
        return Decimal(item.get("actual_2024", 0))
    return sum((Decimal(amount) for amount in item.get("actual", ())[: when.quarters]), Decimal(0))
