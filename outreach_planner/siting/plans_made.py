"""The plans of choices, as far as they are made: which are searched, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from outreach_planner.model.network import Schedule
from outreach_planner.siting.desk import GLANCE, REFINING, RUPIAH, Desk, Planned
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.promising import next_set, promising
from outreach_planner.siting.sites import Choice
from outreach_planner.world.instance import Floats

SMALL_DAYS = 14
"""A horizon of at most so many days is worth a bound of its own for every choice planned."""
TRIED = 20
"""Single candidates that are planned in any case, to rank them alike."""


class PlansMade:
    """Plans of the choices, as far as they are made.

    Attributes
    ----------
    every : sequence of Choice
    desk : Desk
    small : bool
        Whether every choice planned is bounded for itself.
    planned : dict
        By the number of the choice.
    bound : Floats, shape (B,)
        Of all choices.
    """

    def __init__(
        self, ground: Ground, desk: Desk, every: Sequence[Choice], costs: Floats, worth: Floats
    ) -> None:
        self.desk, self.every, self._costs, self._worth = desk, every, costs, worth
        self.small = len(ground.instance.days.dates) <= SMALL_DAYS
        self.planned: dict[int, Planned] = {}
        self.bound = np.full(len(every), np.inf)

    def singles(self, tell: Callable[[float], None]) -> None:
        """Plan today's office, the best choices without visits, and the single candidates.

        When there is no time left for a search, plans known are tried all the same under the first choices.
        """
        for number in dict.fromkeys((0, *_firsts(self.every, self._worth))):
            self.plan(number, 0)
        singles = _singles_to_try(self.every, self._worth)
        for done, number in enumerate(singles):
            if not self.desk.stop():
                self.plan(number, GLANCE)
            tell((done + 1) / len(singles))

    def sets(self, wanted: int, tell: Callable[[float], None]) -> None:
        """Plan the sets that promise most, today's being one of so many."""
        every, planned = self.every, self.planned
        promise, stop = promising(every, self._worth, planned), self.desk.stop
        for turn in range(1, wanted):
            best = max(each.value_rupiah for each in planned.values())
            rest = [number for number in range(len(every)) if number not in planned]
            if not rest or float(self.bound[rest].max()) <= best + RUPIAH or stop():
                break
            self.plan(next_set(every, promise, self.bound, planned, turn), REFINING)
            tell(turn / wanted)

    def plan(self, number: int, part: int, *, seed: int = 1, start: Schedule | None = None) -> None:
        """Plan a choice as the desk does, and keep what is better than what is known of it."""
        terms = self.every[number], float(self._costs[number]), float(self.bound[number])
        own = self.desk.planned(*terms, small=self.small, part=part, seed=seed, start=start)
        if number in self.planned and self.planned[number].value_rupiah >= own.value_rupiah:
            own = replace(self.planned[number], bound_rupiah=own.bound_rupiah)
        self.planned[number] = own
        self.bound[number] = min(self.bound[number], own.bound_rupiah)

    def afresh(self, number: int, part: int, seed: int) -> float:
        """Search a choice with no look at the plans known, and give the value found."""
        return self.desk.afresh(self.every[number], part, seed) - float(self._costs[number])


def _firsts(every: Sequence[Choice], worth: Floats) -> list[int]:
    """Name the choice of each number of sites that is worth most without visits."""
    counts = np.array([len(choice.opened) for choice in every])
    found = [np.flatnonzero(counts == count) for count in np.unique(counts)]
    return [int(numbers[worth[numbers].argmax()]) for numbers in found]


def _singles_to_try(every: Sequence[Choice], worth: Floats) -> list[int]:
    """Name the single candidates worth most without visits, all of which are to be compared with visits."""
    one = len(every[0].opened) + 1
    singles = [n for n, choice in enumerate(every) if len(choice.opened) == one and not choice.closed]
    return sorted(singles, key=lambda n: (-worth[n], n))[:TRIED]
