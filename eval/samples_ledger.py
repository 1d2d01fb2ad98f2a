"""The invented municipality's books: every amount in cents, the same on every run, added up as a municipality's statement is."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any

from eval.samples_numbers import rounded

SUMS: dict[str, tuple[str, ...]] = {
    "tuotot": ("myynti", "maksu", "tuet", "muut_tuotot"),
    "kulut": ("henkilosto", "palvelut", "aineet", "avustukset", "muut_kulut"),
    "kate": ("tuotot", "kulut"),
    "verotulot": ("tulovero", "kiinteistovero", "yhteisovero"),
    "vuosikate": ("kate", "verotulot", "valtionosuudet", "rahoitus"),
    "tulos": ("vuosikate", "poistot"),
    "ylijaama": ("tulos", "poistoero"),
}
"""Subtotals of the statement as sums of what stands above them."""

SUM_NAMES = {
    "tuotot": "Toimintatuotot", "kulut": "Toimintakulut", "kate": "Toimintakate", "verotulot": "Verotulot", "vuosikate": "Vuosikate",
    "tulos": "Tilikauden tulos", "ylijaama": "Tilikauden yli-/alijäämä",
}  # fmt: skip


def noise(*keys: object) -> Decimal:
    """A number from −1 to 1 that the keys alone decide."""
    digest = sha256("|".join(map(str, keys)).encode()).digest()
    return Decimal(int.from_bytes(digest[:6], "big")) / Decimal(2**47) - 1


@dataclass(frozen=True)
class Moment:
    """A report's year and how many quarters of it have passed; 4 is the whole year."""

    year: int
    quarters: int


