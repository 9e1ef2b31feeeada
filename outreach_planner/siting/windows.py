"""The most that visits can add, whichever sites are open: window by window of the horizon.

At fixed prices of the counters the value of a plan under a choice S of sites is at most

    worth of the people under S without visits  +  sum over visits of (served x (value - left)) - costs,

``left`` being the worth of a person who is not served (``batch``). The second part is bounded once for all
choices, in a world that is at least as good for visits as any of them: as many people wait as with the fewest
counters, each is worth to a visit what he is where he is least worth unserved, and nobody has been visited
before the window begins. All three only raise what a visit can be worth (see ``deciding.bound.service``: a
visit is worth no more where fewer wait). The horizon is cut on evenings when every team is at home, so that
the visits of each window are a plan of the window; promises over whole months are left out. Each window is
then bounded by the clusters of ``deciding.bound``; who waits at least is taken from the choice that leaves
fewest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from outreach_planner.deciding.bound.crews import own_options
from outreach_planner.deciding.bound.ground import ground_of
from outreach_planner.deciding.bound.prices import Prices, fair_by_point
from outreach_planner.deciding.bound.proving import progress_of
from outreach_planner.deciding.bound.question import Question
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.errors import ScenarioError
from outreach_planner.model.network import Formulation
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.base import Period
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.batch import SitePrices, Unvisited
from outreach_planner.siting.caps import Caps, World, capped, joined, unknown
from outreach_planner.siting.drained import drained
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice
from outreach_planner.world.counters import stands
from outreach_planner.world.instance import Floats, Instance, People
from outreach_planner.world.prepare import prepare

WINDOW_DAYS = 91
"""A window that begins counts nobody as visited before: a quarter is one window, a year has four."""
SEED_ROUNDS = 60_000


def cuts(formulation: Formulation) -> list[int]:
    """Find the days on which windows begin, and the horizon's length at the end."""
    days = len(formulation.instance.days.dates)
    home = [not any(bool(network.away[t - 1]) for network in formulation.networks) for t in range(1, days)]
    found = [0]
    for t in range(1, days):
        if home[t - 1] and t - found[-1] >= WINDOW_DAYS and days - t >= WINDOW_DAYS // 2:
            found.append(t)
    return [*found, days]


def visits_add_at_most(
    ground: Ground,
    fewest: Choice,
    most: Sequence[Choice],
    prices: SitePrices,
    found: Unvisited,
    rounds: int,
    stop: Callable[[], bool],
    tell: Callable[[float], None],
) -> Caps:
    """Bound what the visits of any plan add under any of the choices.

    Parameters
    ----------
    fewest : Choice
        That with no candidate open and all counters closed that may be.
    most : sequence of Choice
        Choices of each candidate alone beside the same closings, in order.
    prices : SitePrices
    found : Unvisited
        Of all choices by candidate, at these prices.
    rounds : int
        Of the bound of each window.
    stop : callable
        Asked at work; True leaves the bound where it stands.
    tell : callable
        Told the part of the work that is done.
    """
    base = ground.instance_of(fewest)
    whole = formulate(base)
    emptied = ground_of(drained(ground, base, most, whole))
    least = emptied.least, emptied.part
    people = [ground.instance_of(choice).people for choice in most]
    days = len(base.days.dates)
    windows = list(pairwise(cuts(whole)))
    caps = []
    for start, end in windows:
        ended = _of_window(tell, start / days, (end - start) / days / max(1, rounds))
        plain = prepared(base, start, end)
        if plain is None:
            continue  # no open day: nothing can be visited
        priced = _priced(base, plain, prices, found, start, end)
        floor = (least[0][:, start:end], _parts(base, priced, least[1][:, :, start:end]))
        always, (question, best) = _proof(priced, floor, rounds, stop, ended)
        if best is None or not np.isfinite(always):
            return unknown(len(most))
        first = _world(base.people, found.left[0], start, end)
        others = [
            _world(each, found.left[j + 1], start, end) if np.isfinite(found.later[j + 1]).all() else None
            for j, each in enumerate(people)
        ]
        caps.append(capped(question, best, always, first, others, stop))
    return joined(caps) if caps else Caps(0.0, 0.0, np.zeros((len(most) + 1, 1)))


def _of_window(tell: Callable[[float], None], before: float, a_round: float) -> Callable[[int], None]:
    """Tell of the whole work after each round of a window."""
    return lambda done: tell(before + done * a_round)


