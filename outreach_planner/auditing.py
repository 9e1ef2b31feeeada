"""The audit: is the plan what it says it is? Every rule asked again, and the value simulated again.

It shares no code with search, bound or model: rules are asked through their ``violations`` face, and
who is served comes from the plain simulation of the visits as the plan tells them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.rules.base import Violation
from outreach_planner.rules.rulebook import RULES
from outreach_planner.rules.words import trip_words, visit_words
from outreach_planner.world.instance import Instance

PEOPLE_TOLERANCE = 0.005
RUPIAH_TOLERANCE = 100
FIGURES = ("costs", "expectation", "value")
"""What follows from the visits: outdated by an edit, but breaking no rule."""


@dataclass(frozen=True)
class Audit:
    """What the audit found.

    Attributes
    ----------
    violations : tuple of Violation
        Sorted; empty when the plan keeps every rule.
    outdated : tuple of Violation
        Figures (expected people, value, costs) that are not what they would be now, as after an edit by
        hand; sorted.
    value_rupiah : int or None
        The value as simulated again, less the costs; None if the plan names unknown things.
    nothing_rupiah : int
        The value of the same office with no outreach.
    """

    violations: tuple[Violation, ...]
    outdated: tuple[Violation, ...]
    value_rupiah: int | None
    nothing_rupiah: int

    @property
    def clean(self) -> bool:
        """Whether every rule is kept and every figure is right."""
        return not self.violations and not self.outdated


def audit(instance: Instance, plan: Plan, fingerprint: str | None = None) -> Audit:
    """Check a plan against its scenario.

    Parameters
    ----------
    instance : Instance
        Prepared from the scenario.
    plan : Plan
        Made by the planner or edited by a person.
    fingerprint : str or None
        The scenario's fingerprint; None leaves it unchecked.

    Returns
    -------
    Audit
    """
    nothing = round(simulate(instance, []).value_rupiah)
    unknown = tuple(sorted(set(_unknown(instance, plan))))
    if unknown:
        return Audit(unknown, (), None, nothing)
    found = [violation for rule in RULES for violation in rule.violations(instance, plan)]
    if fingerprint is not None and plan.fingerprint != fingerprint:
        found.append(
            Violation(
                "fingerprint",
                said("plan"),
                said("it was made for another scenario or an older version of this one"),
                said("plan again, or audit it with the scenario it was made for"),
            )
        )
    value, figures = _figures(instance, plan, nothing)
    everything = sorted({*found, *figures})
    return Audit(
        tuple(each for each in everything if each.rule not in FIGURES),
        tuple(each for each in everything if each.rule in FIGURES),
        value,
        nothing,
    )


def _unknown(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Find names the scenario does not have and visits no option stands for."""
    known = {
        "team": set(instance.team_ids),
        "program": set(instance.program_ids),
        "place": set(instance.place_ids),
    }
    first, last = instance.days.dates[0], instance.days.dates[-1]
    for trip in plan.trips:
        if trip.team not in known["team"]:
            came = said("unknown {field} {name}", field="team", name=trip.team)
            mend = said("use a {field} of the scenario", field="team")
            yield Violation("names", f"{trip.starts}", came, mend)
        if not (first <= trip.starts <= trip.ends <= last):
            came, mend = said("the trip is outside the horizon"), said("choose days inside it")
            yield Violation("calendar", trip_words(trip), came, mend)
    for visit in plan.visits:
        for field, names in known.items():
            name = getattr(visit, field)
            if name not in names:
                came = said("unknown {field} {name}", field=field, name=name)
                mend = said("use a {field} of the scenario", field=field)
                yield Violation("names", visit_words(visit), came, mend)
        if not first <= visit.date <= last:
            came, mend = said("the day is outside the horizon"), said("choose a day inside it")
            yield Violation("calendar", visit_words(visit), came, mend)


def _stops(instance: Instance, visit: Visit) -> list[Stop]:
    """List whom a visit serves: its event, and the people of its lane where the lane has people of its own.

    Empty if no option stands for it.
    """
    names = instance.options.ids
    name = f"{visit.program}/{visit.place}"
    event = f"{name}@{visit.request}" if visit.request is not None else name
    if visit.lane and not visit.lane_capacity:
        event = f"{name}+lane"
    served = {event: visit.capacity - visit.group_applicants - visit.lane_capacity}
    if visit.lane_capacity:
        served[f"{name}~lane"] = visit.lane_capacity
    if not served.keys() <= set(names) or min(served.values()) < 0:
        return []
    day, team = (visit.date - instance.days.dates[0]).days, instance.team_ids.index(visit.team)
    return [
        Stop(day, team, names.index(what), most, _officers_out(instance, visit) if what == event else 0.0)
        for what, most in served.items()
    ]


def _officers_out(instance: Instance, visit: Visit) -> float:
    """Count the officers a visit takes from the counters; an afternoon takes none beyond its morning's."""
    team, lane = instance.scenario.teams[visit.team], instance.scenario.programs[visit.program].lane
    if not team.from_counter or visit.session == "afternoon":
        return 0.0
    return float(team.officers + (lane.officers if visit.lane and lane is not None else 0))


def _figures(instance: Instance, plan: Plan, nothing: int) -> tuple[int | None, list[Violation]]:
    """Simulate the visits again and compare every figure that follows from it."""
    visits, found = plan.visits, []
    stops = []
    for visit in visits:
        mine, where = _stops(instance, visit), visit_words(visit)
        if not mine:
            no_way, mend = said("the program cannot be held there"), said("choose one of its venues")
            found.append(Violation("venue", where, no_way, mend))
            continue
        out = mine[0].officers_out
        if visit.officers_out != out:
            gone = said("{officers} officers out", officers=f"{visit.officers_out:g}")
            found.append(Violation("officers", where, gone, said("write {officers}", officers=f"{out:g}")))
        stops.append(mine)
    if found:
        return None, found
    simulation = simulate(instance, [stop for mine in stops for stop in mine])
    ends = np.cumsum([len(mine) for mine in stops])
    for visit, mine, end in zip(visits, stops, ends, strict=True):
        came = float(simulation.came[end - len(mine) : end].sum())
        served = simulation.served[end - len(mine) : end]
        for told, right, what in (
            (visit.expected_attendance, came, "come"),
            (visit.expected_applicants, float(served.sum()), "are served"),
            (visit.lane_applicants, float(served[1:].sum()), "are served in the lane"),
        ):
            if abs(told - right) > PEOPLE_TOLERANCE:
                found.append(
                    Violation(
                        "expectation",
                        visit_words(visit),
                        f"{told:.2f} {what}",
                        f"the simulation says {right:.2f}",
                    )
                )
    cost = sum(t.travel_rupiah + t.per_diem_rupiah + t.night_rupiah + t.event_rupiah for t in plan.trips)
    value = round(simulation.value_rupiah) - cost
    for told, right, what in (
        (plan.value_rupiah, value, "value"),
        (plan.nothing_rupiah, nothing, "value without outreach"),
        (plan.net_rupiah, value - nothing, "net value"),
        (plan.indicators.cost_rupiah, cost, "cost"),
    ):
        if abs(told - right) > RUPIAH_TOLERANCE:
            found.append(Violation("value", "plan", f"{what} Rp{told:,}", f"the audit finds Rp{right:,}"))
    if plan.bound_rupiah is not None and plan.bound_rupiah < value - RUPIAH_TOLERANCE:
        found.append(
            Violation(
                "bound",
                said("plan"),
                said("bound {bound_rupiah} below the value", bound_rupiah=plan.bound_rupiah),
                said("report it: the bound is wrong"),
            )
        )
    return value, found
