"""Reports through the page: what there is and whether it adds up, one sent in and asked about, replaced, taken out."""

from pathlib import Path

import pytest
from conftest import KEY, LATER, SAMPLES, NewPage, ask, go, reload, wait_for_picture
from marks import marked_box
from playwright.sync_api import Page, expect

QUESTION = "Mikä oli Heinolan hyvinvointipalvelujen toimintakate tammi–maaliskuussa 2025?"
OTHER = "kaislajoki-puolivuosiraportti-1-6-2025.pdf"
ANSWER = "8 443 221"
READING_MS = 90_000


@pytest.fixture
def page(new_page: NewPage) -> Page:
    opened = new_page("/raportit")
    opened.locator(".report").first.wait_for()
    return opened


def test_what_there_is(page: Page) -> None:
    expect(page.locator("#count")).to_have_text("4 raporttia")
    card = page.locator(".report", has_text="kaislajoki-osavuosikatsaus-1-3-2025.pdf")
    expect(card.get_by_role("heading")).to_have_text("Kaislajoen kunta: Osavuosikatsaus 1–3/2025")
    expect(card).to_contain_text("14 sivua")
    expect(card).to_contain_text("tarkistusta täsmää")


def test_checks_show_their_cells(page: Page) -> None:
    card = page.locator(".report", has_text="pyöristyseroa").first
    card.get_by_role("button", name="Näytä tarkistukset").click()
    with page.expect_response("**/checks?*status=rounding*"):
        card.get_by_label("Näytä").select_option("rounding")
    finding = card.locator(".finding", has_text="Pyöristysero").first
    expect(finding).to_contain_text("Painettu")
    finding.locator(".link").first.click()
    wait_for_picture(page)
    assert marked_box(page)
    card.get_by_label("Näytä").select_option("holds")
    expect(card.locator(".finding").first).to_contain_text("Täsmää")


def test_a_report_comes_is_asked_about_is_replaced_and_goes(new_page: NewPage, own_address: str) -> None:
    page = new_page("/raportit", own_address)
    page.locator(".report").first.wait_for()
    page.get_by_label("Ylläpitäjän avain").fill(KEY)
    page.get_by_label("PDF-tiedostot").set_input_files(SAMPLES / LATER)
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".job progress").or_(page.get_by_text("Luettu. Raportista voi nyt kysyä."))).to_be_visible()
    expect(page.get_by_text("Luettu. Raportista voi nyt kysyä.")).to_be_visible(timeout=READING_MS)
    expect(page.locator("#count")).to_have_text("5 raporttia")
    go(page, own_address)
    ask(page, QUESTION)
    assert ANSWER in page.locator(".number-large").inner_text().replace("\u00a0", " ")
    go(page, f"{own_address}/raportit")
    card = page.locator(".report", has_text=LATER)
    with page.expect_file_chooser() as chooser:
        card.get_by_role("button", name="Korvaa").click()
    chooser.value.set_files(SAMPLES / OTHER)
    expect(page.get_by_text("Luettu. Raportista voi nyt kysyä.")).to_be_visible(timeout=READING_MS)
    expect(card.get_by_role("heading")).to_contain_text("Kaislajoen kunta")
    card.get_by_role("button", name="Poista").click()
    dialog = page.get_by_role("dialog", name="Poistetaanko raportti?")
    dialog.get_by_role("button", name="Poista").click()
    expect(page.locator("#count")).to_have_text("4 raporttia")
    expect(card).to_have_count(0)


def test_second_thoughts_keep_the_report(page: Page) -> None:
    page.get_by_label("Ylläpitäjän avain").fill(KEY)
    button = page.locator(".report").first.get_by_role("button", name="Poista")
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Peruuta").click()
    expect(button).to_be_focused()
    expect(page.locator(".report")).to_have_count(4)


def test_the_key_is_asked_for_and_a_wrong_one_refused(page: Page) -> None:
    page.get_by_label("PDF-tiedostot").set_input_files(SAMPLES / LATER)
    page.get_by_role("button", name="Lähetä").click()
    expect(page.get_by_role("alert").filter(has_text="Anna ylläpitäjän avain.")).to_be_visible()
    expect(page.get_by_label("Ylläpitäjän avain")).to_be_focused()
    page.get_by_label("Ylläpitäjän avain").fill("tama-on-vaara-avain")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".job .field-error")).to_have_text("Avain on väärä.")


def test_the_key_is_kept_for_the_tab_alone(page: Page) -> None:
    page.get_by_label("Ylläpitäjän avain").fill(KEY)
    page.locator(".report").first.get_by_role("button", name="Poista").click()
    page.get_by_role("dialog").get_by_role("button", name="Peruuta").click()
    assert KEY not in page.evaluate("() => JSON.stringify(Object.entries(localStorage)) + document.cookie")
    reload(page)
    expect(page.get_by_label("Ylläpitäjän avain")).to_have_value(KEY)


def test_what_is_no_pdf_is_refused_in_words(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "muistio.pdf"
    wrong.write_text("tämä ei ole PDF", encoding="utf-8")
    page.get_by_label("Ylläpitäjän avain").fill(KEY)
    page.get_by_label("PDF-tiedostot").set_input_files(wrong)
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".job .field-error")).to_contain_text("Tiedosto ei ole PDF")
    expect(page.locator(".report")).to_have_count(4)
