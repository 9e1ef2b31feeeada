"""The visits of a plan as stops to sample, in the order in which the simulation serves them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import Stop
from outreach_planner.plans.stops import stops_of_plan
from outreach_planner.world.instance import Bools, Floats, Instance, Ints


@dataclass(frozen=True)
class Stops:
    """The visits of a plan, and what they cost in all.

    Attributes
    ----------
    stops : tuple of Stop
        In the order of ``plan.visits``; a lane with people of its own is a stop beside the event's.
    visit : Ints, shape (stops,)
        Number of the visit that each stop belongs to.
    main : Bools, shape (stops,)
        Whether it is the event's own stop, to which its minimum applies, and not its lane's.
    minimum : Ints, shape (visits,)
        Fewest who must come (0: none).
    cost_rupiah : int
    """

    stops: tuple[Stop, ...]
    visit: Ints
    main: Bools
    minimum: Ints
    cost_rupiah: int

    def by_visit(self, of_stops: Floats | Bools) -> Floats:
        """Sum figures of the stops, the last axis, over each visit."""
        belongs = self.visit[:, None] == np.arange(len(self.minimum))
        return np.asarray(of_stops.astype(np.float64) @ belongs, dtype=np.float64)


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
    found = stops_of_plan(instance, plan)
    return Stops(
        tuple(stop for _, stops in found for stop in stops),
        np.array([v for v, (_, stops) in enumerate(found) for _ in stops], dtype=np.int64),
        np.array([n == 0 for _, stops in found for n in range(len(stops))], dtype=np.bool_),
        np.array([visit.minimum_attendance for visit, _ in found], dtype=np.int64),
        sum(t.travel_rupiah + t.per_diem_rupiah + t.night_rupiah + t.event_rupiah for t in plan.trips),
    )


def no_stops() -> Stops:
    """Give the stops of no outreach at all."""
    nothing = np.zeros(0, dtype=np.int64)
    return Stops((), nothing, nothing.astype(np.bool_), nothing, 0)
