"""Tables of words → records: targets, rows of operating plans, risks, projects and investments."""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ingest.amounts import plain_spaces
from ingest.columns.dated_columns import of_year
from ingest.columns.record_columns import (
    KINDS,
    RATINGS,
    RecordTable,
    card_roles,
    card_title,
    classify,
    heading_labels,
    heads_names,
    is_heading_row,
    is_untitled,
    named_ratings,
    role_of,
    table_roles,
)
from ingest.data import read_table
from ingest.language.scales import without_scale
from ingest.language.statuses import Status, is_mark, leading_status, read_status
from ingest.language.tick_boxes import chosen
from ingest.left_out import LeftOut
from ingest.model import Box, Cell, Document, Figure, OrganisationUnit, Record, RecordKind, RecordStatus, Report, Row, Table
from ingest.pages.lines import BULLETS
from ingest.pages.pdf import printed_box
from ingest.records.named_offices import names_offices, office_behind, only_office
from ingest.records.numbered_cells import numbered_apart
from ingest.records.ratings import paired_ratings, read_ratings
from ingest.records.risk_matrix import risk_matrix
from ingest.records.row_notes import note_of_row
from ingest.records.status_legends import legends, meaning_of, read_legend, sign_before
from ingest.records.status_places import heading_status, status_behind, tick_columns, ticked
from ingest.records.told_records import told_records
from ingest.records.told_states import told_states
from ingest.records.unread_records import unread
from ingest.records.whole_records import run_together
from ingest.units.abbreviations import unit_of_prefix, unit_of_short_form
from ingest.units.unit_cards import unit_goals
from ingest.units.units import UnitRegistry, plain_title, section_unit

__all__ = ["classify", "read_records", "record_id"]

_KIND: dict[RecordTable, RecordKind] = {"targets": "target", "plan": "plan", "risks": "risk", "projects": "project", "investments": "investment"}
_SUBJECT = {
    "targets": ("goal", "action", "theme"),
    "plan": ("action", "goal", "theme"),
    "risks": ("risk", "class"),
    "projects": ("name",),
    "investments": ("name",),
}
_INLINE = {
    "goal": {"indicator", "target_level", "responsible", "schedule", "outcome", "status"},
    "action": {"indicator", "target_level", "responsible", "schedule", "outcome", "status"},
    "indicator": {"target_level"},
}
_SIGNED = re.compile(r"([A-ZÅÄÖ]{1,2}\d{1,2})[.:)]?\s.*")
"""The sign before a risk's name: "R2 Tietomurto"."""
_DOTTED = re.compile(rf"[{BULLETS}]\s+(?=[^\W\d_]{{2}})")
"""A dot, as of traffic lights, before the word for a state."""
_LABEL = re.compile(r"(?:^|(?<=[.!?);\d]) )([A-ZÅÄÖ][a-zåäö]+(?:[ /-][a-zåäö]+){0,3}):\s+")
_YEARS = re.compile(r"((?:19|20)\d\d ?[–-] ?(?:19|20)\d\d)\W* (?=[A-ZÅÄÖ])")
"""The years of a project before what is told of it: "2022–2023 Kouluruokaan hankitaan kalaa."""
_LONG_TITLE = 220


def record_id(report_id: str, kind: str, page: int, title: str, repeat: int = 0) -> str:
    """A record's id: the same while the row stays on its page under its title; `repeat` counts rows of the same title."""
    return "r-" + hashlib.sha1(f"{report_id}|{kind}|{page}|{title}|{repeat}".encode()).hexdigest()[:16]


@dataclass
class _Draft:
    """A record being read; `cells` are texts by role in the printed words."""

    kind: RecordTable
    table: Table | None
    rows: list[int]
    cells: dict[str, str]
    title: str
    pages: list[int]
    boxes: list[tuple[int, Box]]
    groups: tuple[str, ...] = ()
    status: RecordStatus | None = None
    claim: Status | None = field(default=None)
    """What the status cell says."""
    lead: Status | None = field(default=None)
    """What the first clause of the outcome says."""
    section: int | None = None
    """Where a record stands that no table holds."""
    sign: str = ""
    """The sign that its item of a list begins with."""


