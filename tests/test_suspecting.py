"""Where no plan is found and nothing is proven, the limits and promises that had to go are named."""

from __future__ import annotations

from typing import Any

from worlds import tiny_scenario

from outreach_planner.deciding.feasibility import is_possible
from outreach_planner.deciding.suspecting import suspected
from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def small_crowds(visits: int, **policy: Any) -> Formulation:
    """The tiny week with two fifths of its people, 55 to be served by a visit, and visits promised to Desa.

    In Timur 120 wait at first and 12 come a day; half of the waiting come to a visit, 60 of 70 places. The
    counter takes a little more than 12 a day, so any single day still has 55. After a visit on Monday, and so
    after one on any day, at most 60 + 4 x 12 = 108 wait, of whom 54 come: no second visit. In Barat 80 wait
    and 8 come a day: never 55. Roads and calendar alone would let the van go out every day.
    """
    return formulate(
        prepare(
            tiny_scenario(
                demand={"applications_a_year": 14_600},
                programs={"lakso": {"minimum_attendance": 55}},
                policy={"guarantees": {"desa": {"visits": visits, "program": "lakso"}}} | policy,
            )
        )
    )


def told(formulation: Formulation) -> dict[str, list[tuple[float | None, float | None]]]:
    """The fields that stand against each other, with what they were and would be."""
    assert is_possible(formulation) is True
    found = suspected(formulation, 1).blocked
    return {each.fields[0].field: [(mend.came, mend.becomes) for mend in each.mends] for each in found}


def test_a_promise_that_people_do_not_suffice_for_is_named_with_what_was_found() -> None:
    assert told(small_crowds(2)) == {"policy.guarantees.desa": [(2, 1)]}


def test_a_stock_and_a_promise_that_stand_against_each_other_are_named_with_what_was_found() -> None:
    # In Timur 132 wait on Monday; each day the counter takes 0.2 x exp(-30 / 60) = 12.1 % of them and 12
    # come: 128.0, 124.5, 121.4, and on Friday 118.6, of whom half come to a visit, 59.3. For that 57 books
    # are too few, though by the minimum of 55 alone they would do.
    scenario = tiny_scenario(
        demand={"applications_a_year": 14_600},
        programs={"lakso": {"minimum_attendance": 55}},
        policy={"guarantees": {"desa": {"visits": 1, "program": "lakso"}}},
        office={"books": {"a_month": 57}},
    )
    found = told(formulate(prepare(scenario)))
    assert found["policy.guarantees.desa"] == [(1, 0)]
    assert found["office.books.a_month"] == [(57, 60)]


def test_promises_that_do_not_matter_are_not_named() -> None:
    # One visit serves far more than a hundredth of Desa, the counter of Kota: only a visit has to go.
    formulation = small_crowds(2, share_at_least=0.01)
    assert "policy.share_at_least" not in told(formulation)
