"""A scenario that no plan satisfies: the fewest rows that block, the rules behind, and mends that suffice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from explain_worlds import KELILING, tiny_week
from shipped_files import SCENARIOS

from outreach_planner.cli import main
from outreach_planner.deciding.blocking import blocked_by
from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.explaining.conflict import rules_behind, smallest_conflict
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def question(**changes: Any) -> Formulation:
    """The question of the tiny week with changes: one team, five days, three places, a gap of three days."""
    return formulate(prepare(tiny_week(changes)))


def pins(*events: tuple[int, str]) -> list[dict[str, Any]]:
    """Events fixed on days of January."""
    return [{"date": f"2027-01-{day}", "program": KELILING, "place": place} for day, place in events]


def promised(visits: int) -> dict[str, Any]:
    """So many visits promised to the only kabupaten."""
    return {"guarantees": {"kota-contoh": {"visits": visits, "program": KELILING}}}


def mends(**changes: Any) -> dict[str, tuple[float | None, float | None, bool]]:
    """What may give way, from what to what, and whether it is the smallest change of several."""
    found = blocked_by(question(**changes))
    told = [mend for blocked in found for mend in blocked.mends]
    assert all(mend.is_enough for mend in told)
    return {mend.field.field: (mend.came, mend.becomes, mend.is_cheapest) for mend in told}


def test_a_scenario_with_a_plan_has_no_conflict_and_needs_no_mend() -> None:
    assert smallest_conflict(question()) == ()
    assert blocked_by(question()) == ()


def test_two_pins_of_one_place_within_its_gap_block_each_other_with_the_gap() -> None:
    # 11 and 13 January are two days apart, the gap is three; the third pin has nothing to do with it.
    formulation = question(pins=pins((11, "jauh"), (13, "jauh"), (15, "dekat")))
    fields = [row.field for row in smallest_conflict(formulation)]
    assert fields == ["programs.keliling.revisit_gap_days", "pins[0]", "pins[1]"]


def test_either_pin_or_a_shorter_gap_mends_two_pins_within_the_gap() -> None:
    # 11 and 13 January are two days apart: with a gap of two days both can be. One day of a gap of seven
    # weighs less than a visit.
    assert mends(pins=pins((11, "jauh"), (13, "jauh"))) == {
        "programs.keliling.revisit_gap_days": (3, 2, True),
        "pins[0]": (None, None, False),
        "pins[1]": (None, None, False),
    }


def test_two_pins_on_one_day_of_one_team_block_each_other_and_either_is_given_up() -> None:
    changes = {"pins": pins((11, "jauh"), (11, "dekat"))}
    assert [row.field for row in smallest_conflict(question(**changes))] == ["pins[0]", "pins[1]"]
    assert mends(**changes) == {"pins[0]": (None, None, True), "pins[1]": (None, None, False)}


def test_a_ban_behind_a_promise_may_be_taken_out() -> None:
    # Jauh and Dusun have two visits each within their gap, and Dekat none: four. For five Dekat is needed;
    # the second ban, of Saturdays, has nothing to do with it.
    saturdays = {"place": "jauh", "dates": {"start": "2027-01-16", "end": "2027-01-16"}}
    found = mends(policy=promised(5), bans=[{"place": "dekat"}, saturdays])
    assert found["bans[0]"][:2] == (None, None)
    assert "bans[1]" not in found
    assert found["policy.guarantees.kota-contoh.visits"][:2] == (5, 4)


def test_a_ban_that_closes_all_that_is_asked_for_may_be_taken_out() -> None:
    # On Friday 15 January an event must be held; all are banned that day.
    friday = {"team": "mobil", "dates": {"start": "2027-01-15", "end": "2027-01-15"}}
    found = mends(programs={KELILING: {"hold_every": ["friday"]}}, bans=[friday])
    assert {field: mend[:2] for field, mend in found.items()} == {
        "programs.keliling.hold_every": (None, None),
        "bans[0]": (None, None),
    }


def test_a_promise_beyond_the_days_is_mended_to_what_they_allow() -> None:
    # The team has five days, and with the gap five visits fit: Jauh, Dekat, Dusun, Jauh, Dekat.
    changes = {"policy": promised(9)}
    assert [row.rule for row in smallest_conflict(question(**changes))] == ["guaranteed-visits"]
    assert mends(**changes) == {"policy.guarantees.kota-contoh.visits": (9, 5, False)}


def test_a_promise_is_mended_to_what_people_allow_and_not_only_the_days() -> None:
    # Of 22 and more at Dekat and of 55 and more at Jauh, who come at first; with 40 asked for, Jauh alone can
    # be visited, twice: of the 84 left after Tuesday and 36 more on Friday half come, 60. By the calendar
    # alone, each day has a visit to Jauh or to Dekat while it is not known that too few come to Dekat.
    changes: dict[str, Any] = {"policy": promised(9), "programs": {KELILING: {"minimum_attendance": 40}}}
    found = mends(**changes)
    assert found["policy.guarantees.kota-contoh.visits"] == (9, 2, False)


def test_a_most_below_a_least_gives_way_by_the_difference_on_either_side() -> None:
    # Four visits are promised and two events are allowed: two more, or two fewer.
    changes: dict[str, Any] = {"policy": promised(4), "programs": {KELILING: {"events_at_most": 2}}}
    rules = {row.rule for row in smallest_conflict(question(**changes))}
    assert rules == {"guaranteed-visits", "events-a-month"}
    assert mends(**changes) == {
        "policy.guarantees.kota-contoh.visits": (4, 2, True),
        "programs.keliling.events_at_most": (2, 4, False),
    }


def test_where_no_change_is_enough_alone_those_are_told_that_are_enough_together() -> None:
    # Two pins on Monday block each other, and so do two on Friday: one of each has to go.
    found = blocked_by(question(pins=pins((11, "jauh"), (11, "dekat"), (15, "dusun"), (15, "dekat"))))
    told = [mend for blocked in found for mend in blocked.mends]
    assert not any(mend.is_enough for mend in told)
    numbers = {int(mend.field.field[len("pins[") : -1]) for mend in told}
    assert len(numbers) == 2
    assert len(numbers & {0, 1}) == 1


def test_a_clock_that_has_run_out_leaves_a_set_that_still_blocks_but_tells_no_mend() -> None:
    formulation = question(pins=pins((11, "jauh"), (13, "jauh"), (15, "dekat")))
    ticks = iter([False] * 3)  # the questions are asked, then somebody interrupts
    clock = Clock(None, lambda: next(ticks, True))
    found = blocked_by(formulation, clock=clock)
    fields = {place.field for blocked in found for place in blocked.fields}
    assert {"programs.keliling.revisit_gap_days", "pins[0]", "pins[1]"} <= fields
    assert not any(blocked.mends for blocked in found)
    assert clock.must_stop()


def test_the_rule_that_closes_what_a_pin_asks_for_stands_behind_the_conflict() -> None:
    # In Dusun 7.5 people come at most.
    changes: dict[str, Any] = {
        "pins": pins((11, "dusun")),
        "programs": {KELILING: {"minimum_attendance": 10}},
    }
    instance = prepare(tiny_week(changes))
    conflict = smallest_conflict(formulate(instance))
    assert [row.field for row in conflict] == ["pins[0]"]
    assert [rule.name for rule in rules_behind(instance, conflict)] == ["minimum-attendance"]


@pytest.mark.parametrize(
    "changes",
    [
        {"pins": pins((11, "jauh"), (11, "dekat"), (12, "dusun"), (13, "dusun"))},
        {"policy": promised(4), "programs": {KELILING: {"events_at_most": 2}}},
        {"policy": promised(7), "pins": pins((11, "jauh"), (13, "jauh"))},
    ],
)
def test_a_conflict_without_any_one_row_is_none(
    changes: dict[str, Any],
) -> None:
    formulation = question(**changes)
    conflict = smallest_conflict(formulation)
    assert is_possible(replace(formulation, rows=conflict)) is False
    for left_out in conflict:
        kept = tuple(row for row in conflict if row is not left_out)
        assert is_possible(replace(formulation, rows=kept))


def test_a_pin_that_too_few_come_to_is_mended_by_the_minimum_or_taken_out() -> None:
    # In Dusun 10 wait and one a day comes: on Monday half of 11, 5.5, come. Five are a minimum that is met;
    # one person less of a minimum weighs a tenth of a visit.
    assert mends(pins=pins((11, "dusun")), programs={KELILING: {"minimum_attendance": 10}}) == {
        "pins[0]": (None, None, False),
        "programs.keliling.minimum_attendance": (10, 5, True),
    }


def test_the_command_tells_what_blocks_with_file_and_line_and_what_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = tmp_path / "week.yaml"
    scenario.write_text(
        f"extends: {SCENARIOS / 'tiny.yaml'}\n"
        "policy: {guarantees: {kota-contoh: {program: keliling, visits: 9}}}\n",
        encoding="utf-8",
    )
    words = ["plan", str(scenario), "--out", str(tmp_path / "out"), "--quiet", "--lang", "en"]
    assert main(words) == 3
    told = capsys.readouterr().err
    assert "week.yaml:2 policy.guarantees.kota-contoh: a kabupaten with a promise" in told
    assert "write 5 instead of 9 at " in told
    assert "policy.guarantees.kota-contoh.visits: with that alone a plan was found" in told
    assert not (tmp_path / "out").exists()
    mended = scenario.read_text(encoding="utf-8").replace("visits: 9", "visits: 5")
    scenario.write_text(mended, encoding="utf-8")
    assert main([*words, "--time-limit", "2"]) == 0