def read_records(document: Document, report: Report, units: UnitRegistry, figures: Sequence[Figure], left_out: LeftOut | None = None) -> list[Record]:
    """The records of every table of words, in reading order; `figures` are joined to the records of their rows. A table that fails goes to `left_out`."""
    left_out = left_out or LeftOut()
    year = report.period.end.year if report.period is not None else None
    drafts: list[_Draft] = []
    for table in document.tables:
        if table.kind in KINDS:
            drafts += left_out.tried_table(table, _table_drafts, table, table.kind, drafts[-1] if drafts else None, year) or []
        elif table.kind == "words" and drafts:
            _carry_on(table, drafts[-1])
    document = left_out.without_tables(document)
    drafts += _told_drafts(document, units, drafts)
    drafts = _whole(drafts, unread(document))
    _place_risks(drafts, document)
    _tell_states(drafts, document)
    _name_offices(drafts)
    _find_statuses(drafts, document)
    _explain_marks(drafts, document)
    _settle_statuses(drafts)
    return _finish(drafts, document, report, units, figures)


def _told_drafts(document: Document, units: UnitRegistry, drafts: Sequence[_Draft]) -> list[_Draft]:
    """What is told in running text and stands in no table too."""
    known = {(draft.kind, plain_title(draft.title)) for draft in drafts}
    told = told_records(document, lambda text: units.find(text) is not None)
    for one in told:
        one.cells.update({role: choice for role, text in one.cells.items() if (choice := chosen(plain_spaces(text))) is not None})
        if one.kind == "risks":
            _rate(one.cells, {})
    return [
        _Draft(one.kind, None, [], one.cells, one.title, list(dict.fromkeys(page for page, _ in one.places)), one.places, section=one.section, sign=one.sign)
        for one in told
        if (one.kind, plain_title(one.title)) not in known and not only_office(one.title)
    ]


def _whole(drafts: Sequence[_Draft], missing: Collection[tuple[str, int | None]]) -> list[_Draft]:
    """The drafts without those of a table or a section where some have run into one, or are `missing`: what is left of them would be counted wrong."""
    bad = {(d.kind, d.table.index if d.table is not None else None, d.section) for d in drafts if run_together(d.cells)}
    kept = [d for d in drafts if (d.kind, d.table.index if d.table is not None else None, d.section) not in bad]
    return [d for d in kept if (d.kind, d.table.section if d.table is not None else d.section) not in missing]


def _place_risks(drafts: Sequence[_Draft], document: Document) -> None:
    """Sets how likely risks are and what they would do where a matrix alone tells it by their signs, in place: one on their page, or the only one with it."""
    unrated = [d for d in drafts if d.kind == "risks" and not d.cells.keys() & {"probability", "impact"} and _SIGNED.match(d.title)]
    matrices = [risk_matrix(page) for page in document.pages] if unrated else []
    for draft in unrated:
        sign = _SIGNED.sub(r"\1", draft.title)
        found = [matrix[sign] for matrix in matrices if sign in matrix]
        found = [placed for placed in found if placed.page in draft.pages] or found
        if len(found) == 1:
            draft.cells |= {"probability": found[0].probability, "impact": found[0].impact}
            draft.pages += [found[0].page] if found[0].page not in draft.pages else []
            draft.boxes.append((found[0].page, found[0].box))


def _tell_states(drafts: Sequence[_Draft], document: Document) -> None:
    """Sets what a list below tells of the investments whose own rows tell nothing, in place; where they stand is that list then."""
    named: dict[str, list[_Draft]] = {}
    for draft in drafts:
        if draft.kind == "investments":
            named.setdefault(draft.title.lower(), []).append(draft)
    bare = {name: own[0] for name, own in named.items() if len(own) == 1 and not own[0].cells.keys() & {"description", "status", "outcome"}}
    for state in told_states(document.blocks, {name: draft.table.section if draft.table is not None else draft.section for name, draft in bare.items()}):
        draft = bare[state.name.lower()]
        draft.cells["description"] = state.text
        draft.pages, draft.boxes = [state.page], [(state.page, state.box)]


def _name_offices(drafts: Sequence[_Draft]) -> None:
    """Sets who answers for a target whose own text says so in brackets, in place."""
    for draft in drafts:
        title, office = office_behind(draft.title)
        if office and draft.kind in ("targets", "plan"):
            draft.title = title
            draft.cells.update({role: office_behind(text)[0] for role in ("goal", "action") if (text := draft.cells.get(role, ""))})
            draft.cells.setdefault("responsible", office[0].upper() + office[1:])


