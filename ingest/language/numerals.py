"""Numbers in running text: digits and Finnish number words, with the unit of measure that stands beside them.

Digits that count nothing (dates, years, laws, pages, names: data/lexicon/not_quantities.tsv) are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from ingest.amounts import MINUSES, read_decimal, scaled
from ingest.data import read_table

_DASHES = re.escape(MINUSES)
_BODY = r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d|,\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d|[.,]\d)|\d+,\d+|\d+\.\d{1,2}(?![\d.]|\.\d)|\d+"
_NUMBER = re.compile(rf"(?<![\w.,/:])(?P<sign>[+{_DASHES}](?=\d))?(?P<body>{_BODY})(?!\w*\d)")
_RANGE = re.compile(rf"(?P<low>{_BODY})(?:\s?[-–—−]\s?(?=\d))(?P<high>{_BODY})")
_SPACED_SIGN = re.compile(rf"(?P<open>\()?(?:^|(?<=[\s(]))(?P<sign>[+{_DASHES}])\s$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EACH = re.compile(r"\s?/\s?([a-zåäö]{2,})")
_DIGIT = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹⁰]")
_MASK = "\x1f"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: `text[start:end]` is the number as printed, `text[start:stop]` with the unit beside it."""

    start: int
    end: int
    stop: int
    number: Decimal
    """Sign as printed, unscaled."""
    unit: str | None = None
    """Unit of measure printed beside it, None where only a noun or nothing follows."""
    scale: Decimal = Decimal(1)
    word: str = ""
    """How a number word is used (the kinds of numerals.tsv); "" for digits."""
    exact: bool = True

    @property
    def value(self) -> Decimal:
        """The number in base units."""
        return self.number if self.scale == 1 else scaled(self.number, self.scale)


@cache
def _not_quantities() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in read_table("not_quantities"))


@cache
def _entries(match: str) -> tuple[tuple[re.Pattern[str], str, Decimal], ...]:
    return tuple((re.compile(row["pattern"]), row["unit"], Decimal(row["scale"] or 1)) for row in read_table("prose_units") if row["match"] == match)


@cache
def unit_of_word(word: str) -> str | None:
    """The unit of measure that a word names: "kilometriä" → km; None for another word."""
    return next((unit for pattern, unit, _ in _entries("after") if pattern.fullmatch(word)), None)


@cache
def _words() -> dict[str, tuple[Decimal, str]]:
    return {row["form"]: (Decimal(row["number"]), row["kind"]) for row in read_table("numerals")}


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(pattern.pattern for match in ("about", "least") for pattern, _, _ in _entries(match))
    return re.compile(rf"(?:^|[\s(])(?:{words})\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _one_counts() -> re.Pattern[str]:
    least = "|".join(pattern.pattern for match in ("least", "only") for pattern, _, _ in _entries(match))
    return re.compile(rf"(?:^|\s)(?:{least})\s+$", re.IGNORECASE)


@cache
def _more() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(pattern.pattern for pattern, _, _ in _entries('more'))})\b", re.IGNORECASE)


def is_difference(text: str, numeral: "Numeral") -> bool:
    """Whether a number says by how many there are more or fewer: "viisi vähemmän kuin vuotta aiemmin"."""
    return numeral.unit is None and _more().match(text, numeral.end) is not None


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{'|'.join(pattern.pattern for pattern, _, _ in _entries('change'))})(?:\s|$)", re.IGNORECASE)


def masked(text: str) -> str:
    """The text with the digits that count nothing blotted out, of the same length."""
    shown = text
    for pattern in _not_quantities():
        for match in pattern.finditer(text):
            shown = shown[: match.start()] + _DIGIT.sub(_MASK, shown[match.start() : match.end()]) + shown[match.end() :]
    return shown


@lru_cache(4096)
def has_number(text: str) -> bool:
    """Whether a text may hold a number at all: a quick look before the careful one."""
    return any(c.isdigit() for c in text) or any(m[0].lower() in _words() for m in _WORD.finditer(text)) or "miljoona" in text.lower()


def unit_after(text: str, at: int) -> tuple[str | None, Decimal, int]:
    """(unit of measure, scale, where it ends) of what is printed right behind position `at`; (None, 1, at) when that is no unit."""
    scale, stop = Decimal(1), at
    rest = _skip_space(text, at)
    for pattern, _, factor in _entries("scale"):
        if match := pattern.match(text, rest):
            scale, stop = factor, match.end()
            rest = _skip_space(text, stop)
            break
    for pattern, unit, factor in _entries("after"):
        if match := pattern.match(text, rest):
            each = _EACH.match(text, match.end()) if "/" not in unit and unit not in ("EUR", "%", "pp") else None
            printed = match[0].strip(" .")  # "16,5 pv/henkilö": as people read it
            said = unit if unit.lower() == printed.lower() else printed
            return (f"{said}/{each[1]}", scale * factor, each.end()) if each else (unit, scale * factor, match.end())
    return None, scale, stop


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def find_numerals(text: str) -> list[Numeral]:
    """Every number of the text in order; the two ends of a range are two, neither exact."""
    shown = masked(text)
    found = [*_digits(text, shown), *_number_words(text)]
    return sorted(found, key=lambda n: n.start)


