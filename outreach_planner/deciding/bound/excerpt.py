"""Some days of a formulation as a known plan leaves them: a question of its own, small enough for a master.

Who waits on the first day is whom the plan's earlier visits leave, and whoever waits after the last day is
worth what is said of them. Nothing that holds for an excerpt is proven of the whole: it finds prices, and any
prices give a bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.model.network import Formulation, Row, Schedule
from outreach_planner.world.instance import Days, Floats, People


@dataclass(frozen=True)
class Later:
    """What people are worth who are not served in the excerpt.

    Attributes
    ----------
    person : Floats, shape (I,)
        Rupiah of one who waits on the morning after it.
    queue : float
        Of one who stands in a queue then.
    fair : Floats, shape (I,)
        Of counting one person of the point as served, on any day; it takes the place of fairness.
    """

    person: Floats
    queue: float
    fair: Floats


def excerpt(
    formulation: Formulation, plan: Schedule, waiting: Floats, first: int, end: int, later: Later
) -> tuple[Formulation, Schedule]:
    """Cut out the days ``first`` to ``end`` (not among them), and the plan on them.

    Parameters
    ----------
    plan : Schedule
        Nobody sleeps away on the nights before the first and after the last day.
    waiting : Floats, shape (D, I)
        Before the visits of each day in that plan.
    """
    instance = formulation.instance
    span = slice(first, end)
    options = instance.options
    cut = replace(
        instance,
        days=_days(instance.days, span),
        people=_people(instance.people, span, waiting[first], later),
        queues=replace(instance.queues, capacity=instance.queues.capacity[span], left_rupiah=later.queue),
        options=replace(options, value_rupiah=options.value_rupiah + later.fair[options.point]),
        fairness_rupiah=0.0,
    )
    networks = []
    for network in formulation.networks:
        away = network.away[span].copy()
        away[-1] = False
        allowed, eve, kind = network.allowed[:, span], network.eve[span], network.kind[span]
        networks.append(replace(network, allowed=allowed, away=away, eve=eve, kind=kind))
    rows = tuple(_rows(formulation.rows, plan, first, end))
    return Formulation(cut, tuple(networks), rows), Schedule(plan.option[:, span], plan.night[:, span])


def _days(days: Days, span: slice) -> Days:
    return Days(
        dates=days.dates[span],
        weekday=days.weekday[span],
        holiday=days.holiday[span],
        working=days.working[span],
        outreach=days.outreach[span],
        season=days.season[span],
        ramadan=days.ramadan[span],
        month=days.month[span] - days.month[span.start],
    )


def _people(people: People, span: slice, waiting: Floats, later: Later) -> People:
    """Cut out the people: the backlog is whom the plan leaves, then nobody is visited."""
    arrivals, survival = people.arrivals[span], people.survival[span]
    undisturbed = np.empty(arrivals.shape)
    undisturbed[0] = waiting
    for t in range(1, len(arrivals)):
        undisturbed[t] = survival[t - 1] * undisturbed[t - 1] + arrivals[t]
    draw = people.draw[span]
    return replace(
        people,
        backlog=waiting - arrivals[0],
        arrivals=arrivals,
        draw=draw,
        survival=survival,
        undisturbed=undisturbed,
        later_rupiah=later.person,
        drawn_rupiah=people.drawn_rupiah[span] + later.fair * draw.sum(axis=1),
    )


def _rows(rows: Sequence[Row], plan: Schedule, first: int, end: int) -> list[Row]:
    """Cut out the rows; what the plan does on other days counts as done."""
    found = []
    for row in rows:
        here = (first <= row.day) & (row.day < end)
        night_here = (first <= row.night_day) & (row.night_day < end)
        if not here.any() and not night_here.any():
            continue
        held = plan.option[row.team, row.day] == row.option
        done = float(row.coefficient[held & ~here].sum())
        done += float(plan.night[row.night_team[~night_here], row.night_day[~night_here]].sum())
        found.append(
            replace(
                row,
                lower=row.lower - done,
                upper=row.upper - done,
                team=row.team[here],
                option=row.option[here],
                day=row.day[here] - first,
                coefficient=row.coefficient[here],
                night_team=row.night_team[night_here],
                night_day=row.night_day[night_here] - first,
            )
        )
    return found
