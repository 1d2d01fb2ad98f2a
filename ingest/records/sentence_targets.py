"""Targets that paragraphs tell in whole sentences: "Tavoite 1: Vuoto vähenee. Vuotoa on enintään 24 %. Vastuuhenkilö on insinööri. Vuotoa oli 29 %, joten
tavoite ei toteudu."
"""

import re
from collections.abc import Callable, Sequence

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import role_of
from ingest.language.sentences import sentences
from ingest.language.statuses import read_status
from ingest.model import Block

_MARK = re.compile(r"tavoite\s+\d{1,2}\s*[.:)]\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?) (?:on|oli|ovat|olivat) (?P<value>[^,;:]+)")
"""A fact told as what something is: "Vastuuhenkilö on rehtori", "Mittarina on käyttöaste"."""
_IN_CHARGE = re.compile(r"(?:Tavoitteesta|Siitä) vastaa(?:vat)? (?P<value>[^,;:]+)")
_DONE = re.compile(r"(?:nut|nyt|neet|t[tu]u|t[ty]y|tava|tävä)$")
"""The end of a verb, which tells what has happened to someone in charge and not who it is."""
_STATE = re.compile(r"(?:^|, (?:joten|eli|ja|mutta|niin että) |, )tavoit(?:e|etta|teeseen|teessa) (?P<state>[^,;:]+)$", re.IGNORECASE)
"""The clause that says how the target came out: "…, joten tavoite ei toteudu"."""
_ROLES = frozenset({"responsible", "indicator", "target_level", "schedule"})
_LONGEST_NAME = 160
_LONGEST_OFFICE = 6
"""Words of who is in charge, at the most."""
_FEW = 2
"""Targets that tell what kind they are of, at the least."""


def sentence_targets(blocks: Sequence[Block], is_unit: Callable[[str], bool]) -> list[tuple[Block, str, dict[str, str]]]:
    """(block, name, facts by role) of the paragraphs of one section of targets; none where a paragraph that is named like them cannot be read."""
    named = [block for block in blocks if block.kind in ("paragraph", "list_item") and _name(block)]
    read = [(block, _name(block), facts) for block in named if (facts := _facts(block)) and not is_unit(_name(block))]
    return read if len(read) == len(named) and len(read) >= _FEW else []


def _name(block: Block) -> str:
    """The name that a paragraph begins with, in bold or behind "Tavoite 1:"; "" where there is none."""
    text, lead = plain_spaces(block.text), plain_spaces(block.lead)
    mark = _MARK.match(text)
    lead, text = (lead[mark.end() :], text[mark.end() :]) if mark is not None else (lead, text)
    name = lead if lead and text.startswith(lead) else sentences(text)[0] if mark is not None and text else ""
    return name if name.endswith(".") and len(name) <= _LONGEST_NAME and len(sentences(name)) == 1 else ""


def _facts(block: Block) -> dict[str, str]:
    """What the sentences behind the name tell; {} where they don't tell who is in charge or how the target came out."""
    text, out = plain_spaces(block.text), {}
    at = text.index(_name(block)) + len(_name(block))
    said: dict[str, list[str]] = {"indicator": [], "outcome": []}
    for sentence in sentences(text[at:].strip()):
        told, state = _labelled(sentence.rstrip(" .")), _STATE.search(sentence.rstrip(" ."))
        if told is not None and told[0] not in out:
            out[told[0]] = told[1]
            continue
        if state is not None and read_status(state["state"]) is not None and "status" not in out:
            out["status"] = state["state"]
        said["outcome" if "status" in out or "responsible" in out else "indicator"].append(sentence)
    said["indicator"] = said["indicator"] if "indicator" not in out else []
    return out | {role: " ".join(texts) for role, texts in said.items() if texts} if out.keys() & {"responsible", "status"} else {}


def _labelled(sentence: str) -> tuple[str, str] | None:
    """The fact that a whole sentence is: "Vastuuhenkilö on rehtori" → ("responsible", "rehtori")."""
    charge = _IN_CHARGE.fullmatch(sentence)
    match = charge or _LABELLED.fullmatch(sentence)
    role = "responsible" if charge is not None else role_of(match["label"], "targets") if match is not None else None
    if match is None or role not in _ROLES:
        return None
    words = match["value"].split()
    is_office = len(words) <= _LONGEST_OFFICE and not _DONE.search(words[-1])
    return (role, match["value"]) if role != "responsible" or is_office else None