def _digits(text: str, shown: str) -> Iterator[Numeral]:
    ranges: dict[int, tuple[int, int]] = {}
    for match in _RANGE.finditer(shown):
        low, high = read_decimal(match["low"]), read_decimal(match["high"])
        if low < high and (match.start() == 0 or shown[match.start() - 1] not in "0123456789.,"):
            ranges[match.start("low")] = (match.end(), match.end())
            ranges[match.start("high")] = (match.end(), match.end())
    spots = [(m.start(), m["sign"] or "", m.start("body"), m.end("body")) for m in _NUMBER.finditer(shown) if m.start("body") not in ranges]
    for match in _RANGE.finditer(shown):
        if match.start("low") in ranges:
            sign = shown[match.start("low") - 1] if match.start("low") and shown[match.start("low") - 1] in MINUSES else ""
            spots += [
                (match.start("low") - len(sign), sign, match.start("low"), match.end("low")),
                (match.start("high"), "", match.start("high"), match.end("high")),
            ]
    for start, sign, body, end in sorted(spots):
        printed = shown[body:end]
        is_range = body in ranges
        unit, scale, stop = unit_after(text, ranges[body][1] if is_range else end)
        if _YEAR.fullmatch(printed) and unit is None and scale == 1:
            continue
        if re.fullmatch(r"\d+\.\d{1,2}", printed) and unit is None:
            continue
        if re.fullmatch(r"\d{5,}", printed) and unit is None:
            continue  # a number of that size without spaces is a code
        spaced = _SPACED_SIGN.search(text[:body]) if not sign else None
        if spaced is not None and spaced["open"]:
            sign = spaced["sign"]
            start = spaced.start("sign")
        elif spaced is not None and spaced["sign"] in MINUSES and spaced.start() > 0 and not is_range:
            continue  # a dash between spaces: a minus or a pause, the text does not tell
        if sign and sign in MINUSES and (start == 0 or (not text[start - 1].isspace() and text[start - 1] not in "(")) and not is_range:
            # a dash behind a word or at the head of a paragraph is no minus
            sign = "" if start == 0 and unit not in ("EUR", "%", "pp") else sign
        number = read_decimal(printed)
        negative = bool(sign) and sign in MINUSES
        yield Numeral(
            start if negative else body,
            end,
            max(stop, end),
            -number if negative else number,
            unit,
            scale,
            "",
            not is_range and _about().search(text[:start]) is None,
        )


def _number_words(text: str) -> Iterator[Numeral]:
    for match in _WORD.finditer(text):
        entry = _words().get(match[0].lower())
        if entry is None:
            if (alone := _lone_scale(text, match)) is not None:
                yield alone
            continue
        number, kind = entry
        unit, scale, stop = unit_after(text, match.end())
        before = text[: match.start()]
        if (
            kind.startswith("one")
            and unit is None
            and not (_one_counts().search(before) or _more().match(text, match.end()) or (match[0].lower().endswith("llä") and _changes(text, match)))
        ):
            continue
        if kind in ("genitive", "one_genitive") and unit not in ("%", "pp", "EUR", "htv"):
            continue
        if kind.startswith("one") and unit is not None and unit not in ("%", "pp", "EUR", "htv", "kertaa", "count") and not _one_counts().search(before):
            continue
        yield Numeral(match.start(), match.end(), max(stop, match.end()), number, unit, scale, kind, _about().search(before) is None)


def _changes(text: str, match: re.Match[str]) -> bool:
    """Whether the clause around a word speaks of growing or shrinking: "vähenee 1.8.2025 yhdellä"."""
    clause = re.split(r"[,;:]\s", text[: match.start()])[-1] + re.split(r"[,;:]\s", text[match.end() :])[0]
    return _change().search(clause) is not None


def _lone_scale(text: str, match: re.Match[str]) -> Numeral | None:
    """A million without a number before it: "noin miljoona euroa"; half a million."""
    if not re.fullmatch(r"miljoona(?:a|n|lla)?|miljardi(?:n|a|lla)?", match[0].lower()):
        return None
    before = text[: match.start()].rstrip()
    half = re.search(r"\bpuol(?:i|en|ella|ta)$", before)
    if re.search(r"\d$", before) or re.search(r"(?:^|\s)(?:usei|moni|mone|kymmen|sato|sata)\w*$", before.lower()):
        return None
    last = re.search(r"([^\W\d_]+)$", before)
    if last and last[0].lower() in _words():
        return None
    unit, scale, stop = unit_after(text, match.start())
    if unit != "EUR":
        return None
    start = half.start() if half else match.start()
    return Numeral(start, match.end(), stop, Decimal("0.5") if half else Decimal(1), unit, scale, "base", _about().search(text[:start]) is None)
