"""The numbers an estimate rests on, each with its place in the scenario, its range and its confidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from outreach_planner.scenario.estimate_fields import Estimates
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origin, origins_of

SPREAD = {"sourced": 0.05, "memory": 0.2, "estimate": 0.3}
"""Half-width of the range, as a part of the value, where none is written; the planner's own word has none."""
RATES = (
    "growth_a_year",
    "passport_age_share",
    "first_passports_a_thousand",
    "hajj_first_share",
    "waiting_applies_a_year",
    "umrah_pilgrims_a_year",
    "umrah_here_share",
    "umrah_first_share",
    "applications_a_student_a_year",
)
RENEWALS = ("renewed", "replaced_early_a_year", "child_share")
SEASONS = ("ramadan", "lebaran", "rajab_syaban")
OF_KABUPATEN = ("hajj_departures", "hajj_waiting", "travels", "comes_here")
APART = ("travels", "pilgrims")
"""What a district has against the average of its kabupaten; nobody wrote it where it has no row."""
UNWRITTEN = "no row says otherwise: as the kabupaten's average"
UNWRITTEN_ORIGIN = Origin("", None, UNWRITTEN, "estimate", between=(0.6, 1.6))
COUNTED = ("adults", "hajj_departures", "hajj_waiting", "students")
"""What the office may have counted in a district itself."""
OWN = (*COUNTED, "comes_here")
"""What a district has of its own only where its row says so."""
PEOPLE_SPREAD = 0.08
"""How far estimated populations of districts usually are off; counts that were published are not moved."""
AT_MOST_ONE = {*RATES, *RENEWALS, "comes_here"} - {"first_passports_a_thousand", "umrah_pilgrims_a_year"}
Values = Mapping[str, float]


@dataclass(frozen=True)
class Coefficient:
    """One number: its path in the scenario, its value, its lowest and highest plausible value."""

    path: str
    value: float
    low: float
    high: float
    origin: Origin


def coefficients(scenario: Scenario, estimates: Estimates) -> dict[str, Coefficient]:
    """List every number of the estimates that may be otherwise, by its path below ``estimates``.

    The people of a district, which stand elsewhere, are listed as ``districts.NAME.population``.
    """
    origins = origins_of(scenario)
    found = {
        path: _coefficient(path, value, origins.of(f"estimates.{path}"))
        for path, value in _written(scenario, estimates)
    }
    return found | dict(_of_districts(scenario, estimates))


def drawn(known: Mapping[str, Coefficient], random: np.random.Generator) -> dict[str, float]:
    """Draw every number from the triangle over its range; those without a range stay."""
    values = {}
    for path, each in known.items():
        is_sure = each.low >= each.high
        values[path] = each.value if is_sure else float(random.triangular(each.low, each.value, each.high))
    return values


def _written(scenario: Scenario, estimates: Estimates) -> Iterator[tuple[str, float]]:
    for name in RATES:
        yield name, float(getattr(estimates, name))
    for name in RENEWALS:
        yield f"renewals.{name}", float(getattr(estimates.renewals, name))
    for name in SEASONS:
        yield f"seasons.{name}", float(getattr(estimates.seasons, name))
    for number, days in enumerate(estimates.seasons.recurring):
        yield f"seasons.recurring[{number}].factor", float(days.factor)
    for kabupaten in scenario.kabupaten:
        drivers = estimates.kabupaten.get(kabupaten)
        if drivers is not None:
            for name in OF_KABUPATEN:
                yield f"kabupaten.{kabupaten}.{name}", float(getattr(drivers, name))


def _of_districts(scenario: Scenario, estimates: Estimates) -> Iterator[tuple[str, Coefficient]]:
    origins = origins_of(scenario)
    for name, district in scenario.districts.items():
        path, people = f"districts.{name}", float(district.population)
        origin = origins.of(f"{path}.population")
        width = people * PEOPLE_SPREAD if origin.confidence == "estimate" else 0.0
        low, high = origin.between or (people - width, people + width)
        yield f"{path}.population", Coefficient(f"{path}.population", people, low, high, origin)
        row = estimates.districts.get(name)
        for field in APART:
            value = 1.0 if row is None else float(getattr(row, field))
            is_written = f"estimates.{path}.{field}" in origins.by_path or value != 1.0
            origin = origins.of(f"estimates.{path}.{field}") if is_written else UNWRITTEN_ORIGIN
            yield f"{path}.{field}", _coefficient(f"{path}.{field}", value, origin)
        for field in OWN:
            count = None if row is None else getattr(row, field)
            if count is not None:
                origin = origins.of(f"estimates.{path}.{field}")
                yield f"{path}.{field}", _coefficient(f"{path}.{field}", float(count), origin)


def _coefficient(path: str, value: float, origin: Origin) -> Coefficient:
    """Make the coefficient at a path below ``estimates``."""
    low, high = _range(path, value, origin)
    return Coefficient(f"estimates.{path}", value, low, high, origin)


def _range(path: str, value: float, origin: Origin) -> tuple[float, float]:
    if origin.between is not None:
        low, high = origin.between
        return min(low, value), max(high, value)
    width = abs(value) * SPREAD.get(origin.confidence or "", 0.0)
    name = path.rsplit(".", 1)[-1]
    if name == "growth_a_year" or value == 0:
        return value - width, value + width
    high = min(1.0, value + width) if name in AT_MOST_ONE else value + width
    return value - width, max(high, value)
