"""spopt with HiGHS on one public instance, in a process of its own: it cannot share one with OR-Tools.

Called by ``location.py``; prints one JSON object: value, seconds (model and solver) and the solver's status.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import pulp
from spopt.locate import MCLP, PMedian

sys.path.insert(0, str(Path(__file__).parents[1]))

from public_sites import read_covering, read_network


def main() -> int:
    """Solve and print."""
    words = sys.argv[1 : sys.argv.index("--seconds")]
    seconds = float(sys.argv[sys.argv.index("--seconds") + 1])
    solver = pulp.HiGHS(msg=False, timeLimit=seconds, threads=2)
    if words[0] == "pmed":
        table, count = read_network(int(words[1]))
        start = time.perf_counter()
        model = PMedian.from_cost_matrix(table, np.ones(len(table)), p_facilities=count)
    else:
        size, radius, count = (int(word) for word in words[1:])
        table, people = read_covering(size)
        start = time.perf_counter()
        model = MCLP.from_cost_matrix(table, people, service_radius=radius, p_facilities=count)
    model.problem.solve(solver)
    value, status = pulp.value(model.problem.objective), model.problem.sol_status
    spent = time.perf_counter() - start
    if value is None or status not in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible):
        print(json.dumps({"note": f"no solution in {spent:.1f} s"}))
    else:
        print(json.dumps({"value": value, "seconds": spent, "status": pulp.LpSolution[status]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
