"""The reserve day of each visit: when it could be held instead if something goes wrong.

What a team may do on a day is read from the network that the rules have shaped, so a reserve day keeps
calendar, windows, bans, leave and travel. It is a day on which the team has nothing else to do (nor on the
eve, where it must leave then), each visit's own as far as there are enough, and the first after the visit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from outreach_planner.model.network import Formulation
from outreach_planner.outputs.itinerary import Entry
from outreach_planner.plans.plan import Plan, Visit


def reserve_days(
    formulation: Formulation, plan: Plan, entries: Sequence[Entry]
) -> Mapping[int, dt.date | None]:
    """Find the reserve day of each visit, earliest visits first.

    Parameters
    ----------
    formulation : Formulation
    plan : Plan
        The whole plan: what its teams and places have to do already.
    entries : sequence of Entry
        By date.

    Returns
    -------
    mapping of int to date or None
        By position among the entries; None where the horizon offers no day.
    """
    busy = {
        (trip.team, trip.starts + dt.timedelta(days=offset))
        for trip in plan.trips
        for offset in range((trip.ends - trip.starts).days + 1)
    }
    held = {(visit.place, visit.date) for visit in plan.visits}
    taken: set[tuple[str, dt.date]] = set()
    found: dict[int, dt.date | None] = {}
    for number, entry in enumerate(entries):
        visit = entry.visit
        free = [
            date
            for date, needs_eve in _possible(formulation, visit)
            if (visit.team, date) not in busy
            and (visit.place, date) not in held
            and not (needs_eve and (visit.team, date - dt.timedelta(days=1)) in busy)
        ]
        own = [date for date in free if (visit.team, date) not in taken]
        day = next(iter(own or free), None)
        found[number] = day
        if day is not None:
            taken.add((visit.team, day))
    return found


def _possible(formulation: Formulation, visit: Visit) -> list[tuple[dt.date, bool]]:
    """List the days after a visit on which its team could hold it, and whether it leaves on the eve then."""
    instance = formulation.instance
    if visit.team not in instance.team_ids:
        return []
    network = formulation.networks[instance.team_ids.index(visit.team)]
    name, dates, found = f"{visit.program}/{visit.place}", instance.days.dates, []
    for n, option in enumerate(network.options):
        for day in np.flatnonzero(network.allowed[n]):
            if instance.options.ids[option] != name or dates[day] <= visit.date:
                continue
            from_home, slept = network.capacity[network.kind[day], :, n, -1]
            if from_home > 0:
                found.append((dates[day], False))
            elif slept > 0 and day > 0 and network.away[day - 1] and network.eve[day - 1]:
                found.append((dates[day], True))
    return sorted(found)
