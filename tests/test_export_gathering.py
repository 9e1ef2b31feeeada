"""What is gathered for a month: keys, books, dates, reserve days, equipment, crews."""

from __future__ import annotations

import datetime as dt

import pytest
from field_worlds import KEYS, field_month, field_scenario, officer
from plans import leg, small_plan, three_trips, trip, visit

from outreach_planner.errors import ScenarioError
from outreach_planner.exporting.announcements import whatsapp_text
from outreach_planner.exporting.dates import registration_opens, working_days_after
from outreach_planner.exporting.gathering import gather
from outreach_planner.outputs.comparison_input import without_people
from outreach_planner.plans.input_changes import input_changes
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.world.prepare import prepare


def test_visits_are_numbered_by_date_and_named_by_day_team_program_and_place() -> None:
    month = field_month()
    assert tuple(visit.key for visit in month.visits) == KEYS
    assert [visit.number for visit in month.visits] == [1, 2, 3, 4]
    assert [trip.key for trip in month.trips] == [
        "2027-01-04-lakso-van",
        "2027-01-06-lakso-van",
        "2027-01-09-weekend-team",
    ]


def test_two_visits_of_a_team_at_one_place_on_one_day_have_keys_of_their_own() -> None:
    monday = dt.date(2027, 1, 4)
    half_days = trip(
        "lakso-van",
        [
            leg(monday, "kanim-palembang", "kayu-agung", "06:40", "08:00", 66.4),
            leg(monday, "kayu-agung", "kanim-palembang", "16:00", "17:20", 66.4),
        ],
        [
            visit(monday, "kayu-agung", "ogan-komering-ilir", 20, service_ends="11:30"),
            visit(monday, "kayu-agung", "ogan-komering-ilir", 25, service_starts="13:00"),
        ],
    )
    month = field_month(plan=small_plan(trips=(half_days,)))
    assert [found.key for found in month.visits] == [f"{KEYS[0]}/0830", f"{KEYS[0]}/1300"]
    assert month.visits[0].returns is None
    assert month.visits[1].departs is None


def test_books_are_those_expected_and_a_tenth_to_spare_but_no_more_than_can_be_served() -> None:
    # 57.25 x 1.1 = 62.98, but only 60 can be served; 41.5 -> 45.65; 44 -> 48.4; 130 x 1.1 -> 130.
    assert [visit.books for visit in field_month().visits] == [60, 46, 49, 130]
    assert [trip.books for trip in field_month().trips] == [60, 95, 130]


def test_a_passport_is_ready_four_working_days_later_over_weekend_and_holiday() -> None:
    # Monday 4 January: Tuesday 5 is Isra Mikraj, so 6, 7, 8 and Monday 11 are the four.
    assert [visit.passports_ready.day for visit in field_month().visits] == [11, 12, 13, 14]
    assert working_days_after(field_scenario(), dt.date(2027, 1, 4), 0) == dt.date(2027, 1, 4)


def test_registration_opens_days_before_or_with_the_month_whichever_is_earlier() -> None:
    scenario = field_scenario()
    assert registration_opens(scenario, "lakso", dt.date(2027, 1, 7)) == dt.date(2026, 12, 28)
    assert registration_opens(scenario, "paspor-simpatik", dt.date(2027, 1, 9)) == dt.date(2027, 1, 1)
    assert registration_opens(scenario, "paspor-simpatik", dt.date(2027, 1, 2)) == dt.date(2026, 12, 30)


def test_a_list_is_handed_in_at_a_desk_so_registration_opens_on_a_working_day() -> None:
    # Ten days before Monday 4 January is Christmas, and the 24th is cuti bersama; an app opens on any day.
    assert registration_opens(field_scenario(), "lakso", dt.date(2027, 1, 4)) == dt.date(2026, 12, 23)
    # Ten days before Wednesday 6 January is Sunday 27 December, after Saturday and the same two days.
    assert registration_opens(field_scenario(), "lakso", dt.date(2027, 1, 6)) == dt.date(2026, 12, 23)


def test_the_reserve_day_is_the_first_on_which_the_team_is_free_and_may_be_there() -> None:
    # After Monday the van is away until Thursday 7; Friday 8 is a working day. PTC has no Saturday after 9.
    month = field_month()
    assert month.visits[0].reserve == dt.date(2027, 1, 8)
    assert month.visits[3].reserve is None


def test_a_ban_takes_the_reserve_day_away() -> None:
    banned = field_scenario(
        bans=[{"place": "kayu-agung", "dates": {"start": "2027-01-08", "end": "2027-01-08"}}]
    )
    assert field_month(banned).visits[0].reserve is None


