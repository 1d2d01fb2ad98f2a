"""WCAG 2.1 AA: axe-core finds nothing on any page, the keyboard reaches everything, and nothing is cut on a narrow screen."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import AXE, NewPage, ask, go, open_source, wait_for_picture
from playwright.sync_api import Page, expect

QUESTION = "Paljonko Kaislajoen kunnan toimintakate oli tammi–maaliskuussa 2025?"


def start(page: Page) -> None:
    page.locator("#examples li").first.wait_for()


def answered(page: Page) -> None:
    ask(page, QUESTION)
    page.locator(".next").wait_for()


def with_source(page: Page) -> None:
    answered(page)
    open_source(page)


def choosing(page: Page) -> None:
    answered(page)
    page.get_by_role("button", name="Mittari: toteuma").click()
    page.locator(".option").first.wait_for()


def series(page: Page) -> None:
    ask(page, "Miten Kaislajoen lainakanta on kehittynyt?")
    ask(page, "Paljonko Kaislajoen henkilöstökulut muuttuivat edellisvuodesta tammi–syyskuussa 2025?")
    ask(page, "Paljonko Helsingin verotulot olivat?")
    ask(page, "Mikä oli lautakunnan toimintakate?")


def earlier(page: Page) -> None:
    answered(page)
    page.get_by_role("button", name="Aiemmat keskustelut").click()


def figures(page: Page) -> None:
    page.locator("#rows tr").first.wait_for()


def figure(page: Page) -> None:
    figures(page)
    page.locator("#rows tr button").first.click()
    wait_for_picture(page)


def reports(page: Page) -> None:
    page.locator(".report").first.wait_for()


def checks(page: Page) -> None:
    reports(page)
    page.locator(".report").first.get_by_role("button", name="Näytä tarkistukset").click()
    page.locator(".finding").first.wait_for()


def removing(page: Page) -> None:
    reports(page)
    page.get_by_label("Ylläpitäjän avain").fill("jokin-avain")
    page.locator(".report").first.get_by_role("button", name="Poista").click()


def statement(page: Page) -> None:
    page.get_by_role("heading", level=1).wait_for()


FEW = "/luvut?account=Toimintakate&measure=actual&period=1–3/2025"
"""Some figures: axe looks at every cell of every row, and all rows are alike."""
STATES = [
    pytest.param("/", start, id="start"),
    pytest.param("/", answered, id="answer"),
    pytest.param("/", with_source, id="source"),
    pytest.param("/", choosing, id="chip"),
    pytest.param("/", series, id="series"),
    pytest.param("/", earlier, id="earlier"),
    pytest.param(FEW, figures, id="figures"),
    pytest.param(FEW, figure, id="figure"),
    pytest.param("/raportit", reports, id="reports"),
    pytest.param("/raportit", checks, id="checks"),
    pytest.param("/raportit", removing, id="removing"),
    pytest.param("/saavutettavuus", statement, id="statement"),
]
SCREENS: list[Any] = [
    pytest.param({}, id="wide"),
    pytest.param({"width": 320, "height": 640}, id="narrow"),
]
PAGES: list[Any] = [
    pytest.param("/", start, id="ask"),
    pytest.param(FEW, figures, id="figures"),
    pytest.param("/raportit", reports, id="reports"),
    pytest.param("/saavutettavuus", statement, id="statement"),
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("path", "reach"), STATES)
def test_axe_finds_nothing(new_page: NewPage, path: str, reach: Callable[[Page], None], screen: dict[str, Any]) -> None:
    page = new_page(path, reduced_motion="reduce", **screen)
    reach(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == [], scheme
        assert len(found["passes"]) > 15, "axe has looked"
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "nothing runs over the side"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("path", "reach"), PAGES)
def test_other_languages(new_page: NewPage, path: str, reach: Callable[[Page], None], language: str) -> None:
    page = new_page(f"{path}{'&' if '?' in path else '?'}lang={language}", reduced_motion="reduce")
    reach(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)["violations"] == []
    assert page.locator("html").get_attribute("lang") == language
    go(page, page.url.split("?")[0])
    assert page.locator("html").get_attribute("lang") == language, "the choice is remembered"


@pytest.mark.parametrize(("path", "reach"), PAGES)
def test_forced_colours_leave_text_on_its_ground(new_page: NewPage, path: str, reach: Callable[[Page], None]) -> None:
    page = new_page(path, forced_colors="active")
    reach(page)
    assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
    expect(page.locator("h1")).to_be_visible()


def test_the_keyboard_is_enough(new_page: NewPage) -> None:
    page = new_page()
    start(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "question")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".next").wait_for()
    shift_tab_to(page, "[data-citation]")
    page.keyboard.press("Enter")
    wait_for_picture(page)
    expect(page.locator("#evidence-title")).to_be_focused()
    tab_to(page, "evidence-larger")
    page.keyboard.press("Space")
    wait_for_picture(page)
    tab_to(page, "evidence-frame")
    before = page.locator("#evidence-frame").evaluate("frame => frame.scrollTop")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#evidence-frame")).to_be_focused()
    page.wait_for_function("before => document.getElementById('evidence-frame').scrollTop < before", arg=before)
    page.keyboard.press("Escape")
    expect(page.locator("[data-citation]").first).to_be_focused()


def tab_to(page: Page, element_id: str, presses: int = 60) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.id") == element_id:
            return
    raise AssertionError(f"Tab does not reach {element_id}")


def shift_tab_to(page: Page, selector: str, presses: int = 60) -> None:
    for _ in range(presses):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Shift+Tab does not reach {selector}")


@pytest.mark.parametrize(("path", "reach"), PAGES)
def test_the_focus_can_be_seen(new_page: NewPage, path: str, reach: Callable[[Page], None]) -> None:
    page = new_page(path)
    reach(page)
    reached = 0
    for _ in range(15):
        page.keyboard.press("Tab")
        name, style, width = page.evaluate(
            "() => { const at = document.activeElement, s = getComputedStyle(at); return [at.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]; }"
        )
        if name == "BODY":  # past the last one
            break
        reached += 1
        assert style != "none" and width >= 2, name
    assert reached > 5


def test_at_200_percent_nothing_runs_over(new_page: NewPage) -> None:
    page = new_page(width=640, height=450)
    answered(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


NUMBERS_ON_TWO_LINES = """() => {
    const number = /[−-]?\\d{1,3}(?:\\s\\d{3})+(?:,\\d+)?(?:\\s[€%])?/g;
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
        const node = texts.currentNode;
        for (const found of node.data.matchAll(number)) {
            const range = document.createRange();
            range.setStart(node, found.index);
            range.setEnd(node, found.index + found[0].length);
            if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(found[0]);
        }
    }
    return broken;
}"""


def test_no_number_breaks_at_the_end_of_a_line(new_page: NewPage) -> None:
    page = new_page(width=320, height=640)
    for question in ("Paljonko Kaislajoen verotulot muuttuivat vuodesta 2023 vuoteen 2024?", "Miten Kaislajoen lainakanta on kehittynyt?"):
        ask(page, question)
    for width in (320, 344, 375, 412):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(NUMBERS_ON_TWO_LINES) == []


def test_text_spacing_cuts_nothing(new_page: NewPage) -> None:
    """WCAG 1.4.12: a reader's own line height and spacing."""
    page = new_page(width=320, height=640)
    answered(page)
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    cut = page.evaluate(
        "() => [...document.querySelectorAll('.answer button, .answer p')].filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    )
    assert cut == []


def test_printing_leaves_the_answer_and_its_sources(new_page: NewPage) -> None:
    page = new_page()
    answered(page)
    page.emulate_media(media="print")
    for selector in (".number-large", ".sources", ".question"):
        expect(page.locator(selector).first).to_be_visible()
    for selector in ("#ask", ".tools", "nav.pages", ".next", ".actions"):
        expect(page.locator(selector).first).to_be_hidden()
