"""Which field of which file a planner would change to lift a rule off a visit."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_planner.plans.explanation import FieldPlace
from outreach_planner.scenario.origins import origins_of
from outreach_planner.world.instance import Instance


def field_place(instance: Instance, field: str) -> FieldPlace:
    """Say where a field was written (the group around it, where it is left to its default)."""
    origins = origins_of(instance.scenario)
    origin = origins.of(field)
    return FieldPlace(field, origin.file, origin.line, field in origins.by_path or not origins.by_path)


def field_places(
    instance: Instance, patterns: Iterable[str], visits: Iterable[tuple[int, int, int]]
) -> tuple[FieldPlace, ...]:
    """Fill the stars of a rule's fields with the names of visits (team, option, day).

    ``programs.*.weekdays`` becomes ``programs.lakso.weekdays``; a star of another group is left out with
    what follows it; each ban is named by itself. Each field is named once, in the rule's order; if some of
    them are written in the scenario, those that are not are left out.
    """
    options = instance.options
    names: dict[str, set[str]] = {}
    for u, o, _ in visits:
        for group, name in (
            ("teams", instance.team_ids[u]),
            ("programs", instance.program_ids[options.program[o]]),
            ("places", instance.place_ids[options.place[o]]),
            ("policy.guarantees", instance.kabupaten_ids[options.kabupaten[o]]),
        ):
            names.setdefault(group, set()).add(name)
    found: dict[str, None] = {}
    for pattern in patterns:
        group, star, rest = pattern.partition(".*")
        known = sorted(names.get(group, ())) if star else []
        each = [f"{group}.{name}{rest}" for name in known]
        if group == "bans":
            each = [f"bans[{number}]" for number in range(len(instance.scenario.bans))]
        for field in each or [group]:
            found[field] = None
    by_path = origins_of(instance.scenario).by_path
    written = [field for field in found if field in by_path]
    return tuple(field_place(instance, field) for field in written or found)
