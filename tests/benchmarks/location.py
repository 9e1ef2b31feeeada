"""Measure the classic location models on public instances, beside spopt with HiGHS in a process of its own.

Run as ``uv run --group benchmarks python tests/benchmarks/location.py [--seconds 60] [families ...]``; they
are pmed, mclp, sscflp and cflp. The instances lie in ``../shared/benchmarks``. For each: the value, the gap,
the seconds, what spopt found within its seconds, and the ratios. A value that misses a proven optimum by more
than the gap asked for makes the run fail. spopt has no such capacitated models: there it is left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from public_sites import INSTANCES, read_capacitated, read_covering, read_network, read_single

from outreach_planner.siting.classic.answer import Located, Sourced
from outreach_planner.siting.classic.capacitated import multi_source, single_source
from outreach_planner.siting.classic.covering import maximal_covering
from outreach_planner.siting.classic.median import p_median

MEDIANS = {1: 5819, 6: 7824, 11: 7696, 13: 4374, 16: 8162, 21: 9138, 26: 9917, 28: 4498, 31: 10086, 36: 9934}
MEDIANS |= {38: 11060, 40: 5128}
COVERINGS = {
    (324, 800, 2): 8790,
    (500, 800, 4): None,
    (818, 800, 3): None,
    (818, 1200, 4): 27029,
    (818, 1600, 3): None,
}
SINGLES = {"holmberg_p1": 8848, "holmberg_p12": 10132, "holmberg_p24": 10273, "holmberg_p31": 13331}
SINGLES |= {"holmberg_p40": 13024, "holmberg_p56": 21103, "holmberg_p67": 24848}
SINGLES |= {"diaz_p6": 2269, "diaz_p30": 10816, "diaz_p45": 17676}
SHARED = {"cap61": 932615.750, "cap124": 946051.325}
GAP = 9e-4
LIMITS = {"gap": GAP, "most_nodes": 3000, "seconds": 60.0}
Case = tuple[str, float | None, Callable[[], tuple[float, float]], tuple[str, ...] | None]


def cases(families: list[str]) -> Iterator[Case]:
    """Give each instance: its name, the proven optimum, how we solve it, and how the rival is asked."""
    for number, best in MEDIANS.items() if "pmed" in families else ():
        distance, count = read_network(number)
        yield (
            f"pmed{number}",
            best,
            lambda d=distance, p=count: _pair(p_median(d, p, whole=True)),
            ("pmed", str(number)),
        )
    for (size, radius, count), best in COVERINGS.items() if "mclp" in families else ():
        distance, people = read_covering(size)
        words = ("mclp", str(size), str(radius), str(count))
        name = f"SJC{size} r={radius} p={count}"
        yield (
            name,
            best,
            lambda d=distance, w=people, r=radius, p=count: _pair(maximal_covering(d <= r, w, p)),
            words,
        )
    for name, best in SINGLES.items() if "sscflp" in families else ():
        data = read_single(name)
        yield (
            name,
            best,
            lambda each=data: _pair(single_source(*each, **LIMITS)),
            None,
        )
    for name, best in SHARED.items() if "cflp" in families else ():
        data = read_capacitated(name)
        yield name, best, lambda each=data: _pair(multi_source(*each)[0]), None


def _pair(found: Located | Sourced) -> tuple[float, float]:
    return found.value, found.bound


def rival(words: tuple[str, ...], seconds: float) -> dict[str, float | str]:
    """Ask spopt in a process of its own."""
    script = Path(__file__).with_name("location_rival.py")
    command = [sys.executable, str(script), *words, "--seconds", str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20 * seconds + 120, check=False)
    if done.returncode:
        return {"note": (done.stderr.strip().splitlines() or ["it failed"])[-1][:90]}
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> int:
    """Measure and print; returns 1 if a proven optimum is missed."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("families", nargs="*", default=["pmed", "mclp", "sscflp", "cflp"])
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--alone", action="store_true", help="leave spopt out")
    chosen = arguments.parse_args()
    if not INSTANCES.exists():
        print(f"the public instances are not at {INSTANCES}")
        return 1
    p_median(np.array([[1.0, 2.0], [2.0, 1.0]]), 1)  # compiles
    wrong = 0
    for name, best, solve, words in cases(chosen.families):
        start, busy = time.perf_counter(), time.process_time()
        value, bound = solve()
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        gap = abs(value - bound) / abs(value)
        line = f"{name:22} {value:12.2f} gap {gap:8.4%} {seconds:7.1f} s ({busy:6.1f} s of processor)"
        if best is not None and abs(value - best) > GAP * best:
            wrong, line = 1, line + f"  MISSES {best}"
        if words is not None and not chosen.alone:
            other = rival(words, chosen.seconds)
            if "value" in other:
                ratio = float(other["value"]) / value
                line += f" | spopt {other['value']:12.2f} {other['seconds']:7.1f} s, value x {ratio:.4f}"
                line += f", time x {float(other['seconds']) / max(seconds, 1e-9):.1f} {other['status']}"
            else:
                line += f" | spopt: {other['note']}"
        print(line, flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
