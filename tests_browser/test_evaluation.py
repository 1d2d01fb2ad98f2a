"""The page that `katsaus eval run --html` writes: it opens from the file system, asks nothing of any address, and axe-core finds nothing on it."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import AXE, SAMPLES, WAIT_MS
from playwright.sync_api import Browser, Page, expect

from eval.gold import Gold
from eval.reply import GivenCitation, GivenNumber, Reply
from eval.report_page import page as report_page
from eval.report_page import page_pictures
from eval.runs import Asking
from eval.scores import judged

STEM = "kaislajoki-tilinpaatos-2024"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def gold(name: str, question: str, number: str, **more: object) -> Gold:
    numbers = [{"number": number, "unit": "EUR"}]
    given = {
        "id": name,
        "kind": "lookup",
        "question": question,
        "status": "answered",
        "numbers": numbers,
        "citations": [{"report": STEM, "pages": [5]}],
        "file": "gold/koe.jsonl",
    }
    return Gold.model_validate_json(json.dumps(given | more))


def answered(number: int, page: int = 5) -> Reply:
    value = GivenNumber(number=Decimal(number), unit="EUR", text=f"{number} €", label="Kaislajoen kunnan toimintakate, toteuma 2024")
    citation = GivenCitation(id=1, report=STEM, page=page, bbox=(100, 100, 200, 120), quote=f"Toimintakate | {number}")
    return Reply(status="answered", answer=f"{number} € [1].", standalone_question="Toimintakate 2024", values=(value,), citations=(citation,))


CASES = [
    (gold("k1", "Mikä oli toimintakate?", "100"), answered(100)),
    (gold("k2", "Mikä oli vuosikate vuonna 2024?", "200"), answered(300)),
    (gold("k3", "Paljonko verotuloja oli?", "400", turns=["Mikä oli vuosikate?"]), Reply(status="not_found", answer="Raporteissa ei ole tietoa.")),
    (gold("k4", "Entä poistot?", "500"), Reply(failed="aikakatkaisu")),
    (gold("k5", "Mikä oli tulos?", "600"), answered(600, page=6)),
]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of a run with one question of each sort, as its file."""
    pictures = page_pictures(lambda stem: SAMPLES / f"{stem}.pdf")
    items = judged([one for one, _ in CASES], [Asking(one, reply, ms=12.5) for one, reply in CASES])
    file = tmp_path / "tulokset.html"
    file.write_text(report_page(items, {"code": "0123456789ab", "corpus": "ba9876543210"}, {"right": 0.95, "wrong": 0.0}, pictures), encoding="utf-8")
    context = browser.new_context(locale="fi-FI", **request.param)
    context.set_default_timeout(WAIT_MS)
    page, troubles = context.new_page(), list[str]()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda asked: troubles.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    page.goto(file.as_uri())
    yield page
    context.close()
    assert not troubles


SCREENS = [
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="light"),
    pytest.param({"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}, id="dark"),
    pytest.param({"viewport": {"width": 320, "height": 640}}, id="narrow"),
]


@pytest.mark.parametrize("opened", SCREENS, indirect=True)
def test_axe_finds_nothing(opened: Page) -> None:
    opened.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    found = opened.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15, "axe has looked"
    assert opened.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "nothing runs over the side"


@pytest.mark.parametrize("opened", SCREENS[:1], indirect=True)
def test_it_tells_all_to_someone_new(opened: Page) -> None:
    expect(opened.locator("main")).to_contain_text("Katsaus vastaa kysymyksiin kunnan raporteista")
    expect(opened.locator(".verdict")).to_contain_text("Oikein: 40,0\u00a0%, raja vähintään 95,0\u00a0%")
    headings = opened.locator("article h3").all_inner_texts()
    assert headings == ["Mikä oli vuosikate vuonna 2024?", "Entä poistot?", "Paljonko verotuloja oli?"], "the worst first"
    wrong = opened.locator("article").first
    for words in ("pitäisi olla 200 €, vastauksessa on 300 €", f"{STEM} s. 5", "Toimintakate 2024", "Toimintakate | 300"):
        expect(wrong).to_contain_text(words)
    wrong.locator("summary").first.click()
    expect(wrong.locator("img")).to_be_visible()
    assert opened.locator("article img").evaluate_all("pictures => pictures.every((one) => one.naturalWidth > 400)")
    mark = wrong.locator(".sheet i").evaluate("one => one.getBoundingClientRect().width / one.parentElement.getBoundingClientRect().width")
    assert mark == pytest.approx(100 / 595.3, abs=0.01), "the cited place is marked where it is printed"
    expect(opened.locator("article").nth(2)).to_contain_text("Missä oikea vastaus on")
    expect(opened.locator("article").nth(2).locator("ol")).to_have_text("Mikä oli vuosikate?")
    expect(opened.locator("li", has_text="Mikä oli tulos?")).to_contain_text("ensimmäinen viittaus on muulla kuin odotetulla sivulla")
