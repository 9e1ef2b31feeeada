"""Districts and campuses on the map: who sought a passport, who was served and who waits, day by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.outputs.geometry import Coordinates, rounded
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.scenario.world_fields import District, Place
from outreach_planner.world.instance import Instance


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
    sought, visited, drawn, left : float
        People in the horizon: who needed a passport, were served by visits, went to a counter, and
        still wait at its end (the rest gave up).
    waiting : tuple of float, length D
        Waiting on the morning of each day.
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
    drawn: float
    left: float
    waiting: tuple[float, ...]

    @property
    def share_served(self) -> float:
        """Share of those who sought a passport that visits or counters took in; 1 where nobody did."""
        return (self.visited + self.drawn) / self.sought if self.sought > 0 else 1.0


def stops_of(instance: Instance, plan: Plan) -> list[Stop]:
    """Take the visits of a plan as the simulation needs them, in the plan's order.

    Raises
    ------
    ValueError
        If a visit's program, place, lane or team is none of the instance's: another scenario's plan.
    """
    options = {option: number for number, option in enumerate(instance.options.ids)}
    teams = {team: number for number, team in enumerate(instance.team_ids)}
    dates = {date: day for day, date in enumerate(instance.days.dates)}

    def stop(visit: Visit) -> Stop:
        option = f"{visit.program}/{visit.place}{'+lane' if visit.lane else ''}"
        if option not in options or visit.team not in teams or visit.date not in dates:
            raise ValueError(
                f"{visit.date} {option} by {visit.team} is nothing that {instance.scenario.name} can do"
            )
        return Stop(dates[visit.date], teams[visit.team], options[option], visit.capacity, visit.officers_out)

    return [stop(visit) for visit in plan.visits]


def sites_of(instance: Instance, plan: Plan) -> list[Site]:
    """Play the plan and gather the people of each district and campus, all segments together.

    Returns
    -------
    list of Site
        In the order of the demand points; places where nobody seeks a passport are left out.
    """
    people = instance.people
    stops = stops_of(instance, plan)
    result = simulate(instance, stops)
    served = np.zeros_like(result.waiting)
    for number, stop in enumerate(stops):
        served[stop.day] += result.stop_served[number]
    after = result.waiting - served
    drawn = (people.draw.sum(axis=1) * after).sum(axis=0)
    left = people.survival[-1] * after[-1]
    members: dict[str, list[int]] = {}
    for point, name in enumerate(people.ids):
        members.setdefault(name.partition("/")[0], []).append(point)
    visited = served.sum(axis=0)
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
                visited=float(visited[points].sum()),
                drawn=float(drawn[points].sum()),
                left=float(left[points].sum()),
                waiting=tuple(float(count) for count in result.waiting[:, points].sum(axis=1)),
            )
        )
    return sites


def _is_campus(instance: Instance, points: list[int]) -> bool:
    """Tell whether these demand points of one site are students of a campus."""
    segments = list(instance.scenario.demand.segments.values())
    return segments[int(instance.people.segment[points[0]])].live_at == "campuses"
