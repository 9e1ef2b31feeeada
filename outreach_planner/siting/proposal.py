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
from outreach_planner.siting.firmness import how_often
from outreach_planner.siting.held import held_of
from outreach_planner.siting.joint import Joint, decide_jointly
from outreach_planner.siting.level import level_of
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.proven import proven_of
from outreach_planner.siting.questions import classic_answers
from outreach_planner.siting.ranking import days_out, ranked, rounded, runner_up, singles_of, whole
from outreach_planner.siting.readings import read_again
from outreach_planner.siting.sites import Choice, cost_of, months_of, question_of, spent_of
from outreach_planner.siting.timing import Timing
from outreach_planner.siting.with_and_without import SitesDone, sites_done
from outreach_planner.world.instance import DRY, RAINY

SITES_VERSION = 1
SHORT_LIST, RANKED = 9, 15


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
    joint = decide_jointly(ground, timing, lambda part: tell(0.8 * part))
    question = question_of(scenario)
    singles = singles_of(joint)
    short, held = _short_list(joint, singles), held_of(ground, joint)
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
    tree["readings"] = read_again(ground, scenario, held, timing.stop_in("firm"))
    tell(0.9)
    tree["firm"] = {**how_often(ground, short, held, timing.stop_in("firm")), "short": len(short)}
    tree["stopped_by"], tree["cut_short"] = timing.stopped_by, list(timing.cut)
    return Proposal(ground, joint, tree)


def _short_list(joint: Joint, singles: Sequence[int]) -> list[int]:
    """Name the candidates of the best choices, then the best single ones."""
    inside = list(dict.fromkeys(j for each in joint.planned for j in each.choice.opened))
    must = joint.choices[0].opened
    return list(dict.fromkeys([*must, *inside[: SHORT_LIST - 3], *singles]))[:SHORT_LIST]


def _limits(ground: Ground, joint: Joint) -> dict[str, Any]:
    """Tell what must open, and how many sets of sites budget and officers leave of all."""
    question, must = question_of(ground.instance.scenario), len(joint.choices[0].opened)
    free = len(ground.sites) - must
    terms = [site.terms for j, site in enumerate(ground.sites) if j not in joint.choices[0].opened]
    return {
        "must_open": [ground.sites[j].id for j in joint.choices[0].opened],
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
