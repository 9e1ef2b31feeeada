"""What a plan answers to each group that asked for a visit."""

from __future__ import annotations

from typing import Literal

from outreach_planner.scenario.base import Count, Day, Frozen, Id

AnswerReason = Literal["accepted", "too-few", "other-time", "declined-before", "closed", "no-room"]


class RequestAnswer(Frozen):
    """Whether a group is visited, when and by whom, or why not.

    ``reason`` of a declined group: *too-few* applicants; its window lies at an *other-time* than the plan;
    *declined-before* by the scenario; *closed*, every day of its window is closed, the last of them by
    ``rule``, which demands what ``about`` says; or there is *no-room*: it could be visited, but other visits
    are worth more or other rules need the days. ``date`` and ``team`` are None where it is declined.
    ``served_at_most``: of a group too large for every team, how many could be served there in a day.
    """

    request: Id
    applicants: Count
    accepted: bool
    reason: AnswerReason
    date: Day | None = None
    team: Id | None = None
    rule: str = ""
    about: str = ""
    served_at_most: Count | None = None
