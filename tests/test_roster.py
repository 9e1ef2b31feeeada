"""Rosters on tiny months whose best sharing is worked out by hand, and against every possible roster."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from field_worlds import officer
from hypothesis import given, settings
from hypothesis import strategies as st
from roster_worlds import day_trip, every_way, going, month_of, night_trip, people

from outreach_planner.errors import ScenarioError
from outreach_planner.rostering.audit import audit_roster
from outreach_planner.rostering.roster import Roster
from outreach_planner.rostering.rostering import make_roster
from outreach_planner.scenario.fields import Scenario


def unfairness(scenario: Scenario, roster: Roster) -> int:
    """The weighted sum of squares, in hundredths: nights, weekend days, hundreds of kilometres."""
    rules = scenario.roster
    return sum(
        round(100 * rules.night_weight) * load.nights**2
        + round(100 * rules.weekend_weight) * load.weekend_days**2
        + round(100 * rules.km_weight) * round(load.distance_m / 100_000) ** 2
        for load in roster.loads
    )


def test_two_trips_are_shared_by_two_of_each_role() -> None:
    # 200 km each: 2 squared for each of six people is 24; one who does both carries 4, squared 16, not 8.
    roster = make_roster(people(), month_of(day_trip(4), day_trip(6)), 2027, 1)
    assert {key: len(going(roster, key)) for key in people().officers} == dict.fromkeys(people().officers, 1)
    assert (roster.outcome, roster.unfairness, roster.bound) == ("optimal", 2400, 2400)


def test_who_carried_nights_before_sleeps_at_home_now() -> None:
    officers = {
        "lia": officer("Lia", "leader", nights=4),
        "leo": officer("Leo", "leader"),
        "bia": officer("Bia", "biometric"),
        "dia": officer("Dia", "driver"),
    }
    roster = make_roster(people(officers), month_of(night_trip(4)), 2027, 1)
    assert going(roster, "leo") == [4]


def test_the_history_of_earlier_months_counts_like_nights_before() -> None:
    earlier = make_roster(people(), month_of(night_trip(4)), 2027, 1)
    (first,) = [key for key in ("lia", "leo") if going(earlier, key)]
    later = make_roster(people(), month_of(night_trip(11)), 2027, 1, [earlier])
    assert not going(later, first)
    load = next(load for load in later.loads if load.officer == first)
    assert (load.nights_before, load.nights, load.distance_m_before) == (1, 0, 400_000)


def test_who_is_on_leave_or_has_a_day_off_or_goes_with_other_teams_stays() -> None:
    officers = {
        "lia": officer("Lia", "leader", leave=[{"start": "2027-01-03", "end": "2027-01-05"}]),
        "leo": officer("Leo", "leader", days_off=["2027-01-04"]),
        "lea": officer("Lea", "leader", teams=["weekend-team"]),
        "lou": officer("Lou", "leader"),
        "bia": officer("Bia", "biometric"),
        "dia": officer("Dia", "driver"),
    }
    roster = make_roster(people(officers), month_of(day_trip(4)), 2027, 1)
    assert going(roster, "lou") == [4]


def test_a_place_that_nobody_can_fill_is_vacant_and_the_rest_goes() -> None:
    officers = {"bia": officer("Bia", "biometric"), "dia": officer("Dia", "driver")}
    roster = make_roster(people(officers), month_of(day_trip(4)), 2027, 1)
    assert [(gap.role, gap.count) for gap in roster.vacancies] == [("leader", 1)]
    assert going(roster, "bia") == going(roster, "dia") == [4]


def test_rest_between_trips_is_kept() -> None:
    # Home at 20:00, out again at 06:00: ten hours. With eleven hours of rest nobody does both days.
    plan = month_of(day_trip(6, home_at="20:00"), day_trip(7))
    officers = {"all": officer("All", "leader", "biometric", "driver"), "one": officer("One", "leader")}
    needs = {"lakso-van": {"leader": 1}}
    strict = make_roster(people(officers, needs=needs, rest_minutes=660), plan, 2027, 1)
    assert sorted([going(strict, "all"), going(strict, "one")]) == [[6], [7]]
    alone = {"all": officers["all"]}
    assert len(make_roster(people(alone, needs=needs, rest_minutes=660), plan, 2027, 1).vacancies) == 1
    assert not make_roster(people(alone, needs=needs, rest_minutes=600), plan, 2027, 1).vacancies


def test_working_days_in_seven_are_kept() -> None:
    plan = month_of(*(day_trip(day) for day in (11, 12, 13)))
    alone = {"all": officer("All", "leader")}
    needs = {"lakso-van": {"leader": 1}}
    roster = make_roster(people(alone, needs=needs, working_days_in_seven=2), plan, 2027, 1)
    assert len(going(roster, "all")) == 2
    assert len(roster.vacancies) == 1


def test_nights_of_a_month_are_kept() -> None:
    alone = {"all": officer("All", "leader")}
    rules: dict[str, Any] = {"needs": {"lakso-van": {"leader": 1}}, "nights_at_most": 1}
    roster = make_roster(people(alone, **rules), month_of(night_trip(4), night_trip(11)), 2027, 1)
    assert len(going(roster, "all")) == 1


def test_after_a_weekend_of_duty_the_next_working_day_is_free() -> None:
    # Saturday 2 January; the next working day is Monday 4. Tuesday 5 is a holiday.
    plan = month_of(day_trip(2, team="weekend-team"), day_trip(4))
    alone = {"all": officer("All", "leader")}
    needs = {"lakso-van": {"leader": 1}, "weekend-team": {"leader": 1}}
    free = make_roster(people(alone, needs=needs, rests_after_weekend=True), plan, 2027, 1)
    assert len(going(free, "all")) == 1
    assert len(going(make_roster(people(alone, needs=needs), plan, 2027, 1), "all")) == 2


def test_a_pin_is_kept_though_it_is_less_fair() -> None:
    pins = [{"date": f"2027-01-0{day}", "team": "lakso-van", "officer": "lia"} for day in (4, 6)]
    roster = make_roster(people(pins=pins), month_of(day_trip(4), day_trip(6)), 2027, 1)
    assert going(roster, "lia") == [4, 6]


@pytest.mark.parametrize(
    ("pin", "told"),
    [
        ({"date": "2027-01-05", "team": "lakso-van", "officer": "lia"}, "lakso-van is not out on 2027-01-05"),
        (
            {"date": "2027-01-04", "team": "lakso-van", "officer": "lia", "role": "driver"},
            "cannot fill driver",
        ),
    ],
)
def test_a_pin_that_cannot_be_kept_is_told(pin: dict[str, str], told: str) -> None:
    with pytest.raises(ScenarioError, match=told):
        make_roster(people(pins=[pin]), month_of(day_trip(4)), 2027, 1)


def test_pins_that_contradict_rest_are_told() -> None:
    pins = [{"date": f"2027-01-0{day}", "team": "lakso-van", "officer": "lia"} for day in (6, 7)]
    with pytest.raises(ScenarioError, match="they cannot all be kept"):
        make_roster(people(pins=pins, rest_minutes=900), month_of(day_trip(6), day_trip(7)), 2027, 1)


def test_a_wish_is_given_where_it_costs_no_fairness() -> None:
    wishes = [{"officer": "lia", "dates": {"start": "2027-01-04", "end": "2027-01-04"}}]
    roster = make_roster(people(wishes=wishes), month_of(day_trip(4), day_trip(6)), 2027, 1)
    assert going(roster, "lia") == [6]
    wishes[0]["wants"] = True
    assert going(make_roster(people(wishes=wishes), month_of(day_trip(4), day_trip(6)), 2027, 1), "lia") == [
        4
    ]


def test_without_officers_or_trips_it_says_what_to_write() -> None:
    with pytest.raises(ScenarioError, match="write officers with their roles"):
        make_roster(
            people({"x": officer("X", "leader")}).model_copy(update={"officers": {}}), month_of(), 2027, 1
        )
    with pytest.raises(ScenarioError, match="the plan has no trip in 2027-01"):
        make_roster(people(), month_of(), 2027, 1)


def test_the_same_question_gives_the_same_roster() -> None:
    plan = month_of(day_trip(4), night_trip(6), day_trip(11))
    assert make_roster(people(), plan, 2027, 1) == make_roster(people(), plan, 2027, 1)


TRIPS = st.lists(
    st.one_of(
        st.builds(day_trip, st.sampled_from([4, 6, 9, 11]), st.sampled_from([50, 100, 150])),
        st.builds(night_trip, st.sampled_from([7, 12])),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda trip: trip.starts,
)


@settings(max_examples=25)
@given(TRIPS, st.booleans(), st.sampled_from([None, 1, 2]), st.sampled_from([660, 900]))
def test_no_roster_that_the_audit_passes_is_fairer(trips: Any, rests: bool, nights: Any, rest: int) -> None:
    """Every way of filling all places is tried; the audit, which knows no solver, says which are allowed."""
    scenario = people(rests_after_weekend=rests, nights_at_most=nights, rest_minutes=rest)
    plan = month_of(*trips)
    roster = make_roster(scenario, plan, 2027, 1)
    holidays = (dt.date(2027, 1, 1), dt.date(2027, 1, 5))
    kept = [
        unfairness(scenario, other)
        for other in every_way(scenario, plan)
        if not audit_roster(scenario, plan, other, holidays)
    ]
    assert roster.outcome == "optimal"
    assert audit_roster(scenario, plan, roster, holidays) == ()
    assert bool(roster.vacancies) is not bool(kept)
    if kept:
        assert unfairness(scenario, roster) == roster.unfairness == min(kept)
