"""The proposal: everything the head of the office is told, as one tree of plain numbers and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.figures import nearest_open, shares_within, site_figures
from outreach_planner.siting.firmness import crossing, how_often
from outreach_planner.siting.joint import Joint, Planned, decide_jointly
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.questions import classic_answers
from outreach_planner.siting.sites import Choice, cost_of, months_of, question_of
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
    scenario: Scenario,
    *,
    stop: Callable[[], bool] = lambda: False,
    tell: Callable[[float], None] = lambda part: None,
) -> Proposal:
    """Answer a scenario's question about sites.

    Raises
    ------
    ScenarioError
        If it asks none, or its candidates cannot be reached, are too few or hold too little.
    """
    ground = ground_of(scenario)
    joint = decide_jointly(ground, stop, lambda part: tell(0.8 * part))
    question = question_of(scenario)
    singles = _singles(joint)
    short = _short_list(joint, singles)
    tree: dict[str, Any] = {
        "version": SITES_VERSION,
        "scenario": scenario.name,
        "starts": str(scenario.horizon.start),
        "ends": str(scenario.horizon.end),
        "months": round(months_of(ground.instance), 2),
        "candidates": len(ground.sites),
        "choices": len(joint.choices),
        "planned": len(joint.planned),
        "bands_minutes": list(question.bands_minutes),
        "method": joint.method,
        "nothing_rupiah": round(float(joint.unvisited_rupiah[0])),
        "visits_add_at_most_rupiah": _whole(joint.visits_add_rupiah),
        "today": _planned(ground, joint, joint.best(0)),
        "curve": _curve(ground, joint),
        "ranking": [_ranked(ground, joint, j, place + 1) for place, j in enumerate(singles[:RANKED])],
        "runner_up": _runner_up(ground, joint, singles),
        "classic": classic_answers(ground),
        "map": {str(count): _reach(ground, _best_choice(joint, count)) for count in _counts(joint)},
    }
    tell(0.85)
    tree["firm"] = {**how_often(ground, short, stop), "short": len(short)}
    return Proposal(ground, joint, tree)


def _whole(rupiah: float) -> int | None:
    return round(rupiah) if np.isfinite(rupiah) else None


def _singles(joint: Joint) -> list[int]:
    """Rank the candidates one by one: by the joint value where planned, else by the worth without visits."""
    alone = {
        choice.opened[0]: float(worth)
        for choice, worth in zip(joint.choices, joint.unvisited_rupiah, strict=True)
        if len(choice.opened) == 1 and not choice.closed
    }
    planned = {
        each.choice.opened[0]: each.value_rupiah
        for each in joint.planned
        if len(each.choice.opened) == 1 and not each.choice.closed
    }
    first = sorted(planned, key=lambda j: (-planned[j], j))
    return first + sorted((j for j in alone if j not in planned), key=lambda j: (-alone[j], j))


def _short_list(joint: Joint, singles: Sequence[int]) -> list[int]:
    """Name the candidates of the best choices, then the best single ones."""
    inside = list(dict.fromkeys(j for each in joint.planned for j in each.choice.opened))
    return list(dict.fromkeys([*inside[: SHORT_LIST - 3], *singles]))[:SHORT_LIST]


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
    out = 0 if schedule is None else int(((schedule.option >= 0) & _touring(ground)[:, None]).sum())
    figures = site_figures(ground, choice)
    return {
        "sites": [ground.sites[j].id for j in choice.opened],
        "closed": list(choice.closed),
        "value_rupiah": _whole(planned.value_rupiah),
        "without_visits_rupiah": round(planned.without_visits_rupiah),
        "bound_rupiah": _whole(_bound_of(joint, choice)),
        "cost_rupiah": round(cost_of(ground.instance, ground.sites, choice)),
        "visits": visits,
        "van_days": out,
        "figures": {ground.sites[j].id: _rounded(asdict(each)) for j, each in figures.items()},
    }


def _touring(ground: Ground) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Tell which teams tour, that is, may sleep away; all of them where none does."""
    teams = ground.instance.scenario.teams.values()
    tours = np.array([team.sleeps_away for team in teams], dtype=np.bool_)
    return tours if tours.any() else np.ones_like(tours)


def _bound_of(joint: Joint, choice: Choice) -> float:
    return float(joint.bound_rupiah[joint.choices.index(choice)])


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in figures.items()}