def _find_statuses(drafts: Sequence[_Draft], document: Document) -> None:
    """Sets the state of a target that has no place of its own for it, in place: behind its own text, or in the heading above."""
    for draft in drafts:
        if draft.kind not in ("targets", "plan") or draft.cells.get("status") or leading_status(draft.cells.get("outcome", "")):
            continue
        title, status = status_behind(draft.title)
        if status:
            draft.cells.update({role: title for role in ("goal", "action") if draft.cells.get(role) == draft.title})
            draft.title = title
        status = status or heading_status(draft.table.section if draft.table is not None else draft.section, document.sections)
        if status:
            draft.cells["status"] = status


def _explain_marks(drafts: Sequence[_Draft], document: Document) -> None:
    """Adds what a mark under the state stands for, in place: "E" → "E: ei toteutunut"; a dot before words is left out: "● Toteutuu"."""
    for draft in drafts:
        if (dotted := _DOTTED.match(draft.cells.get("status", ""))) is not None:
            draft.cells["status"] = draft.cells["status"][dotted.end() :]
    known = legends(document)
    for draft in drafts if known else ():
        mark = plain_spaces(draft.cells.get("status", ""))
        meaning = meaning_of(mark, draft.table.section if draft.table is not None else draft.section, known, document.sections) if mark else ""
        if meaning and meaning.lower() != mark.lower():
            draft.cells["status"] = meaning if sign_before(mark) == mark else f"{mark}: {meaning}"
        if draft.sign and draft.kind in ("targets", "plan") and (meaning := meaning_of(draft.sign, draft.section, known, document.sections)):
            if mark:  # a word or two of how it went
                draft.cells.setdefault("outcome", mark)
            draft.cells["status"] = meaning


# ------------------------------------------------------------------------------------------------ rows


def _card_drafts(table: Table, kind: RecordTable, roles: dict[int, str]) -> list[_Draft]:
    """Records printed as cards, the headings down the left: each time the subject comes again a new one begins."""
    subjects = [role for role in _SUBJECT[kind] if role in roles.values()]
    subjects = [role for role in subjects if role != "theme"] or subjects
    untitled = is_untitled(roles, kind)
    first = None if untitled else next((roles[n] for n in sorted(roles) if roles[n] in subjects), None)
    opener = roles[min(roles)] if first is not None and roles[min(roles)] in ("unit", "responsible", "theme") else None
    titles = {n: card_title(table, n) for n in roles} if untitled else {}
    drafts: list[_Draft] = []
    cells: dict[str, str] = {}
    rows: list[int] = []

    def close() -> None:
        real = [n for n in rows if n >= 0] or [0]
        goals = unit_goals(table, cells, rows, roles)
        for each in [{"goal": goal, **({"responsible": cells["responsible"]} if "responsible" in cells else {})} for goal in goals] or [dict(cells)]:
            draft = _draft(table, "targets" if goals else kind, real[0], table.rows[real[0]], each, [], {}) if cells else None
            if draft is not None:
                for n in real[1:]:
                    _add(draft, n, table.rows[n], {})
                drafts.append(draft)

    ticks = {n for n in roles if n >= 0 and (cell := table.rows[n].cells[1]) is not None and chosen(plain_spaces(cell.text)) is not None}
    states = {n: leading_status(plain_spaces(_text_of(table.rows[n].cells[1]))) for n, role in roles.items() if n >= 0 and role == "outcome"}
    ticks = ticks or {n for n, state in states.items() if state is not None}
    for n in sorted(roles):
        text = table.columns[1].label if n < 0 else _text_of(table.rows[n].cells[1])
        begun = first in cells or len({roles[m] for m in rows}) > 1  # who is in charge may stand above what is done
        opened = roles[n] == opener and first in cells and opener in cells  # "Vastuualue" over each "Tavoite"
        if rows and ((roles[n] == first and begun) or opened or titles.get(n) != titles.get(rows[-1])):
            close()
            cells, rows = {role: text for role, text in cells.items() if role == opener != "responsible" and not opened}, []
        if titles and not rows:
            cells[_SUBJECT[kind][0]] = titles[n]
        role = "score" if kind == "risks" and roles[n] not in RATINGS and len(named_ratings(text)) > 1 else roles[n]
        if role == "outcome" and kind == "targets" and "status" not in roles.values() and is_mark(plain_spaces(text)) and (not ticks or n in ticks):
            role = "status"
        pair = paired_ratings(plain_spaces(text), _text_of(table.rows[n].cells[0]) if n >= 0 else table.columns[0].label) if role in RATINGS else []
        told = {rating.role: rating.printed for rating in pair} or {role: text}
        cells.update({each: "\n".join(t for t in (cells.get(each, ""), said) if t) for each, said in told.items()})
        rows.append(n)
    close()
    return drafts


