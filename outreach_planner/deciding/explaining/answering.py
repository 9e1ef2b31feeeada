"""Answers to the groups that asked: who is visited, and why the others are not."""

from __future__ import annotations

import numpy as np

from outreach_planner.deciding.explaining.closing import close
from outreach_planner.deciding.explaining.group_sizes import largest_group
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.plans.answers import RequestAnswer
from outreach_planner.scenario.request_fields import Request
from outreach_planner.world.instance import Instance


def answer_requests(formulation: Formulation, schedule: Schedule) -> tuple[RequestAnswer, ...]:
    """Answer each request of the scenario, in its order.

    Parameters
    ----------
    formulation : Formulation
    schedule : Schedule
        One that keeps all rules.
    """
    instance = formulation.instance
    held = instance.options.request[schedule.option] * (schedule.option >= 0) - (schedule.option < 0)
    found = []
    for number, (name, request) in enumerate(instance.scenario.requests.items()):
        visited = np.argwhere(held == number)
        if len(visited):
            u, t = map(int, visited[0])
            team, date = instance.team_ids[u], instance.days.dates[t]
            found.append(
                RequestAnswer(
                    request=name,
                    applicants=request.applicants,
                    accepted=True,
                    reason="accepted",
                    date=date,
                    team=team,
                )
            )
        else:
            found.append(_declined(instance, name, request, number))
    return tuple(found)


def _declined(instance: Instance, name: str, request: Request, number: int) -> RequestAnswer:
    """Say why a group is not visited."""
    declined = RequestAnswer(request=name, applicants=request.applicants, accepted=False, reason="no-room")
    horizon = instance.scenario.horizon
    if request.answer == "decline":
        return declined.model_copy(update={"reason": "declined-before"})
    if request.latest < horizon.start or horizon.end < request.earliest:
        return declined.model_copy(update={"reason": "other-time"})
    if request.applicants < instance.scenario.policy.requests.applicants_at_least:
        return declined.model_copy(update={"reason": "too-few"})
    options = np.flatnonzero(instance.options.request == number).tolist()
    days = [t for t, date in enumerate(instance.days.dates) if request.earliest <= date <= request.latest]
    closing = close(instance, options, days)
    if closing.left:
        return declined
    if closing.rule is None:  # no team can be there and serve as many in a day
        most = largest_group(instance, name) or None
        return declined.model_copy(update={"reason": "closed", "rule": "capacity", "served_at_most": most})
    why = {"reason": "closed", "rule": closing.rule.name, "about": closing.rule.about}
    return declined.model_copy(update=why)
