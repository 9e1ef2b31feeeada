"""The derivation of a kecamatan's applications: its part of each driver first, then as for a kabupaten."""

from __future__ import annotations

import numpy as np

from outreach_planner.forecasting.forecast import Forecast, Spread
from outreach_planner.forecasting.steps import Region, Step, closing_steps, pilgrim_steps, region_of
from outreach_planner.scenario.estimate_fields import Estimates


def district_steps(told: Forecast, estimates: Estimates, spread: Spread, district: str) -> tuple[Step, ...]:
    """Derive a district's applications of the year line by line.

    A driver that the office has counted there is told as it is; others are a part of the kabupaten's.
    """
    ground = told.ground
    row = ground.districts.index(district)
    kabupaten = ground.kabupaten[int(ground.home[row])]
    region = region_of(told, estimates, spread, np.array([row]))
    values, drivers = region.values, region.drivers
    mine = f"districts.{district}"
    adults, travels = float(drivers.adults[row]), float(drivers.travels[row])
    people = {
        "adults": adults,
        "rate": values["first_passports_a_thousand"],
        "travels": travels,
        "kabupaten": values[f"kabupaten.{kabupaten}.travels"],
        "apart": values[f"{mine}.travels"],
        "mean": _mean_travels(region, row),
    }
    has_own_share = bool(ground.own_share[row])
    return (
        _adults(region, district, row),
        Step(
            "people-kecamatan",
            float(region.before[0]),
            people,
            ("first_passports_a_thousand", f"kabupaten.{kabupaten}.travels", f"{mine}.travels"),
        ),
        _part(region, "departures", "hajj_departures", district, kabupaten),
        _part(region, "waiting", "hajj_waiting", district, kabupaten),
        *pilgrim_steps(region, (), (), _students(told, district)),
        *closing_steps(region, (f"{mine if has_own_share else f'kabupaten.{kabupaten}'}.comes_here",)),
        _part_of_kabupaten(told, row),
    )


def _students(told: Forecast, district: str) -> tuple[str, ...]:
    """Name the campuses whose students count here; none where the office has counted them itself."""
    if told.ground.counted["students"][told.ground.districts.index(district)]:
        return ()
    return tuple(sorted(name for name, home in told.ground.campuses.items() if home == district))


def _adults(region: Region, district: str, row: int) -> Step:
    adults, path = float(region.drivers.adults[row]), f"districts.{district}.adults"
    if region.told.ground.counted["adults"][row]:
        return Step("adults-counted", adults, {}, (path,))
    people = float(region.drivers.people[row])
    numbers = {"people": people, "share": adults / people if people > 0 else 0.0}
    return Step("adults", adults, numbers, (f"districts.{district}.population", "passport_age_share"))


def _part(region: Region, key: str, counted: str, district: str, kabupaten: str) -> Step:
    """Tell the pilgrims or those who wait: as counted, or a part of the kabupaten's."""
    ground, drivers = region.told.ground, region.drivers
    row = ground.districts.index(district)
    table = drivers.departures if key == "departures" else drivers.waiting
    result = float(table[row])
    if ground.counted[counted][row]:
        return Step(f"{key}-counted", result, {}, (f"districts.{district}.{counted}",))
    of_kabupaten = region.values[f"kabupaten.{kabupaten}.{counted}"]
    same = ground.home == ground.home[row]
    own = ground.counted[counted] & same
    rest = max(of_kabupaten - float(table[own].sum()), 0.0)
    pilgrims = np.array([region.values[f"districts.{name}.pilgrims"] for name in ground.districts])
    weights = (drivers.people * pilgrims)[same & ~own]
    people = float(drivers.people[row])
    numbers = {
        "rest": rest,
        "kabupaten": of_kabupaten,
        "people": people,
        "apart": region.values[f"districts.{district}.pilgrims"],
        "of": float(weights.sum()),
        "part": result / rest if rest > 0 else 0.0,
    }
    paths = (
        f"kabupaten.{kabupaten}.{counted}",
        f"districts.{district}.population",
        f"districts.{district}.pilgrims",
    )
    return Step(key, result, numbers, paths)


def _mean_travels(region: Region, row: int) -> float:
    """Average over its kabupaten's people of passport age what districts travel against each other."""
    ground = region.told.ground
    same = ground.home == ground.home[row]
    apart = np.array([region.values[f"districts.{name}.travels"] for name in ground.districts])
    adults = region.drivers.adults[same]
    return float((adults * apart[same]).sum() / max(adults.sum(), 1e-9))


def _part_of_kabupaten(told: Forecast, row: int) -> Step:
    """Tell which part of its kabupaten's applications a district has."""
    home = told.ground.home
    whole = float(told.cells[home == home[row]].sum())
    part = float(told.cells[row].sum()) / whole if whole > 0 else 0.0
    return Step("part_of_kabupaten", part, {"kabupaten": whole})
