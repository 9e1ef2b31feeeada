"""Where a program can be held at all, and which teams may go there with it."""

from __future__ import annotations

import datetime as dt

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.request_fields import RequestTerms


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
