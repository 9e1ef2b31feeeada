"""Simulated annealing over schedules, compiled: every schedule on the way is simulated exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from outreach_planner.deciding.compiled import compiled, compiled_in_place
from outreach_planner.deciding.search.ahead import look_ahead
from outreach_planner.deciding.search.arrays import Crowd, Links, Ways
from outreach_planner.deciding.search.course import Change, Course, no_change, undisturbed_course
from outreach_planner.deciding.search.draws import random_below
from outreach_planner.deciding.search.following import follow, price_again, queues_again
from outreach_planner.deciding.search.kernel import (
    BELOW,
    MISSING,
    day_cost,
    days_around,
    keep_days,
)
from outreach_planner.deciding.search.links import breach, count_day, set_days, unset_days
from outreach_planner.deciding.search.moves import MOST_CHANGES, propose
from outreach_planner.deciding.search.purse import Purse
from outreach_planner.deciding.search.screening import changed_slots, estimate
from outreach_planner.deciding.search.settling import settle
from outreach_planner.deciding.search.tours import Room, Tours, room_for_weeks
from outreach_planner.deciding.search.valuing import punishment, value_of
from outreach_planner.deciding.search.weeks import remake_weeks
from outreach_planner.world.instance import Floats, Ints

HOPELESS = 20.0
"""Temperatures below which a loss is not even simulated."""
LOOSE = 0.5
"""Temperatures by which the queues' bound may be above what they are worth before prices are set anew."""


@compiled
def anneal(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    purse: Purse,
    option: Ints,
    night: Ints,
    best_option: Ints,
    best_night: Ints,
    best: float,
    state: NDArray[np.uint64],
    open_days: Ints,
    prices: Floats,
    hot: float,
    cold: float,
    begin: int,
    end: int,
    whole: int,
    tours: Tours | None,
) -> float:
    """Run rounds ``begin`` to ``end`` of an annealing of ``whole`` rounds, in place.

    Parameters
    ----------
    option, night : Ints, shape (U, D)
        The schedule to start from; left at the schedule reached.
    best_option, best_night : Ints, shape (U, D)
        The best schedule that keeps all rules; updated.
    best : float
        Its value in rupiah less costs (-inf: none yet).
    state : shape (1,)
        State of the random numbers.
    prices : Floats, shape (3,)
        What a breach of a row (or of a total by a usual visit), a visit below its minimum (or a total that
        is broken) and each person missing there cost on the way, in rupiah; no schedule that breaks a rule
        is ever kept as the best.
    hot, cold : float
        Temperature in rupiah at the first and last round.
    tours : Tours or None
        Teams whose weeks are made anew now and then; with None the code for that is not even compiled.

    Returns
    -------
    float
        The new ``best``.
    """
    teams, days = option.shape
    counted = np.zeros(links.lower.shape[0])
    capacity, cost = np.zeros((teams, days, 2), dtype=np.int64), np.zeros((teams, days))
    course, after = undisturbed_course(crowd, teams), no_change(crowd, teams)
    wanted = np.zeros((MOST_CHANGES, 4), dtype=np.int64)
    room = None
    if tours is not None:
        room = room_for_weeks(tours, crowd.survive.shape[1], crowd.sought.shape[0])
    return _rounds(
        ways,
        crowd,
        links,
        purse,
        option,
        night,
        best_option,
        best_night,
        best,
        state,
        open_days,
        prices,
        hot,
        cold,
        begin,
        end,
        whole,
        counted,
        (capacity, capacity.copy()),
        (cost, cost.copy()),
        course,
        after,
        wanted,
        np.zeros(3 * MOST_CHANGES, dtype=np.int64),
        np.zeros(days),
        tours,
        room,
    )


