"""Which candidates were considered: those beyond the list told, and places left out with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from outreach_planner.scenario.site_candidates import standing_counters
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import Ground
from outreach_planner.siting.sites import by_road, question_of


def considered_of(ground: Ground, joint: Joint, singles: Sequence[int], listed: int) -> dict[str, Any]:
    """Tell of all candidates what the ranking does not.

    Parameters
    ----------
    singles : sequence of int
        Candidates that may open alone (beside those that must), the best first.
    listed : int
        So many of them are in the ranking.

    Returns
    -------
    dict
        ``beyond`` are the candidates that follow those listed, with what they gain; ``not_permitted`` those
        that budget or officers forbid; ``left_out`` the places of the kinds asked for that ``auto`` left out,
        ``why`` being ``no_road`` (none in both seasons) or ``counter`` (one stands there).
    """
    today = np.nan if joint.before is None else joint.before.value_rupiah
    planned = {each.choice: each.value_rupiah - today for each in joint.planned}
    number = {choice: n for n, choice in enumerate(joint.choices)}
    beyond = []
    for place, j in enumerate(singles[listed:], start=listed + 1):
        choice = joint.with_one(j)
        alone = float(joint.unvisited_rupiah[number[choice]] - joint.unvisited_rupiah[0])
        visited = planned.get(choice, np.nan)
        beyond.append(
            {
                "rank": place,
                "id": ground.sites[j].id,
                "gain_without_visits_rupiah": round(alone),
                "gain_with_visits_rupiah": round(visited) if np.isfinite(visited) else None,
            }
        )
    inside = {*singles, *joint.choices[0].opened}
    return {
        "auto": question_of(ground.instance.scenario).auto,
        "beyond": beyond,
        "not_permitted": [site.id for j, site in enumerate(ground.sites) if j not in inside],
        "left_out": list(_left_out(ground)),
    }


def _left_out(ground: Ground) -> Iterator[dict[str, str]]:
    """Give the places of the kinds asked for that are no candidates."""
    scenario = ground.instance.scenario
    question, reached = question_of(scenario), by_road(ground.instance)
    standing = {scenario.counters[name].place for name in standing_counters(scenario)}
    for (place_id, place), good in zip(scenario.places.items(), reached, strict=True):
        if question.auto and place.kind in question.kinds and (place_id in standing or not good):
            yield {
                "id": place_id,
                "name": place.name,
                "kabupaten": scenario.kabupaten[place.kabupaten].name,
                "why": "counter" if place_id in standing else "no_road",
            }
