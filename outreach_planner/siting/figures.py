"""What a choice of sites means for people: who goes there, what they are spared, how far a counter is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.siting.opened import PREFIX, Ground
from outreach_planner.siting.sites import Choice, cost_of
from outreach_planner.world.counters import nearest_counter, stands, travel_spared_rupiah
from outreach_planner.world.demand import points_of
from outreach_planner.world.instance import DRY, RAINY, Bools, Floats, Ints


@dataclass(frozen=True)
class SiteFigures:
    """One open site in the horizon.

    Attributes
    ----------
    applicants : float
    applicants_an_open_day : float
    travel_spared_hours, travel_spared_rupiah : float
        Of its visitors, there and back, against the counter nearest to them today.
    cost_rupiah : float
    """

    applicants: float
    applicants_an_open_day: float
    travel_spared_hours: float
    travel_spared_rupiah: float
    cost_rupiah: float


def site_figures(ground: Ground, choice: Choice, waiting: Floats | None = None) -> dict[int, SiteFigures]:
    """Tell what each open site of a choice does, by candidate.

    Parameters
    ----------
    ground : Ground
    choice : Choice
    waiting : Floats, shape (D, I), or None
        Who waits on each day when counters open; None: who would without visits.
    """
    instance = ground.instance_of(choice)
    people, days = instance.people, instance.days
    _, home, _ = points_of(instance.scenario)
    nearest = nearest_counter(ground.instance.scenario, ground.travel, days.dates[0])
    found = {}
    for j in choice.opened:
        site = ground.sites[j]
        queue = instance.queues.ids.index(PREFIX + site.id)
        place = instance.place_ids.index(site.place)
        drawn = people.draw[:, queue] * (people.undisturbed if waiting is None else waiting)
        hours = rupiah = 0.0
        for season in (DRY, RAINY):
            by_point = drawn[days.season == season].sum(axis=0)
            now, then = nearest.minutes[season, home, 0], ground.travel.minutes[season, home, place]
            both = np.isfinite(now) & np.isfinite(then)
            minutes = np.maximum(np.subtract(now, then, out=np.zeros(len(now)), where=both), 0.0)
            hours += float(by_point @ minutes) * 2 / 60
            spared = travel_spared_rupiah(ground.instance.scenario, ground.travel, season, place)[home]
            rupiah += float(by_point @ spared)
        open_days = int((instance.queues.capacity[:, queue] > 0).sum())
        total = float(drawn.sum())
        cost = cost_of(ground.instance, ground.sites, Choice((j,)))
        found[j] = SiteFigures(total, total / max(1, open_days), hours, rupiah, cost)
    return found


def nearest_open(ground: Ground, choice: Choice, season: int) -> tuple[Floats, Ints, tuple[str, ...]]:
    """Find the open counter or site that each district reaches soonest.

    Returns
    -------
    minutes : Floats, shape (H,)
        Infinite where none is reached.
    which : Ints, shape (H,)
        Index into the places named.
    places : tuple of str
    """
    scenario = ground.scenario_of(choice)
    last = ground.instance.days.dates[-1]
    places = tuple(dict.fromkeys(c.place for c in scenario.counters.values() if c.draws and stands(c, last)))
    columns = [ground.instance.place_ids.index(place) for place in places]
    count = len(scenario.districts)
    if not columns:
        return np.full(count, np.inf), np.zeros(count, dtype=np.int64), ("",)
    minutes = ground.travel.minutes[season][:count, columns]
    return minutes.min(axis=1), minutes.argmin(axis=1).astype(np.int64), places


def shares_within(
    ground: Ground, choice: Choice, bands: tuple[int, ...]
) -> dict[str, dict[str, list[float]]]:
    """Tell the share of each kabupaten's people within each band of a counter, by season."""
    scenario = ground.instance.scenario
    districts = list(scenario.districts.values())
    people = np.array([district.population for district in districts], dtype=np.float64)
    result: dict[str, dict[str, list[float]]] = {}
    for name, season in (("dry", DRY), ("rainy", RAINY)):
        minutes, _, _ = nearest_open(ground, choice, season)
        result[name] = {}
        for kabupaten in scenario.kabupaten:
            inside: Bools = np.array([district.kabupaten == kabupaten for district in districts])
            total = max(1.0, float(people[inside].sum()))
            result[name][kabupaten] = [
                round(float(people[inside & (minutes <= band)].sum()) / total, 4) for band in bands
            ]
    return result
