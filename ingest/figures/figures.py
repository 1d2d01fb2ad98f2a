"""Tables → figures: every printed number with the unit, subject, measure, period and scale that name it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from ingest import messages
from ingest.amounts import MINUSES, parted_amount, plain_spaces, read_unit, scaled
from ingest.columns.amended_columns import amended_by_note, amended_tables, amended_where_cut, changed_beside, tells_amended
from ingest.columns.bases import column_bases, find_basis, label_basis, sharing_a_heading
from ingest.columns.budget_effects import budget_effect
from ingest.columns.columns import ColumnMeaning, bare_unit, find_period, make_period, measured, phased, read_column, row_unit, tail_unit, unit_in_brackets
from ingest.columns.counted_headings import counted_beside_euros, counted_noun, counted_unit, counts_things
from ingest.columns.earlier_years import before_the_year
from ingest.columns.group_headings import own_headings
from ingest.columns.internal_columns import internal_share
from ingest.columns.like_times import of_like_times
from ingest.columns.month_columns import month_by_month
from ingest.columns.percent_columns import percents_by_cells
from ingest.columns.plan_sums import over_the_years
from ingest.columns.plus_minus_columns import plus_minus_columns
from ingest.columns.project_columns import cards_of_works, of_projects
from ingest.columns.ratio_columns import ratio_columns
from ingest.columns.record_columns import named_works
from ingest.data import read_table
from ingest.figures.block_titles import block_meanings, no_euros, of_title, untold_rows
from ingest.figures.column_subjects import (
    account_over,
    band_over,
    budget_changes,
    by_band,
    changed_subject,
    column_accounts,
    column_subject,
    crossed,
    measures_of_accounts,
    row_meanings,
    titled,
)
from ingest.figures.column_units import column_units, without_measure
from ingest.figures.counted_titles import counted_name, timed_by_title
from ingest.figures.far_scales import tells_money
from ingest.figures.flow_notes import flow_over, noted_account
from ingest.figures.group_accounts import group_account, group_accounts
from ingest.figures.month_rows import month_rows, month_subjects, of_month
from ingest.figures.part_rows import part_account
from ingest.figures.scaled_alike import scaled_alike
from ingest.figures.staff_columns import (
    at_one_day,
    by_each,
    counted_by_corner,
    counts_people,
    dated_by_corner,
    dated_by_left,
    dated_by_title,
    kinds_of_staff,
    staff_beside,
    staff_columns,
    staff_unit,
    told_of_staff,
    without_day,
)
from ingest.language.accounts import find_account, without_total
from ingest.language.measure_units import is_unit
from ingest.language.scales import find_scale, without_scale
from ingest.language.table_notes import without_reading
from ingest.language.title_accounts import account_in, account_of_each, account_told_of
from ingest.left_out import LeftOut
from ingest.model import Basis, Cell, Column, Document, Figure, Measure, OrganisationUnit, Page, Period, Report, Row, SubjectKind, Table
from ingest.pages.coded_rows import summed_account
from ingest.pages.pdf import printed_box
from ingest.units.like_account_tables import account_by_like_titles
from ingest.units.shared_accounts import makes_up_whole, shares_out
from ingest.units.stated_units import MARGIN, STATEMENTS
from ingest.units.unit_rows import is_whole, names_both, unit_and_account
from ingest.units.units import (
    UnitRegistry,
    by_parts_cut,
    corner_name,
    is_generic,
    is_group_statement,
    may_name_unit,
    parts_kind,
    plain_title,
    section_unit,
    surely_unit,
    unit_kind,
    without_number,
)

_LEADING = re.compile(r"^[\s*•–-]*(?:\d{3,6}\s+(?=[A-ZÅÄÖa-zåäö]))?")
_THINGS = ("days", "hours", "count", "persons")
"""What a price is for, where euros head its column."""
_SHORT_CODE = re.compile(r"\d{1,2}\s+([A-ZÅÄÖ].*)")
"""An account's group by its number: "43 Palvelujen ostot"."""
_MUCH_LARGER = 20
"""A table whose numbers are this many times larger than those of the one before is not in its thousands."""
_MARKS = re.compile(r"(?:\s+\d\)|\s?\*+\)?|(?<![ /]m)(?<!^m)(?<!km)[¹²³⁴⁵⁶⁷⁸⁹]+\)?)$")
_ALL_INVESTMENTS = "Investoinnit yhteensä"
"""What the row that sums up the investments of a unit, or of all, is called."""
_MONEY: frozenset[Measure] = frozenset({"budget", "budget_change", "amended_budget", "forecast", "deviation", "remaining", "total_funding"})


def figure_id(report_id: str, page: int, box: Sequence[float], text: str) -> str:
    """A figure's id: the same while the cell stays where it is and says what it says."""
    place = ",".join(f"{v:.0f}" for v in box)
    return "f-" + hashlib.sha1(f"{report_id}|{page}|{place}|{text}".encode()).hexdigest()[:16]


_NOTED = re.compile(r"(?<=\w)[ ,]+\(?(?:liite|liitetieto|ks\. liite) \d{1,2}(?:\.\d{1,2})?\)?$", re.IGNORECASE)
"""The note that a row of a balance sheet refers to, behind its name: "Rakennukset Liite 1"."""


def clean_account(label: str) -> str:
    """A row label as a name: "* 3000 Myyntituotot:", "30 Myyntituotot", "3 Myyntituotot" → "Myyntituotot"."""
    text = _NOTED.sub("", _MARKS.sub("", _LEADING.sub("", plain_spaces(label))).strip())
    if (coded := _SHORT_CODE.match(text)) is not None and find_account(coded[1]) is not None:
        text = coded[1]
    return text.strip(" :*").strip() or plain_spaces(label)


