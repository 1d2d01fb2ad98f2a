"""Gold questions: JSON lines that tell what a right answer holds (CONTRACT: "A gold question")."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from eval import texts
from ingest.errors import KatsausError


class GoldError(KatsausError):
    """A gold file that cannot be read: which file, which line, what is wrong."""


def _yes_no(given: Any) -> Any:
    return {"Kyllä": True, "Ei": False}.get(given, given) if isinstance(given, str) else given


def _groups(given: Any) -> Any:
    return [[one] if isinstance(one, str) else one for one in given or []]


def _readings(given: Any) -> Any:
    return [one if isinstance(one, dict) else {"numbers": one} for one in given or []]


def _rejected(given: Any) -> Any:
    return [str(one["number"] if isinstance(one, dict) else one) for one in given or []]


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldPeriod(_Line):
    """The first and last day that a number is of; start = end for a moment."""

    start: date
    end: date


class GoldNumber(_Line):
    """A number that is due. `tolerance` is in the number's own unit; `sign_free`: the question asks for the size of a cost; `period`: what it is of."""

    number: Decimal
    unit: str | None = None
    tolerance: Decimal = Decimal(0)
    sign_free: bool = Field(False, validation_alias=AliasChoices("sign_free", "abs_ok"))
    unit_ok: tuple[str, ...] = ()
    optional: bool = False
    period: GoldPeriod | None = None


class Reading(_Line):
    """Other numbers that are right too, with the stems that name this reading."""

    numbers: tuple[GoldNumber, ...] = ()
    text: tuple[str, ...] = ()


class Due(_Line):
    """Where the proof stands: a report's file name without its ending, and the pages that print it."""

    report: str
    pages: tuple[int, ...] = ()


class Operand(_Line):
    """A printed number that a result is made of, and where it stands."""

    number: Decimal
    unit: str
    report: str
    page: int


class Derivation(_Line):
    """How the numbers due follow from printed ones, in the order of the operation: of a difference the new one first."""

    operation: Literal["value", "difference", "change_percent", "share", "sum", "mean", "rank", "threshold", "yes_no"]
    operands: tuple[Operand, ...] = Field(min_length=1)


def _derivation(given: Any) -> Any:
    """Other makers note in their own ways how they came to a number: what is not in ours is left alone."""
    return given if isinstance(given, dict) and "operands" in given else None


class Gold(_Line):
    """One question with what its answer must hold."""

    id: str
    kind: str = "other"
    question: str = Field(min_length=1)
    turns: tuple[str, ...] = ()
    conversation: str | None = Field(None, validation_alias=AliasChoices("conversation", "conv"))
    status: Literal["answered", "clarify", "not_found"]
    numbers: tuple[GoldNumber, ...] = ()
    ordered: bool = False
    complete: bool = False
    text: tuple[str, ...] = ()
    text_all: Annotated[tuple[tuple[str, ...], ...], BeforeValidator(_groups)] = ()
    text_not: tuple[str, ...] = ()
    reject: Annotated[tuple[Decimal, ...], BeforeValidator(_rejected)] = ()
    accept: Annotated[tuple[Reading, ...], BeforeValidator(_readings)] = ()
    yes_no: Annotated[bool | None, BeforeValidator(_yes_no)] = None
    na_text: tuple[str, ...] = ()
    citations: tuple[Due, ...] = ()
    caveat: bool = False
    standalone: bool = False
    scope: Literal["report", "all"] = "report"
    """all: the question is asked of all reports, whatever the others of its file are asked of."""
    derivation: Annotated[Derivation | None, BeforeValidator(_derivation)] = None
    register_: str = Field("neutral", validation_alias=AliasChoices("register", "register_"))
    note: str = ""
    file: str = ""
    """Folder and name of the file that it came from."""

    @property
    def key(self) -> str:
        """What tells it from every other question: ids are a file's own."""
        return f"{self.file}#{self.id}"

    @property
    def sought(self) -> bool:
        """Whether search can be judged by it: a question that stands by itself and whose answer has a place."""
        return self.status == "answered" and bool(self.citations) and not self.turns

    @property
    def due(self) -> tuple[GoldNumber, ...]:
        """The numbers that may not be missing."""
        return tuple(number for number in self.numbers if not number.optional)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.jsonl"))
        else:
            yield path


def read_gold(paths: Iterable[Path]) -> list[Gold]:
    """The questions of JSONL files, and of all *.jsonl in folders, in order.

    Raises GoldError for a line that is not one, and for an id that the file has already.
    """
    found: list[Gold] = []
    where: dict[str, str] = {}  # key → place
    for path in _files(paths):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise GoldError(texts.GOLD_UNREADABLE.format(path=path)) from error
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                gold = Gold.model_validate_json(line).model_copy(update={"file": f"{path.resolve().parent.name}/{path.name}"})
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                field = ".".join(str(part) for part in first["loc"]) or "rivi"
                raise GoldError(texts.GOLD_LINE.format(place=place, field=field, wrong=first["msg"])) from error
            if gold.key in where:
                raise GoldError(texts.GOLD_TWICE.format(place=place, id=gold.id, other=where[gold.key]))
            where[gold.key] = place
            found.append(gold)
    if not found:
        raise GoldError(texts.GOLD_NONE)
    return found


def gold_line(gold: Gold) -> str:
    """A gold question as a line of a file, without what is not said."""
    kept = gold.model_dump(mode="json", exclude_defaults=True, exclude={"file", "register_"}) | {"register": gold.register_}
    return json.dumps(kept, ensure_ascii=False)
