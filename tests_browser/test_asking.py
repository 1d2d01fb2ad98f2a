"""What a councillor does: asks, goes on, looks at the source, chooses, keeps and shares."""

import json
from pathlib import Path

import pytest
from conftest import SAMPLES, NewPage, ask, go, open_source, reload, wait_for_picture
from marks import covers, marked_box, printed_boxes
from playwright.sync_api import Page, Route, expect

FIRST_QUARTER = "kaislajoki-osavuosikatsaus-1-3-2025"
QUESTION = "Paljonko Kaislajoen kunnan toimintakate oli tammi–maaliskuussa 2025?"


def truth(report: str, subject: str, measure: str, period: str, unit: str = "Kaislajoen kunta") -> str:
    """What the typeset sample prints, from its truth."""
    figures = json.loads((SAMPLES / f"{report}.truth.json").read_text(encoding="utf-8"))["figures"]
    return next(f["printed"] for f in figures if (f["subject"], f["measure"], f["period"]["label"], f["unit"]) == (subject, measure, period, unit))


def shown(printed: str) -> str:
    """A printed number as the page shows it: "-6 775 421" → "−6 775 421" with spaces that do not break."""
    return printed.replace("-", "−").replace("–", "−").replace(" ", "\u00a0")


def numbers(page: Page) -> str:
    """The numbers that the last answer shows large."""
    return page.locator(".turn").last.locator(".number-large, .result-number").first.inner_text().replace("\u202f", "\u00a0").replace(" ", "\u00a0")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def test_the_number_comes_first_and_large(page: Page) -> None:
    ask(page, QUESTION)
    assert shown(truth(FIRST_QUARTER, "Toimintakate", "actual", "1–3/2025")) in numbers(page)
    answer = page.locator(".answer")
    assert "number-large" in (answer.locator("p").first.get_attribute("class") or "")
    expect(answer.locator(".answer-text").first).to_contain_text("toimintakate")
    for chip in ("Yksikkö: Kaislajoen kunta", "Tili tai kohde: Toimintakate", "Mittari: toteuma", "Jakso: 1–3/2025"):
        expect(answer.get_by_role("button", name=chip)).to_be_visible()
    expect(page.locator("#live")).to_contain_text("6 775 421")
    expect(page.get_by_label("Kysymys", exact=True)).to_be_focused()


SLOW_STREAM = """
    const own = window.fetch;
    window.fetch = async (address, options) => {
        if (!String(address).endsWith("/v1/ask/stream")) return own(address, options);
        const real = await own(address, options);
        const events = (await real.text()).split(/(?<=\\n\\n)/);
        const half = events.findIndex((one) => one.startsWith("event: delta")) + 4;
        const body = new ReadableStream({
            async start(stream) {
                const send = (part) => stream.enqueue(new TextEncoder().encode(part.join("")));
                send(events.slice(0, half));
                await new Promise((go) => { window.goOn = go; });
                send(events.slice(half));
                stream.close();
            },
        });
        return new Response(body, { headers: real.headers });
    };
"""
"""The service's own stream, held up after the fourth piece of the answer."""


def test_the_answer_is_shown_while_it_comes(new_page: NewPage) -> None:
    page = new_page("/saavutettavuus")
    page.add_init_script(SLOW_STREAM)
    go(page, page.url.replace("/saavutettavuus", "/"))
    page.get_by_label("Kysymys", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".streaming")).to_contain_text("6")
    expect(page.locator(".number-large")).to_have_count(0)
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "true")
    page.evaluate("() => window.goOn()")
    expect(page.locator(".number-large")).to_be_visible()
    assert page.locator(".answer").get_attribute("aria-busy") is None


