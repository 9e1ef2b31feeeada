"""Draw the gallery in ``maps/gallery`` again: plan the shipped months, and photograph their pages.

Run it with ``python tests/gallery.py`` from the top of the project; it needs Chromium. A number after it
is the seconds to spend on each month (default: what the scenario itself says).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from browser import chromium, opened

from outreach_planner.commands.comparing import PAGE, run_compare
from outreach_planner.outputs.comparison_input import write_scenario
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.outputs.map_page import write_map
from outreach_planner.planning import plan
from outreach_planner.scenario.reading import read_scenario

TOP = Path(__file__).parents[1]
GALLERY = TOP / "maps/gallery"
MONTHS = ("palembang-2025-01", "palembang-2027-01")
SIZE = (1280, 800)
MOST_BYTES = {".png": 400_000, ".html": 1_500_000}


def draw(seconds: float | None) -> list[Path]:
    """Plan each month, write its page, and hold the months side by side."""
    pages = []
    with tempfile.TemporaryDirectory() as kept:
        for month in MONTHS:
            scenario = read_scenario(TOP / "scenarios" / f"{month}.yaml")
            changes = {} if seconds is None else {"seconds": seconds}
            result = plan(scenario, limits=scenario.limits.model_copy(update=changes))
            if result.plan is None:
                raise SystemExit(f"no plan was found for {month}: {result.outcome}")
            pages.append(GALLERY / month / "map.html")
            write_map(pages[-1], scenario, result.instance, result.plan)
            write_plan(Path(kept) / month / "plan.json", result.plan)
            write_scenario(Path(kept) / month, scenario)
        folders = [Path(kept) / month for month in MONTHS]
        run_compare(plans=folders, out=GALLERY / "comparison", as_json=False, lang="id")
    return [*pages, GALLERY / "comparison" / PAGE]


def photograph(pages: list[Path]) -> None:
    """Take a picture of each page as it opens, beside it."""
    with chromium() as browser:
        for path in pages:
            picture = path.with_suffix(".png")
            with opened(browser, path, SIZE) as seen:
                seen.page.screenshot(path=picture)
                if seen.complaints or seen.asked:
                    raise SystemExit(f"{path}: {seen.complaints} {seen.asked}")
            for file in (path, picture):
                if file.stat().st_size > MOST_BYTES[file.suffix]:
                    raise SystemExit(f"{file} holds {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    photograph(draw(float(sys.argv[1]) if len(sys.argv) > 1 else None))
