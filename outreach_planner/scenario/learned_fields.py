"""What a scenario says was learned from recorded visits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import Frozen, Id, Number
from outreach_planner.scenario.world_fields import Sourced

Season = Literal["ramadan", "rajab-syaban", "ordinary"]
SEASONS: tuple[Season, ...] = ("ramadan", "rajab-syaban", "ordinary")


class LearnedAttendance(Sourced):
    """How many came against what was expected, of a program: at a place or anywhere, in a season or any.

    What is said of a place counts before what is said of the program, and of a season before any.
    """

    program: Id
    place: Id | None = None
    season: Season | None = None
    factor: Annotated[Number, Field(gt=0, le=10)]


class Learned(Frozen):
    """What was learned; ``outreach-planner learn`` writes it."""

    attendance: dict[Id, LearnedAttendance] = Field(default={})
