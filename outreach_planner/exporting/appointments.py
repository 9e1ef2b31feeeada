"""What stands in the calendars: the days of a team, and the events that the public may come to."""

from __future__ import annotations

import datetime as dt

from outreach_planner.exporting.calendars import Appointment
from outreach_planner.exporting.field_month import FieldMonth, FieldTrip, FieldVisit
from outreach_planner.exporting.gathering import whereabouts
from outreach_planner.exporting.texts import (
    contact_text,
    hours_text,
    moment_text,
    reserve_text,
    whereabouts_text,
)
from outreach_planner.exporting.words import field_words
from outreach_planner.outputs.language import Lang, clock
from outreach_planner.outputs.telling import clean, kabupaten_name, place_name, program_name
from outreach_planner.plans.plan import Leg


def team_appointments(month: FieldMonth, team: str, lang: Lang) -> list[Appointment]:
    """Return a team's visits from departure to return, and its drives on days without a visit."""
    found = []
    for trip in month.trips:
        if trip.trip.team == team:
            found += [_visit(month, trip, visit, lang) for visit in trip.visits]
            found += [_drive(month, trip, leg, lang) for leg in _lone_legs(trip)]
    return found


def public_appointments(month: FieldMonth, lang: Lang) -> list[Appointment]:
    """Return the events by their hours of service, with nothing that is only the teams' business."""
    words, scenario = field_words(lang), month.scenario
    found = []
    for visit in month.visits:
        name = program_name(scenario, visit.visit.program, lang)
        place = place_name(scenario, visit.visit.place)
        told = [
            hours_text(visit.visit.service_starts, visit.visit.service_ends, lang) + " WIB",
            *_quota(visit, lang),
        ]
        found.append(
            Appointment(
                subject=f"public/{visit.visit.program}/{visit.visit.place}",
                starts=_at(visit.visit.date, visit.visit.service_starts),
                ends=_at(visit.visit.date, visit.visit.service_ends),
                summary=f"{name}: {place}",
                location=_location(month, visit),
                description="\n".join(told),
                at=visit.at,
                alarm=words["tomorrow"].format(what=f"{name}, {place}"),
            )
        )
    return found


def _visit(month: FieldMonth, trip: FieldTrip, visit: FieldVisit, lang: Lang) -> Appointment:
    words, scenario, plain = field_words(lang), month.scenario, visit.visit
    name, place = program_name(scenario, plain.program, lang), place_name(scenario, plain.place)
    hours = hours_text(plain.service_starts, plain.service_ends, lang)
    departs = visit.departs if visit.departs and visit.departs[0] == plain.date else None
    returns = _last_arrival(trip, visit)
    told = [
        words["depart_text"].format(
            departs=moment_text(visit.departs, plain.date, lang),
            hours=hours,
            returns=moment_text(visit.returns, plain.date, lang),
        ),
        f"{words['host']}: {clean(visit.host)}" if visit.host else "",
        f"{words['contact']}: {contact_text(visit)}" if contact_text(visit) else "",
        f"{words['coordinates']}: {whereabouts_text(visit, lang)}",
        f"{words['books']}: {visit.books}",
        f"{words['reserve']}: {reserve_text(visit, lang)}",
        words["sleep_text"].format(place=place_name(scenario, plain.overnight)) if plain.overnight else "",
    ]
    return Appointment(
        subject=f"{plain.team}/{plain.program}/{plain.place}",
        starts=_at(*(departs or (plain.date, plain.service_starts))),
        ends=_at(*(returns or (plain.date, plain.service_ends))),
        summary=f"{name}: {place} ({hours})",
        location=_location(month, visit),
        description="\n".join(filter(None, told)),
        at=visit.at,
        alarm=words["tomorrow"].format(
            what=f"{name}, {place}, {clock((departs or (0, plain.service_starts))[1], lang)}"
        ),
    )


def _drive(month: FieldMonth, trip: FieldTrip, leg: Leg, lang: Lang) -> Appointment:
    words, scenario = field_words(lang), month.scenario
    home = scenario.teams[trip.trip.team].home
    key = "travel_home" if leg.end == home else "travel_to"
    place = place_name(scenario, leg.start if leg.end == home else leg.end)
    told = words[key].format(place=place)
    return Appointment(
        subject=f"{trip.trip.team}/travel/{leg.start}.{leg.end}",
        starts=_at(leg.date, leg.departs),
        ends=_at(leg.date, max(leg.arrives, leg.departs + 1)),
        summary=told,
        location=place_name(scenario, leg.end),
        description=f"{clock(leg.departs, lang)}-{clock(leg.arrives, lang)}, {leg.distance_m / 1000:.0f} km",
        at=whereabouts(scenario, leg.end),
        alarm=words["tomorrow"].format(what=told),
    )


def _lone_legs(trip: FieldTrip) -> list[Leg]:
    """Return the legs on days without a visit."""
    days = {visit.date for visit in trip.trip.visits}
    return [leg for leg in trip.trip.legs if leg.date not in days]


def _last_arrival(trip: FieldTrip, visit: FieldVisit) -> tuple[dt.date, int] | None:
    """Return when the leg that follows a visit on its day arrives; None where another visit comes first."""
    plain = visit.visit
    later = [
        other.service_starts
        for other in trip.trip.visits
        if other.date == plain.date and other.service_starts > plain.service_starts
    ]
    legs = [
        leg
        for leg in trip.trip.legs
        if leg.date == plain.date and leg.departs >= plain.service_ends and not later
    ]
    return (plain.date, max(leg.arrives for leg in legs)) if legs else None


def _location(month: FieldMonth, visit: FieldVisit) -> str:
    kabupaten = kabupaten_name(month.scenario, visit.visit.kabupaten)
    parts = (place_name(month.scenario, visit.visit.place), clean(visit.address), kabupaten)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _quota(visit: FieldVisit, lang: Lang) -> list[str]:
    words = field_words(lang)
    return [words["quota_all"].format(capacity=visit.quota.capacity)]


def _at(date: dt.date, minutes: int) -> dt.datetime:
    return dt.datetime.combine(date, dt.time(minutes // 60, minutes % 60))
