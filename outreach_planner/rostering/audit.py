"""Checks a roster against plan and scenario, from the trips themselves: it shares no code with the solver."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from outreach_planner.plans.plan import Plan, Trip
from outreach_planner.rostering.roster import Roster
from outreach_planner.scenario.fields import Scenario

Key = tuple[str, dt.date, dt.date]
"""A trip by its team, first and last day."""


def audit_roster(
    scenario: Scenario, plan: Plan, roster: Roster, holidays: Sequence[dt.date]
) -> tuple[str, ...]:
    """List what a roster breaks; empty if it keeps everything and tells its figures rightly."""
    trips = {
        (trip.team, trip.starts, trip.ends): trip
        for trip in plan.trips
        if any(f"{visit.date:%Y-%m}" == roster.month for visit in trip.visits)
    }
    found = list(_people(scenario, trips, roster))
    going: dict[str, list[Trip]] = {}
    for item in roster.assignments:
        trip = trips.get((item.team, item.starts, item.ends))
        if trip is not None and trip not in going.setdefault(item.officer, []):
            going[item.officer].append(trip)
    found += _places(scenario, trips, roster)
    for officer, own in sorted(going.items()):
        found += _working_time(scenario, officer, sorted(own, key=_leaves), holidays)
        found += _load(roster, officer, own)
    idle = {load.officer for load in roster.loads} - going.keys()
    found += [text for officer in sorted(idle) for text in _load(roster, officer, [])]
    return tuple(found + list(_pins(scenario, trips, roster)))


def _people(scenario: Scenario, trips: dict[Key, Trip], roster: Roster) -> Iterator[str]:
    """Who is named must exist, be able, be there, and fill one place of a trip."""
    seen: set[tuple[Key, str]] = set()
    for item in roster.assignments:
        where = f"{item.team} {item.starts}: {item.officer}"
        trip, officer = trips.get((item.team, item.starts, item.ends)), scenario.officers.get(item.officer)
        if trip is None:
            yield f"{where}: there is no such trip in {roster.month}"
            continue
        if officer is None:
            yield f"{where}: there is no such officer"
            continue
        if ((item.team, item.starts, item.ends), item.officer) in seen:
            yield f"{where}: fills two places"
        seen.add(((item.team, item.starts, item.ends), item.officer))
        others = [role for role in officer.roles if role != scenario.roster.driver_role]
        if not (item.role in officer.roles or (item.role == "officer" and others)):
            yield f"{where}: cannot be {item.role}"
        if officer.teams is not None and item.team not in officer.teams:
            yield f"{where}: does not go with this team"
        date = trip.starts
        while date <= trip.ends:
            if date in officer.days_off or any(off.start <= date <= off.end for off in officer.leave):
                yield f"{where}: is on leave on {date}"
            date += dt.timedelta(days=1)


def _places(scenario: Scenario, trips: dict[Key, Trip], roster: Roster) -> Iterator[str]:
    """Each place is filled once or told as vacant; a leader and the biometric operators are among them."""
    filled = Counter(((item.team, item.starts, item.ends), item.role) for item in roster.assignments)
    vacant = Counter({((v.team, v.starts, v.ends), v.role): v.count for v in roster.vacancies})
    rules = scenario.roster
    for trip_key in sorted(trips):
        team, starts, _ = trip_key
        fields = scenario.teams[team]
        wanted = dict(rules.needs.get(team, {}))
        if team not in rules.needs:
            wanted = {rules.leader_role: 1 if fields.officers else 0}
            wanted[rules.biometric_role] = max(0, min(fields.biometric_units, fields.officers - 1))
            wanted["officer"] = max(0, fields.officers - sum(wanted.values()))
            wanted[rules.driver_role] = fields.drivers
        roles = {role for key, role in (*filled, *vacant) if key == trip_key}
        for role in sorted(roles | wanted.keys()):
            key = (trip_key, role)
            if filled[key] + vacant[key] != wanted.get(role, 0):
                told = f"{filled[key]} filled and {vacant[key]} vacant"
                yield f"{team} {starts}: {told} as {role}, wanted {wanted.get(role, 0)}"


def _working_time(
    scenario: Scenario, officer: str, own: list[Trip], holidays: Sequence[dt.date]
) -> Iterator[str]:
    """Rest between trips, working days in seven, nights in the month, rest after weekends."""
    rules = scenario.roster
    for number, trip in enumerate(own):
        for later in own[number + 1 :]:
            minutes = (_leaves(later) - _returns(trip)).total_seconds() / 60
            together = trip.team == later.team and trip.ends == later.starts and minutes >= 0
            if minutes < rules.rest_minutes and not together:
                yield f"{officer}: {minutes:.0f} minutes of rest before {later.team} {later.starts}"
            free = _free_day(trip, holidays) if rules.rests_after_weekend else None
            if free is not None and later.starts <= free <= later.ends and free > trip.ends:
                yield f"{officer}: goes out on {free}, after a weekend of duty"
    days = [day for trip in own for day in _dates(trip)]
    if (most := rules.working_days_in_seven) is not None:
        for first in sorted(set(days)):
            worked = sum(0 <= (day - first).days < 7 for day in days)
            if worked > most:
                yield f"{officer}: {worked} working days in the seven from {first}"
    nights = sum(trip.nights for trip in own)
    if rules.nights_at_most is not None and nights > rules.nights_at_most:
        yield f"{officer}: {nights} nights away in the month"


def _load(roster: Roster, officer: str, own: list[Trip]) -> Iterator[str]:
    """Hold what the roster says an officer carries against their trips."""
    for load in roster.loads:
        if load.officer == officer:
            told = (load.trips, load.days, load.nights, load.weekend_days, load.distance_m)
            true = (
                len(own),
                sum(len(_dates(trip)) for trip in own),
                sum(trip.nights for trip in own),
                sum(day.isoweekday() > 5 for trip in own for day in _dates(trip)),
                sum(leg.distance_m for trip in own for leg in trip.legs),
            )
            if told != true:
                yield f"{officer}: carries {true}, but the roster says {told}"
            return
    yield f"{officer}: the roster does not say what they carry"


def _pins(scenario: Scenario, trips: dict[Key, Trip], roster: Roster) -> Iterator[str]:
    """Every pinned duty is given."""
    for pin in scenario.roster.pins:
        if f"{pin.date:%Y-%m}" != roster.month:
            continue
        given = [
            item
            for item in roster.assignments
            if item.officer == pin.officer
            and item.team == pin.team
            and pin.role in (None, item.role)
            and (trip := trips.get((item.team, item.starts, item.ends))) is not None
            and trip.starts <= pin.date <= trip.ends
        ]
        if not given:
            yield f"{pin.officer}: is pinned to {pin.team} on {pin.date}, but does not go"


def _free_day(trip: Trip, holidays: Sequence[dt.date]) -> dt.date | None:
    """Return the working day after the last weekend day of a trip; None without one."""
    weekend = [day for day in _dates(trip) if day.isoweekday() > 5]
    if not weekend:
        return None
    day = weekend[-1] + dt.timedelta(days=1)
    while day.isoweekday() > 5 or day in holidays:
        day += dt.timedelta(days=1)
    return day


def _dates(trip: Trip) -> list[dt.date]:
    return [trip.starts + dt.timedelta(days=n) for n in range((trip.ends - trip.starts).days + 1)]


def _leaves(trip: Trip) -> dt.datetime:
    times = [(leg.date, leg.departs) for leg in trip.legs] + [(v.date, v.service_starts) for v in trip.visits]
    date, minutes = min(times)
    return dt.datetime(date.year, date.month, date.day) + dt.timedelta(minutes=minutes)


def _returns(trip: Trip) -> dt.datetime:
    times = [(leg.date, leg.arrives) for leg in trip.legs] + [(v.date, v.service_ends) for v in trip.visits]
    date, minutes = max(times)
    return dt.datetime(date.year, date.month, date.day) + dt.timedelta(minutes=minutes)
