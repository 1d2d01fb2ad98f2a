"""GET /v1/figures, /v1/records, /v1/passages, /v1/reports and what lies under a report."""

from collections.abc import Iterator
from typing import Any

import pytest
from service import problem_of, service
from small_pdfs import report
from starlette.testclient import TestClient

MANY = 620


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    reports = {"koela.pdf": report(), "alku.pdf": b"alku 12 4", "Tilinpäätös 2024.pdf": f"moni {MANY} 3".encode()}
    with service(tmp_path_factory.mktemp("material"), reports) as client:
        yield client


def got(client: TestClient, path: str, **query: Any) -> dict[str, Any]:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def every(client: TestClient, path: str, name: str, **query: Any) -> list[dict[str, Any]]:
    """The rows of all pages of a list."""
    rows, cursor = [], ""
    while cursor is not None:
        page = got(client, path, cursor=cursor, **query)
        assert list(page)[-1] == "next_cursor"
        rows += page[name]
        cursor = page["next_cursor"]
    return rows


def test_a_figure_is_told_whole(client: TestClient) -> None:
    [figure] = got(client, "/v1/figures", report_id="koela", q="toimintakulut", measure="actual")["figures"]
    expected = {
        "report_id": "koela", "unit": "Perusopetus", "unit_path": ["Koelan kaupunki", "Perusopetus"], "account": "Toimintakulut", "subject_kind": "account",
        "measure": "actual", "period": {"start": "2025-01-01", "end": "2025-03-31", "label": "1–3/2025"}, "number": "-270000", "number_unit": "EUR",
        "text": "-270 000", "scale": "1", "page": 1, "row_label": "Toimintakulut", "column_label": "TOT 1–3/2025", "footnotes": [], "repair": None,
    }  # fmt: skip
    assert {name: figure[name] for name in expected} == expected
    assert {"figure_id", "basis", "printed_page", "bbox", "section", "table_id", "checks"} <= figure.keys() and set(figure["checks"]) == {"passed", "failed"}
    assert figure["checks"]["passed"] and not figure["checks"]["failed"]  # the sum and what remains are as they should be


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param({}, 12, id="all"),
        pytest.param({"unit": "", "account": "", "measure": "", "period": "", "q": "", "cursor": "", "format": ""}, 12, id="empty values ask for nothing"),
        pytest.param({"unit": "perusopetus"}, 4, id="unit in any case"),
        pytest.param({"unit": ["Perusopetus", "Ääkköspalvelut"]}, 8, id="two units"),
        pytest.param({"account": "Tili 1"}, 6, id="account"),
        pytest.param({"measure": "budget"}, 6, id="measure"),
        pytest.param({"measure": ["budget", "actual"]}, 12, id="two measures"),
        pytest.param({"measure": "forecast"}, 0, id="a measure that there is not"),
        pytest.param({"period": "1-3/2025"}, 6, id="period by label, plain hyphen"),
        pytest.param({"period": "2025-01-01/2025-12-31"}, 6, id="period by days"),
        pytest.param({"q": "tili ÄÄKKÖS"}, 4, id="words"),
        pytest.param({"q": "100%_"}, 0, id="signs of the database are only signs"),
        pytest.param({"unit": "Perusopetus", "measure": "actual", "account": "Tili 0"}, 1, id="all at once"),
    ],
)
def test_figures_are_filtered(client: TestClient, query: dict[str, Any], count: int) -> None:
    assert len(got(client, "/v1/figures", report_id="alku", **query)["figures"]) == count


def test_an_unknown_report_has_no_figures(client: TestClient) -> None:
    assert got(client, "/v1/figures", report_id="outo") == {"figures": [], "next_cursor": None}


@pytest.mark.parametrize(("limit", "rows"), [(None, 50), (1, 1), (500, 500), (501, 500), (10**30, 500)])
def test_limits_of_lists(client: TestClient, limit: int | None, rows: int) -> None:
    query = {} if limit is None else {"limit": limit}
    assert len(got(client, "/v1/figures", **query)["figures"]) == rows


