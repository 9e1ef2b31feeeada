"""The people who wait: how many there are at each demand point, and what they do unvisited."""

from __future__ import annotations

import datetime as dt

import numpy as np

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.forecasting.applying import daily_by_district
from outreach_planner.scenario.base import WEEKDAYS, Weekday
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import origins_of
from outreach_planner.world.counters import is_open, pull_and_travel, queue_ids
from outreach_planner.world.instance import Days, Floats, Ints, People
from outreach_planner.world.travel import Travel, campuses

COUNTER_DAYS = 5 / 7
"""Part of all days on which counters are open, holidays aside; for what lies outside the horizon."""
DAYS_A_YEAR = 365
WORKING_DAYS = 5


def points_of(scenario: Scenario) -> tuple[tuple[str, ...], Ints, Ints]:
    """List the demand points: districts, then campuses, each x the segments that live there.

    Returns
    -------
    ids : tuple of str, length I
        ``district/segment`` or ``campus/segment``.
    home, segment : Ints, shape (I,)
        Index of the home (districts, then campuses) and of the segment.
    """
    segments = scenario.demand.segments
    homes = [(name, "districts") for name in scenario.districts]
    homes += [(name, "campuses") for name in campuses(scenario)]
    found = [
        (f"{name}/{segment}", home, number)
        for home, (name, kind) in enumerate(homes)
        for number, (segment, data) in enumerate(segments.items())
        if data.live_at == kind
    ]
    ids = tuple(point for point, _, _ in found)
    table = np.array([(home, number) for _, home, number in found], dtype=np.int64).reshape(-1, 2)
    return ids, table[:, 0], table[:, 1]


def yearly_shares(scenario: Scenario) -> Floats:
    """Share a segment's applicants over its homes: districts by weight and population, campuses by students.

    A district has its kabupaten's part of all weights times its part of the kabupaten's people.

    Returns
    -------
    Floats, shape (H,)
        The districts' shares sum to 1, and the campuses' shares sum to 1.

    Raises
    ------
    ScenarioError
        If a kabupaten has weight but no people in districts, no kabupaten has weight, or students are
        to be served and no campus has any.
    """
    problems = _homeless(scenario)
    if problems:
        raise ScenarioError(problems)
    people = dict.fromkeys(scenario.kabupaten, 0)
    for district in scenario.districts.values():
        people[district.kabupaten] += district.population
    weights = sum(kabupaten.weight for kabupaten in scenario.kabupaten.values())
    by_district = [
        scenario.kabupaten[d.kabupaten].weight / weights * d.population / max(people[d.kabupaten], 1)
        for d in scenario.districts.values()
    ]
    students = [scenario.places[campus].students for campus in campuses(scenario)]
    return np.array(by_district + [count / sum(students) for count in students])


def _homeless(scenario: Scenario) -> list[Problem]:
    """Find applicants who would live nowhere."""
    problems = []
    segments = scenario.demand.segments.items()
    for name, kabupaten in scenario.kabupaten.items():
        lived_in = any(d.kabupaten == name and d.population > 0 for d in scenario.districts.values())
        if kabupaten.weight > 0 and not lived_in:
            came = f"got weight {kabupaten.weight:g}, but no district of it has people"
            mend = "add its districts with their population, or write weight: 0"
            problems.append(origins_of(scenario).problem(f"kabupaten.{name}.weight", came, mend))
    if not any(kabupaten.weight > 0 for kabupaten in scenario.kabupaten.values()):
        mend = "give at least one kabupaten a weight above 0"
        problems.append(
            origins_of(scenario).problem("kabupaten", "got no weight above 0: nobody applies", mend)
        )
    for name, segment in segments:
        if segment.live_at == "campuses" and segment.share > 0 and not campuses(scenario):
            came = "got people who live at campuses, but no place has students"
            mend = "write students at the places that are campuses, or share: 0"
            problems.append(origins_of(scenario).problem(f"demand.segments.{name}", came, mend))
    return problems


