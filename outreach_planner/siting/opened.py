"""The office with some sites open: its scenario, and its world without building roads anew.

A site opens on the second day of the horizon (and a counter given up is open on the first only), so that as
many people wait at the start whatever is chosen, and travel is compared with the counters of today. In this
world every counter counts the travel of its visitors. A site draws only people for whom it is nearer than the
counters of today, and asks for no more than its capacity: its pull is scaled so that, alone and undisturbed,
it draws at most ``applicants_a_day`` on the days it is open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.world_fields import Counter
from outreach_planner.siting.sites import Choice, Site, candidates_of, question_of
from outreach_planner.world.demand import people_of
from outreach_planner.world.instance import Floats, Instance
from outreach_planner.world.prepare import prepare
from outreach_planner.world.queues import queues_of
from outreach_planner.world.travel import Travel, travel_by_network

PREFIX = "site-"
HALVINGS = 15
"""Of the scale of a pull: it is right to a few hundred-thousandths."""


@dataclass(frozen=True)
class Ground:
    """What all choices share.

    Attributes
    ----------
    instance : Instance
        The office as it stands, every counter counting travel.
    travel : Travel
        Of people to all places.
    sites : tuple of Site
    pull : tuple of float
        Of each site, at most 1.
    """

    instance: Instance
    travel: Travel
    sites: tuple[Site, ...]
    pull: tuple[float, ...]

    def scenario_of(self, choice: Choice) -> Scenario:
        """Write the scenario in which the choice is made."""
        return scenario_with(self.instance.scenario, self.sites, self.pull, choice)

    def instance_of(self, choice: Choice) -> Instance:
        """Prepare the world in which the choice is made."""
        scenario = self.scenario_of(choice)
        people = people_of(scenario, self.instance.days, self.travel)
        queues = queues_of(scenario, self.instance.days)
        return replace(self.instance, scenario=scenario, people=people, queues=queues)

    @cached_property
    def rules(self) -> Formulation:
        """Formulate the rotation where fewest counters stand."""
        return formulate(self.instance_of(Choice((), tuple(question_of(self.instance.scenario).may_close))))

    def formulation_of(self, choice: Choice) -> Formulation:
        """Formulate the rotation under a choice.

        No rule reads which sites are open; what the rules close because too few would come is closed where
        most wait, and every plan is judged by whom it serves.
        """
        return replace(self.rules, instance=self.instance_of(choice))


def ground_of(scenario: Scenario) -> Ground:
    """Prepare the world and the candidates of a scenario that asks about sites.

    Groups that ask for a visit are left aside: they are a matter of one month.
    """
    counters = {
        name: counter.model_copy(update={"counts_travel": True})
        for name, counter in scenario.counters.items()
    }
    instance = prepare(scenario.model_copy(update={"counters": counters, "requests": {}}))
    travel = travel_by_network(instance.scenario, instance.roads)
    sites = candidates_of(instance)
    ones = Ground(instance, travel, sites, (1.0,) * len(sites))
    return replace(ones, pull=tuple(_pull(ones, number) for number in range(len(sites))))


def scenario_with(
    scenario: Scenario, sites: Sequence[Site], pull: Sequence[float], choice: Choice
) -> Scenario:
    """Add the counters of the sites that open, and close those that are given up."""
    start = scenario.horizon.start
    counters = dict(scenario.counters)
    for name in choice.closed:
        counters[name] = counters[name].model_copy(update={"closed": start})
    for j in choice.opened:
        terms = sites[j].terms
        counters[PREFIX + sites[j].id] = Counter(
            place=sites[j].place,
            queue=PREFIX + sites[j].id,
            applicants_a_day=terms.applicants_a_day,
            opened=start + dt.timedelta(days=1),
            weekdays=terms.weekdays,
            officers=terms.officers,
            pull=pull[j],
            counts_travel=True,
            only_nearer=True,
            confidence=terms.confidence,
            source=terms.source,
        )
    return scenario.model_copy(update={"counters": counters})


def drawn_a_day(instance: Instance, queue: str) -> float:
    """Tell how many people a queue draws on a day it is open, in the mean of the horizon, without visits."""
    number = instance.queues.ids.index(queue)
    drawn: Floats = (instance.people.draw[:, number] * instance.people.undisturbed).sum(axis=1)
    days = int((instance.queues.capacity[:, number] > 0).sum())
    return float(drawn.sum()) / max(1, days)


def _pull(ground: Ground, number: int) -> float:
    """Scale a site's pull so that it draws no more than its capacity."""
    site = ground.sites[number]
    choice, queue, most = Choice((number,)), PREFIX + site.id, site.terms.applicants_a_day

    def drawn(pull: float) -> float:
        pulls = tuple(pull if j == number else 1.0 for j in range(len(ground.sites)))
        return drawn_a_day(replace(ground, pull=pulls).instance_of(choice), queue)

    if drawn(1.0) <= most:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if drawn(middle) <= most else (low, middle)
    return float(np.round(low, 6))
