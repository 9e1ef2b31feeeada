"""What a visit brings is told apart from what the plan asked about can gain anyway."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
from explain_worlds import EFFORT, KELILING, best_plan, plan_of, tiny_week

from outreach_planner.deciding.explaining.explaining import explain
from outreach_planner.deciding.explaining.solving_again import Effort
from outreach_planner.model.network import Schedule
from outreach_planner.outputs.explanation import explanation_text
from outreach_planner.plans.explanation import Question
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

PIN = {"date": "2027-01-13", "program": KELILING, "place": "dusun"}


def at_home() -> tuple[Instance, Plan]:
    """The tiny week and the plan that stays at home on all its days."""
    instance = prepare(tiny_week())
    schedule = Schedule(np.full((1, 5), -1), np.zeros((1, 5), dtype=np.bool_))
    return instance, plan_of(formulate(instance), schedule)


def test_a_place_that_pays_and_what_else_the_plan_can_gain_are_told_apart() -> None:
    # The plan given stays at home. The best week is worth 12,260,000; the best without Jauh visits Dekat on
    # Tuesday and Friday, 24 + 18 people: 4,200,000 - 1,520,000 = 2,680,000.
    answer = explain(*at_home(), Question("jauh"), EFFORT)
    assert answer.answer == "with"
    assert answer.difference is not None
    assert answer.improvement is not None
    assert answer.difference.value_rupiah == 12_260_000 - 2_680_000
    assert answer.improvement.value_rupiah == 12_260_000
    assert answer.improvement.visits == 4


def test_a_place_that_does_not_pay_loses_as_much_whatever_else_the_plan_can_gain() -> None:
    # As above, Dusun on Wednesday loses 170,000: the plan given can gain 12,260,000, but not by Dusun.
    answer = explain(*at_home(), Question("dusun"), EFFORT)
    assert answer.difference is not None
    assert answer.improvement is not None
    assert answer.difference.value_rupiah == -170_000
    assert answer.improvement.value_rupiah == 12_260_000
    assert all(change.visit.place != "dusun" for change in answer.improvement.changes)


def test_a_visit_that_the_plan_had_better_leave_out_is_told_as_such() -> None:
    # The best week with Dusun on Wednesday beside it: without it 170,000 more.
    _, plan = best_plan(tiny_week({"pins": [PIN]}))
    answer = explain(prepare(tiny_week()), plan, Question("dusun"), EFFORT)
    assert answer.answer == "without"
    assert answer.difference is not None
    assert answer.improvement is not None
    assert (answer.difference.value_rupiah, answer.improvement.value_rupiah) == (170_000, 170_000)
    assert [change.visit.place for change in answer.improvement.changes if change.kind == "lost"] == ["dusun"]


def test_a_difference_smaller_than_what_other_things_gained_is_not_settled() -> None:
    # Dusun loses 170,000 where other things bring 12,260,000; Jauh brings 9,580,000 of 12,260,000.
    instance, plan = at_home()
    loses = explain(instance, plan, Question("dusun"), EFFORT)
    assert not loses.is_settled
    assert "whether it pays is not settled" in explanation_text(loses, instance.scenario, "en")
    assert "solving again moved the value by Rp12,260,000 by other things" in explanation_text(
        loses, instance.scenario, "en"
    )
    pays = explain(instance, plan, Question("jauh"), EFFORT)
    assert pays.is_settled
    assert explain(*best_plan(tiny_week()), Question("dusun"), EFFORT).is_settled
    # Cut short by the clock, nothing that the plan gained in all is told as the effect of the visit.
    assert pays.work is not None
    assert pays.moved_rupiah == 12_260_000 - 9_580_000
    assert replace(pays, work=replace(pays.work, stopped_by="seconds")).moved_rupiah == 12_260_000


def test_rounds_are_told_as_they_were_where_the_clock_ends_them() -> None:
    instance, plan = best_plan(tiny_week())
    told = explain(instance, plan, Question("dusun"), Effort(1, 10**9, 0.5, lambda: False))
    assert told.work is not None
    assert told.work.stopped_by == "seconds"
    assert 0 < told.work.rounds < 10**9
    assert f"at least {told.work.rounds:,} rounds each time" in explanation_text(
        told, instance.scenario, "en"
    )


def test_the_best_plan_cannot_be_improved() -> None:
    assert (
        explain(*best_plan(tiny_week()), Question("jauh", dt.date(2027, 1, 12)), EFFORT).improvement is None
    )
