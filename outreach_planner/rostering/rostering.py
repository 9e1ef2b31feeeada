"""Makes the roster of a month: gathers what people carried, names them, and has it audited."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.plans.plan import Plan
from outreach_planner.rostering.audit import audit_roster
from outreach_planner.rostering.duties import Duty, duties_of
from outreach_planner.rostering.needs import ANY_ROLE
from outreach_planner.rostering.roster import Assignment, Load, Roster, Vacancy
from outreach_planner.rostering.solving import Carried, can_fill, may_go, name_people
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.scenario.roster_fields import RosterPin


class RosterAuditError(RuntimeError):
    """The audit objects to a roster of our own making: a bug of ours, never the user's."""


def make_roster(
    scenario: Scenario, plan: Plan, year: int, month: int, history: Sequence[Roster] = ()
) -> Roster:
    """Name officers to the trips of a month.

    Parameters
    ----------
    scenario : Scenario
        With officers.
    plan : Plan
    year, month : int
    history : sequence of Roster
        Of earlier months: what people carried then counts.

    Raises
    ------
    ScenarioError
        If there are no officers, no trips, or a pin cannot be kept.
    """
    origins = origins_of(scenario)
    if not scenario.officers:
        mend = "write officers with their roles, in the scenario or in a CSV that officers: names with from:"
        raise ScenarioError([origins.problem("officers", "there are none", mend)])
    duties = duties_of(scenario, plan, year, month)
    if not duties:
        came = f"the plan has no trip in {year:04d}-{month:02d}"
        raise ScenarioError([Problem("--month", None, "", came, "write a month that the plan covers")])
    holidays = tuple(holiday_names(scenario.calendar, (year - 1, year, year + 1)))
    carried = {
        key: Carried(
            nights=officer.nights + sum(load.nights for load in _past(history, key)),
            weekend_days=officer.weekend_days + sum(load.weekend_days for load in _past(history, key)),
            distance_m=officer.km * 1000 + sum(load.distance_m for load in _past(history, key)),
        )
        for key, officer in scenario.officers.items()
    }
    pins = _pins(scenario, duties, year, month)
    named = name_people(scenario, duties, carried, holidays, pins)
    if named is None:
        came = "they cannot all be kept beside leave, rest and roles"
        raise ScenarioError([origins.problem("roster.pins", came, "take one of them out, or move it")])
    going = {key: [d for d, _, officer in named.filled if officer == key] for key in scenario.officers}
    roster = Roster(
        month=f"{year:04d}-{month:02d}",
        fingerprint=plan.fingerprint,
        outcome="optimal" if named.is_optimal else "feasible",
        unfairness=named.unfairness,
        bound=min(named.bound, named.unfairness),
        assignments=tuple(
            Assignment(
                team=duties[d].team, starts=duties[d].starts, ends=duties[d].ends, role=role, officer=officer
            )
            for d, role, officer in sorted(named.filled, key=lambda item: _order(duties, item))
        ),
        vacancies=tuple(
            Vacancy(team=duties[d].team, starts=duties[d].starts, ends=duties[d].ends, role=role, count=count)
            for (d, role), count in sorted(named.vacant.items())
        ),
        loads=tuple(_load(key, [duties[d] for d in going[key]], carried[key]) for key in scenario.officers),
    )
    if broken := audit_roster(scenario, plan, roster, holidays):
        raise RosterAuditError("\n".join(broken))
    return roster


def _past(history: Sequence[Roster], officer: str) -> list[Load]:
    return [load for roster in history for load in roster.loads if load.officer == officer]


def _order(duties: Sequence[Duty], item: tuple[int, str, str]) -> tuple[int, int, str, str]:
    """Order places as the team's needs list them."""
    d, role, officer = item
    return d, list(duties[d].needs).index(role), role, officer


def _load(officer: str, own: Sequence[Duty], before: Carried) -> Load:
    return Load(
        officer=officer,
        trips=len(own),
        days=sum(len(duty.days) for duty in own),
        nights_before=before.nights,
        nights=sum(duty.nights for duty in own),
        weekend_days_before=before.weekend_days,
        weekend_days=sum(duty.weekend_days for duty in own),
        distance_m_before=before.distance_m,
        distance_m=sum(duty.distance_m for duty in own),
    )


def _pins(scenario: Scenario, duties: Sequence[Duty], year: int, month: int) -> list[tuple[int, RosterPin]]:
    """Find the duty of each pin of the month.

    Raises
    ------
    ScenarioError
        For each pin on a day without a trip of its team, or for an officer who cannot go.
    """
    origins, problems = origins_of(scenario), []
    found: list[tuple[int, RosterPin]] = []
    for number, pin in enumerate(scenario.roster.pins):
        path = f"roster.pins[{number}]"
        officer = scenario.officers.get(pin.officer)
        if officer is None:
            mend = "write the id of one of the officers"
            problems.append(origins.problem(f"{path}.officer", f'got "{pin.officer}"', mend))
            continue
        if (pin.date.year, pin.date.month) != (year, month):
            continue
        under_way = [d for d, duty in enumerate(duties) if duty.team == pin.team and pin.date in duty.days]
        if not under_way:
            mend = "write a day on which the team is out, or take the pin out"
            problems.append(origins.problem(path, f"{pin.team} is not out on {pin.date}", mend))
            continue
        duty = duties[under_way[0]]
        roles = [pin.role] if pin.role is not None else list(duty.needs)
        fits = [role for role in roles if role in duty.needs and can_fill(scenario, officer, role)]
        if not may_go(officer, duty) or not fits:
            came = f"{pin.officer} is on leave, goes with other teams, or cannot fill {pin.role or ANY_ROLE}"
            problems.append(origins.problem(path, came, "take the pin out, or mend the officer"))
            continue
        found.append((under_way[0], pin))
    if problems:
        raise ScenarioError(problems)
    return found
