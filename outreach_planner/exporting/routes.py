"""Routes for navigation programs: a GPX file a trip, with the road line as tracks and the stops as points."""

from __future__ import annotations

import datetime as dt

import gpxpy.gpx

from outreach_planner.exporting.field_month import FieldMonth, FieldTrip
from outreach_planner.exporting.gathering import whereabouts
from outreach_planner.exporting.texts import hours_text, short_day
from outreach_planner.outputs.language import Lang, date_text
from outreach_planner.outputs.telling import clean, place_name, program_name, team_name


def gpx_text(month: FieldMonth, trip: FieldTrip, lang: Lang) -> str:
    """Write a trip as GPX 1.1: a waypoint a stop and night, a track with a segment a leg, and a route."""
    scenario = month.scenario
    gpx = gpxpy.gpx.GPX()
    gpx.creator = "outreach-planner"
    gpx.name = f"{team_name(scenario, trip.trip.team, lang)}, {date_text(trip.trip.starts, lang)}"
    for visit in trip.visits:
        plain = visit.visit
        point = gpxpy.gpx.GPXWaypoint(*visit.at, name=place_name(scenario, plain.place))
        hours = hours_text(plain.service_starts, plain.service_ends, lang)
        program = program_name(scenario, plain.program, lang)
        point.description = clean(f"{program}, {short_day(plain.date, lang)}, {hours}. {visit.address}")
        point.symbol = "Flag, Blue"
        gpx.waypoints.append(point)
    for date, place in trip.nights:
        at = whereabouts(scenario, place)
        point = gpxpy.gpx.GPXWaypoint(*at, name=place_name(scenario, place))
        point.description = short_day(date, lang)
        point.symbol = "Lodging"
        gpx.waypoints.append(point)
    track = gpxpy.gpx.GPXTrack(name=gpx.name)
    days: dict[dt.date, gpxpy.gpx.GPXTrackSegment] = {}
    for line in trip.lines:
        segment = days.setdefault(line.date, gpxpy.gpx.GPXTrackSegment())
        segment.points.extend(gpxpy.gpx.GPXTrackPoint(*point) for point in line.points)
    track.segments.extend(days.values())
    gpx.tracks.append(track)
    route = gpxpy.gpx.GPXRoute(name=gpx.name)
    for place in _stops(trip):
        at = whereabouts(scenario, place)
        route.points.append(gpxpy.gpx.GPXRoutePoint(*at, name=place_name(scenario, place)))
    gpx.routes.append(route)
    written: str = gpx.to_xml("1.1")
    return written if written.endswith("\n") else written + "\n"


def _stops(trip: FieldTrip) -> list[str]:
    """List where the legs of a trip start and end, in order."""
    legs = sorted(trip.trip.legs, key=lambda leg: (leg.date, leg.departs))
    return [legs[0].start, *(leg.end for leg in legs)] if legs else []
