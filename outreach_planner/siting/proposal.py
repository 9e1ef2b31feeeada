"""The proposal: everything the head of the office is told, as one tree of plain numbers and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from math import comb
from typing import Any

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.considered import considered_of
from outreach_planner.siting.desk import Planned
from outreach_planner.siting.figures import nearest_open, shares_within, site_figures
from outreach_planner.siting.firmness import FEWEST, Firmness
from outreach_planner.siting.held import Held, held_of
from outreach_planner.siting.joint import Joint, decide_jointly
from outreach_planner.siting.level import level_of
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.proven import proven_of
from outreach_planner.siting.questions import classic_answers
from outreach_planner.siting.ranking import days_out, ranked, rounded, runner_up, singles_of, whole
from outreach_planner.siting.readings import Readings
from outreach_planner.siting.sites import Choice, cost_of, months_of, question_of, spent_of
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.with_and_without import SitesDone, sites_done
from outreach_planner.world.instance import DRY, RAINY

SITES_VERSION = 1
SHORT_LIST, RANKED = 12, 15


@dataclass(frozen=True)
class Proposal:
    """The answer with what it was worked out on.

    Attributes
    ----------
    ground : Ground
    joint : Joint
    tree : dict
        The answer as JSON knows it; money in rupiah over the horizon unless a name says otherwise.
    """

    ground: Ground
    joint: Joint
    tree: dict[str, Any]


def propose(
    scenario: Scenario, *, timing: Timing | None = None, tell: Callable[[float], None] = lambda part: None
) -> Proposal:
    """Answer a scenario's question about sites.

    Parameters
    ----------
    timing : Timing or None
        How long each piece of work may take; None sets no limit.
    tell : callable
        Told the part of the work that is done.

    Raises
    ------
    ScenarioError
        If it asks none, or its candidates cannot be reached, are too few or hold too little.
    """
    timing = timing or Timing()
    ground = ground_of(scenario)
    question, cheap = question_of(scenario), _Answers(ground, scenario, timing)
    joint = decide_jointly(ground, timing, lambda part: tell(0.8 * part), cheap.work_out)
    singles, held = singles_of(joint), held_of(ground, joint)
    spread = joint.compared.spread_rupiah
    tree: dict[str, Any] = {
        "version": SITES_VERSION,
        "scenario": scenario.name,
        "starts": str(scenario.horizon.start),
        "ends": str(scenario.horizon.end),
        "months": round(months_of(ground.instance), 2),
        "candidates": len(ground.sites),
        "choices": len(joint.choices),
        "planned": len(joint.planned),
        "limits": _limits(ground, joint),
        "bands_minutes": list(question.bands_minutes),
        "method": joint.method,
        "nothing_rupiah": round(float(joint.unvisited_rupiah[0])),
        "search_spread_rupiah": None if spread is None else round(spread),
        "search_settled": joint.compared.settled,
        "visits_add_at_most_rupiah": whole(joint.visits_add_rupiah),
        "today": _planned(ground, joint, joint.before),
        "shares_within_today": shares_within(ground, Choice(), question.bands_minutes),
        "curve": _curve(ground, joint),
        "proven": proven_of(ground, joint),
        "ranking": [ranked(ground, joint, j, place + 1) for place, j in enumerate(singles[:RANKED])],
        "considered": considered_of(ground, joint, singles, RANKED),
        "level": level_of(ground, joint),
        "runner_up": runner_up(ground, joint, singles, held),
        "classic": classic_answers(ground),
        "map": {
            "today": _reach(ground, Choice()),
            **{str(count): _reach(ground, _best_choice(joint, count)) for count in _counts(joint)},
        },
    }
    tell(0.85)
    tree |= cheap.told(held, lambda: tell(0.9))
    tree["stopped_by"], tree["cut_short"] = timing.stopped_by, list(timing.cut)
    return Proposal(ground, joint, tree)


class _Answers:
    """Readings and firmness: worked out without visits before the bound, with the plans found at the end."""

    def __init__(self, ground: Ground, scenario: Scenario, timing: Timing) -> None:
        self._ground, self._scenario, self._timing = ground, scenario, timing

    def work_out(self, promise: Sequence[int]) -> None:
        """Answer without visits among the most promising: in some worlds, all readings, the other worlds."""
        stop = self._timing.stop_in("answers")
        self._short = promise[:SHORT_LIST]
        self._firm = Firmness(self._ground, self._short)
        self._readings = Readings(self._ground, self._scenario, self._short)
        self._firm.count(stop, FEWEST)
        self._readings.read(stop)
        self._firm.count(stop)

    def told(self, held: Sequence[Held], between: Callable[[], None]) -> dict[str, Any]:
        """Add what the plans held are worth in the readings and the worlds, and tell all."""
        stop = self._timing.stop_in("firm")
        readings = self._readings.told(held, stop)
        between()
        self._firm.count_with_visits(held, stop)
        return {"readings": readings, "firm": {**self._firm.told(), "short": len(self._short)}}


def _limits(ground: Ground, joint: Joint) -> dict[str, Any]:
    """Tell what must open, and how many sets of sites budget and officers leave of all."""
    question, must = question_of(ground.instance.scenario), len(joint.choices[0].opened)
    free = len(ground.sites) - must
    terms = [site.terms for j, site in enumerate(ground.sites) if j not in joint.choices[0].opened]
    return {
        "must_open": [ground.sites[j].id for j in joint.choices[0].opened],
        "at_most": question.at_most,
        "budget_rupiah": question.budget_rupiah,
        "officers_at_most": question.officers_at_most,
        "cheapest_rupiah": round(min((spent_of(ground.instance, [each]) for each in terms), default=0.0)),
        "fewest_officers": min((each.officers for each in terms), default=0),
        "sets": sum(comb(free, more) for more in range(question.at_most - must + 1)),
        "sets_permitted": len({choice.opened for choice in joint.choices}),
    }


def _counts(joint: Joint) -> list[int]:
    return sorted({len(each.choice.opened) for each in joint.planned})


def _best_choice(joint: Joint, count: int) -> Choice:
    best = joint.best(count)
    return best.choice if best is not None else Choice()


def _planned(ground: Ground, joint: Joint, planned: Planned | None) -> dict[str, Any] | None:
    """Tell a planned choice: value, bound, visits and the people at each site."""
    if planned is None:
        return None
    choice, schedule = planned.choice, planned.schedule
    visits = 0 if schedule is None else int((schedule.option >= 0).sum())
    out = 0 if schedule is None else days_out(ground, schedule)
    cost = cost_of(ground.instance, ground.sites, choice)
    beside = None if schedule is None else sites_done(ground, planned, cost)
    figures = site_figures(ground, choice)
    return {
        "sites": [ground.sites[j].id for j in choice.opened],
        "closed": list(choice.closed),
        "value_rupiah": whole(planned.value_rupiah),
        "without_visits_rupiah": round(planned.without_visits_rupiah),
        "bound_rupiah": whole(_bound_of(joint, choice)),
        "cost_rupiah": round(cost),
        "visits": visits,
        "van_days": out,
        "beside_visits": None if beside is None else _beside(beside),
        "figures": {ground.sites[j].id: rounded(asdict(each)) for j, each in figures.items()},
    }


def _beside(done: SitesDone) -> dict[str, Any]:
    """Tell how many come to the sites of a plan, and what they are spared, beside its visits."""
    hours = done.spared_hours
    return {
        "applicants": round(done.applicants, 2),
        "travel_spared_hours": None if hours is None else round(hours, 2),
    }


def _bound_of(joint: Joint, choice: Choice) -> float:
    return float(joint.bound_rupiah[joint.choices.index(choice)])


def _curve(ground: Ground, joint: Joint) -> list[dict[str, Any]]:
    """Tell the best choice of each number of sites, with its bound."""
    rows = []
    today = joint.before
    for count in _counts(joint):
        told = _planned(ground, joint, joint.best(count))
        if told is None:
            continue
        told["number"] = count
        told["bound_of_all_rupiah"] = whole(joint.bound(count))
        before = today.value_rupiah if today is not None else np.nan
        value = told["value_rupiah"]
        told["gain_rupiah"] = None if value is None else whole(value - before)
        bands = question_of(ground.instance.scenario).bands_minutes
        told["shares_within"] = shares_within(ground, _best_choice(joint, count), bands)
        rows.append(told)
    return rows


def _reach(ground: Ground, choice: Choice) -> dict[str, Any]:
    """Tell each district's minutes to the nearest counter, and which it is, dry and rainy."""
    counters = ground.instance.scenario.counters
    result: dict[str, Any] = {
        "sites": [ground.sites[j].place for j in choice.opened],
        "closed": [counters[name].place for name in choice.closed],
    }
    for name, season in (("dry", DRY), ("rainy", RAINY)):
        minutes, which, places = nearest_open(ground, choice, season)
        result[name] = [
            [round(float(m), 1), places[int(w)]] if np.isfinite(m) else [None, None]
            for m, w in zip(minutes, which, strict=True)
        ]
    return result
