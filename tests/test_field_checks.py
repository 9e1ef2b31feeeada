"""What the field is told and who goes is checked when it is read, each fault at its field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from field_worlds import officer
from worlds import merged, tiny_data

from outreach_planner.errors import ScenarioError
from outreach_planner.scenario.reading import read_scenario

LIA = {"lia": officer("Lia", "leader")}
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "delivery backwards": (
        {"field": {"delivery": {"desa": {"days_least": 4, "days_most": 2}}}},
        r"field.delivery.desa.days_most: got 2, fewer than days_least 4",
    ),
    "leave backwards": (
        {"officers": {"lia": {**LIA["lia"], "leave": [{"start": "2027-04-06", "end": "2027-04-05"}]}}},
        r"officers.lia.leave\[0\].end: got 2027-04-05, before the start 2027-04-06",
    ),
    "a pin without officers": (
        {"roster": {"pins": [{"date": "2027-04-06", "team": "van", "officer": "lia"}]}},
        r'roster.pins\[0\].officer: got "lia", but there are no officers',
    ),
    "a wish of somebody unknown": (
        {"officers": LIA, "roster": {"wishes": [{"officer": "leo"}]}},
        r'roster.wishes\[0\].officer: got "leo"',
    ),
    "more people than the team takes": (
        {"roster": {"needs": {"van": {"leader": 1, "biometric": 3}}}},
        r"roster.needs.van: they are 4 people, but the team has 3",
    ),
    "a host nowhere": (
        {"field": {"hosts": {"nowhere": {"name": "X"}}}},
        r'field.hosts.nowhere: got "nowhere"',
    ),
    "an officer with no role": ({"officers": {"lia": {"name": "Lia", "roles": []}}}, r"officers.lia.roles"),
    "no-shows of everybody": (
        {"uncertainty": {"no_shows": {"lakso": 1}}},
        r"uncertainty.no_shows.lakso",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_at_its_field(tmp_path: Path, fault: str) -> None:
    changes, told = FAULTS[fault]
    path = tmp_path / "scenario.yaml"
    path.write_text(json.dumps(merged(tiny_data(), changes)), encoding="utf-8")
    with pytest.raises(ScenarioError, match=told):
        read_scenario(path)


def test_a_scenario_with_people_and_facts_is_read(tmp_path: Path) -> None:
    changes = {
        "officers": LIA,
        "roster": {"pins": [{"date": "2027-04-06", "team": "van", "officer": "lia"}]},
        "field": {"hosts": {"timur": {"name": "Camat"}}},
    }
    path = tmp_path / "scenario.yaml"
    path.write_text(json.dumps(merged(tiny_data(), changes)), encoding="utf-8")
    assert read_scenario(path).officers["lia"].roles == ("leader",)
