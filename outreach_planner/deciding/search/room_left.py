"""How much the first plan may still add to totals of people and rupiah (plain NumPy)."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.search.arrays import Ways
from outreach_planner.deciding.search.purse import PEOPLE_ROUNDING, RUPIAH_ROUNDING, Purse
from outreach_planner.world.instance import Bools, Floats, Ints


class RoomLeft:
    """The people and rupiah that day trips may still add."""

    def __init__(self, purse: Purse, ways: Ways) -> None:
        self._purse, self._ways = purse, ways
        self._people, self._rupiah = purse.people_most.copy(), purse.money_most.copy()

    @property
    def is_limited(self) -> bool:
        """Whether there is any limit on people or rupiah."""
        return len(self._people) + len(self._rupiah) > 0

    def holds(self, u: int, o: int, t: int, people: float) -> bool:
        """Whether a day trip that serves so many fits in."""
        fewer, less = self._added(u, o, t, people)
        return bool(
            np.all(fewer <= self._people + PEOPLE_ROUNDING) and np.all(less <= self._rupiah + RUPIAH_ROUNDING)
        )

    def take(self, u: int, o: int, t: int, people: float) -> None:
        """Take up what a day trip adds."""
        fewer, less = self._added(u, o, t, people)
        self._people -= fewer
        self._rupiah -= less

    def _added(self, u: int, o: int, t: int, people: float) -> tuple[Floats, Floats]:
        """People and rupiah that a day trip adds to each total (0 where it is on another day)."""
        a, place, last_place = self._purse, self._ways.place[o], self._ways.last_place[o]
        leg = a.leg[a.table, u, self._ways.season[t]]
        back = leg[:, last_place, -1] + (leg[:, place, last_place] if place != last_place else 0.0)
        rupiah: Floats = a.visit[:, u, o] + a.arrives[:, o] * leg[:, -1, place] + a.leaves[:, o] * back
        fewer: Floats = _within(a.people_days, t) * np.float64(people + a.group[o])
        less: Floats = _within(a.money_days, t) * rupiah
        return fewer, less


def _within(days: Ints, t: int) -> Bools:
    result: Bools = (days[:, 0] <= t) & (t <= days[:, 1])
    return result