@dataclass(frozen=True)
class _TableContext:
    """What all figures of a table share."""

    table: Table
    unit: OrganisationUnit
    section: tuple[str, ...]
    meanings: tuple[ColumnMeaning | None, ...]
    blocks: tuple[ColumnMeaning | None, ...]
    """What each row holds, where a heading of a group says it of columns that say nothing of it."""
    bare: tuple[bool, ...]
    """Whether the heading of each column says nothing of what it holds: it is empty, or a name."""
    unsure: frozenset[tuple[tuple[str, ...], int, bool]]
    """(headings of groups, column, whether it is told what they are) of numbers that may be no euros: nothing tells it, or no euros are printed so."""
    untold_rows: frozenset[int]
    """Rows under a heading that says nothing of what they hold, which others of the same accounts do."""
    subject: int
    """Index of the column that names the subject."""
    scale: Decimal
    scale_told: bool
    """Whether the table, a note or the table before says its scale, or "€" stands in it."""
    money: bool
    """Whether an amount without any unit is euros."""
    account: str | None
    """Set when the rows are units and the table is about one account."""
    accounts: tuple[str | None, ...]
    """The account that each column is about, where the rows are units and the columns are headed by accounts."""
    units: tuple[OrganisationUnit | None, ...]
    """The unit that each column is about, where the columns are headed by units."""
    statement: bool
    """Whether accounts are among the rows."""
    basis: Basis | None
    """What the table, its title or its section says of internal items."""
    bases: tuple[Basis | None, ...]
    """The same by column."""
    prefix: str
    """What the corner says beside the unit: "Irtain omaisuus"."""
    row_meanings: tuple[ColumnMeaning, ...] | None
    """What each row holds, where the columns are headed by accounts and the rows by measures."""
    by_month: bool
    """Whether those rows are the months of a year."""
    measured: bool
    """Whether they are measures of the accounts that stand over them."""
    unit_column: int | None
    """Index of the column that says each row's unit of measure."""
    staff: str
    """What the rows that are units count, where the table counts the staff: "Henkilöstö"; else ""."""
    staff_units: bool
    """Whether every row of a table of the staff but its sum is a unit."""
    staff_columns: tuple[str | None, ...]
    """What each column counts of the staff, where the columns count parts of it."""
    parts: str
    """The rank of the units among the rows, where the table tells it: "vastuualue"."""
    untold: frozenset[tuple[tuple[str, ...], int]]
    """(headings of groups, column) where a dash says that something is not told, for their sums are dashes too."""
    group_accounts: frozenset[str]
    """Headings inside the table that are the accounts of the units under them."""
    both: bool
    """Whether its rows name a unit and an account each."""
    flow: str
    """The item of the income statement that its rows part by assets: "poistot"; else ""."""
    areas: frozenset[str]
    """Headings inside the table that are units' names because each has the statement under it that a unit among them has."""


def table_figures(document: Document, report: Report, registry: UnitRegistry, left_out: LeftOut | None = None) -> list[Figure]:
    """The figures of every table of numbers, projects and investments, in reading order; a table that fails goes to `left_out`."""
    if report.period is None:
        return []
    left_out = left_out or LeftOut()
    pages = {page.number: page for page in document.pages}
    out: dict[str, Figure] = {}
    contexts: dict[int, _TableContext] = {}
    before: _TableContext | None = None
    cards = cards_of_works(document.tables)
    amended = tells_amended(block.text for block in document.blocks if block.kind in ("paragraph", "list_item", "footnote"))
    noted = amended_tables(document.blocks, document.sections, document.tables)
    for table in document.tables:
        if table.kind in ("targets", "plan", "risks", "words") or table.index in cards:
            continue
        context = left_out.tried_table(table, _context, table, document, report, report.period, registry, before, amended or table.index in noted)
        figures = left_out.tried_table(table, _all_figures, context, report, pages, registry) if context is not None else None
        for figure in figures or ():
            out.setdefault(figure.figure_id, figure)
        before = context if figures is not None else None
        if context is not None:
            contexts[table.index] = context
    return scaled_alike(list(out.values()), document.tables, {n: context.scale if context.scale_told else None for n, context in contexts.items()})


def _all_figures(context: _TableContext, report: Report, pages: dict[int, Page], registry: UnitRegistry) -> list[Figure]:
    """The figures of a table, row by row."""
    return [figure for n, row in enumerate(context.table.rows) for figure in _row_figures(context, n, row, report, pages, registry)]


def _context(
    table: Table, document: Document, report: Report, period: Period, registry: UnitRegistry, before: _TableContext | None, amended: bool
) -> _TableContext:
    """How a table is understood; `amended`: the report says that the budget in it is the amended one."""
    section = document.sections[table.section].path if table.section is not None else ()
    labels = [column.label for column in table.columns]
    own = own_headings(labels)
    meanings = tuple(_meaning(column, label, table, period, report.type == "talousarvio") for column, label in zip(table.columns, own, strict=True))
    meanings = sharing_a_heading(labels, ratio_columns(table, percents_by_cells(table, plus_minus_columns(table, meanings)), period))
    meanings = tuple(map(_by_basis, labels, phased(labels, budget_changes(labels, month_by_month(table, meanings, period)), period)))
    meanings = changed_beside(table, amended_where_cut(table, dated_by_left(table, dated_by_corner(table, meanings))))
    meanings = of_like_times(table, amended_by_note(table, meanings, period) if amended else meanings, period)
    meanings = over_the_years(table, of_projects(table, meanings, period))
    if table.kind in ("projects", "investments"):
        meanings = tuple(before_the_year(label, meaning, period) for label, meaning in zip(labels, meanings, strict=True))
    subject = _subject_column(table)
    account, prefix = None, ""
    accounts: tuple[str | None, ...] = (None,) * len(labels)
    unit = _corner_unit(table, registry)
    if unit is None:
        started = registry.find_start(_corner(table))
        if started is not None:
            unit, prefix = started
    if unit is None and is_group_statement(table.title, table.corner, *section[-1:]):
        unit = registry.group
    if unit is None:
        unit = registry.find(table.title) or registry.in_genitive(table.title)
    if unit is None:
        unit = section_unit(table.section, document, registry)
        parts = before is not None and before.table.section == table.section and bool(parts_kind("", table.corner))
        if parts and before is not None and len(before.unit.path) > len(unit.path):  # "Vastuualueet" below the table of their board
            unit = before.unit
    by_month = month_rows(table, period)
    plan = report.type == "talousarvio"
    turned = row_meanings(table, plan, period) if by_month is None else None
    of_accounts = measures_of_accounts(table, plan, period) if by_month is None and turned is None else None
    meant = by_month or turned or of_accounts
    if by_month is not None:
        accounts = month_subjects(table, section, period)
    elif meant is not None:
        accounts = column_accounts(labels)
    elif table.index in registry.account_tables:
        account = registry.account_tables[table.index]
    elif _rows_are_units(table, registry):
        accounts = column_accounts(labels, True)
        effect = budget_effect(table, section, meanings, period)
        if effect is not None:
            meanings = tuple(effect[2] if n == effect[0] else meaning for n, meaning in enumerate(meanings))
        titles = (table.corner, table.title, *(over for over in reversed(section) if not _LIST.search(over)))
        account = effect[1] if effect is not None else next((named[1] for named in map(account_in, titles) if named), None)
        each = account_of_each(table.corner) or account_of_each(table.title, True)
        account = account or account_told_of(table.title) or (each[1] if each is not None else None)
        account = account or account_by_like_titles(table, document.tables) or _money_shared(table, registry)
    units = column_units(table, registry, unit, document.tables) if account is None and not any(accounts) else (None,) * len(labels)
    known = sum(find_account(clean_account(row.label)) is not None for row in table.rows)
    dated = [over for over in section[-1:] if measured(over) and find_period(over, period)[0] is not None]  # "Toteuma 1–3/2025, 1 000 €"
    names = (_corner(table), *map(without_number, (table.title, *dated)))  # "1.6.1 Konsernirakenne" is no day
    bare = [not label for label in labels]
    alone = [n for n, meaning in enumerate(meanings) if meaning is not None]
    if len(alone) == 1 and bare[alone[0]] and (known or table.kind == "investments"):
        meanings = tuple(m and of_title(m, names, period) for m in meanings)
    if any(accounts) or any(units):
        bare = [(any(units) and without_measure(label) == label.strip(" %*")) or is_whole(label) for label in map(plain_spaces, labels)]
        bare = [named or (accounts[n] is not None and plain_spaces(labels[n]).lower().endswith(" yhteensä")) for n, named in enumerate(bare)]
        meanings = tuple(titled(m, names, period, bare[n]) if accounts[n] or any(units) or bare[n] else m for n, m in enumerate(meanings))
    blocks = block_meanings(table, meanings, period) if meant is None and known else (None,) * len(table.rows)
    scale = _scale(table, labels)
    told = _title_unit(table)
    if scale is None and before is not None and (told is None or told[0] == "EUR") and _shares_scale(table, before):
        scale = before.scale
    if scale is not None and scale > 1 and _prints_cents(table):
        scale = Decimal(1)
    if not known and find_scale(_corner(table)) is None and counts_things(table):  # nor about things that are counted
        scale = None
    if not known and not any(accounts) and scale is not None and not _says_its_scale(table, labels) and not tells_money(table, section):
        scale = None
    if not known and told_of_staff(table):  # a note on the scale of all tables is not about people and their days
        scale = None
    money = bool(
        known
        or account
        or any(accounts)
        or scale is not None
        or _prints_sums(table)
        or table.kind in ("investments", "projects")
        or any("€" in label and not (row_unit(label) or ("",))[0].startswith("€/") for label in labels)
    )
    staff = "" if money or account or any(accounts) else _staff(table) or _counted(table, registry)
    meanings = timed_by_title(table, meanings, period) if staff else meanings
    return _TableContext(
        table,
        unit,
        section,
        dated_by_title(table, at_one_day(table, meanings, staff), staff),
        blocks,
        tuple(bare),
        _unsure(table, scale) if known else frozenset(),
        untold_rows(table, blocks, lambda name: registry.find(name) is not None) if known else frozenset(),
        subject,
        scale or Decimal(1),
        scale is not None or _prints_euros(table),
        money,
        account,
        accounts,
        units,
        known > 0,
        _basis(table, section),
        column_bases(labels, meanings),
        prefix,
        meant,
        by_month is not None,
        of_accounts is not None,
        _unit_column(table, subject),
        staff,
        bool(staff) and makes_up_whole(table, lambda label: _is_unit_of(clean_account(label), registry), 0.6),
        staff_columns(table, meanings, staff),
        parts_kind(table.title, table.corner),
        _untold(table),
        group_accounts(table, registry),
        names_both(table, lambda text: bool(parts_kind("", table.corner)) or registry.find(text) is not None or unit_kind(text) is not None),
        flow_over(table, tuple(clean_account(row.label) for row in table.rows)),
        _areas(table, registry, 1 if known > 0 else 2),
    )


