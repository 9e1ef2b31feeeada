"""Calendars read back with icalendar: what phones show, and how they follow a changed plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import icalendar
from field_worlds import field_month
from hypothesis import given
from hypothesis import strategies as st
from plans import leg, small_plan, three_trips, trip, visit

from outreach_planner.exporting.appointments import public_appointments, team_appointments
from outreach_planner.exporting.calendars import Appointment, calendar_bytes, follow, read_calendar
from outreach_planner.plans.plan import Trip

WIB = dt.timezone(dt.timedelta(hours=7))


def events(data: bytes) -> dict[str, Any]:
    """The events of a calendar by their summary."""
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def exported(trips: tuple[Trip, ...], before: bytes | None = None, team: str = "lakso-van") -> bytes:
    """The calendar of a team after an earlier one."""
    month = field_month(plan=small_plan(trips=trips))
    old = read_calendar(before) if before else ()
    return calendar_bytes("x", follow(team_appointments(month, team, "id"), old))


def day_trip(day: int, place: str = "kayu-agung", starts: str = "08:30") -> Trip:
    date = dt.date(2027, 1, day)
    return trip(
        "lakso-van",
        [
            leg(date, "kanim-palembang", place, "06:40", "08:00", 66),
            leg(date, place, "kanim-palembang", "16:00", "17:20", 66),
        ],
        [visit(date, place, "ogan-komering-ilir", 50, service_starts=starts)],
    )


def test_a_day_of_the_team_runs_from_departure_to_return_in_jakarta_time_with_place_and_alarm() -> None:
    event = events(exported(three_trips()))["LAKSO: Kayu Agung (08.30-15.30)"]
    starts, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    assert starts == dt.datetime(2027, 1, 4, 6, 40, tzinfo=WIB)
    assert ends == dt.datetime(2027, 1, 4, 17, 20, tzinfo=WIB)
    assert event["DTSTART"].params["TZID"] == "Asia/Jakarta"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (-3.39, 104.84)
    assert event["LOCATION"] == "Kayu Agung, Ogan Komering Ilir"
    assert "Berangkat 06.40, layanan 08.30-15.30, kembali 17.20" in event["DESCRIPTION"]
    (alarm,) = event.walk("VALARM")
    assert starts + alarm.decoded("TRIGGER") == dt.datetime(2027, 1, 3, 16, 0, tzinfo=WIB)


def test_the_calendar_carries_its_zone() -> None:
    (zone,) = icalendar.Calendar.from_ical(exported(three_trips())).walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Jakarta"
    assert zone.walk("STANDARD")[0].decoded("TZOFFSETTO") == dt.timedelta(hours=7)


def test_the_drive_on_the_eve_has_an_event_of_its_own() -> None:
    event = events(exported(three_trips()))["Perjalanan ke Sungai Lilin"]
    assert event.decoded("DTSTART") == dt.datetime(2027, 1, 5, 16, 30, tzinfo=WIB)
    assert event.decoded("DTEND") == dt.datetime(2027, 1, 5, 19, 10, tzinfo=WIB)


def test_two_half_days_of_a_team_are_two_events_that_meet_the_drives_once() -> None:
    date = dt.date(2027, 1, 4)
    half_days = trip(
        "lakso-van",
        [
            leg(date, "kanim-palembang", "kayu-agung", "06:40", "08:00", 66),
            leg(date, "kayu-agung", "sungai-lilin", "11:40", "12:40", 50),
            leg(date, "sungai-lilin", "kanim-palembang", "16:00", "17:20", 66),
        ],
        [
            visit(date, "kayu-agung", "ogan-komering-ilir", 20, service_ends="11:30"),
            visit(date, "sungai-lilin", "musi-banyuasin", 25, service_starts="13:00"),
        ],
    )
    found = events(exported((half_days,)))
    morning, noon = found["LAKSO: Kayu Agung (08.30-11.30)"], found["LAKSO: Sungai Lilin (13.00-15.30)"]
    assert morning.decoded("DTEND") == dt.datetime(2027, 1, 4, 11, 30, tzinfo=WIB)
    assert noon.decoded("DTSTART") == dt.datetime(2027, 1, 4, 11, 40, tzinfo=WIB)
    assert noon.decoded("DTEND") == dt.datetime(2027, 1, 4, 17, 20, tzinfo=WIB)


def test_an_unchanged_plan_gives_the_same_bytes() -> None:
    first = exported(three_trips())
    assert exported(three_trips(), first) == first


def test_a_changed_hour_keeps_the_uid_and_raises_the_sequence() -> None:
    first = exported((day_trip(4),))
    second = exported((day_trip(4, starts="09:00"),), first)
    (old,), (new,) = events(first).values(), events(second).values()
    assert old["UID"] == new["UID"]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert new.decoded("DTSTAMP") > old.decoded("DTSTAMP")


def test_a_visit_that_moves_to_another_day_moves_in_the_calendar() -> None:
    first = exported((day_trip(4),))
    (event,) = events(exported((day_trip(6),), first)).values()
    assert event["UID"] == next(iter(events(first).values()))["UID"]
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CONFIRMED")
    assert event.decoded("DTSTART").day == 6


def test_a_dropped_visit_is_cancelled_once_and_comes_back_with_its_uid() -> None:
    first = exported((day_trip(4), day_trip(6, "sungai-lilin")))
    second = exported((day_trip(4),), first)
    dropped = events(second)["LAKSO: Sungai Lilin (08.30-15.30)"]
    assert (dropped["STATUS"], dropped["SEQUENCE"], dropped.walk("VALARM")) == ("CANCELLED", 1, [])
    assert exported((day_trip(4),), second) == second
    third = exported((day_trip(4), day_trip(6, "sungai-lilin")), second)
    back = events(third)["LAKSO: Sungai Lilin (08.30-15.30)"]
    assert (back["STATUS"], back["SEQUENCE"], back["UID"]) == ("CONFIRMED", 2, dropped["UID"])


def test_of_two_visits_to_a_place_the_one_that_stays_keeps_its_uid() -> None:
    first = exported((day_trip(4), day_trip(8)))
    second = exported((day_trip(8),), first)
    by_day = {
        event.decoded("DTSTART").day: event for event in icalendar.Calendar.from_ical(second).walk("VEVENT")
    }
    assert (by_day[8]["STATUS"], by_day[8]["SEQUENCE"]) == ("CONFIRMED", 0)
    assert by_day[4]["STATUS"] == "CANCELLED"


def test_the_public_sees_hours_of_service_and_nothing_of_the_teams_business() -> None:
    data = calendar_bytes("x", follow(public_appointments(field_month(), "id"), ()))
    event = events(data)["LAKSO: Kayu Agung"]
    assert event.decoded("DTSTART") == dt.datetime(2027, 1, 4, 8, 30, tzinfo=WIB)
    assert event.decoded("DTEND") == dt.datetime(2027, 1, 4, 15, 30, tzinfo=WIB)
    assert b"Ratna" not in data
    assert b"0812" not in data


@given(
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from("abc")), unique=True, max_size=6),
    st.lists(st.tuples(st.integers(1, 28), st.sampled_from("abc")), unique=True, max_size=6),
)
def test_after_any_change_the_phone_shows_the_new_plan(
    before: list[tuple[int, str]], after: list[tuple[int, str]]
) -> None:
    """A phone keeps for each UID the event with the highest sequence."""

    def told(pairs: list[tuple[int, str]]) -> list[Appointment]:
        days = [(dt.datetime(2027, 1, day, 8), subject) for day, subject in pairs]
        return [
            Appointment(subject, day, day + dt.timedelta(hours=1), subject, "", "", None, "")
            for day, subject in days
        ]

    first = follow(told(before), ())
    second = follow(told(after), first)
    phone = {item.uid: item for item in first}
    for item in second:
        assert item.uid not in phone or item == phone[item.uid] or item.sequence > phone[item.uid].sequence
        phone[item.uid] = item
    shown = sorted((item.starts.day, item.subject) for item in phone.values() if item.status == "CONFIRMED")
    assert shown == sorted(after)
    assert len({item.uid for item in second}) == len(second)
    assert follow(told(after), second) == second
