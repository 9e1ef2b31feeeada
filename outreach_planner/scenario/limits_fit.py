"""Finds budgets that cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins


def budgets_have_names(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse a second budget of a name, and a kind of cost named twice in one."""
    names: set[str] = set()
    for number, budget in enumerate(scenario.policy.budgets):
        if budget.name in names:
            found = f'got "{budget.name}", the name of another budget'
            yield origins.problem(f"policy.budgets[{number}].name", found, "write a name of its own")
        names.add(budget.name)
        kinds = budget.kinds or ()
        for place, kind in enumerate(kinds):
            if kind in kinds[:place]:
                path = f"policy.budgets[{number}].kinds[{place}]"
                yield origins.problem(path, f'got "{kind}" twice', "write each kind of cost once")
