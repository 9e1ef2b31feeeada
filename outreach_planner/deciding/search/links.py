"""The rows, counted as a schedule changes (compiled)."""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Links
from outreach_planner.world.instance import Floats, Ints


@compiled_in_place
def breach(a: Links, counted: Floats, row: int) -> float:
    """How far a row is from its limits."""
    return max(0.0, a.lower[row] - counted[row], counted[row] - a.upper[row])


@compiled_in_place
def count_day(a: Links, counted: Floats, u: int, t: int, o: int, sleeps: int, sign: float) -> float:
    """Add (sign 1) or take away (-1) what team u does on day t; returns the change of the breaches."""
    change = 0.0
    if o >= 0:
        cell = (u * a.shape[0] + o) * a.shape[1] + t
        for e in range(a.cell_start[cell], a.cell_start[cell + 1]):
            row = a.cell_row[e]
            change -= breach(a, counted, row)
            counted[row] += sign * a.cell_coefficient[e]
            change += breach(a, counted, row)
    if sleeps == 1:
        cell = u * a.shape[1] + t
        for e in range(a.night_start[cell], a.night_start[cell + 1]):
            row = a.night_row[e]
            change -= breach(a, counted, row)
            counted[row] += sign
            change += breach(a, counted, row)
    return change


@compiled_in_place
def set_days(a: Links, option: Ints, night: Ints, counted: Floats, wanted: Ints, number: int) -> float:
    """Set the first ``number`` wanted days, each row (u, t, option, night), in place.

    The rows of ``wanted`` are swapped with what was there, so that calling ``unset_days`` takes all back.
    Returns the change of the sum of breaches.
    """
    change = 0.0
    for w in range(number):
        change += _swap(a, option, night, counted, wanted, w)
    return change


@compiled_in_place
def unset_days(a: Links, option: Ints, night: Ints, counted: Floats, wanted: Ints, number: int) -> None:
    """Take back what ``set_days`` set."""
    for w in range(number - 1, -1, -1):
        _swap(a, option, night, counted, wanted, w)


@compiled_in_place
def _swap(a: Links, option: Ints, night: Ints, counted: Floats, wanted: Ints, w: int) -> float:
    u, t = wanted[w, 0], wanted[w, 1]
    o, sleeps = option[u, t], night[u, t]
    change = count_day(a, counted, u, t, o, sleeps, -1.0)
    change += count_day(a, counted, u, t, wanted[w, 2], wanted[w, 3], 1.0)
    option[u, t], night[u, t] = wanted[w, 2], wanted[w, 3]
    wanted[w, 2], wanted[w, 3] = o, sleeps
    return change
