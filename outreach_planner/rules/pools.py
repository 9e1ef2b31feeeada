"""A day's visits together take no more officers from the counters and no more units than there are.

Officers are those of teams that come from the counters and those of drive-thru lanes. The units are those
of the teams; a visit takes them for the whole day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.limit_uses import officers_out
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation, open_visits, visits_row
from outreach_planner.world.instance import Instance, Ints

NAME = "pool"
OFFICERS, UNITS = "officers", "biometric units"


@dataclass(frozen=True)
class _Pool:
    """So many of something on a day, by the field that says so."""

    what: str
    field: str
    most: int


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the visits that alone take more than there are."""
    for t in range(len(instance.days.dates)):
        for pool in _pools(instance, t):
            taken = _taken(instance, pool.what, network)
            network.allowed[taken > pool.most, t] = False


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Limit what the visits of each day take, where together they could take more."""
    by_day: dict[int, list[tuple[int, int, int]]] = {}
    for visit in sorted(open_visits(networks)):
        by_day.setdefault(visit[2], []).append(visit)
    each = {
        (what, network.team, int(option)): int(number)
        for what in (OFFICERS, UNITS)
        for network in networks
        for option, number in zip(network.options, _taken(instance, what, network), strict=True)
    }
    for t, visits in sorted(by_day.items()):
        for pool in _pools(instance, t):
            taken = {(u, o, day): each[pool.what, u, o] for u, o, day in visits if each[pool.what, u, o]}
            most_by_team: dict[int, int] = {}
            for u, o, _ in visits:
                most_by_team[u] = max(most_by_team.get(u, 0), each[pool.what, u, o])
            if sum(most_by_team.values()) > pool.most:
                about = said("{pool} on {date}", pool=pool.what, date=instance.days.dates[t])
                row = visits_row(NAME, about, list(taken), upper=pool.most, field=pool.field)
                yield replace(row, coefficient=np.array(list(taken.values()), dtype=np.int64))


def _pools(instance: Instance, t: int) -> list[_Pool]:
    office = instance.scenario.office
    pools = []
    if office.officers_out_at_most is not None:
        pools.append(_Pool(OFFICERS, "office.officers_out_at_most", office.officers_out_at_most))
    if office.officers_kept is not None and instance.days.working[t]:
        pools.append(_Pool(OFFICERS, "office.officers_kept", office.officers - office.officers_kept))
    if office.biometric_units is not None:
        pools.append(_Pool(UNITS, "office.biometric_units", office.biometric_units))
    return pools


def _taken(instance: Instance, what: str, network: TeamNetwork) -> Ints:
    """Count what a visit takes of a pool, shape (N,)."""
    options = instance.options
    team = instance.scenario.teams[instance.team_ids[network.team]]
    if what == UNITS:
        return np.full(len(network.options), team.biometric_units, dtype=np.int64)
    lanes = [instance.scenario.programs[name].lane for name in instance.program_ids]
    beside = np.array([lane.officers if lane is not None else 0 for lane in lanes], dtype=np.int64)
    own = team.officers if team.from_counter else 0
    result: Ints = own + beside[options.program[network.options]] * options.lane[network.options]
    return result


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say on which days the visits take more officers or units than they may."""
    scenario, office = instance.scenario, instance.scenario.office
    officers: dict[dt.date, int] = {}
    units: dict[dt.date, int] = {}
    for visit in plan.visits:
        if visit.session == "afternoon":
            continue  # the team is out already
        officers[visit.date] = officers.get(visit.date, 0) + officers_out(scenario, visit)
        units[visit.date] = units.get(visit.date, 0) + scenario.teams[visit.team].biometric_units
    for date, out in sorted(officers.items()):
        if office.officers_out_at_most is not None and out > office.officers_out_at_most:
            mend = said(
                "send out at most {officers_out_at_most}", officers_out_at_most=office.officers_out_at_most
            )
            yield Violation(NAME, f"{date}", said("{out} officers are out", out=out), mend)
        counters_open = bool(instance.days.working[(date - instance.days.dates[0]).days])
        if (
            office.officers_kept is not None
            and counters_open
            and office.officers - out < office.officers_kept
        ):
            came = said("{officers} officers are left at the counters", officers=office.officers - out)
            yield Violation(
                NAME,
                f"{date}",
                came,
                said("keep at least {officers_kept}", officers_kept=office.officers_kept),
            )
    for date, used in sorted(units.items()):
        if office.biometric_units is not None and used > office.biometric_units:
            came = said("{used} biometric units are out", used=used)
            yield Violation(
                NAME,
                f"{date}",
                came,
                said("there are {biometric_units}", biometric_units=office.biometric_units),
            )


RULE = Rule(
    NAME,
    "a day's visits together take no more officers from the counters and units than there are",
    ("office.officers_out_at_most", "office.officers_kept", "office.biometric_units"),
    violations,
    shape,
    rows,
)
