"""The score of an extraction for reading: lines for a terminal and a JSON object."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from eval import texts
from eval.extraction import FAULTS, Scored, Tally, by_kind, by_layout, score, total
from eval.scores import Share
from eval.truth import Truth
from ingest.errors import KatsausError
from ingest.stores.stored import FigureQuery
from retrieval.build import Katsaus

_WORST = 12


def score_stored(katsaus: Katsaus, truths: Sequence[Truth]) -> list[Scored]:
    """What the store holds of each truth's report. Raises KatsausError when one is not held."""
    held = {Path(one.report.file_name).stem: one.report.report_id for one in katsaus.reports()}
    missing = [truth.report for truth in truths if truth.report not in held]
    if missing:
        raise KatsausError(texts.NO_REPORT.format(names=", ".join(missing)))
    scored = []
    for truth in truths:
        report_id = held[truth.report]
        figures = [stored.figure for stored in katsaus.figures(FigureQuery(report_ids=(report_id,)), limit=None)]
        tables = []
        for index in count():
            table = katsaus.store.table(report_id, index)
            if table is None:
                break
            tables.append(table)
        scored.append(score(truth, figures, tables))
    return scored


def measures(scored: Sequence[Scored]) -> dict[str, Share]:
    """The measures over all reports."""
    return total(one.all for one in scored).shares()


def summary(scored: Sequence[Scored]) -> dict[str, Any]:
    """The score as one JSON object: all, by layout, report, table and kind of figure."""
    return {
        "measures": {
            name: {"count": share.right, "all": share.all, "rate": round(share.rate if share.all else 0.0, 4)} for name, share in measures(scored).items()
        },
        "by_layout": {name: _counts(tally) for name, tally in by_layout(scored).items()},
        "by_report": {one.truth.report: _counts(one.all) for one in scored},
        "by_table": {one.truth.report: {table: _counts(tally) for table, tally in one.tables.items() if table} for one in scored},
        "by_kind": {name: _counts(tally) for name, tally in by_kind(scored).items()},
        "missed": [line for one in scored for line in one.missed],
        "wrong": [line for one in scored for line in one.wrong],
    }


def _counts(tally: Tally) -> dict[str, int]:
    read = {"figures": tally.due, "value": tally.value, "column": tally.column, "strict": tally.strict, "cells": tally.cells, "cells_right": tally.cells_read}
    return read | {name: tally.faults[name] for name in FAULTS}


def lines(scored: Sequence[Scored], shown: int) -> list[str]:
    """By layout and kind, the tables that lack most, the measures, and at most `shown` of what is missed and what is wrong."""
    out = []
    for title, groups in ((texts.LAYOUT, by_layout(scored)), (texts.FIGURE_KIND, by_kind(scored))):
        out += [_head(title), *(_row(texts.FIGURE_KINDS.get(name, name), tally) for name, tally in groups.items()), ""]
    worst = sorted(
        ((_lacking(tally), one, table, tally) for one in scored for table, tally in one.tables.items() if _lacking(tally)), key=lambda found: -found[0]
    )
    if worst:
        out.append(_head(texts.WORST_TABLES))
        out += [_row(f"{one.truth.report} {one.truth.titles.get(table, '')}", tally) for _, one, table, tally in worst[:_WORST]] + [""]
    for name, share in measures(scored).items():
        rate = texts.rate(share.rate, 2) if share.all else "–"
        out.append(f"{texts.EXTRACTION_MEASURES[name]:48}{rate:>9}   {share.right}/{share.all}")
    for title, found in ((texts.MISSED, [line for one in scored for line in one.missed]), (texts.WRONG, [line for one in scored for line in one.wrong])):
        if found and shown:
            out += ["", title.format(count=len(found)), *(f"  {line}" for line in found[:shown])]
    return out


def _lacking(tally: Tally) -> int:
    return tally.due - tally.strict + tally.cells - tally.cells_read + sum(tally.faults.values())


def _head(title: str) -> str:
    return f"{title:44}" + "".join(f"{name:>13}" for name in texts.EXTRACTION_COLUMNS)


def _row(name: str, tally: Tally) -> str:
    numbers = (tally.due, tally.value, tally.column, tally.strict, tally.cells, tally.cells_read, *(tally.faults[fault] for fault in FAULTS))
    return f"{name[:43]:44}" + "".join(f"{number:13}" for number in numbers)


def limits_known() -> Mapping[str, Share]:
    """The measures that a threshold may be set on."""
    return Tally().shares()
