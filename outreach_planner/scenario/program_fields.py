"""What a scenario says about its programs: kinds of outreach with their terms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from outreach_planner.scenario.base import (
    Clock,
    Count,
    Frozen,
    Id,
    Minutes,
    Number,
    Period,
    Rupiah,
    Weekday,
)
from outreach_planner.scenario.world_fields import Reach


class Season(Period):
    """A named stretch of the year (rainy season, Ramadan, exams, a closed day of the office)."""

    name: str
    source: str = ""


class Quota(Frozen):
    """Places at an event, split as they are announced."""

    online: Count = 0
    walk_in: Count = 0


class Lane(Frozen):
    """A drive-thru lane added to an event where the venue allows it.

    ``officers`` come beside those of the team; while they are out the counters miss them on working days
    (where the team itself comes from the counters) and the office's pool counts them. They get no per diem:
    what they cost belongs into ``event_rupiah``.
    With a ``reach`` of its own the lane serves people who come to the lane only, of ``segments`` (None: the
    program's), after the event has served; ``applicants_a_day`` is then the lane's capacity. Without
    (None) it adds that many places to the event.
    """

    name: str
    applicants_a_day: Count
    officers: Count = 0
    event_rupiah: Rupiah = 0
    reach: Reach | None = None
    segments: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None


class HalfDays(Frozen):
    """How a team may hold a program at two places on one day, if the move between them fits.

    The morning is served until ``morning_closes`` and the afternoon from ``afternoon_opens``, or later if
    packing up, the move and setting up take longer. The move takes at most ``move_minutes_at_most``.
    ``minimum_attendance`` is that of half a day (None: the program's own).
    """

    morning_closes: Clock
    afternoon_opens: Clock
    move_minutes_at_most: Minutes
    minimum_attendance: Count | None = None


class Program(Frozen):
    """A kind of outreach: where, when, for whom and under which terms it may be held.

    ``venues`` are kinds of places; ``kabupaten`` None means all. ``quota`` None means only the service
    minutes limit a day. ``revisit_gap_days``: the same place again this many days later at the earliest,
    counted from the last day of a stay of up to ``stay_days_at_most`` days in a row; elsewhere each day of a
    stay is a visit.
    ``hold_every``: on every open one of these weekdays an event must be held.
    ``events_at_least`` and ``events_at_most`` count events in a calendar month (None: no limit).
    It is held only within its ``periods`` (None: all year) and never while it is ``closed`` (exams).
    """

    name: str
    name_en: str = ""
    venues: Annotated[tuple[Id, ...], Field(min_length=1)]
    kabupaten: tuple[Id, ...] | None = None
    segments: Annotated[tuple[Id, ...], Field(min_length=1)]
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    on_holidays: bool = False
    opens: Clock
    closes: Clock
    set_up_minutes: Minutes = 0
    pack_up_minutes: Minutes = 0
    minutes_an_applicant: Annotated[Number, Field(gt=0)]
    quota: Quota | None = None
    minimum_attendance: Count = 0
    revisit_gap_days: Annotated[int, Field(ge=1)] = 1
    stay_days_at_most: Annotated[int, Field(ge=1)] = 1
    event_rupiah: Rupiah = 0
    hold_every: tuple[Weekday, ...] = ()
    events_at_least: Count | None = None
    events_at_most: Count | None = None
    periods: Annotated[tuple[Period, ...], Field(min_length=1)] | None = None
    closed: tuple[Season, ...] = ()
    half_days: HalfDays | None = None
    lane: Lane | None = None