def test_a_trip_takes_each_thing_once_as_many_as_units_and_days_ask_for() -> None:
    # Two units, two days of service on the tour.
    tour = field_month().trips[1]
    assert [(item.name, count) for item, count in tour.equipment] == [
        ("unit biometrik", 2),
        ("genset", 1),
        ("air minum", 6),
    ]


def test_a_team_without_a_roster_has_places_to_fill_one_leader_and_one_operator_a_unit() -> None:
    roles = [member.role for member in field_month().trips[0].crew]
    assert roles == ["leader", "biometric", "biometric", "officer", "officer", "officer", "driver"]
    assert {member.name for member in field_month().trips[0].crew} == {""}


def test_a_roster_fills_the_places_with_names_of_the_scenario() -> None:
    scenario = field_scenario(officers={"siti": officer("Siti", "leader", number="1987")})
    monday = dt.date(2027, 1, 4)
    month = field_month(scenario, crews={("lakso-van", monday, monday): [("leader", "siti"), ("driver", "")]})
    assert [(m.role, m.name, m.number) for m in month.trips[0].crew] == [
        ("leader", "Siti", "1987"),
        ("driver", "", ""),
    ]
    assert month.trips[1].crew[0].name == ""


def test_a_trip_that_crosses_the_end_of_a_month_belongs_to_both_each_with_its_visits() -> None:
    sunday, monday = dt.date(2027, 1, 31), dt.date(2027, 2, 1)
    across = trip(
        "lakso-van",
        [
            leg(sunday, "kanim-palembang", "sungai-lilin", "06:00", "08:00", 118),
            leg(sunday, "sungai-lilin", "bayung-lencir", "16:00", "17:45", 72),
            leg(monday, "bayung-lencir", "kanim-palembang", "16:00", "19:00", 190),
        ],
        [
            visit(sunday, "sungai-lilin", "musi-banyuasin", 41),
            visit(monday, "bayung-lencir", "musi-banyuasin", 44),
        ],
    )
    scenario = field_scenario(horizon={"start": "2027-01-01", "end": "2027-02-28"})
    plan = small_plan(trips=(across,), ends=dt.date(2027, 2, 28))
    formulation = formulate(prepare(scenario))
    january, february = gather(formulation, plan, 2027, 1), gather(formulation, plan, 2027, 2)
    assert [found.visit.place for found in january.visits] == ["sungai-lilin"]
    assert [found.visit.place for found in february.visits] == ["bayung-lencir"]
    assert (january.starts, january.ends) == (dt.date(2027, 1, 1), dt.date(2027, 1, 31))
    assert len(january.trips) == len(february.trips) == 1


def test_a_month_without_a_plan_is_refused() -> None:
    with pytest.raises(ScenarioError, match=r"--month: got 2027-03.*write a month from 2027-01 to 2027-01"):
        gather(formulate(prepare(field_scenario())), small_plan(), 2027, 3)


def test_a_host_of_a_place_stands_before_the_usual_host_of_its_kind() -> None:
    month = field_month()
    assert (month.visits[0].host, month.visits[0].contact) == ("Kantor Camat", "Ibu Ratna")
    assert (month.visits[1].host, month.visits[3].host) == ("Camat setempat", "")


def test_legs_and_kilometres_of_the_month_are_the_plans() -> None:
    month = field_month()
    assert sum(visit.entry.distance_m for visit in month.visits) == sum(
        leg.distance_m for trip in three_trips() for leg in trip.legs
    )


def test_a_group_that_asked_is_the_host_and_its_people_take_no_registered_places() -> None:
    # 60 can be served, 40 of them the group; of the 20 left a tenth walks in, 18 places are to be registered.
    request = {
        "organization": "PT Contoh",
        "place": "kayu-agung",
        "program": "lakso",
        "applicants": 40,
        "earliest": "2027-01-04",
        "latest": "2027-01-04",
        "contact": "Pak Joko",
    }
    scenario = field_scenario(requests={"pt": request})
    first = three_trips()[0]
    asked = first.visits[0].model_copy(update={"request": "pt", "group_applicants": 40})
    month = field_month(scenario, small_plan(trips=(first.model_copy(update={"visits": (asked,)}),)))
    found = month.visits[0]
    assert (found.host, found.contact, found.phone, found.room) == ("PT Contoh", "Pak Joko", "", "aula")
    assert (found.quota.capacity, found.quota.group, found.quota.walk_in) == (60, 40, 2)
    assert found.quota.online >= 18
    public = whatsapp_text(month, found, "id")
    assert "Sampai 60 orang, 40 di antaranya untuk PT Contoh" in public
    assert "Joko" not in public
    assert "Joko" not in without_people(scenario).model_dump_json()
    assert fingerprint(without_people(scenario)) == fingerprint(scenario)
    assert not input_changes([scenario, without_people(scenario)], [scenario.limits] * 2)
