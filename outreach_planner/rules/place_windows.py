"""A place is visited within its first and last day, on its weekdays and the days of its recurrence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.recurrence import days_within, recurrence
from outreach_planner.scenario.windows import recurrence_anchor
from outreach_planner.scenario.world_fields import Place
from outreach_planner.world.instance import Bools, Instance

NAME = "place-window"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the days on which a place is not to be visited."""
    options = instance.options
    visited = np.union1d(options.place[network.options], options.last_place[network.options])
    names = {int(s): instance.place_ids[s] for s in visited}
    opened = {s: _open_days(instance, instance.scenario.places[name]) for s, name in names.items()}
    for n, option in enumerate(network.options):
        network.allowed[n] &= opened[int(options.place[option])] & opened[int(options.last_place[option])]


def _open_days(instance: Instance, place: Place) -> Bools:
    """Say on which days a place may be visited, shape (D,)."""
    dates = instance.days.dates
    first, last = place.first_day or dt.date.min, place.last_day or dt.date.max
    wanted = range(7) if place.weekdays is None else [WEEKDAYS.index(day) for day in place.weekdays]
    coming = frozenset(dates)
    if place.recurrence is not None:
        rule = recurrence(place.recurrence, recurrence_anchor(instance.scenario, place))
        coming = days_within(rule, dates[0], dates[-1])
    return np.array(
        [first <= date <= last and date.weekday() in wanted and date in coming for date in dates],
        dtype=np.bool_,
    )


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits go to a place that is not there on that day."""
    for visit in plan.visits:
        place, where = instance.scenario.places[visit.place], visit_words(visit)
        if place.first_day is not None and visit.date < place.first_day:
            yield Violation(
                NAME,
                where,
                said("the place is visited from {first_day}", first_day=place.first_day),
                said("choose a later day"),
            )
        if place.last_day is not None and visit.date > place.last_day:
            yield Violation(
                NAME,
                where,
                said("the place is visited until {last_day}", last_day=place.last_day),
                said("choose an earlier day"),
            )
        weekday = WEEKDAYS[visit.date.weekday()]
        if place.weekdays is not None and weekday not in place.weekdays:
            yield Violation(
                NAME,
                where,
                said("it is a {weekday}", weekday=weekday),
                said("choose {weekdays}", weekdays=tuple(place.weekdays)),
            )
        if place.recurrence is not None:
            rule = recurrence(place.recurrence, recurrence_anchor(instance.scenario, place))
            if not days_within(rule, visit.date, visit.date):
                came = said("the day is none of {recurrence}", recurrence=place.recurrence)
                yield Violation(NAME, where, came, said("choose a day of the recurrence"))


RULE = Rule(
    NAME,
    "a place is visited only within its first and last day, on its weekdays and days of recurrence",
    ("places.*.first_day", "places.*.last_day", "places.*.weekdays", "places.*.recurrence"),
    violations,
    shape,
)
