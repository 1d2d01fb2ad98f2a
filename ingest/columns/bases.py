"""Whether figures hold internal items: "Ulkoiset ja sisäiset". The words live in data/lexicon/bases.tsv."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ingest.amounts import plain_spaces
from ingest.columns.columns import ColumnMeaning
from ingest.data import read_table
from ingest.language.statement_words import says_total
from ingest.language.title_accounts import account_in
from ingest.model import Basis

_BARE = re.compile(r"(?:(?:ulkoi(?:nen|set)|sisäi(?:nen|set))(?: erät)?|ulk\.?|sis\.?|yhteensä|yht\.?)(?: \(?(?:€|eur)\)?)?")

_SERVICES = re.compile(r"[\W\d]*ulkoiset palvelut\W*")
"""A kind of costs by its name: services that are bought, not the external part of some."""


@cache
def _all_patterns() -> tuple[tuple[re.Pattern[str], Basis], ...]:
    return tuple((re.compile(row["pattern"]), row["basis"]) for row in read_table("bases"))  # type: ignore[misc]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Basis], ...]:
    """Those of any text; that items are internal is told by the heading of a column only."""
    return tuple((pattern, basis) for pattern, basis in _all_patterns() if basis != "internal")


def find_basis(text: str) -> Basis | None:
    """What a heading or note says of internal items; None when it says nothing."""
    lowered = plain_spaces(text).lower()
    return next((basis for pattern, basis in _patterns() if pattern.search(lowered)), None)


def label_basis(label: str) -> Basis | None:
    """What the label of a row says of internal items; "Ulkoiset palvelut" is a row of its own beside "Henkilöstökulut"."""
    return None if _SERVICES.fullmatch(plain_spaces(label).lower()) else find_basis(label)


def sharing_a_heading(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None]) -> tuple[ColumnMeaning | None, ...]:
    """The meanings where neighbours headed only "Ulkoinen", "Sisäinen" or "Yhteensä" hold what the heading in the middle over them tells of one."""
    out = list(meanings)
    parts = [
        meaning is not None and (_heading_basis(label) is not None or _is_bare(label)) and "osuus" not in label.lower()  # a share is no part of the amount
        for label, meaning in zip(labels, meanings, strict=True)
    ]
    for n, label in enumerate(labels):
        if not parts[n] or not _is_bare(label):
            continue
        near = next((k for k in (n - 1, n + 1, n - 2, n + 2) if _joined(parts, n, k) and not _is_bare(labels[k])), None)
        if near is not None:
            out[n] = meanings[near]
    return tuple(out)


def _joined(parts: Sequence[bool], one: int, other: int) -> bool:
    """Whether two columns are parts of one figure, those between them too."""
    return 0 <= other < len(parts) and all(parts[min(one, other) : max(one, other) + 1])


def _is_bare(label: str) -> bool:
    """Whether a heading says nothing but which part its column holds: "Ulk.", "Sisäiset erät", "Yht."."""
    return _BARE.fullmatch(plain_spaces(label).lower()) is not None


def column_bases(labels: Sequence[str], meanings: Sequence[ColumnMeaning | None]) -> tuple[Basis | None, ...]:
    """What each heading says of internal items; beside "Ulkoinen" and "Sisäinen" of one measure and time the third column is their total."""
    bases = [_heading_basis(label) for label in labels]
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, meaning in enumerate(meanings):
        if meaning is not None:
            alike[meaning.measure, meaning.period.label].append(n)
    for columns in alike.values():
        told = {bases[n] for n in columns}
        rest = [n for n in columns if bases[n] is None]
        if told >= {"external", "internal"} and (totals := [n for n in rest if says_total(labels[n])] or (rest if len(rest) == 1 else [])):
            for n in totals:
                bases[n] = "external_and_internal"
    return tuple(bases)


def _heading_basis(label: str) -> Basis | None:
    """What the heading of a column says; an account that is called internal ("Sisäiset vuokrat") is one of its own."""
    lowered = plain_spaces(label).lower()
    basis = next((basis for pattern, basis in _all_patterns() if pattern.search(lowered)), None)
    return None if basis == "internal" and account_in(label) is not None else basis


def without_basis(text: str) -> str:
    """A name without the words of its basis: "Varhaiskasvatus, ulkoinen ja sisäinen" → "Varhaiskasvatus"."""
    plain = plain_spaces(text)
    for pattern, _ in _patterns():
        found = pattern.search(plain.lower())
        if found is not None:
            before, after = plain[: found.start()], plain[found.end() :]
            if before.endswith("(") and after.startswith(")"):
                before, after = before[:-1], after[1:]
            return f"{before.rstrip()} {after.lstrip()}".strip(" ,/-–:;") or plain
    return plain
