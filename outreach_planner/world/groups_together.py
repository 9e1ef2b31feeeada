"""Accepted groups that together ask for more days of teams than their windows leave open."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.held import fixed_events, forbids, teams_for, teams_of
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.request_fields import Request
from outreach_planner.world.instance import Instance
from outreach_planner.world.open_days import open_days

Slot = tuple[dt.date, str]
"""A day of a team."""


def groups_against_each_other(instance: Instance) -> list[Problem]:
    """Tell which accepted groups and fixed events cannot all have a day of a team to themselves.

    Each is given a day by making room among those before it; where that fails, those that were asked to make
    room have fewer days together than there are of them, whatever else is planned.

    Returns
    -------
    list of Problem
        One a group that finds no room, at its answer.
    """
    scenario = instance.scenario
    asked = {f"requests.{name}": _days_of_group(instance, request) for name, request in _accepted(scenario)}
    fixed = _days_of_fixed(instance) if asked else {}
    held: dict[Slot, str] = {}
    found = []
    for path, slots in (fixed | asked).items():
        crowded: set[Slot] = set()
        if not slots or _makes_room(path, fixed | asked, held, crowded):
            continue
        others = sorted({held[slot] for slot in crowded})
        if path in asked:
            found.append(_told(scenario, path, others, sorted(crowded)))
    return found


def _accepted(scenario: Scenario) -> list[tuple[str, Request]]:
    """List the groups that must be visited."""
    return [(name, request) for name, request in scenario.requests.items() if request.answer == "accept"]


def _days_of_group(instance: Instance, request: Request) -> tuple[Slot, ...]:
    """List the days of teams on which a group may be visited, as far as windows, leave and bans say."""
    scenario = instance.scenario
    return tuple(
        (date, team)
        for date in open_days(scenario.programs[request.program], instance.days)
        if request.earliest <= date <= request.latest and not _is_frozen_out(scenario, request, date)
        for team in sorted(teams_for(scenario, request.program, request.place))
        if not _is_kept_home(scenario, team, date)
        and not any(forbids(ban, request.place, request.program, team, date, date) for ban in scenario.bans)
    )


def _days_of_fixed(instance: Instance) -> dict[str, tuple[Slot, ...]]:
    """List fixed events that fill a day of a team, with the team days they may have.

    Left out are those that may share a day (half days) or may be the visit to a group (which has no lane) or
    one another.
    """
    scenario = instance.scenario
    fixed = dict(fixed_events(scenario))
    seen = Counter((pin.date, place) for pin in fixed.values() for place in pin.places)
    groups = {request.place for _, request in _accepted(scenario)}
    alone = {each for each, times in seen.items() if times == 1}
    return {
        path: tuple((pin.date, team) for team in sorted(teams_of(scenario, pin)))
        for path, pin in fixed.items()
        if scenario.programs[pin.program].half_days is None
        and all((pin.date, place) in alone for place in pin.places)
        and (pin.lane or groups.isdisjoint(pin.places))
    }


def _is_kept_home(scenario: Scenario, team: str, date: dt.date) -> bool:
    return any(period.start <= date <= period.end for period in scenario.teams[team].leave)


def _is_frozen_out(scenario: Scenario, request: Request, date: dt.date) -> bool:
    """Say whether only frozen visits are held on a day, and none of them where a group asks for one."""
    frozen = scenario.frozen
    return (
        frozen is not None
        and date <= frozen.until
        and not any(visit.date == date and request.place in visit.places for visit in frozen.visits)
    )


def _makes_room(
    path: str, days: dict[str, tuple[Slot, ...]], held: dict[Slot, str], crowded: set[Slot]
) -> bool:
    """Give a day to one more, moving others where they can go elsewhere; ``crowded`` are the days tried."""
    for slot in days[path]:
        if slot in crowded:
            continue
        crowded.add(slot)
        if slot not in held or _makes_room(held[slot], days, held, crowded):
            held[slot] = path
            return True
    return False


def _told(scenario: Scenario, path: str, others: list[str], crowded: list[Slot]) -> Problem:
    """Say that a group and others have too few days of teams between them."""
    origins = origins_of(scenario)
    named = ", ".join(origins.named(each) for each in others)
    days = ", ".join(f'{date} ("{team}")' for date, team in crowded)
    came = (
        f"got accept, but together with {named} it asks for {len(others) + 1} days of a team, and their"
        f" windows leave {len(crowded)}: {days}{_lane(scenario, path, others)}"
    )
    mend = "widen the window of one by a day, write answer: open for it, or let another team go there"
    return origins.problem(f"{path}.answer", came, mend)


def _lane(scenario: Scenario, path: str, others: list[str]) -> str:
    """Say that an event with a lane is no group's, where both are at one place."""
    places = {request.place for name, request in _accepted(scenario) if f"requests.{name}" in (path, *others)}
    pins = dict(fixed_events(scenario))
    with_lane = [pins[each] for each in others if each in pins and pins[each].lane]
    met = any(not places.isdisjoint(pin.places) for pin in with_lane)
    return "; a group's visit has no drive-thru lane" if met else ""
