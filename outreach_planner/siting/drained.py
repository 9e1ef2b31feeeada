"""The world in which fewest wait, whichever sites are open: the floor of a bound for all choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.model.network import Formulation
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, question_of
from outreach_planner.world.instance import Instance


def drained(ground: Ground, base: Instance, most: Sequence[Choice], whole: Formulation) -> Formulation:
    """Make the world in which fewest wait: at every point and day the strongest sites are open at once.

    The counters that may close still stand beside them, for a choice need not close any.
    """
    at_most = question_of(ground.instance.scenario).at_most
    stay = 1.0 - base.scenario.demand.giving_up_a_day
    standing = ground.instance_of(Choice()).people.survival
    own, closed = 1.0 - standing / stay, 1.0 - base.people.survival / stay
    days, points = own.shape
    top = np.zeros((at_most, days, points))
    for choice in most:
        people = ground.instance_of(choice).people
        more = 1.0 - people.survival / stay - closed
        for rank in range(at_most):
            larger = more > top[rank]
            top[rank], more = np.where(larger, more, top[rank]), np.where(larger, top[rank], more)
    drawn = np.minimum(1.0, own + np.maximum(top, 0.0).sum(axis=0))
    survival = np.minimum(standing, (1.0 - drawn) * stay)
    undisturbed, waiting = np.empty_like(survival), base.people.backlog
    for t in range(days):
        waiting = waiting + base.people.arrivals[t]
        undisturbed[t] = waiting
        waiting = survival[t] * waiting
    people = replace(base.people, survival=survival, undisturbed=undisturbed)
    return replace(whole, instance=replace(base, people=people))
