"""How large a group that asks may be at most to be served in a day, and accepted groups that are larger."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from outreach_planner.deciding.explaining.closing import close
from outreach_planner.errors import Problem
from outreach_planner.model.network import Formulation
from outreach_planner.rules.base import open_visits
from outreach_planner.scenario.origins import origins_of
from outreach_planner.world.instance import Instance


def largest_group(instance: Instance, name: str) -> int:
    """Count the people whom a team could serve on the best day of a request's window; 0 if no day is open."""
    number, request = list(instance.scenario.requests).index(name), instance.scenario.requests[name]
    asked = instance.options.request == number
    days = [t for t, date in enumerate(instance.days.dates) if request.earliest <= date <= request.latest]
    nobody = replace(instance.options, group=np.where(asked, 0, instance.options.group))
    left = close(replace(instance, options=nobody), np.flatnonzero(asked).tolist(), days).left
    return max(left.values(), default=0)


def accepted_too_large(formulation: Formulation) -> list[Problem]:
    """Tell which groups are accepted although no team can serve as many people in a day.

    Parameters
    ----------
    formulation : Formulation
        Of the scenario, with all its rules: only groups of which it leaves no visit are looked at.

    Returns
    -------
    list of Problem
        One a group, at its number of applicants.
    """
    instance, found = formulation.instance, []
    scenario = instance.scenario
    open_groups = {
        int(instance.options.request[option]) for _, option, _ in open_visits(formulation.networks)
    }
    for number, (name, request) in enumerate(scenario.requests.items()):
        if request.answer != "accept" or number in open_groups:
            continue
        most = largest_group(instance, name)
        if 0 < most < request.applicants:
            came = (
                f"got {request.applicants}, but no team can serve more than {most} people there in a day, and"
                " the group is accepted"
            )
            mend = f"write at most {most}, split it over two requests, or write answer: open"
            found.append(origins_of(scenario).problem(f"requests.{name}.applicants", came, mend))
    return found
