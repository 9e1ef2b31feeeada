"""Tiny worlds that ask where a fixed site should be.

The tiny world of ``worlds`` with a question: Timur (30 people a day, 30 km and 30 minutes from the office)
and Barat (20 people a day, 60 km and 60 minutes) are candidates. A site opens on the second day, Tuesday.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from worlds import merged, scenario_of, tiny_data

from outreach_planner.scenario.fields import Scenario

SITES: dict[str, Any] = {
    "candidates": {
        "timur": {"place": "timur", "monthly_rupiah": 0, "applicants_a_day": 1000},
        "barat": {"place": "barat", "monthly_rupiah": 0, "applicants_a_day": 1000},
    },
    "at_most": 2,
    "draws": 5,
    "search_rounds": 5_000,
    "bound_rounds": 10,
}


def site_scenario(**changes: Any) -> Scenario:
    """The tiny world with candidates, changed as asked."""
    return scenario_of(merged(merged(tiny_data(), {"sites": SITES}), changes))


def written(folder: Path, **changes: Any) -> Path:
    """Write the tiny world with its question into a folder; JSON is YAML too."""
    path = folder / "sites.yaml"
    path.write_text(json.dumps(merged(merged(tiny_data(), {"sites": SITES}), changes)), encoding="utf-8")
    return path
