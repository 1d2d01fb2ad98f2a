"""A served Katsaus over the sample reports and a real browser in front of it. Run by `make test-browser` only.

KATSAUS_CHROMIUM names another browser than Debian's chromium; axe-core lies where `make test-browser` puts it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "reports"
AXE = ROOT / "build" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
KEY = "yllapitajan-avain"
LATER = "esimerkki-heinola-hyvinvointipalvelut-2025-q1.pdf"
"""The sample that is not there at first: it comes through the page."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
WAIT_MS = 15_000

NewPage = Callable[..., Page]


def chromium() -> str:
    """The browser's path."""
    found = os.environ.get("KATSAUS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise RuntimeError("no Chromium: install Debian's package chromium, or name one in KATSAUS_CHROMIUM")
    return found


def served(folder: Path, *reports: Path, **settings: str) -> Iterator[str]:
    """The address of `katsaus serve` over these reports, in a process of its own."""
    environment = {**os.environ, "KATSAUS_ADMIN_KEY": KEY, **settings}
    program = [sys.executable, "-m", "api", "--data-dir", str(folder)]
    subprocess.run([*program, "ingest", *map(str, reports)], cwd=ROOT, env=environment, check=True, capture_output=True)
    serving = subprocess.Popen([*program, "serve", "--port", "0"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert serving.stdout is not None
        told = next((found[0] for line in serving.stdout if (found := re.search(r"http://[\w.:\[\]]+\d", line))), None)
        assert told is not None, "the service did not start"
        yield told
    finally:
        serving.terminate()
        serving.wait(20)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over all samples but one. What a test adds it takes out again."""
    reports = [path for path in sorted(SAMPLES.glob("*.pdf")) if path.name != LATER]
    yield from served(tmp_path_factory.mktemp("data"), *reports)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def new_page(browser: Browser, address: str) -> Iterator[NewPage]:
    """Opens pages of the service; at the end none of them has met an error or asked anything of another address."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:  # a refusal that a test asks for
            troubles.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "blob:", "data:")):
            troubles.append(f"an address outside: {request.url}")

    def opened(path: str = "/", width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI", **options)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", asked)
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles


def ask(page: Page, question: str) -> None:
    """Asks and waits for the whole answer."""
    before = page.locator(".turn").count()
    page.get_by_label("Kysymys", exact=True).fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn").nth(before).locator(".actions").wait_for()


def open_source(page: Page, number: int = 0) -> None:
    """Opens a source of the last answer and waits for the picture of its page."""
    page.locator(".turn").last.locator(".source").nth(number).click()
    wait_for_picture(page)


def wait_for_picture(page: Page) -> None:
    page.locator("#evidence-frame:not([aria-busy]) #evidence-picture[src]").wait_for()
