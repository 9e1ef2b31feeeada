"""Why days are closed for a visit: the field that closes them, with the days or bans it states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outreach_planner.deciding.explaining.closing import OpenVisits
from outreach_planner.deciding.explaining.origins import field_place
from outreach_planner.plans.explanation import FieldPlace, Figure
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.recurrence import days_within, recurrence
from outreach_planner.scenario.windows import recurrence_anchor
from outreach_planner.world.instance import Instance

Telling = tuple[str, Mapping[str, Figure], tuple[FieldPlace, ...]]
"""Kind of sentence, its figures, and the fields to change."""
Closed = Iterator[tuple[str, str, Mapping[str, Figure]]]
"""Field, kind of sentence, figures."""


def not_that_day(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say what closes a single day; None where more days are asked about."""
    if len({t for _, _, t in before}) > 1:
        return None
    _, o, t = min(before)
    scenario, date = instance.scenario, instance.days.dates[t]
    name, place = _program(instance, o), instance.place_ids[instance.options.place[o]]
    weekday, weekdays = WEEKDAYS[date.weekday()], scenario.programs[name].weekdays
    if weekday not in weekdays:
        figures: dict[str, Figure] = {"date": date, "program": name, "weekdays": weekdays}
        return "wrong-weekday", figures, (field_place(instance, f"programs.{name}.weekdays"),)
    if instance.days.holiday[t]:
        figures = {"date": date, "program": name, "name": instance.days.holiday[t]}
        fields = [f"programs.{name}.on_holidays"]
        for number, season in enumerate(scenario.calendar.more_holidays):
            if season.start <= date <= season.end:
                fields.append(f"calendar.more_holidays[{number}]")
        return "holiday", figures, tuple(field_place(instance, field) for field in fields)
    for number, season in enumerate(scenario.calendar.no_outreach):
        if season.start <= date <= season.end:
            field = field_place(instance, f"calendar.no_outreach[{number}]")
            return "no-outreach", {"date": date, "name": season.name}, (field,)
    for number, period in enumerate(scenario.places[place].closed):
        if period.start <= date <= period.end:
            field = field_place(instance, f"places.{place}.closed[{number}]")
            return "place-closed", {"start": period.start, "end": period.end}, (field,)
    return None


def not_at_that_place(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say which window of a place closes all the days; None where several do together."""
    return _one_for_all(instance, before, _place_shut)


def not_in_its_periods(instance: Instance, before: OpenVisits) -> Telling | None:
    """Say which periods of a program close all the days; None where several do together."""
    return _one_for_all(instance, before, _program_shut)


def _one_for_all(
    instance: Instance, before: OpenVisits, shut: Callable[[Instance, int, int], Closed]
) -> Telling | None:
    """Find the first field that closes every visit."""
    told: dict[str, tuple[str, Mapping[str, Figure]]] = {}
    each = []
    for _, o, t in sorted(before):
        closed = {field: (kind, figures) for field, kind, figures in shut(instance, o, t)}
        told = {**closed, **told}
        each.append(closed.keys())
    fields = [field for field in told if all(field in closed for closed in each)]
    if not fields:
        return None
    kind, figures = told[fields[0]]
    return kind, figures, (field_place(instance, fields[0]),)


def _place_shut(instance: Instance, option: int, day: int) -> Closed:
    scenario, date = instance.scenario, instance.days.dates[day]
    for event in instance.options.events(option):
        name = instance.place_ids[instance.options.place[event]]
        place = scenario.places[name]
        if place.first_day is not None and date < place.first_day:
            yield f"places.{name}.first_day", "place-from", {"place": name, "start": place.first_day}
        if place.last_day is not None and place.last_day < date:
            yield f"places.{name}.last_day", "place-until", {"place": name, "end": place.last_day}
        if place.weekdays is not None and WEEKDAYS[date.weekday()] not in place.weekdays:
            yield f"places.{name}.weekdays", "place-weekdays", {"place": name, "weekdays": place.weekdays}
        if place.recurrence is not None:
            rule = recurrence(place.recurrence, recurrence_anchor(scenario, place))
            dates = days_within(rule, instance.days.dates[0], instance.days.dates[-1])
            if date not in dates:
                kind = "place-dates" if dates else "place-no-dates"
                yield f"places.{name}.recurrence", kind, {"place": name, "dates": tuple(sorted(dates))}


def _program_shut(instance: Instance, option: int, day: int) -> Closed:
    name, date = _program(instance, option), instance.days.dates[day]
    program = instance.scenario.programs[name]
    for number, season in enumerate(program.closed):
        if season.start <= date <= season.end:
            figures: dict[str, Figure] = {"program": name, "name": season.name}
            figures |= {"start": season.start, "end": season.end}
            yield f"programs.{name}.closed[{number}]", "program-closed", figures
    if program.periods is not None and not any(p.start <= date <= p.end for p in program.periods):
        starts = tuple(period.start for period in program.periods)
        ends = tuple(period.end for period in program.periods)
        kind = "program-period" if len(starts) == 1 else "program-periods"
        yield f"programs.{name}.periods", kind, {"program": name, "dates": starts, "ends": ends}


def banned(instance: Instance, before: OpenVisits) -> Telling:
    """Say which bans name the visits, what they are about, and the reasons given for them."""
    numbers = set()
    for u, o, t in before:
        places = {instance.place_ids[instance.options.place[event]] for event in instance.options.events(o)}
        date = instance.days.dates[t]
        for number, ban in enumerate(instance.scenario.bans):
            if (
                (ban.place is None or ban.place in places)
                and ban.program in (None, _program(instance, o))
                and ban.team in (None, instance.team_ids[u])
                and (ban.dates is None or ban.dates.start <= date <= ban.dates.end)
            ):
                numbers.add(number)
    bans = [instance.scenario.bans[number] for number in sorted(numbers)]
    figures: dict[str, Figure] = {"reasons": tuple(sorted({ban.reason for ban in bans} - {""}))}
    fields = tuple(field_place(instance, f"bans[{number}]") for number in sorted(numbers))
    if any(ban.place is not None for ban in bans):
        return "banned", figures, fields
    teams = {ban.team for ban in bans}
    programs = {ban.program for ban in bans}
    if len(teams) == 1 and None not in teams:
        return "banned-team", figures | {"team": str(min(map(str, teams)))}, fields
    if len(programs) == 1 and None not in programs:
        return "banned-program", figures | {"program": str(min(map(str, programs)))}, fields
    return "banned-days", figures, fields


def _program(instance: Instance, option: int) -> str:
    return instance.program_ids[int(instance.options.program[option])]
