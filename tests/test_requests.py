"""Groups that ask for a visit, worked out by hand in the tiny world; Monday is 5 April 2027."""

from __future__ import annotations

import json
from typing import Any

import pytest
from schedules import breaks, open_days, schedule_of
from worlds import tiny_scenario

from outreach_planner import audit, plan
from outreach_planner.auditing import audit as audit_plan
from outreach_planner.deciding.explaining.explaining import explain
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.errors import ScenarioError
from outreach_planner.outputs.explanation import explanation_text
from outreach_planner.outputs.requests_told import request_rows
from outreach_planner.planning import Result
from outreach_planner.plans.explanation import Question
from outreach_planner.plans.files import plan_text
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.rules import requests as rule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.prepare import prepare

MILL = {
    "organization": "PT Contoh",
    "place": "timur",
    "program": "lakso",
    "applicants": 50,
    "earliest": "2027-04-06",
    "latest": "2027-04-07",
}


def asked(**changes: Any) -> Scenario:
    """The tiny world with one group that asks."""
    return tiny_scenario(requests={"mill": MILL | changes})


def planned(scenario: Scenario) -> Result:
    """Plan a small scenario with little work."""
    limits = scenario.limits.model_copy(update={"search_rounds": 20_000, "bound_rounds": 2, "seconds": None})
    return plan(scenario, limits=limits)


def test_a_group_is_visited_within_its_window_once_and_not_where_it_is_declined() -> None:
    instance = prepare(asked())
    assert open_days(rule.RULE, instance, "lakso/timur@mill") == ["04-06", "04-07"]
    assert not breaks(rule.RULE, instance, {"van 04-06": "lakso/timur@mill"})
    assert breaks(rule.RULE, instance, {"van 04-05": "lakso/timur@mill"})
    twice = {"van 04-06": "lakso/timur@mill", "van 04-07": "lakso/timur@mill"}
    assert breaks(rule.RULE, instance, twice)
    assert breaks(rule.RULE, prepare(asked(answer="decline")), {"van 04-06": "lakso/timur@mill"})
    assert breaks(rule.RULE, prepare(asked(answer="accept")), {"van 04-06": "lakso/timur"})


def test_what_a_group_is_worth_is_its_people_at_half_the_base_value_and_the_travel_spared() -> None:
    # 30 km and 30 minutes each way: 60 km x 1,000 + 1 h x 20,000 = 80,000 spared; half of 100,000 is not
    # had at a counter anyway: 50 x 130,000.
    options = prepare(asked()).options
    assert options.bonus_rupiah[options.ids.index("lakso/timur@mill")] == 6_500_000
    double = prepare(asked(priority=2.0)).options
    assert double.bonus_rupiah[double.ids.index("lakso/timur@mill")] == 13_000_000


def test_an_accepted_group_is_served_whole_and_others_take_the_places_left() -> None:
    # Out 06:00-06:30, service 08:00-16:00 less an hour at noon: 420 minutes x 2 units / 12 = 70 places,
    # 20 beside the group of 50.
    result = planned(asked())
    made = result.plan
    assert made is not None
    (visit,) = [visit for visit in made.visits if visit.request == "mill"]
    assert visit.place == "timur"
    assert visit.group_applicants == 50
    assert visit.capacity == 70
    assert 50 < visit.expected_applicants <= 70
    (answer,) = made.requests
    assert (answer.accepted, answer.date, answer.team) == (True, visit.date, "van")
    assert audit(asked(), made).clean
    assert made.indicators.served_in_groups == 50


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"applicants": 39}, "too-few"),
        ({"earliest": "2027-05-01", "latest": "2027-05-02"}, "other-time"),
        ({"answer": "decline"}, "declined-before"),
        ({"earliest": "2027-04-05", "latest": "2027-04-05", "place": "kantor"}, "closed"),
        ({"applicants": 71}, "closed"),  # a day has 70 places
        ({"priority": 0.001}, "no-room"),  # worth less than the drive
    ],
)
def test_a_declined_group_is_told_why(changes: dict[str, Any], reason: str) -> None:
    scenario = tiny_scenario(
        requests={"mill": MILL | changes},
        bans=[{"place": "kantor", "reason": "closed"}],
        costs={"served_rupiah": 100},
    )
    made = planned(scenario).plan
    assert made is not None
    (answer,) = made.requests
    assert (answer.accepted, answer.reason) == (False, reason)
    ((group, told),) = request_rows(made, scenario, "id")
    assert group.startswith("PT Contoh")
    assert "{" not in told
    assert json.loads(plan_text(made))["requests"][0]["reason"] == reason


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", "tidak ada tim yang dapat melayani sebanyak itu dalam sehari; paling banyak 70 orang"),
        ("en", "no team can serve as many in a day; 70 people is the most"),
    ],
)
def test_a_group_too_large_for_a_day_is_told_how_many_a_day_serves(lang: Any, told: str) -> None:
    made = planned(asked(applicants=71)).plan
    assert made is not None
    assert f"({told})" in request_rows(made, asked(applicants=71), lang)[0][1]


def test_an_accepted_group_that_no_team_can_serve_in_a_day_is_refused_with_the_number_that_fits() -> None:
    with pytest.raises(ScenarioError) as refused:
        planned(asked(applicants=71, answer="accept"))
    (problem,) = refused.value.problems
    assert problem.field == "requests.mill.applicants"
    assert "got 71, but no team can serve more than 70 people there in a day" in problem.came
    assert problem.mend.startswith("write at most 70, ")
    assert planned(asked(applicants=70, answer="accept")).plan is not None


