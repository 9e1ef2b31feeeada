"""Sampled months: equal to the simulation where nothing is left to chance, and chances as worked out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from calm import CALM, calm
from touring_worlds import opened, random_schedule, touring_scenario
from worlds import tiny_scenario

from outreach_planner.model.network import Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.plans.stops import stops_of_schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.months import calm_month, sample_months
from outreach_planner.stressing.risks import differences, stress
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

MONTHS = 20_000


def stop(instance: Instance, option: str, day: int = 0, capacity: int = 1000) -> Stop:
    """A visit of the first team that takes no officers from the counters."""
    return Stop(day, 0, instance.options.ids.index(option), capacity, 0.0)


@pytest.mark.parametrize("seed", range(40))
def test_without_chance_a_sampled_month_is_the_simulated_one(seed: int) -> None:
    instance = prepare(touring_scenario(seed, teams=1 + seed % 2, days=5, office_rules=seed % 4))
    schedule = random_schedule(opened(instance), seed)
    stops = [each for _, stops in stops_of_schedule(opened(instance), schedule) for each in stops]
    once, month = simulate(instance, stops), calm_month(instance, stops)
    assert month.value_rupiah[0] == pytest.approx(once.value_rupiah, rel=1e-9)
    assert (month.came + month.groups)[0] == pytest.approx(once.came)
    assert (month.served + month.groups)[0] == pytest.approx(once.served)
    assert month.served_at_counters[0] == pytest.approx(once.counter_served.sum())
    assert month.share_by_kabupaten[0] == pytest.approx(once.share_by_kabupaten)
    assert month.waiting_at_end[0] == pytest.approx(once.waiting_at_end)


def test_the_mean_of_people_who_come_one_by_one_is_what_the_plan_expects() -> None:
    # People who wait are expectations, so those who come are Poisson around them. Capacity is no limit.
    instance = prepare(tiny_scenario())
    stops = [stop(instance, "lakso/timur"), stop(instance, "lakso/barat", day=2)]
    expected = simulate(instance, stops).came
    came = sample_months(instance, stops, CALM, MONTHS, 1).came
    assert came.mean(axis=0) == pytest.approx(expected, rel=0.005)
    assert came.var(axis=0) == pytest.approx(expected, rel=0.04)  # a Poisson's variance is its mean


def poisson_below(mean: float, number: int) -> float:
    """Chance that a Poisson number stays below another, term by term."""
    return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(number))


@pytest.mark.parametrize("minimum", [95, 105, 111, 120])
def test_the_chance_to_miss_a_minimum_is_the_poissons(minimum: int) -> None:
    # In Barat ten days of 20 wait and 20 more apply: half of 220 come, 110.
    instance = prepare(tiny_scenario())
    came = sample_months(instance, [stop(instance, "lakso/barat")], CALM, MONTHS, 2).came[:, 0]
    assert (came < minimum).mean() == pytest.approx(poisson_below(110, minimum), abs=0.012)


def test_no_shows_rain_and_closed_ways_take_their_share() -> None:
    instance = prepare(tiny_scenario())
    stops = [stop(instance, "lakso/timur")]
    mean = float(simulate(instance, stops).came[0])

    def average(**changes: float) -> float:
        return float(sample_months(instance, stops, calm(**changes), MONTHS, 3).came.mean())

    assert average(no_show_share=0.2) == pytest.approx(0.8 * mean, rel=0.01)
    assert average(heavy_rain_dry_season=0.5, rain_turnout=0.6) == pytest.approx(0.8 * mean, rel=0.01)
    assert average(closed_an_hour=0.4) == pytest.approx(0.8 * mean, rel=0.02)  # half an hour from home
    assert average(demand_spread=0.3) == pytest.approx(mean, rel=0.01)
    assert average(turnout_spread=0.3) == pytest.approx(mean, rel=0.01)


def test_no_shows_are_not_taken_twice_where_attendance_was_learned() -> None:
    # What came was learned with those who stayed away; only a place the lessons do not tell of loses them.
    taught = {"attendance": {"seen": {"program": "lakso", "place": "timur", "factor": 0.5}}}
    instance = prepare(tiny_scenario(learned=taught))
    for option, kept in (("lakso/timur", 1.0), ("lakso/barat", 0.8)):
        stops = [stop(instance, option)]
        mean = float(simulate(instance, stops).came[0])
        came = sample_months(instance, stops, calm(no_show_share=0.2), MONTHS, 3).came.mean()
        assert came == pytest.approx(kept * mean, rel=0.01)


def test_rain_is_not_counted_twice_where_attendance_was_learned() -> None:
    # It rains on half of the days and half of those expected stay at home then: 0.75 come on average. Where
    # attendance was learned, that average was recorded; only single months differ, by 0.5 / 0.75 in rain.
    taught = {"attendance": {"seen": {"program": "lakso", "place": "timur", "factor": 0.5}}}
    instance = prepare(tiny_scenario(learned=taught))
    rainy = calm(heavy_rain_dry_season=0.5, rain_turnout=0.5)
    for option, kept in (("lakso/timur", 1.0), ("lakso/barat", 0.75)):
        stops = [stop(instance, option)]
        mean = float(simulate(instance, stops).came[0])
        came = sample_months(instance, stops, rainy, MONTHS, 3).came[:, 0]
        assert came.mean() == pytest.approx(kept * mean, rel=0.02)
        wet = np.median(came[came < np.mean(came)]) / np.median(came[came > np.mean(came)])
        assert wet == pytest.approx(0.5, rel=0.1)


def test_an_outage_halves_what_visits_and_counters_serve() -> None:
    instance = prepare(tiny_scenario())
    stops = [stop(instance, "lakso/timur", capacity=40)]
    always = calm(outage_days_a_month=31, outage_days=31, outage_capacity=0.5)
    month = sample_months(instance, stops, always, 500, 4)
    out = month.capacity[:, 0] == 20
    assert out.mean() > 0.95  # a share of 0.99 at the start, 30 of 31 days the outage goes on
    assert month.served[out, 0].max() == pytest.approx(20)


def test_two_plans_meet_the_same_luck_at_the_visits_they_share() -> None:
    instance = prepare(tiny_scenario())
    shared = stop(instance, "lakso/timur", day=1)
    other = stop(instance, "lakso/barat", day=3)
    alone = sample_months(instance, [shared], Uncertainty(), 300, 5)
    beside = sample_months(instance, [other, shared], Uncertainty(), 300, 5)
    assert np.array_equal(alone.came[:, 0], beside.came[:, 1])


def test_the_same_seed_gives_the_same_months_and_another_seed_others() -> None:
    instance = prepare(tiny_scenario())
    stops = [stop(instance, "lakso/timur")]
    first, again, other = (
        sample_months(instance, stops, Uncertainty(), 700, seed).value_rupiah for seed in (6, 6, 7)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def plan_of(instance: Instance, option: str, day: int) -> Plan:
    """A plan with one visit."""
    shape = len(instance.team_ids), len(instance.days.dates)
    schedule = Schedule(np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_))
    schedule.option[0, day] = instance.options.ids.index(option)
    verdict = Verdict("feasible", None, "work", instance.scenario.limits)
    return make_plan(formulate(instance), schedule, verdict, "")


def test_a_plan_against_itself_never_differs() -> None:
    instance = prepare(tiny_scenario())
    test = stress(instance, plan_of(instance, "lakso/timur", 1), Uncertainty(), 400, 1)
    assert all((each.mean, each.better) == (0.0, 0.0) for each in differences(test, test))


def test_risks_are_told_for_each_visit() -> None:
    # Three of ten of the 220 who wait in Barat come, 66; 60 are wanted and 70 can be served.
    changes = {"minimum_attendance": 60}
    reach = {"share_at_door": 0.3}
    instance = prepare(tiny_scenario(programs={"lakso": changes}, demand={"reach": reach}))
    test = stress(instance, plan_of(instance, "lakso/barat", 0), CALM, 5_000, 1)
    (risk,) = test.risks
    assert risk.misses == pytest.approx(poisson_below(66, 60), abs=0.02)
    assert risk.overload == pytest.approx(1 - poisson_below(66, 71), abs=0.02)
    figures = {each.key: each for each in test.figures}
    assert figures["visits_missing"].mean == pytest.approx(risk.misses)
    assert figures["turned_away"].mean == pytest.approx(risk.turned_away)
    assert figures["net_rupiah"].p10 <= figures["net_rupiah"].p50 <= figures["net_rupiah"].p90
    assert figures["net_rupiah"].tail <= figures["net_rupiah"].p10
