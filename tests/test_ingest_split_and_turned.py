"""Tables that print a figure in parts, external and internal beside their total, and tables whose rows are units and whose columns are accounts."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from drawn_tables import TOWN, Sheet, printed, read, save

BOTH, OUT, IN = "external_and_internal", "external", "internal"
YEAR, TIME = "2025", "1–6/2025"
ACCOUNTS = ("Myyntituotot", "Maksutuotot", "Toimintatuotot", "Henkilöstökulut", "Palvelujen ostot", "Toimintakulut", "Toimintakate")
UNITS = ("Konsernipalvelut", "Sivistyspalvelut", "Tekniset palvelut")


class Told(NamedTuple):
    """A figure that is due."""

    unit: str
    account: str
    measure: str
    period: str
    number: Decimal
    number_unit: str = "EUR"
    basis: str | None = None


@dataclass(frozen=True)
class Head:
    """A column: the heading over several, its own heading, and what its figures are."""

    over: str
    text: str
    measure: str = "actual"
    period: str = TIME
    basis: str | None = None
    account: str = ""


def grid(
    sheet: Sheet, corner: str, heads: Sequence[Head], labels: Sequence[str], cells: Sequence[Sequence[str]], *, step: float = 62, rules: bool = False,
    indents: Sequence[int] = (), width: float = 106,
) -> None:  # fmt: skip
    """A table under two lines of headings; a heading over several columns stands in their middle."""
    x, lead, top = 40.0, 13.0, sheet.y + 4
    ends = [x + width + step * (n + 1) for n in range(len(heads))]
    two = any(head.over for head in heads)
    sheet.y = top + lead * (2 if two else 1)
    n = 0
    while two and n < len(heads):
        last = n
        while heads[n].over and last + 1 < len(heads) and heads[last + 1].over == heads[n].over:
            last += 1
        middle = (ends[n] - step + ends[last]) / 2
        sheet.canvas.setFont("Helvetica-Bold", sheet.size)
        sheet.canvas.drawCentredString(middle, sheet.height - (top + lead - 3), heads[n].over)
        if rules:
            sheet.line(ends[n] - step + 3, top, ends[n] - step + 3, top + lead)
        n = last + 1
    sheet.text(x, sheet.y - 3, corner, bold=True)
    for head, end in zip(heads, ends, strict=True):
        sheet.text(end, sheet.y - 3, head.text, bold=True, right=True)
    levels = [top, sheet.y]
    for k, (label, row) in enumerate(zip(labels, cells, strict=True)):
        sheet.y += lead
        sheet.text(x + 9 * (indents[k] if indents else 0), sheet.y - 3, label)
        for text, end in zip(row, ends, strict=True):
            sheet.text(end, sheet.y - 3, text, right=True)
        levels.append(sheet.y)
    if rules:
        for level in (*levels, *([top + lead] if two else [])):
            sheet.line(x - 3, level, ends[-1] + 3, level)
        for at in (x - 3, ends[0] - step + 3, ends[-1] + 3):
            sheet.line(at, top, at, sheet.y)
        for end in ends[:-1]:
            sheet.line(end + 3, top + (lead if two else 0), end + 3, sheet.y)
    sheet.y += 12


def split(
    sheet: Sheet, heads: Sequence[Head], title: str = "Käyttötalouden toteutuminen", corner: str = "Euroa", rules: bool = False, scale: int = 1
) -> list[Told]:
    """A statement of the town in columns of parts."""
    sheet.heading(title)
    told, cells = [], []
    for account in ACCOUNTS:
        numbers = [Decimal(sheet.random.randint(1001, 99000)) for _ in heads]
        cells.append([printed(n) for n in numbers])
        told += [Told(TOWN, account, h.measure, h.period, n * scale, basis=h.basis) for h, n in zip(heads, numbers, strict=True)]
    grid(sheet, corner, heads, ACCOUNTS, cells, rules=rules)
    return told


BUDGET = Head("", "TA 2025", "budget", YEAR)
BEFORE = Head("", "Tot. 1–6/2024", "actual", "1–6/2024")


def parts(over: str, measure: str = "actual", period: str = TIME, words: Sequence[str] = ("Ulkoinen", "Sisäinen", "Yhteensä")) -> list[Head]:
    return [Head(over, word, measure, period, basis) for word, basis in zip(words, (OUT, IN, BOTH), strict=False)]


def actual_in_parts(sheet: Sheet) -> list[Told]:
    return split(sheet, [BUDGET, *parts("Toteuma 1–6/2025"), BEFORE], rules=True)


def both_in_parts_total_first(sheet: Sheet) -> list[Told]:
    turned = [heads[::-1] for heads in (parts("Talousarvio 2025", "budget", YEAR), parts("Toteuma 1–6/2025"))]
    return split(sheet, [*turned[0], *turned[1]], corner="1 000 €", scale=1000)


def parts_cut_short(sheet: Sheet) -> list[Told]:
    return split(sheet, [BUDGET, *parts("Toteuma 1–6/2025", words=("Ulk.", "Sis.", "Yht.")), BEFORE], corner="")


def parts_over_measures(sheet: Sheet) -> list[Told]:
    pairs = [("Ulkoiset", OUT), ("Sisäiset", IN), ("Yhteensä", BOTH)]
    heads = [Head(over, text, m, p, basis) for over, basis in pairs for text, m, p in (("TA 2025", "budget", YEAR), ("Tot. 1–6/2025", "actual", TIME))]
    return split(sheet, heads, corner="1 000 €", scale=1000, rules=True)


def parts_without_total(sheet: Sheet) -> list[Told]:
    return split(sheet, [BUDGET, *parts("Toteuma 1–6/2025", words=("Ulkoiset erät", "Sisäiset erät"))])


def cut_budget(sheet: Sheet) -> list[Told]:
    return split(sheet, [Head("Talousarvio", "2025 muut.", "amended_budget", YEAR), *parts("Toteuma 1–6/2025")], rules=True)


SHORT = ("Myyntituot.", "Maksutuot.", "Toim.tuotot", "Henk.kulut", "Palv. ostot", "Toim.kulut yht.", "Toim.kate")


def turned(
    sheet: Sheet,
    title: str,
    heads: Sequence[Head],
    *,
    corner: str = "Yksikkö",
    scale: int = 1,
    units: Sequence[tuple[str, str]] = (),
    kind: str = "EUR",
    **drawn: object,
) -> list[Told]:
    """Units down and accounts across; every fifth cell is blank and every seventh a dash."""
    sheet.heading(title)
    sheet.size = 8
    told, cells, count = [], [], 0
    units = units or [*((u, u) for u in UNITS), ("Yhteensä", TOWN)]
    for label, unit in units:
        row = []
        for head in heads:
            count += 1
            number = Decimal(sheet.random.randint(1, 99)) if kind == "%" else Decimal(sheet.random.randint(11, 9900))
            if count % 5 == 0:
                row.append("")
            elif count % 7 == 0 and label != "Yhteensä" and TOWN not in label and kind == "EUR":
                row.append("–")
                told.append(Told(unit, head.account, head.measure, head.period, Decimal(0), kind))
            else:
                row.append(printed(number))
                told.append(Told(unit, head.account, head.measure, head.period, number * scale, kind, head.basis))
        cells.append(row)
    grid(sheet, corner, heads, [label for label, _ in units], cells, **drawn)  # type: ignore[arg-type]
    return told


def across(measure: str, period: str, words: Sequence[str] = ACCOUNTS, first: int = 0) -> list[Head]:
    return [Head("", word, measure, period, None, account) for word, account in zip(words[first:], ACCOUNTS[first:], strict=True)]


def accounts_cut_short(sheet: Sheet) -> list[Told]:
    return turned(sheet, "Taulukko 1. Toteuma tammi–kesäkuu 2025, 1 000 €", across("actual", TIME, SHORT), scale=1000)


def in_euros_total_first(sheet: Sheet) -> list[Told]:
    units = [(f"{TOWN} yhteensä", TOWN), *((u, u) for u in UNITS)]
    return turned(sheet, "Alkuperäinen talousarvio 2025 (€)", across("budget", YEAR, SHORT), units=units, corner="Toimiala", rules=True)


def a_table_for_each_measure(sheet: Sheet) -> list[Told]:
    out = []
    for title, measure, period in (
        ("Toteuma 1.1.–30.6.2025, 1 000 €", "actual", TIME),
        ("Talousarviomuutokset 2025, 1 000 €", "budget_change", YEAR),
        ("Muutettu talousarvio 2025, 1 000 €", "amended_budget", YEAR),
        ("Tilinpäätösennuste 2025, 1 000 €", "forecast", YEAR),
        ("Ennusteen poikkeama muutetusta talousarviosta 2025, 1 000 €", "deviation", YEAR),
        ("Tilinpäätös 2024, 1 000 €", "closing", "2024"),
    ):
        out += turned(sheet, title, across(measure, period), scale=1000, step=80 if sheet.wide else 62, width=110)
        if sheet.y > sheet.height - 180:
            sheet.new_page()
    return out


def two_measures_side_by_side(sheet: Sheet) -> list[Told]:
    heads = [
        Head(over, name, m, p, None, name)
        for over, m, p in (("Talousarvio 2025", "budget", YEAR), ("Toteuma 1–6/2025", "actual", TIME))
        for name in ("Toimintatuotot", "Toimintakulut", "Toimintakate")
    ]
    return turned(sheet, "Toimialojen talous, 1 000 €", heads, scale=1000, step=68, width=110, rules=True)


def accounts_over_measures(sheet: Sheet) -> list[Told]:
    heads = [
        Head(name, text, m, p, None, name)
        for name in ("Toimintatuotot", "Toimintakulut")
        for text, m, p in (("TA 2025", "budget", YEAR), ("Tot. 1–6/2025", "actual", TIME))
    ]
    return turned(sheet, "Toimialojen talous, 1 000 €", heads, scale=1000, step=70)


def three_measures_of_two_sides(sheet: Sheet) -> list[Told]:
    measures = (("Muutettu TA 2025", "amended_budget", YEAR), ("Toteuma 1–6/2025", "actual", TIME), ("Poikkeama", "deviation", TIME))
    sides = (("Tuotot", "Toimintatuotot"), ("Kulut", "Toimintakulut"))
    return turned(sheet, "Toimialojen talous, 1 000 €", [Head(over, n, m, p, None, a) for over, m, p in measures for n, a in sides], scale=1000)


def said_in_the_corner(sheet: Sheet) -> list[Told]:
    return turned(sheet, "Talous yksiköittäin, 1 000 €", across("actual", TIME, SHORT), corner="Toteuma 1–6/2025", scale=1000, width=110)


def per_cent_in_the_title(sheet: Sheet) -> list[Told]:
    return turned(sheet, "Toteuma-% 1–6/2025", across("percent", TIME, SHORT), kind="%", units=[(u, u) for u in UNITS])


def part_beside_the_whole(sheet: Sheet) -> list[Told]:
    return split(sheet, [BUDGET, Head("", "Tot. 1–6/2025"), Head("", "josta sisäiset", "actual", TIME, IN), BEFORE])


def set_in(sheet: Sheet) -> list[Told]:
    units = ["Konsernipalvelut", "Sivistyspalvelut", "Sivistyslautakunta", "Varhaiskasvatus", "Perusopetus", "Tekniset palvelut"]
    rows = [*((u, u) for u in units), ("Yhteensä", TOWN)]
    return turned(sheet, "Taulukko 3. Toteuma 1–6/2025, 1 000 €", across("actual", TIME, SHORT), scale=1000, indents=(0, 0, 1, 2, 2, 0, 0), units=rows)


def areas_of_a_board(sheet: Sheet) -> list[Told]:
    sheet.heading("Sivistyslautakunta")
    units = [*((u, u) for u in ("Varhaiskasvatus", "Perusopetus", "Kirjastopalvelut")), ("Yhteensä", "Sivistyslautakunta")]
    return turned(sheet, "Talousarvion toteuma 1–6/2025 vastuualueittain", across("actual", TIME, SHORT, 3), corner="Vastuualue", units=units)


LAYOUTS: dict[str, Callable[[Sheet], list[Told]]] = {
    draw.__name__.replace("_", " "): draw
    for draw in (
        actual_in_parts, both_in_parts_total_first, parts_cut_short, parts_over_measures, parts_without_total, cut_budget, accounts_cut_short,
        in_euros_total_first, a_table_for_each_measure, two_measures_side_by_side, accounts_over_measures, three_measures_of_two_sides,
        said_in_the_corner, per_cent_in_the_title, part_beside_the_whole, set_in, areas_of_a_board,
    )
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_is_read_as_what_it_is(layout: str, tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "tammiranta-1-6-2025.pdf", wide=layout == "a table for each measure")
    due = Counter(LAYOUTS[layout](sheet))
    save(sheet)
    found = Counter(Told(f.unit, f.account, f.measure, f.period.label, f.number, f.number_unit, f.basis) for f in read(sheet.path))
    assert sorted((due - found).elements(), key=str) == []
    assert sorted((found - due).elements(), key=str) == []