def people_of(scenario: Scenario, days: Days, travel: Travel) -> People:
    """Tell who waits, who comes and who leaves at each demand point on each day.

    Arrivals of a day are the applications of a year x the month's factor / 365 x the segment's share x
    the home's share; where the scenario plans with estimates, theirs by district and month. The factors
    are taken as they are: if their mean is not 1, the year's sum is not ``applications_a_year``. The
    backlog is the first day's arrivals x the smaller of ``backlog_days`` and the steady state when nobody
    visits. A campus belongs to the kabupaten of its place.

    Raises
    ------
    ScenarioError
        If people of the demand live nowhere, or officers are said to serve two queues.
    """
    demand = scenario.demand
    ids, home, segment = points_of(scenario)
    parts = np.array([data.share for data in demand.segments.values()])
    arrivals = _arrivals(scenario, days, home, parts[segment])
    draw, drawn_rupiah = _draw(scenario, days, travel, home, segment)
    stay = 1.0 - demand.giving_up_a_day
    survival = (1.0 - draw.sum(axis=1)) * stay
    (first, _), (last, last_spared) = (
        _usual(scenario, travel, int(days.season[t]), days.dates[t], home, segment) for t in (0, -1)
    )
    mean_leaving = 1.0 - (1.0 - COUNTER_DAYS * first) * stay
    steady_days = np.divide(1.0, mean_leaving, out=np.full(len(ids), np.inf), where=mean_leaving > 0)
    backlog = arrivals[0] * np.minimum(demand.backlog_days, steady_days)
    undisturbed = np.empty_like(arrivals)
    waiting = backlog
    for t in range(len(days.dates)):
        waiting = waiting + arrivals[t]
        undisturbed[t] = waiting
        waiting = survival[t] * waiting
    drawn_later = COUNTER_DAYS * last
    leaving_later = drawn_later + demand.giving_up_a_day
    spared_later = np.divide(
        COUNTER_DAYS * last_spared, leaving_later, out=np.zeros(len(ids)), where=drawn_later > 0
    )
    served_later = np.divide(drawn_later, leaving_later, out=np.zeros(len(ids)), where=drawn_later > 0)
    return People(
        ids=ids,
        kabupaten=_kabupaten(scenario)[home],
        segment=segment,
        backlog=backlog,
        arrivals=arrivals,
        draw=draw,
        survival=survival,
        undisturbed=undisturbed,
        later_rupiah=scenario.costs.served_rupiah * served_later + spared_later,
        drawn_rupiah=drawn_rupiah,
    )


def _arrivals(scenario: Scenario, days: Days, home: Ints, parts: Floats) -> Floats:
    """Tell how many come to need a passport at each point on each day, shape (D, I)."""
    demand, shares = scenario.demand, yearly_shares(scenario)
    by_district = daily_by_district(scenario, days.dates)
    if by_district is None:
        daily = demand.applications_a_year / DAYS_A_YEAR * parts * shares[home]
        factors = np.array([demand.month_factors[date.month - 1] for date in days.dates])
        return np.asarray(factors[:, None] * daily, dtype=np.float64)
    campuses_part = by_district.sum(axis=1, keepdims=True) * shares[len(scenario.districts) :]
    return np.asarray(np.hstack([by_district, campuses_part])[:, home] * parts, dtype=np.float64)


def usual_week(scenario: Scenario) -> tuple[Weekday | None, ...]:
    """List the working days of a week whose mean is a usual one; None, any, where all counters keep all."""
    if any(counter.weekdays is not None for counter in scenario.counters.values()):
        return WEEKDAYS[:WORKING_DAYS]
    return (None,)


def _usual(
    scenario: Scenario, travel: Travel, season: int, date: dt.date, home: Ints, segment: Ints
) -> tuple[Floats, Floats]:
    """Tell whom all counters draw on a usual working day, and the travel spared, shape (I,) each.

    The mean over the working days of a week where counters keep weekdays of their own.
    """
    week = usual_week(scenario)
    found = [pull_and_travel(scenario, travel, season, date, weekday) for weekday in week]
    draw = sum(pull[:, home, segment].sum(axis=0) for pull, _ in found) / len(week)
    spared = sum(rupiah[home, segment] for _, rupiah in found) / len(week)
    return np.asarray(draw), np.asarray(spared)


def _draw(scenario: Scenario, days: Days, travel: Travel, home: Ints, segment: Ints) -> tuple[Floats, Floats]:
    """Tell the share drawn to each queue on each day, shape (D, G, I), and the travel spared, shape (D, I).

    Both are 0 when counters are closed.
    """
    draw = np.zeros((len(days.dates), len(queue_ids(scenario)), len(home)))
    spared = np.zeros((len(days.dates), len(home)))
    known: dict[tuple[int, tuple[str, ...]], tuple[Floats, Floats]] = {}
    for t in np.flatnonzero(days.working):
        season, date = int(days.season[t]), days.dates[t]
        key = (season, tuple(name for name, c in scenario.counters.items() if is_open(c, date)))
        if key not in known:
            pull, rupiah = pull_and_travel(scenario, travel, season, date)
            known[key] = pull[:, home, segment], rupiah[home, segment]
        draw[t], spared[t] = known[key]
    return draw, spared


def _kabupaten(scenario: Scenario) -> Ints:
    """Tell the kabupaten of each home, shape (H,)."""
    index = {name: number for number, name in enumerate(scenario.kabupaten)}
    named = [district.kabupaten for district in scenario.districts.values()]
    named += [scenario.places[campus].kabupaten for campus in campuses(scenario)]
    return np.array([index[name] for name in named], dtype=np.int64)
