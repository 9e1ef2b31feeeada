"""From recorded visits to posteriors: of a program, and of its places, by season."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from outreach_planner.holiday_calendar import season_of
from outreach_planner.learning.posterior import Beta, Gamma, beta_of, fading, gamma_of, informative
from outreach_planner.learning.recorded import Record
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.learned_fields import Season

Law = TypeVar("Law", Gamma, Beta)


@dataclass(frozen=True)
class Trust:
    """How much the estimate weighs against what is recorded.

    Attributes
    ----------
    program_people : float
        Prior weight of a program's attendance, in people.
    place_people : float
        Prior weight of a place's attendance around its program's, in people.
    registered : float
        Prior weight of the no-show share, in people registered.
    half_life_days : float
        What was recorded so long ago counts half.
    spread : float
        How much a visit's turnout varies by itself, one standard deviation as a part of the mean.
    """

    program_people: float = 20.0
    place_people: float = 20.0
    registered: float = 40.0
    half_life_days: float = 365.0
    spread: float = 0.2


@dataclass(frozen=True)
class Learnt(Generic[Law]):
    """Prior, data and posterior of a program (place None) or a place, in a season.

    Attributes
    ----------
    seen, of : float
        Came of expected, or absent of registered; faded. ``visits`` is not faded.
    weight : float
        Part of the posterior that the data makes up, from 0 to 1.
    """

    program: str
    place: str | None
    season: Season
    visits: int
    seen: float
    of: float
    prior: Law
    posterior: Law
    weight: float


@dataclass(frozen=True)
class Lessons:
    """All that was learned: attendance against what was expected, and no-shows of those registered."""

    until: dt.date
    trust: Trust
    attendance: tuple[Learnt[Gamma], ...]
    no_shows: tuple[Learnt[Beta], ...]


@dataclass(frozen=True)
class _Seen:
    """Faded sums of visits of a place: information, in people, and what came of it."""

    place: str
    visits: int
    seen: float
    of: float
    expected: float
    came: float


def learn(
    scenario: Scenario,
    records: Sequence[Record],
    expected: Callable[[Record], float],
    trust: Trust,
    until: dt.date | None = None,
) -> Lessons:
    """Learn from recorded visits.

    Parameters
    ----------
    records : sequence of Record
    expected : callable
        Tells how many were expected where the record does not say; 0 where nothing can be said.
    trust : Trust
    until : date or None
        The day from which records fade; None takes the last record's.
    """
    last = until or max((each.date for each in records), default=scenario.horizon.start)
    groups: dict[tuple[str, Season], list[Record]] = defaultdict(list)
    for record in records:
        groups[(record.program, season_of(scenario.calendar, record.date))].append(record)
    attendance: list[Learnt[Gamma]] = []
    no_shows: list[Learnt[Beta]] = []
    for (program, season), group in sorted(groups.items()):
        attendance += _attendance(program, season, _counts(group, expected, trust, last), trust)
        share = scenario.uncertainty.no_shows_of(program)
        share = float(np.clip(share, 0.001, 0.999))
        no_shows += _no_shows(program, season, share, _absences(scenario, group, trust, last), trust)
    return Lessons(last, trust, tuple(attendance), tuple(no_shows))


def _attendance(program: str, season: Season, places: Sequence[_Seen], trust: Trust) -> list[Learnt[Gamma]]:
    """Learn the program's rate from all places, then each place's around the rate of the others.

    The others' rate is itself uncertain, so its variance widens the place's prior.
    """
    if not places:
        return []
    office = Gamma(trust.program_people, trust.program_people)
    whole = office.updated(sum(each.seen for each in places), sum(each.of for each in places))
    found = [_learnt_gamma(program, None, season, places, office, whole)]
    for each in places:
        others = office.updated(
            sum(other.seen for other in places if other is not each),
            sum(other.of for other in places if other is not each),
        )
        prior = gamma_of(others.mean, others.mean / trust.place_people + others.variance)
        after = prior.updated(each.seen, each.of)
        found.append(_learnt_gamma(program, each.place, season, [each], prior, after))
    return found


def _no_shows(
    program: str, season: Season, share: float, places: Sequence[_Seen], trust: Trust
) -> list[Learnt[Beta]]:
    if not places:
        return []
    prior = beta_of(share, trust.registered)
    absent, registered = sum(each.seen for each in places), sum(each.of for each in places)
    whole = prior.updated(absent, registered - absent)
    found = [_learnt_beta(program, None, season, places, prior, whole)]
    for each in places:
        seen = sum(other.seen for other in places if other is not each)
        of = sum(other.of for other in places if other is not each)
        around = beta_of(prior.updated(seen, of - seen).mean, trust.registered)
        after = around.updated(each.seen, each.of - each.seen)
        found.append(_learnt_beta(program, each.place, season, [each], around, after))
    return found


def _counts(
    records: Sequence[Record], expected: Callable[[Record], float], trust: Trust, last: dt.date
) -> list[_Seen]:
    """Sum up the faded attendance of each place; visits of which nothing was expected are passed over."""
    by_place: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for record in records:
        hoped = record.expected if record.expected is not None else expected(record)
        if hoped > 0:
            fade = float(fading([max(0, (last - record.date).days)], trust.half_life_days)[0])
            by_place[record.place].append((fade, hoped, float(record.came)))
    return [
        _Seen(
            place,
            len(visits),
            sum(fade * informative(hoped, trust.spread) * came / hoped for fade, hoped, came in visits),
            sum(fade * informative(hoped, trust.spread) for fade, hoped, _ in visits),
            sum(fade * hoped for fade, hoped, _ in visits),
            sum(fade * came for fade, _, came in visits),
        )
        for place, visits in sorted(by_place.items())
    ]


def _absences(scenario: Scenario, records: Sequence[Record], trust: Trust, last: dt.date) -> list[_Seen]:
    """Sum up the faded absences of each place.

    Who of those registered came is known where it was written, or where the program takes nobody else.
    """
    by_place: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for record in records:
        quota = scenario.programs[record.program].quota
        came = record.came_online
        if came is None and (quota is None or quota.walk_in == 0):
            came = record.came
        if record.registered_online and came is not None:
            fade = float(fading([max(0, (last - record.date).days)], trust.half_life_days)[0])
            absent = max(0, record.registered_online - came)
            by_place[record.place].append((fade, float(record.registered_online), float(absent)))
    return [
        _Seen(
            place,
            len(visits),
            sum(fade * absent for fade, _, absent in visits),
            sum(fade * registered for fade, registered, _ in visits),
            sum(fade * registered for fade, registered, _ in visits),
            sum(fade * absent for fade, _, absent in visits),
        )
        for place, visits in sorted(by_place.items())
    ]


def _learnt_gamma(
    program: str, place: str | None, season: Season, places: Sequence[_Seen], prior: Gamma, after: Gamma
) -> Learnt[Gamma]:
    came, hoped = sum(each.came for each in places), sum(each.expected for each in places)
    visits = sum(each.visits for each in places)
    weight = 1 - prior.rate / after.rate
    return Learnt(program, place, season, visits, came, hoped, prior, after, weight)


def _learnt_beta(
    program: str, place: str | None, season: Season, places: Sequence[_Seen], prior: Beta, after: Beta
) -> Learnt[Beta]:
    absent, registered = sum(each.seen for each in places), sum(each.of for each in places)
    weight = 1 - (prior.a + prior.b) / (after.a + after.b)
    visits = sum(each.visits for each in places)
    return Learnt(program, place, season, visits, absent, registered, prior, after, weight)
