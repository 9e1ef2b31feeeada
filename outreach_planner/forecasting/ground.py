"""What an estimate of a year rests on beside its coefficients: people, students, records, days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_planner.forecasting.coefficients import COUNTED
from outreach_planner.forecasting.seasons import Floats, YearDays, year_days
from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Ground:
    """What stays the same whatever the coefficients are.

    Attributes
    ----------
    kabupaten : tuple of str, length K
    people : Floats, shape (K,)
    districts : tuple of str, length D
    home : integers, shape (D,)
        The kabupaten of each district.
    campuses : mapping of str to str
        The district of each place with students.
    campus_students : Floats, shape (D,)
        Students of the campuses that stand there.
    counted : mapping of str to booleans, shape (D,)
        By ``COUNTED``: where the office has a count of its own.
    own_share : booleans, shape (D,)
        Where the share who come to this office is the district's own.
    recorded : mapping of int to float
        Applications of the recorded years, estimates among them.
    usual : tuple of int
        Years that were recorded, not estimated and not disrupted; the last before the target calibrates.
    days : YearDays
        Of the target year.
    """

    kabupaten: tuple[str, ...]
    people: Floats
    districts: tuple[str, ...]
    home: Ints
    campuses: Mapping[str, str]
    campus_students: Floats
    counted: Mapping[str, NDArray[np.bool_]]
    own_share: NDArray[np.bool_]
    recorded: Mapping[int, float]
    usual: tuple[int, ...]
    year: int
    days: YearDays

    def by_kabupaten(self, table: Floats) -> Floats:
        """Sum a table of districts, shape (D, ...), by kabupaten."""
        found = np.zeros((len(self.kabupaten), *table.shape[1:]))
        np.add.at(found, self.home, table)
        return found


def ground_of(scenario: Scenario, estimates: Estimates, year: int, known_until: int | None = None) -> Ground:
    """Gather what an estimate of a year rests on beside coefficients.

    Parameters
    ----------
    known_until : int or None
        Recorded years after it are not known (for a backtest); None knows all before the year.
    """
    last = year - 1 if known_until is None else known_until
    recorded, usual = {}, []
    for name, record in estimates.recorded_years.items():
        if int(name) <= last:
            recorded[int(name)] = float(record.applications)
            if record.confidence != "estimate" and not record.disrupted:
                usual.append(int(name))
    names = tuple(scenario.kabupaten)
    districts = tuple(scenario.districts)
    home = np.array([names.index(scenario.districts[name].kabupaten) for name in districts], dtype=np.int64)
    at_campuses = np.zeros(len(districts))
    campuses = campus_districts(scenario, estimates)
    for campus, district in campuses.items():
        at_campuses[districts.index(district)] += scenario.places[campus].students
    rows = [estimates.districts.get(name) for name in districts]
    return Ground(
        kabupaten=names,
        people=np.array([scenario.kabupaten[name].population for name in names], dtype=np.float64),
        districts=districts,
        home=home,
        campuses=campuses,
        campus_students=at_campuses,
        counted={
            field: np.array([row is not None and getattr(row, field) is not None for row in rows], dtype=bool)
            for field in COUNTED
        },
        own_share=np.array([row is not None and row.comes_here is not None for row in rows], dtype=bool),
        recorded=recorded,
        usual=tuple(sorted(usual)),
        year=year,
        days=year_days(scenario.calendar, estimates.seasons, year),
    )


def campus_districts(scenario: Scenario, estimates: Estimates) -> dict[str, str]:
    """Tell the district of each place with students: as written, else the nearest centre in its kabupaten."""
    written = {campus: name for name, row in estimates.districts.items() for campus in row.campuses}
    found = {}
    for campus, place in scenario.places.items():
        if place.students == 0:
            continue
        near = [
            ((each.lat - place.lat) ** 2 + (each.lon - place.lon) ** 2, name)
            for name, each in scenario.districts.items()
            if each.kabupaten == place.kabupaten
        ]
        if campus in written or near:
            found[campus] = written[campus] if campus in written else min(near)[1]
    return found