def _curve(ground: Ground, joint: Joint) -> list[dict[str, Any]]:
    """Tell the best choice of each number of sites, with its bound."""
    rows = []
    today = joint.best(0)
    for count in _counts(joint):
        told = _planned(ground, joint, joint.best(count))
        if told is None:
            continue
        told["number"] = count
        told["bound_of_all_rupiah"] = _whole(joint.bound(count))
        before = today.value_rupiah if today is not None else np.nan
        value = told["value_rupiah"]
        told["gain_rupiah"] = None if value is None else _whole(value - before)
        bands = question_of(ground.instance.scenario).bands_minutes
        told["shares_within"] = shares_within(ground, _best_choice(joint, count), bands)
        rows.append(told)
    return rows


def _ranked(ground: Ground, joint: Joint, j: int, rank: int) -> dict[str, Any]:
    """Tell a candidate alone."""
    choice, site = Choice((j,)), ground.sites[j]
    number = joint.choices.index(choice)
    planned = next((each for each in joint.planned if each.choice == choice), None)
    alone = float(joint.unvisited_rupiah[number] - joint.unvisited_rupiah[0])
    today, figures = joint.best(0), site_figures(ground, choice)[j]
    place = ground.instance.scenario.places[site.place]
    van = van_today = None
    gain = None
    if planned is not None and planned.schedule is not None and today is not None:
        gain = _whole(planned.value_rupiah - today.value_rupiah)
        van = int(((planned.schedule.option >= 0) & _touring(ground)[:, None]).sum())
        if today.schedule is not None:
            van_today = int(((today.schedule.option >= 0) & _touring(ground)[:, None]).sum())
    factor = crossing(ground, choice, Choice(), "applications")
    yearly = ground.instance.scenario.demand.applications_a_year
    return {
        "rank": rank,
        "id": site.id,
        "place": place.name,
        "kabupaten": ground.instance.scenario.kabupaten[place.kabupaten].name,
        "at": [place.lat, place.lon],
        "gain_without_visits_rupiah": round(alone),
        "gain_with_visits_rupiah": gain,
        "van_days_freed": None if van is None or van_today is None else van_today - van,
        "cost_an_applicant_rupiah": round(figures.cost_rupiah / figures.applicants)
        if figures.applicants >= 1
        else None,
        "break_even_applications_a_year": None if factor is None else round(factor * yearly),
        "officers": site.terms.officers,
        "weekdays": None if site.terms.weekdays is None else list(site.terms.weekdays),
        "confidence": site.terms.confidence,
        **_rounded(asdict(figures)),
    }


def _runner_up(ground: Ground, joint: Joint, singles: Sequence[int]) -> dict[str, Any] | None:
    """Tell what would have to be true for the second candidate to be the first, without visits."""
    alone = {c: float(w) for c, w in zip(joint.choices, joint.unvisited_rupiah, strict=True)}
    if len(singles) < 2:
        return None
    first, second = Choice((singles[0],)), Choice((singles[1],))
    instance = ground.instance
    scenario, kabupaten = instance.scenario, list(instance.kabupaten_ids)
    places = [scenario.places[ground.sites[c.opened[0]].place] for c in (first, second)]
    at = [kabupaten.index(place.kabupaten) for place in places]
    ahead = alone[first] - alone[second]
    changes: list[dict[str, Any]] = []
    for k in dict.fromkeys(at):
        factor = crossing(ground, first, second, "weight", k)
        if factor is not None and at[0] != at[1]:
            weight = scenario.kabupaten[kabupaten[k]].weight
            changes.append(
                {
                    "what": "weight",
                    "of": scenario.kabupaten[kabupaten[k]].name,
                    "now": weight,
                    "then": round(weight * factor, 4),
                }
            )
    pull = scenario.demand.counter_pull.scale_minutes
    yearly = scenario.demand.applications_a_year
    for what, now in (("pull_scale", pull), ("speed", 1.0), ("applications", yearly)):
        factor = crossing(ground, first, second, what)
        if factor is not None:
            changes.append({"what": what, "of": "", "now": now, "then": round(now * factor, 4)})
    return {
        "first": ground.sites[first.opened[0]].id,
        "second": ground.sites[second.opened[0]].id,
        "ahead_rupiah": round(ahead),
        "cheaper_a_month_rupiah": round(ahead / months_of(instance)),
        "changes": changes,
    }


def _reach(ground: Ground, choice: Choice) -> dict[str, Any]:
    """Tell each district's minutes to the nearest counter, and which it is, dry and rainy."""
    result: dict[str, Any] = {"sites": [ground.sites[j].place for j in choice.opened]}
    for name, season in (("dry", DRY), ("rainy", RAINY)):
        minutes, which, places = nearest_open(ground, choice, season)
        result[name] = [
            [round(float(m), 1), places[int(w)]] if np.isfinite(m) else [None, None]
            for m, w in zip(minutes, which, strict=True)
        ]
    return result
