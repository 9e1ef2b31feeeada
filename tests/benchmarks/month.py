"""Measure one instance: time to build, sizes, first plan, seeds, the proven gap, memory.

Run as ``uv run python tests/benchmarks/month.py`` (January 2027), or name another of ``instances.py`` or a
scenario file, the seconds of each seed and those of the proof: ``... month.py quarter --search 30
--seconds 600``. Quote ratios and gaps; seconds depend on the machine.

The best plan known of each is kept in ``best_known.json`` beside this file as a schedule, and is valued anew
every time, so it outlives changes of the scenario's fields: a bound below it is wrong, and the benchmark says
so and fails. A kept schedule that breaks today's rules is passed over.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

from best_known import best_known, keep
from instances import INSTANCES, scenario_named

from outreach_planner.deciding.deciding import decide
from outreach_planner.deciding.pace import rounds_in
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import Found, search
from outreach_planner.model.network import Formulation
from outreach_planner.plans.progress import Progress
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.prepare import prepare

SEARCH_SECONDS = {"month": 5, "quarter": 30, "year": 120, "rotation-60": 10, "rotation-240": 60}

SEARCH_PART = 1 / 15
"""Part of the proof's seconds for the search, beyond 5 s; no more than a seed had."""


def main() -> int:
    """Measure and print; returns 1 if a bound lies below a value known to be reached."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("instance", nargs="?", default="month", help=f"{', '.join(INSTANCES)} or a file")
    arguments.add_argument("--search", type=float, help="seconds of each seed")
    arguments.add_argument("--seeds", type=int, default=5)
    arguments.add_argument("--rounds", type=int, help="rounds of each seed instead of seconds")
    arguments.add_argument("--seconds", type=float, default=60.0, help="of the proof; 0: none")
    chosen = arguments.parse_args()
    start = time.process_time()
    scenario = scenario_named(chosen.instance)
    instance = prepare(scenario)
    formulation = formulate(instance)
    print(f"{chosen.instance}: read and built in {time.process_time() - start:.2f} s")
    print(
        f"{len(instance.days.dates)} days, {len(instance.people.ids)} demand points, "
        f"{len(instance.place_ids)} places, {len(instance.options.ids)} options, "
        f"{sum(int(network.allowed.sum()) for network in formulation.networks)} possible visits, "
        f"{len(formulation.rows)} rows"
    )
    nothing = simulate(instance, []).value_rupiah
    seconds = chosen.search or SEARCH_SECONDS.get(chosen.instance, 5)
    found = [seeded(formulation, seed, seconds, chosen.rounds) for seed in range(1, chosen.seeds + 1)]
    for seed in found:
        keep(chosen.instance, formulation, seed.schedule)
    best = best_known(chosen.instance, formulation)
    print(f"best known net value Rp{best - nothing:,.0f}")
    for number, seed in enumerate(found, start=1):
        below = (best - seed.value_rupiah) / (best - nothing)
        print(f"  seed {number}: {below:.3%} of the net value below the best known")
    bound = proof(formulation, nothing, chosen.seconds, seconds) if chosen.seconds else None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:,.0f} MB")
    if bound is not None and bound < best - 1:
        print(f"THE BOUND IS WRONG: Rp{bound:,.0f} is below a value that was reached, Rp{best:,.0f}")
        return 1
    return 0


def seeded(formulation: Formulation, seed: int, seconds: float, rounds: int | None) -> Found:
    """Search with one seed, for so many rounds or, without, as many as fit into the seconds."""
    begun = time.process_time()
    arrays = flatten(formulation)
    first_schedule(arrays)
    greedy = time.process_time() - begun
    next(search(arrays, 1, 1, lambda: False))  # compiled code made ready
    start, used, first = time.perf_counter(), time.process_time(), None
    work = rounds or rounds_in(len(formulation.networks), len(formulation.instance.days.dates), seconds)
    found = Found(None, float("-inf"), 0)
    for found in search(arrays, seed, work, lambda: rounds is None and time.perf_counter() - start > seconds):
        if first is None and found.schedule is not None:
            first = found.rounds, time.perf_counter() - start
    print(
        f"seed {seed}: greedy plan in {greedy:.2f} s; first plan that keeps all rules after "
        + ("no time" if first is None else f"{first[0]:,} rounds, {first[1]:.2f} s")
        + f"; {found.rounds:,} rounds in {time.perf_counter() - start:.1f} s, "
        f"{time.process_time() - used:.1f} s of processor"
    )
    return found


def proof(formulation: Formulation, nothing: float, seconds: float, searched: float) -> float | None:
    """Decide within the seconds, so many of them for the search, and print how the gap falls."""
    shown = 0.0

    def show(progress: Progress) -> None:
        nonlocal shown
        if progress.gap is not None and progress.elapsed_seconds >= shown:
            print(f"  after {progress.elapsed_seconds:5.1f} s: gap on net value {progress.gap:.2%}")
            shown = progress.elapsed_seconds + 5

    teams, days = len(formulation.networks), len(formulation.instance.days.dates)
    work = rounds_in(teams, days, min(searched, max(5.0, seconds * SEARCH_PART), seconds / 4))
    limits = Limits(seed=1, gap=0.0, search_rounds=work, bound_rounds=1_000_000, seconds=seconds)
    decision = decide(formulation, limits, show, lambda: False)
    if decision.bound_rupiah is None:
        print("no bound in the time given")
        return None
    gap = (decision.bound_rupiah - decision.value_rupiah) / (decision.value_rupiah - nothing)
    print(f"proven gap on net value after {seconds:g} s: {gap:.2%}")
    return decision.bound_rupiah


if __name__ == "__main__":
    sys.exit(main())
