"""Schedules told in words for tests of single rules, and what is said about them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from touring_worlds import opened

from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import formulate
from outreach_planner.world.instance import Instance

FROM_THE_EVE = "eve"


def schedule_of(instance: Instance, visits: Mapping[str, str]) -> Schedule:
    """A schedule told as ``{"van 04-05": "lakso/timur"}``; the option ``eve`` leaves that evening."""
    shape = len(instance.team_ids), len(instance.days.dates)
    option, night = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
    days = {f"{date:%m-%d}": t for t, date in enumerate(instance.days.dates)}
    for words, held in visits.items():
        team, day = words.split()
        u, t = instance.team_ids.index(team), days[day]
        if held == FROM_THE_EVE:
            night[u, t] = True
        else:
            option[u, t] = instance.options.ids.index(held)
    return Schedule(option, night)


def breaks(rule: Rule, instance: Instance, visits: Mapping[str, str]) -> bool:
    """Whether a schedule breaks a rule; both of its faces must say the same."""
    schedule = schedule_of(instance, visits)
    kept = keeps(formulate(instance, [rule]), schedule)
    assert kept == (not objections(rule, instance, schedule))
    return not kept


def objections(rule: Rule, instance: Instance, schedule: Schedule) -> list[str]:
    """What the auditor's face of a rule says about a schedule."""
    verdict = Verdict("feasible", None, "work", instance.scenario.limits)
    plan = make_plan(opened(instance), schedule, verdict, "")
    return [str(violation) for violation in rule.violations(instance, plan)]


def keeps(formulation: Formulation, schedule: Schedule) -> bool:
    """Whether the visits, nights and eves of a schedule are open and its rows within their limits."""
    for network in formulation.networks:
        u = network.team
        for t, (option, sleeps) in enumerate(zip(schedule.option[u], schedule.night[u], strict=True)):
            if option >= 0 and not network.allowed[(network.options == option).argmax(), t]:
                return False
            if sleeps and not (network.away[t] and (option >= 0 or network.eve[t])):
                return False
    for row in formulation.rows:
        held = schedule.option[row.team, row.day] == row.option
        counted = (held * row.coefficient).sum() + schedule.night[row.night_team, row.night_day].sum()
        if not row.lower <= counted <= row.upper:
            return False
    return True


def open_days(rule: Rule, instance: Instance, option: str) -> list[str]:
    """The days, as ``04-05``, on which a rule leaves an option open to the first team."""
    (network, *_) = formulate(instance, [rule]).networks
    n = int((network.options == instance.options.ids.index(option)).argmax())
    return [f"{instance.days.dates[t]:%m-%d}" for t in np.flatnonzero(network.allowed[n])]