class Ledger:
    """Amounts by unit, account and measure; `unit` may be any of the tree, `account` a sum."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.source = source
        self.units: dict[str, dict[str, Any]] = {unit["id"]: unit for unit in source["unit"]}

    @cached_property
    def leaves(self) -> dict[str, tuple[str, ...]]:
        """The units with bookings under each unit, itself included."""
        booked = self.source["base"]
        return {name: tuple(leaf for leaf in booked if name in self.line(leaf)) for name in self.units}

    def line(self, unit: str) -> tuple[str, ...]:
        """The unit and those above it, the municipality last."""
        parent = self.units[unit].get("parent")
        return (unit, *self.line(parent)) if parent else (unit,)

    def path(self, unit: str) -> tuple[str, ...]:
        """Names from the municipality down to the unit."""
        return tuple(self.units[name]["name"] for name in reversed(self.line(unit)))

    def name(self, account: str) -> str:
        """The account's printed name."""
        return SUM_NAMES.get(account) or str(self.source["account"][account]["name"])

    # ------------------------------------------------------------------ bookings

    def year_level(self, leaf: str, account: str, year: int) -> Decimal:
        """The year's amount without its events, in whole cents."""
        level = Decimal(self.source["base"][leaf].get(account, 0)) * 1000
        growth = self.source["account"][account]["growth"]
        if year == 2023:
            level /= 1 + Decimal(str(growth["2024"])) / 100
        elif year == 2025:
            level *= 1 + Decimal(str(growth["2025"])) / 100
        return rounded(level * (1 + noise(leaf, account, year) / 130), 2)

    @cached_property
    def quarters(self) -> dict[tuple[str, str, int], tuple[Decimal, ...]]:
        """What each unit booked to each account in the four quarters of each year."""
        years = (2023, 2024, 2025)
        return {
            (leaf, account, year): self.year_quarters(leaf, account, year)
            for leaf, accounts in self.source["base"].items()
            for account in accounts
            for year in years
        }

    def year_quarters(self, leaf: str, account: str, year: int) -> tuple[Decimal, ...]:
        """The year's level spread over its quarters, with what its events moved."""
        level, shares = self.year_level(leaf, account, year), self.source["account"][account]["shares"]
        parts = [rounded(level * Decimal(str(share)) / 100 * (1 + noise(leaf, account, year, i) / 28), 2) for i, share in enumerate(shares)]
        parts[3] = level - sum(parts[:3])
        return tuple(part + sum(Decimal(event["quarters"][i]) for event in self.events(leaf, account, year)) for i, part in enumerate(parts))

    def events(self, leaf: str, account: str, year: int) -> list[dict[str, Any]]:
        """What moved the account in the year."""
        return [event for event in self.source["event"] if (event["unit"], event["account"], event["year"]) == (leaf, account, year)]

    def booked(self, leaf: str, account: str, when: Moment) -> Decimal:
        """Booked from January to the end of the moment's last quarter."""
        return sum(self.quarters[leaf, account, when.year][: when.quarters], Decimal(0))

    def original_budget(self, leaf: str, account: str, year: int) -> Decimal:
        """The budget that the council approved before the year, in hundreds of euros."""
        before = self.booked(leaf, account, Moment(year - 1, 4))
        return rounded(before * (1 + Decimal(str(self.source["account"][account]["budget"])) / 100) / 100) * 100

    def budget_change(self, leaf: str, account: str, when: Moment) -> Decimal:
        """Changes that the council had decided by then."""
        changes = self.source["budget_change"]
        own = [
            change for change in changes if (change["unit"], change["account"], change["year"]) == (leaf, account, when.year) and change["at"] <= when.quarters
        ]
        return Decimal(sum(change["amount"] for change in own))

    def outlook(self, leaf: str, account: str, when: Moment) -> Decimal:
        """The forecast of the whole year that was made at the moment, in thousands of euros."""
        known = sum(Decimal(sum(event["quarters"])) for event in self.events(leaf, account, when.year) if event["known"] <= when.quarters)
        guess = self.year_level(leaf, account, when.year) * (1 + noise("outlook", leaf, account, when.quarters) / 160)
        return rounded((guess + known) / 1000) * 1000

    # ------------------------------------------------------------------ what a report prints

    def amount(self, unit: str, account: str, measure: str, when: Moment) -> Decimal:
        """The exact amount in euros; `measure` is one of CONTRACT's, with `prior` for the same period a year before."""
        if account in SUMS:
            return sum((self.amount(unit, part, measure, when) for part in SUMS[account]), Decimal(0))
        match measure:
            case "remaining":
                return self.amount(unit, account, "amended_budget", when) - self.amount(unit, account, "actual", when)
            case "deviation":
                return self.amount(unit, account, "actual", when) - self.amount(unit, account, "amended_budget", when)
            case "forecast_deviation":
                return self.amount(unit, account, "forecast", when) - self.amount(unit, account, "amended_budget", when)
            case "change":
                return self.amount(unit, account, "actual", when) - self.amount(unit, account, "prior", when)
        return sum((self.leaf_amount(leaf, account, measure, when) for leaf in self.leaves[unit] if account in self.source["base"][leaf]), Decimal(0))

    def leaf_amount(self, leaf: str, account: str, measure: str, when: Moment) -> Decimal:
        """An amount of a unit that has bookings of its own; ValueError for an unknown measure."""
        match measure:
            case "actual":
                return self.booked(leaf, account, when)
            case "prior":
                return self.booked(leaf, account, Moment(when.year - 1, when.quarters))
            case "closing":
                return self.booked(leaf, account, Moment(when.year - 1, 4))
            case "budget":
                return self.original_budget(leaf, account, when.year)
            case "budget_change":
                return self.budget_change(leaf, account, when)
            case "amended_budget":
                return self.original_budget(leaf, account, when.year) + self.budget_change(leaf, account, when)
            case "forecast":
                return self.outlook(leaf, account, when)
        raise ValueError(f"no measure {measure!r}")

    def percent(self, unit: str, account: str, measure: str, when: Moment) -> Decimal | None:
        """Realised of the amended budget ("percent") or the change from the year before ("change_percent") in percent; None without a base."""
        base = self.amount(unit, account, "amended_budget" if measure == "percent" else "prior", when)
        if not base:
            return None
        share = self.amount(unit, account, "actual", when) / base * 100
        return share if measure == "percent" else share - 100