def _unsure(table: Table, scale: Decimal | None) -> frozenset[tuple[tuple[str, ...], int, bool]]:
    """(headings of groups, column, whether it is told what they are) of the numbers of accounts that may be no euros."""
    return frozenset(
        (groups, n, told)
        for groups in {row.groups for row in table.rows}
        for n, column in enumerate(table.columns)
        for told in (True, False)
        if column.numeric and no_euros(table, n, groups, told, scale or Decimal(1))
    )


def _by_basis(label: str, meaning: ColumnMeaning | None) -> ColumnMeaning | None:
    """A column headed by nothing but "Ulkoiset" or "Sisäiset" holds what has come about."""
    bare = meaning is not None and not meaning.known and column_bases((label,), (meaning,)) != (None,)
    return replace(meaning, measure="actual") if meaning is not None and bare else meaning


def _unit_column(table: Table, subject: int) -> int | None:
    """The column beside the names where nearly every cell is a unit of measure ("€/asukas"), or some are under a heading that says so."""
    for n, column in enumerate(table.columns):
        texts = [cell.text for row in table.rows if (cell := row.cells[n]) is not None]
        least = _SOME_UNITS if _UNIT_HEADING.fullmatch(plain_spaces(column.label).strip(" .:").lower()) else _MOST_UNITS
        if (
            n != subject
            and not column.numeric
            and len(texts) > 1
            and sum(is_unit(text) or _unit_told(text) is not None for text in texts) >= least * len(texts)
        ):
            return n
    return None


_UNIT_HEADING = re.compile(r"(?:mitta|mittaus)?yksikkö|(?:mitta)?yks|mittaluku")
"""How a column of units of measure is headed."""
_SOME_UNITS, _MOST_UNITS = 0.3, 0.6
"""The share of a column's cells that are known units, where its heading says what it holds and where it does not."""
_LONGEST_UNIT = 25
"""Letters of a unit of measure in the report's own words."""
_LARGE = 1000
"""So large no ratio is."""


def _unit_told(text: str) -> tuple[str, Decimal] | None:
    """(unit, scale) of a cell beside a name that is one: "kpl", "€/oppilas", or a word for what is counted: "oppilasta", "lapsia"."""
    counted = row_unit(f"x, {text}") if text.islower() and text.isalpha() else None
    return read_unit(text) or (counted if counted is not None and counted[0] == "persons" else None)


def _scale(table: Table, labels: Sequence[str]) -> Decimal | None:
    """What the corner says of the table's scale, else thousands or millions in a heading, else its note; a bare "€" in a heading comes last."""
    in_labels = [s for s in map(find_scale, labels) if s is not None]
    own = [find_scale(_corner(table)), find_scale(_first_heading(table)), *(s for s in in_labels if s != 1), find_scale(table.title)]
    far = [] if _prints_euros(table) else [Decimal(1) if _headed_in_euros(table) else find_scale(table.unit_note)]
    return next((s for s in (*own, *far, *in_labels) if s is not None), None)


def _first_heading(table: Table) -> str:
    """The heading that a table begins with inside, below its columns' headings: "Tili (t€)" where those stand upright."""
    first = table.rows[0] if table.rows else None
    return first.label if first is not None and first.kind == "group" else ""


def _headed_in_euros(table: Table) -> bool:
    """Whether each column of numbers but shares says "€": a note on the scale of all tables is not about them. Where "€" only tells a change from its
    share ("Muutos €", "Muutos %"), the other columns say nothing.
    """
    shares = {n for n, column in enumerate(table.columns) if "%" in column.label or _all_shares(table, n)}
    labels = [plain_spaces(column.label).lower() for n, column in enumerate(table.columns) if column.numeric and n not in shares]
    return bool(labels) and all(find_scale(label) in (None, 1) and label.rstrip(" )").endswith(("€", " eur", " euroa")) for label in labels)


def _all_shares(table: Table, column: int) -> bool:
    """Whether each number of a column has "%" behind it."""
    units = {cell.amount.unit for row in table.rows if (cell := row.cells[column]) is not None and cell.amount is not None and not cell.amount.nil}
    return units == {"%"}


