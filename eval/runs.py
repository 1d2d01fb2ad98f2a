"""Gold questions asked, in this process or over HTTP, and the replies kept in a run file: one JSON line a question, in the order of the gold.

A run is named by what it depends on: the code, the reports, the model, the settings and the questions. A run that was cut off goes on where
it ended; the same run asked twice is the same bytes but for `ms`. Each line holds its gold question, so a run can be read by itself.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from eval import texts
from eval.asked import Asked, Found
from eval.gold import Gold, gold_line
from eval.reply import Reply
from ingest.errors import KatsausError
from retrieval.fingerprint import digest

_CHOICES = 2
"""How many of the choices that it offers are asked when it asks back."""


@dataclass(frozen=True)
class Asking:
    """One line of a run: the reply, those to its first choices when it asked back, what search found for the question, the milliseconds that the reply took."""

    gold: Gold
    reply: Reply
    choices: tuple[Reply, ...] = ()
    found: tuple[Found, ...] = ()
    ms: float = 0.0


def run_name(asked: Asked, gold: Sequence[Gold], scope: str) -> tuple[str, dict[str, str]]:
    """(the run's name, what it depends on)."""
    told = {**asked.fingerprint(), "gold": digest(one.model_dump_json() for one in gold), "scope": scope}
    return digest(f"{name} {value}" for name, value in sorted(told.items())), told


def narrowed(gold: Sequence[Gold], asked: Asked, scope: str) -> dict[str, list[str] | None]:
    """Which report_ids each question is asked of, by its key: those that its file cites, or None for all. Raises KatsausError when one is not held."""
    held = {name: report_id for report_id, name in asked.reports().items()}
    cited: dict[str, dict[str, None]] = {}
    for one in gold:
        cited.setdefault(one.file, {}).update(dict.fromkeys(due.report for due in one.citations))
    missing = [name for names in cited.values() for name in names if name not in held]
    if missing:
        raise KatsausError(texts.NO_REPORT.format(names=", ".join(dict.fromkeys(missing))))
    return {one.key: None if "all" in (scope, one.scope) else ([held[name] for name in cited[one.file]] or None) for one in gold}


def ask_all(
    gold: Sequence[Gold], asked: Asked, path: Path, scope: str = "report", workers: int = 2, progress: Callable[[int, int], None] | None = None
) -> list[Asking]:
    """Asks what the run file does not hold yet, and gives all lines in the order of the gold. `progress(done, all)` is called after each."""
    narrow = narrowed(gold, asked, scope)
    part_path = path.with_suffix(".part")
    earlier = next((one for one in (path, part_path) if one.exists()), None)
    done = {one.gold.key: one for one in read_run(earlier)} if earlier is not None else {}
    left = [one for one in gold if one.key not in done]
    if earlier == path and not left:
        return [done[one.key] for one in gold]
    _, told = run_name(asked, gold, scope)
    path.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(workers) as pool, part_path.open("w", encoding="utf-8") as part:
        part.writelines(_line(one) + "\n" for one in done.values())  # without a line that was cut off
        for finished in pool.map(lambda one: _ask_one(one, asked, narrow[one.key]), left):
            done[finished.gold.key] = finished
            part.write(_line(finished) + "\n")
            part.flush()
            if progress is not None:
                progress(len(done), len(gold))
    lines = [done[one.key] for one in gold]
    head = json.dumps({"run": told}, ensure_ascii=False, sort_keys=True)
    whole = path.with_suffix(".whole")  # a run that is there is there whole
    whole.write_text("\n".join([head, *(_line(one) for one in lines)]) + "\n", encoding="utf-8")
    whole.replace(path)
    part_path.unlink()
    return lines


def _ask_one(gold: Gold, asked: Asked, report_ids: Sequence[str] | None) -> Asking:
    conversation: str | None = None
    for turn in gold.turns:
        reply, conversation = asked.ask(turn, conversation, report_ids)
        if reply.failed:
            return Asking(gold, reply)
    began = perf_counter()
    reply, conversation = asked.ask(gold.question, conversation, report_ids)
    ms = round((perf_counter() - began) * 1000, 2)
    choices = tuple(asked.ask(one, None, report_ids)[0] for one in reply.suggestions[:_CHOICES]) if reply.status == "clarify" else ()
    found = asked.search(gold.question, report_ids) if gold.sought else ()
    return Asking(gold, reply, choices, found, ms)


def _line(one: Asking) -> str:
    kept = {
        "gold": {**json.loads(gold_line(one.gold)), "file": one.gold.file},
        "reply": one.reply.model_dump(mode="json"),
        "choices": [choice.model_dump(mode="json") for choice in one.choices],
        "found": [found.model_dump(mode="json") for found in one.found],
        "ms": one.ms,
    }
    return json.dumps(kept, ensure_ascii=False)


def _asking(kept: dict[str, Any]) -> Asking:
    choices = tuple(Reply.model_validate(one) for one in kept["choices"])
    found = tuple(Found.model_validate(one) for one in kept["found"])
    return Asking(Gold.model_validate(kept["gold"]), Reply.model_validate(kept["reply"]), choices, found, kept["ms"])


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
                yield _asking(kept)
        except (ValueError, KeyError, TypeError) as error:
            if path.suffix == ".part" and number == len(lines):
                return
            raise KatsausError(texts.NO_RUN.format(path=path)) from error
