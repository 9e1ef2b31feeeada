"""Measure one scenario: time to build, sizes, first plan, five seeds, the proven gap, memory.

Run as ``uv run python tests/benchmarks/month.py`` (January 2027), or name a scenario and the seconds for
the proof: ``... month.py scenarios/palembang-2025-01.yaml --seconds 300``. Quote ratios and gaps; seconds
depend on the machine. The best values known are kept in ``best_known.json`` beside this file: a bound
below one of them is wrong, and the benchmark says so and fails.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from outreach_planner.deciding.deciding import decide
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.deciding.search.search import search
from outreach_planner.model.network import Formulation
from outreach_planner.plans.progress import Progress
from outreach_planner.plans.simulate import simulate
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.origins import fingerprint
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.scenario.service_fields import Limits
from outreach_planner.world.prepare import prepare

BEST_KNOWN = Path(__file__).with_name("best_known.json")
SEARCH_SECONDS = 5.0


def main() -> int:
    """Measure and print; returns 1 if a bound lies below a value known to be reached."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("scenario", nargs="?", default="scenarios/palembang-2027-01.yaml")
    arguments.add_argument("--seconds", type=float, default=60.0)
    chosen = arguments.parse_args()
    start = time.perf_counter()
    scenario = read_scenario(chosen.scenario)
    read_seconds = time.perf_counter() - start
    instance = prepare(scenario)
    formulation = formulate(instance)
    build_seconds = time.perf_counter() - start
    print(f"read {read_seconds:.2f} s, read and build {build_seconds:.2f} s")
    print(
        f"{len(instance.days.dates)} days, {len(instance.people.ids)} demand points, "
        f"{len(instance.place_ids)} places, {len(instance.options.ids)} options, "
        f"{sum(int(network.allowed.sum()) for network in formulation.networks)} possible visits, "
        f"{len(formulation.rows)} rows"
    )
    nothing = simulate(instance, []).value_rupiah
    key = fingerprint(scenario)
    known = json.loads(BEST_KNOWN.read_text(encoding="utf-8"))
    best = known.get(key, {}).get("value_rupiah", 0.0)
    values = seeds(formulation)
    best = max(best, *values)
    net = best - nothing
    print(f"best known net value Rp{net:,.0f}")
    for seed, value in enumerate(values, start=1):
        below = (best - value) / net
        print(f"  seed {seed}, {SEARCH_SECONDS:g} s: {below:.3%} of the net value below the best known")
    bound = proof(formulation, nothing, chosen.seconds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {memory:,.0f} MB")
    known[key] = {"scenario": chosen.scenario, "value_rupiah": best}
    BEST_KNOWN.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if bound is not None and bound < best - 1:
        print(f"THE BOUND IS WRONG: Rp{bound:,.0f} is below a value that was reached, Rp{best:,.0f}")
        return 1
    return 0


def seeds(formulation: Formulation) -> list[float]:
    """Values of five seeds, each searched for SEARCH_SECONDS (compiled code made ready beforehand)."""
    arrays = flatten(formulation)
    start = time.perf_counter()
    next(search(arrays, 1, 1, lambda: False))
    print(f"compiled code ready after {time.perf_counter() - start:.2f} s")
    values = []
    for seed in range(1, 6):
        start, first = time.perf_counter(), None
        value = float("-inf")
        for found in search(arrays, seed, 160_000 * round(SEARCH_SECONDS), lambda: False):
            value = found.value_rupiah
            if first is None and found.schedule is not None:
                first = time.perf_counter() - start
            if time.perf_counter() - start > SEARCH_SECONDS:
                break
        values.append(value)
        done = time.perf_counter() - start
        print(f"seed {seed}: first plan after {first or 0:.2f} s, done after {done:.2f} s")
    return values


def proof(formulation: Formulation, nothing: float, seconds: float) -> float | None:
    """Decide within the seconds and print how the gap falls."""
    shown = 0.0

    def show(progress: Progress) -> None:
        nonlocal shown
        if progress.gap is not None and progress.elapsed_seconds >= shown:
            print(f"  after {progress.elapsed_seconds:5.1f} s: gap on net value {progress.gap:.2%}")
            shown = progress.elapsed_seconds + 5

    limits = Limits(seed=1, gap=0.0, search_rounds=800_000, bound_rounds=1_000_000, seconds=seconds)
    decision = decide(formulation, limits, show, lambda: False)
    if decision.bound_rupiah is None:
        print("no bound in the time given")
        return None
    gap = (decision.bound_rupiah - decision.value_rupiah) / (decision.value_rupiah - nothing)
    print(f"proven gap on net value after {seconds:g} s: {gap:.2%}")
    return decision.bound_rupiah


if __name__ == "__main__":
    sys.exit(main())
