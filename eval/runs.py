"""Gold questions asked, in this process or over HTTP, and the replies kept in a run file: one JSON line a question, in the order of the gold.

A run is named by what it depends on: the code, the reports, the model, the settings and the questions. A run that was cut off goes on where
it ended; the same run asked twice is the same bytes but for `ms`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

import httpx
from pydantic import ValidationError

from eval import texts
from eval.gold import Gold
from eval.reply import Reply, from_answer, from_json
from ingest.data import data_path
from ingest.errors import KatsausError
from retrieval.build import Katsaus

_TIMEOUT = 60.0
_CHOICES = 2
"""How many of the choices that it offers are asked when it asks back."""


class Asked(Protocol):
    """What questions are put to."""

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """(the reply, the conversation's id)."""

    def reports(self) -> Mapping[str, str]:
        """report_id → file name without its ending."""

    def fingerprint(self) -> Mapping[str, str]:
        """What its answers depend on, by name."""


class InProcess:
    """The system of this process."""

    def __init__(self, katsaus: Katsaus) -> None:
        self._katsaus = katsaus
        self._reports = {stored.report.report_id: Path(stored.report.file_name).stem for stored in katsaus.reports()}

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """As Asked.ask."""
        try:
            answer = self._katsaus.ask(question, conversation_id, report_ids)
        except KatsausError as error:
            return Reply(failed=str(error)), None
        return from_answer(answer, self._reports), answer.conversation_id

    def reports(self) -> Mapping[str, str]:
        """As Asked.reports."""
        return self._reports

    def fingerprint(self) -> Mapping[str, str]:
        """As Asked.fingerprint."""
        stored = self._katsaus.reports()
        return {
            "code": code_digest(),
            "corpus": _digest(f"{one.report.file_name} {one.report.sha256}" for one in stored),
            "model": self._katsaus.settings.embedding_model or "katsaus-fi",
            "settings": _digest([self._katsaus.settings.query_prefix or "", self._katsaus.settings.passage_prefix or ""]),
        }


class OverHttp:
    """A service, by its address."""

    def __init__(self, url: str, key: str | None = None) -> None:
        self._client = httpx.Client(base_url=url, timeout=_TIMEOUT, headers={"Authorization": f"Bearer {key}"} if key else {})
        self._url = url
        self._reports: dict[str, str] = {}
        cursor: str | None = None
        try:
            while True:
                page = self._client.get("/v1/reports", params={"limit": 500} | ({"cursor": cursor} if cursor else {})).raise_for_status().json()
                self._reports |= {one["report_id"]: Path(one["file_name"]).stem for one in page["reports"]}
                cursor = page["next_cursor"]
                if not cursor:
                    break
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise KatsausError(texts.NO_SERVICE.format(url=url, error=error)) from error

    def ask(self, question: str, conversation_id: str | None, report_ids: Sequence[str] | None) -> tuple[Reply, str | None]:
        """As Asked.ask."""
        body = {"question": question, "conversation_id": conversation_id, "report_ids": list(report_ids) if report_ids is not None else None}
        try:
            given = self._client.post("/v1/ask", json=body).raise_for_status().json()
            return from_json(given, self._reports), given["conversation_id"]
        except (httpx.HTTPError, ValueError, KeyError, ValidationError) as error:
            return Reply(failed=f"{type(error).__name__}: {error}"), None

    def reports(self) -> Mapping[str, str]:
        """As Asked.reports."""
        return self._reports

    def fingerprint(self) -> Mapping[str, str]:
        """As Asked.fingerprint."""
        return {"url": self._url, "corpus": _digest(f"{report_id} {name}" for report_id, name in self._reports.items())}


@dataclass(frozen=True)
class Asking:
    """One line of a run: the reply, those to its first choices when it asked back, and the milliseconds that the question took."""

    id: str
    reply: Reply
    choices: tuple[Reply, ...]
    ms: float


def code_digest() -> str:
    """A digest of the code, the words and the models that answers come from."""
    root = data_path().parent
    folders = (root / "ingest", root / "retrieval", data_path("lexicon"), data_path("models"))
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return _digest(f"{file.relative_to(root)} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def run_name(asked: Asked, gold: Sequence[Gold], scope: str) -> tuple[str, dict[str, str]]:
    """(the run's name, what it depends on)."""
    told = {**asked.fingerprint(), "gold": _digest(one.model_dump_json() for one in gold), "scope": scope}
    return _digest(f"{name} {value}" for name, value in sorted(told.items())), told


def narrowed(gold: Sequence[Gold], asked: Asked, scope: str) -> dict[str, list[str] | None]:
    """Which report_ids each question is asked of: those that its file cites, or None for all. Raises KatsausError when one is not held."""
    if scope == "all":
        return {one.id: None for one in gold}
    held = {name: report_id for report_id, name in asked.reports().items()}
    cited: dict[str, dict[str, None]] = {}
    for one in gold:
        cited.setdefault(one.file, {}).update(dict.fromkeys(due.report for due in one.citations))
    missing = [name for names in cited.values() for name in names if name not in held]
    if missing:
        raise KatsausError(texts.NO_REPORT.format(names=", ".join(dict.fromkeys(missing))))
    return {one.id: [held[name] for name in cited[one.file]] or None for one in gold}


def ask_all(
    gold: Sequence[Gold], asked: Asked, path: Path, scope: str = "report", workers: int = 2, progress: Callable[[int, int], None] | None = None
) -> list[Asking]:
    """Asks what the run file does not hold yet, and gives all lines in the order of the gold. `progress(done, all)` is called after each."""
    narrow = narrowed(gold, asked, scope)
    _, told = run_name(asked, gold, scope)
    part_path = path.with_suffix(".part")
    earlier = next((one for one in (path, part_path) if one.exists()), None)
    done = {one.id: one for one in read_run(earlier)} if earlier is not None else {}
    left = [one for one in gold if one.id not in done]
    path.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(workers) as pool, part_path.open("w", encoding="utf-8") as part:
        part.writelines(_line(one) + "\n" for one in done.values())  # without a line that was cut off
        for finished in pool.map(lambda one: _ask_one(one, asked, narrow[one.id]), left):
            done[finished.id] = finished
            part.write(_line(finished) + "\n")
            part.flush()
            if progress is not None:
                progress(len(done), len(gold))
    lines = [done[one.id] for one in gold]
    path.write_text("\n".join([json.dumps({"run": told}, ensure_ascii=False, sort_keys=True), *(_line(one) for one in lines)]) + "\n", encoding="utf-8")
    part_path.unlink()
    return lines


def _ask_one(gold: Gold, asked: Asked, report_ids: Sequence[str] | None) -> Asking:
    conversation: str | None = None
    for turn in gold.turns:
        reply, conversation = asked.ask(turn, conversation, report_ids)
        if reply.failed:
            return Asking(gold.id, reply, (), 0.0)
    began = perf_counter()
    reply, conversation = asked.ask(gold.question, conversation, report_ids)
    ms = round((perf_counter() - began) * 1000, 2)
    choices = tuple(asked.ask(one, None, report_ids)[0] for one in reply.suggestions[:_CHOICES]) if reply.status == "clarify" else ()
    return Asking(gold.id, reply, choices, ms)


def _line(one: Asking) -> str:
    kept = {"id": one.id, "reply": one.reply.model_dump(mode="json"), "choices": [choice.model_dump(mode="json") for choice in one.choices], "ms": one.ms}
    return json.dumps(kept, ensure_ascii=False)


def read_run(path: Path) -> Iterator[Asking]:
    """The lines of a run file, or of the part that a run which was cut off left: its last line may be half of one.

    Raises KatsausError for a file that is no run.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KatsausError(texts.NO_RUN.format(path=path)) from error
    for number, line in enumerate(lines, 1):
        try:
            kept = json.loads(line)
            if "run" not in kept:
                yield Asking(kept["id"], Reply.model_validate(kept["reply"]), tuple(Reply.model_validate(one) for one in kept["choices"]), kept["ms"])
        except (ValueError, KeyError, TypeError) as error:
            if path.suffix == ".part" and number == len(lines):
                return
            raise KatsausError(texts.NO_RUN.format(path=path)) from error
