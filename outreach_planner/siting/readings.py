"""The question answered again in other readings of the data, named in the scenario.

Each reading is a world of its own: how many a site draws at most is worked out anew, and so is everything
that people do. All single candidates are ranked without visits, exactly; the best sets are those of a short
list, and of the plans found those that are worth most with their visits held (``held``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from outreach_planner.scenario.fields import Scenario
from outreach_planner.scenario.site_fields import Reading
from outreach_planner.siting.figures import site_figures
from outreach_planner.siting.held import Held, values_of
from outreach_planner.siting.opened import Ground, ground_of
from outreach_planner.siting.sites import Choice, choices, question_of
from outreach_planner.siting.worlds import worth_of
from outreach_planner.world.instance import Floats

TOLD, SHORT = 10, 8
"""Candidates told of each reading, and those of which sets are made."""
AS_WRITTEN = "as-written"


class Readings:
    """Answers the question as it is written, then in each other reading, if the scenario has others.

    Parameters
    ----------
    ground : Ground
    scenario : Scenario
        As it was read.
    short : sequence of int
        Candidates of which sets are made in any case.
    """

    def __init__(self, ground: Ground, scenario: Scenario, short: Sequence[int]) -> None:
        self._ground, self._scenario, self._short = ground, scenario, tuple(short)
        self._found: list[tuple[Ground, dict[str, Any]]] = []

    def read(self, stop: Callable[[], bool]) -> None:
        """Answer without visits, going on where the last call ended; the scenario as it is written always."""
        readings = question_of(self._scenario).readings
        if not readings:
            return
        permitted = [each for each in choices(self._ground.instance, self._ground.sites) if not each.closed]
        if not self._found:
            words: dict[str, Any] = {"id": AS_WRITTEN, "name": "", "name_en": ""}
            self._found = [(self._ground, {**words, **_answer(self._ground, permitted, self._short)})]
        for name, reading in list(readings.items())[len(self._found) - 1 :]:
            if stop():
                break
            there = ground_of(scenario_read(self._scenario, reading))
            other: dict[str, Any] = {
                "id": name,
                "name": reading.name,
                "name_en": reading.name_en or reading.name,
                "confidence": reading.confidence,
                "source": reading.source,
                "source_en": reading.source_en or reading.source,
                "differs": _differs(self._ground.instance.scenario, there.instance.scenario),
            }
            self._found.append((there, {**other, **_answer(there, permitted, self._short)}))

    def told(self, held: Sequence[Held], stop: Callable[[], bool]) -> list[dict[str, Any]]:
        """Tell the answers, and which of the plans held is best in each; nothing of plans after a stop."""
        sets = [each.choice for each in held]
        return [
            {**told, "best_with_visits": {} if stop() else _best(there, sets, values_of(there, held))}
            for there, told in self._found
        ]


def scenario_read(scenario: Scenario, reading: Reading) -> Scenario:
    """Write a reading into a scenario."""
    kabupaten = {
        name: each.model_copy(update={"weight": reading.weights.get(name, each.weight)})
        for name, each in scenario.kabupaten.items()
    }
    demand, costs = scenario.demand, scenario.costs
    if reading.applications_a_year is not None:
        demand = demand.model_copy(update={"applications_a_year": reading.applications_a_year})
    if reading.counter_pull_minutes is not None:
        pull = demand.counter_pull.model_copy(update={"scale_minutes": reading.counter_pull_minutes})
        demand = demand.model_copy(update={"counter_pull": pull})
    factor = reading.travel_value_factor
    travel = {
        name: round(getattr(costs, name) * factor) for name in ("travel_rupiah_a_km", "travel_rupiah_an_hour")
    }
    changes = {"kabupaten": kabupaten, "demand": demand, "costs": costs.model_copy(update=travel)}
    return scenario.model_copy(update=changes)


def _differs(written: Scenario, read: Scenario) -> list[dict[str, Any]]:
    """List the figures that are different, as they are written and as they are read."""

    def figures(scenario: Scenario) -> dict[str, float]:
        return {
            **{f"kabupaten.{name}.weight": each.weight for name, each in scenario.kabupaten.items()},
            "demand.applications_a_year": scenario.demand.applications_a_year,
            "demand.counter_pull.scale_minutes": scenario.demand.counter_pull.scale_minutes,
            "costs.travel_rupiah_a_km": scenario.costs.travel_rupiah_a_km,
            "costs.travel_rupiah_an_hour": scenario.costs.travel_rupiah_an_hour,
        }

    now, then = figures(written), figures(read)
    return [{"path": path, "now": now[path], "then": then[path]} for path in now if now[path] != then[path]]


def _answer(ground: Ground, permitted: Sequence[Choice], more: Sequence[int]) -> dict[str, Any]:
    """Rank the single candidates of a reading, and tell its best sets."""
    today = permitted[0]
    must = set(today.opened)
    singles = [today, *(choice for choice in permitted if len(choice.opened) == len(must) + 1)]
    alone = worth_of(ground, singles)
    gain = dict(zip(singles[1:], (alone[1:] - alone[0]).tolist(), strict=True))
    order = sorted(gain, key=lambda choice: (-gain[choice], choice))
    short = {j for choice in order[:SHORT] for j in choice.opened} | set(more)
    sets = [choice for choice in permitted if set(choice.opened) <= short]
    rows = []
    for rank, choice in enumerate(order):
        (j,) = set(choice.opened) - must
        row: dict[str, Any] = {"rank": rank + 1, "id": ground.sites[j].id, "gain_rupiah": round(gain[choice])}
        if rank < TOLD or j in short:
            figures, terms = site_figures(ground, choice)[j], ground.sites[j].terms
            row["applicants_an_open_day"] = round(figures.applicants_an_open_day, 2)
            row["holds_an_open_day"] = terms.applicants_a_day
            rows.append(row)
    return {"ranking": rows, "best": _best(ground, sets, worth_of(ground, sets))}


def _best(ground: Ground, sets: Sequence[Choice], values: Floats) -> dict[str, Any]:
    """Tell the best set of each number of sites, and what it is worth more than today's office."""
    if not len(sets):
        return {}
    today = min(range(len(sets)), key=lambda n: (len(sets[n].opened), n))
    sizes = np.array([len(choice.opened) for choice in sets])
    found = {}
    for size in np.unique(sizes).tolist():
        fit = np.flatnonzero(sizes == size)
        best = int(fit[values[fit].argmax()])
        ids = [ground.sites[j].id for j in sets[best].opened]
        found[str(size)] = {"sites": ids, "gain_rupiah": round(float(values[best] - values[today]))}
    return found
