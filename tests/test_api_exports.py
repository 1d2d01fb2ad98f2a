"""Figures as CSV and Excel, read back."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from made_up import extraction
from openpyxl import load_workbook
from service import katsaus
from starlette.testclient import TestClient

from api import texts
from api.app import create_app
from api.exports import harmless

MANY = 620
EVIL = '=HYPERLINK("http://paha.example","Avaa")'
NUMBERS = ["-4875072", "23.18", "0.000001", "123456789012.34"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    made = katsaus(tmp_path_factory.mktemp("exports"), {"moni.pdf": f"moni {MANY} 2".encode()})
    few = extraction("paha.pdf", figures=len(NUMBERS))
    pairs = zip(few.figures, NUMBERS, strict=True)
    figures = tuple(replace(figure, number=Decimal(number), account=EVIL, row_label='rivi\n"2"; x') for figure, number in pairs)
    made.store.add(replace(few, figures=figures))
    with TestClient(create_app(made)) as client:
        yield client


def csv_rows(client: TestClient, **query: Any) -> list[dict[str, str]]:
    response = client.get("/v1/figures", params={"format": "csv", **query})
    assert response.status_code == 200 and response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="katsaus-luvut.csv"'
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def sheet_rows(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/figures", params={"format": "xlsx", **query})
    assert response.status_code == 200
    assert response.headers["content-disposition"] == 'attachment; filename="katsaus-luvut.xlsx"'
    headings, *rows = load_workbook(io.BytesIO(response.content)).active.iter_rows()
    assert [cell.value for cell in headings] == list(texts.EXPORT_HEADINGS.values())
    return [dict(zip(texts.EXPORT_HEADINGS, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    "query",
    [{"report_id": "moni", "measure": "budget"}, {"q": "tili 7"}, {"report_id": "moni", "unit": "Ääkköspalvelut", "period": "1–3/2025"}, {"account": "ei ole"}],
    ids=["measure", "words", "unit and period", "nothing"],
)
def test_a_file_holds_what_the_list_shows(client: TestClient, query: dict[str, str]) -> None:
    shown, cursor = [], ""
    while cursor is not None:
        page = client.get("/v1/figures", params={**query, "cursor": cursor, "limit": 500}).json()
        shown += [(f["figure_id"], f["number"], f["unit"], f["period"]["label"], str(f["page"])) for f in page["figures"]]
        cursor = page["next_cursor"]
    rows = csv_rows(client, **query)
    assert [(row["figure_id"], row["number"], row["unit"], row["period"], row["page"]) for row in rows] == shown
    cells = sheet_rows(client, **query)
    names = ("figure_id", "number", "unit", "period", "page")
    assert [tuple(Decimal(str(row[n].value)) if n == "number" else str(row[n].value) for n in names) for row in cells] == [
        (one, Decimal(number), *more) for one, number, *more in shown
    ]


def test_a_file_holds_all_pages(client: TestClient) -> None:
    assert len({row["figure_id"] for row in csv_rows(client, report_id="moni")}) == MANY == len(sheet_rows(client, report_id="moni", limit=1, cursor=""))


def test_numbers_are_numbers(client: TestClient) -> None:
    assert [row["number"] for row in csv_rows(client, report_id="paha")] == NUMBERS
    rows = sheet_rows(client, report_id="paha")
    assert [row["number"].data_type for row in rows] == ["n"] * len(NUMBERS)
    assert [row["number"].value for row in rows] == [float(number) if "." in number else int(number) for number in NUMBERS]
    assert [row["number"].number_format for row in rows] == ["#,##0", "#,##0.00", "#,##0.000000", "#,##0.00"]
    first = rows[0]
    assert first["page"].data_type == "n" and first["period_start"].value == datetime(2025, 1, 1) and first["period_start"].is_date


def test_sources_stand_beside_the_number(client: TestClient) -> None:
    row = csv_rows(client, report_id="paha")[0]
    assert (row["report_title"], row["report_id"], row["page"], row["printed_page"]) == ("Koelan osavuosikatsaus alku", "paha", "1", "1/9")
    assert (row["period_start"], row["unit_path"], row["section"]) == (date(2025, 1, 1).isoformat(), "Koelan kaupunki", "Talous / Menot")
    assert row["row_label"] == 'rivi\n"2"; x' and row["footnotes"] == "1) Sisältää sisäiset erät."


def test_no_cell_is_a_formula(client: TestClient) -> None:
    assert {row["account"] for row in csv_rows(client, report_id="paha")} == {f"'{EVIL}"}
    for row in sheet_rows(client, report_id="paha"):
        assert row["account"].value == f"'{EVIL}"
        assert all(cell.data_type != "f" for cell in row.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"), ("-1-1", "'-1-1"),
        ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"), ("- tavoite", "'- tavoite"), ("-", "'-"), ("-4 875 072", "-4 875 072"),
        ("- 1,5 %", "- 1,5 %"), ("+12", "+12"), ("-1.234,50 €", "-1.234,50 €"), ("−5", "−5"), ("– ei", "– ei"), ("Kate", "Kate"), ("", ""),
    ],
)  # fmt: skip
def test_harmless(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_signs_that_excel_cannot_hold_are_left_out(tmp_path: Path) -> None:
    made = katsaus(tmp_path)
    one = extraction("outo.pdf", figures=1)
    made.store.add(replace(one, figures=(replace(one.figures[0], account="Tili\x0b\x00 A\ufffe", sentence="x" * 40_000),)))
    with TestClient(create_app(made)) as client:
        [row] = sheet_rows(client)
        assert row["account"].value == "Tili A" and len(row["sentence"].value) == 32_000
        assert client.get("/v1/figures?format=csv").status_code == 200
