"""The limits on people, rupiah and shares as flat arrays for the compiled search, and their breaches."""

from __future__ import annotations

from typing import NamedTuple

from outreach_planner.deciding.compiled import compiled_in_place
from outreach_planner.world.instance import Bools, Floats, Ints

PEOPLE_ROUNDING = 1e-7
RUPIAH_ROUNDING = 0.5


class Purse(NamedTuple):
    """What plans may add up to. P limits on people, M on money, Q on shares.

    Attributes
    ----------
    people_days : Ints, shape (P, 2)
        First and last day.
    people_most : Floats, shape (P,)
    share_kabupaten : Ints, shape (Q,)
    share_people : Floats, shape (Q,)
        People of the kabupaten that visits must add to those who are served undisturbed.
    money_days : Ints, shape (M, 2)
    money_most : Floats, shape (M,)
    visit : Floats, shape (M, U, O)
        Rupiah of holding an option that count.
    arrives, leaves : Bools, shape (M, O)
        The drive to the option (and the night before) counts; the drive between its places on a halved day
        and the drive home from it count.
    table : Ints, shape (M,)
        Which of the tables ``leg`` a limit counts.
    leg : Floats, shape (L, U, 2, S + 1, S + 1)
        Rupiah of a drive that count, by season; the last row and column stand for home.
    night : Floats, shape (M, U)
    group : Floats, shape (O,)
        People of the option's group.
    unit : Floats, shape (2,)
        People and rupiah of a usual visit: a breach of so much weighs as much as a row missed by one.
    """

    people_days: Ints
    people_most: Floats
    share_kabupaten: Ints
    share_people: Floats
    money_days: Ints
    money_most: Floats
    visit: Floats
    arrives: Bools
    leaves: Bools
    table: Ints
    leg: Floats
    night: Floats
    group: Floats
    unit: Floats


@compiled_in_place
def spent_on_day(
    a: Purse, m: int, u: int, season: int, place: Ints, last_place: Ints, o: int, slept: bool, following: int
) -> float:
    """Rupiah of a day that count towards limit ``m``; options -1: none held, at home in the evening."""
    home, spent = a.leg.shape[4] - 1, 0.0
    if o >= 0:
        spent += a.visit[m, u, o]
        if not slept and a.arrives[m, o]:
            spent += a.leg[a.table[m], u, season, home, place[o]]
        if a.leaves[m, o] and place[o] != last_place[o]:
            spent += a.leg[a.table[m], u, season, place[o], last_place[o]]
        if following < 0 and a.leaves[m, o]:
            spent += a.leg[a.table[m], u, season, last_place[o], home]
    if following >= 0 and a.arrives[m, following]:
        start = last_place[o] if o >= 0 else home
        spent += a.night[m, u] + a.leg[a.table[m], u, season, start, place[following]]
    return spent


@compiled_in_place
def overrun(
    a: Purse,
    season: Ints,
    place: Ints,
    last_place: Ints,
    option: Ints,
    night: Ints,
    served_by: Floats,
    served: Floats,
) -> tuple[float, float]:
    """Say by how many usual visits a simulated schedule breaks its totals, and how many it breaks.

    Parameters
    ----------
    season : Ints, shape (D,)
    place, last_place : Ints, shape (O,)
    option, night : Ints, shape (U, D)
    served_by : Floats, shape (K,)
        Served by kabupaten, beyond the undisturbed draw.
    served : Floats, shape (D,)
        People served by the visits of each day.
    """
    by, broken = 0.0, 0.0
    for p in range(a.people_most.shape[0]):
        people = 0.0
        for t in range(a.people_days[p, 0], a.people_days[p, 1] + 1):
            people += served[t]
            for u in range(option.shape[0]):
                if option[u, t] >= 0:
                    people += a.group[option[u, t]]
        if people - a.people_most[p] > PEOPLE_ROUNDING:
            by += (people - a.people_most[p]) / a.unit[0]
            broken += 1.0
    for q in range(a.share_people.shape[0]):
        missing = a.share_people[q] - served_by[a.share_kabupaten[q]]
        if missing > PEOPLE_ROUNDING:
            by += missing / a.unit[0]
            broken += 1.0
    for m in range(a.money_most.shape[0]):
        spent = 0.0
        for u in range(option.shape[0]):
            for t in range(a.money_days[m, 0], a.money_days[m, 1] + 1):
                o, following = option[u, t], -1
                if night[u, t] == 1:
                    following = option[u, t + 1]
                if o >= 0 or following >= 0:
                    slept = t > 0 and night[u, t - 1] == 1
                    spent += spent_on_day(a, m, u, season[t], place, last_place, o, slept, following)
        if spent - a.money_most[m] > RUPIAH_ROUNDING:
            by += (spent - a.money_most[m]) / a.unit[1]
            broken += 1.0
    return by, broken
