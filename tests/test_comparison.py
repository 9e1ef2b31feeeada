import datetime as dt
import json

import pytest
from map_worlds import map_scenario_tree
from plan_scenarios import plan_scenario
from plans import indicators, leg, small_plan, three_trips, trip, visit

from outreach_planner.outputs.comparison_telling import input_text
from outreach_planner.plans.comparison import Comparison, Side, compare
from outreach_planner.plans.input_changes import input_changes
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.visit_changes import visit_changes
from outreach_planner.scenario.service_fields import Limits

MONDAY, FRIDAY = (dt.date(2027, 1, day) for day in (4, 8))


def day_trip(date: dt.date, place: str, **more) -> Plan:
    """A plan of one day trip of the van."""
    legs = [leg(date, "kanim-palembang", place, "07:00", "08:00", 60.0)]
    legs.append(leg(date, place, "kanim-palembang", "16:00", "17:00", 60.0))
    team = more.get("team", "lakso-van")
    return small_plan(trips=(trip(team, legs, [visit(date, place, "ogan-komering-ilir", 50.0, **more)]),))


def compared(*plans: Plan, **changes) -> Comparison:
    """Compare plans; ``changes`` are told to the scenario of the last."""
    tree = map_scenario_tree()
    first = plan_scenario(tree)
    other = plan_scenario({**tree, **changes})
    sides = [Side(f"plan {number}", first, plan) for number, plan in enumerate(plans[:-1])]
    return compare([*sides, Side("last", other, plans[-1])])


def kinds(before: Plan, after: Plan) -> list[str]:
    return [change.kind for change in visit_changes(before, after)]


def test_a_plan_compared_with_itself_differs_in_nothing():
    found = compared(small_plan(), small_plan())
    assert all(set(figure.differences) <= {0, None} for figure in found.figures)
    assert all(not figure.best for figure in found.figures)
    assert all(not row.share_served.best for row in found.kabupaten)
    assert {change.kind for change in found.visits[0]} == {"kept"}
    assert found.input == ()
    assert found.same_input


def test_a_visit_on_another_date_is_moved():
    assert kinds(day_trip(MONDAY, "kayu-agung"), day_trip(FRIDAY, "kayu-agung")) == ["moved"]


def test_a_visit_with_another_lane_is_moved():
    assert kinds(day_trip(MONDAY, "kayu-agung"), day_trip(MONDAY, "kayu-agung", lane=True)) == ["moved"]


def test_another_place_is_a_visit_lost_and_a_visit_gained():
    changes = visit_changes(day_trip(MONDAY, "kayu-agung"), day_trip(FRIDAY, "sungai-lilin"))
    assert [(change.kind, change.visit.place) for change in changes] == [
        ("lost", "kayu-agung"),
        ("gained", "sungai-lilin"),
    ]


def test_of_two_visits_the_one_on_its_old_date_is_kept():
    # Before: Kayu Agung on Monday. After: on Monday and on Friday. Monday is kept, Friday gained.
    twice = small_plan(trips=day_trip(MONDAY, "kayu-agung").trips + day_trip(FRIDAY, "kayu-agung").trips)
    found = visit_changes(day_trip(MONDAY, "kayu-agung"), twice)
    assert [(change.kind, change.visit.date) for change in found] == [("kept", MONDAY), ("gained", FRIDAY)]


def test_the_dearer_plan_is_not_the_best_at_costs():
    dearer = indicators().model_copy(update={"cost_rupiah": 30_000_000})
    found = {f.key: f for f in compared(small_plan(), small_plan(indicators=dearer)).figures}
    # 30,000,000 - 22,722,000 = 7,278,000.
    assert found["cost"].differences == (0, 7_278_000)
    assert found["cost"].best == (0,)


def test_differences_too_small_to_show_make_no_plan_better():
    nearly = indicators().model_copy(update={"served_by_visits": 273.0})
    found = {f.key: f for f in compared(small_plan(), small_plan(indicators=nearly)).figures}
    assert found["served_by_visits"].best == ()


def test_figures_that_look_the_same_differ_by_nothing_and_none_is_better():
    # 18.34 % and 18.26 % are both told as 18.3 %; 18.26 % and 18.24 % are told apart, as 18.3 and 18.2 %.
    def share(value):
        return small_plan(indicators=indicators().model_copy(update={"worst_share_served": value}))

    def worst(*plans):
        return {f.key: f for f in compared(*plans).figures}["worst_share_served"]

    alike = worst(share(0.1834), share(0.1826))
    assert (alike.shown_differences, alike.best) == ((0, 0), ())
    assert alike.differences[1] == pytest.approx(-0.0008)
    apart = worst(share(0.1826), share(0.1824))
    assert apart.shown_differences == (0, pytest.approx(-0.001))
    assert apart.best == (0,)


