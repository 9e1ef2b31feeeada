"""Leaving on the eve: the drive after the counters close, to sleep where tomorrow's visit is."""

from __future__ import annotations

import numpy as np

from outreach_planner.model.network import TeamNetwork
from outreach_planner.world.instance import Bools, Instance


def eve_drives(instance: Instance, network: TeamNetwork) -> Bools:
    """Say whether the drive on the eve fits after the program's closing hour, shape (K, N)."""
    scenario = instance.scenario
    team = scenario.teams[instance.team_ids[network.team]]
    closes = np.array(
        [scenario.programs[instance.program_ids[instance.options.program[o]]].closes for o in network.options]
    )
    drive = network.eve_minutes
    result: Bools = (drive >= 0) & (closes[None, :] + drive <= team.evening_arrival_by)
    return result
