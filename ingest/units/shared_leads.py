"""Headings that all begin with what the report is, its period or scale, before the name that each is about: "Toteuma 1–3/2024, 1 000 €: Perusopetus"."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ingest.amounts import plain_spaces
from ingest.columns.record_columns import KINDS, title_says
from ingest.model import Document, Section
from ingest.units.units import is_generic, surely_unit

_PARTED = re.compile(r"(.{6,}?)(?: ?: | [–—-] | [|·•/] ?)(?=[A-ZÅÄÖ])(.{3,70})")
_TOLD = 3
"""Headings that begin alike, at the least."""


def without_shared_leads(document: Document) -> Document:
    """The document with the names alone as the headings and titles of such tables."""
    over = {table.section for table in document.tables if table.kind == "figures"}
    parted = {s.index: found for s in document.sections if s.index in over and (found := _parted(s.title)) is not None}
    names: dict[str, set[str]] = {}
    for lead, name in parted.values():
        names.setdefault(lead, set()).add(name)
    new = {i: name for i, (lead, name) in parted.items() if len(names[lead]) >= _TOLD and _tells_no_unit(lead)}
    return with_headings(document, new)


def _parted(title: str) -> tuple[str, str] | None:
    """What a heading begins with, and the name behind it."""
    match = _PARTED.fullmatch(plain_spaces(title))
    return (match[1], match[2]) if match is not None and not is_generic(match[2]) else None


def _tells_no_unit(lead: str) -> bool:
    """Whether what headings begin with names no unit, nor what kind of records stands under them."""
    return is_generic(lead) and not surely_unit(lead) and not any(title_says(lead, kind) for kind in KINDS)


def with_headings(document: Document, names: Mapping[int, str]) -> Document:
    """The document with other headings for some sections, by their index, the paths through them and the titles of their tables."""
    if not names:
        return document
    sections: list[Section] = []
    for section in document.sections:
        title = names.get(section.index, section.title)
        over = sections[section.parent].path if section.parent is not None else ()
        sections.append(replace(section, title=title, path=(*over, title)))
    titles = {plain_spaces(document.sections[i].title): name for i, name in names.items()}
    tables = tuple(replace(t, title=titles.get(plain_spaces(t.title), t.title)) if t.section in names else t for t in document.tables)
    return replace(document, sections=tuple(sections), tables=tables)
