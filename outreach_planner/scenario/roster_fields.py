"""What a scenario says about people: officers, what teams need of them, fixed duties and wishes.

These are personal data. They stay in the scenario and reach the teams' own sheets only; they are no part of
a scenario's fingerprint, of the scenario kept beside a plan, of plans, maps or public files.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from outreach_planner.scenario.base import Count, Day, Frozen, Id, Minutes, Number, Period

Weight = Annotated[Number, Field(ge=0, le=1000)]


class Officer(Frozen):
    """A person who can go out.

    ``roles`` are what they can do (``leader``, ``biometric``, ``driver``, ... words of the scenario);
    ``teams`` None means any. They stay at home on ``leave`` and on single ``days_off``. ``nights``,
    ``weekend_days`` and ``km`` are what they already did before the month, to be shared fairly with.
    """

    name: str
    number: str = ""
    grade: str = ""
    roles: Annotated[tuple[Id, ...], Field(min_length=1)]
    teams: tuple[Id, ...] | None = None
    leave: tuple[Period, ...] = ()
    days_off: tuple[Day, ...] = ()
    nights: Count = 0
    weekend_days: Count = 0
    km: Count = 0


class RosterPin(Frozen):
    """An officer who must be on the trip of a team that is under way on a day; ``role`` None: any."""

    date: Day
    team: Id
    officer: Id
    role: Id | None = None
    reason: str = ""


class RosterWish(Frozen):
    """What an officer would like: to go (``wants``) or rather not, in some days, with some team.

    ``team`` and ``dates`` None mean any; ``weight`` is how much it counts beside one night's unfairness.
    """

    officer: Id
    wants: bool = False
    team: Id | None = None
    dates: Period | None = None
    weight: Weight = 1.0


class RosterRules(Frozen):
    """How people are shared out over trips.

    ``needs`` says how many of each role a team takes; a team not named there takes one ``leader_role``, one
    ``biometric_role`` a biometric unit, ``driver_role`` for its drivers, and others of any role up to its
    number of officers. Between two trips of a person lie at least ``rest_minutes``; a person works on at
    most ``working_days_in_seven`` of seven days in a row, sleeps away at most ``nights_at_most`` nights a
    calendar month, and after a duty on a Saturday or Sunday does not go out on the next working day if
    ``rests_after_weekend``. The weights say what a night, a weekend day and a hundred kilometres above the
    fair share count.
    """

    needs: dict[Id, dict[Id, Count]] = Field(default_factory=dict)
    leader_role: Id = "leader"
    biometric_role: Id = "biometric"
    driver_role: Id = "driver"
    rest_minutes: Minutes = 660
    working_days_in_seven: Annotated[int, Field(ge=1, le=7)] | None = None
    nights_at_most: Count | None = None
    rests_after_weekend: bool = False
    night_weight: Weight = 3.0
    weekend_weight: Weight = 2.0
    km_weight: Weight = 1.0
    pins: tuple[RosterPin, ...] = ()
    wishes: tuple[RosterWish, ...] = ()
