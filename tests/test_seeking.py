"""Where the search finds no plan, it goes on from a schedule that CP-SAT finds and the simulation judges."""

from __future__ import annotations

from typing import Any

import numpy as np
from worlds import tiny_scenario

from outreach_planner import planning
from outreach_planner.deciding.clock import Clock
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.rescuing import Rescue, rescues
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.prepare import prepare

TOURING_VAN = {
    "home_by": "14:00",
    "sleeps_away": True,
    "nights_at_most": 5,
    "days_away_at_most": 3,
    "sleep_beyond_minutes": 45,
}
TWO_ROUNDS = Limits(seed=1, search_rounds=2, bound_rounds=0, seconds=None)


def group_by_night() -> Scenario:
    """A group of 60 at Barat on Wednesday, accepted: only a van that need not be home by 14:00 serves them.

    Home by 14:00, the van leaves Barat at 13:00: 4 hours x 2 units / 12 minutes serve 40. Sleeping away it
    serves until 16:00: 70. So it needs the night after it, and a visit on Thursday.
    """
    group = {
        "organization": "Koperasi Barat",
        "place": "barat",
        "program": "lakso",
        "applicants": 60,
        "earliest": "2027-04-07",
        "latest": "2027-04-07",
        "answer": "accept",
    }
    return tiny_scenario(teams={"van": TOURING_VAN}, requests={"koperasi": group})


def gathered(**policy: Any) -> Formulation:
    """Two visits promised to Desa, which only Timur on Monday and on Friday can serve enough people on.

    With two fifths of its people 132 wait in Timur on Monday, of whom half come, 66. Each day the counter
    takes 0.2 x exp(-30 / 60) = 12.1 % and 12 come: of the 66 left 70.0 are there on Tuesday, 73.6 on
    Wednesday, 76.6 on Thursday, 79.4 on Friday, of whom half come, 39.7. From Tuesday, when 128.0 wait,
    Friday has 75.3, of whom 37.6 come. Thursday after Monday has 38.3. So a minimum of 39 leaves only these
    two days; calendar and roads alone leave every pair.
    """
    promise = {"guarantees": {"desa": {"visits": 2, "program": "lakso"}}}
    changes: dict[str, Any] = {"bans": [{"place": "barat"}]}
    return formulate(
        prepare(
            tiny_scenario(
                demand={"applications_a_year": 14_600},
                programs={"lakso": {"minimum_attendance": 39}},
                policy=promise | policy,
                **changes,
            )
        )
    )


def last(formulation: Formulation) -> Rescue:
    """The last schedule that is given."""
    return list(rescues(formulation))[-1]


def test_a_visit_that_needs_a_night_is_found_with_its_night() -> None:
    formulation = formulate(prepare(group_by_night()))
    assert value_if_allowed(formulation, first_schedule(flatten(formulation))) is None  # greedy: no nights
    found = last(formulation)
    assert found.value_rupiah == value_if_allowed(formulation, found.schedule)
    assert found.value_rupiah is not None
    assert found.schedule.night[0, 2]
    assert found.schedule.option[0, 3] >= 0


def test_visits_are_put_as_far_apart_as_people_need_to_gather() -> None:
    found = last(gathered())
    assert found.value_rupiah is not None
    assert np.flatnonzero(found.schedule.option[0] >= 0).tolist() == [0, 4]


def test_what_no_schedule_can_keep_ends_with_the_one_that_misses_least() -> None:
    # Three visits of 39 are too many: the promise is kept, people are missing.
    found = last(gathered(guarantees={"desa": {"visits": 3, "program": "lakso"}}))
    assert found.value_rupiah is None
    assert found.missed > 0


def test_a_plan_that_no_search_of_two_rounds_finds_is_found() -> None:
    made = planning.plan(group_by_night(), limits=TWO_ROUNDS).plan
    assert made is not None
    assert [visit.request for visit in made.visits if visit.request] == ["koperasi"]


def test_a_plan_frozen_as_a_whole_is_planned_again_without_any_search() -> None:
    first = planning.plan(group_by_night(), limits=TWO_ROUNDS).plan
    assert first is not None
    visits = [
        {"date": f"{visit.date}", "program": visit.program, "place": visit.place, "team": visit.team}
        for visit in first.visits
    ]
    frozen = {"until": "2027-04-09", "visits": visits}
    made = planning.plan(tiny_scenario(teams={"van": TOURING_VAN}, frozen=frozen), limits=TWO_ROUNDS).plan
    assert made is not None
    assert [(v.date, v.place) for v in made.visits] == [(v.date, v.place) for v in first.visits]


def test_a_clock_for_a_part_of_the_seconds_has_a_few_at_least() -> None:
    gone, never = Clock(0.0, lambda: False).until(0.5, 100.0), Clock(None, lambda: False).until(0.5, 1.0)
    left = gone.left_seconds()
    assert left is not None
    assert 50.0 < left <= 100.0
    assert never.left_seconds() is None
