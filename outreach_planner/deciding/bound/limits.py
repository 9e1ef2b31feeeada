"""Linear limits over visits: one option a day, balanced moves, and the rows of the rules.

Each limit is ``lower <= sum of coefficients over visits <= upper``. Priced with a multiplier ``g`` (positive
for the upper side, negative for the lower, only where that side is finite) it costs each visit
``g x coefficient`` and pays the constant ``g x upper`` or ``g x lower``: every permitted schedule then has at
least the value it had, so a bound under these prices is a bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.deciding.bound.ground import Ground
from outreach_planner.deciding.bound.visits import BY_A_MOVE, ON_THE_EVE, THIS_MORNING
from outreach_planner.model.network import Row
from outreach_planner.world.instance import Floats, Ints


@dataclass(frozen=True)
class Limits:
    """Linear limits over visits, sparse.

    Attributes
    ----------
    lower, upper : Floats, shape (M,)
    visit, limit : Ints, shape (N,)
        Entries: the limit counts the visit.
    coefficient : Floats, shape (N,)
    """

    lower: Floats
    upper: Floats
    visit: Ints
    limit: Ints
    coefficient: Floats

    def cost(self, multipliers: Floats, visits: int) -> Floats:
        """Sum up what the limits cost each visit at these multipliers, shape (V,)."""
        result = np.zeros(visits)
        np.add.at(result, self.visit, self.coefficient * multipliers[self.limit])
        return result

    def constant(self, multipliers: Floats) -> float:
        """Sum up what the sides of the limits pay at these multipliers."""
        up, down = multipliers > 0, multipliers < 0
        return float(multipliers[up] @ self.upper[up] + multipliers[down] @ self.lower[down])

    def clipped(self, multipliers: Floats) -> Floats:
        """Leave out the multipliers whose side is not finite."""
        wrong = (multipliers > 0) & ~np.isfinite(self.upper)
        wrong |= (multipliers < 0) & ~np.isfinite(self.lower)
        result: Floats = np.where(wrong, 0.0, multipliers)
        return result


def limits_of(ground: Ground, rows: Sequence[Row]) -> Limits:
    """Collect the day limits, the balance of evening moves, and these rows; each crew as one.

    The first limits are the days, by crew; routed crews need neither those nor the balance.
    """
    visits, crews = ground.visits, ground.crews
    counted_teams = np.setdiff1d(crews.first, [routes.team for routes in ground.routes])
    teams, days = len(counted_teams), len(ground.formulation.instance.days.dates)
    every = np.flatnonzero(np.isin(visits.team, counted_teams))
    eve, moved, on = (
        every[some[every]] for some in (visits.came == ON_THE_EVE, visits.came == BY_A_MOVE, visits.sleeps)
    )
    today = np.searchsorted(counted_teams, visits.team) * days + visits.day
    balance = teams * days
    entries = [
        (every, today[every], np.ones(len(every))),
        (eve, today[eve] - 1, np.ones(len(eve))),
        (moved, balance + today[moved] - 1, np.ones(len(moved))),
        (on, balance + today[on], -np.ones(len(on))),
    ]
    stated: dict[tuple[float, float, bytes], tuple[Ints, Floats]] = {}
    counting = Counting(ground)
    for row in rows:
        some, coefficient = counting.of(row)
        key = row.lower, row.upper, np.concatenate([some, coefficient]).tobytes()
        stated[key] = some, coefficient
    for number, (some, coefficient) in enumerate(stated.values()):
        entries.append((some, np.full(len(some), 2 * balance + number), coefficient))
    lower = [np.full(balance, -np.inf), np.zeros(balance), np.array([key[0] for key in stated])]
    upper = [
        np.repeat(crews.size[np.isin(crews.first, counted_teams)], days),
        np.zeros(balance),
        np.array([key[1] for key in stated]),
    ]
    return Limits(
        lower=np.concatenate(lower).astype(np.float64),
        upper=np.concatenate(upper).astype(np.float64),
        visit=np.concatenate([entry[0] for entry in entries]).astype(np.int64),
        limit=np.concatenate([entry[1] for entry in entries]).astype(np.int64),
        coefficient=np.concatenate([entry[2] for entry in entries]).astype(np.float64),
    )


class Counting:
    """How often rows count the visits of a crew, the night before each included.

    Parameters
    ----------
    ground : Ground
    """

    def __init__(self, ground: Ground) -> None:
        visits, crews, instance = ground.visits, ground.crews, ground.formulation.instance
        self._of_team, self._days = crews.of_team, len(instance.days.dates)
        self._size = np.ones(len(crews.of_team))
        self._size[crews.first] = crews.size
        self._options = len(instance.options.ids)
        self._cells = _Index((visits.team * self._options + visits.option) * self._days + visits.day)
        before = visits.team * self._days + visits.day - 1
        self._nights = _Index(np.where(visits.came == THIS_MORNING, -1, before))

    def of(self, row: Row) -> tuple[Ints, Floats]:
        """Give the visits that a row counts, in order, and how often."""
        team, night_team = self._of_team[row.team], self._of_team[row.night_team]
        cell = (team * self._options + row.option) * self._days + row.day
        night = night_team * self._days + row.night_day
        visit, often = self._cells.entries(cell, row.coefficient / self._size[team])
        slept, nights = self._nights.entries(night, 1.0 / self._size[night_team])
        both, where = np.unique(np.concatenate([visit, slept]), return_inverse=True)
        counted = np.bincount(where, np.concatenate([often, nights]), len(both))
        return both[counted != 0], counted[counted != 0]


class _Index:
    """Visits by a key each; -1: no key."""

    def __init__(self, key: Ints) -> None:
        self._order = np.argsort(key, kind="stable")
        self._key = key[self._order]

    def entries(self, key: Ints, often: Floats) -> tuple[Ints, Floats]:
        """Give each visit of each of these keys, with its number."""
        first, end = np.searchsorted(self._key, key), np.searchsorted(self._key, key, side="right")
        count = end - first
        at = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
        return self._order[at], np.repeat(often, count)
