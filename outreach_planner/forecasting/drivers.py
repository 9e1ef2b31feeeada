"""The drivers of each district: its own counts where there are any, else its part of the kabupaten's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_planner.forecasting.coefficients import Values
from outreach_planner.forecasting.ground import Ground
from outreach_planner.forecasting.seasons import Floats

LEAST = 1e-9
"""Weight of a district without people, so that a rest that nobody else has goes there."""


@dataclass(frozen=True)
class Drivers:
    """What drives the applications of each district, shape (D,) each.

    Attributes
    ----------
    people : Floats
        All people; those of a kabupaten's districts sum to the kabupaten's.
    adults : Floats
        People of passport age.
    departures, waiting : Floats
        Pilgrims who leave for the hajj in a year, people on the waiting list.
    students : Floats
    travels : Floats
        How often people travel against the average of all: the kabupaten's times the district's own.
    comes : Floats
        Share of the applicants who come to this office.
    """

    people: Floats
    adults: Floats
    departures: Floats
    waiting: Floats
    students: Floats
    travels: Floats
    comes: Floats


def drivers_of(ground: Ground, values: Values) -> Drivers:
    """Work out the drivers of every district with given coefficients."""

    def of_kabupaten(field: str) -> Floats:
        return np.array([values[f"kabupaten.{name}.{field}"] for name in ground.kabupaten])

    def of_districts(field: str) -> Floats:
        return np.array([values.get(f"districts.{name}.{field}", 0.0) for name in ground.districts])

    people = parted(ground, ground.people, of_districts("population"))
    share = values["passport_age_share"]
    adults = shared_out(
        ground, share * ground.people, people, of_districts("adults"), ground.counted["adults"]
    )
    may_leave = people * of_districts("pilgrims")
    departures, waiting = (
        shared_out(ground, of_kabupaten(field), may_leave, of_districts(field), ground.counted[field])
        for field in ("hajj_departures", "hajj_waiting")
    )
    own_students = ground.counted["students"]
    students = np.where(own_students, of_districts("students"), ground.campus_students)
    apart = of_districts("travels")
    mean = ground.by_kabupaten(adults * apart) / np.maximum(ground.by_kabupaten(adults), 1e-9)
    relative = np.divide(apart, mean[ground.home], out=np.ones_like(apart), where=mean[ground.home] > 0)
    return Drivers(
        people=people,
        adults=adults,
        departures=departures,
        waiting=waiting,
        students=students,
        travels=of_kabupaten("travels")[ground.home] * relative,
        comes=np.where(ground.own_share, of_districts("comes_here"), of_kabupaten("comes_here")[ground.home]),
    )


def shared_out(
    ground: Ground, totals: Floats, weights: Floats, own: Floats, is_own: NDArray[np.bool_]
) -> Floats:
    """Share each kabupaten's total over its districts: own counts stay, the others share the rest by weight.

    Where every district has a count of its own, their sum stands in place of the kabupaten's total.
    """
    told = ground.by_kabupaten(np.where(is_own, own, 0.0))
    rest = parted(ground, np.maximum(totals - told, 0.0), np.where(is_own, 0.0, np.maximum(weights, LEAST)))
    return np.where(is_own, own, rest)


def parted(ground: Ground, totals: Floats, weights: Floats) -> Floats:
    """Part each kabupaten's total among its districts by weight; evenly where nobody has any."""
    sums = ground.by_kabupaten(weights)[ground.home]
    counts = ground.by_kabupaten(np.ones(len(weights)))[ground.home]
    share = np.divide(weights, sums, out=1.0 / np.maximum(counts, 1.0), where=sums > 0)
    return np.asarray(share * totals[ground.home], dtype=np.float64)
