import json
import re
from pathlib import Path

import pytest
from map_worlds import map_scenario_tree
from plan_scenarios import plan_scenario
from plans import small_plan

from outreach_planner.cli import main
from outreach_planner.outputs.comparison_input import read_kept_scenario, write_scenario
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import fingerprint


def kept(folder: Path, plan: Plan | None = None, **changes) -> Path:
    """Write a plan and its scenario as a run does."""
    scenario = plan_scenario({**map_scenario_tree(), **changes})
    write_scenario(folder, scenario)
    write_plan(
        folder / "plan.json", (plan or small_plan()).model_copy(update={"fingerprint": fingerprint(scenario)})
    )
    return folder


def test_a_kept_scenario_is_read_back_as_it_was(tmp_path):
    scenario: Scenario = plan_scenario(map_scenario_tree())
    again = read_kept_scenario(write_scenario(tmp_path, scenario))
    assert again == scenario
    assert fingerprint(again) == fingerprint(scenario)


def test_plans_are_compared_from_folders_and_files(tmp_path, capsys):
    one, two = kept(tmp_path / "satu"), kept(tmp_path / "dua", small_plan(trips=()))
    assert main(["compare", str(one), str(two / "plan.json"), "--out", str(tmp_path / "hasil")]) == 0
    said = capsys.readouterr().out
    assert "Rencana 1: satu" in said
    assert "Rencana 2: 0 tetap, 0 pindah, 0 baru, 4 hilang" in said
    assert (tmp_path / "hasil/comparison.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_json_is_one_object_and_the_page_is_the_same_each_time(tmp_path, capsys):
    one = kept(tmp_path / "satu")
    pages = []
    for _ in range(2):
        assert main(["compare", str(one), str(one), "--json", "--out", str(tmp_path)]) == 0
        pages.append((tmp_path / "comparison.html").read_bytes())
    assert pages[0] == pages[1]
    tree = json.loads(capsys.readouterr().out.split("\n}\n")[0] + "\n}")
    assert tree["same_input"]
    assert all(set(figure["differences"]) <= {0, None} for figure in tree["figures"])


def test_other_input_is_told_in_the_language_asked_for(tmp_path, capsys):
    office = {**map_scenario_tree()["office"], "officers": 17}
    one, two = kept(tmp_path / "a"), kept(tmp_path / "b", office=office)
    assert main(["compare", str(one), str(two), "--lang", "en", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Their input is not the same" in said
    assert "(office.officers): 18 -> 17" in said


def test_figures_of_different_offices_stand_side_by_side_without_differences(tmp_path, capsys):
    office = {**map_scenario_tree()["office"], "place": "ptc-mall"}
    one, two = kept(tmp_path / "a"), kept(tmp_path / "b", office=office)
    assert main(["compare", str(one), str(two), "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "dari kantor yang berbeda" in said
    (distance,) = [line for line in said.splitlines() if line.startswith("Jarak tempuh")]
    assert distance.split() == ["Jarak", "tempuh", "526", "km", "526", "km"]
    assert "<small>0</small></td>" not in (tmp_path / "comparison.html").read_text(encoding="utf-8")


def test_json_of_different_offices_holds_no_difference(tmp_path, capsys):
    office = {**map_scenario_tree()["office"], "place": "ptc-mall"}
    one, two = kept(tmp_path / "a"), kept(tmp_path / "b", office=office)
    assert main(["compare", str(one), str(two), "--json", "--out", str(tmp_path)]) == 0
    tree = json.loads(capsys.readouterr().out)
    assert {value for figure in tree["figures"] for value in figure["differences"]} == {None}


def test_a_scenario_in_place_of_a_plan_is_refused_with_the_way_to_a_plan(tmp_path, capsys):
    one = kept(tmp_path / "a")
    assert main(["compare", str(one), "januari.yaml"]) == 2
    said = capsys.readouterr().err
    assert "januari.yaml: it is a scenario and not yet a plan; plan it" in said
    assert "maps/januari" in said


def test_plans_are_called_by_scenario_and_by_folder_where_scenarios_are_called_alike(tmp_path):
    one, two = kept(tmp_path / "a"), kept(tmp_path / "b")
    named = small_plan().model_copy(update={"scenario": "Tanpa malam"})
    other = kept(tmp_path / "c", named, name="Tanpa malam")
    heads = []
    for second in (two, other):
        assert main(["compare", str(one), str(second), "--out", str(tmp_path)]) == 0
        html = (tmp_path / "comparison.html").read_text(encoding="utf-8")
        heads.append(re.findall(r'<h2 id="plan-2">.*?<bdi>(.*?)</bdi>', html))
    assert heads == [["b"], ["Tanpa malam"]]


def test_the_legend_names_the_teams_once_and_apart_where_plans_have_others(tmp_path):
    teams = map_scenario_tree()["teams"]
    renamed = {key: {**team, "name": f"{team['name']} baru"} for key, team in teams.items()}
    one, two = kept(tmp_path / "a"), kept(tmp_path / "b", teams=renamed)
    told = []
    for second in (one, two):
        assert main(["compare", str(one), str(second), "--out", str(tmp_path)]) == 0
        html = (tmp_path / "comparison.html").read_text(encoding="utf-8")
        told.append(re.findall(r'<p class="teams">(?:<strong class="number">(.)</strong>)?', html))
    assert told == [[""], ["1", "2"]]


def test_a_plan_without_its_scenario_is_refused_kindly(tmp_path, capsys):
    one = kept(tmp_path / "a")
    (one / "scenario.json").unlink()
    assert main(["compare", str(one), str(one), "--out", str(tmp_path)]) == 2
    assert "scenario.json: there is no such file; plan again" in capsys.readouterr().err


def test_a_plan_of_another_scenario_is_refused_kindly(tmp_path, capsys):
    one = kept(tmp_path / "a")
    write_scenario(one, plan_scenario({**map_scenario_tree(), "pins": []} | {"counters": {}}))
    assert main(["compare", str(one), str(one), "--out", str(tmp_path)]) == 2
    assert "was made for another scenario; give the scenario.json" in capsys.readouterr().err


def test_a_kept_scenario_that_was_changed_is_refused_kindly(tmp_path, capsys):
    one = kept(tmp_path / "a")
    text = (one / "scenario.json").read_text(encoding="utf-8")
    (one / "scenario.json").write_text(text.replace('"officers"', '"oficers"'), encoding="utf-8")
    assert main(["compare", str(one), str(one), "--out", str(tmp_path)]) == 2
    assert "it was changed by hand or written by another version" in capsys.readouterr().err


@pytest.mark.parametrize(("count", "came"), [(1, "1 plan"), (5, "5 plans")])
def test_one_plan_or_five_are_refused_kindly(tmp_path, capsys, count, came):
    one = kept(tmp_path / "a")
    assert main(["compare", *[str(one)] * count]) == 2
    assert f"got {came}; name 2 to 4" in capsys.readouterr().err


def test_a_folder_without_a_plan_is_refused_kindly(tmp_path, capsys):
    assert main(["compare", str(tmp_path), str(tmp_path)]) == 2
    assert "there is no such file" in capsys.readouterr().err
