"""Finds teams that ask for more officers or units than the office ever lets out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins


def pools_suffice(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse pools that contradict the officers there are, and teams that no day's pool lets go out."""
    office = scenario.office
    if office.officers_kept is not None and office.officers_kept > office.officers:
        found = f"got {office.officers_kept}, more than the {office.officers} officers there are"
        yield origins.problem("office.officers_kept", found, f"write at most {office.officers}")
    most_out, units = office.officers_out_at_most, office.biometric_units
    for key, team in scenario.teams.items():
        if most_out is not None and team.from_counter and team.officers > most_out:
            found = f"got {team.officers}, but at most {most_out} officers may be out, so it never goes out"
            mend = "write fewer officers, raise office.officers_out_at_most, or take the team out"
            yield origins.problem(f"teams.{key}.officers", found, mend)
        if units is not None and team.biometric_units > units:
            found = f"got {team.biometric_units}, but the office has {units}, so it never goes out"
            mend = "write fewer units, raise office.biometric_units, or take the team out"
            yield origins.problem(f"teams.{key}.biometric_units", found, mend)
