"""The habit of an office: each team goes round its places in turn, on every day it may go out.

The van goes round the seats of government, the campus team round the campuses, the weekend team round the
malls (where there is room, with the drive-thru lane), in the order of the scenario.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from diary import Diary, Visit

from outreach_planner.model.network import Formulation, Row, Schedule, TeamNetwork
from outreach_planner.rules.rulebook import RULES, formulate
from outreach_planner.world.instance import Instance

SEATS = "kantor-bupati"
"""The kind of place that a van goes round where a team can visit any of that kind."""
NOT_ASKED = "minimum-attendance"
"""Whether enough people will come is a figure that a habit does not know."""


def by_habit(instance: Instance) -> Schedule:
    """Go round without counting: the calendar and the roads are kept, what links visits is not looked at."""
    diary = Diary(formulate(instance, [rule for rule in RULES if rule.name != NOT_ASKED]))
    return _go_round(diary, is_allowed=lambda visit: True).schedule()


def by_mended_habit(formulation: Formulation) -> Schedule:
    """Go round and skip whatever a rule forbids that day; then make good the visits that are promised.

    A promised visit goes where it brings most, if need be in place of what the round had put on that day.
    """
    diary = Diary(formulation)
    return made_good(_go_round(diary, diary.may_hold)).schedule()


def made_good(diary: Diary) -> Diary:
    """Put in the promised visits that are missing, one after the other, each where it brings most."""
    while diary.missing():
        better = [found for row in diary.short_rows() for found in _with_one_of(diary, _visits(row))]
        if not better:
            break
        diary = max(better, key=lambda found: (-found.missing(), found.value_rupiah()))
    return diary


def turn(instance: Instance, network: TeamNetwork) -> list[int]:
    """List the options that a team goes round, in the scenario's order; with the lane where there is one."""
    options, places = instance.options, instance.scenario.places
    held = [int(o) for o in network.options]
    lanes = {(options.program[o], options.place[o]) for o in held if options.lane[o]}
    held = [o for o in held if options.lane[o] or (options.program[o], options.place[o]) not in lanes]
    seats = [o for o in held if places[instance.place_ids[options.place[o]]].kind == SEATS]
    return seats or held


def _go_round(diary: Diary, is_allowed: Callable[[Visit], bool]) -> Diary:
    """Day by day, let each team hold the next in its turn that is open; who was skipped stays next."""
    instance = diary.formulation.instance
    turns = {network.team: turn(instance, network) for network in diary.formulation.networks}
    for t in range(len(instance.days.dates)):
        for u, waiting in turns.items():
            open_today = {o for _, o, _ in diary.candidates([t], [u])}
            chosen = next((o for o in waiting if o in open_today and is_allowed((u, o, t))), None)
            if chosen is not None:
                diary.add((u, chosen, t))
                waiting.remove(chosen)
                waiting.append(chosen)
    return diary


def _visits(row: Row) -> list[Visit]:
    return [
        (int(u), int(o), int(t))
        for u, o, t, coefficient in zip(row.team, row.option, row.day, row.coefficient, strict=True)
        if coefficient > 0
    ]


def _with_one_of(diary: Diary, visits: list[Visit]) -> list[Diary]:
    """Give the diaries with one of the visits more that miss fewer promised visits and break nothing.

    What stands in its way (at the same place within the gap, for one) is taken out for it.
    """
    open_visits = set(diary.candidates(np.unique([t for _, _, t in visits]).tolist()))
    found = []
    for visit in visits:
        if visit not in open_visits or diary.held.get((visit[0], visit[2])) == visit[1]:
            continue
        more = diary.copy()
        more.add(visit)
        in_the_way = [other for row in more.broken() for other in _visits(row) if other != visit]
        more = more.copy(without=in_the_way)
        if more.missing() < diary.missing() and not more.broken() and not more.short_visits():
            found.append(more)
    return found
