"""The shipped scenario files as they lie on disk, read with plain csv and yaml and none of our code."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
SCENARIOS = ROOT / "scenarios"


def table(name: str) -> dict[str, dict[str, str]]:
    """Read a table of scenarios/palembang by its rows' ids."""
    with (SCENARIOS / "palembang" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["id"] for row in rows}) == len(rows), "an id twice"
    return {row["id"]: row for row in rows}


def scenario(name: str) -> Any:
    """Read a scenario's YAML without its parent."""
    return yaml.safe_load((SCENARIOS / f"{name}.yaml").read_text(encoding="utf-8"))
