"""A program is held within its periods only, and never while it is closed (exams, term breaks)."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "program-period"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the days outside a program's periods and those on which it is closed."""
    program_of = instance.options.program[network.options]
    for p, name in enumerate(instance.program_ids):
        program = instance.scenario.programs[name]
        for t, date in enumerate(instance.days.dates):
            is_held = program.periods is None or any(
                period.start <= date <= period.end for period in program.periods
            )
            if not is_held or any(season.start <= date <= season.end for season in program.closed):
                network.allowed[program_of == p, t] = False


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits fall outside the periods of their program or in a closed one."""
    for visit in plan.visits:
        program, where = instance.scenario.programs[visit.program], visit_words(visit)
        for season in program.closed:
            if season.start <= visit.date <= season.end:
                came = said(
                    "the program is closed {start} to {end} ({name})",
                    start=season.start,
                    end=season.end,
                    name=season.name,
                )
                yield Violation(NAME, where, came, said("choose another day"))
        periods = program.periods
        if periods is not None and all(not p.start <= visit.date <= p.end for p in periods):
            known = tuple(said("{start} to {end}", start=period.start, end=period.end) for period in periods)
            yield Violation(
                NAME,
                where,
                said("the day is outside the program's periods"),
                said("choose {known}", known=known),
            )


RULE = Rule(
    NAME,
    "a program is held within its periods and never while it is closed",
    ("programs.*.periods", "programs.*.closed"),
    violations,
    shape,
)
