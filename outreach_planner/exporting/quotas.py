"""How many places to open at an event: the largest number that is rarely too much.

Of ``n`` registered each comes with the same chance, apart from the others, so the number that comes is
binomial. Those who come unregistered take the places kept for them and no more.
"""

from __future__ import annotations

import math

from outreach_planner.exporting.field_month import QuotaAdvice
from outreach_planner.plans.plan import Visit
from outreach_planner.scenario.field_fields import FieldProgram
from outreach_planner.scenario.fields import Scenario

ROUNDING = 1e-9
"""A chance that the computer's arithmetic puts so little above the limit is at the limit."""


def binomial(registered: int, share: float) -> list[float]:
    """Return the chances that 0, 1, ... all of those registered come, each with chance ``share``."""
    if share <= 0:
        return [1.0] + [0.0] * registered
    if share >= 1:
        return [0.0] * registered + [1.0]
    log_share, log_rest = math.log(share), math.log1p(-share)
    whole = math.lgamma(registered + 1)
    return [
        math.exp(
            whole
            - math.lgamma(k + 1)
            - math.lgamma(registered - k + 1)
            + k * log_share
            + (registered - k) * log_rest
        )
        for k in range(registered + 1)
    ]


def chance_above(registered: int, share: float, places: int) -> float:
    """Return the chance that more come than there are places."""
    return math.fsum(binomial(registered, share)[places + 1 :]) if registered > places else 0.0


def chance_below(registered: int, share: float, people: int) -> float:
    """Return the chance that fewer come than a number of people."""
    return min(1.0, math.fsum(binomial(registered, share)[: max(0, people)]))


def largest_quota(places: int, share: float, overload_at_most: float) -> int:
    """Return the most registrations whose chance to overrun the places is at most the limit.

    Parameters
    ----------
    places : int
        For those registered.
    share : float
        Of those registered come.
    overload_at_most : float
        At 1 nothing is ever too much; then as many are opened as would come on average.
    """
    if places <= 0 or share <= 0:
        return max(0, places)
    most = math.ceil(places / share)
    registered = places
    limit = overload_at_most + ROUNDING
    while registered < most and chance_above(registered + 1, share, places) <= limit:
        registered += 1
    return registered


def advise(scenario: Scenario, visit: Visit, visit_cost_rupiah: int) -> QuotaAdvice:
    """Work out the places to open at a visit.

    Parameters
    ----------
    scenario : Scenario
    visit : Visit
    visit_cost_rupiah : int
        What is spent in vain if too few come.
    """
    facts = scenario.field.programs.get(visit.program, FieldProgram()).attendance
    absent = scenario.uncertainty.no_shows_of(visit.program)
    capacity, share = visit.capacity, 1 - absent
    kept = visit.quota_walk_in
    group = min(capacity, visit.group_applicants)
    left = capacity - group
    walk_in = min(left, round(left * facts.walk_in_share) if kept is None else kept)
    places = left - walk_in
    online = largest_quota(places, share, facts.overload_at_most)
    came = binomial(online, share)
    empty = math.fsum((places - k) * came[k] for k in range(min(places, online) + 1))
    expected = round(visit.expected_attendance)
    registered = max(0, round((expected - min(walk_in, expected)) / share))
    announced = visit.quota_online
    return QuotaAdvice(
        capacity=capacity,
        group=group,
        walk_in=walk_in,
        no_show_share=absent,
        overload_at_most=facts.overload_at_most,
        online=online,
        overload_chance=chance_above(online, share, places),
        announced_online=announced,
        announced_overload_chance=None if announced is None else chance_above(announced, share, places),
        empty_places=empty,
        empty_rupiah=round(empty * scenario.costs.served_rupiah),
        minimum=visit.minimum_attendance,
        below_minimum_chance=chance_below(
            registered, share, visit.minimum_attendance - min(walk_in, expected)
        ),
        lost_rupiah=visit_cost_rupiah,
    )
