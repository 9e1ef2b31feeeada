"""A plan from the proof: the master's schedules and trips taken whole instead of in parts.

The best mix of the master is nearly a plan where its crews go on whole trips: few of its parts are cut. Taken
as whole numbers, the same columns give a schedule, by integer programming. It proves nothing (other columns
may be better), may miss rules that the master knows only on average over a crew, and is judged and mended
like any other schedule.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from outreach_planner.deciding.bound.master import Master
from outreach_planner.deciding.bound.question import Question
from outreach_planner.deciding.bound.routes import Routes
from outreach_planner.model.network import Schedule


def can_be_whole(question: Question) -> bool:
    """Whether every crew goes on trips, so that whole columns are a schedule."""
    ground = question.ground
    routed = {routes.team for routes in ground.routes}
    return bool(routed) and routed == {int(team) for team in ground.crews.first}


def whole_schedule(question: Question, master: Master, stop: Callable[[], bool]) -> Schedule | None:
    """Take the master's columns whole; None if nothing is found in the work given."""
    taken = master.solve_whole(stop)
    if taken is None:
        return None
    formulation = question.ground.formulation
    teams, days = len(formulation.networks), len(formulation.instance.days.dates)
    schedule = Schedule(np.full((teams, days), -1, dtype=np.int64), np.zeros((teams, days), dtype=np.bool_))
    for routes, trips in zip(question.ground.routes, taken, strict=True):
        _send(schedule, routes, trips)
    return schedule


def _send(schedule: Schedule, routes: Routes, trips: list[tuple[int, tuple[int, ...]]]) -> None:
    """Send the crew's teams on these trips (day they leave, visits), nights shared out evenly."""
    free, nights = dict.fromkeys(routes.teams.tolist(), 0), dict.fromkeys(routes.teams.tolist(), 0)
    for start, visits in sorted(trips):
        at_home = [u for u in free if free[u] <= start]
        if not at_home:
            continue
        u = min(at_home, key=lambda u: (nights[u], u))
        for visit in visits:
            t, _slept, onward, n = routes.place[visit]
            schedule.option[u, t] = routes.options[n]
            schedule.night[u, t] = bool(onward)
            free[u] = int(t) + 1
        first = int(routes.place[visits[0], 0])
        if first > start:
            schedule.night[u, start] = True
        nights[u] += len(visits) - 1 + first - start
