"""A team that serves two places on a day, and one that stays at a place, on the map page."""

import datetime as dt
from dataclasses import replace

import pytest
from map_worlds import map_world
from plans import leg, small_plan, trip, visit

from outreach_planner.outputs.geometry import Points
from outreach_planner.outputs.map_calendar import agenda, team_rows
from outreach_planner.outputs.map_data import visit_rows
from outreach_planner.outputs.map_trips import leg_to, map_trips
from outreach_planner.plans.plan import Plan

WEDNESDAY, THURSDAY = (dt.date(2027, 1, day) for day in (6, 7))
OKI, MUBA = "ogan-komering-ilir", "musi-banyuasin"


def two_halves() -> Plan:
    """Wednesday morning at Sungai Lilin, afternoon at Kayu Agung, and back to Sungai Lilin for the night."""
    legs = [
        leg(WEDNESDAY, "kanim-palembang", "sungai-lilin", "06:00", "07:45", 110.0),
        leg(WEDNESDAY, "sungai-lilin", "kayu-agung", "11:30", "13:00", 90.0),
        leg(WEDNESDAY, "kayu-agung", "sungai-lilin", "17:00", "18:30", 90.0),
        leg(THURSDAY, "sungai-lilin", "kanim-palembang", "12:00", "13:45", 110.0),
    ]
    visits = [
        visit(WEDNESDAY, "kayu-agung", OKI, 20.0, service_starts="13:30", service_ends="16:30"),
        visit(WEDNESDAY, "sungai-lilin", MUBA, 25.0, service_starts="08:00", service_ends="11:00"),
        visit(THURSDAY, "sungai-lilin", MUBA, 15.0, service_starts="08:00", service_ends="11:30"),
    ]
    return small_plan(trips=(trip("lakso-van", legs, visits),))


@pytest.fixture(scope="module")
def mapped():
    scenario, instance = map_world()
    return scenario, instance, map_trips(scenario, two_halves(), Points(instance.roads))


def test_two_visits_of_a_day_are_numbered_by_their_hours(mapped):
    (tour,) = mapped[2]
    assert [(each.code, each.visit.place) for each in tour.visits] == [
        ("A1", "sungai-lilin"),
        ("A2", "kayu-agung"),
        ("A3", "sungai-lilin"),
    ]


def test_two_visits_of_a_day_share_a_cell(mapped):
    scenario, instance, trips = mapped
    van = team_rows(scenario, instance.days, trips, "id")[0]
    assert [cell.codes for cell in van.cells[5:7]] == [("A1", "A2"), ("A3",)]
    assert van.cells[5].about.count("LAKSO") == 2


def test_the_hour_stands_beside_the_date_only_where_a_day_has_two_visits(mapped):
    scenario, _, trips = mapped
    (told,) = agenda(scenario, trips, "id")
    assert [each.date for each in told.visits] == ["Rab 6 Jan 08.00", "Rab 6 Jan 13.30", "Kam 7 Jan"]


def test_what_is_special_about_a_visit_is_told_in_list_and_popup(mapped):
    scenario, _, trips = mapped
    (tour,) = trips
    half = tour.visits[0].visit.model_copy(update={"session": "morning"})
    numbered = replace(tour.visits[0], visit=half)
    (told,) = agenda(scenario, [replace(tour, visits=(numbered,))], "id")
    assert told.visits[0].about == "LAKSO · 08.00–11.00 · 25 pemohon · pagi"
    assert ("Keterangan", "pagi") in visit_rows(scenario, tour, numbered, "id")


def test_each_half_has_its_own_leg_and_the_evening_drive_back_is_of_the_next_day(mapped):
    (tour,) = two_halves().trips
    morning, afternoon, next_day = (each.visit for each in mapped[2][0].visits)
    assert leg_to(tour, morning) == tour.legs[0]
    assert leg_to(tour, afternoon) == tour.legs[1]
    assert leg_to(tour, next_day) == tour.legs[2]
