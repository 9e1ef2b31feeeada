"""Measure how long a page of 2,000 places and a year of visits takes to zoom and to show a day.

Run it with ``python tests/map_zoom.py`` from the top of the project; it needs Chromium. Each figure is the
milliseconds from the wish to the picture; on a machine that does other work they are larger than those of the
page alone, so the processor time that the page used for an act is told beside them (on Linux).
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from browser import chromium, opened
from large_map import write_large_map

MEASURE = """async (form) => {
  const { map } = outreach.page;
  const pictured = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = async (act) => {
    const start = performance.now();
    act();
    await pictured();
    return Math.round(performance.now() - start);
  };
  const choice = document.getElementById("form");
  choice.value = form;
  choice.dispatchEvent(new Event("change"));
  const slider = document.getElementById("slider");
  const show = (day) => { slider.value = day; slider.dispatchEvent(new Event("input")); };
  const found = [];
  for (const step of [1, 1, 1, -1, -1, -1]) {
    found.push(await took(() => map.setZoom(map.getZoom() + step, { animate: false })));
  }
  const day = await took(() => show(200));
  show(0);
  return { zoom: found, day };
}"""


ACTS = 8


def processor_ms() -> int:
    """Return the processor time that Chromium's pages have used until now."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if "--type=renderer" in (status.parent / "cmdline").read_text(encoding="utf-8"):
                user, system = status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:13]
                ticks += int(user) + int(system)
    return 1000 * ticks // os.sysconf("SC_CLK_TCK")


def measure() -> None:
    """Print the figures with circles and with shaded areas."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = Path(folder) / "map.html"
        write_large_map(page)
        print(f"page: {page.stat().st_size / 1e6:.1f} MB")
        with opened(browser, page, ready=".stop") as seen:
            for form in ("circles", "shading"):
                before = processor_ms()
                found = seen.page.evaluate(MEASURE, form)
                print(form, found, f"processor: {(processor_ms() - before) // ACTS} ms an act")


if __name__ == "__main__":
    measure()
