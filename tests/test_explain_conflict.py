"""A scenario that no plan satisfies: the fewest rows that block, the rules behind, the cheapest mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from explain_worlds import KELILING, tiny_week

from outreach_planner.deciding.explaining.conflict import rules_behind, smallest_conflict
from outreach_planner.deciding.explaining.mend import Mend, cheapest_mend
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


def told(mends: tuple[Mend, ...] | None) -> list[tuple[str, int, int]]:
    """The fields that give way, with what they were and become."""
    assert mends is not None
    return [(mend.row.field, mend.came, mend.becomes) for mend in mends]


def test_a_scenario_with_a_plan_has_no_conflict_and_needs_no_mend() -> None:
    assert smallest_conflict(question()) == ()
    assert cheapest_mend(question()) == ()


def test_two_pins_of_one_place_within_its_gap_block_each_other_with_the_gap() -> None:
    # 11 and 13 January are two days apart, the gap is three; the third pin has nothing to do with it.
    formulation = question(pins=pins((11, "jauh"), (13, "jauh"), (15, "dekat")))
    fields = [row.field for row in smallest_conflict(formulation)]
    assert fields == ["programs.keliling.revisit_gap_days", "pins[0]", "pins[1]"]


def test_two_pins_on_one_day_of_one_team_block_each_other_and_one_is_given_up() -> None:
    formulation = question(pins=pins((11, "jauh"), (11, "dekat")))
    assert [row.field for row in smallest_conflict(formulation)] == ["pins[0]", "pins[1]"]
    assert told(cheapest_mend(formulation)) == [("pins[0]", 1, 0)]


def test_a_promise_beyond_the_days_is_mended_to_what_they_allow() -> None:
    # The team has five days, and with the gap five visits fit: Jauh, Dekat, Dusun, Jauh, Dekat.
    formulation = question(policy=promised(9))
    assert [row.rule for row in smallest_conflict(formulation)] == ["guaranteed-visits"]
    assert told(cheapest_mend(formulation)) == [("policy.guarantees.kota-contoh", 9, 5)]


def test_a_most_below_a_least_gives_way_by_the_difference() -> None:
    # Four visits are promised and two events are allowed: two more, or two fewer, in all.
    formulation = question(policy=promised(4), programs={KELILING: {"events_at_most": 2}})
    assert {row.rule for row in smallest_conflict(formulation)} == {"guaranteed-visits", "events-a-month"}
    mends = told(cheapest_mend(formulation))
    assert sum(abs(becomes - came) for _, came, becomes in mends) == 2


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
def test_a_conflict_without_any_one_row_is_none_and_the_mend_makes_a_plan_possible(
    changes: dict[str, Any],
) -> None:
    formulation = question(**changes)
    conflict = smallest_conflict(formulation)
    assert is_possible(replace(formulation, rows=conflict)) is False
    for left_out in conflict:
        kept = tuple(row for row in conflict if row is not left_out)
        assert is_possible(replace(formulation, rows=kept))
    mends = cheapest_mend(formulation)
    assert mends
    rows = list(formulation.rows)
    for mend in mends:
        number = next(n for n, row in enumerate(rows) if row is mend.row)
        rows[number] = replace(rows[number], **{mend.side: mend.becomes})
    assert is_possible(replace(formulation, rows=tuple(rows)))
