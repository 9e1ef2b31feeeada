"""Why a rule closes a visit, in figures: of the rules met most; of all others as the audit says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from outreach_planner.deciding.explaining.closing import OpenVisits
from outreach_planner.deciding.explaining.day_reasons import (
    Telling,
    banned,
    not_at_that_place,
    not_in_its_periods,
    not_that_day,
)
from outreach_planner.deciding.explaining.origins import field_place, field_places
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.opening import open_networks
from outreach_planner.plans.explanation import Figure, Reason
from outreach_planner.plans.making import Verdict, make_plan
from outreach_planner.plans.simulate import Stop, simulate
from outreach_planner.rules.base import Rule
from outreach_planner.rules.words import trip_words, visit_words
from outreach_planner.world.instance import Instance

UNLIMITED = 10**9


def reason_of(instance: Instance, rule: Rule, before: OpenVisits) -> Reason:
    """Say why a rule closes these visits, the last that were open.

    Parameters
    ----------
    instance : Instance
    rule : Rule
    before : OpenVisits
        At least one visit.
    """
    tell = TELLINGS.get(rule.name)
    told = tell(instance, before) if tell else None
    kind, figures, fields = told or _as_the_audit_says(instance, rule, before)
    return Reason(rule.name, rule.about, kind, figures, fields or field_places(instance, rule.fields, before))


def _too_few(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say how many would come at most where nobody goes before, or how many could be served.

    Two places on one day are told only where no whole day is among the visits.
    """
    whole = {visit: most for visit, most in before.items() if instance.options.second[visit[1]] < 0}
    before = whole or before
    needed = instance.options.minimum_attendance
    come = {visit: _most_come(instance, *visit) for visit in before}
    enough = [visit for visit in sorted(come) if come[visit] >= needed[visit[1]]]
    best = max(
        enough or sorted(come),
        key=lambda visit: before[visit] if enough else come[visit] - needed[visit[1]],
    )
    if not enough and round(come[best], 1) == 0:
        reach = field_place(instance, "demand.reach.limit_minutes")
        minimum = field_place(instance, _minimum_field(instance, best[1]))
        return "nobody-comes", {"needed": int(needed[best[1]])}, (reach, minimum)
    figures: dict[str, Figure] = {
        "most": round((before if enough else come)[best], 1),
        "needed": int(needed[best[1]]),
        "date": instance.days.dates[best[2]],
        "program": _program(instance, best[1]),
    }
    return (
        "too-few-seats" if enough else "too-few-come",
        figures,
        (field_place(instance, _minimum_field(instance, best[1])),),
    )


def _most_come(instance: Instance, u: int, o: int, t: int) -> float:
    """Count who would come to a visit if nobody went there before."""
    stops = [Stop(t, u, service, UNLIMITED, 0.0) for service in instance.options.services(o)]
    return float(simulate(instance, stops).came.sum())


def _minimum_field(instance: Instance, option: int) -> str:
    """Name the field whose minimum holds: the place's own, or its kabupaten's guarantee, or the program's."""
    place, program = instance.place_ids[instance.options.place[option]], _program(instance, option)
    kabupaten = instance.scenario.places[place].kabupaten
    guarantee = instance.scenario.policy.guarantees.get(kabupaten)
    if instance.scenario.places[place].minimum_attendance is not None:
        return f"places.{place}.minimum_attendance"
    if guarantee and guarantee.program == program and guarantee.minimum_attendance is not None:
        return f"policy.guarantees.{kabupaten}.minimum_attendance"
    return f"programs.{program}.minimum_attendance"


def _window_shut(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say in which days a group asked for its visit, none of which is open; None of several groups."""
    numbers = {int(instance.options.request[o]) for _, o, _ in before} - {-1}
    if len(numbers) != 1:
        return None
    name = tuple(instance.scenario.requests)[numbers.pop()]
    request = instance.scenario.requests[name]
    fields = tuple(field_place(instance, f"requests.{name}.{end}") for end in ("earliest", "latest"))
    holidays = {
        holiday: None
        for date, holiday in zip(instance.days.dates, instance.days.holiday, strict=True)
        if holiday and request.earliest <= date <= request.latest
    }
    figures: dict[str, Figure] = {
        "start": request.earliest,
        "end": request.latest,
        "reasons": tuple(holidays),
    }
    return "window-shut-day" if request.earliest == request.latest else "window-shut", figures, fields


def _too_far(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say how long the shortest drive is, and how long a team may drive in one go."""
    drives = []
    for u, o, t in before:
        team = instance.scenario.teams[instance.team_ids[u]]
        home = instance.place_ids.index(team.home)
        minutes = int(instance.legs.minutes[instance.days.season[t], home, instance.options.place[o]])
        drives.append((minutes - team.longest_drive_minutes, u, minutes))
    beyond, u, minutes = min(drives)
    name = instance.team_ids[u]
    if beyond <= 0:
        fields = (
            "leaves_at",
            "home_by",
            "evening_arrival_by",
            "evening_move_minutes",
            "sleep_beyond_minutes",
        )
        places = tuple(field_place(instance, f"teams.{name}.{field}") for field in fields)
        return "never-reached", {"minutes": minutes, "team": name}, places
    figures: dict[str, Figure] = {
        "minutes": minutes,
        "limit_minutes": instance.scenario.teams[name].longest_drive_minutes,
        "team": name,
    }
    return "drive-too-long", figures, (field_place(instance, f"teams.{name}.longest_drive_minutes"),)


def _as_the_audit_says(instance: Instance, rule: Rule, before: OpenVisits) -> Telling:
    """Plan the visit alone and let the rule's auditing face object; else tell what the rule demands."""
    networks = open_networks(instance)
    shape = len(networks), len(instance.days.dates)
    for u, o, t in sorted(before):
        network = networks[u]
        local = int(np.flatnonzero(network.options == o)[0])
        if network.capacity[network.kind[t], 0, local, -1] < 0:
            continue  # no day trip
        option = np.full(shape, -1, dtype=np.int64)
        option[u, t] = o
        schedule = Schedule(option, np.zeros(shape, dtype=np.bool_))
        verdict = Verdict("feasible", None, "work", instance.scenario.limits)
        plan = make_plan(Formulation(instance, networks, ()), schedule, verdict, "")
        about_it = {visit_words(plan.visits[0]), trip_words(plan.trips[0])}
        found = sorted(rule.violations(instance, plan), key=lambda each: each.where not in about_it)
        for violation in found:  # first what is said of the visit itself
            told: dict[str, Figure] = {"came": violation.came, "mend": violation.mend}
            if violation.where not in about_it:
                return "as-audited", {"where": violation.where, **told}, ()
            visit = plan.visits[0]
            named = {"program": visit.program, "place": visit.place, "team": visit.team}
            return "as-audited-visit", {**named, "date": visit.date, **told}, ()
    return "rule", {}, ()


def _program(instance: Instance, option: int) -> str:
    return instance.program_ids[int(instance.options.program[option])]


TELLINGS: Mapping[str, Callable[[Instance, OpenVisits], Telling | None]] = {
    "ban": banned,
    "calendar": not_that_day,
    "minimum-attendance": _too_few,
    "place-window": not_at_that_place,
    "program-period": not_in_its_periods,
    "request": _window_shut,
    "travel": _too_far,
}
"""By the rule's name; a rule that is not here is told as the audit says it."""
