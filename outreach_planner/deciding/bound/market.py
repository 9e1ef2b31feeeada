"""What the compiled search of one cluster reads: its people, its visits and what they are worth today."""

from __future__ import annotations

from typing import NamedTuple

from outreach_planner.world.instance import Bools, Floats, Ints


class Market(NamedTuple):
    """A cluster at given prices, as arrays for compiled code.

    Letters: ``j`` options of the cluster, ``x`` its days (running), ``i`` its points, ``r`` reach rows
    (an option and a point it reaches), ``c`` candidate visits (an option on a day, in one way to come
    and go), sorted by day; a cell is ``j * X + x``.

    Attributes
    ----------
    service_start : Ints, shape (J + 1,)
        Services ``service_start[j] : service_start[j + 1]`` belong to option j, one after the other.
    start, point : Ints, shapes (W + 1,) and (R,)
        Reach rows ``start[w] : start[w + 1]`` belong to service w.
    minimum : Floats, shape (W,)
        Fewest people a service must serve.
    share : Floats, shape (X, R)
    worth : Floats, shape (X, R)
        Rupiah that serving one person is worth at the prices.
    order : Ints, shape (X, R)
        Each service's reach rows, dearest first.
    sure : Floats, shape (X, R)
        Part of those who wait at least whom a first service surely leaves for the second; 1 for the first.
    undisturbed, least, ratio : Floats, shape (X, I)
        Waiting if nobody is visited; waiting whatever is planned; share of those left after day x - 1 who
        still wait on day x (row 0 is not used).
    day_start : Ints, shape (X + 1,)
        Candidates ``day_start[x] : day_start[x + 1]`` are on day x.
    option, day : Ints, shape (C,)
    capacity, least_capacity : Floats, shape (C, 2)
        Of each service, the largest and the smallest in that way.
    cost : Floats, shape (C,)
        At the prices, in rupiah.
    clash_start, clash : Ints
        Cells that may not be visited together with a cell.
    kept : Bools, shape (C,)
        False for visits that another way to the same place on the same day makes needless.
    ceiling : Floats, shape (X + 1,)
    slope : Floats, shape (X, I)
        All visits on day x and later are worth at most ``ceiling[x] + sum slope[x] crowd`` (see ``parts``);
        infinite where nothing is known.
    """

    service_start: Ints
    start: Ints
    point: Ints
    minimum: Floats
    share: Floats
    worth: Floats
    order: Ints
    sure: Floats
    undisturbed: Floats
    least: Floats
    ratio: Floats
    day_start: Ints
    option: Ints
    day: Ints
    capacity: Floats
    least_capacity: Floats
    cost: Floats
    clash_start: Ints
    clash: Ints
    kept: Bools
    ceiling: Floats
    slope: Floats
