"""Where a program can be held at all, which teams may go there with it, and what is fixed or banned there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.request_fields import RequestTerms
from outreach_planner.scenario.service_fields import Ban, Pin


def is_held_at(scenario: Scenario, program: str, place: str, date: dt.date | None = None) -> bool:
    """Say whether a program may come to a place: it is a venue of it, or a group asks for it there.

    Parameters
    ----------
    scenario : Scenario
        Has the program and the place.
    program, place : str
    date : date or None
        The day; None is any of the horizon. Only windows of groups are held against it.
    """
    terms = scenario.policy.requests if scenario.policy else RequestTerms()  # a refused policy is not there
    horizon, least = scenario.horizon, terms.applicants_at_least
    first, last = (horizon.start, horizon.end) if date is None else (date, date)
    return is_venue(scenario, program, place) or any(
        (request.place, request.program) == (place, program)
        and request.answer != "decline"
        and request.applicants >= least
        and request.earliest <= last
        and first <= request.latest
        for request in scenario.requests.values()
    )


def is_venue(scenario: Scenario, program: str, place: str) -> bool:
    """Say whether a place's kind and kabupaten are those of a program."""
    held, where = scenario.programs[program], scenario.places[place]
    return where.kind in held.venues and (held.kabupaten is None or where.kabupaten in held.kabupaten)


def teams_for(scenario: Scenario, program: str, place: str) -> tuple[str, ...]:
    """List the teams that run a program and may go to a place."""
    return tuple(
        key
        for key, team in scenario.teams.items()
        if program in team.programs
        and place not in team.never_places
        and (team.only_places is None or place in team.only_places)
    )


def fixed_events(scenario: Scenario) -> Iterator[tuple[str, Pin]]:
    """Give each frozen and each pinned event with its field."""
    frozen = scenario.frozen.visits if scenario.frozen is not None else ()
    yield from ((f"frozen.visits[{number}]", pin) for number, pin in enumerate(frozen))
    yield from ((f"pins[{number}]", pin) for number, pin in enumerate(scenario.pins))


def teams_of(scenario: Scenario, pin: Pin) -> set[str]:
    """List the teams that may hold a fixed event."""
    may = {team for place in pin.places for team in teams_for(scenario, pin.program, place)}
    return may if pin.team is None else {pin.team}


def may_be_one(one: Pin, two: Pin) -> bool:
    """Say whether one visit can be two fixed events, also at places of equal rank."""
    return (
        (one.date, one.program) == (two.date, two.program)
        and not set(one.places).isdisjoint(two.places)
        and (one.team is None or two.team in (None, one.team))
        and (one.lane is None or two.lane in (None, one.lane))
    )


def forbids(ban: Ban, place: str, program: str, team: str | None, first: dt.date, last: dt.date) -> bool:
    """Say whether a ban covers a team's visits to a place on all days; team None: whichever team it is."""
    return (
        ban.place in (None, place)
        and ban.program in (None, program)
        and ban.team in (None, team)
        and (ban.dates is None or (ban.dates.start <= first and last <= ban.dates.end))
    )