def _world(people: People, left: Floats, start: int, end: int) -> World:
    return World(people.undisturbed[start:end], people.survival[start:end], left[start:end])


def prepared(base: Instance, start: int, end: int) -> Instance | None:
    """Prepare the days of a window; None where no day is open."""
    try:
        return prepare(_scenario_of(base, start, end))
    except ScenarioError:
        return None


def _proof(
    instance: Instance,
    floor: tuple[Floats, Floats],
    rounds: int,
    stop: Callable[[], bool],
    ended: Callable[[int], None],
) -> tuple[float, tuple[Question, Prices | None]]:
    """Bound what the visits of one window add, and give the prices at which; ``ended`` is told each round."""
    formulation = formulate(instance)
    nothing = simulate(formulation.instance, []).value_rupiah
    *_, last = search(flatten(formulation), 1, SEED_ROUNDS, stop)
    seeds = [] if last.schedule is None else [last.schedule]
    progress = progress_of(formulation, seeds, stop, floor)
    for number in range(max(1, rounds)):
        more = progress.work()
        ended(number + 1)
        if stop() or not more:
            break
    return max(0.0, progress.lowest - nothing), progress.best()


def _scenario_of(base: Instance, start: int, end: int) -> Scenario:
    """Write the scenario of a window: its days, without promises over months and what is fixed elsewhere.

    Travel is compared with the counters of the horizon's first day, as everywhere.
    """
    scenario, dates = base.scenario, base.days.dates
    policy = scenario.policy.model_copy(
        update={
            "fairness_rupiah_a_point": 0,
            "share_at_least": None,
            "guarantees": {
                name: promise.model_copy(
                    update={"visits": 0, "at_most_days_between": None, "share_at_least": None}
                )
                for name, promise in scenario.policy.guarantees.items()
            },
        }
    )
    programs = {
        name: program.model_copy(update={"events_at_least": None})
        for name, program in scenario.programs.items()
    }
    start_of_all = dates[0]
    counters = {
        name: counter.model_copy(
            update={"opened": None if stands(counter, start_of_all) else dt.date.max, "closed": None}
        )
        for name, counter in scenario.counters.items()
    }
    return scenario.model_copy(
        update={
            "counters": counters,
            "horizon": Period(start=dates[start], end=dates[end - 1]),
            "policy": policy,
            "programs": programs,
            "pins": tuple(pin for pin in scenario.pins if dates[start] <= pin.date <= dates[end - 1]),
            "frozen": None,
        }
    )


def _priced(
    base: Instance, plain: Instance, prices: SitePrices, found: Unvisited, start: int, end: int
) -> Instance:
    """Put the most people and the least worth of the unserved into the window's world."""
    people, served = base.people, base.queues.served_rupiah
    days = slice(start, end)
    draw, survival = people.draw[days], people.survival[days]
    left, later = found.left[0], found.later[0]
    following = left[end] if end < len(left) else later
    ahead = np.vstack([left[start + 1 : end], following])
    drawn = draw.sum(axis=1)
    drawn_rupiah = left[days] - served * drawn - survival * (ahead - base.waiting_rupiah)
    backlog = people.backlog if start == 0 else people.survival[start - 1] * people.undisturbed[start - 1]
    everybody = float(people.sought.sum()) + 1.0
    working = base.days.working[days, None]
    capacity = np.where(working, everybody, 0.0) * np.ones(draw.shape[1])
    options, fair = plain.options, fair_by_point(base, prices.fairness)
    return replace(
        plain,
        people=People(
            ids=people.ids,
            kabupaten=people.kabupaten,
            segment=people.segment,
            backlog=backlog,
            arrivals=people.arrivals[days],
            draw=draw,
            survival=survival,
            undisturbed=people.undisturbed[days],
            later_rupiah=following,
            drawn_rupiah=drawn_rupiah,
        ),
        queues=replace(plain.queues, capacity=capacity, officer_day=0.0),
        options=replace(options, value_rupiah=options.value_rupiah + fair[options.point]),
    )


def _parts(base: Instance, instance: Instance, part: Floats) -> Floats:
    """Order the parts by the window's options, which may be fewer or in another order."""
    number = {name: o for o, name in enumerate(base.options.ids)}
    found = np.ones((len(part), len(instance.options.ids), part.shape[2]))
    for o, name in enumerate(instance.options.ids):
        if name in number:
            found[:, o] = part[:, number[name]]
    alone = own_options(instance)  # their visits, whoever makes them, are looked up under the first team
    found[:, alone] = found[:, alone].max(axis=0)
    return found
