"""What a plan uses of the limits on teams, officers, units and events, and how it keeps its promises.

Of a limit that holds every day, month or week only the one where the plan comes nearest to it is told.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from outreach_planner.holiday_calendar import holiday_names
from outreach_planner.plans.days_without import days_without
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.uses import months_of
from outreach_planner.scenario.fields import Scenario

LimitUseKind = Literal[
    "officers-out",
    "officers-kept",
    "biometric-units",
    "nights",
    "days-away",
    "days-in-seven",
    "events-at-most",
    "events-at-least",
    "visits",
    "days-between",
]
SATURDAY, WEEK = 5, 7


@dataclass(frozen=True)
class LimitUse:
    """How near a plan comes to a limit.

    Attributes
    ----------
    kind : LimitUseKind
    name : str
        Of the team, program or kabupaten; empty for the office.
    date : date or None
        The day, the first day of the month or of the seven days; None where none is told.
    used, limit : int
    is_least : bool
        The limit is the least; otherwise the most.
    """

    kind: LimitUseKind
    name: str
    date: dt.date | None
    used: int
    limit: int
    is_least: bool = False


def limit_uses(scenario: Scenario, plan: Plan) -> tuple[LimitUse, ...]:
    """List the limits that a scenario sets, each with the day or month where the plan is nearest to it."""
    return (*_pools(scenario, plan), *_crews(scenario, plan), *_promises(scenario, plan))


def officers_out(scenario: Scenario, visit: Visit) -> int:
    """Count the officers that a visit takes from the counters: the team's and those of the lane."""
    team, lane = scenario.teams[visit.team], scenario.programs[visit.program].lane
    out = team.officers if team.from_counter else 0
    return out + (lane.officers if visit.lane and lane is not None else 0)


def _pools(scenario: Scenario, plan: Plan) -> Iterator[LimitUse]:
    """Tell the days with most officers and units out."""
    office = scenario.office
    out: Counter[dt.date] = Counter()
    units: Counter[dt.date] = Counter()
    for visit in plan.visits:
        if visit.session != "afternoon":  # the team is out already
            out[visit.date] += officers_out(scenario, visit)
            units[visit.date] += scenario.teams[visit.team].biometric_units
    if office.officers_out_at_most is not None:
        date, used = _most(out, scenario.horizon.start)
        yield LimitUse("officers-out", "", date, used, office.officers_out_at_most)
    if office.officers_kept is not None:
        holidays = holiday_names(scenario.calendar, {date.year for date in out})
        working = {d: n for d, n in out.items() if d.weekday() < SATURDAY and d not in holidays}
        date, used = _most(working, scenario.horizon.start)
        kept = office.officers - used
        yield LimitUse("officers-kept", "", date, kept, office.officers_kept, is_least=True)
    if office.biometric_units is not None:
        date, used = _most(units, scenario.horizon.start)
        yield LimitUse("biometric-units", "", date, used, office.biometric_units)


def _crews(scenario: Scenario, plan: Plan) -> Iterator[LimitUse]:
    """Tell each team's month of most nights, longest trip and fullest seven days."""
    for name, team in scenario.teams.items():
        trips = [trip for trip in plan.trips if trip.team == name]
        if team.sleeps_away:
            nights = Counter(
                (trip.starts + dt.timedelta(days=night)).replace(day=1)
                for trip in trips
                for night in range((trip.ends - trip.starts).days)
            )
            month, used = _most(nights, months_of(scenario)[0])
            yield LimitUse("nights", name, month, used, team.nights_at_most)
            longest = max((len({visit.date for visit in trip.visits}) for trip in trips), default=0)
            yield LimitUse("days-away", name, None, longest, team.days_away_at_most)
        if team.working_days_in_seven is not None:
            worked = {visit.date for visit in plan.visits if visit.team == name}
            weeks = {
                first: sum(first <= date < first + dt.timedelta(days=WEEK) for date in worked)
                for first in worked
            }
            first, used = _most(weeks, scenario.horizon.start)
            yield LimitUse("days-in-seven", name, first, used, team.working_days_in_seven)


def _promises(scenario: Scenario, plan: Plan) -> Iterator[LimitUse]:
    """Tell each program's fullest and emptiest month, and how near promised visits come to being broken."""
    months = months_of(scenario)
    for name, program in scenario.programs.items():
        held = Counter(visit.date.replace(day=1) for visit in plan.visits if visit.program == name)
        if program.events_at_most is not None:
            month, used = _most(held, months[0])
            yield LimitUse("events-at-most", name, month, used, program.events_at_most)
        if program.events_at_least:
            month = min(months, key=lambda each: held[each])
            least = program.events_at_least
            yield LimitUse("events-at-least", name, month, held[month], least, is_least=True)
    for name, guarantee in sorted(scenario.policy.guarantees.items()):
        if guarantee.visits:
            made = Counter(
                visit.date.replace(day=1)
                for visit in plan.visits
                if visit.program == guarantee.program and scenario.places[visit.place].kabupaten == name
            )
            month = min(months, key=lambda each: made[each])
            yield LimitUse("visits", name, month, made[month], guarantee.visits, is_least=True)
    longest: dict[str, int] = {}
    for name, _, without in days_without(scenario, plan):
        longest[name] = max(without, longest.get(name, 0))
    for name, without in longest.items():
        most = scenario.policy.guarantees[name].at_most_days_between or 0
        yield LimitUse("days-between", name, None, without, most)


def _most(counted: Mapping[dt.date, int], otherwise: dt.date) -> tuple[dt.date, int]:
    """Give the date that counts most (the first of equals) and its count; of none another date and 0."""
    date = min(counted, key=lambda each: (-counted[each], each), default=otherwise)
    return date, counted.get(date, 0)