def test_a_question_can_be_stopped(new_page: NewPage) -> None:
    page = new_page("/saavutettavuus")
    never = "new Promise((_, no) => { o.signal.onabort = () => no(o.signal.reason); })"
    page.add_init_script(f"const own = window.fetch; window.fetch = (a, o) => (String(a).endsWith('/stream') ? {never} : own(a, o));")
    go(page, page.url.replace("/saavutettavuus", "/"))
    page.get_by_label("Kysymys", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keskeytä").click()
    expect(page.get_by_text("Kysymys keskeytettiin.")).to_be_visible()
    expect(page.get_by_role("button", name="Kysy", exact=True)).to_be_visible()


def test_a_follow_up_goes_on_from_the_answer(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, "Entä alkuperäinen talousarvio?")
    assert shown(truth(FIRST_QUARTER, "Toimintakate", "budget", "2025")) in numbers(page)
    expect(page.locator(".turn")).to_have_count(2)


def test_a_citation_opens_its_page_with_the_cell_marked(page: Page) -> None:
    ask(page, QUESTION)
    open_source(page)
    expect(page.locator("#evidence-place")).to_have_text("Sivu 1 / 14")
    expect(page.locator("#evidence-title")).to_be_focused()
    printed = printed_boxes(SAMPLES / f"{FIRST_QUARTER}.pdf", 1, truth(FIRST_QUARTER, "Toimintakate", "actual", "1–3/2025"))
    mark = marked_box(page)
    assert any(covers(mark, box) for box in printed)
    answer, panel = page.locator(".answer").bounding_box(), page.locator("#evidence").bounding_box()
    assert answer and panel and panel["x"] >= answer["x"] + answer["width"], "the page lies beside the answer"


def test_a_mark_in_the_sentence_opens_the_page_too(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Lähde 1: Kaislajoen kunta: Osavuosikatsaus 1–3/2025, sivu 1").click()
    wait_for_picture(page)
    assert marked_box(page)


def test_pages_back_and_forth_zoom_and_the_pdf(page: Page) -> None:
    ask(page, QUESTION)
    open_source(page)
    picture, frame = page.locator("#evidence-picture"), page.locator("#evidence-frame")
    narrow = picture.bounding_box()
    page.get_by_role("button", name="Suurenna").click()
    wait_for_picture(page)
    wide = picture.bounding_box()
    assert narrow and wide and wide["width"] == pytest.approx(1.5 * narrow["width"], rel=0.02)
    mark, box = marked_box(page), frame.bounding_box()
    middle = wide["y"] + wide["height"] * (mark[1] + mark[3]) / 2
    moved = picture.bounding_box()
    assert box and moved and box["y"] <= middle - wide["y"] + moved["y"] <= box["y"] + box["height"], "the marked place is in sight"
    page.get_by_role("button", name="Seuraava sivu").click()
    wait_for_picture(page)
    expect(page.locator("#evidence-place")).to_have_text("Sivu 2 / 14")
    expect(page.get_by_role("link", name="Avaa PDF tältä sivulta")).to_have_attribute("href", f"/v1/reports/{FIRST_QUARTER}/file#page=2")
    page.get_by_role("button", name="Edellinen sivu").click()
    wait_for_picture(page)
    assert marked_box(page)
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page.locator(".source").first).to_be_focused()


def test_on_a_phone_the_page_opens_below_the_answer(new_page: NewPage) -> None:
    page = new_page(width=320, height=640)
    ask(page, QUESTION)
    open_source(page)
    page.wait_for_function("() => new Promise((told) => { const y = scrollY; setTimeout(() => told(scrollY === y), 200) })")  # it scrolls there
    ends, begins = page.evaluate(
        "['.sources', '#evidence'].map((one) => document.querySelector(one).getBoundingClientRect()).map((box, at) => at ? box.top : box.bottom)"
    )
    assert begins >= ends
    picture, frame = page.locator("#evidence-picture").bounding_box(), page.locator("#evidence-frame").bounding_box()
    assert picture and frame
    mark = marked_box(page)
    for at, size, side in ((mark[0], "width", "x"), (mark[3], "height", "y")):
        place = picture[side] + at * picture[size]  # type: ignore[literal-required]
        assert frame[side] <= place <= frame[side] + frame[size], "the marked place is in sight"  # type: ignore[literal-required]


def test_an_ambiguous_question_offers_choices(page: Page) -> None:
    ask(page, "Mikä oli lautakunnan toimintakate?")
    turn = page.locator(".turn").last
    expect(turn.get_by_role("heading", name="Tarkenna kysymystä")).to_be_visible()
    choices = turn.locator(".choice")
    assert choices.count() >= 2
    chosen = choices.nth(1).inner_text()
    choices.nth(1).click()
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    expect(page.locator(".turn").last.locator(".question")).to_have_text(chosen)
    expect(page.locator(".turn").last.locator(".number-large")).to_be_visible()


def test_a_chip_changes_the_question(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Tili tai kohde: Toimintakate").click()
    page.get_by_label("Rajaa luetteloa").fill("henkilöstök")
    page.locator(".option", has_text="Henkilöstökulut").click()
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    assert shown(truth(FIRST_QUARTER, "Henkilöstökulut", "actual", "1–3/2025")) in numbers(page)


def test_a_chip_offers_the_budget_of_the_year(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("button", name="Mittari: toteuma").click()
    page.locator(".option", has_text="alkuperäinen talousarvio").click()
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    assert shown(truth(FIRST_QUARTER, "Toimintakate", "budget", "2025")) in numbers(page)


@pytest.mark.parametrize("question", [pytest.param(QUESTION, id="an answer"), pytest.param("Paljonko Helsingin verotulot olivat?", id="nothing found")])
def test_questions_to_go_on_with_get_answers(page: Page, question: str) -> None:
    ask(page, question)
    offered = page.locator(".next .choice")
    assert 2 <= offered.count() <= 3
    offered.first.click()
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    expect(page.locator(".turn").last.locator(".number-large")).to_be_visible()


def test_the_cell_of_the_answer_stands_out_in_its_row(page: Page) -> None:
    ask(page, QUESTION)
    expect(page.locator("blockquote .told")).to_have_text(truth(FIRST_QUARTER, "Toimintakate", "actual", "1–3/2025"))


def test_a_series_is_drawn_with_its_numbers_in_a_table(page: Page) -> None:
    ask(page, "Miten Kaislajoen lainakanta on kehittynyt?")
    rows = page.locator(".results tbody tr")
    assert rows.count() >= 3
    drawn = page.locator(".chart svg")
    label = drawn.get_attribute("aria-label") or ""
    for row in rows.all():
        assert row.locator(".result-number").inner_text() in label
    assert drawn.locator("rect").count() == rows.count()


def test_nothing_found_is_said(page: Page) -> None:
    ask(page, "Paljonko Helsingin verotulot olivat?")
    expect(page.get_by_role("heading", name="Vastausta ei löytynyt")).to_be_visible()
    expect(page.locator(".number-large")).to_have_count(0)


def test_narrowing_to_a_report(page: Page) -> None:
    page.get_by_text("Kysytään kaikista raporteista").click()
    page.get_by_label("Kaislajoen kunta: Tilinpäätös").check()
    expect(page.get_by_text("Kysytään yhdestä raportista")).to_be_visible()
    with page.expect_request("**/v1/ask/stream") as sent:
        ask(page, "Mikä oli Kaislajoen vuosikate?")
    assert sent.value.post_data_json["report_ids"] == ["kaislajoki-tilinpaatos-2024"]
    expect(page.locator(".source").first).to_contain_text("Tilinpäätös")


def test_copying_takes_the_source_along(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    page.get_by_role("button", name="Kopioi lähteineen").click()
    expect(page.get_by_role("button", name="Kopioitu")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "6\u00a0775\u00a0421" in copied or "6 775 421" in copied
    assert "[1] Osavuosikatsaus 1–3/2025, sivu 1" in copied and f"/v1/reports/{FIRST_QUARTER}/file#page=1" in copied


def test_a_link_opens_the_same_question(new_page: NewPage) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    ask(page, "Entä alkuperäinen talousarvio?")
    before = numbers(page)
    page.locator(".turn").last.get_by_role("button", name="Kopioi linkki").click()
    expect(page.get_by_role("button", name="Kopioitu")).to_be_visible()
    link = page.evaluate("() => navigator.clipboard.readText()")
    other = new_page("/" + link.split("/", 3)[3])
    other.locator(".turn .actions").wait_for()
    assert numbers(other) == before, "a follow-up's link stands alone"


def test_the_conversation_as_a_file(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, "Paljonko Helsingin verotulot olivat?")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tallenna tiedostoon").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert saved.value.suggested_filename.endswith(".txt")
    assert text.index(QUESTION) < text.index("Paljonko Helsingin verotulot olivat?") and "Osavuosikatsaus 1–3/2025, sivu 1" in text


def test_earlier_conversations_are_kept_in_the_browser(page: Page) -> None:
    ask(page, QUESTION)
    reload(page)
    page.get_by_role("button", name="Aiemmat keskustelut").click()
    expect(page.get_by_text("Keskustelut säilyvät vain tässä selaimessa")).to_be_visible()
    page.get_by_role("button", name=QUESTION).first.click()
    assert shown(truth(FIRST_QUARTER, "Toimintakate", "actual", "1–3/2025")) in numbers(page)
    ask(page, "Entä alkuperäinen talousarvio?")
    assert shown(truth(FIRST_QUARTER, "Toimintakate", "budget", "2025")) in numbers(page), "the service still knows the conversation"
    page.get_by_role("button", name="Aiemmat keskustelut").click()
    page.get_by_role("button", name="Poista kaikki aiemmat keskustelut").click()
    expect(page.get_by_text("Ei aiempia keskusteluja.")).to_be_visible()


def test_a_conversation_that_the_service_has_forgotten_begins_anew(page: Page) -> None:
    ask(page, QUESTION)

    def forgotten(route: Route) -> None:
        if json.loads(route.request.post_data or "{}")["conversation_id"] is None:
            route.continue_()
        else:
            route.fulfill(status=404, content_type="application/problem+json", body='{"title": "Ei löydy", "status": 404, "detail": "Keskustelua ei ole."}')

    page.route("**/v1/ask/stream", forgotten)
    ask(page, "Paljonko Kaislajoen kunnan verotulot olivat 1–3/2025?")
    expect(page.get_by_text("Palvelin ei enää muista tätä keskustelua")).to_be_visible()
    assert shown(truth(FIRST_QUARTER, "Verotulot", "actual", "1–3/2025")) in numbers(page)


def test_trouble_is_told_and_the_question_can_be_asked_again(page: Page) -> None:
    problem = '{"status": 429, "detail": "Yritä hetken kuluttua."}'
    page.route("**/v1/ask/stream", lambda route: route.fulfill(status=429, content_type="application/problem+json", body=problem))
    page.get_by_label("Kysymys", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Yritä hetken kuluttua.")).to_be_visible()
    page.unroute("**/v1/ask/stream")
    page.get_by_role("button", name="Kysy uudelleen").click()
    page.locator(".turn .actions").wait_for()
    expect(page.locator(".number-large")).to_be_visible()


def test_a_readers_key_is_asked_for_and_goes_along(new_page: NewPage) -> None:
    """As a service with KATSAUS_READER_KEY answers: 401 without the key."""

    def guarded(route: Route) -> None:
        if route.request.headers.get("authorization") == "Bearer lukijan-avain":
            route.continue_()
        else:
            route.fulfill(status=401, content_type="application/problem+json", body='{"status": 401, "title": "Avain puuttuu", "detail": "Anna avain."}')

    page = new_page("/saavutettavuus")
    page.context.route("**/v1/**", guarded)
    go(page, page.url.replace("/saavutettavuus", "/"))
    page.get_by_role("dialog", name="Lukijan avain").get_by_label("Avain").fill("lukijan-avain")
    page.get_by_role("button", name="Jatka").click()
    page.locator("#examples li").first.wait_for()
    ask(page, QUESTION)
    open_source(page)
    assert marked_box(page), "pictures are fetched with the key too"


HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


def test_what_reports_print_is_never_markup(page: Page) -> None:
    value = {"number": "1", "unit": "EUR", "text": HOSTILE, "label": HOSTILE, "figure_id": None}
    other = {**value, "text": f"{HOSTILE}2"}
    citation = {"id": 1, "report_id": HOSTILE, "report_title": HOSTILE, "page": 1, "bbox": [0, 0, 1, 1], "section": [HOSTILE, HOSTILE]}
    answer = {
        "conversation_id": "c",
        "question": HOSTILE,
        "standalone_question": f"{HOSTILE}?!",
        "status": "answered",
        "answer": f"{HOSTILE} – {HOSTILE} [1]",
        "values": [value, other],
        "citations": [{**citation, "quote": f"{HOSTILE} | {HOSTILE}", "url": "javascript:1"}],
        "calculation": {"operation": "sum", "expression": HOSTILE, "operands": [{**value, "citation": 1}], "result": value},
        "caveats": [HOSTILE],
        "suggestions": [HOSTILE],
        "understood": [{"what": HOSTILE, "value": HOSTILE}],
        "timing_ms": 1,
    }
    events = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in (("delta", {"text": HOSTILE}), ("answer", answer)))
    page.route("**/v1/ask/stream", lambda route: route.fulfill(content_type="text/event-stream", body=events))
    title = page.title()
    ask(page, "kysymys")
    assert page.locator("main img:not(#evidence-picture), main script").count() == 0
    assert page.title() == title
    assert HOSTILE in page.locator(".turn .answer").inner_text()
