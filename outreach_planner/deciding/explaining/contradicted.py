"""What contradicts itself whatever is planned: told as letters before anything is searched."""

from __future__ import annotations

from outreach_planner.deciding.explaining.frozen_people import frozen_beyond_books
from outreach_planner.deciding.explaining.group_sizes import accepted_too_large
from outreach_planner.errors import Problem
from outreach_planner.model.network import Formulation
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.world.fixed_together import fixed_against_each_other
from outreach_planner.world.groups_together import groups_against_each_other
from outreach_planner.world.instance import Instance


def contradictions(instance: Instance, formulation: Formulation | None = None) -> list[Problem]:
    """Tell fixed events, accepted groups and frozen visits that cannot be, all at once.

    Parameters
    ----------
    instance : Instance
    formulation : Formulation or None
        Of the instance; None formulates it where it is needed, which takes a second.
    """
    found = [*fixed_against_each_other(instance), *groups_against_each_other(instance)]
    if _asks_whom_visits_serve(instance.scenario):
        formulation = formulation or formulate(instance)
        found += [*accepted_too_large(formulation), *frozen_beyond_books(formulation)]
    return found


def _asks_whom_visits_serve(scenario: Scenario) -> bool:
    """Say whether groups are accepted, or frozen visits need books."""
    is_frozen = scenario.frozen is not None and scenario.office.books is not None
    return is_frozen or any(request.answer == "accept" for request in scenario.requests.values())
