"""The reserve day of each visit: when it could be held instead if something goes wrong.

What a team may do on a day is read from the network that the rules have shaped, so a reserve day keeps
calendar, windows, bans, leave and travel. It is a day on which the team has nothing else to do, each
visit's own as far as there are enough, and the first one after the visit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from outreach_planner.model.network import FROM_HOME, Formulation
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
            for date in _possible(formulation, visit)
            if (visit.team, date) not in busy and (visit.place, date) not in held
        ]
        own = [date for date in free if (visit.team, date) not in taken]
        day = next(iter(own or free), None)
        found[number] = day
        if day is not None:
            taken.add((visit.team, day))
    return found


def _possible(formulation: Formulation, visit: Visit) -> list[dt.date]:
    """List the days after a visit on which its team could hold it as a day trip."""
    instance = formulation.instance
    if visit.team not in instance.team_ids:
        return []
    network = formulation.networks[instance.team_ids.index(visit.team)]
    name = f"{visit.program}/{visit.place}"
    dates = instance.days.dates
    return [
        dates[day]
        for n, option in enumerate(network.options)
        if instance.options.ids[option] == name
        for day in range(len(dates))
        if dates[day] > visit.date
        and network.allowed[n, day]
        and network.capacity[network.kind[day], FROM_HOME, n, -1] > 0
    ]
