"""Visits a planner has forbidden are not in the plan."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "ban"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close what a ban names."""
    options = instance.options
    team = instance.team_ids[network.team]
    for ban in instance.scenario.bans:
        if ban.team not in (None, team):
            continue
        for n, option in enumerate(network.options):
            places = {instance.place_ids[options.place[event]] for event in options.events(int(option))}
            if ban.place is not None and ban.place not in places:
                continue
            if ban.program not in (None, instance.program_ids[options.program[option]]):
                continue
            for t, date in enumerate(instance.days.dates):
                if ban.dates is None or ban.dates.start <= date <= ban.dates.end:
                    network.allowed[n, t] = False


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits are banned, and why."""
    for visit in plan.visits:
        for ban in instance.scenario.bans:
            named = (
                ban.place in (None, visit.place)
                and ban.program in (None, visit.program)
                and ban.team in (None, visit.team)
            )
            why = said("it is banned ({reason})", reason=ban.reason)
            if not ban.reason:
                why = said("it is banned (no reason given)")
            if named and (ban.dates is None or ban.dates.start <= visit.date <= ban.dates.end):
                yield Violation(
                    NAME,
                    visit_words(visit),
                    why,
                    said("drop it"),
                )


RULE = Rule(NAME, "a visit a planner has banned is not made", ("bans",), violations, shape)
