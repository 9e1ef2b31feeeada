"""Limits on what a whole plan adds up to: people served, rupiah spent, the share that a kabupaten gets.

They depend on who comes and on every drive, so they are no ``Row`` over visits.
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach_planner.scenario.limit_fields import CostKind


@dataclass(frozen=True)
class PeopleLimit:
    """At most ``most`` people are served by the visits of the days from ``first`` to ``last``."""

    rule: str
    about: str
    field: str
    first: int
    last: int
    most: int


@dataclass(frozen=True)
class MoneyLimit:
    """At most ``most`` rupiah are spent on the days from ``first`` to ``last``.

    Attributes
    ----------
    kinds : frozenset of CostKind
        What counts.
    program : int or None
        Index of the only program whose costs count. A drive and the night after it belong to the program
        of the visit they lead to, the drive home to that of the visit it comes from.
    """

    rule: str
    about: str
    field: str
    first: int
    last: int
    most: int
    kinds: frozenset[CostKind]
    program: int | None


@dataclass(frozen=True)
class ShareLimit:
    """Of those of a kabupaten who seek a passport at least ``least`` are visited or drawn to a counter."""

    rule: str
    about: str
    field: str
    kabupaten: int
    least: float


TotalLimit = PeopleLimit | MoneyLimit | ShareLimit
