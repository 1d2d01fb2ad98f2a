"""Targets of one item each, what belongs to them behind the name: "Ruokahävikki vähenee [mittari: hävikki; tavoite 20 g, vuonna 2023 31 g; vastuu: emäntä]"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import role_of
from ingest.model import Block
from ingest.pages.lines import BULLETS

_MARK = re.compile(rf"(?:[{BULLETS}*–-]|\d{{1,2}}[.)]|[a-z]\))\s+(?=[A-ZÅÄÖ\"”])")
_SHAPES = (
    re.compile(r"(?P<name>[^\[\]:;]+?)\s*\[(?P<facts>[^\[\]]+)\]\.?"),
    re.compile(r"(?P<name>[^():;]+?)\s*\((?P<facts>(?:[^()]|\([^()]*\))+)\)\.?"),
    re.compile(r"(?P<name>[^:;]+?)\s*[:–-]\s+(?P<facts>[^;]+(?:;[^;]+)+)"),
)
"""A name, then its facts in brackets, or behind a dash or colon where semicolons part them."""
_LABEL = re.compile(r"(?P<label>[^\W\d]+(?:[ -][^\W\d]+){0,2}?)(?P<year>\s+(?:19|20)\d\d)?(?:\s*:\s*|\s+(?=[\d−–<>≥≤]))(?P<value>\S.*)", re.DOTALL)
"""A label of a few words, a year perhaps, then a colon, or a number right away."""
_THEN = re.compile(r"(?:(?:vuonna|v\.|lähtötaso|nykytaso)\s+)?(?P<year>(?:19|20)\d\d)(?:\s*:\s*|\s+)(?P<value>[\d−–].*)", re.IGNORECASE)
"""How things were in a year: "vuonna 2023 31 g"."""
_NEXT = re.compile(r",\s+(?=[^\W\d])")
_ROLES = frozenset({"indicator", "target_level", "outcome", "status", "responsible", "schedule", "baseline"})
_MEASURED = frozenset({"indicator", "target_level"})
LEVELS = frozenset({"target_level", "outcome", "baseline"})
"""Facts that a number may tell."""
_LONGEST_NAME = 160


@dataclass(frozen=True)
class BracketedFact:
    """A fact of a target: its role, what is said, and the year that its label names."""

    role: str
    text: str
    year: int | None = None


@dataclass(frozen=True)
class BracketedTarget:
    """A target and its facts in order."""

    name: str
    facts: tuple[BracketedFact, ...]

    def cells(self) -> dict[str, str]:
        """Texts by role; how things are or were is said with its year, where no number tells it."""
        return {f.role: f"{f.text} ({f.year})" if f.role in ("baseline", "outcome") and f.year and not f.text[0].isdigit() else f.text for f in self.facts}


def bracketed_target(text: str) -> BracketedTarget | None:
    """The target that an item tells with all its facts labelled, how it is measured or what is aimed at among them; None for other texts."""
    plain = plain_spaces(text).strip()
    mark = _MARK.match(plain)
    plain = plain[mark.end() :] if mark is not None else plain
    for shape in _SHAPES:
        match = shape.fullmatch(plain)
        facts = _facts(match["facts"]) if match is not None and len(match["name"]) <= _LONGEST_NAME else None
        if match is not None and facts and match["name"][:1].isupper() and len(match["name"].split()) > 1:
            return BracketedTarget(match["name"].rstrip(" .,–-"), facts)
    return None


def bracketed_blocks(blocks: Sequence[Block]) -> Iterator[tuple[Block, BracketedTarget]]:
    """The items that are such targets; none of a list where another item is not, for a list with gaps would be counted wrong."""
    for kind, run in groupby(blocks, key=lambda block: (block.kind, block.section)):
        items = [(block, bracketed_target(block.text) if kind[0] in ("list_item", "paragraph") else None) for block in run]
        if kind[0] == "paragraph" or all(target is not None for _, target in items):
            yield from ((block, target) for block, target in items if target is not None)


def _facts(text: str) -> tuple[BracketedFact, ...] | None:
    """The facts of the words behind a name; None where a part of them has no label, or two have the same."""
    parts = [part.strip() for part in text.split(";")] if ";" in text else [text.strip()]
    out: list[BracketedFact] = []
    for part in parts:
        for piece in _pieces(part):
            fact = _fact(piece)
            if fact is not None:
                out.append(fact)
            elif out and ";" not in text:  # the label before it goes on: "vastuu: rehtori, apulaisrehtori"
                out[-1] = BracketedFact(out[-1].role, f"{out[-1].text}, {piece}", out[-1].year)
            else:
                return None
    roles = [fact.role for fact in out]
    return tuple(out) if len(roles) > 1 and len(set(roles)) == len(roles) and _MEASURED & set(roles) else None


def _pieces(part: str) -> list[str]:
    """A part cut where another label follows a comma: "tavoite 20 g, vuonna 2023 31 g"."""
    out: list[str] = []
    for piece in _NEXT.split(part):
        if out and _fact(piece) is None:
            out[-1] = f"{out[-1]}, {piece}"
        else:
            out.append(piece)
    return out


def _fact(piece: str) -> BracketedFact | None:
    then = _THEN.fullmatch(piece)
    if then is not None:
        return BracketedFact("baseline", then["value"].strip(" .,"), int(then["year"]))
    match = _LABEL.fullmatch(piece)
    if match is None:
        return None
    role = role_of(match["label"], "targets")
    if role == "goal":  # the goal itself is the name
        role = "target_level"
    year = int(match["year"]) if match["year"] else None
    return BracketedFact(role, match["value"].strip(" .,"), year) if role in _ROLES else None