@pytest.mark.parametrize("limit", [7, 500])
def test_pages_hold_each_figure_once(client: TestClient, limit: int) -> None:
    report_id = next(one["report_id"] for one in got(client, "/v1/reports")["reports"] if one["file_name"] == "Tilinpäätös 2024.pdf")
    ids = [figure["figure_id"] for figure in every(client, "/v1/figures", "figures", limit=limit, report_id=report_id)]
    assert len(ids) == MANY == len(set(ids))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param({}, 2, id="all"),
        pytest.param({"kind": "target"}, 1, id="kind"),
        pytest.param({"kind": "project"}, 0, id="a kind that there is not"),
        pytest.param({"kind": "", "q": "", "unit": "", "status": ""}, 2, id="empty values ask for nothing"),
        pytest.param({"q": "äänestysprosentti"}, 1, id="words"),
        pytest.param({"status": "achieved"}, 1, id="status"),
        pytest.param({"unit": "Ääkköspalvelut"}, 1, id="unit"),
    ],
)
def test_records_are_filtered(client: TestClient, query: dict[str, Any], count: int) -> None:
    assert len(got(client, "/v1/records", report_id="alku", **query)["records"]) == count


def test_a_record_is_told_whole(client: TestClient) -> None:
    [record] = got(client, "/v1/records", report_id="alku", kind="target")["records"]
    assert record == {
        "record_id": "alku-r1", "report_id": "alku", "kind": "target", "unit": "Perusopetus", "unit_path": ["Koelan kaupunki", "Perusopetus"],
        "title": "Tavoite alku", "status": "achieved", "page": 2, "pages": [2, 3], "bbox": [1, 2, 3, 4], "section": ["Tavoitteet"], "table_id": "alku:t1",
        "fields": {"goal": "Tavoite alku", "indicator": "Käyttöaste", "outcome": "Äänestysprosentti nousi", "status": "Toteutui"},
        "figure_ids": ["alku-alku0"],
    }  # fmt: skip


def test_passages_are_searched(client: TestClient) -> None:
    found = got(client, "/v1/passages", q="keskuskoulun peruskorjaus", report_id="koela")["passages"]
    assert "Keskuskoulun peruskorjaus" in found[0]["text"] and found[0]["pages"] == [2] and found[0]["kind"] == "text"
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    ids = [one["passage_id"] for one in every(client, "/v1/passages", "passages", q="talous kappale", report_id="alku", limit=1)]
    assert len(ids) == len(set(ids)) > 1
    for query in ({}, {"q": " "}, {"q": "talous", "report_id": "outo"}):
        assert got(client, "/v1/passages", **query) == {"passages": [], "next_cursor": None}


def test_reports_are_listed(client: TestClient) -> None:
    reports = every(client, "/v1/reports", "reports", limit=1)
    assert [one["file_name"] for one in reports] == ["Tilinpäätös 2024.pdf", "alku.pdf", "koela.pdf"]
    for one in reports:
        assert got(client, f"/v1/reports/{one['report_id']}") == one
    koela = reports[-1]
    assert (koela["report_id"], koela["municipality"], koela["type"], koela["pages"]) == ("koela", "Koelan kaupunki", "osavuosikatsaus", 2)
    assert koela["period"]["label"] == "1–3/2025" and koela["counts"]["figures"] >= 12 and koela["warnings"] == []
    assert koela["checks"]["holds"] > 0 == koela["checks"]["error"]


def test_checks_are_listed(client: TestClient) -> None:
    checks = got(client, "/v1/reports/alku/checks")
    assert checks["summary"] == {"holds": 1, "rounding": 1, "error": 1, "repaired": 1} and len(checks["findings"]) == 4
    [error] = got(client, "/v1/reports/alku/checks", status="error")["findings"]
    assert error == {
        "finding_id": "c2", "status": "error", "identity": "Tulo = Meno 2", "message": "Sivu 1: alku", "pages": [1], "figure_ids": ["alku-alku2", "alku-alku3"],
        "printed": "10.5", "computed": "8.5", "difference": "2", "unit": "EUR",
    }  # fmt: skip
    assert len(every(client, "/v1/reports/alku/checks", "findings", limit=1)) == 4


