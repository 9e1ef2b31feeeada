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

from outreach_planner.deciding.bound.visits import BY_A_MOVE, ON_THE_EVE, THIS_MORNING, Visits
from outreach_planner.model.network import Formulation, Row
from outreach_planner.world.instance import Bools, Floats, Ints


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


def limits_of(formulation: Formulation, visits: Visits, rows: Sequence[Row]) -> Limits:
    """Collect the day limits, the balance of evening moves, and these rows."""
    teams, days = len(formulation.networks), len(formulation.instance.days.dates)
    every = np.arange(len(visits.day))
    eve, moved = visits.came == ON_THE_EVE, visits.came == BY_A_MOVE
    today = visits.team * days + visits.day
    balance = teams * days
    entries = [
        (every, today, np.ones(len(every))),
        (every[eve], today[eve] - 1, np.ones(int(eve.sum()))),
        (every[moved], balance + today[moved] - 1, np.ones(int(moved.sum()))),
        (every[visits.sleeps], balance + today[visits.sleeps], -np.ones(int(visits.sleeps.sum()))),
    ]
    count = len(formulation.instance.options.ids)
    for number, row in enumerate(rows):
        coefficient = counted(row, visits, teams, count, days)
        some = np.flatnonzero(coefficient)
        entries.append((some, np.full(len(some), 2 * balance + number), coefficient[some]))
    lower = [np.full(balance, -np.inf), np.zeros(balance), np.array([row.lower for row in rows])]
    upper = [np.ones(balance), np.zeros(balance), np.array([row.upper for row in rows])]
    return Limits(
        lower=np.concatenate(lower).astype(np.float64),
        upper=np.concatenate(upper).astype(np.float64),
        visit=np.concatenate([entry[0] for entry in entries]).astype(np.int64),
        limit=np.concatenate([entry[1] for entry in entries]).astype(np.int64),
        coefficient=np.concatenate([entry[2] for entry in entries]).astype(np.float64),
    )


def counted(row: Row, visits: Visits, teams: int, options: int, days: int) -> Floats:
    """Count how often a row counts each visit, its night before included, shape (V,)."""
    cell = np.zeros(teams * options * days)
    np.add.at(cell, (row.team * options + row.option) * days + row.day, row.coefficient)
    night = np.zeros(teams * days + 1)
    np.add.at(night, row.night_team * days + row.night_day, 1)
    before = visits.team * days + visits.day - 1
    result: Floats = cell[(visits.team * options + visits.option) * days + visits.day]
    result += np.where(visits.came == THIS_MORNING, 0.0, night[before])
    return result


def clashes(row: Row) -> bool:
    """Whether the row, without a lower side, lets some two of its visits not be made together.

    That is so where all its coefficients are above 0 and the two largest sum to more than its upper side.
    """
    if not np.isfinite(row.upper) or row.lower > 0 or len(row.coefficient) < 2 or len(row.night_day):
        return False
    largest = np.sort(row.coefficient)[-2:]
    return bool((row.coefficient > 0).all() and largest.sum() > row.upper)


def clashing(row: Row, some: Bools) -> tuple[Ints, Ints]:
    """Pairs of entries of a row that clash, among ``some`` of its entries, both ways."""
    entries = np.flatnonzero(some)
    coefficient = row.coefficient[entries]
    first, second = np.nonzero(coefficient[:, None] + coefficient[None, :] > row.upper)
    apart = first != second
    return entries[first[apart]], entries[second[apart]]
