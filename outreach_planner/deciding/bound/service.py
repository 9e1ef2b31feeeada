"""People of a cluster before and after a visit, and what visits are worth: compiled pieces of the search.

Three states of the waiting are carried, all of them exact statements about the cluster alone:

*taken*      who waits if each visit takes the dearest people first; only a guess that helps to choose the
             prices of capacity, nothing rests on it.
*worthwhile* an upper state ``h`` for values: the value of any further visits from ``h`` is an upper bound
             of what they add (see ``deplete_worthwhile``).
*crowd*      who waits if people are served in proportion and each visit has its smallest capacity. It is
             monotone: with ``b' >= b`` also ``b'(1 - share f(b')) >= b(1 - share f(b))`` because the served
             fraction ``f = min(1, capacity / sum share b)`` falls in b and in nothing else. A visit lowers
             b and waiting is monotone in between, so by induction over the days the crowd of the cluster
             alone is never below the true one, with all clusters and teams at work. Attendance there is
             therefore an upper bound of the true attendance, and a visit below its minimum there is below
             it in truth.
"""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.bound.market import Market
from outreach_planner.deciding.compiled import compiled
from outreach_planner.world.instance import Floats, Ints

ROUNDING = 1e-6


@compiled
def pass_night(m: Market, x: int, state: Floats) -> None:
    """Carry a state from after the visits of day x - 1 to before those of day x."""
    for i in range(state.shape[0]):
        state[i] = m.undisturbed[x, i] + m.ratio[x, i] * (state[i] - m.undisturbed[x - 1, i])


@compiled
def alone(m: Market, c: int, state: Floats) -> tuple[float, float]:
    """Most a single visit can gain from a state, and the price of its last place (0 if it is not full).

    The dearest people come first: ``max sum worth y`` with ``y <= share state`` and ``sum y <= capacity``.
    """
    j, x, room, gained = m.option[c], m.day[c], m.capacity[c], 0.0
    for q in range(m.start[j], m.start[j + 1]):
        r = m.order[x, q]
        worth = m.worth[x, r]
        if worth <= 0.0:
            break
        come = m.share[x, r] * state[m.point[r]]
        if come >= room:
            return gained + room * worth, worth
        gained += come * worth
        room -= come
    return gained, 0.0


@compiled
def deplete_taken(m: Market, c: int, state: Floats) -> None:
    """Take the dearest people first."""
    j, x, room = m.option[c], m.day[c], m.capacity[c]
    for q in range(m.start[j], m.start[j + 1]):
        r = m.order[x, q]
        if m.worth[x, r] <= 0.0 or room <= 0.0:
            break
        come = min(room, m.share[x, r] * state[m.point[r]])
        state[m.point[r]] -= come
        room -= come


@compiled
def deplete_worthwhile(m: Market, c: int, threshold: float, dearest_later: Floats, state: Floats) -> None:
    """Lower the upper state by what any best plan takes at a visit, whatever comes later.

    Let one person of point i left after the visit be worth ``a`` later, ``0 <= a <= A`` (A: dearest
    later). With ``threshold`` as the price of a place, those who come gain ``g = worth - threshold``, so a
    person before the visit is worth ``a + share (g - a)+``. That is convex in a, hence on [0, A] below its
    chord ``share g+ + a (1 - share min(1, g+ / A))``. The first term is what ``alone`` counts (with its
    own threshold), the second says that the later visits see the state lowered by this factor. Any
    threshold >= 0 is valid by weak duality, and induction over the visits gives
    ``value(all) <= sum of alone(visit, its upper state)``.
    """
    j, x = m.option[c], m.day[c]
    for r in range(m.start[j], m.start[j + 1]):
        gain = m.worth[x, r] - threshold
        if gain > 0.0:
            i = m.point[r]
            most = dearest_later[x, i]
            part = 1.0 if gain >= most else gain / most
            state[i] *= 1.0 - m.share[x, r] * part


@compiled
def attendance(m: Market, j: int, x: int, state: Floats) -> float:
    """People who come to option j from a state of the crowd."""
    come = 0.0
    for r in range(m.start[j], m.start[j + 1]):
        come += m.share[x, r] * state[m.point[r]]
    return come


@compiled
def deplete_crowd(m: Market, j: int, x: int, state: Floats) -> None:
    """Serve in proportion to who comes, with the smallest capacity any way of coming and going leaves."""
    come = attendance(m, j, x, state)
    fits = 1.0 if come <= m.least_capacity[j, x] else m.least_capacity[j, x] / come
    for r in range(m.start[j], m.start[j + 1]):
        state[m.point[r]] *= 1.0 - m.share[x, r] * fits


@compiled
def schedule_worth(m: Market, visits: Ints, count: int, before: Floats, later: Floats) -> float:
    """Upper bound of what the visits of a schedule gain together, their costs apart.

    The best service of a schedule is a linear program: ``max sum worth y`` with ``y <= share b``,
    ``sum y <= capacity`` and b linear in y. Give the places of visit q any price ``c_q >= 0``. What is left
    falls apart by point into optimal stopping, linear in the people: with ``a`` the worth of one
    person left after the visit, before it they are worth ``a + share (worth - c_q - a)+``. So
    ``sum c_q capacity_q + sum over points (worth of one person x people who join)`` is an upper bound
    for any prices; they are chosen backwards so that as many people want to come as there are places.

    Parameters
    ----------
    before : Floats, shape (K, I)
        A guess of who waits before each visit (see ``deplete_taken``), for choosing the prices.
    later : Floats, shape (K, I), written
        Worth of one person of each point left after each visit.
    """
    points = m.undisturbed.shape[1]
    worth_of = np.zeros(points)
    keen, come = np.empty(points), np.empty(points)
    total = 0.0
    for q in range(count - 1, -1, -1):
        c = visits[q]
        j, x = m.option[c], m.day[c]
        if q + 1 < count:
            following = m.day[visits[q + 1]]
            for i in range(points):
                joins = worth_of[i] * m.undisturbed[following, i]
                for night in range(x + 1, following + 1):
                    worth_of[i] *= m.ratio[night, i]
                total += joins - worth_of[i] * m.undisturbed[x, i]
        for i in range(points):
            later[q, i] = worth_of[i]
        count_keen, wanted = 0, 0.0
        for r in range(m.start[j], m.start[j + 1]):
            i = m.point[r]
            gain = m.worth[x, r] - worth_of[i]
            if gain > 0.0:
                amount = m.share[x, r] * before[q, i]
                at = count_keen
                while at > 0 and keen[at - 1] < gain:
                    keen[at], come[at] = keen[at - 1], come[at - 1]
                    at -= 1
                keen[at], come[at] = gain, amount
                count_keen += 1
                wanted += amount
        price = 0.0
        if wanted > m.capacity[c]:
            room = m.capacity[c]
            for e in range(count_keen):
                room -= come[e]
                if room <= 0.0:
                    price = keen[e]
                    break
        total += price * m.capacity[c]
        for r in range(m.start[j], m.start[j + 1]):
            i = m.point[r]
            gain = m.worth[x, r] - price
            if gain > worth_of[i]:
                worth_of[i] += m.share[x, r] * (gain - worth_of[i])
    first = m.day[visits[0]]
    for i in range(points):
        total += worth_of[i] * m.undisturbed[first, i]
    return total
