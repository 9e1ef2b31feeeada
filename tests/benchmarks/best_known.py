"""The best plan known of each instance, kept as a schedule in words and valued anew whenever it is asked for.

``best_known.json`` holds, by the instance's name, the visits (team, date, option) and nights (team, date).
Fields may be added to scenarios and weights may change: the schedule stays, its value is today's. One that
names what is no longer there, or breaks a rule of today, counts as unknown.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.kernel import IMPOSSIBLE, day_cost, trips_fit
from outreach_planner.model.network import Formulation, Schedule

KEPT = Path(__file__).with_name("best_known.json")


def best_known(name: str, formulation: Formulation) -> float:
    """Value of the best plan known, in rupiah by the plain simulation; -inf if none is."""
    schedule = _read(_kept().get(name), formulation)
    return float("-inf") if schedule is None else _value(formulation, schedule)


def keep(name: str, formulation: Formulation, schedule: Schedule | None) -> None:
    """Keep a plan if it is better than the one kept."""
    if schedule is None:
        return
    value = _value(formulation, schedule)
    if value <= best_known(name, formulation) + 1:
        return
    instance = formulation.instance
    teams, dates, options = instance.team_ids, instance.days.dates, instance.options.ids
    kept = _kept()
    kept[name] = {
        "value_rupiah": round(value, 2),
        "visits": [
            f"{dates[t]} {teams[u]} {options[schedule.option[u, t]]}"
            for t in range(len(dates))
            for u in range(len(teams))
            if schedule.option[u, t] >= 0
        ],
        "nights": [f"{dates[t]} {teams[u]}" for t, u in np.argwhere(schedule.night.T)],
    }
    KEPT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept


def _read(kept: dict[str, Any] | None, formulation: Formulation) -> Schedule | None:
    """Make a kept schedule; None if it names what is not there."""
    if kept is None:
        return None
    instance = formulation.instance
    day = {when: t for t, when in enumerate(instance.days.dates)}
    team = {name: u for u, name in enumerate(instance.team_ids)}
    options = {name: o for o, name in enumerate(instance.options.ids)}
    option = np.full((len(team), len(day)), -1, dtype=np.int64)
    night = np.zeros(option.shape, dtype=np.bool_)
    try:
        for visit in kept["visits"]:
            when, who, what = visit.split(" ")
            option[team[who], day[date.fromisoformat(when)]] = options[what]
        for evening in kept["nights"]:
            when, who = evening.split(" ")
            night[team[who], day[date.fromisoformat(when)]] = True
    except KeyError:
        return None
    return Schedule(option, night)


def _value(formulation: Formulation, schedule: Schedule) -> float:
    """Value a schedule; -inf if networks, rows or the people do not allow it."""
    ways = flatten(formulation).ways
    option, night = schedule.option, schedule.night.astype(np.int64)
    teams, days = option.shape
    capacity = np.zeros((teams, days, 2), dtype=np.int64)
    for u in range(teams):
        if not trips_fit(ways, option, night, u):
            return float("-inf")
        if IMPOSSIBLE in [day_cost(ways, option, night, u, t, capacity) for t in range(days)]:
            return float("-inf")
    value = value_if_allowed(formulation, schedule)
    return float("-inf") if value is None else value
