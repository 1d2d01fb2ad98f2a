"""What a member of staff does: narrows figures, sorts them, looks at one on its page, and takes exactly what is shown into a file."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import SAMPLES, NewPage, reload, wait_for_picture
from marks import covers, marked_box, printed_boxes
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

REPORT = "kaislajoki-osavuosikatsaus-1-3-2025"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    opened = new_page("/luvut")
    opened.locator("#rows tr").first.wait_for()
    return opened


def narrow(page: Page, **chosen: str) -> None:
    """Sets filters, one at a time as a person does."""
    for name, value in chosen.items():
        with page.expect_response("**/v1/figures?*"):
            page.locator(f"#f-{name}").select_option(value)
    settled(page)


def settled(page: Page) -> None:
    page.locator("#figures:not([aria-busy])").wait_for()


def exact(text: str) -> Decimal:
    """The number of a cell as shown: "−6 775 421 €" → Decimal("-6775421")."""
    digits = text.replace("−", "-").replace(",", ".")
    return Decimal("".join(sign for sign in digits if sign in "-.0123456789"))


def shown_rows(page: Page) -> list[tuple[str, str, str, str, Decimal]]:
    """(unit, account, measure, period, number) of all rows on show, once all have been loaded."""
    while page.locator("#more").is_visible():
        before = page.locator("#rows tr").count()
        page.locator("#more").click()
        page.locator("#rows tr").nth(before).wait_for()
    rows: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('#rows tr')].map(row => [...row.querySelectorAll('.cell-value')].map(cell => cell.innerText))"
    )
    return [(cells[0], cells[1], cells[2], cells[3], exact(cells[4])) for cells in rows]


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_filters_leave_what_they_say(page: Page) -> None:
    narrow(page, report_id=REPORT, unit="Varhaiskasvatus", measure="actual", period="1–3/2025")
    truth = json.loads((SAMPLES / f"{REPORT}.truth.json").read_text(encoding="utf-8"))["figures"]
    due = {
        Decimal(f["value"])
        for f in truth
        if (f["unit"], f["measure"], f["period"]["label"], f["subject_kind"], f["base_unit"]) == ("Varhaiskasvatus", "actual", "1–3/2025", "account", "EUR")
    }
    assert len(due) > 5 and due <= {number for *_, number in shown_rows(page)}
    expect(page.locator("#count")).to_have_text(f"{page.locator('#rows tr').count()} lukua")


def test_choices_follow_the_other_filters(page: Page) -> None:
    narrow(page, unit="Varhaiskasvatus")
    accounts = page.locator("#f-account option").all_inner_texts()
    assert any(one.startswith("Toimintakulut") for one in accounts) and not any(one.startswith("Verotulot") for one in accounts)


def test_filters_stand_in_the_address_and_back_takes_them_back(page: Page) -> None:
    narrow(page, account="Toimintakate")
    narrow(page, measure="budget")
    assert "account=Toimintakate" in page.url and "measure=budget" in page.url
    reload(page)
    page.locator("#rows tr").first.wait_for()
    assert {row[1:3] for row in shown_rows(page)} == {("Toimintakate", "alkuperäinen talousarvio")}
    page.go_back()
    page.locator("#rows tr", has_text="toteuma").first.wait_for()
    expect(page.locator("#f-measure")).to_have_value("")


def test_searching_by_words(page: Page) -> None:
    page.get_by_label("Hae sanoilla").fill("varhaiskasvatus maksutuotot")
    with page.expect_response("**/v1/figures?*"):
        page.keyboard.press("Enter")
    settled(page)
    rows = shown_rows(page)
    assert rows and all("Varhaiskasvatus" in row[0] or "arhaiskasvatu" in row[1] for row in rows)


@pytest.mark.parametrize("clicks", [pytest.param(1, id="smallest first"), pytest.param(2, id="largest first")])
def test_sorting_by_a_heading(page: Page, clicks: int) -> None:
    narrow(page, account="Toimintakate", measure="actual")
    head = page.get_by_role("columnheader", name="Luku")
    for _ in range(clicks):
        with page.expect_response("**/v1/figures?*"):
            head.get_by_role("button").click()
        settled(page)
    numbers = [row[4] for row in shown_rows(page)]
    assert len(set(numbers)) > 2 and numbers == sorted(numbers, reverse=clicks == 2)
    expect(head).to_have_attribute("aria-sort", "ascending" if clicks == 1 else "descending")


def test_csv_holds_exactly_what_is_shown(page: Page) -> None:
    narrow(page, account="Toimintakate", period="1–3/2025", sort="-number")
    rows = shown_rows(page)
    table = list(csv.DictReader(io.StringIO(saved(page, "Lataa CSV").decode("utf-8-sig"))))
    assert [(one["unit"], one["account"], one["period"], Decimal(one["number"])) for one in table] == [(row[0], row[1], row[3], row[4]) for row in rows]
    assert all(one["report_title"] and one["page"].isdigit() and ((one["row_label"] and one["column_label"]) or one["sentence"]) for one in table)


def test_excel_holds_exactly_what_is_shown_with_numbers_as_numbers(page: Page) -> None:
    narrow(page, report_id=REPORT, measure="actual", sort="account")
    rows = shown_rows(page)
    assert len(rows) > 50, "more than one page of the list"
    sheet = list(load_workbook(io.BytesIO(saved(page, "Lataa Excel"))).active.iter_rows(values_only=True))
    place = {heading: at for at, heading in enumerate(sheet[0])}
    assert [(one[place["Yksikkö"]], one[place["Tili tai kohde"]], one[place["Jakso"]]) for one in sheet[1:]] == [(row[0], row[1], row[3]) for row in rows]
    numbers = [one[place["Luku"]] for one in sheet[1:]]
    assert all(isinstance(number, int | float) for number in numbers)
    assert [Decimal(str(number)) for number in numbers] == [row[4] for row in rows]


def test_a_click_shows_the_cell_on_its_page(page: Page) -> None:
    narrow(page, report_id=REPORT, unit="Kaislajoen kunta", account="Verotulot", measure="actual", period="1–3/2025")
    page.locator("#rows tr button").first.click()
    wait_for_picture(page)
    assert any(covers(marked_box(page), box) for box in printed_boxes(SAMPLES / f"{REPORT}.pdf", 1, "4 227 416"))
    facts = page.locator("#evidence .facts")
    expect(facts).to_contain_text("4 227 416")
    expect(facts).to_contain_text("Verotulot")


def test_no_figures_are_told_of(page: Page) -> None:
    page.get_by_label("Hae sanoilla").fill("tätäeiole")
    page.get_by_role("button", name="Hae", exact=True).click()
    expect(page.locator("#count")).to_have_text("Rajauksiin sopivia lukuja ei ole.")
    page.get_by_role("button", name="Tyhjennä").click()
    page.locator("#rows tr").first.wait_for()