@compiled_in_place
def _rounds(
    ways: Ways,
    crowd: Crowd,
    links: Links,
    purse: Purse,
    option: Ints,
    night: Ints,
    best_option: Ints,
    best_night: Ints,
    best: float,
    state: NDArray[np.uint64],
    open_days: Ints,
    prices: Floats,
    hot: float,
    cold: float,
    begin: int,
    end: int,
    whole: int,
    counted: Floats,
    capacities: tuple[Ints, Ints],
    day_costs: tuple[Floats, Floats],
    course: Course,
    after: Change,
    wanted: Ints,
    slots: Ints,
    served: Floats,
    tours: Tours | None,
    room: Room | None,
) -> float:
    """Anneal with all arrays made; capacities and costs come as those of the candidate and those kept."""
    teams, days = option.shape
    (capacity, kept_capacity), (cost, kept_cost) = capacities, day_costs
    breaches, costs = 0.0, 0.0
    for u in range(teams):
        for t in range(days):
            count_day(links, counted, u, t, option[u, t], night[u, t], 1.0)
            cost[u, t] = kept_cost[u, t] = day_cost(ways, option, night, u, t, capacity)
            kept_capacity[u, t, 0], kept_capacity[u, t, 1] = capacity[u, t, 0], capacity[u, t, 1]
            costs += cost[u, t]
    for row in range(counted.shape[0]):
        breaches += breach(links, counted, row)
    follow(crowd, course, after, option, capacity, 0)
    queues_again(crowd, course, after, option)
    settle(crowd, course, after, option, capacity)
    price_again(crowd, course)
    worth = value_of(crowd, after, float(after.queue_rupiah[days])) - costs
    nothing = 0.5 * min(prices[0], prices[1])  # a rule that is broken costs more
    broken = punishment(ways, purse, prices, breaches, option, night, course, after, served)
    punished = worth - broken
    if broken < nothing and worth > best:
        best = keep_best(option, night, best_option, best_night, worth)
    for round_ in range(begin, end):
        left = 1.0 - round_ / whole
        temperature = cold + (hot - cold) * left * left
        remakes = False
        if tours is not None and room is not None:
            remakes = random_below(state, tours.one_in) == 0
            if remakes:
                look_ahead(crowd, course, after.ahead)
                number = remake_weeks(
                    ways,
                    crowd,
                    links,
                    tours,
                    course,
                    room,
                    state,
                    option,
                    night,
                    counted,
                    prices,
                    temperature,
                    wanted,
                )
        if not remakes:
            number = propose(ways, state, option, night, open_days, wanted)
        if number == 0:
            continue
        draw = (1 + random_below(state, 1 << 30)) / float(1 << 30)
        needed = punished + temperature * np.log(draw)
        change = set_days(links, option, night, counted, wanted, number)
        accepted, first, more = False, -1, 0.0
        if change * prices[0] <= HOPELESS * temperature:
            first, more = days_around(ways, option, night, wanted, number, cost, capacity)
        if first >= 0:
            look_ahead(crowd, course, after.ahead)
            found = changed_slots(course, option, capacity, wanted, number, slots)
            about = estimate(crowd, course, after, option, capacity, slots, found)
            below = prices[1] * after.gained[0, BELOW] + prices[2] * after.gained[0, MISSING]
            about -= costs + more + prices[0] * (breaches + change) + max(0.0, below)
            if about < needed or (found == 0 and more == 0.0 and change == 0.0):
                first = -1
        if first >= 0:
            follow(crowd, course, after, option, capacity, first)
            broken = punishment(ways, purse, prices, breaches + change, option, night, course, after, served)
            fine = costs + more + broken
            if value_of(crowd, after, after.at_most[0]) - fine >= needed:
                queues_again(crowd, course, after, option)
                worth = value_of(crowd, after, float(after.queue_rupiah[days]))
                accepted = worth - fine >= needed
        if not accepted:
            keep_days(wanted, number, kept_cost, kept_capacity, cost, capacity)
            unset_days(links, option, night, counted, wanted, number)
            continue
        keep_days(wanted, number, cost, capacity, kept_cost, kept_capacity)
        settle(crowd, course, after, option, capacity)
        costs, breaches, punished = costs + more, breaches + change, worth - fine
        if course.at_most[0] - course.queue_rupiah[days] > LOOSE * temperature:
            price_again(crowd, course)
        if broken < nothing and worth - costs > best:
            best = keep_best(option, night, best_option, best_night, worth - costs)
    return best


@compiled_in_place
def keep_best(option: Ints, night: Ints, best_option: Ints, best_night: Ints, worth: float) -> float:
    """Copy the schedule as the best; returns its worth."""
    for u in range(option.shape[0]):
        for t in range(option.shape[1]):
            best_option[u, t], best_night[u, t] = option[u, t], night[u, t]
    return worth