def _text_of(cell: Cell | None) -> str:
    """What a cell says; of boxes to tick, what was chosen."""
    if cell is None:
        return ""
    choice = chosen(plain_spaces(cell.text))
    return ("\n".join(cell.paragraphs) or cell.text) if choice is None else choice


def _table_drafts(table: Table, kind: RecordTable, before: _Draft | None, year: int | None = None) -> list[_Draft]:
    """The records of a table; of levels told for several years those of the report's own `year`."""
    card = card_roles(table, kind)
    if card is not None:
        return _card_drafts(table, kind, card)
    labels = heading_labels(table)
    ticks = tick_columns(table, labels) if kind in ("targets", "plan") else {}
    heads = {n for n, row in enumerate(table.rows) if is_heading_row([cell.text if cell else "" for cell in row.cells], kind)}
    named = table_roles(table, kind)
    named = of_year(named, labels, "target_level", year) if year is not None else named
    top = _settled_roles(table.rows[: min(heads, default=len(table.rows))], named, kind)
    roles = top
    drafts: list[_Draft] = []
    sums = _sum_rows(table.rows) if kind == "investments" else set()
    group = ""
    for n, row in enumerate(table.rows):
        texts = [cell.text if cell else "" for cell in row.cells]
        if n in heads:
            roles = _settled_roles(table.rows[n + 1 : n + 2], table_roles(table, kind, texts), kind)
            continue
        if (row.kind == "group" and not heads) or _is_total(row, texts, kind) or read_legend(" ".join(filter(None, texts))):
            continue
        if kind == "investments" and n in sums:
            group = row.label
            continue
        if kind == "investments" and role_of(row.label, kind) == "part":
            if _is_of_one(table, row):
                _add_part(drafts, table, n, row)
            continue
        cells = _cells_by_role(row, {n: role for n, role in roles.items() if n not in ticks})
        if state := ticked(row, ticks):
            cells["status"] = state
        previous = drafts[-1] if drafts else before
        if not any(cells.values()):
            continue
        if not any(role in cells for role in _SUBJECT[kind]):
            # headings inside the table that name no subject hold for one row: the rest of the card begun above
            if previous is not None and previous.kind == kind and _follows(previous, row):
                _add(previous, n if previous.table is table else None, row, cells)
            roles = top
            continue
        if kind == "investments" and (note := note_of_row(table, row)):
            cells.setdefault("description", note)
        for part in numbered_apart(cells, _SUBJECT[kind]) or (cells,):
            draft = _draft(table, kind, n, row, part, labels, roles)
            if draft is None:
                continue
            draft.groups = () if heads else draft.groups or ((group,) if group else ())
            drafts.append(draft)
    return drafts


def _sum_rows(rows: Sequence[Row]) -> set[int]:
    """Rows of sums over the rows under them: bold ones, or ones that stand further left, above rows that are not."""
    plain = [n for n, row in enumerate(rows) if row.kind == "data" and not row.bold]
    if not plain:
        return set()
    bold = {n for n, row in enumerate(rows) if row.kind == "data" and row.bold and n + 1 in plain}
    deep = min(rows[n].indent for n in plain)
    left = {n for n, row in enumerate(rows[:-1]) if row.kind == "data" and row.indent < max(1, deep) and rows[n + 1].indent > row.indent and deep > 0}
    return bold | left


def _is_of_one(table: Table, row: Row) -> bool:
    """Whether a row of expenses, income or the net belongs to one investment: its group, or the whole table, has no rows but such."""
    fellows = [other for other in table.rows if other.kind != "group" and (other.groups == row.groups or not row.groups)]
    return all(role_of(other.label, "investments") in ("part", "sum") for other in fellows)


