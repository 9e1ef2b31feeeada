"""The best row of trips from home to home through a week, by what its visits gain (compiled); see ``weeks``.

Day by day forward; of all ways to be somewhere on a day the best is kept. None passes an option twice.
"""

from __future__ import annotations

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.deciding.search.arrays import Crowd, Ways
from outreach_planner.deciding.search.tours import NO_WAY, Room, Tours
from outreach_planner.deciding.search.week_gains import gain_with
from outreach_planner.world.instance import Floats


@compiled_in_place
def best_week(
    ways: Ways, crowd: Crowd, tours: Tours, room: Room, prices: Floats, u: int, first: int, days: int
) -> None:
    """Find the best row of trips from home to home and write it to ``week``."""
    home, begin, count = ways.capacity.shape[4] - 1, tours.start[u], tours.start[u + 1] - tours.start[u]
    for d in range(days):
        room.home[d + 1], room.back[d + 1] = NO_WAY, -1
        for n in range(count):
            room.best[d, 0, n] = room.best[d, 1, n] = NO_WAY
    room.home[0] = 0.0
    for d in range(days):
        t = first + d
        season, kind = ways.season[t], ways.kind[t]
        if room.home[d] > room.home[d + 1]:
            room.home[d + 1], room.back[d + 1] = room.home[d], -1
        for n in range(count):
            o = tours.option[begin + n]
            place = ways.place[o]
            if room.gain[d, n] > NO_WAY / 2 and not _passed(room, d, -1, n):
                room.best[d, 0, n], room.came[d, 0, n] = (
                    room.home[d] - ways.leg_rupiah[u, season, home, place],
                    -1,
                )
            if ways.eve[u, t] and ways.eve_open[u, kind, o] and d + 1 < days:
                earned = room.home[d] - ways.leg_rupiah[u, season, home, place] - ways.night_rupiah[u]
                possible = room.gain[d + 1, n] > NO_WAY / 2 and not _passed(room, d, -1, n)
                if possible and earned > room.best[d + 1, 1, n]:
                    room.best[d + 1, 1, n], room.came[d + 1, 1, n] = earned, -1
        for n in range(count):
            for s in range(2):
                if room.best[d, s, n] <= NO_WAY / 2:
                    continue
                o = tours.option[begin + n]
                place = ways.place[o]
                served = ways.capacity[u, kind, s, o, home]
                if served >= 0:
                    earned = (
                        room.best[d, s, n]
                        + gain_with(crowd, room, prices, o, d, n, served)
                        - ways.leg_rupiah[u, season, place, home]
                    )
                    if earned > room.home[d + 1]:
                        room.home[d + 1], room.back[d + 1] = earned, 2 * n + s
                if not ways.away[u, t] or d + 1 == days:
                    continue
                for e in range(tours.onward_start[begin + n], tours.onward_start[begin + n + 1]):
                    m = tours.onward[e]
                    if m == n or room.gain[d + 1, m] <= NO_WAY / 2:
                        continue
                    goes = ways.place[tours.option[begin + m]]
                    served = ways.capacity[u, kind, s, o, goes]
                    if served < 0:
                        continue
                    earned = room.best[d, s, n] + gain_with(crowd, room, prices, o, d, n, served)
                    earned -= ways.leg_rupiah[u, season, place, goes] + ways.night_rupiah[u]
                    if earned > room.best[d + 1, 1, m] and not _passed(room, d, 2 * n + s, m):
                        room.best[d + 1, 1, m], room.came[d + 1, 1, m] = earned, 2 * n + s
    _write_week(tours, room, u, days)


@compiled_in_place
def _passed(room: Room, d: int, here: int, n: int) -> bool:
    """Whether the way to a visit on day d (2 n + s; -1: to the morning at home) passes option n."""
    while d >= 0:
        if here < 0:
            while d > 0 and room.back[d] < 0:
                d -= 1
            if d == 0:
                return False
            here = room.back[d]
            d -= 1
        if here // 2 == n:
            return True
        before = room.came[d, here % 2, here // 2]
        if here % 2 == 1:
            d -= 1
        here = before
    return False


@compiled_in_place
def _write_week(tours: Tours, room: Room, u: int, days: int) -> None:
    """Write the days of the best row of trips."""
    d = days
    while d > 0:
        here = room.back[d]
        d -= 1
        room.week[d, 0], room.week[d, 1] = -1, 0
        while here >= 0:
            s, n = here % 2, here // 2
            room.week[d, 0] = tours.option[tours.start[u] + n]
            here = room.came[d, s, n]
            if s == 1:
                d -= 1
                room.week[d, 0], room.week[d, 1] = -1, 1
