"""What the bounds prove of the order of sets: intervals that do not overlap, and nothing else."""

from __future__ import annotations

import numpy as np
from site_worlds import site_scenario

from outreach_planner.siting.desk import Planned
from outreach_planner.siting.joint import Joint
from outreach_planner.siting.opened import ground_of
from outreach_planner.siting.proven import proven_of
from outreach_planner.siting.sites import Choice


def joint_of(values: list[float], bounds: list[float]) -> Joint:
    """Make an answer to four choices: none, Timur, Barat, both; every one is planned."""
    every = (Choice(), Choice((0,)), Choice((1,)), Choice((0, 1)))
    planned = [
        Planned(choice, None, value, 0.0, bound)
        for choice, value, bound in zip(every, values, bounds, strict=True)
    ]
    best_first = sorted(planned, key=lambda each: -each.value_rupiah)
    return Joint(tuple(best_first), every, np.zeros(4), np.array(bounds), "decomposition", 0.0)


def test_only_intervals_that_do_not_overlap_prove_an_order() -> None:
    # None: 100 to 130, Timur 150 to 190, Barat 120 to 160, both 170 to 200. Timur and both beat none; both
    # beats Barat. Barat may be worth less than none, and Timur more than both.
    joint = joint_of([100.0, 150.0, 120.0, 170.0], [130.0, 190.0, 160.0, 200.0])
    told = proven_of(ground_of(site_scenario()), joint)
    names = ["+".join(row["sites"]) or "none" for row in told["ranges"]]
    assert {(names[a], names[b]) for a, b in told["better"]} == {
        ("timur", "none"),
        ("timur+barat", "none"),
        ("timur+barat", "barat"),
    }
    assert (told["sets"], told["excluded"]) == (4, 2)
    assert told["open"] == {"0": 1, "1": 2, "2": 1}
    assert told["better_numbers"] == [[1, 0], [2, 0]]
    ranges = dict(zip(names, told["ranges"], strict=True))
    assert (ranges["barat"]["at_least_rupiah"], ranges["barat"]["at_most_rupiah"]) == (20, 60)


def test_without_a_bound_nothing_is_proven() -> None:
    told = proven_of(ground_of(site_scenario()), joint_of([1.0, 2.0, 3.0, 4.0], [np.inf] * 4))
    assert (told["excluded"], told["better"], told["better_numbers"]) == (0, [], [])
    assert all(row["at_most_rupiah"] is None for row in told["ranges"])
