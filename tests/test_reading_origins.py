"""Every value of a scenario knows where it was written, and nothing else of it changes by that."""

from pathlib import Path

import pytest
from scenario_texts import SMALL, changed, child, line_of, put
from worlds import tiny_scenario

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, fingerprint, origins_of, resolved_lines
from outreach_planner.scenario.reading import read_scenario


def test_a_value_that_was_not_written_has_the_place_of_the_group_around_it(tmp_path: Path):
    path = put(tmp_path, SMALL)
    origins = origins_of(read_scenario(path))
    assert origins.of("teams.van.nights_at_most").line == line_of(SMALL, "  van:")
    assert origins.of("programs.lakso.weekdays[9]").line == line_of(SMALL, "    weekdays:")
    assert origins.of("nowhere.at[3].all").line == 1


def test_a_scenario_built_in_python_says_so():
    assert origins_of(tiny_scenario()).of("teams.van") == Origin("scenario")
    assert 'name: "tiny"   # scenario' in resolved_lines(tiny_scenario())


def test_resolved_lines_name_file_line_confidence_and_source(tmp_path: Path):
    text = 'teams:\n  van:\n    officers: {value: 4, confidence: sourced, source: "detik d-7163799"}\n'
    path = child(tmp_path, text)
    lines = resolved_lines(read_scenario(path))
    assert f'teams.van.officers: 4   # {path}:4 sourced "detik d-7163799"' in lines
    base = tmp_path / "base.yaml"
    assert f'teams.van.leaves_at: "06:00"   # {base}:{line_of(SMALL, "    leaves_at")}' in lines
    assert "teams.van.nights_at_most: 0   # default" in lines


def test_the_fingerprint_forgets_name_limits_and_places_in_files(tmp_path: Path):
    one = read_scenario(put(tmp_path, SMALL, "one.yaml"))
    text = "# moved down\n" + changed(("name: Small", "name: Other\nname_en: More")) + "limits: {seed: 7}\n"
    other = read_scenario(put(tmp_path, text, "other.yaml"))
    assert fingerprint(one) == fingerprint(other)
    more = read_scenario(put(tmp_path, changed(("    officers: 2", "    officers: 3")), "more.yaml"))
    assert fingerprint(one) != fingerprint(more)


def test_origins_survive_a_copy_and_do_not_make_scenarios_unequal(tmp_path: Path):
    scenario = read_scenario(put(tmp_path, SMALL))
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario
    copy = scenario.model_copy(update={"name": "Copy"})
    assert origins_of(copy).of("office.officers").line == line_of(SMALL, "  officers: 10")


@pytest.mark.parametrize(
    ("child", "english"),
    [
        ("name: Februari\n", ""),
        ("name: Februari\nname_en: February\n", "February"),
        ("name: Januari\n", "January"),
        ("horizon: {end: 2027-04-08}\n", "January"),
    ],
)
def test_a_name_written_anew_does_not_keep_the_english_of_the_old_one(
    tmp_path: Path, child: str, english: str
) -> None:
    parent = changed(("name: Small\n", "name: Januari\nname_en: January\n"))
    put(tmp_path, parent, "parent.yaml")
    month = put(tmp_path, f"extends: parent.yaml\n{child}", "month.yaml")
    assert read_scenario(month).name_en == english
