"""A team holds one event a day, or one in each half of a day; a place sees one event a day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.world.instance import Instance

NAME = "one-place-a-day"


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """At most one event at a place on a day, where several teams or programs could meet there."""
    options = instance.options
    at: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for (u, o, t), event in open_events(instance, networks):
        at.setdefault((int(options.place[event]), t), []).append((u, o, t))
    for (s, t), visits in sorted(at.items()):
        if len({(u, int(options.program[o])) for u, o, _ in visits}) > 1:
            about = said("{place} on {date}", place=instance.place_ids[s], date=instance.days.dates[t])
            yield visits_row(NAME, about, visits, upper=1)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which teams and places have two events on a day."""
    sessions: dict[tuple[dt.date, str], list[str]] = {}
    for visit in plan.visits:
        sessions.setdefault((visit.date, visit.team), []).append(visit.session)
    for (date, name), held in sorted(sessions.items()):
        if len(held) > 1 and sorted(held) != ["afternoon", "morning"]:
            came = said("{events} events on one day", events=len(held))
            yield Violation(
                NAME, f"{date} {name}", came, said("keep one, or one in the morning and one after it")
            )
        if len(held) == 1 and held != ["day"]:
            yield Violation(
                NAME,
                f"{date} {name}",
                said("only the {session} is used", session=held[0]),
                said("write session day"),
            )
    places = Counter((visit.date, visit.place) for visit in plan.visits)
    for (date, name), events in sorted(places.items()):
        if events > 1:
            yield Violation(
                NAME, f"{date} {name}", said("{events} events on one day", events=events), said("keep one")
            )


RULE = Rule(
    NAME,
    "a team holds one event a day, or one in each half of it, and a place sees one a day",
    ("teams", "programs.*.half_days"),
    violations,
    rows=rows,
)
