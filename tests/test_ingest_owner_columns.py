"""Tables with labels in several columns: each owner is the heading of the rows under it, over line and page ends."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.layout.layout import read_document
from ingest.model import Table
from ingest.pages.pdf import read_pages

COLUMNS = (60, 150, 240)
ENDS = (400, 460, 520)
HEADS = ("Toimiala", "Yksikkö", "Tili")
YEARS = ("TP 2023", "TA 2024", "TOT 2024")
ROWS = ("Toimintatuotot", "Toimintakulut", "Henkilöstökulut", "Palvelujen ostot", "Toimintakate")
OWNERS = (("Sivistys", ""), ("Sivistys", "Koulut"), ("", "Museo- ja|taidetoimi"), ("Tekniikka", ""), ("Tekniikka", "Puistot"))


def numbers(y: float, owner: int, row: int) -> list[Placed]:
    return [(end - 5 * len(text), y, 9, text) for k, end in enumerate(ENDS) for text in [f"{owner + 1} {row + 1}{k}0"]]


EDGES = (55, 145, 235, 340, 410, 470, 530)


def grid(ys: list[float]) -> bytes:
    """Rules between all columns and rows."""
    level = [f"{EDGES[0]} {842 - y:.1f} m {EDGES[-1]} {842 - y:.1f} l S" for y in ys]
    upright = [f"{x} {842 - ys[0]:.1f} m {x} {842 - ys[-1]:.1f} l S" for x in EDGES]
    return "\n".join(["", *level, *upright]).encode()


def page(owners: list[int], note: str, ruled: bool = False, headed: bool = True) -> bytes:
    placed: list[Placed] = [(x, 70, 9, text) for x, text in zip(COLUMNS, HEADS, strict=True)] if headed else []
    placed += [(end - 5 * len(text), 70, 9, text) for end, text in zip(ENDS, YEARS, strict=True)] if headed else []
    placed += [(480, 58, 9, note)] if note else []
    y = 84.0
    rules = [60.0, 74.0]
    for owner in owners:
        for row, name in enumerate(ROWS):
            area, unit = OWNERS[owner] if row == 0 else ("", "")
            first, _, rest = unit.partition("|")
            placed += [(x, y, 9, text) for x, text in zip(COLUMNS, (area, first, name), strict=True) if text]
            if rest:
                y += 10
                placed.append((COLUMNS[1], y, 9, rest))
            placed += numbers(y, owner, row)
            y += 13
            rules.append(y - 9)
    return drawn(placed) + (grid(rules) if ruled else b"")


def tables(folder: Path, pages: list[bytes]) -> list[Table]:
    path = folder / "koe.pdf"
    path.write_bytes(pdf(pages))
    return list(read_document(read_pages(path)).tables)


@pytest.mark.parametrize("ruled", [False, True], ids=["space", "rules"])
def test_owners_before_the_labels_are_headings_of_their_rows(ruled: bool, tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [page([0, 1, 2, 3, 4], "", ruled)])
    paths = [("Sivistys",), ("Sivistys", "Koulut"), ("Sivistys", "Museo- ja taidetoimi"), ("Tekniikka",), ("Tekniikka", "Puistot")]
    rows = [(row.groups, row.label, [cell.text for cell in row.cells if cell and cell.amount]) for row in table.rows if row.kind != "group"]
    due = [(path, name, [f"{owner + 1} {n + 1}{k}0" for k in range(3)]) for owner, path in enumerate(paths) for n, name in enumerate(ROWS)]
    assert rows == due
    assert [column.label for column in table.columns][-4:] == ["Tili", *YEARS]


def test_a_page_without_the_scale_goes_on_the_one_that_says_it(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [page([0, 1], "1 000 €"), page([2, 3], "")])
    assert table.pages == (1, 2)
    assert [row.groups[0] for row in table.rows if row.kind != "group"] == ["Sivistys"] * 15 + ["Tekniikka"] * 5


def test_a_page_without_headings_goes_on_the_one_that_has_them(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [page([0, 1, 2], ""), page([3, 4, 1], "", headed=False)])
    paths = [("Sivistys",), ("Sivistys", "Koulut"), ("Sivistys", "Museo- ja taidetoimi"), ("Tekniikka",), ("Tekniikka", "Puistot"), ("Sivistys", "Koulut")]
    assert [row.groups for row in table.rows if row.kind != "group"] == [path for path in paths for _ in ROWS]


REASONS = {
    ("Koulut", "Palvelujen ostot"): ("Kuljetusten hinta nousi syksyn", "kilpailutuksessa selvästi."),
    ("Puistot", "Toimintatuotot"): ("Kesä 2024 oli vilkas.",),
}


def reasoned(owners: list[str], headed: bool = True, begun: int = 0, ruled: bool = False) -> bytes:
    """Rows under their owners with a column of reasons right behind the numbers; `begun`: how many rows of the first owner stand on the page before.

    `ruled`: a rule under each row, which leaves the owner's cell whole, and one under its last.
    """
    rules = [b""]
    placed: list[Placed] = [(60, 70, 9, "Yksikkö"), (150, 70, 9, "Tili"), (383, 70, 9, "Selite")] if headed else []
    placed += [(end - 5 * len(text), 70, 9, text) for end, text in zip((280, 330, 378), ("TA 2024", "TOT 2024", "Tot-%"), strict=True)] if headed else []
    y = 86.0
    for n, owner in enumerate(owners):
        for row, name in list(enumerate(ROWS))[begun if n == 0 else 0 :]:
            placed += [(60, y, 9, owner)] if row == 0 else []
            placed.append((150, y, 9, name))
            placed += [(end - 5 * len(text), y, 9, text) for end, text in zip((280, 330, 378), (f"{row + 1}10", f"{row + 1}20", f"5{row},1"), strict=True)]
            for line in REASONS.get((owner, name), ()):
                placed.append((383, y, 9, line))
                y += 10
            y += 14 if (owner, name) not in REASONS else 5
            last = name == ROWS[-1]
            rules.append(b"%d %.1f m 560 %.1f l S" % (56 if last else 146, 842 - y + 9.5, 842 - y + 9.5))
    return drawn(placed) + (b"\n".join(rules) if ruled else b"")


def reasons(table: Table) -> dict[tuple[str, str], str]:
    return {(row.groups[-1], row.label): cell.text for row in table.rows if row.groups and (cell := row.cells[-1]) is not None and cell.amount is None}


DUE = {key: " ".join(lines) for key, lines in REASONS.items()}


def test_reasons_right_behind_the_last_number_are_a_column_of_their_own(tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [reasoned(["Koulut", "Museot", "Puistot"])])
    assert [column.label for column in table.columns][-3:] == ["TOT 2024", "Tot-%", "Selite"]
    assert reasons(table) == DUE
    assert [(row.groups, row.label) for row in table.rows if row.kind != "group"] == [((o,), name) for o in ("Koulut", "Museot", "Puistot") for name in ROWS]


@pytest.mark.parametrize("ruled", [True, False], ids=["rules", "space"])
@pytest.mark.parametrize("headed", [True, False], ids=["headed", "without headings"])
@pytest.mark.parametrize("further", [["Koulut", "Museot", "Puistot"], ["Koulut", "Puistot"], ["Koulut"]], ids=["three", "two", "one"])
def test_an_owner_not_repeated_on_the_next_page_stays_that_of_its_rows(further: list[str], headed: bool, ruled: bool, tmp_path: Path) -> None:
    (table,) = tables(tmp_path, [reasoned(["Museot", "Puistot", "Koulut"], ruled=ruled), reasoned(further, headed, 3, ruled)])
    paths = [*((o, name) for o in ("Museot", "Puistot", "Koulut") for name in ROWS), *(("Koulut", name) for name in ROWS[3:])]
    paths += [(o, name) for o in further[1:] for name in ROWS]
    assert [(row.groups[-1], row.label) for row in table.rows if row.kind != "group"] == paths
    assert reasons(table) == DUE
