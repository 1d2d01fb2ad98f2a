"""Items of a list that each tell of one project or risk under labels: "Lukupolku (2024–2025). Kokonaisrahoitus 20 000 €, rahoittaja OKM." """

import re
from dataclasses import dataclass

from ingest.amounts import plain_spaces
from ingest.lines import BULLETS
from ingest.model import Block, Document, Section
from ingest.record_columns import RecordTable, role_of, title_says
from ingest.sentences import sentences

_SIGN = re.compile(rf"^(?:[{BULLETS}*–-]\s*|\d{{1,2}}[.)]\s+)")
_HEAD = re.compile(r"(?P<name>[A-ZÅÄÖ][^.:;()→]{2,90}?)(?: ?\((?P<time>[^()]*(?:19|20)\d\d[^()]*)\))?(?P<end>\s*[.:;→]|\s+[–-](?=\s))")
_CLAUSE = re.compile(r"(?P<label>[A-Za-zÅÄÖåäö-]+(?: [a-zåäö-]+){0,3}?)(?P<colon>\s*[:=]|\s)\s*(?P<said>\d.*|[A-ZÅÄÖ].*|ei .*)")
_FACTS: dict[RecordTable, frozenset[str]] = {
    "projects": frozenset({"total_funding", "funder", "own_share", "spending", "duration", "responsible", "status"}),
    "risks": frozenset({"probability", "impact", "score", "class", "control", "outcome", "responsible"}),
}
_SURE: dict[RecordTable, frozenset[str]] = {
    "projects": frozenset({"total_funding", "funder", "own_share"}),
    "risks": frozenset({"probability", "impact", "score"}),
}
"""One of these must be told: others may stand in any list."""
_REST: dict[RecordTable, str] = {"projects": "description", "risks": "outcome"}
_FEW = 2
"""Words that are no sentence."""
_LEAST = 2
"""Items that are read so, and facts that each tells, at the least."""


@dataclass(frozen=True)
class Listed:
    """What an item tells of a project or risk: its name, texts by role, the block that it is."""

    kind: RecordTable
    name: str
    told: dict[str, str]
    block: Block


def listed_records(document: Document) -> list[Listed]:
    """The projects and risks of lists under headings that say what they hold, in reading order."""
    found: list[Listed] = []
    by_section: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind in ("list_item", "paragraph") and block.section is not None:
            by_section.setdefault(block.section, []).append(block)
    for section, blocks in by_section.items():
        kind = _kind(document.sections[section])
        read = [item for block in blocks if (item := read_item(block, kind)) is not None] if kind is not None else []
        found += read if len(read) >= _LEAST else []
    return found


def _kind(section: Section) -> RecordTable | None:
    return next((kind for kind in _FACTS for title in section.path[-2:] if title_says(title, kind)), None)


def read_item(block: Block, kind: RecordTable) -> Listed | None:
    """What an item tells, None where it is none of those."""
    text = _SIGN.sub("", plain_spaces(block.text))
    head = _HEAD.match(text)
    if head is None or len(head["name"].split()) > 10:
        return None
    told: dict[str, str] = {"duration": head["time"].strip()} if head["time"] and kind == "projects" else {}
    rest = []
    for sentence in sentences(text[head.end() :].strip()):
        facts = _facts(sentence, kind)
        if facts:
            told = {**facts, **told}
        elif len(sentence.split()) > _FEW:
            rest.append(sentence)
    if len(told) < _LEAST or not _SURE[kind] & told.keys():
        return None
    if rest and _REST[kind] not in told:
        told[_REST[kind]] = " ".join(rest)
    return Listed(kind, plain_spaces(head["name"]), told, block)


def _facts(sentence: str, kind: RecordTable) -> dict[str, str]:
    """Role → what is told, {} where most of a sentence's clauses have no label."""
    clauses = re.split(r"[,;] (?=\D)| ja (?=[a-zåäö]+(?: [a-zåäö]+)? \d)", sentence.rstrip(" ."))
    found: dict[str, str] = {}
    for clause in clauses:
        match = _CLAUSE.fullmatch(clause.strip())
        role = role_of(match["label"], kind) if match is not None else None
        if match is not None and role in _FACTS[kind] and (role in _SURE[kind] or match["colon"].strip() or match["said"][0].isdigit()):
            found.setdefault(str(role), match["said"].strip())
    return found if 2 * len(found) > len(clauses) else {}
