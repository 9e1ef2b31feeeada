"""A visit is made only where enough people are served."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.instance import Instance

NAME = "minimum-attendance"
ROUNDING = 1e-6


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close what can never serve enough.

    Nobody waits anywhere more than if no visit were ever made, so an option whose undisturbed
    attendance stays below the minimum can never meet it; nor can a day too short to serve as many.
    """
    options, people = instance.options, instance.people
    for n, option in enumerate(network.options):
        least = options.service_minimum[option]
        for minimum, service in zip(least, options.services(int(option)), strict=False):
            if minimum > 0:
                rows = slice(int(options.start[service]), int(options.start[service + 1]))
                waiting = people.undisturbed[:, options.point[rows]]
                come = np.einsum("ti,ti->t", waiting, options.share[instance.days.season, rows])
                network.allowed[n] &= come >= minimum - ROUNDING
        second = network.second_capacity[:, n, :]
        table = network.capacity[:, :, n, :]
        short = (table - second[:, None] < least[0]) | (second < least[1])[:, None]
        table[short] = -1


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits serve fewer than their minimum."""
    for visit in plan.visits:
        minimum = _least(instance.scenario, visit)
        if visit.minimum_attendance != minimum:
            yield Violation(
                NAME,
                visit_words(visit),
                said("minimum {minimum_attendance}", minimum_attendance=visit.minimum_attendance),
                said("write {minimum}", minimum=minimum),
            )
        if visit.expected_applicants - visit.lane_applicants < minimum - ROUNDING:
            yield Violation(
                NAME,
                visit_words(visit),
                said("{people} applicants expected", people=float(visit.expected_applicants)),
                said("go where at least {minimum} are served, or change the minimum", minimum=minimum),
            )


def _least(scenario: Scenario, visit: Visit) -> int:
    """Read what the visit must serve: nothing beside a group; half a day may have its own minimum."""
    place, program = scenario.places[visit.place], scenario.programs[visit.program]
    if visit.request is not None:
        return 0
    halves = program.half_days
    if visit.session != "day" and halves is not None and halves.minimum_attendance is not None:
        return halves.minimum_attendance
    minimum = program.minimum_attendance
    guarantee = scenario.policy.guarantees.get(place.kabupaten)
    if guarantee is not None and guarantee.program == visit.program:
        minimum = minimum if guarantee.minimum_attendance is None else guarantee.minimum_attendance
    return minimum if place.minimum_attendance is None else place.minimum_attendance


RULE = Rule(
    NAME,
    "a visit is made only where at least its minimum of applicants is served",
    (
        "programs.*.minimum_attendance",
        "programs.*.half_days.minimum_attendance",
        "places.*.minimum_attendance",
        "policy.guarantees.*.minimum_attendance",
    ),
    violations,
    shape,
)
