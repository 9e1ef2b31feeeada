"""The rivals that our plan is held against: the diary they decide with, the habit, the week, the table.

The tiny week (``explain_worlds``): Jauh, Dekat and Dusun in the scenario's order, Monday to Friday, one team;
a visit to Jauh serves 60 and nets 4,940,000, one to Dekat on day t serves 20 + 2 t and costs 760,000, one to
Dusun costs more than it brings.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from diary import Diary, Visit
from explain_worlds import KELILING, tiny_week
from habit import by_habit, by_mended_habit
from hypothesis import given, settings
from hypothesis import strategies as st
from side_by_side import judged, side_by_side, table
from test_search import planned
from touring_worlds import touring_scenario
from week_by_week import Offer, week_by_week

from outreach_planner.auditing import audit
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.prepare import prepare


def question(**changes: Any) -> Formulation:
    """The question of the tiny week with changes."""
    return formulate(prepare(tiny_week(changes)))


def gap(days: int) -> dict[str, Any]:
    """A place is visited again so many days later."""
    return {KELILING: {"revisit_gap_days": days}}


def told(formulation: Formulation, schedule: Schedule) -> list[str]:
    """The place of each day, ``-`` at home."""
    instance = formulation.instance
    return [
        "-" if o < 0 else instance.place_ids[instance.options.place[o]] for o in schedule.option[0].tolist()
    ]


def dearest(formulation: Formulation, offers: Sequence[Offer]) -> Sequence[Visit]:
    """A router that tries every choice of offers."""
    diary = Diary(formulation)
    best, chosen = 0, tuple[Offer, ...]()
    for count in range(1, 6):
        for several in itertools.combinations(offers, count):
            days = {(offer.visit[0], offer.visit[2]) for offer in several}
            if len(days) == count == len({offer.group for offer in several}):
                worth = sum(offer.prize_rupiah - diary.leg_rupiah(offer.visit) for offer in several)
                if worth > best:
                    best, chosen = worth, several
    return sorted(offer.visit for offer in chosen)


@given(st.integers(0, 500), st.data())
@settings(max_examples=40)
def test_a_diary_is_worth_what_its_plan_is_and_objects_where_the_audit_does(
    world: int, data: st.DataObject
) -> None:
    formulation = formulate(prepare(touring_scenario(world, teams=1 + world % 2, office_rules=world % 3)))
    diary = Diary(formulation)
    for t in range(len(formulation.instance.days.dates)):
        for u in range(len(formulation.networks)):
            visit = data.draw(st.sampled_from([None, *diary.candidates([t], [u])]))
            if visit is not None:
                diary.add(visit)
    plan = planned(formulation.instance, diary.schedule())
    assert diary.value_rupiah() == pytest.approx(plan.value_rupiah, abs=1)
    objects = bool(diary.broken() or diary.missing() or diary.short_visits())
    assert objects == bool(audit(formulation.instance, plan).violations)


def test_the_habit_goes_round_in_turn_whether_it_may_come_back_or_not() -> None:
    formulation = question(programs=gap(4))
    schedule = by_habit(formulation.instance)
    assert told(formulation, schedule) == ["jauh", "dekat", "dusun", "jauh", "dekat"]
    assert judged("habit", formulation.instance, schedule, 0.0).breaches == {"revisit-gap": 2}


def test_the_mended_habit_stays_at_home_until_a_place_may_be_visited_again() -> None:
    formulation = question(programs=gap(4))
    schedule = by_mended_habit(formulation)
    assert told(formulation, schedule) == ["jauh", "dekat", "dusun", "-", "jauh"]
    assert not judged("mended", formulation.instance, schedule, 0.0).breaches


def test_the_mended_habit_makes_room_for_a_promised_visit() -> None:
    # Dekat is pinned on Wednesday: Tuesday's visit there is within the gap of three days and is given up.
    pin = {"date": "2027-01-13", "program": KELILING, "place": "dekat"}
    formulation = question(pins=[pin])
    schedule = by_mended_habit(formulation)
    assert told(formulation, schedule)[:3] == ["jauh", "-", "dekat"]
    assert not judged("mended", formulation.instance, schedule, 0.0).breaches


def test_a_week_takes_the_dearest_days_and_leaves_what_does_not_pay() -> None:
    # One visit a place in the week: Dekat on Friday serves 30, 2,240,000; Jauh 4,940,000 on any other day.
    formulation = question(programs=gap(14))
    schedule = week_by_week(formulation, dearest, lambda week, done: done < 3).schedule()
    assert sorted(told(formulation, schedule)[:4]) == ["-", "-", "-", "jauh"]
    assert told(formulation, schedule)[4] == "dekat"
    assert judged("week", formulation.instance, schedule, 0.0).plan.net_rupiah == 7_180_000


def test_a_promised_visit_is_made_though_it_does_not_pay() -> None:
    # Dusun on Wednesday serves 6.5 for 820,000.
    pin = {"date": "2027-01-13", "program": KELILING, "place": "dusun"}
    formulation = question(programs=gap(14), pins=[pin])
    schedule = week_by_week(formulation, dearest, lambda week, done: False).schedule()
    assert told(formulation, schedule)[2] == "dusun"
    assert not judged("week", formulation.instance, schedule, 0.0).breaches


@pytest.mark.parametrize("days", [2, 3, 14])
def test_pyvrp_s_week_is_as_dear_as_the_best_of_all_choices(days: int) -> None:
    pytest.importorskip("pyvrp", reason="benchmark-only: uv run --group benchmarks pytest")
    from week_with_pyvrp import chooser

    def both(formulation: Formulation, offers: Sequence[Offer]) -> Sequence[Visit]:
        prizes = {offer.visit: offer.prize_rupiah for offer in offers}
        diary = Diary(formulation)
        by_hand, by_pyvrp = dearest(formulation, offers), chooser(1)(formulation, offers)
        worths = [
            sum(prizes[visit] - diary.leg_rupiah(visit) for visit in each) for each in (by_hand, by_pyvrp)
        ]
        assert by_hand
        assert worths[0] == worths[1]
        return by_hand

    week_by_week(question(programs=gap(days)), both, lambda week, done: done < 2)


def test_the_table_tells_every_plan_and_ours_is_never_below_one_that_keeps_the_rules() -> None:
    rows = side_by_side(tiny_week(), seconds=2.0, seed=1)
    assert [row.name for row in rows][:3] == ["habit", "habit, mended", "greedy"]
    assert rows[-1].plan.net_rupiah == 12_260_000
    assert all(row.breaches or row.plan.net_rupiah <= 12_260_000 for row in rows)
    lines = table(rows).splitlines()
    assert len(lines) == 2 + len(rows)
    assert len({line.count("|") for line in lines}) == 1
    assert lines[-1].startswith("| **ours** | 12.3 |")