def _add_part(drafts: list[_Draft], table: Table, n: int, row: Row) -> None:
    """A row of expenses, income or the net of one investment, which the group, the corner or the title of the table names."""
    corner = without_scale(table.corner).strip(" ,.()–-")
    headed = not corner or heads_names(corner, "investments")
    title = plain_spaces(row.groups[-1] if row.groups else table.title if headed else table.corner)
    if drafts and drafts[-1].title == title:
        _add(drafts[-1], n, row, {})
    elif title:
        drafts.append(_Draft("investments", table, [n], {}, title, list(row.pages), _boxes(row)))


def _is_total(row: Row, texts: Sequence[str], kind: RecordTable) -> bool:
    if kind in ("targets", "plan"):
        return plain_title(row.label) == "yhteensä"
    return kind in ("projects", "investments") and (
        row.kind in ("total", "subtotal") or any(role_of(t, kind) == "sum" for t in (row.label, *texts) if len(t) < 60)
    )


def _cells_by_role(row: Row, roles: dict[int, str]) -> dict[str, str]:
    """Role → text; several columns of one role are joined, a cell that spans them counts once."""
    out: dict[str, list[str]] = {}
    for n, role in roles.items():
        cell = row.cells[n] if n < len(row.cells) else None
        texts = out.setdefault(role, [])
        text = _text_of(cell)
        if text and text not in texts:
            texts.append(text)
    return {role: "\n".join(texts) for role, texts in out.items()}


def _follows(previous: _Draft, row: Row) -> bool:
    """Whether a row whose headings name no subject tells more of the record before it."""
    return row.pages[0] - previous.pages[-1] in (0, 1)


def _add(draft: _Draft, n: int | None, row: Row, cells: dict[str, str]) -> None:
    for role, text in cells.items():
        draft.cells[role] = "\n".join(t for t in (draft.cells.get(role, ""), text) if t)
    if n is not None:
        draft.rows.append(n)
    draft.pages += [page for page in row.pages if page not in draft.pages]
    draft.boxes += _boxes(row)


def _carry_on(table: Table, draft: _Draft) -> _Draft:
    """The draft, with a table without a subject of its own right behind a target: the rest of its card, over a page end."""
    labels = heading_labels(table)
    roles = table_roles(table, draft.kind, labels)
    held = set(roles.values())
    if draft.kind not in ("targets", "plan") or not held or held & {"goal", "action", "theme"} or not is_heading_row(labels, draft.kind):
        return draft
    if table.rows and _follows(draft, table.rows[0]) and not any(draft.cells.get(role) for role in held):
        _add(draft, None, table.rows[0], _cells_by_role(table.rows[0], roles))
    return draft


def _draft(table: Table, kind: RecordTable, n: int, row: Row, cells: dict[str, str], labels: Sequence[str], roles: dict[int, str]) -> _Draft | None:
    for role, allowed in _INLINE.items():
        if kind in ("targets", "plan") and role in cells:
            cells[role], inner = split_labels(cells[role], kind, allowed)
            for name, text in inner.items():
                cells[name] = "\n".join(t for t in (cells.get(name, ""), text) if t)
    if kind == "risks":
        for role in ("control", "outcome"):  # one column for both: "Hallintakeinot: varavesi. Toteutuminen: yhteys on koekäytetty."
            own, inner = split_labels(cells.get(role, ""), kind, {"control", "outcome"})
            if not own and len(inner) > 1:
                cells.update(inner)
                break
        _rate(cells, {role: labels[c] for c, role in roles.items() if c < len(labels)})
    title = next((_title(cells[role]) for role in _SUBJECT[kind] if cells.get(role)), "")
    if kind == "investments" and not title:
        title = plain_spaces(row.label)
    if not title or only_office(title):
        return None
    groups = tuple(g for g in row.groups if g)
    return _Draft(kind, table, [n], cells, title, list(row.pages), _boxes(row), groups)


def _title(text: str) -> str:
    """The first paragraph of the subject's cell; its first sentence when it is long."""
    lines = text.split("\n")
    first = lines[0]
    for line in lines[1:]:
        if first.rstrip().endswith((".", "!", "?", ":")) or not line[:1].islower():
            break
        first = f"{first} {line}"
    first = plain_spaces(first).rstrip(" :")
    if len(first) <= _LONG_TITLE:
        return first
    cut = re.match(r".{20,}?[.!?](?=\s[A-ZÅÄÖ])", first)
    return cut[0] if cut else first


