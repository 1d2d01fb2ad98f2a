"""An answer is marked as wrong by the keyboard alone, in each language, and what is kept is what the form said."""

from pathlib import Path

import pytest
from conftest import AXE, NewPage, ask
from playwright.sync_api import Page, expect

from eval.marked import FILE, read_marks

QUESTION = "Paljonko Kaislajoen kunnan toimintakate oli tammi–maaliskuussa 2025?"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def opened(page: Page) -> None:
    """Opens the form under the last answer by the keyboard."""
    page.locator(".wrong summary").last.focus()
    page.keyboard.press("Enter")
    page.locator(".wrong textarea").last.wait_for()


def test_an_answer_is_marked_by_the_keyboard(new_page: NewPage, own_address: str, tmp_path: Path) -> None:
    page = new_page(at=own_address)
    ask(page, QUESTION)
    ask(page, "Entä vuonna 2024?")
    opened(page)
    expect(page.locator(".wrong form").last).to_contain_text("Sinusta ei tallennu mitään")
    page.keyboard.press("Tab")
    page.keyboard.type("Luku on vanha.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("p.wrong")).to_have_text("Kiitos. Vastaus on merkitty tarkistettavaksi.")
    expect(page.locator("#live")).to_contain_text("merkitty tarkistettavaksi")
    expect(page.get_by_label("Kysymys", exact=True)).to_be_focused()
    [mark] = read_marks(tmp_path / "data" / FILE)
    assert (mark.question, mark.turns, mark.note, mark.status) == ("Entä vuonna 2024?", (QUESTION,), "Luku on vanha.", "answered")
    assert mark.values and mark.citations


def test_nothing_is_sent_when_one_thinks_better_of_it(new_page: NewPage, own_address: str, tmp_path: Path) -> None:
    page = new_page(at=own_address)
    ask(page, QUESTION)
    opened(page)
    page.get_by_role("button", name="Peruuta").click()
    expect(page.locator(".wrong textarea")).to_be_hidden()
    expect(page.locator(".wrong summary")).to_be_focused()
    assert not (tmp_path / "data" / FILE).exists()


@pytest.mark.parametrize(("language", "words"), [("fi", "Vastaus on väärin"), ("sv", "Svaret är fel"), ("en", "The answer is wrong")])
@pytest.mark.parametrize("screen", [{}, {"color_scheme": "dark"}, {"width": 320, "height": 640}], ids=["light", "dark", "narrow"])
def test_axe_finds_nothing_in_the_form(new_page: NewPage, language: str, words: str, screen: dict[str, object]) -> None:
    page = new_page(f"/?lang={language}", reduced_motion="reduce", **screen)
    page.locator("#question").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".wrong summary").wait_for()
    expect(page.locator(".wrong summary")).to_have_text(words)
    opened(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "nothing runs over the side"
