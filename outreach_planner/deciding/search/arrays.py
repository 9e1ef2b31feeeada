"""The formulation as flat arrays for the compiled search, in four rooms: ways, crowd, links and purse.

Everything a person does unvisited is linear, so a visit is worth what it takes away from that: with
``survive[t, i]`` the share of the people of point i on day 0 who still wait on day t, and ``z[i]`` the sum
of ``served / survive`` over the visits so far, the waiting before a visit are ``undisturbed - survive * z``.
The counters' queues alone are not linear; their inflow is ``inflow - sum of draw * z``.
"""

from __future__ import annotations

from typing import NamedTuple

from outreach_planner.deciding.search.purse import Purse
from outreach_planner.world.instance import Bools, Floats, Ints


class Ways(NamedTuple):
    """What a team may do on a day, and what it costs. Letters as in ``world.instance``.

    Attributes
    ----------
    allowed : Bools, shape (U, O, D)
    candidate_start, candidate : Ints
        Options allowed to team u on day t: ``candidate[candidate_start[u * D + t] : ...]``.
    near : Ints, shape (O, NEAR)
        The options nearest to each, the nearest first (-1: none).
    place, last_place : Ints, shape (O,)
        Where the team arrives and whence it leaves; different on a halved day.
    capacity : Ints, shape (U, K, 2, O, S + 1)
    second_capacity : Ints, shape (U, K, O, S + 1)
        The part of it that is the second service's.
    kind, season : Ints, shape (D,)
    away, eve : Bools, shape (U, D)
    eve_open : Bools, shape (U, K, O)
    days_away : Ints, shape (U,)
    leg_rupiah : Floats, shape (U, 2, S + 1, S + 1)
    visit_rupiah : Floats, shape (U, O)
        Less the bonus of the option's group.
    night_rupiah : Floats, shape (U,)
    """

    allowed: Bools
    candidate_start: Ints
    candidate: Ints
    near: Ints
    place: Ints
    last_place: Ints
    capacity: Ints
    second_capacity: Ints
    kind: Ints
    season: Ints
    away: Bools
    eve: Bools
    eve_open: Bools
    days_away: Ints
    leg_rupiah: Floats
    visit_rupiah: Floats
    night_rupiah: Floats


class Crowd(NamedTuple):
    """Who waits, who comes and what serving them is worth.

    Attributes
    ----------
    season : Ints, shape (D,)
    first, second : Ints, shape (O,)
        Options whose people the services serve (second -1: one service only).
    minimum : Ints, shape (O, 2)
        Of each service.
    start, point : Ints
        Rows ``start[o] : start[o + 1]`` of point, share and value belong to option o.
    share, value : Floats, shape (2, R)
    survive, undisturbed, rest, future_drawn : Floats, shape (D, I)
        ``rest``: rupiah that one person still waiting after the visits of day t is worth from then on
        (waiting and later value, counters apart); ``future_drawn``: the chance they are drawn to a
        counter from then on.
    draw, drawn_on : Floats, shape (I, G, D), (D, G, I)
        Already times ``survive``; twice, to be read along the days and along the points.
    inflow, queue_capacity : Floats, shape (D, G)
    queue : Floats, shape (4,)
        stays, served rupiah, left rupiah, waiting rupiah.
    queue_taken : Floats, shape (U, O)
        Applicants a visit of the team takes from queue 0.
    kabupaten : Ints, shape (I,)
    sought, drawn : Floats, shape (K,)
    whole : Floats, shape (2,)
        The value of everybody unvisited (counters apart) and the worth of the worst share served.
    """

    season: Ints
    first: Ints
    second: Ints
    minimum: Ints
    start: Ints
    point: Ints
    share: Floats
    value: Floats
    survive: Floats
    undisturbed: Floats
    rest: Floats
    future_drawn: Floats
    draw: Floats
    drawn_on: Floats
    inflow: Floats
    queue_capacity: Floats
    queue: Floats
    queue_taken: Floats
    kabupaten: Ints
    sought: Floats
    drawn: Floats
    whole: Floats


class Links(NamedTuple):
    """The rows that link visits and nights.

    Attributes
    ----------
    lower, upper : Floats, shape (M,)
    shape : Ints, shape (2,)
        Options and days, to number cells: (u * O + o) * D + t for a visit, u * D + t for a night.
    cell_start, cell_row, cell_coefficient : Ints
        Rows that count a visit.
    night_start, night_row : Ints
        Rows that count the night after a day.
    """

    lower: Floats
    upper: Floats
    shape: Ints
    cell_start: Ints
    cell_row: Ints
    cell_coefficient: Ints
    night_start: Ints
    night_row: Ints


class Arrays(NamedTuple):
    """The rooms together."""

    ways: Ways
    crowd: Crowd
    links: Links
    purse: Purse