def _says_its_scale(table: Table, labels: Sequence[str]) -> bool:
    """Whether the table tells its scale itself, in its corner, its title or a heading."""
    return any(find_scale(text) is not None for text in (_corner(table), _first_heading(table), table.title, *labels))


def _prints_euros(table: Table) -> bool:
    """Whether numbers of a table have "€" behind them: a note on the scale of all tables is not about them."""
    return any(
        cell is not None and cell.amount is not None and cell.amount.unit == "EUR" and cell.amount.scale == 1 for row in table.rows for cell in row.cells
    )


def _basis(table: Table, section: Sequence[str]) -> Basis | None:
    """What the corner, title, notes or headings above a table say of internal items; the nearest decides."""
    texts = (table.corner, table.title, table.unit_note, *table.footnotes, *reversed(section))
    return next((basis for basis in map(find_basis, texts) if basis is not None), None)


def _corner(table: Table) -> str:
    return (
        " ".join(part for part in (table.corner, table.columns[0].label if table.columns else "") if part)
        if table.corner != (table.columns[0].label if table.columns else "")
        else table.corner
    )


def _corner_unit(table: Table, registry: UnitRegistry) -> OrganisationUnit | None:
    """The unit that the text over the labels names: "Hyvinvointipalvelut Selite"."""
    text = corner_name(table.corner)
    return registry.find(text) if text else None


def _meaning(column: Column, label: str, table: Table, period: Period, plan: bool) -> ColumnMeaning | None:
    """What a column of numbers holds, by its own heading, the `label`; None where it holds no figures."""
    if not column.numeric:
        return None
    heading = plain_spaces(column.label).lower()
    if (not column.label and table.kind != "figures") or _no_figures("").fullmatch(heading):
        return None
    if _no_figures("years").fullmatch(heading) and _holds_years(table, column):
        return None
    return read_column(label, period, plan)


@cache
def _no_figures(numbers: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in read_table("not_figures") if row.get("numbers", "") == numbers))


def _holds_years(table: Table, column: Column) -> bool:
    """Whether the numbers of a column are all years as they are printed: "1959"."""
    at = table.columns.index(column)
    texts = [cell.text.strip() for row in table.rows if (cell := row.cells[at]) is not None and cell.amount is not None and not cell.amount.nil]
    return bool(texts) and all(re.fullmatch(r"(?:1[5-9]|20)\d\d", text) for text in texts)


def _subject_column(table: Table) -> int:
    """The column that names the row: the one headed as project or target of investment, else the first one of words."""
    if table.kind in ("projects", "investments"):
        for n, column in enumerate(table.columns):
            if (
                re.search(r"hank|projekti|kohde|nimi", column.label.lower())
                and not column.numeric
                and not re.search(r"rahoit|kokonais|aika|tilanne", column.label.lower())
            ):
                return n
    texts = [n for n, column in enumerate(table.columns) if not column.numeric]
    return max(texts, key=lambda n: sum((cell := row.cells[n]) is not None and cell.text == row.label for row in table.rows), default=0)


def _counts_staff(text: str) -> bool:
    words = re.findall(r"[a-zåäö]+", text.lower())
    return any(word.startswith(row["stem"]) for row in read_table("staff_words") for word in words)


def _staff(table: Table) -> str:
    """The name of what a table of the staff by units counts: that of its sum ("Henkilöstö yhteensä"), else of its corner or title."""
    counted = counted_by_corner(table)
    named = next((text for text in (table.corner, table.title) if _counts_staff(text) and (not counted or text is table.corner)), "")
    sums = (row.label for row in table.rows if row.kind == "total" or row.label.lower().endswith("yhteensä"))
    summed = next((name for name in (re.sub(r"\s*yhteensä$", "", label, flags=re.IGNORECASE) for label in sums) if _counts_staff(name)), "")
    words = without_day(by_parts_cut(without_scale(without_number(counted_name(named) if named is table.title else named)))).split()
    while len(words) > 1 and (is_generic(words[-1]) or by_each(words[-1])) and not _counts_staff(words[-1]):
        words.pop()
    bare = re.sub(r"^\d+[.)]\s*|\s*\d[\d.]*$", "", re.split(r"[,(](?!\))", " ".join(words))[0].strip())
    return (summed or bare) if named else ""


def _counted(table: Table, registry: UnitRegistry) -> str:
    """What a table without money counts by units: its title ("Sairauspoissaolot"), or "" when that is none."""
    title = counted_name(table.title)
    return title if _rows_are_units(table, registry) and not is_generic(title) and registry.find(title) is None else ""


def _is_sum(row: Row, table: Table) -> bool:
    """Whether a row sums up the units above it and is called by the account that the title names: "Toimintakate yhteensä"."""
    titled = account_in(table.title) if row.kind in ("total", "subtotal") else None
    return titled is not None and find_account(clean_account(row.label)) == titled[0]


def _money_shared(table: Table, registry: UnitRegistry) -> str | None:
    """The one kind of money that a title says is told by units: "Nettomenot yksiköittäin" → Nettomenot; None for another title."""
    name = counted_name(table.title)
    one = " ja " not in name and "," not in name and _money_word(name.split()[-1]) if name else False
    return name if one and not is_generic(name) and registry.find(name) is None else None


def _rows_are_units(table: Table, registry: UnitRegistry) -> bool:
    labels = [clean_account(row.label) for row in table.rows if row.kind != "group" and row.label and not is_whole(row.label) and not _is_sum(row, table)]
    named = [x for x in labels if _is_unit_of(x, registry)]
    shared = bool(parts_kind(table.title, ""))  # "Tulosalueiden toimintakate"; "… palveluittain" over a corner "Toimintakate, 1 000 €"
    shared = shared and (account_in(table.title) is not None or find_account(without_scale(table.corner).strip(" ,:*")) is not None)
    headed = shared or bool(parts_kind("", table.corner)) or shares_out(table, lambda name: registry.find(name) is not None)  # "Tehtäväalue"
    return len(labels) >= 2 and (headed or len(named) >= 0.6 * len(labels)) and not any(find_account(x) for x in labels)


def _is_unit_of(name: str, registry: UnitRegistry) -> bool:
    return registry.find(name) is not None or unit_kind(name) is not None or registry.begun(name) is not None


def _shares_scale(table: Table, before: _TableContext) -> bool:
    """Whether a table that says nothing of its scale has that of the table before it, which says it of all its columns, in the same section."""
    if counts_things(table):
        return False
    said = find_scale(_corner(before.table)) or find_scale(before.table.unit_note)
    near = before.table.section == table.section and table.pages[0] - before.table.pages[-1] <= 1
    return before.scale != 1 and said == before.scale and near and _largest(table) < _MUCH_LARGER * max(_largest(before.table), Decimal(1))


def _largest(table: Table) -> Decimal:
    return max((abs(c.amount.number) for row in table.rows for c in row.cells if c is not None and c.amount is not None), default=Decimal(0))


