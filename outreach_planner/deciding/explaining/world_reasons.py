"""Why the world itself, before any rule, has no such visit: no program for the place, no team, no way."""

from __future__ import annotations

from collections.abc import Collection

from outreach_planner.deciding.explaining.group_sizes import largest_group
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.plans.explanation import Figure, Question, Reason
from outreach_planner.world.instance import Instance


def no_option_reasons(instance: Instance, question: Question) -> tuple[Reason, ...]:
    """Say of each program asked about why it is not meant for the place."""
    scenario, place = instance.scenario, instance.scenario.places[question.place]
    found = []
    for name, program in scenario.programs.items():
        if question.program not in (None, name):
            continue
        if place.kind not in program.venues:
            figures: dict[str, Figure] = {"program": name, "place_kind": place.kind, "venues": program.venues}
            fields = f"programs.{name}.venues", f"places.{question.place}.kind"
            kind, about = "wrong-kind", "a program is held at the kinds of places it is meant for"
        else:
            figures = {
                "program": name,
                "kabupaten": place.kabupaten,
                "served_kabupaten": program.kabupaten or (),
            }
            fields = f"programs.{name}.kabupaten", f"places.{question.place}.kabupaten"
            kind, about = "wrong-kabupaten", "a program is held in the kabupaten it is meant for"
        found.append(
            Reason("venue", about, kind, figures, tuple(field_place(instance, field) for field in fields))
        )
    return tuple(found)


def unasked_reasons(instance: Instance, request_id: str) -> tuple[Reason, ...]:
    """Say why a group gets no visit whatever the plan: declined beforehand, too small, or another time."""
    scenario, request = instance.scenario, instance.scenario.requests[request_id]
    about = "a group that asked is served whole, once and within its window, or declined"
    horizon, found = scenario.horizon, []
    if request.answer == "decline":
        answered = (field_place(instance, f"requests.{request_id}.answer"),)
        found.append(Reason("request", about, "group-declined", {}, answered))
    least = scenario.policy.requests.applicants_at_least
    if request.applicants < least:
        fields = f"requests.{request_id}.applicants", "policy.requests.applicants_at_least"
        figures: dict[str, Figure] = {"applicants": request.applicants, "needed": least}
        places = tuple(field_place(instance, field) for field in fields)
        found.append(Reason("request", about, "group-too-small", figures, places))
    if request.latest < horizon.start or horizon.end < request.earliest:
        fields = f"requests.{request_id}.earliest", f"requests.{request_id}.latest"
        figures = {"start": request.earliest, "end": request.latest}
        places = tuple(field_place(instance, field) for field in fields)
        found.append(Reason("request", about, "other-window", figures, places))
    return tuple(found)


def no_way_reason(
    instance: Instance, question: Question, options: Collection[int], days: Collection[int]
) -> Reason:
    """Say why no team can hold one of the options on one of the days, whatever the rules."""
    if question.request is not None:
        field = field_place(instance, f"requests.{question.request}.applicants")
        figures: dict[str, Figure] = {"applicants": instance.scenario.requests[question.request].applicants}
        about = "a visit serves no more than its service minutes, units and quota allow"
        most = largest_group(instance, question.request)
        if most > 0:
            figures |= {"most": most}
            return Reason("capacity", about, "group-too-large-most", figures, (field,))
        return Reason("capacity", about, "group-too-large", figures, (field,))
    programs = {instance.program_ids[instance.options.program[o]] for o in options}
    teams = [name for name, team in instance.scenario.teams.items() if programs & set(team.programs)]
    if not teams:
        fields = tuple(field_place(instance, f"teams.{name}.programs") for name in instance.team_ids)
        return Reason(
            "venue", "a team holds its own programs", "no-team", {"programs": tuple(sorted(programs))}, fields
        )
    place = instance.place_ids.index(question.place)
    drives = []
    for name in teams:
        home = instance.place_ids.index(instance.scenario.teams[name].home)
        for season in sorted({int(instance.days.season[t]) for t in days}):
            minutes = int(instance.legs.minutes[season, home, place])
            if minutes >= 0:
                drives.append((minutes, name))
    if not drives:
        field = field_place(instance, f"places.{question.place}.road_node")
        return Reason("travel", "legs follow the roads", "no-way", {}, (field,))
    minutes, name = min(drives)
    team = instance.scenario.teams[name]
    return Reason(
        "working-day",
        "the day fits: drive, set up, serve, pack up, drive home",
        "day-too-short",
        {"minutes": minutes, "team": name, "leaves_at": team.leaves_at, "home_by": team.home_by},
        tuple(field_place(instance, f"teams.{name}.{field}") for field in ("leaves_at", "home_by")),
    )
