"""A served Katsaus over the sample reports and a real browser in front of it. Run by `make test-browser` only.

The reports are read once, and one service answers the tests of all processes, which change nothing in it; what changes reports has a service of
its own over a copy. KATSAUS_CHROMIUM names another browser than Debian's chromium; axe-core lies where `make test-browser` puts it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "reports"
AXE = ROOT / "build" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
KEY = "yllapitajan-avain"
LATER = "esimerkki-heinola-hyvinvointipalvelut-2025-q1.pdf"
"""The sample that is not there at first: it comes through the page."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run"]
PROGRAM = [sys.executable, "-m", "api"]
WAIT_MS = 30_000
"""How long a condition may take to come true on a machine that has other things to do."""
SERVICE = pytest.StashKey[tuple[str, str]]()

NewPage = Callable[..., Page]


def chromium() -> str:
    """The browser's path."""
    found = os.environ.get("KATSAUS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise RuntimeError("no Chromium: install Debian's package chromium, or name one in KATSAUS_CHROMIUM")
    return found


def ingest(folder: Path, reports: Iterable[Path]) -> None:
    """Reads reports into a data directory."""
    subprocess.run([*PROGRAM, "--data-dir", str(folder), "ingest", *map(str, reports)], cwd=ROOT, check=True, capture_output=True)


def served(folder: Path) -> Iterator[str]:
    """The address of `katsaus serve` over a data directory, in a process of its own."""
    environment = {**os.environ, "KATSAUS_ADMIN_KEY": KEY, "KATSAUS_MARKING": "true"}
    program = [*PROGRAM, "--data-dir", str(folder), "serve", "--port", "0"]
    serving = subprocess.Popen(program, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert serving.stdout is not None
        told = next((found[0] for line in serving.stdout if (found := re.search(r"http://[\w.:\[\]]+\d", line))), None)
        assert told is not None, "the service did not start"
        yield told
    finally:
        serving.terminate()
        serving.wait(20)


# ---------------------------------------------------------------------------------------------- one store and service for all processes


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """The process that hands the tests out reads the reports and serves them."""
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    folder = Path(tempfile.mkdtemp(prefix="katsaus-browser-"))
    session.config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    ingest(folder / "whole", (path for path in sorted(SAMPLES.glob("*.pdf")) if path.name != LATER))
    shutil.copytree(folder / "whole", folder / "copy")
    serving = served(folder / "whole")
    session.config.stash[SERVICE] = (next(serving), str(folder / "copy"))
    session.config.add_cleanup(serving.close)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a process that runs tests where the service is."""
    node.workerinput["katsaus"] = node.config.stash[SERVICE]


def service_of(config: pytest.Config) -> tuple[str, Path]:
    """(the service's address, a copy of its data directory that nobody uses)."""
    address, copy = config.workerinput["katsaus"] if hasattr(config, "workerinput") else config.stash[SERVICE]
    return address, Path(copy)


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> str:
    """The service over all samples but one."""
    return service_of(request.config)[0]


@pytest.fixture
def own_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same reports in a service of the test's own."""
    shutil.copytree(service_of(request.config)[1], tmp_path / "data")
    yield from served(tmp_path / "data")


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
    addresses = [address]
    troubles: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:  # a refusal that a test asks for
            troubles.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((*addresses, "blob:", "data:")):
            troubles.append(f"an address outside: {request.url}")

    def opened(path: str = "/", at: str | None = None, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI", **options)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        addresses.append(at or address)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", asked)
        go(page, (at or address) + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles


def go(page: Page, address: str) -> None:
    """Goes to an address and waits until the page hears what is pressed."""
    page.goto(address)
    page.locator("body[data-ready]").wait_for()


def reload(page: Page) -> None:
    """The same for the page as it is."""
    go(page, page.url)


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
