"""Trips as duties of people: the days, nights and kilometres a person takes on by going along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from outreach_planner.plans.plan import Plan, Trip
from outreach_planner.rostering.needs import needs_of
from outreach_planner.scenario.fields import Scenario

SATURDAY = 5


@dataclass(frozen=True)
class Duty:
    """A trip as work.

    Attributes
    ----------
    team : str
    starts, ends : date
    begins, finishes : datetime
        When the team leaves home and is home again.
    days : tuple of date
        Every day on which the team is out.
    nights : int
    weekend_days : int
        Saturdays and Sundays among the days.
    distance_m : int
    needs : mapping of str to int
        People of each role.
    """

    team: str
    starts: dt.date
    ends: dt.date
    begins: dt.datetime
    finishes: dt.datetime
    days: tuple[dt.date, ...]
    nights: int
    weekend_days: int
    distance_m: int
    needs: Mapping[str, int]


def duties_of(scenario: Scenario, plan: Plan, year: int, month: int) -> tuple[Duty, ...]:
    """List the duties of a month: the trips with a visit in it, by first day and team."""
    trips = [
        trip
        for trip in plan.trips
        if any((visit.date.year, visit.date.month) == (year, month) for visit in trip.visits)
    ]
    return tuple(_duty(scenario, trip) for trip in sorted(trips, key=lambda t: (t.starts, t.team, t.ends)))


def _duty(scenario: Scenario, trip: Trip) -> Duty:
    days = tuple(
        trip.starts + dt.timedelta(days=offset) for offset in range((trip.ends - trip.starts).days + 1)
    )
    moments = [_at(leg.date, leg.departs) for leg in trip.legs] + [
        _at(leg.date, leg.arrives) for leg in trip.legs
    ]
    moments += [_at(visit.date, visit.service_starts) for visit in trip.visits]
    moments += [_at(visit.date, visit.service_ends) for visit in trip.visits]
    return Duty(
        team=trip.team,
        starts=trip.starts,
        ends=trip.ends,
        begins=min(moments),
        finishes=max(moments),
        days=days,
        nights=trip.nights,
        weekend_days=sum(day.weekday() >= SATURDAY for day in days),
        distance_m=sum(leg.distance_m for leg in trip.legs),
        needs=needs_of(scenario, trip.team),
    )


def clash(scenario: Scenario, first: Duty, second: Duty, holidays: Sequence[dt.date]) -> bool:
    """Say whether nobody can do both: they overlap, leave too little rest, or follow on a weekend.

    Two trips of the same team on the same day need no night's rest between them.
    """
    early, late = sorted((first, second), key=lambda duty: (duty.begins, duty.team))
    if late.begins < early.finishes:
        return True
    same_day = early.team == late.team and early.ends == late.starts
    gap_minutes = (late.begins - early.finishes).total_seconds() / 60
    if gap_minutes < scenario.roster.rest_minutes and not same_day:
        return True
    if not scenario.roster.rests_after_weekend or not early.weekend_days:
        return False
    last = max(day for day in early.days if day.weekday() >= SATURDAY)
    rest = next_working_day(last, holidays)
    return rest in late.days and rest not in early.days


def next_working_day(date: dt.date, holidays: Sequence[dt.date]) -> dt.date:
    """Return the first day after a date that is no weekend and no holiday."""
    date += dt.timedelta(days=1)
    while date.weekday() >= SATURDAY or date in holidays:
        date += dt.timedelta(days=1)
    return date


def _at(date: dt.date, minutes: int) -> dt.datetime:
    return dt.datetime.combine(date, dt.time(minutes // 60, minutes % 60))