def test_a_kabupaten_is_better_off_where_more_of_it_is_served():
    better = indicators()
    result = better.by_kabupaten["palembang"].model_copy(update={"share_served": 0.5})
    better = better.model_copy(update={"by_kabupaten": {**better.by_kabupaten, "palembang": result}})
    found = {
        row.kabupaten: row.share_served
        for row in compared(small_plan(), small_plan(indicators=better)).kabupaten
    }
    assert found["palembang"].best == (1,)
    assert found["musi-banyuasin"].best == ()


def test_plans_of_different_days_are_judged_by_ratios_only():
    cheaper = indicators().model_copy(update={"cost_rupiah": 1, "cost_an_applicant_rupiah": 1})
    february = small_plan(starts=dt.date(2027, 2, 1), ends=dt.date(2027, 2, 9), trips=(), indicators=cheaper)
    found = compared(small_plan(), february)
    assert not found.same_days
    assert found.visits == ()
    best = {figure.key: figure.best for figure in found.figures}
    assert best["cost"] == ()
    assert best["cost_an_applicant"] == (1,)


def test_plans_of_different_offices_are_not_judged():
    office = {**map_scenario_tree()["office"], "place": "ptc-mall"}
    cheaper = small_plan(indicators=indicators().model_copy(update={"cost_rupiah": 1}))
    found = compared(small_plan(), cheaper, office=office)
    assert not found.same_office
    assert (found.kabupaten, found.visits, found.input) == ((), (), ())
    assert all(figure.best == () for figure in found.figures)


def test_net_values_of_other_costs_are_not_judged():
    costs = {**map_scenario_tree()["costs"], "served_rupiah": 200_000}
    found = compared(small_plan(), small_plan(net_rupiah=400_000_000), costs=costs)
    assert next(figure for figure in found.figures if figure.key == "net_value").best == ()


def test_changed_input_is_told_field_by_field():
    tree = map_scenario_tree()
    old = plan_scenario(tree)
    tree["teams"]["lakso-van"]["officers"] = 5
    tree["places"]["prabumulih"] = {**tree["places"]["kayu-agung"], "name": "Prabumulih"}
    new = plan_scenario(tree)
    found = {change.field: change.values for change in input_changes([old, new], [Limits(), Limits(seed=2)])}
    assert found["teams.lakso-van.officers"] == ("6", "5")
    assert found["limits.seed"] == ("1", "2")


def test_an_item_that_only_one_scenario_has_is_one_change_without_what_says_nothing():
    tree = map_scenario_tree()
    kept = {"date": "2027-01-04", "program": "lakso", "place": "kayu-agung"}
    old = plan_scenario({**tree, "pins": [kept]})
    tree["places"]["prabumulih"] = {**tree["places"]["kayu-agung"], "name": "Prabumulih"}
    new = plan_scenario({**tree, "pins": [{**kept, "date": "2027-01-05", "reason": "janji"}, kept]})
    pin, place = input_changes([old, new], [Limits(), Limits()])
    # The pin that both have moved down the list; that is no difference.
    assert pin.field == "pins[0]"
    assert pin.values[0] is None
    assert json.loads(pin.values[1]) == {**kept, "date": "2027-01-05", "reason": "janji"}
    assert place.field == "places.prabumulih"
    assert json.loads(place.values[1])["name"] == "Prabumulih"
    assert input_text(pin.values[1], "id") == (
        "date: 2027-01-05, program: lakso, place: kayu-agung, reason: janji"
    )
    assert [input_text(value, "id") for value in (None, "[]", "64000.0", "0.25", "false")] == [
        "tidak ada",
        "tidak ada",
        "64000",
        "0.25",
        "tidak",
    ]


def test_a_pin_that_stands_where_it_stood_changes_field_by_field():
    tree = map_scenario_tree()
    pins = [
        {"date": date, "program": "lakso", "place": "kayu-agung"} for date in ("2027-01-04", "2027-01-05")
    ]
    old, new = (plan_scenario({**tree, "pins": [pin]}) for pin in pins)
    (change,) = input_changes([old, new], [Limits(), Limits()])
    assert (change.field, change.values) == ("pins[0].date", ('"2027-01-04"', '"2027-01-05"'))


def test_names_of_scenarios_are_no_difference():
    old = plan_scenario()
    assert input_changes([old, old.model_copy(update={"name": "Lain"})], [Limits(), Limits()]) == ()


@pytest.mark.parametrize("count", [1, 5])
def test_one_plan_or_five_cannot_be_compared(count):
    side = Side("plan", plan_scenario(), small_plan(trips=three_trips()))
    with pytest.raises(ValueError, match="only 2 to 4"):
        compare([side] * count)
