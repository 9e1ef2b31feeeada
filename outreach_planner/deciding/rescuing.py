"""A schedule to begin with where the search finds none: CP-SAT is asked, the simulation judges, in turns.

CP-SAT knows calendar, roads, nights and what links visits, but not who comes. So it is asked for a schedule
of few visits; the simulation says which of them serve too few and by how much totals are overrun; that is
told to CP-SAT, and it is asked again. What it is told is a guess (people gather again as time passes), so
"none" proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from outreach_planner.deciding.feasibility import model_of
from outreach_planner.deciding.feasible_totals import Asked, asked_by
from outreach_planner.deciding.least_served import LeastServed
from outreach_planner.deciding.plainly import value_if_allowed
from outreach_planner.deciding.rescue_judging import Cell, reached, served_alone, too_near
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.totals import PeopleLimit, TotalLimit
from outreach_planner.plans.simulate import simulate
from outreach_planner.plans.stops import stops_of_schedule

QUESTIONS = 60
"""So often CP-SAT is asked at most."""
WORK, FIRST_WORK = 1.0, 4.0
"""Work of CP-SAT on each question, and on the first."""
ROUNDING = 1e-6
A_STEP = 1_000
"""What a step over a total costs CP-SAT; a visit costs 1."""


@dataclass(frozen=True)
class Rescue:
    """A schedule to begin with.

    Attributes
    ----------
    schedule : Schedule
        One that the networks allow.
    value_rupiah : float or None
        Its value less costs if it keeps all rules, people and all; otherwise None.
    missed : float
        By how much it misses people and totals.
    """

    schedule: Schedule
    value_rupiah: float | None
    missed: float


def rescues(
    formulation: Formulation,
    left_seconds: Callable[[], float | None] = lambda: None,
    part: float = 1.0,
) -> Iterator[Rescue]:
    """Give one schedule after the other until one keeps all rules or nothing new is learned.

    Parameters
    ----------
    formulation : Formulation
    left_seconds : callable
        Seconds that a question may take; None is no limit.
    part : float
        Part of the work of CP-SAT that a question may take.

    Yields
    ------
    Rescue
        The last may keep all rules. Nothing where CP-SAT finds nothing.
    """
    asking = _Asking(formulation)
    for number in range(QUESTIONS):
        schedule = asking.answer(part * (FIRST_WORK if number == 0 else WORK), left_seconds())
        if schedule is None:
            return
        value = value_if_allowed(formulation, schedule)
        missed, learned = (0.0, False) if value is not None else asking.learn(schedule)
        yield Rescue(schedule, value, missed)
        if not learned:
            return


@dataclass
class _Asking:
    """The questions to CP-SAT, with what the simulation has told so far."""

    formulation: Formulation
    model: cp_model.CpModel = field(init=False)
    known: set[tuple[Cell, ...]] = field(default_factory=set, init=False)
    last: Schedule | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.model, self.visits, self.nights = model_of(self.formulation)
        self.served = LeastServed(self.formulation)
        self.totals = [(total, self._asked(total)) for total in self.formulation.totals]
        self.margins = [0] * len(self.totals)

    def answer(self, work: float, seconds: float | None) -> Schedule | None:
        """Ask for a schedule of few visits that overruns totals by little, as far as is known."""
        model = self.model.clone()
        cost = sum(self.visits.values()) + sum(self.nights.values())
        for (_, asked), margin in zip(self.totals, self.margins, strict=True):
            over = model.new_int_var(0, 2**40, "")
            counted = sum(c * x for c, x in asked.terms)
            if asked.is_least:
                model.add(counted + asked.step * over >= asked.most + margin)
            else:
                model.add(counted - asked.step * over <= asked.most - margin)
            cost += A_STEP * over
        model.minimize(cost)
        if self.last is not None:
            for (u, o, t), visit in self.visits.items():
                model.add_hint(visit, bool(self.last.option[u, t] == o))
            for (u, t), sleeps in self.nights.items():
                model.add_hint(sleeps, bool(self.last.night[u, t]))
        solver = cp_model.CpSolver()
        solver.parameters.max_deterministic_time = work
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        if seconds is not None:
            solver.parameters.max_time_in_seconds = seconds
        if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        shape = len(self.formulation.networks), len(self.formulation.instance.days.dates)
        option, night = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.bool_)
        for (u, o, t), visit in self.visits.items():
            if solver.value(visit):
                option[u, t] = o
        for (u, t), sleeps in self.nights.items():
            night[u, t] = bool(solver.value(sleeps))
        self.last = Schedule(option, night)
        self.counted = [sum(c * solver.value(x) for c, x in asked.terms) for _, asked in self.totals]
        return self.last

    def learn(self, schedule: Schedule) -> tuple[float, bool]:
        """Say by how much a schedule misses people and totals, and whether CP-SAT was told anything new."""
        instance, short, told = self.formulation.instance, 0.0, False
        held = stops_of_schedule(self.formulation, schedule)
        stops = [stop for _, each in held for stop in each]
        cells = [(stop.team, option, stop.day) for option, each in held for stop in each]
        minimum = [int(m) for o, each in held for m in instance.options.service_minimum[o, : len(each)]]
        simulation = simulate(instance, stops)
        for v, least in enumerate(minimum):
            if simulation.served[v] < least - ROUNDING:
                short += least - float(simulation.served[v])
                together = too_near(instance, stops, cells, v, least - ROUNDING)
                told = self._forbid(tuple(dict.fromkeys(together))) or told
        for number, (total, asked) in enumerate(self.totals):
            actual = reached(self.formulation, schedule, simulation, stops, total, asked)
            missed = asked.most - actual if asked.is_least else actual - asked.most
            if missed > 0:
                short += missed / asked.step
                counted = self.counted[number]
                margin = counted - actual if asked.is_least else actual - counted
                told, self.margins[number] = told or margin != self.margins[number], margin
        return short, told

    def _forbid(self, cells: tuple[Cell, ...]) -> bool:
        """Let some visits not be held together, nor two of the same kind nearer to each other."""
        if cells in self.known:
            return False
        self.known.add(cells)
        if len(cells) != 2:
            self.model.add(sum(self.visits[cell] for cell in cells) <= len(cells) - 1)
            return True
        (_, early, first), (_, late, last) = cells
        teams = range(len(self.formulation.networks))
        for t in range(first, last + 1):
            for d in range(t, last + 1):
                pair = [self.visits.get((u, o, day)) for o, day in ((early, t), (late, d)) for u in teams]
                told = [visit for visit in pair if visit is not None]
                if early != late or d > t:
                    self.model.add_at_most_one(told)
        return True

    def _asked(self, total: TotalLimit) -> Asked:
        """Say what a total asks, people as many as would come if no other visit were made."""
        asked = asked_by(self.model, self.served, total, self.visits, self.nights)
        if not isinstance(total, PeopleLimit):
            return asked
        alone = [served_alone(self.formulation.instance, network) for network in self.formulation.networks]
        terms = [
            (int(alone[u][o, t]), x) for (u, o, t), x in self.visits.items() if total.first <= t <= total.last
        ]
        return Asked(terms, asked.most, False, asked.step, asked.steps_a_visit)
