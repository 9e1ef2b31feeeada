"""Why a visit is not in the plan, and what one that is brings: by hand, and against every plan there is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from explain_worlds import EFFORT, KELILING, best_plan, clean_plans, plan_of, tiny_week
from hypothesis import given, settings
from hypothesis import strategies as st
from test_search import planned
from touring_worlds import opened, random_schedule, touring_scenario
from worlds import node, place, road, tiny_scenario

from outreach_planner.deciding.explaining.explaining import explain
from outreach_planner.deciding.explaining.schedules import schedule_of
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Schedule
from outreach_planner.plans.explanation import Explanation, Question
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (dt.date(2027, 1, day) for day in range(11, 16))


def asked(place: str, date: dt.date | None = None, program: str | None = None, **changes: Any) -> Explanation:
    """Ask about the best plan of the tiny week."""
    instance, plan = best_plan(tiny_week(changes))
    return explain(instance, plan, Question(place, date, program), EFFORT)


def pin(date: dt.date, place: str) -> dict[str, Any]:
    """An event that a planner has fixed."""
    return {"date": str(date), "program": KELILING, "place": place}


@given(st.integers(0, 10_000), st.integers(0, 10_000))
@settings(max_examples=40)
def test_a_plan_is_read_back_as_the_schedule_it_was_made_from(world: int, plan: int) -> None:
    instance = prepare(touring_scenario(world, teams=1 + world % 2, days=7))
    schedule = random_schedule(opened(instance), plan)
    again = schedule_of(planned(instance, schedule), instance)
    assert (again.option == schedule.option).all()
    assert (again.night == schedule.night).all()


def test_a_trip_that_leaves_on_the_eve_is_read_back_with_its_night() -> None:
    instance = prepare(touring_scenario(1))
    option, night = np.full((1, 5), -1), np.zeros((1, 5), dtype=np.bool_)
    option[0, 1], night[0, 0] = 2, True
    again = schedule_of(planned(instance, Schedule(option, night)), instance)
    assert again.option.tolist() == option.tolist()
    assert again.night.tolist() == night.tolist()


def test_a_place_that_does_not_pay_is_forced_in_and_the_loss_is_told() -> None:
    # Wednesday is free. Half of 13 come: 650,000 for 820,000, a loss of 170,000, and 120 km.
    answer = asked("dusun")
    assert answer.answer == "with"
    assert answer.difference is not None
    assert answer.difference.value_rupiah == -170_000
    assert answer.difference.cost_rupiah == 820_000
    assert answer.difference.distance_km == 120
    assert answer.difference.served_by_visits == pytest.approx(6.5)
    gained = [change.visit for change in answer.difference.changes if change.kind == "gained"]
    assert [(visit.place, visit.date) for visit in gained] == [("dusun", WEDNESDAY)]
    assert sum(change.kind == "kept" for change in answer.difference.changes) == 4


def test_a_visit_earns_its_people_less_its_costs_and_without_it_the_plan_is_made_anew() -> None:
    # 60 people less 1,060,000. Without Jauh on Tuesday: Jauh (1,4), Dekat (2,5), 11,960,000 (see tiny.yaml).
    answer = asked("jauh", TUESDAY)
    assert answer.answer == "without"
    assert [each.earned_rupiah for each in answer.held] == [4_940_000]
    assert answer.difference is not None
    assert answer.difference.value_rupiah == -300_000
    moved = [
        (change.before.place, change.before.date, change.after.date)
        for change in answer.difference.changes
        if change.kind == "moved" and change.before and change.after
    ]
    assert ("jauh", TUESDAY, MONDAY) in moved


def test_the_figures_of_a_plan_edited_by_hand_are_worked_out_anew() -> None:
    instance, plan = best_plan(tiny_week())
    edited = plan.model_copy(update={"value_rupiah": 1})
    question = Question("dusun")
    assert explain(instance, edited, question, EFFORT) == explain(instance, plan, question, EFFORT)


def test_a_place_in_the_plan_asked_for_on_another_day_moves_there() -> None:
    # Jauh on Wednesday leaves it one visit: 60, and 42 in Dekat (2,5): 10,200,000 - 1,060,000 - 1,520,000.
    answer = asked("jauh", WEDNESDAY)
    assert answer.answer == "with"
    assert answer.difference is not None
    assert answer.difference.value_rupiah == 7_620_000 - 12_260_000


def test_too_few_people_are_told_with_the_figure_and_the_field() -> None:
    # On Friday 15 wait in Dusun, so 7.5 come.
    answer = asked("dusun", programs={KELILING: {"minimum_attendance": 10}})
    assert answer.answer == "cannot"
    (reason,) = answer.reasons
    assert (reason.rule, reason.kind) == ("minimum-attendance", "too-few-come")
    assert reason.figures == {"most": 7.5, "needed": 10, "date": FRIDAY, "program": KELILING}
    assert [field.field for field in reason.fields] == ["programs.keliling.minimum_attendance"]
    assert [(each.rule, each.days_before, each.days_left) for each in answer.narrowings] == [
        ("minimum-attendance", 5, 0)
    ]


def test_the_place_s_own_minimum_is_named_where_it_has_one() -> None:
    answer = asked("dusun", places={"dusun": {"minimum_attendance": 8}})
    assert [field.field for field in answer.reasons[0].fields] == ["places.dusun.minimum_attendance"]


def test_too_few_seats_are_told_where_enough_would_come() -> None:
    # In Jauh 66 to 90 come and 60 can be served.
    answer = asked("jauh", places={"jauh": {"minimum_attendance": 62}})
    assert answer.reasons[0].kind == "too-few-seats"
    assert (answer.reasons[0].figures["most"], answer.reasons[0].figures["needed"]) == (60, 62)


def test_a_ban_is_told_with_the_reason_given_for_it() -> None:
    answer = asked("dusun", bans=[{"place": "jauh"}, {"place": "dusun", "reason": "jembatan putus"}])
    assert answer.reasons[0].kind == "banned"
    assert answer.reasons[0].figures == {"reasons": ("jembatan putus",)}
    assert [field.field for field in answer.reasons[0].fields] == ["bans[1]"]


def test_the_first_rule_in_the_book_that_leaves_nothing_is_told() -> None:
    # The calendar closes Monday to Wednesday, the ban what is left.
    answer = asked(
        "dusun",
        calendar={"no_outreach": [{"name": "rapat", "start": "2027-01-11", "end": "2027-01-13"}]},
        bans=[{"place": "dusun"}],
    )
    assert [(each.rule, each.days_before, each.days_left) for each in answer.narrowings] == [
        ("calendar", 5, 2),
        ("ban", 2, 0),
    ]
    assert answer.reasons[0].rule == "ban"


def test_a_closed_day_is_told_by_its_name() -> None:
    season = {"name": "rapat", "start": str(MONDAY), "end": str(MONDAY)}
    answer = asked("dusun", MONDAY, calendar={"no_outreach": [season]})
    assert answer.reasons[0].kind == "no-outreach"
    assert answer.reasons[0].figures == {"date": MONDAY, "name": "rapat"}


def test_a_drive_that_is_too_long_is_told_in_minutes() -> None:
    # 180 km at 60 km/h.
    answer = asked("jauh", teams={"mobil": {"longest_drive_minutes": 150}})
    assert answer.reasons[0].kind == "drive-too-long"
    assert answer.reasons[0].figures == {"minutes": 180, "limit_minutes": 150, "team": "mobil"}


def test_a_day_without_time_to_serve_is_told_before_any_rule() -> None:
    # Leaving at 06:00 and home by 11:30, there is no minute left in Jauh, 180 minutes away.
    answer = asked("jauh", teams={"mobil": {"home_by": "11:30", "evening_arrival_by": "11:30"}})
    assert answer.narrowings == ()
    assert answer.reasons[0].kind == "day-too-short"
    assert answer.reasons[0].figures["minutes"] == 180


def test_a_rule_without_a_sentence_of_its_own_is_told_as_the_audit_says_it() -> None:
    leave = [{"start": str(MONDAY), "end": str(MONDAY)}]
    answer = asked("dekat", MONDAY, teams={"mobil": {"leave": leave}})
    assert (answer.reasons[0].rule, answer.reasons[0].kind) == ("leave", "as-audited-visit")
    assert [field.field for field in answer.reasons[0].fields] == ["teams.mobil.leave"]


def test_a_place_that_no_program_is_meant_for_is_told_by_its_kind() -> None:
    answer = asked("kantor")
    assert answer.reasons[0].kind == "wrong-kind"
    assert answer.reasons[0].figures == {"program": KELILING, "place_kind": "office", "venues": ("town",)}


def test_a_visit_that_a_pin_leaves_no_room_for_is_blocked_by_it() -> None:
    # One team is in one place on Tuesday.
    answer = asked("dusun", TUESDAY, pins=[pin(TUESDAY, "jauh")])
    assert answer.answer == "blocked"
    assert [(reason.rule, reason.fields[0].field) for reason in answer.reasons] == [("pin", "pins[0]")]


def test_a_pinned_visit_cannot_be_taken_out() -> None:
    answer = asked("dusun", TUESDAY, pins=[pin(TUESDAY, "dusun")])
    assert answer.answer == "blocked"
    assert len(answer.held) == 1
    assert [reason.fields[0].field for reason in answer.reasons] == ["pins[0]"]


def test_the_same_question_has_the_same_answer() -> None:
    assert asked("dusun") == asked("dusun")


@pytest.mark.parametrize("seed", [1, 2, 4, 7, 11])
def test_with_and_without_are_what_the_best_of_all_plans_says(seed: int) -> None:
    # Brute force: of every clean plan of two towns and four days, the best with and without a visit.
    instance = prepare(touring_scenario(seed, towns=2, days=4))
    plans = clean_plans(instance)
    if not plans:
        return
    best = max(plans, key=lambda plan: plan.value_rupiah)
    for town in instance.place_ids[1:]:
        for date in (None, *instance.days.dates):
            question = Question(town, date)
            held = any(question.is_about(visit) for visit in best.visits)
            others = [
                plan.value_rupiah
                for plan in plans
                if any(question.is_about(visit) for visit in plan.visits) != held
            ]
            answer = explain(instance, best, question, EFFORT)
            if others:
                assert answer.answer == ("without" if held else "with")
                assert answer.difference is not None
                assert answer.difference.value_rupiah == pytest.approx(max(others) - best.value_rupiah, abs=2)
            else:
                assert answer.difference is None


def test_what_no_trip_can_reach_is_told_by_the_rules_that_leave_none() -> None:
    # 300 km are five hours; four may be driven in one go. By Barat, 180 km away, and two hours more in the
    # evening, Ujung is the second day of a trip; but a trip may be one day long.
    nights = {"sleeps_away": True, "nights_at_most": 4, "evening_move_minutes": 150}
    world = {
        "places": {"ujung": place("Ujung", "desa", 104.0, road_node="ujung")},
        "roads": {
            "nodes": {"ujung": node("Ujung", 104.0)},
            "edges": {"kota-barat": {"km": 180}, "barat-ujung": road("barat", "ujung", 120)},
        },
        "teams": {"van": nights | {"longest_drive_minutes": 240, "days_away_at_most": 1}},
    }
    instance = prepare(tiny_scenario(**world))
    formulation = formulate(instance)
    *_, last = search(flatten(formulation), 1, 20_000, lambda: False)
    assert last.schedule is not None
    told = explain(instance, plan_of(formulation, last.schedule), Question("ujung"), EFFORT)
    assert told.answer == "blocked"
    assert [(reason.rule, reason.kind) for reason in told.reasons] == [("travel", "no-trip")]
    assert "teams.van.longest_drive_minutes" in {field.field for field in told.reasons[0].fields}
