import math
from typing import Any

import numpy as np
import pytest
from worlds import GONE, place, program, tiny_scenario

from outreach_planner.world.instance import Instance, Options
from outreach_planner.world.prepare import prepare

MALL = place("Mall", "kota", 104.8, kind="mall", road_node="kota", lane=True)
LANE = {"name": "Drive-thru", "applicants_a_day": 70, "event_rupiah": 500_000}


def options(**changes: Any) -> Options:
    return prepare(tiny_scenario(**changes)).options


def rows(found: Options, name: str) -> dict[int, tuple[list[float], list[float]]]:
    """Shares and values by season of each point an option reaches."""
    option = found.ids.index(name)
    span = range(found.start[option], found.start[option + 1])
    return {
        int(found.point[r]): (found.share[:, r].tolist(), found.value_rupiah[:, r].tolist()) for r in span
    }


def test_a_program_is_held_at_places_of_its_kinds(tiny: Instance):
    assert tiny.options.ids == ("lakso/timur", "lakso/barat")
    assert tiny.options.place.tolist() == [1, 2]
    assert tiny.options.kabupaten.tolist() == [1, 1]


def test_a_program_is_held_only_in_its_kabupaten():
    found = options(programs={"lakso": {"venues": ["town", "office"], "kabupaten": ["kota"]}})
    assert found.ids == ("lakso/kantor",)


def test_a_lane_is_an_option_of_its_own_where_the_venue_has_room():
    simpatik = program("Simpatik", ["mall", "office"], lane=LANE, event_rupiah=1_000_000)
    found = options(places={"mall": MALL}, programs={"simpatik": simpatik})
    assert found.ids[2:] == ("simpatik/kantor", "simpatik/mall", "simpatik/mall+lane")
    assert found.lane.tolist() == [False, False, False, False, True]
    assert found.extra_capacity[2:].tolist() == [0, 0, 70]
    assert found.event_rupiah[2:].tolist() == [1_000_000, 1_000_000, 1_500_000]
    assert rows(found, "simpatik/mall+lane") == rows(found, "simpatik/mall")


def test_the_quota_is_all_its_places_and_minus_one_where_there_is_none():
    simpatik = program("Simpatik", ["office"], quota={"online": 60, "walk_in": 40})
    assert options(programs={"simpatik": simpatik}).quota.tolist() == [-1, -1, 100]


def test_minimum_attendance_is_the_places_or_its_kabupatens_guarantees_or_the_programs():
    guarantee = {"visits": 1, "program": "lakso", "minimum_attendance": 20}
    changes = {
        "programs": {
            "lakso": {"minimum_attendance": 40, "venues": ["town", "office"]},
            "other": program("Other", ["town"], minimum_attendance=7),
        },
        "places": {"barat": {"minimum_attendance": 0}},
        "policy": {"guarantees": {"desa": guarantee}},
    }
    found = options(**changes)
    assert dict(zip(found.ids, found.minimum_attendance.tolist(), strict=True)) == {
        "lakso/kantor": 40,
        "lakso/timur": 20,
        "lakso/barat": 0,
        "other/timur": 7,
        "other/barat": 0,
    }


def test_people_come_the_less_the_farther_they_live_and_not_beyond_the_limit():
    # to Timur: its own people from 0 minutes; Kota's 30 minutes dry and 60 rainy; Barat's 90 and 180
    found = rows(options(demand={"reach": {"limit_minutes": 30}}), "lakso/timur")
    assert list(found) == [0, 1]
    assert found[1][0] == [0.5, 0.5]
    assert found[0][0] == pytest.approx([0.5 * math.exp(-0.5), 0])


def test_a_segment_may_have_a_limit_of_its_own():
    segments = {"anyone": {"share": 0.5, "reach_limit_minutes": 90}, "near": {"name": "Near", "share": 0.5}}
    found = options(programs={"lakso": {"segments": ["anyone", "near"]}}, demand={"segments": segments})
    # points: kota, timur, barat x anyone, near; only Timur's own people of the second come
    assert list(rows(found, "lakso/timur")) == [0, 2, 3, 4]


