import json
from pathlib import Path

from plans import small_plan

from outreach_planner.outputs.json_output import no_plan_json, result_json

SECONDS = {"build": 0.7, "first_plan": 0.1, "total": 60.2}


def test_the_result_says_what_the_issue_asks_for() -> None:
    told = json.loads(result_json(small_plan(), SECONDS, {"plan": Path("maps/januari/plan.json")}))
    assert told["version"] == 1
    assert told["outcome"] == "feasible"
    assert (told["value_rupiah"], told["bound_rupiah"]) == (580_000_000, 600_800_000)
    assert (told["net_rupiah"], told["nothing_rupiah"], told["gap"]) == (208_000_000, 372_000_000, 0.1)
    assert told["stopped_by"] == "seconds"
    assert told["seconds"] == SECONDS
    assert told["files"] == {"plan": "maps/januari/plan.json"}
    assert told["indicators"]["by_kabupaten"]["musi-banyuasin"]["visits"] == 2
    first = told["visits"][0]
    assert (first["date"], first["program"], first["team"]) == ("2027-01-04", "lakso", "lakso-van")
    assert (first["place"], first["kabupaten"], first["lane"]) == ("kayu-agung", "ogan-komering-ilir", False)
    assert (first["service_starts"], first["expected_applicants"]) == ("08:30", 57.25)
    assert [journey["team"] for journey in told["trips"]] == ["lakso-van", "lakso-van", "weekend-team"]


def test_what_is_not_proven_is_null() -> None:
    told = json.loads(result_json(small_plan(bound_rupiah=None, gap=None), SECONDS, {}))
    assert told["bound_rupiah"] is None
    assert told["gap"] is None


def test_keys_are_sorted_and_names_stay_readable() -> None:
    text = result_json(small_plan(scenario="Rencana ☾"), SECONDS, {})
    keys = list(json.loads(text))
    assert keys == sorted(keys)
    assert "Rencana ☾" in text


def test_without_a_plan_the_same_keys_are_there_and_the_rules_that_block_are_named() -> None:
    blocked = [{"rule": "guarantees", "about": "musi-banyuasin: 2 visits", "fields": ["policy.guarantees"]}]
    told = json.loads(no_plan_json("infeasible", {**SECONDS, "first_plan": None}, blocked))
    assert told["outcome"] == "infeasible"
    assert told["value_rupiah"] is None
    assert told["visits"] == []
    assert told["blocked_by"] == blocked
    assert set(told) <= set(json.loads(result_json(small_plan(), SECONDS, {})))
