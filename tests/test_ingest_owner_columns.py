"""Tables with labels in several columns: each owner is the heading of the rows under it, over line and page ends."""

from pathlib import Path

import pytest
from small_pdfs import Placed, drawn, pdf

from ingest.layout import read_document
from ingest.model import Table
from ingest.pdf import read_pages

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