def test_only_the_programs_segments_come():
    segments = {"anyone": {"share": 0.5}, "weekend": {"name": "Weekend", "share": 0.5}}
    found = options(programs={"lakso": {"segments": ["weekend"]}}, demand={"segments": segments})
    assert list(rows(found, "lakso/timur")) == [3]


def test_serving_a_person_is_worth_the_base_value_and_the_travel_spared_there_and_back(tiny: Instance):
    # Timur is 30 km and 30 minutes from the counter, 60 minutes when it rains:
    # 100,000 + 60 km x 1,000 + 1 h x 20,000 = 180,000; rainy 2 h: 200,000
    assert rows(tiny.options, "lakso/timur")[1][1] == pytest.approx([180_000, 200_000])
    # Barat: 100,000 + 120,000 + 2 h x 20,000 = 260,000; rainy 4 h: 300,000
    assert rows(tiny.options, "lakso/barat")[2][1] == pytest.approx([260_000, 300_000])
    assert tiny.options.spared_minutes.tolist() == [[60, 120], [120, 240]]


def test_travel_that_is_not_spared_takes_nothing_from_the_value():
    # people of Kota who go to Timur travel farther than to their counter
    found = options(demand={"reach": {"limit_minutes": 30}})
    assert rows(found, "lakso/timur")[0][1] == [100_000, 100_000]
    assert found.spared_minutes.min() == 0


def test_travel_is_spared_against_the_nearest_counter_that_draws_and_is_open():
    # a counter in Timur spares its people nothing; while it draws nobody or is not yet open, Kota's counts
    counter = {"place": "timur", "queue": "mpp"}
    assert rows(options(counters={"mpp": counter}), "lakso/timur")[1][1] == [100_000, 100_000]
    for later in ({"draws": False}, {"opened": "2027-04-06"}):
        found = rows(options(counters={"mpp": counter | later}), "lakso/timur")
        assert found[1][1] == pytest.approx([180_000, 200_000])


def test_without_a_counter_a_person_is_worth_the_base_value():
    assert rows(options(counters={"kantor": GONE}), "lakso/timur")[1][1] == [100_000, 100_000]


def test_students_come_to_their_own_campus_only():
    # 5 minutes away; spared 30 km there and back, and 25 dry minutes there and back (55 rainy)
    campuses = {
        name: place(name, "desa", 105.0, kind="campus", road_node="timur", students=300)
        for name in ("one", "two")
    }
    students = {"name": "Students", "share": 0.1, "live_at": "campuses"}
    found = options(
        places=campuses,
        programs={"campus": program("Campus", ["campus", "town"], segments=["students"])},
        demand={"segments": {"anyone": {"share": 0.9}, "students": students}},
    )
    at_one = rows(found, "campus/one")
    assert list(at_one) == [3]
    assert at_one[3][0] == pytest.approx([0.5 * math.exp(-5 / 60)] * 2)
    assert at_one[3][1] == pytest.approx([100_000 + 60_000 + 50 / 60 * 20_000, 160_000 + 110 / 60 * 20_000])
    assert list(rows(found, "campus/two")) == [4]
    assert rows(found, "campus/timur") == {}


def test_an_option_nobody_comes_to_has_no_rows():
    found = options(demand={"reach": {"share_at_door": 0}})
    assert found.start.tolist() == [0, 0, 0]
    assert found.share.shape == found.value_rupiah.shape == (2, 0)


def test_an_instance_is_the_same_each_time_it_is_prepared():
    one, other = prepare(tiny_scenario()), prepare(tiny_scenario())
    for part in ("legs", "people", "queues", "options", "days"):
        for mine, yours in zip(
            vars(getattr(one, part)).values(), vars(getattr(other, part)).values(), strict=True
        ):
            assert np.array_equal(mine, yours)


def test_the_worth_of_fairness_is_a_hundred_points():
    assert prepare(tiny_scenario(policy={"fairness_rupiah_a_point": 7})).fairness_rupiah == 700
