"""A program is held at least and at most so often in a calendar month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.world.instance import Instance

NAME = "events-a-month"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Limit the count of a program's visits in each month."""
    visits, days = open_events(instance, networks), instance.days
    for p, name in enumerate(instance.program_ids):
        program = instance.scenario.programs[name]
        least, most = program.events_at_least, program.events_at_most
        if least is None and most is None:
            continue
        for month in sorted({int(m) for m in days.month}):
            counted = [
                visit
                for visit, event in visits
                if days.month[visit[2]] == month and instance.options.program[event] == p
            ]
            first = days.dates[int((days.month == month).argmax())]
            yield visits_row(
                NAME,
                said("{name} in {month}", name=name, month=f"{first:%Y-%m}"),
                counted,
                lower=-np.inf if least is None else least,
                upper=np.inf if most is None else most,
                field=f"programs.{name}.events_at_{'most' if least is None else 'least'}",
            )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say in which months there are too few or too many events."""
    months = sorted({(date.year, date.month) for date in instance.days.dates})
    for name, program in instance.scenario.programs.items():
        for year, month in months:
            held = sum(
                visit.program == name and (visit.date.year, visit.date.month) == (year, month)
                for visit in plan.visits
            )
            where = said("{name} in {month}", name=name, month=f"{year}-{month:02d}")
            if program.events_at_least is not None and held < program.events_at_least:
                yield Violation(
                    NAME,
                    where,
                    said("{held} events", held=held),
                    said("hold at least {events_at_least}", events_at_least=program.events_at_least),
                )
            if program.events_at_most is not None and held > program.events_at_most:
                yield Violation(
                    NAME,
                    where,
                    said("{held} events", held=held),
                    said("hold at most {events_at_most}", events_at_most=program.events_at_most),
                )


RULE = Rule(
    NAME,
    "a program is held at least and at most so often in a month",
    ("programs.*.events_at_least", "programs.*.events_at_most"),
    violations,
    rows=rows,
)
