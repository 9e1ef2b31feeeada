"""Limits of pools, crews and promises, each loosened by one, or by as many as let a team more go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_planner.deciding.explaining.loosened import Loosening, one_field, one_of_office, one_promise
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.service_fields import Team

WEEK = 7


def pools(scenario: Scenario) -> Iterator[Loosening]:
    """As many officers or units more out on a day as let another set of teams go out together.

    A pool that all teams fit into together cannot bind and is left out.
    """
    office = scenario.office
    officers = [_officers(scenario, team) for team in scenario.teams.values()]
    units = [{team.biometric_units} for team in scenario.teams.values()]
    if office.officers_out_at_most is not None:
        came = office.officers_out_at_most
        more = _next_sum(officers, came)
        if more is not None:
            yield one_of_office("officers-out", scenario, "officers_out_at_most", came, more)
    if office.officers_kept is not None:
        more = _next_sum(officers, office.officers - office.officers_kept)
        if more is not None and more <= office.officers:
            left = office.officers - more
            yield one_of_office("officers-kept", scenario, "officers_kept", office.officers_kept, left)
    if office.biometric_units is not None:
        more = _next_sum(units, office.biometric_units)
        if more is not None:
            yield one_of_office("biometric-units", scenario, "biometric_units", office.biometric_units, more)


def crews(scenario: Scenario) -> Iterator[Loosening]:
    """One more working day in seven for each team that has a most, and one more day away on a trip."""
    for name, team in scenario.teams.items():
        days = team.working_days_in_seven
        if days is not None and days < WEEK:
            yield one_field("days-in-seven", scenario, "teams", name, "working_days_in_seven", days, 1)
        if team.sleeps_away:
            came = team.days_away_at_most
            yield one_field("days-away", scenario, "teams", name, "days_away_at_most", came, 1)


def promises(scenario: Scenario) -> Iterator[Loosening]:
    """One event or visit fewer promised a month, and one day more between two visits."""
    for name, program in scenario.programs.items():
        if program.events_at_least:
            came = program.events_at_least
            yield one_field("events-at-least", scenario, "programs", name, "events_at_least", came, -1)
    for name, guarantee in scenario.policy.guarantees.items():
        visits, days = guarantee.visits, guarantee.at_most_days_between
        if visits > 0:
            yield one_promise("promised-visit", scenario, name, "visits", visits, visits - 1)
        if days is not None:
            yield one_promise("days-between", scenario, name, "at_most_days_between", days, days + 1)


def _officers(scenario: Scenario, team: Team) -> set[int]:
    """List how many officers a team may take from the counters on a day, with and without a lane."""
    own = team.officers if team.from_counter else 0
    lanes = (scenario.programs[program].lane for program in team.programs)
    return {own} | {own + lane.officers for lane in lanes if lane is not None}


def _next_sum(takings: Iterable[set[int]], most: int) -> int | None:
    """Find the least that some teams take together which is above a most; None where all fit."""
    sums = {0}
    for each in takings:
        sums |= {total + taken for total in sums for taken in each}
    return min((total for total in sums if total > most), default=None)
