"""Finds teams that ask for more officers or units than the office ever lets out."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_planner.errors import Problem
from outreach_planner.scenario.base import WEEKDAYS
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.origins import Origins
from outreach_planner.scenario.service_fields import Team

WORKING_WEEKDAYS = frozenset(WEEKDAYS[:5])


def pools_suffice(scenario: Scenario, origins: Origins) -> Iterator[Problem]:
    """Refuse pools that contradict the officers there are, and teams that no day's pool lets go out."""
    office = scenario.office
    if office.officers_kept is not None and office.officers_kept > office.officers:
        found = f"got {office.officers_kept}, more than the {office.officers} officers there are"
        yield origins.problem("office.officers_kept", found, f"write at most {office.officers}")
    elif office.officers_kept is not None:
        yield from _kept_at_home(scenario, origins, office.officers - office.officers_kept)
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


def _kept_at_home(scenario: Scenario, origins: Origins, spare: int) -> Iterator[Problem]:
    """Tell the least that must change where the counters keep so many that teams never go out."""
    kept = {
        key: team.officers
        for key, team in scenario.teams.items()
        if team.from_counter and team.officers > spare and _only_on_working_days(scenario, team)
    }
    if not kept:
        return
    office, largest = scenario.office, max(kept.values())
    needs = " and ".join(f'"{key}" takes {officers}' for key, officers in kept.items())
    never = "it never goes out" if len(kept) == 1 else "they never go out"
    found = (
        f"got {office.officers_kept} of {office.officers} officers, so {spare} may be out, but {needs}:"
        f" {never}"
    )
    most = office.officers - largest
    mend = f"write at most {most}, " if most >= 0 else "write "
    yield origins.problem("office.officers_kept", found, f"{mend}fewer officers for the team, or take it out")


def _only_on_working_days(scenario: Scenario, team: Team) -> bool:
    """Say whether the counters are open on every day on which the team may go out."""
    programs = [scenario.programs[name] for name in team.programs if name in scenario.programs]
    return bool(programs) and all(
        not program.on_holidays and WORKING_WEEKDAYS.issuperset(program.weekdays) for program in programs
    )
