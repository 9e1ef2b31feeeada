"""After a visit on a Saturday or Sunday a team rests on the next working day, if it is to rest at all.

The next working day is the first Monday to Friday that is no holiday. On it the team makes no visit and
does not leave on the eve of the day after. Weekends before the horizon are not known and ask for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_visits, visits_row
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.world.instance import Instance

NAME = "rest-after-weekend"
SATURDAY = 5


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Allow either the visit at the weekend or one, or a drive on the eve, on the day of rest."""
    days = instance.days
    for network in networks:
        name = instance.team_ids[network.team]
        if not instance.scenario.teams[name].rests_after_weekend:
            continue
        visits = open_visits([network])
        field = f"teams.{name}.rests_after_weekend"
        for t in sorted({day for _, _, day in visits if days.weekday[day] >= SATURDAY}):
            later = np.flatnonzero(days.working[t:])
            if len(later) == 0:
                continue
            rest = t + int(later[0])
            about = said("{name} on {date} and {rest}", name=name, date=days.dates[t], rest=days.dates[rest])
            weekend = [visit for visit in visits if visit[2] == t]
            then = [visit for visit in visits if visit[2] == rest]
            yield visits_row(NAME, about, weekend + then, upper=1, field=field)
            if network.away[rest] and network.eve[rest]:
                yield replace(
                    visits_row(NAME, about, weekend, upper=1, field=field),
                    night_team=np.array([network.team], dtype=np.int64),
                    night_day=np.array([rest], dtype=np.int64),
                )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which days of rest a team is out on."""
    holidays = {date for date, name in zip(instance.days.dates, instance.days.holiday, strict=True) if name}
    for visit in plan.visits:
        if visit.date.weekday() < SATURDAY or not instance.scenario.teams[visit.team].rests_after_weekend:
            continue
        rest = visit.date + dt.timedelta(days=1)
        while rest.weekday() >= SATURDAY or rest in holidays:
            rest += dt.timedelta(days=1)
        if any(trip.team == visit.team and trip.starts <= rest <= trip.ends for trip in plan.trips):
            worked = WEEKDAYS[visit.date.weekday()]
            yield Violation(
                NAME,
                f"{rest} {visit.team}",
                said("the team is out after the visit on {weekday} {date}", weekday=worked, date=visit.date),
                said("let it rest on that day"),
            )


RULE = Rule(
    NAME,
    "a team that worked on a Saturday or Sunday rests on the next working day",
    ("teams.*.rests_after_weekend",),
    violations,
    rows=rows,
)
