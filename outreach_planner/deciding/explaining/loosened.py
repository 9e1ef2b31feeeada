"""A scenario with one limit loosened, and how single fields are changed for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from outreach_planner.plans.worths import LimitKind
from outreach_planner.scenario.fields import Scenario


@dataclass(frozen=True)
class Loosening:
    """A scenario with one limit loosened.

    Attributes
    ----------
    kind : LimitKind
    subject : str
        The team, program, kabupaten or budget it belongs to; empty for the office.
    field : str
        The field that sets the limit.
    came, becomes : float or None
        Its values; None where no number changes.
    scenario : Scenario
    extra_team : str or None
        A team in it that may go out on one day only.
    """

    kind: LimitKind
    subject: str
    field: str
    came: float | None
    becomes: float | None
    scenario: Scenario
    extra_team: str | None = None


def with_policy(scenario: Scenario, changes: Mapping[str, Any]) -> Scenario:
    """Change fields of the policy."""
    return scenario.model_copy(update={"policy": scenario.policy.model_copy(update=dict(changes))})


def one_field(
    kind: LimitKind, scenario: Scenario, group: str, name: str, field: str, came: int, more: int
) -> Loosening:
    """Change one field of a team or program by so many."""
    changed = with_entry(scenario, group, name, {field: came + more})
    return Loosening(kind, name, f"{group}.{name}.{field}", came, came + more, changed)


def with_entry(scenario: Scenario, group: str, name: str, changes: Mapping[str, Any]) -> Scenario:
    """Change fields of one team or program."""
    entries = dict(getattr(scenario, group))
    entries[name] = entries[name].model_copy(update=dict(changes))
    return scenario.model_copy(update={group: entries})


def one_promise(
    kind: LimitKind, scenario: Scenario, name: str, field: str, came: float, becomes: float
) -> Loosening:
    """Change one field of a kabupaten's guarantee."""
    guarantees = scenario.policy.guarantees
    loose = guarantees[name].model_copy(update={field: becomes})
    changed = with_policy(scenario, {"guarantees": {**guarantees, name: loose}})
    return Loosening(kind, name, f"policy.guarantees.{name}.{field}", came, becomes, changed)


def one_of_office(kind: LimitKind, scenario: Scenario, field: str, came: int, becomes: int) -> Loosening:
    """Change one field of the office."""
    changed = scenario.model_copy(update={"office": scenario.office.model_copy(update={field: becomes})})
    return Loosening(kind, "", f"office.{field}", came, becomes, changed)
