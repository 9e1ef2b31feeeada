"""Districts and campuses on the map: who sought a passport, who was served and who waits, day by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.outputs.geometry import Coordinates, rounded
from outreach_planner.plans.plan import Plan
from outreach_planner.plans.simulate import Simulation, Stop, simulate
from outreach_planner.plans.stops import stops_of_plan
from outreach_planner.scenario.world_fields import District, Place
from outreach_planner.world.instance import Floats, Instance

FEWEST_PEOPLE = 0.5
"""Fewer people of a site at a visit are nobody: that visit is none of the site's."""


@dataclass(frozen=True)
class SiteVisit:
    """What one visit did for the people of a site: how many it served, and the travel it spared them."""

    day: int
    served: float
    spared_hours: float


@dataclass(frozen=True)
class Site:
    """Where people live who need passports: a district, or a campus with its students.

    Attributes
    ----------
    id, name, kabupaten : str
        ``kabupaten`` is an id.
    coordinates : (lat, lon)
    population : int
        Inhabitants of a district, students of a campus.
    campus, estimate : bool
        ``estimate``: the scenario says that the row is one.
    sought, visited, left : float
        People in the horizon: who needed a passport, were served by visits, and still wait at its end.
    waiting : tuple of float, length D
        Waiting on the morning of each day.
    drawn : tuple of float, length D
        Who went to a counter until the evening of each day.
    visits : tuple of SiteVisit
        By day; a visit that served fewer than ``FEWEST_PEOPLE`` of the site is left out.
    """

    id: str
    name: str
    kabupaten: str
    coordinates: Coordinates
    population: int
    campus: bool
    estimate: bool
    sought: float
    visited: float
    left: float
    waiting: tuple[float, ...]
    drawn: tuple[float, ...]
    visits: tuple[SiteVisit, ...]

    @property
    def share_served(self) -> float:
        """Share of those who sought a passport that visits or counters took in; 1 where nobody did."""
        drawn = self.drawn[-1] if self.drawn else 0.0
        return (self.visited + drawn) / self.sought if self.sought > 0 else 1.0


def sites_of(instance: Instance, plan: Plan) -> list[Site]:
    """Play the plan and gather the people of each district and campus, all segments together.

    Returns
    -------
    list of Site
        In the order of the demand points; places where nobody seeks a passport are left out.
    """
    people = instance.people
    stops = [stop for _, each in stops_of_plan(instance, plan) for stop in each]
    result = simulate(instance, stops)
    served = np.zeros_like(result.waiting)
    for number, stop in enumerate(stops):
        served[stop.day] += result.stop_served[number]
    after = result.waiting - served
    drawn = np.cumsum(people.draw.sum(axis=1) * after, axis=0)
    left = people.survival[-1] * after[-1]
    spared = _spared_hours(instance, stops, result)
    members: dict[str, list[int]] = {}
    for point, name in enumerate(people.ids):
        members.setdefault(name.partition("/")[0], []).append(point)
    sites = []
    for site, points in members.items():
        if people.sought[points].sum() <= 0:
            continue
        campus = _is_campus(instance, points)
        row: District | Place = (
            instance.scenario.places[site] if campus else instance.scenario.districts[site]
        )
        sites.append(
            Site(
                id=site,
                name=row.name,
                kabupaten=row.kabupaten,
                coordinates=rounded((row.lat, row.lon)),
                population=row.students if isinstance(row, Place) else row.population,
                campus=campus,
                estimate=row.confidence == "estimate",
                sought=float(people.sought[points].sum()),
                visited=float(served[:, points].sum()),
                left=float(left[points].sum()),
                waiting=_by_day(result.waiting, points),
                drawn=_by_day(drawn, points),
                visits=_visits(stops, result.stop_served[:, points], spared[:, points]),
            )
        )
    return sites


def _by_day(people: Floats, points: list[int]) -> tuple[float, ...]:
    """Sum people of shape (D, I) over the points of a site."""
    return tuple(float(count) for count in people[:, points].sum(axis=1))


def _visits(stops: list[Stop], served: Floats, spared: Floats) -> tuple[SiteVisit, ...]:
    """Tell the visits that served people of a site; people and hours are of shape (V, points)."""
    rows = zip(stops, served.sum(axis=1), spared.sum(axis=1), strict=True)
    return tuple(
        SiteVisit(stop.day, float(people), float(hours))
        for stop, people, hours in rows
        if people >= FEWEST_PEOPLE
    )


def _spared_hours(instance: Instance, stops: list[Stop], result: Simulation) -> Floats:
    """Hours of travel, there and back, that the served people of each point need not make, (V, I)."""
    options = instance.options
    hours = np.zeros_like(result.stop_served)
    for number, stop in enumerate(stops):
        rows = slice(options.start[stop.option], options.start[stop.option + 1])
        point = options.point[rows]
        minutes = options.spared_minutes[instance.days.season[stop.day], rows]
        hours[number, point] = result.stop_served[number, point] * minutes / 60
    return hours


def _is_campus(instance: Instance, points: list[int]) -> bool:
    """Tell whether these demand points of one site are students of a campus."""
    segments = list(instance.scenario.demand.segments.values())
    return segments[int(instance.people.segment[points[0]])].live_at == "campuses"
