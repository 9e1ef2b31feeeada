import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import GONE, district, node, place, road, tiny_scenario

from outreach_planner.errors import ScenarioError
from outreach_planner.world.instance import People
from outreach_planner.world.prepare import prepare

KOTA, TIMUR, BARAT = 0, 1, 2
TIMUR_PULL, BARAT_PULL = 0.2 * math.exp(-0.5), 0.2 * math.exp(-1)


def people(**changes: Any) -> People:
    return prepare(tiny_scenario(**changes)).people


def test_applicants_are_shared_by_the_kabupatens_weight_and_the_districts_people():
    # 100 a day: half in Kota; of the other half 600/1000 in Timur and 400/1000 in Barat
    found = people()
    assert found.ids == ("kota/anyone", "timur/anyone", "barat/anyone")
    assert found.kabupaten.tolist() == [0, 1, 1]
    assert found.arrivals.tolist() == [pytest.approx([50, 30, 20])] * 5


def test_the_factor_of_the_month_scales_arrivals_and_is_not_normalised():
    # 30 April to 3 May: a factor of 3 from May on
    found = people(
        horizon={"start": "2027-04-30", "end": "2027-05-03"}, demand={"month_factors": [1] * 4 + [3] * 8}
    )
    assert found.arrivals[:, KOTA].tolist() == pytest.approx([50, 150, 150, 150])


def test_segments_split_the_people_of_a_district():
    segments = {"anyone": {"share": 0.75}, "weekend": {"name": "Weekend", "share": 0.25, "counter_pull": 0}}
    found = people(demand={"segments": segments})
    assert found.ids[:2] == ("kota/anyone", "kota/weekend")
    assert found.arrivals[0, :2].tolist() == pytest.approx([37.5, 12.5])
    assert found.draw[0, 0, :2].tolist() == pytest.approx([0.2, 0.0])


def test_students_live_at_campuses_by_their_number_and_go_to_the_counter_by_road():
    # 10 of 100 a day are students: 300/400 on the campus in Timur, 100/400 on the one in Barat, 60 km away
    campuses = {
        "unsri": place("Unsri", "desa", 105.0, kind="campus", road_node="timur", students=300),
        "poltek": place("Poltek", "desa", 104.3, kind="campus", road_node="barat", students=100),
    }
    students = {"name": "Students", "share": 0.1, "live_at": "campuses", "counter_pull": 0.5}
    found = people(places=campuses, demand={"segments": {"anyone": {"share": 0.9}, "students": students}})
    assert found.ids[3:] == ("unsri/students", "poltek/students")
    assert found.kabupaten[3:].tolist() == [1, 1]
    assert found.arrivals[0, 3:].tolist() == pytest.approx([7.5, 2.5])
    assert found.draw[0, 0, 3:].tolist() == pytest.approx([0.5 * TIMUR_PULL, 0.5 * BARAT_PULL])


def test_the_pull_of_a_counter_falls_with_the_minutes_and_ends_at_the_limit():
    # the counter is 0, 30 and 60 minutes away
    assert people().draw[0, 0].tolist() == pytest.approx([0.2, TIMUR_PULL, BARAT_PULL])
    near = people(demand={"counter_pull": {"limit_minutes": 30}})
    assert near.draw[0, 0].tolist() == pytest.approx([0.2, TIMUR_PULL, 0.0])


def test_people_travel_to_the_counter_at_the_speed_of_the_season():
    # rain from Wednesday: 60 minutes from Timur, and Barat is beyond the limit of 90 minutes
    rain = {"name": "Rain", "start": "2027-04-07", "end": "2027-04-30"}
    found = people(calendar={"rainy": [rain]})
    assert found.draw[1, 0].tolist() == pytest.approx([0.2, TIMUR_PULL, BARAT_PULL])
    assert found.draw[2, 0].tolist() == pytest.approx([0.2, BARAT_PULL, 0.0])


def test_people_who_live_off_the_road_travel_to_their_node_first():
    # 0.1 degree north of Timur: 11.057 km x 1.3 = 14.375 km at 24 km/h = 35.94 minutes, then 30 by road
    found = people(districts={"timur": district("Timur", "desa", 600, 105.0, lat=-2.9)})
    assert found.draw[0, 0, TIMUR] == pytest.approx(0.2 * math.exp(-(35.94 + 30) / 60), rel=1e-4)


@pytest.mark.parametrize(("river_only", "drawn"), [(True, 0.2 * math.exp(-66 / 60)), (False, 0.0)])
def test_only_people_of_river_districts_go_by_boat(river_only: bool, drawn: float):
    # 6 minutes by road to the pier and 60 by boat
    roads = {
        "nodes": {"pier": node("Pier", 104.85), "pulau": node("Pulau", 105.1)},
        "edges": {
            "to-pier": road("kota", "pier", 6),
            "boat": road("pier", "pulau", 30, boat=True, dry_kmh=30),
        },
    }
    island = district("Pulau", "desa", 600, 105.1, river_only=river_only)
    found = people(roads=roads, districts={"pulau": island})
    assert found.draw[0, 0, 3] == pytest.approx(drawn)


