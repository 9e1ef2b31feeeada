"""What teams can hold on a day, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Options:
    """What a team can do on a day: a program at a place, perhaps with a lane, on half days or for a group.

    An option has one or two services, one after the other. Where there are two, each is served from the
    people of another option (``first`` and ``second``), and the option's own rows tell whom both reach
    together: no more come than that, which is all a bound needs.

    Attributes
    ----------
    ids : tuple of str, length O
        ``program/place``, ``program/place+lane``, ``program/morning>afternoon``, ``program/place@request``,
        or ``program/place~lane`` for the people of a lane alone.
    program, place, kabupaten : Ints, shape (O,)
        Indexes into the scenario's programs, places and kabupaten, in their order; of the first service.
    last_place : Ints, shape (O,)
        Where the team leaves from: the place of the last service.
    lane, held : Bools, shape (O,)
        With the lane; whether a team can hold it by itself.
    first, second : Ints, shape (O,)
        Options whose people the services serve: the option itself and -1 where there is one service only.
    request : Ints, shape (O,)
        Index of the request it is held for (-1: none).
    group, bonus_rupiah : Ints, shape (O,)
        People of that request, who are served before all others, and what serving them is worth.
    extra_capacity : Ints, shape (O,)
        Applicants a day the lane adds.
    quota : Ints, shape (O,)
        Most applicants a day without the lane (-1: no quota).
    minimum_attendance : Ints, shape (O,)
        Fewest who must be served, of both services together, the group apart.
    service_minimum : Ints, shape (O, 2)
        The same for each service.
    event_rupiah : Ints, shape (O,)
        Cost of holding the event, lane included; travel and per diem are apart.
    start : Ints, shape (O + 1,)
        Rows ``start[o]:start[o+1]`` of the three arrays below belong to option o.
    point : Ints, shape (R,)
    share : Floats, shape (2, R)
        Share of the waiting of the point who come, by season.
    value_rupiah : Floats, shape (2, R)
        Value of serving one of them there, by season: base plus spared travel.
    spared_minutes : Floats, shape (2, R)
        Minutes that one of them need not travel, there and back, against the nearest counter; never below 0.
    """

    ids: tuple[str, ...]
    program: Ints
    place: Ints
    last_place: Ints
    kabupaten: Ints
    lane: Bools
    held: Bools
    first: Ints
    second: Ints
    request: Ints
    group: Ints
    bonus_rupiah: Ints
    extra_capacity: Ints
    quota: Ints
    minimum_attendance: Ints
    service_minimum: Ints
    event_rupiah: Ints
    start: Ints
    point: Ints
    share: Floats
    value_rupiah: Floats
    spared_minutes: Floats

    def events(self, option: int) -> tuple[int, ...]:
        """List the events that an option holds on its day, as options of one place: two on a halved day."""
        if self.last_place[option] == self.place[option]:
            return (int(option),)
        return int(self.first[option]), int(self.second[option])

    def services(self, option: int) -> tuple[int, ...]:
        """List the options whose people an option serves, one after the other."""
        if self.second[option] < 0:
            return (int(option),)
        return int(self.first[option]), int(self.second[option])
