"""Money of projects that running text or a card tells: "Kyläverkko: kustannusarvio 20 000 euroa, käytetty 8 000 euroa" is read as a row of a table would be."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.model import Figure, Measure, Record

_MEASURES: dict[tuple[str, str], Measure] = {
    ("total_funding", "EUR"): "total_funding",
    ("spending", "EUR"): "actual",
    ("spending", "%"): "cost_percent",
    ("own_share", "EUR"): "own_share",
    ("own_share", "%"): "own_share",
}
"""What a field of a project measures, by the unit of its number."""


def money_measure(field: str | None, unit: str | None) -> Measure | None:
    """What a number of a project's card measures, by its field and unit: ("own_share", "%") → own_share; None for no money."""
    return _MEASURES.get((field or "", unit or ""))


def with_told_money(records: Sequence[Record], figures: Sequence[Figure]) -> tuple[list[Record], list[Figure]]:
    """The records and figures, with the numbers that the text of a project tells of its money, or its card, as its own."""
    told: dict[str, Figure] = {}
    nameless = {figure.figure_id: figure for figure in figures if figure.subject_kind == "project" and not figure.account}
    out = []
    for record in records:
        if record.kind == "project":
            told |= {n: replace(nameless[n], account=record.title) for n in record.figure_ids if n in nameless}
        own = {} if record.kind != "project" or record.table is not None else _of_project(record, figures)
        told |= own
        out.append(replace(record, figure_ids=(*record.figure_ids, *own)) if own else record)
    return out, [told.get(figure.figure_id, figure) for figure in figures]


def _of_project(record: Record, figures: Sequence[Figure]) -> dict[str, Figure]:
    """The numbers in a project's text that are the whole of one of its fields, by id; none of a field that two of them fit."""
    found: dict[str, Figure] = {}
    near = [f for f in figures if f.subject_kind == "prose" and f.table is None and f.page in record.pages and _within(f, record)]
    for field, printed in record.fields.items():
        fitting = [f for f in near if (field, f.number_unit) in _MEASURES and plain_spaces(f.text).rstrip(".") == plain_spaces(printed).rstrip(".")]
        if len(fitting) == 1:
            figure = fitting[0]
            measure = _MEASURES[field, figure.number_unit]
            found[figure.figure_id] = replace(figure, account=record.title, subject_kind="project", measure=measure, row_label=record.title, sentence="")
    return found


def _within(figure: Figure, record: Record) -> bool:
    """Whether a number stands in the text of a record; on its later pages anywhere in its section."""
    return figure.section == record.section and (figure.page != record.page or record.box.holds(*figure.box.middle))
