"""What a changed schedule is worth on the way of the annealing, and what the rules it breaks cost there."""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd, Ways
from outreach_planner.deciding.search.course import Change, Course
from outreach_planner.deciding.search.following import served_on_days
from outreach_planner.deciding.search.kernel import BELOW, MISSING, RUPIAH, worst_share
from outreach_planner.deciding.search.purse import Purse, overrun
from outreach_planner.world.instance import Floats, Ints


@compiled_in_place
def value_of(crowd: Crowd, change: Change, queues: float) -> float:
    """Value of the changed schedule in rupiah, costs apart, with the queues' rupiah given."""
    worst = worst_share(crowd, change.served_by_whole)
    value: float = crowd.whole[0] + change.gained_whole[RUPIAH] + queues + crowd.whole[1] * worst
    return value


@compiled_in_place
def punishment(
    ways: Ways,
    purse: Purse,
    prices: Floats,
    breaches: float,
    option: Ints,
    night: Ints,
    course: Course,
    after: Change,
    served: Floats,
) -> float:
    """Rupiah that the rules which the changed schedule breaks cost on the way."""
    gained = after.gained_whole
    rupiah: float = prices[0] * breaches + prices[1] * gained[BELOW] + prices[2] * gained[MISSING]
    if purse.people_most.size + purse.share_people.size + purse.money_most.size > 0:
        served_on_days(course, after, served)
        over, broken = overrun(
            purse, ways.season, ways.place, ways.last_place, option, night, after.served_by_whole, served
        )
        rupiah += prices[0] * over + prices[1] * broken
    return rupiah
