"""A roster as a file beside its plan: ids only, so that it names nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from outreach_planner.errors import Problem, ScenarioError
from outreach_planner.plans.files import json_text
from outreach_planner.plans.plan import Plan
from outreach_planner.rostering.roster import ROSTER_VERSION, Roster

ROSTER_FILE = "roster-{month}.json"


@dataclass(frozen=True)
class ReadRoster:
    """A roster with the crews it gives to trips: by (team, first and last day), roles and officers."""

    roster: Roster
    crews: Mapping[tuple[str, date, date], Sequence[tuple[str, str]]]


def roster_text(roster: Roster) -> str:
    """Return the text of the file: the same roster always gives the same text."""
    return json_text(roster.model_dump(mode="json")) + "\n"


def read_roster(path: Path, plan: Plan | None = None) -> ReadRoster:
    """Read a roster.

    Parameters
    ----------
    path : Path
    plan : Plan or None
        The plan it must belong to.

    Raises
    ------
    ScenarioError
        If it cannot be read, is no roster, or belongs to another plan.
    """
    mend = "give the file that outreach-planner roster wrote, or make the roster again"
    try:
        roster = Roster.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError([Problem(str(path), None, "", f"it cannot be read ({error})", mend)]) from None
    except ValidationError as error:
        field = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise ScenarioError([Problem(str(path), None, field, "it is no roster", mend)]) from None
    if roster.version != ROSTER_VERSION:
        raise ScenarioError([Problem(str(path), None, "version", f"got {roster.version}", mend)])
    if plan is not None and not _belongs(roster, plan):
        came = "the trips of the plan are not those of the roster"
        raise ScenarioError([Problem(str(path), None, "", came, "make the roster again for this plan")])
    crews: dict[tuple[str, date, date], list[tuple[str, str]]] = {}
    for item in roster.assignments:
        crews.setdefault((item.team, item.starts, item.ends), []).append((item.role, item.officer))
    for vacancy in roster.vacancies:
        crews.setdefault((vacancy.team, vacancy.starts, vacancy.ends), []).extend(
            [(vacancy.role, "")] * vacancy.count
        )
    return ReadRoster(roster, crews)


def _belongs(roster: Roster, plan: Plan) -> bool:
    trips = {(trip.team, trip.starts, trip.ends) for trip in plan.trips}
    named = {(item.team, item.starts, item.ends) for item in roster.assignments}
    named |= {(gap.team, gap.starts, gap.ends) for gap in roster.vacancies}
    return roster.fingerprint == plan.fingerprint and named <= trips
