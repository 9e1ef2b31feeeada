from dataclasses import replace

import numpy as np
import pytest
from map_worlds import map_scenario_tree, map_world
from plans import small_plan, trip, visit

from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.map_areas import areas_of
from outreach_planner.outputs.map_base import name_rows, place_rows, road_lines
from outreach_planner.outputs.map_people import Site, sites_of
from outreach_planner.world.instance import Instance


def two_days() -> Instance:
    """Kayu Agung alone, on 4 and 5 January: 100 wait, 10 more each day, a tenth goes to the counter, half
    of those who wait come to a visit, nobody gives up.
    """
    tree = map_scenario_tree()
    tree["horizon"] = {"start": "2027-01-04", "end": "2027-01-05"}
    _, instance = map_world(tree)
    points = len(instance.people.ids)
    kayu_agung = np.array([name.startswith("kayu-agung/") for name in instance.people.ids])
    people = replace(
        instance.people,
        backlog=100.0 * kayu_agung,
        arrivals=10.0 * np.tile(kayu_agung, (2, 1)),
        draw=np.full((2, len(instance.queues.ids), points), 0.1 / len(instance.queues.ids)),
        survival=np.full((2, points), 0.9),
    )
    options = instance.options
    return replace(instance, people=people, options=replace(options, share=np.full_like(options.share, 0.5)))


def a_visit_on_monday(place="kayu-agung", capacity=40):
    plan = small_plan()
    monday = plan.trips[0].starts
    held = visit(monday, place, "ogan-komering-ilir", 40.0, capacity=capacity)
    return plan.model_copy(update={"trips": (trip("lakso-van", list(plan.trips[0].legs), [held]),)})


def test_the_people_of_a_district_are_served_drawn_or_wait_on():
    # Monday: 110 wait, 55 come, 40 are served; of 70 left 7 go to the counter, 63 wait on.
    # Tuesday: 73 wait, 7.3 go to the counter, 65.7 wait on. Share: (40 + 14.3) / 120.
    (site,) = sites_of(two_days(), a_visit_on_monday())
    assert site.id == "kayu-agung"
    assert site.sought == pytest.approx(120)
    assert site.visited == pytest.approx(40)
    assert site.drawn == pytest.approx((7, 14.3))
    assert [(visit.day, visit.served) for visit in site.visits] == [(0, pytest.approx(40))]
    assert site.left == pytest.approx(65.7)
    assert site.waiting == pytest.approx((110, 73))
    assert site.share_served == pytest.approx(54.3 / 120)


def test_a_plan_of_another_scenario_is_told_apart():
    with pytest.raises(ValueError, match="lakso/ptc-mall by lakso-van is nothing that"):
        sites_of(two_days(), a_visit_on_monday(place="ptc-mall"))


def test_where_nobody_seeks_a_passport_everybody_is_served():
    empty = Site("x", "X", "palembang", (0.0, 0.0), 0, False, False, 0.0, 0.0, 0.0, (), (), ())
    assert empty.share_served == 1


def test_rivers_come_before_roads_and_roads_by_rank():
    scenario, instance = map_world()
    ranks = [row[0] for row in road_lines(scenario, Points(instance.roads))]
    # A river (0), a kabupaten road (1) and a national road (3).
    assert ranks == [0, 1, 3]


def test_a_counter_that_opens_after_the_month_is_not_shown_as_one():
    tree = map_scenario_tree()
    tree["counters"]["mall"] = {"place": "ptc-mall", "queue": "mall", "opened": "2027-02-01"}
    scenario, _ = map_world(tree)
    roles = {row["name"]: row["role"] for row in place_rows(scenario, small_plan(), "id")}
    assert roles["Kantor Imigrasi Palembang"] == "office"
    assert roles["PTC Mall"] == "visited"


def test_names_come_by_importance_and_a_visited_place_is_named_once():
    scenario, instance = map_world()
    plan = small_plan()
    rows = name_rows(scenario, plan, sites_of(instance, plan), areas_of(instance, plan, {}))
    names = [(row["rank"], row["text"]) for row in rows]
    # Kayu Agung and Sungai Lilin are districts too, but their visited towns carry the name already.
    assert names == [
        ("kabupaten", "Palembang"),
        ("kabupaten", "Musi Banyuasin"),
        ("kabupaten", "Ogan Komering Ilir"),
        ("visited", "Kayu Agung"),
        ("visited", "Sungai Lilin"),
        ("visited", "Bayung Lencir"),
        ("visited", "PTC Mall"),
        ("district", "Ilir Timur"),
    ]
