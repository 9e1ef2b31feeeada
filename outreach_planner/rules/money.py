"""The plan's costs are what the scenario's rates say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from outreach_planner.plans.plan import Plan
from outreach_planner.plans.spending import ExpenseKind, expenses
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import trip_words
from outreach_planner.world.instance import Instance

NAME = "costs"


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Work out every trip's costs again from the scenario's rates and say where the plan differs."""
    for trip in plan.trips:
        spent: Counter[ExpenseKind] = Counter()
        for expense in expenses(instance.scenario, trip):
            spent[expense.kind] += expense.rupiah
        travel, per_diem = spent["fuel"] + spent["boats"], spent["per-diem"]
        nights, events = spent["lodging"], spent["venues"]
        told = (trip.travel_rupiah, trip.per_diem_rupiah, trip.night_rupiah, trip.event_rupiah)
        right = (travel, per_diem, nights, events)
        if told != right:
            came = "travel {}, per diem {}, nights {}, events {}".format(*told)
            mend = "write travel {}, per diem {}, nights {}, events {}".format(*right)
            yield Violation(NAME, trip_words(trip), came, mend)


RULE = Rule(NAME, "costs follow the scenario's rates", ("costs", "teams.*.rupiah_a_km"), violations)
