"""Gold questions proposed from a report's figures, for a person to accept or mend: half an hour gives a set for one's own report."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.gold import Gold
from ingest.data import read_table
from ingest.model import Figure, Report
from retrieval import wording

_KINDS = ("account", "indicator", "personnel", "investment", "project")


def drafts(report: Report, figures: Sequence[Figure], count: int = 40, seed: int = 1) -> Iterator[Gold]:
    """At most `count` proposals, spread over units and measures; the same report and seed give the same ones.

    Figures in doubt and numbers of prose are left out. The last tenth ask for a year that the report does not hold.
    """
    rng = random.Random(seed)
    stem = Path(report.file_name).stem
    sure = [one for one in figures if one.doubt is None and one.repair is None and one.subject_kind in _KINDS and one.table is not None]
    spread: dict[tuple[str, str], list[Figure]] = {}
    for one in sure:
        spread.setdefault((one.unit, one.measure), []).append(one)
    order: list[Figure] = []
    groups = [rng.sample(held, len(held)) for _, held in sorted(spread.items())]
    rng.shuffle(groups)
    while groups and len(order) < count:
        groups = [held for held in groups if held]
        order += [held.pop() for held in groups]
    templates = read_table("draft_questions")
    refused = max(1, count // 10)
    for number, figure in enumerate(order[:count], 1):
        kind = templates[rng.randrange(len(templates))]
        outside = number > min(count, len(order)) - refused
        year = figure.period.end.year - 40
        name = wording.figure_name(figure, report.municipality)
        asked = kind["question"].format(name=name.replace(str(figure.period.end.year), str(year)) if outside else name)
        given = {
            "id": f"{report.report_id}-{number:03}",
            "kind": "lookup",
            "question": asked,
            "status": "not_found" if outside else "answered",
            "numbers": [] if outside else [{"number": f"{figure.number:f}", "unit": figure.number_unit, "sign_free": figure.number < 0}],
            "citations": [] if outside else [{"report": stem, "pages": [figure.page]}],
            "standalone": True,
            "register": kind["register"],
        }
        yield Gold.model_validate_json(json.dumps(given, ensure_ascii=False))