def _prints_sums(table: Table) -> bool:
    """Whether most numbers are printed with two decimals and some are large: sums of euros and cents."""
    amounts = [c.amount for row in table.rows for c in row.cells if c is not None and c.amount is not None and not c.amount.nil and c.amount.unit is None]
    return bool(amounts) and sum(a.decimals == 2 for a in amounts) >= 0.6 * len(amounts) and any(abs(a.number) >= 1000 and a.decimals == 2 for a in amounts)


def _prints_cents(table: Table, column: int | None = None) -> bool:
    """Whether amounts, or those of one column, are printed to the cent: then no thousands."""
    cells = [cell for row in table.rows for cell in (row.cells if column is None else row.cells[column : column + 1])]
    amounts = [cell.amount for cell in cells if cell is not None and cell.amount is not None and not cell.amount.nil]
    return sum(a.decimals == 2 and abs(a.number) >= 10000 for a in amounts) >= max(2, 0.2 * len(amounts))


def _untold(table: Table) -> frozenset[tuple[tuple[str, ...], int]]:
    """(headings of groups, column) where dashes are no zeros: numbers stand in the column, none of which takes off from the others, and yet every sum is a
    dash; or all rows under the headings have a dash in it, while the zeros beside them are printed as such.
    """
    blocks: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        if row.kind != "group":
            blocks.setdefault(row.groups, []).append(row)
    dashed = {(groups, n) for groups, rows in blocks.items() if len(rows) > 2 and _prints_zero(rows) for n in _dashed(rows)}
    return frozenset(dashed.union((groups, n) for n in _sums_untold(table) for groups in blocks))


def _prints_zero(rows: Sequence[Row]) -> bool:
    return any(re.fullmatch(r"0(?:,0+)?", cell.text.strip()) for row in rows for cell in row.cells if cell is not None)


def _dashed(rows: Sequence[Row]) -> list[int]:
    """The columns in which each row has a dash."""
    return [n for n in range(len(rows[0].cells)) if all((cell := row.cells[n]) is not None and cell.text.strip() in MINUSES for row in rows)]


def _sums_untold(table: Table) -> set[int]:
    """The columns where numbers stand, none of which takes off from the others, and yet every sum is a dash."""
    sums = [row for row in table.rows if row.kind in ("total", "subtotal")]
    out: set[int] = set()
    for n, column in enumerate(table.columns):
        amounts = [cell.amount for row in sums if (cell := row.cells[n]) is not None and cell.amount is not None]
        told = {c.amount.number > 0 for row in table.rows if (c := row.cells[n]) is not None and c.amount is not None and c.amount.number}
        if column.numeric and amounts and all(a.nil for a in amounts) and len(told) == 1:
            out.add(n)
    return out


def _areas(table: Table, registry: UnitRegistry, least: int) -> frozenset[str]:
    """The headings inside a table with the same two rows or more under each, where `least` of them are units' names ("Lukio ja vapaa sivistystyö"), and
    those over statements of accounts that all end in a margin, where they are several or one of them is a unit's name.
    """
    under: dict[str, list[str]] = {}
    first = table.columns[0].label.strip(" :").lower() if table.columns else ""
    ranked = parts_kind("", first) or any(row["word"] == first for row in read_table("unit_prefixes"))
    owners = {cell.text for row in table.rows if ranked and (cell := row.cells[0]) is not None and "yhteensä" not in cell.text.lower()}
    for row in table.rows:
        if row.kind != "group" and row.groups:
            account = find_account(clean_account(row.label))
            under.setdefault(row.groups[-1], []).append(account.name if account is not None else row.label.lower())
    alike: dict[tuple[str, ...], list[str]] = {}
    for group, accounts in under.items():
        if len(accounts) > 1 and all(accounts) and find_account(clean_account(group)) is None and (group in owners or not is_generic(group)):
            alike.setdefault(tuple(accounts), []).append(group)
    named = {
        key: groups
        for key, groups in alike.items()
        if len(groups) > 1 and sum(registry.find(g) is not None or unit_kind(g) not in (None, "yhteisö") for g in groups) >= least
    }
    closed = [group for group, accounts in under.items() if len(accounts) > 1 and MARGIN in accounts and (_may_name_unit(_summed_up(group)) or group in owners)]
    # one of them may have a row more than the others: "Valmistus omaan käyttöön"
    found = {group for accounts, groups in alike.items() if any(set(key) <= set(accounts) for key in named) for group in groups}
    known = any(registry.find(group) is not None or unit_kind(group) not in (None, "yhteisö") for group in closed)
    return frozenset(found.union(closed if len(closed) >= STATEMENTS or (len(closed) > 1 and known) else ()))


def _summed_up(group: str) -> str:
    """The name in a heading over a statement of several units together: "Työllisyysalue yhteensä" → Työllisyysalue; a rank of units is no name."""
    name = without_total(group)
    return group if is_whole(group) or parts_kind(name, "") or any(row["word"] == name.lower() for row in read_table("unit_prefixes")) else name


def _may_name_unit(heading: str) -> bool:
    """Whether a heading inside a table may be a unit's name: no account, no measure or time, nothing said of internal items."""
    return may_name_unit(heading) and not measured(heading) and find_basis(heading) is None and not re.search(r"\d{4}", heading)


