"""How the work of a lookup grows with the reports in the store, in lines of the program that are run: not in time, which a busy machine stretches.

The store and its questions are those of the benchmark of lookups; so is their truth.
"""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from eval.benchmark_lookup import extraction_of, questions, towns
from ingest.language.finnish import Analyser
from ingest.stores.figure_store import FigureStore
from retrieval.answer import Asker

FEW, MANY = 20, 120
"""Reports, ten of each town."""


def _asker(reports: int) -> Asker:
    store = FigureStore()
    for n in range(reports):
        town, year = towns(reports)[n // 10], 2015 + n % 10
        store.add(extraction_of(Path(f"{town}-{year}.pdf"), town, year))
    return Asker(store, None, Analyser())


def _lines_run(asker: Asker, question: str) -> tuple[int, list[str]]:
    """(lines run for the answer, its numbers without their sign)."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        answer = asker.ask(question)
    finally:
        sys.settrace(before)
    return count, [str(abs(v.number)) for v in answer.values]


def test_a_lookup_does_as_much_work_among_many_reports_as_among_few() -> None:
    """Truth: the questions name a town, a unit, a row and a year, whose words and figures are found by name; nothing needs to go through all rows."""
    asked = [q for q in questions(FEW, 40) if q.report_id is None][:12]
    run: dict[int, int] = {}
    for reports in (FEW, MANY):
        asker = _asker(reports)
        asker.ask(asked[0].text)  # reads the words of all reports
        asker.ask(asked[1].text)
        run[reports] = 0
        for question in asked[2:]:
            lines, numbers = _lines_run(asker, question.text)
            assert numbers == [str(abs(question.number))]
            run[reports] += lines
    assert run[MANY] < 1.1 * run[FEW]
