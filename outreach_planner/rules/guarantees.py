"""Each kabupaten with a promise gets its visits in every calendar month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.world.instance import Instance

NAME = "guaranteed-visits"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """At least the promised visits in each month of the horizon."""
    options, visits = instance.options, open_events(instance, networks)
    for name, guarantee in sorted(instance.scenario.policy.guarantees.items()):
        if guarantee.visits == 0:
            continue
        kabupaten = instance.kabupaten_ids.index(name)
        program = instance.program_ids.index(guarantee.program)
        for month in sorted({int(m) for m in instance.days.month}):
            counted = [
                visit
                for visit, event in visits
                if instance.days.month[visit[2]] == month
                and options.kabupaten[event] == kabupaten
                and options.program[event] == program
            ]
            first = instance.days.dates[int((instance.days.month == month).argmax())]
            yield visits_row(
                NAME,
                said("{name} in {month}", name=name, month=f"{first:%Y-%m}"),
                counted,
                lower=guarantee.visits,
                field=f"policy.guarantees.{name}",
            )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which kabupaten get fewer visits than promised."""
    scenario = instance.scenario
    months = sorted({(date.year, date.month) for date in instance.days.dates})
    for name, guarantee in sorted(scenario.policy.guarantees.items()):
        for year, month in months:
            made = sum(
                visit.program == guarantee.program
                and scenario.places[visit.place].kabupaten == name
                and (visit.date.year, visit.date.month) == (year, month)
                for visit in plan.visits
            )
            if made < guarantee.visits:
                yield Violation(
                    NAME,
                    said("{name} in {month}", name=name, month=f"{year}-{month:02d}"),
                    said("{made} visits", made=made),
                    said("plan at least {visits}", visits=guarantee.visits),
                )


RULE = Rule(
    NAME,
    "a kabupaten with a promise gets its visits in every calendar month",
    ("policy.guarantees",),
    violations,
    rows=rows,
)
