"""Pictures of the pages for the README: python tests_browser/screenshots.py FOLDER. Run by `make screenshots`."""

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from conftest import FLAGS, SAMPLES, ask, chromium, go, ingest, served, wait_for_picture
from PIL import Image
from playwright.sync_api import Page, sync_playwright

QUESTION = "Paljonko Kaislajoen kunnan toimintakate oli tammi–maaliskuussa 2025?"
COLOURS = 128
"""Enough for pages that are mostly white, and small enough to keep in the repository."""


def source(page: Page) -> None:
    """An answer with its source open."""
    ask(page, QUESTION)
    page.locator(".next").wait_for()
    page.locator(".mark").first.click()
    wait_for_picture(page)


def phone(page: Page) -> None:
    """The same on a phone, at the source."""
    source(page)
    page.locator(".sources").evaluate("sources => sources.scrollIntoView()")


def series(page: Page) -> None:
    """A development over years."""
    ask(page, "Miten Kaislajoen lainakanta on kehittynyt?")


def figures(page: Page) -> None:
    """Narrowed figures, one of them on its page."""
    page.locator("#rows tr").first.wait_for()
    page.locator("#f-account").select_option("Toimintakate")
    page.locator("#rows tr", has_text="toteuma").nth(1).get_by_role("button").click()
    wait_for_picture(page)


def reports(page: Page) -> None:
    """All reports."""
    page.locator(".report").first.wait_for()


def start(page: Page) -> None:
    """Before the first question."""
    page.locator("#examples li").first.wait_for()


SHOTS: dict[str, tuple[str, Callable[[Page], None], dict[str, object]]] = {
    "kysy": ("/", source, {}),
    "alku": ("/", start, {}),
    "sarja-tumma": ("/", series, {"color_scheme": "dark"}),
    "puhelin": ("/", phone, {"viewport": {"width": 360, "height": 1020}}),
    "luvut": ("/luvut", figures, {}),
    "raportit": ("/raportit", reports, {}),
    "saavutettavuus": ("/saavutettavuus", lambda page: None, {}),
}


def main(folder: Path) -> None:
    """Takes them all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        ingest(Path(data), sorted(SAMPLES.glob("*.pdf")))
        service = served(Path(data))
        address = next(service)
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, (path, reach, options) in SHOTS.items():
            page = browser.new_page(**{"viewport": {"width": 1280, "height": 860}, "locale": "fi-FI", "reduced_motion": "reduce", **options})  # type: ignore[arg-type]
            go(page, address + path)
            reach(page)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            picture.save(folder / f"{name}.png", optimize=True)
            page.close()
        browser.close()
        service.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