def test_nobody_goes_to_a_closed_counter():
    # Saturday 10 and Sunday 11 April
    found = people(horizon={"start": "2027-04-09", "end": "2027-04-11"}, demand={"giving_up_a_day": 0.1})
    assert found.draw[1:].max() == 0
    assert found.survival[1:].tolist() == [pytest.approx([0.9] * 3)] * 2


def test_a_counter_draws_from_the_day_it_opens():
    found = people(counters={"kantor": {"opened": "2027-04-07"}})
    assert found.draw[:, 0, KOTA].tolist() == pytest.approx([0, 0, 0.2, 0.2, 0.2])


def test_counters_of_one_queue_add_up_and_one_that_does_not_draw_adds_nothing():
    counters = {
        "timur": {"place": "timur", "queue": "office"},
        "barat": {"place": "barat", "queue": "office", "draws": False},
    }
    assert people(counters=counters).draw[0, 0, TIMUR] == pytest.approx(TIMUR_PULL + 0.2)


def test_all_queues_together_draw_no_more_than_half():
    # 0.4 by each of two counters next door: 0.8, cut to 0.25 each
    found = people(
        counters={"mpp": {"place": "kantor", "queue": "mpp"}}, demand={"counter_pull": {"share_at_door": 0.4}}
    )
    assert found.draw[0, :, KOTA].tolist() == pytest.approx([0.25, 0.25])


def test_the_backlog_is_the_steady_state_or_the_backlog_days_whichever_is_less():
    # Kota: a day takes 5/7 x 0.2 = 1/7 of the waiting, so 7 days of 50 wait; elsewhere 10 days are less
    assert people().backlog.tolist() == pytest.approx([350, 300, 200])
    # with 0.1 giving up, of 1 there stay (1 - 1/7) x 0.9 = 27/35: 35/8 days of 50
    assert people(demand={"giving_up_a_day": 0.1}).backlog[KOTA] == pytest.approx(218.75)


def test_undisturbed_people_wait_until_they_are_drawn_or_give_up():
    # Kota: 350 + 50 = 400; of these (1 - 0.2) stay, and 50 come: 370; then 346
    assert people().undisturbed[:3, KOTA].tolist() == pytest.approx([400, 370, 346])
    # Kota with 0.1 giving up: 218.75 + 50 = 268.75; x 0.8 x 0.9 + 50 = 243.5
    found = people(demand={"giving_up_a_day": 0.1})
    assert found.undisturbed[:2, KOTA].tolist() == pytest.approx([268.75, 243.5])


def test_who_still_waits_at_the_end_is_worth_the_chance_of_being_served_later():
    # Kota: drawn 1/7 a day against 0.1 giving up: 1/7 / (1/7 + 1/10) = 10/17 of 100,000
    assert people(demand={"giving_up_a_day": 0.1}).later_rupiah[KOTA] == pytest.approx(58_823.53, abs=0.01)
    # nobody gives up: all are served some day
    assert people().later_rupiah.tolist() == [100_000] * 3


def test_who_is_drawn_to_no_counter_is_worth_nothing_at_the_end():
    assert people(counters={"kantor": GONE}).later_rupiah.tolist() == [0, 0, 0]


@given(
    st.lists(st.integers(1, 10**6), min_size=3, max_size=3),
    st.floats(0.01, 1),
    st.floats(0, 1),
    st.floats(0, 2),
)
def test_all_applicants_of_a_day_live_somewhere(
    populations: list[int], weight: float, share: float, factor: float
):
    names = ("kota", "timur", "barat")
    found = people(
        kabupaten={"desa": {"weight": weight}},
        districts={name: {"population": count} for name, count in zip(names, populations, strict=True)},
        demand={
            "month_factors": [factor] * 12,
            "segments": {"anyone": {"share": share}, "rest": {"name": "Rest", "share": 1 - share}},
        },
    )
    assert found.arrivals.sum(axis=1) == pytest.approx([100 * factor] * 5)


def problems(**changes: Any) -> list[str]:
    with pytest.raises(ScenarioError) as told:
        prepare(tiny_scenario(**changes))
    return [f"{problem.field}: {problem.came}" for problem in told.value.problems]


def test_a_kabupaten_with_weight_needs_districts_with_people():
    assert problems(kabupaten={"pulau": {"name": "Pulau", "population": 5, "weight": 0.25}}) == [
        "kabupaten.pulau.weight: got weight 0.25, but no district of it has people"
    ]


def test_some_kabupaten_needs_weight():
    weightless = {"kota": {"weight": 0}, "desa": {"weight": 0}}
    assert problems(kabupaten=weightless) == ["kabupaten: got no weight above 0: nobody applies"]


def test_students_need_a_campus():
    students = {"name": "Students", "share": 0.1, "live_at": "campuses"}
    assert problems(demand={"segments": {"students": students}}) == [
        "demand.segments.students: got people who live at campuses, but no place has students"
    ]
