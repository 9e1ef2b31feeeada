"""What a scenario says about the service: teams, calendar, costs, policy, pins and bans."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from outreach_planner.scenario.base import (
    Clock,
    Count,
    Day,
    Frozen,
    Id,
    Minutes,
    Period,
    Rupiah,
    Share,
)
from outreach_planner.scenario.limit_fields import Budget
from outreach_planner.scenario.program_fields import Season
from outreach_planner.scenario.request_fields import RequestTerms


class Leave(Period):
    """Days on which a team stays at home, and what for (a course, the car's service)."""

    name: str = ""


class Team(Frozen):
    """People and a vehicle that go out together.

    ``name_en`` is the name in English (empty: the same).
    ``officers`` leave the counters on working days when ``from_counter``, and only then do they count in
    ``office.officers_out_at_most`` and ``office.officers_kept``; ``drivers`` travel too.
    ``sleeps_away`` teams may stay out overnight: at most ``days_away_at_most`` days a trip and
    ``nights_at_most`` nights a calendar month, only at places at least ``sleep_beyond_minutes`` from home,
    moving at most ``evening_move_minutes`` between two stops. ``only_places`` and ``never_places`` narrow
    where it goes (None: everywhere its programs may).
    It stays at home while on ``leave``, visits on at most ``working_days_in_seven`` of any seven days in a
    row (None: no limit), and, if it ``rests_after_weekend``, not on the next working day after a visit on
    a Saturday or Sunday.
    """

    name: str
    name_en: str = ""
    home: Id
    programs: Annotated[tuple[Id, ...], Field(min_length=1)]
    officers: Count
    drivers: Count = 0
    biometric_units: Annotated[int, Field(ge=1)]
    vehicle: str = ""
    rupiah_a_km: Rupiah = 0
    leaves_at: Clock
    home_by: Clock
    evening_arrival_by: Clock
    from_counter: Annotated[
        bool,
        Field(
            description="its officers are missing at the counters and count in office.officers_out_at_most"
            " and office.officers_kept; false: they are not (officers of a drive-thru lane are all the same)"
        ),
    ] = True
    sleeps_away: bool = False
    days_away_at_most: Annotated[int, Field(ge=1)] = 1
    nights_at_most: Count = 0
    sleep_beyond_minutes: Minutes = 0
    evening_move_minutes: Minutes = 0
    longest_drive_minutes: Minutes = 720
    only_places: tuple[Id, ...] | None = None
    never_places: tuple[Id, ...] = ()
    leave: tuple[Leave, ...] = ()
    working_days_in_seven: Annotated[int, Field(ge=1, le=7)] | None = None
    rests_after_weekend: bool = False


class Breaks(Frozen):
    """The pause of service, from start to end, by kind of day."""

    start: Clock
    end: Clock
    friday_start: Clock
    friday_end: Clock


class Calendar(Frozen):
    """Which days are holidays, rainy, Ramadan or closed for outreach.

    ``country`` takes holidays and cuti bersama from the holidays library; ``more_holidays`` adds and
    ``not_holidays`` removes days of the decree that the library has wrong.
    ``ramadan`` None takes the Umm al-Qura calendar.
    """

    country: str = "ID"
    more_holidays: tuple[Season, ...] = ()
    not_holidays: tuple[Day, ...] = ()
    no_outreach: tuple[Season, ...] = ()
    rainy: tuple[Season, ...] = ()
    ramadan: tuple[Season, ...] | None = None
    ramadan_opens: Clock
    ramadan_closes: Clock
    breaks: Breaks


class Costs(Frozen):
    """What a day out costs, and what a person gains; all in rupiah."""

    per_diem_out_of_town_rupiah: Rupiah
    per_diem_in_town_rupiah: Rupiah
    hotel_rupiah_a_person_night: Rupiah
    boat_rupiah_a_day: Rupiah
    served_rupiah: Annotated[Rupiah, Field(description="base value of one person served")]
    travel_rupiah_a_km: Rupiah
    travel_rupiah_an_hour: Rupiah
    waiting_rupiah_a_day: Rupiah


class Guarantee(Frozen):
    """Visits promised to a kabupaten in each calendar month.

    ``minimum_attendance``: the kabupaten's own, for every visit of the program there, also beyond those
    promised (None: the program's).
    ``at_most_days_between``: at most so many days lie between two visits (None: no promise). Only days count
    on which calendar and periods let the program be held. They are counted from ``last_visit`` before the
    horizon, and from the horizon's start if that is None or already too long ago.
    ``share_at_least``: of those who seek a passport at least this share is visited or drawn to a counter
    within the horizon (None: no promise).
    """

    visits: Count
    program: Id
    minimum_attendance: Count | None = None
    at_most_days_between: Count | None = None
    last_visit: Day | None = None
    share_at_least: Share | None = None


class Policy(Frozen):
    """What the office wants beyond money.

    ``fairness_rupiah_a_point`` is what one more percentage point of share served in the worst-served
    kabupaten is worth. ``share_at_least`` is the share served that every kabupaten must reach (None: none).
    ``queue_kept_share`` is the part of a queue left at the end that is still served. ``requests`` are the
    terms on which groups that ask for a visit get one.
    """

    guarantees: dict[Id, Guarantee] = Field(default_factory=dict)
    fairness_rupiah_a_point: Rupiah = 0
    share_at_least: Share | None = None
    budgets: tuple[Budget, ...] = ()
    queue_kept_share: Share = 0.95
    requests: RequestTerms = RequestTerms()


class Pin(Frozen):
    """An event that must be in the plan as stated; ``lane`` None leaves it open, ``team`` None any team.

    ``or_at`` names places of equal rank: the event is held at ``place`` or at one of them, whichever is best.
    """

    date: Day
    program: Id
    place: Id
    or_at: tuple[Id, ...] = ()
    team: Id | None = None
    lane: bool | None = None
    reason: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """The places of equal rank, ``place`` first."""
        return (self.place, *self.or_at)


class FrozenVisit(Pin):
    """A visit that is settled already; ``request`` is the group it is agreed with (None: leaves it open)."""

    request: Id | None = None


class FrozenVisits(Frozen):
    """What is settled already: up to and on the day ``until`` exactly these visits and no others."""

    until: Day
    visits: tuple[FrozenVisit, ...] = ()


class Ban(Frozen):
    """Visits that must not be; None means any."""

    place: Id | None = None
    program: Id | None = None
    team: Id | None = None
    dates: Period | None = None
    reason: str = ""


class Limits(Frozen):
    """When to stop: at a proven gap, after the work, or after the seconds, whichever comes first.

    ``search_rounds`` and ``bound_rounds`` are deterministic work; ``seconds`` None sets no clock: all
    rounds are done however long they take (200 of the bound took January 2027 over nine minutes).
    """

    seed: Count = 1
    gap: Share = 0.01
    search_rounds: Count = 800_000
    bound_rounds: Count = 90
    seconds: Annotated[float, Field(gt=0)] | None = 120.0
