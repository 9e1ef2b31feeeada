"""A program comes back to a place only after its gap, so that people have gathered again.

A stay of up to ``stay_days_at_most`` days in a row at one place counts once; the gap is counted from its last
day. So two visits of a program at a place are either days of one stay, with a visit on every day between
them and fewer than ``stay_days_at_most`` days apart, or at least the gap apart. Visits to groups that asked
do not count: the group is there whoever came before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.world.instance import Instance

NAME = "revisit-gap"
Visits = list[tuple[int, int, int]]


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Keep visits that are no stay a gap apart, and the days of a stay together."""
    options = instance.options
    at: dict[tuple[int, int], Visits] = {}
    for visit, event in open_events(instance, networks):
        if options.request[event] < 0:
            at.setdefault((int(options.program[event]), int(options.place[event])), []).append(visit)
    for (p, s), visits in sorted(at.items()):
        name = instance.program_ids[p]
        program = instance.scenario.programs[name]
        about, field = (
            said("{name} at {place}", name=name, place=instance.place_ids[s]),
            f"programs.{name}.revisit_gap_days",
        )
        on: dict[int, Visits] = {}
        for visit in visits:
            on.setdefault(visit[2], []).append(visit)
        stay = min(program.stay_days_at_most, program.revisit_gap_days)
        yield from _apart(about, field, on, program.revisit_gap_days, stay)
        yield from _together(about, field, on, stay)
        if stay > 1 and program.stay_days_at_most >= program.revisit_gap_days:
            yield from _no_longer(about, field, on, program.stay_days_at_most)


def _apart(about: str, field: str, on: dict[int, Visits], gap: int, stay: int) -> Iterable[Row]:
    """After a visit on a day none that is too late for its stay and too early for the gap.

    ``stay x visits on day t + visits from day t + stay until before t + gap <= stay``: with a visit on day t
    the others must be 0; without one they may be a stay. Rows that an earlier one holds are left out.
    """
    reached = -1
    for t in sorted(on):
        later = [visit for day in sorted(on) if t + stay <= day < t + gap for visit in on[day]]
        last = max((visit[2] for visit in later), default=t)
        if (later and stay > 1) or (stay == 1 and len(on[t]) + len(later) > 1 and last > reached):
            yield visits_row(NAME, about, [*on[t] * stay, *later], upper=stay, field=field)
        reached = max(reached, last)


def _together(about: str, field: str, on: dict[int, Visits], stay: int) -> Iterable[Row]:
    """Between two days of a stay no day without a visit."""
    for t in sorted(on):
        for later in range(t + 2, t + stay):
            for between in range(t + 1, later) if later in on else ():
                visits = [*on[t], *on[later], *on.get(between, [])]
                row = visits_row(NAME, about, visits, upper=1, field=field)
                signs = np.where(row.day == between, -1, 1)
                yield replace(row, coefficient=row.coefficient * signs)


def _no_longer(about: str, field: str, on: dict[int, Visits], stay: int) -> Iterable[Row]:
    """Leave one of any ``stay + 1`` days in a row free, where the gap is too short to say so."""
    for t in sorted(on):
        days = range(t, t + stay + 1)
        if all(day in on for day in days):
            visits = [visit for day in days for visit in on[day]]
            yield visits_row(NAME, about, visits, upper=stay, field=field)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits come back too soon and which stays are too long."""
    seen: dict[tuple[str, str], list[dt.date]] = {}
    for visit in plan.visits:
        if visit.request is None:
            seen.setdefault((visit.program, visit.place), []).append(visit.date)
    for (name, place), dates in sorted(seen.items()):
        program = instance.scenario.programs[name]
        stay_days = 1
        for before, date in zip(sorted(dates)[:-1], sorted(dates)[1:], strict=True):
            apart = (date - before).days
            stay_days = stay_days + 1 if apart == 1 else 1
            where = said("{date} {name} at {place}", date=date, name=name, place=place)
            if apart >= program.revisit_gap_days:
                stay_days = 1
            elif apart > 1 or program.stay_days_at_most == 1:
                mend = said(
                    "wait at least {revisit_gap_days} days", revisit_gap_days=program.revisit_gap_days
                )
                yield Violation(NAME, where, said("it was there {apart} days before", apart=apart), mend)
            elif stay_days > program.stay_days_at_most:
                mend = said(
                    "stay at most {stay_days_at_most} days", stay_days_at_most=program.stay_days_at_most
                )
                yield Violation(NAME, where, said("a stay of {stay_days} days", stay_days=stay_days), mend)


RULE = Rule(
    NAME,
    "a program comes back to a place only after its gap; a stay counts once",
    ("programs.*.revisit_gap_days", "programs.*.stay_days_at_most"),
    violations,
    rows=rows,
)
