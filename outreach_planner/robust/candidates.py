"""Candidate plans: as planned, from several seeds, on tightened rules and on sampled demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule, TeamNetwork
from outreach_planner.robust.chances import Chances, minimums
from outreach_planner.rules.base import Rule
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.scenario.uncertainty_fields import Uncertainty
from outreach_planner.stressing.draws import weather_of
from outreach_planner.stressing.robustness import Candidate, Terms
from outreach_planner.world.instance import Floats, Instance

EASING = (1.0, 0.5, 0.25)
"""How much of the raise of minimums is asked, tried in turn until a plan keeps all rules."""
PROMISE_MARGIN = 0.95
PERTURBED_SEED = 991


def candidates(
    nominal: Formulation, uncertainty: Uncertainty, terms: Terms, stop: Callable[[], bool]
) -> Iterator[Candidate]:
    """Search plans of three kinds: nominal, tightened and perturbed, each from several seeds.

    A plan that breaks the scenario's own rules (as one planned on other demand may) is left out; so are
    doubles.
    """
    instance, seen = nominal.instance, set()
    chances = Chances(instance, uncertainty)
    tightened = tighter(instance, chances, terms)
    weather = weather_of(instance, uncertainty, max(terms.candidates, 1), PERTURBED_SEED + terms.seed)
    tasks: list[tuple[str, Callable[[], Formulation], int]] = []
    for number in range(terms.candidates):
        seed = terms.seed + number
        tasks.append((f"nominal-{seed}", lambda: nominal, seed))
    for number in range(terms.candidates):
        seed = terms.seed + number
        tasks.append((f"tightened-{seed}", lambda: tightened, seed))
    for number in range(terms.candidates):
        seed = terms.seed + number
        tasks.append((f"perturbed-{seed}", partial(_perturbed, instance, weather.level[number]), seed))
    for name, make, seed in tasks:
        if stop():
            return
        schedule = best_schedule(make(), seed, terms.rounds, stop)
        if schedule is None:
            continue
        mark = schedule.option.tobytes() + schedule.night.tobytes()
        value = value_on(nominal, schedule)
        if value is not None and mark not in seen:
            seen.add(mark)
            yield Candidate(name, schedule, value)


def _perturbed(instance: Instance, level: Floats) -> Formulation:
    """Formulate the scenario with the demand of one sampled month."""
    return formulate(moved(instance, level))


def tighter(instance: Instance, chances: Chances, terms: Terms) -> Formulation:
    """Formulate the scenario with minimums and capacities that leave room for chance.

    Where not even a short search finds a plan, the minimums are raised by less.
    """
    raised, _ = minimums(instance, chances, terms.miss_risk, promised(instance))
    least = instance.options.service_minimum
    rules = RULES
    if terms.overload_risk is not None:
        rules = (_planned_capacity(chances, terms.overload_risk), *RULES)
    formulation = formulate(instance, rules)
    for easing in EASING:
        eased = least + np.ceil(easing * (raised - least)).astype(np.int64)
        options = replace(instance.options, service_minimum=eased, minimum_attendance=eased.sum(axis=1))
        changed = replace(instance, options=options)
        formulation = formulate(changed, rules)
        if best_schedule(formulation, terms.seed, terms.rounds // 4, _never) is not None:
            return formulation
    return formulation


def promised(instance: Instance) -> dict[int, float]:
    """Tell the most that can be asked of options in kabupaten with guaranteed visits.

    As many of them as visits are promised must stay possible: what the least of the best gathers at most.
    """
    options, people = instance.options, instance.people
    found: dict[int, float] = {}
    for name, guarantee in instance.scenario.policy.guarantees.items():
        if guarantee.visits == 0:
            continue
        kabupaten, program = instance.kabupaten_ids.index(name), instance.program_ids.index(guarantee.program)
        plain = options.held & (options.second < 0) & (options.request < 0)
        of_it = np.flatnonzero(plain & (options.kabupaten == kabupaten) & (options.program == program))
        peaks = []
        for option in of_it:
            rows = slice(int(options.start[option]), int(options.start[option + 1]))
            share = options.share[instance.days.season, rows]
            come = np.einsum("ti,ti->t", people.undisturbed[:, options.point[rows]], share)
            peaks.append(float(np.median(come)))
        best = sorted(peaks, reverse=True)[: guarantee.visits]
        if best:
            found |= {int(option): PROMISE_MARGIN * best[-1] for option in of_it}
    return found


def moved(instance: Instance, level: Floats) -> Instance:
    """Change the demand of each kabupaten by a factor."""
    people = instance.people
    factor = level[people.kabupaten]
    changed = replace(
        people,
        backlog=people.backlog * factor,
        arrivals=people.arrivals * factor,
        undisturbed=people.undisturbed * factor,
    )
    return replace(instance, people=changed)


def best_schedule(
    formulation: Formulation, seed: int, rounds: int, stop: Callable[[], bool]
) -> Schedule | None:
    """Search and give the best schedule that keeps all rules; None if none was found."""
    schedule = None
    for found in search(flatten(formulation), seed, rounds, stop):
        schedule = found.schedule
    return schedule


def value_on(formulation: Formulation, schedule: Schedule) -> float | None:
    """Value a schedule on another formulation of the same scenario; None if it breaks a rule there."""
    try:
        return value_if_allowed(formulation, schedule)
    except ValueError:
        return None


def _planned_capacity(chances: Chances, risk: float) -> Rule:
    """Make a rule that counts on no more than may be invited at the stated chance of overload.

    Days of two services keep their capacity: what one has too many of, the other cannot take.
    """

    def shape(instance: Instance, network: TeamNetwork) -> None:
        for n, option in enumerate(network.options):
            if instance.options.second[option] >= 0:
                continue
            table = network.capacity[:, :, n, :]
            for capacity in np.unique(table[table > 0]):
                most = int(chances.most_expected(int(option), int(capacity), risk))
                table[table == capacity] = -1 if most < 1 else -(most + 1)
            table[table < -1] = -table[table < -1] - 1

    return Rule("planned-capacity", "no more are invited than may come", (), lambda *_: (), shape)


def _never() -> bool:
    """Go on."""
    return False
