"""Hold our plan against its rivals: one instance, one audit, the same seconds for each that searches.

Run as ``uv run --group benchmarks python tests/benchmarks/side_by_side.py`` (January 2027), or name a
scenario and the seconds: ``... side_by_side.py scenarios/palembang-2025-01.yaml --seconds 30``. It prints the
table that the README keeps:

* **habit**: the van round the seats of government, campuses and malls in turn, on every day a team may go;
* **habit, mended**: the same round without what a rule forbids, promised visits made good;
* **greedy**: day by day the visit of the highest immediate value (``deciding.search.first``); mended as
  well, where it breaks a rule;
* **PyVRP, week by week**: prizes from the people who wait now, one week after the other;
* **ours**: ``planning.plan``.

Every schedule is made into a plan, simulated and audited by the same code; the gap is from the bound that
ours proves. Without PyVRP its row says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diary import Diary
from habit import by_habit, by_mended_habit, made_good

from outreach_planner.auditing import audit
from outreach_planner.deciding.search.first import first_schedule
from outreach_planner.deciding.search.flatten import flatten
from outreach_planner.model.network import Formulation, Schedule
from outreach_planner.model.opening import open_networks
from outreach_planner.planning import plan
from outreach_planner.plans.making import Verdict, gap_of, make_plan
from outreach_planner.plans.plan import Plan
from outreach_planner.rules.rulebook import formulate
from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.reading import read_scenario
from outreach_planner.world.instance import Instance
from outreach_planner.world.prepare import prepare

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
HEAD = (
    "plan",
    "net value, million Rp",
    "against ours",
    "applicants served by outreach",
    "km",
    "nights",
    "worst kabupaten served",
    "gap to the bound",
    "rule breaches",
    "seconds",
)


@dataclass(frozen=True)
class Row:
    """A plan as the table tells it.

    Attributes
    ----------
    name : str
    plan : Plan
    breaches : Counter of str
        How often the audit objects, by rule.
    seconds : float
    """

    name: str
    plan: Plan
    breaches: Counter[str]
    seconds: float


def main() -> int:
    """Make all plans and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("scenario", nargs="?", default=str(SCENARIOS / "palembang-2027-01.yaml"))
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    scenario = read_scenario(chosen.scenario)
    warm_up()
    rows = side_by_side(scenario, chosen.seconds, chosen.seed, lambda name: print(name, file=sys.stderr))
    print(f"{scenario.name_en or scenario.name}; {chosen.seconds:g} seconds each, seed {chosen.seed}\n")
    print(table(rows))
    for row in rows:
        if row.breaches:
            broken = ", ".join(f"{number} x {rule}" for rule, number in sorted(row.breaches.items()))
            print(f"\n{row.name} breaks: {broken}")
    return 0


def warm_up() -> None:
    """Make the compiled code ready, so that no plan's seconds count it."""
    tiny = read_scenario(SCENARIOS / "tiny.yaml")
    plan(tiny, limits=tiny.limits.model_copy(update={"search_rounds": 1_000, "bound_rounds": 1, "gap": 0.0}))


def side_by_side(
    scenario: Scenario, seconds: float, seed: int, told: Callable[[str], None] = lambda name: None
) -> list[Row]:
    """Make every rival's plan of a scenario and ours, which comes last."""
    instance = prepare(scenario)
    formulation = formulate(instance)
    rivals: list[tuple[str, Callable[[], Schedule]]] = [
        ("habit", lambda: by_habit(instance)),
        ("habit, mended", lambda: by_mended_habit(formulation)),
        ("greedy", lambda: first_schedule(flatten(formulation))),
    ]
    if importlib.util.find_spec("pyvrp") is None:
        told("PyVRP is not installed: its row is left out (uv run --group benchmarks ...)")
    else:
        from week_with_pyvrp import by_pyvrp

        rivals.append(("PyVRP, week by week", lambda: by_pyvrp(formulation, seconds, seed)))
    rows = []
    for name, make in rivals:
        told(name)
        begin = time.perf_counter()
        schedule = make()
        rows.append(judged(name, instance, schedule, time.perf_counter() - begin))
        if name == "greedy" and rows[-1].breaches:
            schedule = made_good(Diary.of(formulation, schedule)).schedule()
            rows.append(judged("greedy, mended", instance, schedule, time.perf_counter() - begin))
    told("ours")
    begin = time.perf_counter()
    limits = scenario.limits.model_copy(
        update={"seconds": seconds, "seed": seed, "gap": 0.0, "bound_rounds": 1_000_000}
    )
    ours = plan(scenario, limits=limits).plan
    if ours is None:
        raise SystemExit("no plan was found: give more seconds")
    return [*rows, Row("ours", ours, Counter(), time.perf_counter() - begin)]


def judged(name: str, instance: Instance, schedule: Schedule, seconds: float) -> Row:
    """Make a schedule into a plan before any rule, simulate it, and let the audit say what it breaks."""
    limits = instance.scenario.limits
    opened = Formulation(instance, open_networks(instance), ())
    made = make_plan(opened, schedule, Verdict("feasible", None, "work", limits), "")
    return Row(name, made, Counter(each.rule for each in audit(instance, made).violations), seconds)


def table(rows: Sequence[Row]) -> str:
    """Write the rows as a Markdown table; ours is the last, and its bound is everybody's."""
    ours = rows[-1].plan
    lines = [HEAD, ("---", *["---:"] * (len(HEAD) - 1))]
    for row in rows:
        found = row.plan.indicators
        gap = gap_of(row.plan.value_rupiah, ours.nothing_rupiah, ours.bound_rupiah)
        lines.append(
            (
                f"**{row.name}**" if row.plan is ours else row.name,
                f"{row.plan.net_rupiah / 1e6:,.1f}",
                f"{(row.plan.net_rupiah - ours.net_rupiah) / max(1, abs(ours.net_rupiah)):+.1%}"
                if row.plan is not ours
                else "",
                f"{found.served_by_visits:,.0f}",
                f"{found.distance_km:,.0f}",
                f"{found.nights}",
                f"{found.worst_share_served:.1%} ({found.worst_kabupaten})",
                "-" if gap is None else f"{gap:.1%}",
                f"{sum(row.breaches.values())}",
                f"{row.seconds:.1f}",
            )
        )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
