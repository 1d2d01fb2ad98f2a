"""How many people work somewhere, told in running text.

"Kunnan palveluksessa oli 30.6.2025 yhteensä 182 henkilöä."; "Henkilöstömäärä oli 30.6.2025 yhteensä 182, kun vuotta aiemmin määrä oli 190.";
"Henkilöstö jakautui toimialoittain seuraavasti: Sivistyspalvelut 120, Tekniset palvelut 62."
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ingest.amounts import read_decimal
from ingest.columns.columns import make_period
from ingest.data import read_table
from ingest.model import OrganisationUnit, Period
from ingest.units.units import UnitRegistry, unit_kind

NAME = "Henkilöstömäärä"
_COUNT = r"\d{1,3}(?: \d{3})*"
_PEOPLE = r"(?:henkilöä|henkeä|työntekijää|palkansaajaa|viranhaltijaa ja työntekijää)"
_DAY = r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)"
_WORKS = re.compile(rf"([A-ZÅÄÖ][\w -]*?) palveluksessa (?:on|oli|työskentelee|työskenteli) {_DAY} (?:yhteensä |kaikkiaan )?({_COUNT}) {_PEOPLE}\.?")
_IS = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]* )?(?:[Hh]enkilöstömäärä|[Hh]enkilöstön (?:luku)?määrä|[Hh]enkilökunnan määrä) "
    rf"(?:on|oli) {_DAY} (?:yhteensä |kaikkiaan )?({_COUNT})(?: {_PEOPLE})?"
    rf"(?:, kun (?:se |määrä |luku )?vuotta aiemmin (?:se |määrä |luku )?oli ({_COUNT})(?: {_PEOPLE})?)?\.?"
)
_LISTED = re.compile(rf"([^:]+): ((?:[^:;,]+? {_COUNT}(?: {_PEOPLE})?(?:[,;] | ja )?){{2,}})\.?")
_PART = re.compile(rf"([^\d,;]+?) ({_COUNT})(?: {_PEOPLE})?")
_BETWEEN = re.compile(r"[,;] | ja (?=[^\d,;]+? \d)")


@dataclass(frozen=True)
class ToldStaff:
    """A number of people in a sentence: where it stands, whose they are (None: of whom the text is about), and when."""

    start: int
    end: int
    number: Decimal
    unit: OrganisationUnit | None
    period: Period | None


def told_staff(sentence: str, registry: UnitRegistry) -> list[ToldStaff]:
    """The people that a sentence counts, where it says nothing else."""
    if (match := _WORKS.fullmatch(sentence)) is not None:
        at = _moment(match[2], match[3], match[4])
        own = match[1].lower().startswith(tuple(row["start"] for row in read_table("own_starts"))) and " " not in match[1]
        return [ToldStaff(match.start(5), match.end(5), read_decimal(match[5]), registry.own, at)] if own and at is not None else []
    if (match := _IS.fullmatch(sentence)) is not None:
        at, before = _moment(match[1], match[2], match[3]), _moment(match[1], match[2], str(int(match[3]) - 1))
        if at is None or before is None:
            return []
        out = [ToldStaff(match.start(4), match.end(4), read_decimal(match[4]), None, at)]
        return [*out, ToldStaff(match.start(5), match.end(5), read_decimal(match[5]), None, before)] if match[5] else out
    return _listed(sentence, registry)


def _listed(sentence: str, registry: UnitRegistry) -> list[ToldStaff]:
    """Units and their numbers behind a colon; units that the report names nowhere else are those of the municipality."""
    match = _LISTED.fullmatch(sentence)
    if match is None or not any(word.lower().startswith(row["stem"]) for row in read_table("staff_words") for word in match[1].split()):
        return []
    parts = [_PART.fullmatch(text) for text in _BETWEEN.split(match[2].rstrip(" ."))]
    names = [part[1].strip() for part in parts if part is not None]
    known = all(registry.find(name) is not None or (name[:1].isupper() and unit_kind(name) is not None) for name in names)
    if len(names) < max(2, len(parts)) or len({*names}) < len(names) or not known:
        return []
    out = []
    at = match.start(2)
    for part in parts:
        assert part is not None
        start = sentence.index(part[0], at) + part.start(2)
        name = part[1].strip()
        out.append(ToldStaff(start, start + len(part[2]), read_decimal(part[2]), registry.find(name) or registry.add_under(name, registry.own), None))
        at = start
    return out


def _moment(day: str, month: str, year: str) -> Period | None:
    try:
        at = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return make_period(at, at)
