"""Promises of more events than there are days, and groups accepted in a window without an open day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.world.instance import Days, Instance
from outreach_planner.world.open_days import open_days


def promised_beyond_days(instance: Instance) -> Iterator[Problem]:
    """Tell which events, visits or groups are promised on days that there are not.

    A team holds one event a day, two where the program may be halved; days of leave are left out.
    """
    scenario, days = instance.scenario, instance.days
    origins = origins_of(scenario)
    for name, program in scenario.programs.items():
        opened = open_days(program, days)
        for month, dates in _by_month(days, opened).items():
            if program.events_at_least is not None:
                path = f"programs.{name}.events_at_least"
                settled = _frozen(scenario, name, month)
                yield from _too_many(scenario, path, program.events_at_least, name, (month, dates), settled)
            for key, guarantee in scenario.policy.guarantees.items():
                if guarantee.program == name:
                    path, settled = f"policy.guarantees.{key}.visits", _frozen(scenario, name, month, key)
                    yield from _too_many(scenario, path, guarantee.visits, name, (month, dates), settled)
            due = sum(WEEKDAYS[date.weekday()] in program.hold_every for date in dates)
            if program.events_at_most is not None and due > program.events_at_most:
                came = f"got {program.events_at_most}, but hold_every asks for {due} events in {month}"
                mend = f"write at least {due}, or take a weekday out of hold_every"
                yield origins.problem(f"programs.{name}.events_at_most", came, mend)
    for key, request in scenario.requests.items():
        opened = open_days(scenario.programs[request.program], days)
        window = [date for date in days.dates if request.earliest <= date <= request.latest]
        if request.answer == "accept" and window and not set(window).intersection(opened):
            came = (
                f'got accept, but "{request.program}" is held on no day from {window[0]} to {window[-1]}'
                " (weekdays, holidays, no_outreach, periods)"
            )
            yield origins.problem(f"requests.{key}.answer", came, "write answer: open, or widen its window")


def _by_month(days: Days, opened: tuple[dt.date, ...]) -> dict[str, list[dt.date]]:
    """Sort open days by month, also months without any."""
    months: dict[str, list[dt.date]] = {f"{date:%Y-%m}": [] for date in days.dates}
    for date in opened:
        months[f"{date:%Y-%m}"].append(date)
    return months


def _frozen(scenario: Scenario, name: str, month: str, kabupaten: str | None = None) -> int:
    """Count the frozen visits of a program in a month, in a kabupaten or any, that may be there."""
    return sum(
        visit.program == name
        and f"{visit.date:%Y-%m}" == month
        and any(kabupaten in (None, scenario.places[place].kabupaten) for place in visit.places)
        for visit in (() if scenario.frozen is None else scenario.frozen.visits)
    )


def _too_many(
    scenario: Scenario,
    path: str,
    asked: int,
    name: str,
    days: tuple[str, list[dt.date]],
    settled: int,
) -> Iterator[Problem]:
    """Say that more is asked for than the teams of a program have days for; ``settled`` are frozen visits."""
    program, frozen, (month, dates) = scenario.programs[name], scenario.frozen, days
    teams = [team for team in scenario.teams.values() if name in team.programs]
    team_days = sum(
        not any(period.start <= date <= period.end for period in team.leave)
        for team in teams
        for date in dates
        if frozen is None or date > frozen.until
    )
    most = team_days * (1 if program.half_days is None else 2) + settled
    if asked > most:
        halves = "" if program.half_days is None else ", two events a day at most"
        came = f'got {asked}, but in {month} the teams of "{name}" have {team_days} open days{halves}'
        mend = f"write at most {most}, or plan other days"
        if frozen is not None and any(date <= frozen.until for date in dates):
            came += f" after {frozen.until}, until when frozen.visits holds {settled} of them"
            mend = f"write at most {most}, freeze fewer days, or add the visits to frozen.visits"
        yield origins_of(scenario).problem(path, came, mend)
