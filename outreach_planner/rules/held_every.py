"""A program with a fixed weekday is held on every open one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.world.instance import Instance

NAME = "held-every"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """At least one event on each such day that the calendar leaves open."""
    visits, days = open_events(instance, networks), instance.days
    for p, name in enumerate(instance.program_ids):
        program = instance.scenario.programs[name]
        for t, date in enumerate(days.dates):
            shut = (
                not days.outreach[t]
                or (days.holiday[t] and not program.on_holidays)
                or any(season.start <= date <= season.end for season in program.closed)
                or (
                    program.periods is not None
                    and not any(period.start <= date <= period.end for period in program.periods)
                )
            )
            if WEEKDAYS[days.weekday[t]] in program.hold_every and not shut:
                counted = [
                    visit for visit, event in visits if visit[2] == t and instance.options.program[event] == p
                ]
                yield visits_row(
                    NAME,
                    said("{name} on {date}", name=name, date=date),
                    counted,
                    lower=1,
                    field=f"programs.{name}.hold_every",
                )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say on which days the event is missing."""
    scenario = instance.scenario
    closed = {
        date
        for date in instance.days.dates
        for season in scenario.calendar.no_outreach
        if season.start <= date <= season.end
    }
    holidays = {date for date, name in zip(instance.days.dates, instance.days.holiday, strict=True) if name}
    held = {(visit.program, visit.date) for visit in plan.visits}
    for name, program in scenario.programs.items():
        for date in instance.days.dates:
            due = WEEKDAYS[date.weekday()] in program.hold_every and date not in closed
            if due and any(season.start <= date <= season.end for season in program.closed):
                due = False
            if due and program.periods is not None:
                due = any(period.start <= date <= period.end for period in program.periods)
            if due and (program.on_holidays or date not in holidays) and (name, date) not in held:
                yield Violation(NAME, f"{date} {name}", said("no event is held"), said("hold one"))


RULE = Rule(
    NAME,
    "a program with a fixed weekday is held on every open one",
    ("programs.*.hold_every",),
    violations,
    rows=rows,
)
