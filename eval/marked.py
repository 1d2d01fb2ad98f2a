"""Answers that users marked as wrong on the web page, as questions for a person to give the right answer to.

The service adds them to marked.jsonl of the data directory, one JSON object a line: day, question, turns, status, answer, values, citations, note.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval import texts
from eval.drafts import Draft
from eval.gold import Gold
from ingest.errors import KatsausError

FILE = "marked.jsonl"


class Mark(BaseModel):
    """One line of the file; `answer` and `values` are what was said, right or not."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day: str
    question: str
    turns: tuple[str, ...] = ()
    status: Literal["answered", "clarify", "not_found"]
    answer: str = ""
    values: tuple[dict[str, Any], ...] = ()
    citations: tuple[dict[str, Any], ...] = ()
    note: str = ""


def read_marks(path: Path) -> list[Mark]:
    """The lines of the file, none when it is not there. Raises KatsausError for one that is no mark."""
    if not path.exists():
        return []
    marks = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            marks.append(Mark.model_validate_json(line))
        except ValidationError as error:
            raise KatsausError(texts.MARK_UNREADABLE.format(place=f"{path}:{number}")) from error
    return marks


def leave(path: Path, done: Sequence[Mark]) -> None:
    """Takes marks out of the file, for they hold what people wrote; the service may add others meanwhile."""
    if not path.exists():
        return
    aside = path.rename(path.with_suffix(".taken"))  # what comes now begins a new file
    taken, left = list(done), []
    for mark in read_marks(aside):
        if mark in taken:
            taken.remove(mark)
        else:
            left.append(json.dumps(mark.model_dump(mode="json"), ensure_ascii=False) + "\n")
    if left:
        path.touch(mode=0o600)
        with path.open("a", encoding="utf-8") as file:
            file.writelines(left)
    aside.unlink()


def proposal(mark: Mark, number: int) -> Draft:
    """A mark as a question whose answer is the one that was given, to be corrected."""
    pages: dict[str, list[int]] = {}
    for place in mark.citations:
        pages.setdefault(place["report"], []).append(place["page"])
    name = f"merkitty-{mark.day}-{number:03}"
    given = {
        "id": name,
        "kind": "marked",
        "question": mark.question,
        "turns": mark.turns,
        "conversation": name if mark.turns else None,
        "status": mark.status,
        "numbers": mark.values,
        "citations": [{"report": report, "pages": sorted(set(held))} for report, held in pages.items()] if mark.status == "answered" else [],
    }
    gold = Gold.model_validate(given)
    told = [texts.MARK_ANSWERED.format(answer=mark.answer)]
    return Draft(gold, tuple(told + ([texts.MARK_NOTE.format(note=mark.note)] if mark.note else [])))
