"""The classic questions asked of a scenario: its districts, its candidates, road minutes of a season."""

from __future__ import annotations

from typing import Any

import numpy as np

from outreach_planner.siting.classic.capacitated import multi_source
from outreach_planner.siting.classic.covering import maximal_covering, p_center, set_covering
from outreach_planner.siting.classic.median import p_median
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import Choice, cost_of, months_of, question_of
from outreach_planner.world.counters import stands
from outreach_planner.world.demand import COUNTER_DAYS, DAYS_A_YEAR, WORKING_DAYS, yearly_shares
from outreach_planner.world.instance import DRY, RAINY, Floats

FAR_MINUTES = 24 * 60.0
"""Minutes counted for people who reach nothing; told apart in the answer."""
MONTHS = 12


def classic_answers(ground: Ground) -> dict[str, Any]:
    """Answer p-median, p-center, MCLP, LSCP and the capacitated question, dry and rainy.

    Today's counters stay open and are counted apart: ``p`` is the number of sites beside them.
    """
    return {name: _season(ground, season) for name, season in (("dry", DRY), ("rainy", RAINY))}


def _season(ground: Ground, season: int) -> dict[str, Any]:
    question = question_of(ground.instance.scenario)
    scenario, ids = ground.instance.scenario, ground.instance.place_ids
    today = [
        counter.place
        for counter in scenario.counters.values()
        if counter.draws and stands(counter, ground.instance.days.dates[-1])
    ]
    places = [*today, *(site.place for site in ground.sites)]
    count = len(scenario.districts)
    minutes = ground.travel.minutes[season][:count][:, [ids.index(place) for place in places]].T
    people = yearly_shares(scenario)[:count] * scenario.demand.applications_a_year
    reached = np.isfinite(minutes).any(axis=0) & (people > 0)
    table, weight = np.minimum(minutes, FAR_MINUTES)[:, reached], people[reached]
    kept = tuple(range(len(today)))
    within = table <= question.coverage_minutes
    answers: dict[str, Any] = {"unreached_people_a_year": round(float(people[~reached].sum()), 1)}
    for p in range(1, question.at_most + 1):
        opened = len(kept) + p
        median = p_median(table * weight, opened, kept=kept)
        center = p_center(table, opened, kept)
        cover = maximal_covering(within, weight, opened, kept)
        answers[str(p)] = {
            "p_median": _told(ground, kept, median, "mean_minutes", median.value / float(weight.sum())),
            "p_center": _told(ground, kept, center, "farthest_minutes", center.value),
            "mclp": _told(ground, kept, cover, "share_covered", cover.value / float(weight.sum())),
        }
    some = within.any(axis=0)
    least = set_covering(within[:, some], kept)
    answers["lscp"] = _told(ground, kept, least, "sites_beside_today", len(least.sites) - len(kept))
    answers["lscp"]["people_a_year_out_of_reach"] = round(float(weight[~some].sum()), 1)
    answers["capacitated"] = _capacitated(ground, kept, table, weight)
    return answers


def _told(ground: Ground, kept: tuple[int, ...], found: Any, name: str, value: float) -> dict[str, Any]:
    names = [ground.sites[j - len(kept)].id for j in found.sites if j >= len(kept)]
    finite = bool(np.isfinite(value))
    return {"sites": sorted(names), name: round(float(value), 4) if finite else None, "proven": found.proven}


def _capacitated(ground: Ground, kept: tuple[int, ...], minutes: Floats, people: Floats) -> dict[str, Any]:
    """Open sites with a capacity and a yearly cost so that travel and costs are least (multi-source)."""
    instance, question = ground.instance, question_of(ground.instance.scenario)
    scenario = instance.scenario
    cost = 2 * minutes / 60 * scenario.costs.travel_rupiah_an_hour * people
    yearly = np.array(
        [
            cost_of(instance, ground.sites, Choice((j,))) / months_of(instance) * MONTHS
            for j in range(len(ground.sites))
        ]
    )
    fixed = np.concatenate([np.zeros(len(kept)), yearly])
    days = DAYS_A_YEAR * COUNTER_DAYS
    own = np.array([_days(site.terms.weekdays) * site.terms.applicants_a_day for site in ground.sites])
    capacity = np.concatenate([np.full(len(kept), float(people.sum())), own * days])
    found, _ = multi_source(
        cost, fixed, capacity, people, kept=kept, most_sites=len(kept) + question.at_most, gap=0.0
    )
    names = sorted(ground.sites[j - len(kept)].id for j in found.sites if j >= len(kept))
    return {
        "sites": names,
        "rupiah_a_year": round(found.value) if np.isfinite(found.value) else None,
        "proven": bool(found.gap <= 1e-6),
    }


def _days(weekdays: tuple[str, ...] | None) -> float:
    """Tell the part of the working days on which a site is open."""
    return 1.0 if weekdays is None else len(weekdays) / WORKING_DAYS
