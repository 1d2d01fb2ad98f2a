"""One identity tried on printed figures, before it is put in words."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Figure, FindingStatus


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell that should hold a sum and is empty."""

    page: int
    row_label: str
    column_label: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What `terms` should make by an identity, and what is printed. Numbers are in base units, signs as printed."""

    identity: str
    """The rule in words: "Jäljellä = TA 2025 − TOT 2025"."""
    result: Figure | Blank
    """The printed figure; where the cell is empty, the place of it (printed 0)."""
    terms: tuple[Figure, ...]
    exact: Decimal
    """What the terms make, unrounded."""
    computed: Decimal
    """`exact` as it would be printed."""
    tolerance: Decimal
    """How far from `exact` rounding can bring the print."""
    formula: str = ""
    """The computation with printed numbers, Finnish: "−20 834 182 − 5 693 141"."""
    hint: str = ""
    """A Finnish sentence about what may explain a difference."""

    @property
    def printed(self) -> Decimal:
        """The printed number, 0 for an empty cell."""
        return Decimal(0) if isinstance(self.result, Blank) else self.result.number

    @property
    def unit(self) -> str:
        """The unit of measure of the result."""
        return self.terms[0].number_unit if isinstance(self.result, Blank) else self.result.number_unit

    @property
    def difference(self) -> Decimal:
        """Printed − computed."""
        return self.printed - self.computed

    @property
    def status(self) -> FindingStatus:
        """holds when printed as computed; rounding within the tolerance; beyond it an error."""
        if self.difference == 0:
            return "holds"
        return "rounding" if abs(self.printed - self.exact) <= self.tolerance else "error"
