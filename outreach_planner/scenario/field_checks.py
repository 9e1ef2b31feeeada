"""Finds what does not fit together in what the field is told and in who goes."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import Period
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins


def deliveries_in_order(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse deliveries that take at most fewer days than at least."""
    for key, delivery in scenario.field.delivery.items():
        if delivery.days_most < delivery.days_least:
            found = f"got {delivery.days_most}, fewer than days_least {delivery.days_least}"
            mend = "exchange the two, or raise days_most"
            yield origins.problem(f"field.delivery.{key}.days_most", found, mend)


def people_are_known(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse pins and wishes of people where there are no officers, and periods that end before they start.

    Where there are officers, unknown ones are told elsewhere.
    """
    rules = scenario.roster
    periods: list[tuple[str, Period]] = [
        (f"officers.{key}.leave[{number}]", leave)
        for key, officer in scenario.officers.items()
        for number, leave in enumerate(officer.leave)
    ]
    periods += [
        (f"roster.wishes[{number}].dates", wish.dates)
        for number, wish in enumerate(rules.wishes)
        if wish.dates is not None
    ]
    for path, period in periods:
        if period.end < period.start:
            found = f"got {period.end}, before the start {period.start}"
            yield origins.problem(f"{path}.end", found, "exchange start and end, or mend the year")
    if scenario.officers:
        return
    named = [(f"roster.pins[{n}].officer", pin.officer) for n, pin in enumerate(rules.pins)]
    named += [(f"roster.wishes[{n}].officer", wish.officer) for n, wish in enumerate(rules.wishes)]
    for path, officer in named:
        mend = "write the officers first, under officers: or in a CSV that it names"
        yield origins.problem(path, f'got "{officer}", but there are no officers', mend)


def teams_fit_their_needs(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse needs of more people than a team takes along."""
    for key, needs in scenario.roster.needs.items():
        team = scenario.teams.get(key)
        if team is not None and sum(needs.values()) > team.officers + team.drivers:
            found = f"they are {sum(needs.values())} people, but the team has {team.officers + team.drivers}"
            mend = "write at most as many as its officers and drivers together, or change those"
            yield origins.problem(f"roster.needs.{key}", found, mend)
