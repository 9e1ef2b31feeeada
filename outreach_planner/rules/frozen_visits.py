"""Up to a day everything is settled: exactly the frozen visits are held, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.rules.base import Rule, Violation, open_events, visits_row
from outreach_planner.rules.words import visit_words
from outreach_planner.scenario.service_fields import FrozenVisit
from outreach_planner.world.instance import Instance

NAME = "frozen"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close every visit up to that day that is none of the frozen ones."""
    frozen = instance.scenario.frozen
    if frozen is None:
        return
    for t, date in enumerate(instance.days.dates):
        for n, option in enumerate(network.options):
            if date <= frozen.until and not all(
                any(_is(instance, pin, (network.team, event, t)) for pin in frozen.visits)
                for event in instance.options.events(int(option))
            ):
                network.allowed[n, t] = False


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Ask for each frozen visit exactly once."""
    frozen = instance.scenario.frozen
    visits = open_events(instance, networks) if frozen is not None else []
    for number, pin in enumerate(frozen.visits if frozen is not None else ()):
        yield visits_row(
            NAME,
            said("{date} {program} at {place}", date=pin.date, program=pin.program, place=pin.place),
            [visit for visit, event in visits if _is(instance, pin, (visit[0], event, visit[2]))],
            lower=1,
            upper=1,
            field=f"frozen.visits[{number}]",
        )


def _is(instance: Instance, pin: FrozenVisit, visit: tuple[int, int, int]) -> bool:
    """Say whether an event (team, option of one place, day) is as a frozen one states."""
    (u, o, t), options = visit, instance.options
    return (
        instance.days.dates[t] == pin.date
        and instance.program_ids[options.program[o]] == pin.program
        and instance.place_ids[options.place[o]] in pin.places
        and pin.team in (None, instance.team_ids[u])
        and pin.lane in (None, bool(options.lane[o]))
        and pin.request in (None, _group(instance, o))
    )


def _group(instance: Instance, option: int) -> str | None:
    """Name the request an option is held for."""
    number = int(instance.options.request[option])
    return None if number < 0 else tuple(instance.scenario.requests)[number]


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which frozen visits are missing, and which visits are not among them."""
    frozen = instance.scenario.frozen
    if frozen is None:
        return
    settled = [visit for visit in plan.visits if visit.date <= frozen.until]
    found: set[int] = set()
    for pin in frozen.visits:
        held = [number for number, visit in enumerate(settled) if _is_held(pin, visit)]
        found.update(held)
        if len(held) != 1:
            where = said("{date} {program} at {place}", date=pin.date, program=pin.program, place=pin.place)
            yield Violation(
                NAME,
                where,
                said("the frozen visit is held {times} times", times=len(held)),
                said("hold it once"),
            )
    for number, visit in enumerate(settled):
        if number not in found:
            came = said("it is not among the visits frozen until {until}", until=frozen.until)
            yield Violation(NAME, visit_words(visit), came, said("drop it, or freeze it too"))


def _is_held(pin: FrozenVisit, visit: Visit) -> bool:
    """Say whether a visit of a plan is as a frozen one states."""
    return (
        (visit.date, visit.program) == (pin.date, pin.program)
        and visit.place in pin.places
        and pin.team in (None, visit.team)
        and pin.lane in (None, visit.lane)
        and pin.request in (None, visit.request)
    )


RULE = Rule(
    NAME,
    "up to a day exactly the frozen visits are held",
    ("frozen",),
    violations,
    shape,
    rows,
)
