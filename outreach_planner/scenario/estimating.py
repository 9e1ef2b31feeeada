"""Checks that estimates fit the scenario: every kabupaten, months that exist, own numbers told once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.estimate_fields import Estimates, OwnNumber
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins

FIRST_YEAR, LAST_YEAR = 1990, 2100
LEAP_YEAR = 2028


def estimates_fit(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse estimates that lack a kabupaten, tell months that do not exist, or contradict themselves."""
    estimates = scenario.estimates
    if estimates is None:
        return
    yield from _kabupaten(scenario, estimates, origins)
    yield from _districts(scenario, estimates, origins)
    yield from _recorded(estimates, origins)
    yield from _own_numbers(scenario, estimates, origins)
    for number, days in enumerate(estimates.seasons.recurring):
        for field in ("start", "end"):
            text = getattr(days, field)
            try:
                dt.date.fromisoformat(f"{LEAP_YEAR}-{text}")
            except ValueError:
                path = f"estimates.seasons.recurring[{number}].{field}"
                yield origins.problem(path, f'got "{text}"', "that day does not exist; write it like 06-20")


def _kabupaten(scenario: Scenario, estimates: Estimates, origins: Origins) -> Iterator[Problem]:
    for name, kabupaten in scenario.kabupaten.items():
        if name not in estimates.kabupaten:
            mend = f"add a row {name} with its hajj_departures and hajj_waiting"
            yield origins.problem("estimates.kabupaten", f'there is nothing about "{name}"', mend)
        if kabupaten.population == 0:
            mend = "write how many people live there; nobody can be estimated from none"
            yield origins.problem(f"kabupaten.{name}.population", "got 0", mend)
        districts = [each for each in scenario.districts.values() if each.kabupaten == name]
        if kabupaten.population and not any(each.population for each in districts):
            mend = "write the population of its districts; its applicants are shared out by them"
            yield origins.problem(f"kabupaten.{name}", "no district of it has people", mend)


def _districts(scenario: Scenario, estimates: Estimates, origins: Origins) -> Iterator[Problem]:
    for name, empty in scenario.districts.items():
        if empty.population == 0 and any(
            each.population for each in scenario.districts.values() if each.kabupaten == empty.kabupaten
        ):
            mend = "write how many people live there, or take the district out"
            yield origins.problem(f"districts.{name}.population", "got 0", mend)
    seen: dict[str, str] = {}
    for name, row in estimates.districts.items():
        district = scenario.districts.get(name)
        if district is None:
            continue
        path = f"estimates.districts.{name}"
        if row.adults is not None and row.adults > district.population:
            mend = f"write at most {district.population}, the people of {name}, or mend its population"
            yield origins.problem(f"{path}.adults", f"got {row.adults}", mend)
        for campus in row.campuses:
            place = scenario.places.get(campus)
            if place is not None and place.kabupaten != district.kabupaten:
                mend = f"name it in a district of {place.kabupaten}, where it lies"
                yield origins.problem(f"{path}.campuses", f'got "{campus}"', mend)
            if place is not None and place.students == 0:
                mend = f"write how many students {campus} has, or take it out here"
                yield origins.problem(f"{path}.campuses", f'got "{campus}", which has no students', mend)
            if campus in seen:
                mend = f"name it in one of {seen[campus]} and {name}"
                yield origins.problem(f"{path}.campuses", f'got "{campus}", named twice', mend)
            seen.setdefault(campus, name)
    for field in ("hajj_departures", "hajj_waiting"):
        yield from _more_than_all(scenario, estimates, field, origins)


def _more_than_all(
    scenario: Scenario, estimates: Estimates, field: str, origins: Origins
) -> Iterator[Problem]:
    """Refuse counts of districts that exceed their kabupaten's while other districts have none."""
    for kabupaten, drivers in estimates.kabupaten.items():
        rows = {
            name: estimates.districts.get(name)
            for name, each in scenario.districts.items()
            if each.kabupaten == kabupaten
        }
        told = {
            name: int(getattr(row, field))
            for name, row in rows.items()
            if row is not None and getattr(row, field) is not None
        }
        most, together = getattr(drivers, field), sum(told.values())
        if together > most and len(told) < len(rows):
            name = max(told, key=lambda name: (told[name], name))
            others = f", with the other counts of {kabupaten} {together}" if len(told) > 1 else ""
            came = f"got {told[name]}{others}, but all of {kabupaten} has {most}"
            mend = f"write less, or at least {together} in estimates.kabupaten.{kabupaten}.{field}"
            yield origins.problem(f"estimates.districts.{name}.{field}", came, mend)


def _recorded(estimates: Estimates, origins: Origins) -> Iterator[Problem]:
    for name in estimates.recorded_years:
        if not (re.fullmatch(r"\d{4}", name) and FIRST_YEAR <= int(name) <= LAST_YEAR):
            mend = f"write the year as four digits, from {FIRST_YEAR} to {LAST_YEAR}"
            yield origins.problem(f"estimates.recorded_years.{name}", f'got the year "{name}"', mend)
    for name in estimates.recorded_months:
        if not re.fullmatch(r"(19|20)\d{2}-(0[1-9]|1[0-2])", name):
            mend = "that month does not exist; write year and month as 2023-01, the month from 01 to 12"
            yield origins.problem(f"estimates.recorded_months.{name}", f'got the month "{name}"', mend)
    if estimates.calibrate and not any(
        not each.disrupted and each.confidence != "estimate" for each in estimates.recorded_years.values()
    ):
        mend = "record at least one usual year, or write calibrate: false"
        yield origins.problem("estimates.recorded_years", "no usual year is recorded", mend)


def _own_numbers(scenario: Scenario, estimates: Estimates, origins: Origins) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], str] = {}
    for name, own in estimates.own_numbers.items():
        path = f"estimates.own_numbers.{name}"
        district = scenario.districts.get(own.district or "")
        if district is not None and own.kabupaten not in (None, district.kabupaten):
            mend = f'write "{district.kabupaten}", where {own.district} lies, or leave it empty'
            yield origins.problem(f"{path}.kabupaten", f'got "{own.kabupaten}"', mend)
        region = _region(own)
        if region in seen:
            first = origins.of(f"estimates.own_numbers.{seen[region]}")
            where = f"{first.file}:{first.line}" if first.line else seen[region]
            found = f"the same place and time are told twice, first in {where}"
            yield origins.problem(path, found, "keep one of the two rows")
        seen.setdefault(region, name)


def _region(own: OwnNumber) -> tuple[object, ...]:
    """Tell what a number is about; of a district its kabupaten says nothing more."""
    kabupaten = None if own.district is not None else own.kabupaten
    return kabupaten, own.district, own.year, own.month, own.driver
