"""The visits of a plan as stops to sample, in the order in which the simulation serves them."""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import Stop
from outreach_planner.world.instance import Instance


@dataclass(frozen=True)
class Stops:
    """The visits of a plan, and what they cost in all.

    Attributes
    ----------
    stops : tuple of Stop
        In the order of ``plan.visits``.
    cost_rupiah : int
    """

    stops: tuple[Stop, ...]
    cost_rupiah: int


def stops_of(instance: Instance, plan: Plan) -> Stops:
    """Read a plan's visits and costs.

    Parameters
    ----------
    plan : Plan
        One that names only what the instance has (``auditing.audit`` says so).

    Raises
    ------
    ValueError
        If it names what the instance does not have.
    """
    found = []
    for visit in plan.visits:
        option = f"{visit.program}/{visit.place}{'+lane' if visit.lane else ''}"
        found.append(
            Stop(
                (visit.date - instance.days.dates[0]).days,
                instance.team_ids.index(visit.team),
                instance.options.ids.index(option),
                visit.capacity,
                visit.officers_out,
            )
        )
    cost = sum(t.travel_rupiah + t.per_diem_rupiah + t.night_rupiah + t.event_rupiah for t in plan.trips)
    return Stops(tuple(found), cost)
