"""What a scenario says about groups that ask for a visit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from outreach_planner.scenario.base import Count, Day, Frozen, Id, Number, Share
from outreach_planner.scenario.world_fields import Sourced


class Request(Sourced):
    """A group that asks for a visit: it is served whole on one day of its window, or declined.

    The visit is held at ``place``, whatever its kind and kabupaten, as part of ``program``, and serves the
    group before all others; who else comes takes the places left. It has no drive-thru lane: where an event
    with the lane is worth more, the group is declined. ``priority`` multiplies what serving the group is
    worth. ``answer`` settles it beforehand: ``accept`` or ``decline`` (open: the plan decides).
    """

    organization: str
    place: Id
    program: Id
    applicants: Annotated[int, Field(ge=1)]
    earliest: Day
    latest: Day
    priority: Annotated[Number, Field(gt=0)] = 1.0
    answer: Literal["open", "accept", "decline"] = "open"
    contact: str = ""


class RequestTerms(Frozen):
    """On which terms groups get a visit.

    A group of fewer than ``applicants_at_least`` is declined. ``served_elsewhere_share`` is the part of a
    declined group that gets its passports at a counter all the same: only what goes beyond it is a gain.
    """

    applicants_at_least: Count = 40
    served_elsewhere_share: Share = 0.5
