"""Finds pinned and frozen events that cannot take place as they are fixed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Ban, Pin
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
    for number, pin in enumerate(scenario.pins):
        if pin.date <= frozen.until and not any(_same(pin, visit) for visit in frozen.visits):
            found = f"got {pin.date}, but until {frozen.until} only frozen.visits are held"
            mend = "add it to frozen.visits, choose a later day, or take the pin out"
            yield origins.problem(f"pins[{number}].date", found, mend)


def _same(pin: Pin, visit: Pin) -> bool:
    """Say whether a pin and a frozen visit can be one visit."""
    return (
        (pin.date, pin.program, pin.place) == (visit.date, visit.program, visit.place)
        and (pin.team is None or visit.team in (None, pin.team))
        and (pin.lane is None or visit.lane in (None, pin.lane))
    )


def _contradicted(scenario: Scenario, origins: Origins, pin: Pin, path: str) -> Iterator[Problem]:
    horizon = scenario.horizon
    if horizon.start <= horizon.end and not horizon.start <= pin.date <= horizon.end:
        mend = f"write a day from {horizon.start} to {horizon.end}, or take it out"
        yield origins.problem(f"{path}.date", f"got {pin.date}, outside the horizon", mend)
    yield from _against_program(scenario, origins, pin, path)
    yield from outside_windows(scenario, origins, pin, path)
    for other, ban in enumerate(scenario.bans):
        if all(_forbids(ban, pin, place) for place in (pin.place, *pin.or_at)):
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
            if place.kind not in program.venues:
                venues = ", ".join(program.venues)
                found = f'got "{key}", of kind {place.kind}, but "{pin.program}" is held at {venues}'
                mend = "write another place, or add the kind to the venues of the program"
                yield origins.problem(f"{path}.{fields[key]}", found, mend)
        if places and pin.lane and not (program.lane and any(place.lane for place in places.values())):
            lacking = "place" if program.lane else "program"
            mend = f"write lane: false, or give the {lacking} a lane"
            yield origins.problem(f"{path}.lane", f"got true, but the {lacking} has no lane", mend)
    if team is not None and pin.program not in team.programs:
        mend = f"write a team that runs {pin.program}, or add it to the programs of the team"
        yield origins.problem(f"{path}.team", f'got "{pin.team}", which does not run "{pin.program}"', mend)


def _forbids(ban: Ban, pin: Pin, place: str) -> bool:
    """Say whether a ban covers a pin at a place whichever team holds it."""
    return (
        ban.place in (None, place)
        and ban.program in (None, pin.program)
        and ban.team in (None, pin.team)
        and (ban.dates is None or ban.dates.start <= pin.date <= ban.dates.end)
    )
