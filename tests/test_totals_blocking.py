"""A stock, a budget or a least share that no plan can keep is named with its field and a mend.

In the tiny world a day trip to Timur costs 3 people x 300,000 = 900,000 rupiah per diem and 2 x 30 km x
3,000 = 180,000 fuel, to Barat 900,000 and 360,000. The van can hold one visit a day.
"""

from __future__ import annotations

from typing import Any

import pytest
from worlds import program, tiny_scenario

from outreach_planner.deciding.blocking import Blocked, blocked_by
from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def blocked(**changes: Any) -> tuple[Blocked, ...]:
    """What blocks the tiny week with changes."""
    formulation = formulate(prepare(tiny_scenario(**changes)))
    found = blocked_by(formulation)
    assert (is_possible(formulation) is False) == bool(found)
    return found


def pin(day: int, place: str = "timur") -> dict[str, str]:
    """A pinned event in the tiny week."""
    return {"date": f"2027-04-{day:02d}", "program": "lakso", "place": place}


def budget(rupiah: int, **changes: Any) -> dict[str, Any]:
    """A policy with one budget."""
    return {"budgets": [{"name": "All", "rupiah_a_month": rupiah} | changes]}


def fields(found: tuple[Blocked, ...]) -> list[str]:
    """The fields that block, in order."""
    return [place.field for each in found for place in each.fields]


def mends(found: tuple[Blocked, ...]) -> dict[str, tuple[float | None, float | None]]:
    """The values that may give way, each enough alone, with what they were and become."""
    told = [mend for each in found for mend in each.mends]
    assert all(mend.is_enough for mend in told)
    return {mend.field.field: (mend.came, mend.becomes) for mend in told}


def cheapest(found: tuple[Blocked, ...]) -> list[str]:
    """The value that has to give way least."""
    return [mend.field.field for each in found for mend in each.mends if mend.is_cheapest]


def test_pins_that_cost_more_than_a_budget_block_with_it() -> None:
    # 900,000 + 180,000 + 900,000 + 360,000 = 2,340,000, four steps of 100,000 above 2,000,000. Giving up a
    # visit weighs as much as 20 steps, so the budget is the smallest change; either pin may go instead.
    pins = [pin(5), pin(6, "barat")]
    found = blocked(pins=pins, policy=budget(2_000_000))
    assert fields(found) == ["pins[0]", "pins[1]", "policy.budgets[0].rupiah_a_month"]
    assert mends(found) == {
        "pins[0]": (None, None),
        "pins[1]": (None, None),
        "policy.budgets[0].rupiah_a_month": (2_000_000, 2_400_000),
    }
    assert cheapest(found) == ["policy.budgets[0].rupiah_a_month"]
    assert blocked(pins=pins, policy=budget(2_340_000)) == ()


def test_a_budget_of_fuel_alone_is_blocked_by_the_drives_alone() -> None:
    # 360,000 there and back to Barat.
    assert blocked(pins=[pin(6, "barat")], policy=budget(360_000, kinds=["fuel"])) == ()
    assert fields(blocked(pins=[pin(6, "barat")], policy=budget(359_999, kinds=["fuel"]))) == [
        "pins[0]",
        "policy.budgets[0].rupiah_a_month",
    ]


def test_the_budget_of_another_program_does_not_block() -> None:
    programs = {"other": program("Other", ["town"])}
    assert blocked(pins=[pin(5)], programs=programs, policy=budget(0, program="other")) == ()


def test_a_promised_visit_that_needs_more_people_than_there_are_books_blocks() -> None:
    # The stock of a day is 30 and a visit serves at least 40: no visit, or more books. 40 would not do, as a
    # visit serves all who come and fit: of 300 and more at Timur and 200 and more at Barat half come, so all
    # 70 places of a day are taken, 65 on Friday with its longer break (390 minutes x 2 units / 12).
    found = blocked(
        office={"books": {"a_day": 30}},
        programs={"lakso": {"minimum_attendance": 40}},
        policy={"guarantees": {"desa": {"visits": 1, "program": "lakso"}}},
    )
    assert {"books", "guaranteed-visits"} == {each.rule for each in found}
    assert mends(found) == {
        "office.books.a_day": (30, 65),
        "policy.guarantees.desa.visits": (1, 0),
    }
    assert cheapest(found) == ["office.books.a_day"]


@pytest.mark.parametrize("field", ["policy.share_at_least", "policy.guarantees.desa.share_at_least"])
def test_a_share_that_nobody_can_reach_blocks_alone(field: str) -> None:
    # Beside the counter, which draws a part of Desa, five visits cannot serve everybody.
    policy: dict[str, Any] = {"share_at_least": 1.0}
    if "desa" in field:
        policy = {"guarantees": {"desa": {"visits": 0, "program": "lakso"} | policy}}
    found = blocked(policy=policy)
    assert fields(found)[0] == field
    (came, becomes) = mends(found)[field]
    assert came == 1.0
    assert becomes is not None
    assert 0.3 < becomes < 1.0
