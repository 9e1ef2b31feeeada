"""Finds windows of places and promises that contradict themselves, and fixed events outside of windows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.program_fields import Program
from outreach_planner.scenario.recurrence import days_within, ever_occurs, recurrence
from outreach_planner.scenario.service_fields import Pin
from outreach_planner.scenario.world_fields import Place

DAYS_LOOKED_AT = 4 * 365
"""From the horizon on, to tell on which weekdays a recurrence comes."""


def recurrence_anchor(scenario: Scenario, place: Place) -> dt.date:
    """Give the day on which a place's recurrence begins: its first day, or the horizon's new year."""
    return place.first_day or dt.date(scenario.horizon.start.year, 1, 1)


def places_can_be_visited(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse windows of a place without any day."""
    for key, place in scenario.places.items():
        first, last = place.first_day, place.last_day
        if first is not None and last is not None and last < first:
            mend = "exchange first_day and last_day, or mend the year"
            yield origins.problem(f"places.{key}.last_day", f"got {last}, before the first day {first}", mend)
        if place.recurrence is not None:
            rule = recurrence(place.recurrence, recurrence_anchor(scenario, place))
            if not ever_occurs(rule):
                found = f'got "{place.recurrence}", which never comes'
                yield origins.problem(f"places.{key}.recurrence", found, "write a rule that has days")
        held = [program for program in scenario.programs.values() if place.kind in program.venues]
        known = [day for day in WEEKDAYS if any(day in program.weekdays for program in held)]
        if place.recurrence is not None and known:
            comes = _weekdays_of(scenario, place, place.recurrence)
            if comes and not comes.intersection(known):
                days = ", ".join(day for day in WEEKDAYS if day in comes)
                found = f'got "{place.recurrence}" ({days}), but programs come to such places on other days'
                mend = f"write a rule with {', '.join(known)}, or add the weekday to a program"
                yield origins.problem(f"places.{key}.recurrence", found, mend)
        if place.weekdays is not None and known and not set(place.weekdays).intersection(known):
            found = f"got {', '.join(place.weekdays)}, but programs come to such places on other days"
            mend = f"write one of {', '.join(known)}, or add the weekday to a program"
            yield origins.problem(f"places.{key}.weekdays", found, mend)


def _weekdays_of(scenario: Scenario, place: Place, text: str) -> set[str]:
    """Name the weekdays on which a recurrence comes from the horizon on."""
    start = scenario.horizon.start
    rule = recurrence(text, recurrence_anchor(scenario, place))
    comes = days_within(rule, start, start + dt.timedelta(days=DAYS_LOOKED_AT))
    return {WEEKDAYS[date.weekday()] for date in comes}


def promises_start_before(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a last visit that is not before the horizon."""
    for key, guarantee in scenario.policy.guarantees.items():
        last, start = guarantee.last_visit, scenario.horizon.start
        if last is not None and last >= start:
            mend = f"write the last visit before {start}, or take the field out"
            path = f"policy.guarantees.{key}.last_visit"
            yield origins.problem(path, f"got {last}, not before the horizon", mend)


def outside_windows(scenario: Scenario, origins: Origins, pin: Pin, path: str) -> Iterator[Problem]:
    """Refuse a fixed event on a day on which its places, program or teams are not to be had."""
    program = scenario.programs.get(pin.program)
    places = [key for key in pin.places if key in scenario.places]
    reasons: list[str] = []
    shut = [list(_place_shut(scenario, key, pin.date)) for key in places]
    if all(shut):
        reasons += [reason for each in shut for reason in each]
    if program is not None:
        reasons += _program_shut(program, pin)
    reasons += _on_leave(scenario, pin)
    for reason in reasons:
        yield origins.problem(f"{path}.date", f"got {pin.date}, but {reason}", "write another day")


def _on_leave(scenario: Scenario, pin: Pin) -> Iterator[str]:
    """Say that the team of a fixed event, or every team that runs its program, is on leave."""
    teams = {
        key: team
        for key, team in scenario.teams.items()
        if (pin.program in team.programs if pin.team is None else key == pin.team)
    }
    away = {
        key: period
        for key, team in teams.items()
        for period in team.leave
        if period.start <= pin.date <= period.end
    }
    if len(away) == len(teams):
        for key, period in away.items():
            yield f'team "{key}" is on leave {period.start} to {period.end}'


def _place_shut(scenario: Scenario, key: str, day: dt.date) -> Iterator[str]:
    """Say why a place is not visited on the day."""
    place = scenario.places[key]
    if place.first_day is not None and day < place.first_day:
        yield f'"{key}" is visited from {place.first_day}'
    if place.last_day is not None and day > place.last_day:
        yield f'"{key}" is visited until {place.last_day}'
    if place.weekdays is not None and WEEKDAYS[day.weekday()] not in place.weekdays:
        yield f'"{key}" is visited on {", ".join(place.weekdays)}'
    if place.recurrence is not None:
        rule = recurrence(place.recurrence, recurrence_anchor(scenario, place))
        if not days_within(rule, day, day):
            yield f'"{key}" is visited on the days of {place.recurrence}'
    for period in place.closed:
        if period.start <= day <= period.end:
            yield f'"{key}" is closed {period.start} to {period.end}'


def _program_shut(program: Program, pin: Pin) -> Iterator[str]:
    """Say why a program is not held on the day."""
    if program.periods is not None and not any(p.start <= pin.date <= p.end for p in program.periods):
        known = ", ".join(f"{period.start} to {period.end}" for period in program.periods)
        yield f'"{pin.program}" is held {known}'
    for season in program.closed:
        if season.start <= pin.date <= season.end:
            yield f'"{pin.program}" is closed {season.start} to {season.end} ({season.name})'
