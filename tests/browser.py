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
def opened(
    browser: Browser,
    path: Path | str,
    size: tuple[int, int] = DESK,
    ready: str = ".folium-map .name",
    allowed: str | None = None,
) -> Iterator[Opened]:
    """Open a page from the disk until ``ready`` is there; what else it asks for is noted and refused.

    What begins with ``allowed`` is noted and answered. A page may be told by its address, too.
    """
    address = path if isinstance(path, str) else path.as_uri()
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.set_default_timeout(15_000)
    seen = Opened(page)

    def answer(route: Route) -> None:
        if route.request.url == address:
            route.continue_()
            return
        seen.asked.append(route.request.url)
        if allowed and route.request.url.startswith(allowed):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", answer)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (seen.complaints.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.wait_for_selector(ready, state="attached")
    yield seen
    context.close()


CONTRASTS = """() => {
  const channel = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([red, green, blue]) =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const parsed = (text) => (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const below = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [red, green, blue, cover = 1] = parsed(getComputedStyle(each).backgroundColor);
      if (cover > 0.9) return [red, green, blue];
    }
    return [255, 255, 255];
  };
  const left_out = "script, style, svg, :disabled, .unseen, .skip";
  const poor = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest(left_out)) continue;
    const pair = [light(parsed(getComputedStyle(element).color)), light(below(element))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) poor.add(`${element.tagName} ${element.className}: ${ratio.toFixed(2)}`);
  }
  return [...poor].sort();
}"""


def poor_contrasts(page: Page) -> list[str]:
    """List what is written with less contrast than 4.5 to 1, as WCAG 2 counts it."""
    found: list[str] = page.evaluate(CONTRASTS)
    return found
