"""Finds promises that nobody can keep, whatever the days: no place, no team, or more than is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.held import fixed_events, forbids, is_held_at, teams_for
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Guarantee


def promises_can_be_kept(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse visits promised to a kabupaten by a program that does not come there, or not so often."""
    for key, guarantee in scenario.policy.guarantees.items():
        program = scenario.programs.get(guarantee.program)
        if program is None or key not in scenario.kabupaten or not _asks(guarantee):
            continue
        path, name = f"policy.guarantees.{key}", guarantee.program
        places = [
            place
            for place, where in scenario.places.items()
            if where.kabupaten == key and is_held_at(scenario, name, place)
        ]
        if not places and program.kabupaten is not None and key not in program.kabupaten:
            found = f'got "{name}", which does not go to {key}, only to {", ".join(program.kabupaten)}'
            mend = f"write a program that goes there, add {key} to programs.{name}.kabupaten, or visits: 0"
            yield origins.problem(f"{path}.program", found, mend)
        elif not places:
            venues = ", ".join(program.venues)
            found = f'got "{name}", but no place in {key} is of a kind it goes to ({venues})'
            mend = "write another program, add such a place, or write visits: 0"
            yield origins.problem(f"{path}.program", found, mend)
        elif not any(teams_for(scenario, name, place) for place in places):
            found = f'got "{name}", but no team that runs it goes to a place in {key}'
            mend = "write another program, or change programs, only_places or never_places of a team"
            yield origins.problem(f"{path}.program", found, mend)
        elif program.events_at_most is not None and guarantee.visits > program.events_at_most:
            found = f'got {guarantee.visits}, but "{name}" is held at most {program.events_at_most} times'
            mend = f"write at most {program.events_at_most}, or raise programs.{name}.events_at_most"
            yield origins.problem(f"{path}.visits", found, mend)


def accepted_can_be_visited(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse groups that are accepted although no team may go to them."""
    run = {program for team in scenario.teams.values() for program in team.programs}
    horizon = scenario.horizon
    for key, request in scenario.requests.items():
        if request.answer != "accept" or request.program not in run or request.place not in scenario.places:
            continue
        path = f"requests.{key}.answer"
        if not teams_for(scenario, request.program, request.place):
            found = f'got accept, but no team that runs "{request.program}" goes to "{request.place}"'
            mend = "write answer: open, or change only_places or never_places of a team"
            yield origins.problem(path, found, mend)
            continue
        first, last = max(request.earliest, horizon.start), min(request.latest, horizon.end)
        for number, ban in enumerate(scenario.bans):
            if first <= last and forbids(ban, request.place, request.program, None, first, last):
                found = f"got accept, but bans[{number}] forbids the visit"
                yield origins.problem(path, found, "write answer: open, or narrow the ban")


def fixed_can_be_visited(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse fixed events where no team, or not the one that is named, may go with the program."""
    for path, pin in fixed_events(scenario):
        places = [place for place in pin.places if place in scenario.places]
        known = pin.program in scenario.programs and pin.team in (None, *scenario.teams)
        if not places or not known:
            continue
        may = {team for place in places for team in teams_for(scenario, pin.program, place)}
        runs = {key for key, team in scenario.teams.items() if pin.program in team.programs}
        named = " or ".join(f'"{place}"' for place in places)
        if pin.team is None and not runs:
            mend = "write another program, or give it to a team"
            yield origins.problem(f"{path}.program", f'got "{pin.program}", which no team runs', mend)
        elif pin.team is None and not may:
            found = f'got {named}, but no team that runs "{pin.program}" goes there'
            mend = "write another place, or change programs, only_places or never_places of a team"
            yield origins.problem(f"{path}.place", found, mend)
        elif pin.team in runs and pin.team not in may:
            mend = "write another team or place, or change only_places or never_places of the team"
            yield origins.problem(f"{path}.team", f'got "{pin.team}", which does not go to {named}', mend)


def _asks(guarantee: Guarantee) -> bool:
    """Say whether a promise asks for any visit."""
    return guarantee.visits > 0 or guarantee.at_most_days_between is not None
