"""The scenario as it was planned, kept beside its plan so that plans can be compared later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.outputs.atomic import write_text
from outreach_planner.outputs.kept_sources import SOURCES_FILE, read_sources, write_sources
from outreach_planner.scenario.boundaries import boundaries_tree, read_boundaries
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.files import read_text
from outreach_planner.scenario.roster_fields import RosterRules
from outreach_planner.scenario.water import Water, read_water, water_tree

PLAN_FILE, SCENARIO_FILE = "plan.json", "scenario.json"
BOUNDARIES_FILE, WATER_FILE = "boundaries.geojson", "water.geojson"
PLAN_AGAIN = "plan again: a run writes it beside plan.json"


def write_scenario(folder: Path, scenario: Scenario) -> Path:
    """Write a scenario with all its tables and defaults, its sources, and the boundaries and water it names.

    Returns
    -------
    Path
        The file ``scenario.json``; the same scenario gives the same text, wherever it was read from.

    Raises
    ------
    ScenarioError
        If a file cannot be written, or the boundaries or the water cannot be read.
    """
    boundaries, water = read_boundaries(scenario), read_water(scenario)
    drawn: dict[str, str | None] = {"boundaries": None, "water": None}
    if boundaries:
        drawn["boundaries"] = _write_tree(folder / BOUNDARIES_FILE, boundaries_tree(boundaries))
    if water != Water():
        drawn["water"] = _write_tree(folder / WATER_FILE, water_tree(water))
    kept = without_people(scenario).model_copy(update=drawn)
    write_sources(folder / SOURCES_FILE, kept)
    write_text(folder / SCENARIO_FILE, kept.model_dump_json(indent=1) + "\n")
    return folder / SCENARIO_FILE


def _write_tree(file: Path, tree: Mapping[str, Any]) -> str:
    """Write GeoJSON on one line, and return the file's name."""
    write_text(file, json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n")
    return file.name


def without_people(scenario: Scenario) -> Scenario:
    """Take out what names people: officers, and the contacts of hosts and groups."""
    hosts = {
        place: host.model_copy(update={"contact": "", "phone": ""})
        for place, host in scenario.field.hosts.items()
    }
    field = scenario.field.model_copy(update={"hosts": hosts})
    requests = {key: request.model_copy(update={"contact": ""}) for key, request in scenario.requests.items()}
    nobody = {"officers": {}, "roster": RosterRules()}
    return scenario.model_copy(update={"field": field, "requests": requests, **nobody})


def read_kept_scenario(path: Path) -> Scenario:
    """Read a scenario that ``write_scenario`` wrote.

    Raises
    ------
    ScenarioError
        If it is missing, unreadable, or was written by another version or by hand.
    """
    if not path.exists():
        raise ScenarioError([Problem(str(path), None, "", "there is no such file", PLAN_AGAIN)])
    try:
        kept = Scenario.model_validate_json(read_text(path))
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in wrong["loc"])
        came = "it was changed by hand or written by another version of this program"
        raise ScenarioError([Problem(str(path), None, field, came, PLAN_AGAIN)]) from None
    kept._origins = read_sources(path.parent / SOURCES_FILE, path, PLAN_AGAIN)
    return kept
