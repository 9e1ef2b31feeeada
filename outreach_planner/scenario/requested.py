"""Finds requests, stays, half days and lanes that cannot be as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import Period, clock_text
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.request_fields import Request

FAR_DAYS = 180
"""So far from the horizon a request's window is no other month's, but a wrong year."""


def requests_can_be_answered(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse windows that end before they start, programs that no team runs, and answers against terms."""
    run = {program for team in scenario.teams.values() for program in team.programs}
    least = scenario.policy.requests.applicants_at_least
    elsewhere = windows_outside(scenario)
    for key, request in scenario.requests.items():
        path = f"requests.{key}"
        if request.latest < request.earliest:
            found = f"got {request.latest}, before the earliest day {request.earliest}"
            yield origins.problem(f"{path}.latest", found, "exchange the two days, or mend the year")
        if request.program in scenario.programs and request.program not in run:
            mend = f"write one of {', '.join(sorted(run))}, or give the program to a team"
            yield origins.problem(f"{path}.program", f'got "{request.program}", which no team runs', mend)
        if request.answer == "accept" and request.applicants < least:
            found = f"got accept for {request.applicants} applicants, but groups count from {least} on"
            mend = "write answer: open, or lower policy.requests.applicants_at_least"
            yield origins.problem(f"{path}.answer", found, mend)
        horizon = scenario.horizon
        outside = key in elsewhere
        if outside and _days_apart(request, horizon) > FAR_DAYS:
            found = f"got {request.earliest} to {request.latest}, far from {horizon.start} to {horizon.end}"
            yield origins.problem(f"{path}.earliest", found, "mend the year, or take the request out")
        elif request.answer == "accept" and outside:
            found = f"got accept, but its window lies outside {horizon.start} to {horizon.end}"
            yield origins.problem(f"{path}.answer", found, "write answer: open, or move the window")


def windows_outside(scenario: Scenario) -> tuple[str, ...]:
    """List the requests whose window is another time: this plan does not answer them, another may."""
    horizon = scenario.horizon
    return tuple(
        key
        for key, request in scenario.requests.items()
        if request.latest < horizon.start or horizon.end < request.earliest
    )


def _days_apart(request: Request, horizon: Period) -> int:
    return max((horizon.start - request.latest).days, (request.earliest - horizon.end).days)


def stays_end_before_the_gap(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse stays that are as long as the gap to the next visit or longer."""
    for key, program in scenario.programs.items():
        gap = program.revisit_gap_days
        if 1 < gap <= program.stay_days_at_most:
            found = f"got {program.stay_days_at_most}, but the next visit may follow after {gap} days"
            mend = f"write at most {gap - 1}, or a longer revisit_gap_days"
            yield origins.problem(f"programs.{key}.stay_days_at_most", found, mend)


def halves_in_order(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse halves of a day that overlap or lie outside the program's hours, and lanes half described."""
    for key, program in scenario.programs.items():
        halves, lane = program.half_days, program.lane
        if halves is not None:
            path = f"programs.{key}.half_days"
            if not program.opens < halves.morning_closes < program.closes:
                found = f'got "{clock_text(halves.morning_closes)}"'
                mend = f"write a time between {clock_text(program.opens)} and {clock_text(program.closes)}"
                yield origins.problem(f"{path}.morning_closes", found, mend)
            elif not halves.morning_closes <= halves.afternoon_opens < program.closes:
                found = f'got "{clock_text(halves.afternoon_opens)}"'
                mend = (
                    f"write a time from {clock_text(halves.morning_closes)} and before "
                    f"{clock_text(program.closes)}"
                )
                yield origins.problem(f"{path}.afternoon_opens", found, mend)
        if lane is not None and lane.segments is not None and lane.reach is None:
            mend = "write lane.reach, how far people come to the lane, or take segments out"
            yield origins.problem(f"programs.{key}.lane.segments", "got segments without a reach", mend)
