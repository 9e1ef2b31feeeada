"""Events a planner has fixed are in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.world.instance import Instance

NAME = "pin"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Ask for at least one visit that is as the pin states."""
    options = instance.options
    visits = open_events(instance, networks)
    for number, pin in enumerate(instance.scenario.pins):
        matching = [
            (u, o, t)
            for (u, o, t), event in visits
            if instance.days.dates[t] == pin.date
            and instance.program_ids[options.program[event]] == pin.program
            and instance.place_ids[options.place[event]] in pin.places
            and pin.team in (None, instance.team_ids[u])
            and pin.lane in (None, bool(options.lane[event]))
        ]
        yield visits_row(
            NAME,
            said("{date} {program} at {place}", date=pin.date, program=pin.program, place=pin.place),
            matching,
            lower=1,
            field=f"pins[{number}]",
        )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which pinned events are missing."""
    for pin in instance.scenario.pins:
        held = any(
            visit.date == pin.date
            and visit.program == pin.program
            and visit.place in pin.places
            and pin.team in (None, visit.team)
            and pin.lane in (None, visit.lane)
            for visit in plan.visits
        )
        if not held:
            yield Violation(
                NAME,
                said("{date} {program} at {place}", date=pin.date, program=pin.program, place=pin.place),
                said("the pinned event is missing"),
                said("hold it"),
            )


RULE = Rule(NAME, "an event a planner has pinned is held as stated", ("pins",), violations, rows=rows)