def test_the_file_is_the_one_that_was_read(client: TestClient) -> None:
    response = client.get("/v1/reports/koela/file")
    assert response.content == report() and response.headers["content-type"] == "application/pdf"
    named = next(one["report_id"] for one in got(client, "/v1/reports")["reports"] if one["file_name"].startswith("Tilin"))
    assert "filename*=utf-8''Tilinp%C3%A4%C3%A4t%C3%B6s%202024.pdf" in client.get(f"/v1/reports/{named}/file").headers["content-disposition"]
    part = client.get("/v1/reports/koela/file", headers={"Range": "bytes=0-4"})
    assert (part.status_code, part.content) == (206, b"%PDF-")


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        pytest.param("/v1/figures?limit=0", 422, "limit", id="limit 0"),
        pytest.param("/v1/figures?limit=-1", 422, "limit", id="negative limit"),
        pytest.param("/v1/figures?limit=kaikki", 422, "limit", id="limit in words"),
        pytest.param("/v1/figures?cursor=abc", 422, "cursor", id="cursor in letters"),
        pytest.param("/v1/figures?cursor=1", 422, "cursor", id="half a cursor"),
        pytest.param("/v1/figures?cursor=1.-1", 422, "cursor", id="negative cursor"),
        pytest.param("/v1/figures?cursor=" + "9" * 30 + ".1", 422, "cursor", id="huge cursor"),
        pytest.param("/v1/figures?measure=tulos", 422, "measure", id="measure that there is not"),
        pytest.param("/v1/figures?period=2025-13-01/2025-01-01", 422, "period", id="month 13"),
        pytest.param("/v1/figures?period=2025-13-01/2025-01-01&format=csv", 422, "period", id="month 13 as a file"),
        pytest.param("/v1/figures?period=2025-13-01/2025-01-01&format=xlsx", 422, "period", id="month 13 as an Excel file"),
        pytest.param("/v1/figures?format=pdf", 422, "format", id="format that there is not"),
        pytest.param("/v1/figures?q=" + "x" * 501, 422, "q", id="long words"),
        pytest.param("/v1/records?kind=tavoite", 422, "kind", id="kind that there is not"),
        pytest.param("/v1/records?status=ok", 422, "status", id="status that there is not"),
        pytest.param("/v1/records?cursor=x", 422, "cursor", id="cursor of records"),
        pytest.param("/v1/passages?q=x&cursor=1.1", 422, "cursor", id="cursor of another list"),
        pytest.param("/v1/reports?limit=0", 422, "limit", id="limit of reports"),
        pytest.param("/v1/reports/alku/checks?status=ok", 422, "status", id="status of checks"),
        pytest.param("/v1/reports/alku/checks?cursor=x", 422, "cursor", id="cursor of checks"),
        pytest.param("/v1/reports/outo", 404, None, id="unknown report"),
        pytest.param("/v1/reports/outo/checks", 404, None, id="checks of an unknown report"),
        pytest.param("/v1/reports/outo/file", 404, None, id="file of an unknown report"),
        pytest.param("/v1/reports/outo/pages/1", 404, None, id="page of an unknown report"),
        pytest.param("/v1/reports/..%2f..%2fetc%2fpasswd/file", 404, None, id="a path for a report"),
        pytest.param("/v1/jobs/outo", 404, None, id="unknown job"),
        pytest.param("/v1/outo", 404, None, id="unknown address"),
        pytest.param("/v1/reports/", 404, None, id="slash at the end"),
        pytest.param("/v1/ask", 405, None, id="question by GET"),
    ],
)
def test_wrong_requests_are_refused(client: TestClient, path: str, status: int, field: str | None) -> None:
    problem = problem_of(client.get(path), status)
    assert [error["field"] for error in problem.get("errors", [])] == ([field] if field else [])


def test_an_unknown_report_is_told_for_the_web(client: TestClient) -> None:
    detail = problem_of(client.get("/v1/reports/outo"), 404)["detail"]
    assert "outo" in detail and "komento" not in detail


@pytest.mark.parametrize(("path", "allowed"), [("/v1/ask", "POST"), ("/v1/reports", "GET, POST"), ("/v1/reports/koela", "DELETE, GET")])
def test_a_refused_method_is_told_which_there_are(client: TestClient, path: str, allowed: str) -> None:
    response = client.request("OPTIONS", path)
    problem_of(response, 405)
    assert response.headers["Allow"] == allowed
