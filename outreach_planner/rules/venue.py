"""A team holds its own programs, at venues they are meant for, where it may go."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.world.instance import Instance

NAME = "venue"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the places where the team does not go (programs and venues shaped the options already)."""
    team = instance.scenario.teams[instance.team_ids[network.team]]
    for n, option in enumerate(network.options):
        for event in instance.options.events(int(option)):
            place = instance.place_ids[instance.options.place[event]]
            if place in team.never_places or (team.only_places is not None and place not in team.only_places):
                network.allowed[n, :] = False


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits are held by the wrong team or at the wrong venue."""
    scenario = instance.scenario
    for visit in plan.visits:
        team, program = scenario.teams[visit.team], scenario.programs[visit.program]
        place, where = scenario.places[visit.place], visit_words(visit)
        if visit.program not in team.programs:
            yield Violation(
                NAME,
                where,
                said("the team does not run it"),
                said("give it one of {programs}", programs=tuple(team.programs)),
            )
        if place.kind not in program.venues and visit.request is None:
            yield Violation(
                NAME,
                where,
                said("the venue is a {kind}", kind=place.kind),
                said("choose {venues}", venues=tuple(program.venues)),
            )
        for_all = program.kabupaten is None or visit.request is not None
        if not for_all and place.kabupaten not in (program.kabupaten or ()):
            yield Violation(
                NAME,
                where,
                said("the program is not for {kabupaten}", kabupaten=place.kabupaten),
                said("choose {kabupaten}", kabupaten=tuple(program.kabupaten or ())),
            )
        if visit.place in team.never_places:
            yield Violation(NAME, where, said("the team never goes there"), said("send another team"))
        if team.only_places is not None and visit.place not in team.only_places:
            yield Violation(
                NAME,
                where,
                said("the team does not go there"),
                said("choose {only_places}", only_places=tuple(team.only_places)),
            )
        if visit.lane and (program.lane is None or not place.lane):
            yield Violation(
                NAME, where, said("there is no room for a drive-thru lane"), said("hold it without the lane")
            )


RULE = Rule(
    NAME,
    "a team holds its own programs, at venues they are meant for",
    ("programs.*.venues", "programs.*.kabupaten", "teams.*.only_places", "teams.*.never_places"),
    violations,
    shape,
)