def _row_figures(context: _TableContext, n: int, row: Row, report: Report, pages: dict[int, Page], registry: UnitRegistry) -> list[Figure]:
    if row.kind == "group":
        return []
    label_cell = row.cells[context.subject] if context.subject < len(row.cells) else None
    label = label_cell.text if label_cell is not None else row.label
    if not label and context.table.kind == "figures":
        label = row.groups[-1] if row.groups else ""
    total = next((c.text for c in row.cells if c is not None and plain_title(c.text).startswith("yhteensä")), "")
    if context.table.kind == "projects" and not label:
        label = total
    name = part_account(context.table.rows, n, clean_account) or clean_account(label)
    unit = context.unit
    groups, groups_unit = list(row.groups), ""
    for group in reversed(row.groups):
        names_unit = group in context.areas or (
            (
                (surely_unit(group) or (context.table.kind != "investments" and (context.statement or " " not in group.strip())))
                and unit_kind(group) not in (None, "yhteisö")
                and not is_generic(group)
                and find_account(group) is None
            )
            and any(map(str.isalpha, group))
        )
        whose = _summed_up(group) if group in context.areas else group
        found = registry.find(group) or registry.find(whose) or (registry.add_under(whose, context.unit) if names_unit else None)
        if found is not None:
            unit, groups_unit = registry.called(found, group), group
            break
    account = noted_account(name, context.flow)
    both = unit_and_account(name) if context.both else None
    named = clean_account(both[0]) if both is not None else ""
    named_by_column = False
    summed = summed_account(label, groups_unit) if groups_unit else None
    over = group_account(row, context.group_accounts)
    if context.measured:
        account = clean_account(account_over(row, context.table))
    elif summed is not None:
        account = summed
    elif both is not None:
        if context.unit.name != registry.own.name:
            registry.plant(named, [context.unit.name])
        unit, account = registry.find(named) or registry.add_under(named, context.unit), both[1]
    elif over is not None:
        unit, account = registry.find(name) or registry.add_under(name, context.unit), clean_account(over)
    elif context.row_meanings is None and (context.account is not None or any(context.accounts)):
        unit = (
            context.unit
            if is_whole(name) or _is_sum(row, context.table)
            else registry.find(name) or registry.cut_short(label) or registry.add_under(name, context.unit)
        )
        account = context.account or name
        named_by_column = context.account is None and unit is not context.unit
    elif context.staff and find_account(name) is None and (unit_kind(name) != "yhteisö" or registry.find(name) is not None):
        headed = plain_title(_corner(context.table)) in ("yksikkö", "yksiköt") and not is_whole(name)  # "Yksikkö" over "Kaavoitus ja mittaus"
        names_unit = (headed or unit_kind(name) is not None) and not is_generic(name)
        owner = registry.find(name) or (registry.add(name) if names_unit else registry.begun(name))
        owner = registry.add(name) if owner is None and context.staff_units and not is_whole(name) else owner
        unit, account = (owner, context.staff) if owner is not None else (unit, context.staff if is_whole(name) else account)
    elif not context.money and is_whole(name):
        account = counted_by_corner(context.table) or account
    if context.table.kind == "investments" and (not row.groups or len({r.groups for r in context.table.rows if r.groups}) > 1):
        account = _whole_of_investments(context.table, name, registry.find(context.table.title) is not None)
    elif context.table.kind == "investments" and groups_unit and is_whole(name.lower().removeprefix(groups_unit.lower())) and name != groups_unit:
        account = _ALL_INVESTMENTS  # "Tekninen lautakunta yhteensä" under "Tekninen lautakunta"
    if unit is context.unit and unit.kind == "konserni":
        unit = registry.told_of_whole(label) or unit
    if context.parts and unit != context.unit:
        registry.rank(unit, context.parts)
    if context.prefix:
        groups.insert(0, context.prefix)
    band = band_over(row) if any(context.units) else ""
    groups = [group for group in groups if group != band]
    out = []
    # A dash in a row of euros says that there is nothing: zero. Dots, and a dash among other numbers, say that it is not known or set.
    filled = any(cell is not None and cell.amount is not None and not cell.amount.nil for cell in row.cells)
    for c, cell in enumerate(row.cells):
        meaning = context.meanings[c]
        if context.row_meanings is not None and meaning is not None:
            timed = context.row_meanings[n]
            meaning = of_month(timed, label, context.table.columns[c].label, report.period) if context.by_month and report.period else crossed(timed, meaning)
        if band and meaning is not None and report.period is not None:
            meaning = by_band(meaning, band, report.period)
        if meaning is not None and context.bare[c] and (told := context.blocks[n]) is not None:
            meaning = replace(told, scale=meaning.scale)
        elif context.bare[c] and n in context.untold_rows:
            continue
        plain = meaning is not None and meaning.number_unit is None and cell is not None and cell.amount is not None and cell.amount.unit is None
        if (
            plain
            and meaning is not None
            and (row.groups, c, meaning.known or meaning.measure != "value") in context.unsure
            and find_account(clean_account(row.label))
        ):
            continue
        if cell is None or meaning is None or cell.amount is None or cell.spanned or c == context.subject:
            continue
        if cell.amount.nil and not (filled and context.money and cell.text.strip() in MINUSES):
            continue
        if cell.amount.nil and (meaning.number_unit == "%" or meaning.measure in ("percent", "change_percent", "total_funding")):
            continue
        if cell.amount.nil and ((row.groups, c) in context.untold or _has_no_row(row, c, context.units)):
            continue
        if c < context.subject and not meaning.known:
            continue
        heading = context.table.columns[c].label
        part = context.staff_columns[c] or staff_beside(context.staff, heading) if account == context.staff and account else None
        internal = internal_share(heading, account) if context.statement else None
        about = internal or part or context.accounts[c] or (account if context.row_meanings is None else changed_subject(context.table, c) or account)
        if named_by_column and not (context.accounts[c] or internal or part) and _names_subject(heading, meaning):
            about = column_subject(heading).rstrip(" %")  # "Omavaraisuus %" beside "Liikevaihto" and "Tulos"
            meaning = replace(meaning, measure="actual")
        if internal is not None:
            meaning = replace(meaning, measure="value")
        figure = _figure(context, n, c, row, cell, meaning, label, about, context.units[c] or unit, tuple(groups), report, pages)
        out.append(replace(figure, basis=None) if internal is not None else figure)
    return _shares_of_accounts(out)


def _has_no_row(row: Row, column: int, units: Sequence[OrganisationUnit | None]) -> bool:
    """Whether all columns of a unit that stands beside others have a dash in a row in which another's have numbers: the unit has no such account."""
    own = [cell for n, cell in enumerate(row.cells) if units[n] is not None and units[n] == units[column]]
    others = [cell for n, cell in enumerate(row.cells) if units[n] is not None and units[n] != units[column]]
    told = any(cell is not None and cell.amount is not None and not cell.amount.nil for cell in others)
    return len(own) > 1 and told and all(cell is not None and cell.amount is not None and cell.amount.nil for cell in own)


def _shares_of_accounts(figures: list[Figure]) -> list[Figure]:
    """The figures of a row with its shares told as shares of what the row is.

    What an account that has a name of the report's own has come to of its budget is no indicator, and a bare "%" beside the two amounts whose quotient
    it is tells no actual of its own.
    """
    money = {f.account for f in figures if f.subject_kind == "account" and f.number_unit == "EUR"}
    out = []
    for f in figures:
        if f.number_unit == "%" and f.account in money and f.measure == "actual" and _is_quotient(f, figures):
            f = replace(f, measure="percent")
        if f.number_unit == "%" and f.account in money and f.subject_kind == "indicator" and f.measure in ("percent", "change_percent"):
            f = replace(f, subject_kind="account")
        out.append(f)
    return out


