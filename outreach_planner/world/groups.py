"""What serving a group that asked is worth, beyond what it would get without a visit."""

from __future__ import annotations

from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.counters import is_open
from outreach_planner.world.instance import Days, Legs


def bonus_rupiah(scenario: Scenario, name: str, days: Days, legs: Legs) -> int:
    """Worth of serving a whole group, in rupiah.

    ``priority x applicants x (served_rupiah x (1 - served_elsewhere_share) + spared travel)``, where the
    travel is spared, there and back, against the nearest counter on the first day of its window, on the
    roads of that day.
    """
    request, costs = scenario.requests[name], scenario.costs
    t = next((n for n, date in enumerate(days.dates) if date >= request.earliest), 0)
    season = int(days.season[t])
    index = {place: number for number, place in enumerate(scenario.places)}
    here = index[request.place]
    ways = [
        (int(legs.minutes[season, here, index[c.place]]), int(legs.distance_m[season, here, index[c.place]]))
        for c in scenario.counters.values()
        if c.draws and is_open(c, days.dates[t])
    ]
    minutes, distance_m = min((way for way in ways if way[0] >= 0), default=(0, 0))
    spared = distance_m / 1000 * costs.travel_rupiah_a_km + minutes / 60 * costs.travel_rupiah_an_hour
    each = costs.served_rupiah * (1 - scenario.policy.requests.served_elsewhere_share) + 2 * spared
    return round(request.priority * request.applicants * each)
