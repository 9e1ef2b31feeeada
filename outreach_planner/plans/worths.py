"""What limits a plan: what one more of a team's days, of officers, nights or money would be worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from outreach_planner.plans.explanation import Difference, FieldPlace, Work

LimitKind = Literal[
    "team-day",
    "officer",
    "night",
    "event",
    "officers-out",
    "officers-kept",
    "biometric-units",
    "days-in-seven",
    "days-away",
    "events-at-least",
    "promised-visit",
    "days-between",
    "quota-place",
    "minimum-attendance",
    "books-a-day",
    "books-a-month",
    "budget",
    "share-at-least",
]
EXTRA_TEAM = "-extra"
"""Ends the id of a team that is added only to measure what one more day of its twin is worth."""


@dataclass(frozen=True)
class Worth:
    """What one more of something would be worth to the plan.

    Attributes
    ----------
    kind : LimitKind
    subject : str
        The team, program, kabupaten or budget it belongs to; empty for the office.
    field : FieldPlace
    came, becomes : float or None
        The field's value in the scenario and in the one solved again; None for one more team day.
    worth_rupiah : int
        Never below 0: what does not pay need not be used.
    difference : Difference
        The plan found with it less the one without.
    """

    kind: LimitKind
    subject: str
    field: FieldPlace
    came: float | None
    becomes: float | None
    worth_rupiah: int
    difference: Difference


@dataclass(frozen=True)
class Worths:
    """What one more of everything would be worth to a plan, the dearest first.

    Attributes
    ----------
    value_rupiah : int
        Of the plan asked about.
    improved_rupiah : int
        What solving again brought with nothing changed: the worths are on top of it.
    worths : tuple of Worth
    work : Work
        Of each solving again.
    """

    value_rupiah: int
    improved_rupiah: int
    worths: tuple[Worth, ...]
    work: Work
