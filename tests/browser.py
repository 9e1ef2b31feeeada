"""A real browser that opens pages from the disk with the network off, and writes down what it meets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DESK = (1280, 800)
PHONE = (390, 844)


@dataclass
class Opened:
    """A page in the browser, what it asked the network for, and what it complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium; the test is skipped, visibly, where the machine has none."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no chromium on this machine: pages were not opened (install the package chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, size: tuple[int, int] = DESK) -> Iterator[Opened]:
    """Open a page from the disk; whatever is not a file is refused and written down."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.set_default_timeout(15_000)
    seen = Opened(page)

    def answer(route: Route) -> None:
        if route.request.url == path.as_uri():
            route.continue_()
        else:
            seen.asked.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (seen.complaints.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    page.wait_for_selector(".folium-map .name", state="attached")
    yield seen
    context.close()
