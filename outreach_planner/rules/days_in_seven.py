"""A team works on at most so many of any seven days in a row; days outside the horizon count as free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_visits, visits_row
from outreach_planner.world.instance import Instance

NAME = "days-in-seven"
WEEK = 7


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Limit the team's visits in each window of seven days (a shorter horizon is one window)."""
    dates = instance.days.dates
    for network in networks:
        name = instance.team_ids[network.team]
        most = instance.scenario.teams[name].working_days_in_seven
        if most is None:
            continue
        visits = open_visits([network])
        for start in range(max(1, len(dates) - WEEK + 1)):
            inside = [visit for visit in visits if start <= visit[2] < start + WEEK]
            if len({t for _, _, t in inside}) > most:
                about = said("{name} from {date}", name=name, date=dates[start])
                yield visits_row(NAME, about, inside, upper=most, field=f"teams.{name}.working_days_in_seven")


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say from which working day on seven days hold too many."""
    for name, team in instance.scenario.teams.items():
        if team.working_days_in_seven is None:
            continue
        worked = sorted({visit.date for visit in plan.visits if visit.team == name})
        for first in worked:
            last = first + dt.timedelta(days=WEEK - 1)
            days = sum(first <= date <= last for date in worked)
            if days > team.working_days_in_seven:
                yield Violation(
                    NAME,
                    said("{first} to {last} {name}", first=first, last=last, name=name),
                    said("{days} working days in seven", days=days),
                    said("at most {working_days_in_seven}", working_days_in_seven=team.working_days_in_seven),
                )


RULE = Rule(
    NAME,
    "a team works on at most so many of any seven days in a row",
    ("teams.*.working_days_in_seven",),
    violations,
    rows=rows,
)
