"""A group that asked is served whole, once, within its window, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.said import said
from outreach_planner.plans.plan import Plan, Visit
from outreach_planner.rules.base import Rule, Violation, open_visits, visits_row
from outreach_planner.rules.words import visit_words
from outreach_planner.scenario.request_fields import Request
from outreach_planner.world.instance import Instance

NAME = "request"


def shape(instance: Instance, network: TeamNetwork) -> None:
    """Close a group's visit outside its window, and altogether if it is declined beforehand."""
    requests = tuple(instance.scenario.requests.values())
    for n, option in enumerate(network.options):
        number = int(instance.options.request[option])
        if number < 0:
            continue
        request = requests[number]
        for t, date in enumerate(instance.days.dates):
            if request.answer == "decline" or not request.earliest <= date <= request.latest:
                network.allowed[n, t] = False


def rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """Ask for at most one visit to each group, and for exactly one where it is accepted beforehand."""
    by_request: dict[int, list[tuple[int, int, int]]] = {}
    for visit in open_visits(networks):
        number = int(instance.options.request[visit[1]])
        if number >= 0:
            by_request.setdefault(number, []).append(visit)
    for number, (name, request) in enumerate(instance.scenario.requests.items()):
        visits = by_request.get(number, [])
        accepted = request.answer == "accept"
        if visits or accepted:
            field = f"requests.{name}{'.answer' if accepted else ''}"
            yield visits_row(NAME, name, visits, lower=1 if accepted else 0, upper=1, field=field)


def violations(instance: Instance, plan: Plan) -> Iterable[Violation]:
    """Say which groups are served in part, twice, outside their window, or against their answer."""
    scenario = instance.scenario
    held = Counter(visit.request for visit in plan.visits if visit.request is not None)
    for visit in plan.visits:
        if visit.request is None:
            if visit.group_applicants:
                came = said(
                    "a group of {group_applicants} without a request", group_applicants=visit.group_applicants
                )
                yield Violation(NAME, visit_words(visit), came, said("name the request, or write 0"))
        elif visit.request not in scenario.requests:
            came = said("unknown request {request}", request=visit.request)
            yield Violation(NAME, visit_words(visit), came, said("use a request of the scenario"))
        else:
            yield from _as_asked(visit, scenario.requests[visit.request])
    for name, request in scenario.requests.items():
        if held[name] > 1:
            yield Violation(
                NAME, name, said("it is visited {times} times", times=held[name]), said("visit it once")
            )
        if held[name] and request.answer == "decline":
            yield Violation(
                NAME, name, said("it is visited, but its answer is decline"), said("drop the visit")
            )
        if held[name] and request.applicants < scenario.policy.requests.applicants_at_least:
            least = scenario.policy.requests.applicants_at_least
            yield Violation(
                NAME,
                name,
                said("a group of {applicants}", applicants=request.applicants),
                said("accept groups from {least} on", least=least),
            )
        if not held[name] and request.answer == "accept":
            yield Violation(NAME, name, said("it is not visited, but its answer is accept"), said("visit it"))


def _as_asked(visit: Visit, request: Request) -> Iterable[Violation]:
    """Hold a group's visit against what the group asked for."""
    where = visit_words(visit)
    if not request.earliest <= visit.date <= request.latest:
        mend = said(
            "choose a day from {earliest} to {latest}", earliest=request.earliest, latest=request.latest
        )
        yield Violation(NAME, where, said("the day is outside the group's window"), mend)
    if (visit.place, visit.program) != (request.place, request.program):
        mend = said("hold {program} at {place}", program=request.program, place=request.place)
        yield Violation(NAME, where, said("it is not the place and program the group asked for"), mend)
    if visit.group_applicants != request.applicants:
        came = said("a group of {group_applicants}", group_applicants=visit.group_applicants)
        yield Violation(
            NAME, where, came, said("serve it whole: {applicants}", applicants=request.applicants)
        )
    if visit.capacity < request.applicants:
        came = said("capacity {capacity}", capacity=visit.capacity)
        yield Violation(
            NAME, where, came, said("a day that can serve all {applicants}", applicants=request.applicants)
        )


RULE = Rule(
    NAME,
    "a group that asked is served whole, once and within its window, or declined",
    ("requests", "policy.requests.applicants_at_least"),
    violations,
    shape,
    rows,
)
