"""One identity tried on printed figures, before it is put in words."""

from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Figure, FindingStatus


@dataclass(frozen=True, slots=True)
class Trial:
    """`result` is the printed figure that `terms` should make; `computed` is what they make, `tolerance` what rounding explains."""

    identity: str
    """The rule in words: "Jäljellä = talousarvio − toteuma"."""
    result: Figure
    terms: tuple[Figure, ...]
    computed: Decimal
    tolerance: Decimal
    formula: str = ""
    """The computation with printed numbers, Finnish: "−20 834 182 + −5 693 141"."""
    hint: str = ""
    """A Finnish sentence about what may explain a difference."""

    @property
    def difference(self) -> Decimal:
        """Printed − computed."""
        return self.result.number - self.computed

    @property
    def status(self) -> FindingStatus:
        """0 holds; within the tolerance it is rounding; beyond it an error."""
        if self.difference == 0:
            return "holds"
        return "rounding" if abs(self.difference) <= self.tolerance else "error"
