"""A program comes back to a place only after its gap, so that people have gathered again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_visits, visits_row
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "revisit-gap"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """At most one visit of a program at a place in any window as long as the gap."""
    options = instance.options
    at: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for u, o, t in open_visits(networks):
        at.setdefault((int(options.program[o]), int(options.place[o])), []).append((u, o, t))
    for (p, s), visits in sorted(at.items()):
        gap = instance.scenario.programs[instance.program_ids[p]].revisit_gap_days
        about = f"{instance.program_ids[p]} at {instance.place_ids[s]}"
        last = -1
        for start in sorted({t for _, _, t in visits}):
            inside = [visit for visit in visits if start <= visit[2] < start + gap]
            end = max(t for _, _, t in inside)
            if len(inside) > 1 and end > last:
                yield visits_row(
                    NAME, about, inside, upper=1, field=f"programs.{instance.program_ids[p]}.revisit_gap_days"
                )
            last = max(last, end)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits come back too soon."""
    seen: dict[tuple[str, str], list[int]] = {}
    for visit in plan.visits:
        gap = instance.scenario.programs[visit.program].revisit_gap_days
        earlier = seen.setdefault((visit.program, visit.place), [])
        day = visit.date.toordinal()
        for before in earlier:
            if day - before < gap:
                yield Violation(
                    NAME,
                    visit_words(visit),
                    f"it was there {day - before} days before",
                    f"wait at least {gap} days",
                )
        earlier.append(day)


RULE = Rule(
    NAME,
    "a program comes back to a place only after its gap",
    ("programs.*.revisit_gap_days",),
    violations,
    rows=rows,
)
