"""What a rule is: told once to the solver and once to the auditor, in one file.

``shape`` closes what the rule forbids in the teams' networks; ``rows`` states what links visits, ``totals``
what people and rupiah may add up to; ``violations`` reads a finished plan and says what breaks the rule. The
solver's faces see arrays, the auditor's face sees the scenario, the world and the plan, and shares no code
with the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from outreach_planner.model.network import Row, TeamNetwork
from outreach_planner.model.totals import TotalLimit
from outreach_planner.plans.plan import Plan
from outreach_planner.world.instance import Instance


@dataclass(frozen=True, order=True)
class Violation:
    """A place where a plan breaks a rule.

    Attributes
    ----------
    rule : str
        Name of the rule.
    where : str
        Date, team and place it concerns, in words.
    came : str
        What the plan says.
    mend : str
        What would be right.
    """

    rule: str
    where: str
    came: str
    mend: str

    def __str__(self) -> str:
        """Tell the violation on one line."""
        return f"{self.where}  {self.rule}: {self.came}; {self.mend}"


def _no_shape(instance: Instance, network: TeamNetwork) -> None:
    """Leave the network as it is."""


def _no_rows(instance: Instance, networks: Sequence[TeamNetwork]) -> Iterable[Row]:
    """State no rows."""
    return ()


def _no_totals(instance: Instance) -> Iterable[TotalLimit]:
    """Limit no totals."""
    return ()


@dataclass(frozen=True)
class Rule:
    """One rule of the office with its faces.

    Attributes
    ----------
    name : str
        Short name in kebab-case, as messages show it.
    about : str
        What it demands, one sentence.
    fields : tuple of str
        Scenario fields that set it; a blocked scenario points at them.
    violations, shape, rows, totals : callables
        The faces; a rule leaves out those it does not need.
    """

    name: str
    about: str
    fields: tuple[str, ...]
    violations: Callable[[Instance, Plan], Iterable[Violation]]
    shape: Callable[[Instance, TeamNetwork], None] = _no_shape
    rows: Callable[[Instance, Sequence[TeamNetwork]], Iterable[Row]] = _no_rows
    totals: Callable[[Instance], Iterable[TotalLimit]] = _no_totals


def visits_row(
    rule: str,
    about: str,
    visits: Sequence[tuple[int, int, int]],
    lower: float = -np.inf,
    upper: float = np.inf,
    field: str = "",
) -> Row:
    """Build a row that counts visits (team, option, day) as often as they are listed, as a field asks."""
    listed = np.array(sorted(visits), dtype=np.int64).reshape(-1, 3)
    columns, times = np.unique(listed, axis=0, return_counts=True)
    none = np.zeros(0, dtype=np.int64)
    return Row(
        rule,
        about,
        lower,
        upper,
        team=columns[:, 0],
        option=columns[:, 1],
        day=columns[:, 2],
        coefficient=times.astype(np.int64),
        night_team=none,
        night_day=none,
        field=field,
    )


def open_visits(networks: Sequence[TeamNetwork]) -> list[tuple[int, int, int]]:
    """All visits (team, option, day) that the shaped networks still allow."""
    return [
        (network.team, int(network.options[n]), int(t))
        for network in networks
        for n, t in zip(*np.nonzero(network.allowed), strict=True)
    ]


def open_events(
    instance: Instance, networks: Sequence[TeamNetwork]
) -> list[tuple[tuple[int, int, int], int]]:
    """All visits that the shaped networks still allow, each with the events of its day.

    Returns
    -------
    list of (visit, event)
        The visit (team, option, day) and an event of it, as an option at one place; a halved day has two.
    """
    options = instance.options
    return [(visit, event) for visit in open_visits(networks) for event in options.events(visit[1])]