def test_a_plan_that_the_clock_ended_does_not_say_that_other_visits_are_worth_more() -> None:
    scenario = asked(priority=0.001)
    made = planned(tiny_scenario(requests={"mill": MILL | {"priority": 0.001}}, costs={"served_rupiah": 100}))
    assert made.plan is not None
    firm = request_rows(made.plan, scenario, "en")[0][1]
    soft = request_rows(made.plan.model_copy(update={"stopped_by": "seconds"}), scenario, "en")[0][1]
    assert firm.startswith("declined: its days do more for other visits")
    assert soft.startswith("declined in this plan: the search, which the clock ended")


def test_a_group_may_be_met_on_a_trip_with_other_stops_whatever_the_gap() -> None:
    # The van works in Barat on Monday, sleeps there and meets the group there on Tuesday.
    tours = {"sleeps_away": True, "nights_at_most": 2, "days_away_at_most": 3, "evening_move_minutes": 240}
    scenario = tiny_scenario(
        requests={"mill": MILL | {"place": "barat"}},
        teams={"van": tours},
        programs={"lakso": {"revisit_gap_days": 14}},
    )
    instance = prepare(scenario)
    schedule = schedule_of(instance, {"van 04-05": "lakso/barat", "van 04-06": "lakso/barat@mill"})
    schedule.night[0, 0] = True
    verdict = Verdict("feasible", None, "work", scenario.limits)
    made = make_plan(formulate(instance), schedule, verdict, "")
    (trip,) = made.trips
    assert [visit.request for visit in trip.visits] == [None, "mill"]
    assert audit_plan(instance, made).clean


def test_explain_tells_why_a_group_is_not_visited_and_what_it_would_bring() -> None:
    # The mill is worth almost nothing here, so the drive of 30 km is not made for it; 39 people are too few.
    scenario = tiny_scenario(
        requests={"mill": MILL | {"priority": 0.001}, "school": MILL | {"applicants": 39}},
        costs={"served_rupiah": 100, "travel_rupiah_an_hour": 0, "travel_rupiah_a_km": 0},
    )
    made = planned(scenario).plan
    assert made is not None
    forced = explain(prepare(scenario), made, Question("timur", program="lakso", request="mill"), EFFORT)
    assert forced.answer == "with"
    assert forced.difference is not None
    assert forced.difference.value_rupiah < 0
    assert "PT Contoh" in explanation_text(forced, scenario, "id")
    small = explain(prepare(scenario), made, Question("timur", program="lakso", request="school"), EFFORT)
    assert (small.answer, small.reasons[0].kind) == ("cannot", "group-too-small")


def test_a_group_that_the_office_declined_is_told_so_and_not_that_its_days_are_closed() -> None:
    scenario = asked(answer="decline")
    made = planned(scenario).plan
    assert made is not None
    told = explain(prepare(scenario), made, Question("timur", program="lakso", request="mill"), EFFORT)
    (reason,) = told.reasons
    assert (told.answer, reason.kind) == ("cannot", "group-declined")
    assert [field.field for field in reason.fields] == ["requests.mill.answer"]
    assert "Kantor sendiri sudah menolak permohonan itu" in explanation_text(told, scenario, "id")


EFFORT = Effort(1, 4_000, None, lambda: False)
FAR: dict[str, Any] = {
    "roads": {"edges": {"kota-timur": {"km": 600}}},
    "teams": {
        "van": {"sleeps_away": True, "days_away_at_most": 3, "nights_at_most": 4, "evening_move_minutes": 60}
    },
}


def test_a_group_that_no_trip_comes_to_is_not_said_to_lack_room() -> None:
    # Timur is ten hours away: who leaves at 06:00 is there when service ends, who leaves when the counters
    # close comes too late for the evening, and from Barat the evening's drive would be eleven hours. Only who
    # slept there could serve.
    scenario = tiny_scenario(requests={"mill": MILL}, **FAR)
    instance = prepare(scenario)
    van = formulate(instance).networks[0]
    mill = instance.options.ids.index("lakso/timur@mill")
    assert (van.capacity[:, 1, van.local(mill), :] >= 0).any()
    assert not van.allowed[van.local(mill)].any()
    result = planned(scenario)
    assert result.plan is not None
    assert (result.plan.requests[0].reason, result.plan.requests[0].rule) == ("closed", "travel")
    told = explain(instance, result.plan, Question("timur", program="lakso", request="mill"), EFFORT)
    text = explanation_text(told, scenario, "en")
    assert "Van cannot get there, serve and come home, not even with nights away" in text


def test_a_group_whose_window_has_no_open_day_is_told_its_window() -> None:
    # 10 and 11 April are a weekend.
    scenario = tiny_scenario(
        horizon={"end": "2027-04-12"},
        requests={"mill": MILL | {"earliest": "2027-04-10", "latest": "2027-04-11"}},
    )
    result = planned(scenario)
    assert result.plan is not None
    question = Question("timur", program="lakso", request="mill")
    told = explain(prepare(scenario), result.plan, question, EFFORT)
    assert told.reasons[0].kind == "window-shut"
    text = explanation_text(told, scenario, "id")
    assert "Kelompok itu meminta Sabtu, 10 April 2027 sampai Minggu, 11 April 2027" in text


def test_a_group_that_asked_for_one_holiday_is_told_its_name() -> None:
    holiday = {"start": "2027-04-06", "end": "2027-04-06", "name": "Hari Jadi"}
    scenario = tiny_scenario(
        calendar={"more_holidays": [holiday]}, requests={"mill": MILL | {"latest": "2027-04-06"}}
    )
    result = planned(scenario)
    assert result.plan is not None
    question = Question("timur", program="lakso", request="mill")
    told = explain(prepare(scenario), result.plan, question, EFFORT)
    text = explanation_text(told, scenario, "en")
    assert "The group asked for Tuesday, 6 April 2027; that day is not open (Hari Jadi)." in text
