"""The five instances that plan and proof are measured on, by name.

=============  ================================================================================
month          scenarios/palembang-2027-01.yaml: January 2027, the shipped month, all rules
quarter        scenarios/palembang.yaml, January to March 2027 (Ramadan and Idul Fitri in it)
year           scenarios/palembang.yaml, the year 2027; so that all promises can be kept all year, only one
               visit a month to Musi Banyuasin, and 15 people are enough there and in Prabumulih
rotation-60    60 towns with people of their own, 3 vans, May 2027 (``rotation.py``, seed 1)
rotation-240   240 towns, 8 vans at four bases, May to July 2027 (``rotation.py``, seed 1)
=============  ================================================================================

``scenario_named(name)`` makes one; a path of a scenario file is taken as well.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from rotation import rotation

from outreach_planner.scenario.base import Period
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Season

SCENARIOS = Path(__file__).parents[2] / "scenarios"
RAINS_TO_COME = Season(name="Musim hujan 2027/2028", start=date(2027, 11, 1), end=date(2028, 4, 30))


def scenario_named(name: str) -> Scenario:
    """Make one of the five instances, or read a scenario file."""
    return INSTANCES[name]() if name in INSTANCES else read_scenario(name)


def _month() -> Scenario:
    return read_scenario(SCENARIOS / "palembang-2027-01.yaml")


def _quarter() -> Scenario:
    return _palembang(date(2027, 3, 31), "Palembang, January to March 2027")


def _year() -> Scenario:
    office = _palembang(date(2027, 12, 31), "Palembang, 2027")
    promises = office.policy.guarantees
    eased = {
        name: promises[name].model_copy(update={"visits": 1, "minimum_attendance": 15})
        for name in ("musi-banyuasin", "prabumulih")
    }
    policy = office.policy.model_copy(update={"guarantees": promises | eased})
    return office.model_copy(update={"policy": policy})


def _palembang(end: date, name: str) -> Scenario:
    """Palembang from 1 January 2027 on, with the rains at the end of the year."""
    office = read_scenario(SCENARIOS / "palembang.yaml")
    calendar = office.calendar.model_copy(update={"rainy": (*office.calendar.rainy, RAINS_TO_COME)})
    horizon = Period(start=date(2027, 1, 1), end=end)
    changes = {"name": name, "name_en": "", "horizon": horizon, "calendar": calendar}
    return office.model_copy(update=changes)


def _rotation_60() -> Scenario:
    return rotation(towns=60, vans=3, kabupaten=10, bases=1, end=date(2027, 5, 31))


def _rotation_240() -> Scenario:
    return rotation(towns=240, vans=8, kabupaten=17, bases=4, end=date(2027, 7, 31))


INSTANCES: dict[str, Callable[[], Scenario]] = {
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "rotation-60": _rotation_60,
    "rotation-240": _rotation_240,
}
