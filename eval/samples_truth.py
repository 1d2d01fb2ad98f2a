"""The truth of a sample report: what every printed number and record means and where the typesetter put it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from eval.samples_blocks import Fact, Grid, Heading, Line, Mention, Paragraph, SampleReport
from eval.samples_typeset import Run, Typeset

RECORD_LISTS = {"target": "targets", "risk": "risks", "project": "projects", "investment": "investments"}


def truth_of(report: SampleReport, typeset: Typeset) -> dict[str, Any]:
    """One object for the report: tables, figures, records, prose with its numbers, footnotes, the words of every page."""
    truth: dict[str, Any] = {
        "report": report.stem,
        "title": report.title,
        "municipality": report.municipality,
        "report_type": report.type,
        "period": vars_of(report.period),
        "population": report.population,
        "scale": str(report.scale),
        "pages": typeset.pages,
        "organisation": [dict(unit) for unit in report.organisation],
        **{name: [] for name in ("tables", "figures", "targets", "risks", "projects", "investments", "prose", "footnotes", "charts")},
    }
    trail: list[tuple[int, str]] = []
    for index, block in enumerate(report.blocks):
        match block:
            case Heading():
                trail = [(level, text) for level, text in trail if level < block.level] + [(block.level, block.text)]
            case Paragraph():
                add_prose(truth, block, typeset.runs[index], [text for _, text in trail])
            case Grid():
                add_table(truth, block, typeset.cells[index], typeset.runs[index], [text for _, text in trail])
            case _:
                pass
    truth["page_texts"] = {str(page): " ".join(texts) for page, texts in typeset.texts.items()}
    return truth


def vars_of(period: Any) -> dict[str, str]:
    """A period as label, start and end."""
    return {"label": period.label, "start": period.start, "end": period.end}


def plain(text: str) -> str:
    """The text with ordinary spaces and on one line."""
    return " ".join(text.replace("\u00a0", " ").split())


def pages_of(runs: Iterable[Run]) -> list[int]:
    """The pages that lines stand on, each once."""
    return sorted({page for page, text in runs if text})


def page_of(mention: Mention, runs: list[Run]) -> int:
    """The page of the line that holds the printed number, or where it begins when it is cut over lines."""
    first_word = mention.printed.split(" ")[0]
    for words in (mention.printed, first_word, first_word[:4]):
        for page, text in runs:
            if words in text:
                return page
    return runs[0][0]


def add_prose(truth: dict[str, Any], block: Paragraph, runs: list[Run], section: list[str]) -> None:
    """A paragraph with its numbers; a note is a footnote of its page too."""
    entry: dict[str, Any] = {
        "id": f"p{len(truth['prose']) + 1:03}",
        "kind": block.kind,
        "unit": block.unit,
        "subject": block.subject or None,
        "text": plain(block.text),
    }
    entry["numbers"] = [number_of(mention, runs) for mention in block.mentions]
    truth["prose"].append(entry | {"pages": pages_of(runs), "section": section})


def number_of(mention: Mention, runs: list[Run]) -> dict[str, Any]:
    """A number of prose as the truth tells it."""
    return {"number": str(mention.number), "unit": mention.unit, "printed": plain(mention.printed), "page": page_of(mention, runs)}


def add_table(truth: dict[str, Any], grid: Grid, cells: list[list[list[Run]]], notes: list[Run], section: list[str]) -> None:
    """A table with the figures, records and prose numbers of its cells."""
    table = f"t{len(truth['tables']) + 1:02}"
    labels = [grid.column_label(i) for i in range(len(grid.columns))]
    rows, on = [], set()
    for line, runs in zip(grid.lines, cells, strict=True):
        pages = pages_of(run for cell in runs for run in cell)
        texts = [None if cell is None else plain(cell.text) for cell in line.cells]
        on |= set(pages)
        rows.append({"kind": line.kind, "pages": pages, "cells": texts})
        label = next((text for text in texts if text), "")
        for column, cell in enumerate(line.cells):
            if cell is None:
                continue
            if cell.fact is not None:
                figure = figure_of(cell.fact, plain(cell.text), pages_of(runs[column])[0], label, labels[column])
                footnote = {"footnote_text": line.footnote} if line.footnote and (cell.mark or (line.cells[0] is not None and line.cells[0].mark)) else {}
                truth["figures"].append({"fid": f"f{len(truth['figures']) + 1:05}", "table": table} | figure | footnote)
            if cell.mentions:
                numbers = [number_of(mention, runs[column]) for mention in cell.mentions]
                entry = {
                    "id": f"p{len(truth['prose']) + 1:03}",
                    "kind": "cell",
                    "unit": grid.unit,
                    "subject": label,
                    "text": plain(cell.text),
                    "numbers": numbers,
                }
                truth["prose"].append(entry | {"pages": pages_of(runs[column]), "section": section, "column": labels[column]})
        if line.record_kind:
            add_record(truth, line, pages)
    truth["tables"].append({"id": table, "title": grid.title, "unit": grid.unit, "pages": sorted(on), "section": section, "columns": labels, "rows": rows})
    for note in grid.footnotes:
        truth["footnotes"].append({"table": table, "unit": grid.unit, "text": plain(note), "pages": pages_of(notes)})


def figure_of(fact: Fact, text: str, page: int, row_label: str, col_label: str) -> dict[str, Any]:
    """A figure in the words of the truth; what is empty is left out."""
    figure: dict[str, Any] = {
        "unit": fact.unit,
        "unit_path": list(fact.unit_path),
        "unit_aliases": list(fact.unit_aliases),
        "subject": fact.subject,
        "subject_aliases": list(fact.subject_aliases),
        "subject_kind": fact.subject_kind,
        "measure": fact.measure,
        "measure_aliases": list(fact.measure_aliases),
        "period": vars_of(fact.period),
        "value": str(fact.value),
        "base_unit": fact.base_unit,
        "scale": str(fact.scale),
        "printed": text,
        "page": page,
        "row_label": row_label,
        "col_label": col_label,
        "formula": fact.formula,
    }
    return {key: value for key, value in figure.items() if value not in (None, [])}


def add_record(truth: dict[str, Any], line: Line, pages: list[int]) -> None:
    """A record beside the page or pages of its row."""
    name = RECORD_LISTS[line.record_kind]
    truth[name].append({"id": f"{line.record_kind[0]}{len(truth[name]) + 1:03}"} | dict(line.record) | {"pages": pages})


def written(truth: Mapping[str, Any]) -> str:
    """JSON with one figure, record or row of text to a line, so that a change shows what changed."""
    parts = []
    for key, value in truth.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inner = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f"{json.dumps(key)}: [\n  {inner}\n ]")
        elif key == "page_texts":
            inner = ",\n  ".join(f"{json.dumps(page)}: {json.dumps(text, ensure_ascii=False)}" for page, text in value.items())
            parts.append(f"{json.dumps(key)}: {{\n  {inner}\n }}")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"
