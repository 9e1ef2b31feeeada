"""Finds pinned events that cannot take place as they are pinned."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Ban, Pin


def contradicted_pins(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse pins outside the horizon, against their program or team, or against a ban."""
    horizon = scenario.horizon
    for number, pin in enumerate(scenario.pins):
        path = f"pins[{number}]"
        if horizon.start <= horizon.end and not horizon.start <= pin.date <= horizon.end:
            mend = f"write a day from {horizon.start} to {horizon.end}, or take the pin out"
            yield origins.problem(f"{path}.date", f"got {pin.date}, outside the horizon", mend)
        yield from _against_program(scenario, origins, pin, path)
        for other, ban in enumerate(scenario.bans):
            if _forbids(ban, pin):
                where = origins.of(f"bans[{other}]")
                line = "" if where.line is None else f" on line {where.line} of {where.file}"
                found = f"bans[{other}]{line} forbids this event"
                yield origins.problem(path, found, "take out the pin, or narrow the ban")


def _against_program(scenario: Scenario, origins: Origins, pin: Pin, path: str) -> Iterator[Problem]:
    """Hold a pin against its program, place and team, as far as they are known."""
    program = scenario.programs.get(pin.program)
    place = scenario.places.get(pin.place)
    team = scenario.teams.get(pin.team) if pin.team is not None else None
    if program is not None:
        weekday = WEEKDAYS[pin.date.weekday()]
        if weekday not in program.weekdays:
            found = f'got {pin.date}, a {weekday}, but "{pin.program}" runs on {", ".join(program.weekdays)}'
            mend = "write another day, or add the weekday to the program"
            yield origins.problem(f"{path}.date", found, mend)
        if place is not None and place.kind not in program.venues:
            venues = ", ".join(program.venues)
            found = f'got "{pin.place}", of kind {place.kind}, but "{pin.program}" is held at {venues}'
            mend = "write another place, or add the kind to the venues of the program"
            yield origins.problem(f"{path}.place", found, mend)
        if place is not None and pin.lane and not (place.lane and program.lane):
            lacking = "place" if not place.lane else "program"
            mend = f"write lane: false, or give the {lacking} a lane"
            yield origins.problem(f"{path}.lane", f"got true, but the {lacking} has no lane", mend)
    if team is not None and pin.program not in team.programs:
        mend = f"write a team that runs {pin.program}, or add it to the programs of the team"
        yield origins.problem(f"{path}.team", f'got "{pin.team}", which does not run "{pin.program}"', mend)


def _forbids(ban: Ban, pin: Pin) -> bool:
    """Say whether a ban covers a pin whichever team holds it."""
    return (
        ban.place in (None, pin.place)
        and ban.program in (None, pin.program)
        and ban.team in (None, pin.team)
        and (ban.dates is None or ban.dates.start <= pin.date <= ban.dates.end)
    )
