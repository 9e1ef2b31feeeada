"""What a team needs: how many people of which role go on each of its trips."""

from __future__ import annotations

from outreach_planner.scenario.fields import Scenario

ANY_ROLE = "officer"


def needs_of(scenario: Scenario, team: str) -> dict[str, int]:
    """Tell how many of each role a team takes; ``officer`` stands for any role."""
    rules, fields = scenario.roster, scenario.teams[team]
    if team in rules.needs:
        return {role: count for role, count in rules.needs[team].items() if count}
    units = min(fields.biometric_units, max(0, fields.officers - 1))
    needs = {
        rules.leader_role: min(1, fields.officers),
        rules.biometric_role: units,
        ANY_ROLE: max(0, fields.officers - 1 - units),
        rules.driver_role: fields.drivers,
    }
    return {role: count for role, count in needs.items() if count}
