"""Half days, stays and lanes with people of their own, worked out by hand in the tiny world."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from schedules import breaks, schedule_of
from touring_worlds import opened
from worlds import tiny_scenario

from outreach_planner import audit, plan
from outreach_planner.auditing import audit as audit_plan
from outreach_planner.model.opening import open_networks
from outreach_planner.outputs.terminal import schedule_text
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules import events_a_month, one_place_a_day, pins, revisit_gap
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

HALVES = {"morning_closes": "11:30", "afternoon_opens": "13:00", "move_minutes_at_most": 120}


def halved(**lakso: Any) -> Scenario:
    """The tiny world where the van may halve its days, with changes to its program."""
    ground = {"half_days": HALVES, "set_up_minutes": 15, "pack_up_minutes": 10}
    return tiny_scenario(programs={"lakso": ground | lakso})


def made(instance: Instance, visits: dict[str, str]) -> Plan:
    """Write a schedule as a plan."""
    verdict = Verdict("feasible", None, "work", instance.scenario.limits)
    return make_plan(opened(instance), schedule_of(instance, visits), verdict, "")


def test_a_halved_day_is_a_morning_a_move_and_an_afternoon() -> None:
    # Timur is 30 minutes from home, Barat 60 on the other side: 90 minutes between them.
    # Morning 08:00-11:30 is 210 minutes x 2 units / 12 = 35 places. Packed at 11:40, there at 13:10, set up
    # at 13:25: afternoon 13:25-16:00 is 155 minutes = 25 places.
    instance = prepare(halved())
    morning, afternoon = made(instance, {"van 04-05": "lakso/timur>barat"}).visits
    assert (morning.session, morning.place, morning.capacity) == ("morning", "timur", 35)
    assert (morning.service_starts, morning.service_ends) == (8 * 60, 11 * 60 + 30)
    assert (afternoon.session, afternoon.place, afternoon.capacity) == ("afternoon", "barat", 25)
    assert (afternoon.service_starts, afternoon.service_ends) == (13 * 60 + 25, 16 * 60)


def test_a_halved_day_drives_all_three_legs_and_pays_one_per_diem() -> None:
    # 30 + 90 + 60 km at 3,000; three people at 300,000 out of town.
    instance = prepare(halved())
    (trip,) = made(instance, {"van 04-05": "lakso/timur>barat"}).trips
    assert [(leg.start, leg.end) for leg in trip.legs] == [
        ("kantor", "timur"),
        ("timur", "barat"),
        ("barat", "kantor"),
    ]
    assert trip.travel_rupiah == 180 * 3_000
    assert trip.per_diem_rupiah == 3 * 300_000


def test_the_printed_schedule_tells_the_morning_before_the_afternoon() -> None:
    # By name Barat would come first.
    scenario = halved()
    text = schedule_text(made(prepare(scenario), {"van 04-05": "lakso/timur>barat"}), scenario, "en", 140)
    assert text.index("Timur") < text.index("Barat")


def test_the_audit_finds_a_halved_day_clean_and_its_officers_out_once() -> None:
    scenario = halved()
    instance = prepare(scenario)
    plan_made = made(instance, {"van 04-05": "lakso/timur>barat"})
    assert [visit.officers_out for visit in plan_made.visits] == [2, 0]
    assert audit_plan(instance, plan_made).clean


def test_halves_that_are_too_far_apart_are_no_option() -> None:
    # The move takes 90 minutes.
    near = prepare(halved(half_days=HALVES | {"move_minutes_at_most": 89}))
    assert "lakso/timur>barat" not in near.options.ids
    assert "lakso/timur>barat" in prepare(halved(half_days=HALVES | {"move_minutes_at_most": 90})).options.ids


def test_each_half_counts_where_visits_are_counted() -> None:
    instance = prepare(halved(events_at_most=1))
    assert breaks(events_a_month.RULE, instance, {"van 04-05": "lakso/timur>barat"})
    assert not breaks(events_a_month.RULE, instance, {"van 04-05": "lakso/timur"})
    gap = prepare(halved(revisit_gap_days=3))
    assert breaks(revisit_gap.RULE, gap, {"van 04-05": "lakso/timur>barat", "van 04-07": "lakso/barat"})
    assert not breaks(revisit_gap.RULE, gap, {"van 04-05": "lakso/timur>barat", "van 04-08": "lakso/barat"})
    assert not breaks(one_place_a_day.RULE, gap, {"van 04-05": "lakso/timur>barat"})


def test_a_half_may_have_its_own_minimum() -> None:
    options = prepare(halved(minimum_attendance=40, half_days=HALVES | {"minimum_attendance": 10})).options
    pair = options.ids.index("lakso/timur>barat")
    assert options.service_minimum[pair].tolist() == [10, 10]
    assert options.minimum_attendance[options.ids.index("lakso/timur")] == 40


@pytest.mark.parametrize(
    ("days", "broken"),
    [
        (["04-05", "04-06"], False),
        (["04-05", "04-07"], True),  # no visit on the day between
        (["04-05", "04-06", "04-07"], True),  # three days are no stay of two
        (["04-05", "04-06", "04-09"], True),  # three days after the last day of the stay
        (["04-05", "04-09"], False),
    ],
)
def test_a_stay_of_two_days_counts_once_and_the_gap_from_its_last_day(days: list[str], broken: bool) -> None:
    instance = prepare(tiny_scenario(programs={"lakso": {"stay_days_at_most": 2, "revisit_gap_days": 4}}))
    assert breaks(revisit_gap.RULE, instance, {f"van {day}": "lakso/timur" for day in days}) == broken


@pytest.mark.parametrize(
    ("days", "broken"),
    [
        (["04-05", "04-06", "04-07"], False),
        (["04-05", "04-07"], True),
        (["04-05", "04-06", "04-07", "04-08"], True),
    ],
)
def test_a_stay_of_three_days_has_a_visit_on_each(days: list[str], broken: bool) -> None:
    instance = prepare(tiny_scenario(programs={"lakso": {"stay_days_at_most": 3, "revisit_gap_days": 5}}))
    assert breaks(revisit_gap.RULE, instance, {f"van {day}": "lakso/timur" for day in days}) == broken


def with_lane(**lane: Any) -> Scenario:
    """The tiny world with a lane at Timur."""
    ground = {"name": "drive-thru", "applicants_a_day": 10, "officers": 1, "event_rupiah": 200_000}
    return tiny_scenario(
        places={"timur": {"lane": True}}, programs={"lakso": {"lane": ground | lane}}, teams={"van": {}}
    )


def test_a_lane_with_a_reach_of_its_own_serves_its_own_people_after_the_event() -> None:
    # In Timur 300 + 30 wait on Monday: half come to the event, 70 are served of 165. Of the 260 left a tenth
    # would come to the lane, which has 10 places.
    reach = {"share_at_door": 0.1, "scale_minutes": 60, "limit_minutes": 10}
    instance = prepare(with_lane(reach=reach))
    waiting = float(instance.people.undisturbed[0, instance.people.ids.index("timur/anyone")])
    (visit,) = made(instance, {"van 04-05": "lakso/timur+lane"}).visits
    assert (visit.capacity, visit.lane_capacity) == (80, 10)
    come = min(10.0, 0.1 * (waiting - min(70.0, waiting / 2)))
    assert visit.lane_applicants == pytest.approx(come)
    assert visit.expected_applicants == pytest.approx(min(70.0, waiting / 2) + come)
    assert visit.officers_out == 3
    assert audit_plan(instance, made(instance, {"van 04-05": "lakso/timur+lane"})).clean


def test_officers_of_a_lane_are_missing_at_the_counters() -> None:
    network = open_networks(prepare(with_lane()))[0]
    ids = prepare(with_lane()).options.ids
    out = {ids[o]: network.officers_out[n] for n, o in enumerate(network.options)}
    assert (out["lakso/timur"], out["lakso/timur+lane"]) == (2, 3)


def test_a_pin_at_places_of_equal_rank_is_held_at_one_of_them() -> None:
    pin = {"date": "2027-04-06", "program": "lakso", "place": "timur", "or_at": ["barat"]}
    instance = prepare(tiny_scenario(pins=[pin]))
    assert not breaks(pins.RULE, instance, {"van 04-06": "lakso/barat"})
    assert not breaks(pins.RULE, instance, {"van 04-06": "lakso/timur"})
    assert breaks(pins.RULE, instance, {"van 04-07": "lakso/barat"})


def test_the_planner_halves_a_day_where_two_crowds_are_small() -> None:
    # A dozen people wait in each town, so no day fills up, and travel is dear: serving both crowds is worth
    # far more than the 90 km between them at 3,000.
    scenario = tiny_scenario(
        programs={"lakso": {"half_days": HALVES | {"minimum_attendance": 0}}},
        demand={"applications_a_year": 800, "backlog_days": 60},
        costs={"travel_rupiah_a_km": 100_000},
        horizon={"start": "2027-04-05", "end": "2027-04-05"},
    )
    limits = scenario.limits.model_copy(update={"search_rounds": 20_000, "bound_rounds": 5, "seconds": None})
    best = plan(scenario, limits=limits).plan
    assert best is not None
    assert sorted(visit.session for visit in best.visits) == ["afternoon", "morning"]
    assert audit(scenario, best).clean
    assert np.isfinite(best.bound_rupiah or np.nan)
