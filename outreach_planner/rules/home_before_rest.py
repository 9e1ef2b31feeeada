"""A team is home before a weekend, a holiday or a closed day: it sleeps away only to work the next day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import trip_words
from outreach_planner.world.instance import Instance

NAME = "home-before-rest"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the nights before a day on which the team cannot work; leave on an eve only after an open day."""
    works = np.asarray(network.allowed.any(axis=0))
    network.away &= np.append(works[1:], False)
    network.eve &= network.away & instance.days.working & instance.days.outreach


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which nights away are followed by a day without a visit."""
    closed = {
        date
        for date, working, outreach in zip(
            instance.days.dates, instance.days.working, instance.days.outreach, strict=True
        )
        if not (working and outreach)
    }
    for trip in plan.trips:
        visited = {visit.date for visit in trip.visits}
        for night in range((trip.ends - trip.starts).days):
            morning = trip.starts + dt.timedelta(days=night + 1)
            if morning not in visited:
                yield Violation(
                    NAME,
                    trip_words(trip),
                    said("sleeps away before {morning} without a visit", morning=morning),
                    said("come home that evening"),
                )
        if trip.starts not in visited and trip.starts in closed:
            yield Violation(
                NAME,
                trip_words(trip),
                said("leaves on the eve, {starts}, a day of rest", starts=trip.starts),
                said("leave on the day itself"),
            )


RULE = Rule(
    NAME,
    "a team is home before a weekend, a holiday or a closed day",
    ("calendar", "programs.*.weekdays"),
    violations,
    shape,
)
