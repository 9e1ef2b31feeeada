"""The candidates ranked one by one, and what would put the second one first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from outreach_planner.model.network import Schedule
from outreach_planner.scenario.fields import Scenario
from outreach_planner.siting.crossing import Pair, crossing, without_visits
from outreach_planner.siting.figures import shares_within, site_figures
from outreach_planner.siting.held import Held, values_of
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import months_of, question_of
from outreach_planner.siting.with_and_without import sites_done
from outreach_planner.siting.worlds import stated_range
from outreach_planner.world.instance import Bools


def singles_of(joint: Joint) -> list[int]:
    """Rank the candidates one by one: by the joint value where planned, else by the worth without visits."""
    must = set(joint.choices[0].opened)
    added = {
        choice: next(iter(set(choice.opened) - must))
        for choice in joint.choices
        if len(choice.opened) == len(must) + 1 and not choice.closed
    }
    alone = {
        added[choice]: float(worth)
        for choice, worth in zip(joint.choices, joint.unvisited_rupiah, strict=True)
        if choice in added
    }
    planned = {
        added[each.choice]: each.value_rupiah
        for each in joint.planned
        if each.choice in added and np.isfinite(each.value_rupiah)
    }
    first = sorted(planned, key=lambda j: (-planned[j], j))
    return first + sorted((j for j in alone if j not in planned), key=lambda j: (-alone[j], j))


def ranked(ground: Ground, joint: Joint, j: int, rank: int) -> dict[str, Any]:
    """Tell a candidate alone, beside the sites that must open."""
    choice, site = joint.with_one(j), ground.sites[j]
    number = joint.choices.index(choice)
    planned = next((each for each in joint.planned if each.choice == choice), None)
    alone = float(joint.unvisited_rupiah[number] - joint.unvisited_rupiah[0])
    today, figures = joint.before, site_figures(ground, choice)[j]
    place = ground.instance.scenario.places[site.place]
    gain = freed = beside = None
    if planned is not None and planned.schedule is not None and today is not None:
        gain = whole(planned.value_rupiah - today.value_rupiah)
        beside = round(sites_done(ground, planned, figures.cost_rupiah).applicants, 2)
        if today.schedule is not None:
            freed = days_out(ground, today.schedule) - days_out(ground, planned.schedule)
    factor = crossing(ground, without_visits(choice, joint.choices[0]), "applications")
    yearly = ground.instance.scenario.demand.applications_a_year
    return {
        "rank": rank,
        "id": site.id,
        "place": place.name,
        "kabupaten": ground.instance.scenario.kabupaten[place.kabupaten].name,
        "at": [place.lat, place.lon],
        "gain_without_visits_rupiah": round(alone),
        "gain_with_visits_rupiah": gain,
        "applicants_beside_visits": beside,
        "van_days_freed": freed,
        "cost_an_applicant_rupiah": round(figures.cost_rupiah / figures.applicants)
        if figures.applicants >= 1
        else None,
        "break_even_applications_a_year": None if factor is None else round(factor * yearly),
        "officers": site.terms.officers,
        "holds_an_open_day": site.terms.applicants_a_day,
        "weekdays": None if site.terms.weekdays is None else list(site.terms.weekdays),
        "confidence": site.terms.confidence,
        "shares_within": shares_within(ground, choice, question_of(ground.instance.scenario).bands_minutes),
        **rounded(asdict(figures)),
    }


def runner_up(
    ground: Ground, joint: Joint, singles: Sequence[int], held: Sequence[Held]
) -> dict[str, Any] | None:
    """Tell what would have to be true for the second candidate to be the first.

    Without visits, and ``with_visits`` those of both plans held (None where a plan is not known).
    """
    if len(singles) < 2:
        return None
    first, second = joint.with_one(singles[0]), joint.with_one(singles[1])
    plans = {each.choice: each for each in held}
    told = _overtaken(ground, singles, without_visits(first, second))
    visited = None
    if first in plans and second in plans:

        def values(there: Ground) -> tuple[float, float]:
            one, two = values_of(there, [plans[first], plans[second]])
            return float(one), float(two)

        visited = _overtaken(ground, singles, values)
    names = {"first": ground.sites[singles[0]].id, "second": ground.sites[singles[1]].id}
    return {**names, **told, "with_visits": visited}


def _overtaken(ground: Ground, singles: Sequence[int], pair: Pair) -> dict[str, Any]:
    """Tell how far the first is ahead of the second, and which changes would end that."""
    instance = ground.instance
    scenario, kabupaten = instance.scenario, list(instance.kabupaten_ids)
    places = [scenario.places[ground.sites[j].place] for j in singles[:2]]
    at = [kabupaten.index(place.kabupaten) for place in places]
    one, two = pair(ground)
    ahead = one - two
    changes: list[dict[str, Any]] = []
    for k in dict.fromkeys(at):
        factor = crossing(ground, pair, "weight", k)
        if factor is not None and at[0] != at[1]:
            weight = scenario.kabupaten[kabupaten[k]].weight
            changes.append(
                {
                    "what": "weight",
                    "of": scenario.kabupaten[kabupaten[k]].name,
                    "now": weight,
                    "then": round(weight * factor, 4),
                    "range": _stated(scenario, f"kabupaten.{kabupaten[k]}.weight"),
                }
            )
    pull = scenario.demand.counter_pull.scale_minutes
    yearly = scenario.demand.applications_a_year
    speeds = list(question_of(scenario).speed_range)
    for what, now, between in (
        ("pull_scale", pull, _stated(scenario, "demand.counter_pull.scale_minutes")),
        ("speed", 1.0, speeds),
        ("applications", yearly, _stated(scenario, "demand.applications_a_year")),
    ):
        factor = crossing(ground, pair, what)
        if factor is not None:
            changes.append(
                {"what": what, "of": "", "now": now, "then": round(now * factor, 4), "range": between}
            )
    return {
        "ahead_rupiah": round(ahead),
        "cheaper_a_month_rupiah": round(ahead / months_of(instance)),
        "changes": changes,
    }


def _stated(scenario: Scenario, path: str) -> list[float] | None:
    between = stated_range(scenario, path)
    return None if between is None else list(between)


def days_out(ground: Ground, schedule: Schedule) -> int:
    """Count the days on which touring teams visit a place."""
    return int(((schedule.option >= 0) & _touring(ground)[:, None]).sum())


def _touring(ground: Ground) -> Bools:
    """Tell which teams tour, that is, may sleep away; all of them where none does."""
    teams = ground.instance.scenario.teams.values()
    tours = np.array([team.sleeps_away for team in teams], dtype=np.bool_)
    return tours if tours.any() else np.ones_like(tours)


def whole(rupiah: float) -> int | None:
    """Round to rupiah; None where it is not finite."""
    return round(rupiah) if np.isfinite(rupiah) else None


def rounded(figures: dict[str, float]) -> dict[str, float]:
    """Round figures to hundredths."""
    return {name: round(value, 2) for name, value in figures.items()}
