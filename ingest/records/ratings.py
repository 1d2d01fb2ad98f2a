"""Probability, impact and score of a risk out of a cell: a number alone, "Todennäköisyys: 2 Merkittävyys: 1", "2 x 3 = 6", or "2 / 3" under "T / V"."""

import re
from dataclasses import dataclass

from ingest.columns.record_columns import RATINGS, named_ratings, role_of

_PRODUCT = re.compile(r"(\d+)\s*[x×*]\s*(\d+)(?:\s*=\s*(\d+))?")
_FACTORS = re.compile(r"([a-zåäö]+)\.?\s*[x×*]\s*([a-zåäö]+)")
_PAIR = re.compile(r"\s*(\d+)\s*/\s*(\d+)\s*")
_PAIRED = re.compile(r"\s*([^\W\d_]+)\.?\s*/\s*([^\W\d_]+)\.?(?:\s*\([^()]*\))?\s*:?\s*")
_ALONE = re.compile(r"\(?(\d+(?:[.,]\d+)?)\)?(?:\s*/\s*\d+)?")


@dataclass(frozen=True, slots=True)
class Rating:
    """One number of a risk: what it rates, the number as printed and where it stands in the cell's text."""

    role: str
    printed: str
    start: int


def read_ratings(text: str, role: str, heading: str) -> list[Rating]:
    """The ratings of a cell in a column of that role; [] when it says them in words."""
    if pair := paired_ratings(text, heading):
        return pair
    named = [Rating(said, m[2], m.start(2)) for said, m in named_ratings(text)]
    if named:
        return named
    product = _PRODUCT.search(text)
    if product:
        roles = ("impact", "probability", "score") if _impact_first(heading) else RATINGS
        return [Rating(r, product[n], product.start(n)) for n, r in enumerate(roles, 1) if product[n]]
    alone = _ALONE.fullmatch(text.strip())
    return [Rating(role, alone[1], text.index(alone[1]))] if alone else []


def paired_ratings(text: str, heading: str) -> list[Rating]:
    """The two ratings of a cell whose heading names both: "T / M" over "2 / 3"; [] under another heading."""
    heads, numbers = _PAIRED.fullmatch(heading), _PAIR.fullmatch(text)
    roles = [role for word in heads.groups() if (role := role_of(word, "risks")) in RATINGS] if heads is not None else []
    if numbers is None or len({*roles}) < 2:
        return []
    return [Rating(str(role), numbers[n], numbers.start(n)) for n, role in enumerate(roles, 1)]


def _impact_first(heading: str) -> bool:
    """Whether a heading such as "Vaikutus x todennäköisyys" names the impact first; of a product the word that is known tells for both."""
    product = _FACTORS.search(heading.lower())
    if product is not None:
        first, second = (role_of(word, "risks") for word in product.groups())
        return first == "impact" or (first != "probability" and second == "probability")
    said = [role for word in re.findall(r"[a-zåäö]+", heading.lower()) if (role := role_of(word, "risks")) in ("probability", "impact")]
    return bool(said) and said[0] == "impact"