def split_labels(text: str, kind: RecordTable, allowed: set[str]) -> tuple[str, dict[str, str]]:
    """A cell that says more under labels of its own: "Hyvinvointi lisääntyy. Mittari: kysely" → the goal, {"indicator": "kysely"}.

    Only labels whose role is among `allowed` part the text; lines are paragraphs.
    """
    own: list[str] = []
    inner: dict[str, str] = {}
    for paragraph in text.split("\n"):
        spots = [(m, role) for m in _LABEL.finditer(paragraph) if (role := role_of(m[1], kind)) in allowed]
        ends = [m.start() for m, _ in spots] + [len(paragraph)]
        own.append(paragraph[: ends[0]].strip())
        for k, (match, role) in enumerate(spots):
            inner[str(role)] = " ".join(t for t in (inner.get(str(role), ""), paragraph[match.end() : ends[k + 1]].strip()) if t)
    return "\n".join(t for t in own if t), inner


def _rate(cells: dict[str, str], headings: dict[str, str]) -> None:
    """Sets probability, impact and score apart where one cell holds several, in place."""
    for role in [r for r in RATINGS if r in cells]:
        found = read_ratings(plain_spaces(cells[role]), role, headings.get(role, ""))
        if found and {r.role for r in found} != {role}:
            del cells[role]
        cells.update({r.role: r.printed for r in found})


def _boxes(row: Row) -> list[tuple[int, Box]]:
    return [(cell.page, cell.box) for cell in row.cells if cell is not None and not cell.spanned]


# ------------------------------------------------------------------------------------------------ status


def _settled_roles(rows: Sequence[Row], roles: dict[int, str], kind: RecordTable) -> dict[int, str]:
    """Columns of status told from ones of outcome, or whose heading says neither ("Arvio"), by what stands in them: a word or two, or sentences."""
    if kind not in ("targets", "plan"):
        return roles
    out = dict(roles)
    for n in range(max((len(row.cells) for row in rows), default=0)):
        if roles.get(n, "outcome") not in ("status", "outcome"):
            continue
        texts = [cell.text for row in rows if n < len(row.cells) and (cell := row.cells[n]) is not None]
        if not texts:
            continue
        short = sum(read_status(t) is not None and len(t.split()) <= 4 for t in texts) / len(texts)
        others = any(role == "outcome" and k != n for k, role in roles.items())  # one row tells it where another column holds what came of it
        if roles.get(n) != "status" and short >= 0.6 and "status" not in out.values() and (len(texts) > 1 or others):
            out[n] = "status"
        elif roles.get(n) == "status" and sum(len(t.split()) for t in texts) / len(texts) > 6:
            out[n] = "outcome"
    return out


def _settle_statuses(drafts: Sequence[_Draft]) -> None:
    """Sets each target's status: the status cell decides, unless it is a word such as "Valmis" that the assessment beside it belies.

    Where one row's assessment belies such a word, it tells nothing in the other rows of the report either.
    """
    for draft in drafts:
        draft.claim = read_status(draft.cells["status"]) if draft.cells.get("status") else None
        draft.lead = leading_status(draft.cells.get("outcome", "")) if draft.kind in ("targets", "plan") else None
    belied = {d.claim.printed.lower() for d in drafts if d.claim and d.claim.weak and d.lead and d.lead.status != d.claim.status}
    for draft in drafts:
        claim, lead = draft.claim, draft.lead
        if claim is None:
            draft.status = lead.status if lead else "unknown" if draft.cells.get("status") else None
            if lead and not draft.cells.get("status"):
                draft.cells["status"] = lead.printed
        elif claim.weak and lead is not None:
            draft.status = lead.status
        else:
            draft.status = "unknown" if claim.printed.lower() in belied else claim.status


# ------------------------------------------------------------------------------------------------ records


