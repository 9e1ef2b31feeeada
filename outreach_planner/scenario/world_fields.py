"""What a scenario says about the world: kabupaten, districts, places, roads and the people who wait."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import (
    Count,
    Day,
    Frozen,
    Id,
    Latitude,
    Longitude,
    Minutes,
    Number,
    Period,
    Rupiah,
    Share,
    Weekday,
)
from outreach_planner.scenario.recurrence import Recurrence

Confidence = Literal["sourced", "memory", "estimate"]


class Sourced(Frozen):
    """A row that says where it comes from; ``confidence`` None means the planner's own word."""

    confidence: Confidence | None = None
    source: str = ""


class Kabupaten(Sourced):
    """A kabupaten or kota of the working area."""

    name: str
    code: str = ""
    population: Count
    weight: Annotated[Number, Field(ge=0, description="weight in the office's applications")]
    has_office: bool = False


class District(Sourced):
    """A kecamatan: people who live around a centre and reach the road network at a node."""

    name: str
    code: str = ""
    kabupaten: Id
    population: Count
    lat: Latitude
    lon: Longitude
    road_node: Id
    access_kmh: Annotated[Number, Field(gt=0)] = 24.0
    river_only: bool = False


class Place(Sourced):
    """A place where a team may work or a counter stands.

    ``road_node`` None joins the place to the nearest nodes of the road network.
    ``kind`` is a word of the scenario (town, campus, mall, office, ...) that programs name as venue.
    ``students`` counts a campus' students. ``lane`` says a drive-thru lane fits.
    It may be visited from ``first_day`` to ``last_day``, on its ``weekdays`` (market days) and on the days
    of its ``recurrence``, where these are not None, and never when it is ``closed``. The recurrence begins
    on ``first_day``, or on 1 January of the year in which the horizon starts.
    """

    name: str
    kind: Id
    kabupaten: Id
    lat: Latitude
    lon: Longitude
    road_node: Id | None = None
    address: str = ""
    students: Count = 0
    lane: bool = False
    boat: bool = False
    minimum_attendance: Count | None = None
    closed: tuple[Period, ...] = ()
    first_day: Day | None = None
    last_day: Day | None = None
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None
    recurrence: Recurrence | None = None


class RoadNode(Sourced):
    """A junction, town or pier of the road and river network."""

    name: str
    lat: Latitude
    lon: Longitude
    kind: str = ""
    kabupaten: str = ""


class RoadEdge(Sourced):
    """A stretch of road or river between two nodes, the same both ways; a speed of 0 closes it."""

    start: Id
    end: Id
    km: Annotated[Number, Field(gt=0)]
    road_class: str
    dry_kmh: Annotated[Number, Field(ge=0)]
    rainy_kmh: Annotated[Number, Field(ge=0)]
    worst_kmh: Annotated[Number, Field(ge=0)] | None = None
    boat: bool = False
    toll_rupiah: Rupiah = 0
    open: bool = True


class Access(Frozen):
    """How a place or district off the network reaches it: crow distance x detour, at a speed."""

    detour: Annotated[Number, Field(ge=1)] = 1.35
    kmh: Annotated[Number, Field(gt=0)] = 22.0
    links: Annotated[int, Field(ge=1)] = 3


class Roads(Frozen):
    """The road and river network and how places join it."""

    nodes: dict[Id, RoadNode]
    edges: dict[Id, RoadEdge]
    access: Access = Access()


class Segment(Frozen):
    """People who can be served alike.

    ``share`` is their part of all applications; ``live_at`` says whether they spread over districts
    (by population) or campuses (by students); ``counter_pull`` scales how readily they go to a counter;
    ``reach_limit_minutes`` None takes the demand's own limit.
    """

    name: str
    share: Share
    live_at: Literal["districts", "campuses"] = "districts"
    counter_pull: Annotated[Number, Field(ge=0)] = 1.0
    reach_limit_minutes: Minutes | None = None


class Reach(Frozen):
    """Share of the waiting who come when a team is there: ``share_at_door`` x exp(-minutes / scale)."""

    share_at_door: Share
    scale_minutes: Annotated[Number, Field(gt=0)]
    limit_minutes: Minutes


class Demand(Frozen):
    """How many people come to need a passport, and what they do while they wait.

    ``month_factors`` multiply the daily average, January first. ``counter_pull`` is the share of the
    waiting who go to a fixed counter on a working day when it is next door (same form as reach).
    ``backlog_days``: the backlog at the start is at most this many days of arrivals.
    """

    applications_a_year: Annotated[Number, Field(ge=0)]
    month_factors: Annotated[tuple[Number, ...], Field(min_length=12, max_length=12)]
    segments: dict[Id, Segment]
    reach: Reach
    counter_pull: Reach
    backlog_days: Annotated[Number, Field(ge=0)]
    giving_up_a_day: Annotated[Number, Field(ge=0, lt=1)]
    campus_minutes: Minutes = 5


class Counter(Frozen):
    """A fixed place that serves on working days.

    Its visitors join ``queue``; several counters may share one. ``applicants_a_day`` is what it adds to
    the queue's capacity beside the officers; ``staffed_by_office`` counters are served by the officers
    who are present. ``draws`` False: its visitors are already counted at another counter of the queue.
    It is open from ``opened`` to ``closed``, on its ``weekdays`` (None: all working days). Its own
    ``officers`` are missing in the office on the days it is open. ``pull`` scales how readily people go.
    ``counts_travel``: what its visitors travel less (or more) than to the counter nearest to them on the
    first day counts in the value. ``only_nearer``: nobody goes there who has a nearer one on the first day.
    """

    place: Id
    queue: Id
    applicants_a_day: Count = 0
    staffed_by_office: bool = False
    draws: bool = True
    opened: Day | None = None
    closed: Day | None = None
    weekdays: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None
    officers: Count = 0
    pull: Annotated[Number, Field(ge=0)] = 1.0
    counts_travel: bool = False
    only_nearer: bool = False
    confidence: Confidence | None = None
    source: str = ""
