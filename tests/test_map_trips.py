import datetime as dt

import pytest
from map_worlds import map_world
from plans import leg, small_plan, three_trips, trip, visit

from outreach_planner.outputs.geometry import Points, boat_stretches, letters, middle, parts_by_boat
from outreach_planner.outputs.language import LANGUAGES
from outreach_planner.outputs.map_calendar import agenda, day_heads, team_rows
from outreach_planner.outputs.map_data import quota_text, visit_rows
from outreach_planner.outputs.map_trips import leg_to, map_trips, nights_of

TUESDAY, WEDNESDAY, THURSDAY = (dt.date(2027, 1, day) for day in (5, 6, 7))


@pytest.fixture(scope="module")
def world():
    return map_world()


def mapped(world, plan=None):
    points = Points(world[1].roads)
    return map_trips(world[0], plan or small_plan(), points), points


def test_visits_are_numbered_by_team_and_date(world):
    trips, _ = mapped(world)
    codes = [numbered.code for each in trips for numbered in each.visits]
    assert codes == ["A1", "A2", "A3", "B1"]


def test_the_team_sleeps_where_its_last_leg_ended():
    # Tuesday evening to Sungai Lilin, Wednesday evening on to Bayung Lencir, Thursday home.
    tour = three_trips()[1]
    assert nights_of(tour) == ((TUESDAY, "sungai-lilin"), (WEDNESDAY, "bayung-lencir"))


def test_a_day_trip_has_no_night():
    assert nights_of(three_trips()[0]) == ()


def test_the_leg_to_a_visit_may_be_of_the_evening_before():
    tour = three_trips()[1]
    assert leg_to(tour, tour.visits[0]) == tour.legs[0]
    assert leg_to(tour, tour.visits[1]) == tour.legs[1]


def test_a_second_day_at_the_same_place_has_no_leg():
    legs = [
        leg(WEDNESDAY, "kanim-palembang", "kayu-agung", "06:40", "08:00", 66.4),
        leg(THURSDAY, "kayu-agung", "kanim-palembang", "16:00", "17:20", 66.4),
    ]
    days = [visit(day, "kayu-agung", "ogan-komering-ilir", 50.0) for day in (WEDNESDAY, THURSDAY)]
    stay = trip("lakso-van", legs, days)
    assert leg_to(stay, days[0]) == legs[0]
    assert leg_to(stay, days[1]) is None


def test_a_path_is_cut_where_the_boat_begins_and_ends():
    boats = frozenset({frozenset(("pier", "isle"))})
    assert parts_by_boat(("town", "pier", "isle"), boats) == [
        (False, ["town", "pier"]),
        (True, ["pier", "isle"]),
    ]


def test_a_stretch_with_a_road_beside_the_river_is_no_boat_stretch(world):
    assert boat_stretches(world[0].roads) == {frozenset(("palembang", "dermaga"))}


def test_each_point_is_told_once(world):
    points = Points(world[1].roads)
    assert points.line(("palembang", "dermaga", "palembang")) == [0, 1, 0]
    assert points.coordinates == [(-2.99, 104.76), (-2.5, 104.2)]


def test_the_middle_leans_to_the_heavier_point():
    # (0 x 1 + 4 x 3) / 4 = 3.
    assert middle([(0.0, 0.0), (4.0, 8.0)], [1, 3]) == (3.0, 6.0)
    assert middle([(0.0, 0.0), (4.0, 8.0)], [0, 0]) == (2.0, 4.0)
    with pytest.raises(ValueError, match="no points"):
        middle([], [])


def test_letters_go_on_after_z():
    ids = [f"team-{number}" for number in range(28)]
    given = list(letters(ids).values())
    assert (given[0], given[25], given[26], given[27]) == ("A", "Z", "AA", "AB")


def test_the_calendar_shows_the_evening_drive_the_nights_and_the_days_of_rest(world):
    scenario, instance = world
    trips, _ = mapped(world)
    van, weekend = team_rows(scenario, instance.days, trips, "id")
    # 1 and 5 January are holidays; the days from the 4th: A1, evening drive, A2, A3, home.
    codes = [cell.codes for cell in van.cells]
    assert codes == [(), (), (), ("A1",), (), ("A2",), ("A3",), (), ()]
    assert [cell.trip for cell in van.cells] == [None, None, None, 0, 1, 1, 1, None, None]
    assert [cell.night for cell in van.cells[3:7]] == [False, True, True, False]
    assert "Bermalam di Sungai Lilin" in van.cells[4].about
    assert weekend.cells[8].codes == ("B1",)
    assert [head.number for head in day_heads(instance.days, "id") if head.rest] == [1, 2, 3, 5, 9]


def test_the_list_tells_nights_and_kilometres_of_a_trip(world):
    trips, _ = mapped(world)
    day, tour, _ = agenda(world[0], trips, "id")
    # 118 + 72.5 + 190.5 = 381 km.
    assert (tour.title, tour.about) == ("Sel 5 Jan – Kam 7 Jan", "2 malam · 381 km")
    assert tour.visits[0].drive == "Berangkat 16.30, tiba 19.10 (Sel 5 Jan)"
    assert day.visits[0].drive == "Berangkat 06.40, tiba 08.00"


def test_a_popup_tells_quota_minimum_and_lane_only_where_there_are_any(world):
    trips, _ = mapped(world)
    van = dict(visit_rows(world[0], trips[0], trips[0].visits[0], "id"))
    mall = dict(visit_rows(world[0], trips[2], trips[2].visits[0], "id"))
    assert van["Kehadiran minimal"] == "40"
    assert "Kuota" not in van
    assert mall["Kuota"] == "100 (60 daring + 40 datang langsung)"
    assert mall["Lajur drive-thru"] == "ya"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_program_without_quota_has_no_quota_text(lang):
    assert quota_text(None, None, lang) == ""


def test_programs_are_named_in_english_where_they_have_such_a_name(world):
    scenario = world[0]
    lakso = scenario.programs["lakso"].model_copy(update={"name_en": "Village visit"})
    named = scenario.model_copy(update={"programs": {**scenario.programs, "lakso": lakso}})
    trips, _ = mapped(world)
    assert agenda(named, trips, "en")[0].visits[0].about.startswith("Village visit")
    assert agenda(named, trips, "id")[0].visits[0].about.startswith("LAKSO")
