"""What each team may do on which day: the time-expanded network, kept as tables.

A team's month is told by two arrays: which option it holds on day t (-1: none) and whether it sleeps
away on the night after day t. The tables say which combinations exist and what they serve and cost;
rules *shape* them by closing entries, so neither search, bound nor exact model can plan what is closed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_planner.model.totals import TotalLimit
from outreach_planner.world.instance import Bools, Floats, Instance, Ints

FROM_HOME, SLEPT = 0, 1


@dataclass
class TeamNetwork:
    """The tables of one team; arrays are edited in place while rules shape them.

    Attributes
    ----------
    team : int
        Index of the team.
    options : Ints, shape (N,)
        The options (of the instance) the team can hold; local index n below.
    allowed : Bools, shape (N, D)
        The option may be held on that day at all.
    away : Bools, shape (D,)
        The team may sleep away on the night after day t.
    eve : Bools, shape (D,)
        The team may leave home in the evening of day t without a visit on that day.
    capacity : Ints, shape (K, 2, N, S + 1)
        Applicants that option n can serve on a day of kind K when the team came FROM_HOME this morning
        or SLEPT there, and afterwards goes to place q for the night (q = S: home). -1: cannot be. Of both
        services together where the option has two; beside its group where it has one.
    second_capacity : Ints, shape (K, N, S + 1)
        The part of ``capacity`` that is the second service's; 0 where there is one service only.
    eve_minutes : Ints, shape (K, N)
        Minutes of the drive from home to the option on the evening before; -1: cannot be.
    kind : Ints, shape (D,)
        Kind of each day (season x service hours), the first index of ``capacity``.
    leg_rupiah : Ints, shape (2, S + 1, S + 1)
        Cost of a leg by season; row and column S stand for home. 0 where there is no way.
    visit_rupiah : Ints, shape (N,)
        Per diem of the day and the event's cost.
    bonus_rupiah : Ints, shape (N,)
        What serving the option's group is worth (0 without one).
    night_rupiah : int
        Cost of one night away.
    officers_out : Floats, shape (N,)
        Officers missing at the counters on a working day with a visit, those of a lane included.
    days_away_at_most : int
        Days of one trip, eve not counted.
    """

    team: int
    options: Ints
    allowed: Bools
    away: Bools
    eve: Bools
    capacity: Ints
    second_capacity: Ints
    eve_minutes: Ints
    kind: Ints
    leg_rupiah: Ints
    visit_rupiah: Ints
    bonus_rupiah: Ints
    night_rupiah: int
    officers_out: Floats
    days_away_at_most: int

    def local(self, option: int) -> int:
        """Give the local index of an option that the team can hold."""
        return int(np.flatnonzero(self.options == option)[0])


@dataclass(frozen=True)
class Row:
    """A linear limit over visits and nights: ``lower <= sum of coefficients <= upper``.

    Attributes
    ----------
    rule : str
        Name of the rule that states it.
    about : str
        What it is about, in words, for messages.
    lower, upper : float
        -inf or +inf where there is none.
    team, option, day : Ints, shape (M,)
        Visits that count: the team's index, the instance's option index, the day.
    coefficient : Ints, shape (M,)
    night_team, night_day : Ints, shape (M2,)
        Nights away that count, each once: the night after that day.
    field : str
        The field of the scenario that asks for it, for messages.
    """

    rule: str
    about: str
    lower: float
    upper: float
    team: Ints
    option: Ints
    day: Ints
    coefficient: Ints
    night_team: Ints
    night_day: Ints
    field: str = ""


Link = Row | TotalLimit
"""What links visits; each has a rule, what it is about and the field that asks for it."""


@dataclass(frozen=True)
class Formulation:
    """The question to decide: the instance, each team's shaped network, and what links visits.

    That are ``rows`` over visits and nights and ``totals`` over people and rupiah. Beside them two limits
    depend on the people: capacity (in the networks) and the minimum attendance of an option
    (``instance.options.service_minimum``): each service must serve at least as many. On one day two visits
    may not be at the same place.
    """

    instance: Instance
    networks: tuple[TeamNetwork, ...]
    rows: tuple[Row, ...]
    totals: tuple[TotalLimit, ...] = ()


@dataclass(frozen=True)
class Schedule:
    """What the teams do: the answer in indexes.

    Attributes
    ----------
    option : Ints, shape (U, D)
        Option (of the instance) each team holds each day; -1: none.
    night : Bools, shape (U, D)
        The team sleeps away on the night after day t, at the place it visits on day t + 1.
    """

    option: Ints
    night: Bools
