"""Random touring worlds and changes to them whose effect on the best plan is known beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from touring_worlds import touring_data
from worlds import scenario_of

from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.world.prepare import prepare

ROUNDS = 15_000
"""With these the search finds the optimum of such worlds (tests/test_search.py, brute force)."""
World = dict[str, Any]


def some_data(seed: int) -> World:
    """Draw a world of two or three towns and four or five days, with some rules and richer days."""
    size = {"towns": 2 + seed % 2, "days": 4 + seed % 2, "teams": 1 + seed % 2}
    return touring_data(seed, **size, office_rules=seed % 3, richer=seed % 4)


def question(world: World) -> Formulation:
    """The question of a world, all rules applied."""
    return formulate(prepare(scenario_of(world)))


def best(formulation: Formulation) -> Plan | None:
    """The best plan that the search finds; None if none keeps the rules."""
    *_, last = search(flatten(formulation), 1, ROUNDS, lambda: False)
    return None if last.schedule is None else as_plan(formulation, last.schedule)


def as_plan(formulation: Formulation, schedule: Schedule) -> Plan:
    """A schedule as a plan."""
    limits = formulation.instance.scenario.limits
    return make_plan(formulation, schedule, Verdict("feasible", None, "work", limits), "")


def renamed(tree: Any, names: Mapping[str, str]) -> Any:
    """Give ids other names wherever they stand, as keys and as values."""
    if isinstance(tree, dict):
        return {names.get(key, key): renamed(value, names) for key, value in tree.items()}
    if isinstance(tree, list):
        return [renamed(value, names) for value in tree]
    return names.get(tree, tree) if isinstance(tree, str) else tree


def later(tree: Any, days: int) -> Any:
    """Move every date by so many days."""
    if isinstance(tree, dict):
        return {key: later(value, days) for key, value in tree.items()}
    if isinstance(tree, list):
        return [later(value, days) for value in tree]
    try:
        return str(dt.date.fromisoformat(tree) + dt.timedelta(days)) if isinstance(tree, str) else tree
    except ValueError:
        return tree


def lakso(change: Callable[[World], World]) -> Callable[[World], World]:
    """Change the touring program; the change is told from the program as it is."""

    def tighten(world: World) -> World:
        program = world["programs"]["lakso"]
        return world | {"programs": {**world["programs"], "lakso": program | change(program)}}

    return tighten


def vans(**changes: Any) -> Callable[[World], World]:
    """Change every team."""
    return lambda world: world | {"teams": {name: team | changes for name, team in world["teams"].items()}}


def inside(group: str, **changes: Any) -> Callable[[World], World]:
    """Change fields of a group."""
    return lambda world: world | {group: world[group] | changes}


def least(world: World, people: int) -> World:
    """Ask for a minimum attendance everywhere, also where a kabupaten's promise had a lower one."""
    promises = {
        name: promise | {"minimum_attendance": people}
        for name, promise in world["policy"]["guarantees"].items()
    }
    world = lakso(lambda now: {"minimum_attendance": people})(world)
    return world | {"policy": world["policy"] | {"guarantees": promises}}


def ration(world: World) -> World:
    """Allow 60 books a month, or a third of those that were allowed."""
    books = world["office"].get("books") or {}
    few = min(60, books.get("a_month") or 180)
    return world | {"office": world["office"] | {"books": {**books, "a_month": few}}}


def pay_less(world: World) -> World:
    """Add a budget that pays for one day trip or two."""
    budgets = [*world["policy"].get("budgets", []), {"name": "tight", "rupiah_a_month": 1_500_000}]
    return world | {"policy": world["policy"] | {"budgets": budgets}}


def promise(**more: Any) -> Callable[[World], World]:
    """Promise more to the kabupaten of the towns."""

    def tighten(world: World) -> World:
        now = world["policy"]["guarantees"]["timur"]
        return world | {"policy": world["policy"] | {"guarantees": {"timur": now | more}}}

    return tighten


def market(world: World) -> World:
    """Let the nearest town be visited on a Tuesday or Thursday only."""
    near = world["places"]["dekat"] | {"weekdays": ["tuesday", "thursday"]}
    return world | {"places": {**world["places"], "dekat": near}}


TIGHTENINGS: dict[str, Callable[[World], World]] = {
    "a place is banned": lambda world: world | {"bans": [*world.get("bans", []), {"place": "dekat"}]},
    "a weekday less": lakso(lambda now: {"weekdays": [d for d in now["weekdays"] if d != WEEKDAYS[2]]}),
    "one event at most": lakso(lambda now: {"events_at_most": 1}),
    "forty more must come": lambda world: least(world, world["programs"]["lakso"]["minimum_attendance"] + 40),
    "a longer gap": lakso(lambda now: {"revisit_gap_days": now["revisit_gap_days"] + 2}),
    "no nights": vans(sleeps_away=False),
    "one working day in seven": vans(working_days_in_seven=1),
    "shorter drives": vans(longest_drive_minutes=100),
    "two officers out at most": inside("office", officers_out_at_most=2),
    "a day is closed": inside(
        "calendar", no_outreach=[{"name": "rapat", "start": "2027-04-07", "end": "2027-04-07"}]
    ),
    "few books": ration,
    "a small budget": pay_less,
    "three visits promised": promise(visits=3),
    "no day between visits": promise(at_most_days_between=0),
    "half of them served": promise(share_at_least=0.5),
    "market days": market,
    "leave": vans(leave=[{"start": "2027-04-06", "end": "2027-04-07"}]),
}
"""Each forbids more and allows nothing new. A smaller quota is none of these: whoever comes is served, so a
visit with fewer seats is another visit, not one less. Nor are exams: a closed day is no open one, and only
those count for the longest time between visits."""
