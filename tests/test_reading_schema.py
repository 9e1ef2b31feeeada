"""The schema for editors is the one the files name, and the shipped scenarios keep to it."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from scenario_texts import SMALL, changed

from outreach_planner.scenario.nodes import plain
from outreach_planner.scenario.schema import scenario_schema, schema_text
from outreach_planner.scenario.strict_yaml import parse

SCENARIOS = Path(__file__).parent.parent / "scenarios"
SHIPPED = sorted(SCENARIOS.glob("*.yaml"))
STARTERS = ["scenario.en.yaml", "scenario.id.yaml"]
VALIDATOR = Draft202012Validator(scenario_schema())


def read(text: str) -> Any:
    """The tree of a file, unmerged, as an editor sees it."""
    return plain(parse(text, "x.yaml")[0])


def test_the_schema_itself_is_valid():
    Draft202012Validator.check_schema(scenario_schema())


def test_the_file_beside_the_scenarios_is_what_the_command_prints():
    assert (SCENARIOS / "scenario.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_text_is_json_in_the_order_of_the_fields():
    assert list(json.loads(schema_text())["properties"])[:4] == ["extends", "name", "name_en", "horizon"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_scenarios_keep_to_the_schema_and_name_it(path: Path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=scenario.schema.json\n")
    VALIDATOR.validate(read(text))


@pytest.mark.parametrize("name", STARTERS)
def test_starters_keep_to_the_schema(name: str):
    VALIDATOR.validate(read(files("outreach_planner").joinpath("starter", name).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        SMALL,
        "extends: base.yaml\n",
        "extends: base.yaml\nteams: {van: null}\n",
        "extends: base.yaml\nplaces: {from: [a.csv, b.csv], kantor: {lane: true}}\n",
        "extends: base.yaml\noffice: {officers: {value: 3, source: x, confidence: memory, range: [2, 4]}}\n",
        'extends: base.yaml\nprograms: {lakso: {opens: {value: "07:30", source: x}}}\n',
    ],
)
def test_what_a_file_may_hold_keeps_to_the_schema(text: str):
    VALIDATOR.validate(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "name: x\n",
        changed(("    officers: 2\n", "    oficers: 2\n")),
        changed(('    opens: "08:00"', "    opens: 7:30")),
        changed(("backlog_days: 10", "backlog_days: {value: ten}")),
        changed(("backlog_days: 10", "backlog_days: {value: 10, confidence: sure}")),
        changed(("  van:\n", "  Van 1:\n")),
        "extends: base.yaml\nhorizon: {from: x.csv}\n",
    ],
)
def test_what_a_file_may_not_hold_is_marked(text: str):
    assert not VALIDATOR.is_valid(read(text))