def _finish(drafts: Sequence[_Draft], document: Document, report: Report, units: UnitRegistry, figures: Sequence[Figure]) -> list[Record]:
    by_row: dict[tuple[int, int], list[str]] = {}
    for figure in figures:
        if figure.table is not None and figure.row is not None:
            by_row.setdefault((figure.table, figure.row), []).append(figure.figure_id)
    told = [f for f in figures if f.table is None and f.subject_kind == "target" and f.row_label]
    pages = {page.number: page for page in document.pages}
    seen: dict[tuple[str, int, str], int] = {}
    out = []
    for draft in drafts:
        kind, page = _KIND[draft.kind], draft.pages[0]
        repeat = seen[kind, page, draft.title] = seen.get((kind, page, draft.title), -1) + 1
        unit = _unit(draft, document, units)
        fields = {role: plain_spaces(text.replace("\n", " ")) for role, text in draft.cells.items() if role != "unit"}
        _name_fields(fields, draft)
        cell = plain_spaces(draft.cells.get("unit", ""))
        helper = unit_of_prefix(draft.title, units) or unit_of_short_form(cell, units)
        if cell and units.find(cell) is None and (helper is not None or names_offices(cell)):
            fields.setdefault("responsible", cell)
        if helper is not None:
            fields["responsible_unit"] = helper.name
        boxes = [box for number, box in draft.boxes if number == page] or [box for _, box in draft.boxes]
        box = boxes[0]
        for other in boxes[1:]:
            box = box.union(other)
        table = draft.table
        ids = tuple(i for n in draft.rows for i in by_row.get((table.index, n), ())) if table is not None else ()
        if table is None and kind == "target":
            ids = tuple(f.figure_id for f in told if f.page in draft.pages and f.row_label.startswith(draft.title))
        at = table.section if table is not None else draft.section
        section = document.sections[at].path if at is not None else ()
        out.append(
            Record(
                record_id(report.report_id, kind, page, draft.title, repeat),
                kind,
                unit.name,
                _path(unit, at, document, units),
                draft.title,
                fields,
                draft.status,
                page,
                tuple(draft.pages),
                printed_box(pages[page], box),
                section,
                table.index if table is not None else None,
                draft.rows[0] if table is not None else None,
                ids,
            )
        )
    return out


def _name_fields(fields: dict[str, str], draft: _Draft) -> None:
    """CONTRACT's names for the fields of a kind, in place: a plan's action is what is to be done, a risk's class may stand in a row above."""
    if draft.kind == "plan" and "action" not in fields and "goal" in fields:
        fields["action"] = fields.pop("goal")
    if draft.kind in ("targets", "plan") and "theme" not in fields and (above := [g for g in draft.groups if not g.endswith(draft.title)]):
        fields["theme"] = " – ".join(above)
    if draft.kind == "risks" and not fields.get("class") and draft.groups:
        fields["class"] = draft.groups[-1]
    if fields.get("class"):
        fields["class"] = next((row["class"] for row in read_table("risk_classes") if row["printed"] == fields["class"].lower()), fields["class"])
    if draft.kind == "investments" and draft.groups:
        fields["group"] = " – ".join(draft.groups)
    if draft.kind == "projects" and "duration" not in fields and (years := _YEARS.match(fields.get("description", ""))) is not None:
        fields |= {"duration": years[1], "description": fields["description"][years.end() :]}
    fields.pop("name", None)


def _path(unit: OrganisationUnit, section: int | None, document: Document, units: UnitRegistry) -> tuple[str, ...]:
    """Where a record's unit stands: under the one whose heading its table stands below, where nothing else tells that."""
    over = section_unit(section, document, units)
    untold = len(unit.path) == 2 and len(over.path) > 1 and unit.path[0] == over.path[0]  # right under the municipality
    return (*over.path, unit.name) if untold and unit.name not in over.path else unit.path


def _unit(draft: _Draft, document: Document, units: UnitRegistry) -> OrganisationUnit:
    """Whose record it is: what the row, a heading in the table or its title names, else the section's."""
    for name in (draft.cells.get("unit", "").replace("\n", " "), *reversed(draft.groups)):
        found = (units.find(name) or units.whole(name)) if name else None
        # investments stand under kinds of works, some of which are called like units ("Kunnallistekniikka")
        if found is not None and (draft.kind != "investments" or found.kind != "yksikkö" or name == draft.cells.get("unit")):
            return found
    titled = units.find(draft.table.title) if draft.table is not None and draft.table.title else None
    return titled or section_unit(draft.table.section if draft.table is not None else draft.section, document, units)
