"""Names people to duties with CP-SAT: every place filled if that can be, and the burdens shared fairly.

Burdens are nights, weekend days and hundreds of kilometres, those carried before the month included. The
sum of their weighted squares is made small: it is smallest when all carry alike, and taking from one who
carries much to give to one who carries little always lowers it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from outreach_planner.rostering.duties import Duty, clash
from outreach_planner.rostering.needs import ANY_ROLE
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.roster_fields import Officer, RosterPin

DETERMINISTIC_SECONDS = 20.0
METRES_A_STEP = 100_000
PER_MILLE = 100
"""Weights are told in hundredths."""
VACANCY = 10_000_000
SEED = 1


@dataclass(frozen=True)
class Carried:
    """What an officer has carried: nights, weekend days, metres."""

    nights: int
    weekend_days: int
    distance_m: int


@dataclass(frozen=True)
class Named:
    """Who fills which place: (duty, role, officer), the places left, and how good that is."""

    filled: tuple[tuple[int, str, str], ...]
    vacant: Mapping[tuple[int, str], int]
    is_optimal: bool
    unfairness: int
    bound: int


def name_people(
    scenario: Scenario,
    duties: Sequence[Duty],
    carried: Mapping[str, Carried],
    holidays: Sequence[dt.date],
    pins: Sequence[tuple[int, RosterPin]],
) -> Named | None:
    """Name officers to duties; None if the pins cannot all be kept.

    Parameters
    ----------
    scenario : Scenario
    duties : sequence of Duty
    carried : mapping of str to Carried
        By officer, before these duties.
    holidays : sequence of date
        Working days end before them.
    pins : sequence of (int, RosterPin)
        Pins with the duty each is about.
    """
    model = cp_model.CpModel()
    x: dict[tuple[int, str, str], cp_model.IntVar] = {}
    for d, duty in enumerate(duties):
        for key, officer in scenario.officers.items():
            if may_go(officer, duty):
                for role in duty.needs:
                    if can_fill(scenario, officer, role):
                        x[d, role, key] = model.new_bool_var(f"{d}/{role}/{key}")
    vacant = _fill_places(model, duties, x)
    goes = _goes(model, scenario, duties, x)
    _keep_rules(model, scenario, duties, goes, holidays)
    for d, pin in pins:
        if pin.role is None:
            model.add(goes[pin.officer, d] == 1) if (pin.officer, d) in goes else model.add_bool_or([])
        else:
            pinned = x.get((d, pin.role, pin.officer))
            model.add(pinned == 1) if pinned is not None else model.add_bool_or([])
    unfairness = _unfairness(model, scenario, duties, goes, carried)
    wishes = _wishes(scenario, duties, goes)
    model.minimize(VACANCY * sum(vacant.values()) + unfairness + wishes)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    left = {key: int(solver.value(var)) for key, var in vacant.items()}
    base = VACANCY * sum(left.values())
    return Named(
        filled=tuple(key for key, var in x.items() if solver.value(var)),
        vacant={key: count for key, count in left.items() if count},
        is_optimal=status == cp_model.OPTIMAL,
        unfairness=max(0, round(solver.objective_value) - base),
        bound=max(0, round(solver.best_objective_bound) - base),
    )


def may_go(officer: Officer, duty: Duty) -> bool:
    """Say whether an officer is there on all days of a duty and goes with its team."""
    away = set(officer.days_off) & set(duty.days)
    on_leave = any(leave.start <= day <= leave.end for leave in officer.leave for day in duty.days)
    return not away and not on_leave and (officer.teams is None or duty.team in officer.teams)


def can_fill(scenario: Scenario, officer: Officer, role: str) -> bool:
    """Say whether an officer can fill a role; any role but driving makes one an officer."""
    if role == ANY_ROLE:
        return ANY_ROLE in officer.roles or any(own != scenario.roster.driver_role for own in officer.roles)
    return role in officer.roles


def _fill_places(
    model: cp_model.CpModel, duties: Sequence[Duty], x: Mapping[tuple[int, str, str], cp_model.IntVar]
) -> dict[tuple[int, str], cp_model.IntVar]:
    """Fill each place once or leave it vacant; nobody fills two places of a duty."""
    by_place: dict[tuple[int, str], list[cp_model.IntVar]] = {}
    by_person: dict[tuple[int, str], list[cp_model.IntVar]] = {}
    for (d, role, key), var in x.items():
        by_place.setdefault((d, role), []).append(var)
        by_person.setdefault((d, key), []).append(var)
    vacant = {}
    for d, duty in enumerate(duties):
        for role, count in duty.needs.items():
            vacant[d, role] = model.new_int_var(0, count, f"vacant/{d}/{role}")
            model.add(sum(by_place.get((d, role), [])) + vacant[d, role] == count)
    for places in by_person.values():
        model.add_at_most_one(places)
    return vacant


def _goes(
    model: cp_model.CpModel,
    scenario: Scenario,
    duties: Sequence[Duty],
    x: Mapping[tuple[int, str, str], cp_model.IntVar],
) -> dict[tuple[str, int], cp_model.IntVar]:
    """Make for each officer and duty whether they go, in any role."""
    goes = {}
    for d, duty in enumerate(duties):
        for key in scenario.officers:
            places = [x[d, role, key] for role in duty.needs if (d, role, key) in x]
            if places:
                goes[key, d] = model.new_bool_var(f"goes/{key}/{d}")
                model.add(sum(places) == goes[key, d])
    return goes


def _keep_rules(
    model: cp_model.CpModel,
    scenario: Scenario,
    duties: Sequence[Duty],
    goes: Mapping[tuple[str, int], cp_model.IntVar],
    holidays: Sequence[dt.date],
) -> None:
    """Keep rest, the working days in seven and the nights of a month, person by person."""
    rules, pairs = scenario.roster, range(len(duties))
    clashes = [
        (a, b) for a in pairs for b in pairs if a < b and clash(scenario, duties[a], duties[b], holidays)
    ]
    days = sorted({day for duty in duties for day in duty.days})
    windows = [[d for d in days if 0 <= (d - first).days < 7] for first in days]
    for key in scenario.officers:
        own = {d: goes[key, d] for d in pairs if (key, d) in goes}
        for a, b in clashes:
            if a in own and b in own:
                model.add_at_most_one([own[a], own[b]])
        if rules.nights_at_most is not None:
            model.add(sum(duties[d].nights * var for d, var in own.items()) <= rules.nights_at_most)
        if rules.working_days_in_seven is not None:
            for window in windows:
                work = [sum(day in duties[d].days for day in window) * var for d, var in own.items()]
                model.add(sum(work) <= rules.working_days_in_seven)


def _unfairness(
    model: cp_model.CpModel,
    scenario: Scenario,
    duties: Sequence[Duty],
    goes: Mapping[tuple[str, int], cp_model.IntVar],
    carried: Mapping[str, Carried],
) -> Any:
    """Sum the weighted squares of what each carries, before the month and in it."""
    rules = scenario.roster
    total: list[Any] = []
    for key in scenario.officers:
        own = {d: goes[key, d] for d in range(len(duties)) if (key, d) in goes}
        before = carried.get(key, Carried(0, 0, 0))
        burdens = (
            (rules.night_weight, before.nights, {d: duties[d].nights for d in own}),
            (rules.weekend_weight, before.weekend_days, {d: duties[d].weekend_days for d in own}),
            (
                rules.km_weight,
                round(before.distance_m / METRES_A_STEP),
                {d: round(duties[d].distance_m / METRES_A_STEP) for d in own},
            ),
        )
        for weight, start, each in burdens:
            if not weight or not any(each.values()):
                continue
            most = start + sum(each.values())
            load = model.new_int_var(start, most, "")
            model.add(load == start + sum(each[d] * var for d, var in own.items()))
            square = model.new_int_var(0, most * most, "")
            model.add_multiplication_equality(square, [load, load])
            total.append(round(PER_MILLE * weight) * square)
    return sum(total)


def _wishes(
    scenario: Scenario, duties: Sequence[Duty], goes: Mapping[tuple[str, int], cp_model.IntVar]
) -> Any:
    """Count against the roster each duty that goes against a wish, and each wished one that is not given."""
    total: list[Any] = []
    for wish in scenario.roster.wishes:
        for d, duty in enumerate(duties):
            in_time = wish.dates is None or any(
                wish.dates.start <= day <= wish.dates.end for day in duty.days
            )
            if (wish.officer, d) in goes and in_time and wish.team in (None, duty.team):
                weight = round(PER_MILLE * wish.weight * scenario.roster.night_weight)
                var = goes[wish.officer, d]
                total.append(weight * (1 - var) if wish.wants else weight * var)
    return sum(total)
