"""What must hold of every world: more is never worse, less never better, names and weeks do not matter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from changed_worlds import (
    ROUNDS,
    TIGHTENINGS,
    World,
    as_plan,
    best,
    later,
    question,
    renamed,
    some_data,
)
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shipped_files import SCENARIOS
from touring_worlds import touring_data, touring_scenario

from outreach_planner.auditing import audit
from outreach_planner.cli import main
from outreach_planner.deciding.bound import improve_bound
from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.exact import solve_exactly
from outreach_planner.model.network import Schedule
from outreach_planner.outputs.json_output import write_plan
from outreach_planner.plans.files import read_plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

SEEDS = range(8)


def value(world: World) -> float:
    """The value of the best plan of a world; -inf without one."""
    plan = best(question(world))
    return -np.inf if plan is None else plan.value_rupiah


@given(
    seed=st.integers(0, 10_000),
    towns=st.integers(1, 3),
    days=st.integers(4, 5),
    teams=st.integers(1, 2),
    office_rules=st.integers(0, 4),
    richer=st.integers(0, 4),
)
@example(seed=174, towns=1, days=4, teams=1, office_rules=0, richer=2)  # a stay as long as the gap
@settings(max_examples=20)
def test_what_the_search_finds_is_audited_clean_worth_what_it_says_and_under_every_bound(
    tmp_path_factory: pytest.TempPathFactory, seed: int, **size: int
) -> None:
    instance = prepare(touring_scenario(seed, **size))
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), seed, ROUNDS, lambda: False)
    proof = solve_exactly(formulation)
    if last.schedule is None:
        return
    plan = as_plan(formulation, last.schedule)
    found = audit(instance, plan)
    assert found.clean
    assert found.value_rupiah == pytest.approx(last.value_rupiah, abs=2)
    assert proof.value_rupiah is None or proof.value_rupiah >= plan.value_rupiah - 2
    assert proof.feasible
    for bound in improve_bound(formulation, [last.schedule], 3, lambda: False):
        assert bound >= plan.value_rupiah - 1
    file = tmp_path_factory.mktemp("plan") / "plan.json"
    write_plan(file, plan)
    assert read_plan(file) == plan


@pytest.mark.parametrize("seed", SEEDS)
def test_one_team_more_never_hurts(seed: int) -> None:
    world = some_data(seed)
    first = world["teams"]["van-1"]
    more = world | {"teams": {**world["teams"], "another": first}}
    plan, richer_value = best(question(world)), value(more)
    if plan is None:
        return
    found = audit(question(more).instance, plan)
    assert found.clean
    assert richer_value >= plan.value_rupiah - 1


@pytest.mark.parametrize("name", TIGHTENINGS)
def test_a_tighter_rule_never_helps(name: str) -> None:
    # The best plan under the tighter rule keeps the rules without it, and is worth as much.
    for seed in (1, 2, 5, 7):
        world = some_data(seed)
        tight = best(question(TIGHTENINGS[name](world)))
        if tight is None:
            continue
        loose = question(world)
        plan = as_plan(loose, schedule_of(tight, loose.instance))
        found = audit(loose.instance, plan)
        assert found.clean, [str(violation) for violation in found.violations]
        assert plan.value_rupiah == tight.value_rupiah
        assert value(world) >= tight.value_rupiah - 1


def test_the_tighter_rules_bite() -> None:
    # Otherwise the test above would say little: each makes the best plan of some world worse, or impossible.
    for name, tighten in TIGHTENINGS.items():
        assert any(value(tighten(some_data(seed))) < value(some_data(seed)) - 1 for seed in (1, 2, 5, 7)), (
            name
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_change_nothing(seed: int) -> None:
    # The new names come in the opposite order of the alphabet.
    world = some_data(seed)
    ids = sorted(
        {key for group in ("places", "districts", "kabupaten", "teams", "programs") for key in world[group]}
        | set(world["roads"]["nodes"])
    )
    names = {name: f"{chr(ord('z') - number)}-{name}" for number, name in enumerate(ids)}
    changed = renamed(world, names)
    plan, other = best(question(world)), best(question(changed))
    if plan is None or other is None:
        assert plan is other
        return
    assert other.value_rupiah == plan.value_rupiah
    again = schedule_of(other, question(changed).instance)
    assert as_plan(question(world), again).value_rupiah == plan.value_rupiah


@pytest.mark.parametrize("seed", SEEDS)
def test_two_weeks_later_the_plan_is_the_same_two_weeks_later(seed: int) -> None:
    # Both fortnights lie in April 2027: no holiday, no other month, the same roads.
    world = some_data(seed)
    now, then = (question(data) for data in (world, later(world, 14)))
    plan, other = best(now), best(then)
    if plan is None or other is None:
        assert plan is other
        return
    schedules = [schedule_of(plan, now.instance), schedule_of(other, then.instance)]
    assert (schedules[0].option == schedules[1].option).all()
    assert (schedules[0].night == schedules[1].night).all()
    assert other.value_rupiah == plan.value_rupiah


@pytest.mark.parametrize("seed", SEEDS)
def test_two_equal_places_may_be_swapped(seed: int) -> None:
    # Kembar is what Dekat is: on its road node, for the same people.
    world = touring_data(seed, towns=2, days=4, teams=1 + seed % 2, office_rules=seed % 2)
    world |= {"bans": [], "frozen": None}  # they name one of the two
    twins = {**world["places"], "kembar": world["places"]["dekat"]}
    formulation = question(world | {"places": twins})
    other = question(world | {"places": dict(reversed(twins.items()))})
    plan = best(formulation)
    if plan is None:
        assert best(other) is None
        return
    other_plan = best(other)
    assert other_plan is not None
    assert other_plan.value_rupiah == pytest.approx(plan.value_rupiah, abs=2)
    swapped = schedule_of(plan, formulation.instance)
    ids = formulation.instance.options.ids
    names = {f"lakso/{one}": f"lakso/{two}" for one, two in (("dekat", "kembar"), ("kembar", "dekat"))}
    partner = np.array([*(ids.index(names.get(name, name)) for name in ids), -1])
    twin = as_plan(formulation, Schedule(partner[swapped.option], swapped.night))
    assert audit(formulation.instance, twin).clean
    assert twin.value_rupiah == pytest.approx(plan.value_rupiah, abs=2)


def test_the_same_seed_writes_the_same_bytes_again_and_in_a_fresh_process(tmp_path: Path) -> None:
    text = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    scenario = tmp_path / "week.yaml"
    short = "limits:\n  search_rounds: 20000\n  bound_rounds: 3\n  gap: 0\n"
    scenario.write_text(text.replace("limits:\n", short, 1), encoding="utf-8")
    folders = [tmp_path / name for name in ("first", "again", "fresh")]
    for folder in folders[:2]:
        assert main(["plan", str(scenario), "--out", str(folder), "--quiet"]) == 0
    words = [sys.executable, "-m", "outreach_planner.cli", "plan", str(scenario), "--quiet"]
    hashes_differ = os.environ | {"PYTHONHASHSEED": "4711"}
    subprocess.run([*words, "--out", str(folders[2])], check=True, env=hashes_differ, capture_output=True)
    names = {path.name for path in folders[0].iterdir()}
    assert {"plan.json", "map.html", "plan.xlsx", "scenario.json"} <= names
    assert json.loads((folders[0] / "plan.json").read_text(encoding="utf-8"))["stopped_by"] == "work"
    for folder in folders[1:]:
        assert {path.name for path in folder.iterdir()} == names
        assert {name for name in names if same(folders[0] / name, folder / name)} == names


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    return one.read_bytes() == other.read_bytes()
