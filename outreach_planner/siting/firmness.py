"""How firm a proposal is: in how many drawn worlds a site stays in.

Counted twice in the same worlds: without visits, exactly, on a short list of candidates (those of the most
promising choices and the best single ones), and with the visits of the plans found (``held``). A run that
has to end earlier counts fewer worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from outreach_planner.siting.held import Held, values_of
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, choices, cost_of, question_of
from outreach_planner.siting.worlds import drawn_worlds, ground_in, worth_of
from outreach_planner.world.instance import Floats

FEWEST = 10
"""Worlds that are worth telling, where there are so many."""


class Firmness:
    """Counts in how many drawn worlds each candidate is in the best choice of each number of sites.

    Parameters
    ----------
    ground : Ground
    short : sequence of int
        Candidates whose sets are compared without visits.
    """

    def __init__(self, ground: Ground, short: Sequence[int]) -> None:
        self._ground, scenario = ground, ground.instance.scenario
        question, sites = question_of(scenario), range(len(ground.sites))
        random = np.random.default_rng(scenario.limits.seed + 1)
        low, high = question.cost_range[0], question.cost_range[1]
        each_cost = np.array([cost_of(ground.instance, ground.sites, Choice((j,))) for j in sites])
        self._worlds = [
            (world, each_cost * (random.uniform(low, high, len(sites)) - 1.0))
            for world in drawn_worlds(scenario, question.draws)
        ]
        among = set(short)
        permitted = choices(ground.instance, ground.sites)
        self._some = [choice for choice in permitted if not choice.closed and set(choice.opened) <= among]
        self._without, self._visited, self._sets = Tally(self._some), Tally(()), 0

    def count(self, stop: Callable[[], bool], most: int | None = None) -> None:
        """Count without visits, going on where the last count ended; ``most`` worlds in all."""
        for world, dearer in self._worlds[self._without.worlds : most]:
            if stop():
                break
            there = ground_in(self._ground, world, for_visits=False)
            self._without.count(worth_of(there, self._some) - extra_of(self._some, dearer))

    def count_with_visits(self, held: Sequence[Held], stop: Callable[[], bool]) -> None:
        """Count sets with the visits of their plans, in the same worlds; too few worlds are none."""
        chosen = [each.choice for each in held]
        self._visited, self._sets = Tally(chosen), len(held)
        for world, dearer in self._worlds if held else ():
            if stop():
                break
            values = values_of(ground_in(self._ground, world), held)
            self._visited.count(values - extra_of(chosen, dearer))
        if self._visited.worlds < min(FEWEST, len(self._worlds)):
            self._visited = Tally(chosen)

    def told(self) -> dict[str, Any]:
        """Tell the counts.

        Returns
        -------
        dict
            ``worlds``, and under ``by_count`` for each number of sites the share of worlds by candidate's id;
            under ``number_of_sites`` how often each number of sites was the best; the same ``with_visits``.
        """
        visited = {**self._visited.told(self._ground), "sets": self._sets}
        return {**self._without.told(self._ground), "with_visits": visited}


def extra_of(some: Sequence[Choice], dearer: Floats) -> Floats:
    """Sum up what the sites of each choice cost more than written."""
    return np.array([sum(dearer[j] for j in choice.opened) for choice in some])


class Tally:
    """In how many worlds each candidate was in the best of the choices with as many sites."""

    def __init__(self, some: Sequence[Choice]) -> None:
        self._some, self._sizes = some, np.array([len(choice.opened) for choice in some], dtype=np.int64)
        self._times: dict[int, dict[int, int]] = {}
        self._numbers = [0] * (int(self._sizes.max(initial=0)) + 1)
        self.worlds = 0

    def count(self, values: Floats) -> None:
        """Count a world in which the choices have these values."""
        self.worlds += 1
        self._numbers[int(self._sizes[values.argmax()])] += 1
        for size in np.unique(self._sizes[self._sizes > 0]).tolist():
            fit = np.flatnonzero(self._sizes == size)
            times = self._times.setdefault(size, {})
            for j in self._some[int(fit[values[fit].argmax()])].opened:
                times[j] = times.get(j, 0) + 1

    def told(self, ground: Ground) -> dict[str, Any]:
        """Tell the shares of the worlds."""
        worlds = max(1, self.worlds)
        return {
            "worlds": self.worlds,
            "by_count": {
                str(size): {
                    ground.sites[j].id: round(count / worlds, 4)
                    for j, count in sorted(times.items(), key=lambda item: (-item[1], item[0]))
                }
                for size, times in sorted(self._times.items())
            },
            "number_of_sites": {str(n): round(times / worlds, 4) for n, times in enumerate(self._numbers)},
        }
