"""Pinned and frozen events on holidays and on days closed for outreach: no plan can hold them."""

from __future__ import annotations

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.service_fields import Pin
from outreach_planner.world.instance import Days


def fixed_on_closed_days(scenario: Scenario, days: Days) -> list[Problem]:
    """Tell which fixed events fall on a day on which their program is never held.

    Returns
    -------
    list of Problem
        One an event, at its date.
    """
    frozen = scenario.frozen.visits if scenario.frozen is not None else ()
    fixed = {
        **{f"pins[{number}]": pin for number, pin in enumerate(scenario.pins)},
        **{f"frozen.visits[{number}]": pin for number, pin in enumerate(frozen)},
    }
    return [
        origins_of(scenario).problem(f"{path}.date", f"got {pin.date}, but {why}", mend)
        for path, pin in fixed.items()
        for why, mend in _closed(scenario, days, pin)
    ]


def _closed(scenario: Scenario, days: Days, pin: Pin) -> list[tuple[str, str]]:
    """Say what closes the day of a fixed event, and what to write."""
    if pin.date not in days.dates:
        return []
    found = []
    holiday = days.holiday[days.dates.index(pin.date)]
    if holiday and not scenario.programs[pin.program].on_holidays:
        mend = (
            f"write another day, on_holidays: true under programs.{pin.program}, or, if it is none,"
            " the day under calendar.not_holidays"
        )
        found.append((f"it is a holiday ({holiday})", mend))
    for season in scenario.calendar.no_outreach:
        if season.start <= pin.date <= season.end:
            mend = "write another day, or shorten calendar.no_outreach"
            found.append((f"no team goes out on {season.name}, {season.start} to {season.end}", mend))
    return found
