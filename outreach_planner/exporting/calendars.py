"""Calendars for phones: one a team and one for the public, which follow the plan when it changes.

An event keeps its UID for as long as its visit exists. What was exported before is read back from the
calendar files themselves: an event that changed gets the next SEQUENCE, one whose visit was dropped is
cancelled, one whose visit moved to another day moves with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

ZONE = "Asia/Jakarta"
DOMAIN = "outreach-planner"
ALARM_AT = dt.time(16, 0)
FIRST_STAMP = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
CANCELLED, CONFIRMED = "CANCELLED", "CONFIRMED"


@dataclass(frozen=True)
class Appointment:
    """An event of a calendar, told without the calendar's own format.

    Attributes
    ----------
    subject : str
        What stays the same when it moves to another day, for example ``lakso-van/lakso/tanjung-raja``.
    starts, ends : datetime
        In the office's local time, without a zone.
    summary, location, description : str
    at : (lat, lon) or None
    alarm : str
        What the reminder on the day before says.
    uid : str
        Empty until it is matched with what was exported before.
    sequence : int
    status : str
    """

    subject: str
    starts: dt.datetime
    ends: dt.datetime
    summary: str
    location: str
    description: str
    at: tuple[float, float] | None
    alarm: str
    uid: str = ""
    sequence: int = 0
    status: str = CONFIRMED


def follow(appointments: Sequence[Appointment], before: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """Give appointments the UID and SEQUENCE that follow on what was exported before.

    Parameters
    ----------
    appointments : sequence of Appointment
        What the plan says now.
    before : sequence of Appointment
        What the calendar says that was exported last; may be empty.

    Returns
    -------
    tuple of Appointment
        Those of the plan, and the cancelled ones, by time and UID.
    """
    now = sorted(appointments, key=lambda a: (a.starts, a.subject))
    known: dict[str, list[Appointment]] = {}
    for old in sorted(before, key=lambda a: (a.status == CANCELLED, a.starts, a.uid)):
        known.setdefault(old.subject, []).append(old)
    matched: dict[int, Appointment] = {}
    for same_day in (True, False):
        for number, new in enumerate(now):
            if number in matched:
                continue
            olds = known.get(new.subject, [])
            fits = [old for old in olds if (old.starts.date() == new.starts.date()) is same_day]
            if not same_day:
                fits = [old for old in fits if old.status != CANCELLED]
            if fits:
                nearest = min(fits, key=lambda old: (abs(old.starts - new.starts), old.uid))
                matched[number] = nearest
                olds.remove(nearest)
    used = {old.uid for old in before}
    found = []
    for number, new in enumerate(now):
        former = matched.get(number)
        if former is None:
            uid = _new_uid(new, used)
            used.add(uid)
            found.append(replace(new, uid=uid))
        else:
            same = replace(new, uid=former.uid, sequence=former.sequence, status=CONFIRMED)
            found.append(same if same == former else replace(same, sequence=former.sequence + 1))
    for olds in known.values():
        for old in olds:
            is_new = old.status != CANCELLED
            found.append(replace(old, status=CANCELLED, sequence=old.sequence + is_new))
    return tuple(sorted(found, key=lambda a: (a.starts, a.uid)))


def _new_uid(new: Appointment, used: set[str]) -> str:
    """Name an event after the day it is first planned on."""
    plain = f"{new.starts:%Y%m%d}-{new.subject.replace('/', '.')}"
    uid, number = f"{plain}@{DOMAIN}", 2
    while uid in used:
        uid, number = f"{plain}-{number}@{DOMAIN}", number + 1
    return uid


def calendar_bytes(name: str, appointments: Iterable[Appointment]) -> bytes:
    """Write a calendar (RFC 5545); the same appointments give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//field//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for appointment in appointments:
        calendar.add_component(_event(appointment))
    written: bytes = calendar.to_ical()
    return written


def _zone() -> Timezone:
    """Describe western Indonesian time, which has no summer time."""
    return Timezone.from_tzid(ZONE, first_date=dt.date(2020, 1, 1), last_date=dt.date(2038, 1, 1))


def _event(appointment: Appointment) -> Event:
    zone = ZoneInfo(ZONE)
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", FIRST_STAMP + dt.timedelta(minutes=appointment.sequence))
    event.add("status", appointment.status)
    event.add("dtstart", appointment.starts.replace(tzinfo=zone))
    event.add("dtend", appointment.ends.replace(tzinfo=zone))
    event.add("summary", appointment.summary)
    event.add("location", appointment.location)
    event.add("description", appointment.description)
    event.add("x-outreach-subject", appointment.subject)
    if appointment.at is not None:
        event.add("geo", appointment.at)
    if appointment.status != CANCELLED:
        event.add_component(_alarm(appointment))
    return event


def _alarm(appointment: Appointment) -> Alarm:
    """Remind in the afternoon of the day before."""
    alarm = Alarm()
    before = dt.datetime.combine(appointment.starts.date() - dt.timedelta(days=1), ALARM_AT)
    alarm.add("action", "DISPLAY")
    alarm.add("description", appointment.alarm)
    alarm.add("trigger", before - appointment.starts)
    return alarm


def read_calendar(data: bytes) -> tuple[Appointment, ...]:
    """Read back a calendar that ``calendar_bytes`` wrote.

    Raises
    ------
    ValueError
        If it is no calendar of ours.
    """
    found = []
    for event in Calendar.from_ical(data).walk("VEVENT"):
        if "UID" not in event or "X-OUTREACH-SUBJECT" not in event or "DTSTART" not in event:
            raise ValueError("it holds an event that this program did not write")
        alarms = event.walk("VALARM")
        geo = event.get("GEO")
        found.append(
            Appointment(
                subject=str(event["X-OUTREACH-SUBJECT"]),
                starts=event.decoded("DTSTART").replace(tzinfo=None),
                ends=event.decoded("DTEND").replace(tzinfo=None),
                summary=str(event.get("SUMMARY", "")),
                location=str(event.get("LOCATION", "")),
                description=str(event.get("DESCRIPTION", "")),
                at=None if geo is None else (float(geo.latitude), float(geo.longitude)),
                alarm=str(alarms[0].get("DESCRIPTION", "")) if alarms else "",
                uid=str(event["UID"]),
                sequence=int(event.get("SEQUENCE", 0)),
                status=str(event.get("STATUS", CONFIRMED)),
            )
        )
    return tuple(found)
