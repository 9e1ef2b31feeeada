"""Finds pinned and frozen events that cannot take place as they are fixed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.held import forbids, is_held_at, may_be_one
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Pin
from outreach_planner.scenario.windows import outside_windows


def contradicted_pins(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse pins outside the horizon, against their program, team or windows, or against a ban."""
    for number, pin in enumerate(scenario.pins):
        yield from _contradicted(scenario, origins, pin, f"pins[{number}]")


def contradicted_frozen(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse frozen visits that cannot be as they are frozen, and pins that are frozen out."""
    frozen, horizon = scenario.frozen, scenario.horizon
    if frozen is None:
        return
    if frozen.until < horizon.start:
        mend = f"write a day from {horizon.start} on, or take frozen out"
        yield origins.problem("frozen.until", f"got {frozen.until}, before the horizon", mend)
    seen: dict[tuple[dt.date, str], int] = {}
    for number, pin in enumerate(frozen.visits):
        path = f"frozen.visits[{number}]"
        yield from _contradicted(scenario, origins, pin, path)
        if pin.date > frozen.until:
            mend = f"write it under pins, or freeze until {pin.date}"
            yield origins.problem(f"{path}.date", f"got {pin.date}, after frozen.until {frozen.until}", mend)
        first = seen.setdefault((pin.date, pin.place), number)
        if first != number:
            found = f'got "{pin.place}" on {pin.date}, as frozen.visits[{first}] has'
            yield origins.problem(path, found, "keep one of the two; a place sees one event a day")
    for number, fixed in enumerate(scenario.pins):
        if fixed.date <= frozen.until and not any(may_be_one(fixed, visit) for visit in frozen.visits):
            found = f"got {fixed.date}, but until {frozen.until} only frozen.visits are held"
            mend = "add it to frozen.visits, choose a later day, or take the pin out"
            yield origins.problem(f"pins[{number}].date", found, mend)


def frozen_groups_asked(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse frozen visits to groups that ask for another place, program or time, or are declined."""
    for number, visit in enumerate(scenario.frozen.visits if scenario.frozen is not None else ()):
        path, name = f"frozen.visits[{number}]", visit.request
        if name is None:
            continue
        if not scenario.requests:
            mend = "write the group under requests, or take the field out"
            yield origins.problem(f"{path}.request", f'got "{name}", but nobody asks', mend)
        request = scenario.requests.get(name)
        if request is None:
            continue
        if request.place not in visit.places:
            mend = f"write {request.place}, or take request out"
            yield origins.problem(f"{path}.place", f'got "{visit.place}", not where "{name}" asks', mend)
        if request.program != visit.program:
            mend = f"write {request.program}, or take request out"
            yield origins.problem(f"{path}.program", f'got "{visit.program}", not what "{name}" asks', mend)
        if not request.earliest <= visit.date <= request.latest:
            mend = f"write a day from {request.earliest} to {request.latest}, or widen the window of {name}"
            yield origins.problem(f"{path}.date", f'got {visit.date}, outside the window of "{name}"', mend)
        if request.answer == "decline":
            mend = f"take the visit out, or write requests.{name}.answer: accept"
            yield origins.problem(f"{path}.request", f'got "{name}", which is declined', mend)


def _contradicted(scenario: Scenario, origins: Origins, pin: Pin, path: str) -> Iterator[Problem]:
    horizon = scenario.horizon
    if horizon.start <= horizon.end and not horizon.start <= pin.date <= horizon.end:
        mend = f"write a day from {horizon.start} to {horizon.end}, or take it out"
        yield origins.problem(f"{path}.date", f"got {pin.date}, outside the horizon", mend)
    yield from _against_program(scenario, origins, pin, path)
    yield from outside_windows(scenario, origins, pin, path)
    for other, ban in enumerate(scenario.bans):
        if all(forbids(ban, place, pin.program, pin.team, pin.date, pin.date) for place in pin.places):
            where = origins.of(f"bans[{other}]")
            line = "" if where.line is None else f" on line {where.line} of {where.file}"
            found = f"bans[{other}]{line} forbids this event"
            yield origins.problem(path, found, "take this event out, or narrow the ban")


def _against_program(scenario: Scenario, origins: Origins, pin: Pin, path: str) -> Iterator[Problem]:
    """Hold a pin against its program, places of equal rank and team, as far as they are known."""
    program = scenario.programs.get(pin.program)
    fields = {pin.place: "place"} | {key: f"or_at[{n}]" for n, key in enumerate(pin.or_at)}
    places = {key: scenario.places[key] for key in fields if key in scenario.places}
    team = scenario.teams.get(pin.team) if pin.team is not None else None
    if program is not None:
        weekday = WEEKDAYS[pin.date.weekday()]
        if weekday not in program.weekdays:
            runs = ", ".join(program.weekdays)
            found = f'got {pin.date}, a {weekday.capitalize()}, but "{pin.program}" runs on {runs}'
            mend = "write another day, or add the weekday to the program"
            yield origins.problem(f"{path}.date", found, mend)
        for key, place in places.items():
            if is_held_at(scenario, pin.program, key, pin.date):
                continue
            if place.kind not in program.venues:
                venues = ", ".join(program.venues)
                found = f'got "{key}", of kind {place.kind}, but "{pin.program}" is held at {venues}'
                mend = "write another place, or add the kind to the venues of the program"
                yield origins.problem(f"{path}.{fields[key]}", found, mend)
            else:
                found = f'got "{key}" in {place.kabupaten}, where "{pin.program}" does not go'
                mend = "write another place, or add the kabupaten to those of the program"
                yield origins.problem(f"{path}.{fields[key]}", found, mend)
        if places and pin.lane and not (program.lane and any(place.lane for place in places.values())):
            lacking = "place" if program.lane else "program"
            mend = f"write lane: false, or give the {lacking} a lane"
            yield origins.problem(f"{path}.lane", f"got true, but the {lacking} has no lane", mend)
    if team is not None and pin.program not in team.programs:
        mend = f"write a team that runs {pin.program}, or add it to the programs of the team"
        yield origins.problem(f"{path}.team", f'got "{pin.team}", which does not run "{pin.program}"', mend)
