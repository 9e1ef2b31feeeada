"""Outreach costs no more in a calendar month than the budgets allow, in all and by program."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from outreach_planner.model.said import said
from outreach_planner.model.totals import MoneyLimit
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.uses import uses
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.months import months
from outreach_planner.scenario.limit_fields import CostKind
from outreach_planner.world.instance import Instance

NAME = "budget"


def totals(instance: Instance) -> Iterable[MoneyLimit]:
    """Limit what each budget pays in each month of the horizon."""
    for number, budget in enumerate(instance.scenario.policy.budgets):
        program = None if budget.program is None else instance.program_ids.index(budget.program)
        kinds = frozenset(budget.kinds or get_args(CostKind))
        for month in months(instance):
            yield MoneyLimit(
                NAME,
                said("{name} in {month}", name=budget.name, month=month.name),
                f"policy.budgets[{number}].rupiah_a_month",
                month.first,
                month.last,
                budget.rupiah_a_month,
                kinds,
                program,
            )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which budgets are overspent in which months."""
    for use in uses(instance.scenario, plan):
        if use.kind == "budget" and use.used > use.most:
            where, found = (
                said("{name} in {month}", name=use.name, month=f"{use.date:%Y-%m}"),
                said("{used_rupiah} spent", used_rupiah=use.used),
            )
            yield Violation(NAME, where, found, said("spend at most {most_rupiah}", most_rupiah=use.most))


RULE = Rule(
    NAME,
    "outreach costs no more in a calendar month than its budgets allow",
    ("policy.budgets",),
    violations,
    totals=totals,
)
