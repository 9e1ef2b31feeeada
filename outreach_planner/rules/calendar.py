"""A program is held on its weekdays, on open days, at places that are open."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.model.network import TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.base import Rule, Violation
from outreach_planner.rules.words import visit_words
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.world.instance import Instance

NAME = "calendar"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close the days on which an option's program or place is closed."""
    scenario, days = instance.scenario, instance.days
    for n, option in enumerate(network.options):
        program = scenario.programs[instance.program_ids[instance.options.program[option]]]
        places = instance.options.place[list(instance.options.events(int(option)))]
        closed = [period for s in places for period in scenario.places[instance.place_ids[s]].closed]
        for t, date in enumerate(days.dates):
            if (
                not days.outreach[t]
                or WEEKDAYS[days.weekday[t]] not in program.weekdays
                or (days.holiday[t] and not program.on_holidays)
                or any(period.start <= date <= period.end for period in closed)
            ):
                network.allowed[n, t] = False


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which visits fall on a day that is not open for them."""
    scenario = instance.scenario
    holidays = {
        date: name for date, name in zip(instance.days.dates, instance.days.holiday, strict=True) if name
    }
    for visit in plan.visits:
        program, place = scenario.programs[visit.program], scenario.places[visit.place]
        where = visit_words(visit)
        weekday = WEEKDAYS[visit.date.weekday()]
        if not scenario.horizon.start <= visit.date <= scenario.horizon.end:
            yield Violation(
                NAME, where, said("the day is outside the horizon"), said("choose a day inside it")
            )
        if weekday not in program.weekdays:
            yield Violation(
                NAME,
                where,
                said("it is a {weekday}", weekday=weekday),
                said("choose {weekdays}", weekdays=tuple(program.weekdays)),
            )
        if visit.date in holidays and not program.on_holidays:
            yield Violation(
                NAME,
                where,
                said("it is {holiday}", holiday=holidays[visit.date]),
                said("choose a day that is no holiday"),
            )
        for season in scenario.calendar.no_outreach:
            if season.start <= visit.date <= season.end:
                yield Violation(
                    NAME, where, said("no outreach on {name}", name=season.name), said("choose another day")
                )
        for period in place.closed:
            if period.start <= visit.date <= period.end:
                yield Violation(
                    NAME,
                    where,
                    said("the place is closed {start} to {end}", start=period.start, end=period.end),
                    said("choose another day"),
                )


RULE = Rule(
    NAME,
    "a program is held on its weekdays, never on a holiday or a day closed for outreach",
    ("programs.*.weekdays", "calendar.no_outreach", "places.*.closed"),
    violations,
    shape,
)