def _is_quotient(share: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a share is what the same unit's actual makes of its budget in the same row."""
    own = [f for f in figures if f.number_unit == "EUR" and (f.unit, f.account, f.basis) == (share.unit, share.account, share.basis)]
    actual = [f for f in own if f.measure == "actual" and f.period == share.period]
    budget = [f for f in own if f.measure in ("budget", "amended_budget") and f.number]
    if len(actual) != 1 or not budget or share.number == 100:
        return False
    exponent = share.number.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return any(abs(100 * actual[0].number / b.number - share.number) <= digit / 2 + 100 * b.scale / abs(b.number) for b in budget[-1:])


def _figure(
    context: _TableContext,
    n: int,
    c: int,
    row: Row,
    cell: Cell,
    meaning: ColumnMeaning,
    label: str,
    account: str,
    unit: OrganisationUnit,
    groups: tuple[str, ...],
    report: Report,
    pages: dict[int, Page],
) -> Figure:
    assert cell.amount is not None
    number_unit, scale = _unit_and_scale(context, row, c, cell, meaning, label, groups)
    number = scaled(cell.amount.number, scale) if scale != 1 else cell.amount.number
    page = pages[cell.page]
    box = printed_box(page, cell.box)
    kind = _subject_kind(context, account, number_unit)
    text = plain_spaces(cell.text)
    return Figure(
        figure_id=figure_id(report.report_id, cell.page, box.as_list(), text),
        unit=unit.name,
        unit_path=unit.path,
        account=account,
        subject_kind=kind,
        measure=meaning.measure,
        period=_period(meaning, account if kind not in ("investment", "project") else "", number_unit),
        number=number,
        number_unit=number_unit,
        text=text,
        scale=scale,
        page=cell.page,
        box=box,
        section=context.section,
        basis=_figure_basis(context, c, label, groups),
        printed_page=page.label,
        table=context.table.index,
        row=n,
        column=c,
        row_label=label,
        column_label=context.table.columns[c].label,
        groups=groups,
        footnotes=_notes(context.table, cell, row, context.table.columns[c].label, groups),
        exact=cell.amount.exact,
        doubt=messages.digits_apart(text) if parted_amount(text) else None,
    )


def _figure_basis(context: _TableContext, c: int, label: str, groups: tuple[str, ...]) -> Basis | None:
    inner = next((basis for basis in (label_basis(label), *map(find_basis, reversed(groups))) if basis is not None), None)
    return context.bases[c] or inner or context.basis


def _unit_and_scale(context: _TableContext, row: Row, c: int, cell: Cell, meaning: ColumnMeaning, label: str, groups: tuple[str, ...]) -> tuple[str, Decimal]:
    """The unit of a cell: its own, else the column's percent, else the row's, else the column's or the table's euros."""
    assert cell.amount is not None
    if cell.amount.unit == "EUR" and cell.amount.scale == 1 and (each := row_unit(label)) is not None and each[0].startswith("€/"):
        return each
    if cell.amount.unit is not None:
        if cell.amount.unit == "EUR" and cell.amount.scale == 1 and context.scale != 1:
            return "EUR", context.scale
        return cell.amount.unit, cell.amount.scale
    if meaning.number_unit == "%":
        return "%", Decimal(1)
    if context.row_meanings is not None and (turned := row_unit(context.table.columns[c].label)) is not None:
        return turned
    tail = tail_unit(label) if meaning.number_unit == "EUR" else None
    if tail is not None and tail[0] in _THINGS and _headed_in_euros(context.table):  # "Hissilippu, lapsi, päivä" under "2027, €"
        return "EUR", context.scale
    own_unit = row.cells[context.unit_column] if context.unit_column is not None else None
    said = _cell_unit(own_unit.text) if own_unit is not None else None
    if said is None and label.islower() and label.isalpha() and find_account(label) is None:
        said = row_unit(f"x, {label}")  # "asukasta" under a large number
    if said is None:
        said = tail_unit(label) if meaning.number_unit not in (None, "EUR") else None
    if said is None and meaning.number_unit not in (None, "EUR"):
        return meaning.number_unit, Decimal(1)
    if said is None and context.staff and (counted_by := staff_unit(context.table.columns[c].label)) is not None:
        return counted_by, Decimal(1)
    if said is None:
        said = row_unit(label) if find_account(clean_account(label)) is None or re.search(r"[%/(,]", label) else None
    if said is None and not context.money:
        said = next((u for u in map(row_unit, reversed(groups)) if u is not None), None)
    if said is not None and said[0] == "count" and not context.money and _title_unit(context.table) == ("%", Decimal(1)):
        said = ("%", Decimal(1))
    printed = tail_unit(label) is not None or unit_in_brackets(label) is not None
    headed = _headed_unit(context.table)
    if said is not None and said[0] in ("count", "ratio") and not printed and own_unit is None and headed is not None and headed[0] != "EUR":
        said = headed  # "Jätemäärä" under "(kg kuukaudessa)"
    euros = cell.amount.decimals == 2 or meaning.number_unit == "EUR"
    bare: bool = said is not None and not printed and context.money and said[0] == "count" and euros
    if said is not None and said[0] == "ratio" and not printed and context.money:  # "Energia" among costs
        bare = _is_large(row) if cell.amount.decimals else (context.scale > 1 or _is_large(row))
    if said is not None and not bare:
        unit, scale = said
        if unit == "EUR" and scale == 1:
            # "€" beside "kpl" and "%" in a column of units, or a price: the note on the scale of all tables is not about it
            exact = own_unit is not None or (printed and cell.amount.decimals == 2)
            told = _says_its_scale(context.table, [column.label for column in context.table.columns])
            scale = scale if exact and not told else context.scale
        if unit == "%" and meaning.measure in ("change", "deviation"):
            unit = "pp"
        return unit, scale
    if headed is not None and headed[0] != "EUR" and (headed[0].startswith("€/") or find_account(clean_account(label)) is None):
        return headed
    if meaning.number_unit is not None:
        own = meaning.scale if meaning.scale not in (None, Decimal(1)) and not _prints_cents(context.table, c) else None
        return meaning.number_unit, own or (Decimal(1) if _is_apart(context, c) else context.scale)
    title_unit = _title_unit(context.table)
    if not context.money and title_unit is not None:
        return title_unit
    heading = context.table.columns[c].label
    if _is_apart(context, c):
        return ("ratio" if cell.amount.decimals else "count"), Decimal(1)
    people = context.statement is False and context.accounts[c] is None and cell.amount.decimals == 0
    if people and _counts_staff(label) and _say_their_units(context.table, row):
        return "persons", Decimal(1)
    if people and _counts_staff(heading) and not _money_word(heading) and account_in(heading) is None:
        return "persons", Decimal(1)
    if people and context.staff and counts_people(context.staff, heading):
        return "persons", Decimal(1)
    if people and not context.money and not context.staff and kinds_of_staff(context.table):
        return "persons", Decimal(1)
    if not context.money and (counted := counted_unit(heading)) is not None:
        return counted, Decimal(1)
    if context.row_meanings is not None and context.accounts[c] is None and counted_noun(heading) is not None and not _money_word(heading):
        return "count", Decimal(1)  # "Asiakaskäyntejä" beside "Lainakanta, 1 000 €"
    if not context.statement and context.accounts[c] is None:
        counted = counted_beside_euros(context.table, c, context.row_meanings is not None)
        if counted is not None:
            return counted, Decimal(1)  # "Kävijät 2024" beside "Kustannus, €"
    counts = any(m is not None and m.measure in ("actual", "closing") for m in context.meanings)
    if context.money or (meaning.measure in _MONEY and not counts):
        return "EUR", context.scale
    if _money_word(label):
        return "EUR", context.scale
    return "ratio" if cell.amount.decimals else "count", Decimal(1)  # things that are counted come whole


def _is_large(row: Row) -> bool:
    """Whether a row prints a number that no ratio is."""
    return any(cell is not None and cell.amount is not None and abs(cell.amount.number) >= _LARGE for cell in row.cells)


def _cell_unit(text: str) -> tuple[str, Decimal] | None:
    """(unit, scale) that a cell of a column of units tells: a known one, else its own words."""
    plain = plain_spaces(text).strip("()[] ")
    if (known := _unit_told(plain)) is not None:
        return known
    said = row_unit(plain)
    if said is not None and said[0] != "ratio":
        return said
    return (plain, Decimal(1)) if any(map(str.isalpha, plain)) and len(plain) <= _LONGEST_UNIT else said


def _is_apart(context: _TableContext, column: int) -> bool:
    """Whether a column has no part in the scale of another, each being about something else and nearly all saying their units.

    "€" beside "Liikevaihto, 1 000 €" is euros, and "Maksuvalmius (CR)" without a unit no money.
    """
    said = {c: (m.number_unit, m.scale) for c, m in enumerate(context.meanings) if m is not None and c != context.subject}
    own = said.get(column)
    others = [unit for c, (unit, _) in said.items() if c != column]
    if not any(context.accounts) or own is None or find_scale(_corner(context.table)) is not None or len(others) < 2:
        return False
    if own[0] == "EUR":
        return own[1] in (None, Decimal(1)) and "€" in context.table.columns[column].label
    return own[0] is None and context.accounts[column] is None and None not in others


def _names_subject(heading: str, meaning: ColumnMeaning) -> bool:
    """Whether a heading is the name of something, not of a measure: "Henkilöstö", "Omavaraisuus %"; not "Tot. %"."""
    bare = heading.rstrip(" %")
    return any(map(str.isalpha, bare)) and (not meaning.known or (bare != heading.rstrip() and row_unit(bare) == ("%", Decimal(1))))


def _say_their_units(table: Table, beside: Row) -> bool:
    """Whether most rows of a table say each in what they are told, so that money is not meant by a row that says nothing: "Liikevaihto, M€"."""
    others = [row for row in table.rows if row.kind != "group" and row.label and row is not beside]
    return len(others) > 1 and sum(row_unit(row.label) is not None for row in others) >= 0.6 * len(others)


def _whole_of_investments(table: Table, name: str, of_unit: bool) -> str:
    """What the one row that sums up a table of investments is called, below the last of several groups too: "Menot yhteensä" → "Investointimenot yhteensä".

    `of_unit`: the title of the table is the name of a unit.
    """
    called = {row["row"]: row["account"] for row in read_table("investment_totals")}
    alone = sum(clean_account(row.label).lower() == name.lower() for row in table.rows) == 1
    works = any(row.kind != "group" and row.label and clean_account(row.label).lower() not in called for row in table.rows)  # no table of one work's costs
    if name.lower() not in called or not alone or not (works or is_whole(table.title)):
        return name
    if table.told or of_unit or named_works(table) or is_whole(table.title) or "yhteensä" not in name.lower():  # "Kaikki hankkeet" says whose it is
        return called[name.lower()]
    return f"{table.title} {name.lower()}"  # one of several tables of a chapter


def _title_unit(table: Table) -> tuple[str, Decimal] | None:
    """(unit, scale) that the corner or the title of a table tells of all its numbers: "Veroprosentit"."""
    return read_unit(table.corner) or row_unit(table.corner) or row_unit(table.title)


def _headed_unit(table: Table) -> tuple[str, Decimal] | None:
    """(unit, scale) that the corner or the title of a table prints in brackets or behind a comma: "Jätteet (kg/kk) vuosina 2023–2024"."""
    title = _TIMES.sub("", plain_spaces(table.title))
    told = (unit_in_brackets(text) or bare_unit(text.rpartition(", ")[2]) for text in (title, table.corner) if ", " in text or text.endswith((")", "]")))
    return next((unit for unit in told if unit is not None), None) or bare_unit(table.corner)


_LIST = re.compile(r", .+ (?:ja|sekä) ")
"""A chapter about several things is about no account: "Maksut, avustukset ja konserni"."""
_TIMES = re.compile(r",?\s+(?:(?:vuosina|vuonna|ajalla|kaudella)\s+)?[\d./–-]*\d{4}$")
"""The times that a title ends in."""


def _money_word(label: str) -> bool:
    """Whether the name of a row tells that its numbers are euros: "Nettomenot kunnille"."""
    tails = tuple(row["tail"] for row in read_table("money_words"))
    return any(word.endswith(tails) for word in re.findall(r"[a-zåäö]+", label.lower()))


def _subject_kind(context: _TableContext, account: str, number_unit: str) -> SubjectKind:
    if context.table.kind == "projects":
        return "project"
    if context.table.kind == "investments":
        return "investment"
    if find_account(account) is not None:
        return "account"
    if number_unit in ("persons", "htv"):
        return "personnel" if _counts_staff(account) else "indicator"
    if number_unit != "EUR":
        return "indicator"
    return "account" if context.money and context.table.kind == "figures" else "other"


def _period(meaning: ColumnMeaning, account: str, number_unit: str) -> Period:
    """The column's period; a balance sheet item of a year is as of its last day."""
    known = find_account(account)
    period = meaning.period
    if known is not None and known.statement == "tase" and period.start != period.end and meaning.measure in ("actual", "closing"):
        return make_period(period.end, period.end)
    return period


_HELD = re.compile(r"\(((?:sisältä|sis\.|ilman\b|mukaan lukien|ml\.|pl\.|lukuun ottamatta|ei sisällä)[^()]{4,80})\)")
"""What the title of a table says in brackets that its numbers hold or leave out."""


def _notes(table: Table, cell: Cell, row: Row, heading: str, groups: Sequence[str] = ()) -> tuple[str, ...]:
    """The table's notes that apply to a cell: those with its own mark, its row's, its column's or a heading's above it, and those without any mark."""
    headed = re.findall(r"(?<=\s)\d{1,2}(?=\)(?:\s|$))|\*+$|[¹²³⁴⁵]$", plain_spaces(heading))
    marks = {cell.mark} | {c.mark for c in row.cells if c is not None and c.mark and c.amount is None}
    starred = {mark for label in (row.label, *groups) for mark in re.findall(r"(?:\*+|(?<=[^\W\d])\s?[¹²³⁴⁵])$", label.strip())}
    starred |= set(re.findall(r"(?<=\d)\s?[¹²³⁴⁵]$", cell.text.strip()))  # "71 482 ¹"
    starred = {mark.strip() for mark in starred}
    marks = {m for m in marks | starred | set(headed) if m}
    out = []
    for note in table.footnotes:
        lead = re.match(r"(\*+|[¹²³⁴⁵]|\d{1,2}(?=\))|[a-d](?=\)))", note)
        if lead is None or lead[1] in marks or lead[1].translate(str.maketrans("¹²³⁴⁵", "12345")) in marks:
            out.append(without_reading(note))
    return (*filter(None, out), *_HELD.findall(f"{table.title} {table.corner}"))
