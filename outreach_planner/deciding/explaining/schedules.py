"""From a plan in words back to the schedule in indexes."""

from __future__ import annotations

import datetime as dt

import numpy as np

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan, Trip
from outreach_planner.world.instance import Instance


def schedule_of(plan: Plan, instance: Instance) -> Schedule:
    """Read the plan's visits and nights as indexes of the instance.

    Parameters
    ----------
    plan : Plan
        One that keeps every rule.
    instance : Instance
        Of the scenario it was made for.

    Raises
    ------
    ValueError
        If it names what the instance does not have.
    """
    shape = len(instance.team_ids), len(instance.days.dates)
    option, night = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    for trip in plan.trips:
        u = instance.team_ids.index(trip.team)
        for visit in trip.visits:
            day = instance.days.dates.index(visit.date)
            option[u, day] = instance.options.ids.index(held_on(trip, visit.date))
        first, last = instance.days.dates.index(trip.starts), instance.days.dates.index(trip.ends)
        night[u, first:last] = True
    return Schedule(option, night)


def made_again(formulation: Formulation, plan: Plan) -> Plan:
    """Work out the figures of a plan anew: after an edit by hand they may be out of date."""
    verdict = Verdict("feasible", None, plan.stopped_by, plan.settings, plan.requests)
    return make_plan(formulation, schedule_of(plan, formulation.instance), verdict, plan.fingerprint)


def held_on(trip: Trip, date: dt.date) -> str:
    """Name the option that a trip holds on a day: its visit, or a morning and an afternoon."""
    first, *others = sorted(
        (visit for visit in trip.visits if visit.date == date), key=lambda visit: visit.service_starts
    )
    if others:
        return f"{first.program}/{first.place}>{others[0].place}"
    if first.request is not None:
        return f"{first.program}/{first.place}@{first.request}"
    return f"{first.program}/{first.place}{'+lane' if first.lane else ''}"
